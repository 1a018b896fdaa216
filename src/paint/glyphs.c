/* Runs of glyphs with the text they show, joined over words and lines. */
#include "paint/painter.h"

#include <string.h>

static void append_glyphs(GArray *glyphs, const HpDraw *draw)
{
  const guint start = glyphs->len, n = draw->glyphs.n_glyphs;
  g_array_set_size(glyphs, start + n);
  cairo_glyph_t *added = &g_array_index(glyphs, cairo_glyph_t, start);
  const gint64 x = draw->glyphs.x, baseline = draw->glyphs.baseline;
  for (guint i = 0; i < n; i++) {
    const HpLength shift = draw->glyphs.glyph_y == NULL ? 0 : draw->glyphs.glyph_y[i];
    added[i].index = draw->glyphs.glyphs[i];
    added[i].x = (double)(x + draw->glyphs.glyph_x[i]) / HP_POINT;
    added[i].y = (double)(baseline + shift) / HP_POINT;
  }
}

/* Ligatures that Unicode has, by the letters they stand for. */
static const char *ligature(const char *letters, guint bytes)
{
  static const char *const ligatures[][2] = {
      {"ff", "\xef\xac\x80"},  {"fi", "\xef\xac\x81"},  {"fl", "\xef\xac\x82"},
      {"ffi", "\xef\xac\x83"}, {"ffl", "\xef\xac\x84"}, {"st", "\xef\xac\x86"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(ligatures); i++)
    if (strlen(ligatures[i][0]) == bytes && memcmp(ligatures[i][0], letters, bytes) == 0)
      return ligatures[i][1];
  return NULL;
}

/* Each character shown by one glyph, as nearly everywhere. */
static void append_characters(HpPainter *painter, const HpDraw *draw)
{
  const guint start = painter->clusters->len, n = draw->glyphs.n_clusters;
  const char *text = draw->glyphs.text;
  g_array_set_size(painter->clusters, start + n);
  cairo_text_cluster_t *added = &g_array_index(painter->clusters, cairo_text_cluster_t, start);
  for (guint i = 0; i < n; i++) {
    const HpCluster cluster = hp_draw_cluster(draw, i, text);
    added[i] = (cairo_text_cluster_t){cluster.bytes, cluster.glyphs};
    text += cluster.bytes;
  }
  g_string_append_len(painter->text, draw->glyphs.text, (gssize)draw->glyphs.text_length);
}

/* Where a font maps U+FB01 to its ligature, Cairo takes the letters "fi" for a contradiction and
   writes them as replacement text around each, which costs and which some readers stumble over. So
   it is told U+FB01; the finished file's fonts give the letters again (to-unicode.c in pdf). */
static void append_clusters(HpPainter *painter, const HpDraw *draw)
{
  const char *text = draw->glyphs.text;
  gsize left = draw->glyphs.text_length;
  for (guint i = 0; i < draw->glyphs.n_clusters; i++) {
    const HpCluster cluster = hp_draw_cluster(draw, i, text);
    const guint bytes = (guint)MIN(cluster.bytes, left);
    const char *named =
        bytes > 1 && cluster.glyphs == 1 && *text > 0 ? ligature(text, bytes) : NULL;
    const int length = named == NULL ? (int)bytes : (int)strlen(named);
    g_string_append_len(painter->text, named == NULL ? text : named, length);
    const cairo_text_cluster_t shown = {named == NULL ? cluster.bytes : length, cluster.glyphs};
    g_array_append_val(painter->clusters, shown);
    text += bytes;
    left -= bytes;
  }
  g_string_append_len(painter->text, text, (gssize)left);
}

/* Glyphs and clusters come in the order of the text, right to left too, as Cairo wants them. */
void hp_paint_glyphs(HpPainter *painter, const HpDraw *draw)
{
  if (draw->glyphs.n_glyphs == 0)
    return;
  if (painter->font != draw->glyphs.font)
    hp_painter_flush(painter);
  hp_painter_begin(painter, draw->owner, draw->color);
  painter->font = draw->glyphs.font;
  append_glyphs(painter->glyphs, draw);
  if (draw->glyphs.clusters == NULL)
    append_characters(painter, draw);
  else
    append_clusters(painter, draw);
}
