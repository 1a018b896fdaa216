/*
 * growth: what twice as much of something costs to check, resolve and compare. Each kind of thing
 * is made up n, 2n and 4n times; the ratios tell whether time grows with it (2) or with its square
 * (4).
 *
 *   growth sources/plan.rng
 */
#include "plan/plan.h"

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 5, DOUBLINGS = 2, MEETINGS = 20 };

#define FIRST_DAY "2017-01-01"
#define ACTIVITY "<activity id='a%u'><text>Gör</text><responsible party='k0'/></activity>"

/* ---- What there is more and more of -------------------------------------------------------- */

static void add_activities(GString *plan, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf(plan, ACTIVITY, i);
}

/* In n meetings, one report each. */
static void add_meetings(GString *plan, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf(plan,
                           "<meeting id='m%u' date='%04u-%02u-%02u'><update id='u%u' target='a0' "
                           "by='k0' progress='in-progress'/></meeting>",
                           i, 2017 + i / 336, i / 28 % 12 + 1, i % 28 + 1, i);
}

/* One activity each week for n weeks, reported on every day of a meeting. */
static void add_weeks(GString *plan, guint n)
{
  g_string_append_printf(plan,
                         "<activity id='a0'><text>Gör</text><responsible party='k0'/><timeframe>"
                         "<start year='2017'/><end year='%u'/><recurs every='week'/></timeframe>"
                         "</activity>",
                         2017 + n / 53);
}

/* Groups in groups: each has two members of its own, and the next group. */
static void add_groups(GString *plan, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf(plan,
                           "<party id='g%u' kind='group'><name>G</name><member party='k%u'/>"
                           "<member party='g%u'/></party>"
                           "<party id='k%u' kind='municipality'><name>K</name></party>",
                           i, i + 1, i + 1, i + 1);
  g_string_append_printf(plan, "<party id='g%u' kind='group'><name>G</name></party>", n);
}

static void add_amendments(GString *plan, guint n)
{
  g_string_append(plan, "<amendments>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(plan,
                           "<amendment id='e%u' date='2018-%02u-%02u'><title>B</title>"
                           "<change target='a%u'><text>Gör %u</text></change></amendment>",
                           i, i * 12 / n + 1, i * 12 % n * 28 / n + 1, i % 10, i);
  g_string_append(plan, "</amendments>");
}

/* Each is of the one before. */
static void add_corrections(GString *plan, guint n)
{
  g_string_append(plan, "<meeting id='m' date='2018-01-01'><update id='u0' target='a0' by='k0' "
                        "progress='in-progress'/></meeting>");
  for (guint i = 1; i < n; i++)
    g_string_append_printf(plan,
                           "<received id='r%u' date='2018-02-01'><update id='u%u' corrects='u%u' "
                           "target='a0' progress='complete'/></received>",
                           i, i, i - 1);
}

/* ---- A plan of them ------------------------------------------------------------------------ */

typedef struct {
  const char *name;
  guint n;                                                             /* the first time */
  guint parties, activities, weeks, amendments, meetings, corrections; /* 1: there are n */
} Kind;

static const Kind kinds[] = {
    {"activities", 2000, .activities = 1},
    {"meetings", 2000, .meetings = 1},
    {"weeks", 200, .weeks = 1},
    {"reported weeks", 200, .weeks = 1, .meetings = 1},
    {"groups in groups", 500, .parties = 1},
    {"amendments", 500, .amendments = 1},
    {"corrections", 2000, .corrections = 1},
};

static GString *made_up_plan(const Kind *kind, guint n)
{
  GString *plan = g_string_new("<plan xmlns='" HP_PLAN_NAMESPACE "' version='1' xml:lang='sv' "
                               "id='p'><head><title>T</title></head><parties>"
                               "<party id='k0' kind='municipality'><name>K</name></party>");
  if (kind->parties)
    add_groups(plan, n);
  g_string_append(plan, "</parties><area id='area'><title>A</title><objective id='o'>"
                        "<text>Mål</text>");
  if (kind->parties)
    g_string_append(plan, "<activity id='a'><text>Gör</text><responsible party='g0' "
                          "each-member='yes'/></activity>");
  if (kind->weeks)
    add_weeks(plan, n);
  else
    add_activities(plan, kind->activities || kind->amendments ? n : 10);
  g_string_append(plan, "</objective></area>");
  if (kind->amendments)
    add_amendments(plan, n);
  g_string_append(plan, "<follow-up>");
  if (kind->corrections)
    add_corrections(plan, n);
  else
    add_meetings(plan, kind->meetings ? n : MEETINGS);
  g_string_append(plan, "</follow-up></plan>");
  return plan;
}

/* ---- How long it takes --------------------------------------------------------------------- */

typedef struct {
  double check, resolve, compare; /* in milliseconds of processor time */
} Times;

static double passed(clock_t start)
{
  return (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
}

static HpSource *read_plan(const GString *plan, HpDiagnostics *diagnostics)
{
  HpSource *source = hp_source_read_memory(plan->str, plan->len, "plan.xml", NULL, diagnostics);
  if (source == NULL)
    g_error("the plan cannot be read");
  return source;
}

/* Compared is the plan with what it was when nothing had been reported or decided. */
static Times time_once(const GString *plan, HpPlanSchema *schema)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_plan(plan, diagnostics), before = read_plan(plan, diagnostics);
  Times times;
  clock_t start = clock();
  hp_plan_check_with(source, schema, diagnostics);
  times.check = passed(start);
  start = clock();
  hp_source_resolve(source, NULL, NULL);
  times.resolve = passed(start);
  hp_source_filter(before, FIRST_DAY);
  hp_source_resolve(before, FIRST_DAY, NULL);
  start = clock();
  hp_source_add_since(source, before, NULL);
  times.compare = passed(start);
  return times;
}

/* The least of some rounds: what others do disturbs it least. */
static Times least_times(const Kind *kind, guint n, HpPlanSchema *schema)
{
  g_autoptr(GString) plan = made_up_plan(kind, n);
  Times least = time_once(plan, schema);
  for (guint i = 1; i < ROUNDS; i++) {
    const Times times = time_once(plan, schema);
    least.resolve = MIN(least.resolve, times.resolve);
    least.check = MIN(least.check, times.check);
    least.compare = MIN(least.compare, times.compare);
  }
  return least;
}

static void print_time(const char *name, double time, double last)
{
  printf("  %s %7.1f ms", name, time);
  if (last > 0)
    printf(" ×%.1f", time / last);
  else
    printf("     ");
}

static void print_kind(const Kind *kind, HpPlanSchema *schema)
{
  Times last = {0};
  for (guint k = 0; k <= DOUBLINGS; k++) {
    const Times times = least_times(kind, kind->n << k, schema);
    printf("%-17s %6u", kind->name, kind->n << k);
    print_time("check", times.check, last.check);
    print_time("resolve", times.resolve, last.resolve);
    print_time("compare", times.compare, last.compare);
    printf("\n");
    last = times;
  }
}

int main(int argc, char **argv)
{
  if (argc != 2) {
    fputs("usage: growth sources/plan.rng\n", stderr);
    return 2;
  }
  g_autoptr(HpPlanSchema) schema = hp_plan_schema_new(argv[1]);
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    print_kind(&kinds[i], schema);
  return 0;
}
