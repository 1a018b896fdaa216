/* What is true on a day: a situation a line, and what follows from it. */
#include "plan/calendar.h"
#include "resolved.h"

/* ---- The calendar -------------------------------------------------------------------------- */

static char *days_text(HpDays days)
{
  if (days.first == HP_NO_DAY)
    return g_strdup("-");
  g_autofree char *first = hp_day_text(days.first), *last = hp_day_text(days.last);
  return g_strjoin(" ", first, last, NULL);
}

static void test_days_of_the_calendar(void)
{
  static const struct {
    const char *text;
    gboolean exists;
  } cases[] = {{"2016-02-29", TRUE},
               {"2017-02-29", FALSE},
               {"2000-02-29", TRUE},
               {"1900-02-29", FALSE},
               {"2017-04-31", FALSE},
               {"2017-13-01", FALSE},
               {"2017-00-01", FALSE},
               {"2017-03", FALSE},
               {"2017-03-14x", FALSE},
               {"9999-12-31", TRUE},
               {"", FALSE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].text);
    const HpDay day = hp_day_from_text(cases[i].text);
    g_assert_cmpint(day != HP_NO_DAY, ==, cases[i].exists);
    g_autofree char *text = cases[i].exists ? hp_day_text(day) : NULL;
    g_assert_cmpstr(text, ==, cases[i].exists ? cases[i].text : NULL);
  }
  g_assert_cmpuint(hp_day_from_text("2017-01-01"), ==, hp_day_from_text("2016-12-31") + 1);
  g_assert_cmpuint(hp_day_from_text(NULL), ==, HP_NO_DAY);
}

static void test_days_of_periods(void)
{
  static const char *const cases[][2] = {
      {"2016", "2016-01-01 2016-12-31"},
      {"2016-H1", "2016-01-01 2016-06-30"},
      {"2016-H2", "2016-07-01 2016-12-31"},
      {"2016-T1", "2016-01-01 2016-04-30"},
      {"2016-T2", "2016-05-01 2016-08-31"},
      {"2016-T3", "2016-09-01 2016-12-31"},
      {"2016-T4", "-"},
      {"2016-Q1", "2016-01-01 2016-03-31"},
      {"2016-Q4", "2016-10-01 2016-12-31"},
      {"2016-02", "2016-02-01 2016-02-29"},
      {"2017-02", "2017-02-01 2017-02-28"},
      {"2016-13", "-"},
      {"2016-02-29", "2016-02-29 2016-02-29"},
      {"2017-02-29", "-"},
      {"2016-11-21/2016-12-04", "2016-11-21 2016-12-04"},
      {"2016-11-21/2016-11-20", "-"},
      {"2016-11-21/2016-11-31", "-"},
      {"2016-VT", "2016-01-01 2016-06-30"},
      {"2016-HT", "2016-08-01 2016-12-31"},
      /* 1 January is a Friday in 2016, a Sunday in 2017, a Thursday in 2026, a Monday in 2018. */
      {"2016-W01", "2016-01-04 2016-01-10"},
      {"2017-W01", "2017-01-02 2017-01-08"},
      {"2018-W01", "2018-01-01 2018-01-07"},
      {"2026-W01", "2025-12-29 2026-01-04"},
      {"2026-W07", "2026-02-09 2026-02-15"},
      {"2026-W53", "2026-12-28 2027-01-03"},
      {"2015-W53", "2015-12-28 2016-01-03"},
      {"2016-W53", "-"},
      {"2016-W00", "-"},
  };
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i][0]);
    g_autofree char *days = days_text(hp_days_of_period(cases[i][0], &seasons));
    g_assert_cmpstr(days, ==, cases[i][1]);
  }
}

static void test_ends_of_durations(void)
{
  static const struct {
    const char *first;
    guint64 number;
    const char *unit, *last;
  } cases[] = {{"2017-03-01", 12, "month", "2018-02-28"},
               {"2019-03-01", 12, "month", "2020-02-29"},
               {"2017-03-01", 1, "year", "2018-02-28"},
               {"2016-02-29", 1, "year", "2017-02-28"},
               {"2016-02-29", 4, "year", "2020-02-28"},
               {"2017-01-01", 3, "year", "2019-12-31"},
               {"2017-01-28", 1, "month", "2017-02-27"},
               {"2017-01-29", 1, "month", "2017-02-28"},
               {"2017-01-31", 1, "month", "2017-02-28"},
               {"2017-01-31", 2, "month", "2017-03-30"},
               {"2016-12-31", 1, "month", "2017-01-30"},
               {"2017-03-14", 1, "day", "2017-03-14"},
               {"2016-02-28", 2, "day", "2016-02-29"},
               {"2017-03-13", 2, "week", "2017-03-26"},
               {"2017-01-01", 7983, "year", "9999-12-31"},
               {"2017-01-01", G_MAXUINT64, "year", "9999-12-31"},
               {"2017-01-01", G_MAXUINT64, "month", "9999-12-31"},
               {"2017-01-01", G_MAXUINT64, "week", "9999-12-31"},
               {"2017-01-01", G_MAXUINT64, "day", "9999-12-31"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *last = hp_day_text(
        hp_day_of_end(hp_day_from_text(cases[i].first), cases[i].number, cases[i].unit));
    g_test_message("%s, %s", cases[i].first, cases[i].unit);
    g_assert_cmpstr(last, ==, cases[i].last);
  }
}

/* ---- Times --------------------------------------------------------------------------------- */

/* "2017-03-01 2017-05-31 - 2018-02-28 open": the four days of a cell, and its marks. */
static char *time_of(const char *timeframes, const xmlNode *house)
{
  g_autofree char *plan = g_strdup_printf("<plan><area><objective><activity id='a'>%s</activity>"
                                          "</objective></area></plan>",
                                          timeframes);
  g_autoptr(HpSource) source = read_text(plan);
  hp_source_resolve(source, NULL, house);
  const xmlNode *time =
      hp_child(with_id(xmlDocGetRootElement(hp_source_document(source)), "a"), "time");
  g_assert_nonnull(time);
  static const char *const names[] = {"earliest-start", "latest-start", "earliest-end",
                                      "latest-end"};
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const char *day = hp_attribute(time, names[i]);
    g_string_append_printf(text, "%s%s", i == 0 ? "" : " ", day == NULL ? "-" : day);
  }
  if (hp_attribute(time, "open") != NULL)
    g_string_append(text, " open");
  if (hp_attribute(time, "conditional") != NULL)
    g_string_append(text, " conditional");
  return g_string_free(g_steal_pointer(&text), FALSE);
}

typedef struct {
  const char *timeframes, *days;
} TimeCase;

static void assert_times(const TimeCase *cases, guint n, const xmlNode *house)
{
  for (guint i = 0; i < n; i++) {
    g_test_message("%s", cases[i].timeframes);
    g_autofree char *days = time_of(cases[i].timeframes, house);
    g_assert_cmpstr(days, ==, cases[i].days);
  }
}

#define DURING(point) "<timeframe><during " point "/></timeframe>"

static void test_times_of_points(void)
{
  static const TimeCase cases[] = {
      {DURING("date='2016-02-29'"), "2016-02-29 2016-02-29 2016-02-29 2016-02-29"},
      {DURING("month='2016-02'"), "2016-02-01 2016-02-29 2016-02-01 2016-02-29"},
      {DURING("month='2017-02'"), "2017-02-01 2017-02-28 2017-02-01 2017-02-28"},
      {DURING("year='2017'"), "2017-01-01 2017-12-31 2017-01-01 2017-12-31"},
      {DURING("year='2017' half='2'"), "2017-07-01 2017-12-31 2017-07-01 2017-12-31"},
      {DURING("year='2017' tertial='2'"), "2017-05-01 2017-08-31 2017-05-01 2017-08-31"},
      {DURING("year='2017' quarter='1'"), "2017-01-01 2017-03-31 2017-01-01 2017-03-31"},
      {DURING("year='2017' season='spring'"), "2017-03-01 2017-05-31 2017-03-01 2017-05-31"},
      {DURING("year='2017' season='summer'"), "2017-06-01 2017-08-31 2017-06-01 2017-08-31"},
      {DURING("year='2017' season='autumn'"), "2017-09-01 2017-11-30 2017-09-01 2017-11-30"},
      {DURING("year='2016' season='winter'"), "2016-12-01 2017-02-28 2016-12-01 2017-02-28"},
      {DURING("year='2019' season='winter'"), "2019-12-01 2020-02-29 2019-12-01 2020-02-29"},
      {DURING("year='2017' season='spring-term'"), "2017-01-01 2017-06-30 2017-01-01 2017-06-30"},
      {DURING("year='2017' season='autumn-term'"), "2017-08-01 2017-12-31 2017-08-01 2017-12-31"},
      {"<timeframe><start year='2017'/></timeframe>", "2017-01-01 2017-12-31 - -"},
      {"<timeframe><start-by year='2017'/></timeframe>", "- 2017-12-31 - -"},
      {"<timeframe><start year='2017'/><start-by year='2018' half='1'/></timeframe>",
       "2017-01-01 2018-06-30 - -"},
      {"<timeframe><end year='2017'/></timeframe>", "- - 2017-01-01 2017-12-31"},
      {"<timeframe><due season='spring' year='2016'/></timeframe>", "- - - 2016-05-31"},
      {"<timeframe><start month='2016-09'/><end month='2017-02'/></timeframe>",
       "2016-09-01 2016-09-30 2017-02-01 2017-02-28"},
      {"<timeframe><open/></timeframe>", "- - - - open"},
      {"<timeframe><start year='2017'/><open/></timeframe>", "2017-01-01 2017-12-31 - - open"},
      {"<timeframe conditional='yes'><due year='2017'/></timeframe>",
       "- - - 2017-12-31 conditional"},
      {"<timeframe><recurs every='year'/></timeframe>", "- - - -"},
  };
  assert_times(cases, G_N_ELEMENTS(cases), NULL);
}

static void test_times_of_parts_together(void)
{
  static const TimeCase cases[] = {
      /* What is said outright goes before during. */
      {"<timeframe><during year='2017'/><due month='2017-06'/></timeframe>",
       "2017-01-01 2017-12-31 2017-01-01 2017-06-30"},
      {"<timeframe><during year='2017'/><start month='2017-03'/></timeframe>",
       "2017-03-01 2017-03-31 2017-03-01 2017-12-31"},
      {"<timeframe><during year='2017'/><start-by month='2017-03'/></timeframe>",
       "2017-01-01 2017-03-31 2017-01-01 2017-12-31"},
      {"<timeframe><during season='autumn' year='2016'/><during season='spring' year='2017'/>"
       "</timeframe>",
       "2016-09-01 2016-11-30 2017-03-01 2017-05-31"},
      {"<timeframe><end year='2017'/><due year='2018'/></timeframe>", "- - 2017-01-01 2018-12-31"},
      {"<timeframe><start year='2018'/><start-by year='2017'/></timeframe>", "- 2017-12-31 - -"},
      {"<timeframe><during year='2017'/><due month='2016-06'/></timeframe>",
       "2017-01-01 2017-12-31 - 2016-06-30"},
  };
  assert_times(cases, G_N_ELEMENTS(cases), NULL);
}

static void test_times_of_cells(void)
{
  static const TimeCase cases[] = {
      {DURING("season='autumn' year='2016'") DURING("season='spring' year='2017'"),
       "2016-09-01 2016-11-30 2017-03-01 2017-05-31"},
      {DURING("season='spring' year='2017'") DURING("season='autumn' year='2016'"),
       "2016-09-01 2016-11-30 2017-03-01 2017-05-31"},
      {DURING("year='2017'") "<timeframe><due year='2018'/></timeframe>",
       "2017-01-01 2017-12-31 2017-01-01 2018-12-31"},
      {DURING("year='2017'") "<timeframe><recurs every='year'/></timeframe>",
       "2017-01-01 2017-12-31 2017-01-01 2017-12-31"},
      {DURING("year='2017'") "<timeframe><open/></timeframe>", "2017-01-01 2017-12-31 - - open"},
      {DURING("year='2017'") "<timeframe conditional='yes'><due year='2018'/></timeframe>",
       "2017-01-01 2017-12-31 2017-01-01 2018-12-31 conditional"},
  };
  assert_times(cases, G_N_ELEMENTS(cases), NULL);
}

static void test_times_of_durations(void)
{
  static const TimeCase cases[] = {
      {"<timeframe><duration min='3' max='5' unit='year'/></timeframe>", "- - - -"},
      {"<timeframe><start date='2017-03-01'/><duration min='12' unit='month'/></timeframe>",
       "2017-03-01 2017-03-01 2018-02-28 2018-02-28"},
      {"<timeframe><start date='2019-03-01'/><duration min='12' unit='month'/></timeframe>",
       "2019-03-01 2019-03-01 2020-02-29 2020-02-29"},
      /* From the latest start, and the most. */
      {"<timeframe><start year='2017'/><start-by year='2018'/></timeframe>"
       "<timeframe><duration min='3' max='5' unit='year'/></timeframe>",
       "2017-01-01 2018-12-31 2019-12-31 2023-12-30"},
      {"<timeframe><duration min='3' max='5' unit='year'/></timeframe>" DURING("year='2017'"),
       "2017-01-01 2017-12-31 2019-12-31 2022-12-30"},
      /* Its own start goes before the others'. */
      {DURING("year='2016'") "<timeframe><start year='2018'/><duration min='6' unit='month'/>"
                             "</timeframe>",
       "2016-01-01 2016-12-31 2018-06-30 2019-06-30"},
      {"<timeframe><start-by date='2017-01-31'/><duration min='1' unit='month'/></timeframe>",
       "- 2017-01-31 - 2017-02-28"},
      /* An end that is said goes before one that is counted. */
      {"<timeframe><during year='2017'/><duration min='2' unit='week'/></timeframe>",
       "2017-01-01 2017-12-31 2017-01-01 2017-12-31"},
      {"<timeframe><start year='2017'/><due year='2017'/><duration min='2' unit='year'/>"
       "</timeframe>",
       "2017-01-01 2017-12-31 - 2017-12-31"},
      {"<timeframe><due year='2017'/></timeframe>"
       "<timeframe><duration min='2' unit='year'/></timeframe>",
       "- - - 2017-12-31"},
      {"<timeframe><start year='2017'/><open/></timeframe>"
       "<timeframe><duration min='2' unit='year'/></timeframe>",
       "2017-01-01 2017-12-31 - - open"},
      {"<timeframe><start date='2017-01-01'/><duration min='99999999999999999999' unit='year'/>"
       "</timeframe>",
       "2017-01-01 2017-01-01 9999-12-31 9999-12-31"},
  };
  assert_times(cases, G_N_ELEMENTS(cases), NULL);
}

static void test_the_house_says_what_seasons_are(void)
{
  static const TimeCase cases[] = {
      {DURING("year='2017' season='spring'"), "2017-01-01 2017-06-30 2017-01-01 2017-06-30"},
      {DURING("year='2017' season='autumn-term'"), "2017-08-01 2018-01-31 2017-08-01 2018-01-31"},
      {DURING("year='2017' season='winter'"), "2017-12-01 2018-02-28 2017-12-01 2018-02-28"},
  };
  g_autoptr(HpSource) house = read_text("<house><seasons><season name='spring' first='1' last='6'/>"
                                        "<season name='autumn-term' first='8' last='1'/>"
                                        "</seasons></house>");
  assert_times(cases, G_N_ELEMENTS(cases), xmlDocGetRootElement(hp_source_document(house)));
}

#define DAYS_OF_2017                                                                               \
  "earliest-start=2017-01-01 latest-start=2017-12-31 earliest-end=2017-01-01 "                     \
  "latest-end=2017-12-31"
#define DAYS_OF_2018                                                                               \
  "earliest-start=2018-01-01 latest-start=2018-12-31 earliest-end=2018-01-01 "                     \
  "latest-end=2018-12-31"

static void test_times_are_inherited(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><area>"
      "<objective id='o1'><activity id='a1'/><activity "
      "id='a2'>" DURING("year='2018'") "</activity>" DURING(
          "year='2017'") "</objective>"
                         "<objective-group id='g'><objective "
                         "id='o2'><activity id='a3'/></objective>"
                         "<activity id='a4'/>" DURING("year='2017'") "</objective-group>"
                                                                     "<objective "
                                                                     "id='o3'><activity "
                                                                     "id='a5'/></objective>"
                                                                     "<objective "
                                                                     "id='o4'><activity "
                                                                     "id='a6'/><activity "
                                                                     "id='a7'><timeframe "
                                                                     "same-as='a2'/></activity>"
                                                                     "<timeframe "
                                                                     "same-as='o1'/></"
                                                                     "objective>"
                                                                     "<objective "
                                                                     "id='o5'><activity "
                                                                     "id='a8'/><timeframe "
                                                                     "same-as='o4'/"
                                                                     "><timeframe><due "
                                                                     "date='2019-01-01'/></"
                                                                     "timeframe></objective>"
                                                                     "<objective "
                                                                     "id='o6'><activity "
                                                                     "id='a9'><timeframe "
                                                                     "same-as='a10'/></"
                                                                     "activity><activity "
                                                                     "id='a10'>"
                                                                     "<timeframe "
                                                                     "same-as='a9'/></"
                                                                     "activity><activity "
                                                                     "id='a11'><timeframe "
                                                                     "same-as='nobody'/>"
                                                                     "</activity></objective>"
                                                                     "</area></plan>");
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "a1", "time", "from=o1 " DAYS_OF_2017);
  assert_computed(source, "a2", "time", DAYS_OF_2018);
  assert_computed(source, "a3", "time", "from=g " DAYS_OF_2017);
  assert_computed(source, "a4", "time", "from=g " DAYS_OF_2017);
  assert_computed(source, "a5", "time", "none");
  assert_computed(source, "a6", "time", "from=o1 " DAYS_OF_2017);
  assert_computed(source, "a7", "time", "from=a2 " DAYS_OF_2018);
  assert_computed(source, "a8", "time",
                  "from=o1 earliest-start=2017-01-01 latest-start=2017-12-31 "
                  "earliest-end=2017-01-01 latest-end=2019-01-01");
  assert_computed(source, "a9", "time", "none");
  assert_computed(source, "a10", "time", "none");
  assert_computed(source, "a11", "time", "none");
  assert_computed(source, "o1", "time", "none");
}

/* ---- The day ------------------------------------------------------------------------------- */

static void assert_day(const char *plan, const char *as_of, const char *day)
{
  g_autoptr(HpSource) source = read_text(plan);
  hp_source_resolve(source, as_of, NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_assert_cmpstr(hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "as-of"), ==, day);
}

static void test_the_day(void)
{
  const char *const plan =
      "<plan><head><adoption date='2024-03-14'/></head><amendments><amendment "
      "in-force='2026-01-01'>"
      "<decided date='2025-01-20'/></amendment></amendments><follow-up><meeting date='2024-10-08'>"
      "<update date='2027-01-01'/></meeting><received date='2025-01-15'/></follow-up></plan>";
  assert_day(plan, NULL, "2025-01-20");
  assert_day(plan, "2030-01-01", "2030-01-01");
  assert_day("<plan><head><adoption date='2024-03-14'/><adoption date='2024-02-01'/></head></plan>",
             NULL, "2024-03-14");
  assert_day(
      "<plan><follow-up><received date='2025-01-15'/><meeting date='2024-10-08'/></follow-up>"
      "</plan>",
      NULL, "2025-01-15");
  assert_day("<decision><head><decided date='2025-05-05'/></head></decision>", NULL, "2025-05-05");
  assert_day("<plan><head><issued date='2024-01-01'/><valid from='2024-02-02'/></head></plan>",
             NULL, NULL);
}

/* ---- The tree ------------------------------------------------------------------------------ */

static void take_away_computed(xmlNode *element)
{
  xmlNs **declared = &element->nsDef;
  for (xmlAttr *next, *attribute = element->properties; attribute != NULL; attribute = next) {
    next = attribute->next;
    if (attribute->ns != NULL &&
        strcmp((const char *)attribute->ns->href, HP_RESOLVED_NAMESPACE) == 0)
      xmlRemoveProp(attribute);
  }
  for (xmlNode *next, *child = element->children; child != NULL; child = next) {
    next = child->next;
    if (hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE)) {
      xmlUnlinkNode(child);
      xmlFreeNode(child);
    } else if (child->type == XML_ELEMENT_NODE)
      take_away_computed(child);
  }
  while (*declared != NULL) {
    xmlNs *one = *declared;
    if (strcmp((const char *)one->href, HP_RESOLVED_NAMESPACE) != 0) {
      declared = &one->next;
      continue;
    }
    *declared = one->next;
    xmlFreeNs(one);
  }
}

static char *written(HpSource *source)
{
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *text = g_bytes_get_data(bytes, &size);
  return g_strndup(text, size);
}

/* What is computed can be taken away again, and computed again. */
static void test_the_source_is_left_as_it_was(void)
{
  static const char *const plans[] = {"sources/vasterbotten.xml", "tests/plans/small.xml",
                                      "tests/plans/proposals.xml", "tests/plans/decision.xml"};
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), plans[i], NULL);
    g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
    hp_source_filter(source, NULL);
    g_autofree char *before = written(source);
    hp_source_resolve(source, "2025-01-31", NULL);
    g_autofree char *resolved = written(source);
    take_away_computed(xmlDocGetRootElement(hp_source_document(source)));
    g_autofree char *after = written(source);
    g_assert_cmpstr(after, ==, before);
    g_assert_cmpstr(resolved, !=, before);
    g_assert_true(hp_plan_check(source, schema, diagnostics));
    hp_source_resolve(source, "2025-01-31", NULL);
    g_autofree char *again = written(source);
    g_assert_cmpstr(again, ==, resolved);
  }
}

static void test_prefixes_that_are_taken(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan xmlns:r='urn:a' xmlns:r2='urn:b'><area xmlns:r3='urn:c'><objective><activity "
      "id='a'>" DURING("year='2017'") "</activity></objective></area></plan>");
  hp_source_resolve(source, "2017-03-14", NULL);
  g_autofree char *text = written(source);
  g_autoptr(HpSource) again = read_text(text);
  assert_computed(again, "a", "time", DAYS_OF_2017);
}

/* What is computed of each element, but for what amendments did to it before. */
static void append_computed(GString *text, const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_one_of(child, "changed added amendments"))
      continue;
    if (hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE)) {
      const char *id = hp_attribute(element, "id");
      g_string_append_printf(text, "\n%s %s: ", id == NULL ? "" : id, (const char *)child->name);
      append_attributes(text, child);
    }
    append_computed(text, child);
  }
}

/* Resolves a source and takes what is computed away again: the consolidated source. What was
   computed goes into `computed`. */
static char *consolidate(HpSource *source, const char *day, GString *computed)
{
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  hp_source_resolve(source, day, NULL);
  append_computed(computed, root);
  take_away_computed(root);
  return written(source);
}

/* The source with its amendments worked in is one itself, and says the same again. */
static void assert_consolidated_says_the_same(HpPlanSchema *schema, const char *plan,
                                              const char *day)
{
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), plan, NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_autoptr(GString) first = g_string_new(NULL), second = g_string_new(NULL);
  g_assert_true(hp_plan_check_with(source, schema, diagnostics));
  hp_source_filter(source, NULL);
  g_autofree char *consolidated = consolidate(source, day, first);
  g_test_message("%s, %s", plan, day);
  if (strstr(plan, "small.xml") != NULL && strcmp(day, "2025-02-01") >= 0) {
    g_assert_nonnull(strstr(consolidated, "eleverna och deras"));
    g_assert_nonnull(strstr(first->str, "aktivitet-1-3-b withdrawn: amendment=andring-1"));
    g_assert_nonnull(strstr(first->str, "aktivitet-1-4-a time: from=delmal-1-4"));
  }
  g_assert_true(hp_plan_check_with(source, schema, diagnostics));
  g_autofree char *again = consolidate(source, day, second);
  g_assert_cmpstr(again, ==, consolidated);
  g_assert_cmpstr(second->str, ==, first->str);
}

static void test_the_consolidated_source_says_the_same(void)
{
  static const char *const plans[] = {
      "sources/vasterbotten.xml",    "tests/plans/small.xml",
      "tests/plans/every-label.xml", "tests/plans/minimal.xml",
      "tests/plans/decision.xml",    "tests/plans/decision-2026.xml",
      "tests/plans/extract.xml",     "tests/plans/proposals.xml",
      "tests/plans/memo.xml",        "tests/plans/small-uppfoljning.xml"};
  static const char *const days[] = {"2024-03-14", "2024-10-08", "2025-01-20",
                                     "2025-02-01", "2026-07-01", "2030-12-31"};
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_autoptr(HpPlanSchema) schema = hp_plan_schema_new(path);
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++)
    for (guint k = 0; k < G_N_ELEMENTS(days); k++)
      assert_consolidated_says_the_same(schema, plans[i], days[k]);
}

/* A line of the source may come to two megabytes of what is computed. */
static void test_no_more_occurrences_than_a_limit(void)
{
  enum { WEEKS_EACH = 1000, ACTIVITIES = 105, LIMIT = 100000 };
  g_autoptr(GString) text = g_string_new(
      "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv'><head>"
      "<title>T</title><valid from='2016-01-01' to='2050-12-31'/></head><area id='o'>"
      "<title>O</title>");
  for (guint i = 0; i < ACTIVITIES; i++)
    g_string_append_printf(text,
                           "<activity id='x%u'><text>X</text><timeframe><recurs every='week'/>"
                           "</timeframe></activity>",
                           i);
  g_string_append(text, "</area></plan>");
  g_autoptr(HpSource) source = read_text(text->str);
  hp_source_resolve(source, NULL, NULL);
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)hp_source_document(source));
  guint found = 0, in_last = 0;
  for (guint i = 0; i < ACTIVITIES; i++) {
    g_autofree char *id = g_strdup_printf("x%u", i);
    in_last = 0;
    for (const xmlNode *child = with_id(root, id)->children; child != NULL; child = child->next)
      in_last += hp_is_named(child, "occurrence") ? 1 : 0;
    g_assert_cmpuint(in_last, <=, WEEKS_EACH);
    found += in_last;
  }
  g_assert_cmpuint(found, ==, LIMIT);
  g_assert_cmpuint(in_last, ==, 0);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/calendar/days", test_days_of_the_calendar);
  g_test_add_func("/resolve/calendar/periods", test_days_of_periods);
  g_test_add_func("/resolve/calendar/durations", test_ends_of_durations);
  g_test_add_func("/resolve/time/points", test_times_of_points);
  g_test_add_func("/resolve/time/parts", test_times_of_parts_together);
  g_test_add_func("/resolve/time/cells", test_times_of_cells);
  g_test_add_func("/resolve/time/durations", test_times_of_durations);
  g_test_add_func("/resolve/time/house", test_the_house_says_what_seasons_are);
  g_test_add_func("/resolve/time/inherited", test_times_are_inherited);
  g_test_add_func("/resolve/day", test_the_day);
  g_test_add_func("/resolve/tree/source", test_the_source_is_left_as_it_was);
  g_test_add_func("/resolve/tree/prefixes", test_prefixes_that_are_taken);
  g_test_add_func("/resolve/tree/consolidated", test_the_consolidated_source_says_the_same);
  g_test_add_func("/resolve/occurrences/limit", test_no_more_occurrences_than_a_limit);
  return g_test_run();
}
