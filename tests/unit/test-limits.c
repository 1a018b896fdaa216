/* Limits that a document meets: past each, a message names it and a place in the document. Within
   them nothing is said of it. Those of files, pictures and processes are tested with these. */
#include "../bench/constructs.h"
#include "formatter/formatter.h"
#include "xml/xml.h"

#define CELL "<fo:table-cell><fo:block/></fo:table-cell>"

typedef struct {
  Construct construct;
  guint within, past;
  const char *said;
} Case;

static const Case cases[] = {
    {{"elements", FORM_FLOW, "{<fo:block>|</fo:block>}", 0}, 240, 260, "256 deep"},
    {{"attributes", FORM_FLOW, "<fo:block {a#='' }/>", 0}, 500, 501, "500 attributes"},
    {{"namespaces", FORM_FLOW, "<fo:block {xmlns:n#='#' }/>", 0}, 500, 501, "500 attributes"},
    {{"names", FORM_FLOW, "<fo:block {aaaaaaaaaa}=''/>", 0}, 5000, 5001, "50000 bytes"},
    {{"names of entities", FORM_FLOW, "<fo:block>&{aaaaaaaaaa};</fo:block>", 0},
     5000,
     5001,
     "50000 bytes"},
    {{"values", FORM_FLOW, "<fo:block id='{aaaaaaaaaa}'/>", 0}, 10, 1000001, "10 MB"},
    {{"comments", FORM_FLOW, "<!--{aaaaaaaaaa}--><fo:block/>", 0}, 10, 1000001, "10 MB"},
    {{"columns", FORM_FLOW,
      "<fo:table>{<fo:table-column/>}<fo:table-body>" CELL "</fo:table-body></fo:table>", 0},
     1000,
     1001,
     "1000 columns"},
    {{"cells", FORM_FLOW,
      "<fo:table><fo:table-body><fo:table-row>{" CELL "}</fo:table-row></fo:table-body></fo:table>",
      0},
     1000,
     1001,
     "1000 columns"},
    {{"columns that cells span", FORM_FLOW,
      "<fo:table table-layout='fixed'><fo:table-body><fo:table-row><fo:table-cell "
      "number-columns-spanned='999'><fo:block/></fo:table-cell>{" CELL
      "}</fo:table-row></fo:table-body></fo:table>",
      0},
     1,
     2,
     "1000 columns"},
    {{"rows of many columns", FORM_FLOW,
      "<fo:table table-layout='fixed'><fo:table-body><fo:table-row><fo:table-cell "
      "number-columns-spanned='1000'><fo:block/></fo:table-cell></fo:table-row>{<fo:table-row>" CELL
      "</fo:table-row>}</fo:table-body></fo:table>",
      0},
     4193,
     4194,
     "rows after number 4194"},
    {{"lengths", FORM_FLOW, "<fo:block margin-left='1{0}pt'/>", 0}, 4, 5, "32768"},
    {{"sizes of fonts", FORM_FLOW, "<fo:block font-size='1{0}pt'/>", 0}, 3, 4, "4096"},
    {{"parentheses", FORM_FLOW, "<fo:block margin-left='{(}1pt{)}'/>", 0}, 30, 33, "32 deep"},
    {{"powers", FORM_FLOW, "<fo:block margin-left='1pt{*1pt}{ div 1pt}'/>", 0}, 7, 8, "8 lengths"},
    {{"arguments", FORM_FLOW, "<fo:block color='rgb-icc(1,1,1,a{,1})'/>", 0},
     12,
     13,
     "16 arguments"},
    {{"inlines", FORM_FLOW, "<fo:block>{<fo:inline>|a</fo:inline>}</fo:block>", 0},
     190,
     210,
     "200 deep"},
    {{"a leader's content", FORM_FLOW,
      "<fo:block><fo:leader leader-length='60pt' leader-pattern='use-content'>{a}</fo:leader>"
      "</fo:block>",
      0},
     1000,
     1001,
     "1000 bytes"},
    {{"bookmarks", FORM_ROOT,
      "<fo:bookmark-tree>{<fo:bookmark internal-destination='a'><fo:bookmark-title>b"
      "</fo:bookmark-title>|</fo:bookmark>}</fo:bookmark-tree><fo:page-sequence "
      "master-reference='page'><fo:flow "
      "flow-name='xsl-region-body'><fo:block>a</fo:block></fo:flow></fo:page-sequence>",
      0},
     101,
     102,
     "100 deep"},
};

/* The first message with those words; NULL: there is none. The caller's copy. */
static HpDiagnostic *said_of(HpFormatter *formatter, const Case *tried, guint n)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  GString *text = document_of(&tried->construct, n, 1);
  g_autoptr(HpSource) source =
      hp_source_read_memory(text->str, text->len, "limits.fo", NULL, diagnostics);
  g_string_free(text, TRUE);
  const HpFormatOptions options = {.profile = hp_pdf_profile_named("plain")};
  G_GNUC_UNUSED g_autoptr(GBytes) pdf =
      source == NULL
          ? NULL
          : hp_formatter_format(formatter, hp_source_document(source), &options, diagnostics);
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < said->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(said, i);
    if (strstr(one->message, tried->said) == NULL)
      continue;
    HpDiagnostic *copy = g_memdup2(one, sizeof *one);
    copy->message = g_strdup(one->message);
    copy->place.file = NULL;
    return copy;
  }
  return NULL;
}

static void test_limit(gconstpointer data)
{
  const Case *tried = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  g_autoptr(HpFormatter) formatter = hp_formatter_new(fonts, &error);
  g_assert_no_error(error);
  g_assert_null(said_of(formatter, tried, tried->within));
  HpDiagnostic *said = said_of(formatter, tried, tried->past);
  g_assert_nonnull(said);
  g_assert_cmpint(said->place.line, ==, 1);
  g_assert_cmpint(said->place.column, >, 1);
  g_free(said->message);
  g_free(said);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = g_strdup_printf("/limits/%s", cases[i].construct.name);
    g_test_add_data_func(path, &cases[i], test_limit);
  }
  return g_test_run();
}
