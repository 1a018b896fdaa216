/* Which pages an index prints (XSL 1.1, 6.10), whoever has made the pages: an object with the id
   "p9" stands on page 9, one with "p9-11" on pages 9 to 11. Pages 1 to 10 have Roman numerals. */
#include "fo-document.h"

#include <stdlib.h>

#define N_PAGES 40
#define FIRST_ARABIC 11
#define XEP "xmlns:rx='" HP_XEP_NAMESPACE "'"

static gboolean pages_of(const char *id, guint *first, guint *last, gconstpointer user)
{
  char *end;
  if (*id != 'p')
    return FALSE;
  *first = *last = (guint)strtoul(id + 1, &end, 10) - 1;
  if (*end == '-')
    *last = (guint)strtoul(end + 1, NULL, 10) - 1;
  return *first < GPOINTER_TO_UINT(user);
}

static const char *number_of(guint page, gconstpointer user)
{
  static const char *const roman[] = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
  static char number[8];
  (void)user;
  if (page + 1 < FIRST_ARABIC)
    return roman[page];
  g_snprintf(number, sizeof number, "%u", page + 2 - FIRST_ARABIC);
  return number;
}

static gboolean fill(const Document *document, guint n_pages)
{
  const HpKnownPages known = {.pages_of = pages_of,
                              .number_of = number_of,
                              .n_pages = n_pages,
                              .user = GUINT_TO_POINTER(n_pages),
                              .diagnostics = document->diagnostics};
  return hp_fo_tree_fill_indexes(document->tree, NULL, &known);
}

/* What stands in an object; links in ‹ ›. */
static void append_text(GString *text, const HpFo *fo)
{
  if (fo->kind == HP_FO_TEXT)
    g_string_append_len(text, fo->text, (gssize)fo->text_length);
  if (fo->kind == HP_FO_BASIC_LINK)
    g_string_append_printf(text, "‹%s:", hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION));
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    append_text(text, child);
  if (fo->kind == HP_FO_BASIC_LINK)
    g_string_append(text, "›");
}

static char *printed(const Document *document)
{
  GString *text = g_string_new(NULL);
  append_text(text, object(document, "list"));
  return g_string_free(text, FALSE);
}

static Document *document_of_list(const char *flow, const char *list)
{
  g_autofree char *all = g_strconcat("<fo:block>", flow, list, "</fo:block>", NULL);
  return document_of_flow(all);
}

static void assert_printed(const char *flow, const char *list, const char *expected)
{
  g_autoptr(Document) document = document_of_list(flow, list);
  assert_clean(document);
  fill(document, N_PAGES);
  g_autofree char *text = printed(document);
  g_assert_cmpstr(text, ==, expected);
}

/* ---- The example of the Recommendation (6.10.1.3) -------------------------------------------- */

/* `classes`: of the preface, the chapters and the glossary. */
static char *example(const char *const classes[3])
{
  static const struct {
    const char *object, *id, *key;
    int class;
  } indexed[] = {{"wrapper", "p9", "X.X", 0},
                 {"wrapper", "p10", "X.X", 0},
                 {"wrapper", "p11", "X.X", 1},
                 {"index-range-begin", "p13", "X.X", 1},
                 {"wrapper", "p15", "X.I", 1},
                 {"index-range-end", "p16", "p13", 1},
                 {"index-range-begin", "p18", "X.X", 1},
                 {"wrapper", "p19", "X.B", 1},
                 {"index-range-end", "p21", "p18", 1},
                 {"wrapper", "p23", "X.B", 1},
                 {"wrapper", "p25", "X.I", 1},
                 {"wrapper", "p27", "X.X", 1},
                 {"wrapper", "p29", "X.X", 1},
                 {"wrapper", "p30", "X.X", 1},
                 {"wrapper", "p31", "X.X", 1},
                 {"wrapper", "p32", "X.X", 1},
                 {"wrapper", "p33", "X.X", 1},
                 {"wrapper", "p34", "X.X", 1},
                 {"wrapper", "p37", "X.X", 2}};
  GString *flow = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(indexed); i++)
    g_string_append_printf(flow, "<fo:%s id='%s' %s='%s' index-class='%s'/>", indexed[i].object,
                           indexed[i].id,
                           g_str_has_suffix(indexed[i].object, "end") ? "ref-id" : "index-key",
                           indexed[i].key, classes[indexed[i].class]);
  return g_string_free(flow, FALSE);
}

static void assert_example(const char *const classes[3], const char *pages, const char *ranges,
                           const char *expected)
{
  g_autofree char *flow = example(classes);
  g_autofree char *list = g_strdup_printf(
      "<fo:index-page-citation-list id='list' merge-pages-across-index-key-references='%s' "
      "merge-ranges-across-index-key-references='%s'>"
      "<fo:index-page-citation-range-separator>-</fo:index-page-citation-range-separator>"
      "<fo:index-key-reference ref-index-key='X.B' font-weight='bold'/>"
      "<fo:index-key-reference ref-index-key='X.I'>"
      "<fo:index-page-number-prefix>[</fo:index-page-number-prefix>"
      "<fo:index-page-number-suffix>]</fo:index-page-number-suffix></fo:index-key-reference>"
      "<fo:index-key-reference ref-index-key='X.X'/>"
      "</fo:index-page-citation-list>",
      pages, ranges);
  assert_printed(flow, list, expected);
}

static void test_example_of_the_recommendation(void)
{
  const char *const apart[] = {"preface", "chapter", "glossary"};
  const char *const together[] = {"", "", ""};
  const char *const merge = "merge", *const separate = "leave-separate";
  assert_example(apart, separate, separate, "ix, x, 1, 3-6, [5], 8-11, 9, 13, [15], 17, 19-24, 27");
  assert_example(apart, separate, merge, "ix, x, 1, 3-6, 8-11, 13, [15], 17, 19-24, 27");
  assert_example(apart, merge, separate,
                 "ix, x, 1, 3, 4, [5], 6, 8, 9, 10, 11, 13, [15], 17, 19-24, 27");
  assert_example(apart, merge, merge, "ix, x, 1, 3-6, 8-11, 13, [15], 17, 19-24, 27");
  assert_example(together, separate, separate, "ix-1, 3-6, [5], 8-11, 9, 13, [15], 17, 19-24, 27");
  assert_example(together, merge, merge, "ix-1, 3-6, 8-11, 13, [15], 17, 19-24, 27");
}

/* ---- Pages ----------------------------------------------------------------------------------- */

#define LIST(attributes, reference)                                                                \
  "<fo:index-page-citation-list id='list' " attributes "><fo:index-key-reference "                 \
  "ref-index-key='a' " reference "/></fo:index-page-citation-list>"

static void test_pages_of_objects(void)
{
  /* In the order of the pages, each once, an object on all of its pages. */
  assert_printed("<fo:inline id='p30' index-key='a'/><fo:inline id='p12-13' index-key='a'/>"
                 "<fo:inline id='p12x' index-key='a'/><fo:inline id='p12y' index-key='b'/>",
                 LIST("", ""), "2, 3, 20");
  assert_printed("<fo:inline id='p12-14' index-key='a'/>", LIST("", ""), "2–4");
  assert_printed("<fo:inline id='p12-14' index-key='a'/>",
                 LIST("merge-sequential-page-numbers='leave-separate'", ""), "2, 3, 4");
}

static void test_links_lead_to_what_is_indexed(void)
{
  assert_printed("<fo:inline id='p12' index-key='a'/><fo:inline id='p15' index-key='a'/>",
                 LIST("", "page-number-treatment='link'"), "‹p12:2›, ‹p15:5›");
  assert_printed("<fo:index-range-begin id='p12' index-key='a'/>x"
                 "<fo:index-range-end id='p15' ref-id='p12'/>",
                 LIST("", "page-number-treatment='link'"), "‹p12:2›–‹p15:5›");
}

static void test_separators_are_printed_as_written(void)
{
  assert_printed("<fo:inline id='p12' index-key='a'/><fo:inline id='p15-19' index-key='a'/>",
                 "<fo:index-page-citation-list id='list'>"
                 "<fo:index-page-citation-list-separator>; <fo:inline>also </fo:inline>"
                 "</fo:index-page-citation-list-separator>"
                 "<fo:index-page-citation-range-separator> to "
                 "</fo:index-page-citation-range-separator>"
                 "<fo:index-key-reference ref-index-key='a'/></fo:index-page-citation-list>",
                 "2; also 5 to 9");
}

/* Only what prints something else is made anew. */
static void test_filled_again(void)
{
  g_autoptr(Document) document =
      document_of_list(LIST("", ""), "<fo:inline id='p12' index-key='a'/>");
  g_assert_true(hp_fo_tree_has_indexes(document->tree));
  g_assert_false(fill(document, 5)); /* no page is known yet */
  g_assert_true(fill(document, N_PAGES));
  const HpFo *first = object(document, "list")->first_child;
  g_assert_false(fill(document, N_PAGES));
  g_assert_true(object(document, "list")->first_child == first);
}

/* ---- Ranges ---------------------------------------------------------------------------------- */

/* Among blocks, a range has no place of its own: it begins with what comes after, and ends with
   what came before, in whatever they stand. */
static void test_ranges_among_blocks(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='p11'>x</fo:block><fo:block-container><fo:block id='p12'>x</fo:block>"
      "<fo:index-range-begin id='r' index-key='a'/></fo:block-container>"
      "<fo:block id='p13'>x</fo:block>"
      "<fo:block id='p15-16'>x</fo:block><fo:index-range-end ref-id='r'/>"
      "<fo:block id='p20'>x" LIST("", "") "</fo:block>");
  assert_clean(document);
  fill(document, N_PAGES);
  g_autofree char *text = printed(document);
  g_assert_cmpstr(text, ==, "3–6");
}

#define BLOCK(id) "<fo:block id='" id "'>x</fo:block>"
#define BEGIN "<fo:index-range-begin id='r' index-key='a'/>"
#define FINISH "<fo:index-range-end ref-id='r'/>"
#define NEXT(id)                                                                                   \
  "</fo:flow></fo:page-sequence><fo:page-sequence master-reference='p'><fo:flow id='" id           \
  "' flow-name='xsl-region-body'>"

/* Nothing next to them there: what is next to the container, or in the flow before or after. */
static void test_ranges_at_edges(void)
{
  static const struct {
    const char *flow, *expected;
  } cases[] = {
      {BLOCK("p11") NEXT("p12-13") BEGIN BLOCK("p12") BLOCK("p13") NEXT("p14-17") FINISH, "2, 3"},
      {BLOCK("p13") BEGIN NEXT("p14-16") BLOCK("p14") BLOCK("p15") FINISH BLOCK("p16"), "4, 5"},
      {BLOCK("p11") BEGIN BLOCK("p12") "<fo:block-container id='p13-16'>" FINISH BLOCK("p13")
           BLOCK("p16") "</fo:block-container>",
       "2"},
      {BLOCK("p11") BLOCK("p13") BEGIN FINISH NEXT("p14x") BLOCK("p14"), "3"},
      {BEGIN FINISH BLOCK("p11") BLOCK("p12"), "1"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *flow =
        g_strconcat(cases[i].flow, NEXT("p20") "<fo:block>" LIST("", "") "</fo:block>", NULL);
    g_autoptr(Document) document = document_of_flow(flow);
    g_test_message("%u", i);
    assert_clean(document);
    fill(document, N_PAGES);
    g_autofree char *text = printed(document);
    g_assert_cmpstr(text, ==, cases[i].expected);
  }
}

static void assert_told(const char *flow, const char *word, const char *expected)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_diagnostics_set_lenient(diagnostics, TRUE);
  g_autofree char *text = g_strconcat(ROOT MASTERS SEQUENCE "<fo:block>\n", flow, LIST("", ""),
                                      "</fo:block>" END, NULL);
  xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, 0);
  Document document = {xml, diagnostics, hp_fo_tree_new(xml, diagnostics)};
  assert_said(&document, HP_WARNING, 2, word);
  fill(&document, N_PAGES);
  g_autofree char *said = printed(&document);
  g_assert_cmpstr(said, ==, expected);
  hp_fo_tree_free(document.tree);
  xmlFreeDoc(xml);
}

static void test_faults_of_ranges(void)
{
  assert_told("<fo:index-range-begin id='p38' index-key='a'/>", "does not end", "28–30");
  assert_told("<fo:inline id='p11' index-key='a'/><fo:index-range-end ref-id='r'/>",
              "No range of the index begins before", "1");
  assert_told("<fo:inline id='p11' index-key='b'/>", "Nothing has the index-key \"a\"", "");
}

/* ---- As XEP has it --------------------------------------------------------------------------- */

static void test_indexes_of_xep(void)
{
  assert_printed("<fo:wrapper id='p30' " XEP " rx:key='a, b'/>"
                 "<rx:begin-index-range " XEP " id='p12' rx:key='a, b'/>x"
                 "<fo:inline id='p14'/><rx:end-index-range " XEP " id='p14x' ref-id='p12'/>",
                 "<rx:page-index " XEP " id='list' list-separator='; ' range-separator='-'>"
                 "<rx:index-item ref-key='a, b' link-back='true' "
                 "merge-subsequent-page-numbers='true'/></rx:page-index>",
                 "‹p12:2›-‹p14x:4›; ‹p30:20›");
  assert_printed("<fo:wrapper id='p11-13' " XEP " rx:key='a'/>",
                 "<rx:page-index " XEP " id='list' merge-subsequent-page-numbers='false'>"
                 "<rx:index-item ref-key='a'/></rx:page-index>",
                 "1, 2, 3");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/fo/indexes/example", test_example_of_the_recommendation);
  g_test_add_func("/fo/indexes/pages", test_pages_of_objects);
  g_test_add_func("/fo/indexes/links", test_links_lead_to_what_is_indexed);
  g_test_add_func("/fo/indexes/separators", test_separators_are_printed_as_written);
  g_test_add_func("/fo/indexes/again", test_filled_again);
  g_test_add_func("/fo/indexes/ranges-among-blocks", test_ranges_among_blocks);
  g_test_add_func("/fo/indexes/ranges-at-edges", test_ranges_at_edges);
  g_test_add_func("/fo/indexes/faults-of-ranges", test_faults_of_ranges);
  g_test_add_func("/fo/indexes/xep", test_indexes_of_xep);
  return g_test_run();
}
