/* A page's display list, in its order. */
#include "paint/paint.h"

#include "paint/painter.h"

#include <gio/gio.h>

static void push(HpPainter *painter, const HpDraw *draw)
{
  hp_painter_flush(painter);
  cairo_save(painter->cairo);
  painter->depth++;
  if (draw->kind == HP_DRAW_PUSH_CLIP) {
    const HpBand band = hp_band_of(draw->rect);
    cairo_rectangle(painter->cairo, band.x, band.y, band.width, band.height);
    cairo_clip(painter->cairo);
    return;
  }
  const cairo_matrix_t matrix = hp_draw_matrix(draw);
  cairo_transform(painter->cairo, &matrix);
}

static void pop(HpPainter *painter)
{
  if (painter->depth == 0)
    return;
  hp_painter_flush(painter);
  cairo_restore(painter->cairo);
  painter->depth--;
  hp_painter_forget_state(painter);
}

static gboolean paint(HpPainter *painter, const HpDraw *draw)
{
  switch (draw->kind) {
  case HP_DRAW_GLYPHS:
    if (draw->color.alpha > 0)
      hp_paint_glyphs(painter, draw);
    return TRUE;
  case HP_DRAW_FILL:
    hp_paint_rectangle(painter, draw->owner, draw->color, hp_band_of(draw->rect));
    return TRUE;
  case HP_DRAW_BORDER:
    hp_paint_border(painter, draw);
    return TRUE;
  case HP_DRAW_RULE:
    hp_paint_rule(painter, draw);
    return TRUE;
  case HP_DRAW_GRAPHIC:
    return hp_paint_graphic(painter, draw);
  case HP_DRAW_BACKGROUND:
    return hp_paint_background(painter, draw);
  case HP_DRAW_PUSH_CLIP:
  case HP_DRAW_PUSH_TRANSFORM:
    push(painter, draw);
    return TRUE;
  case HP_DRAW_POP:
    pop(painter);
    return TRUE;
  }
  return TRUE;
}

/* A failed call (clusters that do not add up, a matrix without inverse) turns Cairo silent, so the
   status is looked at once a page. */
static gboolean check(const HpPainter *painter, gboolean drawn, GError **error)
{
  const cairo_status_t status = cairo_status(painter->cairo);
  if (status == CAIRO_STATUS_SUCCESS && drawn)
    return TRUE;
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The page cannot be painted: %s."),
              status == CAIRO_STATUS_SUCCESS ? _("a picture in it is damaged")
                                             : cairo_status_to_string(status));
  return FALSE;
}

gboolean hp_paint_page(const HpPage *page, cairo_t *cairo, HpOwnerChanged on_owner, gpointer user,
                       GError **error)
{
  HpPainter painter = {
      .cairo = cairo,
      .on_owner = on_owner,
      .user = user,
      .glyphs = g_array_new(FALSE, FALSE, sizeof(cairo_glyph_t)),
      .clusters = g_array_new(FALSE, FALSE, sizeof(cairo_text_cluster_t)),
      .text = g_string_new(NULL),
  };
  gboolean drawn = TRUE;
  cairo_save(cairo);
  for (guint i = 0; i < page->n_draws; i++)
    drawn = paint(&painter, &page->draws[i]) && drawn;
  hp_painter_flush(&painter);
  while (painter.depth > 0)
    pop(&painter);
  cairo_restore(cairo);
  g_array_unref(painter.glyphs);
  g_array_unref(painter.clusters);
  g_string_free(painter.text, TRUE);
  return check(&painter, drawn, error);
}
