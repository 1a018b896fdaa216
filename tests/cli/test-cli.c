/*
 * Drives the program itself: what it says, what it exits with, what it leaves behind.
 *
 * Messages are compared in full, in English and Swedish, with what stands beside the input:
 * bad/duplicate-id.xml has duplicate-id.en.txt and duplicate-id.sv.txt. After a change of wording,
 * HP_UPDATE_GOLDENS=1 writes them anew: read the difference before it is committed.
 */
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  int status;
  char *out, *err;
} Outcome;

static char *source_path(const char *name)
{
  return g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
}

static char **environment(const char *language)
{
  char **variables = g_get_environ();
  variables = g_environ_unsetenv(variables, "LC_MESSAGES");
  variables = g_environ_unsetenv(variables, "HANDLINGSPLAN_DATA");
  variables = g_environ_unsetenv(variables, "HANDLINGSPLAN_HELPERS");
  variables = g_environ_setenv(variables, "LANGUAGE", language, TRUE);
  return g_environ_setenv(variables, "LC_ALL", "C.UTF-8", TRUE);
}

/* Runs "handlingsplan ARGUMENTS…" (one string, split at spaces) in a folder. */
static Outcome run_in(const char *folder, const char *language, const char *arguments)
{
  g_autofree char *line = g_strdup_printf("%s %s", g_getenv("HP_PROGRAM"), arguments);
  g_auto(GStrv) command = g_strsplit(line, " ", -1);
  g_auto(GStrv) variables = environment(language);
  Outcome outcome = {0};
  int wait_status = 0;
  g_autoptr(GError) error = NULL;
  g_spawn_sync(folder, command, variables, G_SPAWN_DEFAULT, NULL, NULL, &outcome.out, &outcome.err,
               &wait_status, &error);
  g_assert_no_error(error);
  g_assert_true(WIFEXITED(wait_status));
  outcome.status = WEXITSTATUS(wait_status);
  g_test_message("%s: exit status %d\n%s", arguments, outcome.status, outcome.err);
  return outcome;
}

static void outcome_clear(Outcome *outcome)
{
  g_free(outcome->out);
  g_free(outcome->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outcome, outcome_clear)

static char *temporary_folder(void)
{
  return g_dir_make_tmp("hp-cli-XXXXXX", NULL);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the files in a folder, but for what it remembers of them, sorted, with spaces between;
   "" if there are none. */
static char *files_in(const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  const char *name = NULL;
  while (listing != NULL && (name = g_dir_read_name(listing)) != NULL)
    if (strcmp(name, ".handlingsplan-made") != 0)
      g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **)names->pdata);
}

static void remove_folder(const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  const char *name = NULL;
  while (listing != NULL && (name = g_dir_read_name(listing)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      remove_folder(path);
    else
      g_unlink(path);
  }
  g_rmdir(folder);
}

/* ---- Messages ------------------------------------------------------------------------------ */

/* A faulty document and how it is built. */
typedef struct {
  char *folder; /* relative to the source root */
  char *file;
  char *command; /* "build -o" or "format -o" */
} Fault;

/* Where the tree lies, how wide a font is and how the system words its errors does not matter. */
static char *without_machine(const char *messages)
{
  g_autoptr(GString) text = g_string_new(messages);
  g_string_replace(text, g_getenv("HP_SOURCE_ROOT"), "…", 0);
  g_autoptr(GRegex) width = g_regex_new("[0-9]+\\.[0-9] pt", 0, 0, NULL);
  g_autoptr(GRegex) system = g_regex_new("(read|läsas): [^(\n]*", 0, 0, NULL);
  g_autofree char *shorter = g_regex_replace_literal(width, text->str, -1, 0, "… pt", 0, NULL);
  return g_regex_replace(system, shorter, -1, 0, "\\1: … ", 0, NULL);
}

static void compare_messages(const Fault *fault, const char *language, const char *raw_messages)
{
  g_autofree char *messages = without_machine(raw_messages);
  g_autofree char *folder = source_path(fault->folder);
  g_autofree char *stem = g_strndup(fault->file, strcspn(fault->file, "."));
  g_autofree char *name = g_strdup_printf("%s.%s.txt", stem, language);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *expected = NULL;
  if (g_getenv("HP_UPDATE_GOLDENS") != NULL)
    g_assert_true(g_file_set_contents(path, messages, -1, NULL));
  g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
  g_assert_cmpstr(messages, ==, expected);
}

static void compare_alone(const Fault *fault, const char *language, const char *error)
{
  g_autofree char *folder = source_path(fault->folder);
  g_autofree char *output = temporary_folder();
  g_autofree char *arguments =
      g_strdup_printf(g_str_has_prefix(fault->command, "format") ? "%s %s/x.pdf %s" : "%s %s %s",
                      fault->command, output, fault->file);
  g_auto(Outcome) outcome = run_in(folder, language, arguments);
  compare_messages(fault, language, outcome.err);
  const gboolean is_error = strstr(outcome.err, error) != NULL;
  g_assert_cmpint(outcome.status, ==, is_error ? 1 : 0);
  g_autofree char *left = files_in(output);
  g_assert_cmpint(*left == '\0', ==, is_error);
  remove_folder(output);
}

static void test_messages(gconstpointer data)
{
  const Fault *fault = data;
  compare_alone(fault, "sv", ": fel: ");
  compare_alone(fault, "en", ": error: ");
}

/* In one run each plan is told what it would be told alone, and the same ones are built. */
static void compare_together(const char *language, const char *error)
{
  g_autofree char *folder = source_path("tests/plans/bad");
  g_autofree char *names = files_in(folder);
  g_auto(GStrv) files = g_strsplit(names, " ", -1);
  g_autofree char *output = temporary_folder();
  g_autoptr(GString) command = g_string_new("build -o ");
  g_autoptr(GString) expected = g_string_new(NULL), documents = g_string_new(NULL);
  g_string_append(command, output);
  for (guint i = 0; files[i] != NULL; i++) {
    if (!g_str_has_suffix(files[i], ".xml"))
      continue;
    g_autofree char *stem = g_strndup(files[i], strcspn(files[i], "."));
    g_autofree char *path = g_strdup_printf("%s/%s.%s.txt", folder, stem, language);
    g_autofree char *told = NULL;
    g_assert_true(g_file_get_contents(path, &told, NULL, NULL));
    g_string_append_printf(command, " %s", files[i]);
    g_string_append(expected, told);
    if (strstr(told, error) == NULL)
      g_string_append_printf(documents, "%s%s.pdf", documents->len > 0 ? " " : "", stem);
  }
  g_auto(Outcome) outcome = run_in(folder, language, command->str);
  char *summary = g_strrstr(outcome.err, "\nhandlingsplan: ");
  g_assert_nonnull(summary);
  summary[1] = '\0';
  g_autofree char *messages = without_machine(outcome.err);
  g_assert_cmpstr(messages, ==, expected->str);
  g_assert_cmpint(outcome.status, ==, 1);
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, documents->str);
  remove_folder(output);
}

static void test_messages_together(void)
{
  compare_together("en", ": error: ");
  compare_together("sv", ": fel: ");
}

/* Of those that are built together as well, one in ten alone. */
static gboolean is_tried_alone(const char *command, guint number)
{
  return !g_str_has_prefix(command, "build") || number % 10 == 0 ||
         g_getenv("HP_UPDATE_GOLDENS") != NULL;
}

static void add_faults(const char *folder_name, const char *suffix, const char *command)
{
  g_autofree char *folder = source_path(folder_name);
  g_autofree char *names = files_in(folder);
  g_auto(GStrv) files = g_strsplit(names, " ", -1);
  for (guint i = 0, number = 0; files[i] != NULL; i++) {
    if (!g_str_has_suffix(files[i], suffix) || !is_tried_alone(command, number++))
      continue;
    Fault *fault = g_new0(Fault, 1);
    *fault = (Fault){g_strdup(folder_name), g_strdup(files[i]), g_strdup(command)};
    g_autofree char *path = g_strdup_printf("/cli/messages/%s/%s", suffix + 1, files[i]);
    g_test_add_data_func(path, fault, test_messages);
  }
}

/* faults.tsv says of each faulty plan: which line, and what the message must name. */
static void test_faults_are_named(void)
{
  g_autofree char *folder = source_path("tests/plans/bad");
  g_autofree char *path = g_build_filename(folder, "faults.tsv", NULL);
  g_autofree char *table = NULL;
  if (g_getenv("HP_UPDATE_GOLDENS") != NULL)
    return;
  g_assert_true(g_file_get_contents(path, &table, NULL, NULL));
  g_auto(GStrv) rows = g_strsplit(g_strchomp(table), "\n", -1);
  for (guint i = 0; rows[i] != NULL; i++) {
    g_auto(GStrv) cells = g_strsplit(rows[i], "\t", 4);
    g_autofree char *messages_name =
        g_strdup_printf("%.*s.en.txt", (int)strcspn(cells[0], "."), cells[0]);
    g_autofree char *messages_path = g_build_filename(folder, messages_name, NULL);
    g_autofree char *messages = NULL;
    g_assert_true(g_file_get_contents(messages_path, &messages, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(messages, "\n", -1);
    g_autofree char *place = g_strdup_printf("%s:%s:", cells[0], cells[2]);
    g_assert_true(g_str_has_prefix(lines[0], place));
    g_assert_nonnull(strstr(lines[0], cells[1]));
    g_assert_nonnull(strstr(lines[0], cells[3]));
  }
}

static void copy_plan(const char *name, const char *folder)
{
  g_autofree char *from = source_path(name);
  g_autofree char *base = g_path_get_basename(name);
  g_autofree char *to = g_build_filename(folder, base, NULL);
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(from, &text, NULL, NULL));
  g_assert_true(g_file_set_contents(to, text, -1, NULL));
}

/* What build would refuse, check says. */
static void test_check_and_build_agree(void)
{
  static const char memo[] =
      "<decision xmlns=\"https://handlingsplan.org/ns/plan/1\" version=\"1\" id=\"m\" "
      "xml:lang=\"sv\" kind=\"memo\"><head><title>T</title></head>\n"
      "<rulings kind=\"proposed\"><ruling id=\"r\"><p>P</p></ruling></rulings>\n"
      "<attachment id=\"a\" number=\"1\" src=\"minimal.xml\" view=\"none-such\"/></decision>";
  g_autofree char *folder = temporary_folder();
  g_autofree char *path = g_build_filename(folder, "memo.xml", NULL);
  g_assert_true(g_file_set_contents(path, memo, -1, NULL));
  copy_plan("tests/plans/minimal.xml", folder);
  copy_plan("tests/plans/parter.xml", folder);
  g_auto(Outcome) checked = run_in(folder, "en", "check memo.xml");
  g_assert_cmpint(checked.status, ==, 0);
  g_assert_nonnull(strstr(checked.err, "memo.xml:3:49: warning: <decision> can be checked, but "
                                       "not built: there is no view \"none-such\""));
  g_auto(Outcome) built = run_in(folder, "en", "build memo.xml");
  g_assert_cmpint(built.status, ==, 1);
  g_assert_nonnull(strstr(built.err, "memo.xml:3:1: error: There is no view \"none-such\""));
  /* A view that other sources have: not one of them is named as if it were the only one. */
  g_auto(Outcome) asked = run_in(folder, "en", "build memo.xml --view html");
  g_assert_nonnull(strstr(asked.err,
                          "memo.xml:1:1: error: There is no view \"html\" of <decision>; "
                          "\"handlingsplan views SOURCE\" lists"));
  remove_folder(folder);
}

/* What is wrong with a plan is told once, though its follow-up is checked with it – and before it,
   as their names stand in the alphabet. */
static void test_check_tells_each_fault_once(void)
{
  static const char plan[] =
      "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv'>"
      "<head><title>T</title></head><parties><party id='r' kind='region'><name>R</name></party>"
      "</parties><area id='o'><title>O</title><goal id='m'><text>M</text></goal>"
      "<objective id='d'><text>D</text><activity id='x'><text>X</text>"
      "<responsible party='r' each-member='yes'/></activity></objective></area></plan>";
  static const char follow_up[] =
      "<follow-up xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='f' xml:lang='sv' "
      "of='plan.xml'><meeting id='h' date='2025-01-01'><update id='u' target='x' "
      "progress='ongoing' "
      "date='2014-01-01' by='nobody'/></meeting></follow-up>";
  static const char *const told[] = {"has no <timeframe>", "each-member says nothing of"};
  g_autofree char *folder = temporary_folder();
  g_autofree char *plan_path = g_build_filename(folder, "plan.xml", NULL);
  g_autofree char *follow_up_path = g_build_filename(folder, "plan-2025.xml", NULL);
  g_assert_true(g_file_set_contents(plan_path, plan, -1, NULL));
  g_assert_true(g_file_set_contents(follow_up_path, follow_up, -1, NULL));
  g_auto(Outcome) checked = run_in(folder, "en", "check .");
  g_assert_cmpint(checked.status, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
    const char *first = strstr(checked.err, told[i]);
    g_assert_nonnull(first);
    g_assert_null(strstr(first + 1, told[i]));
  }
  g_assert_nonnull(strstr(checked.err, "nobody"));
  remove_folder(folder);
}

/* A source that says nothing of its own has not become good: it is said where its faults were told.
 */
static void test_check_names_what_was_told_before(void)
{
  static const char plan[] =
      "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='%s' xml:lang='sv' "
      "xmlns:xi='http://www.w3.org/2001/XInclude'><head><title>T</title><owner>O</owner></head>"
      "<xi:include href='parties.xml'/><area id='o'><title>O</title><activity id='x'><text>X</text>"
      "<responsible>R</responsible><timeframe><open/></timeframe></activity></area></plan>";
  static const char parties[] =
      "<parties xmlns='https://handlingsplan.org/ns/plan/1'><party id='r' kind='lan'>"
      "<name>R</name></party></parties>";
  static const char *const names[] = {"a", "b"};
  g_autofree char *folder = temporary_folder();
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_strdup_printf("%s/%s.xml", folder, names[i]);
    g_autofree char *text = g_strdup_printf(plan, names[i]);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
  }
  g_autofree char *path = g_build_filename(folder, "parties.xml", NULL);
  g_assert_true(g_file_set_contents(path, parties, -1, NULL));
  g_auto(Outcome) checked = run_in(folder, "en", "check a.xml b.xml");
  g_assert_cmpint(checked.status, ==, 1);
  g_assert_nonnull(strstr(checked.err, "\nb.xml: note: What is wrong here has been told above: it "
                                       "is in \"parties.xml\".\n"));
  remove_folder(folder);
}

/* ---- Exit codes and usage ------------------------------------------------------------------ */

static void test_exit_codes(void)
{
  static const struct {
    const char *arguments;
    int status;
  } cases[] = {
      {"--version", 0},
      {"--help", 0},
      {"help build", 0},
      {"help help", 0},
      {"help --help", 0},
      {"check --help", 0},
      {"", 2},
      {"nonsense", 2},
      {"help nonsense", 2},
      {"build --nonsense", 2},
      {"format", 2},
      {"format a.fo b.fo", 2},
      {"fo", 2},
      {"resolve", 2},
      {"resolve a.xml b.xml", 2},
      {"resolve missing.xml --since 2017-02-29", 2},
      {"resolve missing.xml --as-of 2017-02-29", 2},
      {"resolve missing.xml --wording old", 2},
      {"build missing.xml --wording old", 2},
      {"fo missing.xml --wording=", 2},
      {"resolve missing.xml", 1},
      {"new", 2},
      {"new ../x", 2},
      {"build --view none", 2},
      {"check missing.xml", 1},
      {"check .", 2},
      {"build", 2},
      {"format missing.fo", 1},
      {"build missing.xml", 1},
  };
  g_autofree char *folder = temporary_folder();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(Outcome) outcome = run_in(folder, "en", cases[i].arguments);
    g_assert_cmpint(outcome.status, ==, cases[i].status);
    g_assert_cmpint(*outcome.err != '\0', ==, cases[i].status != 0);
    g_assert_cmpint(*outcome.out != '\0', ==, cases[i].status == 0);
  }
  g_autofree char *left = files_in(folder);
  g_assert_true(g_str_equal(left, "") || g_str_equal(left, "out"));
  remove_folder(folder);
}

static void test_a_slip_in_a_command_is_recognised(void)
{
  g_auto(Outcome) slip = run_in(NULL, "en", "biuld");
  g_assert_cmpstr(slip.err, ==,
                  "handlingsplan: there is no command \"biuld\"; did you mean \"build\"?\n"
                  "Try \"handlingsplan help\".\n");
  g_auto(Outcome) nonsense = run_in(NULL, "en", "help nonsense");
  g_assert_cmpstr(nonsense.err, ==,
                  "handlingsplan: there is no command \"nonsense\".\n"
                  "Try \"handlingsplan help\".\n");
}

/* What Swedes, and the elements of a plan, call the fields that "change" has. */
static void test_a_field_is_named_by_what_it_is_called(void)
{
  static const struct {
    const char *said, *written;
  } all[] = {
      {"aktivitet-1:tidsram=2027", "+        <timeframe><during year=\"2027\"/>2027</timeframe>"},
      {"aktivitet-1:Ansvarig=regionen", "+        <responsible party=\"regionen\"/>"},
      {"omrade-1:rubrik=R", "+    <title>R</title>"},
      {"prov:titel=T", "+    <title>T</title>"},
      {"regionen:name=N", "+      <name>N</name>"},
      {"prov:owner=", "-    <owner party=\"regionen\"/>"},
      {"prov:prepared-by=regionen", "+    <prepared-by party=\"regionen\"/>"},
      {"prov:diary-number=R", "+    <diary-number>R</diary-number>"},
      {"prov:issued=2024-05-01", "+    <issued date=\"2024-05-01\"/>"},
      {"prov:document-type=H", "+    <document-type>H</document-type>"},
      {"prov:summary=S", "+      <p>S</p>"}};
  g_autofree char *folder = source_path("tests/plans");
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    g_autofree char *command =
        g_strdup_printf("change minimal.xml --dry-run --change %s", all[i].said);
    g_auto(Outcome) outcome = run_in(folder, "en", command);
    g_test_message("%s", outcome.out);
    g_assert_cmpint(outcome.status, ==, 0);
    g_assert_nonnull(strstr(outcome.out, all[i].written));
  }
}

/* With a way out, and not with a list of all there are. */
static void test_a_field_that_is_none_is_told(void)
{
  static const char *const all[][2] = {
      {"--change prov:resorces=x", "there is no field \"resorces\"; did you mean \"resources\"?"},
      {"--change prov:contact=x", "is changed in the file itself"},
      {"--change prov:responsible=regionen", "<plan> has no \"responsible\""},
      {"--change prov:time=2027", "of what stands in it can be changed: text, document-type"},
      {"--change aktivitet-1:owner=regionen", "<activity> has no \"owner\""},
      {"--add delmal-1=ny:N --change ny:owner=regionen", "<activity> has no \"owner\""}};
  g_autofree char *folder = source_path("tests/plans");
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    g_autofree char *command = g_strdup_printf("change minimal.xml --dry-run %s", all[i][0]);
    g_auto(Outcome) outcome = run_in(folder, "en", command);
    g_assert_cmpint(outcome.status, !=, 0);
    g_assert_cmpstr(outcome.out, ==, "");
    g_assert_nonnull(strstr(outcome.err, all[i][1]));
  }
}

/* GLib says what is wrong with options in the language of a locale that may not be there. */
static void test_options_are_told_of(void)
{
  static const struct {
    const char *arguments, *message;
  } slips[] = {
      {"build --viw", "handlingsplan build: det finns ingen flagga --viw; menade du --view?\n"},
      {"build --xyzzy", "handlingsplan build: det finns ingen flagga --xyzzy.\n"},
      {"build --as-of", "handlingsplan build: --as-of saknar sitt värde.\n"},
      {"build -j x", "handlingsplan build: -j kan inte ha det värdet; ett heltal väntades.\n"}};
  for (guint i = 0; i < G_N_ELEMENTS(slips); i++) {
    g_auto(Outcome) slip = run_in(NULL, "sv", slips[i].arguments);
    g_assert_cmpint(slip.status, ==, 2);
    g_assert_true(g_str_has_prefix(slip.err, slips[i].message));
  }
}

static void test_the_right_command_is_named(void)
{
  g_autofree char *folder = source_path("tests");
  g_auto(Outcome) plan = run_in(folder, "en", "format plans/minimal.xml -o /dev/null");
  g_assert_nonnull(strstr(plan.err, "This is a plan, not XSL-FO; \"handlingsplan build FILE\""));
  g_auto(Outcome) fo = run_in(folder, "en", "check golden/fo/lists.fo");
  g_assert_nonnull(strstr(fo.err, "This is XSL-FO, not a plan; \"handlingsplan format FILE\""));
  g_auto(Outcome) house = run_in(folder, "en", "fo ../sources/house.xml");
  g_assert_nonnull(strstr(house.err, "is part of a document and not built by itself"));
}

static void test_help_is_translated(void)
{
  g_auto(Outcome) english = run_in(NULL, "en", "help format"),
                  swedish = run_in(NULL, "sv", "help format");
  g_assert_nonnull(strstr(english.out, "Examples:"));
  g_assert_nonnull(strstr(swedish.out, "Exempel:"));
}

/* ---- Views --------------------------------------------------------------------------------- */

static void test_views_are_listed(void)
{
  g_autofree char *folder = source_path("tests/plans");
  g_auto(Outcome) all = run_in(folder, "sv", "views");
  g_assert_cmpint(all.status, ==, 0);
  g_assert_nonnull(strstr(all.out, "plan\tpdf\tHela planen\n"));
  g_auto(Outcome) some = run_in(folder, "en", "views proposals.xml");
  g_assert_cmpstr(some.out, ==,
                  "csv\tcsv\tThe proposals, a spreadsheet\n"
                  "html\thtml\tThe proposals, with indexes, a web page\n"
                  "proposals\tpdf\tThe proposals, with indexes\n"
                  "short\tpdf\tThe short version, a folder\n");
  g_auto(Outcome) follow_up = run_in(folder, "en", "views small-uppfoljning.xml");
  g_assert_cmpstr(
      follow_up.out, ==,
      "changes\tpdf\tWhat has changed since a meeting, or an earlier version\n"
      "csv\tcsv\tThe activities, a spreadsheet\n"
      "followup\tpdf\tThe report after a meeting\n"
      "html\thtml\tThe whole plan, a web page\n"
      "ics\tics\tThe activities, a calendar\nplan\tpdf\tThe whole plan\n"
      "responsible\tpdf\tA sheet for each party\nshort\tpdf\tThe short version, a folder\n"
      "timeline\tpdf\tThe timeline\n");
  g_auto(Outcome) plan = run_in(folder, "en", "views minimal.xml");
  g_assert_cmpstr(plan.err, ==, "");
  g_auto(Outcome) unread = run_in(folder, "en", "views languages/fi.xml");
  g_assert_nonnull(strstr(unread.err, "Nobody who speaks the language has read"));
  /* A language that nobody has told it: the first. */
  g_auto(Outcome) other = run_in(folder, "fi", "views minimal.xml");
  g_assert_cmpint(other.status, ==, 0);
  g_auto(Outcome) part = run_in(folder, "en", "views parter.xml");
  g_assert_cmpint(part.status, ==, 1);
  g_assert_nonnull(strstr(part.err, "This begins with <parties>, of which no documents are made"));
  g_auto(Outcome) none = run_in(folder, "en", "views nowhere.xml");
  g_assert_cmpint(none.status, ==, 1);
  g_auto(Outcome) many = run_in(folder, "en", "views minimal.xml small.xml");
  g_assert_cmpint(many.status, ==, 2);
}

/* ---- Resolving ----------------------------------------------------------------------------- */

static void test_a_source_is_resolved_as_of_a_day(void)
{
  g_autofree char *folder = source_path("tests/plans");
  g_auto(Outcome) now = run_in(folder, "en", "resolve small.xml");
  g_assert_cmpint(now.status, ==, 0);
  g_assert_nonnull(strstr(now.out, "r:as-of=\"2025-01-20\""));
  g_assert_nonnull(strstr(now.out, "<r:time "));
  g_auto(Outcome) then = run_in(folder, "en", "resolve small.xml --as-of mote-2024-10");
  g_assert_nonnull(strstr(then.out, "r:as-of=\"2024-10-08\""));
  g_assert_null(strstr(then.out, "statistik-2024"));
  g_assert_nonnull(strstr(then.out, "r:wording=\"consolidated\""));
  g_auto(Outcome) adopted = run_in(folder, "en", "resolve small.xml --wording adopted");
  g_assert_nonnull(strstr(adopted.out, "r:wording=\"adopted\""));
  g_auto(Outcome) nobody = run_in(folder, "en", "resolve small.xml --as-of none");
  g_assert_cmpint(nobody.status, ==, 1);
  g_assert_cmpstr(nobody.out, ==, "");
  g_assert_nonnull(strstr(nobody.err, "There is no meeting \"none\" here"));
  g_auto(Outcome) part = run_in(folder, "en", "resolve parter.xml");
  g_assert_cmpint(part.status, ==, 1);
  g_assert_nonnull(strstr(part.err, "is part of a document"));
}

static void test_a_source_is_compared_with_itself(void)
{
  g_autofree char *folder = source_path("tests/plans");
  g_auto(Outcome) since = run_in(folder, "en", "resolve small.xml --since mote-2024-10");
  g_assert_cmpint(since.status, ==, 0);
  g_assert_nonnull(strstr(since.out, "<r:since day=\"2024-10-08\" meeting=\"mote-2024-10\">"));
  g_assert_nonnull(strstr(since.out, "<r:report entry=\"laget-3\""));
  g_assert_nonnull(strstr(since.out, "r:differs="));
  g_auto(Outcome) last = run_in(folder, "en", "resolve small.xml --since last");
  g_assert_nonnull(strstr(last.out, "<r:since day=\"2024-10-08\" meeting=\"mote-2024-10\">"));
  g_auto(Outcome) first =
      run_in(folder, "en", "resolve small.xml --as-of mote-2024-10 --since last");
  g_assert_nonnull(strstr(first.out, "<r:since day=\"2024-03-14\">"));
  g_auto(Outcome) same = run_in(folder, "en", "resolve small.xml --since 2025-01-20");
  g_assert_nonnull(strstr(same.out, "<r:since day=\"2025-01-20\"/>"));
  g_assert_null(strstr(same.out, "r:differs="));
  g_auto(Outcome) later =
      run_in(folder, "en", "resolve small.xml --as-of mote-2024-10 --since 2025-01-20");
  g_assert_cmpint(later.status, ==, 1);
  g_assert_cmpstr(later.out, ==, "");
  g_assert_nonnull(strstr(later.err, "2025-01-20 is after 2024-10-08"));
}

/* ---- Comparing ----------------------------------------------------------------------------- */

static void copy_file(const char *from, const char *folder, const char *name)
{
  g_autofree char *path = source_path(from), *to = g_build_filename(folder, name, NULL);
  g_autofree char *content = NULL;
  gsize size = 0;
  g_assert_true(g_file_get_contents(path, &content, &size, NULL));
  g_assert_true(g_file_set_contents(to, content, (gssize)size, NULL));
}

static void write_altered(const char *folder, const char *name, const char *from, const char *to)
{
  g_autofree char *source = source_path("tests/plans/minimal.xml"), *text = NULL;
  g_assert_true(g_file_get_contents(source, &text, NULL, NULL));
  g_autoptr(GString) altered = g_string_new(text);
  g_assert_cmpuint(g_string_replace(altered, from, to, 0), >, 0);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents(path, altered->str, -1, NULL));
}

/* Whoever names a file where a folder is asked for, or the other way round, is told what to write;
   nothing is made of that name. */
static void test_names_of_output_are_of_its_kind(void)
{
  static const struct {
    const char *arguments;
    int status;
    const char *said;
  } cases[] = {
      {"build x.xml -o plan.pdf", 2, "Write -o plan instead"},
      {"build x.xml --view html -o made/plan.HTML", 2, "Write -o made instead"},
      {"build x.xml -o .pdf", 2, "Write -o . instead"},
      {"new y -o y.xml", 2, "Write -o y instead"},
      {"show x.pdf --extract x.xml", 2, "Write --extract x instead"},
      {"fo x.xml -o x.pdf", 2, "end it with .fo"},
      {"resolve x.xml -o x.pdf", 2, "end it with .xml"},
      {"diff x.xml x.xml -o x.html", 2, "end it with .pdf"},
      {"format x.fo -o x.html", 2, "end it with .pdf"},
      {"export x.xml -o x.pdf", 2, "-o FILE.xlsx, or -o FILE.csv"},
      {"import x.csv -o x.docx", 2, "end it with .xml"},
      {"fo x.xml -o missing/x.fo", 1, "there is no folder \"missing\"; make it first"},
      {"fo x.xml -o missing/deeper/x.fo", 1,
       "there is no folder \"missing/deeper\"; make it first"},
      {"resolve x.xml -o missing/x.xml", 1, "there is no folder \"missing\"; make it first"},
      {"export x.xml -o missing/x.csv", 1, "there is no folder \"missing\"; make it first"},
      {"format x.fo -o missing/x.pdf", 1, "there is no folder \"missing\"; make it first"},
      {"fo x.xml -o there", 1, "\"there\" is a folder; name the file that is to be in it"},
      {"resolve x.xml -o missing/", 1, "\"missing/\" is a folder"},
      {"format x.fo -o there/", 1, "\"there/\" is a folder"},
      {"build x.xml -o there.pdf", 0, ""},
  };
  g_autofree char *folder = temporary_folder();
  g_autofree char *there = g_build_filename(folder, "there", NULL);
  g_autofree char *named = g_build_filename(folder, "there.pdf", NULL);
  copy_file("tests/plans/minimal.xml", folder, "x.xml");
  g_mkdir(there, 0777);
  g_mkdir(named, 0777);
  g_auto(Outcome) fo = run_in(folder, "en", "fo x.xml -o x.fo");
  g_assert_cmpint(fo.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(Outcome) outcome = run_in(folder, "en", cases[i].arguments);
    g_assert_cmpint(outcome.status, ==, cases[i].status);
    g_assert_nonnull(strstr(outcome.err, cases[i].said));
  }
  g_autofree char *left = files_in(folder);
  g_assert_cmpstr(left, ==, "there there.pdf x.fo x.xml");
  remove_folder(folder);
}

static void write_beside(const char *folder, const char *name, const char *root)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents(path, root, -1, NULL));
}

/* The rules have faults of their own to tell, later in the file than the last that is told. */
static void test_nothing_follows_the_last_fault(void)
{
  g_autofree char *folder = temporary_folder();
  g_autoptr(GString) plan = g_string_new(
      "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv' "
      "status='proposed'>\n<head><title>T</title><owner party='r'/></head>\n"
      "<parties><party id='r' kind='region'><name>R</name></party></parties>\n"
      "<area id='a'><title>A</title>\n");
  for (guint i = 0; i < 150; i++)
    g_string_append_printf(plan, "<activity id='b%u' slip%u='x'><text>Do</text></activity>\n", i,
                           i);
  g_string_append(plan, "<activity id='b1'><text>Do</text><responsible party='none'/></activity>\n"
                        "</area>\n</plan>\n");
  write_beside(folder, "a.xml", plan->str);
  g_auto(Outcome) all = run_in(folder, "en", "check a.xml");
  g_assert_cmpint(all.status, ==, 1);
  const char *last = strstr(all.err, "error: There are more faults; correct these 100 first.");
  g_assert_nonnull(last);
  g_assert_null(strstr(last, "a.xml:"));
  g_assert_null(strstr(all.err, "none"));
  remove_folder(folder);
}

/* What is checked with the files that it goes with alone. */
static void write_what_begins_nothing(const char *folder)
{
  copy_file("stylesheets/views.xml", folder, "views.xml");
  copy_file("stylesheets/labels/sv.xml", folder, "words.xml");
  write_beside(folder, "party.xml",
               "<party xmlns='https://handlingsplan.org/ns/plan/1' id='r' kind='region'>"
               "<name>R</name></party>");
  write_beside(folder, "slip.xml", "<plann xmlns='https://handlingsplan.org/ns/plan/1'/>");
}

static void test_what_begins_no_document_is_passed_over(void)
{
  g_autofree char *folder = temporary_folder();
  copy_file("tests/plans/minimal.xml", folder, "a.xml");
  write_what_begins_nothing(folder);
  g_auto(Outcome) all = run_in(folder, "en", "build a.xml party.xml views.xml words.xml");
  g_assert_cmpint(all.status, ==, 0);
  g_assert_nonnull(strstr(all.err, "party.xml: passed over; it begins with <party>"));
  g_assert_nonnull(strstr(all.err, "views.xml: passed over; it begins with <views>"));
  g_assert_nonnull(strstr(all.err, "words.xml: passed over; it begins with <labels>"));
  g_auto(Outcome) checked = run_in(folder, "en", "check a.xml party.xml views.xml words.xml");
  g_assert_cmpint(checked.status, ==, 0);
  g_assert_nonnull(strstr(checked.err, "note: Passed over: what begins with <views>"));
  g_auto(Outcome) alone = run_in(folder, "en", "check words.xml");
  g_assert_cmpint(alone.status, ==, 1);
  g_auto(Outcome) slip = run_in(folder, "en", "build a.xml slip.xml");
  g_assert_cmpint(slip.status, ==, 1);
  g_assert_nonnull(strstr(slip.err, "did you mean <plan>"));
  remove_folder(folder);
}

static void copy_alone_and_among(const char *folder)
{
  copy_file("tests/plans/minimal.xml", folder, "a.xml");
  copy_file("sources/house.xml", folder, "house.xml");
  g_autofree char *part = g_build_filename(folder, "part.xml", NULL);
  g_assert_true(g_file_set_contents(
      part, "<area xmlns=\"https://handlingsplan.org/ns/plan/1\" id=\"b\"><title>Gå</title></area>",
      -1, NULL));
}

/* A shell's star names the house file and the parts of plans, too. */
static void test_what_is_no_document_is_passed_over_among_others(void)
{
  g_autofree char *folder = temporary_folder();
  copy_alone_and_among(folder);
  for (guint time = 0; time < 2; time++) { /* also when all is up to date */
    g_auto(Outcome) all = run_in(folder, "en", "build a.xml house.xml part.xml");
    g_assert_cmpint(all.status, ==, 0);
    g_assert_nonnull(strstr(all.err, "house.xml: passed over; it begins with <house>"));
    g_assert_nonnull(strstr(all.err, "part.xml: passed over; it begins with <area>"));
  }
  g_auto(Outcome) whole = run_in(folder, "en", "build .");
  g_assert_cmpint(whole.status, ==, 0);
  g_assert_null(strstr(whole.err, "passed over"));
  g_auto(Outcome) alone = run_in(folder, "en", "build house.xml");
  g_assert_cmpint(alone.status, ==, 1);
  g_assert_nonnull(strstr(alone.err, "house.xml begins with <house>"));
  g_auto(Outcome) none = run_in(folder, "en", "build house.xml part.xml");
  g_assert_cmpint(none.status, ==, 1);
  g_assert_nonnull(strstr(none.err, "none of the files named is a document"));
  remove_folder(folder);
}

static void test_two_versions_are_compared(void)
{
  g_autofree char *folder = temporary_folder();
  write_altered(folder, "a.xml", "<area ", "<area ");
  write_altered(folder, "laid-out.xml", "<area ", "<!-- Ny -->\n\n\n   <area\n ");
  write_altered(folder, "renamed.xml", "Trygga skolvägar", "Tryggare skolvägar");
  copy_file("tests/plans/chosen-columns.xml", folder, "other.xml");
  write_altered(folder, "bad.xml", "</plan>", "");
  copy_file("tests/plans/proposals.xml", folder, "proposals.xml");
  copy_file("tests/plans/delegation.xml", folder, "delegation.xml");
  static const struct {
    const char *arguments, *out, *said;
    int status;
  } cases[] = {
      {"diff a.xml a.xml", "", NULL, 0},
      {"diff a.xml laid-out.xml", "", NULL, 0},
      {"diff a.xml renamed.xml",
       "prov\tplan\tchanged\ttitle\tTrygga skolvägar\tTryggare skolvägar\n", NULL, 1},
      {"diff a.xml other.xml", "", "no ids in common", 2},
      {"diff a.xml bad.xml", "", "bad.xml:", 2},
      {"diff bad.xml a.xml", "", "bad.xml:", 2},
      {"diff a.xml missing.xml", "", "missing.xml", 2},
      {"diff a.xml", "", "name two versions", 2},
      {"diff proposals.xml proposals.xml", "", NULL, 0},
      {"diff proposals.xml proposals.xml -o x.pdf", "",
       "this begins with <proposals>. None is written", 2},
      {"diff delegation.xml delegation.xml -o x.pdf", "", "this begins with <decision>. None", 2},
      {"diff a.xml renamed.xml -o none/x.pdf",
       "prov\tplan\tchanged\ttitle\tTrygga skolvägar\tTryggare skolvägar\n", "cannot be written",
       2},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(Outcome) outcome = run_in(folder, "en", cases[i].arguments);
    g_assert_cmpint(outcome.status, ==, cases[i].status);
    g_assert_cmpstr(outcome.out, ==, cases[i].out);
    if (cases[i].said == NULL)
      g_assert_cmpstr(outcome.err, ==, "");
    else
      g_assert_nonnull(strstr(outcome.err, cases[i].said));
  }
  remove_folder(folder);
}

/* Both are inside, and make it again; without the older one nobody can. */
static void test_a_comparison_is_verified(void)
{
  g_autofree char *folder = temporary_folder();
  write_altered(folder, "a.xml", "<area ", "<area ");
  write_altered(folder, "b.xml", "Trygga skolvägar", "Tryggare skolvägar");
  g_auto(Outcome) compared = run_in(folder, "en", "diff a.xml b.xml -o ab.pdf");
  g_assert_cmpint(compared.status, ==, 1);
  g_auto(Outcome) verified = run_in(folder, "en", "verify ab.pdf"),
                  given = run_in(folder, "en", "verify ab.pdf --source b.xml"),
                  older = run_in(folder, "en", "verify ab.pdf --source a.xml");
  g_assert_cmpstr(verified.out, ==, "ab.pdf: identical\n");
  g_assert_cmpstr(given.out, ==, "ab.pdf: identical\n");
  g_assert_cmpint(older.status, !=, 0);
  g_auto(Outcome) shown = run_in(folder, "en", "show ab.pdf");
  g_assert_nonnull(strstr(shown.out, "earlier/a.xml"));
  remove_folder(folder);
}

/* ---- Building ------------------------------------------------------------------------------ */

static void test_a_failing_source_does_not_stop_the_others(void)
{
  g_autofree char *folder = temporary_folder(), *output = temporary_folder();
  copy_file("tests/plans/bad/duplicate-id.xml", folder, "a.xml");
  copy_file("tests/plans/minimal.xml", folder, "b.xml");
  copy_file("tests/plans/parter.xml", folder, "part.xml");
  copy_file("sources/house.xml", folder, "house.xml");
  g_autofree char *arguments = g_strdup_printf("build %s -o %s", folder, output);
  g_auto(Outcome) outcome = run_in(NULL, "en", arguments);
  g_assert_cmpint(outcome.status, ==, 1);
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, "b.pdf");
  g_autofree char *printed = g_strdup_printf("%s/b.pdf\n", output);
  g_assert_cmpstr(outcome.out, ==, printed);
  remove_folder(folder);
  remove_folder(output);
}

/* What is left of an earlier build is not taken for what was asked for. */
/* A plan that shows a picture as wide as that. */
static void write_plan_with_picture(const char *folder, const char *name, int width)
{
  g_autofree char *picture = g_strdup_printf("%s/%s.svg", folder, name);
  g_autofree char *svg =
      g_strdup_printf("<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='10'/>", width);
  g_assert_true(g_file_set_contents(picture, svg, -1, NULL));
  g_autofree char *minimal = source_path("tests/plans/minimal.xml");
  g_autofree char *plan = NULL;
  g_assert_true(g_file_get_contents(minimal, &plan, NULL, NULL));
  g_autoptr(GString) text = g_string_new(plan);
  g_autofree char *figure =
      g_strdup_printf("<introduction><figure src='%s.svg' alt='Bild'/>", name);
  g_assert_cmpuint(g_string_replace(text, "<introduction>", figure, 1), ==, 1);
  g_autofree char *path = g_strdup_printf("%s/%s.xml", folder, name);
  g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
}

/* break-down.c is loaded before librsvg, and does to whoever draws what the width asks for. */
static void test_a_source_that_kills_its_worker_costs_only_itself(void)
{
  if (g_getenv("HP_BREAK_DOWN") == NULL) {
    g_test_skip("sanitizers want to be loaded first");
    return;
  }
  g_autofree char *folder = temporary_folder();
  write_plan_with_picture(folder, "a-good", 100);
  write_plan_with_picture(folder, "b-aborts", 201);
  write_plan_with_picture(folder, "c-good", 100);
  write_plan_with_picture(folder, "d-endless", 202);
  write_plan_with_picture(folder, "e-memory", 203);
  write_plan_with_picture(folder, "f-good", 100);
  g_setenv("LD_PRELOAD", g_getenv("HP_BREAK_DOWN"), TRUE);
  g_auto(Outcome) outcome = run_in(folder, "en", "build . -o out");
  g_unsetenv("LD_PRELOAD");
  g_assert_cmpstr(outcome.out, ==, "out/a-good.pdf\nout/c-good.pdf\nout/f-good.pdf\n");
  g_assert_nonnull(
      strstr(outcome.err, "b-aborts.xml: error: No document was made: the program broke"));
  g_assert_nonnull(
      strstr(outcome.err, "d-endless.xml: error: No document was made: it takes too long"));
  g_assert_nonnull(
      strstr(outcome.err, "e-memory.xml: error: No document was made: it takes more memory"));
  g_assert_cmpint(outcome.status, ==, 3);
  g_autofree char *output = g_build_filename(folder, "out", NULL);
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, "a-good.pdf c-good.pdf f-good.pdf");
  remove_folder(folder);
}

static void test_an_earlier_pdf_is_told_of(void)
{
  g_autofree char *folder = temporary_folder(), *output = temporary_folder();
  copy_file("tests/plans/minimal.xml", folder, "a.xml");
  g_autofree char *arguments = g_strdup_printf("build %s -o %s", folder, output);
  g_auto(Outcome) built = run_in(NULL, "en", arguments);
  g_assert_cmpint(built.status, ==, 0);
  copy_file("tests/plans/bad/not-well-formed.xml", folder, "a.xml");
  g_auto(Outcome) failed = run_in(NULL, "en", arguments);
  g_assert_cmpint(failed.status, ==, 1);
  g_autofree char *told =
      g_strdup_printf("handlingsplan: %s/a.pdf is still that of an earlier build.\n", output);
  g_assert_true(g_str_has_suffix(failed.err, told));
  remove_folder(folder);
  remove_folder(output);
}

/* The shipped house with another pattern of file names. */
static void write_house_with_pattern(const char *folder, const char *pattern)
{
  g_autofree char *path = source_path("sources/house.xml");
  g_autofree char *house = NULL;
  g_assert_true(g_file_get_contents(path, &house, NULL, NULL));
  g_autoptr(GRegex) attribute = g_regex_new("<file-name pattern=\"[^\"]*\"", 0, 0, NULL);
  g_autofree char *replacement = g_strdup_printf("<file-name pattern=\"%s\"", pattern);
  g_autofree char *changed = g_regex_replace_literal(attribute, house, -1, 0, replacement, 0, NULL);
  g_assert_cmpstr(changed, !=, house);
  g_autofree char *to = g_build_filename(folder, "house.xml", NULL);
  g_assert_true(g_file_set_contents(to, changed, -1, NULL));
}

static void test_the_house_names_the_files(void)
{
  g_autofree char *folder = temporary_folder(), *output = temporary_folder();
  copy_file("tests/plans/minimal.xml", folder, "b.xml");
  write_house_with_pattern(folder, "Plan-{source}[-{view}].{language}");
  g_autofree char *arguments = g_strdup_printf("build %s -o %s", folder, output);
  g_auto(Outcome) built = run_in(NULL, "en", arguments);
  g_assert_cmpint(built.status, ==, 0);
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, "Plan-b.sv.pdf");
  write_house_with_pattern(folder, "{source}-{datum}");
  g_auto(Outcome) refused = run_in(NULL, "en", arguments);
  g_assert_cmpint(refused.status, ==, 1);
  g_assert_nonnull(strstr(refused.err, "{datum}"));
  remove_folder(folder);
  remove_folder(output);
}

/* … and of each other source it is said why it is not built. */
static void test_a_fault_of_the_house_is_told_once(void)
{
  g_autofree char *folder = temporary_folder(), *output = temporary_folder();
  copy_file("tests/plans/minimal.xml", folder, "a.xml");
  copy_file("tests/plans/minimal.xml", folder, "b.xml");
  write_house_with_pattern(folder, "{source}-{datum}");
  g_autofree char *arguments = g_strdup_printf("build %s -o %s", folder, output);
  g_auto(Outcome) outcome = run_in(NULL, "en", arguments);
  g_assert_cmpint(outcome.status, ==, 1);
  const char *told = strstr(outcome.err, "error: \"{datum}\" is not known");
  g_assert_nonnull(told);
  g_assert_null(strstr(told + 1, "error: \"{datum}\" is not known"));
  g_autofree char *again = g_strdup_printf(
      "%s/b.xml: error: Its house file, %s/house.xml, has errors, which have been told.\n"
      "%s/house.xml: error: The file has errors, which have been told.\n",
      folder, folder, folder);
  g_assert_nonnull(strstr(outcome.err, again));
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, "");
  remove_folder(folder);
  remove_folder(output);
}

static void test_no_output_takes_the_place_of_another(void)
{
  g_autofree char *one = temporary_folder(), *two = temporary_folder(),
                  *output = temporary_folder();
  copy_file("tests/plans/minimal.xml", one, "x.xml");
  copy_file("tests/plans/minimal.xml", two, "x.xml");
  g_autofree char *arguments = g_strdup_printf("build %s/x.xml %s/x.xml -o %s", one, two, output);
  g_auto(Outcome) outcome = run_in(NULL, "en", arguments);
  g_assert_cmpint(outcome.status, ==, 1);
  g_assert_nonnull(strstr(outcome.err, "another source"));
  remove_folder(one);
  remove_folder(two);
  remove_folder(output);
}

static void test_what_new_writes_builds(void)
{
  static const char *const languages[] = {"sv", "en"};
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
    g_autofree char *folder = temporary_folder();
    g_autofree char *sources = g_build_filename(folder, "sources", NULL);
    g_autofree char *output = g_build_filename(folder, "out", NULL);
    g_auto(Outcome) made = run_in(folder, languages[i], "new prov");
    g_assert_cmpint(made.status, ==, 0);
    g_autofree char *written = files_in(sources);
    g_assert_cmpstr(written, ==, "house.rng house.xml plan.rng prov.xml");
    g_auto(Outcome) again = run_in(folder, languages[i], "new prov");
    g_assert_cmpint(again.status, ==, 1);
    g_auto(Outcome) built = run_in(folder, languages[i], "build");
    /* What is to be filled in, and nothing else. */
    g_assert_true(g_str_has_prefix(built.err, "sources/prov.xml:12:5: "));
    g_assert_null(strstr(built.err + 1, "sources/prov.xml:"));
    g_assert_cmpint(built.status, ==, 0);
    g_autofree char *left = files_in(output);
    g_assert_cmpstr(left, ==, "prov.pdf");
    remove_folder(folder);
  }
}

/* A follow-up stands beside its plan, and both are documents. */
static void test_new_follow_ups_build(void)
{
  static const char *const languages[] = {"sv", "en"};
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++) {
    g_autofree char *folder = temporary_folder();
    g_autofree char *output = g_build_filename(folder, "out", NULL);
    g_autofree char *in_language = g_strdup_printf("new prov --language %s", languages[i]);
    g_auto(Outcome) plan = run_in(folder, "en", in_language);
    g_assert_cmpint(plan.status, ==, 0);
    g_auto(Outcome) made = run_in(folder, "en", "new prov-uppf --of sources/prov.xml");
    g_assert_cmpstr(made.err, ==, "");
    g_assert_cmpstr(made.out, ==, "sources/prov-uppf.xml\n");
    g_auto(Outcome) above = run_in(folder, "en", "new over --of sources/prov.xml -o .");
    g_assert_cmpint(above.status, ==, 0);
    g_auto(Outcome) built = run_in(folder, "en", "build sources over.xml");
    g_assert_cmpint(built.status, ==, 0);
    g_autofree char *left = files_in(output);
    g_assert_cmpstr(left, ==, "over.pdf prov-uppf.pdf prov.pdf");
    g_auto(Outcome) elsewhere = run_in(folder, "en", "new x --of sources/prov.xml -o other");
    g_assert_cmpint(elsewhere.status, ==, 2);
    g_auto(Outcome) of_follow_up = run_in(folder, "en", "new x --of sources/prov-uppf.xml");
    g_assert_cmpint(of_follow_up.status, ==, 1);
    g_assert_nonnull(strstr(of_follow_up.err, "This begins with <follow-up>; expected"));
    g_auto(Outcome) of_none = run_in(folder, "en", "new x --of sources/none.xml");
    g_assert_cmpint(of_none.status, ==, 1);
    remove_folder(folder);
  }
}

static char *contents(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  char *text = NULL;
  gsize size = 0;
  g_assert_true(g_file_get_contents(path, &text, &size, NULL));
  char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (guchar *)text, size);
  g_free(text);
  return sum;
}

static void test_the_same_source_gives_the_same_file(void)
{
  g_autofree char *folder = source_path("tests/plans");
  g_autofree char *sums[2] = {NULL, NULL};
  for (guint i = 0; i < G_N_ELEMENTS(sums); i++) {
    g_autofree char *output = temporary_folder();
    g_autofree char *arguments = g_strdup_printf("build small.xml -o %s", output);
    /* The language of messages is no part of the document. */
    g_auto(Outcome) outcome = run_in(folder, i == 0 ? "en" : "sv", arguments);
    g_assert_cmpint(outcome.status, ==, 0);
    sums[i] = contents(output, "small.pdf");
    remove_folder(output);
  }
  g_assert_cmpstr(sums[0], ==, sums[1]);
  g_free(g_steal_pointer(&sums[1]));
}

static void test_output_that_cannot_be_written(void)
{
  g_autofree char *folder = source_path("tests/plans");
  g_auto(Outcome) build = run_in(folder, "en", "build minimal.xml -o /dev/null/out");
  g_assert_cmpint(build.status, ==, 1);
  g_assert_nonnull(strstr(build.err, "/dev/null/out"));
  g_auto(Outcome) fo = run_in(folder, "en", "fo minimal.xml -o /dev/null/x.fo");
  g_assert_cmpint(fo.status, ==, 1);
}

static void test_output_to_a_pipe_is_written_into_it(void)
{
  g_autofree char *folder = source_path("tests/plans"), *output = temporary_folder();
  g_autofree char *pipe = g_build_filename(output, "pipe", NULL);
  g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
  const int reader = g_open(pipe, O_RDWR | O_NONBLOCK, 0); /* so that no end waits for the other */
  g_autofree char *command = g_strdup_printf("resolve minimal.xml -o %s", pipe);
  g_auto(Outcome) resolve = run_in(folder, "en", command);
  g_assert_cmpint(resolve.status, ==, 0);
  char begin[6] = "";
  g_assert_cmpint(read(reader, begin, 5), ==, 5);
  g_assert_cmpstr(begin, ==, "<?xml");
  g_close(reader, NULL);
  GStatBuf status;
  g_assert_cmpint(g_lstat(pipe, &status), ==, 0);
  g_assert_true(S_ISFIFO(status.st_mode));
  g_unlink(pipe);
  g_rmdir(output);
}

static void test_standard_output_that_is_full(void)
{
  g_autofree char *command = g_strdup_printf("'%s' help >/dev/full 2>&1", g_getenv("HP_PROGRAM"));
  const char *const shell[] = {"sh", "-c", command, NULL};
  int status = 0;
  g_assert_true(g_spawn_sync(NULL, (char **)shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                             NULL, &status, NULL));
  g_assert_false(g_spawn_check_wait_status(status, NULL));
}

/* ---- XSL-FO -------------------------------------------------------------------------------- */

/* What others go on after makes a document, unless it is to be strict; the rest never does. */
static void test_faults_that_others_go_on_after(void)
{
  static const struct {
    const char *file;
    int lenient, strict;
  } rows[] = {{"duplicate-id.fo", 0, 1},
              {"unknown-property.fo", 0, 1},
              {"wrong-order.fo", 0, 1},
              {"missing-master.fo", 1, 1},
              {"wrong-nesting.fo", 1, 1}};
  g_autofree char *bad = source_path("tests/fo/bad"), *folder = temporary_folder();
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *lenient = g_strdup_printf("format -o %s/x.pdf %s", folder, rows[i].file);
    g_autofree char *strict =
        g_strdup_printf("format --strict -o %s/y.pdf %s", folder, rows[i].file);
    g_auto(Outcome) one = run_in(bad, "en", lenient), other = run_in(bad, "en", strict);
    g_assert_cmpint(one.status, ==, rows[i].lenient);
    g_assert_cmpint(other.status, ==, rows[i].strict);
  }
  g_autofree char *made = files_in(folder);
  g_assert_cmpstr(made, ==, "x.pdf");
  remove_folder(folder);
}

/* A document with an object on its fourth line, in `around`. */
static void write_fo_with(const char *path, const char *around, const char *object)
{
  g_auto(GStrv) parts = g_strsplit(around, "%s", 2);
  g_autofree char *text =
      g_strconcat("<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xml:lang='en'>"
                  "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>"
                  "</fo:simple-page-master></fo:layout-master-set>\n\n",
                  parts[0], "\n", object, "\n", parts[1], "</fo:root>", NULL);
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

#define SEQUENCE(flow)                                                                             \
  "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>" flow              \
  "</fo:flow></fo:page-sequence>"
#define IN_FLOW SEQUENCE("%s<fo:block>End</fo:block>")
#define IN_BLOCK SEQUENCE("<fo:block>Text %s</fo:block>")
#define IN_ROW                                                                                     \
  SEQUENCE("<fo:table><fo:table-body><fo:table-row>%s<fo:table-cell><fo:block>A</fo:block>"        \
           "</fo:table-cell></fo:table-row></fo:table-body></fo:table>")

/* What a formatter can do without makes a warning with its line; all of it is an error where one
   asks for that. */
static void test_objects_that_one_goes_on_without(void)
{
  static const struct {
    const char *around, *object, *said;
  } rows[] = {{IN_FLOW, "<fo:blok>x</fo:blok>", "left out with all that it holds"},
              {IN_FLOW, "<fo:zzzzzzzz/>", "left out with all that it holds"},
              {IN_BLOCK, "<fo:inlin>x</fo:inlin>", "left out with all that it holds"},
              {IN_FLOW, "<fo:list-block/>", "fo:list-item"},
              {IN_BLOCK, "<fo:list-block/>", "fo:list-item"},
              {IN_FLOW, "<fo:block-container height='1cm'/>", "empty"},
              {IN_FLOW, "<fo:multi-switch/>", "fo:multi-case"},
              {"%s" SEQUENCE("<fo:block/>"), "<fo:bookmark-tree/>", "fo:bookmark"},
              {IN_BLOCK, "<fo:external-graphic/>", "src"},
              {IN_BLOCK, "<fo:character/>", "character"},
              {IN_BLOCK, "<fo:index-range-begin id='r'/>", "index-key"},
              {IN_BLOCK, "<fo:index-range-end/>", "ref-id"},
              {IN_BLOCK,
               "<fo:index-page-citation-list><fo:index-key-reference/>"
               "<fo:index-key-reference ref-index-key='x'/></fo:index-page-citation-list>",
               "ref-index-key"},
              {IN_ROW, "<fo:marker marker-class-name='m'>x</fo:marker>", "fo:marker"}};
  g_autofree char *folder = temporary_folder(), *path = g_build_filename(folder, "x.fo", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    write_fo_with(path, rows[i].around, rows[i].object);
    g_auto(Outcome) made = run_in(folder, "en", "format -o x.pdf x.fo");
    g_auto(Outcome) refused = run_in(folder, "en", "format --strict -o y.pdf x.fo");
    g_test_message("%s", rows[i].object);
    g_assert_cmpint(made.status, ==, 0);
    const char *line = strstr(made.err, "x.fo:4:");
    g_assert_nonnull(line);
    g_assert_nonnull(strstr(line, rows[i].said));
    g_assert_cmpint(refused.status, ==, 1);
  }
  remove_folder(folder);
}

static void test_fo_formats_like_the_plan(void)
{
  g_autofree char *folder = source_path("tests/plans"), *output = temporary_folder();
  g_autofree char *show = g_strdup_printf("fo minimal.xml -o %s/x.fo", output);
  g_auto(Outcome) shown = run_in(folder, "en", show);
  g_assert_cmpint(shown.status, ==, 0);
  g_auto(Outcome) formatted = run_in(output, "en", "format x.fo");
  g_assert_cmpint(formatted.status, ==, 0);
  g_auto(Outcome) areas = run_in(output, "en", "format x.fo --areas");
  g_assert_cmpint(areas.status, ==, 0);
  g_assert_true(g_str_has_prefix(areas.out, "<"));
  g_autofree char *left = files_in(output);
  g_assert_cmpstr(left, ==, "x.fo x.pdf");
  remove_folder(output);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  add_faults("tests/plans/bad", ".xml", "build -o");
  add_faults("tests/fo/bad", ".fo", "format -o");
  g_test_add_func("/cli/messages/together", test_messages_together);
  g_test_add_func("/cli/faults", test_faults_are_named);
  g_test_add_func("/cli/check-and-build", test_check_and_build_agree);
  g_test_add_func("/cli/check-once", test_check_tells_each_fault_once);
  g_test_add_func("/cli/check/names-what-was-told-before", test_check_names_what_was_told_before);
  g_test_add_func("/cli/exit-codes", test_exit_codes);
  g_test_add_func("/cli/output-names", test_names_of_output_are_of_its_kind);
  g_test_add_func("/cli/build/passed-over", test_what_is_no_document_is_passed_over_among_others);
  g_test_add_func("/cli/check/last", test_nothing_follows_the_last_fault);
  g_test_add_func("/cli/build/begins-no-document", test_what_begins_no_document_is_passed_over);
  g_test_add_func("/cli/fields", test_a_field_is_named_by_what_it_is_called);
  g_test_add_func("/cli/field/none", test_a_field_that_is_none_is_told);
  g_test_add_func("/cli/slip", test_a_slip_in_a_command_is_recognised);
  g_test_add_func("/cli/options", test_options_are_told_of);
  g_test_add_func("/cli/right-command", test_the_right_command_is_named);
  g_test_add_func("/cli/help", test_help_is_translated);
  g_test_add_func("/cli/views", test_views_are_listed);
  g_test_add_func("/cli/resolve", test_a_source_is_resolved_as_of_a_day);
  g_test_add_func("/cli/resolve-since", test_a_source_is_compared_with_itself);
  g_test_add_func("/cli/diff", test_two_versions_are_compared);
  g_test_add_func("/cli/diff/verify", test_a_comparison_is_verified);
  g_test_add_func("/cli/build/others", test_a_failing_source_does_not_stop_the_others);
  g_test_add_func("/cli/worker", test_a_source_that_kills_its_worker_costs_only_itself);
  g_test_add_func("/cli/build/earlier", test_an_earlier_pdf_is_told_of);
  g_test_add_func("/cli/build/file-name", test_the_house_names_the_files);
  g_test_add_func("/cli/build/house-fault", test_a_fault_of_the_house_is_told_once);
  g_test_add_func("/cli/build/same-name", test_no_output_takes_the_place_of_another);
  g_test_add_func("/cli/build/reproducible", test_the_same_source_gives_the_same_file);
  g_test_add_func("/cli/build/unwritable", test_output_that_cannot_be_written);
  g_test_add_func("/cli/pipe", test_output_to_a_pipe_is_written_into_it);
  g_test_add_func("/cli/standard-output", test_standard_output_that_is_full);
  g_test_add_func("/cli/new", test_what_new_writes_builds);
  g_test_add_func("/cli/new-follow-up", test_new_follow_ups_build);
  g_test_add_func("/cli/fo", test_fo_formats_like_the_plan);
  g_test_add_func("/cli/format/strict", test_faults_that_others_go_on_after);
  g_test_add_func("/cli/format/dispensable", test_objects_that_one_goes_on_without);
  return g_test_run();
}
