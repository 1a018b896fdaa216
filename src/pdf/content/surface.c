/* Cairo's part: content streams, fonts, pictures. */
#include "pdf/content/surface.h"

#include "paint/paint.h"
#include "pdf/content/content.h"

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

/* In the page's own coordinates and outside every clip, where nothing can hide it; in the colour
   that is set, since another would have to be set back. */
static void paint_mark(cairo_t *cairo, HpOwner owner, gpointer user)
{
  GArray *owners = user;
  cairo_save(cairo);
  cairo_identity_matrix(cairo);
  cairo_reset_clip(cairo);
  cairo_rectangle(cairo, (owners->len % HP_MARK_PLACES) / (double)HP_MARK_PLACES, 0, HP_MARK_WIDTH,
                  HP_MARK_HEIGHT);
  cairo_fill(cairo);
  cairo_restore(cairo);
  g_array_append_val(owners, owner);
}

static gboolean paint_page(const HpPage *page, cairo_t *cairo, GArray *owners, GError **error)
{
  if (owners == NULL)
    return hp_paint_page(page, cairo, NULL, NULL, error);
  g_array_set_size(owners, 0);
  return hp_paint_page(page, cairo, paint_mark, owners, error);
}

static gboolean paint_all(HpPages *pages, cairo_surface_t *surface, const GByteArray *bytes,
                          GArray *owners, const HpPageListener *listener, GError **error)
{
  cairo_t *cairo = cairo_create(surface);
  gboolean succeeded = TRUE;
  for (guint i = 0; succeeded && i < hp_pages_count(pages); i++) {
    const HpPage *page = hp_pages_get(pages, i);
    const guint before = bytes->len;
    cairo_pdf_surface_set_size(surface, hp_length_to_points(page->width),
                               hp_length_to_points(page->height));
    succeeded = paint_page(page, cairo, owners, error);
    cairo_show_page(cairo);
    /* Cairo may have written nothing yet, where it has failed. */
    const guint8 *own = bytes->len == before ? NULL : bytes->data + before;
    const HpPaintedPage painted = {i, page, own, bytes->len - before, owners};
    if (succeeded)
      listener->on_page(&painted, listener->user);
    hp_pages_release(pages, i);
  }
  cairo_destroy(cairo);
  return succeeded;
}

GByteArray *hp_pdf_paint_pages(HpPages *pages, gboolean marked, const HpPageListener *listener,
                               GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_autoptr(GArray) owners = marked ? g_array_new(FALSE, FALSE, sizeof(HpOwner)) : NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append_bytes, bytes, 1, 1);
  const gboolean succeeded = paint_all(pages, surface, bytes, owners, listener, error);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  if (!succeeded)
    return NULL;
  if (status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer(&bytes);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Cairo cannot write the PDF: %s."),
              cairo_status_to_string(status));
  return NULL;
}
