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

typedef struct {
  guint32 object;
  guint order;
  const HpDraw *draw;
} Piece;

static gint compare_pieces(gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;
  if (one->object != other->object)
    return one->object < other->object ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

static char *digest(const GString *text)
{
  return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
}

/* The text digest of a page; notes its fonts, and the pieces that are content. */
static char *read_page(const HpPage *page, GArray *pieces, GHashTable *fonts)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < page->n_draws; i++) {
    const HpDraw *draw = &page->draws[i];
    if (draw->kind != HP_DRAW_GLYPHS)
      continue;
    g_hash_table_add(fonts, (gpointer)draw->glyphs.font);
    append_words(text, draw->glyphs.text, draw->glyphs.text_length);
    const Piece piece = {draw->owner.object, pieces->len, draw};
    if (draw->owner.type == HP_CONTENT)
      g_array_append_val(pieces, piece);
  }
  return digest(text);
}

static char *digest_of_pieces(GArray *pieces)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_array_sort(pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++) {
    const HpDraw *draw = g_array_index(pieces, Piece, i).draw;
    append_words(text, draw->glyphs.text, draw->glyphs.text_length);
  }
  return digest(text);
}

void hp_record_pages(HpRecord *record, const HpPages *pages, const HpPdfDigests *digests)
{
  g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
  g_autoptr(GHashTable) fonts = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < hp_pages_count(pages); i++) {
    g_autofree char *text = read_page(hp_pages_get(pages, i), pieces, fonts);
    hp_record_add_page(record, digests->pages[i], text);
  }
  record->text = digest_of_pieces(pieces);
  record->size = digests->size;
  record->sha256 = g_strdup(digests->sha256);
  record_fonts(record, fonts);
}
