/* One picture: its size, the most it may have, and how it is drawn. */
#include "graphics/graphic.h"

#include <pango/pangocairo.h>

#define DEFAULT_RESOLUTION 72.0

G_DEFINE_QUARK(hp - graphics - error - quark, hp_graphics_error)

HpLength hp_graphic_width(const HpGraphic *graphic)
{
  return graphic->width;
}

HpLength hp_graphic_height(const HpGraphic *graphic)
{
  return graphic->height;
}

void hp_graphic_free(HpGraphic *graphic)
{
  if (graphic == NULL)
    return;
  if (graphic->surface != NULL)
    cairo_surface_destroy(graphic->surface);
  g_clear_object(&graphic->svg);
  g_clear_pointer(&graphic->bytes, g_bytes_unref);
  g_free(graphic->name);
  g_free(graphic);
}

gboolean hp_graphic_set_broken(GError **error, const char *name, const char *format)
{
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
              _("The picture \"%s\" begins as %s but is damaged or incomplete; save it anew."),
              name, format);
  return FALSE;
}

gboolean hp_pixel_size_check(HpPixelSize size, const char *name, GError **error)
{
  if (size.width == 0 || size.height == 0) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
                _("The picture \"%s\" is empty; save it anew."), name);
    return FALSE;
  }
  /* Cairo's image surfaces end at 32767. */
  if (size.width <= G_MAXINT16 && size.height <= G_MAXINT16 &&
      (guint64)size.width * size.height <= HP_MAX_PICTURE_PIXELS)
    return TRUE;
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
              _("The picture \"%s\" has %u × %u pixels; at most %d million, and %d in one "
                "direction, are supported. Make it smaller."),
              name, size.width, size.height, HP_MAX_PICTURE_PIXELS / 1000000, G_MAXINT16);
  return FALSE;
}

static HpLength natural_length(guint pixels, double resolution)
{
  return hp_points_to_length(pixels * 72.0 / (resolution > 0 ? resolution : DEFAULT_RESOLUTION));
}

/* Whether its rows are columns of what is seen. */
static gboolean lies_on_its_side(guint orientation)
{
  return orientation > 4;
}

HpGraphic *hp_graphic_of_pixels(cairo_surface_t *surface, HpPixelSize size)
{
  HpGraphic *graphic = g_new0(HpGraphic, 1);
  graphic->surface = surface;
  graphic->pixels = (guint64)size.width * size.height;
  graphic->orientation = MAX(size.orientation, 1);
  const HpLength across = natural_length(size.width, size.x_resolution);
  const HpLength down = natural_length(size.height, size.y_resolution);
  graphic->width = lies_on_its_side(graphic->orientation) ? down : across;
  graphic->height = lies_on_its_side(graphic->orientation) ? across : down;
  return graphic;
}

/* Of the unit square onto itself: where its pixels are seen. */
static cairo_matrix_t matrix_of(guint orientation)
{
  static const cairo_matrix_t all[] = {
      {1, 0, 0, 1, 0, 0}, {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
      {0, 1, 1, 0, 0, 0}, {0, 1, -1, 0, 1, 0}, {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
  return all[CLAMP(orientation, 1, G_N_ELEMENTS(all)) - 1];
}

static void draw_pixels(const HpGraphic *graphic, cairo_t *cairo, double width, double height)
{
  const double columns = cairo_image_surface_get_width(graphic->surface);
  const double rows = cairo_image_surface_get_height(graphic->surface);
  if (graphic->orientation == 1) {
    cairo_scale(cairo, width / columns, height / rows);
  } else {
    const cairo_matrix_t matrix = matrix_of(graphic->orientation);
    cairo_scale(cairo, width, height);
    cairo_transform(cairo, &matrix);
    cairo_scale(cairo, 1 / columns, 1 / rows);
  }
  cairo_set_source_surface(cairo, graphic->surface, 0, 0);
  /* Any smoother filter writes /Interpolate true, which PDF/A forbids. */
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo);
}

static gboolean is_turned(cairo_t *cairo)
{
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo, &matrix);
  return matrix.xx <= 0 || matrix.yy <= 0 || matrix.xy != 0 || matrix.yx != 0;
}

/* Librsvg sets text in the fonts that are Pango's default: of this thread, so they are lent. */
static gboolean render(const HpGraphic *graphic, cairo_t *cairo, const RsvgRectangle *viewport)
{
  if (graphic->fonts == NULL)
    return rsvg_handle_render_document(graphic->svg, cairo, viewport, NULL);
  g_autoptr(PangoFontMap) usual = g_object_ref(pango_cairo_font_map_get_default());
  pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(graphic->fonts));
  const gboolean drawn = rsvg_handle_render_document(graphic->svg, cairo, viewport, NULL);
  pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(usual));
  return drawn;
}

/* Librsvg 2.54 cannot draw groups that are partly transparent where the page is turned. */
static gboolean draw_upright(const HpGraphic *graphic, cairo_t *cairo,
                             const RsvgRectangle *viewport)
{
  const cairo_rectangle_t extents = {0, 0, viewport->width, viewport->height};
  cairo_surface_t *recording = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *recorder = cairo_create(recording);
  const gboolean drawn = render(graphic, recorder, viewport);
  cairo_destroy(recorder);
  cairo_set_source_surface(cairo, recording, 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
  cairo_paint(cairo);
  cairo_surface_destroy(recording);
  return drawn;
}

static gboolean draw_svg(const HpGraphic *graphic, cairo_t *cairo, double width, double height)
{
  const RsvgRectangle viewport = {0, 0, graphic->viewport_width, graphic->viewport_height};
  cairo_scale(cairo, width / viewport.width, height / viewport.height);
  return is_turned(cairo) ? draw_upright(graphic, cairo, &viewport)
                          : render(graphic, cairo, &viewport);
}

gboolean hp_graphic_draw(const HpGraphic *graphic, cairo_t *cairo, double x, double y, double width,
                         double height)
{
  if (width <= 0 || height <= 0)
    return TRUE;
  gboolean drawn = TRUE;
  cairo_save(cairo);
  cairo_translate(cairo, x, y);
  if (graphic->svg != NULL)
    drawn = draw_svg(graphic, cairo, width, height);
  else
    draw_pixels(graphic, cairo, width, height);
  cairo_restore(cairo);
  return drawn && cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
}
