/* The library through its header alone: what it says of documents, and how it fails. */
#include <glib/gstdio.h>
#include <handlingsplan.h>
#include <locale.h>
#include <string.h>

typedef struct {
  HpContext *context;
  GError *error;
  char *folder;
} Fixture;

static char *in_sources(const char *name)
{
  return g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
}

static void set_up(Fixture *fixture, gconstpointer unused)
{
  GError *error = NULL;
  g_autofree char *data = in_sources(NULL);
  fixture->error = NULL;
  fixture->folder = g_dir_make_tmp("hp-XXXXXX", &error);
  fixture->context = hp_context_new(data, &error);
  g_assert_no_error(error);
}

static void tear_down(Fixture *fixture, gconstpointer unused)
{
  hp_context_free(fixture->context);
  g_clear_error(&fixture->error);
  g_rmdir(fixture->folder);
  g_free(fixture->folder);
}

static GBytes *format(Fixture *fixture, const char *name)
{
  g_autofree char *path = in_sources(name);
  return hp_context_format_file(fixture->context, path, &fixture->error);
}

static GBytes *build(Fixture *fixture, const char *name)
{
  g_autofree char *path = in_sources(name);
  return hp_context_build(fixture->context, path, &fixture->error);
}

static void assert_failed(Fixture *fixture, HpContextError code)
{
  g_assert_error(fixture->error, HP_CONTEXT_ERROR, (int)code);
  g_assert_cmpstr(fixture->error->message, !=, "");
  g_clear_error(&fixture->error);
}

/* ---- Contexts ------------------------------------------------------------------------------ */

static void test_no_installation(void)
{
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_context_new("/nowhere", &error));
  g_assert_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_INSTALLATION);
  g_assert_true(g_ascii_isdigit(*hp_version()));
  hp_context_free(NULL);
}

static void test_arguments(Fixture *fixture, gconstpointer unused)
{
  HpContext *context = fixture->context;
  g_assert_false(hp_context_set_profile(context, "pdfx", &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_assert_false(hp_context_set_view(context, "no where", &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_assert_false(hp_context_set_tables(context, "round", &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_assert_true(hp_context_set_profile(context, "ua1", &fixture->error));
  g_assert_true(hp_context_set_view(context, "plan", &fixture->error));
  g_assert_true(hp_context_set_tables(context, "plain", &fixture->error));
}

/* ---- Documents ----------------------------------------------------------------------------- */

static void test_memory(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = in_sources("tests/threads/document.fo");
  g_autofree char *text = NULL;
  gsize size = 0;
  g_assert_true(g_file_get_contents(path, &text, &size, NULL));
  g_autoptr(GBytes) from_file = format(fixture, "tests/threads/document.fo");
  g_autoptr(GBytes) from_memory =
      hp_context_format_memory(fixture->context, text, size, "document.fo", NULL, &fixture->error);
  g_assert_no_error(fixture->error);
  g_assert_true(g_bytes_equal(from_file, from_memory));
  g_assert_cmpuint(hp_context_count_diagnostics(fixture->context), ==, 0);
}

static void test_nothing_in_memory(Fixture *fixture, gconstpointer unused)
{
  g_assert_null(
      hp_context_format_memory(fixture->context, "", 0, "empty.fo", NULL, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_cmpstr(hp_context_diagnostic_file(fixture->context, 0), ==, "empty.fo");
}

/* How often it was said that the picture of a document is not let through. */
static guint times_refused(Fixture *fixture, const char *folder)
{
  static const char document[] =
      "<root xmlns='http://www.w3.org/1999/XSL/Format'><layout-master-set>"
      "<simple-page-master master-name='m' page-width='9cm' page-height='9cm'><region-body/>"
      "</simple-page-master></layout-master-set><page-sequence master-reference='m'>"
      "<flow flow-name='xsl-region-body'><block><external-graphic src='trappa.svg'/></block></flow>"
      "</page-sequence></root>";
  g_autofree char *plans = in_sources("tests/plans");
  hp_context_set_folder(fixture->context, folder);
  g_autoptr(GBytes) pdf = hp_context_format_memory(fixture->context, document, sizeof document - 1,
                                                   "x.fo", plans, &fixture->error);
  g_assert_no_error(fixture->error);
  g_assert_nonnull(pdf);
  guint times = 0;
  for (guint i = 0; i < hp_context_count_diagnostics(fixture->context); i++) {
    const char *message = hp_context_diagnostic_message(fixture->context, i);
    times += strstr(message, "\"trappa.svg\" lies outside the folder") != NULL ||
             strstr(message, "\"trappa.svg\" cannot be read") != NULL;
  }
  return times;
}

static void test_folder(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *around = in_sources("tests"), *beside = in_sources("tests/fo");
  g_assert_cmpuint(times_refused(fixture, NULL), ==, 0);
  g_assert_cmpuint(times_refused(fixture, around), ==, 0);
  g_assert_cmpuint(times_refused(fixture, beside), ==, 1);
  g_assert_cmpuint(times_refused(fixture, "/no/such/folder"), ==, 1);
  g_assert_cmpuint(times_refused(fixture, NULL), ==, 0);
}

static void test_date(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) without = format(fixture, "tests/threads/document.fo");
  hp_context_set_date(fixture->context, 1489449600);
  g_autoptr(GBytes) with = format(fixture, "tests/threads/document.fo");
  hp_context_set_date(fixture->context, -1);
  g_autoptr(GBytes) again = format(fixture, "tests/threads/document.fo");
  g_assert_false(g_bytes_equal(without, with));
  g_assert_true(g_bytes_equal(without, again));
}

static void test_warnings(Fixture *fixture, gconstpointer unused)
{
  const HpContext *context = fixture->context;
  g_autoptr(GBytes) pdf = format(fixture, "tests/threads/faulty.fo");
  g_assert_nonnull(pdf);
  g_assert_cmpuint(hp_context_count_errors(context), ==, 0);
  g_assert_cmpuint(hp_context_count_diagnostics(context), >, 2);
  for (guint i = 0; i < hp_context_count_diagnostics(context); i++)
    g_assert_false(hp_context_diagnostic_is_error(context, i));
  const guint last = hp_context_count_diagnostics(context) - 1;
  g_assert_true(g_str_has_suffix(hp_context_diagnostic_file(context, last), "faulty.fo"));
  g_assert_cmpint(hp_context_diagnostic_line(context, last), ==, 12);
  g_assert_cmpint(hp_context_diagnostic_column(context, last), ==, 9);
  g_assert_nonnull(strstr(hp_context_diagnostic_message(context, last), "nowhere.png"));
}

static void test_what_must_conform(Fixture *fixture, gconstpointer unused)
{
  g_assert_true(hp_context_set_profile(fixture->context, "ua1+a3a", &fixture->error));
  g_assert_null(format(fixture, "tests/threads/faulty.fo"));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
}

/* A restricted source goes along only where that is asked for. */
static void test_restricted(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/plans/every-label.xml", NULL);
  g_assert_true(hp_context_set_profile(fixture->context, "ua1+a3a", &fixture->error));
  g_autoptr(GBytes) without = hp_context_build(fixture->context, path, &fixture->error);
  g_assert_no_error(fixture->error);
  hp_context_set_restricted(fixture->context, TRUE);
  g_autoptr(GBytes) with = hp_context_build(fixture->context, path, &fixture->error);
  g_assert_no_error(fixture->error);
  g_assert_cmpuint(g_bytes_get_size(with), >, g_bytes_get_size(without));
}

static void test_strict(Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GBytes) lenient = format(fixture, "tests/fo/bad/duplicate-id.fo");
  g_assert_nonnull(lenient);
  hp_context_set_strict(fixture->context, TRUE);
  g_assert_null(format(fixture, "tests/fo/bad/duplicate-id.fo"));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
}

static void test_errors(Fixture *fixture, gconstpointer unused)
{
  g_assert_null(format(fixture, "tests/threads/broken.fo"));
  g_assert_nonnull(strstr(fixture->error->message, "broken.fo:3:1: "));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_cmpuint(hp_context_count_errors(fixture->context), >, 1);
  g_autoptr(GBytes) next = format(fixture, "tests/threads/document.fo");
  g_assert_nonnull(next);
  g_assert_cmpuint(hp_context_count_errors(fixture->context), ==, 0);
  g_assert_null(format(fixture, "nowhere.fo"));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
}

/* ---- Plans --------------------------------------------------------------------------------- */

static void test_check(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *good = in_sources("tests/plans/small.xml");
  g_autofree char *bad = in_sources("tests/plans/bad/rules.xml");
  g_assert_true(hp_context_check(fixture->context, good, &fixture->error));
  g_assert_false(hp_context_check(fixture->context, bad, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_cmpuint(hp_context_count_errors(fixture->context), >, 1);
}

static void test_build(Fixture *fixture, gconstpointer unused)
{
  HpContext *context = fixture->context;
  g_autoptr(GBytes) pdf = build(fixture, "tests/plans/small.xml");
  g_assert_no_error(fixture->error);
  g_assert_nonnull(pdf);
  g_assert_cmpstr(hp_context_file_name(context), ==, "small.pdf");
  g_assert_cmpuint(hp_context_count_beside(context), ==, 0);
  g_assert_false(hp_context_set_wording(context, "old", &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_assert_true(hp_context_set_wording(context, "consolidated", &fixture->error));
  g_autoptr(GBytes) consolidated = build(fixture, "tests/plans/small.xml");
  g_assert_nonnull(consolidated);
  g_assert_cmpstr(hp_context_file_name(context), ==, "small-consolidated.pdf");
  hp_context_set_as_of(context, "no-such-meeting");
  g_assert_null(build(fixture, "tests/plans/small.xml"));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_null(hp_context_file_name(context));
}

/* It is read with its plan, and called like itself. */
static void test_follow_up(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = in_sources("tests/plans/small-uppfoljning.xml");
  g_assert_true(hp_context_check(fixture->context, path, &fixture->error));
  g_autoptr(GBytes) pdf = build(fixture, "tests/plans/small-uppfoljning.xml");
  g_assert_no_error(fixture->error);
  g_assert_nonnull(pdf);
  g_assert_cmpstr(hp_context_file_name(fixture->context), ==, "small-uppfoljning.pdf");
}

static char *resolved(Fixture *fixture)
{
  g_autofree char *path = in_sources("tests/plans/small.xml");
  g_autoptr(GBytes) tree = hp_context_resolve(fixture->context, path, &fixture->error);
  gsize size = 0;
  const char *text = tree == NULL ? NULL : g_bytes_get_data(tree, &size);
  return g_strndup(text, size);
}

static void test_resolve(Fixture *fixture, gconstpointer unused)
{
  HpContext *context = fixture->context;
  g_autofree char *now = resolved(fixture);
  g_assert_nonnull(strstr(now, "r:as-of=\"2025-01-20\""));
  g_assert_null(strstr(now, "<r:since"));
  hp_context_set_as_of(context, "mote-2024-10");
  hp_context_set_since(context, "last");
  g_autofree char *then = resolved(fixture);
  g_assert_nonnull(strstr(then, "r:as-of=\"2024-10-08\""));
  g_assert_nonnull(strstr(then, "<r:since day=\"2024-03-14\">"));
  hp_context_set_since(context, "2025-01-20");
  g_autofree char *later = resolved(fixture);
  g_assert_null(later);
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  hp_context_set_since(context, NULL);
  g_autofree char *again = resolved(fixture);
  g_assert_nonnull(again);
}

static void test_beside(Fixture *fixture, gconstpointer unused)
{
  g_assert_true(hp_context_set_profile(fixture->context, "ua1+a2a", &fixture->error));
  g_autoptr(GBytes) pdf = build(fixture, "tests/plans/small.xml");
  gboolean has_source = FALSE;
  g_assert_nonnull(pdf);
  for (guint i = 0; i < hp_context_count_beside(fixture->context); i++) {
    GBytes *bytes = NULL;
    const char *name = hp_context_beside(fixture->context, i, &bytes);
    g_assert_cmpuint(g_bytes_get_size(bytes), >, 0);
    has_source |= strcmp(name, "small.xml") == 0;
  }
  g_assert_true(has_source);
}

static void write_pdf(const char *path, const GBytes *pdf, gsize size)
{
  g_assert_true(
      g_file_set_contents(path, g_bytes_get_data((GBytes *)pdf, NULL), (gssize)size, NULL));
}

static void test_verify(Fixture *fixture, gconstpointer unused)
{
  HpContext *context = fixture->context;
  g_autofree char *path = g_build_filename(fixture->folder, "x.pdf", NULL);
  g_autoptr(GBytes) pdf = build(fixture, "tests/plans/small.xml");
  write_pdf(path, pdf, g_bytes_get_size(pdf));
  g_assert_cmpint(hp_context_verify(context, path, NULL, &fixture->error), ==,
                  HP_CONTEXT_IDENTICAL);
  g_assert_cmpuint(hp_context_count_reasons(context), ==, 0);
  write_pdf(path, pdf, 100);
  g_assert_cmpint(hp_context_verify(context, path, NULL, &fixture->error), ==, HP_CONTEXT_ALTERED);
  g_assert_no_error(fixture->error);
  g_assert_cmpuint(hp_context_count_reasons(context), >, 0);
  g_assert_cmpstr(hp_context_reason(context, 0), !=, "");
  g_unlink(path);
  g_assert_cmpint(hp_context_verify(context, path, NULL, &fixture->error), ==,
                  HP_CONTEXT_NOT_VERIFIED);
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
}

/* ---- Progress ------------------------------------------------------------------------------ */

static gboolean count_and_go_on(guint pages_done, gpointer user)
{
  ++*(guint *)user;
  return TRUE;
}

static gboolean stop(guint pages_done, gpointer user)
{
  return FALSE;
}

static gboolean cancel(guint pages_done, gpointer context)
{
  hp_context_cancel(context);
  return TRUE;
}

static void test_progress(Fixture *fixture, gconstpointer unused)
{
  guint calls = 0;
  hp_context_set_progress(fixture->context, count_and_go_on, &calls);
  g_autoptr(GBytes) formatted = format(fixture, "tests/threads/document.fo");
  g_assert_nonnull(formatted);
  g_assert_cmpuint(calls, >, 0);
  calls = 0;
  g_autoptr(GBytes) built = build(fixture, "tests/plans/small.xml");
  g_assert_nonnull(built);
  g_assert_cmpuint(calls, >, 0);
}

static void test_cancel(Fixture *fixture, gconstpointer unused)
{
  HpContext *context = fixture->context;
  hp_context_set_progress(context, stop, NULL);
  g_assert_null(format(fixture, "tests/threads/document.fo"));
  assert_failed(fixture, HP_CONTEXT_ERROR_CANCELLED);
  hp_context_set_progress(context, cancel, context);
  g_assert_null(build(fixture, "tests/plans/small.xml"));
  assert_failed(fixture, HP_CONTEXT_ERROR_CANCELLED);
  hp_context_set_progress(context, NULL, NULL);
  g_autoptr(GBytes) pdf = format(fixture, "tests/threads/document.fo");
  g_assert_no_error(fixture->error);
  g_assert_nonnull(pdf);
}

/* ---- The process --------------------------------------------------------------------------- */

static void test_locale(Fixture *fixture, gconstpointer unused)
{
  static const char *const with_commas[] = {"sv_SE.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8"};
  const locale_t before = uselocale((locale_t)0);
  g_autoptr(GBytes) expected = build(fixture, "tests/plans/small.xml");
  g_assert_true(uselocale((locale_t)0) == before);
  const char *found = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(with_commas) && found == NULL; i++)
    found = setlocale(LC_NUMERIC, with_commas[i]);
  if (found == NULL) {
    g_test_skip("this machine has no locale with a decimal comma");
    return;
  }
  g_autoptr(GBytes) pdf = build(fixture, "tests/plans/small.xml");
  setlocale(LC_NUMERIC, "C");
  g_assert_true(g_bytes_equal(expected, pdf));
}

static void add(const char *name, void (*test)(Fixture *fixture, gconstpointer unused))
{
  g_test_add(name, Fixture, NULL, set_up, test, tear_down);
}

/* Into a copy of a plan; nothing is written where something is wrong with it. */
static void test_reports(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *from = in_sources("tests/plans/minimal.xml");
  g_autofree char *path = g_build_filename(fixture->folder, "minimal.xml", NULL);
  g_autofree char *before = NULL, *after = NULL, *unchanged = NULL;
  g_assert_true(g_file_get_contents(from, &before, NULL, NULL));
  g_assert_true(g_file_set_contents(path, before, -1, NULL));
  const HpContextUpdate good = {.target = "aktivitet-1", .progress = "complete", .words = "Å"};
  const HpContextUpdate bad = {.target = "aktivitet-2", .progress = "complete"};
  HpContextMeeting meeting = {.date = "2025-03-11", .updates = &bad, .count = 1};
  g_assert_null(hp_context_report(fixture->context, path, &meeting, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_true(g_file_get_contents(path, &unchanged, NULL, NULL));
  g_assert_cmpstr(unchanged, ==, before);
  meeting.updates = &good;
  g_autofree char *id = hp_context_report(fixture->context, path, &meeting, &fixture->error);
  g_assert_no_error(fixture->error);
  g_assert_cmpstr(id, ==, "mote-2025-03-11");
  g_assert_true(g_file_get_contents(path, &after, NULL, NULL));
  g_assert_nonnull(strstr(after, "target=\"aktivitet-1\" progress=\"complete\">"));
  meeting.date = NULL;
  g_assert_null(hp_context_report(fixture->context, path, &meeting, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_unlink(path);
}

/* A plan that has not been adopted, and then one that has. */
static void test_changes(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *from = in_sources("tests/plans/minimal.xml");
  g_autofree char *path = g_build_filename(fixture->folder, "minimal.xml", NULL);
  g_autofree char *before = NULL, *after = NULL, *amended = NULL;
  const HpContextSaying sayings[] = {{"text", "Å"}, {"cost", "amount=1: a"}, {"cost", "b"}};
  const HpContextSaying wrong[] = {{"txt", "Å"}};
  HpContextChange change = {.target = "aktivitet-1", .sayings = sayings, .count = 3};
  const HpContextParty party = {.id = "ny", .kind = "unit", .name = "N"};
  HpContextAmendment amendment = {.date = "2025-03-11", .changes = &change, .count = 1};
  g_assert_true(g_file_get_contents(from, &before, NULL, NULL));
  g_assert_true(g_file_set_contents(path, before, -1, NULL));
  g_assert_null(hp_context_amend(fixture->context, path, &amendment, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_DOCUMENT);
  g_assert_true(hp_context_add_party(fixture->context, path, &party, &fixture->error));
  g_assert_true(hp_context_change(fixture->context, path, &change, 1, &fixture->error));
  g_assert_no_error(fixture->error);
  g_assert_true(g_file_get_contents(path, &after, NULL, NULL));
  g_assert_nonnull(strstr(after, "<text>Å</text>"));
  g_assert_nonnull(strstr(after, "<cost amount=\"1\">a</cost>"));
  g_assert_nonnull(strstr(after, "<cost>b</cost>"));
  g_assert_nonnull(strstr(after, "<party id=\"ny\" kind=\"unit\">"));
  change = (HpContextChange){.target = "aktivitet-1", .sayings = wrong, .count = 1};
  g_assert_false(hp_context_change(fixture->context, path, &change, 1, &fixture->error));
  assert_failed(fixture, HP_CONTEXT_ERROR_ARGUMENT);
  g_autoptr(GString) adopted = g_string_new(after);
  g_string_replace(adopted, "</head>", "<adoption date='2025-01-01' form='adopts'/></head>", 1);
  g_assert_true(g_file_set_contents(path, adopted->str, -1, NULL));
  change.sayings = sayings;
  g_autofree char *id = hp_context_amend(fixture->context, path, &amendment, &fixture->error);
  g_assert_no_error(fixture->error);
  g_assert_cmpstr(id, ==, "andring-2025-03-11");
  g_assert_true(g_file_get_contents(path, &amended, NULL, NULL));
  g_assert_nonnull(strstr(amended, "<change target=\"aktivitet-1\">"));
  g_unlink(path);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/library/no-installation", test_no_installation);
  add("/library/arguments", test_arguments);
  add("/library/memory", test_memory);
  add("/library/nothing-in-memory", test_nothing_in_memory);
  add("/library/folder", test_folder);
  add("/library/date", test_date);
  add("/library/warnings", test_warnings);
  add("/library/what-must-conform", test_what_must_conform);
  add("/library/restricted", test_restricted);
  add("/library/strict", test_strict);
  add("/library/errors", test_errors);
  add("/library/check", test_check);
  add("/library/build", test_build);
  add("/library/follow-up", test_follow_up);
  add("/library/resolve", test_resolve);
  add("/library/beside", test_beside);
  add("/library/verify", test_verify);
  add("/library/progress", test_progress);
  add("/library/cancel", test_cancel);
  add("/library/locale", test_locale);
  add("/library/reports", test_reports);
  add("/library/changes", test_changes);
  return g_test_run();
}
