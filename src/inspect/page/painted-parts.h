/* Inside the room: what was painted on a page, part by part. */
#pragma once

#include "inspect/page/painted.h"

typedef struct {
  double left, bottom, right, top;
  cairo_path_t *path; /* NULL: it is that rectangle */
  gboolean even_odd;
  double line_width; /* 0: it is filled */
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
  guint clip, mask, blend;
} HpPaintedShape;

typedef struct {
  double x, y, size;
  double up_x, up_y; /* an eighth of its size */
  double along_x, along_y;
  HpPaintColour colour;
  double alpha;
  guint clip, index, mask, blend;
  guint before; /* how many areas were painted before it */
  guint font, text;
  const HpGlyphShape *shape;
  gboolean invisible;
} HpPaintedGlyph;

typedef struct {
  HpPainted *group;
  guint kind;   /* a digest of what is made of it */
  guint within; /* that of the groups around; 0: none */
} HpPaintMask;

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
