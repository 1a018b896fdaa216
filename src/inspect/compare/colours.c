/* Colours of two files: the same, or made others by a program that makes those of a whole document
 * so: greys, or what presses mix theirs of. What hides, or stresses, one thing and not another, is
 * neither. */
#include "inspect/compare/colours.h"

#include <math.h>

#define SAME_COLOUR 0.005 /* of a colour's part */
#define SAME_GREY 0.02    /* of white */
#define SAME_PLACE 0.5    /* points: of a pattern, or a shading */
#define SAME_SIZE 0.002   /* of the size of one */
#define LIKE_LIGHT 0.25   /* of white: inks of presses make some colours that much lighter */
#define LIKE_PART 0.5     /* of a colour's part, likewise */

static gboolean are_near(double one, double other, double tolerance)
{
  return fabs(one - other) <= tolerance;
}

static gboolean is_near(const HpPaintColour *one, const HpPaintColour *other, double tolerance)
{
  return are_near(one->red, other->red, tolerance) &&
         are_near(one->green, other->green, tolerance) &&
         are_near(one->blue, other->blue, tolerance);
}

static gboolean is_grey(const HpPaintColour *colour)
{
  return are_near(colour->red, colour->green, SAME_COLOUR) &&
         are_near(colour->red, colour->blue, SAME_COLOUR);
}

/* The part of a grey that is as light (IEC 61966-2-1). */
static double lightness(const HpPaintColour *colour)
{
  const double light = hp_paint_luminance(colour);
  return light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
}

/* As programs reckon it: by light, or by the parts themselves (ISO 32000-1, 10.3.2). */
static gboolean is_grey_of(const HpPaintColour *grey, const HpPaintColour *colour)
{
  const double by_light = lightness(colour);
  const double by_parts = 0.3 * colour->red + 0.59 * colour->green + 0.11 * colour->blue;
  return is_grey(grey) && grey->red >= MIN(by_light, by_parts) - SAME_GREY &&
         grey->red <= MAX(by_light, by_parts) + SAME_GREY;
}

static gboolean is_print_of(const HpPaintColour *print, const HpPaintColour *colour)
{
  return print->parts == 1 ? is_near(print, colour, SAME_GREY)
                           : is_near(print, colour, LIKE_PART) &&
                                 are_near(lightness(print), lightness(colour), LIKE_LIGHT);
}

/* Whether a pattern or a shading lies alike. */
static gboolean is_same_space(const cairo_matrix_t *one, const cairo_matrix_t *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  const double size = hypot(one->xx, one->yx) + hypot(one->xy, one->yy);
  return are_near(one->xx, other->xx, SAME_SIZE * size) &&
         are_near(one->yx, other->yx, SAME_SIZE * size) &&
         are_near(one->xy, other->xy, SAME_SIZE * size) &&
         are_near(one->yy, other->yy, SAME_SIZE * size) &&
         are_near(one->x0, other->x0, SAME_PLACE) && are_near(one->y0, other->y0, SAME_PLACE);
}

gboolean hp_is_same_colour(const HpPaintColour *one, const HpPaintColour *other,
                           HpPdfColours colours)
{
  if (one->known != other->known || one->named != other->named ||
      !is_same_space(one->space, other->space))
    return FALSE;
  if (is_near(one, other, SAME_COLOUR) && (one->known || one->parts == other->parts))
    return TRUE;
  if (!one->known)
    return FALSE;
  return (colours == HP_PDF_GREYS && is_grey_of(one, other)) ||
         (colours == HP_PDF_PRINT_COLOURS && is_print_of(one, other));
}

/* ---- Of all that is painted ----------------------------------------------------------------- */

typedef struct {
  gboolean screen, print; /* whether some are of red, green and blue; of inks */
  gboolean coloured;      /* whether one is no grey */
} Used;

static void add_colour(Used *used, const HpPaintColour *colour)
{
  if (!colour->known)
    return;
  used->screen |= colour->parts == 3;
  used->print |= colour->parts == 4;
  used->coloured |= !is_grey(colour);
}

/* Letters that are drawn as outlines alone have no other colour. */
static void add_glyph(Used *used, const HpPaintedGlyph *glyph)
{
  enum { OUTLINE = 1 }; /* a text mode (9.3.6) */
  if (glyph->mode != OUTLINE)
    add_colour(used, &glyph->colour);
  if (glyph->outline != NULL)
    add_colour(used, &glyph->outline->colour);
}

static void add_painted(Used *used, const HpPainted *painted)
{
  for (guint i = 0; i < painted->areas->len; i++)
    add_colour(used, &g_array_index(painted->areas, HpPaintedShape, i).colour);
  for (guint i = 0; i < painted->glyphs->len; i++)
    add_glyph(used, &g_array_index(painted->glyphs, HpPaintedGlyph, i));
  for (guint i = 0; i < painted->apart->len; i++)
    add_painted(used, g_array_index(painted->apart, HpPaintApart, i).painted);
}

static Used colours_of(const HpShownPages *pages)
{
  Used used = {FALSE, FALSE, FALSE};
  for (guint i = 0; i < pages->painted->len; i++)
    add_painted(&used, g_ptr_array_index(pages->painted, i));
  return used;
}

HpPdfColours hp_colours_made(const HpShownPages *pages, const HpShownPages *others)
{
  const Used used = colours_of(pages), other = colours_of(others);
  if (!used.coloured && other.coloured)
    return HP_PDF_GREYS;
  return used.print && !used.screen && !other.print ? HP_PDF_PRINT_COLOURS : HP_PDF_OWN_COLOURS;
}
