/* What each party has to do with: a situation a line. */
#include "resolved.h"

/* x and y are in two; two and z are in all, which is in itself; u is a unit of x. */
#define PARTIES                                                                                    \
  "<parties><party id='x'/><party id='y'/><party id='z'/><party id='u' part-of='x'/>"              \
  "<person id='ada' part-of='x'/>"                                                                 \
  "<party id='two'><member party='x'/><member party='y'/></party>"                                 \
  "<party id='all'><member party='two'/><member party='z'/><member "                               \
  "party='all'/></party></parties>"

/* "a lead; b with through two": what is listed for a party, but for the days. */
static char *list_of(HpSource *source, const char *party)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), party);
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "responsibility"))
      continue;
    const char *through = hp_attribute(child, "through");
    g_string_append_printf(text, "%s%s %s%s%s%s", text->len == 0 ? "" : "; ",
                           hp_attribute(child, "activity"), hp_attribute(child, "role"),
                           through == NULL ? "" : " through ", through == NULL ? "" : through,
                           hp_attribute(child, "conditional") == NULL ? "" : " conditional");
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_what_a_party_has_to_do_with(void)
{
  static const struct {
    const char *responsible, *party, *list;
  } cases[] = {
      {"<responsible party='x'/>", "x", "a responsible"},
      {"<responsible party='x'/>", "y", ""},
      {"<responsible party='x' role='lead'/>", "x", "a lead"},
      {"<responsible party='x' role='partner'/>", "x", "a partner"},
      {"<responsible party='y' with='x z'/>", "x", "a with"},
      {"<responsible party='y' with='x z'/>", "z", "a with"},
      {"<responsible party='ada'/>", "ada", "a responsible"},
      {"<responsible party='x' conditional='yes'/>", "x", "a responsible conditional"},
      /* Through groups, and groups in groups. */
      {"<responsible party='two'/>", "two", "a responsible"},
      {"<responsible party='two'/>", "x", "a responsible through two"},
      {"<responsible party='all' role='lead'/>", "x", "a lead through all"},
      {"<responsible party='all'/>", "two", "a responsible through all"},
      {"<responsible party='all'/>", "all", "a responsible"},
      {"<responsible party='z' with='all'/>", "x", "a with through all"},
      /* Not what its units or members have. */
      {"<responsible party='u'/>", "x", ""},
      {"<responsible party='x'/>", "two", ""},
      {"<responsible party='ada'/>", "x", ""},
      /* Once, as what counts most. */
      {"<responsible party='x' role='partner'/><responsible party='two'/>", "x",
       "a responsible through two"},
      {"<responsible party='two'/><responsible party='x'/>", "x", "a responsible"},
      {"<responsible party='x'/><responsible party='two'/>", "x", "a responsible"},
      {"<responsible party='x' with='x'/>", "x", "a responsible"},
      /* In words, or as an example, it is not named. */
      {"<responsible>Kommunen<example party='x'/></responsible>", "x", ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s, %s", cases[i].responsible, cases[i].party);
    g_autofree char *plan = g_strdup_printf(
        "<plan>" PARTIES "<area><objective><activity id='a'/>%s</objective></area></plan>",
        cases[i].responsible);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, NULL, NULL);
    g_autofree char *list = list_of(source, cases[i].party);
    g_assert_cmpstr(list, ==, cases[i].list);
  }
}

/* By the day that is next, then in the order of the plan; what has none is last. */
static void test_lists_are_in_the_order_of_time(void)
{
  g_autoptr(HpSource) source =
      read_text("<plan>" PARTIES "<area><objective><activity id='a'/>"
                "<activity id='b'><timeframe><due year='2019'/></timeframe></activity>"
                "<activity id='c'><timeframe><during year='2018'/></timeframe></activity>"
                "<activity id='d'><timeframe><start year='2017'/><end year='2020'/><recurs "
                "every='half-year'/>"
                "</timeframe></activity>"
                "<activity id='e'><timeframe><due date='2018-12-31'/></timeframe></activity>"
                "<responsible party='x'/></objective></area></plan>");
  hp_source_resolve(source, "2018-02-01", NULL);
  assert_computed(source, "x", "responsibility",
                  "activity=d role=responsible by=2018-06-30 when=late; "
                  "activity=c role=responsible by=2018-12-31 when=later; "
                  "activity=e role=responsible by=2018-12-31 when=later; "
                  "activity=b role=responsible by=2019-12-31 when=later; "
                  "activity=a role=responsible when=open");
}

static void test_lists_are_of_the_text_in_force(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan>" PARTIES "<area><objective id='o'><activity id='a'/><activity id='b'/>"
      "<activity id='c'><responsible same-as='o'/></activity><responsible party='x'/></objective>"
      "</area><amendments><amendment id='m'><decided date='2018-01-01'/><change target='b'>"
      "<responsible party='y'/></change><withdraw target='a'/><add after='b'><activity id='d'/>"
      "</add></amendment></amendments></plan>");
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "x", "responsibility",
                  "activity=d role=responsible when=open; activity=c role=responsible when=open");
  assert_computed(source, "y", "responsibility", "activity=b role=responsible when=open");
}

/* However often the same is pointed at, it is followed once, and what comes after it holds too. */
static void test_the_same_said_again_counts_once(void)
{
  GString *plan = g_string_new(
      "<plan>" PARTIES "<area><objective id='o'><activity id='a'/><responsible party='x'/>"
      "</objective><objective id='p'><activity id='b'/><responsible party='y'/></objective>"
      "<objective><activity id='c'/>");
  for (guint i = 0; i < 25; i++)
    g_string_append(plan, "<responsible same-as='o'/>");
  g_string_append(plan, "<responsible same-as='p'/></objective></area></plan>");
  g_autoptr(HpSource) source = read_text(plan->str);
  g_string_free(plan, TRUE);
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "x", "responsibility",
                  "activity=a role=responsible when=open; activity=c role=responsible when=open");
  assert_computed(source, "y", "responsibility",
                  "activity=b role=responsible when=open; activity=c role=responsible when=open");
}

/* ---- Members of a time --------------------------------------------------------------------- */

#define DATED                                                                                      \
  "<parties><party id='x'/><party id='y'/><party id='z'/><party id='g'><member party='x'/>"        \
  "<member party='y' to='2024-12-31'/><member party='z' from='2025-07-01'/></party>"               \
  "<party id='h'><member party='g' from='2025-01-01' to='2025-12-31'/></party></parties>"

/* "x y": who is counted for a part, of a plan with one activity, on a day. */
static void test_members_of_a_time(void)
{
  static const struct {
    const char *group, *time, *day, *counted;
  } cases[] = {
      /* On the day, while it is to be done. */
      {"g", "<due year='2029'/>", "2024-12-31", "x y"},
      {"g", "<due year='2029'/>", "2025-01-01", "x"},
      {"g", "<due year='2029'/>", "2025-06-30", "x"},
      {"g", "<due year='2029'/>", "2025-07-01", "x z"},
      {"g", "<open/>", "2025-07-01", "x z"},
      /* Once that has passed, on its last day. */
      {"g", "<due year='2024'/>", "2026-01-01", "x y"},
      {"g", "<due date='2025-03-31'/>", "2026-01-01", "x"},
      {"g", "<due year='2025'/>", "2026-01-01", "x z"},
      /* A group may be one for a time itself. */
      {"h", "<due year='2029'/>", "2024-06-01", "–"},
      {"h", "<due year='2029'/>", "2025-08-01", "x z"},
      {"h", "<due year='2029'/>", "2026-01-01", "–"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s %s", cases[i].group, cases[i].time, cases[i].day);
    g_autofree char *plan = g_strdup_printf(
        "<plan>" DATED "<area><objective><activity id='a'><responsible party='%s' "
        "each-member='yes'/><responsible>–</responsible><timeframe>%s</timeframe></activity>"
        "</objective></area></plan>",
        cases[i].group, cases[i].time);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, cases[i].day, NULL);
    const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
    g_autofree char *counted = computed_in(hp_child(activity, "progress"), "party");
    g_autoptr(GString) expected = g_string_new(NULL);
    g_auto(GStrv) ids = g_strsplit(cases[i].counted, " ", -1);
    for (guint k = 0; ids[k] != NULL; k++)
      if (strcmp(ids[k], "–") != 0)
        g_string_append_printf(expected, "party=%s state=not-reported; ", ids[k]);
    g_string_append(expected, "state=not-reported");
    g_assert_cmpstr(counted, ==, strcmp(cases[i].counted, "–") == 0 ? "none" : expected->str);
  }
}

/* Each occurrence is that of those who were members when it ended. */
static void test_members_of_an_occurrence(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><head><valid from='2024-01-01' to='2026-12-31'/></head>" DATED
      "<area><objective><activity id='a'><responsible party='g' each-member='yes'/>"
      "<timeframe><recurs every='year'/></timeframe></activity></objective></area><follow-up>"
      "<meeting date='2025-02-01'>"
      "<update id='u' target='a' period='2024' by='x' progress='complete'/>"
      "<update id='v' target='a' period='2024' by='y' progress='complete'/></meeting>"
      "</follow-up></plan>");
  hp_source_resolve(source, "2026-06-01", NULL);
  assert_computed(source, "a", "occurrence",
                  "period=2024 first=2024-01-01 last=2024-12-31 state=complete parties=2; "
                  "period=2025 first=2025-01-01 last=2025-12-31 state=not-reported parties=2; "
                  "period=2026 first=2026-01-01 last=2026-12-31 state=not-reported "
                  "parties=2 next=yes");
  assert_computed(source, "a", "progress", "state=complete parties=2 period=2024");
  assert_computed(source, "a", "late", "by=2025-12-31 period=2025");
}

static void test_lists_of_a_time(void)
{
  static const struct {
    const char *day, *party, *list;
  } cases[] = {{"2024-12-31", "y", "a responsible through g"},
               {"2025-01-01", "y", ""},
               {"2025-01-01", "z", ""},
               {"2025-07-01", "z", "a responsible through g"},
               {NULL, "x", "a responsible through g"},
               /* Without a day, whoever ever is. */
               {NULL, "z", "a responsible through g"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].day, cases[i].party);
    g_autoptr(HpSource) source =
        read_text("<plan>" DATED "<area><objective><activity id='a'><responsible party='g'/>"
                  "</activity></objective></area></plan>");
    hp_source_resolve(source, cases[i].day, NULL);
    g_autofree char *list = list_of(source, cases[i].party);
    g_assert_cmpstr(list, ==, cases[i].list);
  }
}

/* ---- Names -------------------------------------------------------------------------------- */

/* "b a": the ids of what has positions in a list, in their order. */
static void assert_order(HpSource *source, const char *list, const char *expected)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 1; i < 10; i++)
    for (const xmlNode *child = hp_child(root, list)->children; child != NULL;
         child = child->next) {
      const char *at = child->type == XML_ELEMENT_NODE
                           ? hp_attribute_in(child, HP_RESOLVED_NAMESPACE, "position")
                           : NULL;
      if (at != NULL && (guint)atoi(at) == i)
        g_string_append_printf(ids, "%s%s", ids->len == 0 ? "" : " ", hp_attribute(child, "id"));
    }
  g_assert_cmpstr(ids->str, ==, expected);
}

/* By the language, then by the year, then by the document. */
static void test_names_are_in_the_order_of_the_language(void)
{
  static const struct {
    const char *language, *parties, *references, *words;
  } cases[] = {{"sv", "c a d b", "r3 r2 r4 r1", "w2 w1"},
               {"en", "c d b a", "r3 r2 r4 r1", "w1 w2"},
               {"", "c d b a", "r3 r2 r4 r1", "w1 w2"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *plan = g_strdup_printf(
        "<plan xml:lang='%s'><parties><party id='a'><name>Zon</name></party><person id='b'>"
        "<name>Öl</name></person><party id='c'><name>Alm</name></party><party id='d'><name>Äng"
        "</name></party></parties><bibliography><reference id='r1' cited-as='X' year='2017'/>"
        "<reference id='r2' cited-as='X' year='2015'/><reference id='r3' cited-as='A'><author>Ek"
        "</author><author>B</author></reference><reference id='r4' cited-as='X' year='2015'/>"
        "</bibliography><glossary><definition id='w1'><name>Å</name></definition><definition "
        "id='w2'><name>Z</name></definition></glossary></plan>",
        cases[i].language);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, NULL, NULL);
    g_test_message("%s", cases[i].language);
    assert_order(source, "parties", cases[i].parties);
    assert_order(source, "bibliography", cases[i].references);
    assert_order(source, "glossary", cases[i].words);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/parties/roles", test_what_a_party_has_to_do_with);
  g_test_add_func("/resolve/parties/order", test_lists_are_in_the_order_of_time);
  g_test_add_func("/resolve/parties/amended", test_lists_are_of_the_text_in_force);
  g_test_add_func("/resolve/parties/said-again", test_the_same_said_again_counts_once);
  g_test_add_func("/resolve/parties/members", test_members_of_a_time);
  g_test_add_func("/resolve/parties/members-of-an-occurrence", test_members_of_an_occurrence);
  g_test_add_func("/resolve/parties/lists-of-a-time", test_lists_of_a_time);
  g_test_add_func("/resolve/parties/names", test_names_are_in_the_order_of_the_language);
  return g_test_run();
}
