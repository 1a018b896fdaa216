/* Pictures up to where librsvg would draw them, which another process does: what names them, their
 * formats, what is taken out of them; PNG and JPEG drawn. */
#include "graphics/data-uri.h"
#include "graphics/graphic.h"
#include "graphics/picture-format.h"
#include "target.h"
#include "xml/xml.h"

#include <cairo-pdf.h>
#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "picture"};

enum { MOST_DRAWN = 1 << 20 }; /* pixels: larger ones take all the time */

/* ---- By their names ------------------------------------------------------------------------ */

/* Whatever a document calls a picture, nothing outside the folder is read. */
static void load_by_name(const guint8 *data, gsize size)
{
  g_autofree char *uri = g_strndup((const char *)data, MIN(size, 4096));
  g_autofree char *folder = hp_fuzz_source_path("tests/fuzz");
  g_autofree char *root = g_canonicalize_filename(folder, NULL);
  g_autofree char *path = hp_path_of_uri(uri, root, NULL);
  g_autoptr(HpGate) gate = hp_gate_new(root);
  g_autoptr(GError) error = NULL;
  g_autofree char *found = path == NULL ? NULL : hp_gate_resolve(gate, path, uri, NULL);
  if (found != NULL && strcmp(found, root) != 0 && !hp_path_is_inside(found, root))
    g_error("\"%s\" is let through", found);
  g_autoptr(HpGraphics) graphics = hp_graphics_new(root, gate);
  if (hp_graphics_load(graphics, uri, &error) == NULL && error == NULL)
    g_error("no picture, and no error");
  hp_is_link_address(uri);
}

/* ---- By their bytes ------------------------------------------------------------------------ */

static void draw(const HpGraphic *graphic)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(NULL, NULL, 100, 100);
  cairo_t *cairo = cairo_create(surface);
  hp_graphic_draw(graphic, cairo, 0, 0, 50, 50);
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

static HpGraphic *decoded(GBytes *picture)
{
  HpGraphic *graphic = NULL;
  g_autoptr(GError) error = NULL;
  const HpPictureFormat format = hp_picture_format(picture);
  if (format == HP_PICTURE_PNG)
    graphic = hp_graphic_from_png(picture, "input", &error);
  else if (format == HP_PICTURE_JPEG)
    graphic = hp_graphic_from_jpeg(picture, "input", &error);
  else
    return NULL;
  if (graphic == NULL && error == NULL)
    g_error("not read, and no error");
  return graphic;
}

/* libpng makes room for all that a chunk says it has. */
static gboolean has_all_of_its_chunks(const guint8 *data, gsize size)
{
  enum { SIGNATURE = 8, AROUND = 12 };
  gsize at = SIGNATURE;
  while (at + AROUND <= size && hp_read_u32(data + at) <= size - at - AROUND)
    at += AROUND + hp_read_u32(data + at);
  return at == size;
}

/* The program decodes no PNG as it came: what libpng makes of chunks that are taken out, and of two
   large ones at a time, is nobody's danger. Small ones are, to be held against what is left. */
static HpGraphic *decoded_as_it_came(GBytes *picture)
{
  enum { WIDTH = 16, HEIGHT = 20 }; /* in the chunk that a PNG begins with */
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(picture, &size);
  if (hp_picture_format(picture) != HP_PICTURE_PNG)
    return decoded(picture);
  if (size < HEIGHT + 4 || !has_all_of_its_chunks(data, size))
    return NULL;
  const guint64 pixels = (guint64)hp_read_u32(data + WIDTH) * hp_read_u32(data + HEIGHT);
  return pixels < MOST_DRAWN ? decoded(picture) : NULL;
}

/* What is taken out of a picture changes nothing of what is seen, and is out. */
static void compare_cleaned(GBytes *picture, GBytes *cleaned)
{
  g_autoptr(GBytes) again = hp_picture_without_metadata(cleaned, "input", NULL);
  if (again == NULL || !g_bytes_equal(again, cleaned))
    g_error("a picture without metadata has some");
  g_autofree char *reference = hp_svg_reference(cleaned);
  g_autofree char *before = reference == NULL ? NULL : hp_svg_reference(picture);
  if (reference != NULL && before == NULL)
    g_error("a picture without metadata shows another file: %s", reference);
  HpGraphic *seen = decoded(cleaned), *graphic = decoded_as_it_came(picture);
  if (graphic != NULL && seen == NULL)
    g_error("a picture without metadata is none");
  if (graphic != NULL && (graphic->pixels != seen->pixels || graphic->width != seen->width))
    g_error("a picture without metadata has another size");
  if (seen != NULL && seen->pixels < MOST_DRAWN)
    draw(seen);
  hp_graphic_free(graphic);
  hp_graphic_free(seen);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) picture = g_bytes_new(data, size);
  g_autoptr(GError) error = NULL;
  if (size > 0)
    load_by_name(data, size);
  g_autoptr(GBytes) cleaned = hp_picture_without_metadata(picture, "input", &error);
  if (cleaned == NULL && error == NULL)
    g_error("no picture, and no error");
  if (cleaned != NULL)
    compare_cleaned(picture, cleaned);
  return 0;
}
