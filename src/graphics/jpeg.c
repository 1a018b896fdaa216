/* JPEG (ISO/IEC 10918-1): size and resolution from its segments; the data goes into the PDF as it
 * is. */
#include "graphics/graphic.h"

#include <string.h>

enum {
  MARKER_SOI = 0xd8,
  MARKER_EOI = 0xd9,
  MARKER_SOS = 0xda,
  MARKER_APP0 = 0xe0,
};

#define CENTIMETRES_PER_INCH 2.54

/* Start-of-frame markers are C0–CF but for DHT, JPG and DAC. */
static gboolean is_start_of_frame(guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean has_no_segment(guint8 marker)
{
  return marker == 0x01 || (marker >= 0xd0 && marker <= MARKER_SOI);
}

/* "JFIF\0" version(2) unit(1: inch, 2: centimetre) x(2) y(2) */
static void read_jfif(const guint8 *segment, gsize length, HpPixelSize *pixels)
{
  if (length < 12 || memcmp(segment, "JFIF", 5) != 0)
    return;
  const double factor = segment[7] == 1 ? 1 : segment[7] == 2 ? CENTIMETRES_PER_INCH : 0;
  pixels->x_resolution = hp_read_u16(segment + 8) * factor;
  pixels->y_resolution = hp_read_u16(segment + 10) * factor;
}

/* FF marker length(2, itself included) data … up to the first scan. FALSE if there is no frame. */
static gboolean read_segments(const guint8 *data, gsize size, HpPixelSize *pixels)
{
  gboolean framed = FALSE;
  gsize at = 2;
  while (at + 4 <= size && data[at] == 0xff) {
    const guint8 marker = data[at + 1];
    if (marker == 0xff) {
      at++;
      continue;
    }
    if (has_no_segment(marker)) {
      at += 2;
      continue;
    }
    if (marker == MARKER_SOS || marker == MARKER_EOI)
      return framed && marker == MARKER_SOS;
    const gsize length = hp_read_u16(data + at + 2);
    if (length < 2 || length > size - at - 2)
      return FALSE;
    const guint8 *segment = data + at + 4;
    if (marker == MARKER_APP0) {
      read_jfif(segment, length - 2, pixels);
    } else if (is_start_of_frame(marker) && length >= 8) {
      pixels->height = hp_read_u16(segment + 1);
      pixels->width = hp_read_u16(segment + 3);
      framed = TRUE;
    }
    at += 2 + length;
  }
  return FALSE;
}

/* The pixels of the surface are never touched: Cairo copies the attached data into the PDF. */
static cairo_surface_t *surface_with_data(GBytes *bytes, HpPixelSize pixels)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  cairo_surface_t *surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)pixels.width, (int)pixels.height);
  const cairo_status_t status =
      cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, size,
                                  (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref(bytes));
  if (status != CAIRO_STATUS_SUCCESS)
    g_bytes_unref(bytes);
  return surface;
}

HpGraphic *hp_graphic_from_jpeg(GBytes *bytes, const char *name, GError **error)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  HpPixelSize pixels = {0};
  if (!read_segments(data, size, &pixels)) {
    hp_graphic_set_broken(error, name, "JPEG");
    return NULL;
  }
  if (!hp_pixel_size_check(pixels, name, error))
    return NULL;
  cairo_surface_t *surface = surface_with_data(bytes, pixels);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy(surface);
    hp_graphic_set_broken(error, name, "JPEG");
    return NULL;
  }
  return hp_graphic_of_pixels(HP_GRAPHIC_JPEG, surface, pixels);
}
