/* Finds the calendar periods in which something recurs. */
#include "plan/resolve/occurrences.h"

/* ---- Those that touch a stretch ------------------------------------------------------------ */

typedef struct {
  const HpPeriodKind *kind;
  guint64 interval; /* every so many are taken */
  HpDays days;
  gboolean and_next; /* and the first that begins after them */
  guint64 touched;
  GArray *occurrences; /* of HpOccurrence */
} Search;

/* FALSE once no more are wanted. */
static gboolean consider(Search *search, const HpOccurrence *one)
{
  if (one->days.first == HP_NO_DAY || one->days.last < search->days.first)
    return TRUE;
  const gboolean is_after = one->days.first > search->days.last;
  if (is_after && !search->and_next)
    return FALSE;
  const gboolean is_taken = search->touched++ % search->interval == 0;
  if (is_taken)
    g_array_append_val(search->occurrences, *one);
  return !(is_taken && is_after) && search->touched < MAX_PERIODS;
}

static void search_years(Search *search, const HpSeasons *seasons)
{
  /* A week, or a term of some house, may reach into the next year. */
  for (int year = hp_year_of_day(search->days.first) - 1; year <= HP_LAST_YEAR; year++)
    for (int number = 1; number <= search->kind->in_year; number++) {
      const HpOccurrence one = hp_nth_period(search->kind, year, number, seasons);
      if (!consider(search, &one))
        return;
    }
}

static guint64 interval_of(const xmlNode *recurs)
{
  const char *interval = recurs == NULL ? NULL : hp_attribute(recurs, "interval");
  return interval == NULL ? 1 : MAX(g_ascii_strtoull(interval, NULL, 10), 1);
}

static void add_occurrences(GArray *occurrences, const char *every, const xmlNode *recurs,
                            const HpRecurrence *recurrence, const HpSeasons *seasons)
{
  const gboolean has_end = recurrence->days.last != HP_NO_DAY;
  const HpDay last =
      has_end ? recurrence->days.last : MAX(recurrence->as_of, recurrence->days.first);
  Search search = {.kind = hp_period_kind(every),
                   .interval = interval_of(recurs),
                   .days = {recurrence->days.first, last},
                   .and_next = !has_end,
                   .occurrences = occurrences};
  if (search.kind == NULL || search.days.first == HP_NO_DAY ||
      search.days.last < search.days.first || (!has_end && recurrence->as_of == HP_NO_DAY))
    return;
  search_years(&search, seasons);
}

static int order_of_days(HpDay a, HpDay b)
{
  return (a > b) - (a < b);
}

static int compare_ends(gconstpointer a, gconstpointer b)
{
  const HpDays one = ((const HpOccurrence *)a)->days, other = ((const HpOccurrence *)b)->days;
  const int order = order_of_days(one.last, other.last);
  return order != 0 ? order : order_of_days(one.first, other.first);
}

GArray *hp_occurrences_of(const GPtrArray *timeframes, const char *every, HpRecurrence recurrence,
                          const HpSeasons *seasons)
{
  g_autoptr(GArray) occurrences = g_array_new(FALSE, FALSE, sizeof(HpOccurrence));
  gboolean recurs = FALSE;
  for (guint i = 0; i < timeframes->len; i++) {
    const xmlNode *timeframe = g_ptr_array_index(timeframes, i);
    for (const xmlNode *part = timeframe->children; part != NULL; part = part->next) {
      if (!hp_is_named(part, "recurs"))
        continue;
      recurs = TRUE;
      add_occurrences(occurrences, hp_attribute(part, "every"), part, &recurrence, seasons);
    }
  }
  if (!recurs && every != NULL)
    add_occurrences(occurrences, every, NULL, &recurrence, seasons);
  g_array_sort(occurrences, compare_ends);
  return recurs || every != NULL ? g_steal_pointer(&occurrences) : NULL;
}

static gboolean is_often(const xmlNode *part)
{
  const char *times = hp_is_named(part, "recurs") ? hp_attribute(part, "times") : NULL;
  return times != NULL && g_ascii_strtoull(times, NULL, 10) > 1;
}

gboolean hp_recurs_often(const GPtrArray *timeframes)
{
  for (guint i = 0; i < timeframes->len; i++) {
    const xmlNode *timeframe = g_ptr_array_index(timeframes, i);
    for (const xmlNode *part = timeframe->children; part != NULL; part = part->next)
      if (is_often(part))
        return TRUE;
  }
  return FALSE;
}
