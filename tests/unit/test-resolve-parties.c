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
                  "activity=d role=responsible by=2018-06-30; "
                  "activity=c role=responsible by=2018-12-31; "
                  "activity=e role=responsible by=2018-12-31; "
                  "activity=b role=responsible by=2019-12-31; activity=a role=responsible");
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
                  "activity=d role=responsible; activity=c role=responsible");
  assert_computed(source, "y", "responsibility", "activity=b role=responsible");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/parties/roles", test_what_a_party_has_to_do_with);
  g_test_add_func("/resolve/parties/order", test_lists_are_in_the_order_of_time);
  g_test_add_func("/resolve/parties/amended", test_lists_are_of_the_text_in_force);
  return g_test_run();
}
