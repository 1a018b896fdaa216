/* What charts are drawn by: a situation a line. */
#include "resolved.h"

/* "before=0 length=500 after=500" of what is computed of an element. */
static char *bar_of(const xmlNode *element)
{
  static const char *const names[] = {"before", "length", "after"};
  g_autoptr(GString) text = g_string_new(NULL);
  guint whole = 0;
  for (guint i = 0; element != NULL && i < G_N_ELEMENTS(names); i++) {
    const char *value = hp_attribute(element, names[i]);
    if (value == NULL)
      continue;
    g_string_append_printf(text, "%s%s", text->len == 0 ? "" : " ", value);
    whole += (guint)g_ascii_strtoull(value, NULL, 10);
  }
  if (text->len == 0)
    return g_strdup("none");
  g_assert_cmpuint(whole, ==, 1000);
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static HpSource *resolved(const char *inside, const char *day)
{
  g_autofree char *plan = g_strdup_printf("<plan id='p'>%s</plan>", inside);
  HpSource *source = read_text(plan);
  hp_source_resolve(source, day, NULL);
  return source;
}

static const xmlNode *root_of(HpSource *source)
{
  return xmlDocGetRootElement(hp_source_document(source));
}

#define VALID "<head><valid from='2017-01-01' to='2018-12-31'/></head>"
#define AREA(inside) "<area id='A'><activity id='a'><text/>" inside "</activity></area>"
#define TIME(inside) AREA("<timeframe>" inside "</timeframe>")

static void test_bars(void)
{
  static const struct {
    const char *plan, *bar;
  } cases[] = {
      {VALID TIME("<during year='2017'/>"), "0 500 500"},
      {VALID TIME("<during year='2018'/>"), "500 500 0"},
      {VALID TIME("<start date='2017-01-01'/><end date='2018-12-31'/>"), "0 1000 0"},
      /* From the first day that is known to the last. */
      {VALID TIME("<start year='2017'/>"), "0 500 500"},
      {VALID TIME("<start date='2018-01-01'/><open/>"), "500 500 0"},
      {VALID TIME("<start date='2017-01-01'/><duration min='6' max='12' unit='month'/>"),
       "0 500 500"},
      /* However short it is, it can be seen. */
      {VALID TIME("<due date='2018-12-31'/>"), "999 1 0"},
      {VALID TIME("<due date='2017-01-01'/>"), "0 1 999"},
      {VALID AREA(""), "none"},
      {VALID TIME("<recurs every='year'/>"), "none"},
      /* Without validity, and past it, the span is that of the bars. */
      {TIME("<during year='2017'/>"), "0 1000 0"},
      {"<head><valid from='2017-01-01'/></head>" TIME("<during year='2018'/>"), "500 500 0"},
      {VALID TIME("<during year='2019'/>"), "667 333 0"},
      {"<head><valid to='2018-12-31'/></head>" TIME("<during year='2017'/>"), "0 500 500"},
      /* What has no start has its year before it, where its end would be where the span begins. */
      {"<head><valid to='2018-12-31'/></head>" TIME("<due date='2017-12-31'/>"), "499 1 500"},
      {"<head><valid from='2017-12-01' to='2018-12-31'/></head>" TIME("<due date='2017-12-31'/>"),
       "499 1 500"},
      {"<head><valid from='2017-07-02' to='2018-12-31'/></head>" TIME("<due date='2017-12-31'/>"),
       "332 2 666"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].plan);
    g_autoptr(HpSource) source = resolved(cases[i].plan, "2017-03-14");
    g_autofree char *bar = bar_of(hp_child(with_id(root_of(source), "a"), "time"));
    g_assert_cmpstr(bar, ==, cases[i].bar);
  }
}

static void test_bars_of_occurrences(void)
{
  g_autoptr(HpSource) source =
      resolved("<head><valid from='2017-07-02' to='2018-12-31'/></head>" TIME(
                   "<recurs every='year'/>") "<area id='B'><activity id='b'><text/><timeframe>"
                                             "<due date='2018-01-01'/></timeframe></activity>"
                                             "</area>",
               "2017-08-01");
  const xmlNode *first = hp_child(with_id(root_of(source), "a"), "occurrence");
  g_autofree char *bar = bar_of(first), *next = bar_of(first->next);
  g_assert_cmpstr(bar, ==, "0 334 666");
  g_assert_cmpstr(next, ==, "334 666 0");
}

static void append_scale(GString *text, const xmlNode *scale)
{
  guint whole = 0;
  g_string_append_printf(text, "%s%s:", text->len == 0 ? "" : " ", hp_attribute(scale, "every"));
  for (const xmlNode *period = scale->children; period != NULL; period = period->next) {
    g_string_append_printf(text, " %s", hp_attribute(period, "period"));
    whole += (guint)g_ascii_strtoull(hp_attribute(period, "length"), NULL, 10);
  }
  g_assert_cmpuint(whole, ==, 1000);
}

static void test_the_calendar(void)
{
  static const struct {
    const char *from, *to, *scales;
  } cases[] = {
      {"2017-01-01", "2017-03-31", "year: 2017 month: 2017-01 2017-02 2017-03"},
      {"2016-12-15", "2018-02-01",
       "year: 2016 2017 2018 quarter: 2016-Q4 2017-Q1 2017-Q2 2017-Q3 2017-Q4 2018-Q1"},
      {"2017-01-01", "2018-12-31",
       "year: 2017 2018 quarter: 2017-Q1 2017-Q2 2017-Q3 2017-Q4 2018-Q1 2018-Q2 2018-Q3 2018-Q4"},
      {"2015-05-01", "2019-12-31",
       "year: 2015 2016 2017 2018 2019 half-year: 2015-H1 2015-H2 2016-H1 2016-H2 2017-H1 2017-H2 "
       "2018-H1 2018-H2 2019-H1 2019-H2"},
      {"2011-01-01", "2019-12-31", "year: 2011 2012 2013 2014 2015 2016 2017 2018 2019"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].from);
    g_autofree char *plan = g_strdup_printf("<head><valid from='%s' to='%s'/></head><area id='A'/>",
                                            cases[i].from, cases[i].to);
    g_autoptr(HpSource) source = resolved(plan, NULL);
    const xmlNode *span = hp_child(root_of(source), "span");
    g_assert_cmpstr(hp_attribute(span, "first"), ==, cases[i].from);
    g_assert_cmpstr(hp_attribute(span, "last"), ==, cases[i].to);
    g_autoptr(GString) text = g_string_new(NULL);
    for (const xmlNode *scale = span->children; scale != NULL; scale = scale->next)
      append_scale(text, scale);
    g_assert_cmpstr(text->str, ==, cases[i].scales);
  }
}

/* Where the terms of a house fill the year, they divide a long span. */
static void test_terms_of_the_house(void)
{
  g_autoptr(HpSource) house =
      read_text("<house><seasons><season name='spring-term' first='1' last='6'/>"
                "<season name='autumn-term' first='7' last='12'/></seasons></house>");
  g_autoptr(HpSource) source =
      read_text("<plan><head><valid from='2015-01-01' to='2019-12-31'/></head></plan>");
  hp_source_resolve(source, NULL, root_of(house));
  const xmlNode *span = hp_child(root_of(source), "span");
  g_assert_cmpstr(hp_attribute(span->last, "every"), ==, "term");
}

static void test_the_day(void)
{
  static const struct {
    const char *day, *place;
  } cases[] = {{"2017-01-01", "0"},
               {"2018-01-01", "500"},
               {"2018-12-31", "999"},
               {"2016-12-31", NULL},
               {"2019-01-01", NULL}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = resolved(VALID "<area id='A'/>", cases[i].day);
    g_assert_cmpstr(hp_attribute(hp_child(root_of(source), "span"), "day"), ==, cases[i].place);
  }
  g_autoptr(HpSource) none = resolved("<area id='A'/>", "2017-01-01");
  g_assert_null(hp_child(root_of(none), "span"));
}

/* ---- Indicators ---------------------------------------------------------------------------- */

static void test_values(void)
{
  static const struct {
    const char *indicator, *observation, *values;
  } cases[] = {
      {"<baseline value='25'/><target value='50'/><target value='100' period='2018'/>", "75",
       "baseline=25 0 250 750; target=50 0 500 500; target=100 0 1000 0; observed=75 0 750 250"},
      {"<baseline value='1'/>", NULL, "baseline=1 0 1000 0"},
      {"<baseline value='-50'/><target value='50'/>", "0",
       "baseline=-50 0 500 500; target=50 500 500 0; observed=0 500 1 499"},
      {"<baseline value='0'/>", NULL, "none"},
      {"", NULL, "none"},
      {"", "3", "observed=3 0 1000 0"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].indicator);
    g_autofree char *observed =
        cases[i].observation == NULL
            ? g_strdup("")
            : g_strdup_printf("<observation id='u' target='i' value='%s'/>", cases[i].observation);
    g_autofree char *plan = g_strdup_printf(
        "<area id='A'><goal id='g'><indicator id='i'>%s</indicator></goal></area><follow-up>"
        "<meeting id='m' date='2017-03-14'>%s</meeting></follow-up>",
        cases[i].indicator, observed);
    g_autoptr(HpSource) source = resolved(plan, NULL);
    const xmlNode *chart = hp_child(with_id(root_of(source), "i"), "chart");
    g_autoptr(GString) text = g_string_new(NULL);
    for (const xmlNode *value = chart == NULL ? NULL : chart->children; value != NULL;
         value = value->next) {
      g_autofree char *bar = bar_of(value);
      g_string_append_printf(text, "%s%s=%s %s", text->len == 0 ? "" : "; ",
                             hp_attribute(value, "of"), hp_attribute(value, "value"), bar);
    }
    g_assert_cmpstr(chart == NULL ? "none" : text->str, ==, cases[i].values);
  }
}

/* ---- Sums ---------------------------------------------------------------------------------- */

static void test_shares_are_a_whole(void)
{
  static const struct {
    guint complete, paused, silent;
    const char *shares;
  } cases[] = {
      {0, 0, 1, "not-reported=1000"},
      {1, 1, 1, "not-reported=334 complete=333 paused=333"},
      {2, 0, 1, "not-reported=333 complete=667"},
      {1, 1, 4, "not-reported=667 complete=167 paused=166"},
      {1, 0, 999, "not-reported=999 complete=1"},
      {0, 0, 0, ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) plan = g_string_new("<area id='A'>");
    g_autoptr(GString) reports = g_string_new("<follow-up><meeting id='m' date='2017-03-14'>");
    const guint said = cases[i].complete + cases[i].paused;
    for (guint k = 0; k < said + cases[i].silent; k++) {
      g_string_append_printf(plan, "<activity id='a%u'/>", k);
      if (k < said)
        g_string_append_printf(reports, "<update id='u%u' target='a%u' progress='%s'/>", k, k,
                               k < cases[i].complete ? "complete" : "paused");
    }
    g_string_append_printf(plan, "</area>%s</meeting></follow-up>", reports->str);
    g_autoptr(HpSource) source = resolved(plan->str, NULL);
    const xmlNode *sum = hp_child(with_id(root_of(source), "A"), "sum");
    g_autoptr(GString) text = g_string_new(NULL);
    for (const xmlNode *count = sum->children; count != NULL; count = count->next)
      g_string_append_printf(text, "%s%s=%s", text->len == 0 ? "" : " ",
                             hp_attribute(count, "state"), hp_attribute(count, "share"));
    g_assert_cmpstr(text->str, ==, cases[i].shares);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/charts/bars", test_bars);
  g_test_add_func("/resolve/charts/occurrences", test_bars_of_occurrences);
  g_test_add_func("/resolve/charts/calendar", test_the_calendar);
  g_test_add_func("/resolve/charts/terms", test_terms_of_the_house);
  g_test_add_func("/resolve/charts/day", test_the_day);
  g_test_add_func("/resolve/charts/values", test_values);
  g_test_add_func("/resolve/charts/shares", test_shares_are_a_whole);
  return g_test_run();
}
