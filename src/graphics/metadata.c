/* Pictures without what they say besides being seen: where and by whom they were taken, what was
   drawn with, what they looked like before they were cut. */
#include "graphics/metadata.h"

#include "graphics/data-uri.h"
#include "graphics/graphic.h"
#include "graphics/picture-format.h"
#include "xml/xml.h"

#include <string.h>

#define MAX_PICTURES_WITHIN                                                                        \
  4 /* pictures in pictures (SVG in SVG) that are looked into; refused                             \
     */

/* A picture that is looked into. */
typedef struct {
  const char *name; /* what the user calls it */
  int depth;        /* how many pictures are around the one that is being read */
  guint64 pixels;   /* of all that are in it */
  GError *refused;  /* NULL, or why it is, for one that is in it */
} Within;

static GBytes *clean(GBytes *picture, Within *within, GError **error);

/* ---- Pixels -------------------------------------------------------------------------------- */

typedef gboolean (*Cleaner)(const guint8 *data, gsize size, GByteArray *clean);

static GBytes *clean_pixels(GBytes *picture, Cleaner cleaner)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(picture, &size);
  GByteArray *cleaned = g_byte_array_new();
  const gboolean changed = cleaner(data, size, cleaned);
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes(cleaned);
  return g_bytes_ref(changed ? bytes : picture);
}

/* ---- SVG ----------------------------------------------------------------------------------- */

static const char *media_type_of(GBytes *picture)
{
  const HpPictureFormat format = hp_picture_format(picture);
  return format == HP_PICTURE_PNG    ? "image/png"
         : format == HP_PICTURE_JPEG ? "image/jpeg"
                                     : "image/svg+xml";
}

/* Whoever draws the picture around them decodes each whole, and keeps it. */
static gboolean has_room_for(HpPixelSize pixels, Within *within)
{
  if (!hp_pixel_size_check(pixels, within->name, &within->refused))
    return FALSE;
  within->pixels += (guint64)pixels.width * pixels.height;
  if (within->pixels <= HP_MAX_PICTURE_PIXELS)
    return TRUE;
  g_set_error(&within->refused, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
              _("The pictures in \"%s\" have more than %d million pixels together, which is too "
                "many for one drawing. Make them smaller, or take some out."),
              within->name, HP_MAX_PICTURE_PIXELS / 1000000);
  return FALSE;
}

static gboolean is_small_enough(GBytes *picture, Within *within)
{
  HpPixelSize pixels = {0};
  const HpPictureFormat format = hp_picture_format(picture);
  const gboolean known = (format == HP_PICTURE_PNG && hp_png_read_size(picture, &pixels)) ||
                         (format == HP_PICTURE_JPEG && hp_jpeg_read_size(picture, &pixels));
  return !known || has_room_for(pixels, within);
}

static gboolean is_one_file(GBytes *picture, Within *within)
{
  return hp_picture_format(picture) != HP_PICTURE_SVG ||
         hp_svg_is_one_file(picture, within->name, &within->refused);
}

static GBytes *clean_inner(GBytes *picture, Within *within)
{
  if (within->depth >= MAX_PICTURES_WITHIN || within->refused != NULL ||
      !is_small_enough(picture, within) || !is_one_file(picture, within))
    return NULL;
  within->depth++;
  GBytes *cleaned = clean(picture, within, NULL);
  within->depth--;
  return cleaned;
}

/* NULL where there is nothing to leave out. */
static char *clean_uri(const char *uri, gpointer user)
{
  uri += strspn(uri, " \t\r\n");
  if (g_ascii_strncasecmp(uri, "data:", 5) != 0)
    return NULL;
  g_autoptr(GBytes) picture = hp_decode_data_uri(uri, NULL);
  g_autoptr(GBytes) cleaned = picture == NULL ? NULL : clean_inner(picture, user);
  if (cleaned == NULL)
    return g_strdup("data:,"); /* nothing that could be shown */
  if (g_bytes_equal(picture, cleaned))
    return NULL;
  gsize size = 0;
  const guchar *data = g_bytes_get_data(cleaned, &size);
  g_autofree char *encoded = g_base64_encode(data, size);
  return g_strdup_printf("data:%s;base64,%s", media_type_of(cleaned), encoded);
}

static void set_unreadable(const char *name, HpDiagnostics *faults, GError **error)
{
  const GPtrArray *found = hp_diagnostics_sorted(faults);
  const HpDiagnostic *first = found->len == 0 ? NULL : g_ptr_array_index(found, 0);
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN,
              _("The picture \"%s\" cannot be read as SVG: %s Save it anew."), name,
              first == NULL ? "" : first->message);
}

static GBytes *clean_svg(GBytes *picture, Within *within, GError **error)
{
  gsize size = 0;
  const char *text = g_bytes_get_data(picture, &size);
  g_autoptr(HpDiagnostics) faults = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_memory(text, size, "svg", NULL, faults);
  if (source == NULL) {
    set_unreadable(within->name, faults, error);
    return NULL;
  }
  xmlDoc *document = hp_source_document(source);
  if (!hp_clean_svg(document, clean_uri, within))
    return g_bytes_ref(picture);
  xmlChar *written = NULL;
  int length = 0;
  xmlDocDumpMemoryEnc(document, &written, &length, "UTF-8");
  GBytes *bytes = g_bytes_new(written, (gsize)MAX(length, 0));
  xmlFree(written);
  return bytes;
}

/* ---- By format ----------------------------------------------------------------------------- */

static GBytes *clean(GBytes *picture, Within *within, GError **error)
{
  switch (hp_picture_format(picture)) {
  case HP_PICTURE_PNG:
    return clean_pixels(picture, hp_clean_png);
  case HP_PICTURE_JPEG:
    return clean_pixels(picture, hp_clean_jpeg);
  case HP_PICTURE_SVG:
    return clean_svg(picture, within, error);
  default:
    return g_bytes_ref(picture);
  }
}

GBytes *hp_picture_without_metadata(GBytes *picture, const char *name, GError **error)
{
  Within within = {.name = name};
  g_autoptr(GBytes) cleaned = clean(picture, &within, error);
  if (within.refused == NULL)
    return g_steal_pointer(&cleaned);
  g_clear_error(error);
  g_propagate_error(error, within.refused);
  return NULL;
}
