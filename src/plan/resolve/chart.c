/* Adds what charts are drawn by. */
#include "plan/resolve/chart.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/occurrences.h"

#include <math.h>
#include <string.h>

enum { WHOLE = 1000 };     /* thousandths */
enum { FEW_PERIODS = 10 }; /* of the finest scale; a coarser one if there are more */

/* Written for each of many elements: not with printf. */
static xmlAttr *set_after(xmlNode *element, xmlAttr *last, const char *name, guint thousandths)
{
  char text[] = "0000";
  int at = sizeof text - 1;
  do {
    text[--at] = (char)('0' + thousandths % 10);
    thousandths /= 10;
  } while (thousandths > 0 && at > 0);
  return hp_computed_set_after(element, last, name, text + at);
}

static void set(xmlNode *element, const char *name, guint thousandths)
{
  set_after(element, hp_computed_last(element), name, thousandths);
}

/* A bar from one place to another, which can be seen however short it is. */
static void set_bar(xmlNode *element, xmlAttr *last, guint from, guint to)
{
  if (from == to && to < WHOLE)
    to++;
  else if (from == to)
    from--;
  last = set_after(element, last, "before", from);
  last = set_after(element, last, "length", to - from);
  set_after(element, last, "after", WHOLE - to);
}

/* ---- Time ---------------------------------------------------------------------------------- */

typedef struct {
  HpDays days; /* HP_NO_DAY: there are none */
  HpDay day;
  const HpSeasons *seasons;
} Span;

/* Where a day begins in a span that it is in, or that ends the day before. */
static guint place_of(const Span *span, HpDay day)
{
  const guint64 n = (guint64)span->days.last - span->days.first + 1;
  return (guint)(((guint64)(day - span->days.first) * WHOLE + n / 2) / n);
}

static void widen(HpDays *span, HpDays days)
{
  if (days.first == HP_NO_DAY)
    return;
  span->first = hp_earlier_day(span->first, days.first);
  span->last = MAX(span->last, days.last);
}

/* From the first day that is known to the last; HP_NO_DAY if none is. */
static HpDays days_of_time(HpTime time)
{
  const HpDay known[] = {time.earliest_start, time.latest_start, time.earliest_end,
                         time.latest_end};
  HpDays days = {HP_NO_DAY, HP_NO_DAY};
  for (guint i = 0; i < G_N_ELEMENTS(known); i++)
    widen(&days, (HpDays){known[i], known[i]});
  return days;
}

static const HpBar *bar_at(const GArray *bars, guint i)
{
  return &g_array_index(bars, HpBar, i);
}

void hp_note_time(GArray *bars, xmlNode *element, HpTime time)
{
  const HpBar bar = {element, hp_computed_last(element), days_of_time(time), time.is_open, TRUE};
  g_array_append_val(bars, bar);
}

void hp_note_occurrence(GArray *bars, xmlNode *element, HpDays days)
{
  const HpBar bar = {element, hp_computed_last(element), days, FALSE, FALSE};
  g_array_append_val(bars, bar);
}

/* Of several responsible, the share of those who have done it. */
static guint share_of_done(const xmlNode *progress, const char *parties)
{
  const guint64 all = g_ascii_strtoull(parties, NULL, 10);
  for (const xmlNode *count = progress->children; count != NULL; count = count->next)
    if (hp_is_named(count, "count") && strcmp(hp_attribute(count, "state"), "complete") == 0)
      return (guint)(g_ascii_strtoull(hp_attribute(count, "parties"), NULL, 10) * WHOLE / all);
  return 0;
}

static gboolean has_start(const HpBar *bar)
{
  return hp_attribute(bar->element, "earliest-start") != NULL ||
         hp_attribute(bar->element, "latest-start") != NULL;
}

/* How much of its bar is done, from its start or else from that of the span: all, as much as was
   reported, the share of those who have done it, or what has passed of what is under way. */
static guint done_of(const Span *span, const HpBar *bar, const xmlNode *progress, HpDay end)
{
  const char *state = hp_attribute(progress, "state"), *degree = hp_attribute(progress, "degree");
  const char *parties = hp_attribute(progress, "parties");
  const HpDay first = has_start(bar) ? MAX(bar->days.first, span->days.first) : span->days.first;
  if (strcmp(state, "complete") == 0)
    return WHOLE;
  if (degree != NULL)
    return (guint)(10 * g_ascii_strtoull(degree, NULL, 10));
  if (parties != NULL)
    return share_of_done(progress, parties);
  const gboolean goes_on = strcmp(state, "in-progress") == 0 || strcmp(state, "ongoing") == 0;
  if (!goes_on || span->day == HP_NO_DAY || span->day <= first)
    return 0;
  const guint64 n = (guint64)end - first + 1, passed = MIN((guint64)span->day - first, n);
  return (guint)(passed * WHOLE / n);
}

static void add_done(const Span *span, const HpBar *bar, HpDay end)
{
  const xmlNode *progress = bar->element->next;
  const guint done =
      progress != NULL && hp_is_named(progress, "progress") ? done_of(span, bar, progress, end) : 0;
  if (done > 0)
    set(bar->element, "done", done);
}

/* What is outside of the span is cut off; what is open goes on to its end. */
static void add_bar(const Span *span, const HpBar *bar)
{
  const HpDay end = bar->is_open ? span->days.last : bar->days.last;
  const HpDay first = MAX(bar->days.first, span->days.first), last = MIN(end, span->days.last);
  if (bar->days.first == HP_NO_DAY || first > last)
    return;
  set_bar(bar->element, bar->last, place_of(span, first), place_of(span, last + 1));
  if (bar->widens)
    add_done(span, bar, last);
}

/* ---- The calendar over it ------------------------------------------------------------------ */

static gboolean terms_fill_the_year(const HpSeasons *seasons)
{
  const HpSeason spring = seasons->named[HP_SPRING_TERM], autumn = seasons->named[HP_AUTUMN_TERM];
  return spring.first == 1 && spring.last + 1 == autumn.first && autumn.last == 12;
}

/* The parts of years of which there are not too many in it; NULL: none. */
static const char *finest(const Span *span)
{
  const guint days = span->days.last - span->days.first + 1;
  if (days <= FEW_PERIODS * 31)
    return "month";
  if (days <= FEW_PERIODS * 92)
    return "quarter";
  if (days <= FEW_PERIODS * 184)
    return terms_fill_the_year(span->seasons) ? "term" : "half-year";
  return NULL;
}

/* The periods of a kind, each as long as it is in the span. */
static void add_scale(xmlNode *element, const Span *span, const char *every)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new();
  const HpRecurrence recurrence = {span->days, HP_NO_DAY};
  g_autoptr(GArray) periods = hp_occurrences_of(none, every, recurrence, span->seasons);
  xmlNode *scale = hp_computed_add(element, "scale");
  hp_computed_set(scale, "every", every);
  guint from = 0;
  for (guint i = 0; i < periods->len; i++) {
    const HpOccurrence *one = &g_array_index(periods, HpOccurrence, i);
    const guint to = place_of(span, MIN(one->days.last, span->days.last) + 1);
    xmlNode *period = hp_computed_add(scale, "period");
    hp_computed_set(period, "period", one->name);
    set(period, "length", to - from);
    from = to;
  }
}

static void add_span(xmlNode *root, const Span *span)
{
  xmlNode *element = hp_computed_add(root, "span");
  hp_computed_set_day(element, "first", span->days.first);
  hp_computed_set_day(element, "last", span->days.last);
  if (span->day >= span->days.first && span->day <= span->days.last)
    set(element, "day", place_of(span, span->day));
  add_scale(element, span, "year");
  if (finest(span) != NULL)
    add_scale(element, span, finest(span));
}

/* ---- Indicators ---------------------------------------------------------------------------- */

typedef struct {
  double least, greatest; /* zero among them */
} Range;

static gboolean is_value(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && hp_is_one_of(node, "baseline target observed") &&
         hp_attribute(node, "value") != NULL;
}

static double value_of(const xmlNode *element)
{
  return g_ascii_strtod(hp_attribute(element, "value"), NULL);
}

static Range range_of(const xmlNode *indicator)
{
  Range range = {0, 0};
  for (const xmlNode *child = indicator->children; child != NULL; child = child->next)
    if (is_value(child)) {
      range.least = MIN(range.least, value_of(child));
      range.greatest = MAX(range.greatest, value_of(child));
    }
  return range;
}

static guint place_in(Range range, double value)
{
  return (guint)lround((value - range.least) / (range.greatest - range.least) * WHOLE);
}

/* From zero to each value. */
static void add_values(xmlNode *chart, const xmlNode *indicator, Range range)
{
  const guint zero = place_in(range, 0);
  for (const xmlNode *child = indicator->children; child != NULL; child = child->next) {
    if (!is_value(child))
      continue;
    const guint place = place_in(range, value_of(child));
    xmlNode *value = hp_computed_add(chart, "value");
    hp_computed_set(value, "of", (const char *)child->name);
    hp_computed_set(value, "value", hp_attribute(child, "value"));
    hp_computed_set(value, "period", hp_attribute(child, "period"));
    set_bar(value, hp_computed_last(value), MIN(zero, place), MAX(zero, place));
  }
}

void hp_add_value_chart(xmlNode *indicator)
{
  const Range range = range_of(indicator);
  if (isfinite(range.greatest - range.least) && range.greatest > range.least)
    add_values(hp_computed_add(indicator, "chart"), indicator, range);
}

/* ---- The span ------------------------------------------------------------------------------ */

/* The first day that something ends on whose start nobody knows. */
static HpDay first_end_alone(const GArray *bars)
{
  HpDay first = HP_NO_DAY;
  for (guint i = 0; i < bars->len; i++)
    if (bar_at(bars, i)->widens && !has_start(bar_at(bars, i)))
      first = hp_earlier_day(first, bar_at(bars, i)->days.first);
  return first;
}

/* What has no start is drawn from where the span begins: with its year before it where it would
   hardly be seen, within the first tenth. */
static void leave_room_before_ends(HpDays *span, const GArray *bars)
{
  const HpDay first = first_end_alone(bars);
  if (first == HP_NO_DAY ||
      (guint64)(first - span->first) * 10 >= (guint64)span->last - span->first)
    return;
  const HpDayText day = hp_day_as_text(first);
  g_autofree char *new_year = g_strdup_printf("%.4s-01-01", day.text);
  span->first = hp_earlier_day(span->first, hp_day_from_text(new_year));
}

/* ---- The plan ------------------------------------------------------------------------------ */

void hp_add_charts(xmlNode *root, const GArray *bars, HpDays valid, HpDay day,
                   const HpSeasons *seasons)
{
  Span span = {.days = valid, .day = day, .seasons = seasons};
  for (guint i = 0; i < bars->len; i++)
    if (bar_at(bars, i)->widens)
      widen(&span.days, bar_at(bars, i)->days);
  if (span.days.first == HP_NO_DAY || span.days.last < span.days.first)
    return;
  leave_room_before_ends(&span.days, bars);
  for (guint i = 0; i < bars->len; i++)
    add_bar(&span, bar_at(bars, i));
  add_span(root, &span);
}
