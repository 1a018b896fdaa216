#include "helpers.h"
#include "plan/plan.h"
#include "plan/schema/explain.h"
#include "plan/schema/suggest.h"

static HpSource *read_text(const char *text, HpDiagnostics *diagnostics)
{
  return hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
}

/* ---- Checking ------------------------------------------------------------------------------ */

static HpSource *read_own(const char *name, HpDiagnostics *diagnostics)
{
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
  HpSource *source = hp_source_read(path, NULL, diagnostics);
  g_assert_nonnull(source);
  return source;
}

/* libxml2 decides, the walk explains: they must not disagree about what is right. */
static void test_the_walk_finds_nothing_in_valid_documents(void)
{
  static const char *const documents[][2] = {{"sources/vasterbotten.xml", "sources/plan.rng"},
                                             {"tests/plans/small.xml", "sources/plan.rng"},
                                             {"tests/plans/decision.xml", "sources/plan.rng"},
                                             {"tests/plans/decision-2018.xml", "sources/plan.rng"},
                                             {"tests/plans/decision-2026.xml", "sources/plan.rng"},
                                             {"tests/plans/memo.xml", "sources/plan.rng"},
                                             {"tests/plans/extract.xml", "sources/plan.rng"},
                                             {"tests/plans/delegation.xml", "sources/plan.rng"},
                                             {"tests/plans/proposals.xml", "sources/plan.rng"},
                                             {"tests/plans/minimal.xml", "sources/plan.rng"},
                                             {"sources/house.xml", "sources/house.rng"}};
  for (guint i = 0; i < G_N_ELEMENTS(documents); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_own(documents[i][0], diagnostics);
    g_autoptr(HpSource) rng = read_own(documents[i][1], diagnostics);
    g_autoptr(HpSchema) schema = hp_schema_new(hp_source_document(rng));
    g_assert_false(hp_explain(schema, hp_source_document(source), diagnostics));
    g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), documents[i][1], NULL);
    g_assert_true(hp_plan_check(source, path, diagnostics));
    g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 0);
  }
}

/* Documentation is passed over, however it is written, and nothing else is. */
static void test_documentation_takes_no_definition_along(void)
{
  static const char schema[] =
      "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' "
      "xmlns:a='http://relaxng.org/ns/compatibility/annotations/1.0'><a:documentation/>"
      "<oneOrMore><element name='b'><a:documentation xml:lang='sv'>b</a:documentation>"
      "<text/></element></oneOrMore><a:documentation\n/></element>";
  static const struct {
    const char *document;
    gboolean valid;
  } rows[] = {{"<a><b>x</b></a>", TRUE}, {"<a/>", FALSE}, {"<a><b/><c/></a>", FALSE}};
  g_autofree char *path = g_build_filename(g_get_tmp_dir(), "test-plan-documented.rng", NULL);
  g_assert_true(g_file_set_contents(path, schema, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(rows[i].document, diagnostics);
    g_assert_cmpint(hp_plan_check(source, path, diagnostics), ==, rows[i].valid);
  }
  g_remove(path);
}

/* The shipped house with one attribute changed. The number of errors. */
static guint errors_with_attribute(const char *holder, const char *name, const char *value)
{
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/house.xml", NULL);
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/house.rng", NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) house = hp_source_read(path, NULL, diagnostics);
  xmlNode *element = xmlDocGetRootElement(hp_source_document(house))->children;
  while (strcmp((const char *)element->name, holder) != 0)
    element = element->next;
  if (name != NULL)
    xmlSetProp(element, (const xmlChar *)name, (const xmlChar *)value);
  hp_plan_check(house, schema, diagnostics);
  return hp_diagnostics_count(diagnostics, HP_ERROR);
}

/* The colours of the shipped house with one of them changed. The number of errors. */
static guint errors_with(const char *role, const char *colour)
{
  return errors_with_attribute("colours", role, colour);
}

/* What is no length is said to be none, and is not said to be too short as well. */
static void test_what_is_no_length_is_told_once(void)
{
  static const char *const lengths[] = {"width", "height", "top", "inner", "head", "measure"};
  for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
    g_assert_cmpuint(errors_with_attribute("paper", lengths[i], "210"), ==, 1);
}

/* WCAG 2.1, 1.4.3: the shipped house keeps it, and no other may break it in any role. */
static void test_colours_have_contrast(void)
{
  const char *faint = "#c0c8c8";
  g_assert_cmpuint(errors_with(NULL, NULL), ==, 0);
  g_assert_cmpuint(errors_with("muted", faint), ==, 3); /* on page, surface, accent-surface */
  g_assert_cmpuint(errors_with("link", faint), ==, 3);
  g_assert_cmpuint(errors_with("good", faint), ==, 4); /* and on its own tint */
  g_assert_cmpuint(errors_with("caution", faint), ==, 4);
  g_assert_cmpuint(errors_with("alert", faint), ==, 4);
  g_assert_cmpuint(errors_with("text", faint), ==, 6);   /* on all tints */
  g_assert_cmpuint(errors_with("accent", faint), ==, 4); /* and under on-accent */
}

/* 1.4.11: a line that carries meaning has 3:1; a tint must not come near what stands on it. */
static void test_lines_and_tints_have_contrast(void)
{
  g_assert_cmpuint(errors_with("rule-strong", "#808d96"), ==, 1); /* on accent-surface */
  g_assert_cmpuint(errors_with("rule-strong", "#b7c1c8"), ==, 3);
  g_assert_cmpuint(errors_with("good-surface", "#7faf90"), ==, 1); /* good on it, text still is */
}

/* 1.4.1: by its hue alone a link does not stand out. */
static void test_links_stand_out(void)
{
  g_assert_cmpuint(errors_with("link", "#0b5066"), ==, 1);
}

/* An hour and its words, as a timeframe has them. */
static const char hour_schema[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
    "<oneOrMore><choice><element name='b'><choice><attribute name='day'><data type='date'/>"
    "</attribute><attribute name='month'><data type='gYearMonth'/></attribute></choice>"
    "<optional><attribute name='note'/></optional></element>"
    "<element name='c'><empty/></element></choice></oneOrMore><text/></element>";

static const char small_schema[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
    "<attribute name='n'><data type='integer'><param "
    "name='maxInclusive'>9</param></data></attribute>"
    "<optional><attribute "
    "name='l'><list><oneOrMore><choice><value>x</value><value>y</value></choice>"
    "</oneOrMore></list></attribute></optional>"
    "<optional><attribute name='w'><choice><value>auto</value><data type='integer'/></choice>"
    "</attribute></optional>"
    "<interleave><element name='b'><text/></element><zeroOrMore><element "
    "name='c'><empty/></element>"
    "</zeroOrMore></interleave></element>";

/* A name is words of some length, and a part of a year is one of some. */
static const char data_schema[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' "
    "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"
    "<optional><choice><attribute name='month'><data type='gYearMonth'/></attribute>"
    "<attribute name='quarter'><choice><value>1</value><value>3</value></choice></attribute>"
    "</choice></optional><data type='string'><param name='minLength'>1</param></data></element>";

/* The messages of a document of the schema, with ";" between. The caller's. */
static char *explained(const char *schema_text, const char *document)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *grammar = g_strdup_printf(
      "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>%s</start></grammar>",
      schema_text);
  g_autoptr(HpSource) whole = read_text(grammar, diagnostics);
  g_autoptr(HpSchema) schema = hp_schema_new(hp_source_document(whole));
  g_autoptr(HpSource) source = read_text(document, diagnostics);
  hp_explain(schema, hp_source_document(source), diagnostics);
  GString *messages = g_string_new(NULL);
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < sorted->len; i++)
    g_string_append_printf(messages, "%s%s", i == 0 ? "" : ";",
                           ((HpDiagnostic *)g_ptr_array_index(sorted, i))->message);
  return g_string_free(messages, FALSE);
}

static void assert_explained(const char *document, const char *expected)
{
  g_autofree char *messages = explained(small_schema, document);
  g_assert_cmpstr(messages, ==, expected);
}

static void test_one_fault_gives_one_message(void)
{
  assert_explained("<a n='9' l='x y x'><c/><b/><c/></a>", "");
  assert_explained("<a n='10'><b/></a>", "The attribute \"n\" cannot be \"10\".");
  assert_explained("<a n='1' l='x z'><b/></a>", "The attribute \"l\" cannot be \"x z\".");
  assert_explained("<a n='1' w='30%'><b/></a>", "The attribute \"w\" cannot be \"30%\".");
  assert_explained("<a><b/></a>", "<a> lacks the attribute \"n\"; add it.");
  assert_explained("<a n='1'/>", "<a> lacks <b>; add it.");
  assert_explained("<a n='1'><b/><b/></a>",
                   "A second <b> in <a>; the first is on line 1, and there may be only one.");
  assert_explained("<a n='1'><b/>words</a>",
                   "No text may stand directly in <a>: \"words\"; expected <c>.");
  assert_explained("<a n='1'><b><c/></b></a>",
                   "<c> may not stand in <b>, which has only text; move it out or take it away.");
  assert_explained("<z/>", "A document cannot begin with <z>; expected <a>.");
}

static void test_what_was_meant_is_told(void)
{
  static const char *const cases[][2] = {
      {"<a><b month='2017-03'/>words</a>", ""},
      {"<a><b day='2017-03' note='x'/></a>",
       "The attribute \"day\" cannot be \"2017-03\"; did you mean month=\"2017-03\"?"},
      {"<a><b month='2017-03-14'/></a>",
       "The attribute \"month\" cannot be \"2017-03-14\"; did you mean day=\"2017-03-14\"?"},
      /* The note would take any words, but goes with both. */
      {"<a><b day='x'/></a>", "The attribute \"day\" cannot be \"x\"."},
      {"<a/>", "<a> is not complete; expected one of: <b>, <c>."},
      {"<a><c/>words<!-- --> more</a>", ""},
      {"<a>words<c/></a>", "<c> stands too late; expected it before the words of this <a>."},
      {"<a><c/>words<c/></a>", "<c> stands too late; expected it before the words of this <a>."},
      {"<a>words</a>",
       "<a> has words, but lacks what they say in a form that can be computed with; before them, "
       "expected one of: <b>, <c>. <c/> will do where nothing else fits."},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i][0]);
    g_autofree char *messages = explained(hour_schema, cases[i][0]);
    g_assert_cmpstr(messages, ==, cases[i][1]);
  }
}

static void test_data(void)
{
  static const char *const cases[][2] = {
      {"<a month='2017-03'>x</a>", ""},
      {"<a month='3'>x</a>", "The attribute \"month\" cannot be \"3\"."},
      {"<a quarter='5'>x</a>", "The attribute \"quarter\" cannot be \"5\"; expected one of: 1, 3."},
      {"<a>x <em>y</em></a>",
       "<em> may not stand in <a>, which has only text; move it out or take it away."},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *messages = explained(data_schema, cases[i][0]);
    g_assert_cmpstr(messages, ==, cases[i][1]);
  }
}

static void test_words_after_what_they_stand_before(void)
{
  static const char schema[] =
      "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0'><text/>"
      "<optional><element name='b'><text/></element></optional></element>";
  g_autofree char *right = explained(schema, "<a>words<b/></a>");
  g_assert_cmpstr(right, ==, "");
  g_autofree char *late = explained(schema, "<a><b/>words</a>");
  g_assert_cmpstr(late, ==,
                  "The words \"words\" stand too late; expected them before <b> on line 1.");
}

static void test_suggestions(void)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new();
  static const char *const known[] = {"responsible", "timeframe", "id", "text", "title"};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    g_ptr_array_add(words, (gpointer)known[i]);
  g_assert_cmpstr(hp_suggest("responsable", words), ==, "responsible");
  g_assert_cmpstr(hp_suggest("tiemframe", words), ==, "timeframe");
  g_assert_cmpstr(hp_suggest("Title", words), ==, "title");
  g_assert_null(hp_suggest("activity", words));
  g_assert_null(hp_suggest("x", words));
  /* A number, or a letter, is near any other. */
  static const char *const short_ones[] = {"1", "400", "b"};
  g_autoptr(GPtrArray) numbers = g_ptr_array_new();
  for (guint i = 0; i < G_N_ELEMENTS(short_ones); i++)
    g_ptr_array_add(numbers, (gpointer)short_ones[i]);
  g_assert_null(hp_suggest("5", numbers));
  g_assert_null(hp_suggest("450", numbers));
  g_assert_null(hp_suggest("a", numbers));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/plan/check/valid", test_the_walk_finds_nothing_in_valid_documents);
  g_test_add_func("/plan/check/documentation", test_documentation_takes_no_definition_along);
  g_test_add_func("/check/lines-and-tints", test_lines_and_tints_have_contrast);
  g_test_add_func("/plan/check/contrast", test_colours_have_contrast);
  g_test_add_func("/plan/check/links-stand-out", test_links_stand_out);
  g_test_add_func("/plan/check/lengths", test_what_is_no_length_is_told_once);
  g_test_add_func("/plan/check/data", test_data);
  g_test_add_func("/plan/check/late-words", test_words_after_what_they_stand_before);
  g_test_add_func("/plan/check/one-fault", test_one_fault_gives_one_message);
  g_test_add_func("/plan/check/meant", test_what_was_meant_is_told);
  g_test_add_func("/plan/check/suggestions", test_suggestions);
  return g_test_run();
}
