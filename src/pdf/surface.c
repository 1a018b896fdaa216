/* Cairo's part: content streams, fonts, pictures. */
#include "pdf/surface.h"

#include "paint/paint.h"

#include <cairo-pdf.h>
#include <gio/gio.h>

static cairo_status_t append_bytes(void *closure, const unsigned char *data, unsigned int length)
{
  GByteArray *bytes = closure;
  if (length > G_MAXINT32 - bytes->len)
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append(bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean paint_all(const HpPages *pages, cairo_surface_t *surface, GError **error)
{
  cairo_t *cairo = cairo_create(surface);
  gboolean painted = TRUE;
  for (guint i = 0; painted && i < hp_pages_count(pages); i++) {
    const HpPage *page = hp_pages_get(pages, i);
    cairo_pdf_surface_set_size(surface, hp_length_to_points(page->width),
                               hp_length_to_points(page->height));
    painted = hp_paint_page(page, cairo, NULL, NULL, error);
    cairo_show_page(cairo);
  }
  cairo_destroy(cairo);
  return painted;
}

GByteArray *hp_pdf_paint_pages(const HpPages *pages, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append_bytes, bytes, 1, 1);
  const gboolean painted = paint_all(pages, surface, error);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (!painted)
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer(&bytes);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Cairo cannot write the PDF: %s."),
              cairo_status_to_string(status));
  return NULL;
}
