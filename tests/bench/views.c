/*
 * views: what all views of a source cost, against their formatting alone: the XSL-FO of those that
 * become PDFs, formatted one after the other. A row a source: by one process each, without starts;
 * and by the program, as users have it, which makes several at once, and is started for each
 * XSL-FO. Milliseconds of the processor and of the clock, medians of some rounds, in which the two
 * take turns.
 *
 * In one process, all nine views of a plan of thirty pages (vasterbotten.xml), and all four of the
 * proposals (nationella-planen.xml), are, in millions of instructions:
 *
 *   2350  1100
 *
 *   1130   490  formatting, tagging and compressing those that are PDFs: six, two
 *    740   285  running stylesheets: 57,000 XPath expressions, of which none stands out, in the
 *               first; of it, tables of keys 70, 20, templates compiled as they are run 60, 20
 *    180    90  compiling them, in which nearly all templates can be reached: reading their
 *               modules, once, 60, 45; what libxslt makes of declarations most of the rest
 *    100    85  reading and compiling the schema, 50; reading and checking the source, once
 *    130    80  of each view: copying, filtering and resolving the source, what goes on record,
 *               pages and rows as text
 *     40    40  digests of the program's own files, once; on most processors a quarter of that
 *     30    30  starting
 *
 * So with stylesheets that cost nothing, all views of the proposals were 1.4 times the formatting.
 *
 * By the program, formatting alone is a start for each XSL-FO, and all views are one start: the
 * less a start costs, the higher is that quotient. What views share is done before there are
 * workers: their source is read and checked, and their stylesheets are read.
 *
 *   views PROGRAM SOURCE.xml…
 *   views --once build|format SOURCE.xml     one of them in this process, for a profiler
 */
#include "maker/maker.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROUNDS = 9 };

typedef struct {
  const char *program, *source;
  const char *folder; /* where the XSL-FO is, and nothing else */
} Subject;

typedef void (*Work)(const Subject *subject);

/* ---- Work ------------------------------------------------------------------------------------ */

static char *root_of(const char *source)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) read = hp_source_read(source, NULL, diagnostics);
  if (read == NULL)
    g_error("%s cannot be read", source);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(read));
  return g_strdup(hp_is_named(root, "follow-up") ? "plan" : (const char *)root->name);
}

typedef void (*WorkOfView)(HpMaker *maker, const HpRequest *request, const HpListedView *view,
                           const char *folder);

static void for_each_view(const Subject *subject, WorkOfView work)
{
  HpMaker *maker = hp_maker_new(NULL);
  g_autofree char *root = root_of(subject->source);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, NULL, "en", diagnostics);
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    const HpRequest request = {
        .source = subject->source, .view = view->name, .several_views = TRUE};
    if (strcmp(view->root, root) == 0)
      work(maker, &request, view, subject->folder);
  }
  hp_maker_end(maker); /* as the program does */
}

static void build_view(HpMaker *maker, const HpRequest *request, const HpListedView *view,
                       const char *folder)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpDocument document;
  if (hp_maker_build(maker, request, &document, diagnostics) != HP_BUILD_DONE)
    g_error("%s has no view %s", request->source, view->name);
  hp_document_clear(&document);
}

static void build_all(const Subject *subject)
{
  for_each_view(subject, build_view);
}

static void write_fo(HpMaker *maker, const HpRequest *request, const HpListedView *view,
                     const char *folder)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  if (strcmp(view->output, "pdf") != 0)
    return;
  xmlDoc *fo = hp_maker_transform(maker, request, diagnostics);
  g_autofree char *name = g_strconcat(view->name, ".fo", NULL);
  g_autofree char *path = g_build_filename(folder, name, NULL);
  if (fo == NULL || xmlSaveFile(path, fo) < 0)
    g_error("%s has no view %s", request->source, view->name);
  xmlFreeDoc(fo);
}

static void write_all(const Subject *subject)
{
  for_each_view(subject, write_fo);
}

static void for_each_fo(const Subject *subject,
                        void (*each)(const char *path, const char *pictures, gconstpointer user),
                        gconstpointer user)
{
  g_autoptr(GDir) files = g_dir_open(subject->folder, 0, NULL);
  g_autofree char *pictures = g_path_get_dirname(subject->source);
  const char *name = NULL;
  while ((name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(subject->folder, name, NULL);
    each(path, pictures, user);
  }
}

static void format_one(const char *path, const char *pictures, gconstpointer maker)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpFoRequest request = {.path = path, .name = path, .folder = pictures};
  g_autoptr(GBytes) pdf = hp_maker_format((HpMaker *)maker, &request, diagnostics);
  if (pdf == NULL)
    g_error("%s cannot be formatted", path);
}

static void format_all(const Subject *subject)
{
  HpMaker *maker = hp_maker_new(NULL);
  for_each_fo(subject, format_one, maker);
  hp_maker_end(maker);
}

/* ---- Work of the program --------------------------------------------------------------------- */

static void run(const char *const *arguments)
{
  g_autoptr(GError) error = NULL;
  int status = 0;
  const GSpawnFlags flags = G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL;
  if (!g_spawn_sync(NULL, (char **)arguments, NULL, flags, NULL, NULL, NULL, NULL, &status,
                    &error) ||
      !g_spawn_check_wait_status(status, &error))
    g_error("%s %s: %s", arguments[0], arguments[1], error->message);
}

static void build_by_program(const Subject *subject)
{
  g_autofree char *folder = g_strconcat(subject->folder, ".out", NULL);
  const char *const arguments[] = {subject->program, "build", subject->source, "--all-views",
                                   "--always",       "-o",    folder,          NULL};
  run(arguments);
}

static void format_one_by_program(const char *path, const char *pictures, gconstpointer program)
{
  g_autofree char *output = g_strconcat(path, ".pdf", NULL);
  const char *const arguments[] = {program,  "format", path,   "--folder",
                                   pictures, "-o",     output, NULL};
  run(arguments);
  g_remove(output);
}

static void format_by_program(const Subject *subject)
{
  for_each_fo(subject, format_one_by_program, subject->program);
}

/* ---- Measuring ------------------------------------------------------------------------------- */

static double milliseconds(struct timeval time)
{
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

typedef struct {
  double processor, clock;
} Cost;

/* In a process of its own, as for each call of the command: what others have left in the heap, and
   in the libraries' caches, costs nothing. */
static Cost cost_of(Work work, const Subject *subject)
{
  const gint64 begun = g_get_monotonic_time();
  const pid_t child = fork();
  if (child == 0) {
    work(subject);
    _exit(0);
  }
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || status != 0)
    g_error("%s was not made", subject->source);
  return (Cost){milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
                (double)(g_get_monotonic_time() - begun) / 1e3};
}

static int compare_times(const void *a, const void *b)
{
  const double one = *(const double *)a, other = *(const double *)b;
  return (one > other) - (one < other);
}

static double median(double *values)
{
  qsort(values, ROUNDS, sizeof *values, compare_times);
  return values[ROUNDS / 2];
}

/* "747 / 440 = 1.70": the quotient is the median of those of the rounds. */
static void print_medians(double *all, double *alone)
{
  double ratios[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++)
    ratios[i] = all[i] / alone[i];
  const double ratio = median(ratios), of_all = median(all), of_alone = median(alone);
  printf("%7.0f /%5.0f = %.2f", of_all, of_alone, ratio);
}

static void compare(const Subject *subject, Work all, Work alone, gboolean with_clock)
{
  double processor[2][ROUNDS], clock[2][ROUNDS];
  for (guint i = 0; i < ROUNDS; i++) {
    const Cost one = cost_of(all, subject), other = cost_of(alone, subject);
    processor[0][i] = one.processor, processor[1][i] = other.processor;
    clock[0][i] = one.clock, clock[1][i] = other.clock;
  }
  print_medians(processor[0], processor[1]);
  if (with_clock)
    print_medians(clock[0], clock[1]);
}

static void print_row(const Subject *subject)
{
  g_autofree char *name = g_path_get_basename(subject->source);
  printf("%-26s", name);
  compare(subject, build_all, format_all, FALSE);
  compare(subject, build_by_program, format_by_program, TRUE);
  putchar('\n');
}

/* The folder's files, then it, if it is there. */
static void remove_folder(const char *folder)
{
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  const char *name = NULL;
  while (files != NULL && (name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
  }
  g_rmdir(folder);
}

static void measure(const char *program, const char *source, const char *once)
{
  g_autofree char *folder = g_dir_make_tmp("views-XXXXXX", NULL);
  g_autofree char *made = g_strconcat(folder, ".out", NULL);
  const Subject subject = {program, source, folder};
  cost_of(write_all, &subject);
  if (once == NULL)
    print_row(&subject);
  else
    (strcmp(once, "format") == 0 ? format_all : build_all)(&subject);
  remove_folder(folder);
  remove_folder(made);
}

int main(int argc, char **argv)
{
  const gboolean once = argc == 4 && strcmp(argv[1], "--once") == 0;
  if (argc < 3 || (*argv[1] == '-' && !once)) {
    fputs("usage: views PROGRAM SOURCE.xml… | views --once build|format SOURCE.xml\n", stderr);
    return 2;
  }
  if (once) {
    measure(NULL, argv[3], argv[2]);
    return 0;
  }
  printf("%-26s%21s%21s%21s\n", "all views / formatting", "ms in one process", "ms by the program",
         "ms of the clock");
  for (int i = 2; i < argc; i++)
    measure(argv[1], argv[i], NULL);
  return 0;
}
