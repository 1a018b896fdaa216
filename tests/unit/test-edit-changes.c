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
      {{.target = "x",
        .said = {.priority = "high",
                 .costs = "year=2027 amount=5: c\n\nyear=2028 1,5 mnkr\n\n1000000000000000 kr\n\nd",
                 .paragraphs = "p\n\n- a & b\n- c",
                 .risks = "response='R s' : r"}},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(
           "   <activity id='x' priority=\"high\">\n    <text xml:lang='en'>X <em>x</em></text>\n"
           "    <continuation>p</continuation>\n    <list>\n     <item>a &amp; b</item>\n     "
           "<item>c</item>\n    </list>\n    <cost year=\"2027\" amount=\"5\">c</cost>\n    "
           "<cost year=\"2028\" amount=\"1500000\">1,5 mnkr</cost>\n    "
           "<cost>1000000000000000 kr</cost>\n    "
           "<cost>d</cost>\n    <risk>\n     <text>r</text>\n     <response>R "
           "s</response>\n    </risk>\n   </activity>\n",
           SHARED)},
      {{.target = "y", .said = {.priority = "", .number = "'\"<2", .conditional = "no"}},
       OBJECTIVE(
           X "   <activity\n id = \"y\"  priority='low' number='1' ><text>Y</text></activity>\n",
           SHARED),
       OBJECTIVE(X
                 "   <activity\n id = \"y\" number='&#39;&quot;&lt;2' ><text>Y</text></activity>\n",
                 SHARED)},
      {{.target = "x",
        .said = {.responsible = "r role=lead with='r2 r' r2 : w & v",
                 .costs = "",
                 .time_words = ""}},
       OBJECTIVE(
           "   <activity id='x'><text>X</text>\n    <timeframe>t</timeframe>\n    <!-- c -->\n"
           "    <cost>1</cost>\n    <cost>2</cost>\n   </activity>\n",
           SHARED),
       OBJECTIVE(
           "   <activity id='x'><text>X</text>\n    <responsible party=\"r\" role=\"lead\" "
           "with=\"r2 r\"/>\n    <responsible party=\"r2\">w &amp; v</responsible>\n    <!-- c -->"
           "\n   </activity>\n",
           SHARED)},
      {{.target = "d",
        .said = {.recurs = "month interval=2",
                 .duration = "3-5 year each=r",
                 .start_by = "2027-Q1",
                 .open = "yes"}},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(X,
                 "   <responsible party='r'/>\n   <timeframe><start-by "
                 "year=\"2027\" quarter=\"1\"/><recurs every=\"month\" interval=\"2\"/><duration "
                 "min=\"3\" max=\"5\" unit=\"year\" each=\"r\"/><open/></timeframe>\n")},
      {{.kind = HP_PART_ADDED,
        .what = "objective",
        .target = "o",
        .id = "n",
        .said = {.text = "N", .activities = "1\n\n2", .responsible = "r", .due = "2027"}},
       OBJECTIVE(X, SHARED),
       OBJECTIVE(X,
                 SHARED) "  <objective id=\"n\">\n   <text>N</text>\n   <activity "
                         "id=\"aktivitet-n-1\">\n    <text>1</text>\n   </activity>\n   <activity "
                         "id=\"aktivitet-n-2\">\n    <text>2</text>\n   </activity>\n   "
                         "<responsible party=\"r\"/>\n   <timeframe><due "
                         "year=\"2027\"/></timeframe>\n  </objective>\n"},
      {{.kind = HP_PART_ADDED, .what = "goal", .target = "o", .said.text = "M"},
       OBJECTIVE(X, SHARED),
       "  <goal id=\"mal-o-1\">\n   <text>M</text>\n  </goal>\n" OBJECTIVE(X, SHARED)},
      {{.kind = HP_PART_MOVED, .target = "d", .into = "e"},
       OBJECTIVE(X, SHARED) OTHER,
       OTHER OBJECTIVE(X, SHARED)},
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

/* Parts of a plan in files of their own, before and after a change that is of several. */
static void test_files_are_changed_together(void)
{
#define INCLUDE "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='"
#define PART(root, content) "<" root " " NAMESPACE content "</" root ">"
  static const struct {
    HpPartChange change;
    const char *areas[2], *parties[2];
  } cases[] = {
      {{.kind = HP_PART_MOVED, .target = "x", .into = "d"},
       {PART("area", " id='o2'>\n <title>O</title>\n <activity id='x'><text>X</text><responsible "
                     "party='r'/></activity>\n <activity id='w'><text>W</text></activity>\n"),
        PART("area",
             " id='o2'>\n <title>O</title>\n <activity id='w'><text>W</text></activity>\n")},
       {NULL, NULL}},
      {{.kind = HP_PART_REPLACED, .target = "s", .into = "r"},
       {PART("area",
             " id='o2'><title>s</title><activity id='x'><text>s</text><responsible party='s'"
             " with = \"q  s r\">s</responsible></activity>"),
        PART("area",
             " id='o2'><title>s</title><activity id='x'><text>s</text><responsible party='r'"
             " with = \"q r\">s</responsible></activity>")},
       {PART("parties", ">\n <party id='s' kind='unit' part-of='r'><name>S</name></party>\n <party "
                        "id='q' kind='unit' part-of='s'><name>Q</name></party>"),
        PART("parties", ">\n <party id='q' kind='unit' part-of='r'><name>Q</name></party>")}},
      /* It is named beside it already; in another role, or with words, it is another statement. */
      {{.kind = HP_PART_REPLACED, .target = "s", .into = "r"},
       {PART("area",
             " id='o2'><title>s</title><activity id='x'><text>s</text>\n <responsible party='s'/>\n"
             " <responsible party='r'/>\n <responsible party='s' role='lead'/>\n <responsible "
             "party='s'>s</responsible></activity>"),
        PART("area", " id='o2'><title>s</title><activity id='x'><text>s</text>\n <responsible "
                     "party='r'/>\n <responsible party='r' role='lead'/>\n <responsible "
                     "party='r'>s</responsible></activity>")},
       {PART("parties", ">\n <party id='s' kind='unit'><name>S</name></party>\n <party id='q' "
                        "kind='unit'><name>Q</name></party>"),
        PART("parties", ">\n <party id='q' kind='unit'><name>Q</name></party>")}},
      {{.target = "s", .said = {.text = "S & s", .abbreviation = "Ss", .email = "s@s.se"}},
       {PART("area", " id='o2'><title>s</title><activity id='x'><text>s</text></activity>"), NULL},
       {PART("parties", ">\n <party id='s' kind='unit'>\n  <name>S</name>\n  "
                        "<variant>V</variant>\n </party>"),
        PART("parties", ">\n <party id='s' kind='unit'>\n  <name>S &amp; s</name>\n  "
                        "<abbreviation>Ss</abbreviation>\n  <variant>V</variant>\n  "
                        "<email>s@s.se</email>\n </party>")}},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = scratch_folder();
    const char *parties = cases[i].parties[0] == NULL ? "" : INCLUDE "parties.xml'/>";
    g_autofree char *text = g_strdup_printf(
        "<plan " NAMESPACE
        " version='1' id='p' xml:lang='sv'><head><title>T</title></head><parties>"
        "<party id='r' kind='region'><name>R</name></party>%s</parties><area "
        "id='o'><title>O</title>"
        "<objective id='d'><text>D</text>\n<activity id='y'><text>Y</text></activity><responsible "
        "party='r'/><timeframe><due year='2025'/></timeframe></objective></area>" INCLUDE
        "area.xml'/></plan>",
        parties);
    g_autofree char *path = scratch_file(folder, "plan.xml", text);
    g_autofree char *area = scratch_file(folder, "area.xml", cases[i].areas[0]);
    g_autofree char *list =
        scratch_file(folder, "parties.xml", cases[i].parties[0] == NULL ? "" : cases[i].parties[0]);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
    const gboolean done = hp_edit_change(edit, &cases[i].change, diagnostics);
    say_all(diagnostics);
    g_assert_true(done && hp_edit_save(edit, diagnostics));
    for (guint j = 0; j < 2; j++) {
      const char *after = j == 0 ? cases[i].areas[1] : cases[i].parties[1];
      g_autoptr(GBytes) expected = after == NULL ? NULL : g_bytes_new(after, strlen(after));
      if (after != NULL)
        assert_same(j == 0 ? area : list, expected);
    }
    remove_folder(folder);
  }
}

/* What was adopted stays where it was: it is withdrawn there, and added where it goes. */
static void test_what_was_adopted_is_moved_by_an_amendment(void)
{
  static const HpPartChange changes[] = {
      {.kind = HP_PART_MOVED, .target = "x", .into = "m"},
      {.kind = HP_PART_MOVED, .target = "y", .into = "m", .id = "n", .words = "w"}};
  const HpDecidedAmendment amendment = {
      .date = "2025-03-11", .changes = changes, .n_changes = G_N_ELEMENTS(changes)};
#define NOW "<responsible party=\"r\"/><timeframe><due year=\"2025\"/></timeframe></activity></add>"
  static const Case one = {
      "as it is on that day",
      NULL,
      NULL,
      FOLLOW_UP(
          "<amendments><amendment id='a'><decided "
          "date='2025-01-01'/><change target='x'><text>Ny <em>&lt;x&gt;</em>  text</text></change>"
          "</amendment>¤</amendments>"),
      PLAN(""),
      "<amendment id=\"andring-2025-03-11\"><decided date=\"2025-03-11\"/><add "
      "into=\"m\"><activity "
      "id=\"aktivitet-m-1\"><text>Ny <em>&lt;x&gt;</em> text</text>" NOW
      "<withdraw target=\"x\"><ref "
      "to=\"aktivitet-m-1\"/></withdraw><add into=\"m\"><activity id=\"n\"><text>Y</text>" NOW
      "<withdraw target=\"y\">w</withdraw></amendment>"};
  assert_amended(&one, &amendment);
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
      {{.kind = HP_PART_ADDED, .target = "x", .said.text = "N"}, "\"x\" is the id of <activity>"},
      {{.kind = HP_PART_ADDED, .what = "party", .target = "d", .said.text = "N"},
       "cannot be added"},
      {{.kind = HP_PART_ADDED, .what = "goal", .target = "d", .said.text = "N"}, "of: <area>"},
      {{.target = "x", .said.costs = "yaer=2027"}, "expected one of: year, amount"},
      {{.target = "x", .said.baseline = "1"}, "has no \"baseline\""},
      {{.target = "d", .said.activities = "1"}, "has no \"activities\""},
      {{.target = "x", .said.responsible = "r with=q"}, "There is no \"q\""},
      {{.target = "p", .said.next_revision = "soon: w"}, "is no time"},
      {{.target = "x", .said.duration = "3\"<& year"}, "With this change: "},
      {{.kind = HP_PART_REPLACED, .target = "r", .into = "r"}, "by itself"},
      {{.kind = HP_PART_WITHDRAWN, .target = "r"}, "Nothing has the id \"r\""},
      {{.kind = HP_PART_MOVED, .target = "o", .into = "o"}, "into itself"},
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
  g_test_add_func("/edit/files-together", test_files_are_changed_together);
  g_test_add_func("/edit/moved-by-amendment", test_what_was_adopted_is_moved_by_an_amendment);
  g_test_add_func("/edit/changes-refused", test_changes_that_cannot_be_are_refused);
  const int status = g_test_run();
  hp_plan_schema_free(schema);
  return status;
}
