/* SVG by librsvg, drawn as vectors. One px is one point: 72 dpi, as for pixels. */
#include "graphics/data-uri.h"
#include "graphics/graphic.h"
#include "xml/xml.h"

#include <gio/gio.h>
#include <libxml/xmlreader.h>
#include <math.h>

#define RESOLUTION 72.0
#define DEFAULT_SIZE 100.0
#define EM 12.0

/* Points of a length, or 0 for a percentage: there is nothing yet that it could be a part of. */
static double points(RsvgLength length)
{
  switch (length.unit) {
  case RSVG_UNIT_PX:
  case RSVG_UNIT_PT:
    return length.length;
  case RSVG_UNIT_EM:
    return length.length * EM;
  case RSVG_UNIT_EX:
    return length.length * EM / 2;
  case RSVG_UNIT_IN:
    return length.length * RESOLUTION;
  case RSVG_UNIT_CM:
    return length.length * RESOLUTION / 2.54;
  case RSVG_UNIT_MM:
    return length.length * RESOLUTION / 25.4;
  case RSVG_UNIT_PC:
    return length.length * EM;
  default:
    return 0;
  }
}

/* A missing side follows from the other by the viewBox's proportions. */
static void measure(RsvgHandle *svg, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength given_width, given_height;
  RsvgRectangle box = {0};
  rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &given_width, &has_height, &given_height,
                                       &has_box, &box);
  *width = has_width ? points(given_width) : 0;
  *height = has_height ? points(given_height) : 0;
  const gboolean proportioned = has_box && box.width > 0 && box.height > 0;
  if (*width <= 0 && *height <= 0 && proportioned) {
    *width = box.width;
    *height = box.height;
  } else if (*width <= 0 && proportioned) {
    *width = *height * box.width / box.height;
  } else if (*height <= 0 && proportioned) {
    *height = *width * box.height / box.width;
  }
  if (*width <= 0)
    *width = DEFAULT_SIZE;
  if (*height <= 0)
    *height = DEFAULT_SIZE;
}

gboolean hp_svg_is_one_file(GBytes *bytes, const char *name, GError **error)
{
  g_autofree char *reference = hp_svg_reference(bytes);
  if (reference == NULL)
    return TRUE;
  g_autofree char *shown = hp_short_uri(reference);
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_REFERS,
              _("The picture \"%s\" shows what is in another file, \"%s\"; embed that in it, as "
                "drawing programs do, so that the picture is one file."),
              name, shown);
  return FALSE;
}

/* ---- What it says of its size --------------------------------------------------------------- */

/* The number that a text begins with, if it is no extent: "0" of "0%", "-5" of "-5mm". The
   caller's; NULL if it is one, or if there is none, which librsvg passes over. */
static char *no_extent_in(const char *text)
{
  char *end = NULL;
  const double number = text == NULL ? 1 : g_ascii_strtod(text, &end);
  return end == NULL || end == text || (isfinite(number) && number > 0)
             ? NULL
             : g_strndup(text, (gsize)(end - text));
}

/* "0 0 90 60": of the last two. */
static char *no_extent_in_box(const char *text)
{
  g_auto(GStrv) numbers = g_strsplit_set(text == NULL ? "" : text, " \t\r\n,", -1);
  char *found = NULL;
  guint n = 0;
  for (char **number = numbers; *number != NULL && found == NULL; number++)
    if (**number != '\0' && n++ >= 2)
      found = no_extent_in(*number);
  return found;
}

static char *no_extent_of(xmlTextReader *root, const char *attribute)
{
  xmlChar *value = xmlTextReaderGetAttribute(root, BAD_CAST attribute);
  char *found = strcmp(attribute, "viewBox") == 0 ? no_extent_in_box((const char *)value)
                                                  : no_extent_in((const char *)value);
  xmlFree(value);
  return found;
}

static gboolean read_root(xmlTextReader *reader)
{
  while (xmlTextReaderRead(reader) == 1)
    if (xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT)
      return TRUE;
  return FALSE;
}

gboolean hp_svg_has_extent(GBytes *bytes, const char *name, GError **error)
{
  enum { OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING };
  static const char *const attributes[] = {"width", "height", "viewBox"};
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  xmlTextReader *reader = xmlReaderForMemory(data, (int)size, NULL, NULL, OPTIONS);
  const gboolean is_read = reader != NULL && read_root(reader);
  gboolean has = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(attributes) && has && is_read; i++) {
    g_autofree char *number = no_extent_of(reader, attributes[i]);
    has = number == NULL;
    if (!has)
      g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
                  _("Nothing is seen of the picture \"%s\", since its %s is \"%s\"; give it one "
                    "above 0, or save it anew."),
                  name, attributes[i], number);
  }
  xmlFreeTextReader(reader);
  return has;
}

HpGraphic *hp_graphic_from_svg(GBytes *bytes, const char *name, GError **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes(bytes);
  g_autoptr(GError) reason = NULL;
  /* Without an address of its own it can name no file, and nothing else is opened for it. */
  RsvgHandle *svg =
      rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, &reason);
  if (svg == NULL) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
                _("The picture \"%s\" cannot be read as SVG: %s. Save it anew."), name,
                reason->message);
    return NULL;
  }
  rsvg_handle_set_dpi(svg, RESOLUTION);
  HpGraphic *graphic = g_new0(HpGraphic, 1);
  measure(svg, &graphic->viewport_width, &graphic->viewport_height);
  graphic->width = hp_points_to_length(graphic->viewport_width);
  graphic->height = hp_points_to_length(graphic->viewport_height);
  graphic->svg = svg;
  return graphic;
}
