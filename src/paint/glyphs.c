/* Runs of glyphs with the text they show, joined over words and lines. */
#include "paint/painter.h"

/* Cairo wants the glyphs of the clusters in the order of the clusters, which is that of the text.
 */
static void append_cluster_glyphs(HpPainter *painter, const HpDraw *draw, guint first, guint count)
{
  const guint start = painter->glyphs->len;
  g_array_set_size(painter->glyphs, start + count);
  cairo_glyph_t *glyphs = &g_array_index(painter->glyphs, cairo_glyph_t, start);
  const gint64 x = draw->glyphs.x, baseline = draw->glyphs.baseline;
  for (guint i = 0; i < count; i++) {
    const guint from = first + i;
    const HpLength shift = draw->glyphs.glyph_y == NULL ? 0 : draw->glyphs.glyph_y[from];
    glyphs[i].index = draw->glyphs.glyphs[from];
    glyphs[i].x = (double)(x + draw->glyphs.glyph_x[from]) / HP_POINT;
    glyphs[i].y = (double)(baseline + shift) / HP_POINT;
  }
}

/* Left to right the first cluster has the first glyphs; right to left, the last:
 *
 *   text      a b c          glyphs, left to right   C B A
 *   clusters  a b c                                  ← taken from the end */
void hp_paint_glyphs(HpPainter *painter, const HpDraw *draw)
{
  if (draw->glyphs.n_glyphs == 0)
    return;
  if (painter->pending != PENDING_GLYPHS || painter->font != draw->glyphs.font)
    hp_painter_flush(painter);
  hp_painter_begin(painter, draw->owner, draw->color);
  painter->pending = PENDING_GLYPHS;
  painter->font = draw->glyphs.font;
  const gboolean backwards = draw->glyphs.right_to_left;
  guint taken = 0;
  for (guint i = 0; i < draw->glyphs.n_clusters; i++) {
    const HpCluster cluster = draw->glyphs.clusters[i];
    const guint count = MIN(cluster.glyphs, draw->glyphs.n_glyphs - taken);
    const guint first = backwards ? draw->glyphs.n_glyphs - taken - count : taken;
    append_cluster_glyphs(painter, draw, first, count);
    const cairo_text_cluster_t shown = {cluster.bytes, (int)count};
    g_array_append_val(painter->clusters, shown);
    taken += count;
  }
  g_string_append_len(painter->text, draw->glyphs.text, (gssize)draw->glyphs.text_length);
}

void hp_painter_show_glyphs(HpPainter *painter)
{
  cairo_set_scaled_font(painter->cairo, hp_font_scaled_font(painter->font));
  cairo_show_text_glyphs(painter->cairo, painter->text->str, (int)painter->text->len,
                         (cairo_glyph_t *)(void *)painter->glyphs->data, (int)painter->glyphs->len,
                         (cairo_text_cluster_t *)(void *)painter->clusters->data,
                         (int)painter->clusters->len, 0);
  g_array_set_size(painter->glyphs, 0);
  g_array_set_size(painter->clusters, 0);
  g_string_truncate(painter->text, 0);
}
