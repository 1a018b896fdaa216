/* JPEG (ISO/IEC 10918-1): size and resolution from its segments; the data goes into the PDF as it
 * is, unless it is for four inks: the document's colours are sRGB. */
#include "graphics/graphic.h"
#include "graphics/jpeg-segments.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>
#include <sys/mman.h>

#define MAX_JPEG_WORK (1 << 30) /* pixels times scans of a JPEG of four inks; refused */

#define CENTIMETRES_PER_INCH 2.54

/* Start-of-frame markers are C0–CF but for DHT, JPG and DAC. */
static gboolean is_start_of_frame(guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
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

typedef struct {
  HpPixelSize pixels;
  guint components; /* 1: grey, 3: colour, 4: inks */
  guint bits;       /* of a component of a pixel */
  guint8 frame;     /* the marker that begins it: the kind of coding */
  gsize scan;       /* behind the head of the first */
} JpegHeader;

/* Up to the first scan. FALSE if there is none, or no frame before it. */
static gboolean read_segments(const guint8 *data, gsize size, JpegHeader *header)
{
  gboolean framed = FALSE;
  gsize at = 0;
  HpJpegSegment segment;
  while (hp_jpeg_next_segment(data, size, &at, &segment) && segment.marker != HP_JPEG_EOI) {
    if (segment.marker == HP_JPEG_SOS) {
      header->scan = at;
      return framed;
    }
    if (segment.marker == HP_JPEG_APP0) {
      read_jfif(segment.data, segment.size, &header->pixels);
    } else if (segment.marker == HP_JPEG_APP1 && header->pixels.orientation <= 1) {
      header->pixels.orientation = hp_exif_orientation(segment.data, segment.size);
    } else if (is_start_of_frame(segment.marker) && segment.size >= 6) {
      header->frame = segment.marker;
      header->bits = segment.data[0];
      header->pixels.height = hp_read_u16(segment.data + 1);
      header->pixels.width = hp_read_u16(segment.data + 3);
      header->components = segment.data[5];
      framed = TRUE;
    }
  }
  return FALSE;
}

/* Where the end is missing, so is a part of what is coded. What a segment holds is no end. */
static gboolean has_end(const guint8 *data, gsize size, gsize scan)
{
  HpJpegSegment segment = {0};
  while (segment.marker != HP_JPEG_EOI)
    if (!hp_jpeg_next_segment(data, size, &scan, &segment))
      return FALSE;
  return TRUE;
}

/* What the filter DCTDecode reads (ISO 32000-2, 7.4.8), in the numbers of components that a colour
   space of the document has. */
static gboolean is_readable_in_pdf(const JpegHeader *header)
{
  return header->frame >= HP_JPEG_SOF0 && header->frame <= HP_JPEG_SOF2 && header->bits == 8 &&
         (header->components == 1 || header->components == 3 || header->components == 4);
}

static gboolean check_header(const JpegHeader *header, const char *name, GError **error)
{
  if (is_readable_in_pdf(header))
    return TRUE;
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
              _("The picture \"%s\" is a JPEG of a kind that programs for PDF do not show: "
                "arithmetic coding, lossless, or not 8 bits a colour; save it anew, as sRGB."),
              name);
  return FALSE;
}

/* Pixels that nobody touches, since Cairo copies the attached data into the PDF: addresses, and no
   memory. */
typedef struct {
  gpointer pixels;
  gsize size;
} NoPixels;

static void unmap(void *data)
{
  NoPixels *nothing = data;
  munmap(nothing->pixels, nothing->size);
  g_free(nothing);
}

static cairo_surface_t *surface_of_no_pixels(int width, int height)
{
  static const cairo_user_data_key_t key;
  const int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
  const gsize size = (gsize)stride * (gsize)height;
  gpointer pixels = mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pixels == MAP_FAILED)
    return cairo_image_surface_create(CAIRO_FORMAT_INVALID, width, height);
  NoPixels *nothing = g_new(NoPixels, 1);
  *nothing = (NoPixels){pixels, size};
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, width, height, stride);
  cairo_surface_set_user_data(surface, &key, nothing, unmap);
  return surface;
}

static cairo_surface_t *surface_with_data(GBytes *bytes, HpPixelSize pixels)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  cairo_surface_t *surface = surface_of_no_pixels((int)pixels.width, (int)pixels.height);
  const cairo_status_t status =
      cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, data, size,
                                  (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref(bytes));
  if (status != CAIRO_STATUS_SUCCESS)
    g_bytes_unref(bytes);
  return surface;
}

static void copy_row(guint32 *to, const guint8 *from, int width, int channels)
{
  for (int x = 0; x < width; x++, from += channels)
    to[x] = 0xff000000u | (guint32)from[0] << 16 | (guint32)from[1] << 8 | from[2];
}

static cairo_surface_t *surface_of_pixbuf(const GdkPixbuf *pixbuf)
{
  const int width = gdk_pixbuf_get_width(pixbuf), height = gdk_pixbuf_get_height(pixbuf);
  const int channels = gdk_pixbuf_get_n_channels(pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels(pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  guint8 *to = cairo_image_surface_get_data(surface);
  const gsize stride = (gsize)cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; y++)
    copy_row((guint32 *)(gpointer)(to + (gsize)y * stride),
             from + (gsize)y * (gsize)gdk_pixbuf_get_rowstride(pixbuf), width, channels);
  cairo_surface_mark_dirty(surface);
  return surface;
}

/* A scan costs a few bytes in the file, and a walk over all pixels. */
static gboolean check_scans(const guint8 *data, gsize size, HpPixelSize pixels, const char *name,
                            GError **error)
{
  static const guint8 start_of_scan[] = {0xff, HP_JPEG_SOS};
  const guint8 *end = data + size;
  guint64 scans = 0;
  for (const guint8 *at = data; at != NULL; scans++, at += sizeof start_of_scan)
    if ((at = memmem(at, (gsize)(end - at), start_of_scan, sizeof start_of_scan)) == NULL)
      break;
  if (scans * pixels.width * pixels.height <= MAX_JPEG_WORK)
    return TRUE;
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
              _("The picture \"%s\" has %u × %u pixels in %u scans, which takes too long to read; "
                "save it anew, as sRGB."),
              name, pixels.width, pixels.height, (guint)scans);
  return FALSE;
}

/* Cyan, magenta, yellow and black as sRGB; NULL if the data is damaged. */
static cairo_surface_t *surface_of_inks(GBytes *bytes)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes(bytes);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream(stream, NULL, NULL);
  return pixbuf == NULL ? NULL : surface_of_pixbuf(pixbuf);
}

gboolean hp_jpeg_read_size(GBytes *bytes, HpPixelSize *pixels)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  JpegHeader header = {0};
  const gboolean read = read_segments(data, size, &header);
  *pixels = header.pixels;
  return read;
}

HpGraphic *hp_graphic_from_jpeg(GBytes *bytes, const char *name, GError **error)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  JpegHeader header = {0};
  if (!read_segments(data, size, &header) || !has_end(data, size, header.scan)) {
    hp_graphic_set_broken(error, name, "JPEG");
    return NULL;
  }
  if (!check_header(&header, name, error))
    return NULL;
  if (!hp_pixel_size_check(header.pixels, name, error))
    return NULL;
  if (header.components == 4 && !check_scans(data, size, header.pixels, name, error))
    return NULL;
  cairo_surface_t *surface =
      header.components == 4 ? surface_of_inks(bytes) : surface_with_data(bytes, header.pixels);
  if (surface == NULL || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
    g_clear_pointer(&surface, cairo_surface_destroy);
    hp_graphic_set_broken(error, name, "JPEG");
    return NULL;
  }
  HpGraphic *graphic = hp_graphic_of_pixels(surface, header.pixels);
  if (header.components != 4)
    graphic->pixels = 0;
  return graphic;
}
