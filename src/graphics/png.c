/* PNG (ISO/IEC 15948): size and resolution from its chunks, pixels by Cairo. */
#include "graphics/graphic.h"

#include <string.h>

#define SIGNATURE_SIZE 8
#define IHDR_DATA (SIGNATURE_SIZE + 8)
#define METRES_PER_INCH 0.0254

/* The pHYs chunk stands before the first IDAT:
 *   length(4) type(4) data(length) crc(4)   pHYs data: x(4) y(4) unit(1), unit 1 = per metre */
static void read_resolution(const guint8 *data, gsize size, HpPixelSize *pixels)
{
  gsize at = SIGNATURE_SIZE;
  while (at + 12 <= size && memcmp(data + at + 4, "IDAT", 4) != 0) {
    const gsize length = hp_read_u32(data + at);
    if (length > size - at - 12)
      return;
    if (memcmp(data + at + 4, "pHYs", 4) == 0 && length >= 9) {
      if (data[at + 16] != 1)
        return;
      pixels->x_resolution = hp_read_u32(data + at + 8) * METRES_PER_INCH;
      pixels->y_resolution = hp_read_u32(data + at + 12) * METRES_PER_INCH;
      return;
    }
    at += length + 12;
  }
}

typedef struct {
  const guint8 *data;
  gsize left;
} Rest;

static cairo_status_t read_rest(void *closure, unsigned char *data, unsigned int length)
{
  Rest *rest = closure;
  if (length > rest->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy(data, rest->data, length);
  rest->data += length;
  rest->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

gboolean hp_png_read_size(GBytes *bytes, HpPixelSize *pixels)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  if (size < IHDR_DATA + 8 || memcmp(data + SIGNATURE_SIZE + 4, "IHDR", 4) != 0)
    return FALSE;
  *pixels = (HpPixelSize){hp_read_u32(data + IHDR_DATA), hp_read_u32(data + IHDR_DATA + 4), 0, 0};
  read_resolution(data, size, pixels);
  return TRUE;
}

HpGraphic *hp_graphic_from_png(GBytes *bytes, const char *name, GError **error)
{
  HpPixelSize pixels;
  if (!hp_png_read_size(bytes, &pixels)) {
    hp_graphic_set_broken(error, name, "PNG");
    return NULL;
  }
  if (!hp_pixel_size_check(pixels, name, error))
    return NULL;
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  Rest rest = {data, size};
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_rest, &rest);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    cairo_surface_destroy(surface);
    hp_graphic_set_broken(error, name, "PNG");
    return NULL;
  }
  return hp_graphic_of_pixels(surface, pixels);
}
