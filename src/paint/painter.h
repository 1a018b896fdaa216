/* Inside the room: what is being painted, gathered until something else is.
 *
 *   draws ──► glyphs of one font, colour and owner ──► one cairo_show_text_glyphs()
 *        └──► opaque rectangles of one colour and owner ──► one cairo_fill()
 *
 * A call to Cairo costs several times what its glyphs or rectangles do, so neighbours are joined
 * across lines and cells. Everything else goes out at once. */
#pragma once

#include "paint/paint.h"

typedef enum { PENDING_NOTHING, PENDING_GLYPHS, PENDING_FILL } HpPending;

typedef struct {
  cairo_t *cairo;
  HpOwnerChanged on_owner; /* or NULL */
  gpointer user;

  gboolean has_owner, has_color;
  HpOwner owner;
  HpColor color;

  HpPending pending;
  const HpFont *font;
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
  GString *text;
  guint depth; /* clips and transforms pushed */
} HpPainter;

/** Paints what is gathered. */
void hp_painter_flush(HpPainter *painter);
/** Sets colour and owner for what follows at once; flushes what had others. */
void hp_painter_begin(HpPainter *painter, HpOwner owner, HpColor color);
/** Forgets what Cairo's state was, after cairo_restore(). */
void hp_painter_forget_state(HpPainter *painter);

/** glyphs.c: adds a run of HP_DRAW_GLYPHS to the gathered ones. */
void hp_paint_glyphs(HpPainter *painter, const HpDraw *draw);
void hp_painter_show_glyphs(HpPainter *painter);

/** Fills a rectangle (in points), joined with its neighbours if they look the same. */
void hp_paint_rectangle(HpPainter *painter, HpOwner owner, HpColor color, double x, double y,
                        double width, double height);

/* What lines are made of: rules and sides of borders. */
typedef struct {
  double x, y, width, height; /* in points */
} HpBand;

/** stroke.c: a band along x or y in a style; `side` (an HpSide) tells which way inset, outset,
    groove and ridge are lit. */
void hp_paint_band(HpPainter *painter, HpOwner owner, HpColor color, HpBorderStyle style,
                   HpBand band, gboolean horizontal, int side);
void hp_paint_rule(HpPainter *painter, const HpDraw *draw);
/** borders.c */
void hp_paint_border(HpPainter *painter, const HpDraw *draw);
/** images.c: a graphic, or one tiled. */
gboolean hp_paint_graphic(HpPainter *painter, const HpDraw *draw);
gboolean hp_paint_background(HpPainter *painter, const HpDraw *draw);
