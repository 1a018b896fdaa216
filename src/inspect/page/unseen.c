/* Words that pages have, but that nobody sees. */
#include "inspect/page/shown.h"

#define WORDS_TOLD 100 /* characters of a place that are told */

static void free_unseen(gpointer data)
{
  HpPdfUnseen *unseen = data;
  g_free(unseen->words);
  g_free(unseen);
}

static void end_place(GPtrArray *all, guint page, HpPdfSight sight, GString *words)
{
  if (words->len > 0 && all->len < HP_MAX_PDF_UNSEEN) {
    HpPdfUnseen *unseen = g_new(HpPdfUnseen, 1);
    *unseen = (HpPdfUnseen){sight, page, g_strchomp(g_strdup(words->str))};
    g_ptr_array_add(all, unseen);
  }
  g_string_truncate(words, 0);
}

static void add_character(GString *words, gunichar character)
{
  if (character != 0xad && words->len < WORDS_TOLD)
    g_string_append_unichar(words, g_unichar_isspace(character) ? ' ' : character);
}

/* Blanks belong to the words around them. */
static void find_on_page(GPtrArray *all, guint page, const GArray *shown)
{
  g_autoptr(GString) words = g_string_new(NULL);
  HpPdfSight sight = HP_PDF_SEEN;
  for (guint i = 0; i < shown->len; i++) {
    const HpShown *one = &g_array_index(shown, HpShown, i);
    const gboolean blank = hp_pdf_is_blank(one->character);
    if (!blank && one->sight != sight)
      end_place(all, page, sight, words);
    if (!blank)
      sight = one->sight;
    if (sight != HP_PDF_SEEN && (words->len > 0 || !blank))
      add_character(words, one->character);
  }
  end_place(all, page, sight, words);
}

GPtrArray *hp_pdf_file_unseen(HpPdfFile *file)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(free_unseen);
  HpShownPages pages;
  guint unreadable = 0;
  hp_shown_pages_read(&pages, file, NULL, HP_SHOWN_SIGHTS, &unreadable);
  for (guint i = 0; i < pages.pages->len; i++)
    find_on_page(all, i, g_ptr_array_index(pages.pages, i));
  hp_shown_pages_clear(&pages);
  return all;
}
