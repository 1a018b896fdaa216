#include "graphics/graphics.h"
#include "helpers.h"

#include <cairo-pdf.h>
#include <libxml/parser.h>
#include <unistd.h>

/* ---- Pictures made here -------------------------------------------------------------------- */

static void append_u16(GByteArray *bytes, guint value)
{
  const guint8 data[] = {(guint8)(value >> 8), (guint8)value};
  g_byte_array_append(bytes, data, 2);
}

/* The segments of a JPEG up to its scan: enough for its size, and what passes through. */
static GByteArray *jpeg(guint width, guint height, guint8 unit, guint density)
{
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, (const guint8 *)"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1", 13);
  g_byte_array_append(bytes, &unit, 1);
  append_u16(bytes, density);
  append_u16(bytes, density);
  g_byte_array_append(bytes, (const guint8 *)"\0\0\xff\xc0\0\x0b\x08", 7);
  append_u16(bytes, height);
  append_u16(bytes, width);
  g_byte_array_append(bytes, (const guint8 *)"\1\1\x11\0", 4);
  g_byte_array_append(bytes, (const guint8 *)"\xff\xda\0\x08\1\1\0\0\x3f\0\x55\xff\xd9", 13);
  return bytes;
}

static cairo_status_t append_png(void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *png(int width, int height)
{
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  g_assert_cmpint(cairo_surface_write_to_png_stream(surface, append_png, bytes), ==, 0);
  cairo_surface_destroy(surface);
  return bytes;
}

typedef struct {
  char *folder;
  HpGate *gate; /* of the folder */
  HpPictureTrials *trials;
  HpGraphics *graphics;
} Fixture;

static void write_bytes(const Fixture *fixture, const char *name, GByteArray *bytes)
{
  g_free(scratch_data(fixture->folder, name, bytes->data, bytes->len));
  g_byte_array_unref(bytes);
}

static void set_up(Fixture *fixture, gconstpointer data)
{
  fixture->folder = scratch_folder();
  fixture->gate = hp_gate_new(fixture->folder);
  fixture->graphics = hp_graphics_new(fixture->folder, fixture->gate);
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  fixture->trials = hp_picture_trials_new(NULL, fonts);
  hp_graphics_set_trials(fixture->graphics, fixture->trials);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
  hp_graphics_free(fixture->graphics);
  hp_gate_free(fixture->gate);
  hp_picture_trials_free(fixture->trials);
  remove_folder(fixture->folder);
  g_free(fixture->folder);
}

static const HpGraphic *load(Fixture *fixture, const char *uri)
{
  g_autoptr(GError) error = NULL;
  const HpGraphic *graphic = hp_graphics_load(fixture->graphics, uri, &error);
  g_assert_no_error(error);
  g_assert_nonnull(graphic);
  return graphic;
}

static void assert_error(Fixture *fixture, const char *uri, GQuark domain, int code)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_graphics_load(fixture->graphics, uri, &error));
  g_assert_error(error, domain, code);
}

static void assert_fails(Fixture *fixture, const char *uri, HpGraphicsError code)
{
  assert_error(fixture, uri, HP_GRAPHICS_ERROR, (int)code);
}

/* It did not even come through the gate. */
static void assert_refused(Fixture *fixture, const char *uri, HpFileError code)
{
  assert_error(fixture, uri, HP_FILE_ERROR, (int)code);
}

static void assert_size(const HpGraphic *graphic, double width, double height)
{
  g_assert_cmpint(hp_graphic_width(graphic), ==, hp_points_to_length(width));
  g_assert_cmpint(hp_graphic_height(graphic), ==, hp_points_to_length(height));
}

/* ---- Sizes --------------------------------------------------------------------------------- */

static void test_png_without_resolution_is_72_dpi(Fixture *fixture, gconstpointer data)
{
  write_bytes(fixture, "a.png", png(30, 20));
  const HpGraphic *graphic = load(fixture, "a.png");
  assert_size(graphic, 30, 20);
}

static void test_png_states_its_resolution(Fixture *fixture, gconstpointer data)
{
  /* pHYs after IHDR (8 + 25 bytes): 11811 per metre, 300 to the inch. Cairo checks no CRC of it. */
  static const guint8 phys[] = "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1\x78\xa5\x3f\x76";
  GByteArray *plain = png(300, 150);
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, plain->data, 33);
  g_byte_array_append(bytes, phys, 21);
  g_byte_array_append(bytes, plain->data + 33, plain->len - 33);
  g_byte_array_unref(plain);
  write_bytes(fixture, "a.png", bytes);
  const HpGraphic *graphic = load(fixture, "a.png");
  g_assert_cmpint(ABS(hp_graphic_width(graphic) - 72 * HP_POINT), <, 3);
  g_assert_cmpint(ABS(hp_graphic_height(graphic) - 36 * HP_POINT), <, 3);
}

static void test_jpeg_sizes(Fixture *fixture, gconstpointer data)
{
  write_bytes(fixture, "inch.jpg", jpeg(300, 600, 1, 300));
  write_bytes(fixture, "cm.jpg", jpeg(100, 50, 2, 100));
  write_bytes(fixture, "aspect.jpg", jpeg(100, 50, 0, 1));
  assert_size(load(fixture, "inch.jpg"), 72, 144);
  assert_size(load(fixture, "cm.jpg"), 72 / 2.54, 36 / 2.54);
  assert_size(load(fixture, "aspect.jpg"), 100, 50);
}

static void test_svg_sizes(Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *attributes;
    double width, height;
  } cases[] = {
      {"width='40' height='30px'", 40, 30},
      {"width='1in' height='2.54cm'", 72, 72},
      {"viewBox='0 0 200 100'", 200, 100},
      {"width='50' viewBox='0 0 200 100'", 50, 25},
      {"", 100, 100},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = g_strdup_printf("%zu.svg", i);
    g_autofree char *text =
        g_strdup_printf("<svg xmlns='http://www.w3.org/2000/svg' %s/>", cases[i].attributes);
    g_free(scratch_data(fixture->folder, name, text, strlen(text)));
    assert_size(load(fixture, name), cases[i].width, cases[i].height);
  }
}

/* ---- Where pictures come from -------------------------------------------------------------- */

static void test_addresses(Fixture *fixture, gconstpointer data)
{
  write_bytes(fixture, "a b.png", png(3, 2));
  const HpGraphic *graphic = load(fixture, "a b.png");
  g_assert_true(load(fixture, "a%20b.png") == graphic);
  g_autofree char *path = g_build_filename(fixture->folder, "a b.png", NULL);
  g_assert_true(load(fixture, path) == graphic);
  g_autofree char *uri = g_filename_to_uri(path, NULL, NULL);
  g_assert_true(load(fixture, uri) == graphic);
  g_autofree char *local = g_strdup_printf("file://localhost%s", path);
  g_assert_true(load(fixture, local) == graphic);
  g_assert_true(load(fixture, "sub/../a b.png") == graphic);
}

static void test_data_uris(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GByteArray) bytes = png(7, 5);
  g_autofree char *encoded = g_base64_encode(bytes->data, bytes->len);
  g_autofree char *uri = g_strconcat("data:image/png;base64,", encoded, NULL);
  assert_size(load(fixture, uri), 7, 5);
  assert_size(load(fixture, "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
                            "width='9' height='8'/%3E"),
              9, 8);
  assert_fails(fixture, "data:image/png;base64", HP_GRAPHICS_BROKEN);
}

static void test_errors_are_told_apart(Fixture *fixture, gconstpointer data)
{
  assert_refused(fixture, "missing.png", HP_FILE_MISSING);
  assert_refused(fixture, "missing.png", HP_FILE_MISSING); /* remembered */
  assert_refused(fixture, "", HP_FILE_NOT_NAMED);
  assert_refused(fixture, ".", HP_FILE_IRREGULAR);
  assert_refused(fixture, "https://example.org/a.png", HP_FILE_NOT_NAMED);
  assert_refused(fixture, "file://example.org/a.png", HP_FILE_NOT_NAMED);
  g_free(scratch_data(fixture->folder, "a.gif", "GIF89a......", 12));
  assert_fails(fixture, "a.gif", HP_GRAPHICS_UNSUPPORTED);
  g_free(scratch_data(fixture->folder, "a.txt", "text", 4));
  assert_fails(fixture, "a.txt", HP_GRAPHICS_UNSUPPORTED);
  g_free(scratch_data(fixture->folder, "empty.png", "", 0));
  assert_fails(fixture, "empty.png", HP_GRAPHICS_UNSUPPORTED);
  g_free(scratch_data(fixture->folder, "broken.svg", "<svg", 4));
  assert_fails(fixture, "broken.svg", HP_GRAPHICS_BROKEN);
  GByteArray *cut = png(40, 40);
  g_byte_array_set_size(cut, cut->len / 2);
  write_bytes(fixture, "cut.png", cut);
  assert_fails(fixture, "cut.png", HP_GRAPHICS_BROKEN);
  write_bytes(fixture, "big.jpg", jpeg(30000, 30000, 0, 1));
  assert_fails(fixture, "big.jpg", HP_GRAPHICS_TOO_BIG);
}

/* What the header says is believed before there is memory for it. */
static void test_png_headers_that_lie(Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint width, height;
    HpGraphicsError code;
  } cases[] = {{1000000, 1000000, HP_GRAPHICS_TOO_BIG},
               {0xffffffff, 1, HP_GRAPHICS_TOO_BIG},
               {1, 0xffffffff, HP_GRAPHICS_TOO_BIG},
               {32767, 32767, HP_GRAPHICS_TOO_BIG},
               {0, 5, HP_GRAPHICS_BROKEN},
               {8000, 8000, HP_GRAPHICS_BROKEN}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    for (guint8 interlaced = 0; interlaced < 2; interlaced++) {
      GByteArray *bytes = png(5, 5);
      const guint32 size[] = {GUINT32_TO_BE(cases[i].width), GUINT32_TO_BE(cases[i].height)};
      memcpy(bytes->data + 16, size, sizeof size);
      bytes->data[28] = interlaced;
      g_autofree char *name = g_strdup_printf("%zu-%d.png", i, interlaced);
      write_bytes(fixture, name, bytes);
      assert_fails(fixture, name, cases[i].code);
    }
  }
}

static void test_pixels_of_a_document_are_bounded_together(Fixture *fixture, gconstpointer data)
{
  hp_graphics_set_max_pixels(fixture->graphics, 250);
  write_bytes(fixture, "a.png", png(10, 10));
  write_bytes(fixture, "b.png", png(10, 11));
  write_bytes(fixture, "c.png", png(10, 12));
  write_bytes(fixture, "d.png", png(4, 10));
  write_bytes(fixture, "e.jpg", jpeg(3000, 3000, 0, 1));
  load(fixture, "a.png");
  load(fixture, "b.png");
  assert_fails(fixture, "c.png", HP_GRAPHICS_TOO_BIG);
  load(fixture, "d.png");
  load(fixture, "a.png");
  load(fixture, "e.jpg"); /* as it is, without pixels */
}

static void test_jpegs_of_inks_have_few_scans(Fixture *fixture, gconstpointer data)
{
  GByteArray *bytes = jpeg(8000, 8000, 0, 1);
  guint8 *components = memmem(bytes->data, bytes->len, "\xff\xc0", 2);
  components[9] = 4;
  for (int i = 0; i < 20; i++)
    g_byte_array_append(bytes, (const guint8 *)"\xff\xda\0\x08\1\1\0\0\x3f\0\x55", 11);
  write_bytes(fixture, "inks.jpg", bytes);
  assert_fails(fixture, "inks.jpg", HP_GRAPHICS_TOO_BIG);
}

/* Every beginning of a picture is either a picture or an error, never a read past the end. */
static void test_truncated_jpegs(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GByteArray) whole = jpeg(10, 10, 1, 72);
  for (guint length = 3; length < whole->len; length++) {
    g_autofree char *encoded = g_base64_encode(whole->data, length);
    g_autofree char *uri = g_strconcat("data:;base64,", encoded, NULL);
    hp_graphics_load(fixture->graphics, uri, NULL);
  }
}

static void test_comes_through_the_gate(Fixture *fixture, gconstpointer data)
{
  write_bytes(fixture, "outside.png", png(2, 2));
  write_bytes(fixture, "in/a.png", png(2, 2));
  g_autofree char *inside = g_build_filename(fixture->folder, "in", NULL);
  g_autoptr(HpGate) gate = hp_gate_new(inside);
  hp_graphics_free(fixture->graphics);
  fixture->graphics = hp_graphics_new(fixture->folder, gate);
  load(fixture, "in/a.png");
  assert_refused(fixture, "outside.png", HP_FILE_OUTSIDE);
  assert_refused(fixture, "in/../outside.png", HP_FILE_OUTSIDE);
  assert_refused(fixture, "in/%2e%2e/outside.png", HP_FILE_OUTSIDE);
  g_clear_pointer(&fixture->graphics, hp_graphics_free);
}

/* An SVG with these contents, as a file that may stand beside ok.png. */
static const char *svg_of(Fixture *fixture, const char *content)
{
  g_autofree char *text = g_strconcat("<svg xmlns='http://www.w3.org/2000/svg' "
                                      "xmlns:xlink='http://www.w3.org/1999/xlink' width='9' "
                                      "height='9'>",
                                      content, "</svg>", NULL);
  g_free(scratch_data(fixture->folder, "x.svg", text, strlen(text)));
  hp_graphics_free(fixture->graphics);
  fixture->graphics = hp_graphics_new(fixture->folder, fixture->gate);
  hp_graphics_set_trials(fixture->graphics, fixture->trials);
  return "x.svg";
}

/* librsvg opens nothing, so what stands elsewhere would be missing without a word. */
static void test_svg_is_one_file(Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {
      "<image width='9' height='9' xlink:href='ok.png'/>",
      "<image width='9' height='9' href='../ok.png'/>",
      "<image width='9' height='9' href=' ok.png'/>",
      "<image width='9' height='9' href='https://example.org/a.png'/>",
      "<image width='9' height='9' href='file:///etc/passwd'/>",
      "<g><use xlink:href='other.svg#a'/></g>",
      "<filter id='f'><feImage href='ok.png'/></filter>",
      "<linearGradient id='g' xlink:href='other.svg#g'/>",
      "<style>@import url(other.css);</style>",
      "<style><![CDATA[@import 'other.css';]]></style>",
      "<?xml-stylesheet href='other.css'?>",
  };
  static const char *const shown[] = {
      "<g id='a'/><use xlink:href='#a'/><use href=''/>",
      "<image width='9' height='9' href='data:image/png;base64,'/>",
      "<a xlink:href='https://example.org/'><rect width='1' height='1'/></a>",
      "<style>@import url(https://example.org/font.css); rect { fill: red }</style>",
      "<text>image href='ok.png'</text>",
  };
  write_bytes(fixture, "ok.png", png(2, 2));
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
    assert_fails(fixture, svg_of(fixture, refused[i]), HP_GRAPHICS_REFERS);
  for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
    load(fixture, svg_of(fixture, shown[i]));
}

static void test_inline_svg_keeps_its_namespaces(Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "<x xmlns:s='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
      "<s:svg width='20' height='10'><s:g id='a'/><s:use xlink:href='#a'/></s:svg></x>";
  xmlDoc *document = xmlParseMemory(text, sizeof text - 1);
  const xmlNode *svg = xmlDocGetRootElement(document)->children;
  g_autoptr(GError) error = NULL;
  const HpGraphic *graphic = hp_graphics_load_inline(fixture->graphics, svg, &error);
  g_assert_no_error(error);
  assert_size(graphic, 20, 10);
  g_assert_true(hp_graphics_load_inline(fixture->graphics, svg, NULL) == graphic);
  g_assert_null(hp_graphics_load_inline(fixture->graphics, svg->parent, &error));
  g_assert_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED);
  xmlFreeDoc(document);
}

/* ---- Drawing ------------------------------------------------------------------------------- */

static void test_jpeg_passes_through(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GByteArray) bytes = jpeg(10, 10, 1, 72);
  g_autofree char *encoded = g_base64_encode(bytes->data, bytes->len);
  g_autofree char *uri = g_strconcat("data:;base64,", encoded, NULL);
  g_autoptr(GByteArray) pdf = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append_png, pdf, 100, 100);
  cairo_t *cairo = cairo_create(surface);
  g_assert_true(hp_graphic_draw(load(fixture, uri), cairo, 10, 10, 50, 50));
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  g_assert_cmpint(cairo_surface_status(surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(surface);
  g_assert_nonnull(memmem(pdf->data, pdf->len, "/DCTDecode", 10));
  g_assert_nonnull(memmem(pdf->data, pdf->len, bytes->data, bytes->len));
  g_assert_null(memmem(pdf->data, pdf->len, "/Interpolate true", 17));
}

/* Eight pixels square, of magenta and yellow ink: red. */
static const char four_inks[] =
    "data:image/jpeg;base64,"
    "/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhc"
    "TkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/9sAQwEREhIYFRgvGhovY0I4QmNjY2NjY2NjY2NjY2Nj"
    "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2Nj/8AAFAgACAAIBAEiAAIRAQMRAQQiAP/E"
    "ABYAAQEBAAAAAAAAAAAAAAAAAAAFB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAVAQEBAAAAAAAAAAAA"
    "AAAAAAAFBv/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8AtAFEG0AB/9k=";

static void test_inks_become_colors(Fixture *fixture, gconstpointer data)
{
  const HpGraphic *graphic = load(fixture, four_inks);
  assert_size(graphic, 8, 8);
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8);
  cairo_t *cairo = cairo_create(surface);
  g_assert_true(hp_graphic_draw(graphic, cairo, 0, 0, 8, 8));
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const guint32 pixel = *(const guint32 *)(const void *)cairo_image_surface_get_data(surface);
  g_assert_cmpuint(pixel >> 16 & 0xff, >, 200);
  g_assert_cmpuint(pixel >> 8 & 0xff, <, 60);
  g_assert_cmpuint(pixel & 0xff, <, 60);
  cairo_surface_destroy(surface);
}

/* The lower right quarter of the drawing is red, stretched to the rectangle. */
static void test_svg_fills_its_rectangle(Fixture *fixture, gconstpointer data)
{
  const HpGraphic *graphic =
      load(fixture, "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='10' "
                    "height='10'><rect x='5' y='5' width='5' height='5' fill='red'/></svg>");
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 60, 40);
  cairo_t *cairo = cairo_create(surface);
  g_assert_true(hp_graphic_draw(graphic, cairo, 10, 10, 40, 20));
  cairo_destroy(cairo);
  cairo_surface_flush(surface);
  const guint8 *pixels = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  const guint32 inside = *(const guint32 *)(const void *)(pixels + 25 * stride + 4 * 40);
  const guint32 outside = *(const guint32 *)(const void *)(pixels + 25 * stride + 4 * 25);
  g_assert_cmphex(inside, ==, 0xffff0000);
  g_assert_cmphex(outside, ==, 0);
  cairo_surface_destroy(surface);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  ADD("/graphics/png/72-dpi", test_png_without_resolution_is_72_dpi);
  ADD("/graphics/png/resolution", test_png_states_its_resolution);
  ADD("/graphics/png/lies", test_png_headers_that_lie);
  ADD("/graphics/together", test_pixels_of_a_document_are_bounded_together);
  ADD("/graphics/jpeg/scans", test_jpegs_of_inks_have_few_scans);
  ADD("/graphics/jpeg/sizes", test_jpeg_sizes);
  ADD("/graphics/jpeg/truncated", test_truncated_jpegs);
  ADD("/graphics/jpeg/passes-through", test_jpeg_passes_through);
  ADD("/graphics/jpeg/inks", test_inks_become_colors);
  ADD("/graphics/svg/sizes", test_svg_sizes);
  ADD("/graphics/svg/inline", test_inline_svg_keeps_its_namespaces);
  ADD("/graphics/svg/fills", test_svg_fills_its_rectangle);
  ADD("/graphics/addresses", test_addresses);
  ADD("/graphics/data-uris", test_data_uris);
  ADD("/graphics/errors", test_errors_are_told_apart);
  ADD("/graphics/gate", test_comes_through_the_gate);
  ADD("/graphics/svg/one-file", test_svg_is_one_file);
  return g_test_run();
}
