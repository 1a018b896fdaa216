/* Changes of plans: amendments of those that were adopted, the text of those that were not. */
#include "edited.h"

/* In the place of ¤; `named`: with the party that is added first. */
static char *wrapped(const char *plan, const char *content, gboolean named)
{
  static const char party[] = "</party>\n  <party id=\"r2\" kind=\"unit\" part-of=\"r\">\n   "
                              "<name>R &amp; 2</name>\n  </party>\n </parties>";
  g_autoptr(GString) text = g_string_new(plan);
  if (named)
    g_string_replace(text, "</party>\n </parties>", party, 0);
  return with(text->str, content);
}

static void assert_amended(const Case *one, const HpDecidedAmendment *amendment)
{
  assert_added(one, NULL, amendment);
}

/* What is decided about an adopted plan is added to it, or to its follow-up. */
static void test_amendments_are_added(void)
{
  static const HpPartChange changes[] = {
      {.target = "x", .said = {.text = "Å & B", .responsible = " r ", .due = "2026-Q3"}},
      {.target = "o", .said = {.text = "Title"}},
      {.kind = HP_PART_ADDED, .target = "d", .id = "z", .said = {.text = "Z", .start = "2026-05"}},
      {.kind = HP_PART_ADDED_AFTER, .target = "y", .said = {.text = "1"}},
      {.kind = HP_PART_ADDED_AFTER, .target = "y", .said = {.text = "2", .time_words = "soon"}},
      {.kind = HP_PART_WITHDRAWN, .target = "y", .words = "<why>"}};
  const HpDecidedAmendment amendment = {.date = "2025-03-11",
                                        .body = "r",
                                        .paragraph = "§ 1",
                                        .reason = "R",
                                        .in_force = "2025-05-01",
                                        .changes = changes,
                                        .n_changes = G_N_ELEMENTS(changes)};
#define AMENDMENT                                                                                  \
  "<amendment id=\"andring-2025-03-11\" in-force=\"2025-05-01\">"                                  \
  "<decided party=\"r\" date=\"2025-03-11\" paragraph=\"§ 1\"/><reason>R</reason>"                \
  "<change target=\"x\"><text>Å &amp; B</text><responsible party=\"r\"/><timeframe>"              \
  "<due year=\"2026\" quarter=\"3\"/></timeframe></change><change target=\"o\">"                   \
  "<title>Title</title></change><add into=\"d\"><activity id=\"z\"><text>Z</text>"                 \
  "<timeframe><start month=\"2026-05\"/></timeframe></activity></add><add after=\"y\">"            \
  "<activity id=\"aktivitet-y-1\"><text>1</text></activity></add><add after=\"y\">"                \
  "<activity id=\"aktivitet-y-2\"><text>2</text><timeframe>soon</timeframe></activity>"            \
  "</add><withdraw target=\"y\">&lt;why&gt;</withdraw></amendment>"
#define OLDER                                                                                      \
  "<amendment id='a'><decided date='2025-01-01'/><change target='x'><text>X</text></change>"       \
  "</amendment>"
  static const Case cases[] = {
      {"a plan without any", NULL, NULL, NULL,
       PLAN("¤<follow-up><meeting id='b' date='2025-01-01'/></follow-up>"),
       "<amendments>" AMENDMENT "</amendments>"},
      {"a plan with some", NULL, NULL, NULL, PLAN("<amendments>" OLDER "<!-- c -->¤</amendments>"),
       AMENDMENT},
      {"a follow-up without any", NULL, NULL, FOLLOW_UP("¤<meeting id='b' date='2025-01-01'/>"),
       PLAN("<amendments>" OLDER "</amendments>"), "<amendments>" AMENDMENT "</amendments>"},
      {"a follow-up with some", NULL, NULL,
       FOLLOW_UP("<!-- c --><amendments>" OLDER
                 "¤</amendments><meeting id='b' date='2025-01-01'/>"),
       PLAN(""), AMENDMENT},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_amended(&cases[i], &amendment);
}

/* The text of a plan that has not been adopted, before and after. */
static void test_plans_are_changed_where_they_stand(void)
{
#define DRAFT(area)                                                                                \
  "<plan " NAMESPACE " version='1' id='p' xml:lang='sv'>\n <head><title>T</title></head>\n "       \
  "<parties>\n  <!-- r -->\n  <party id='r' kind='region'><name>R</name></party>\n </parties>\n "  \
  "<area id='o'>\n  <title>O</title>\n" area " </area>\n</plan>\n"
#define OBJECTIVE(x, rest) "  <objective id='d'>\n   <text>D</text>\n" x rest "  </objective>\n"
#define X "   <activity id='x'>\n    <text xml:lang='en'>X <em>x</em></text>\n   </activity>\n"
#define Y "   <activity id='y'><text>Y</text></activity> <!-- y -->\n"
#define SHARED "   <responsible party='r'/>\n   <timeframe><due year='2025'/></timeframe>\n"
#define OTHER                                                                                      \
  "  <objective id='e'>\n   <text>E</text>\n   <activity "                                         \
  "id='z'><text>Z</text></activity>\n" SHARED "  </objective>\n"
  static const struct {
    HpPartChange change;
    const char *before, *after;
  } cases[] = {
      {{.target = "x", .said.text = "a <b>"},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(
           "   <activity id='x'>\n    <text xml:lang='en'>a &lt;b&gt;</text>\n   </activity>\n",
           SHARED)},
      {{.target = "x", .said = {.responsible = "r", .during = "2027-spring"}},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(
           "   <activity id='x'>\n    <text xml:lang='en'>X <em>x</em></text>\n    <responsible "
           "party=\"r\"/>\n    <timeframe><during year=\"2027\" season=\"spring\"/></timeframe>\n  "
           " </activity>\n",
           SHARED)},
      {{.target = "d", .said = {.responsible = "r r2", .end = "2027-01-31", .time_words = "w"}},
       OBJECTIVE(X, SHARED "   <!-- c -->\n   <timeframe><due year='2026'/></timeframe>\n"),
       OBJECTIVE(
           X, "   <responsible party=\"r\"/>\n   <responsible party=\"r2\"/>\n   <timeframe><end "
              "date=\"2027-01-31\"/>w</timeframe>\n   <!-- c -->\n")},
      {{.target = "d", .said.time_words = "Hösten 2026, våren 2027"},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(X, "   <responsible party='r'/>\n   <timeframe><during season=\"autumn\" "
                    "year=\"2026\"/>Hösten 2026</timeframe>\n   "
                    "<timeframe><during season=\"spring\" year=\"2027\"/>våren "
                    "2027</timeframe>\n")},
      {{.target = "d", .said.time_words = "när & var"},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(X, "   <responsible party='r'/>\n   <timeframe>när &amp; var</timeframe>\n")},
      {{.kind = HP_PART_ADDED, .target = "d", .id = "n", .said.text = "N"},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(X "   <activity id=\"n\">\n    <text>N</text>\n   </activity>\n", SHARED)},
      {{.kind = HP_PART_ADDED_AFTER, .target = "x", .said.text = "N"},
       OBJECTIVE(X Y, SHARED),
       OBJECTIVE(X "   <activity id=\"aktivitet-x-1\">\n    <text>N</text>\n   </activity>\n" Y,
                 SHARED)},
      {{.kind = HP_PART_WITHDRAWN, .target = "x"}, OBJECTIVE(X Y, SHARED), OBJECTIVE(Y, SHARED)},
      {{.kind = HP_PART_MOVED, .target = "x", .into = "y"},
       OBJECTIVE(X "   <activity id='y'><text>Y</text></activity>\n", SHARED),
       OBJECTIVE("   <activity id='y'><text>Y</text></activity>\n" X, SHARED)},
      {{.kind = HP_PART_MOVED, .target = "y", .into = "x"},
       OBJECTIVE(X "   <activity id='y'><text>Y</text></activity>\n", SHARED),
       OBJECTIVE(X "   <activity id='y'><text>Y</text></activity>\n", SHARED)},
      {{.kind = HP_PART_MOVED, .target = "x", .into = "e"},
       OBJECTIVE(X "   <activity id='y'><text>Y</text></activity>\n", SHARED) OTHER,
       OBJECTIVE("   <activity id='y'><text>Y</text></activity>\n",
                 SHARED) "  <objective id='e'>\n   <text>E</text>\n   <activity "
                         "id='z'><text>Z</text></activity>\n" X SHARED "  </objective>\n"},
  };
  const HpNamedParty second = {.id = "r2", .kind = "unit", .name = "R & 2", .part_of = "r"};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = scratch_folder();
    g_autofree char *before = wrapped(DRAFT("¤"), cases[i].before, FALSE);
    g_autofree char *after = wrapped(DRAFT("¤"), cases[i].after, TRUE);
    g_autofree char *path = scratch_file(folder, "plan.xml", before);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
    say_all(diagnostics);
    g_assert_true(hp_edit_add_party(edit, &second, diagnostics));
    const gboolean done = hp_edit_change(edit, &cases[i].change, diagnostics);
    say_all(diagnostics);
    g_assert_true(done);
    g_assert_true(hp_edit_save(edit, diagnostics));
    g_autoptr(GBytes) expected = g_bytes_new(after, strlen(after));
    assert_same(path, expected);
    remove_folder(folder);
  }
}

static void test_changes_that_cannot_be_are_refused(void)
{
  static const struct {
    HpPartChange change;
    const char *told;
  } cases[] = {
      {{.target = "x"}, "it is not said what changes"},
      {{.target = "xx", .said.text = "X"}, "did you mean \"x\"?"},
      {{.target = "x", .said.due = "2027-Q5"}, "is no time"},
      {{.target = "x", .said.responsible = "r q"}, "There is no \"q\""},
      {{.target = "x", .said.text = "\x02"}, "U+0002"},
      {{.kind = HP_PART_ADDED, .target = "x", .said.text = "N"}, "\"x\" is a <activity>"},
      {{.kind = HP_PART_ADDED, .target = "d"}, "it is not said what"},
      {{.kind = HP_PART_ADDED, .target = "d", .id = "x", .said.text = "N"}, "With this change: "},
      {{.kind = HP_PART_WITHDRAWN, .target = "x"}, "With this change: "},
      {{.kind = HP_PART_MOVED, .target = "x", .into = "d"}, NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = scratch_folder();
    g_autofree char *text = wrapped(DRAFT("¤"), OBJECTIVE(X, SHARED), FALSE);
    g_autofree char *path = scratch_file(folder, "plan.xml", text);
    g_autofree char *adopted = scratch_file(folder, "adopted.xml", PLAN(""));
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new(), other = hp_diagnostics_new();
    g_autoptr(HpEdit) draft = hp_edit_open(path, schema, diagnostics);
    g_autoptr(HpEdit) decided = hp_edit_open(adopted, schema, other);
    const gboolean done = hp_edit_change(draft, &cases[i].change, diagnostics);
    g_assert_cmpint(done, ==, cases[i].told == NULL);
    if (!done)
      g_assert_cmpuint(times_said(diagnostics, cases[i].told), ==, 1);
    g_assert_false(hp_edit_change(decided, &cases[i].change, other));
    g_assert_cmpuint(times_said(other, "has been adopted"), ==, 1);
    const HpDecidedAmendment amendment = {
        .date = "2025-03-11", .changes = &cases[i].change, .n_changes = 1};
    g_assert_null(hp_edit_amend(draft, &amendment, diagnostics));
    g_assert_cmpuint(times_said(diagnostics, "has not been adopted"), ==, 1);
    remove_folder(folder);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  schema = hp_plan_schema_new(path);
  g_test_add_func("/edit/amendments", test_amendments_are_added);
  g_test_add_func("/edit/changes", test_plans_are_changed_where_they_stand);
  g_test_add_func("/edit/changes-refused", test_changes_that_cannot_be_are_refused);
  const int status = g_test_run();
  hp_plan_schema_free(schema);
  return status;
}
