#include "helpers.h"
#include "plan/plan.h"

/* A small plan: two municipalities in a group, an objective with two activities, one of which
   recurs. Tables put in what is asked about. */
static const char plan_text[] =
    "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv'>"
    "<head><title>T</title><adoption date='2024-03-14' form='adopts'/>"
    "<valid from='2024-04-01' to='2026-12-31'/></head>"
    "<parties><party id='region' kind='region'><name>R</name></party>"
    "<party id='enhet' kind='unit' part-of='region'><name>E</name></party>"
    "<person id='ada' part-of='enhet'><name>Ada</name></person>"
    "<party id='a' kind='municipality'><name>A</name></party>"
    "<party id='b' kind='municipality'><name>B</name></party>"
    "<party id='kommuner' kind='group'><name>K</name><member party='a'/></party>%s</parties>"
    "<area id='o1'><title>O</title>%s<goal id='m1'><text>M</text></goal>"
    "<objective id='d1'><text>D</text>"
    "<activity id='x1'><text>X</text><responsible party='kommuner' with='region'/>"
    "<timeframe><due year='2025'/></timeframe></activity>"
    "<activity id='x2'><text>X</text></activity>"
    "<responsible party='region'/><timeframe><recurs every='quarter'/></timeframe></objective>"
    "</area>%s%s</plan>";

typedef struct {
  const char *parties, *introduction, *amendments, *follow_up;
  guint errors, warnings;
  const char *words; /* in the first message */
} RuleCase;

/* The caller's. */
static char *text_of(const RuleCase *of)
{
  g_autofree char *introduction =
      of->introduction == NULL
          ? g_strdup("")
          : g_strdup_printf("<introduction><p>%s</p></introduction>", of->introduction);
  g_autofree char *amendments =
      of->amendments == NULL ? g_strdup("")
                             : g_strdup_printf("<amendments>%s</amendments>", of->amendments);
  g_autofree char *follow_up = of->follow_up == NULL
                                   ? g_strdup("")
                                   : g_strdup_printf("<follow-up>%s</follow-up>", of->follow_up);
  return g_strdup_printf(plan_text, of->parties == NULL ? "" : of->parties, introduction,
                         amendments, follow_up);
}

static HpSource *read_case(const RuleCase *of)
{
  g_autofree char *text = text_of(of);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
  g_assert_nonnull(source);
  return source;
}

static gboolean check(HpSource *source, HpDiagnostics *diagnostics)
{
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  return hp_plan_check(source, schema, diagnostics);
}

static void assert_cases(const RuleCase *cases, gsize count)
{
  for (gsize i = 0; i < count; i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_case(&cases[i]);
    check(source, diagnostics);
    g_test_message("case %zu", i);
    times_said(diagnostics, "");
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, cases[i].errors);
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_WARNING), ==, cases[i].warnings);
    if (cases[i].words != NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, cases[i].words));
  }
}

#define MEETING(id, date, entries) "<meeting id='" id "' date='" date "'>" entries "</meeting>"
#define RECEIVED(id, date, entries) "<received id='" id "' date='" date "'>" entries "</received>"
#define UPDATE(id, more) "<update id='" id "' progress='ongoing' " more "/>"
#define MOVED(id, from, to)                                                                        \
  "<update id='" id "' target='" from "' progress='moved' moved-to='" to "'/>"
#define AMENDMENT(id, date, what)                                                                  \
  "<amendment id='" id "'><decided date='" date "'/>" what "</amendment>"
#define ADD(id) "<add after='x2'><activity id='" id "'><text>Ny</text></activity></add>"

#define SAME(id, target, as)                                                                       \
  AMENDMENT(id, "2025-01-20", "<change target='" target "'><timeframe same-as='" as "'/></change>")

/* ---- Meetings and what they received ------------------------------------------------------- */

static void test_days_described(void)
{
  static const RuleCase cases[] = {
      {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1' date='2024-10-08'"))},
      {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1' date='2024-10-09'")),
       .errors = 1,
       .words = "(2024-10-09) is after that of the <meeting>"},
      {.follow_up = RECEIVED("s", "2024-10-08",
                             "<assessment id='u' target='m1' result='met' date='2025-10-08'/>"),
       .errors = 1,
       .words = "<received>"},
      {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1' date='2014-10-08'")),
       .warnings = 1,
       .words = "(2014-10-08) is before the plan was first decided (2024-03-14"},
      {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1' date='2024-03-14'"))},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_order_of_time(void)
{
  static const RuleCase cases[] = {
      {.follow_up = MEETING("h", "2024-10-08", "") RECEIVED("s", "2024-10-08", "")},
      {.follow_up = MEETING("h", "2024-10-08", "") RECEIVED("s", "2024-10-07", ""),
       .warnings = 1,
       .words = "after a later <meeting> (2024-10-08, line 1)"},
      /* One slip is told once. */
      {.follow_up = MEETING("h", "2042-10-08", "") MEETING("i", "2024-11-01", "")
           MEETING("j", "2024-12-01", ""),
       .warnings = 1},
      {.follow_up = MEETING("h", "2024-03-13", ""), .warnings = 1, .words = "first decided on"},
      {.follow_up = MEETING("h", "2024-03-14", "")},
      {.amendments = AMENDMENT("n", "2025-01-02", "<withdraw target='x1'/>")
           AMENDMENT("m", "2025-01-01", "<withdraw target='x2'/>"),
       .warnings = 1,
       .words = "later <amendment>"},
      {.amendments =
           "<amendment id='n' in-force='2024-01-01'><decided date='2024-05-01'/><withdraw "
           "target='x1'/></amendment>",
       .warnings = 1,
       .words = "is of 2024-01-01"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_entries_differ(void)
{
  static const RuleCase cases[] = {
      {.follow_up =
           MEETING("h", "2024-10-08", UPDATE("u", "target='x1'") UPDATE("v", "target='x1'")),
       .warnings = 1,
       .words = "\"x1\" is reported on twice here (line 1)"},
      {.follow_up = MEETING("h", "2024-10-08",
                            UPDATE("u", "target='x1' by='a'") UPDATE("v", "target='x1'")
                                UPDATE("w", "target='x1' date='2024-10-07'"))},
      {.follow_up = MEETING("h", "2024-10-08",
                            UPDATE("u", "target='x2' period='2024-Q2'")
                                UPDATE("v", "target='x2' period='2024-Q3'"))},
      {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1'"))
           MEETING("i", "2024-11-08", UPDATE("v", "target='x1'"))},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_corrections_form_a_chain(void)
{
  static const RuleCase cases[] = {
      {.follow_up = MEETING("h", "2024-10-08",
                            UPDATE("u", "target='x1'") UPDATE("v", "target='x1' corrects='u'")
                                UPDATE("w", "target='x1' corrects='v'"))},
      {.follow_up = MEETING("h", "2024-10-08",
                            UPDATE("u", "target='x1'") UPDATE("v", "target='x1' corrects='u'")
                                UPDATE("w", "target='x1' corrects='u'")),
       .warnings = 1,
       .words = "Expected corrects=\"v\""},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

#define BY(target, party)                                                                          \
  MEETING("h", "2024-10-08", UPDATE("u", "target='" target "' by='" party "'"))

static void test_reporters(void)
{
  static const RuleCase cases[] = {
      /* Where one alone is responsible: itself, with whom, a member, a unit, a person in a unit. */
      {.follow_up = BY("x1", "kommuner")},
      {.follow_up = BY("x1", "region")},
      {.follow_up = BY("x1", "a")},
      {.follow_up = BY("x1", "enhet")},
      {.follow_up = BY("x1", "ada")},
      {.follow_up = BY("x1", "b"),
       .warnings = 1,
       .words = "\"b\" is not responsible for \"x1\" (line 1)"},
      /* What the objective states holds for its activity, and in the objective all may speak. */
      {.follow_up = BY("x2", "a"), .warnings = 1, .words = "expected one of: region."},
      {.follow_up = BY("d1", "a")},
      {.follow_up = BY("d1", "b"), .warnings = 1},
      {.follow_up = BY("o1", "b")},
      {.follow_up = BY("p", "b")},
      /* Whoever became responsible, or was added. */
      {.amendments =
           AMENDMENT("n", "2024-09-01", "<change target='x1'><responsible party='b'/></change>"),
       .follow_up = BY("x1", "b")},
      {.amendments = AMENDMENT("n", "2024-09-01",
                               "<change target='x1'><responsible>Alla</responsible></change>"),
       .follow_up = BY("x1", "b")},
      {.amendments = AMENDMENT("n", "2024-09-01", ADD("x3")), .follow_up = BY("x3", "enhet")},
      {.amendments = AMENDMENT("n", "2024-09-01", ADD("x3")),
       .follow_up = BY("x3", "b"),
       .warnings = 1},
      {.amendments = SAME("n", "x1", "d1"), .follow_up = BY("x1", "a")},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

#define MEMBER_B(days)                                                                             \
  "<party id='g' kind='group'><name>G</name><member party='a'/><member party='b' " days "/></"     \
  "party>"
#define G_ADDED                                                                                    \
  AMENDMENT("n", "2024-09-01",                                                                     \
            "<add after='x2'><activity id='x3'><text>Ny</text>"                                    \
            "<responsible party='g' each-member='yes'/></activity></add>")

/* Each on the day that is described. */
static void test_reporters_of_a_time(void)
{
  static const RuleCase cases[] = {
      {.parties = MEMBER_B("from='2024-10-08'"), .follow_up = BY("x3", "b"), .amendments = G_ADDED},
      {.parties = MEMBER_B("from='2024-10-09'"),
       .follow_up = BY("x3", "b"),
       .amendments = G_ADDED,
       .warnings = 1,
       .words = "\"b\" is not responsible for \"x3\""},
      {.parties = MEMBER_B("to='2024-10-08'"), .follow_up = BY("x3", "b"), .amendments = G_ADDED},
      {.parties = MEMBER_B("to='2024-10-07'"),
       .follow_up = BY("x3", "b"),
       .amendments = G_ADDED,
       .warnings = 1},
      {.parties = MEMBER_B("to='2024-10-07'"),
       .follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x3' by='b' date='2024-10-07'")),
       .amendments = G_ADDED},
      {.parties = MEMBER_B("from='2024-10-09' to='2024-10-08'"),
       .errors = 1,
       .words = "ends (2024-10-08) before it begins (2024-10-09)"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

/* Check warns of a reporter just where resolving shows its word without counting it. */
static void test_check_and_resolve_agree_on_reporters(void)
{
  static const struct {
    const char *responsible, *by;
    gboolean is_counted;
    const char *words;
  } cases[] = {
      {"<responsible party='region'/><responsible party='a'/>", "region", TRUE, NULL},
      {"<responsible party='region a'/>", "a", TRUE, NULL},
      {"<responsible party='region a'/>", "b", FALSE, "expected one of: region, a."},
      /* A unit, a person and a member are not those whom they speak for. */
      {"<responsible party='region a'/>", "enhet", FALSE, "Write by=\"region\""},
      {"<responsible party='region a'/>", "ada", FALSE, "Write by=\"region\""},
      {"<responsible party='region kommuner'/>", "a", FALSE, "Write by=\"kommuner\""},
      {"<responsible party='enhet a'/>", "region", FALSE, "is not responsible"},
      /* Where each member is responsible, so is it; and the group speaks for it. */
      {"<responsible party='region'/><responsible party='kommuner' each-member='yes'/>", "a", TRUE,
       NULL},
      {"<responsible party='region'/><responsible party='kommuner' each-member='yes'/>", "kommuner",
       TRUE, NULL},
      {"<responsible party='region'/><responsible party='kommuner' each-member='yes'/>", "b", FALSE,
       "is not responsible"},
      {"<responsible party='g' each-member='yes'/>", "a", TRUE, NULL},
      {"<responsible party='g' each-member='yes'/>", "kommuner", TRUE, NULL},
      {"<responsible party='g' each-member='yes'/>", "g", TRUE, NULL},
      {"<responsible party='g' each-member='yes'/>", "region", FALSE, "is not responsible"},
      /* A partner, and with whom it is done. */
      {"<responsible party='region a'/><responsible party='b' role='partner'/>", "b", FALSE,
       "is not responsible"},
      {"<responsible party='region a' with='b'/>", "b", FALSE, "is not responsible"},
      {"<responsible party='a' role='lead'/><responsible party='b'/>", "b", TRUE, NULL},
      /* Where one alone is responsible every report is of the whole; a stranger's is told of. */
      {"<responsible party='region'/>", "enhet", TRUE, NULL},
      {"<responsible party='kommuner'/>", "a", TRUE, NULL},
      {"<responsible party='kommuner' each-member='yes'/>", "a", TRUE, NULL},
      {"<responsible party='region'/><responsible party='b' role='partner'/>", "b", TRUE, NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s %s", cases[i].responsible, cases[i].by);
    g_autofree char *amendments =
        g_strdup_printf(AMENDMENT("n", "2024-09-01",
                                  "<add after='x2'><activity id='x3'><text>Ny</text>%s"
                                  "</activity></add>"),
                        cases[i].responsible);
    g_autofree char *follow_up = g_strdup_printf(BY("x3", "%s"), cases[i].by);
    const RuleCase of = {.parties =
                             "<party id='g' kind='group'><name>G</name><member party='kommuner'/>"
                             "<member party='b'/></party>",
                         .amendments = amendments,
                         .follow_up = follow_up};
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_case(&of);
    check(source, diagnostics);
    g_assert_cmpuint(times_said(diagnostics, ""), ==, cases[i].is_counted ? 0 : 1);
    if (cases[i].words != NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, cases[i].words));
    hp_source_resolve(source, NULL, NULL);
    g_autoptr(GBytes) tree = hp_source_write(source);
    g_autofree char *text = g_strndup(g_bytes_get_data(tree, NULL), g_bytes_get_size(tree));
    g_assert_cmpint(strstr(text, "counted=\"no\"") == NULL, ==, cases[i].is_counted);
  }
}

#define REPORT(target, period)                                                                     \
  MEETING("h", "2026-10-08", UPDATE("u", "target='" target "' period='" period "'"))
#define RECURS(every)                                                                              \
  AMENDMENT("n", "2024-09-01",                                                                     \
            "<change target='x1'><timeframe><recurs " every "/></timeframe></change>")

/* ---- Who is responsible -------------------------------------------------------------------- */

#define CELL(cell)                                                                                 \
  AMENDMENT("n", "2025-01-20",                                                                     \
            "<add after='x2'><activity id='x3'><text>X</text>" cell "</activity></add>")

static void test_each_member_of_a_group(void)
{
  static const RuleCase cases[] = {
      {.amendments = CELL("<responsible party='kommuner' each-member='yes'/>")},
      {.amendments = CELL("<responsible party='kommuner region' each-member='yes'/>"),
       .warnings = 1,
       .words = "each-member says nothing of \"region\" (line 1)"},
      {.amendments = CELL("<responsible party='ada' each-member='yes'/>"), .warnings = 1},
      /* It need not say which they are. */
      {.parties = "<party id='alla' kind='group'><name>Alla</name></party>",
       .amendments = CELL("<responsible party='alla' each-member='yes'/>")},
      {.amendments = AMENDMENT(
           "n", "2025-01-20",
           "<change target='x1'><responsible party='region' each-member='yes'/></change>"),
       .warnings = 1},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_parties_are_named_once(void)
{
  static const RuleCase cases[] = {
      {.amendments = CELL("<responsible party='a' with='region'/><responsible party='b' "
                          "with='region'/>")},
      {.amendments = CELL("<responsible party='a'/><responsible party='b'/><responsible "
                          "party='a' role='partner'/>"),
       .warnings = 1,
       .words = "\"a\" is named twice"},
      {.amendments = CELL("<responsible party='a b a'/>"), .warnings = 1},
      {.amendments = CELL("<responsible party='a' with='b region b'/>"), .warnings = 1},
      /* Parts of one, by words of their own. */
      {.amendments = CELL("<responsible party='a'>Skolan</responsible><responsible "
                          "party='a'>Gatukontoret</responsible>")},
      {.amendments = CELL("<responsible party='a'>Skolan</responsible><responsible party='a'/>"),
       .warnings = 1},
      {.amendments = AMENDMENT("n", "2025-01-20",
                               "<change target='x1'><responsible party='a'/><responsible "
                               "party='a'/></change>"),
       .warnings = 1},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_names_are_no_lists(void)
{
  static const RuleCase cases[] = {
      {.parties = "<party id='g' kind='group'><name>Bo Alm</name></party>",
       .amendments = CELL("<responsible party='bo alm'/>"),
       .errors = 1,
       .words = "Nothing has the id \"bo alm\"; did you mean \"g\"?"},
      /* But a list of ids is one, whoever is called like it. */
      {.parties = "<party id='g' kind='group'><name>A B</name></party>",
       .amendments = CELL("<responsible party='a b'/>")},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_periods(void)
{
  static const RuleCase cases[] = {
      {.follow_up = REPORT("x2", "2025-Q1")},
      {.follow_up = REPORT("x2", "2025")},
      {.follow_up = REPORT("x2", "2025-01-01/2025-03-31")},
      {.follow_up = REPORT("x2", "2025-01-02/2025-03-31"),
       .warnings = 1,
       .words = "expected one such as \"2025-Q1\""},
      {.follow_up = REPORT("x2", "2025-T1")}, /* holds a quarter */
      {.follow_up = REPORT("x2", "2025-02"), .warnings = 1},
      {.follow_up = REPORT("d1", "2025-02"), .warnings = 1},
      /* What does not recur may be reported on for any period. */
      {.follow_up = REPORT("x1", "2025-02")},
      {.amendments = RECURS("every='year'"), .follow_up = REPORT("x1", "2025")},
      {.amendments = RECURS("every='year'"), .follow_up = REPORT("x1", "2025-H1"), .warnings = 1},
      {.amendments = RECURS("every='year' times='2'"), .follow_up = REPORT("x1", "2025-H1")},
      {.amendments = RECURS("every='half-year'"),
       .follow_up = REPORT("x1", "2025-T2"),
       .warnings = 1,
       .words = "\"2025-H1\""},
      {.amendments = RECURS("every='tertial'"), .follow_up = REPORT("x1", "2025-T2")},
      {.amendments = RECURS("every='month'"), .follow_up = REPORT("x1", "2025-02-01/2025-02-28")},
      {.amendments = RECURS("every='month'"),
       .follow_up = REPORT("x1", "2024-02-01/2024-02-28"), /* a leap year, and too early */
       .warnings = 2},
      {.amendments = RECURS("every='week'"), .follow_up = REPORT("x1", "2025-01-06/2025-01-12")},
      {.amendments = RECURS("every='week'"),
       .follow_up = REPORT("x1", "2025-01-07/2025-01-18"),
       .warnings = 1,
       .words = "2025-W02"},
      {.amendments = RECURS("every='week'"), .follow_up = REPORT("x1", "2026-W07")},
      {.amendments = RECURS("every='week'"),
       .follow_up = REPORT("x1", "2024-W53"),
       .errors = 1,
       .words = "no week 2024-W53"},
      {.amendments = RECURS("every='quarter'"),
       .follow_up = REPORT("x1", "2026-W07"),
       .warnings = 1,
       .words = "2026-Q1"},
      {.amendments = RECURS("every='term'"), .follow_up = REPORT("x1", "2025-08-15/2025-12-20")},
      {.amendments = RECURS("every='term'"), .follow_up = REPORT("x1", "2025-H1")},
      {.amendments = RECURS("every='term'"), .follow_up = REPORT("x1", "2025-HT")},
      {.amendments = RECURS("every='quarter'"), .follow_up = REPORT("x1", "2025-VT")},
      {.amendments = RECURS("every='term'"),
       .follow_up = REPORT("x1", "2025-Q1"),
       .warnings = 1,
       .words = "2025-VT"},
      /* The plan applies from 2024-04-01 to 2026-12-31. */
      {.follow_up = REPORT("x1", "2024-03"), .warnings = 1, .words = "from=\"2024-04-01\""},
      {.follow_up = REPORT("x1", "2024")},
      {.follow_up = MEETING("h", "2027-10-08", UPDATE("u", "target='x1' period='2027-01'")),
       .warnings = 1,
       .words = "to=\"2026-12-31\""},
      {.amendments = AMENDMENT("n", "2026-05-20",
                               "<change target='p'><valid from='2024-04-01' to='2028-12-31'/>"
                               "</change>"),
       .follow_up = MEETING("h", "2027-10-08", UPDATE("u", "target='x1' period='2027-01'"))},
      {.follow_up = REPORT("x1", "2026-11"), .warnings = 1, .words = "has not begun"},
      {.follow_up = REPORT("x1", "2026-10")},
      {.follow_up =
           MEETING("h", "2026-10-08", UPDATE("u", "target='x1' date='2025-12-31' period='2026'")),
       .warnings = 1},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

/* More than are looked at, of which the last one makes the plan valid for longer. */
static void test_the_newest_changes_are_looked_at(void)
{
  enum { MORE_THAN_LOOKED_AT = 1001 };
  g_autoptr(GString) changes = g_string_new("<amendment id='n'><decided date='2025-01-20'/>");
  for (guint i = 0; i < MORE_THAN_LOOKED_AT; i++)
    g_string_append(changes, "<change target='p'><title>T</title></change>");
  g_string_append(changes, "<change target='p'><valid from='2024-04-01' to='2030-12-31'/></change>"
                           "</amendment>");
  const RuleCase one = {
      .amendments = changes->str,
      .follow_up = MEETING("h", "2029-03-01", UPDATE("u", "target='x2' period='2028-Q4'"))};
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_case(&one);
  check(source, diagnostics);
  times_said(diagnostics, "");
  for (guint i = 0; i < hp_diagnostics_sorted(diagnostics)->len; i++) {
    const HpDiagnostic *said = g_ptr_array_index(hp_diagnostics_sorted(diagnostics), i);
    g_assert_null(strstr(said->message, "outside the time"));
  }
}

#define LATER(id, in_force, date, what)                                                            \
  "<amendment id='" id "' in-force='" in_force "'><decided date='" date "'/>" what "</amendment>"
#define NEW_WORDS(target) "<change target='" target "'><text>Ny</text></change>"

static void test_what_is_in_the_plan(void)
{
  static const RuleCase cases[] = {
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='x1'/>"),
       .follow_up = MEETING("h", "2025-01-20", UPDATE("u", "target='x1'"))},
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='x1'/>"),
       .follow_up = MEETING("h", "2025-01-21", UPDATE("u", "target='x1' date='2025-01-20'"))},
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='x1'/>"),
       .follow_up = MEETING("h", "2025-01-21", UPDATE("u", "target='x1'")),
       .warnings = 1,
       .words = "left the plan on 2025-01-20"},
      /* An objective takes its activities with it. */
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='d1'/>"),
       .follow_up = MEETING("h", "2025-01-21", UPDATE("u", "target='x1'")),
       .warnings = 1},
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", "<withdraw target='x1'/>"),
       .follow_up = MEETING("h", "2025-01-21", UPDATE("u", "target='x1'"))},
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='x1'/>"),
       .follow_up = MEETING("h", "2025-01-21", MOVED("u", "x2", "x1")),
       .warnings = 1},
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='x1'/>")
           AMENDMENT("m", "2025-01-21", "<withdraw target='x1'/>"),
       .warnings = 1},
      {.amendments = AMENDMENT("n", "2025-01-20", "<withdraw target='d1'/>") AMENDMENT(
           "m", "2025-01-21", "<add into='d1'><activity id='x3'><text>Ny</text></activity></add>"),
       .warnings = 1},
      /* Decided, and not yet in force. */
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", ADD("x3"))
           LATER("m", "2025-06-01", "2025-01-21", NEW_WORDS("x3"))},
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", ADD("x3"))
           AMENDMENT("m", "2025-01-21", NEW_WORDS("x3")),
       .warnings = 1,
       .words = "has no effect until then"},
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", ADD("x3")) AMENDMENT(
           "m", "2025-01-21", "<add after='x3'><activity id='x4'><text>Ny</text></activity></add>"),
       .warnings = 1,
       .words = "has no effect until then"},
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", ADD("x3")),
       .follow_up = MEETING("h", "2025-02-21", UPDATE("u", "target='x3'")),
       .warnings = 1},
      {.amendments = LATER("n", "2025-06-01", "2025-01-20", ADD("x3")),
       .follow_up = MEETING("h", "2025-06-01", UPDATE("u", "target='x3' date='2025-05-31'"))},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

#define NEW(id) "<activity id='" id "'><text>Ny</text></activity>"

static void test_amendments_without_effect(void)
{
  static const RuleCase cases[] = {
      {.amendments = AMENDMENT("n", "2025-01-20", "<change target='x1'/>"),
       .warnings = 1,
       .words = "changes nothing of \"x1\""},
      {.amendments = AMENDMENT("n", "2025-01-20", "<change target='x1' priority='high'/>")},
      {.amendments = AMENDMENT("n", "2025-01-20", NEW_WORDS("x1"))},
      /* What is added, in what may not have it. */
      {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3"))},
      {.amendments = AMENDMENT("n", "2025-01-20", "<add into='x1'>" NEW("x3") "</add>"),
       .warnings = 1,
       .words = "<activity> may not stand in <activity>"},
      {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3") "<add after='x3'>" NEW("x4") "</add>")},
      {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3") "<add into='x3'>" NEW("x4") "</add>"),
       .warnings = 1},
      {.amendments =
           AMENDMENT("n", "2025-01-20",
                     ADD("x3") "<add after='x3'><goal id='x4'><text>M</text></goal></add>"),
       .warnings = 1,
       .words = "<goal> may not stand in <objective>"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

/* ---- As of a day --------------------------------------------------------------------------- */

static const RuleCase named_too_early[] = {
    {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3")),
     .follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x3'")),
     .warnings = 1,
     .words = "\"x3\" came on 2025-01-20"},
    {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3")),
     .follow_up = MEETING("h", "2024-10-08", MOVED("u", "x1", "x3")),
     .warnings = 1},
    {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3"))
         AMENDMENT("o", "2024-12-20", "<withdraw target='x3'/>"),
     .follow_up = MEETING("h", "2025-01-08", ""),
     .warnings = 2}, /* out of order, too */
    {.follow_up = MEETING("h", "2025-10-08", UPDATE("u", "target='x1'"))
         MEETING("i", "2024-10-08", UPDATE("v", "target='x1' corrects='u'")),
     .warnings = 2},
    {.introduction = "Se <ref to='x3'/>.",
     .amendments = AMENDMENT("n", "2025-01-20", ADD("x3")),
     .follow_up = MEETING("h", "2024-10-08", ""),
     .warnings = 1,
     .words = "the text that was there from the first"},
};

static const RuleCase named_in_time[] = {
    {.amendments = AMENDMENT("n", "2025-01-20", ADD("x3")),
     .follow_up = MEETING("h", "2025-01-20", UPDATE("u", "target='x3'"))},
    {.introduction = "Se <ref to='x3'/>.",
     .amendments = AMENDMENT("n", "2024-03-14", ADD("x3")),
     .follow_up = MEETING("h", "2024-10-08", "")},
    {.follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x1'"))
         MEETING("i", "2025-10-08", UPDATE("v", "target='x1' corrects='u'"))},
};

static void test_names_what_is_there(void)
{
  assert_cases(named_too_early, G_N_ELEMENTS(named_too_early));
  assert_cases(named_in_time, G_N_ELEMENTS(named_in_time));
}

/* Whether what is left as of some meeting no longer holds together. */
static gboolean stops_at_a_meeting(const RuleCase *of)
{
  static const char *const meetings[] = {"h", "i"};
  gboolean stops = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(meetings); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_case(of);
    g_autofree char *day = hp_source_day(source, meetings[i], diagnostics);
    if (day == NULL)
      continue;
    hp_source_filter(source, day);
    stops = stops || !check(source, diagnostics);
  }
  return stops;
}

/* What is told of the whole is what stops a part of it. */
static void test_meetings_are_days(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(named_too_early); i++)
    g_assert_true(stops_at_a_meeting(&named_too_early[i]));
  for (guint i = 0; i < G_N_ELEMENTS(named_in_time); i++)
    g_assert_false(stops_at_a_meeting(&named_in_time[i]));
}

/* ---- Circles ------------------------------------------------------------------------------- */

#define GROUP(id, members) "<party id='" id "' kind='group'><name>" id "</name>" members "</party>"
#define PART(id, of) "<party id='" id "' kind='unit' part-of='" of "'><name>" id "</name></party>"
#define MEMBER(id) "<member party='" id "'/>"

static void test_circles_of_parties(void)
{
  static const RuleCase cases[] = {
      {.parties = GROUP("g", MEMBER("kommuner") MEMBER("h")) GROUP("h", MEMBER("kommuner"))},
      {.parties = GROUP("g", MEMBER("g")), .errors = 1, .words = "(g → g)"},
      {.parties = GROUP("g", MEMBER("h") MEMBER("a")) GROUP("h", MEMBER("i"))
           GROUP("i", MEMBER("b") MEMBER("g")),
       .errors = 1,
       .words = "(g → h → i → g)"},
      /* Two ways round. */
      {.parties =
           GROUP("g", MEMBER("h")) GROUP("h", MEMBER("g") MEMBER("i")) GROUP("i", MEMBER("g")),
       .errors = 2},
      {.parties = PART("u", "v") PART("v", "u"), .errors = 1, .words = "(u → v → u)"},
      {.parties = PART("u", "u"), .errors = 1},
      /* The unit of an association may lead a group with the association in it. */
      {.parties = "<party id='g' kind='group' part-of='h'><name>G</name><member "
                  "party='h'/></party>" GROUP("h", MEMBER("a"))},
      {.parties = GROUP("g0", MEMBER("g1")) GROUP("g1", MEMBER("g2")) GROUP("g2", MEMBER("g3"))
           GROUP("g3", MEMBER("g4")) GROUP("g4", MEMBER("g5")) GROUP("g5", MEMBER("g6"))
               GROUP("g6", MEMBER("g7")) GROUP("g7", MEMBER("g8")) GROUP("g8", MEMBER("g0")),
       .errors = 1,
       .words = "g7 → … → g0)"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_circles_of_what_was_moved(void)
{
  static const RuleCase cases[] = {
      {.follow_up = MEETING("h", "2024-10-08", MOVED("u", "x1", "x2"))},
      {.follow_up = MEETING("h", "2024-10-08", MOVED("u", "x1", "x1")),
       .errors = 1,
       .words = "was moved itself"},
      {.follow_up = MEETING("h", "2024-10-08", MOVED("u", "x1", "x2") MOVED("v", "x2", "x1")),
       .warnings = 1,
       .words = "(x1 → x2 → x1)"},
      /* Corrected, it was not moved. */
      {.follow_up = MEETING("h", "2024-10-08",
                            MOVED("u", "x1", "x2") UPDATE("v", "target='x1' corrects='u'")
                                MOVED("w", "x2", "x1"))},
      /* One period of it comes and goes. */
      {.follow_up = MEETING(
           "h", "2024-10-08",
           MOVED("u", "x1", "x2") "<update id='v' target='x2' progress='moved' moved-to='x1' "
                                  "period='2024-Q2'/>")},
      {.follow_up = MEETING("h", "2024-10-08", MOVED("u", "x1", "region")),
       .errors = 1,
       .words = "\"region\" is the id of <party>"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_circles_of_see_above(void)
{
  static const RuleCase cases[] = {
      {.amendments = SAME("n", "x1", "d1")},
      {.amendments = SAME("n", "x1", "x1"), .errors = 1, .words = "(x1 → x1)"},
      {.amendments = SAME("n", "x1", "d1") SAME("m", "d1", "x1"), .errors = 1},
      /* The last change counts. */
      {.amendments = SAME("n", "x1", "d1") SAME("m", "d1", "x1")
           AMENDMENT("o", "2025-01-21",
                     "<change target='x1'><timeframe><due year='2026'/></timeframe></change>")},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_circles_of_what_is_added(void)
{
  static const RuleCase cases[] = {
      {.amendments = AMENDMENT("n", "2024-09-01",
                               "<add into='d2'><objective id='d2'><text>D</text><activity id='x3'>"
                               "<text>X</text></activity></objective></add>"),
       .follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x3' by='a' period='2024'")),
       .errors = 1,
       .warnings = 1, /* it has no times */
       .words = "(d2 → d2)"},
      {.amendments = AMENDMENT("n", "2024-09-01",
                               "<add after='x4'><activity id='x3'><text>X</text></activity></add>"
                               "<add after='x3'><activity id='x4'><text>X</text></activity></add>"),
       .follow_up = MEETING("h", "2024-10-08", UPDATE("u", "target='x3' by='a' period='2024'")),
       .errors = 1},
      {.amendments = AMENDMENT("n", "2024-09-01",
                               "<add after='x2'><activity id='x3'><text>X</text></activity></add>"
                               "<add after='x3'><activity id='x4'><text>X</text></activity></add>"),
       .follow_up = BY("x4", "region")},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

/* ---- Tables -------------------------------------------------------------------------------- */

static char *width_said(const char *rows)
{
  g_autofree char *table = g_strdup_printf("</p><table row-headings='yes'>%s</table><p>", rows);
  const RuleCase one = {.introduction = table};
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_case(&one);
  check(source, diagnostics);
  for (guint i = 0; i < hp_diagnostics_sorted(diagnostics)->len; i++) {
    const HpDiagnostic *said = g_ptr_array_index(hp_diagnostics_sorted(diagnostics), i);
    if (strstr(said->message, "The row has") != NULL)
      return g_strndup(said->message, strcspn(said->message, ","));
  }
  return NULL;
}

static void test_widths_of_rows(void)
{
  static const struct {
    const char *rows, *said;
  } cases[] = {
      {"<row><cell rows='2'/><cell/></row><row><cell/></row><row><cell/><cell/></row>", NULL},
      {"<row><cell rows='3' columns='2'/><cell/></row><row><cell rows='2'/></row><row/>"
       "<row><cell columns='3'/></row>",
       NULL},
      {"<row><cell rows='2'/><cell/></row><row><cell/><cell/></row>",
       "The row has 3 columns; expected 2"},
      {"<row><cell rows='2'/><cell/></row><row><cell/></row><row><cell/></row>",
       "The row has 1 columns; expected 2"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *said = width_said(cases[i].rows);
    g_assert_cmpstr(said, ==, cases[i].said);
  }
}

static void test_cell_that_reaches_further_than_any_limit(void)
{
  g_autoptr(GString) rows = g_string_new("<row><cell rows='5000'/><cell/></row>");
  for (guint i = 0; i < 1500; i++)
    g_string_append(rows, "<row><cell/></row>");
  g_autofree char *said = width_said(rows->str);
  g_assert_null(said);
}

/* Each row has 1000 cells more to reach into those below it: as many as reach it are counted at
   once. One by one it took minutes. */
static void test_cells_that_reach_into_many_rows(void)
{
  enum { ROWS = 12000 };
  g_autoptr(GString) rows = g_string_new(NULL);
  for (guint i = 0; i < ROWS; i++)
    g_string_append(rows, "<row><cell columns='1000' rows='1000'/></row>");
  g_autofree char *said = width_said(rows->str);
  g_assert_cmpstr(said, ==, "The row has 2000 columns; expected 1000");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/rules/described", test_days_described);
  g_test_add_func("/rules/order-of-time", test_order_of_time);
  g_test_add_func("/rules/entries-differ", test_entries_differ);
  g_test_add_func("/rules/corrections", test_corrections_form_a_chain);
  g_test_add_func("/rules/reporters", test_reporters);
  g_test_add_func("/rules/reporters-counted", test_check_and_resolve_agree_on_reporters);
  g_test_add_func("/rules/reporters-of-a-time", test_reporters_of_a_time);
  g_test_add_func("/rules/periods", test_periods);
  g_test_add_func("/rules/newest-changes", test_the_newest_changes_are_looked_at);
  g_test_add_func("/rules/each-member", test_each_member_of_a_group);
  g_test_add_func("/rules/named-once", test_parties_are_named_once);
  g_test_add_func("/rules/names-are-no-lists", test_names_are_no_lists);
  g_test_add_func("/rules/in-plan", test_what_is_in_the_plan);
  g_test_add_func("/rules/without-effect", test_amendments_without_effect);
  g_test_add_func("/rules/as-of/names", test_names_what_is_there);
  g_test_add_func("/rules/as-of/meetings", test_meetings_are_days);
  g_test_add_func("/rules/circles/parties", test_circles_of_parties);
  g_test_add_func("/rules/circles/moved", test_circles_of_what_was_moved);
  g_test_add_func("/rules/circles/same-as", test_circles_of_see_above);
  g_test_add_func("/rules/circles/added", test_circles_of_what_is_added);
  g_test_add_func("/rules/tables/widths", test_widths_of_rows);
  g_test_add_func("/rules/tables/far", test_cell_that_reaches_further_than_any_limit);
  g_test_add_func("/rules/tables/reaching", test_cells_that_reach_into_many_rows);
  return g_test_run();
}
