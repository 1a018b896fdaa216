/* Inside the room: what a page has painted, in its order, and which of its glyphs can be seen.
 *
 *   ── later ──►  covered by something opaque?
 *   glyph         its colour against that of the ground; clipped, off the page, too small?
 *   ── before ─►  the ground: white paper, and what was painted on it there
 */
#pragma once

#include "inspect/page/glyph.h"

#include <cairo.h>

typedef struct {
  double red, green, blue;
  gboolean known; /* and no pattern, for example */
  guint64 named;  /* a digest of the pattern, or of a colour space of its own; 0: none */
  guint parts;    /* how many numbers it was given in: 1 of grey, 3 of light, 4 of inks */
  const cairo_matrix_t *space; /* of a shading: where it lies; borrowed of what is painted; NULL: it
                                  is none */
  guint tiles; /* of a pattern of tiles: what HpPaintApart it is, as index + 1; 0: it is none */
} HpPaintColour;

/** How light it is, from 0 to 1 (WCAG 2.2, relative luminance). */
double hp_paint_luminance(const HpPaintColour *colour);

#define HP_MAX_DASHES 24 /* lengths of a dash pattern, with the gaps; not verified */

/* How wide lines are, and how their ends, corners and dashes are (8.4.3), in the space that they
   are drawn in: not that in which this is said. */
typedef struct {
  double width, cap, join, miter;
  float dashes[HP_MAX_DASHES], phase;
  guint n_dashes;
} HpPaintLine;

/* What draws a line: it makes of a circle that is 1 across one as wide as the line, or an ellipse
   where space is stretched more one way than the other. */
typedef cairo_matrix_t HpPaintPen;

/** How wide it is in a direction of the length 1. */
double hp_paint_pen_width(const HpPaintPen *pen, double x, double y);

/* The colour space that colours are given in (8.6.8). */
typedef struct {
  guint parts;   /* how many numbers a colour has; 0: that is not known */
  guint64 named; /* a digest; 0: a device's */
  gboolean of_patterns;
} HpPaintSpace;

/* The part of a graphics state that says how something is painted. */
typedef struct {
  HpPaintColour fill, stroke;
  HpPaintSpace fill_space, stroke_space;
  HpPaintLine line;
  double alpha, stroke_alpha;
  double group_alpha; /* of the groups around */
  guint64 group_mask, group_blend;
  guint64 group_space; /* a digest of the spaces of colours that the groups around are painted in;
                          0: they are the screen's */
  int mode;            /* of text (9.3.6) */
  guint clip;          /* index + 1; 0: none */
  guint64 mask, blend; /* digests of a soft mask (or its index + 1 as HpPaintApart) and a blend
                          mode, what they come to is not known; 0: none */
} HpPaint;

typedef struct {
  double x, y;                 /* its middle, on the page, as far as its width is true; … */
  double origin_x, origin_y;   /* … from where it is drawn */
  double up_x, up_y;           /* as long as its size */
  double along_x, along_y;     /* an em, in the direction of writing */
  const cairo_matrix_t *space; /* that lines around it are drawn in */
  guint64 font;                /* the caller's */
  guint64 text;                /* a digest of what it stands for */
  const HpGlyphShape *shape;   /* borrowed; NULL: not known */
} HpGlyphPlace;

extern const HpPaint hp_paint_initial;

typedef struct HpPainted HpPainted;

/** `work` is how much may still be looked at, of all pages of a file together. */
HpPainted *hp_painted_new(guint64 *work);
void hp_painted_free(HpPainted *painted);
/** An operator and its operands. */
typedef struct {
  const char *name;
  const double *numbers;
  guint n;
  guint64 named;     /* a digest of the name that is its last operand, and of whose resources it is
                        one of; 0: none is, or it is a device's colour space */
  guint tiles;       /* of HpPaintColour */
  guint space_parts; /* how many numbers the colours of that have; 0: it is none */
  cairo_matrix_t base;  /* the space that what it names lies in */
  gboolean of_patterns; /* a space of colours that has patterns, and nothing else */
} HpPaintOperator;

/** Obeys an operator of paths, colours and clipping; FALSE if it is none. */
gboolean hp_painted_obey(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                         const HpPaintOperator *asked);
/** What a dictionary of graphics state parameters says (8.4.5); `name` is a digest of what it is
    called. FALSE if it is none, or says what this program never writes. */
gboolean hp_paint_set(HpPaint *paint, qpdf_data qpdf, qpdf_oh dictionary, guint64 name);
/** inks.c: whether it has nothing made of inks but what colours come to; at most so many bytes are
    read for that. */
gboolean hp_paint_leaves_inks(qpdf_data qpdf, qpdf_oh dictionary, gsize *bytes_left);
/** Clips to a rectangle from x1, y1 to x2, y2. */
void hp_painted_clip(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                     const double edges[4]);
/** A group begins, which is painted as a whole: with the opacity, soft mask and blend mode that
   hold where it stands, whatever is set in it (11.6.6). */
void hp_paint_begin_group(HpPaint *paint);
/** How the tiles of a pattern lie (8.7.3.1). */
typedef struct {
  double right[2], up[2]; /* on the page: from one to the next ones */
  double type;
} HpPaintTiles;

/** What is painted apart from the page: the group of a soft mask, which holds beside that of the
    groups around; a tile of a pattern. */
typedef struct {
  HpPainted *painted;
  guint64 kind; /* of a mask: a digest of what is made of it */
  guint within; /* that of the groups around; 0: none */
  int object;   /* the number of its group, or of the pattern; 0: it has none */
  cairo_matrix_t space;
  HpPaintTiles tiles;
} HpPaintApart;

/** What HpPaint and HpPaintColour call one that was added and is the same; 0: there is none. */
guint hp_painted_find_apart(const HpPainted *painted, const HpPaintApart *apart);
/** Takes it, and returns what they call it; 0 if there is more apart from a page than is looked at.
 */
guint hp_painted_add_apart(HpPainted *painted, const HpPaintApart *apart);
typedef enum {
  HP_PAINT_OPAQUE,
  HP_PAINT_THROUGH, /* parts of it are seen through */
  HP_PAINT_STENCIL  /* painted in the colour that areas are filled with */
} HpPaintPicture;

/** Paints a picture in the unit square; `which`: its character, where the page does not show it
    itself; else 0. */
void hp_painted_add_picture(HpPainted *painted, const HpPaint *paint, const cairo_matrix_t *space,
                            HpPaintPicture kind, guint which);
/** Paints a glyph; `index` is the caller's. */
void hp_painted_add_glyph(HpPainted *painted, const HpPaint *paint, const HpGlyphPlace *place,
                          guint index);
/** Calls for each glyph that is not seen on a page with these edges: left, bottom, right, top. */
void hp_painted_find_unseen(HpPainted *painted, const double page[4],
                            void (*found)(guint index, HpPdfSight sight, gpointer user),
                            gpointer user);
