/* The room's state: what is made once and kept for all paragraphs. */
#include "text/text-internal.h"

#define MAX_WORDS_BETWEEN_DOCUMENTS                                                                \
  (4 << 20) /* bytes of shaped words kept from one document to the next */

static const char *default_config_file(void)
{
  return g_file_test(HP_FONTS_SOURCE, G_FILE_TEST_EXISTS) ? HP_FONTS_SOURCE : HP_FONTS_INSTALLED;
}

static void create_buffers(HpText *text)
{
  text->buffer = hb_buffer_create();
  text->shaped = (HpShaped){
      .glyphs = g_array_new(FALSE, FALSE, sizeof(guint16)),
      .x = g_array_new(FALSE, FALSE, sizeof(HpLength)),
      .y = g_array_new(FALSE, FALSE, sizeof(HpLength)),
      .pens = g_array_new(FALSE, FALSE, sizeof(HpLength)),
      .clusters = g_array_new(FALSE, FALSE, sizeof(HpCluster)),
  };
  text->text_runs = g_array_new(FALSE, FALSE, sizeof(HpTextRun));
  text->line_items = g_array_new(FALSE, FALSE, sizeof(HpLineItem));
  text->points = g_array_new(FALSE, FALSE, sizeof(HpHyphenPoint));
  text->joined_points = g_array_new(FALSE, FALSE, sizeof(HpHyphenPoint));
  text->joined_breaks = g_array_new(FALSE, FALSE, sizeof(HpWordBreak));
  text->hyphenated = g_ptr_array_new();
  text->word_breaks = g_array_new(FALSE, FALSE, sizeof(HpWordBreak));
  text->breaks = g_array_new(FALSE, FALSE, sizeof(HpBreakpoint));
  for (guint set = 0; set < HP_N_BREAKPOINT_SETS; set++)
    text->breaks_of_sets[set] = g_array_new(FALSE, FALSE, sizeof(HpBreakpoint));
  text->nodes = g_array_new(FALSE, FALSE, sizeof(HpActiveNode));
  text->may_break = g_byte_array_new();
  text->scratch = g_string_new(NULL);
}

static void free_buffers(HpText *text)
{
  hb_buffer_destroy(text->buffer);
  GArray *arrays[] = {text->shaped.glyphs, text->shaped.x,        text->shaped.y,
                      text->shaped.pens,   text->shaped.clusters, text->text_runs,
                      text->line_items,    text->points,          text->joined_points,
                      text->joined_breaks, text->word_breaks,     text->breaks,
                      text->nodes};
  for (gsize i = 0; i < G_N_ELEMENTS(arrays); i++)
    g_array_free(arrays[i], TRUE);
  for (guint set = 0; set < HP_N_BREAKPOINT_SETS; set++)
    g_array_free(text->breaks_of_sets[set], TRUE);
  g_ptr_array_free(text->hyphenated, TRUE);
  g_byte_array_free(text->may_break, TRUE);
  g_string_free(text->scratch, TRUE);
}

HpText *hp_text_new(const char *fontconfig_file, GError **error)
{
  FcConfig *config = hp_fonts_load_config(
      fontconfig_file != NULL ? fontconfig_file : default_config_file(), error);
  if (config == NULL)
    return NULL;
  HpText *text = g_new0(HpText, 1);
  text->config = config;
  text->strings = g_string_chunk_new(4096);
  text->families = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  hp_word_cache_init(&text->words);
  text->hyphenator = hp_hyphenator_new();
  create_buffers(text);
  return text;
}

void hp_text_free(HpText *text)
{
  if (text == NULL)
    return;
  hp_text_end_document(text);
  hp_word_cache_clear(&text->words);
  g_clear_pointer(&text->styles, g_hash_table_destroy);
  g_clear_pointer(&text->shapers, g_hash_table_destroy);
  g_clear_pointer(&text->fonts, g_hash_table_destroy);
  g_clear_pointer(&text->installed, g_hash_table_destroy);
  g_hash_table_destroy(text->families);
  hp_hyphenator_free(text->hyphenator);
  free_buffers(text);
  hp_pango_free(text);
  FcConfigDestroy(text->config);
  g_string_chunk_free(text->strings);
  g_free(text);
}

void hp_text_expect_language(HpText *text, const char *language)
{
  hp_hyphenator_expect(text->hyphenator, language);
}

/* Where words are divided depends on the document. */
static void forget_hyphens(HpText *text)
{
  for (guint i = 0; i < text->hyphenated->len; i++)
    ((HpWord *)g_ptr_array_index(text->hyphenated, i))->hyphenated = FALSE;
  g_ptr_array_set_size(text->hyphenated, 0);
}

void hp_text_begin_document(HpText *text, const HpTextDocument *document)
{
  hp_text_end_document(text);
  text->own_words = hp_own_words_new(document);
}

void hp_text_divide_words(HpText *text, const char *language, const char *words)
{
  g_return_if_fail(text->own_words != NULL);
  hp_own_words_divide(text->own_words, language, words);
}

void hp_text_end_document(HpText *text)
{
  forget_hyphens(text);
  g_clear_pointer(&text->own_words, hp_own_words_free);
}

void hp_text_forget_words(HpText *text)
{
  if (hp_word_cache_size(&text->words) <= MAX_WORDS_BETWEEN_DOCUMENTS)
    return;
  g_ptr_array_set_size(text->hyphenated, 0);
  hp_word_cache_clear(&text->words);
  hp_word_cache_init(&text->words);
}

HpTextStatistics hp_text_statistics(const HpText *text)
{
  HpTextStatistics statistics = text->statistics;
  statistics.styles = text->styles == NULL ? 0 : g_hash_table_size(text->styles);
  return statistics;
}
