#include "helpers.h"
#include "maker/house/house.h"
#include "maker/job.h"

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#define FILE_NAME                                                                                  \
  "<file-name "                                                                                    \
  "pattern=\"{source}[-{view}][-{party}][-{wording}][-{since}][-{bilaga}][-{as-of}]\"/>"
#define PROFILE "<profile accessibility=\"ua-1\" archive=\"a-3a\" source=\"embedded\"/>"

/* A folder with a source, a.xml, and a house file of its own. */
typedef struct {
  char *folder, *house, *source;
  HpMaker *maker;
  HpDiagnostics *diagnostics;
} Fixture;

static char *read_shipped(const char *name)
{
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
  char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  return text;
}

static char *copy_shipped(const Fixture *fixture, const char *name, const char *as)
{
  g_autofree char *text = read_shipped(name);
  return scratch_file(fixture->folder, as, text);
}

static void set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->folder = scratch_folder();
  fixture->house = copy_shipped(fixture, "sources/house.xml", "house.xml");
  fixture->source = copy_shipped(fixture, "tests/plans/minimal.xml", "a.xml");
  g_free(copy_shipped(fixture, "tests/plans/parter.xml", "parter.xml"));
  fixture->maker = hp_maker_new(g_getenv("HP_SOURCE_ROOT"));
  fixture->diagnostics = hp_diagnostics_new();
}

static void tear_down(Fixture *fixture, gconstpointer unused)
{
  hp_maker_free(fixture->maker);
  hp_diagnostics_free(fixture->diagnostics);
  remove_folder(fixture->folder);
  g_free(fixture->folder);
  g_free(fixture->house);
  g_free(fixture->source);
}

/* The house file, with other words for some. */
static void change_house(const Fixture *fixture, const char *words, const char *others)
{
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(fixture->house, &text, NULL, NULL));
  g_autoptr(GString) changed = g_string_new(text);
  g_assert_cmpuint(g_string_replace(changed, words, others, 1), ==, 1);
  g_assert_true(g_file_set_contents(fixture->house, changed->str, -1, NULL));
}

static void forget(Fixture *fixture)
{
  hp_diagnostics_free(fixture->diagnostics);
  fixture->diagnostics = hp_diagnostics_new();
}

/* The messages, each in a line with the name of its file. */
static char *lines_of(HpDiagnostics *diagnostics)
{
  GString *lines = g_string_new(NULL);
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *diagnostic = g_ptr_array_index(sorted, i);
    g_autofree char *file =
        diagnostic->place.file == NULL ? g_strdup("") : g_path_get_basename(diagnostic->place.file);
    g_string_append_printf(lines, "%s: %s\n", file, diagnostic->message);
  }
  return g_string_free(lines, FALSE);
}

/* Those so far, which are then forgotten. */
static char *told(Fixture *fixture)
{
  char *lines = lines_of(fixture->diagnostics);
  forget(fixture);
  return lines;
}

static void assert_nothing_told(Fixture *fixture)
{
  g_autofree char *lines = told(fixture);
  g_assert_cmpstr(lines, ==, "");
}

/* ---- File names ---------------------------------------------------------------------------- */

static void test_file_names(void)
{
  static const struct {
    const char *pattern, *view, *as_of, *name, *wording, *party, *attachment;
  } cases[] = {
      {HP_USUAL_FILE_NAME, NULL, NULL, "plan"},
      {HP_USUAL_FILE_NAME, "short", NULL, "plan-short"},
      {HP_USUAL_FILE_NAME, "short", "2024-01-02", "plan-short-2024-01-02"},
      {HP_USUAL_FILE_NAME, "", "2024-01-02", "plan-2024-01-02"},
      {HP_USUAL_FILE_NAME, "short", "2024-01-02", "plan-short-consolidated-2024-01-02",
       "consolidated"},
      {HP_USUAL_FILE_NAME, "responsible", "2024-01-02",
       "plan-responsible-lbu-bilaga-1.2-2024-01-02", NULL, "lbu", "bilaga-1.2"},
      {"Plan-{source}.{language}", NULL, NULL, "Plan-plan.sv"},
      {"[{view}-]{source}", NULL, NULL, "plan"},
      {"[{view}-]{source}", "short", NULL, "short-plan"},
      {"{source}[-{view}", "short", NULL, "plan[-short"},
      {"{source", NULL, NULL, "{source"},
      {"no names", NULL, NULL, "no names"},
      {"", NULL, NULL, ""},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    const HpFileNameValues values = {.source = "plan",
                                     .view = cases[i].view,
                                     .as_of = cases[i].as_of,
                                     .language = "sv",
                                     .wording = cases[i].wording,
                                     .party = cases[i].party,
                                     .attachment = cases[i].attachment};
    g_autofree char *name = hp_fill_file_name(cases[i].pattern, &values);
    g_assert_cmpstr(name, ==, cases[i].name);
  }
}

static void test_days(void)
{
  g_assert_true(hp_is_day("2017-03-14"));
  g_assert_true(hp_is_day("2024-02-29"));
  g_assert_false(hp_is_day("2023-02-29"));
  g_assert_false(hp_is_day("2017-3-14"));
  g_assert_true(hp_is_period("2017"));
  g_assert_true(hp_is_period("2017-T2"));
  g_assert_true(hp_is_period("2017-05"));
  g_assert_true(hp_is_period("2017-W52"));
  g_assert_true(hp_is_period("2017-01-01/2017-03-31"));
  g_assert_false(hp_is_period("2017-W53"));
  g_assert_false(hp_is_period("2017-T4"));
  g_assert_false(hp_is_period("i fjol"));
  g_assert_false(hp_is_period("17"));
  g_assert_false(hp_is_period(""));
  g_assert_false(hp_is_day("2017-03-14x"));
  g_assert_false(hp_is_day(""));
}

/* ---- The house ----------------------------------------------------------------------------- */

static HpHouse *read_house(const Fixture *fixture)
{
  return hp_house_read(fixture->house, fixture->maker, fixture->diagnostics);
}

static void test_a_house_is_a_value(Fixture *fixture, gconstpointer unused)
{
  change_house(fixture, FILE_NAME, "<file-name pattern=\"{source}.{language}\"/>");
  change_house(fixture, PROFILE,
               "<profile accessibility=\"ua-1\" archive=\"a-2a\" source=\"beside\"/>");
  change_house(fixture, "  <paper",
               "  <sender><name>Region Prov</name><line>anna@prov.se</line></sender>\n"
               "  <logo src=\"logo.svg\" alt=\"Prov\" height=\"14mm\" clear-space=\"6mm\"/>\n"
               "  <paper");
  g_free(scratch_file(fixture->folder, "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  g_autoptr(HpHouse) house = read_house(fixture);
  assert_nothing_told(fixture);
  g_assert_true(house->good);
  g_assert_cmpstr(house->file_name_pattern, ==, "{source}.{language}");
  g_assert_cmpstr(house->profile.profile->name, ==, "ua1+a2a");
  g_assert_cmpint(house->profile.placement, ==, HP_SOURCE_BESIDE);
  g_assert_cmpstr(house->fonts_place.file, ==, fixture->house);
  g_assert_cmpint(house->fonts_place.column, ==, 3);
  g_assert_cmpuint(house->pictures->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(house->pictures, 0), ==, "logo.svg");
  g_assert_cmpuint(house->personal_data->persons->len, ==, 0);
  g_assert_cmpuint(house->personal_data->emails->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(house->personal_data->emails, 0), ==, "anna@prov.se");
  gsize size = 0;
  const char *data = g_bytes_get_data(house->filtered, &size);
  g_autofree char *filtered = g_strndup(data, size);
  g_assert_nonnull(strstr(filtered, "anna@prov.se"));
  g_assert_null(strstr(filtered, "<!--"));
  g_assert_true(hp_house_is_fresh(house));
}

/* Which would be told by the first document only. */
static void test_a_profile_that_does_not_go_together(Fixture *fixture, gconstpointer unused)
{
  change_house(fixture, PROFILE,
               "<profile accessibility=\"ua-2\" archive=\"a-3a\" source=\"embedded\"/>");
  g_autoptr(HpHouse) house = read_house(fixture);
  assert_nothing_told(fixture);
  g_assert_false(hp_house_check_beside(house, fixture->maker, fixture->diagnostics));
  g_assert_cmpuint(hp_diagnostics_count(fixture->diagnostics, HP_ERROR), ==, 1);
}

static void test_a_house_that_is_not_there(Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpint(g_unlink(fixture->house), ==, 0);
  g_autoptr(HpHouse) house = read_house(fixture);
  g_assert_false(house->good);
  g_assert_cmpstr(house->file_name_pattern, ==, HP_USUAL_FILE_NAME);
  g_assert_cmpuint(hp_diagnostics_count(fixture->diagnostics, HP_ERROR), ==, 1);
}

/* Writes into the file itself, which then looks as it did: nothing but reading tells. */
static void falsify(const char *path, const char *text)
{
  struct stat before;
  g_assert_cmpint(stat(path, &before), ==, 0);
  const gsize size = (gsize)before.st_size;
  g_autofree char *content = g_malloc(size);
  memset(content, ' ', size);
  memcpy(content, text, MIN(strlen(text), size));
  const int file = open(path, O_WRONLY);
  g_assert_cmpint(file, >=, 0);
  g_assert_cmpint(write(file, content, size), ==, (gssize)size);
  const struct timespec times[] = {before.st_atim, before.st_mtim};
  g_assert_cmpint(futimens(file, times), ==, 0);
  g_assert_cmpint(close(file), ==, 0);
}

static HpBuildStatus build(const Fixture *fixture, const HpRequest *request, HpDocument *document)
{
  return hp_maker_build(fixture->maker, request, document, fixture->diagnostics);
}

/* Checking, stylesheets, file name, profile and attachments all have the house that was read. */
static void test_a_house_is_read_once(Fixture *fixture, gconstpointer unused)
{
  const HpRequest request = {.source = fixture->source};
  HpDocument first, second;
  g_assert_true(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->source},
                               fixture->diagnostics));
  falsify(fixture->house, "no XML");
  g_assert_cmpint(build(fixture, &request, &first), ==, HP_BUILD_DONE);
  g_assert_cmpint(build(fixture, &request, &second), ==, HP_BUILD_DONE);
  assert_nothing_told(fixture);
  g_assert_true(g_bytes_equal(first.bytes, second.bytes));
  hp_document_clear(&first);
  hp_document_clear(&second);
}

/* How often a file has been opened since it is watched. Closing is watched too: the kernel makes
   one of two openings that follow each other. */
static guint openings(int watcher)
{
  char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
  guint count = 0;
  for (gssize size; (size = read(watcher, events, sizeof events)) > 0;)
    for (const char *at = events; at < events + size;) {
      const struct inotify_event *event = (const void *)at;
      count += (event->mask & IN_OPEN) != 0;
      at += sizeof *event + event->len;
    }
  return count;
}

static int watch(const char *path)
{
  const int watcher = inotify_init1(IN_NONBLOCK);
  g_assert_cmpint(watcher, >=, 0);
  g_assert_cmpint(inotify_add_watch(watcher, path, IN_OPEN | IN_CLOSE_NOWRITE), >=, 0);
  return watcher;
}

/* Periods, references and pictures of a plan in order are no reason to look into its file again. */
static void test_files_are_opened_once(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *source = copy_shipped(fixture, "tests/plans/small.xml", "small.xml");
  g_free(copy_shipped(fixture, "tests/plans/trappa.svg", "trappa.svg"));
  const HpRequest request = {.source = source};
  const int source_watcher = watch(source), house_watcher = watch(fixture->house);
  for (guint i = 1; i <= 2; i++) {
    HpDocument document;
    g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
    assert_nothing_told(fixture);
    g_assert_cmpuint(openings(source_watcher), ==, 1);
    g_assert_cmpuint(openings(house_watcher), ==, i == 1 ? 1 : 0);
    hp_document_clear(&document);
  }
  close(source_watcher);
  close(house_watcher);
}

/* So are sources of several views; what there is to say of one is said with each. */
static void test_a_source_is_read_once_for_its_views(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = read_shipped("tests/plans/minimal.xml");
  g_autofree char *typed = g_strconcat("<!DOCTYPE plan SYSTEM 'p.dtd'>", strchr(text, '\n'), NULL);
  g_autofree char *source = scratch_file(fixture->folder, "typed.xml", typed);
  const char *const views[] = {"plan", "csv", "timeline"};
  const int watcher = watch(source);
  for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
    const HpRequest request = {.source = source, .view = views[i], .several_views = TRUE};
    HpDocument document;
    if (i == 2)
      g_assert_true(g_file_set_contents(source, "<plan", -1, NULL));
    g_assert_cmpint(build(fixture, &request, &document), ==,
                    i == 2 ? HP_BUILD_FAILED : HP_BUILD_DONE);
    g_assert_cmpuint(openings(watcher), ==, i == 0 ? 1 : 0);
    g_autofree char *lines = told(fixture);
    g_assert_cmpint(strstr(lines, "p.dtd") != NULL, ==, i < 2);
    hp_document_clear(&document);
  }
  close(watcher);
}

static void test_a_house_that_is_written_anew_is_read_anew(Fixture *fixture, gconstpointer unused)
{
  g_assert_true(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->source},
                               fixture->diagnostics));
  change_house(fixture, FILE_NAME, "<file-name pattern=\"{source}-{datum}\"/>");
  g_assert_false(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->source},
                                fixture->diagnostics));
  forget(fixture);
  change_house(fixture, "-{datum}", "[-{view}]");
  g_assert_true(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->source},
                               fixture->diagnostics));
  assert_nothing_told(fixture);
}

/* ---- A house that is written anew while many sources are read ------------------------------- */

typedef struct {
  const Fixture *fixture;
  guint asked;
} Editor;

/* Each time it is asked, another pattern of file names stands in the house file. */
static gboolean edit_house(guint pages_done, guint total, gpointer user)
{
  Editor *editor = user;
  g_autofree char *before = g_strdup_printf("{source}%*s", (int)editor->asked, "");
  g_autofree char *after = g_strdup_printf("{source}%*s", (int)++editor->asked, "");
  g_autofree char *old = g_strdup_printf("pattern=\"%s\"", before);
  g_autofree char *new = g_strdup_printf("pattern=\"%s\"", after);
  change_house(editor->fixture, old, new);
  return TRUE;
}

/* What was read of a document before has the house as it was then. */
static void assert_survives_editing(Fixture *fixture, const char *source)
{
  Editor editor = {fixture, 0};
  change_house(fixture, FILE_NAME, "<file-name pattern=\"{source}\"/>");
  const HpRequest request = {.source = source, .progress = edit_house, .progress_user = &editor};
  xmlDoc *fo = hp_maker_transform(fixture->maker, &request, fixture->diagnostics);
  assert_nothing_told(fixture);
  g_assert_nonnull(fo);
  g_assert_cmpuint(editor.asked, >, 2);
  xmlFreeDoc(fo);
}

static void test_a_house_is_edited_while_a_collection_is_read(Fixture *fixture,
                                                              gconstpointer unused)
{
  static const char *const names[] = {"samling", "ett-ar-uppfoljning", "ett-ar", "minimal",
                                      "proposals"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strconcat(names[i], ".xml", NULL);
    g_autofree char *path = g_strconcat("tests/plans/", name, NULL);
    g_free(copy_shipped(fixture, path, name));
  }
  g_autofree char *source = g_build_filename(fixture->folder, "samling.xml", NULL);
  assert_survives_editing(fixture, source);
}

static void test_a_house_is_edited_while_attachments_are_read(Fixture *fixture,
                                                              gconstpointer unused)
{
  g_free(copy_shipped(fixture, "tests/plans/minimal.xml", "minimal.xml"));
  g_autofree char *source =
      scratch_file(fixture->folder, "decision.xml",
                   "<decision xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='b' "
                   "kind='government' xml:lang='sv'><head><title>Beslut</title></head>"
                   "<rulings kind='decided'><title>Beslut</title><ruling id='r'><p>Så.</p></ruling>"
                   "</rulings>"
                   "<attachment id='b1' number='1' src='a.xml'><title>Ett</title></attachment>"
                   "<attachment id='b2' number='2' src='minimal.xml'><title>Två</title>"
                   "</attachment></decision>");
  assert_survives_editing(fixture, source);
}

/* ---- Faults of the house ------------------------------------------------------------------- */

static void test_a_pattern_always_names_a_file(Fixture *fixture, gconstpointer unused)
{
  static const char brackets[] = "house.xml: [ and ] in a file name do not go together; expected "
                                 "one ] after each [, and no [ ] inside another.\n";
  static const char source[] = "house.xml: A file could be left without a name; write {source} "
                               "outside all [ ].\n";
  static const struct {
    const char *pattern, *line;
  } cases[] = {{"[{source}-{since}]", source},      {"{view}[{source}]", source},
               {"[{source}[-{view}]", brackets},    {"[{source}[-{view}]]", brackets},
               {"{source}-{view}]", brackets},      {"{source}[-{view}", brackets},
               {"[{view}-]{source}[.{source}]", ""}};
  g_autofree char *before = g_strdup(FILE_NAME);
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *now = g_strdup_printf("<file-name pattern=\"%s\"/>", cases[i].pattern);
    change_house(fixture, before, now);
    g_assert_cmpint(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->house},
                                   fixture->diagnostics),
                    ==, *cases[i].line == '\0');
    g_autofree char *line = told(fixture);
    g_assert_cmpstr(line, ==, cases[i].line);
    g_free(before);
    before = g_steal_pointer(&now);
  }
}

static void test_faults_of_a_house_are_told_once(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *another = copy_shipped(fixture, "tests/plans/minimal.xml", "b.xml");
  change_house(fixture, FILE_NAME, "<file-name pattern=\"{source}-{datum}\"/>");
  const char *const sources[] = {fixture->source, another, fixture->house};
  g_autofree char *later = g_strdup_printf(
      "b.xml: Its house file, %s, has errors, which have been told.\n", fixture->house);
  const char *const lines[] = {
      "house.xml: \"{datum}\" is not known in a file name; expected "
      "{source}, {view}, {party}, {wording}, {since}, {bilaga}, {as-of} or "
      "{language}.\n",
      later, "house.xml: The file has errors, which have been told.\n"};
  for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
    g_assert_false(hp_maker_check(fixture->maker, &(const HpRequest){.source = sources[i]},
                                  fixture->diagnostics));
    g_autofree char *line = told(fixture);
    g_assert_cmpstr(line, ==, lines[i]);
  }
}

/* The house file comes first, as a source. */
static void test_a_house_that_is_no_xml_is_told_once(Fixture *fixture, gconstpointer unused)
{
  g_assert_true(g_file_set_contents(fixture->house, "<house>", -1, NULL));
  g_assert_false(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->house},
                                fixture->diagnostics));
  forget(fixture);
  g_assert_false(hp_maker_check(fixture->maker, &(const HpRequest){.source = fixture->source},
                                fixture->diagnostics));
  g_autofree char *line = told(fixture);
  g_assert_nonnull(strstr(line, "a.xml: Its house file, "));
  g_assert_null(strstr(line, "house.xml: "));
}

/* What no other profile is asked for instead of. */
static void test_a_profile_that_cannot_be_is_told_once(Fixture *fixture, gconstpointer unused)
{
  change_house(fixture, "archive=\"a-3a\"", "archive=\"a-4f\"");
  const HpProfileChoice plain = {hp_pdf_profile_named("plain"), HP_SOURCE_EMBEDDED};
  HpRequest request = {.source = fixture->source};
  HpDocument document;
  static const char *const beginnings[] = {"house.xml: PDF files cannot follow ua-1 and a-4f",
                                           "a.xml: Its house file, "};
  for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++) {
    g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_FAILED);
    g_autofree char *line = told(fixture);
    g_assert_true(g_str_has_prefix(line, beginnings[i]));
    hp_document_clear(&document);
  }
  request.profile = &plain;
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  hp_document_clear(&document);
}

/* ---- Documents ----------------------------------------------------------------------------- */

static void assert_begins_with(GBytes *bytes, const char *text)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_assert_cmpuint(size, >, strlen(text));
  g_assert_cmpmem(data, strlen(text), text, strlen(text));
}

static void test_a_request_becomes_a_document(Fixture *fixture, gconstpointer unused)
{
  const HpRequest request = {.source = fixture->source};
  HpDocument document;
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  assert_nothing_told(fixture);
  assert_begins_with(document.bytes, "%PDF-1.7");
  g_assert_cmpstr(document.file_name, ==, "a.pdf");
  g_assert_cmpstr(hp_record_get(document.record, "source"), ==, "a.xml");
  g_assert_cmpstr(hp_record_get(document.record, "house"), ==, "house.xml");
  g_assert_cmpstr(hp_record_get(document.record, "view"), ==, "plan");
  g_assert_null(hp_record_get(document.record, "source-date-epoch"));
  g_assert_cmpuint(document.record->pages->len, >, 0);
  g_assert_true(document.carries_source);
  g_assert_cmpuint(document.beside->len, ==, 0);
  hp_document_clear(&document);
}

static void test_what_goes_beside(Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {"a.xml", "house.xml", HP_RECORD_NAME};
  const HpProfileChoice profile = {hp_pdf_profile_named("ua1+a2a"), HP_SOURCE_BESIDE};
  const HpRequest request = {
      .source = fixture->source, .profile = &profile, .has_epoch = TRUE, .epoch = 86400};
  HpDocument document;
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  g_assert_true(document.carries_source);
  g_assert_cmpuint(document.beside->len, ==, G_N_ELEMENTS(names));
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const HpDocumentFile *file = g_ptr_array_index(document.beside, i);
    g_assert_cmpstr(file->name, ==, names[i]);
    assert_begins_with(file->bytes, "<?xml");
  }
  g_assert_cmpstr(hp_record_get(document.record, "source-date-epoch"), ==, "86400");
  hp_document_clear(&document);
}

static void test_views(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) views = hp_maker_views(fixture->maker);
  g_assert_true(g_ptr_array_find_with_equal_func(views, "plan", g_str_equal, NULL));
  for (guint i = 0; i < views->len; i++)
    g_assert_true(hp_maker_has_view(fixture->maker, g_ptr_array_index(views, i)));
  g_assert_false(hp_maker_has_view(fixture->maker, "none"));
  g_assert_false(hp_maker_has_view(fixture->maker, "modules/house"));
  const HpRequest request = {.source = fixture->source, .view = "modules/house"};
  g_assert_null(hp_maker_transform(fixture->maker, &request, fixture->diagnostics));
  g_autofree char *line = told(fixture);
  g_assert_nonnull(strstr(line, "There is no view"));
}

/* As through the options of a command. */
static void test_a_request_that_says_nothing_known(Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *tables, *as_of, *message, *wording;
  } cases[] = {
      {"wide", NULL, ": There are no tables \"wide\"; expected spans or plain.\n"},
      {NULL, "2017-02-30",
       ": There is no day \"2017-02-30\"; expected one such as 2017-03-14, or a meeting's id.\n"},
      {NULL, "", ": There is no day \"\"; expected one such as 2017-03-14, or a meeting's id.\n"},
      {NULL, "m1",
       "a.xml: There are no meetings here; expected a day such as 2017-03-14 instead "
       "of \"m1\".\n"},
      {NULL, NULL, ": There is no wording \"old\"; expected adopted, consolidated or marked.\n",
       "old"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    const HpRequest request = {.source = fixture->source,
                               .tables = cases[i].tables,
                               .as_of = cases[i].as_of,
                               .wording = cases[i].wording};
    g_assert_null(hp_maker_transform(fixture->maker, &request, fixture->diagnostics));
    g_autofree char *line = told(fixture);
    g_assert_cmpstr(line, ==, cases[i].message);
  }
}

static void test_the_day_is_in_the_name(Fixture *fixture, gconstpointer unused)
{
  const HpRequest request = {.source = fixture->source, .as_of = "2999-12-31"};
  HpDocument document;
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  assert_nothing_told(fixture);
  g_assert_cmpstr(document.file_name, ==, "a-2999-12-31.pdf");
  g_assert_cmpstr(hp_record_get(document.record, "as-of"), ==, "2999-12-31");
  hp_document_clear(&document);
}

static void test_parts_are_passed_over_or_refused(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *part = g_build_filename(fixture->folder, "parter.xml", NULL);
  const char *const sources[] = {part, fixture->house};
  for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
    HpRequest request = {.source = sources[i], .parts_pass = TRUE};
    HpDocument document;
    g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_PASSED_OVER);
    assert_nothing_told(fixture);
    hp_document_clear(&document);
    request.parts_pass = FALSE;
    g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_FAILED);
    g_assert_null(document.bytes);
    g_autofree char *line = told(fixture);
    g_assert_nonnull(strstr(line, "part of a document"));
    hp_document_clear(&document);
  }
}

/* ---- Cancelling ---------------------------------------------------------------------------- */

typedef struct {
  guint asked, limit;
} Patience;

static gboolean is_patient(guint pages_done, guint total, gpointer user)
{
  Patience *patience = user;
  return ++patience->asked <= patience->limit;
}

static void test_a_build_can_be_cancelled(Fixture *fixture, gconstpointer unused)
{
  guint limit = 0;
  HpBuildStatus status = HP_BUILD_CANCELLED;
  for (; status == HP_BUILD_CANCELLED; limit++) {
    Patience patience = {0, limit};
    const HpRequest request = {
        .source = fixture->source, .progress = is_patient, .progress_user = &patience};
    HpDocument document;
    status = build(fixture, &request, &document);
    assert_nothing_told(fixture);
    g_assert_cmpuint(patience.asked, ==, status == HP_BUILD_DONE ? limit : limit + 1);
    g_assert_cmpint(document.bytes != NULL, ==, status == HP_BUILD_DONE);
    g_assert_cmpstr(document.file_name, ==, "a.pdf");
    hp_document_clear(&document);
  }
  g_assert_cmpint(status, ==, HP_BUILD_DONE);
  g_assert_cmpuint(limit, >, 2);
}

/* ---- Verifying ----------------------------------------------------------------------------- */

static HpVerdict verdict_on(const Fixture *fixture, GBytes *bytes, const char *source,
                            Patience *patience)
{
  g_autofree char *path = g_build_filename(fixture->folder, "a.pdf", NULL);
  const HpVerifyRequest request = {.path = path,
                                   .bytes = bytes,
                                   .source = source,
                                   .progress = is_patient,
                                   .progress_user = patience};
  g_autoptr(HpVerification) verification = hp_maker_verify(fixture->maker, &request);
  const gboolean has_reason = verification->reasons->len > 0;
  g_assert_cmpint(has_reason, ==,
                  verification->verdict != HP_VERDICT_IDENTICAL &&
                      verification->verdict != HP_VERDICT_CANCELLED);
  return verification->verdict;
}

static void test_a_document_is_verified(Fixture *fixture, gconstpointer unused)
{
  const HpRequest request = {.source = fixture->source};
  HpDocument document;
  Patience patience = {0, G_MAXUINT}, none = {0, 0};
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  g_assert_cmpint(verdict_on(fixture, document.bytes, NULL, &patience), ==, HP_VERDICT_IDENTICAL);
  g_assert_cmpint(verdict_on(fixture, document.bytes, fixture->source, &patience), ==,
                  HP_VERDICT_IDENTICAL);
  g_assert_cmpint(verdict_on(fixture, document.bytes, NULL, &none), ==, HP_VERDICT_CANCELLED);
  g_assert_cmpint(verdict_on(fixture, document.bytes, "/nonexistent.xml", &patience), ==,
                  HP_VERDICT_UNSEEN);
  g_assert_cmpint(verdict_on(fixture, NULL, NULL, &patience), ==, HP_VERDICT_UNSEEN);
  g_autoptr(GBytes) foreign = g_bytes_new_static("no PDF", 6);
  g_assert_cmpint(verdict_on(fixture, foreign, NULL, &patience), ==, HP_VERDICT_FOREIGN);
  g_autofree char *another = copy_shipped(fixture, "tests/plans/small.xml", "small.xml");
  g_free(copy_shipped(fixture, "tests/plans/trappa.svg", "trappa.svg"));
  g_assert_cmpint(verdict_on(fixture, document.bytes, another, &patience), ==, HP_VERDICT_ALTERED);
  hp_document_clear(&document);
}

/* What has the same inside is built once; anything else anew. */
static void test_copies_are_built_once(Fixture *fixture, gconstpointer unused)
{
  const HpRequest requests[] = {{.source = fixture->source},
                                {.source = fixture->source, .tables = "plain"}};
  HpDocument documents[2];
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint(build(fixture, &requests[i], &documents[i]), ==, HP_BUILD_DONE);
  for (guint i = 0; i < 2; i++) {
    Patience first = {0, G_MAXUINT}, again = {0, G_MAXUINT}, none = {0, 0};
    GBytes *bytes = documents[i].bytes;
    g_assert_cmpint(verdict_on(fixture, bytes, NULL, &first), ==, HP_VERDICT_IDENTICAL);
    g_assert_cmpint(verdict_on(fixture, bytes, NULL, &again), ==, HP_VERDICT_IDENTICAL);
    g_assert_cmpuint(first.asked, >, 2);
    g_assert_cmpuint(again.asked, ==, 1);
    g_assert_cmpint(verdict_on(fixture, bytes, NULL, &none), ==, HP_VERDICT_CANCELLED);
  }
  for (guint i = 0; i < 2; i++)
    hp_document_clear(&documents[i]);
}

/* Houses that were read from inside are not kept when their folder has gone. */
static void test_what_was_inside_is_forgotten(Fixture *fixture, gconstpointer unused)
{
  const HpRequest request = {.source = fixture->source};
  HpDocument document;
  Patience patience = {0, G_MAXUINT};
  g_assert_cmpint(build(fixture, &request, &document), ==, HP_BUILD_DONE);
  verdict_on(fixture, document.bytes, NULL, &patience);
  g_assert_cmpuint(g_hash_table_size(fixture->maker->houses), ==, 1);
  hp_document_clear(&document);
}

/* ---- The data folder ----------------------------------------------------------------------- */

static void test_the_data_folder_that_is_named_is_used(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpMaker) maker = hp_maker_new(folder);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_assert_false(hp_maker_check(maker, &(const HpRequest){.source = "plan.xml"}, diagnostics));
  g_autofree char *line = lines_of(diagnostics);
  g_assert_nonnull(strstr(line, "The program's schemas are not found"));
  remove_folder(folder);
}

/* Below `folder`, which is the caller's to remove. */
static void copy_data_folder(const char *folder)
{
  const char *root = g_getenv("HP_SOURCE_ROOT");
  g_autofree char *fonts = g_build_filename(root, "fonts", NULL);
  g_autofree char *sources = g_build_filename(root, "sources", NULL);
  g_autofree char *stylesheets = g_build_filename(root, "stylesheets", NULL);
  const char *const arguments[] = {"cp", "-r", fonts, sources, stylesheets, folder, NULL};
  g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                             NULL, NULL, NULL));
}

static void test_what_is_prepared_is_not_read_again(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = scratch_folder();
  copy_data_folder(folder);
  g_autofree char *schema = g_build_filename(folder, "sources/plan.rng", NULL);
  g_autofree char *module = g_build_filename(folder, "stylesheets/modules/table.xsl", NULL);
  const int schema_watcher = watch(schema), module_watcher = watch(module);
  for (guint prepared = 0; prepared <= 1; prepared++) {
    g_autoptr(HpMaker) maker = hp_maker_new(folder);
    const HpRequest request = {.source = fixture->source};
    HpDocument document;
    if (prepared == 1)
      g_assert_true(hp_maker_prepare(maker, NULL, 0, NULL));
    openings(schema_watcher);
    openings(module_watcher);
    g_assert_cmpint(hp_maker_build(maker, &request, &document, fixture->diagnostics), ==,
                    HP_BUILD_DONE);
    g_assert_cmpuint(openings(schema_watcher) > 0, ==, prepared == 0);
    g_assert_cmpuint(openings(module_watcher) > 0, ==, prepared == 0);
    hp_document_clear(&document);
  }
  close(schema_watcher);
  close(module_watcher);
  remove_folder(folder);
}

static int end_at_once(gpointer user)
{
  return 0;
}

/* The source of several views, and what its views are made of. */
static void test_what_views_share_is_not_read_again(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = scratch_folder();
  copy_data_folder(folder);
  const char *const names[] = {"sources/plan.rng", "stylesheets/plan.xsl",
                               "stylesheets/modules/table.xsl",
                               "stylesheets/labels/catalogues.xml"};
  const HpRequest requests[] = {
      {.source = fixture->source, .view = "plan", .several_views = TRUE},
      {.source = fixture->source, .view = "html", .several_views = TRUE},
  };
  g_autoptr(HpMaker) maker = hp_maker_new(folder);
  int watchers[G_N_ELEMENTS(names) + 1];
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_build_filename(folder, names[i], NULL);
    watchers[i] = watch(path);
  }
  watchers[G_N_ELEMENTS(names)] = watch(fixture->source);
  g_assert_true(hp_maker_prepare(maker, requests, G_N_ELEMENTS(requests), NULL));
  for (guint i = 0; i < G_N_ELEMENTS(watchers); i++)
    g_assert_cmpuint(openings(watchers[i]), >, 0);
  for (guint i = 0; i < G_N_ELEMENTS(requests); i++) {
    HpDocument document;
    g_assert_cmpint(hp_maker_build(maker, &requests[i], &document, fixture->diagnostics), ==,
                    HP_BUILD_DONE);
    hp_document_clear(&document);
  }
  for (guint i = 0; i < G_N_ELEMENTS(watchers); i++) {
    g_assert_cmpuint(openings(watchers[i]), ==, 0);
    close(watchers[i]);
  }
  remove_folder(folder);
}

/* Not where a library has started a thread. In a process of its own: what another test has started
   may not have ended yet. */
static void test_what_is_prepared_can_be_copied(Fixture *fixture, gconstpointer unused)
{
  if (!g_test_subprocess()) {
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
    return;
  }
  const HpRequest request = {.source = fixture->source, .several_views = TRUE};
  g_assert_true(hp_maker_prepare(fixture->maker, &request, 1, NULL));
  HpChild *child = hp_child_fork(end_at_once, NULL);
  g_assert_nonnull(child);
  g_assert_cmpint(hp_child_end(child), ==, HP_CHILD_ENDED);
}

static void test_the_data_folder_of_the_environment(void)
{
  g_setenv("HANDLINGSPLAN_DATA", "/data", TRUE);
  g_autofree char *given = hp_default_data_folder();
  g_assert_cmpstr(given, ==, "/data");
  g_unsetenv("HANDLINGSPLAN_DATA");
  g_autofree char *own = hp_default_data_folder();
  g_assert_true(g_path_is_absolute(own));
}

static void add(const char *path, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, NULL, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/maker/file-names", test_file_names);
  g_test_add_func("/maker/days", test_days);
  add("/maker/house/value", test_a_house_is_a_value);
  add("/maker/house/profile/checked", test_a_profile_that_does_not_go_together);
  add("/maker/house/missing", test_a_house_that_is_not_there);
  add("/maker/house/once", test_a_house_is_read_once);
  add("/maker/house/openings", test_files_are_opened_once);
  add("/maker/source/once", test_a_source_is_read_once_for_its_views);
  add("/maker/house/anew", test_a_house_that_is_written_anew_is_read_anew);
  add("/maker/house/edited/collection", test_a_house_is_edited_while_a_collection_is_read);
  add("/maker/house/edited/attachments", test_a_house_is_edited_while_attachments_are_read);
  add("/maker/house/pattern", test_a_pattern_always_names_a_file);
  add("/maker/house/faults", test_faults_of_a_house_are_told_once);
  add("/maker/house/no-xml", test_a_house_that_is_no_xml_is_told_once);
  add("/maker/house/profile", test_a_profile_that_cannot_be_is_told_once);
  add("/maker/build/document", test_a_request_becomes_a_document);
  add("/maker/build/beside", test_what_goes_beside);
  add("/maker/build/views", test_views);
  add("/maker/build/unknown", test_a_request_that_says_nothing_known);
  add("/maker/build/day", test_the_day_is_in_the_name);
  add("/maker/build/parts", test_parts_are_passed_over_or_refused);
  add("/maker/build/cancel", test_a_build_can_be_cancelled);
  add("/maker/verify/verdicts", test_a_document_is_verified);
  add("/maker/verify/copies", test_copies_are_built_once);
  add("/maker/verify/forget", test_what_was_inside_is_forgotten);
  g_test_add_func("/maker/data/named", test_the_data_folder_that_is_named_is_used);
  add("/maker/data/prepared", test_what_is_prepared_is_not_read_again);
  add("/maker/data/shared-by-views", test_what_views_share_is_not_read_again);
  add("/maker/data/copied", test_what_is_prepared_can_be_copied);
  g_test_add_func("/maker/data/environment", test_the_data_folder_of_the_environment);
  return g_test_run();
}
