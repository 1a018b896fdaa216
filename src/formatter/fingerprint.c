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

/* Where the words of one draw stand among all words. */
typedef struct {
  guint32 object;
  guint order;
  gsize start, length;
} Piece;

struct HpFingerprint {
  GString *words;
  GArray *pieces;   /* of Piece: those words that are content */
  GPtrArray *pages; /* of char *: the digest of the words on each page */
  GHashTable *fonts;
};

HpFingerprint *hp_fingerprint_new(void)
{
  HpFingerprint *fingerprint = g_new(HpFingerprint, 1);
  *fingerprint = (HpFingerprint){
      .words = g_string_new(NULL),
      .pieces = g_array_new(FALSE, FALSE, sizeof(Piece)),
      .pages = g_ptr_array_new_with_free_func(g_free),
      .fonts = g_hash_table_new(NULL, NULL),
  };
  return fingerprint;
}

void hp_fingerprint_free(HpFingerprint *fingerprint)
{
  g_string_free(fingerprint->words, TRUE);
  g_array_unref(fingerprint->pieces);
  g_ptr_array_unref(fingerprint->pages);
  g_hash_table_unref(fingerprint->fonts);
  g_free(fingerprint);
}

static void add_draw(HpFingerprint *fingerprint, const HpDraw *draw)
{
  const gsize start = fingerprint->words->len;
  g_hash_table_add(fingerprint->fonts, (gpointer)draw->glyphs.font);
  append_words(fingerprint->words, draw->glyphs.text, draw->glyphs.text_length);
  if (draw->owner.type != HP_CONTENT)
    return;
  const Piece piece = {draw->owner.object, fingerprint->pieces->len, start,
                       fingerprint->words->len - start};
  g_array_append_val(fingerprint->pieces, piece);
}

void hp_fingerprint_add_page(HpFingerprint *fingerprint, const HpPage *page)
{
  const gsize start = fingerprint->words->len;
  for (guint i = 0; i < page->n_draws; i++)
    if (page->draws[i].kind == HP_DRAW_GLYPHS)
      add_draw(fingerprint, &page->draws[i]);
  g_ptr_array_add(fingerprint->pages,
                  g_compute_checksum_for_data(G_CHECKSUM_SHA256,
                                              (const guchar *)fingerprint->words->str + start,
                                              fingerprint->words->len - start));
}

static gint compare_pieces(gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;
  if (one->object != other->object)
    return one->object < other->object ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

/* In the order of the document. */
static char *digest_of_pieces(const HpFingerprint *fingerprint)
{
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  g_array_sort(fingerprint->pieces, compare_pieces);
  for (guint i = 0; i < fingerprint->pieces->len; i++) {
    const Piece *piece = &g_array_index(fingerprint->pieces, Piece, i);
    g_checksum_update(sum, (const guchar *)fingerprint->words->str + piece->start,
                      (gssize)piece->length);
  }
  return g_strdup(g_checksum_get_string(sum));
}

void hp_fingerprint_record(const HpFingerprint *fingerprint, HpRecord *record,
                           const HpPdfDigests *digests)
{
  for (guint i = 0; i < fingerprint->pages->len; i++)
    hp_record_add_page(record, digests->pages[i], g_ptr_array_index(fingerprint->pages, i));
  record->text = digest_of_pieces(fingerprint);
  record->size = digests->size;
  record->sha256 = g_strdup(digests->sha256);
  record_fonts(record, fingerprint->fonts);
}
