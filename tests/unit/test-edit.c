/*
 * Changes to sources: only what is added or replaced differs, byte for byte.
 *
 * A source stands in a table with ¤ where something is to be added; the file is written without it,
 * in an encoding, and afterwards it is the same with the addition in the place of ¤.
 */
#include "edited.h"

#include <sys/stat.h>
#include <unistd.h>

static const HpReportedUpdate complete = {.target = "x", .progress = "complete"};
static const HpReportedMeeting one_update = {
    .id = "a", .date = "2025-03-11", .updates = &complete, .n_updates = 1};

static void assert_only_added(const Case *one, const HpReportedMeeting *meeting)
{
  assert_added(one, meeting, NULL);
}

#define UPDATE(id) "<update id=\"" id "\" target=\"x\" progress=\"complete\"/>"
#define MEETING(before, line, unit)                                                                \
  before "<meeting id=\"a\" date=\"2025-03-11\">" line unit UPDATE("a-1") line "</meeting>"

static void test_a_meeting_is_all_that_is_added(void)
{
  static const Case cases[] = {
      {"no place for meetings yet: it follows the areas", NULL, NULL, NULL,
       "<?xml version='1.0'?>\n<plan " NAMESPACE " version='1' id='p' xml:lang='sv'>\n  " HEAD
       "\n  " AREA "¤\n  <glossary><definition id='g'><name>G</name></definition></glossary>\n"
       "</plan>\n",
       "\n  <follow-up>\n    <meeting id=\"a\" date=\"2025-03-11\">\n      " UPDATE(
           "a-1") "\n    </meeting>\n  </follow-up>"},
      {"all on one line", NULL, NULL, NULL, PLAN("¤"),
       "<follow-up>" MEETING("", "", "") "</follow-up>"},
      {"after the last one and what is written about it", NULL, NULL,
       FOLLOW_UP("\n  <meeting id='b' date='2025-01-01'/>  <!-- <meeting> & - > so -->¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"tabs and CRLF", NULL, NULL,
       FOLLOW_UP("\r\n\t<meeting id='b' date='2025-01-01'>\r\n\t</meeting>¤\r\n"), PLAN(""),
       MEETING("\r\n\t", "\r\n\t", "\t")},
      {"three blanks, and an end tag elsewhere", NULL, NULL,
       FOLLOW_UP("\n   <meeting id='b' date='2025-01-01'/>¤            "), PLAN(""),
       MEETING("\n   ", "\n   ", "   ")},
      {"no indentation", NULL, NULL, FOLLOW_UP("\n<meeting id='b' date='2025-01-01'/>¤\n"),
       PLAN(""), MEETING("\n", "\n", "")},
      {"old Macintosh lines", NULL, NULL, FOLLOW_UP("\r <meeting id='b' date='2025-01-01'/>¤\r"),
       PLAN(""), MEETING("\r ", "\r ", " ")},
      {"entities and instructions", NULL, NULL,
       "<?xml version=\"1.0\"?>\n<!DOCTYPE follow-up [ <!ENTITY m \"<!-- ]> -->M&#246;te\">\n"
       "<!-- <meeting> ]> ' --> <?x > ?> ]>\n<?a b=\"<meeting>\"?>\n" FOLLOW_UP(
           "\n  <meeting id='b' date='2025-01-01'><title>&m; <![CDATA[</meeting>]]>&amp;</title>"
           "\n  </meeting>¤\n") "\n<!-- end -->\n<?z?>",
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"a prefix", NULL, NULL,
       "<p:follow-up xmlns:p='https://handlingsplan.org/ns/plan/1' version='1' id='u' "
       "xml:lang='sv' of='plan.xml'>\n  <p:meeting id='b' date='2025-01-01' />¤\n</p:follow-up>",
       PLAN(""),
       "\n  <p:meeting id=\"a\" date=\"2025-03-11\">\n    <p:update id=\"a-1\" target=\"x\" "
       "progress=\"complete\"/>\n  </p:meeting>"},
      {"values with '>' in them", NULL, NULL,
       FOLLOW_UP("\n  <meeting id='b'\n    date='2025-01-01'><minutes href='https://a.se/?a=>'>"
                 "&gt;</minutes></meeting>¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"a byte order mark", "UTF-8", "\xEF\xBB\xBF",
       "<?xml version='1.0' encoding='UTF-8'?>" FOLLOW_UP(
           "\n  <meeting id='b' date='2025-01-01'><title>Å😀</title></meeting>¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"ISO-8859-1", "ISO-8859-1", NULL,
       "<?xml version='1.0' encoding='ISO-8859-1'?>" FOLLOW_UP(
           "\n  <meeting id='b' date='2025-01-01'><title>Åäö</title></meeting>¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"UTF-16", "UTF-16LE", "\xFF\xFE",
       "<?xml version='1.0' encoding='UTF-16'?>" FOLLOW_UP(
           "\n  <meeting id='b' date='2025-01-01'><title>Å😀</title></meeting>¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
      {"UTF-16, the other way round", "UTF-16BE", "\xFE\xFF",
       "<?xml version='1.0' encoding='UTF-16'?>" FOLLOW_UP(
           "\n  <meeting id='b' date='2025-01-01'><title>Å</title></meeting>¤\n"),
       PLAN(""), MEETING("\n  ", "\n  ", "  ")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_only_added(&cases[i], &one_update);
}

/* What the file's encoding lacks, and what means something in XML, is written so that it says the
   same. */
static void test_words_are_written_as_the_file_is(void)
{
  static const HpReportedUpdate said = {
      .target = "1.1", .progress = "in-progress", .words = "5 < 6 & \"Åå\" – ]]>\n\n  Š\n😀 "};
  static const HpReportedMeeting meeting = {
      .id = "a", .date = "2025-03-11", .title = "\"Å\" ő", .updates = &said, .n_updates = 1};
#define START "\n <meeting id=\"a\" date=\"2025-03-11\">\n  <title>"
#define MIDDLE                                                                                     \
  "</title>\n  <update id=\"a-1\" target=\"d\" progress=\"in-progress\">\n   "                     \
  "<p>5 &lt; 6 &amp; \"Åå\" "
#define END " ]]&gt;</p>\n   <p>"
#define REST "</p>\n  </update>\n </meeting>"
#define OLD(encoding)                                                                              \
  "<?xml version='1.0' encoding='" encoding                                                        \
  "'?>\n" FOLLOW_UP("\n <meeting id='b' date='2025-01-01'/>¤\n")
  static const Case cases[] = {
      {"UTF-8", NULL, NULL, OLD("UTF-8"), PLAN(""), START "\"Å\" ő" MIDDLE "–" END "Š 😀" REST},
      {"ISO-8859-1", "ISO-8859-1", NULL, OLD("iso-8859-1"), PLAN(""),
       START "\"Å\" &#x151;" MIDDLE "&#x2013;" END "&#x160; &#x1F600;" REST},
      {"windows-1252", "CP1252", NULL, OLD("windows-1252"), PLAN(""),
       START "\"Å\" &#x151;" MIDDLE "–" END "Š &#x1F600;" REST},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_only_added(&cases[i], &meeting);
}

static void test_elements_without_content_are_opened(void)
{
  static const char before[] =
      "<follow-up " NAMESPACE " version='1' id='u' xml:lang='sv' of='plan.xml' ";
  g_autofree char *folder = scratch_folder();
  g_autofree char *old = g_strconcat(before, "/>\n<!-- x -->", NULL);
  g_autofree char *new =
      g_strconcat(before, ">", MEETING("\n  ", "\n  ", "  "), "\n</follow-up>\n<!-- x -->", NULL);
  g_free(scratch_file(folder, "plan.xml", PLAN("")));
  g_autofree char *path = scratch_file(folder, "follow-up.xml", old);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_assert_true(report(path, &one_update, diagnostics));
  g_autoptr(GBytes) expected = g_bytes_new(new, strlen(new));
  assert_same(path, expected);
  remove_folder(folder);
}

/* To a meeting that there is, by its id or by its day; before what is internal. */
static void test_updates_join_their_meeting(void)
{
  static const HpReportedMeeting by_day = {
      .date = "2025-03-11", .updates = &complete, .n_updates = 1};
  static const HpReportedMeeting by_id = {.id = "b", .updates = &complete, .n_updates = 1};
  static const HpReportedMeeting *const meetings[] = {&by_day, &by_id};
#define HELD(content)                                                                              \
  FOLLOW_UP("\n  <meeting id='b' date='2025-03-11'>" content                                       \
            "</meeting>\n  <meeting id='c' date='2025-05-05'/>\n")
#define FIRST "\n    <update id='b-1' target='y' progress='ongoing'/>"
  static const Case cases[] = {
      {"after the others", NULL, NULL, HELD(FIRST "<!-- so -->¤\n  "), PLAN(""),
       "\n    " UPDATE("b-2")},
      {"before a note", NULL, NULL, HELD(FIRST "¤ <!-- so -->\n    <internal>i</internal>"),
       PLAN(""), "\n    " UPDATE("b-2")},
      {"the first", NULL, NULL, HELD("\n   <title>T</title>¤\n  "), PLAN(""),
       "\n   " UPDATE("b-1")},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS(meetings); j++)
      assert_only_added(&cases[i], meetings[j]);
}

/* ---- Several files --------------------------------------------------------------------------- */

/* The change is made in the file that holds the place. */
static void test_included_files_are_changed_where_they_are(void)
{
  static const char meeting[] = "<meeting " NAMESPACE " id='b' date='2025-03-11'>\r\n"
                                " <update id='b-1' target='y' progress='ongoing'/>";
  g_autofree char *folder = scratch_folder();
  g_autofree char *follow_up =
      g_strdup(FOLLOW_UP("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                         "href='parts/meeting.xml'/>"));
  g_autofree char *old = g_strconcat(meeting, "\r\n</meeting>", NULL);
  g_autofree char *new = g_strconcat(meeting, "\r\n ", UPDATE("b-2"), "\r\n</meeting>", NULL);
  g_free(scratch_file(folder, "plan.xml", PLAN("")));
  g_autofree char *part = scratch_file(folder, "parts/meeting.xml", old);
  g_autofree char *path = scratch_file(folder, "follow-up.xml", follow_up);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpReportedMeeting joined = {.date = "2025-03-11", .updates = &complete, .n_updates = 1};
  g_assert_true(report(path, &joined, diagnostics));
  g_autoptr(GBytes) same = g_bytes_new(follow_up, strlen(follow_up));
  g_autoptr(GBytes) changed = g_bytes_new(new, strlen(new));
  assert_same(path, same);
  assert_same(part, changed);
  remove_folder(folder);
}

static void test_links_and_modes_are_kept(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *real = scratch_file(folder, "elsewhere/real.xml", PLAN(""));
  g_autofree char *link = g_build_filename(folder, "plan.xml", NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  struct stat status;
  g_assert_cmpint(g_chmod(real, 0640), ==, 0);
  g_assert_cmpint(symlink("elsewhere/real.xml", link), ==, 0);
  g_assert_true(report(link, &one_update, diagnostics));
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint(stat(link, &status), ==, 0);
  g_assert_cmpint(status.st_mode & 07777, ==, 0640);
  g_autoptr(GBytes) bytes = read_bytes(real);
  g_assert_cmpuint(g_bytes_get_size(bytes), >, strlen(PLAN("")));
  remove_folder(folder);
}

static void test_the_follow_up_of_a_plan_is_found(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *plan = scratch_file(folder, "plan.xml", PLAN(""));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_free(scratch_file(folder, "other.xml", "<a of='plan.xml'/>"));
  g_free(scratch_file(folder, "broken.xml", "<follow-up of='plan.xml'"));
  g_assert_null(hp_follow_up_beside(plan, diagnostics));
  g_autofree char *follow_up = scratch_file(folder, "follow-up.xml", FOLLOW_UP(""));
  g_autofree char *found = hp_follow_up_beside(plan, diagnostics);
  g_assert_cmpstr(found, ==, follow_up);
  assert_nothing_said(diagnostics);
  g_free(scratch_file(folder, "second.xml", FOLLOW_UP("")));
  g_assert_null(hp_follow_up_beside(plan, diagnostics));
  g_assert_cmpuint(times_said(diagnostics, "several follow-ups"), ==, 1);
  remove_folder(folder);
}

/* ---- What is refused ------------------------------------------------------------------------- */

static void test_what_is_not_as_it_should_be_is_refused(void)
{
  static const struct {
    HpReportedUpdate update;
    const char *id, *date, *told;
  } cases[] = {
      {{.target = "xx", .progress = "complete"}, NULL, "2025-03-11", "did you mean \"x\"?"},
      {{.target = "7", .progress = "complete"}, NULL, "2025-03-11", "such as \"o2\" and \"d2\""},
      {{.target = "r", .progress = "complete"}, NULL, "2025-03-11", "\"r\" is the id of <party>"},
      {{.target = "x", .progress = "complete", .by = "s"}, NULL, "2025-03-11", "no \"s\" in"},
      {{.target = "x", .progress = "paused", .rating = "behind", .words = "w"},
       NULL,
       "2025-03-11",
       "Only what is in progress"},
      {{.target = "x", .progress = "in-progress", .rating = "behind"},
       NULL,
       "2025-03-11",
       "needs words that say why"},
      {{.target = "x", .progress = "moved"}, NULL, "2025-03-11", "where to"},
      {{.target = "x", .progress = "complete", .words = "a\x01"}, NULL, "2025-03-11", "U+0001"},
      {{.target = "x", .progress = "complete", .words = "\xE5"}, NULL, "2025-03-11", "not UTF-8"},
      {{.target = "x", .progress = "complete", .date = "2025-03-12"},
       NULL,
       "2025-03-11",
       "With this change: The day described"},
      {{.target = "x", .progress = "complete", .period = "2025-Q9"},
       NULL,
       "2025-03-11",
       "With this change:"},
      {{.target = "x", .progress = "complete"}, NULL, "2024-12-31", "comes after all others"},
      {{.target = "x", .progress = "complete"}, "x", "2025-03-11", "\"x\" is the id of <activity>"},
      {{.target = "x", .progress = "complete"}, "b", "2025-03-11", "is of 2025-01-01, not"},
      {{.target = "x", .progress = "complete"}, "c", NULL, "no meeting \"c\" yet"},
      {{.target = "x", .progress = "complete"}, NULL, "2025-02-30", "is no day"},
  };
  static const char text[] =
      "<plan " NAMESPACE " version='1' id='p' xml:lang='sv'>" HEAD AREA
      "<area id='o2' number='7'><title>O</title><objective id='d2' number='7'><text>D</text>"
      "<activity id='x2'><text>X</text></activity><responsible party='r'/>"
      "<timeframe><due year='2025'/></timeframe></objective></area>"
      "<follow-up><meeting id='b' date='2025-01-01'/></follow-up></plan>";
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = scratch_file(folder, "plan.xml", text);
  g_autoptr(GBytes) before = g_bytes_new(text, strlen(text));
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    const HpReportedMeeting meeting = {
        .id = cases[i].id, .date = cases[i].date, .updates = &cases[i].update, .n_updates = 1};
    g_assert_false(report(path, &meeting, diagnostics));
    g_assert_cmpuint(times_said(diagnostics, cases[i].told), ==, 1);
    assert_same(path, before);
  }
  remove_folder(folder);
}

static void test_only_valid_plans_are_changed(void)
{
  static const struct {
    const char *text, *told;
  } cases[] = {
      {PLAN("<follow-up><meeting id='b'/></follow-up>"), "errors as it is"},
      {"<plan", "errors as it is"},
      {"<house xmlns='https://handlingsplan.org/ns/house/1'/>", "only plans"},
      {"<!DOCTYPE plan [<!ENTITY f \"<follow-up " NAMESPACE "><meeting id='b' "
       "date='2025-01-01'/></follow-up>\">]>" PLAN("&f;"),
       "an entity brings it"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = scratch_folder();
    g_autofree char *path = scratch_file(folder, "plan.xml", cases[i].text);
    g_autoptr(GBytes) before = g_bytes_new(cases[i].text, strlen(cases[i].text));
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_assert_false(report(path, &one_update, diagnostics));
    g_assert_cmpuint(times_said(diagnostics, cases[i].told), ==, 1);
    assert_same(path, before);
    remove_folder(folder);
  }
}

/* ---- Somebody else's change ------------------------------------------------------------------ */

static void replace_by_copy(const char *path)
{
  g_assert_true(g_file_set_contents(path, PLAN("<!-- somebody else's -->"), -1, NULL));
}

/* In its place, and of the same size. */
static void write_into(const char *path)
{
  FILE *file = g_fopen(path, "r+");
  g_assert_nonnull(file);
  g_assert_cmpint(fseek(file, -1, SEEK_END), ==, 0);
  g_assert_cmpint(fputc(' ', file), ==, ' ');
  g_assert_cmpint(fclose(file), ==, 0);
}

static void remove_it(const char *path)
{
  g_unlink(path);
}

static void forbid(const char *path)
{
  g_assert_cmpint(g_chmod(path, 0444), ==, 0);
}

static void test_nothing_of_others_is_overwritten(void)
{
  static const struct {
    void (*meanwhile)(const char *path);
    const char *told;
  } cases[] = {{replace_by_copy, "changed by somebody else"},
               {write_into, "changed by somebody else"},
               {remove_it, "changed by somebody else"},
               {forbid, "cannot be written"}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *folder = scratch_folder();
    g_autofree char *path = scratch_file(folder, "plan.xml", PLAN("") "\n");
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
    g_autofree char *id = hp_edit_report(edit, &one_update, diagnostics);
    g_assert_nonnull(id);
    cases[i].meanwhile(path);
    const gboolean there = g_file_test(path, G_FILE_TEST_EXISTS);
    g_autoptr(GBytes) theirs = there ? read_bytes(path) : NULL;
    g_assert_false(hp_edit_save(edit, diagnostics));
    g_assert_cmpuint(times_said(diagnostics, cases[i].told), ==, 1);
    if (there)
      assert_same(path, theirs);
    else
      g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    remove_folder(folder);
  }
}

/* ---- What is shown --------------------------------------------------------------------------- */

static void test_the_difference_is_told_as_lines(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path =
      scratch_file(folder, "plan.xml", PLAN("\n  <follow-up>\n  </follow-up>\n") "\n");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_assert_null(hp_edit_open(path, schema, diagnostics));
  g_free(scratch_file(folder, "plan.xml",
                      PLAN("\n  <follow-up>\n    <meeting id='b' "
                           "date='2025-01-01'/>\n  </follow-up>\n") "\n"));
  HpEdit *edit = hp_edit_open(path, schema, diagnostics);
  g_autofree char *id = hp_edit_report(edit, &one_update, diagnostics);
  g_autofree char *difference = hp_edit_difference(edit, diagnostics);
  const char *hunk = strstr(difference, "@@");
  g_assert_cmpstr(id, ==, "a");
  g_assert_true(g_str_has_prefix(hunk, "@@ -1,5 +1,8 @@\n <plan"));
  g_assert_true(g_str_has_suffix(hunk, "\n     <meeting id='b' date='2025-01-01'/>\n"
                                       "+    <meeting id=\"a\" date=\"2025-03-11\">\n"
                                       "+      " UPDATE("a-1") "\n+    </meeting>\n"
                                                               "   </follow-up>\n </plan>\n"));
  hp_edit_free(edit);
  remove_folder(folder);
}

static void test_words_are_those_of_the_language(void)
{
  g_autofree char *labels =
      g_build_filename(g_getenv("HP_SOURCE_ROOT"), "stylesheets/labels/sv.xml", NULL);
  HpStateWords *swedish = hp_state_words_new(labels), *none = hp_state_words_new(NULL);
  g_assert_cmpstr(hp_state_called(swedish, HP_PROGRESS, "  Inte PÅBÖRJAD "), ==, "not-started");
  g_assert_cmpstr(hp_state_called(swedish, HP_PROGRESS, "in-progress"), ==, "in-progress");
  g_assert_cmpstr(hp_state_called(swedish, HP_RATING, "efter plan"), ==, "behind");
  g_assert_null(hp_state_called(swedish, HP_RATING, "pågår"));
  g_assert_null(hp_state_called(none, HP_PROGRESS, "pågår"));
  g_assert_cmpstr(hp_state_word(none, "complete"), ==, "complete");
  g_assert_cmpstr(hp_state_word(swedish, "complete"), ==, "genomförd");
  hp_state_words_free(swedish);
  hp_state_words_free(none);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  schema = hp_plan_schema_new(path);
  g_test_add_func("/edit/only-added", test_a_meeting_is_all_that_is_added);
  g_test_add_func("/edit/words", test_words_are_written_as_the_file_is);
  g_test_add_func("/edit/empty", test_elements_without_content_are_opened);
  g_test_add_func("/edit/join", test_updates_join_their_meeting);
  g_test_add_func("/edit/included", test_included_files_are_changed_where_they_are);
  g_test_add_func("/edit/links", test_links_and_modes_are_kept);
  g_test_add_func("/edit/beside", test_the_follow_up_of_a_plan_is_found);
  g_test_add_func("/edit/refused", test_what_is_not_as_it_should_be_is_refused);
  g_test_add_func("/edit/valid", test_only_valid_plans_are_changed);
  g_test_add_func("/edit/meanwhile", test_nothing_of_others_is_overwritten);
  g_test_add_func("/edit/difference", test_the_difference_is_told_as_lines);
  g_test_add_func("/edit/state-words", test_words_are_those_of_the_language);
  const int status = g_test_run();
  hp_plan_schema_free(schema);
  return status;
}
