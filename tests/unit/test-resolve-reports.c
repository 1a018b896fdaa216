/* How it stands on a day: what was reported a line, and what it comes to. */
#include "resolved.h"

/* ---- One that is responsible --------------------------------------------------------------- */

/* A plan with the activity a (which is in the objective o, in the group g), and what came in at
   three meetings: on 2024-03-01, 2024-06-01 and 2024-09-01. */
static HpSource *reported(const char *inside, const char *const meetings[3])
{
  g_autofree char *plan = g_strdup_printf(
      "<plan id='p'><parties><party id='x'/><party id='y'/><party id='z'/><party id='w'/>"
      "<party id='two'><member party='x'/><member party='y'/></party>"
      "<party id='all'><member party='two'/><member party='z'/><member party='all'/></party>"
      "</parties><area id='area'><objective-group id='g'><objective id='o'><activity id='a'>%s"
      "</activity></objective></objective-group></area><follow-up>"
      "<meeting date='2024-03-01'>%s</meeting><received date='2024-06-01'>%s</received>"
      "<meeting date='2024-09-01'>%s</meeting></follow-up></plan>",
      inside, meetings[0], meetings[1], meetings[2]);
  return read_text(plan);
}

typedef struct {
  const char *meetings[3];
  const char *progress; /* of a: the attributes of it */
} ReportCase;

static void assert_progress(const char *inside, const ReportCase *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_test_message("%s %s %s", cases[i].meetings[0], cases[i].meetings[1], cases[i].meetings[2]);
    g_autoptr(HpSource) source = reported(inside, cases[i].meetings);
    hp_source_resolve(source, NULL, NULL);
    assert_computed(source, "a", "progress", cases[i].progress);
  }
}

#define SAYS(id, more) "<update id='" id "' target='a' " more "/>"

static void test_the_newest_report_holds(void)
{
  static const ReportCase cases[] = {
      {{"", "", ""}, "state=not-reported"},
      {{SAYS("u", "progress='not-started'"), "", ""},
       "state=not-started entry=u described=2024-03-01 received=2024-03-01"},
      {{SAYS("u", "progress='in-progress' rating='behind' degree='40'"), "", ""},
       "state=in-progress rating=behind entry=u described=2024-03-01 received=2024-03-01 "
       "degree=40"},
      /* By the described day, not by that of receipt. */
      {{SAYS("u", "date='2024-02-01' progress='in-progress'"),
        SAYS("v", "date='2024-01-01' progress='not-started'"), ""},
       "state=in-progress entry=u described=2024-02-01 received=2024-03-01"},
      {{SAYS("u", "progress='in-progress'"), "", SAYS("v", "progress='complete'")},
       "state=complete entry=v described=2024-09-01 received=2024-09-01"},
      /* Of one day: the last received, then the last in the file. */
      {{SAYS("u", "date='2024-02-01' progress='in-progress'"),
        SAYS("v", "date='2024-02-01' progress='paused'"), ""},
       "state=paused entry=v described=2024-02-01 received=2024-06-01"},
      {{SAYS("u", "progress='in-progress'") SAYS("v", "progress='ongoing'"), "", ""},
       "state=ongoing entry=v described=2024-03-01 received=2024-03-01"},
      /* By whomever, and a period of what does not recur is printed. */
      {{SAYS("u", "by='w' period='2024-T1' progress='dropped'"), "", ""},
       "state=dropped entry=u described=2024-03-01 received=2024-03-01 by=w period=2024-T1"},
      /* What was moved stays so; a period of it does not make it so. */
      {{SAYS("u", "progress='moved' moved-to='b'"), SAYS("v", "progress='in-progress'"), ""},
       "state=moved entry=u described=2024-03-01 received=2024-03-01 moved-to=b"},
      {{SAYS("u", "period='2024' progress='moved'"), SAYS("v", "progress='not-relevant'"), ""},
       "state=not-relevant entry=v described=2024-06-01 received=2024-06-01"},
  };
  assert_progress("<responsible party='x'/>", cases, G_N_ELEMENTS(cases));
}

static void test_corrections(void)
{
  static const ReportCase cases[] = {
      /* Day, party and period are those of the corrected, unless it states its own. */
      {{SAYS("u", "date='2024-02-01' by='x' period='2024' progress='complete'"), "",
        SAYS("v", "corrects='u' progress='in-progress' rating='at-risk'")},
       "state=in-progress rating=at-risk entry=v described=2024-02-01 received=2024-09-01 by=x "
       "period=2024"},
      {{SAYS("u", "by='x' progress='complete'"), "",
        SAYS("v", "corrects='u' date='2024-02-15' by='y' period='2024-T1' progress='paused'")},
       "state=paused entry=v described=2024-02-15 received=2024-09-01 by=y period=2024-T1"},
      /* It takes the place of the corrected: what was newer then is newer still. */
      {{SAYS("u", "date='2024-02-01' progress='not-started'"),
        SAYS("v", "date='2024-02-01' progress='complete'"),
        SAYS("w", "corrects='u' progress='in-progress'")},
       "state=complete entry=v described=2024-02-01 received=2024-06-01"},
      /* Chains. */
      {{SAYS("u", "by='x' progress='complete'"),
        SAYS("v", "corrects='u' date='2024-02-15' progress='paused'"),
        SAYS("w", "corrects='v' progress='ongoing'")},
       "state=ongoing entry=w described=2024-02-15 received=2024-09-01 by=x"},
      /* Two of one: the last that was received. */
      {{SAYS("u", "progress='complete'"), SAYS("v", "corrects='u' progress='paused'"),
        SAYS("w", "corrects='u' progress='ongoing'")},
       "state=ongoing entry=w described=2024-03-01 received=2024-09-01"},
      {{SAYS("u", "progress='complete'"),
        SAYS("v", "corrects='u' progress='paused'") SAYS("w", "corrects='v' progress='ongoing'"),
        ""},
       "state=ongoing entry=w described=2024-03-01 received=2024-06-01"},
      /* Nothing is left of a report that was corrected to an earlier day. */
      {{SAYS("u", "date='2024-01-01' progress='not-started'"),
        SAYS("v", "date='2024-02-01' progress='complete'"),
        SAYS("w", "corrects='v' date='2023-12-01' progress='complete'")},
       "state=not-started entry=u described=2024-01-01 received=2024-03-01"},
  };
  assert_progress("<responsible party='x'/>", cases, G_N_ELEMENTS(cases));
}

/* A report is true of a day from its receipt, corrections too. */
static void test_what_was_received_by_the_day(void)
{
  static const char *const meetings[] = {
      SAYS("u", "progress='not-started'"), SAYS("v", "corrects='u' progress='in-progress'"),
      SAYS("w", "date='2024-02-01' progress='complete'") SAYS("x", "progress='complete'")};
  static const char *const cases[][2] = {
      {"2024-02-29", "state=not-reported"},
      {"2024-03-01", "state=not-started entry=u described=2024-03-01 received=2024-03-01"},
      {"2024-05-31", "state=not-started entry=u described=2024-03-01 received=2024-03-01"},
      {"2024-06-01", "state=in-progress entry=v described=2024-03-01 received=2024-06-01"},
      {"2024-09-01", "state=complete entry=x described=2024-09-01 received=2024-09-01"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = reported("", meetings);
    hp_source_resolve(source, cases[i][0], NULL);
    assert_computed(source, "a", "progress", cases[i][1]);
  }
}

/* Meetings that stand in another order than that of their days. */
static void test_meetings_out_of_order(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><area><activity id='a'/></area><follow-up>"
      "<meeting date='2024-09-01'><update id='u' target='a' date='2024-01-01' progress='complete'/>"
      "</meeting><meeting date='2024-03-01'><update id='v' target='a' date='2024-01-01' "
      "progress='paused'/></meeting></follow-up></plan>");
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "a", "progress",
                  "state=complete entry=u described=2024-01-01 received=2024-09-01");
}

#define OF(target, id, more) "<update id='" id "' target='" target "' " more "/>"

static void test_reports_of_what_it_is_in(void)
{
  static const ReportCase cases[] = {
      {{OF("o", "u", "progress='complete'"), "", ""},
       "from=o state=complete entry=u described=2024-03-01 received=2024-03-01"},
      {{OF("g", "u", "progress='complete'"), "", ""},
       "from=g state=complete entry=u described=2024-03-01 received=2024-03-01"},
      {{OF("o", "u", "progress='paused'"), OF("g", "v", "progress='complete'"), ""},
       "from=o state=paused entry=u described=2024-03-01 received=2024-03-01"},
      /* Its own goes before, though it is older. */
      {{OF("a", "u", "progress='paused'"), OF("o", "v", "progress='complete'"), ""},
       "state=paused entry=u described=2024-03-01 received=2024-03-01"},
      /* These stand for themselves alone. */
      {{OF("area", "u", "progress='complete'"), "", ""}, "state=not-reported"},
      {{OF("p", "u", "progress='complete'"), "", ""}, "state=not-reported"},
  };
  static const char *const parts[] = {"p", "area", "g", "o"};
  assert_progress("", cases, G_N_ELEMENTS(cases));
  static const char *const meetings[] = {
      OF("p", "u1", "progress='complete'") OF("area", "u2", "progress='complete'"),
      OF("g", "u3", "progress='complete'"), OF("o", "u4", "progress='complete'")};
  static const char *const days[] = {"2024-03-01", "2024-03-01", "2024-06-01", "2024-09-01"};
  g_autoptr(HpSource) source = reported("", meetings);
  hp_source_resolve(source, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    g_autofree char *expected = g_strdup_printf("state=complete entry=u%u described=%s received=%s",
                                                i + 1, days[i], days[i]);
    assert_computed(source, parts[i], "progress", expected);
  }
}

/* ---- Several that are responsible ---------------------------------------------------------- */

/* "in-progress behind 1/3: x complete, y not-reported, – not-reported; w paused": how it stands,
   what comes in between being those who are counted, and at the end who is not. */
static char *shared_state(HpSource *source)
{
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  const xmlNode *progress = hp_child(activity, "progress");
  g_autoptr(GString) text = g_string_new(hp_attribute(progress, "state"));
  const char *rating = hp_attribute(progress, "rating"),
             *parties = hp_attribute(progress, "parties");
  if (rating != NULL)
    g_string_append_printf(text, " %s", rating);
  g_string_append_printf(text, " %s:", parties == NULL ? "-" : parties);
  for (const xmlNode *child = progress->children; child != NULL; child = child->next) {
    const char *party = hp_attribute(child, "party"), *state = hp_attribute(child, "state"),
               *counted = hp_attribute(child, "counted");
    if (hp_is_named(child, "party"))
      g_string_append_printf(text, "%s %s %s", counted == NULL ? "" : " not",
                             party == NULL ? "–" : party, state);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

typedef struct {
  const char *responsible, *meetings[3], *state;
} SharedCase;

static void assert_shared(const SharedCase *cases, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_test_message("%s, %s %s %s", cases[i].responsible, cases[i].meetings[0], cases[i].meetings[1],
                   cases[i].meetings[2]);
    g_autoptr(HpSource) source = reported(cases[i].responsible, cases[i].meetings);
    hp_source_resolve(source, NULL, NULL);
    g_autofree char *state = shared_state(source);
    g_assert_cmpstr(state, ==, cases[i].state);
  }
}

#define XY "<responsible party='x'/><responsible party='y'/>"
#define BY(party, id, progress) SAYS(id, "by='" party "' progress='" progress "'")

static void test_who_is_counted(void)
{
  static const SharedCase cases[] = {
      {XY, {"", "", ""}, "not-reported 2: x not-reported y not-reported"},
      {"<responsible party='x y'/>", {"", "", ""}, "not-reported 2: x not-reported y not-reported"},
      {XY "<responsible party='x'/>",
       {"", "", ""},
       "not-reported 2: x not-reported y not-reported"},
      {"<responsible party='x' role='lead'/><responsible party='y'/><responsible party='z' "
       "role='partner'/>",
       {"", "", ""},
       "not-reported 2: x not-reported y not-reported"},
      /* With whom it is done does not count, nor whom the words give as an example. */
      {"<responsible party='x' with='y'/><responsible party='z'><example party='w'/></responsible>",
       {"", "", ""},
       "not-reported 2: x not-reported z not-reported"},
      {"<responsible party='x'/><responsible>De andra</responsible>",
       {BY("x", "u", "complete"), "", ""},
       "in-progress 2: x complete – not-reported"},
      /* A group is one, but where each member is; nested, and in itself. */
      {"<responsible party='two'/><responsible party='z'/>",
       {"", "", ""},
       "not-reported 2: two not-reported z not-reported"},
      {"<responsible party='two' each-member='yes'/>",
       {"", "", ""},
       "not-reported 2: x not-reported y not-reported"},
      {"<responsible party='all' each-member='yes'/>",
       {"", "", ""},
       "not-reported 3: x not-reported y not-reported z not-reported"},
      {"<responsible party='y'/><responsible party='all' each-member='yes'/>",
       {"", "", ""},
       "not-reported 3: y not-reported x not-reported z not-reported"},
      {"<responsible party='x'/>", {"", "", ""}, "not-reported -:"},
      {"<responsible party='x' each-member='yes'/>", {"", "", ""}, "not-reported -:"},
  };
  assert_shared(cases, G_N_ELEMENTS(cases));
}

static void test_what_several_come_to(void)
{
  static const SharedCase cases[] = {
      {XY,
       {BY("x", "u", "complete") BY("y", "v", "complete"), "", ""},
       "complete 2: x complete y complete"},
      {XY, {BY("x", "u", "complete"), "", ""}, "in-progress 2: x complete y not-reported"},
      {XY, {BY("x", "u", "not-started"), "", ""}, "not-reported 2: x not-started y not-reported"},
      {XY,
       {BY("x", "u", "not-started") BY("y", "v", "not-started"), "", ""},
       "not-started 2: x not-started y not-started"},
      {XY,
       {BY("x", "u", "complete") BY("y", "v", "not-relevant"), "", ""},
       "in-progress 2: x complete y not-relevant"},
      /* The worst rating. */
      {XY,
       {SAYS("u", "by='x' progress='in-progress' rating='behind'")
            SAYS("v", "by='y' progress='in-progress' rating='at-risk'"),
        "", ""},
       "in-progress behind 2: x in-progress y in-progress"},
      {XY,
       {SAYS("u", "by='x' progress='in-progress' rating='as-planned'") BY("y", "v", "complete"), "",
        ""},
       "in-progress as-planned 2: x in-progress y complete"},
      /* Each by its newest. */
      {XY,
       {BY("x", "u", "not-started"), BY("x", "v", "complete"), BY("y", "w", "complete")},
       "complete 2: x complete y complete"},
      /* A word of the whole holds until a party's newer one. */
      {XY, {SAYS("u", "progress='complete'"), "", ""}, "complete 2: x complete y complete"},
      {XY,
       {SAYS("u", "progress='complete'"), BY("x", "v", "paused"), ""},
       "in-progress 2: x paused y complete"},
      {XY,
       {BY("x", "u", "paused"), SAYS("v", "progress='complete'"), ""},
       "complete 2: x complete y complete"},
      {"<responsible party='x'/><responsible>De andra</responsible>",
       {SAYS("u", "progress='complete'"), "", ""},
       "complete 2: x complete – complete"},
      /* A group's own for those who have said nothing. */
      {"<responsible party='all' each-member='yes'/>",
       {BY("x", "u", "not-started"), BY("two", "v", "complete"), ""},
       "in-progress 3: x not-started y complete z not-reported"},
      {"<responsible party='all' each-member='yes'/>",
       {BY("all", "u", "ongoing"), BY("two", "v", "complete"), ""},
       "in-progress 3: x complete y complete z ongoing"},
      /* Who is not responsible is shown. */
      {XY,
       {BY("w", "u", "complete") BY("x", "v", "complete"), BY("w", "t", "paused"), ""},
       "in-progress 2: x complete y not-reported not w paused"},
      {"<responsible party='x'/><responsible party='y'/><responsible party='z' role='partner'/>",
       {BY("z", "u", "complete"), "", ""},
       "not-reported 2: x not-reported y not-reported not z complete"},
  };
  assert_shared(cases, G_N_ELEMENTS(cases));
}

static void test_counts_of_several(void)
{
  static const char *const meetings[] = {BY("x", "u", "complete"), BY("y", "v", "complete"), ""};
  g_autoptr(HpSource) source = reported("<responsible party='all' each-member='yes'/>", meetings);
  hp_source_resolve(source, NULL, NULL);
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  g_autofree char *counts = computed_in(hp_child(activity, "progress"), "count");
  g_assert_cmpstr(counts, ==, "state=not-reported parties=1; state=complete parties=2");
  assert_computed(source, "a", "progress", "state=in-progress parties=3");
}

/* Those of the objective are counted for the objective's report as well. */
static void test_several_by_their_objective(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan><parties><party id='x'/><party id='y'/></parties><objective id='o'><activity "
      "id='a'/>" XY "</objective><follow-up><meeting date='2024-03-01'>" OF(
          "o", "u",
          "by='x' "
          "progress='complete'") "</meeting></follow-up></plan>");
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "o", "progress", "state=in-progress parties=2");
  assert_computed(source, "a", "progress", "from=o state=in-progress parties=2");
}

/* ---- What recurs --------------------------------------------------------------------------- */

#define YEARLY "<timeframe><recurs every='year'/></timeframe>"
#define FROM_TO(first, last) "<timeframe><start " first "/><end " last "/></timeframe>"

/* "2024 2025* 2026": the occurrences of a plan that is valid 2024-04-01 to 2026-06-30, the next one
   marked; "-" for none. */
static char *occurrences_of(const char *inside, const char *valid, const char *as_of)
{
  g_autofree char *plan = g_strdup_printf("<plan><head>%s</head><area><activity id='a'>%s"
                                          "</activity></area></plan>",
                                          valid, inside);
  g_autoptr(HpSource) source = read_text(plan);
  hp_source_resolve(source, as_of, NULL);
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  g_autoptr(GString) text = g_string_new(NULL);
  for (const xmlNode *child = activity->children; child != NULL; child = child->next)
    if (hp_is_named(child, "occurrence"))
      g_string_append_printf(text, "%s%s%s", text->len == 0 ? "" : " ",
                             hp_attribute(child, "period"),
                             hp_attribute(child, "next") == NULL ? "" : "*");
  return text->len == 0 ? g_strdup("-") : g_string_free(g_steal_pointer(&text), FALSE);
}

#define VALID "<valid from='2024-04-01' to='2026-06-30'/>"

static void test_occurrences(void)
{
  static const struct {
    const char *inside, *valid, *as_of, *occurrences;
  } cases[] = {
      {YEARLY, VALID, "2025-03-01", "2024 2025* 2026"},
      {YEARLY, VALID, "2024-12-31", "2024* 2025 2026"},
      {YEARLY, VALID, "2027-01-01", "2024 2025 2026"},
      {YEARLY, VALID, NULL, "2024 2025 2026"},
      /* Its own days go before the plan's. */
      {YEARLY FROM_TO("year='2017'", "month='2019-02'"), VALID, "2018-05-05", "2017 2018* 2019"},
      {YEARLY "<timeframe><during year='2017'/></timeframe>", VALID, "2017-05-05", "2017*"},
      {YEARLY "<timeframe><due month='2025-03'/></timeframe>", VALID, "2024-01-01", "2024* 2025"},
      {"<timeframe><start year='2025'/><recurs every='year'/></timeframe>", VALID, "2024-01-01",
       "2025* 2026"},
      /* Without an end: to the one after that of the day. */
      {"<timeframe><start year='2017'/><recurs every='year'/><open/></timeframe>", "", "2018-05-05",
       "2017 2018* 2019"},
      {"<timeframe><start year='2017'/><recurs every='year'/><open/></timeframe>", "", "2016-05-05",
       "2017* 2018"},
      {"<timeframe><start year='2017'/><recurs every='year'/></timeframe>", "", NULL, "-"},
      {YEARLY, "", "2018-05-05", "-"},
      {"<timeframe><start-by year='2017'/><recurs every='year'/></timeframe>", "", "2017-05-05",
       "2017* 2018"},
      /* The kinds of periods. */
      {"<timeframe><recurs every='half-year'/></timeframe>", VALID, "2025-03-01",
       "2024-H1 2024-H2 2025-H1* 2025-H2 2026-H1"},
      {"<timeframe><recurs every='tertial'/></timeframe>", VALID, "2025-03-01",
       "2024-T1 2024-T2 2024-T3 2025-T1* 2025-T2 2025-T3 2026-T1 2026-T2"},
      {"<timeframe><recurs every='quarter'/></timeframe>", VALID, "2025-03-01",
       "2024-Q2 2024-Q3 2024-Q4 2025-Q1* 2025-Q2 2025-Q3 2025-Q4 2026-Q1 2026-Q2"},
      {"<timeframe><recurs every='term'/></timeframe>", VALID, "2025-07-15",
       "2024-VT 2024-HT 2025-VT 2025-HT* 2026-VT"},
      {"<timeframe><during season='winter' year='2024'/><recurs every='month'/></timeframe>", VALID,
       "2025-01-01", "2024-12 2025-01* 2025-02"},
      {"<timeframe><start date='2025-12-28'/><end date='2026-01-05'/><recurs every='week'/>"
       "</timeframe>",
       VALID, "2025-01-01", "2025-W52* 2026-W01 2026-W02"},
      {"<timeframe><start date='2026-12-30'/><end date='2027-01-04'/><recurs every='week'/>"
       "</timeframe>",
       VALID, "2027-01-04", "2026-W53 2027-W01*"},
      /* Every so many, from the first. */
      {"<timeframe><start year='2017'/><end year='2021'/><recurs every='year' interval='2'/>"
       "</timeframe>",
       VALID, "2018-01-01", "2017 2019* 2021"},
      {"<timeframe><start year='2017'/><recurs every='year' interval='2'/></timeframe>", "",
       "2018-01-01", "2017 2019*"},
      /* How many times makes no difference. */
      {"<timeframe><during year='2017'/><recurs every='year' times='4'/></timeframe>", VALID,
       "2017-01-01", "2017*"},
      /* Two in a cell, in the order of their ends. */
      {"<timeframe><during year='2017' half='1'/><recurs every='year'/><recurs every='half-year'/>"
       "</timeframe>",
       VALID, "2017-01-01", "2017-H1* 2017"},
      {"<timeframe><during year='2017'/></timeframe>", VALID, "2017-01-01", "-"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].inside);
    g_autofree char *found = occurrences_of(cases[i].inside, cases[i].valid, cases[i].as_of);
    g_assert_cmpstr(found, ==, cases[i].occurrences);
  }
}

static void test_no_recurrence_is_endless(void)
{
  g_autofree char *weekly = occurrences_of("<timeframe><start year='1900'/><end year='2199'/>"
                                           "<recurs every='week'/></timeframe>",
                                           "", "2000-01-01");
  g_auto(GStrv) names = g_strsplit(weekly, " ", -1);
  g_assert_cmpuint(g_strv_length(names), ==, 1000);
  g_autofree char *rare = occurrences_of("<timeframe><start year='2017'/>"
                                         "<recurs every='week' interval='4000000000'/></timeframe>",
                                         "", "2000-01-01");
  g_assert_cmpstr(rare, ==, "2016-W52*");
}

/* What is said of the activity itself counts where its times do not say that it recurs. */
static void test_an_activity_that_says_how_often(void)
{
  g_autoptr(HpSource) source =
      read_text("<plan><head>" VALID "</head><area><activity id='a' every='year'/>"
                "<activity id='b' every='year'><timeframe><during year='2025' half='1'/>"
                "<recurs every='quarter'/></timeframe></activity></area></plan>");
  hp_source_resolve(source, "2030-01-01", NULL);
  assert_computed(source, "a", "occurrence",
                  "period=2024 first=2024-01-01 last=2024-12-31 state=not-reported; "
                  "period=2025 first=2025-01-01 last=2025-12-31 state=not-reported; "
                  "period=2026 first=2026-01-01 last=2026-12-31 state=not-reported");
  assert_computed(source, "b", "occurrence",
                  "period=2025-Q1 first=2025-01-01 last=2025-03-31 state=not-reported; "
                  "period=2025-Q2 first=2025-04-01 last=2025-06-30 state=not-reported");
}

/* "in-progress 2024: 2024-H1 complete, 2024-H2 in-progress": how it stands, and each occurrence. */
static char *states_of_occurrences(HpSource *source)
{
  const xmlNode *activity = with_id(xmlDocGetRootElement(hp_source_document(source)), "a");
  const xmlNode *progress = hp_child(activity, "progress");
  const char *of = hp_attribute(progress, "period");
  g_autoptr(GString) text = g_string_new(hp_attribute(progress, "state"));
  g_string_append_printf(text, " %s:", of == NULL ? "-" : of);
  for (const xmlNode *child = activity->children; child != NULL; child = child->next)
    if (hp_is_named(child, "occurrence"))
      g_string_append_printf(text, " %s %s%s", hp_attribute(child, "period"),
                             hp_attribute(child, "state"),
                             hp_attribute(child, "next") == NULL ? "" : "*");
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_reports_of_occurrences(void)
{
  static const struct {
    const char *meetings[3], *states;
  } cases[] = {
      {{"", "", ""}, "not-reported -: 2024-H1 not-reported 2024-H2 not-reported*"},
      {{SAYS("u", "period='2024-H1' progress='complete'"), "", ""},
       "complete 2024-H1: 2024-H1 complete 2024-H2 not-reported*"},
      {{SAYS("u", "period='2024-H1' progress='complete'"), "",
        SAYS("v", "period='2024-H2' progress='in-progress'")},
       "in-progress 2024-H2: 2024-H1 complete 2024-H2 in-progress"},
      /* The newest period, though an older one was reported later. */
      {{SAYS("u", "period='2024-H2' progress='in-progress'"), "",
        SAYS("v", "period='2024-H1' progress='complete'")},
       "in-progress 2024-H2: 2024-H1 complete 2024-H2 in-progress"},
      /* A longer period's covers the shorter ones in it, not the other way. */
      {{"", "", SAYS("u", "period='2024' progress='complete'")},
       "complete 2024: 2024-H1 complete 2024-H2 complete"},
      {{"", "", SAYS("u", "period='2024-Q1' progress='complete'")},
       "not-reported -: 2024-H1 not-reported 2024-H2 not-reported*"},
      {{SAYS("u", "period='2024-H1' progress='in-progress'"), "",
        SAYS("v", "period='2024-Q3' progress='complete'")},
       "in-progress 2024-H1: 2024-H1 in-progress 2024-H2 not-reported*"},
      {{"", "", SAYS("u", "period='2024-06-01/2024-07-31' progress='paused'")},
       "paused 2024-06-01/2024-07-31: 2024-H1 not-reported 2024-H2 not-reported*"},
      {{SAYS("u", "period='2024' progress='in-progress'"), "",
        SAYS("v", "period='2024-H2' progress='complete'")},
       "complete 2024-H2: 2024-H1 in-progress 2024-H2 complete"},
      {{SAYS("u", "period='2024-H2' progress='complete'"), "",
        SAYS("v", "period='2024' progress='in-progress'")},
       "in-progress 2024-H2: 2024-H1 in-progress 2024-H2 in-progress"},
      {{SAYS("u", "period='2024-01-01/2024-06-30' progress='complete'"), "", ""},
       "complete 2024-01-01/2024-06-30: 2024-H1 complete 2024-H2 not-reported*"},
      /* Without a period: of the one that the described day is in. */
      {{SAYS("u", "progress='complete'"), "", ""},
       "complete 2024-H1: 2024-H1 complete 2024-H2 not-reported*"},
      {{SAYS("u", "progress='complete'"), "", SAYS("v", "date='2024-07-01' progress='paused'")},
       "paused 2024-H2: 2024-H1 complete 2024-H2 paused"},
      {{SAYS("u", "date='2023-07-01' progress='paused'"), "", ""},
       "paused -: 2024-H1 not-reported 2024-H2 not-reported*"},
      /* A correction keeps the period. */
      {{SAYS("u", "period='2024-H1' progress='complete'"), "",
        SAYS("v", "corrects='u' progress='paused'")},
       "paused 2024-H1: 2024-H1 paused 2024-H2 not-reported*"},
      /* The objective's. */
      {{OF("o", "u", "period='2024-H1' progress='complete'"), "", ""},
       "complete 2024-H1: 2024-H1 complete 2024-H2 not-reported*"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].meetings[0], cases[i].meetings[2]);
    g_autoptr(HpSource) source =
        reported("<timeframe><during year='2024'/><recurs every='half-year'/></timeframe>",
                 cases[i].meetings);
    hp_source_resolve(source, NULL, NULL);
    g_autofree char *states = states_of_occurrences(source);
    g_assert_cmpstr(states, ==, cases[i].states);
  }
}

/* What is done several times in each occurrence has parts that nobody has named. */
static void test_reports_of_what_is_done_often(void)
{
  static const char *const meetings[] = {SAYS("u", "period='2024-Q1' progress='complete'"), "", ""};
  static const struct {
    const char *times, *states;
  } cases[] = {{"", "not-reported -: 2024 not-reported*"},
               {"times='1'", "not-reported -: 2024 not-reported*"},
               {"times='2'", "complete 2024-Q1: 2024 not-reported*"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *timeframe = g_strdup_printf(
        "<timeframe><during year='2024'/><recurs every='year' %s/></timeframe>", cases[i].times);
    g_autoptr(HpSource) source = reported(timeframe, meetings);
    hp_source_resolve(source, NULL, NULL);
    g_autofree char *states = states_of_occurrences(source);
    g_assert_cmpstr(states, ==, cases[i].states);
  }
}

static void test_occurrences_of_several(void)
{
  static const char *const meetings[] = {
      SAYS("u", "by='x' period='2024-H1' progress='complete'"), "",
      SAYS("v", "by='y' period='2024-H1' progress='complete'")
          SAYS("w", "by='y' period='2024-H2' progress='in-progress' rating='at-risk'")};
  g_autoptr(HpSource) source = reported(
      XY "<timeframe><during year='2024'/><recurs every='half-year'/></timeframe>", meetings);
  hp_source_resolve(source, NULL, NULL);
  assert_computed(source, "a", "occurrence",
                  "period=2024-H1 first=2024-01-01 last=2024-06-30 state=complete parties=2; "
                  "period=2024-H2 first=2024-07-01 last=2024-12-31 state=in-progress "
                  "rating=at-risk parties=2");
  assert_computed(source, "a", "progress",
                  "state=in-progress rating=at-risk parties=2 period=2024-H2");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/reports/newest", test_the_newest_report_holds);
  g_test_add_func("/resolve/reports/corrections", test_corrections);
  g_test_add_func("/resolve/reports/day", test_what_was_received_by_the_day);
  g_test_add_func("/resolve/reports/order", test_meetings_out_of_order);
  g_test_add_func("/resolve/reports/objective", test_reports_of_what_it_is_in);
  g_test_add_func("/resolve/shared/counted", test_who_is_counted);
  g_test_add_func("/resolve/shared/state", test_what_several_come_to);
  g_test_add_func("/resolve/shared/counts", test_counts_of_several);
  g_test_add_func("/resolve/shared/objective", test_several_by_their_objective);
  g_test_add_func("/resolve/occurrences/periods", test_occurrences);
  g_test_add_func("/resolve/occurrences/bounded", test_no_recurrence_is_endless);
  g_test_add_func("/resolve/occurrences/every", test_an_activity_that_says_how_often);
  g_test_add_func("/resolve/occurrences/reports", test_reports_of_occurrences);
  g_test_add_func("/resolve/occurrences/reports/often", test_reports_of_what_is_done_often);
  g_test_add_func("/resolve/occurrences/shared", test_occurrences_of_several);
  return g_test_run();
}
