/* Makes four days of a cell of timeframes: at the earliest and at the latest, start and end. */
#include "plan/resolve/time.h"

#include <stdlib.h>

/* ---- Days that may be none ----------------------------------------------------------------- */

static HpDay greatest(HpDay a, HpDay b)
{
  return MAX(a, b);
}

static HpDay or_else(HpDay day, HpDay other)
{
  return day == HP_NO_DAY ? other : day;
}

static gboolean is_before(HpDay a, HpDay b)
{
  return a != HP_NO_DAY && b != HP_NO_DAY && a < b;
}

/* An earliest day after the latest says nothing, and nothing ends before it starts. */
static HpTime in_order(HpTime time)
{
  if (is_before(time.latest_start, time.earliest_start))
    time.earliest_start = HP_NO_DAY;
  if (is_before(time.earliest_end, time.earliest_start))
    time.earliest_end = time.earliest_start;
  if (is_before(time.latest_end, time.earliest_end))
    time.earliest_end = HP_NO_DAY;
  return time;
}

/* ---- One timeframe ------------------------------------------------------------------------- */

static HpTime both(HpTime a, HpTime b)
{
  return (HpTime){.earliest_start = hp_earlier_day(a.earliest_start, b.earliest_start),
                  .latest_start = hp_earlier_day(a.latest_start, b.latest_start),
                  .earliest_end = greatest(a.earliest_end, b.earliest_end),
                  .latest_end = greatest(a.latest_end, b.latest_end),
                  .is_open = a.is_open || b.is_open,
                  .is_conditional = a.is_conditional || b.is_conditional};
}

typedef enum { DURING, START, START_BY, END, DUE, N_POINTS } TimePart;

/* N_POINTS if it is none. */
static TimePart point_of(const xmlNode *part)
{
  static const char *const names[N_POINTS] = {"during", "start", "start-by", "end", "due"};
  TimePart point = 0;
  while (point < N_POINTS && !hp_is_named(part, names[point]))
    point++;
  return point;
}

/* All but its duration. */
static HpTime time_of_points(const xmlNode *timeframe, const HpSeasons *seasons)
{
  HpTime said[N_POINTS] = {{0}};
  for (const xmlNode *part = timeframe->children; part != NULL; part = part->next) {
    const TimePart point = point_of(part);
    if (point == N_POINTS)
      continue;
    const HpDays days = hp_days_of_point(part, seasons);
    said[point] = both(said[point], (HpTime){days.first, days.last, days.first, days.last});
  }
  const HpTime during = said[DURING], start = said[START], start_by = said[START_BY],
               end = said[END], due = said[DUE];
  return in_order(
      (HpTime){.earliest_start = or_else(start.earliest_start, during.earliest_start),
               .latest_start =
                   or_else(or_else(start_by.latest_start, start.latest_start), during.latest_start),
               .earliest_end = or_else(end.earliest_end, during.earliest_end),
               .latest_end = or_else(greatest(end.latest_end, due.latest_end), during.latest_end),
               .is_open = hp_child(timeframe, "open") != NULL,
               .is_conditional = hp_attribute(timeframe, "conditional") != NULL});
}

static HpDay end_after(HpDay start, const xmlNode *duration, const char *number)
{
  const char *unit = hp_attribute(duration, "unit");
  return start == HP_NO_DAY || unit == NULL
             ? HP_NO_DAY
             : hp_day_of_end(start, g_ascii_strtoull(number, NULL, 10), unit);
}

/* The ends that its durations come to, counted from the starts of `from`. */
static HpTime time_of_durations(const xmlNode *timeframe, HpTime from)
{
  HpTime time = {0};
  for (const xmlNode *part = timeframe->children; part != NULL; part = part->next) {
    const char *min = hp_is_named(part, "duration") ? hp_attribute(part, "min") : NULL;
    if (min == NULL)
      continue;
    const char *max = hp_attribute(part, "max");
    time = both(
        time, (HpTime){.earliest_end = end_after(from.earliest_start, part, min),
                       .latest_end = end_after(from.latest_start, part, max == NULL ? min : max)});
  }
  return time;
}

/* ---- A cell -------------------------------------------------------------------------------- */

static gboolean has_start(HpTime time)
{
  return time.earliest_start != HP_NO_DAY || time.latest_start != HP_NO_DAY;
}

static gboolean has_end(HpTime time)
{
  return time.is_open || time.earliest_end != HP_NO_DAY || time.latest_end != HP_NO_DAY;
}

static HpTime without_end(HpTime time)
{
  time.earliest_end = time.latest_end = HP_NO_DAY;
  return time;
}

/* Whether it has none of the parts that can be reckoned with. */
static gboolean is_in_words(const xmlNode *timeframe)
{
  for (const xmlNode *part = timeframe->children; part != NULL; part = part->next)
    if (part->type == XML_ELEMENT_NODE &&
        hp_is_one_of(part, "during start start-by end due recurs duration open"))
      return FALSE;
  return TRUE;
}

static gboolean are_in_words(const GPtrArray *timeframes)
{
  for (guint i = 0; i < timeframes->len; i++)
    if (!is_in_words(g_ptr_array_index(timeframes, i)))
      return FALSE;
  return timeframes->len > 0;
}

HpTime hp_time_of_timeframes(const GPtrArray *timeframes, const HpSeasons *seasons)
{
  HpTime points = {0};
  for (guint i = 0; i < timeframes->len; i++)
    points = both(points, time_of_points(g_ptr_array_index(timeframes, i), seasons));
  HpTime time = points;
  for (guint i = 0; i < timeframes->len; i++) {
    const xmlNode *timeframe = g_ptr_array_index(timeframes, i);
    if (hp_child(timeframe, "duration") == NULL)
      continue;
    const HpTime own = time_of_points(timeframe, seasons);
    if (!has_end(own))
      time = both(time, time_of_durations(timeframe, has_start(own) ? own : points));
  }
  time.is_in_words = are_in_words(timeframes);
  return in_order(time.is_open ? without_end(time) : time);
}
