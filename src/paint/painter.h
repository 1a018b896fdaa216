/* Inside the room: what is being painted, and the glyphs gathered so far.
 *
 *   runs of one font, colour and owner ──► one cairo_show_text_glyphs()
 *
 * A call to Cairo costs several times what its glyphs do, so runs are joined over words and lines.
 * Rectangles go out one by one: one alone is written "x y w h re", several in one path take four
 * times as many numbers. */
#pragma once

#include "paint/paint.h"

typedef struct {
  cairo_t *cairo;
  HpOwnerChanged on_owner; /* or NULL */
  gpointer user;

  gboolean has_owner, has_color;
  HpOwner owner;
  HpColor color;

  const HpFont *font; /* of the gathered glyphs */
  GArray *glyphs;     /* of cairo_glyph_t */
  GArray *clusters;   /* of cairo_text_cluster_t */
  GString *text;
  guint depth; /* clips and transforms pushed */
} HpPainter;

/* A rectangle in points, such as rules and sides of borders are made of. */
typedef struct {
  double x, y, width, height;
} HpBand;

/* ---- painter.c ----------------------------------------------------------------------------- */

HpBand hp_band_of(HpRect rect);
/* Paints the gathered glyphs. */
void hp_painter_flush(HpPainter *painter);
/* Sets colour and owner for what follows at once; flushes what had others. */
void hp_painter_begin(HpPainter *painter, HpOwner owner, HpColor color);
/* Forgets what Cairo's state was, after cairo_restore(). */
void hp_painter_forget_state(HpPainter *painter);
void hp_paint_rectangle(HpPainter *painter, HpOwner owner, HpColor color, HpBand band);

/* ---- stroke.c ------------------------------------------------------------------------------ */

/* A band along x or y in a style; `side` (an HpSide) tells which way inset, outset, groove and
   ridge are lit. */
void hp_paint_band(HpPainter *painter, HpOwner owner, HpColor color, HpBorderStyle style,
                   HpBand band, gboolean horizontal, int side);
void hp_paint_rule(HpPainter *painter, const HpDraw *draw);

/* ---- One for each kind of drawing, called by paint.c ---------------------------------------- */

void hp_paint_border(HpPainter *painter, const HpDraw *draw); /* borders.c */
/* glyphs.c: adds a run of HP_DRAW_GLYPHS to the gathered ones. */
void hp_paint_glyphs(HpPainter *painter, const HpDraw *draw);
/* images.c: a graphic, or one tiled. FALSE if it is damaged. */
gboolean hp_paint_graphic(HpPainter *painter, const HpDraw *draw);
gboolean hp_paint_background(HpPainter *painter, const HpDraw *draw);
