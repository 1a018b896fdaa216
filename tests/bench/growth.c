/*
 * growth: what twice as much of something costs. Each construct of plans, of XSL-FO and of pages to
 * import is there n,
 * 2n and 4n times; n is such that it takes a fifth of a second or more. Time is that of the
 * processor in user mode, the least of ROUNDS (3) runs in turn, without what the command takes for
 * one.
 *
 *   growth PROGRAM sources/plan.rng [NAME…]
 *
 * Where time grows with n (or n·log n), a doubling costs two (or a little more); with its square,
 * four. Exit 1 if any costs more than MOST, or a document is refused.
 */
#include "constructs.h"
#include "plan/plan.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIZES = 3, MOST_SECONDS = 120, MOST_OF_ANYTHING = 1 << 22 };
#define FROM_SECONDS 0.2
#define MOST 2.4
#define FIRST_DAY "2017-01-01"

typedef struct {
  const char *program, *folder;
  HpPlanSchema *schema;
  guint rounds;
  int status; /* with which commands end */
} Bench;

/* ---- What is done with a document ---------------------------------------------------------- */

/** A negative time: it failed. */
typedef struct {
  const char *name;
  Form form; /* of all XSL-FO: FORM_FLOW */
  double (*seconds)(const Bench *bench, const char *file);
} Step;

static double user_seconds(const struct rusage *usage)
{
  return (double)usage->ru_utime.tv_sec + (double)usage->ru_utime.tv_usec / 1e6;
}

static double own_seconds(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return user_seconds(&usage);
}

static void become(char **arguments)
{
  const struct rlimit limit = {MOST_SECONDS, MOST_SECONDS};
  const int nowhere = open("/dev/null", O_RDWR);
  setrlimit(RLIMIT_CPU, &limit);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execv(arguments[0], arguments);
  _exit(127);
}

static double command_seconds(const Bench *bench, char **arguments)
{
  const pid_t child = fork();
  if (child == 0)
    become(arguments);
  int status;
  struct rusage usage;
  if (child < 0 || wait4(child, &status, 0, &usage) != child)
    return -1;
  return WIFEXITED(status) && WEXITSTATUS(status) == bench->status ? user_seconds(&usage) : -1;
}

static double command_on(const Bench *bench, const char *command, const char *file,
                         const char *output)
{
  g_autofree char *target = g_build_filename(bench->folder, output, NULL);
  g_remove(target); /* import replaces nothing */
  char *arguments[] = {(char *)bench->program, (char *)command, (char *)file, "-o", target, NULL};
  return command_seconds(bench, arguments);
}

static double format_seconds(const Bench *bench, const char *file)
{
  return command_on(bench, "format", file, "out.pdf");
}

static double build_seconds(const Bench *bench, const char *file)
{
  return command_on(bench, "build", file, "out");
}

static double fo_seconds(const Bench *bench, const char *file)
{
  return command_on(bench, "fo", file, "out.fo");
}

static double import_seconds(const Bench *bench, const char *file)
{
  return command_on(bench, "import", file, "imported.xml");
}

static double check_seconds(const Bench *bench, const char *file)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  if (source == NULL)
    return -1;
  const double start = own_seconds();
  return hp_plan_check_with(source, bench->schema, diagnostics) ? own_seconds() - start : -1;
}

static double resolve_seconds(const Bench *bench, const char *file)
{
  (void)bench;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  if (source == NULL)
    return -1;
  const double start = own_seconds();
  hp_source_resolve(source, NULL, NULL);
  return own_seconds() - start;
}

/* With what it was when nothing had been reported or decided. */
static double compare_seconds(const Bench *bench, const char *file)
{
  (void)bench;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
  g_autoptr(HpSource) before = hp_source_read(file, NULL, diagnostics);
  if (source == NULL || before == NULL)
    return -1;
  hp_source_resolve(source, NULL, NULL);
  hp_source_filter(before, FIRST_DAY);
  hp_source_resolve(before, FIRST_DAY, NULL);
  const double start = own_seconds();
  hp_source_add_since(source, before, NULL);
  return own_seconds() - start;
}

static const Step steps[] = {
    {"format", FORM_FLOW, format_seconds},   {"check", FORM_PLAN, check_seconds},
    {"resolve", FORM_PLAN, resolve_seconds}, {"compare", FORM_PLAN, compare_seconds},
    {"fo", FORM_PLAN, fo_seconds},           {"build", FORM_PLAN, build_seconds},
    {"import", FORM_PAGE, import_seconds},
};

/* ---- How long it takes --------------------------------------------------------------------- */

static double seconds_of(const Bench *bench, const Step *step, const Construct *construct, guint n,
                         guint copies)
{
  g_autofree char *file = g_build_filename(bench->folder, "document.xml", NULL);
  GString *document = document_of(construct, n, copies);
  const gboolean written = g_file_set_contents(file, document->str, (gssize)document->len, NULL);
  g_string_free(document, TRUE);
  return written ? step->seconds(bench, file) : -1;
}

typedef struct {
  guint n, copies;
  double base, seconds[SIZES]; /* base: with one of it */
} Growth;

/* Whether it is still a file that is read with eight times as much of it. */
static gboolean may_be_larger(const Construct *construct, const Growth *growth)
{
  GString *document = document_of(construct, growth->n, growth->copies);
  const gsize size = document->len;
  g_string_free(document, TRUE);
  return size < HP_MAX_SOURCE_BYTES / 8;
}

/* Doubles n, then the copies where there may not be more of it. */
static gboolean find_size(const Bench *bench, const Step *step, const Construct *construct,
                          Growth *growth)
{
  growth->n = 4;
  growth->copies = 1;
  const double one = seconds_of(bench, step, construct, 1, 1);
  for (;;) {
    const double seconds = seconds_of(bench, step, construct, growth->n, growth->copies);
    if (one < 0 || seconds < 0)
      return FALSE;
    if (seconds - one >= FROM_SECONDS || !may_be_larger(construct, growth))
      return TRUE;
    const guint most = construct->most > 0 ? construct->most : MOST_OF_ANYTHING;
    const gboolean more_of_it = growth->n * 8 <= most;
    if (!more_of_it &&
        ((construct->form != FORM_FLOW && construct->form != FORM_ROOT) || growth->copies > 1000))
      return TRUE;
    if (more_of_it)
      growth->n *= 2;
    else
      growth->copies *= 2;
  }
}

static void keep_least(double *least, double seconds)
{
  if (*least == 0 || seconds < *least)
    *least = seconds;
}

static void measure(const Bench *bench, const Step *step, const Construct *construct,
                    Growth *growth)
{
  for (guint round = 0; round < bench->rounds; round++) {
    keep_least(&growth->base, seconds_of(bench, step, construct, 1, growth->copies));
    for (guint i = 0; i < SIZES; i++)
      keep_least(&growth->seconds[i],
                 seconds_of(bench, step, construct, growth->n << i, growth->copies));
  }
}

static double ratio(const Growth *growth, guint i)
{
  return (growth->seconds[i] - growth->base) / MAX(growth->seconds[i - 1] - growth->base, 1e-3);
}

static gboolean is_steep(const Growth *growth)
{
  for (guint i = 1; i < SIZES; i++)
    if (growth->seconds[i] < 0 || ratio(growth, i) > MOST)
      return TRUE;
  return growth->seconds[0] < 0;
}

/* ---- The table ----------------------------------------------------------------------------- */

static void print_growth(const Growth *growth)
{
  if (growth->copies > 1)
    printf("%9u × %-5u", growth->n, growth->copies);
  else
    printf("%9u        ", growth->n);
  for (guint i = 0; i < SIZES; i++)
    printf("%8.2f", growth->seconds[i]);
  for (guint i = 1; i < SIZES; i++)
    printf("  ×%.2f", ratio(growth, i));
}

/* What seems steep is measured once more: a busy machine is no growth. */
static gboolean try_step(const Bench *bench, const Step *step, const Construct *construct)
{
  Growth growth = {0};
  printf("%-27s %-8s", construct->name, step->name);
  fflush(stdout);
  if (!find_size(bench, step, construct, &growth)) {
    printf("  refused\n");
    return FALSE;
  }
  measure(bench, step, construct, &growth);
  if (is_steep(&growth))
    measure(bench, step, construct, &growth);
  print_growth(&growth);
  printf("%s\n", is_steep(&growth) ? "  steep" : "");
  return !is_steep(&growth);
}

static gboolean is_asked_for(const char *name, char **names)
{
  return names[0] == NULL || g_strv_contains((const char *const *)names, name);
}

static gboolean is_of(const Step *step, const Construct *construct)
{
  const gboolean own = construct->form == FORM_PLAN || construct->form == FORM_PAGE;
  return step->form == (own ? construct->form : FORM_FLOW);
}

static guint try_construct(Bench bench, const Construct *construct)
{
  guint steep = 0;
  bench.status = construct->faulty ? 1 : 0;
  for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
    if (is_of(&steps[i], construct) && !try_step(&bench, &steps[i], construct))
      steep++;
  return steep;
}

static guint try_all(Bench bench, char **names)
{
  guint steep = 0;
  printf("%-27s %-8s%9s        %8s%8s%8s\n", "", "", "n", "n", "2n", "4n");
  for (const Construct *construct = constructs; construct->name != NULL; construct++)
    if (is_asked_for(construct->name, names))
      steep += try_construct(bench, construct);
  return steep;
}

static void remove_files(const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
      remove_files(path);
    g_remove(path);
  }
}

int main(int argc, char **argv)
{
  if (argc < 3) {
    fputs("usage: growth PROGRAM sources/plan.rng [NAME…]\n", stderr);
    return 2;
  }
  g_autofree char *folder = g_dir_make_tmp("growth-XXXXXX", NULL);
  g_autoptr(HpPlanSchema) schema = hp_plan_schema_new(argv[2]);
  const char *rounds = g_getenv("ROUNDS");
  const Bench bench = {argv[1], folder, schema, rounds == NULL ? 3 : (guint)atoi(rounds), 0};
  const guint steep = try_all(bench, argv + 3);
  printf("%u steep or refused; a doubling may cost %.1f.\n", steep, MOST);
  remove_files(folder);
  g_rmdir(folder);
  return steep > 0;
}
