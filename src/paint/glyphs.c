/* Runs of glyphs with the text they show, joined over words and lines. */
#include "paint/painter.h"

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

static void append_clusters(GArray *clusters, const HpDraw *draw)
{
  const guint start = clusters->len, n = draw->glyphs.n_clusters;
  g_array_set_size(clusters, start + n);
  cairo_text_cluster_t *added = &g_array_index(clusters, cairo_text_cluster_t, start);
  for (guint i = 0; i < n; i++)
    added[i] =
        (cairo_text_cluster_t){draw->glyphs.clusters[i].bytes, draw->glyphs.clusters[i].glyphs};
}

/* Glyphs and clusters come in the order of the text, right to left too, as Cairo wants them. */
void hp_paint_glyphs(HpPainter *painter, const HpDraw *draw)
{
  if (draw->glyphs.n_glyphs == 0)
    return;
  if (painter->pending != PENDING_GLYPHS || painter->font != draw->glyphs.font)
    hp_painter_flush(painter);
  hp_painter_begin(painter, draw->owner, draw->color);
  painter->pending = PENDING_GLYPHS;
  painter->font = draw->glyphs.font;
  append_glyphs(painter->glyphs, draw);
  append_clusters(painter->clusters, draw);
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
