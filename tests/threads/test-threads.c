/*
 * The same work done by several threads at once, from the first call of the process on, and then
 * again by one alone: the PDFs and the messages are the same, byte for byte.
 *
 * Two lists of fonts take part, so that a thread that took another's would show it, in pictures
 * too.
 */
#include "maker/maker.h"
#include "transform/transform.h"
#include "xml/xml.h"

#include <string.h>

enum { N_THREADS = 4, ROUNDS = 2 };

/* What came out of one thread: kinds of result, each the digest of bytes or a message. */
typedef struct {
  const char *fonts; /* NULL: the program's own */
  GString *results;
} Work;

static char *in_sources(const char *name)
{
  return g_build_filename(g_getenv("HP_SOURCE_ROOT"), name, NULL);
}

static void note_messages(GString *results, HpDiagnostics *diagnostics)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *diagnostic = g_ptr_array_index(sorted, i);
    const HpPlace *place = &diagnostic->place;
    g_string_append_printf(results, "%s:%d:%d: %s\n", place->file == NULL ? "" : place->file,
                           place->line, place->column, diagnostic->message);
  }
}

static void note_digest(GString *results, GBytes *bytes)
{
  g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
  g_string_append_printf(results, "%s\n", digest);
}

/* Takes the document. */
static void format(GString *results, HpFormatter *formatter, xmlDoc *document,
                   HpDiagnostics *diagnostics)
{
  g_autofree char *folder = in_sources("tests/threads");
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  const HpFormatOptions options = {.base_folder = folder,
                                   .gate = gate,
                                   .release = (GDestroyNotify)xmlFreeDoc,
                                   .release_user = document};
  g_autoptr(GBytes) pdf = hp_formatter_format(formatter, document, &options, diagnostics);
  if (pdf == NULL) {
    g_string_append(results, "no PDF\n");
    return;
  }
  note_digest(results, pdf);
}

static void format_file(GString *results, HpFormatter *formatter, const char *name)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = in_sources(name);
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  if (source != NULL)
    format(results, formatter, hp_source_steal_document(source), diagnostics);
  note_messages(results, diagnostics);
}

/* What its thread has noted is told where it is not as it must be. */
static void require(gboolean good, const GString *results)
{
  if (!good)
    g_test_message("%s", results->str);
  g_assert_true(good);
}

/* Builds a plan, and verifies what came of it. */
static void make_plan(GString *results, HpMaker *maker)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = in_sources("tests/plans/small.xml");
  const HpRequest request = {.source = path};
  HpDocument document;
  const HpBuildStatus status = hp_maker_build(maker, &request, &document, diagnostics);
  note_messages(results, diagnostics);
  require(status == HP_BUILD_DONE, results);
  note_digest(results, document.bytes);
  const HpVerifyRequest again = {.path = "small.pdf", .bytes = document.bytes};
  g_autoptr(HpVerification) verification = hp_maker_verify(maker, &again);
  g_string_append_printf(results, "verdict %d\n", verification->verdict);
  require(verification->verdict == HP_VERDICT_IDENTICAL, results);
  hp_document_clear(&document);
}

static void compile_nothing(GString *results)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = in_sources("tests/threads/wrong.xsl");
  g_autoptr(HpStylesheet) stylesheet = hp_stylesheet_new(path, NULL, diagnostics);
  g_assert_null(stylesheet);
  note_messages(results, diagnostics);
}

static void check_bad_plan(GString *results, HpMaker *maker)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = in_sources("tests/plans/bad/rules.xml");
  g_assert_false(hp_maker_check(maker, &(const HpRequest){.source = path}, diagnostics));
  note_messages(results, diagnostics);
}

static gpointer work(gpointer user)
{
  Work *mine = user;
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = mine->fonts == NULL ? NULL : in_sources(mine->fonts);
  g_autoptr(HpFormatter) formatter = hp_formatter_new(fonts, &error);
  g_assert_no_error(error);
  g_autofree char *data = in_sources(NULL);
  g_autoptr(HpMaker) maker = hp_maker_new(data);
  for (int round = 0; round < ROUNDS; round++) {
    format_file(mine->results, formatter, "tests/threads/document.fo");
    compile_nothing(mine->results);
    format_file(mine->results, formatter, "tests/threads/faulty.fo");
    format_file(mine->results, formatter, "tests/threads/broken.fo");
    make_plan(mine->results, maker);
    check_bad_plan(mine->results, maker);
  }
  return NULL;
}

static Work work_of(guint thread)
{
  return (Work){thread % 2 == 0 ? NULL : "tests/threads/fonts.conf", g_string_new(NULL)};
}

static void test_threads(void)
{
  Work together[N_THREADS], alone[2] = {work_of(0), work_of(1)};
  GThread *threads[N_THREADS];
  for (guint i = 0; i < N_THREADS; i++) {
    together[i] = work_of(i);
    threads[i] = g_thread_new("work", work, &together[i]);
  }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join(threads[i]);
  work(&alone[0]);
  work(&alone[1]);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_cmpstr(together[i].results->str, ==, alone[i % 2].results->str);
  g_assert_cmpstr(alone[0].results->str, !=, alone[1].results->str);
  for (guint i = 0; i < N_THREADS; i++)
    g_string_free(together[i].results, TRUE);
  g_string_free(alone[0].results, TRUE);
  g_string_free(alone[1].results, TRUE);
}

/* ---- The first of a process ------------------------------------------------------------------ */

/* Threads that have all read their documents, and give back the memory of those. */
static gint n_released;

static void release_with_the_others(gpointer document)
{
  xmlFreeDoc(document);
  g_atomic_int_inc(&n_released);
  while (g_atomic_int_get(&n_released) < N_THREADS)
    g_thread_yield();
}

static gpointer format_first(gpointer unused)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpFormatter) formatter = hp_formatter_new(NULL, NULL);
  g_autofree char *path = in_sources("tests/threads/broken.fo");
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  xmlDoc *document = hp_source_steal_document(source);
  const HpFormatOptions options = {.release = release_with_the_others, .release_user = document};
  g_assert_null(hp_formatter_format(formatter, document, &options, diagnostics));
  return NULL;
}

static void format_together(void)
{
  GThread *threads[N_THREADS];
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new("first", format_first, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join(threads[i]);
}

/* With another allocator than the C library's, as a sanitizer has one, the C library's own is set
   up there, unasked; each process does it once. */
static void test_the_first_to_give_back_memory(void)
{
#ifdef __SANITIZE_ADDRESS__
  enum { PROCESSES = 25 };
#else
  enum { PROCESSES = 1 };
#endif
  if (g_test_subprocess()) {
    format_together();
    return;
  }
  for (int i = 0; i < PROCESSES; i++) {
    g_test_trap_subprocess(NULL, 0, 0);
    g_test_trap_assert_passed();
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/threads/first", test_the_first_to_give_back_memory);
  g_test_add_func("/threads/same-as-alone", test_threads);
  return g_test_run();
}
