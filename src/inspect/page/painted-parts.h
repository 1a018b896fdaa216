/* Inside the room: what was painted on a page, part by part. */
#pragma once

#include "inspect/page/painted.h"

typedef struct {
  double left, bottom, right, top;
  cairo_path_t *path; /* NULL: it is that rectangle */
  gboolean even_odd;
  double line_width;     /* 0: it is filled; … */
  const HpPaintPen *pen; /* … else what it is drawn with; borrowed of what is painted */
  double sides[4];       /* of a picture: where its lower and its left side lead; of others 0 */
  gboolean through;      /* parts of a picture are seen through */
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
  guint picture; /* which one, where the page does not show it itself; 0: it is none such */
} HpPaintedShape;

/** How the edge of a glyph is drawn (9.3.6). */
typedef struct {
  HpPaintColour colour;
  const HpPaintPen *pen;
} HpPaintOutline;

typedef struct {
  double x, y, size;
  double origin_x, origin_y;
  double up_x, up_y; /* an eighth of its size */
  double along_x, along_y;
  HpPaintColour colour;
  double alpha;
  const HpPaintOutline *outline; /* NULL: it has none, as nearly all */
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
  GArray *apart;                      /* of HpPaintApart */
  guint64 parts_apart;                /* areas, clips and glyphs in those, and in theirs */
  GPtrArray *spaces;                  /* of cairo_matrix_t: that colours lie in, and pens */
  GPtrArray *outlines;                /* of HpPaintOutline */
  gboolean incomplete;                /* there was more of it than is kept */
  guint64 *work;
};

/** line.c: the area that a line along the current path covers, tips of its corners and all, which
    may be far from those (8.4.3.5). */
HpPaintShape hp_painted_area_of_line(HpPainted *painted, const HpPaintLine *line,
                                     const HpPaintPen *pen);
/** Whether a point is on the line along the current path. */
gboolean hp_painted_is_in_stroke(HpPainted *painted, const HpPaintShape *area, double x, double y);
/** Whether a point is in an area. */
gboolean hp_painted_contains(HpPainted *painted, const HpPaintShape *area, double x, double y);
/** Whether one of the clips, the last of which is `clip`, leaves nothing to see there. */
gboolean hp_painted_is_clipped(HpPainted *painted, guint clip, double x, double y);
/** Whether what is painted is seen in its own colour, as far as that is known; what comes of a mask
    or of blending is not. */
gboolean hp_paint_is_plain(const HpPaintedShape *shape);
