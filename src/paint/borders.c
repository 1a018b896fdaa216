/* The four sides of a rectangle, and how they meet; each is a band (stroke.c).
 *
 *   ┌──────────────┐   Sides of one colour and style "solid" are plain rectangles. Where two sides
 *   │\____________/│   that meet differ, each ends at the diagonal of the corner they share; that
 *   ││            ││   clip is the slow way, taken only then. A side with no neighbour (those of
 *   │/‾‾‾‾‾‾‾‾‾‾‾‾\│   collapsed tables come alone) runs to the corner.
 *   └──────────────┘   */
#include "paint/painter.h"

enum { TOP, BOTTOM, LEFT, RIGHT }; /* as HP_BEFORE … HP_END */

static gboolean is_visible(const HpBorder *side)
{
  return side->width > 0 && side->style != HP_BORDER_NONE && side->style != HP_BORDER_HIDDEN &&
         side->color.alpha > 0;
}

/* Whether all visible sides can be rectangles side by side, with nothing to see at the corners. */
static gboolean is_plain(const HpBorder sides[4])
{
  const HpBorder *first = NULL;
  for (int i = 0; i < 4; i++) {
    if (!is_visible(&sides[i]))
      continue;
    if (first != NULL &&
        (sides[i].style != HP_BORDER_SOLID || !hp_same_color(sides[i].color, first->color)))
      return FALSE;
    if (first == NULL)
      first = &sides[i];
    if (first->style != HP_BORDER_SOLID && first != &sides[i])
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  HpBand outer;
  double width[4]; /* 0 where nothing is seen */
} Frame;

static Frame frame_of(const HpDraw *draw)
{
  Frame frame = {.outer = hp_band_of(draw->rect)};
  for (int i = 0; i < 4; i++)
    if (is_visible(&draw->border.sides[i]))
      frame.width[i] = hp_length_to_points(draw->border.sides[i].width);
  return frame;
}

/* The band of a side, over the whole length of the rectangle, or between its neighbours. */
static HpBand band_of(const Frame *frame, int side, gboolean between)
{
  const HpBand outer = frame->outer;
  const double width = frame->width[side];
  if (side == TOP)
    return (HpBand){outer.x, outer.y, outer.width, width};
  if (side == BOTTOM)
    return (HpBand){outer.x, outer.y + outer.height - width, outer.width, width};
  const double top = between ? frame->width[TOP] : 0, bottom = between ? frame->width[BOTTOM] : 0;
  const double x = side == LEFT ? outer.x : outer.x + outer.width - width;
  return (HpBand){x, outer.y + top, width, MAX(outer.height - top - bottom, 0)};
}

/* The trapezium that belongs to a side: outer corners to inner corners. */
static void clip_to_side(cairo_t *cairo, const Frame *frame, int side)
{
  const HpBand outer = frame->outer;
  const double left = outer.x, right = outer.x + outer.width;
  const double top = outer.y, bottom = outer.y + outer.height;
  const double inner_left = left + frame->width[LEFT], inner_right = right - frame->width[RIGHT];
  const double inner_top = top + frame->width[TOP], inner_bottom = bottom - frame->width[BOTTOM];
  const double corners[4][8] = {
      [TOP] = {left, top, right, top, inner_right, inner_top, inner_left, inner_top},
      [BOTTOM] = {left, bottom, right, bottom, inner_right, inner_bottom, inner_left, inner_bottom},
      [LEFT] = {left, top, left, bottom, inner_left, inner_bottom, inner_left, inner_top},
      [RIGHT] = {right, top, right, bottom, inner_right, inner_bottom, inner_right, inner_top},
  };
  cairo_move_to(cairo, corners[side][0], corners[side][1]);
  for (int i = 1; i < 4; i++)
    cairo_line_to(cairo, corners[side][2 * i], corners[side][2 * i + 1]);
  cairo_close_path(cairo);
  cairo_clip(cairo);
}

static void paint_mitred(HpPainter *painter, const HpDraw *draw, const Frame *frame, int side)
{
  const HpBorder *border = &draw->border.sides[side];
  hp_painter_flush(painter);
  /* The owner is announced outside the clip, where it can be seen. */
  hp_painter_begin(painter, draw->owner, border->color);
  cairo_save(painter->cairo);
  clip_to_side(painter->cairo, frame, side);
  hp_paint_band(painter, draw->owner, border->color, border->style, band_of(frame, side, FALSE),
                side == TOP || side == BOTTOM, side);
  hp_painter_flush(painter);
  cairo_restore(painter->cairo);
  hp_painter_forget_state(painter);
}

void hp_paint_border(HpPainter *painter, const HpDraw *draw)
{
  const Frame frame = frame_of(draw);
  const gboolean plain = is_plain(draw->border.sides);
  for (int side = 0; side < 4; side++) {
    const HpBorder *border = &draw->border.sides[side];
    if (frame.width[side] <= 0)
      continue;
    if (plain)
      hp_paint_band(painter, draw->owner, border->color, border->style, band_of(&frame, side, TRUE),
                    side == TOP || side == BOTTOM, side);
    else
      paint_mitred(painter, draw, &frame, side);
  }
}
