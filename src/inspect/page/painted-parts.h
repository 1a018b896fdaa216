/* Inside the room: what was painted on a page, part by part. */
#pragma once

#include "inspect/page/painted.h"

typedef struct {
  double left, bottom, right, top;
  cairo_path_t *path; /* NULL: it is that rectangle */
  gboolean even_odd;
  double line_width; /* 0: it is filled; … */
  HpPaintPen pen;    /* … else how it is drawn */
  double sides[4];   /* of a picture: where its lower and its left side lead; of others 0 */
  gboolean through;  /* parts of a picture are seen through */
} HpPaintShape;

typedef struct {
  HpPaintShape area;
  guint parent; /* index + 1; 0: none */
} HpPaintClip;

typedef struct {
  HpPaintShape area;
  HpPaintColour colour;
  HpPaintLine line; /* of strokes; dashes in points */
  double alpha;
  guint clip, mask;
  guint64 blend, group_space;
} HpPaintedShape;

typedef struct {
  double x, y, size;
  double origin_x, origin_y;
  double up_x, up_y; /* an eighth of its size */
  double along_x, along_y;
  HpPaintColour colour, stroke;
  double alpha;
  HpPaintPen pen; /* that its outline is drawn with */
  guint clip, index, mask;
  guint64 blend, group_space;
  guint before; /* how many areas were painted before it */
  guint64 font, text;
  const HpGlyphShape *shape;
  int mode; /* of text (9.3.6) */
} HpPaintedGlyph;

struct HpPainted {
  cairo_surface_t *surface;
  cairo_t *cairo;          /* holds the current path, in the page's space */
  double x, y;             /* the current point, before it is transformed */
  double start_x, start_y; /* where the part of the path began that it is in */
  guint points;            /* of all paths */
  gboolean clips;          /* W: the path clips once it is painted */
  gboolean clips_even_odd;
  GArray *areas, *clips_all, *glyphs; /* of HpPaintedShape, HpPaintClip, HpPaintedGlyph */
  GArray *masks;                      /* of HpPaintMask */
  GPtrArray *spaces;                  /* of cairo_matrix_t: those that colours lie in */
  gboolean incomplete;                /* there was more of it than is kept */
  guint64 *work;
};

/** line.c: of a circle that is as large. */
double hp_paint_pen_mean_width(const HpPaintPen *pen);
/** Has an area reach so far around a point as well. */
void hp_paint_extend(HpPaintShape *area, double x, double y, double reach_x, double reach_y);
/** Has the area of a line reach as far as the tips of its corners, which may be far from those
    (8.4.3.5). */
void hp_paint_add_corners(HpPaintShape *area, const HpPaintLine *line);
/** Whether what is painted is seen in its own colour, as far as that is known; what comes of a mask
    or of blending is not. */
gboolean hp_paint_is_plain(const HpPaintedShape *shape);
