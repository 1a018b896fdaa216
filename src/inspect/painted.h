/* Inside the room: what a page has painted, in its order, and which of its glyphs can be seen.
 *
 *   ── later ──►  covered by something opaque?
 *   glyph         its colour against that of the ground; clipped, off the page, too small?
 *   ── before ─►  the ground: white paper, and what was painted on it there
 */
#pragma once

#include "inspect/file.h"

#include <cairo.h>

typedef struct {
  double red, green, blue;
  gboolean known; /* and no pattern, for example */
} HpPaintColour;

/* The part of a graphics state that says how something is painted. */
typedef struct {
  HpPaintColour fill, stroke;
  double alpha, stroke_alpha;
  double group_alpha; /* of the forms around */
  double line_width;  /* in points of the page */
  int mode;           /* of text (9.3.6) */
  guint clip;         /* index + 1; 0: none */
  gboolean unusual;   /* a soft mask or a blend mode: what it comes to is not known */
} HpPaint;

typedef struct {
  double x, y;       /* its middle, on the page */
  double up_x, up_y; /* as long as its size */
  guint font;        /* the caller's */
} HpGlyphPlace;

extern const HpPaint hp_paint_initial;

typedef struct HpPainted HpPainted;

/** `work` is how much may still be looked at, of all pages of a file together. */
HpPainted *hp_painted_new(guint64 *work);
void hp_painted_free(HpPainted *painted);
/** Obeys an operator of paths, colours and clipping; FALSE if it is none. */
gboolean hp_painted_obey(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                         const char *name, const double *numbers, guint n);
/** What a dictionary of graphics state parameters says (8.4.5). */
void hp_paint_set(HpPaint *paint, qpdf_data qpdf, qpdf_oh dictionary);
/** Clips to a rectangle from x1, y1 to x2, y2. */
void hp_painted_clip(HpPainted *painted, HpPaint *paint, const cairo_matrix_t *space,
                     const double edges[4]);
/** Paints a picture in the unit square. */
void hp_painted_add_picture(HpPainted *painted, const HpPaint *paint, const cairo_matrix_t *space,
                            gboolean opaque);
/** Paints a glyph; `index` is the caller's. */
void hp_painted_add_glyph(HpPainted *painted, const HpPaint *paint, const HpGlyphPlace *place,
                          guint index);
/** Calls for each glyph that is not seen on a page with these edges: left, bottom, right, top. */
void hp_painted_find_unseen(HpPainted *painted, const double page[4],
                            void (*found)(guint index, HpPdfSight sight, gpointer user),
                            gpointer user);
