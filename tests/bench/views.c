/*
 * views: what all views of a source cost, against their formatting alone: the XSL-FO of those that
 * become PDFs, formatted one after the other by one formatter. Milliseconds of the processor,
 * medians of some rounds, in which the two take turns.
 *
 *   views SOURCE.xml…
 *   views --once build|format SOURCE.xml     one of them, for a profiler
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

typedef void (*Work)(HpMaker *maker, const char *source, const char *folder);

/* ---- Work ------------------------------------------------------------------------------------ */

static char *root_of(const char *source)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) read = hp_source_read(source, NULL, diagnostics);
  if (read == NULL)
    g_error("%s cannot be read", source);
  return g_strdup((const char *)xmlDocGetRootElement(hp_source_document(read))->name);
}

static void for_each_view(HpMaker *maker, const char *source,
                          void (*each)(HpMaker *, const HpRequest *, const HpListedView *,
                                       const char *),
                          const char *folder)
{
  g_autofree char *root = root_of(source);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GArray) views = hp_maker_list_views(maker, NULL, "en", diagnostics);
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    const HpRequest request = {.source = source, .view = view->name, .several_views = TRUE};
    if (strcmp(view->root, root) == 0)
      each(maker, &request, view, folder);
  }
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

static void build_all(HpMaker *maker, const char *source, const char *folder)
{
  for_each_view(maker, source, build_view, folder);
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

static void write_all(HpMaker *maker, const char *source, const char *folder)
{
  for_each_view(maker, source, write_fo, folder);
}

static void format_all(HpMaker *maker, const char *source, const char *folder)
{
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  g_autofree char *pictures = g_path_get_dirname(source);
  const char *name = NULL;
  while ((name = g_dir_read_name(files)) != NULL) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *path = g_build_filename(folder, name, NULL);
    const HpFoRequest request = {.path = path, .name = name, .folder = pictures};
    g_autoptr(GBytes) pdf = hp_maker_format(maker, &request, diagnostics);
    if (pdf == NULL)
      g_error("%s cannot be formatted", path);
  }
}

/* ---- Measuring ------------------------------------------------------------------------------- */

static double milliseconds(struct timeval time)
{
  return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

/* In a process of its own, as for each call of the command: what others have left in the heap, and
   in the libraries' caches, costs nothing. */
static double time_of(Work work, const char *source, const char *folder)
{
  const pid_t child = fork();
  if (child == 0) {
    g_autoptr(HpMaker) maker = hp_maker_new(NULL);
    work(maker, source, folder);
    _exit(0);
  }
  int status = 0;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child || status != 0)
    g_error("%s was not made", source);
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
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

static void compare(const char *source, const char *folder)
{
  double built[ROUNDS], formatted[ROUNDS], ratios[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++) {
    built[i] = time_of(build_all, source, folder);
    formatted[i] = time_of(format_all, source, folder);
    ratios[i] = built[i] / formatted[i];
  }
  printf("%-40s%8.0f ms of %4.0f ms formatting: %.2f times\n", source, median(built),
         median(formatted), median(ratios));
}

/* The folder's files, then it. */
static void remove_folder(const char *folder)
{
  g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
  const char *name = NULL;
  while ((name = g_dir_read_name(files)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_remove(path);
  }
  g_rmdir(folder);
}

static void measure(const char *source, const char *once)
{
  g_autofree char *folder = g_dir_make_tmp("views-XXXXXX", NULL);
  time_of(write_all, source, folder);
  if (once == NULL) {
    compare(source, folder);
  } else {
    g_autoptr(HpMaker) maker = hp_maker_new(NULL);
    (strcmp(once, "format") == 0 ? format_all : build_all)(maker, source, folder);
  }
  remove_folder(folder);
}

int main(int argc, char **argv)
{
  const gboolean once = argc == 4 && strcmp(argv[1], "--once") == 0;
  if (argc < 2) {
    fputs("usage: views SOURCE.xml… | views --once build|format SOURCE.xml\n", stderr);
    return 2;
  }
  for (int i = once ? 3 : 1; i < argc; i++)
    measure(argv[i], once ? argv[2] : NULL);
  return 0;
}
