/*
 * resolve: how long it takes to resolve a made-up plan, with as many activities and meetings as are
 * asked for, or the plan in a file; medians of some rounds, in milliseconds of processor time,
 * without reading. A meeting reports on a tenth of the activities, or on as many as are asked for.
 *
 *   resolve 1000 50
 *   resolve 10000 100 50
 *   resolve plan.xml
 */
#include "plan/plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 9, IN_OBJECTIVE = 4, PARTIES = 15 };

static void append_parties(GString *plan)
{
  g_string_append(plan, "<parties><party id='alla' kind='group'><name>Alla</name>");
  for (guint i = 0; i < PARTIES; i++)
    g_string_append_printf(plan, "<member party='kommun-%u'/>", i);
  g_string_append(plan, "</party>");
  for (guint i = 0; i < PARTIES; i++)
    g_string_append_printf(plan, "<party id='kommun-%u' kind='municipality'><name>K</name></party>",
                           i);
  g_string_append(plan, "</parties>");
}

static void append_activity(GString *plan, guint i)
{
  static const char *const times[] = {
      "<timeframe><during season='spring' year='2017'/></timeframe>",
      "<timeframe><recurs every='half-year'/></timeframe>",
      ("<timeframe><start year='2017'/></timeframe><timeframe><duration min='1' max='2' "
       "unit='year'/></timeframe>"),
      ""};
  const gboolean shared = i % 10 == 0;
  g_string_append_printf(
      plan, "<activity id='a%u'><text>Gör</text><responsible party='%s'%s/>%s</activity>", i,
      shared ? "alla" : "kommun-1", shared ? " each-member='yes'" : "", times[i % 4]);
}

static void append_areas(GString *plan, guint n_activities)
{
  g_string_append(plan, "<area id='area'><title>A</title>");
  for (guint i = 0; i < n_activities; i++) {
    if (i % IN_OBJECTIVE == 0)
      g_string_append_printf(plan, "<objective id='o%u'><text>Mål</text>", i);
    append_activity(plan, i);
    if (i % IN_OBJECTIVE == IN_OBJECTIVE - 1 || i == n_activities - 1)
      g_string_append(plan, "<timeframe><due year='2019'/></timeframe></objective>");
  }
  g_string_append(plan, "</area>");
}

/* Each meeting reports on others than the one before it. */
static void append_meetings(GString *plan, guint n_activities, guint n_meetings, guint n_reports)
{
  const guint step = MAX(n_activities / n_reports, 1);
  g_string_append(plan, "<follow-up>");
  for (guint m = 0; m < n_meetings; m++) {
    g_string_append_printf(plan, "<meeting id='m%u' date='%04u-%02u-01'>", m, 2017 + m / 12,
                           m % 12 + 1);
    for (guint i = m % step; i < n_activities; i += step)
      g_string_append_printf(plan,
                             "<update id='u%u-%u' target='a%u' by='kommun-%u' "
                             "progress='in-progress' rating='as-planned'/>",
                             m, i, i, m % PARTIES);
    g_string_append(plan, "</meeting>");
  }
  g_string_append(plan, "</follow-up>");
}

static GString *made_up_plan(guint n_activities, guint n_meetings, guint n_reports)
{
  GString *plan =
      g_string_new("<plan xmlns='" HP_PLAN_NAMESPACE "' version='1' xml:lang='sv' id='p'>"
                   "<head><title>T</title><valid from='2017-01-01' to='2020-12-31'/></head>");
  append_parties(plan);
  append_areas(plan, n_activities);
  append_meetings(plan, n_activities, n_meetings, n_reports);
  g_string_append(plan, "</plan>");
  return plan;
}

static int compare_times(const void *a, const void *b)
{
  const gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;
  return (one > other) - (one < other);
}

/* A made-up plan, or NULL: the one in a file. */
typedef struct {
  const GString *plan;
  const char *path;
} Input;

static HpSource *read_plan(const Input *input)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const GString *plan = input->plan;
  HpSource *source =
      plan == NULL ? hp_source_read(input->path, NULL, diagnostics)
                   : hp_source_read_memory(plan->str, plan->len, "plan.xml", NULL, diagnostics);
  if (source == NULL)
    g_error("the plan cannot be read");
  return source;
}

static gint64 time_once(const Input *input)
{
  g_autoptr(HpSource) source = read_plan(input);
  hp_source_filter(source, NULL);
  const clock_t before = clock();
  hp_source_resolve(source, NULL, NULL);
  return (gint64)(clock() - before) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

/* A process of its own for each round, as for each call of the command: what others have left in
   the heap costs nothing. */
static gint64 time_in_child(const Input *input)
{
  int ends[2];
  gint64 time = 0;
  if (pipe(ends) != 0)
    g_error("no pipe");
  const pid_t child = fork();
  if (child == 0) {
    time = time_once(input);
    _exit(write(ends[1], &time, sizeof time) == sizeof time ? 0 : 1);
  }
  int status = 0;
  if (read(ends[0], &time, sizeof time) != sizeof time || waitpid(child, &status, 0) != child)
    g_error("the child did not say");
  close(ends[0]);
  close(ends[1]);
  return time;
}

static gint64 median_time(const Input *input)
{
  gint64 times[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++)
    times[i] = time_in_child(input);
  qsort(times, ROUNDS, sizeof *times, compare_times);
  return times[ROUNDS / 2];
}

int main(int argc, char **argv)
{
  if (argc < 2 || argc > 4) {
    fputs("usage: resolve ACTIVITIES MEETINGS [REPORTS-OF-EACH] | resolve FILE.xml\n", stderr);
    return 2;
  }
  if (argc == 2) {
    printf("%.1f\n", (double)median_time(&(Input){NULL, argv[1]}) / 1000);
    return 0;
  }
  const guint n_activities = (guint)atoi(argv[1]), n_meetings = (guint)atoi(argv[2]);
  const guint n_reports = MAX(argc == 4 ? (guint)atoi(argv[3]) : n_activities / 10, 1);
  g_autoptr(GString) plan = made_up_plan(n_activities, n_meetings, n_reports);
  printf("resolving %u activities and %u meetings with %u reports each: %.1f ms\n", n_activities,
         n_meetings, n_reports, (double)median_time(&(Input){plan, NULL}) / 1000);
  return 0;
}
