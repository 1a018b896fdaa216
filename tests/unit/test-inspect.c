/* Finished files, read again. */
#include "inspect/inspect.h"

#include "formatter/formatter.h"

#include <gio/gio.h>
#include <libxml/parser.h>
#include <string.h>

#define DOCUMENT                                                                                    \
  "<root xmlns='http://www.w3.org/1999/XSL/Format' xml:lang='sv' font-family='Liberation Sans'>"    \
  "<layout-master-set><simple-page-master master-name='m' page-width='%s' page-height='200pt'>"     \
  "<region-body/></simple-page-master></layout-master-set>"                                         \
  "<page-sequence master-reference='m'><flow flow-name='xsl-region-body'>"                          \
  "<block>Kommunen ska %s sina mål och <basic-link external-destination='https://example.org/%s'>" \
  "redovisa</basic-link> dem i mars.</block></flow></page-sequence></root>"

/* A page of that width, with that verb and that address. */
static GBytes *format(const char *width, const char *verb, const char *address)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  g_autoptr(HpFormatter) formatter = hp_formatter_new(fonts, &error);
  g_assert_no_error(error);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *fo = g_strdup_printf(DOCUMENT, width, verb, address);
  xmlDoc *document = xmlParseMemory(fo, (int)strlen(fo));
  g_autoptr(GBytes) inside = g_bytes_new_static("<plan/>", 7);
  const HpPdfAttachment attachment = {.name = "plan.xml",
                                      .description = "The plan",
                                      .media_type = "text/xml",
                                      .relationship = HP_PDF_SOURCE,
                                      .bytes = inside};
  const HpFormatOptions options = {.attachments = &attachment, .n_attachments = 1};
  GBytes *pdf = hp_formatter_format(formatter, document, &options, diagnostics);
  g_assert_nonnull(pdf);
  xmlFreeDoc(document);
  return pdf;
}

static HpPdfFile *open_file(GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  HpPdfFile *file = hp_pdf_file_open(bytes, &error);
  g_assert_no_error(error);
  return file;
}

static void test_what_is_inside(void)
{
  g_autoptr(GBytes) pdf = format("300pt", "följa", "a");
  g_autoptr(HpPdfFile) file = open_file(pdf);
  g_assert_cmpuint(hp_pdf_file_n_pages(file), ==, 1);
  g_autofree char *digest = hp_pdf_file_page_digest(file, 0);
  g_assert_cmpuint(strlen(digest), ==, 64);
  g_assert_null(hp_pdf_file_page_digest(file, 1));
  g_autoptr(GPtrArray) attachments = hp_pdf_file_attachments(file);
  g_assert_cmpuint(attachments->len, ==, 1);
  const HpPdfEmbeddedFile *plan = g_ptr_array_index(attachments, 0);
  g_assert_cmpstr(plan->name, ==, "plan.xml");
  g_assert_cmpstr(plan->description, ==, "The plan");
  g_assert_cmpmem(g_bytes_get_data(plan->bytes, NULL), g_bytes_get_size(plan->bytes), "<plan/>", 7);
}

/* A byte more, or another, and it is not this program's end. */
static void test_the_end(void)
{
  g_autoptr(GBytes) pdf = format("300pt", "följa", "a");
  g_assert_true(hp_pdf_has_own_end(pdf));
  g_autoptr(GByteArray) bytes = g_bytes_unref_to_array(g_bytes_ref(pdf));
  bytes->data[bytes->len / 2] ^= 1;
  g_autoptr(GBytes) other = g_bytes_new(bytes->data, bytes->len);
  g_assert_false(hp_pdf_has_own_end(other));
  bytes->data[bytes->len / 2] ^= 1;
  g_byte_array_append(bytes, (const guint8 *)"\n", 1);
  g_autoptr(GBytes) longer = g_bytes_new(bytes->data, bytes->len);
  g_assert_false(hp_pdf_has_own_end(longer));
}

static void assert_compared(GBytes *one, GBytes *other, HpPdfContent expected, const char *words,
                            const char *other_words)
{
  g_autoptr(HpPdfFile) file = open_file(one), other_file = open_file(other);
  HpPdfDifference difference = hp_pdf_file_compare_content(file, other_file, NULL);
  g_assert_cmpint(difference.content, ==, expected);
  g_assert_cmpstr(difference.words, ==, words);
  g_assert_cmpstr(difference.other_words, ==, other_words);
  hp_pdf_difference_clear(&difference);
}

static void test_what_two_files_say(void)
{
  g_autoptr(GBytes) pdf = format("300pt", "följa", "a");
  g_autoptr(GBytes) narrow = format("90pt", "följa", "a");
  g_autoptr(GBytes) other = format("300pt", "ändra", "a");
  g_autoptr(GBytes) elsewhere = format("300pt", "följa", "b");
  assert_compared(pdf, pdf, HP_PDF_SAME_PLACES, NULL, NULL);
  assert_compared(pdf, narrow, HP_PDF_SAME_WORDS, NULL, NULL);
  assert_compared(pdf, other, HP_PDF_OTHER_WORDS, "följa sina mål och redovisa  dem i mars.",
                  "ändra sina mål och redovisa  dem i mars.");
  assert_compared(pdf, elsewhere, HP_PDF_OTHER_LINK, "redovisa → https://example.org/a",
                  "redovisa → https://example.org/b");
}

static void test_files_that_are_none(void)
{
  g_autoptr(GBytes) pdf = format("300pt", "följa", "a");
  g_autoptr(GBytes) half = g_bytes_new_from_bytes(pdf, 0, g_bytes_get_size(pdf) / 2);
  g_autoptr(GBytes) text = g_bytes_new_static("text", 4);
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_pdf_file_open(half, &error));
  g_assert_true(g_str_has_prefix(error->message, "it is damaged"));
  g_clear_error(&error);
  g_assert_null(hp_pdf_file_open(text, &error));
  g_assert_cmpstr(error->message, ==, "it is not a PDF");
}

static void test_nothing_appended(void)
{
  g_autoptr(GBytes) pdf = format("300pt", "följa", "a");
  g_autoptr(GBytes) other = format("300pt", "ändra", "a");
  g_autoptr(HpPdfFile) file = open_file(pdf), same = open_file(pdf), changed = open_file(other);
  guint page = 9;
  g_assert_cmpint(hp_pdf_file_compare(file, same, &page), ==, HP_PDF_UPDATE_NOTHING);
  g_assert_cmpint(hp_pdf_file_compare(file, changed, &page), ==, HP_PDF_UPDATE_PAGE);
  g_assert_cmpuint(page, ==, 0);
}

/* ---- What is not seen ---------------------------------------------------------------------- */

#define FORM                                                                                       \
  "/Type /XObject /Subtype /Form /BBox [0 0 200 200] /Group << /S /Transparency >> /Resources << " \
  "/ExtGState << /O << /SMask /None >> >> /XObject << /I 9 0 R /K 10 0 R >> >>"

/* A PDF that goes on after what there is of it (NULL: nothing) with objects from `first` on, each
   of which ends with "endobj". */
static GBytes *with_objects(GBytes *begun, guint first, const char *objects, gsize length)
{
  static const char end_of_object[] = "endobj\n", to_table[] = "startxref\n";
  g_autoptr(GString) table = g_string_new(NULL), entries = g_string_new("/Root 1 0 R");
  GString *pdf = begun == NULL ? g_string_new("%PDF-1.7\n")
                               : g_string_new_len(g_bytes_get_data(begun, NULL),
                                                  (gssize)g_bytes_get_size(begun));
  const char *before = begun == NULL ? NULL : strstr(pdf->str, to_table) + strlen(to_table);
  if (before != NULL)
    g_string_append_printf(entries, " /Prev %.*s", (int)strcspn(before, "\n"), before);
  guint number = first;
  for (gsize at = 0; at < length; number++) {
    const char *object = objects + at;
    const char *end = memmem(object, length - at, end_of_object, strlen(end_of_object));
    const gsize size = (gsize)(end - object) + strlen(end_of_object);
    g_string_append_printf(table, "%010zu 00000 n \n", pdf->len);
    g_string_append_printf(pdf, "%u 0 obj\n", number);
    g_string_append_len(pdf, object, (gssize)size);
    at += size;
  }
  const gsize place = pdf->len;
  g_string_append_printf(pdf, "xref\n0 1\n0000000000 65535 f \n%u %u\n%s", first, number - first,
                         table->str);
  g_string_append_printf(pdf, "trailer\n<< /Size %u %s >>\nstartxref\n%zu\n%%%%EOF\n", number,
                         entries->str, place);
  return g_string_free_to_bytes(pdf);
}

static GBytes *pdf_of(const char *objects)
{
  return with_objects(NULL, 1, objects, strlen(objects));
}

/* `entries`: of its dictionary, besides. */
static void add_stream(GString *objects, const char *entries, const char *text)
{
  g_autoptr(GZlibCompressor) deflate = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  const gsize room = strlen(text) + 1000;
  g_autofree char *deflated = g_malloc(room);
  gsize read = 0, written = 0;
  g_converter_convert(G_CONVERTER(deflate), text, strlen(text), deflated, room,
                      G_CONVERTER_INPUT_AT_END, &read, &written, NULL);
  g_assert_cmpuint(read, ==, strlen(text));
  g_string_append_printf(objects, "<< %s /Filter /FlateDecode /Length %zu >>\nstream\n", entries,
                         written);
  g_string_append_len(objects, deflated, (gssize)written);
  g_string_append(objects, "\nendstream\nendobj\n");
}

#define PAGES "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 200] >>\nendobj\n"
#define PICTURE_OF_A_DOT                                                                           \
  "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
#define FUNCTION "/FunctionType 0 /Domain [0 1] /Size [4] /BitsPerSample 8 "
#define TWENTY "AAAAAAAAAAAAAAAAAAAA"
#define LONG TWENTY TWENTY TWENTY TWENTY TWENTY

/* A page of 200 × 200 points with that content; F is a font, T and N are transparent, B is blended,
   I is a picture, K one of one colour, M and 00SfbfD6 are masks of what `mask` paints, `map` tells
   what F's codes stand for, W and V are masks of nothing, X a group, in which none is set,
   and Y one whose parts hide what is below. U is a form without edges, J and L are pictures with
   short names of how they are to be read. C leaves inks as they are, D, E and H do not.
   `entries`: of its catalog, besides. */
static GBytes *page_with_map(const char *entries, const char *content, const char *mask,
                             const char *map)
{
  g_autoptr(GString) objects = g_string_new(NULL);
  g_string_append_printf(objects, "<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n", entries);
  g_string_append(
      objects, PAGES
      "<< /Type /Page /Parent 2 0 R /Contents 6 0 R /Resources << /Font << /F 4 0 R >> /ExtGState "
      "<< /T << /ca 0.05 >> /N << /ca 0 >> /" LONG " << /ca 0 >> /" LONG "B << /ca 1 >> "
      "/00SfbfD6 << /SMask << /S /Alpha /G 8 0 R >> >> /M << "
      "/SMask << /S /Alpha /G 8 0 R >> >> /W << /SMask "
      "/Odd >> /V << /SMask 7 >> /B << /BM /Multiply >> /C << /TR /Identity /UCR 15 0 R >> /D << "
      "/BG 16 0 R >> /E << /TR /Odd >> /H << /UCR /Default >> >> "
      "/XObject "
      "<< /X 7 0 R /I 9 0 R /K 10 0 R /Y 11 0 R /U 12 0 R /J 13 0 R /L 14 0 R >> >> >>\nendobj\n"
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 65 /LastChar 66 "
      "/Widths [600 600] "
      "/ToUnicode 5 0 R >>\nendobj\n");
  add_stream(objects, "", map);
  add_stream(objects, "", content);
  add_stream(objects, FORM, "/O gs 0 0 100 100 re f");
  add_stream(objects, FORM, mask);
  add_stream(objects, PICTURE_OF_A_DOT, "i");
  add_stream(objects, "/Subtype /Image /Width 8 /Height 1 /BitsPerComponent 1 /ImageMask true",
             "i");
  add_stream(objects, "/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /K true >>", "");
  add_stream(objects, "/Subtype /Form", "0 0 9 9 re f");
  add_stream(objects, PICTURE_OF_A_DOT " /D [1 0]", "i");
  add_stream(objects, PICTURE_OF_A_DOT " /DP << /Predictor 2 >>", "i");
  add_stream(objects, FUNCTION "/Range [-1 1] /Decode [-1 1.125]", "xxxx"); /* 120 of 255 */
  add_stream(objects, FUNCTION "/Range [0 1]", "xxxx");
  return with_objects(NULL, 1, objects->str, objects->len);
}

static GBytes *page_in_catalog(const char *entries, const char *content, const char *mask)
{
  return page_with_map(entries, content, mask, "2 beginbfchar <41> <0041> <42> <0042> endbfchar");
}

static GBytes *page_with_mask(const char *content, const char *mask)
{
  return page_in_catalog("", content, mask);
}

static GBytes *page_with(const char *content)
{
  return page_with_mask(content, "");
}

#define AT(x, y, words) "BT /F 12 Tf " #x " " #y " Td (" words ") Tj ET "
#define WORDS AT(20, 100, "AB")

static void test_files_with_nothing_inside(void)
{
  g_autoptr(GBytes) pdf = page_with(WORDS);
  assert_compared(pdf, pdf, HP_PDF_SAME_PLACES, NULL, NULL);
}

/* F stands for every code so often. */
static GBytes *page_with_codes(guint times)
{
  g_autoptr(GString) map = g_string_new("beginbfrange ");
  for (guint i = 0; i < times; i++)
    g_string_append(map, "<0000> <ffff> <0000> ");
  return page_with_map("", WORDS, "", map->str);
}

/* The codes of a font are read with the first page that has it, and not each time that the pages
   are: that took a minute. */
static void test_fonts_are_read_once(void)
{
  g_autoptr(GBytes) pdf = page_with_codes(10);
  g_autoptr(HpPdfFile) file = open_file(pdf);
  for (guint i = 0; i < 1000; i++) {
    g_autoptr(GPtrArray) unseen = hp_pdf_file_unseen(file);
    g_assert_cmpuint(unseen->len, ==, 0);
  }
}

/* So many codes as fonts may have are those of a file, however often it is read. */
static void test_fonts_with_too_many_codes(void)
{
  static const struct {
    guint times;
    HpPdfContent content;
  } cases[] = {{30, HP_PDF_SAME_PLACES}, {31, HP_PDF_UNREADABLE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GBytes) pdf = page_with_codes(cases[i].times);
    assert_compared(pdf, pdf, cases[i].content, NULL, NULL);
  }
}

/* What is not read to its end is like nothing. */
static void test_nested_too_deep(void)
{
  static const struct {
    gsize depth;
    HpPdfContent content;
  } cases[] = {{300, HP_PDF_SAME_PLACES}, {450, HP_PDF_OTHER_METADATA}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *open = g_strnfill(cases[i].depth, '[');
    g_autofree char *shut = g_strnfill(cases[i].depth, ']');
    g_autofree char *entry = g_strconcat("/Odd ", open, shut, NULL);
    g_autoptr(GBytes) pdf = page_in_catalog(entry, WORDS, "");
    assert_compared(pdf, pdf, cases[i].content, NULL, NULL);
  }
}

/* ---- What is said once, and is in many places ---------------------------------------------- */

/* Arrays from object `first` on, each ten times the one after it; the last is `value`. */
static char *shared(guint first, guint n, const char *value)
{
  GString *text = g_string_new(NULL);
  for (guint i = 1; i <= n; i++) {
    g_string_append_c(text, '[');
    for (guint times = 0; times < 10; times++)
      g_string_append_printf(text, "%u 0 R ", first + i);
    g_string_append(text, "]\nendobj\n");
  }
  g_string_append_printf(text, "%s\nendobj\n", value);
  return g_string_free(text, FALSE);
}

#define EMPTY "<< /Length 0 >>\nstream\n\nendstream\nendobj\n"

/* A picture in a colour space of arrays in arrays: so many as are looked at, or ten times as many.
 */
static void test_colour_spaces_that_are_shared(void)
{
  static const struct {
    guint n;
    HpPdfContent content;
  } cases[] = {{5, HP_PDF_SAME_PLACES}, {6, HP_PDF_UNREADABLE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *space = shared(6, cases[i].n, "/DeviceGray");
    g_autofree char *objects = g_strconcat(
        "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", PAGES,
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> "
        ">>\nendobj\n<< /Length 5 >>\nstream\n/I Do\nendstream\nendobj\n",
        "<< /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace 6 0 R /Length 1 >>\n"
        "stream\nx\nendstream\nendobj\n",
        space, NULL);
    g_autoptr(GBytes) pdf = pdf_of(objects);
    assert_compared(pdf, pdf, cases[i].content, NULL, NULL);
  }
}

/* A stream in a catalog, so often that some 300 MB of it would be read. */
static void test_streams_that_are_shared(void)
{
  static const struct {
    gsize size;
    HpPdfContent content;
  } cases[] = {{30000, HP_PDF_SAME_PLACES}, {300000, HP_PDF_OTHER_METADATA}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *bytes = g_strnfill(cases[i].size, 'x');
    g_autofree char *stream =
        g_strdup_printf("<< /Length %zu >>\nstream\n%s\nendstream", cases[i].size, bytes);
    g_autofree char *arrays = shared(5, 3, stream);
    g_autofree char *objects = g_strconcat(
        "<< /Type /Catalog /Pages 2 0 R /Odd 5 0 R >>\nendobj\n", PAGES,
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n" EMPTY, arrays, NULL);
    g_autoptr(GBytes) pdf = pdf_of(objects);
    assert_compared(pdf, pdf, cases[i].content, NULL, NULL);
  }
}

/* Forms that each draw the next ten times, down to one that draws nothing. */
static char *forms(guint first, guint n)
{
  GString *text = g_string_new(NULL);
  for (guint i = 1; i <= n; i++)
    g_string_append_printf(
        text,
        "<< /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I %u 0 R >> >> /Length "
        "60 >>\nstream\n/I Do /I Do /I Do /I Do /I Do /I Do /I Do /I Do /I Do /I "
        "Do \nendstream\nendobj\n",
        first + i);
  g_string_append(text,
                  "<< /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream\nendobj\n");
  return g_string_free(text, FALSE);
}

static void test_forms_that_are_shared(void)
{
  static const struct {
    guint n;
    HpPdfContent content;
  } cases[] = {{3, HP_PDF_SAME_PLACES}, {5, HP_PDF_UNREADABLE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *drawn = forms(5, cases[i].n);
    g_autofree char *objects = g_strconcat(
        "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", PAGES,
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> "
        ">>\nendobj\n<< /Length 5 >>\nstream\n/I Do\nendstream\nendobj\n",
        drawn, NULL);
    g_autoptr(GBytes) pdf = pdf_of(objects);
    assert_compared(pdf, pdf, cases[i].content, NULL, NULL);
  }
}

/* An update with a value of twenty arrays that each refer to the next ten times: written out it
   would be without end. */
static void test_updates_that_are_shared(void)
{
  static const char rest[] =
      PAGES "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n" EMPTY;
  g_autofree char *objects =
      g_strconcat("<< /Type /Catalog /Pages 2 0 R /Odd 1 >>\nendobj\n", rest, NULL);
  g_autoptr(GBytes) before = pdf_of(objects);
  g_autofree char *arrays = shared(5, 19, "1");
  g_autofree char *updates =
      g_strconcat("<< /Type /Catalog /Pages 2 0 R /Odd 5 0 R >>\nendobj\n", rest, arrays, NULL);
  g_autoptr(GBytes) after = with_objects(before, 1, updates, strlen(updates));
  g_autoptr(HpPdfFile) file = open_file(before), updated = open_file(after);
  guint page = 0;
  g_assert_cmpint(hp_pdf_file_compare(file, updated, &page), ==, HP_PDF_UPDATE_OTHER);
}

/* Objects of which one has so great a number that, cut, it would be that of the other. */
static void test_objects_of_great_numbers(void)
{
  enum { GREAT = (1 << 28) + 4 };
  static const char rest[] = PAGES "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
                                   "<< /Length 5 >>\nstream\n%s\nendstream\nendobj\n";
  static const char stream[] = "<< /Length 5 >>\nstream\nq   Q\nendstream\nendobj\n";
  for (guint i = 0; i < 2; i++) {
    g_autofree char *own =
        g_strdup_printf("<< /Type /Catalog /Pages 2 0 R /Zodd 4 0 R >>\nendobj\n%s", rest);
    g_autofree char *other =
        g_strdup_printf("<< /Type /Catalog /Pages 2 0 R /Zodd %u 0 R >>\nendobj\n%s", GREAT, rest);
    g_autofree char *text = g_strdup_printf(own, "q   Q");
    g_autofree char *other_text = g_strdup_printf(other, i == 0 ? "q   Q" : "q W Q");
    g_autoptr(GBytes) pdf = pdf_of(text), begun = pdf_of(other_text);
    g_autoptr(GBytes) made = with_objects(begun, GREAT, stream, strlen(stream));
    g_autoptr(HpPdfFile) file = open_file(made), of_source = open_file(pdf);
    g_assert_cmpint(hp_pdf_file_compare_objects(file, of_source), ==,
                    i == 0 ? HP_PDF_SAME_OBJECTS : HP_PDF_REWRITTEN_CONTENT);
  }
}

/* The ground is what was painted where the words stand. */
static void test_what_is_not_seen(void)
{
  static const struct {
    const char *content;
    HpPdfSight sight;
  } cases[] = {
      {WORDS, HP_PDF_SEEN},
      {"1 g " WORDS, HP_PDF_LIKE_GROUND},
      {"0.95 0.96 0.95 rg " WORDS, HP_PDF_LIKE_GROUND},
      {"0.6 g " WORDS, HP_PDF_SEEN},
      {"0.1 0.3 0.4 rg 0 80 200 60 re f 1 g " WORDS, HP_PDF_SEEN},
      {"0.1 0.3 0.4 rg 0 80 200 60 re f 0.1 0.3 0.41 rg " WORDS, HP_PDF_LIKE_GROUND},
      {"0 0 0 1 k 0 80 200 60 re f 0 g " WORDS, HP_PDF_LIKE_GROUND},
      {"0 g 0 0 m 200 0 l 0 90 l f 1 g " WORDS, HP_PDF_LIKE_GROUND},
      {"0 g 0 80 m 200 80 l 200 140 l 20 140 0 130 0 90 c f 1 g " WORDS, HP_PDF_SEEN},
      {"30 w 0 104 m 200 104 l S 1 g " WORDS, HP_PDF_SEEN},
      {"/P cs /P1 scn 0 80 200 60 re f 1 g " WORDS, HP_PDF_SEEN},
      {WORDS "1 g 0 80 200 60 re f", HP_PDF_COVERED},
      {WORDS "1 g 0 80 m 200 80 l 100 190 l f", HP_PDF_COVERED},
      {WORDS "q 0 0 9 9 re W n 1 g 0 80 200 60 re f Q", HP_PDF_SEEN},
      {WORDS "0 g 0 102 200 1 re f", HP_PDF_SEEN},
      {WORDS "0 103 m 200 103 l S", HP_PDF_SEEN},
      {WORDS "q 1 0 0 100 0 0 cm 0 1 m 200 1 l S Q", HP_PDF_COVERED},
      {WORDS "q 200 0 0 200 0 0 cm /K Do Q", HP_PDF_SEEN},
      {WORDS "q 200 0 0 200 0 0 cm /I Do Q", HP_PDF_COVERED},
      {WORDS "/T gs 1 g 0 80 200 60 re f", HP_PDF_SEEN},
      {"/T gs " WORDS, HP_PDF_LIKE_GROUND},
      {"/N gs " WORDS, HP_PDF_INVISIBLE},
      {"/" LONG " gs " WORDS, HP_PDF_INVISIBLE},
      {"/" LONG "B gs " WORDS, HP_PDF_SEEN},
      {"q /N gs Q " WORDS, HP_PDF_SEEN},
      {"3 Tr " WORDS, HP_PDF_INVISIBLE},
      {"0 0 50 50 re W n " WORDS, HP_PDF_CLIPPED},
      {"q 0 0 50 50 re W n Q " WORDS, HP_PDF_SEEN},
      {"0 0 200 200 re W n " WORDS, HP_PDF_SEEN},
      {AT(-40, 100, "AB"), HP_PDF_OFF_PAGE},
      {AT(20, 210, "AB"), HP_PDF_OFF_PAGE},
      {"0.1 0 0 0.1 0 0 cm " AT(200, 900, "AB"), HP_PDF_TOO_SMALL},
      {"0.25 0 0 0.25 0 0 cm " AT(80, 300, "AB"), HP_PDF_SEEN},
      {"10 0 0 10 0 0 cm BT /F 1 Tf 2 9 Td (AB) Tj ET", HP_PDF_SEEN},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].content);
    g_autoptr(GBytes) pdf = page_with(cases[i].content);
    g_autoptr(HpPdfFile) file = open_file(pdf);
    g_autoptr(GPtrArray) unseen = hp_pdf_file_unseen(file);
    g_assert_cmpuint(unseen->len, ==, cases[i].sight == HP_PDF_SEEN ? 0 : 1);
    if (unseen->len == 0)
      continue;
    const HpPdfUnseen *one = g_ptr_array_index(unseen, 0);
    g_assert_cmpint(one->sight, ==, cases[i].sight);
    g_assert_cmpuint(one->page, ==, 0);
    g_assert_cmpstr(one->words, ==, "AB");
  }
}

/* Where readers make several things of what is written, a page is like nothing, be it itself. */
static void test_what_readers_do_not_agree_on(void)
{
  static const struct {
    const char *content;
    HpPdfContent said;
  } cases[] = {
      {"BT /F 12 Tf 000000003 Tr (AB) Tj ET", HP_PDF_SAME_PLACES},
      {"BT /F 12 Tf 0000000000000000000000000000003 Tr (AB) Tj ET", HP_PDF_UNREADABLE},
      {"900000 0 0 1 0 0 cm 0.0000001 0 0 1 0 0 cm " WORDS, HP_PDF_SAME_PLACES},
      {"100000000 0 0 1 0 0 cm 0.0000001 0 0 1 0 0 cm " WORDS, HP_PDF_UNREADABLE},
      {"BT /F 12 Tf 20 100 Td [(A) 4 (B)] TJ ET", HP_PDF_SAME_PLACES},
      {"BT /F 12 Tf 20 100 Td [(A) [4 (B)]] TJ ET", HP_PDF_UNREADABLE},
      {"BT /F 12 Tf 20 100 Td [(A) /B] TJ ET", HP_PDF_UNREADABLE},
      {"[(A)] 0 d " WORDS, HP_PDF_UNREADABLE},
      {"BT /F 12 Tf 20 100 Td <4 1\n42> Tj ET", HP_PDF_SAME_PLACES},
      {"BT /F 12 Tf 20 100 Td <X4142> Tj ET", HP_PDF_UNREADABLE},
      {"BT /F 12 Tf 20 100 Td (A\rB) Tj ET", HP_PDF_UNREADABLE},
      {"q 1 0 0 1 0 9 cm BT /F 12 Tf (AB) Tj ET Q", HP_PDF_SAME_PLACES},
      {"BT /F 12 Tf q 1 0 0 1 0 9 Tm Q (AB) Tj ET", HP_PDF_UNREADABLE},
      {"BT /F 12 Tf 0 0 9 9 re f (AB) Tj ET", HP_PDF_UNREADABLE},
      {"0 0 m 9 9 l 0 9 l W n", HP_PDF_SAME_PLACES},
      {"0 0 m q 9 9 l Q 0 9 l f", HP_PDF_UNREADABLE},
      {"9 9 m W n " WORDS, HP_PDF_SAME_PLACES},
      {"W n " WORDS, HP_PDF_UNREADABLE},
      {"h W n " WORDS, HP_PDF_UNREADABLE},
      {"9 9 l 0 9 l f " WORDS, HP_PDF_UNREADABLE},
      {"/X Do", HP_PDF_SAME_PLACES},
      {"/U Do", HP_PDF_UNREADABLE},
      {"q 9 0 0 9 0 0 cm /I Do Q", HP_PDF_SAME_PLACES},
      {"q 9 0 0 9 0 0 cm /J Do Q", HP_PDF_UNREADABLE},
      {"q 9 0 0 9 0 0 cm /L Do Q", HP_PDF_UNREADABLE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].content);
    g_autoptr(GBytes) pdf = page_with(cases[i].content);
    assert_compared(pdf, pdf, cases[i].said, NULL, NULL);
  }
}

/* A group is painted as a whole, whatever is set in it. */
static void test_masks_of_groups(void)
{
  static const struct {
    const char *content, *mask, *other;
    gboolean same;
  } cases[] = {
      {"/M gs 0 0 100 100 re f", "0 0 50 50 re f", "0 0 50 50 re f", TRUE},
      {"/M gs 0 0 100 100 re f", "0 0 50 50 re f", "0 0 90 50 re f", FALSE},
      {"/M gs /X Do", "0 0 50 50 re f", "q 0 0 50 50 re f Q", TRUE},
      {"/M gs /X Do", "0 0 50 50 re f", "0 0 90 50 re f", FALSE},
      {"/W gs 0 0 100 100 re f /V gs 0 0 9 9 re f", "", "", TRUE},
      {"q /M gs Q /X Do", "0 0 50 50 re f", "0 0 90 50 re f", TRUE},
      {"/M gs q /M gs 0 0 9 9 re f Q 0 0 5 5 re f", "0 0 50 50 re f", "0 0 50 50 re f", TRUE},
      {"/M gs 0 0 9 9 re f", "/I Do", "BI /W 1 /H 1 /BPC 8 /CS /G ID i EI", TRUE},
      {"/M gs 0 0 9 9 re f", "/I Do", "BI /W 1 /H 1 /BPC 8 /CS /G ID j EI", FALSE},
      {"/M gs 2 0 0 2 0 0 cm /M gs 0 0 9 9 re f", "0 0 50 50 re f", "0 0 90 50 re f", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s, masked by %s", cases[i].content, cases[i].other);
    g_autoptr(GBytes) pdf = page_with_mask(cases[i].content, cases[i].mask);
    g_autoptr(GBytes) other = page_with_mask(cases[i].content, cases[i].other);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    g_assert_cmpint(hp_pdf_file_paints_the_same(file, other_file, &colours), ==, cases[i].same);
    g_assert_cmpint(colours, ==, HP_PDF_OWN_COLOURS);
  }
}

static void assert_painted(const char *content, const char *other, gboolean same)
{
  g_test_message("%.99s, of %.99s", content, other);
  g_autoptr(GBytes) pdf = page_with(content);
  g_autoptr(GBytes) other_pdf = page_with(other);
  g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other_pdf);
  HpPdfColours colours;
  g_assert_cmpint(hp_pdf_file_paints_the_same(file, other_file, &colours), ==, same);
}

/* 00SfbfD6 and DfUiceRGB have hashes (g_str_hash) of nothing and of DeviceRGB. */
static void test_what_is_painted(void)
{
#define EIGHT "1 2 3 4 5 6 7 8 "
#define INLINE(entries, bytes) "BI " entries " ID " bytes "\nEI"
#define LINE "0 0 m 9 9 l S"
  static const struct {
    const char *content, *other;
    gboolean same;
  } cases[] = {
      {"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", TRUE},
      {"1 g /DfUiceRGB cs 1 0 0 rg 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", TRUE},
      {"/DfUiceRGB cs 1 0 0 sc 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", FALSE},
      {"/C cs 1 0 0 sc 0 0 9 9 re f", "/C cs 1 0 0 sc 0 0 9 9 re f", TRUE},
      {"/C cs 1 0 0 sc 0 0 9 9 re f", "/C cs 0 0 1 sc 0 0 9 9 re f", FALSE},
      {"/00SfbfD6 gs 0 0 9 9 re f", "0 0 9 9 re f", FALSE},
      {"/00SfbfD6 gs " WORDS, WORDS, FALSE},
      {"/M gs 1 0 0 rg 0 0 9 9 re f", "/M gs 0 0 1 rg 0 0 9 9 re f", FALSE},
      {"/M gs 1 0 0 rg " WORDS, "/M gs 0 0 1 rg " WORDS, FALSE},
      {"/T gs /M gs 0 0 9 9 re f", "/M gs 0 0 9 9 re f", FALSE},
      {"/B gs 1 0 0 rg 0 0 9 9 re f", "/B gs 0 0 1 rg 0 0 9 9 re f", FALSE},
      {"/T gs /B gs 0 0 9 9 re f", "/B gs 0 0 9 9 re f", FALSE},
      {"/C gs 0 0 9 9 re f", "0 0 9 9 re f", TRUE},
      {"/D gs 0 0 9 9 re f", "0 0 9 9 re f", FALSE},
      {"/E gs 0 0 9 9 re f", "0 0 9 9 re f", FALSE},
      {"/H gs 0 0 9 9 re f", "0 0 9 9 re f", FALSE},
      {"1 Tr 1 0 0 RG " WORDS, "1 Tr 0 0 1 RG " WORDS, FALSE},
      {"1 Tr " WORDS, "2 Tr " WORDS, FALSE},
      {"0.02 w q 50 0 0 50 0 0 cm 0 0 m 1 1 l S Q", "0 0 m 50 50 l S", TRUE},
      {"q 50 0 0 50 0 0 cm 0.02 w 0 0 m 1 1 l S Q", "0 0 m 50 50 l S", TRUE},
      {"q 0 1 -1 0 0 0 cm 9 0 m 9 -9 l S Q", "0 9 m 9 9 l S", TRUE},
      {"1 w q 50 0 0 50 0 0 cm 0 0 m 1 1 l S Q", "0 0 m 50 50 l S", FALSE},
      {"q 50 0 0 0.02 0 0 cm 0 0 m 1 2500 l S Q", "0 0 m 50 50 l S", FALSE},
      {"[3 1] 0 d q 2 0 0 2 0 0 cm 0.5 w 0 0 m 9 9 l S Q", "[6 2] 0 d 0 0 m 18 18 l S", TRUE},
      {"[3 1] 0 d q 2 0 0 2 0 0 cm 0.5 w 0 0 m 9 9 l S Q", "[3 1] 0 d 0 0 m 18 18 l S", FALSE},
      {"[" EIGHT EIGHT EIGHT "] 0 d " LINE, "[" EIGHT EIGHT EIGHT "] 0 d " LINE, TRUE},
      {"[" EIGHT EIGHT EIGHT "9] 0 d " LINE, "[" EIGHT EIGHT EIGHT "9] 0 d " LINE, FALSE},
      {"1 Tr q 9 0 0 9 0 0 cm BT /F 1 Tf (AB) Tj ET Q", "1 Tr BT /F 9 Tf (AB) Tj ET", FALSE},
      {"0 0 200 50 re W n 20 w 99 M 90 190 m 100 70 l 110 190 l S", "0 0 200 50 re W n", FALSE},
      {"0 0 200 50 re W n 20 w 99 M 90 190 m 100 70 l 110 190 l h S", "0 0 200 50 re W n", FALSE},
      {"0 0 200 50 re W n 20 w 1 M 90 190 m 100 70 l 110 190 l S", "0 0 200 50 re W n", TRUE},
      {"0 0 200 50 re W n 20 w 1 j 90 190 m 100 70 l 110 190 l S", "0 0 200 50 re W n", TRUE},
      {"0 0 m 9 0 l 9 9 l h 0 9 5 9 v f", "0 0 m 9 0 l 9 9 l h 0 0 0 9 5 9 c f", TRUE},
      {"0 0 m 9 0 l 9 9 l h 0 9 5 9 v f", "0 0 m 9 0 l 9 9 l h 9 9 0 9 5 9 c f", FALSE},
      {"q 2 0 0 2 0 0 cm /S sh Q", "q 2 0 0 2 0 0 cm /S sh Q", TRUE},
      {"q 2 0 0 2 0 0 cm /S sh Q", "/S sh", FALSE},
      {"q 1 0 0 1 9 0 cm /S sh Q", "/S sh", FALSE},
      {"q 2 0 0 2 0 0 cm /P cs /Q scn 0 0 9 9 re f Q", "/P cs /Q scn 0 0 18 18 re f", TRUE},
      {"/Pattern cs /Q scn 0 0 9 9 re f", "/Pattern cs /Q scn 0 0 9 9 re f", TRUE},
      {"/Pattern cs /Q scn 0 0 9 9 re f", "/DeviceRGB cs /Q scn 0 0 9 9 re f", FALSE},
      {"0 0 9 9 re W n /S sh", "0 0 m 9 0 l 9 9 l 0 9 l h W n /S sh", TRUE},
      {"0 0 m 9 9 l 9 0 l h W n /S sh", "0 0 m 9 9 l 9 0 l h W n /S sh", TRUE},
      {"0 0 m 9 9 l 9 0 l h W n /S sh", "0 0 m 9 9 l 9 1 l h W n /S sh", FALSE},
      {"0 0 9 9 re W n /S sh", "0 0 9 9 re W* n /S sh", FALSE},
      {"/X Do", "/X Do", TRUE},
      {"/Y Do", "/Y Do", FALSE},
      {"q 50 0 0 50 0 0 cm /I Do Q", "q 50 0 0 50 0 0 cm /I Do Q", TRUE},
      {"q 50 0 0 50 0 0 cm /I Do Q", "q 0 50 50 0 0 0 cm /I Do Q", FALSE},
      {"/T gs q 50 0 0 50 0 0 cm /K Do Q", "q 50 0 0 50 0 0 cm /K Do Q", FALSE},
      {"q 50 0 0 50 0 0 cm /I Do Q", "q -50 0 0 50 50 0 cm /I Do Q", FALSE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G", "i"), "/I Do", TRUE},
      {INLINE("/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "i"), "/I Do",
       TRUE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G /D [0 1] /I true", "i"), "/I Do", TRUE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G /F /AHx", "69>"), "/I Do", TRUE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G /F [/AHx] /DP [null]", "69 >"), "/I Do", TRUE},
      {INLINE("/W 8 /H 1 /BPC 1 /IM true", "i"), "/K Do", TRUE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G", "j"), "/I Do", FALSE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G /D [1 0]", "i"), "/I Do", FALSE},
      {INLINE("/W 8 /H 1 /BPC 1 /CS /G", "i"), "/I Do", FALSE},
      {INLINE("/W 8 /H 1 /BPC 1 /IM true", "j"), "/K Do", FALSE},
      {INLINE("/W 8 /H 1 /BPC 1 /IM true /D [1 0]", "i"), "/K Do", FALSE},
      {"q 9 0 0 9 0 0 cm " INLINE("/W 1 /H 1 /BPC 8 /CS /G", "i") " Q", "/I Do", FALSE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS /G", "i") " 0 0 9 9 re f", "/I Do", FALSE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS [/I /RGB 0 <ff0000>]", "i"),
       INLINE("/W 1 /H 1 /BPC 8 /CS [/Indexed /DeviceRGB 0 (\\377\\000\\000)]", "i"), TRUE},
      {INLINE("/W 1 /H 1 /BPC 8 /CS [/I /RGB 0 <ff0000>]", "i"),
       INLINE("/W 1 /H 1 /BPC 8 /CS [/I /RGB 0 <00ff00>]", "i"), FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_painted(cases[i].content, cases[i].other, cases[i].same);
}

/* Of those of which readers make several things nothing is the same, be it itself. */
static void test_pictures_in_content(void)
{
#define DOT "/W 1 /H 1 /BPC 8 /CS /G"
  static const struct {
    const char *content;
    gboolean same;
  } cases[] = {{"BI " DOT " ID i\nEI", TRUE},
               {"BI " DOT " ID\ni EI", TRUE},
               {"BI " DOT " ID i EI 0 0 9 9 re f", TRUE},
               {"BI " DOT " ID ii EI", FALSE},
               {"BI " DOT " ID i EI EI", FALSE},
               {"BI " DOT " ID iEI", FALSE},
               {"BI " DOT " ID i", FALSE},
               {"BI " DOT " ID\r\ni EI", FALSE},
               {"BI " DOT " /W 1 ID i EI", FALSE},
               {"BI " DOT " /Width 1 ID i EI", FALSE},
               {"BI " DOT " /Intent /Perceptual ID i EI", FALSE},
               {"BI " DOT " %\r/H 1\n ID i EI", FALSE},
               {"BI " DOT " /D [[[[0]]]] ID i EI", FALSE},
               {"BI " DOT " /D [0 1 >> ID i EI", FALSE},
               {"BI " DOT " /D ID i EI", FALSE},
               {"BI " DOT " /F /AHx ID 69EI > EI", FALSE},
               {"BI /W 1 /H 1 /BPC 8 /CS /#47 ID i EI", FALSE},
               {"BI /W 1 /H 1 /BPC 8 /CS /Q ID i EI", FALSE},
               {"BI /W 1 /H 1 /BPC 8 ID i EI", FALSE},
               {"BI /W 1 /H 1 /BPC 8 /CS [/I /Q 0 <00>] ID i EI", FALSE},
               {"BI ID i EI", FALSE},
               {"BI", FALSE},
               {"7 BI " DOT " ID i EI", FALSE},
               {"BT BI " DOT " ID i EI ET", FALSE},
               {"0 0 m BI " DOT " ID i EI 9 9 l S", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_painted(cases[i].content, cases[i].content, cases[i].same);
}

#define SHADING                                                                                    \
  "<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function << /FunctionType 2 /N 1 " \
  ">> >>"

/* A page painted with a pattern of tiles, P, which has those entries and that content, and itself,
   others, gradients and two pictures to call. */
static GBytes *page_with_tiles(const char *entries, const char *content)
{
  static const char page[] = "/Pattern cs /P scn 0 0 90 90 re f";
  g_autoptr(GString) objects =
      g_string_new("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" PAGES
                   "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Pattern << /P 5 0 "
                   "R >> >> >>\nendobj\n");
  g_autofree char *all = g_strconcat(
      entries,
      " /PatternType 1 /Resources << /ColorSpace << /A [/Pattern] /B [/Pattern /DeviceRGB] >> "
      "/XObject << /I 7 0 R /J 8 0 R >> /Pattern << /P 5 0 R /Q 6 0 R /S " SHADING
      " /G << /PatternType 2 /Matrix [1 0 0 1 2 0] /Shading " SHADING
      " >> /H << /PatternType 2 /Matrix [1 0 0 1 3 0] /Shading " SHADING
      " >> >> /Shading << /S " SHADING " /G << /PatternType 2 /Shading " SHADING " >> >> >>",
      NULL);
  add_stream(objects, "", page);
  add_stream(objects, all, content);
  add_stream(objects,
             "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 3 3] /XStep 3 /YStep 3 "
             "/Resources << >>",
             "0 0 2 2 re f");
  add_stream(objects, PICTURE_OF_A_DOT, "i");
  add_stream(objects, PICTURE_OF_A_DOT, "j");
  return with_objects(NULL, 1, objects->str, objects->len);
}

/* By what one paints and where the next ones lie, whatever words say it. */
static void test_patterns_of_tiles(void)
{
#define TILES "/PaintType 1 /TilingType 1 "
#define STEPS "/BBox [0 0 9 9] /XStep 9 /YStep 9 "
#define RED "1 0 0 rg 0 0 5 5 re f "
#define DRAWN "q 5 0 0 5 0 0 cm /I Do Q"
#define GRADIENT "0 0 8 8 re W n q 1 0 0 1 2 0 cm /S sh Q"
#define WITHIN "/Pattern cs /Q scn 0 0 8 8 re f "
  static const struct {
    const char *entries, *content, *other_entries, *other;
    gboolean same;
  } cases[] = {
      {TILES STEPS, RED, TILES STEPS, RED, TRUE},
      {TILES STEPS, RED, TILES STEPS "/Type /Pattern", "q 1 0 0 RG 1. 0 0 rg 0 0 5 5 re f Q", TRUE},
      {TILES STEPS, RED, TILES "/BBox [0 0 90 90] /XStep 90 /YStep 90 /Matrix [.1 0 0 .1 0 0]",
       "10 0 0 10 0 0 cm " RED, TRUE},
      {TILES STEPS, RED, TILES STEPS, RED "0 0 2 2 re f", FALSE},
      {TILES STEPS, RED, TILES STEPS, "1 1 1 rg 0 0 5 5 re f", FALSE},
      {TILES STEPS, RED, TILES STEPS, "1 0 0 rg 0 0 6 5 re f", FALSE},
      {TILES STEPS, RED, TILES STEPS, "1 0 0 1 1 0 cm " RED, FALSE},
      {TILES STEPS, RED, TILES STEPS, "", FALSE},
      {TILES STEPS, RED, TILES STEPS "/Matrix [1 0 0 1 1 0]", RED, FALSE},
      {TILES STEPS, RED, TILES STEPS "/Matrix [1.1 0 0 1 0 0]", RED, FALSE},
      {TILES STEPS, RED, TILES "/BBox [0 0 4 9] /XStep 9 /YStep 9", RED, FALSE},
      {TILES STEPS, RED, TILES "/BBox [0 0 9 9] /XStep 9.1 /YStep 9", RED, FALSE},
      {TILES STEPS, RED, TILES "/BBox [0 0 9 9] /XStep 9 /YStep -9", RED, FALSE},
      {TILES STEPS, RED, TILES "/BBox [0 0 9 9] /XStep 9.00001 /YStep 9", RED, TRUE},
      {TILES STEPS, RED, "/PaintType 1 /TilingType 2 " STEPS, RED, FALSE},
      {"/PaintType 2 /TilingType 1 " STEPS, RED, "/PaintType 2 /TilingType 1 " STEPS, RED, FALSE},
      {TILES STEPS "/Group << >>", RED, TILES STEPS "/Group << >>", RED, FALSE},
      {TILES "/XStep 9 /YStep 9", RED, TILES "/XStep 9 /YStep 9", RED, FALSE},
      {TILES "/BBox [0 0 9 9]", RED, TILES "/BBox [0 0 9 9]", RED, FALSE},
      {TILES STEPS, DRAWN, TILES STEPS, DRAWN, TRUE},
      {TILES STEPS, DRAWN, TILES STEPS, "q 5 0 0 5 0 0 cm /J Do Q", FALSE},
      {TILES STEPS, DRAWN, TILES STEPS, "q 5 0 0 5 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID i EI Q",
       TRUE},
      {TILES STEPS, DRAWN, TILES STEPS, "q 5 0 0 5 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID j EI Q",
       FALSE},
      {TILES STEPS, WITHIN, TILES STEPS, "q " WITHIN "Q", TRUE},
      {TILES STEPS, WITHIN, TILES STEPS, "0 g 0 0 8 8 re f", FALSE},
      {TILES STEPS, WITHIN, TILES STEPS "/Matrix [2 0 0 2 0 0]", WITHIN, FALSE},
      {TILES STEPS, "/Pattern cs /P scn 0 0 8 8 re f", TILES STEPS,
       "/Pattern cs /P scn 0 0 8 8 re f", FALSE},
      {TILES STEPS, "0 0 8 8 re W n /S sh", TILES STEPS, "q 0 0 8 8 re W n /S sh Q", TRUE},
      {TILES STEPS, "0 0 8 8 re W n /S sh", TILES STEPS, "0 0 7 8 re W n /S sh", FALSE},
      {TILES STEPS, GRADIENT, TILES STEPS, "/Pattern cs /G scn 0 0 8 8 re f", TRUE},
      {TILES STEPS, GRADIENT, TILES STEPS, "/Pattern cs /G scn 0 0 8 7 re f", FALSE},
      {TILES STEPS, GRADIENT, TILES STEPS, "/Pattern cs /H scn 0 0 8 8 re f", FALSE},
      {TILES STEPS, GRADIENT, TILES STEPS, "/Pattern cs /S scn 0 0 8 8 re f", FALSE},
      {TILES STEPS, GRADIENT, TILES STEPS, "0 0 8 8 re W n q 1 0 0 1 2 0 cm /G sh Q", FALSE},
      {TILES STEPS, WITHIN, TILES STEPS, "/A cs /Q scn 0 0 8 8 re f", TRUE},
      {TILES STEPS, WITHIN, TILES STEPS, "/B cs /Q scn 0 0 8 8 re f", FALSE},
      {TILES STEPS, WITHIN, TILES STEPS, "/DeviceRGB cs /Q scn 0 0 8 8 re f", FALSE},
      {TILES STEPS, WITHIN, TILES STEPS, "/Q scn 0 0 8 8 re f", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s, of %s %s", cases[i].entries, cases[i].content, cases[i].other_entries,
                   cases[i].other);
    g_autoptr(GBytes) pdf = page_with_tiles(cases[i].entries, cases[i].content);
    g_autoptr(GBytes) other = page_with_tiles(cases[i].other_entries, cases[i].other);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    g_assert_cmpint(hp_pdf_file_paints_the_same(other_file, file, &colours), ==, cases[i].same);
  }
}

/* Pictures in content, and what masks and tiles paint, would take all memory. */
static void test_pages_with_much_apart(void)
{
  static const struct {
    const char *part;
    guint n;
    gboolean in_mask, same;
  } cases[] = {{"BI " DOT " ID i EI ", 8000, FALSE, TRUE},
               {"BI " DOT " ID i EI ", 9000, FALSE, FALSE},
               {"/M gs 1 0 0 1 1 0 cm ", 1, TRUE, TRUE},
               {"/M gs 1 0 0 1 1 0 cm ", 5, TRUE, FALSE}};
  g_autoptr(GString) areas = g_string_new(NULL);
  for (guint i = 0; i < 120000; i++)
    g_string_append(areas, "0 0 1 1 re f ");
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%u times %s", cases[i].n, cases[i].part);
    g_autoptr(GString) content = g_string_new(NULL);
    for (guint k = 0; k < cases[i].n; k++)
      g_string_append(content, cases[i].part);
    g_autoptr(GBytes) pdf = page_with_mask(content->str, cases[i].in_mask ? areas->str : "");
    g_autoptr(HpPdfFile) file = open_file(pdf), same = open_file(pdf);
    HpPdfColours colours;
    g_assert_cmpint(hp_pdf_file_paints_the_same(file, same, &colours), ==, cases[i].same);
  }
}

/* Each is painted once, and a page may not have any number of them. */
static void test_pages_with_many_masks(void)
{
  static const struct {
    guint n;
    const char *mask;
    gboolean same;
  } cases[] = {{6000, "/M gs ", TRUE},
               {4999, "1 0 0 1 1 0 cm /M gs ", TRUE},
               {5001, "1 0 0 1 1 0 cm /M gs ", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) content = g_string_new(NULL);
    for (guint k = 0; k < cases[i].n; k++)
      g_string_append(content, cases[i].mask);
    assert_painted(content->str, content->str, cases[i].same);
  }
}

/* Where words stand alike, a letter more has no other reason than that somebody drew it. */
static void test_letters_that_stand_for_nothing(void)
{
  static const char map[] = "2 beginbfchar <41> <0041> <42> <200B> endbfchar";
  static const struct {
    const char *content;
    gboolean in_place;
    HpPdfLooks looks;
  } cases[] = {{AT(20, 100, "A"), TRUE, HP_PDF_SAME_LOOKS},
               {AT(20, 100, "A") AT(20, 50, "B"), TRUE, HP_PDF_OTHER_LETTERS},
               {"1 0 0 rg " AT(20, 100, "A"), TRUE, HP_PDF_OTHER_COLOURS}};
  g_autoptr(GBytes) other = page_with_map("", AT(20, 100, "A"), "", map);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].content);
    g_autoptr(GBytes) pdf = page_with_map("", cases[i].content, "", map);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    guint page = 9;
    g_assert_cmpint(hp_pdf_file_compare_looks(file, other_file, cases[i].in_place, &page, &colours),
                    ==, cases[i].looks);
  }
}

/* A font program in hexadecimal digits, whole: with names and maps of its glyphs. NULL if it is not
   here. */
static char *font_program(void)
{
  static const char *const paths[] = {
      "/usr/share/fonts/truetype/liberation2/LiberationMono-Regular.ttf",
      "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"};
  g_autofree char *program = NULL;
  gsize size = 0;
  for (guint i = 0; i < G_N_ELEMENTS(paths) && program == NULL; i++)
    g_file_get_contents(paths[i], &program, &size, NULL);
  GString *digits = program == NULL ? NULL : g_string_sized_new(2 * size);
  for (gsize i = 0; i < size && digits != NULL; i++)
    g_string_append_printf(digits, "%02x", (guint8)program[i]);
  return digits == NULL ? NULL : g_string_free(digits, FALSE);
}

/* Of codes of one byte, each for the glyph of its number. */
#define ONE_BYTE_MAP                                                                               \
  "/WMode 0 def 1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 "    \
  "endcidrange"
#define MAP(entries) "<< " entries " /Length 102 >>\nstream\n" ONE_BYTE_MAP "\nendstream\nendobj\n"

static GBytes *page_in_font(const char *program, const char *codes, const char *font,
                            const char *descendant)
{
  g_autofree char *content = g_strdup_printf("BT /F 12 Tf 20 100 Td <%s> Tj ET", codes);
  g_autofree char *objects = g_strdup_printf(
      "<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" PAGES
      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> "
      ">>\nendobj\n"
      "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n"
      "<< /Type /Font %s /FontDescriptor 7 0 R >>\nendobj\n"
      "<< /Type /Font %s /FontDescriptor 7 0 R /DW 600 >>\nendobj\n"
      "<< /Type /FontDescriptor /Flags 4 /MissingWidth 600 /FontFile2 8 0 R >>\nendobj\n"
      "<< /Filter /ASCIIHexDecode /Length %zu >>\nstream\n%s>\nendstream\nendobj\n"
      "<< /Filter /ASCIIHexDecode /Length 9 >>\nstream\n00000001>\nendstream\nendobj\n" MAP("")
          MAP("/WMode 1") MAP("/UseCMap /Identity-V"),
      strlen(content), content, font, descendant, strlen(program) + 1, program);
  return pdf_of(objects);
}

/* A reader of such a page may show another letter than the next one. */
static void test_codes_that_lead_to_several_glyphs(void)
{
#define WIDTHS "/FirstChar 65 /LastChar 65 /Widths [600] "
#define SIMPLE WIDTHS "/Subtype /TrueType /Encoding "
#define ONE_BYTE(map) "/Subtype /Type0 /Encoding " map " /DescendantFonts [6 0 R]"
#define COMPOSITE "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R]"
  static const struct {
    const char *codes, *font, *descendant, *other_codes, *other_font, *other_descendant;
    HpPdfLooks looks;
  } cases[] = {{"41", SIMPLE "/WinAnsiEncoding", "", "41",
                SIMPLE "<< /BaseEncoding "
                       "/WinAnsiEncoding >>",
                "", HP_PDF_SAME_LOOKS},
               {"41", SIMPLE "<< /BaseEncoding /WinAnsiEncoding /Differences [65 /A] >>", "", "41",
                SIMPLE "/WinAnsiEncoding", "", HP_PDF_OTHER_LETTERS},
               {"01", SIMPLE "/WinAnsiEncoding", "", "0000", COMPOSITE, "/Subtype /CIDFontType2",
                HP_PDF_OTHER_LETTERS},
               {"0001", COMPOSITE, "/Subtype /CIDFontType2 /CIDToGIDMap 9 0 R", "0001", COMPOSITE,
                "/Subtype /CIDFontType2 /CIDToGIDMap /Identity", HP_PDF_SAME_LOOKS},
               {"0001", COMPOSITE, "/Subtype /CIDFontType0 /CIDToGIDMap 9 0 R", "0001", COMPOSITE,
                "/Subtype /CIDFontType2 /CIDToGIDMap /Identity", HP_PDF_OTHER_LETTERS},
               {"> Tj 1 0 0 1 14 100 Tm <41",
                "/FirstChar 65 /LastChar 65 /Widths [1600] /Subtype /TrueType /Encoding "
                "/WinAnsiEncoding",
                "", "41", SIMPLE "/WinAnsiEncoding", "", HP_PDF_OTHER_DRAWING},
               {"41", WIDTHS "/Subtype /Type3 /Encoding /WinAnsiEncoding", "", "41",
                SIMPLE "/WinAnsiEncoding", "", HP_PDF_OTHER_LETTERS},
               {"01", ONE_BYTE("10 0 R"), "/Subtype /CIDFontType2", "0001", COMPOSITE,
                "/Subtype /CIDFontType2", HP_PDF_SAME_LOOKS},
               {"01", ONE_BYTE("11 0 R"), "/Subtype /CIDFontType2", "0001", COMPOSITE,
                "/Subtype /CIDFontType2", HP_PDF_UNKNOWN_DRAWING},
               {"01", ONE_BYTE("12 0 R"), "/Subtype /CIDFontType2", "0001", COMPOSITE,
                "/Subtype /CIDFontType2", HP_PDF_UNKNOWN_DRAWING}};
  g_autofree char *program = font_program();
  if (program == NULL) {
    g_test_skip("no Liberation Mono here");
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].font, cases[i].descendant);
    g_autoptr(GBytes) pdf =
        page_in_font(program, cases[i].codes, cases[i].font, cases[i].descendant);
    g_autoptr(GBytes) other =
        page_in_font(program, cases[i].other_codes, cases[i].other_font, cases[i].other_descendant);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    guint page = 9;
    g_assert_cmpint(hp_pdf_file_compare_looks(file, other_file, TRUE, &page, &colours), ==,
                    cases[i].looks);
  }
}

/* Which widths glyphs have. */
static void test_fonts_that_readers_do_not_agree_on(void)
{
  static const struct {
    const char *codes, *font, *descendant;
    HpPdfContent said;
  } cases[] = {
      {"41", SIMPLE "/WinAnsiEncoding", "", HP_PDF_SAME_PLACES},
      {"41", "/Subtype /TrueType", "", HP_PDF_UNREADABLE},
      {"41", "/Subtype /TrueType /FirstChar 65 /Widths [600]", "", HP_PDF_UNREADABLE},
      {"41", "/Subtype /TrueType /FirstChar 65 /LastChar 64 /Widths [600]", "", HP_PDF_UNREADABLE},
      {"41", "/Subtype /TrueType /FirstChar -1 /LastChar 1 /Widths [1 2 3]", "", HP_PDF_UNREADABLE},
      {"41", "/Subtype /TrueType /FirstChar 65 /LastChar 65 /Widths [/A]", "", HP_PDF_UNREADABLE},
      {"0041", COMPOSITE, "/W [65 [600] 66 67 500]", HP_PDF_SAME_PLACES},
      {"004100", COMPOSITE, "", HP_PDF_UNREADABLE},
      {"0041", COMPOSITE, "/W [65 [600] 65 [600]]", HP_PDF_SAME_PLACES},
      {"0041", COMPOSITE, "/W [65 [600] 65 [900]]", HP_PDF_UNREADABLE},
      {"0041", COMPOSITE, "/W [65 [600] 60 70 900]", HP_PDF_UNREADABLE},
      {"0041", COMPOSITE, "/W [65 [600] 60]", HP_PDF_UNREADABLE},
      {"0041", COMPOSITE, "/W [65.5 [600]]", HP_PDF_UNREADABLE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].font, cases[i].descendant);
    g_autoptr(GBytes) pdf = page_in_font("00", cases[i].codes, cases[i].font, cases[i].descendant);
    assert_compared(pdf, pdf, cases[i].said, NULL, NULL);
  }
}

static void test_turned_pictures(void)
{
#define PICTURE "q 50 0 0 50 9 9 cm /I Do Q"
  static const struct {
    const char *content;
    HpPdfLooks looks;
  } cases[] = {{PICTURE, HP_PDF_SAME_LOOKS},
               {"q 0 50 50 0 9 9 cm /I Do Q", HP_PDF_TURNED_PICTURE},
               {"q -50 0 0 50 59 9 cm /I Do Q", HP_PDF_TURNED_PICTURE},
               {"q 40 0 0 50 9 9 cm /I Do Q", HP_PDF_OTHER_DRAWING},
               {"9 9 50 50 re f", HP_PDF_OTHER_DRAWING},
               {"q 0 50 50 0 9 9 cm /I Do Q 0 0 5 5 re f", HP_PDF_TURNED_PICTURE}};
  g_autoptr(GBytes) other = page_with(PICTURE);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].content);
    g_autoptr(GBytes) pdf = page_with(cases[i].content);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    guint page = 9;
    g_assert_cmpint(hp_pdf_file_compare_looks(file, other_file, TRUE, &page, &colours), ==,
                    cases[i].looks);
  }
}

static GBytes *page_with_shading(const char *name, const char *shading)
{
  g_autofree char *content = g_strdup_printf("/%s sh", name);
  g_autofree char *objects =
      g_strdup_printf("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" PAGES
                      "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Shading << /%s "
                      "<< /ShadingType 2 "
                      "/ColorSpace /DeviceRGB /Coords [0 0 9 9] %s >> >> >> >>\nendobj\n"
                      "<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n",
                      name, shading, strlen(content), content);
  return pdf_of(objects);
}

/* By what they are, not by what they are called. */
static void test_shadings(void)
{
  static const char shading[] = "/Function << /FunctionType 2 /C0 [1 0 0] /C1 [0 0 0.5] /N 1 >>";
  static const struct {
    const char *name, *shading;
    gboolean same;
  } cases[] = {{"S", shading, TRUE},
               {"T", shading, TRUE},
               {"S", "/Function << /N 1 /C1 [0 0 .50] /FunctionType 2 /C0 [1.0 0 0] >>", TRUE},
               {"S", "/Function << /FunctionType 2 /C0 [1 0 0] /C1 [0 1 0.5] /N 1 >>", FALSE},
               {"S", "/Function << /FunctionType 2 /C0 [1 0 0] /C1 [0 0 0.5] /N 9 >>", FALSE}};
  g_autoptr(GBytes) other = page_with_shading("S", shading);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("/%s %s", cases[i].name, cases[i].shading);
    g_autoptr(GBytes) pdf = page_with_shading(cases[i].name, cases[i].shading);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    g_assert_cmpint(hp_pdf_file_paints_the_same(file, other_file, &colours), ==, cases[i].same);
  }
}

/* What is seen of a signature is its signer's, where there is one. */
static void test_signatures_of_nobody(void)
{
  static const struct {
    const char *form, *widget;
    HpPdfContent content;
  } cases[] = {
      {"/AcroForm << /Fields [5 0 R] >>", "/Rect [0 0 90 90] /V << /Type /Sig >>",
       HP_PDF_SAME_PLACES},
      {"/AcroForm << /Fields [5 0 R] >>", "/Rect [0 0 90 90]", HP_PDF_OTHER_LINK},
      {"/AcroForm << /Fields [] >>", "/Rect [0 0 90 90] /V << /Type /Sig >>", HP_PDF_OTHER_LINK},
      {"", "/Rect [0 0 90 90] /V << /Type /Sig >>", HP_PDF_OTHER_LINK},
      {"", "/Rect [0 0 0 0]", HP_PDF_SAME_PLACES}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].form, cases[i].widget);
    g_autofree char *objects = g_strdup_printf(
        "<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n" PAGES
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [5 0 R] >>\nendobj\n" EMPTY
        "<< /Type /Annot /Subtype /Widget /FT /Sig %s >>\nendobj\n",
        cases[i].form, cases[i].widget);
    g_autoptr(GBytes) pdf = pdf_of(objects);
    g_autoptr(HpPdfFile) file = open_file(pdf), same = open_file(pdf);
    HpPdfDifference difference = hp_pdf_file_compare_content(file, same, NULL);
    g_assert_cmpint(difference.content, ==, cases[i].content);
    hp_pdf_difference_clear(&difference);
  }
}

/* By a program that makes those of a whole file greys, or ones for presses. */
static void test_colours_made_others(void)
{
  static const struct {
    const char *made, *colours;
    HpPdfColours kind; /* HP_PDF_OWN_COLOURS: not the same */
  } cases[] = {
      {"0.5 g 0 0 9 9 re f 0 g " WORDS, "1 0 0 rg 0 0 9 9 re f 0 g " WORDS, HP_PDF_GREYS},
      {"0.3 G 0 0 m 9 9 l S 1 g " WORDS, "1 0 0 RG 0 0 m 9 9 l S 1 g " WORDS, HP_PDF_GREYS},
      {"0.5 0.5 0.5 rg 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", HP_PDF_GREYS},
      {"0.1 g 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", HP_PDF_OWN_COLOURS},
      {"0.6 g 0 0 9 9 re f", "1 0 0 rg 0 0 9 9 re f", HP_PDF_OWN_COLOURS},
      {"0.5 g 0 0 9 9 re f 1 g " WORDS, "1 0 0 rg 0 0 9 9 re f 0 g " WORDS, HP_PDF_OWN_COLOURS},
      {"0.5 g 0 0 9 9 re f 0 0 1 rg " WORDS, "1 0 0 rg 0 0 9 9 re f 0 0 1 rg " WORDS,
       HP_PDF_OWN_COLOURS},
      {"1 0 0 rg 0 0 9 9 re f", "0.5 g 0 0 9 9 re f", HP_PDF_OWN_COLOURS},
      {"0 0.9 0.9 0.1 k 0 0 9 9 re f 0 g " WORDS, "1 0 0 rg 0 0 9 9 re f 0 g " WORDS,
       HP_PDF_PRINT_COLOURS},
      {"0 0.9 0.9 0.1 k 0 0 9 9 re f 0 g " WORDS, "0 0 1 rg 0 0 9 9 re f 0 g " WORDS,
       HP_PDF_OWN_COLOURS},
      {"0 0.9 0.9 0.1 k 0 0 9 9 re f 0.2 g " WORDS, "1 0 0 rg 0 0 9 9 re f 0 g " WORDS,
       HP_PDF_OWN_COLOURS},
      {"0 0.9 0.9 0.1 k 0 0 9 9 re f 0 0 0 rg " WORDS, "1 0 0 rg 0 0 9 9 re f 0 0 0 rg " WORDS,
       HP_PDF_OWN_COLOURS},
      {"0 0.9 0.9 0.1 k 0 0 9 9 re f 0 0 0 0 k " WORDS, "1 0 0 rg 0 0 9 9 re f 0 g " WORDS,
       HP_PDF_OWN_COLOURS},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s, of %s", cases[i].made, cases[i].colours);
    g_autoptr(GBytes) pdf = page_with(cases[i].made);
    g_autoptr(GBytes) other = page_with(cases[i].colours);
    g_autoptr(HpPdfFile) file = open_file(pdf), other_file = open_file(other);
    HpPdfColours colours;
    const gboolean same = hp_pdf_file_paints_the_same(file, other_file, &colours);
    g_assert_cmpint(same, ==, cases[i].kind != HP_PDF_OWN_COLOURS);
    if (same)
      g_assert_cmpint(colours, ==, cases[i].kind);
  }
}

/* More than is looked at is the same as nothing, be it itself, and said to be so. */
static void test_pages_with_too_many_areas(void)
{
  static const struct {
    guint areas;
    HpPdfLooks looks;
  } cases[] = {{200000, HP_PDF_SAME_LOOKS}, {200001, HP_PDF_UNKNOWN_DRAWING}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) content = g_string_new(WORDS);
    for (guint area = 0; area < cases[i].areas; area++)
      g_string_append(content, "0 0 9 9 re f ");
    g_autoptr(GBytes) pdf = page_with(content->str);
    g_autoptr(HpPdfFile) file = open_file(pdf), same = open_file(pdf);
    HpPdfColours colours;
    guint page = 9;
    g_assert_cmpint(hp_pdf_file_compare_looks(file, same, TRUE, &page, &colours), ==,
                    cases[i].looks);
    g_assert_cmpuint(page, ==, 0);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/inspect/inside", test_what_is_inside);
  g_test_add_func("/inspect/end", test_the_end);
  g_test_add_func("/inspect/content", test_what_two_files_say);
  g_test_add_func("/inspect/none", test_files_that_are_none);
  g_test_add_func("/inspect/appended", test_nothing_appended);
  g_test_add_func("/inspect/nothing-inside", test_files_with_nothing_inside);
  g_test_add_func("/inspect/fonts/once", test_fonts_are_read_once);
  g_test_add_func("/inspect/fonts/too-many-codes", test_fonts_with_too_many_codes);
  g_test_add_func("/inspect/nested-too-deep", test_nested_too_deep);
  g_test_add_func("/inspect/shared/colour-spaces", test_colour_spaces_that_are_shared);
  g_test_add_func("/inspect/shared/streams", test_streams_that_are_shared);
  g_test_add_func("/inspect/shared/forms", test_forms_that_are_shared);
  g_test_add_func("/inspect/shared/updates", test_updates_that_are_shared);
  g_test_add_func("/inspect/great-numbers", test_objects_of_great_numbers);
  g_test_add_func("/inspect/unseen", test_what_is_not_seen);
  g_test_add_func("/inspect/not-agreed-on", test_what_readers_do_not_agree_on);
  g_test_add_func("/inspect/masks", test_masks_of_groups);
  g_test_add_func("/inspect/painted", test_what_is_painted);
  g_test_add_func("/inspect/pictures-in-content", test_pictures_in_content);
  g_test_add_func("/inspect/tiles", test_patterns_of_tiles);
  g_test_add_func("/inspect/much-apart", test_pages_with_much_apart);
  g_test_add_func("/inspect/many-masks", test_pages_with_many_masks);
  g_test_add_func("/inspect/letters-for-nothing", test_letters_that_stand_for_nothing);
  g_test_add_func("/inspect/several-glyphs", test_codes_that_lead_to_several_glyphs);
  g_test_add_func("/inspect/fonts/not-agreed-on", test_fonts_that_readers_do_not_agree_on);
  g_test_add_func("/inspect/turned-pictures", test_turned_pictures);
  g_test_add_func("/inspect/shadings", test_shadings);
  g_test_add_func("/inspect/signatures-of-nobody", test_signatures_of_nobody);
  g_test_add_func("/inspect/colours", test_colours_made_others);
  g_test_add_func("/inspect/too-many-areas", test_pages_with_too_many_areas);
  return g_test_run();
}
