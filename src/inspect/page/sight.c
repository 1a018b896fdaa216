/* Which of the glyphs that a page has painted are seen; why others are not. */
#include "inspect/page/painted-parts.h"

#include <math.h>

#define LEAST_SIZE 2.0      /* points: smaller text is not seen */
#define LEAST_CONTRAST 1.25 /* of luminances (WCAG 2.2): less is nearly the same colour */
#define OPAQUE 0.9

typedef struct {
  double x, y;
} Point;

static gboolean is_there(HpPainted *painted, const HpPaintedShape *paint, const Point *point)
{
  *painted->work -= MIN(1, *painted->work);
  return hp_painted_contains(painted, &paint->area, point->x, point->y) &&
         !hp_painted_is_clipped(painted, paint->clip, point->x, point->y);
}

/* How much of what is under it is hidden; of pictures that are seen through in parts it is not
   known, but never all. */
static double opacity_of(const HpPaintedShape *shape)
{
  return shape->area.through ? shape->alpha / 2 : shape->alpha;
}

/* By one thing, or by several that each let less through. */
static gboolean is_covered(HpPainted *painted, const HpPaintedGlyph *glyph, const Point *point)
{
  double left = 1;
  for (guint i = glyph->before; i < painted->areas->len && left > 1 - OPAQUE; i++) {
    const HpPaintedShape *paint = &g_array_index(painted->areas, HpPaintedShape, i);
    const gboolean known =
        hp_paint_is_plain(paint) && (opacity_of(paint) >= OPAQUE || paint->colour.known);
    if (known && is_there(painted, paint, point))
      left *= 1 - opacity_of(paint);
  }
  return left <= 1 - OPAQUE;
}

static HpPaintColour mixed(HpPaintColour above, double alpha, HpPaintColour below)
{
  if (alpha >= OPAQUE)
    return above;
  return (HpPaintColour){above.red * alpha + below.red * (1 - alpha),
                         above.green * alpha + below.green * (1 - alpha),
                         above.blue * alpha + below.blue * (1 - alpha),
                         above.known && below.known,
                         0,
                         0};
}

static HpPaintColour ground_under(HpPainted *painted, const HpPaintedGlyph *glyph,
                                  const Point *point)
{
  HpPaintColour ground = {1, 1, 1, TRUE, 0, 1};
  for (guint i = 0; i < glyph->before; i++) {
    const HpPaintedShape *paint = &g_array_index(painted->areas, HpPaintedShape, i);
    if (paint->alpha == 0 || !is_there(painted, paint, point))
      continue;
    ground = hp_paint_is_plain(paint) ? mixed(paint->colour, opacity_of(paint), ground)
                                      : (HpPaintColour){.known = FALSE};
  }
  return ground;
}

double hp_paint_luminance(const HpPaintColour *colour)
{
  return hp_relative_luminance(colour->red, colour->green, colour->blue);
}

static gboolean has_known_colour(const HpPaintedGlyph *glyph)
{
  return glyph->colour.known && glyph->mode == 0 && glyph->mask == 0 && glyph->blend == 0;
}

static gboolean is_like_ground(HpPainted *painted, const HpPaintedGlyph *glyph, const Point *point)
{
  const HpPaintColour ground = ground_under(painted, glyph, point);
  const HpPaintColour seen = {glyph->colour.red * glyph->alpha + ground.red * (1 - glyph->alpha),
                              glyph->colour.green * glyph->alpha +
                                  ground.green * (1 - glyph->alpha),
                              glyph->colour.blue * glyph->alpha + ground.blue * (1 - glyph->alpha),
                              TRUE,
                              0,
                              0};
  const double one = hp_paint_luminance(&seen) + 0.05, other = hp_paint_luminance(&ground) + 0.05;
  const gboolean alike = MAX(one, other) / MIN(one, other) < LEAST_CONTRAST &&
                         fabs(seen.red - ground.red) < 0.2 && fabs(seen.blue - ground.blue) < 0.2;
  return has_known_colour(glyph) && ground.known && alike;
}

/* A line through a word covers a part of it only, as does one under it. */
static HpPdfSight sight_in_colour(HpPainted *painted, const HpPaintedGlyph *glyph)
{
  HpPdfSight sight = HP_PDF_LIKE_GROUND;
  for (int i = -1; i <= 1; i++) {
    const Point point = {glyph->x + i * glyph->up_x, glyph->y + i * glyph->up_y};
    if (is_covered(painted, glyph, &point))
      sight = HP_PDF_COVERED;
    else if (!is_like_ground(painted, glyph, &point))
      return HP_PDF_SEEN;
  }
  return sight;
}

static gboolean is_invisible(const HpPaintedGlyph *glyph)
{
  return glyph->mode == 3 || glyph->mode == 7;
}

static HpPdfSight sight_of(HpPainted *painted, const HpPaintedGlyph *glyph, const double page[4])
{
  if (is_invisible(glyph) || glyph->alpha == 0)
    return HP_PDF_INVISIBLE;
  if (glyph->size < LEAST_SIZE)
    return HP_PDF_TOO_SMALL;
  if (glyph->x < page[0] || glyph->x > page[2] || glyph->y < page[1] || glyph->y > page[3])
    return HP_PDF_OFF_PAGE;
  if (hp_painted_is_clipped(painted, glyph->clip, glyph->x, glyph->y))
    return HP_PDF_CLIPPED;
  if (glyph->mask != 0)
    return HP_PDF_MASKED;
  return sight_in_colour(painted, glyph);
}

void hp_painted_find_unseen(HpPainted *painted, const double page[4],
                            void (*found)(guint index, HpPdfSight sight, gpointer user),
                            gpointer user)
{
  for (guint i = 0; i<painted->glyphs->len && * painted->work> 0; i++) {
    const HpPaintedGlyph *glyph = &g_array_index(painted->glyphs, HpPaintedGlyph, i);
    const HpPdfSight sight = sight_of(painted, glyph, page);
    if (sight != HP_PDF_SEEN && *painted->work > 0)
      found(glyph->index, sight, user);
  }
}
