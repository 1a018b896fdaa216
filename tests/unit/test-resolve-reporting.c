/* When reports are due, and who has not given theirs: a situation a line, and what follows. */
#include "resolved.h"

/* x and y lead in two activities, z alone in one. */
#define REPORTING(reporting) "<reporting>" reporting "</reporting>"
#define HEAD(reporting)                                                                            \
  "<head><adoption date='2025-12-10'/><valid from='2026-01-01' to='2027-12-31'/>" reporting        \
  "</head><parties><party id='x'/><party id='y'/><party id='z'/><party id='g'><member "            \
  "party='x'/><member party='y'/></party></parties>"
#define ACTIVITY(id, responsible, time)                                                            \
  "<activity id='" id "'>" responsible "<timeframe>" time "</timeframe></activity>"
#define BOTH "<responsible party='g' each-member='yes'/>"
#define ONE "<responsible party='z'/>"
#define LONG "<due year='2027'/>"
#define MEETING(date, content) "<meeting id='m" date "' date='" date "'>" content "</meeting>"
#define SAYS(target, id, more) "<update id='" id "' target='" target "' " more "/>"

static HpSource *resolved(const char *reporting, const char *activities, const char *meetings,
                          const char *day)
{
  g_autofree char *head = g_strdup_printf(HEAD("%s"), reporting);
  g_autofree char *plan =
      g_strdup_printf("<plan id='p'>%s<area><objective id='o'>%s</objective></area>"
                      "<follow-up>%s</follow-up></plan>",
                      head, activities, meetings);
  HpSource *source = read_text(plan);
  hp_source_resolve(source, day, NULL);
  return source;
}

/* "2026-T1 2026-05-30: x y": of what is computed of an element, and in it. The caller's. */
static char *who_in(const xmlNode *element, const char *name)
{
  const xmlNode *found = element == NULL ? NULL : hp_child(element, name);
  if (found == NULL)
    return g_strdup("none");
  GString *text = g_string_new(NULL);
  for (const xmlAttr *attribute = found->properties; attribute != NULL; attribute = attribute->next)
    g_string_append_printf(text, "%s%s", text->len == 0 ? "" : " ",
                           hp_attribute(found, (const char *)attribute->name));
  for (const xmlNode *who = found->children; who != NULL; who = who->next) {
    const char *party = hp_attribute(who, "party"), *count = hp_attribute(who, "activities");
    g_string_append_printf(text, "%s%s%s%s", who->prev == NULL ? ": " : " ",
                           party == NULL ? "–" : party, count == NULL ? "" : " ",
                           count == NULL ? "" : count);
  }
  return g_string_free(text, FALSE);
}

static void assert_who(HpSource *source, const char *id, const char *name, const char *expected)
{
  const xmlNode *element = with_id(xmlDocGetRootElement(hp_source_document(source)), id);
  if (strcmp(id, "p") == 0)
    element = hp_child(element, "reporting");
  g_autofree char *found = who_in(element, name);
  g_assert_cmpstr(found, ==, expected);
}

/* ---- When ---------------------------------------------------------------------------------- */

static void test_next(void)
{
  static const struct {
    const char *reporting, *day, *next;
  } cases[] = {
      {"", "2026-03-01", "none"},
      {REPORTING("<recurs every='tertial'/>"), "2026-03-01", "2026-T1 2026-04-30"},
      {REPORTING("<recurs every='tertial' within='30'/>"), "2026-03-01", "2026-T1 2026-05-30"},
      {REPORTING("<recurs every='tertial' within='30'/>"), "2026-05-29", "2026-T1 2026-05-30"},
      {REPORTING("<recurs every='tertial' within='30'/>"), "2026-05-30", "2026-T2 2026-09-30"},
      {REPORTING("<recurs every='month' interval='2'/>"), "2026-02-01", "2026-03 2026-03-31"},
      {REPORTING("<recurs every='term'/>"), "2026-07-10", "2026-HT 2026-12-31"},
      {REPORTING("<recurs every='week' within='3'/>"), "2026-02-12", "2026-W07 2026-02-18"},
      /* While the plan is valid. */
      {REPORTING("<recurs every='year'/>"), "2025-12-20", "2026 2026-12-31"},
      {REPORTING("<recurs every='year'/>"), "2027-12-31", "none"},
      {REPORTING("<recurs every='year' within='40'/>"), "2027-12-31", "2027 2028-02-09"},
      /* The first occasion after the day, in whatever order; before what recurs. */
      {REPORTING("<occasion date='2026-10-06' party='x' period='2026-T2'/>"
                 "<occasion date='2026-04-01'/>"),
       "2026-03-01", "2026-04-01"},
      {REPORTING("<occasion date='2026-10-06' party='x' period='2026-T2'/>"
                 "<occasion date='2026-04-01'/>"),
       "2026-04-01", "2026-T2 2026-10-06 x"},
      {REPORTING("<recurs every='month' party='y'/><occasion date='2026-10-06'/>"), "2026-04-01",
       "2026-10-06"},
      {REPORTING("<recurs every='month' party='y'/><occasion date='2026-10-06'/>"), "2026-10-06",
       "2026-10 2026-10-31 y"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].reporting, cases[i].day);
    g_autoptr(HpSource) source = resolved(cases[i].reporting, "", "", cases[i].day);
    assert_who(source, "p", "next", cases[i].next);
  }
}

/* A meeting to come is later, and stays. */
static void test_what_is_next_is_not_filtered(void)
{
  g_autoptr(HpSource) source = read_text("<plan><head><adoption date='2026-01-01'/><reporting>"
                                         "<occasion date='2030-01-01'/></reporting></head></plan>");
  hp_source_filter(source, "2026-01-01");
  hp_source_resolve(source, "2026-01-01", NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autofree char *next = who_in(hp_child(root, "reporting"), "next");
  g_assert_cmpstr(next, ==, "2030-01-01");
}

static void test_what_is_soon(void)
{
  static const struct {
    const char *reporting, *house, *due, *soon;
  } cases[] = {
      /* The day is 2026-03-01; 60 days on is 2026-04-30. */
      {"", NULL, "2026-04-30", "by=2026-04-30"},
      {"", NULL, "2026-05-01", "none"},
      {"", "<house><notice days='90'/></house>", "2026-05-30", "by=2026-05-30"},
      {"", "<house><notice days='90'/></house>", "2026-05-31", "none"},
      {"", "<house><notice days='0'/></house>", "2026-03-01", "by=2026-03-01"},
      {"", "<house><notice days='0'/></house>", "2026-03-02", "none"},
      {"", "<house/>", "2026-04-30", "by=2026-04-30"},
      /* Or by the next meeting, if that is later. */
      {REPORTING("<occasion date='2026-06-10'/>"), NULL, "2026-06-10", "by=2026-06-10"},
      {REPORTING("<occasion date='2026-06-10'/>"), NULL, "2026-06-11", "none"},
      {REPORTING("<occasion date='2026-03-10'/>"), NULL, "2026-04-30", "by=2026-04-30"},
      {REPORTING("<occasion date='2026-06-10'/>"), "<house><notice days='0'/></house>",
       "2026-06-10", "by=2026-06-10"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].reporting, cases[i].due);
    g_autofree char *plan = g_strdup_printf(
        "<plan>" HEAD("%s") "<area><objective><activity id='a'><timeframe><due date='%s'/>"
                            "</timeframe></activity></objective></area></plan>",
        cases[i].reporting, cases[i].due);
    g_autoptr(HpSource) source = read_text(plan);
    g_autoptr(HpSource) house = cases[i].house == NULL ? NULL : read_text(cases[i].house);
    hp_source_resolve(source, "2026-03-01",
                      house == NULL ? NULL : xmlDocGetRootElement(hp_source_document(house)));
    assert_computed(source, "a", "soon", cases[i].soon);
  }
}

/* ---- A report that is due ------------------------------------------------------------------ */

#define TERTIALS REPORTING("<recurs every='tertial' within='30'/>")
#define T1 "2026-T1 2026-05-30"

static void test_missing(void)
{
  static const struct {
    const char *reporting, *activity, *meetings, *day, *missing;
  } cases[] = {
      /* Once it was due. */
      {TERTIALS, ACTIVITY("a", ONE, LONG), "", "2026-05-30", "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG), "", "2026-05-31", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, LONG), "", "2026-09-30", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, LONG), "", "2026-10-01", "2026-T2 2026-09-30: z"},
      {"", ACTIVITY("a", ONE, LONG), "", "2026-10-01", "none"},
      {REPORTING("<occasion date='2026-05-12' party='x' period='2026-T1'/>"),
       ACTIVITY("a", ONE, LONG), "", "2026-06-01", "2026-T1 2026-05-12 x: z"},
      /* Without a period nothing can be missing. */
      {REPORTING("<occasion date='2026-05-12'/>"), ACTIVITY("a", ONE, LONG), "", "2026-06-01",
       "none"},
      /* Of each who is counted; in words alone, of one without a name; of nobody if nobody is. */
      {TERTIALS, ACTIVITY("a", BOTH, LONG), "", "2026-06-01", T1 ": x y"},
      {TERTIALS, ACTIVITY("a", ONE "<responsible>De andra</responsible>", LONG), "", "2026-06-01",
       T1 ": z –"},
      {TERTIALS, ACTIVITY("a", "", LONG), "", "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", "<responsible party='x' role='partner'/>", LONG), "", "2026-06-01",
       "none"},
      /* It has come: of the period, a longer one, a later one; … */
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' period='2026-T1'")), "2026-06-01",
       "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' period='2026-H1'")), "2026-06-01",
       "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' period='2026-Q1'")), "2026-06-01",
       T1 ": z"},
      /* … or once the period had ended, of a day in it or later. */
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing'")), "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' date='2026-01-01'")), "2026-06-01",
       "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' date='2025-12-31'")), "2026-06-01",
       T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-04-29", SAYS("a", "u", "progress='ongoing'")), "2026-06-01", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-05-31", SAYS("a", "u", "progress='ongoing'")), "2026-06-01", "none"},
      /* On the occasion, even if that is before the end. */
      {REPORTING("<occasion date='2026-04-28' period='2026-T1'/>"), ACTIVITY("a", ONE, LONG),
       MEETING("2026-04-28", SAYS("a", "u", "progress='ongoing'")), "2026-06-01", "none"},
      /* Each for itself, a group for its members, the whole and the objective for all. */
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' by='x'")), "2026-06-01", T1 ": y"},
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' by='g'")), "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' by='z'")), "2026-06-01",
       T1 ": x y"},
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing'")), "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-05-12", SAYS("o", "u", "progress='ongoing'")), "2026-06-01", "none"},
      /* What is done, or not yet begun, is not asked for; what should be done is. */
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-01-12", SAYS("a", "u", "progress='complete'")), "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", BOTH, LONG),
       MEETING("2026-01-12", SAYS("a", "u", "progress='complete' by='x'")), "2026-06-01", T1 ": y"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-01-12", SAYS("a", "u", "progress='dropped'")), "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", ONE, LONG),
       MEETING("2026-01-12", SAYS("a", "u", "progress='paused'")), "2026-06-01", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, "<during year='2026' half='2'/>"), "", "2026-06-01", "none"},
      {TERTIALS, ACTIVITY("a", ONE, "<during year='2026' half='2'/>"),
       MEETING("2026-01-12", SAYS("a", "u", "progress='in-progress'")), "2026-06-01", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, "<start date='2026-04-30'/>"), "", "2026-06-01", T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, "<due month='2026-01'/>"), "", "2026-06-01", T1 ": z"},
      /* What recurs is not done with one time of it. */
      {TERTIALS, ACTIVITY("a", ONE, "<recurs every='month'/>"),
       MEETING("2026-04-10", SAYS("a", "u", "progress='complete' period='2026-03'")), "2026-06-01",
       T1 ": z"},
      {TERTIALS, ACTIVITY("a", ONE, "<recurs every='month'/>"),
       MEETING("2026-05-10", SAYS("a", "u", "progress='complete' period='2026-04'")), "2026-06-01",
       "none"},
      {TERTIALS, ACTIVITY("a", ONE, "<recurs every='month'/>"),
       MEETING("2026-04-10", SAYS("a", "u", "progress='dropped'")), "2026-06-01", "none"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%u: %s %s %s %s", i, cases[i].reporting, cases[i].activity, cases[i].meetings,
                   cases[i].day);
    g_autoptr(HpSource) source =
        resolved(cases[i].reporting, cases[i].activity, cases[i].meetings, cases[i].day);
    assert_who(source, "a", "missing", cases[i].missing);
  }
}

/* Those who came in later are not asked of what was before them, nor is anybody who is not counted.
   What is done during 2025 is of those who were members at the end of it: x and z. */
static void test_members_who_came_and_left(void)
{
  static const struct {
    const char *time, *day, *missing, *silent;
  } cases[] = {
      {"<due year='2027'/>", "2026-06-01", T1 ": x", "2026-01-02: x y"},
      {"<due year='2027'/>", "2026-10-01", "2026-T2 2026-09-30: x y", "2026-01-02: x y"},
      {"<due year='2025'/>", "2026-06-01", T1 ": x z", "2026-01-02: x z"},
      {"<recurs every='month'/>", "2026-06-01", T1 ": x", "2026-01-02: x y"},
      {"<recurs every='month'/>", "2026-10-01", "2026-T2 2026-09-30: x y", "2026-01-02: x y"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *plan = g_strdup_printf(
        "<plan><head><valid from='2026-01-01' to='2027-12-31'/>" TERTIALS
        "</head><parties><party id='x'/><party id='y'/><party id='z'/><party id='g'>"
        "<member party='x'/><member party='y' from='2026-05-01'/>"
        "<member party='z' to='2026-02-01'/></party></parties>"
        "<area><objective>" ACTIVITY("a", BOTH, "%s") "</objective></area><follow-up>" MEETING(
            "2026-01-02", "") "</follow-up></plan>",
        cases[i].time);
    g_test_message("%s %s", cases[i].time, cases[i].day);
    g_autoptr(HpSource) source = read_text(plan);
    hp_source_resolve(source, cases[i].day, NULL);
    assert_who(source, "a", "missing", cases[i].missing);
    assert_who(source, "a", "silent", cases[i].silent);
  }
}

/* ---- Since the last meeting ---------------------------------------------------------------- */

#define SAID(date, id, more) MEETING(date, SAYS("a", id, "progress='ongoing' " more))
#define RECEIVED(date, id, more)                                                                   \
  "<received id='r" id "' date='" date "'>" SAYS("a", id, "progress='ongoing' " more) "</"         \
                                                                                      "received>"

static void test_silent(void)
{
  static const struct {
    const char *activity, *meetings, *day, *silent;
  } cases[] = {
      /* Nobody is before there was a meeting; on the day of the first, since the adoption. */
      {ACTIVITY("a", ONE, LONG), "", "2026-03-01", "none"},
      {ACTIVITY("a", ONE, LONG), RECEIVED("2026-02-01", "u", ""), "2026-03-01", "none"},
      {ACTIVITY("a", ONE, LONG), MEETING("2026-03-01", ""), "2026-03-01", "2025-12-10: z"},
      {ACTIVITY("a", ONE, LONG), SAID("2026-03-01", "u", ""), "2026-03-01", "none"},
      {ACTIVITY("a", ONE, LONG), MEETING("2026-03-01", ""), "2026-02-01", "none"},
      /* On that of a later one, since the one before. */
      {ACTIVITY("a", ONE, LONG), SAID("2026-03-01", "u", "") MEETING("2026-06-01", ""),
       "2026-06-01", "2026-03-01: z"},
      {ACTIVITY("a", ONE, LONG),
       SAID("2026-03-01", "u", "") RECEIVED("2026-03-02", "v", "") MEETING("2026-06-01", ""),
       "2026-06-01", "none"},
      {ACTIVITY("a", ONE, LONG), SAID("2026-03-01", "u", "") SAID("2026-06-01", "v", ""),
       "2026-06-01", "none"},
      /* Two meetings on one day are one. */
      {ACTIVITY("a", ONE, LONG),
       MEETING("2026-03-01", "") SAID("2026-06-01", "u", "") "<meeting id='n' date='2026-06-01'/>",
       "2026-06-01", "none"},
      /* After a meeting, since that; what came outside of meetings is none. */
      {ACTIVITY("a", ONE, LONG), SAID("2026-03-01", "u", ""), "2026-03-02", "2026-03-01: z"},
      {ACTIVITY("a", ONE, LONG), SAID("2026-03-01", "u", "") RECEIVED("2026-04-01", "v", ""),
       "2026-05-01", "none"},
      /* A correction is a report. */
      {ACTIVITY("a", ONE, LONG),
       SAID("2026-03-01", "u", "") RECEIVED("2026-04-01", "v", "corrects='u'"), "2026-05-01",
       "none"},
      /* Each for itself; what is done or not begun is not asked for. */
      {ACTIVITY("a", BOTH, LONG), MEETING("2026-03-01", "") SAID("2026-06-01", "u", "by='y'"),
       "2026-06-01", "2026-03-01: x"},
      {ACTIVITY("a", ONE, LONG),
       MEETING("2026-03-01", SAYS("a", "u", "progress='complete'")) MEETING("2026-06-01", ""),
       "2026-06-01", "none"},
      {ACTIVITY("a", ONE, "<start year='2027'/>"), MEETING("2026-03-01", ""), "2026-06-01", "none"},
      /* What recurs is done with the last time of it. */
      {ACTIVITY("a", ONE, "<during year='2026' half='1'/><recurs every='quarter'/>"),
       MEETING("2026-03-01", SAYS("a", "u", "progress='complete' period='2026-Q1'")), "2026-05-01",
       "2026-03-01: z"},
      {ACTIVITY("a", ONE, "<during year='2026' half='1'/><recurs every='quarter'/>"),
       MEETING("2026-03-01", SAYS("a", "u", "progress='complete' period='2026-H1'")), "2026-05-01",
       "none"},
      {ACTIVITY("a", ONE, "<start date='2026-06-01'/>"), MEETING("2026-03-01", ""), "2026-06-01",
       "2026-03-01: z"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%u: %s %s %s", i, cases[i].activity, cases[i].meetings, cases[i].day);
    g_autoptr(HpSource) source = resolved("", cases[i].activity, cases[i].meetings, cases[i].day);
    assert_who(source, "a", "silent", cases[i].silent);
  }
}

/* What has left the plan is asked of nobody. */
static void test_what_is_withdrawn(void)
{
  g_autoptr(HpSource) source = read_text(
      "<plan id='p'>" HEAD(TERTIALS) "<area><objective id='o'>" ACTIVITY("a", ONE, LONG)
          ACTIVITY("b", ONE, LONG) "</objective></area><amendments><amendment id='m'><decided "
                                   "date='2026-02-01'/><withdraw target='a'/></amendment>"
                                   "</amendments><follow-up>" MEETING("2026-03-01",
                                                                      "") "</follow-up></plan>");
  hp_source_resolve(source, "2026-06-01", NULL);
  assert_who(source, "a", "missing", "none");
  assert_who(source, "a", "silent", "none");
  assert_who(source, "b", "silent", "2026-03-01: z");
}

static void test_sums_of_the_plan(void)
{
  g_autoptr(HpSource) source = resolved(
      TERTIALS, ACTIVITY("a", BOTH, LONG) ACTIVITY("b", ONE, LONG) ACTIVITY("c", BOTH, LONG),
      MEETING("2026-02-01", "") MEETING("2026-05-12", SAYS("a", "u", "progress='ongoing' by='x'")
                                                          SAYS("b", "v", "progress='ongoing'")),
      "2026-05-31");
  assert_who(source, "p", "next", "2026-T2 2026-09-30");
  assert_who(source, "p", "missing", T1 " 2: y 2 x 1");
  assert_who(source, "p", "silent", "2026-05-12 3: x 2 y 2 z 1");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/reporting/next", test_next);
  g_test_add_func("/resolve/reporting/filter", test_what_is_next_is_not_filtered);
  g_test_add_func("/resolve/reporting/soon", test_what_is_soon);
  g_test_add_func("/resolve/reporting/missing", test_missing);
  g_test_add_func("/resolve/reporting/members-who-came-and-left", test_members_who_came_and_left);
  g_test_add_func("/resolve/reporting/silent", test_silent);
  g_test_add_func("/resolve/reporting/withdrawn", test_what_is_withdrawn);
  g_test_add_func("/resolve/reporting/sums", test_sums_of_the_plan);
  return g_test_run();
}
