/*
 * growth: what twice as much of something costs. Each construct of plans, of XSL-FO and of pages to
 * import is there n, 2n and 4n times; n is such that it takes a fifth of a second or more. Time is
 * that of the processor in user mode, the least of up to ROUNDS (3) runs in turn, without what the
 * command takes for one; what is far from steep is run once.
 *
 * What seems steep is measured again when all others have been, with so much of it that it takes
 * twice as long: a machine that was busy for a while is no growth, nor is what no longer fits into
 * its caches. What grows with the square of n is steeper then.
 *
 *   growth PROGRAM sources/plan.rng [CONSTRUCT | STEP | CONSTRUCT/STEP]…
 *
 * Where time grows with n (or n·log n), a doubling costs two (or a little more); with its square,
 * four. Exit 1 if any costs more than MOST both times, or a document is refused.
 */
#include "steps.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIZES = 3, MOST_OF_ANYTHING = 1 << 22 };
#define FROM_SECONDS 0.2
#define MOST 2.4
#define CLEARLY_LESS 2.2

/* ---- How long it takes --------------------------------------------------------------------- */

static double seconds_of(const Bench *bench, const Step *step, const Construct *construct, guint n,
                         guint copies)
{
  g_autofree char *file = write_document(construct, n, copies, bench->folder);
  return file == NULL ? -1 : step->seconds(bench, step, file);
}

typedef struct {
  guint n, copies;
  double base, seconds[SIZES]; /* base: with one of it */
} Growth;

/* Whether it is still a file that is read with so many times as much of it, whose numbers have more
   digits. */
static gboolean may_be_larger(const Construct *construct, const Growth *growth, guint times)
{
  GString *document = document_of(construct, growth->n, growth->copies);
  const gsize size = document->len;
  g_string_free(document, TRUE);
  return size < HP_MAX_SOURCE_BYTES / times / 16 * 15;
}

/* How much more of it hardly takes longer than it should, be it squared. */
static guint times_more(double seconds, double least)
{
  if (seconds * 16 < least)
    return 8;
  return seconds * 6 < least ? 4 : 2;
}

/* Multiplies n until it takes `least` seconds, then doubles the copies where there may not be more
   of it. */
static gboolean find_size(const Bench *bench, const Step *step, const Construct *construct,
                          double least, Growth *growth)
{
  growth->n = 4;
  growth->copies = 1;
  const double one = seconds_of(bench, step, construct, 1, 1);
  for (;;) {
    const double seconds = seconds_of(bench, step, construct, growth->n, growth->copies);
    if (one < 0 || seconds < 0)
      return FALSE;
    guint times = times_more(seconds - one, least);
    while (times > 2 && !may_be_larger(construct, growth, 4 * times))
      times /= 2;
    if (seconds - one >= least || !may_be_larger(construct, growth, 4 * times))
      return TRUE;
    const guint most = construct->most > 0 ? construct->most : MOST_OF_ANYTHING;
    while (times > 2 && growth->n * 4 * times > most)
      times /= 2;
    const gboolean more_of_it = growth->n * 4 * times <= most;
    if (!more_of_it &&
        ((construct->form != FORM_FLOW && construct->form != FORM_ROOT) || growth->copies > 1000))
      return TRUE;
    if (more_of_it)
      growth->n *= times;
    else
      growth->copies *= 2;
  }
}

static void keep_least(double *least, double seconds)
{
  if (*least == 0 || seconds < *least)
    *least = seconds;
}

static double ratio(const Growth *growth, guint i)
{
  return (growth->seconds[i] - growth->base) / MAX(growth->seconds[i - 1] - growth->base, 1e-3);
}

static gboolean is_refused(const Growth *growth)
{
  for (guint i = 0; i < SIZES; i++)
    if (growth->seconds[i] < 0)
      return TRUE;
  return FALSE;
}

/* What takes no time with as much as a file may have of it grows as it likes. */
static gboolean costs_more_than(const Growth *growth, double most)
{
  if (is_refused(growth))
    return TRUE;
  if (growth->seconds[SIZES - 1] - growth->base < FROM_SECONDS)
    return FALSE;
  for (guint i = 1; i < SIZES; i++)
    if (ratio(growth, i) > most)
      return TRUE;
  return FALSE;
}

static gboolean is_steep(const Growth *growth)
{
  return costs_more_than(growth, MOST);
}

static void measure(const Bench *bench, const Step *step, const Construct *construct,
                    Growth *growth)
{
  for (guint round = 0; round < bench->rounds; round++) {
    keep_least(&growth->base, seconds_of(bench, step, construct, 1, growth->copies));
    for (guint i = 0; i < SIZES; i++)
      keep_least(&growth->seconds[i],
                 seconds_of(bench, step, construct, growth->n << i, growth->copies));
    if (!costs_more_than(growth, CLEARLY_LESS))
      return;
  }
}

/* ---- The table ----------------------------------------------------------------------------- */

typedef struct {
  const Construct *construct;
  const Step *step;
} Row;

static Bench bench_for(Bench bench, const Construct *construct)
{
  bench.status = construct->faulty ? 1 : 0;
  return bench;
}

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

static gboolean try_row(const Bench *all, const Row *row, double least)
{
  const Bench bench = bench_for(*all, row->construct);
  Growth growth = {0};
  printf("%-27s %-11s", row->construct->name, row->step->name);
  fflush(stdout);
  if (!find_size(&bench, row->step, row->construct, least, &growth)) {
    printf("  refused\n");
    return FALSE;
  }
  measure(&bench, row->step, row->construct, &growth);
  print_growth(&growth);
  printf("%s\n", is_steep(&growth) ? "  steep" : "");
  return !is_steep(&growth);
}

/* By a construct, a step, or any step of a construct: "areas", "check", "areas/check". */
static gboolean is_asked_for(const Construct *construct, const Step *step, char **names)
{
  g_autofree char *both = g_strconcat(construct->name, "/", step->name, NULL);
  const char *const *asked = (const char *const *)names;
  if (g_strv_contains(asked, both))
    return can_be_done_with(step, construct);
  return is_done_with(step, construct) &&
         (asked[0] == NULL || g_strv_contains(asked, construct->name) ||
          g_strv_contains(asked, step->name));
}

static void add_rows(GArray *rows, const Construct *constructs, char **names)
{
  for (const Construct *construct = constructs; construct->name != NULL; construct++)
    for (const Step *step = steps; step->name != NULL; step++)
      if (is_asked_for(construct, step, names))
        g_array_append_vals(rows, &(Row){construct, step}, 1);
}

/* Those that are steep, or refused. */
static GArray *steep_among(const GArray *rows, const Bench *bench, double least)
{
  GArray *steep = g_array_new(FALSE, FALSE, sizeof(Row));
  for (guint i = 0; i < rows->len; i++) {
    const Row *row = &g_array_index(rows, Row, i);
    if (!try_row(bench, row, least))
      g_array_append_vals(steep, row, 1);
  }
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
  printf("%-27s %-11s%9s        %8s%8s%8s\n", "", "", "n", "n", "2n", "4n");
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(Row));
  add_rows(rows, fo_constructs, argv + 3);
  add_rows(rows, source_constructs, argv + 3);
  g_autoptr(GArray) steep = steep_among(rows, &bench, FROM_SECONDS);
  if (steep->len > 0)
    printf("Measured again:\n");
  g_autoptr(GArray) still_steep = steep_among(steep, &bench, 2 * FROM_SECONDS);
  printf("%u of %u steep or refused; a doubling may cost %.1f.\n", still_steep->len, rows->len,
         MOST);
  remove_files(folder);
  g_rmdir(folder);
  return still_steep->len > 0;
}
