/* The pictures of a document, each read once and kept. */
#include "graphics/graphics.h"

#include "graphics/data-uri.h"
#include "graphics/graphic.h"
#include "graphics/picture-format.h"
#include "graphics/trial.h"
#include "xml/xml.h"

#include <string.h>

#define MAX_DRAWING_SECONDS 60 /* seconds of the processor, for all SVG of a document; refused */

struct HpGraphics {
  char *base_folder;
  HpGate *gate;
  PangoFontMap *fonts;
  HpPictureTrials *trials;
  guint64 pixels, max_pixels; /* of all pictures; 4 bytes each */
  guint64 drawing_time;       /* of all drawings that were allowed, in microseconds */
  GHashTable *by_name;        /* path or data: URI → LoadedPicture */
  GHashTable *by_node;        /* xmlNode → LoadedPicture */
};

/* Either a picture or why there is none. */
typedef struct {
  HpGraphic *graphic;
  GError *error;
} LoadedPicture;

static void entry_free(gpointer data)
{
  LoadedPicture *entry = data;
  hp_graphic_free(entry->graphic);
  g_clear_error(&entry->error);
  g_free(entry);
}

HpGraphics *hp_graphics_new(const char *base_folder, HpGate *gate)
{
  HpGraphics *graphics = g_new0(HpGraphics, 1);
  graphics->base_folder = g_canonicalize_filename(base_folder == NULL ? "." : base_folder, NULL);
  graphics->max_pixels = HP_MAX_DOCUMENT_PIXELS;
  graphics->gate = gate;
  graphics->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entry_free);
  graphics->by_node = g_hash_table_new_full(NULL, NULL, NULL, entry_free);
  return graphics;
}

void hp_graphics_free(HpGraphics *graphics)
{
  if (graphics == NULL)
    return;
  g_hash_table_unref(graphics->by_name);
  g_hash_table_unref(graphics->by_node);
  g_free(graphics->base_folder);
  g_free(graphics);
}

void hp_graphics_set_fonts(HpGraphics *graphics, PangoFontMap *fonts)
{
  graphics->fonts = fonts;
}

void hp_graphics_set_trials(HpGraphics *graphics, HpPictureTrials *trials)
{
  graphics->trials = trials;
}

void hp_graphics_set_max_pixels(HpGraphics *graphics, guint64 pixels)
{
  graphics->max_pixels = pixels;
}

/* ---- Telling formats apart ----------------------------------------------------------------- */

static const struct {
  const char *beginning;
  gsize length;
  const char *format;
} other_formats[] = {
    {"GIF8", 4, "GIF"},
    {"II*\0", 4, "TIFF"},
    {"MM\0*", 4, "TIFF"},
    {"BM", 2, "BMP"},
    {"\1\0\0\0", 4, "EMF"},
    {"\xd7\xcd\xc6\x9a", 4, "WMF"},
    {"RIFF", 4, "WebP"},
    {"%PDF", 4, "PDF"},
    {"%!PS", 4, "PostScript"},
    {"\x1f\x8b", 2, "gzip"},
    {"\0\0\0\x0cjP  ", 8, "JPEG 2000"},
};

static const char *other_format(const guint8 *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS(other_formats); i++)
    if (size >= other_formats[i].length &&
        memcmp(data, other_formats[i].beginning, other_formats[i].length) == 0)
      return other_formats[i].format;
  return NULL;
}

static HpGraphic *decode_svg(const HpGraphics *graphics, GBytes *bytes, const char *name,
                             GError **error)
{
  if (!hp_svg_is_one_file(bytes, name, error) || !hp_svg_has_extent(bytes, name, error))
    return NULL;
  HpTrial *trial = hp_trials_read(graphics->trials, bytes, name, error);
  HpGraphic *graphic = trial == NULL ? NULL : hp_graphic_from_svg(bytes, name, error);
  if (graphic == NULL)
    return NULL;
  graphic->trial = trial;
  graphic->bytes = g_bytes_ref(bytes);
  graphic->name = g_strdup(name);
  graphic->fonts = graphics->fonts;
  return graphic;
}

static void set_unsupported(GBytes *bytes, const char *name, GError **error)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(bytes, &size);
  const char *format = other_format(data, size);
  if (format != NULL)
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
                _("The picture \"%s\" is in the format %s, which is not supported; save it as PNG, "
                  "JPEG or SVG."),
                name, format);
  else
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
                _("The file \"%s\" is not a picture in a known format; expected PNG, JPEG or SVG."),
                name);
}

static HpGraphic *decode(const HpGraphics *graphics, GBytes *bytes, const char *name,
                         GError **error)
{
  g_autoptr(GBytes) seen = hp_picture_without_metadata(bytes, name, error);
  if (seen == NULL)
    return NULL;
  switch (hp_picture_format(seen)) {
  case HP_PICTURE_PNG:
    return hp_graphic_from_png(seen, name, error);
  case HP_PICTURE_JPEG:
    return hp_graphic_from_jpeg(seen, name, error);
  case HP_PICTURE_SVG:
    return decode_svg(graphics, seen, name, error);
  default:
    set_unsupported(bytes, name, error);
    return NULL;
  }
}

/* ---- Loading ------------------------------------------------------------------------------- */

static HpGraphic *load_file(const HpGraphics *graphics, const char *path, const char *uri,
                            GError **error)
{
  g_autofree char *name = hp_short_uri(uri);
  g_autoptr(GBytes) bytes = hp_gate_read(graphics->gate, path, name, HP_MAX_PICTURE_BYTES, error);
  return bytes == NULL ? NULL : decode(graphics, bytes, name, error);
}

static HpGraphic *load_data(const HpGraphics *graphics, const char *uri, GError **error)
{
  g_autoptr(GBytes) bytes = hp_decode_data_uri(uri, error);
  if (bytes == NULL)
    return NULL;
  g_autofree char *name = hp_short_uri(uri);
  return decode(graphics, bytes, name, error);
}

/* Each may be within its limit, and all together more than there is memory. */
static void count_pixels(HpGraphics *graphics, LoadedPicture *entry, const char *name)
{
  if (entry->graphic == NULL)
    return;
  graphics->pixels += entry->graphic->pixels;
  if (graphics->pixels <= graphics->max_pixels)
    return;
  graphics->pixels -= entry->graphic->pixels;
  g_clear_pointer(&entry->graphic, hp_graphic_free);
  g_set_error(&entry->error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
              _("With the picture \"%s\" the document has more than %u million pixels in PNG; "
                "make its pictures smaller, or save photographs as JPEG."),
              name, (guint)(graphics->max_pixels / 1000000));
}

static const HpGraphic *answer(const LoadedPicture *entry, GError **error)
{
  if (entry->graphic == NULL)
    g_propagate_error(error, g_error_copy(entry->error));
  return entry->graphic;
}

const HpGraphic *hp_graphics_load(HpGraphics *graphics, const char *uri, GError **error)
{
  const gboolean is_data = g_ascii_strncasecmp(uri, "data:", 5) == 0;
  g_autofree char *key =
      is_data ? g_strdup(uri) : hp_path_of_uri(uri, graphics->base_folder, error);
  if (key == NULL)
    return NULL;
  const LoadedPicture *known = g_hash_table_lookup(graphics->by_name, key);
  if (known != NULL)
    return answer(known, error);
  LoadedPicture *entry = g_new0(LoadedPicture, 1);
  entry->graphic = is_data ? load_data(graphics, uri, &entry->error)
                           : load_file(graphics, key, uri, &entry->error);
  g_autofree char *name = hp_short_uri(uri);
  count_pixels(graphics, entry, name);
  g_hash_table_insert(graphics->by_name, g_steal_pointer(&key), entry);
  return answer(entry, error);
}

/* The element as a document of its own, with the namespaces it has in its place. */
static GBytes *serialize(const xmlNode *element)
{
  xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
  xmlNode *copy = xmlDocCopyNode((xmlNode *)element, document, 1);
  if (copy == NULL) {
    xmlFreeDoc(document);
    return NULL;
  }
  xmlDocSetRootElement(document, copy);
  xmlReconciliateNs(document, copy);
  xmlChar *text = NULL;
  int length = 0;
  xmlDocDumpMemoryEnc(document, &text, &length, "UTF-8");
  xmlFreeDoc(document);
  GBytes *bytes = text == NULL ? NULL : g_bytes_new(text, (gsize)length);
  xmlFree(text);
  return bytes;
}

static HpGraphic *load_element(const HpGraphics *graphics, const xmlNode *element, GError **error)
{
  if (!hp_is_named(element, "svg")) {
    g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED,
                _("The foreign object <%s> is not supported; expected <svg>."), element->name);
    return NULL;
  }
  g_autoptr(GBytes) bytes = serialize(element);
  if (bytes == NULL) {
    hp_graphic_set_broken(error, "svg", "SVG");
    return NULL;
  }
  return decode(graphics, bytes, "svg", error);
}

const HpGraphic *hp_graphics_load_inline(HpGraphics *graphics, const xmlNode *svg, GError **error)
{
  const LoadedPicture *known = g_hash_table_lookup(graphics->by_node, svg);
  if (known != NULL)
    return answer(known, error);
  LoadedPicture *entry = g_new0(LoadedPicture, 1);
  entry->graphic = load_element(graphics, svg, &entry->error);
  g_hash_table_insert(graphics->by_node, (gpointer)svg, entry);
  return answer(entry, error);
}

/* ---- Drawing ------------------------------------------------------------------------------- */

gboolean hp_graphics_allow_drawing(HpGraphics *graphics, const HpGraphic *graphic, HpDrawnSize size,
                                   GError **error)
{
  if (graphic->trial == NULL || size.width <= 0 || size.height <= 0)
    return TRUE;
  const HpTrialDrawing drawing = {graphic->bytes, graphic->name, hp_length_to_points(size.width),
                                  hp_length_to_points(size.height), size.turned};
  guint64 microseconds = 0;
  if (!hp_trials_draw(graphics->trials, graphic->trial, &drawing, &microseconds, error))
    return FALSE;
  if (graphics->drawing_time + microseconds <= MAX_DRAWING_SECONDS * (guint64)G_USEC_PER_SEC) {
    graphics->drawing_time += microseconds;
    return TRUE;
  }
  g_set_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_TOO_BIG,
              _("The picture \"%s\" is not drawn, since the SVG of this document takes more than "
                "%d seconds to draw; simplify it, or save it as PNG."),
              graphic->name, MAX_DRAWING_SECONDS);
  return FALSE;
}
