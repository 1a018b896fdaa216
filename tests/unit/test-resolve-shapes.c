/* What is true of plans of other shapes: activities without an objective, areas in areas, goals
   with objectives, fields of their own, times in words. */
#include "resolved.h"

/* ---- Times in words ------------------------------------------------------------------------ */

#define DUE "<timeframe><due year='2017'/></timeframe>"
#define LATE_IN_2017 "latest-end=2017-12-31"

static void test_times_in_words(void)
{
  static const struct {
    const char *timeframes, *time, *late;
  } cases[] = {
      {"<timeframe>När budgeten är beslutad</timeframe>", "in-words=yes", "none"},
      {"<timeframe>Våren 2016</timeframe>", "in-words=yes", "none"},
      {"<timeframe>Ett</timeframe><timeframe>Två</timeframe>", "in-words=yes", "none"},
      {"<timeframe><em>Snart</em></timeframe>", "in-words=yes", "none"},
      {"<timeframe conditional='yes'>Snart</timeframe>", "in-words=yes conditional=yes", "none"},
      {"<timeframe same-as='w'/>", "from=w in-words=yes", "none"},
      /* Others in the cell have days; words take none from them. */
      {"<timeframe>Ett</timeframe>" DUE, LATE_IN_2017, "by=2017-12-31"},
      {DUE "<timeframe>Ett</timeframe>", LATE_IN_2017, "by=2017-12-31"},
      /* Of parts without days it is not said. */
      {"<timeframe><open/>Tills vidare</timeframe>", "open=yes", "none"},
      {"<timeframe>Ett</timeframe><timeframe><recurs every='year'/></timeframe>", "", "none"},
      {"<timeframe><duration min='2' unit='year'/>Två år</timeframe>", "", "none"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].timeframes);
    g_autofree char *plan = g_strdup_printf(
        "<plan><area><objective><activity id='w'><timeframe>Sen</timeframe></activity>"
        "<activity id='a'>%s</activity></objective></area></plan>",
        cases[i].timeframes);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, "2018-01-01", NULL);
    assert_computed(source, "a", "time", cases[i].time);
    if (strstr(cases[i].timeframes, "recurs") == NULL)
      assert_computed(source, "a", "late", cases[i].late);
  }
}

/* ---- Where activities stand ---------------------------------------------------------------- */

/* An activity right in an area, in a goal, in an area in it, in an objective of a goal there. */
#define AREA                                                                                       \
  "<area id='outer'><goal id='g'><text>M</text><activity id='in-goal'>" DUE "</activity>"          \
  "<objective id='o'><activity id='in-objective'/><responsible party='x'/>" DUE "</objective>"     \
  "</goal><activity id='in-area'/>"                                                                \
  "<area id='inner'><activity id='in-inner'><responsible party='y' with='x'/>" DUE                 \
  "<cost year='2017' amount='5'/></activity><area id='inmost'><activity id='in-inmost'>" DUE       \
  "<cost year='2017' amount='2'/></activity></area></area></area>"
#define PARTIES "<parties><party id='x'/><party id='y'/></parties>"

static HpSource *shaped(const char *more)
{
  g_autofree char *plan = g_strdup_printf("<plan id='p'>" PARTIES AREA "%s</plan>", more);
  HpSource *source = read_text(plan);
  hp_source_resolve(source, "2018-01-01", NULL);
  return source;
}

static void test_what_stands_in_no_objective_inherits_nothing(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><area><timeframe><due year='2017'/></timeframe><goal><activity id='a'/></goal>"
      "<activity id='b'/></area></plan>");
  hp_source_resolve(source, "2018-01-01", NULL);
  assert_computed(source, "a", "time", "none");
  assert_computed(source, "b", "time", "none");
  g_autoptr(HpSource) told = shaped(
      "<follow-up><meeting date='2018-01-01'><update id='u' target='outer' progress='complete'/>"
      "<update id='v' target='g' progress='paused'/></meeting></follow-up>");
  assert_computed(told, "in-area", "progress", "state=not-reported");
  assert_computed(told, "in-goal", "progress", "state=not-reported");
  assert_computed(told, "in-objective", "progress", "state=not-reported");
  assert_computed(told, "outer", "progress",
                  "state=complete entry=u described=2018-01-01 received=2018-01-01");
  assert_computed(told, "g", "progress",
                  "state=paused entry=v described=2018-01-01 received=2018-01-01");
}

static void test_sums_have_the_areas_in_them(void)
{
  g_autoptr(HpSource) source = shaped("");
  assert_computed(source, "inmost", "sum", "activities=1 late=1");
  assert_computed(source, "inner", "sum", "activities=2 late=2");
  assert_computed(source, "outer", "sum", "activities=5 late=4");
  assert_computed(source, "p", "sum", "activities=5 late=4");
  const xmlNode *inner = with_id(xmlDocGetRootElement(hp_source_document(source)), "inner");
  g_autofree char *costs = computed_in(hp_child(inner, "sum"), "cost");
  g_assert_cmpstr(costs, ==, "of=activity year=2017 currency=SEK amount=7");
}

static void test_parties_have_them_all(void)
{
  g_autoptr(HpSource) source = shaped("");
  assert_computed(source, "x", "responsibility",
                  "activity=in-objective role=responsible by=2017-12-31 when=late; "
                  "activity=in-inner role=with by=2017-12-31 when=late");
  assert_computed(source, "y", "responsibility",
                  "activity=in-inner role=responsible by=2017-12-31 when=late");
}

/* ---- Amendments of them -------------------------------------------------------------------- */

#define AMENDMENT(what)                                                                            \
  "<amendments><amendment id='m'><decided date='2017-05-01'/>" what "</amendment></amendments>"

static void test_what_is_withdrawn_takes_along_what_is_in_it(void)
{
  static const struct {
    const char *target, *gone;
    guint left;
  } cases[] = {{"g", "in-goal in-objective", 3},
               {"inner", "in-inner in-inmost", 3},
               {"inmost", "in-inmost", 4},
               {"outer", "in-goal in-objective in-area in-inner in-inmost", 0}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *amendments =
        g_strdup_printf(AMENDMENT("<withdraw target='%s'/>"), cases[i].target);
    g_autoptr(HpSource) source = shaped(amendments);
    g_auto(GStrv) gone = g_strsplit(cases[i].gone, " ", -1);
    g_autofree char *expected = g_strdup_printf("amendment=m from=%s", cases[i].target);
    for (guint j = 0; gone[j] != NULL; j++)
      assert_computed(source, gone[j], "withdrawn", expected);
    const xmlNode *sum = hp_child(xmlDocGetRootElement(hp_source_document(source)), "sum");
    g_assert_cmpint(atoi(hp_attribute(sum, "activities")), ==, (int)cases[i].left);
  }
}

static void test_costs_of_what_is_withdrawn_are_in_no_sum(void)
{
  static const char *const targets[] = {"outer", "inner", "o", "p"};
  for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
    g_autofree char *plan = g_strdup_printf(
        "<plan id='p'><area id='outer'><area id='inner'><objective id='o'><text>M</text>"
        "<activity id='a'/><cost amount='5'/></objective></area></area>" AMENDMENT(
            "<withdraw target='%s'/>") "</plan>",
        targets[i]);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, "2018-01-01", NULL);
    static const char *const parts[] = {"inner", "outer", "p"};
    for (guint k = 0; k < G_N_ELEMENTS(parts); k++) {
      const xmlNode *part = with_id(xmlDocGetRootElement(hp_source_document(source)), parts[k]);
      assert_computed(source, parts[k], "sum", "activities=0");
      g_assert_null(hp_child(hp_child(part, "sum"), "cost"));
    }
  }
}

/* "goal activity area closing": the names of what stands in an element. */
static char *names_in(HpSource *source, const char *id)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), id);
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE)) {
      const char *its = hp_attribute(child, "id");
      g_string_append_printf(text, "%s%s", text->len == 0 ? "" : " ",
                             its == NULL ? (const char *)child->name : its);
    }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_what_is_added_stands_where_it_may(void)
{
  static const struct {
    const char *add, *in, *names;
  } cases[] = {
      {"<add into='outer'><activity id='n'/></add>", "outer", "g in-area n inner"},
      {"<add into='outer'><objective id='n'/></add>", "outer", "g in-area n inner"},
      {"<add into='outer'><goal id='n'/></add>", "outer", "g n in-area inner"},
      {"<add into='outer'><area id='n'/></add>", "outer", "g in-area inner n"},
      {"<add after='inner'><area id='n'/></add>", "outer", "g in-area inner n"},
      {"<add into='g'><objective id='n'/></add>", "g", "text in-goal o n"},
      {"<add into='g'><indicator id='n'/></add>", "g", "text n in-goal o"},
      {"<add after='in-goal'><activity id='n'/></add>", "g", "text in-goal n o"},
      {"<change target='in-goal'><field name='f'>F</field></change>", "in-goal", "timeframe field"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].add);
    g_autofree char *amendments = g_strdup_printf(AMENDMENT("%s"), cases[i].add);
    g_autoptr(HpSource) source = shaped(amendments);
    g_autofree char *names = names_in(source, cases[i].in);
    g_assert_cmpstr(names, ==, cases[i].names);
  }
}

/* A field of the plan's own changes by itself, and leaves the others. */
static void test_own_fields_change_one_by_one(void)
{
  g_autoptr(HpSource) source =
      read_text("<plan><area><activity id='a'><text>A</text><field name='f'>Ett</field>"
                "<field name='g'>Två</field></activity></area>" AMENDMENT(
                    "<change target='a'><field name='g'>Tre</field><field name='h'>Fyra</field>"
                    "</change>") "</plan>");
  hp_source_resolve(source, "2018-01-01", NULL);
  assert_computed(source, "a", "changed", "amendment=m what=field:g; amendment=m what=field:h");
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = activity->children; child != NULL; child = child->next)
    if (hp_is_named(child, "field"))
      g_string_append_printf(text, "%s=%s ", hp_attribute(child, "name"),
                             (const char *)child->children->content);
  g_assert_cmpstr(text->str, ==, "f=Ett g=Tre h=Fyra ");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/shapes/words", test_times_in_words);
  g_test_add_func("/resolve/shapes/inherits", test_what_stands_in_no_objective_inherits_nothing);
  g_test_add_func("/resolve/shapes/sums", test_sums_have_the_areas_in_them);
  g_test_add_func("/resolve/shapes/parties", test_parties_have_them_all);
  g_test_add_func("/resolve/shapes/withdrawn", test_what_is_withdrawn_takes_along_what_is_in_it);
  g_test_add_func("/resolve/shapes/withdrawn-costs", test_costs_of_what_is_withdrawn_are_in_no_sum);
  g_test_add_func("/resolve/shapes/added", test_what_is_added_stands_where_it_may);
  g_test_add_func("/resolve/shapes/fields", test_own_fields_change_one_by_one);
  return g_test_run();
}
