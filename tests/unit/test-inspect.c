/* Finished files, read again. */
#include "inspect/inspect.h"

#include "formatter/formatter.h"

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

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/inspect/inside", test_what_is_inside);
  g_test_add_func("/inspect/end", test_the_end);
  g_test_add_func("/inspect/content", test_what_two_files_say);
  g_test_add_func("/inspect/none", test_files_that_are_none);
  g_test_add_func("/inspect/appended", test_nothing_appended);
  return g_test_run();
}
