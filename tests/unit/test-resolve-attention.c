/* What is late, should have begun or is soon on a day, and what it all adds up to. */
#include "resolved.h"

#define SAYS(id, more) "<update id='" id "' target='a' " more "/>"

static HpSource *plan_with(const char *inside, const char *updates, const char *amendments)
{
  g_autofree char *plan = g_strdup_printf(
      "<plan id='p'><head><valid from='2017-01-01' to='2019-12-31'/></head><area id='area'>"
      "<objective id='o'><activity id='a'>%s</activity></objective></area>"
      "<amendments>%s</amendments><follow-up><meeting date='2017-01-01'>%s</meeting></follow-up>"
      "</plan>",
      inside, amendments, updates);
  return read_text(plan);
}

/* "late 2017-05-31; soon 2017-12-31 2017": what is told of an activity; "" for nothing. */
static char *attention(HpSource *source)
{
  static const char *const names[] = {"late", "should-have-begun", "soon"};
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const xmlNode *child = hp_child(activity, names[i]);
    if (child == NULL)
      continue;
    const char *period = hp_attribute(child, "period");
    g_string_append_printf(text, "%s%s %s%s%s%s", text->len == 0 ? "" : "; ", names[i],
                           hp_attribute(child, "by"), period == NULL ? "" : " ",
                           period == NULL ? "" : period,
                           hp_attribute(child, "conditional") == NULL ? "" : " conditional");
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

typedef struct {
  const char *inside, *updates, *day, *attention;
} AttentionCase;

static void assert_attention(const AttentionCase *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_test_message("%s %s %s", cases[i].inside, cases[i].updates, cases[i].day);
    g_autoptr(HpSource) source = plan_with(cases[i].inside, cases[i].updates, "");
    hp_source_resolve(source, cases[i].day, NULL);
    g_autofree char *found = attention(source);
    g_assert_cmpstr(found, ==, cases[i].attention);
  }
}

#define SPRING "<timeframe><during season='spring' year='2017'/></timeframe>"
#define START "<timeframe><start date='2017-03-01'/></timeframe>"
#define DUE "<timeframe><due date='2017-05-31'/></timeframe>"

static void test_what_is_late(void)
{
  static const AttentionCase cases[] = {
      {SPRING, SAYS("u", "progress='in-progress'"), "2017-06-01", "late 2017-05-31"},
      {SPRING, "", "2017-06-01", "late 2017-05-31"},
      {SPRING, SAYS("u", "progress='not-started'"), "2017-06-01", "late 2017-05-31"},
      {SPRING, SAYS("u", "progress='paused'"), "2017-06-01", "late 2017-05-31"},
      {SPRING, SAYS("u", "progress='ongoing'"), "2017-06-01", "late 2017-05-31"},
      {SPRING, SAYS("u", "progress='complete'"), "2017-06-01", ""},
      {SPRING, SAYS("u", "progress='dropped'"), "2017-06-01", ""},
      {SPRING, SAYS("u", "progress='moved'"), "2017-06-01", ""},
      {SPRING, SAYS("u", "progress='not-relevant'"), "2017-06-01", ""},
      /* On its last day it is not. */
      {DUE, "", "2017-05-31", "soon 2017-05-31"},
      {DUE, "", "2017-06-01", "late 2017-05-31"},
      /* The rating is another thing. */
      {DUE, SAYS("u", "progress='in-progress' rating='behind'"), "2017-01-01", ""},
      {"<timeframe conditional='yes'><due date='2017-05-31'/></timeframe>", "", "2017-06-01",
       "late 2017-05-31 conditional"},
      /* What has no end never is. */
      {"<timeframe><start year='2017'/><open/></timeframe>", SAYS("u", "progress='in-progress'"),
       "2030-01-01", ""},
      {"<timeframe><duration min='3' unit='year'/></timeframe>", "", "2030-01-01", ""},
      {"", "", "2030-01-01", ""},
      /* By the objective's report. */
      {SPRING, "<update id='u' target='o' progress='complete'/>", "2017-06-01", ""},
  };
  assert_attention(cases, G_N_ELEMENTS(cases));
}

static void test_what_should_have_begun(void)
{
  static const AttentionCase cases[] = {
      {START, "", "2017-03-01", ""},
      {START, "", "2017-03-02", "should-have-begun 2017-03-01"},
      {START, SAYS("u", "progress='not-started'"), "2017-03-02", "should-have-begun 2017-03-01"},
      {START, SAYS("u", "progress='in-progress'"), "2017-03-02", ""},
      {START, SAYS("u", "progress='paused'"), "2017-03-02", ""},
      {START DUE, "", "2017-03-02", "should-have-begun 2017-03-01"},
      {START DUE, "", "2017-04-10", "should-have-begun 2017-03-01; soon 2017-05-31"},
      /* What is late is that alone. */
      {START DUE, "", "2017-06-01", "late 2017-05-31"},
      /* Due alone says nothing of a start. */
      {DUE, "", "2017-03-02", ""},
      {"<timeframe><start-by date='2017-03-01'/><open/></timeframe>", "", "2017-03-02",
       "should-have-begun 2017-03-01"},
  };
  assert_attention(cases, G_N_ELEMENTS(cases));
}

static void test_what_is_soon(void)
{
  static const AttentionCase cases[] = {
      {DUE, "", "2017-04-01", "soon 2017-05-31"}, /* in sixty days */
      {DUE, "", "2017-03-31", ""},
      {DUE, SAYS("u", "progress='in-progress'"), "2017-04-01", "soon 2017-05-31"},
      {DUE, SAYS("u", "progress='complete'"), "2017-04-01", ""},
  };
  assert_attention(cases, G_N_ELEMENTS(cases));
}

#define YEARLY "<timeframe><recurs every='year'/></timeframe>"

static void test_what_recurs(void)
{
  static const AttentionCase cases[] = {
      {YEARLY, "", "2017-05-01", ""},
      {YEARLY, "", "2017-12-01", "soon 2017-12-31 2017"},
      {YEARLY, "", "2018-01-01", "late 2017-12-31 2017"},
      {YEARLY, SAYS("u", "period='2017' progress='complete'"), "2018-01-01", ""},
      {YEARLY, SAYS("u", "period='2017' progress='in-progress'"), "2018-01-01",
       "late 2017-12-31 2017"},
      {YEARLY, SAYS("u", "period='2017' progress='not-relevant'"), "2018-01-01", ""},
      {YEARLY, SAYS("u", "period='2017' progress='complete'"), "2018-12-01",
       "soon 2018-12-31 2018"},
      /* A later one that is done does not make an earlier one done. */
      {YEARLY, SAYS("u", "period='2018' progress='complete'"), "2019-01-01",
       "late 2017-12-31 2017"},
      {YEARLY, SAYS("u", "period='2017' progress='complete'"), "2019-12-01",
       "late 2018-12-31 2018; soon 2019-12-31 2019"},
      /* One period that is dropped is that alone; the whole is over. */
      {YEARLY, SAYS("u", "period='2017' progress='dropped'"), "2019-01-01", "late 2018-12-31 2018"},
      {YEARLY, SAYS("u", "date='2018-06-01' progress='dropped'"), "2020-01-01", ""},
      {YEARLY "<responsible party='x'/><responsible party='y'/>",
       SAYS("u", "by='x' date='2018-06-01' progress='dropped'")
           SAYS("v", "by='y' date='2018-06-01' progress='dropped'"),
       "2020-01-01", ""},
      /* Its own end is a deadline, too. */
      {"<timeframe><start year='2017'/><due date='2018-02-01'/><recurs every='year'/></timeframe>",
       SAYS("u", "period='2017' progress='complete'")
           SAYS("v", "period='2018' progress='in-progress'"),
       "2018-02-02", "late 2018-02-01"},
      /* It began with the first that did. */
      {"<timeframe><start year='2017'/><recurs every='year'/></timeframe>",
       SAYS("u", "period='2017' progress='complete'")
           SAYS("v", "period='2018' progress='not-started'"),
       "2018-06-01", ""},
      {"<timeframe><start date='2017-03-01'/><recurs every='year'/></timeframe>", "", "2017-06-01",
       "should-have-begun 2017-03-01"},
      /* Open is the end, not what recurs. */
      {"<timeframe><start year='2017'/><recurs every='year'/><open/></timeframe>",
       SAYS("u", "progress='in-progress'"), "2018-01-01", "late 2017-12-31 2017"},
  };
  assert_attention(cases, G_N_ELEMENTS(cases));
}

static void test_what_is_withdrawn_is_not_told_of(void)
{
  static const char *const withdrawals[] = {"a", "o", "area"};
  for (guint i = 0; i < G_N_ELEMENTS(withdrawals); i++) {
    g_autofree char *amendment =
        g_strdup_printf("<amendment id='m'><decided date='2017-05-01'/><withdraw target='%s'/>"
                        "</amendment>",
                        withdrawals[i]);
    g_autoptr(HpSource) source = plan_with(SPRING, "", amendment);
    hp_source_resolve(source, "2018-01-01", NULL);
    g_autofree char *found = attention(source);
    g_assert_cmpstr(found, ==, "");
    assert_computed(source, "p", "sum", "activities=0");
  }
}

static void test_without_a_day_nothing_is_told(void)
{
  g_autoptr(HpSource) source =
      read_text("<plan><area><activity id='a'>" SPRING "</activity></area></plan>");
  hp_source_resolve(source, NULL, NULL);
  g_autofree char *found = attention(source);
  g_assert_cmpstr(found, ==, "");
}

/* ---- Sums ---------------------------------------------------------------------------------- */

static void test_sums(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan id='p'><area id='one'><objective id='o'><activity id='a1'>" SPRING
      "<cost year='2017' amount='100' funded-by='Statsbidrag'/><cost amount='7' currency='EUR'/>"
      "</activity><activity id='a2'>" SPRING "<cost year='2017' amount='50' "
      "funded-by='Statsbidrag'/><cost year='2018' amount='1' funded-by='Statsbidrag'/><cost "
      "year='2017' amount='2'/><cost>Ryms</cost></activity><activity id='a3'/>"
      "<cost year='2017' amount='1000' funded-by='Statsbidrag'/></objective></area>"
      "<area id='two'><objective-group id='g'><objective/><activity id='a4'>" START
      "<cost year='2017' amount='5' funded-by='Statsbidrag'/></activity><activity id='a5'>" SPRING
      "<cost year='2017' amount='18446744073709551615' currency='NOK'/><cost year='2017' "
      "amount='1' "
      "currency='NOK'/></activity></objective-group></area>"
      "<amendments><amendment id='m'><decided date='2017-01-01'/><withdraw target='a5'/>"
      "</amendment></amendments><follow-up><meeting date='2017-01-01'><update id='u' target='a1' "
      "progress='complete'/><update id='v' target='a3' progress='moved'/></meeting></follow-up>"
      "</plan>");
  hp_source_resolve(source, "2017-04-15", NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  assert_computed(source, "one", "sum", "activities=3 soon=1");
  assert_computed(source, "two", "sum", "activities=1 should-have-begun=1");
  assert_computed(source, "p", "sum", "activities=4 should-have-begun=1 soon=1");
  g_autofree char *counts = computed_in(hp_child(root, "sum"), "count");
  g_assert_cmpstr(
      counts, ==,
      "state=not-reported activities=2 share=500; state=complete activities=1 share=250; "
      "state=moved activities=1 share=250");
  g_autofree char *costs = computed_in(hp_child(root, "sum"), "cost");
  g_assert_cmpstr(costs, ==,
                  "of=objective year=2017 funded-by=Statsbidrag currency=SEK amount=1000; "
                  "of=activity year=2017 funded-by=Statsbidrag currency=SEK amount=155; "
                  "of=activity year=2017 currency=SEK amount=2; "
                  "of=activity year=2018 funded-by=Statsbidrag currency=SEK amount=1; "
                  "of=activity currency=EUR amount=7");
}

/* What cannot be added up stays at the greatest there is. */
static void test_sums_of_too_much(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan id='p'><activity><cost amount='18446744073709551615'/><cost amount='1'/></activity>"
      "</plan>");
  hp_source_resolve(source, NULL, NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autofree char *costs = computed_in(hp_child(root, "sum"), "cost");
  g_assert_cmpstr(costs, ==, "of=activity currency=SEK amount=18446744073709551615");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/attention/late", test_what_is_late);
  g_test_add_func("/resolve/attention/should-have-begun", test_what_should_have_begun);
  g_test_add_func("/resolve/attention/soon", test_what_is_soon);
  g_test_add_func("/resolve/attention/recurs", test_what_recurs);
  g_test_add_func("/resolve/attention/withdrawn", test_what_is_withdrawn_is_not_told_of);
  g_test_add_func("/resolve/attention/no-day", test_without_a_day_nothing_is_told);
  g_test_add_func("/resolve/sums", test_sums);
  g_test_add_func("/resolve/sums/too-much", test_sums_of_too_much);
  return g_test_run();
}
