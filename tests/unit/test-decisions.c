/* What is told of decisions, of what is attached to them, and what is reckoned of them. */
#include "helpers.h"
#include "plan/plan.h"

typedef struct {
  const char *name, *text;
} DecisionFile;

#define PLAN                                                                                       \
  "<plan xmlns='" HP_PLAN_NAMESPACE "' version='1' id='p' xml:lang='sv'><head><title>T</title>"    \
  "<adoption form='adopts' date='2024-03-14'/></head><parties><party id='a' kind='unit'><name>A"   \
  "</name></party></parties><area id='o'><title>O</title></area><follow-up><meeting id='m' "       \
  "date='2025-01-01'/></follow-up></plan>"
#define DECISION(kind, head, rulings, rest)                                                        \
  "<decision xmlns='" HP_PLAN_NAMESPACE "' version='1' id='d' xml:lang='sv' kind='" kind           \
  "'><head><title>T</title>" head "</head><rulings kind='" rulings                                 \
  "'><ruling id='r'><p>R</p></ruling></rulings>" rest "</decision>"
#define ATTACHED(id, src) "<attachment id='" id "' number='" id "' src='" src "'/>"

static const DecisionFile files[] = {
    {"plan.xml", PLAN},
    {"area.xml", "<area xmlns='" HP_PLAN_NAMESPACE "' id='o'><title>O</title></area>"},
    {"leaf.xml", DECISION("memo", "", "proposed", ATTACHED("i", "plan.xml"))},
    {"back.xml",
     DECISION("memo", "", "proposed", ATTACHED("i", "leaf.xml") ATTACHED("j", "own.xml"))},
    {"far.xml", DECISION("memo", "", "proposed", ATTACHED("i", "back.xml"))},
    {"wild.xml", DECISION("memo", "", "proposed", ATTACHED("i", "wilder.xml"))},
    {"wilder.xml", DECISION("memo", "", "proposed", ATTACHED("i", "wild.xml"))},
    {"follow.xml", "<follow-up xmlns='" HP_PLAN_NAMESPACE
                   "' id='f' of='plan.xml'><meeting id='n' date='2025-02-01'/></follow-up>"},
    {"lost.xml", "<follow-up xmlns='" HP_PLAN_NAMESPACE "' id='f' of='none.xml'/>"},
    {"broken.xml", "<plan>"},
    {"a.pdf", "%PDF-1.7"},
    {"b.pdf", "Nej"},
    {"c.csv", "a;b"},
    {"d.xlsx", "PK\003\004"}};

/* "own.xml" among the others, checked. */
static void assert_told(const char *folder, const char *text, const char *words)
{
  g_autofree char *own = scratch_file(folder, "own.xml", text);
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(own, NULL, diagnostics);
  g_assert_nonnull(source);
  g_test_message("%s", text);
  hp_plan_check(source, schema, diagnostics);
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  g_assert_cmpuint(said->len, ==, words != NULL);
  if (words != NULL)
    g_assert_nonnull(strstr(first_said(diagnostics)->message, words));
}

static void test_what_is_attached(void)
{
  static const struct {
    const char *attributes, *words; /* NULL: nothing is said */
  } cases[] = {
      {"src='plan.xml'", NULL},
      {"src='plan.xml' view='plan' as-of='2024-01-01' for='a'", NULL},
      {"src='plan.xml' as-of='m'", NULL},
      {"src='plan.xml' as-of='n'", "In plan.xml: There is no meeting \"n\""},
      {"src='plan.xml' for='o'", "No party has the id \"o\" in plan.xml"},
      {"src='follow.xml' as-of='n' for='a'", NULL},
      {"src='follow.xml' as-of='m'", NULL},
      {"src='follow.xml' as-of='o'", "m (2025-01-01), n (2025-02-01)"},
      {"src='lost.xml'", "In lost.xml: "},
      {"src='leaf.xml'", NULL},
      {"src='back.xml'", "(own.xml → back.xml → own.xml)"},
      {"src='far.xml'", "(own.xml → far.xml → back.xml → own.xml)"},
      {"src='own.xml'", "(own.xml → own.xml)"},
      {"src='wild.xml'", "(wild.xml → wilder.xml → wild.xml)"},
      {"src='area.xml'", "\"area.xml\" begins with <area>"},
      {"src='broken.xml'", "In broken.xml: "},
      {"src='missing.xml'", "There is no file \"missing.xml\""},
      {"src='folder'", "\"folder\" is a folder"},
      {"src='folder' type='pdf'", "\"folder\" is a folder"},
      {"src='a.pdf' type='pdf'", NULL},
      {"src='a.pdf'", "write type=\"pdf\""},
      {"src='b.pdf' type='pdf'", "does not begin as one does"},
      {"src='c.csv' type='csv'", NULL},
      {"src='d.xlsx' type='xlsx'", NULL},
      {"src='d.xlsx' type='pdf'", "is not of type \"pdf\""},
  };
  g_autofree char *folder = scratch_folder();
  g_free(scratch_file(folder, "folder/x", ""));
  for (guint i = 0; i < G_N_ELEMENTS(files); i++) {
    g_free(scratch_file(folder, files[i].name, files[i].text));
  }
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text =
        g_strdup_printf(DECISION("memo", "", "proposed", "<attachment id='b' number='1' %s/>"),
                        cases[i].attributes);
    assert_told(folder, text, cases[i].words);
  }
  remove_folder(folder);
}

static void test_what_goes_together(void)
{
  static const struct {
    const char *text, *words;
  } cases[] = {
      {DECISION("delegation",
                "<decided date='2024-03-14'/><delegation point='3'/><reported date='2024-04-01'/>",
                "decided", ""),
       NULL},
      {DECISION("extract",
                "<decided date='2024-03-14'/><adjusted date='2024-03-14'/><posted "
                "from='2024-03-15'/>",
                "decided",
                "<introduction><section role='vote'><title>V</title></section>"
                "</introduction>"),
       NULL},
      {DECISION("extract", "<reported date='2024-04-01'/>", "decided", ""), "kind=\"delegation\""},
      {DECISION("extract", "<decided date='2024-03-14'/><posted from='2024-03-13'/>", "decided",
                ""),
       "<posted> is of 2024-03-13"},
      {DECISION("extract", "<posted from='2024-03-13' to='2024-03-12'/>", "decided", ""),
       "taken down (2024-03-12)"},
      {DECISION("memo", "", "decided", ""), "kind=\"proposed\""},
      {"<plan xmlns='" HP_PLAN_NAMESPACE "' version='1' id='p' xml:lang='sv'><head><title>T</title>"
       "</head><introduction><section><title>S</title><funding year='2024' amount='1'/></section>"
       "</introduction><area id='o'><title>O</title></area></plan>",
       "Only a section of a decision has <funding>"},
  };
  g_autofree char *folder = scratch_folder();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_told(folder, cases[i].text, cases[i].words);
  remove_folder(folder);
}

/* ---- What is reckoned ---------------------------------------------------------------------- */

static HpSource *resolved(const char *day)
{
  static const char text[] = DECISION(
      "government", "<decided date='2024-01-01'/><adjusted date='2024-01-10'/>", "decided",
      "<introduction><section><title>S</title><deadline id='t' date='2024-05-31' kind='final'/>"
      "<funding year='2024' amount='5' limit='ceiling'/><section><title>U</title>"
      "<funding year='2024' amount='7' limit='ceiling' currency='SEK'/>"
      "<funding year='2025' amount='18446744073709551615'/><funding year='2025' amount='1'/>"
      "<funding year='2025' amount='2' currency='EUR'/></section></section></introduction>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
  hp_source_filter(source, day);
  hp_source_resolve(source, day, NULL);
  return source;
}

static void append_computed(GString *text, const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (hp_is_named(child, "due"))
      g_string_append_printf(text, "%s ", hp_attribute(child, "state"));
    else if (hp_is_named(child, "funded"))
      g_string_append_printf(text, "%s %s %s %s; ", hp_attribute(child, "year"),
                             hp_attribute(child, "limit"), hp_attribute(child, "currency"),
                             hp_attribute(child, "amount"));
    append_computed(text, child);
  }
}

static void test_deadlines_and_funding(void)
{
  static const struct {
    const char *day, *state;
  } cases[] = {{"2024-01-01", "coming"}, {"2024-03-31", "coming"}, {"2024-04-01", "soon"},
               {"2024-05-31", "soon"},   {"2024-06-01", "passed"}, {NULL, "coming"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = resolved(cases[i].day);
    g_autoptr(GString) found = g_string_new(NULL);
    append_computed(found, xmlDocGetRootElement(hp_source_document(source)));
    g_autofree char *expected = g_strdup_printf(
        "%s 2024 ceiling SEK 12; 2025 (null) SEK 18446744073709551615; 2025 (null) EUR 2; ",
        cases[i].state);
    g_assert_cmpstr(found->str, ==, expected);
  }
}

/* What was done with it later is left out; the day it is of by itself is that of the decision. */
static void test_later_acts(void)
{
  g_autoptr(HpSource) then = resolved("2024-01-09");
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(then));
  g_assert_null(hp_child(hp_child(root, "head"), "adjusted"));
  g_autoptr(HpSource) now = resolved(NULL);
  root = xmlDocGetRootElement(hp_source_document(now));
  g_assert_nonnull(hp_child(hp_child(root, "head"), "adjusted"));
  g_assert_cmpstr(hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "as-of"), ==, "2024-01-01");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/decisions/attached", test_what_is_attached);
  g_test_add_func("/decisions/together", test_what_goes_together);
  g_test_add_func("/decisions/deadlines", test_deadlines_and_funding);
  g_test_add_func("/decisions/acts", test_later_acts);
  return g_test_run();
}
