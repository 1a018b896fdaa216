/* Inside the room: one picture, and how each format becomes one. */
#pragma once

#include "graphics/graphics.h"

#include <librsvg/rsvg.h>

struct HpGraphic {
  HpLength width, height;                 /* natural size */
  guint64 pixels;                         /* that are in memory, 4 bytes each */
  cairo_surface_t *surface;               /* PNG, JPEG: one pixel a unit; or NULL */
  guint orientation;                      /* which side of its pixels is up, 1 … 8, as in Exif */
  RsvgHandle *svg;                        /* or NULL */
  double viewport_width, viewport_height; /* SVG: its natural size in points */
  PangoFontMap *fonts;                    /* SVG: of its text, or NULL */
  struct HpTrial *trial;                  /* SVG: what is known of it; the trials', or NULL */
  GBytes *bytes;                          /* SVG: what it was read from, as tried; or NULL */
  char *name;                             /* SVG: what messages call it */
};

/** What a file says about its pixels; resolutions are in pixels per inch, 0 if it does not say. */
typedef struct {
  guint width, height;
  double x_resolution, y_resolution;
  guint orientation; /* 1 … 8, as in Exif; 0 if it does not say */
} HpPixelSize;

#define HP_EXIF_ORIENTATION 274 /* the tag of what hp_exif_orientation() finds */

/** How a picture's pixels are seen, by a segment of Exif ("Exif\0\0" and what follows). 1: as they
    are, or it does not say; 3: upside down; 6: turned to the right; 8: to the left; 2, 4, 7 and 5:
    likewise, after left and right have changed places. */
guint hp_exif_orientation(const guint8 *data, gsize size);

/** `name` is what the user calls the picture, for messages. Each returns NULL and sets `error`. */
HpGraphic *hp_graphic_from_png(GBytes *bytes, const char *name, GError **error);
HpGraphic *hp_graphic_from_jpeg(GBytes *bytes, const char *name, GError **error);
HpGraphic *hp_graphic_from_svg(GBytes *bytes, const char *name, GError **error);
/** FALSE, and the error, if an SVG shows what is in another file. */
gboolean hp_svg_is_one_file(GBytes *bytes, const char *name, GError **error);
/** FALSE, and the error, if an SVG says of itself that nothing of it is seen: that it is 0 wide, or
    less, or not a number. */
gboolean hp_svg_has_extent(GBytes *bytes, const char *name, GError **error);
void hp_graphic_free(HpGraphic *graphic);

/** A picture of pixels; takes the surface. Its natural size is that of what is seen. */
HpGraphic *hp_graphic_of_pixels(cairo_surface_t *surface, HpPixelSize size);
/** What the file itself says; FALSE if that cannot be read. */
gboolean hp_png_read_size(GBytes *bytes, HpPixelSize *pixels);
gboolean hp_jpeg_read_size(GBytes *bytes, HpPixelSize *pixels);
/** Whether it has an extent and stays within HP_MAX_PICTURE_PIXELS. */
gboolean hp_pixel_size_check(HpPixelSize size, const char *name, GError **error);
/** Sets HP_GRAPHICS_BROKEN; returns FALSE. */
gboolean hp_graphic_set_broken(GError **error, const char *name, const char *format);

/** Big-endian numbers, as PNG and JPEG have them. */
static inline guint hp_read_u16(const guint8 *data)
{
  return (guint)data[0] << 8 | data[1];
}

static inline guint32 hp_read_u32(const guint8 *data)
{
  return (guint32)hp_read_u16(data) << 16 | hp_read_u16(data + 2);
}
