/* What is new in a plan since a day, or since another version of it: a situation a line. */
#include "told.h"

/* ---- Of one source, since a day ------------------------------------------------------------ */

#define PLAN                                                                                       \
  "<plan id='p'><head><title>Plan</title></head><parties><party id='x'/><party id='y'/></parties>" \
  "<area id='A'><goal id='g'><indicator id='i'/></goal><objective id='o'><text>Mål</text>"        \
  "<activity id='a'><text>Ett</text></activity><activity id='b'><text>Två</text>"                 \
  "<timeframe><due year='2017'/></timeframe></activity><responsible party='x'/></objective>"       \
  "</area><amendments>%s</amendments><follow-up>%s</follow-up></plan>"

/* As of 2017-06-01, since 2017-03-01. */
static HpSource *since_march(const char *text)
{
  g_autoptr(HpSource) before = read_text(text);
  HpSource *source = read_text(text);
  hp_source_filter(before, "2017-03-01");
  hp_source_resolve(before, "2017-03-01", NULL);
  hp_source_filter(source, "2017-06-01");
  hp_source_resolve(source, "2017-06-01", NULL);
  hp_source_add_since(source, before, NULL);
  return source;
}

typedef struct {
  const char *amendments, *follow_up, *told;
} Case;

static void assert_case(const Case *one)
{
  g_test_message("%s %s", one->amendments, one->follow_up);
  g_autofree char *text = g_strdup_printf(PLAN, one->amendments, one->follow_up);
  g_autoptr(HpSource) source = since_march(text);
  assert_told(source, one->told);
}

#define FEBRUARY(inside) "<meeting id='m2' date='2017-02-01'>" inside "</meeting>"
#define MAY(inside) "<received id='m5' date='2017-05-01'>" inside "</received>"
#define MET "\nm5 new"
#define SAID(id, more) "<update id='" id "' target='a' " more "/>"
#define HOLDS(state, more, entry, described, received)                                             \
  "progress(state=" state more " entry=" entry " described=" described " received=" received ")"

static void test_what_was_reported(void)
{
  static const Case cases[] = {
      {"", "", ""},
      {"", FEBRUARY(SAID("u", "progress='complete'")), ""},
      {"", MAY(SAID("u", "progress='complete'")),
       "a reported progress (u): progress(state=not-reported) -> " HOLDS(
           "complete", "", "u", "2017-05-01", "2017-05-01") MET},
      {"",
       FEBRUARY(SAID("u", "progress='in-progress' rating='as-planned'"))
           MAY(SAID("v", "progress='in-progress' rating='behind'")),
       "a reported progress (v): " HOLDS("in-progress", " rating=as-planned", "u", "2017-02-01",
                                         "2017-02-01") " -> " HOLDS("in-progress", " rating=behind",
                                                                    "v", "2017-05-01", "2017-05-01")
           MET},
      /* The same again is told too. */
      {"", FEBRUARY(SAID("u", "progress='paused'")) MAY(SAID("v", "progress='paused'")),
       "a reported progress unchanged=yes (v): " HOLDS(
           "paused", "", "u", "2017-02-01",
           "2017-02-01") " -> " HOLDS("paused", "", "v", "2017-05-01", "2017-05-01") MET},
      /* What describes an earlier day is new now, whether it holds or not. */
      {"",
       FEBRUARY(SAID("u", "progress='paused'"))
           MAY(SAID("v", "progress='complete' date='2017-01-15'")),
       "a reported progress unchanged=yes (v): " HOLDS(
           "paused", "", "u", "2017-02-01",
           "2017-02-01") " -> " HOLDS("paused", "", "u", "2017-02-01", "2017-02-01") MET},
      /* A correction: what was said then stays what was said then. */
      {"",
       FEBRUARY(SAID("u", "progress='complete'")) MAY(SAID("v", "progress='paused' corrects='u'")),
       "a reported progress (v): " HOLDS("complete", "", "u", "2017-02-01",
                                         "2017-02-01") " -> " HOLDS("paused", "", "v", "2017-02-01",
                                                                    "2017-05-01") MET},
      {"", MAY(SAID("u", "progress='paused'") SAID("v", "progress='dropped'")),
       "a reported progress (u) (v): progress(state=not-reported) -> " HOLDS(
           "dropped", "", "v", "2017-05-01", "2017-05-01") MET},
      /* Of the objective: its activities stand by it. */
      {"", MAY("<update id='u' target='o' progress='complete'/>"),
       "o reported progress (u):  -> " HOLDS(
           "complete", "", "u", "2017-05-01",
           "2017-05-01") "\na reported progress from=o: progress(state=not-reported) -> "
                         "progress(from=o state=complete entry=u described=2017-05-01 "
                         "received=2017-05-01)"
                         "\nb reported progress from=o: progress(state=not-reported) -> "
                         "progress(from=o state=complete entry=u described=2017-05-01 "
                         "received=2017-05-01)" MET},
      {"", MAY("<update id='u' target='A' progress='ongoing'/>"),
       "A reported progress (u):  -> " HOLDS("ongoing", "", "u", "2017-05-01", "2017-05-01") MET},
      {"", MAY("<assessment id='u' target='g' result='met'/>"),
       "g reported assessed (u):  -> assessed(result=met entry=u described=2017-05-01 "
       "received=2017-05-01)" MET},
      {"", MAY("<observation id='u' target='i' value='2'/>"),
       "i reported observed (u):  -> observed(value=2 entry=u described=2017-05-01 "
       "received=2017-05-01)" MET},
      /* Not of all: it is told, and the value for all is as it was. */
      {"", MAY("<observation id='u' target='i' value='2' sex='men'/>"),
       "i reported observed unchanged=yes (u):  -> " MET},
      {"", MAY(""), "m5 new"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_case(&cases[i]);
}

#define AMENDMENT(id, decided, more, inside)                                                       \
  "<amendment id='" id "' " more "><decided date='" decided "'/>" inside "</amendment>"

static void test_what_was_decided(void)
{
  static const Case cases[] = {
      {AMENDMENT("m", "2017-02-01", "", "<change target='a'><text>Nytt</text></change>"), "", ""},
      {AMENDMENT("m", "2017-05-01", "", "<change target='a'><text>Nytt</text></change>"), "",
       "a changed text amendment=m: text(Ett) -> text(Nytt)\nm new"},
      {AMENDMENT("m", "2017-05-01", "", "<change target='p'><title>Ny</title></change>"), "",
       "p changed title amendment=m: title(Plan) -> title(Ny)\nm new"},
      /* With the days that it comes to. */
      {AMENDMENT("m", "2017-05-01", "",
                 "<change target='b'><timeframe><due year='2018'/></timeframe></change>"),
       "",
       "b changed timeframe amendment=m: timeframe() time(latest-end=2017-12-31) -> timeframe() "
       "time(latest-end=2018-12-31)\nm new"},
      /* Of the objective: so it is of an activity that says nothing itself. */
      {AMENDMENT("m", "2017-05-01", "", "<change target='o'><responsible party='y'/></change>"), "",
       "o changed responsible amendment=m: responsible(party=x) -> responsible(party=y)\n"
       "a changed responsible from=o: responsible(party=x) -> responsible(party=y)\n"
       "b changed responsible from=o: responsible(party=x) -> responsible(party=y)\nm new"},
      {AMENDMENT("m", "2017-05-01", "", "<change target='a'><responsible party='y'/></change>"), "",
       "a changed responsible amendment=m: responsible(party=x) -> responsible(party=y)\nm new"},
      {AMENDMENT("m", "2017-05-01", "",
                 "<add after='a'><activity id='n'><text>Mer</text></activity></add>"),
       "", "n new amendment=m\nm new"},
      {AMENDMENT("m", "2017-05-01", "",
                 "<add after='o'><objective id='q'><activity id='n'/></objective></add>"),
       "", "q new amendment=m\nn new from=q\nm new"},
      /* What is new may have been reported on. */
      {AMENDMENT("m", "2017-04-01", "", "<add after='a'><activity id='n'/></add>"),
       MAY("<update id='u' target='n' progress='complete'/>"),
       "n new amendment=m\nn reported progress (u):  -> " HOLDS("complete", "", "u", "2017-05-01",
                                                                "2017-05-01") "\nm new" MET},
      {AMENDMENT("m", "2017-05-01", "", "<withdraw target='b'/>"), "",
       "b withdrawn amendment=m\nm new"},
      {AMENDMENT("m", "2017-05-01", "", "<withdraw target='o'/>"), "",
       "o withdrawn amendment=m\na withdrawn from=o amendment=m\nb withdrawn from=o amendment=m\n"
       "m new"},
      /* Decided, and not in force yet; then in force, though decided before. */
      {AMENDMENT("m", "2017-05-01", "in-force='2018-01-01'",
                 "<change target='a'><text>Nytt</text></change>"),
       "", "m new"},
      {AMENDMENT("m", "2017-02-01", "in-force='2017-04-01'",
                 "<change target='a'><text>Nytt</text></change>"),
       "",
       "a changed text amendment=m: text(Ett) -> text(Nytt)\n"
       "m follows in-force: coming(in-force=2017-04-01) -> "},
      {AMENDMENT("m", "2017-02-01", "in-force='2017-04-01'",
                 "<add after='a'><activity id='n'/></add>"),
       "", "n new amendment=m\nm follows in-force: coming(in-force=2017-04-01) -> "},
      /* Of two, the last one made it what it is. */
      {AMENDMENT("m", "2017-04-01", "", "<change target='a'><text>Nytt</text></change>")
           AMENDMENT("k", "2017-05-01", "", "<change target='a'><text>Nyare</text></change>"),
       "", "a changed text amendment=k: text(Ett) -> text(Nyare)\nm new\nk new"},
      {AMENDMENT("m", "2017-02-01", "", "<change target='a'><text>Nytt</text></change>")
           AMENDMENT("k", "2017-05-01", "", "<change target='a'><text>Nyare</text></change>"),
       "", "a changed text amendment=k: text(Nytt) -> text(Nyare)\nk new"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_case(&cases[i]);
}

#define ADOPTED "<plan id='p'><head><adoption date='2017-04-01'/></head><area id='A'/></plan>"
#define TIMED(timeframe, follow_up)                                                                \
  "<plan id='p'><area id='A'><activity id='a'><text/>" timeframe                                   \
  "</activity></area><follow-up>" follow_up "</follow-up></plan>"

/* Nothing was said, and the days went by. */
static void test_what_follows(void)
{
  static const struct {
    const char *plan, *told;
  } cases[] = {
      {ADOPTED, "p changed adoption:  -> adoption(date=2017-04-01)\n"
                "p follows status: value=proposed -> value=adopted"},
      {TIMED("<timeframe><due date='2019-01-01'/></timeframe>", ""), ""},
      {TIMED("<timeframe><due date='2017-04-01'/></timeframe>", ""),
       "a follows attention: soon(by=2017-04-01) -> late(by=2017-04-01)"},
      {TIMED("<timeframe><due date='2017-01-01'/></timeframe>", ""), ""},
      {TIMED("<timeframe><start date='2017-04-01'/></timeframe>", ""),
       "a follows attention:  -> should-have-begun(by=2017-04-01)"},
      {TIMED("<timeframe><due date='2017-01-01'/></timeframe>",
             MAY(SAID("u", "progress='complete'"))),
       "a reported progress (u): progress(state=not-reported) -> " HOLDS(
           "complete", "", "u", "2017-05-01",
           "2017-05-01") "\na follows attention: late(by=2017-01-01) -> " MET},
      /* Another period than the one that it stands in. */
      {TIMED("<timeframe><start year='2016'/></timeframe><timeframe><end year='2017'/></timeframe>"
             "<timeframe><recurs every='year'/></timeframe>",
             FEBRUARY(SAID("u", "progress='complete' period='2017'"))
                 MAY(SAID("v", "progress='complete' period='2016'"))),
       "a reported progress unchanged=yes (v): progress(state=complete entry=u "
       "described=2017-02-01 received=2017-02-01 period=2017) -> progress(state=complete entry=u "
       "described=2017-02-01 received=2017-02-01 period=2017)\n"
       "a reported occurrence: occurrence(period=2016 first=2016-01-01 last=2016-12-31 "
       "state=not-reported) -> occurrence(period=2016 first=2016-01-01 last=2016-12-31 "
       "state=complete entry=v described=2017-05-01 received=2017-05-01)\n"
       "a follows attention: late(by=2016-12-31 period=2016) -> " MET},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].plan);
    g_autoptr(HpSource) source = since_march(cases[i].plan);
    assert_told(source, cases[i].told);
  }
}

static void test_own_fields_differ_one_by_one(void)
{
  g_autoptr(HpSource) source = since_march(
      "<plan id='p'><area id='A'><objective id='o'><activity id='a'><text>Ett</text>"
      "<field name='f'>Ett</field><field name='g'>Lika</field></activity></objective></area>"
      "<amendments>" AMENDMENT(
          "m", "2017-05-01", "",
          "<change target='a'><field name='f'>Nytt</field></change>") "</amendments></plan>");
  assert_told(source,
              "a changed field:f amendment=m: field(name=fEtt) -> field(name=fNytt)\nm new");
}

static void test_sums_follow(void)
{
  g_autofree char *text = g_strdup_printf(PLAN, "", MAY(SAID("u", "progress='complete'")));
  g_autoptr(HpSource) source = since_march(text);
  g_autofree char *told = told_in(source, TRUE);
  g_assert_true(g_str_has_prefix(told, "p follows sum: sum(activities=2) -> sum(activities=2)\n"
                                       "A follows sum: sum(activities=2) -> sum(activities=2)\n"));
}

/* ---- In the tree --------------------------------------------------------------------------- */

static void test_parts_that_differ_are_marked(void)
{
  g_autofree char *text = g_strdup_printf(PLAN,
                                          AMENDMENT("m", "2017-05-01", "",
                                                    "<change target='a'><text>Nytt</text></change>"
                                                    "<add after='a'><activity id='n'/></add>"),
                                          MAY(SAID("u", "progress='complete'")));
  static const struct {
    const char *id, *differs;
  } cases[] = {{"a", "text progress"}, {"n", "new"}, {"b", NULL}, {"A", "sum"}, {"m5", "new"}};
  g_autoptr(HpSource) source = since_march(text);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpstr(hp_attribute_in(with_id(root, cases[i].id), HP_RESOLVED_NAMESPACE, "differs"),
                    ==, cases[i].differs);
}

/* ---- Since when ---------------------------------------------------------------------------- */

static void test_since_which_day(void)
{
  static const struct {
    const char *since, *day, *found, *meeting, *error;
  } cases[] = {
      {"2017-03-01", "2017-06-01", "2017-03-01", NULL, NULL},
      {"2017-03-01", NULL, "2017-03-01", NULL, NULL},
      {"2017-06-01", "2017-06-01", "2017-06-01", NULL, NULL},
      {"m2", "2017-06-01", "2017-02-01", "m2", NULL},
      {"m5", "2017-06-01", "2017-05-01", "m5", NULL},
      {"last", "2017-06-01", "2017-04-01", "m4b", NULL},
      {"last", "2017-04-01", "2017-02-01", "m2", NULL},
      {"last", "2017-02-01", "2017-01-01", NULL, NULL},
      {"last", "2017-01-01", NULL, NULL, "no earlier meeting"},
      {"2017-06-02", "2017-06-01", NULL, NULL, "is after 2017-06-01"},
      {"m5", "2017-04-01", NULL, NULL, "is after 2017-04-01"},
      {"m9", "2017-06-01", NULL, NULL, "no meeting"},
      {"2016-06-01", "2017-06-01", "2016-06-01", NULL, NULL},
  };
  g_autoptr(HpSource) source = read_text(
      "<plan id='p'><head><adoption date='2017-01-15'/><adoption date='2017-01-01'/></head>"
      "<follow-up><meeting id='m2' date='2017-02-01'/><meeting id='m4' date='2017-04-01'/>"
      "<meeting id='m4b' date='2017-04-01'/><received id='m5' date='2017-05-01'/>"
      "<meeting id='m6' date='2017-06-01'/></follow-up></plan>");
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].since, cases[i].day);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *meeting = NULL;
    g_autofree char *found =
        hp_source_since_day(source, cases[i].since, cases[i].day, &meeting, diagnostics);
    g_assert_cmpstr(found, ==, cases[i].found);
    g_assert_cmpstr(meeting, ==, cases[i].meeting);
    if (cases[i].error == NULL)
      assert_nothing_said(diagnostics);
    else
      g_assert_cmpuint(times_said(diagnostics, cases[i].error), ==, 1);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/since/reported", test_what_was_reported);
  g_test_add_func("/resolve/since/decided", test_what_was_decided);
  g_test_add_func("/resolve/since/follows", test_what_follows);
  g_test_add_func("/resolve/since/own-fields", test_own_fields_differ_one_by_one);
  g_test_add_func("/resolve/since/sums", test_sums_follow);
  g_test_add_func("/resolve/since/marked", test_parts_that_differ_are_marked);
  g_test_add_func("/resolve/since/day", test_since_which_day);
  return g_test_run();
}
