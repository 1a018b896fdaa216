#include "graphics/graphics.h"
#include "helpers.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
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
  assert_refused(fixture, ".", HP_FILE_NOT_NAMED);
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
  g_byte_array_set_size(bytes, bytes->len - 2); /* its end */
  for (int i = 0; i < 20; i++)
    g_byte_array_append(bytes, (const guint8 *)"\xff\xda\0\x08\1\1\0\0\x3f\0\x55", 11);
  g_byte_array_append(bytes, (const guint8 *)"\xff\xd9", 2);
  write_bytes(fixture, "inks.jpg", bytes);
  assert_fails(fixture, "inks.jpg", HP_GRAPHICS_TOO_BIG);
}

/* PDF has baseline, extended and progressive ones of 8 bits (ISO 32000-2, 7.4.8). */
static void test_jpegs_are_of_a_kind_that_pdf_has(Fixture *fixture, gconstpointer data)
{
  static const struct {
    guint8 frame, bits, components;
    gboolean good;
  } kinds[] = {{0xc0, 8, 1, TRUE},   {0xc1, 8, 3, TRUE},   {0xc2, 8, 3, TRUE},
               {0xc1, 12, 1, FALSE}, {0xc3, 8, 3, FALSE},  {0xc5, 8, 1, FALSE},
               {0xc9, 8, 3, FALSE},  {0xca, 8, 3, FALSE},  {0xcb, 8, 3, FALSE},
               {0xcf, 8, 3, FALSE},  {0xc0, 8, 2, FALSE},  {0xc0, 8, 0, FALSE},
               {0xc0, 16, 3, FALSE}, {0xc0, 8, 255, FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
    g_autofree char *name = g_strdup_printf("%u.jpg", i);
    GByteArray *bytes = jpeg(10, 10, 0, 1);
    guint8 *frame = memmem(bytes->data, bytes->len, "\xff\xc0", 2);
    frame[1] = kinds[i].frame;
    frame[4] = kinds[i].bits;
    frame[9] = kinds[i].components;
    write_bytes(fixture, name, bytes);
    if (kinds[i].good)
      load(fixture, name);
    else
      assert_fails(fixture, name, HP_GRAPHICS_UNSUPPORTED);
  }
}

static void test_jpegs_have_an_end(Fixture *fixture, gconstpointer data)
{
  GByteArray *cut_off = jpeg(10, 10, 0, 1), *followed = jpeg(10, 10, 0, 1);
  g_byte_array_set_size(cut_off, cut_off->len - 1);
  g_byte_array_append(followed, (const guint8 *)"more", 4);
  write_bytes(fixture, "cut-off.jpg", cut_off);
  write_bytes(fixture, "followed.jpg", followed);
  assert_fails(fixture, "cut-off.jpg", HP_GRAPHICS_BROKEN);
  load(fixture, "followed.jpg");
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
      "<style>@imp<!-- -->ort <g/>'other<![CDATA[.css';]]></style>",
      "<style><style>rect { fill: url(b.svg#m) }</style></style>",
      "<?xml-stylesheet href='other.css'?>",
      "<rect width='9' height='9' mask='url(b.svg#m)'/>",
      "<rect width='9' height='9' fill='url( \"b.svg#m\" ) red'/>",
      "<rect width='9' height='9' style='fill: url(#a); clip-path : URL(../b.svg#m)'/>",
      "<style>rect { fill: red; marker-end: url(b.svg#m) }</style>",
      "<g filter='url(#a)' mask='url(https://example.org/b.svg#m)'/>",
      "<image width='9' height='9' href='data:image/svg+xml,%3Csvg "
      "xmlns=\"http://www.w3.org/2000/svg\""
      "%3E%3Cimage href=\"ok.png\"/%3E%3C/svg%3E'/>",
  };
  static const char *const shown[] = {
      "<g id='a'/><use xlink:href='#a'/><use href=''/>",
      "<image width='9' height='9' href='data:image/png;base64,'/>",
      "<a xlink:href='https://example.org/'><rect width='1' height='1'/></a>",
      "<style>@import url(https://example.org/font.css); rect { fill: red }</style>",
      "<text>image href='ok.png'</text>",
      "<text>fill: url(b.svg#m)</text>",
      "<text>@import 'other.css';</text>",
      "<text>@import<a xmlns='urn:x'/>2000</text>",
      "<mask id='m'/><rect mask='url( #m)' style='fill:url(data:,)' data-fill='url(b.svg#m)'/>",
      "<style>@font-face { font-family: a; src: url(a.woff) } rect { fill: url('#m') }</style>",
  };
  write_bytes(fixture, "ok.png", png(2, 2));
  for (gsize i = 0; i < G_N_ELEMENTS(refused); i++)
    assert_fails(fixture, svg_of(fixture, refused[i]), HP_GRAPHICS_REFERS);
  for (gsize i = 0; i < G_N_ELEMENTS(shown); i++)
    load(fixture, svg_of(fixture, shown[i]));
}

/* What ends a string ends a document of libxml2's: nothing of such a file is shown. */
static void test_svg_is_one_file_whatever_follows(Fixture *fixture, gconstpointer data)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                            "<style>@import 'other.css';</style></svg>";
  g_free(scratch_data(fixture->folder, "x.svg", svg, sizeof svg));
  assert_fails(fixture, "x.svg", HP_GRAPHICS_BROKEN);
}

/* Nothing is seen of it; or nobody knows what a library makes of it. */
static void test_svg_has_an_extent(Fixture *fixture, gconstpointer data)
{
  static const char *const none[] = {"width='0' height='9'",
                                     "width='9' height='-5mm'",
                                     "width='NaN' height='9'",
                                     "width='9' height='inf'",
                                     "viewBox='0 0 0 9'",
                                     "viewBox='0,0,9,-9'",
                                     "width='0%'"};
  static const char *const some[] = {"", "width='' height='auto'", "viewBox='0 0 9 9'",
                                     "width='100%' height='50%' viewBox='0 0 9 9'",
                                     "width='1e-9' height='9'"};
  for (gsize i = 0; i < G_N_ELEMENTS(none) + G_N_ELEMENTS(some); i++) {
    const gboolean refused = i < G_N_ELEMENTS(none);
    g_autofree char *svg = g_strdup_printf(
        "<svg xmlns='http://www.w3.org/2000/svg' %s><rect width='9' height='9'/></svg>",
        refused ? none[i] : some[i - G_N_ELEMENTS(none)]);
    g_autofree char *name = g_strdup_printf("%zu.svg", i);
    g_free(scratch_file(fixture->folder, name, svg));
    if (refused)
      assert_fails(fixture, name, HP_GRAPHICS_BROKEN);
    else
      load(fixture, name);
  }
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

/* ---- What is not seen ---------------------------------------------------------------------- */

static GBytes *cleaned(const void *data, gsize size)
{
  g_autoptr(GBytes) picture = g_bytes_new(data, size);
  g_autoptr(GError) error = NULL;
  GBytes *clean = hp_picture_without_metadata(picture, "x", &error);
  g_assert_no_error(error);
  g_autoptr(GBytes) again = hp_picture_without_metadata(clean, "x", &error);
  g_assert_true(g_bytes_equal(again, clean));
  return clean;
}

static void assert_bytes(GBytes *bytes, const void *data, gsize size)
{
  g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), data, size);
}

/* The picture with something put in at a place. */
static GByteArray *with(const GByteArray *picture, gsize at, const void *data, gsize size)
{
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, picture->data, (guint)at);
  g_byte_array_append(bytes, data, (guint)size);
  g_byte_array_append(bytes, picture->data + at, picture->len - (guint)at);
  return bytes;
}

static void test_pictures_lose_what_is_not_seen(void)
{
  static const char comment[] = "\xff\xfe\0\x06"
                                "anna",
                    text[] = "\0\0\0\4tEXtannaCCCC";
  g_autoptr(GByteArray) jpeg_picture = jpeg(9, 9, 1, 72), png_picture = png(3, 3);
  const struct {
    const GByteArray *picture;
    gsize at;
    const char *data;
    gsize size;
  } cases[] = {{jpeg_picture, 2, "", 0},
               {jpeg_picture, 2, comment, sizeof comment - 1},
               {jpeg_picture, 20, comment, sizeof comment - 1},
               {jpeg_picture, 20,
                "\xff\xe1\0\x08"
                "Exif\0\0",
                10},
               {jpeg_picture, jpeg_picture->len - 2, comment, sizeof comment - 1},
               {jpeg_picture, jpeg_picture->len, "anna", 4},
               {png_picture, 33, "", 0},
               {png_picture, 33, text, sizeof text - 1},
               {png_picture, png_picture->len, "anna", 4}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GByteArray) typed = with(cases[i].picture, cases[i].at, cases[i].data, cases[i].size);
    g_autoptr(GBytes) clean = cleaned(typed->data, typed->len);
    assert_bytes(clean, cases[i].picture->data, cases[i].picture->len);
  }
}

/* Whatever else Exif says goes. */
static void test_which_way_is_up_stays(void)
{
  static const char kept[] = "\xff\xe1\0\x22"
                             "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0";
  static const char said[] = "\xff\xe1\0\x36"
                             "Exif\0\0II*\0\x0c\0\0\0anna\2\0\x0f\1\2\0\4\0\0\0anna"
                             "\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0anna";
  g_autoptr(GByteArray) picture = jpeg(9, 9, 1, 72);
  g_autoptr(GByteArray) typed = with(picture, 20, said, sizeof said - 1);
  g_autoptr(GByteArray) expected = with(picture, 20, kept, sizeof kept);
  g_autoptr(GBytes) clean = cleaned(typed->data, typed->len);
  assert_bytes(clean, expected->data, expected->len);
}

/* ---- Which way is up ------------------------------------------------------------------------ */

static cairo_status_t append_pdf(void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append(closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The first content stream of a PDF by Cairo, inflated. */
static char *content_of(const GByteArray *pdf)
{
  static const char begin[] = ">>\nstream\n";
  const char *at = memmem(pdf->data, pdf->len, begin, sizeof begin - 1);
  while (at != NULL && memcmp(at + sizeof begin - 1, "x\234", 2) != 0) /* deflated by zlib */
    at = memmem(at + 1, pdf->len - (gsize)(at + 1 - (const char *)pdf->data), begin,
                sizeof begin - 1);
  g_assert_nonnull(at);
  at += sizeof begin - 1;
  g_autoptr(GZlibDecompressor) inflate = g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  char *content = g_malloc0(10000);
  gsize read = 0, written = 0;
  g_converter_convert(G_CONVERTER(inflate), at, pdf->len - (gsize)(at - (const char *)pdf->data),
                      content, 9999, G_CONVERTER_NO_FLAGS, &read, &written, NULL);
  return content;
}

/* Where on the page (from its top left corner) a picture's pixels are put: of the unit square,
   whose bottom is the last row (ISO 32000-1, 8.9.5.1). */
static cairo_matrix_t place_of_picture(const char *content, double height)
{
  cairo_matrix_t place = {1, 0, 0, 1, 0, 0};
  g_auto(GStrv) lines = g_strsplit_set(content, "\n", -1);
  for (char **line = lines; *line != NULL && strstr(*line, " Do") == NULL; line++) {
    cairo_matrix_t one;
    const char *numbers = g_str_has_prefix(g_strchug(*line), "q ") ? *line + 2 : *line;
    if (g_str_has_suffix(*line, " cm") && sscanf(numbers, "%lf %lf %lf %lf %lf %lf", &one.xx,
                                                 &one.yx, &one.xy, &one.yy, &one.x0, &one.y0) == 6)
      cairo_matrix_multiply(&place, &one, &place);
  }
  const cairo_matrix_t from_top = {1, 0, 0, -1, 0, height};
  cairo_matrix_multiply(&place, &place, &from_top);
  return place;
}

static void assert_at(const cairo_matrix_t *place, double x, double y, double page_x, double page_y)
{
  cairo_matrix_transform_point(place, &x, &y);
  g_assert_cmpfloat_with_epsilon(x, page_x, 0.01);
  g_assert_cmpfloat_with_epsilon(y, page_y, 0.01);
}

/* Its pixels go into the PDF as they are, and are turned there; what is laid out is what is seen.
 */
static void test_pictures_are_turned(Fixture *fixture, gconstpointer data)
{
  static const struct {
    double first_x, first_y, last_x, last_y; /* the corners of the first row, in the unit square */
  } corners[] = {{0, 0, 1, 0}, {1, 0, 0, 0}, {1, 1, 0, 1}, {0, 1, 1, 1},
                 {0, 0, 0, 1}, {1, 0, 1, 1}, {1, 1, 1, 0}, {0, 1, 0, 0}};
  char exif[] = "\xff\xe1\0\x22"
                "Exif\0\0MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0";
  for (guint i = 0; i < G_N_ELEMENTS(corners); i++) {
    g_autoptr(GByteArray) picture = jpeg(20, 10, 1, 72);
    exif[29] = (char)(i + 1);
    g_autofree char *name = g_strdup_printf("%u.jpg", i);
    write_bytes(fixture, name, with(picture, 20, exif, sizeof exif));
    const HpGraphic *graphic = load(fixture, name);
    const double width = hp_length_to_points(hp_graphic_width(graphic));
    const double height = hp_length_to_points(hp_graphic_height(graphic));
    g_assert_cmpfloat(width, ==, i < 4 ? 20 : 10);
    g_assert_cmpfloat(height, ==, i < 4 ? 10 : 20);
    g_autoptr(GByteArray) pdf = g_byte_array_new();
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append_pdf, pdf, 100, 100);
    cairo_t *cairo = cairo_create(surface);
    g_assert_true(hp_graphic_draw(graphic, cairo, 30, 40, width, height));
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    g_autofree char *content = content_of(pdf);
    const cairo_matrix_t place = place_of_picture(content, 100);
    assert_at(&place, 0, 1, 30 + corners[i].first_x * width, 40 + corners[i].first_y * height);
    assert_at(&place, 1, 1, 30 + corners[i].last_x * width, 40 + corners[i].last_y * height);
  }
}

/* What is cut off or lies about its length ends there. */
static void test_damaged_pictures_lose_it_too(void)
{
  g_autoptr(GByteArray) jpeg_picture = jpeg(9, 9, 1, 72), png_picture = png(3, 3);
  for (guint length = 3; length <= jpeg_picture->len; length++)
    g_bytes_unref(cleaned(jpeg_picture->data, length));
  for (guint length = 8; length <= png_picture->len; length++)
    g_bytes_unref(cleaned(png_picture->data, length));
  g_bytes_unref(cleaned("\xff\xd8\xff\xe1\0\x0e"
                        "Exif\0\0MM\0*\xff\xff\xff\xff",
                        18));
}

static void test_drawings_lose_what_is_not_drawn(void)
{
#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\">"
  static const char *const cases[][2] = {
      {SVG "<g id='a'/></svg>", NULL},
      {SVG "<title>anna</title><g><desc/><metadata/><script/></g><!--anna--></svg>",
       SVG "<g/></svg>"},
      {"<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:i='anna' i:x='1'><i:y/><s:g/></s:svg>",
       "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"><s:g/></s:svg>"},
      {SVG "<style>/*anna*/ a { b: \"/*c*/\" } /*d</style></svg>",
       SVG "<style>  a { b: \"/*c*/\" }  </style></svg>"},
      {SVG "<style>a { b: \"\\\"/*\" } /*c*/</style></svg>",
       SVG "<style>a { b: \"\\\"/*\" }  </style></svg>"},
      {SVG "<style>/**/a <g><style>@import 'anna'</style></g>{}</style></svg>",
       SVG "<style> a {}</style></svg>"},
      {SVG "<g data-x='anna' xml:base='/home/anna' xml:space='preserve'/></svg>",
       SVG "<g xml:space=\"preserve\"/></svg>"},
      {SVG "<style>[data-x='1'] {}</style><g data-x='1' data-y='anna'/></svg>",
       SVG "<style>[data-x='1'] {}</style><g data-x=\"1\"/></svg>"},
      {SVG "<g><style>g[ data-å ], [data-z^=a] {}</style></g><g data-å='1' data-y='anna'/></svg>",
       SVG "<g><style>g[ data-å ], [data-z^=a] {}</style></g><g data-å=\"1\"/></svg>"},
      {SVG "<style>g:nth-child(3) {}</style><title id='anna'>anna</title><g/></svg>",
       SVG "<style>g:nth-child(3) {}</style><title/><g/></svg>"},
      {SVG "<style>g:FIRST\\2d Child {}</style><title>anna</title><g/></svg>",
       SVG "<style>g:FIRST\\2d Child {}</style><title/><g/></svg>"},
      {SVG "<style>g:empty {}</style><g><title>anna</title></g></svg>",
       SVG "<style>g:empty {}</style><g><title/></g></svg>"},
      {SVG "<style>[/*anna*/data-\\6B ] {}</style><g data-k='1' data-y='anna'/></svg>",
       SVG "<style>[ data-\\6B ] {}</style><g data-k=\"1\"/></svg>"},
      {SVG "<style>[*|k] [i|m=a] [o|=b] {}</style><g xmlns:i='i' i:k='' i:m='' i:o='anna'/></svg>",
       SVG "<style>[*|k] [i|m=a] [o|=b] {}</style><g xmlns:i=\"i\" i:k=\"\" i:m=\"\"/></svg>"},
      {"<?xml-stylesheet href='data:,g:first-child'?>" SVG
       "<title>anna</title><g data-k=''/></svg>",
       SVG "<title/><g data-k=\"\"/></svg>"},
      {SVG "<style>@\\69mport url(data:,)</style><title>anna</title><g data-k=''/></svg>",
       SVG "<style>@\\69mport url(data:,)</style><title/><g data-k=\"\"/></svg>"},
      {SVG "<style>a { b: \"c\n } /*anna*/</style><g style='fill: red /*anna*/'/></svg>",
       SVG "<style>a { b: \"c\n }  </style><g style=\"fill: red  \"/></svg>"},
      {"<!DOCTYPE svg [<!ENTITY e 'anna'><!ENTITY f '3'>]>" SVG "<g x='&f;'/></svg>",
       SVG "<g x=\"3\"/></svg>"},
      {SVG "<image href='data:image/svg+xml,%3Csvg%3E%3C!--anna--%3E%3C/svg%3E'/></svg>", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GBytes) clean = cleaned(cases[i][0], strlen(cases[i][0]));
    g_autofree char *found = g_strndup(g_bytes_get_data(clean, NULL), g_bytes_get_size(clean));
    g_assert_null(strstr(found, "anna"));
    g_assert_nonnull(strstr(found, cases[i][1] == NULL ? SVG : cases[i][1]));
  }
  g_autoptr(GBytes) broken = g_bytes_new_static("<svg><g></svg>", 14);
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_picture_without_metadata(broken, "x", &error));
  g_assert_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_BROKEN);
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
  ADD("/graphics/jpeg/kinds", test_jpegs_are_of_a_kind_that_pdf_has);
  ADD("/graphics/jpeg/end", test_jpegs_have_an_end);
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
  ADD("/graphics/svg/extent", test_svg_has_an_extent);
  ADD("/graphics/svg/one-file", test_svg_is_one_file);
  ADD("/graphics/svg/one-file/ended", test_svg_is_one_file_whatever_follows);
  ADD("/graphics/jpeg/turned", test_pictures_are_turned);
  g_test_add_func("/graphics/metadata/pixels", test_pictures_lose_what_is_not_seen);
  g_test_add_func("/graphics/metadata/orientation", test_which_way_is_up_stays);
  g_test_add_func("/graphics/metadata/damaged", test_damaged_pictures_lose_it_too);
  g_test_add_func("/graphics/metadata/svg", test_drawings_lose_what_is_not_drawn);
  return g_test_run();
}
