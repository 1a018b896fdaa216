/* Inside the room: what was painted on a page, part by part. */
#pragma once

#include "inspect/page/painted.h"

typedef struct {
  double left, bottom, right, top;
  cairo_path_t *path; /* NULL: it is that rectangle */
  gboolean even_odd;
  double line_width; /* 0: it is filled */
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
  HpPaintLine line; /* of strokes */
  double alpha;
  guint clip, mask;
  guint64 blend;
} HpPaintedShape;

typedef struct {
  double x, y, size;
  double up_x, up_y; /* an eighth of its size */
  double along_x, along_y;
  HpPaintColour colour, stroke;
  double alpha, line_width;
  guint clip, index, mask;
  guint64 blend;
  guint before; /* how many areas were painted before it */
  guint64 font, text;
  const HpGlyphShape *shape;
  int mode; /* of text (9.3.6) */
} HpPaintedGlyph;

struct HpPainted {
  cairo_surface_t *surface;
  cairo_t *cairo; /* holds the current path, in the page's space */
  double x, y;    /* the current point, before it is transformed */
  guint points;   /* of all paths */
  gboolean clips; /* W: the path clips once it is painted */
  gboolean clips_even_odd;
  GArray *areas, *clips_all, *glyphs; /* of HpPaintedShape, HpPaintClip, HpPaintedGlyph */
  GArray *masks;                      /* of HpPaintMask */
  gboolean incomplete;                /* there was more of it than is kept */
  guint64 *work;
};

/** Whether what is painted is seen in its own colour, as far as that is known; what comes of a mask
    or of blending is not. */
gboolean hp_paint_is_plain(const HpPaintedShape *shape);
