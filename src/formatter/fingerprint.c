/* What the formatter itself puts on record: its libraries, the fonts, digests of the pages. */
#include "formatter/fingerprint.h"
#include "formatter/formatter.h"

#include "layout/layout.h"

#include <cairo.h>
#include <hb.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>
#include <qpdf/qpdf-c.h>
#include <string.h>
#include <zlib.h>

/* ---- Libraries and fonts ------------------------------------------------------------------- */

void hp_formatter_record_libraries(HpRecord *record)
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
  g_ptr_array_sort(lines, hp_compare_strings);
  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index(lines, i);
    if (i > 0 && strcmp(line, g_ptr_array_index(lines, i - 1)) == 0)
      continue;
    const char *end = strchr(line, '\n');
    g_autofree char *name = g_strndup(line, (gsize)(end - line));
    hp_record_add_part(record, "font", name, end + 1);
  }
}

/* ---- Gathering ------------------------------------------------------------------------------ */

struct HpFingerprint {
  GHashTable *fonts; /* HpFont * → itself */
};

HpFingerprint *hp_fingerprint_new(void)
{
  HpFingerprint *fingerprint = g_new(HpFingerprint, 1);
  fingerprint->fonts = g_hash_table_new(NULL, NULL);
  return fingerprint;
}

void hp_fingerprint_free(HpFingerprint *fingerprint)
{
  g_hash_table_unref(fingerprint->fonts);
  g_free(fingerprint);
}

void hp_fingerprint_add_page(HpFingerprint *fingerprint, const HpPage *page)
{
  for (guint i = 0; i < page->n_draws; i++)
    if (page->draws[i].kind == HP_DRAW_GLYPHS)
      g_hash_table_add(fingerprint->fonts, (gpointer)page->draws[i].glyphs.font);
}

void hp_fingerprint_record(const HpFingerprint *fingerprint, HpRecord *record,
                           const HpPdfDigests *digests)
{
  for (guint i = 0; i < digests->n_pages; i++)
    hp_record_add_page(record, digests->pages[i]);
  record->size = digests->size;
  g_free(record->sha256);
  record->sha256 = g_strdup(digests->sha256);
  record_fonts(record, fingerprint->fonts);
}
