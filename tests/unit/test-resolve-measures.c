/* The last value of an indicator, and the last assessment of a goal: a situation a line. */
#include "resolved.h"

static HpSource *measured(const char *indicator, const char *first, const char *second)
{
  g_autofree char *plan = g_strdup_printf(
      "<plan><area><goal id='g'>%s</goal></area><follow-up><meeting date='2024-03-01'>%s</meeting>"
      "<received date='2024-09-01'>%s</received></follow-up></plan>",
      indicator, first, second);
  HpSource *source = read_text(plan);
  hp_source_resolve(source, NULL, NULL);
  return source;
}

#define SEEN(id, more) "<observation id='" id "' target='i' " more "/>"

static void test_the_newest_observation_for_all(void)
{
  static const struct {
    const char *first, *second, *observed;
  } cases[] = {
      {"", "", "none"},
      {SEEN("u", "value='1'"), "", "value=1 entry=u described=2024-03-01 received=2024-03-01"},
      {SEEN("u", "value='1'"), SEEN("v", "value='2.50' period='2024-H1'"),
       "value=2.50 entry=v described=2024-09-01 received=2024-09-01 period=2024-H1"},
      /* By the described day. */
      {SEEN("u", "value='1'"), SEEN("v", "value='2' date='2023-12-31'"),
       "value=1 entry=u described=2024-03-01 received=2024-03-01"},
      /* For all: not of one sex, or of one party. */
      {SEEN("u", "value='1'"), SEEN("v", "value='2' sex='women'") SEEN("w", "value='3' by='x'"),
       "value=1 entry=u described=2024-03-01 received=2024-03-01"},
      {SEEN("u", "value='1'"), SEEN("v", "value='2' sex='all'"),
       "value=2 entry=v described=2024-09-01 received=2024-09-01"},
      {SEEN("u", "value='1' period='2023'"), SEEN("v", "value='2' corrects='u'"),
       "value=2 entry=v described=2024-03-01 received=2024-09-01 period=2023"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].first, cases[i].second);
    g_autoptr(HpSource) source = measured("<indicator id='i'/>", cases[i].first, cases[i].second);
    assert_computed(source, "i", "observed", cases[i].observed);
  }
}

static void test_whether_it_is_on_the_way(void)
{
  static const struct {
    const char *attributes, *inside, *value, *on_the_way;
  } cases[] = {
      {"direction='increase'", "<baseline value='10'/>", "10.5", "yes"},
      {"direction='increase'", "<baseline value='10'/>", "10", "no"},
      {"direction='increase'", "<baseline value='10'/>", "9", "no"},
      {"direction='decrease'", "<baseline value='10'/>", "9", "yes"},
      {"direction='decrease'", "<baseline value='-1'/>", "0", "no"},
      {"direction='keep'", "<baseline value='10'/>", "10.0", "yes"},
      {"direction='keep'", "<baseline value='10'/>", "11", "no"},
      /* Where no direction is given, the target shows it. */
      {"", "<baseline value='10'/><target value='20'/>", "11", "yes"},
      {"", "<baseline value='10'/><target value='5'/>", "11", "no"},
      {"", "<baseline value='10'/>", "11", NULL},
      {"direction='increase'", "<target value='20'/>", "11", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].attributes, cases[i].inside);
    g_autofree char *indicator = g_strdup_printf("<indicator id='i' %s>%s</indicator>",
                                                 cases[i].attributes, cases[i].inside);
    g_autofree char *observation =
        g_strdup_printf("<observation id='u' target='i' value='%s'/>", cases[i].value);
    g_autoptr(HpSource) source = measured(indicator, observation, "");
    const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), "i");
    const xmlNode *observed = hp_child(element, "observed");
    g_assert_cmpstr(hp_attribute(observed, "on-the-way"), ==, cases[i].on_the_way);
  }
}

static void test_indicators_of_activities(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><area><objective><activity id='a'><indicator id='i'/></activity><indicator id='k'/>"
      "</objective></area><follow-up><meeting date='2024-03-01'>" SEEN(
          "u",
          "value='1'") "<observation id='v' target='k' value='2'/></meeting></follow-up></plan>");
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "i", "observed",
                  "value=1 entry=u described=2024-03-01 received=2024-03-01");
  assert_computed(source, "k", "observed",
                  "value=2 entry=v described=2024-03-01 received=2024-03-01");
}

static void test_the_newest_assessment(void)
{
  g_autoptr(HpSource) source =
      measured("", "<assessment id='u' target='g' result='not-met' by='x'/>",
               "<assessment id='v' target='g' result='met' date='2024-02-01'/>"
               "<assessment id='w' target='g' corrects='u' result='partly-met'/>");
  assert_computed(source, "g", "assessed",
                  "result=partly-met entry=w described=2024-03-01 received=2024-09-01 by=x");
  g_autoptr(HpSource) silent = measured("", "", "");
  assert_computed(silent, "g", "assessed", "none");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/measures/newest", test_the_newest_observation_for_all);
  g_test_add_func("/resolve/measures/on-the-way", test_whether_it_is_on_the_way);
  g_test_add_func("/resolve/measures/activities", test_indicators_of_activities);
  g_test_add_func("/resolve/measures/assessed", test_the_newest_assessment);
  return g_test_run();
}
