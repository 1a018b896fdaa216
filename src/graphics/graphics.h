/**
 * graphics: images as layout and paint need them — PNG, JPEG and SVG with their natural sizes.
 *
 * Files are read from the folder of the document that names them and below it, or where the
 * resolver allows; never from the network. One HpGraphics caches by resolved file for a document.
 */
#pragma once

#include "base/base.h"

#include <cairo.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum { HP_GRAPHIC_PNG, HP_GRAPHIC_JPEG, HP_GRAPHIC_SVG } HpGraphicFormat;

/** One picture; immutable, owned by its HpGraphics. */
typedef struct HpGraphic HpGraphic;
typedef struct HpGraphics HpGraphics;

/** `base_folder` resolves relative URIs. */
HpGraphics *hp_graphics_new(const char *base_folder);
void hp_graphics_free(HpGraphics *graphics);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpGraphics, hp_graphics_free)

/** By URI (path, file: or data:). NULL and an error if it is missing, outside, too big or broken.
 */
const HpGraphic *hp_graphics_load(HpGraphics *graphics, const char *uri, GError **error);
/** SVG that stands in the document (fo:instream-foreign-object). */
const HpGraphic *hp_graphics_load_inline(HpGraphics *graphics, const xmlNode *svg, GError **error);

/** Natural size: pixels at the resolution the file states, else 72 dpi as XSL 1.1 leaves open and
    other formatters do; an SVG's width and height, or its viewBox. */
HpLength hp_graphic_width(const HpGraphic *graphic);
HpLength hp_graphic_height(const HpGraphic *graphic);
HpGraphicFormat hp_graphic_format(const HpGraphic *graphic);
/** Draws it to fill `rect` (in points) on a PDF surface; JPEG passes through as it is. */
gboolean hp_graphic_draw(const HpGraphic *graphic, cairo_t *cairo, double x, double y, double width,
                         double height);

G_END_DECLS
