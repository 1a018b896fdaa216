/* The styles of lines: a band of some thickness, along x or along y. */
#include "paint/painter.h"

#include <math.h>

/* A part of the band, from `from` to `to` across its thickness (0 … 1, from its outer edge: top or
   left). */
static void paint_part(HpPainter *painter, HpOwner owner, HpColor color, HpBand band,
                       gboolean horizontal, double from, double to)
{
  if (horizontal)
    band = (HpBand){band.x, band.y + from * band.height, band.width, (to - from) * band.height};
  else
    band = (HpBand){band.x + from * band.width, band.y, (to - from) * band.width, band.height};
  hp_paint_rectangle(painter, owner, color, band);
}

static guint8 darker(guint8 value)
{
  return (guint8)(value / 2);
}

static guint8 lighter(guint8 value)
{
  return (guint8)(value + (255 - value) / 2);
}

/* Light falls from the upper left: what faces it is lit. */
static HpColor shade(HpColor color, gboolean lit)
{
  if (lit)
    return (HpColor){lighter(color.red), lighter(color.green), lighter(color.blue), color.alpha};
  return (HpColor){darker(color.red), darker(color.green), darker(color.blue), color.alpha};
}

/* Dashes and dots are stretched so that the line begins and ends with a whole one:
 *
 *   ■■■  ■■■  ■■■      ●  ●  ●  ●      */
static void paint_dashes(HpPainter *painter, HpOwner owner, HpColor color, HpBand band,
                         gboolean horizontal, gboolean dotted)
{
  const double thickness = horizontal ? band.height : band.width;
  const double length = horizontal ? band.width : band.height;
  const double mark = MIN(dotted ? thickness : 3 * thickness, length);
  if (mark <= 0)
    return;
  const double intervals = floor((length - mark) / (mark + (dotted ? thickness : 2 * thickness)));
  const double pitch = intervals < 1 ? 2 * length : (length - mark) / intervals;
  hp_painter_flush(painter);
  hp_painter_begin(painter, owner, color);
  cairo_t *cairo = painter->cairo;
  cairo_save(cairo);
  cairo_set_line_width(cairo, thickness);
  /* A dot is a dash of no length with round ends. */
  const double dashes[] = {dotted ? 0 : mark, dotted ? pitch : pitch - mark};
  const double inset = dotted ? thickness / 2 : 0;
  cairo_set_line_cap(cairo, dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_dash(cairo, dashes, 2, 0);
  const double end = length - inset + (dotted ? thickness / 100 : 0);
  if (horizontal) {
    cairo_move_to(cairo, band.x + inset, band.y + thickness / 2);
    cairo_line_to(cairo, band.x + end, band.y + thickness / 2);
  } else {
    cairo_move_to(cairo, band.x + thickness / 2, band.y + inset);
    cairo_line_to(cairo, band.x + thickness / 2, band.y + end);
  }
  cairo_stroke(cairo);
  cairo_restore(cairo);
}

void hp_paint_band(HpPainter *painter, HpOwner owner, HpColor color, HpBorderStyle style,
                   HpBand band, gboolean horizontal, int side)
{
  const gboolean faces_light = side == HP_BEFORE || side == HP_START;
  switch (style) {
  case HP_BORDER_NONE:
  case HP_BORDER_HIDDEN:
    return;
  case HP_BORDER_SOLID:
    paint_part(painter, owner, color, band, horizontal, 0, 1);
    return;
  case HP_BORDER_DOTTED:
  case HP_BORDER_DASHED:
    paint_dashes(painter, owner, color, band, horizontal, style == HP_BORDER_DOTTED);
    return;
  case HP_BORDER_DOUBLE:
    paint_part(painter, owner, color, band, horizontal, 0, 1.0 / 3);
    paint_part(painter, owner, color, band, horizontal, 2.0 / 3, 1);
    return;
  case HP_BORDER_GROOVE:
  case HP_BORDER_RIDGE:
    /* Seen from the upper left: a groove's first half is in the dark, on every side. */
    paint_part(painter, owner, shade(color, style == HP_BORDER_RIDGE), band, horizontal, 0, 0.5);
    paint_part(painter, owner, shade(color, style == HP_BORDER_GROOVE), band, horizontal, 0.5, 1);
    return;
  case HP_BORDER_INSET:
  case HP_BORDER_OUTSET:
    paint_part(painter, owner, shade(color, faces_light == (style == HP_BORDER_OUTSET)), band,
               horizontal, 0, 1);
    return;
  }
}

void hp_paint_rule(HpPainter *painter, const HpDraw *draw)
{
  hp_paint_band(painter, draw->owner, draw->color, draw->rule.style, hp_band_of(draw->rect), TRUE,
                HP_BEFORE);
}
