/* What the formatter itself puts on record: its libraries, the fonts, and the words on each page.
 */
#include "formatter/fingerprint.h"

#include "layout/layout.h"

#include <cairo.h>
#include <hb.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <zlib.h>

/* ---- Libraries and fonts ------------------------------------------------------------------- */

void hp_record_libraries(HpRecord *record)
{
  g_autofree char *rsvg =
      g_strdup_printf("%u.%u.%u", rsvg_major_version, rsvg_minor_version, rsvg_micro_version);
  hp_record_add_part(record, "library", "cairo", cairo_version_string());
  hp_record_add_part(record, "library", "harfbuzz", hb_version_string());
  hp_record_add_part(record, "library", "librsvg", rsvg);
  hp_record_add_part(record, "library", "pango", pango_version_string());
  hp_record_add_part(record, "library", "qpdf", qpdf_get_qpdf_version());
  hp_record_add_part(record, "library", "zlib", zlibVersion());
}

/* Of the document's own language: the others would be those that the formatter happened to need. */
void hp_record_dictionary(HpRecord *record, const char *language)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *name = language == NULL ? NULL : hp_text_dictionary(language, &sha256);
  if (name != NULL)
    hp_record_add_part(record, "hyphenation", name, sha256);
}

static gint compare_fonts(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A face counts once, at whatever sizes it is used. */
static void record_fonts(HpRecord *record, GHashTable *fonts)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  GHashTableIter iterator;
  gpointer font = NULL;
  g_hash_table_iter_init(&iterator, fonts);
  while (g_hash_table_iter_next(&iterator, &font, NULL)) {
    g_autofree char *version = hp_font_version(font);
    g_ptr_array_add(lines, g_strdup_printf("%s\n%s", hp_font_name(font), version));
  }
  g_ptr_array_sort(lines, compare_fonts);
  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index(lines, i);
    if (i > 0 && strcmp(line, g_ptr_array_index(lines, i - 1)) == 0)
      continue;
    const char *end = strchr(line, '\n');
    g_autofree char *name = g_strndup(line, (gsize)(end - line));
    hp_record_add_part(record, "font", name, end + 1);
  }
}

/* ---- Words --------------------------------------------------------------------------------- */

/* Without white space and inserted hyphens, which depend on where lines break. */
static void append_words(GString *out, const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (!g_unichar_isspace(character) && character != 0xad)
      g_string_append_unichar(out, character);
  }
}

struct HpFingerprint {
  const HpFoTree *tree;
  GString *words;   /* of one page at a time */
  GPtrArray *pages; /* of char *: the digest of the words on each page */
  GHashTable *fonts;
};

HpFingerprint *hp_fingerprint_new(const HpFoTree *tree)
{
  HpFingerprint *fingerprint = g_new(HpFingerprint, 1);
  *fingerprint = (HpFingerprint){
      .tree = tree,
      .words = g_string_new(NULL),
      .pages = g_ptr_array_new_with_free_func(g_free),
      .fonts = g_hash_table_new(NULL, NULL),
  };
  return fingerprint;
}

void hp_fingerprint_free(HpFingerprint *fingerprint)
{
  g_string_free(fingerprint->words, TRUE);
  g_ptr_array_unref(fingerprint->pages);
  g_hash_table_unref(fingerprint->fonts);
  g_free(fingerprint);
}

void hp_fingerprint_add_page(HpFingerprint *fingerprint, const HpPage *page)
{
  GString *words = fingerprint->words;
  g_string_truncate(words, 0);
  for (guint i = 0; i < page->n_draws; i++) {
    const HpDraw *draw = &page->draws[i];
    if (draw->kind != HP_DRAW_GLYPHS)
      continue;
    g_hash_table_add(fingerprint->fonts, (gpointer)draw->glyphs.font);
    append_words(words, draw->glyphs.text, draw->glyphs.text_length);
  }
  g_ptr_array_add(
      fingerprint->pages,
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)words->str, words->len));
}

static const HpFo *next_in_document(const HpFo *fo)
{
  if (fo->first_child != NULL)
    return fo->first_child;
  while (fo != NULL && fo->next == NULL)
    fo = fo->parent;
  return fo == NULL ? NULL : fo->next;
}

/* Of the words that formatting objects have, in their order: what depends on where pages break
   (their numbers, continued tables) is not among them. */
static char *digest_of_document(const HpFoTree *tree)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_autoptr(GString) words = g_string_new(NULL);
  for (const HpFo *fo = hp_fo_tree_root(tree); fo != NULL; fo = next_in_document(fo)) {
    if (fo->kind != HP_FO_TEXT || fo->text == NULL)
      continue;
    g_string_truncate(words, 0);
    append_words(words, fo->text, fo->text_length);
    g_checksum_update(sum, (const guchar *)words->str, (gssize)words->len);
  }
  return g_strdup(g_checksum_get_string(sum));
}

void hp_fingerprint_record(const HpFingerprint *fingerprint, HpRecord *record,
                           const HpPdfDigests *digests)
{
  for (guint i = 0; i < fingerprint->pages->len; i++)
    hp_record_add_page(record, digests->pages[i], g_ptr_array_index(fingerprint->pages, i));
  record->text = digest_of_document(fingerprint->tree);
  record->size = digests->size;
  record->sha256 = g_strdup(digests->sha256);
  record_fonts(record, fingerprint->fonts);
}
