/* Graphics, alone and tiled over a background. */
#include "paint/painter.h"

static gboolean draw_in(const HpGraphic *graphic, cairo_t *cairo, HpRect rect)
{
  return hp_graphic_draw(graphic, cairo, hp_length_to_points(rect.x), hp_length_to_points(rect.y),
                         hp_length_to_points(rect.width), hp_length_to_points(rect.height));
}

gboolean hp_paint_graphic(HpPainter *painter, const HpDraw *draw)
{
  const HpColor black = {0, 0, 0, 255};
  hp_painter_flush(painter);
  hp_painter_begin(painter, draw->owner, black);
  return draw_in(draw->graphic.graphic, painter->cairo, draw->rect);
}

static void clip_to(cairo_t *cairo, gint64 x, gint64 y, gint64 width, gint64 height)
{
  cairo_rectangle(cairo, (double)x / HP_POINT, (double)y / HP_POINT, (double)width / HP_POINT,
                  (double)height / HP_POINT);
  cairo_clip(cairo);
}

/* One drawing that the PDF repeats by itself, however small the tile. */
static gboolean paint_repeated(cairo_t *cairo, const HpGraphic *graphic, HpRect tile)
{
  const cairo_rectangle_t extents = {0, 0, HP_TILE_UNITS, HP_TILE_UNITS};
  cairo_surface_t *recording = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *recorder = cairo_create(recording);
  const gboolean drawn = hp_graphic_draw(graphic, recorder, 0, 0, HP_TILE_UNITS, HP_TILE_UNITS);
  cairo_destroy(recorder);
  cairo_translate(cairo, hp_length_to_points(tile.x), hp_length_to_points(tile.y));
  cairo_scale(cairo, hp_length_to_points(tile.width) / HP_TILE_UNITS,
              hp_length_to_points(tile.height) / HP_TILE_UNITS);
  cairo_set_source_surface(cairo, recording, 0, 0);
  cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo);
  cairo_surface_destroy(recording);
  return drawn;
}

/* no-repeat       repeat-x        repeat-y        repeat
 *  ┌────────┐     ┌────────┐      ┌────────┐      ┌────────┐
 *  │ ▒      │     │▒▒▒▒▒▒▒▒│      │ ▒      │      │▒▒▒▒▒▒▒▒│
 *  │        │     │        │      │ ▒      │      │▒▒▒▒▒▒▒▒│   */
gboolean hp_paint_background(HpPainter *painter, const HpDraw *draw)
{
  const HpColor black = {0, 0, 0, 255};
  const HpRect tile = {hp_length_clamp((gint64)draw->rect.x + draw->graphic.tile_x),
                       hp_length_clamp((gint64)draw->rect.y + draw->graphic.tile_y),
                       draw->graphic.tile_width, draw->graphic.tile_height};
  if (tile.width <= 0 || tile.height <= 0)
    return TRUE;
  const HpBackgroundRepeat repeat = draw->graphic.repeat;
  const gboolean along_x = repeat == HP_REPEAT || repeat == HP_REPEAT_X;
  const gboolean along_y = repeat == HP_REPEAT || repeat == HP_REPEAT_Y;
  hp_painter_flush(painter);
  hp_painter_begin(painter, draw->owner, black);
  cairo_t *cairo = painter->cairo;
  cairo_save(cairo);
  clip_to(cairo, draw->rect.x, draw->rect.y, draw->rect.width, draw->rect.height);
  if (along_x != along_y)
    clip_to(cairo, along_x ? draw->rect.x : tile.x, along_y ? draw->rect.y : tile.y,
            along_x ? draw->rect.width : tile.width, along_y ? draw->rect.height : tile.height);
  const gboolean drawn = along_x || along_y ? paint_repeated(cairo, draw->graphic.graphic, tile)
                                            : draw_in(draw->graphic.graphic, cairo, tile);
  cairo_restore(cairo);
  return drawn;
}
