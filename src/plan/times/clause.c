/* Reads clauses: what begins, ends, recurs or lasts. */
#include "plan/times/clause.h"

#include <string.h>

#define MAX_TIMES 366   /* times in a period that a time in words says; not understood */
#define MAX_INTERVAL 99 /* periods between two that a time in words says; not understood */
#define MAX_LENGTH 999  /* units that a time in words lasts; not understood */

static const char *const unit_names[] = {
    [HP_UNIT_DAY] = "day",         [HP_UNIT_WEEK] = "week",       [HP_UNIT_MONTH] = "month",
    [HP_UNIT_QUARTER] = "quarter", [HP_UNIT_TERTIAL] = "tertial", [HP_UNIT_HALF_YEAR] = "half-year",
    [HP_UNIT_TERM] = "term",       [HP_UNIT_YEAR] = "year"};

/* ---- How often ----------------------------------------------------------------------------- */

typedef struct {
  int unit, interval, times;
} Recurrence;

/* Nothing recurs each day. */
static gboolean take_period(HpTimeReader *reader, int *unit)
{
  return hp_reader_take(reader, HP_TOKEN_UNIT, unit) && *unit != HP_UNIT_DAY;
}

/* What stands between how often and the period: "per", "om", "/", "i", "each", "a". */
static void skip_per(HpTimeReader *reader)
{
  int one = 0;
  hp_reader_skip_fillers(reader);
  if (!hp_reader_take(reader, HP_TOKEN_PER, NULL) &&
      !hp_reader_take(reader, HP_TOKEN_SLASH, NULL) &&
      !hp_reader_take(reader, HP_TOKEN_EVERY, NULL))
    hp_reader_take_count(reader, 1, 1, &one);
}

/* två gånger per år, 2 ggr/år, once a year */
static gboolean read_times(HpTimeReader *reader, Recurrence *found)
{
  if (!hp_reader_take(reader, HP_TOKEN_SO_MANY_TIMES, &found->times) &&
      !(hp_reader_take_count(reader, 1, MAX_TIMES, &found->times) &&
        hp_reader_take(reader, HP_TOKEN_TIMES, NULL)))
    return FALSE;
  if (hp_reader_take(reader, HP_TOKEN_RECURS, &found->unit))
    return TRUE;
  skip_per(reader);
  return take_period(reader, &found->unit);
}

/* vartannat år, var tredje månad, every 2 weeks, with the number as it may be written */
static gboolean read_every(HpTimeReader *reader, Recurrence *found)
{
  if (hp_reader_take(reader, HP_TOKEN_EVERY_OTHER, NULL)) {
    found->interval = 2;
    return take_period(reader, &found->unit);
  }
  if (!hp_reader_take(reader, HP_TOKEN_EVERY, NULL))
    return FALSE;
  if (!hp_reader_take(reader, HP_TOKEN_ORDINAL, &found->interval) &&
      hp_reader_take_count(reader, 1, MAX_INTERVAL, &found->interval))
    hp_reader_take(reader, HP_TOKEN_DOT, NULL);
  return take_period(reader, &found->unit);
}

/* med 2 års mellanrum, 2 vuoden välein, at intervals of 2 years, med mellanrum på 2 år */
static gboolean read_apart(HpTimeReader *reader, Recurrence *found)
{
  hp_reader_skip_fillers(reader);
  gboolean is_said = hp_reader_take(reader, HP_TOKEN_APART, NULL);
  hp_reader_take(reader, HP_TOKEN_APART, NULL);
  hp_reader_skip_fillers(reader);
  if (!hp_reader_take_count(reader, 1, MAX_INTERVAL, &found->interval) ||
      !take_period(reader, &found->unit))
    return FALSE;
  if (hp_reader_take(reader, HP_TOKEN_APART, NULL))
    is_said = TRUE;
  return is_said;
}

static gboolean read_named_recurrence(HpTimeReader *reader, Recurrence *found)
{
  return hp_reader_take(reader, HP_TOKEN_RECURS, &found->unit);
}

static gboolean read_recurrence(HpTimeReader *reader, GString *parts)
{
  static gboolean (*const readers[])(HpTimeReader *, Recurrence *) = {
      read_named_recurrence, read_times, read_every, read_apart};
  const guint before = reader->at;
  for (guint i = 0; i < G_N_ELEMENTS(readers); i++) {
    Recurrence found = {0};
    reader->at = before;
    if (!readers[i](reader, &found))
      continue;
    g_string_append_printf(parts, "<recurs every=\"%s\"", unit_names[found.unit]);
    if (found.interval > 1)
      g_string_append_printf(parts, " interval=\"%d\"", found.interval);
    if (found.times > 1)
      g_string_append_printf(parts, " times=\"%d\"", found.times);
    g_string_append(parts, "/>");
    return TRUE;
  }
  reader->at = before;
  return FALSE;
}

/* ---- How long ------------------------------------------------------------------------------ */

static gboolean is_unit_of_length(int unit)
{
  return unit == HP_UNIT_DAY || unit == HP_UNIT_WEEK || unit == HP_UNIT_MONTH ||
         unit == HP_UNIT_YEAR;
}

static void append_duration(GString *parts, int min, int max, int unit, const char *each)
{
  g_string_append_printf(parts, "<duration min=\"%d\"", min);
  if (max > min)
    g_string_append_printf(parts, " max=\"%d\"", max);
  g_string_append_printf(parts, " unit=\"%s\"", unit_names[unit]);
  if (each != NULL)
    g_string_append_printf(parts, " each=\"%s\"", each);
  g_string_append(parts, "/>");
}

/* "inom 6 månader från beslut": at most so long; what it is counted from may be anything. */
static gboolean read_within(HpTimeReader *reader, GString *parts)
{
  const guint before = reader->at;
  int max = 0, unit = 0;
  const gboolean first = hp_reader_take(reader, HP_TOKEN_WITHIN, NULL);
  if (hp_reader_take_count(reader, 1, MAX_LENGTH, &max) &&
      hp_reader_take(reader, HP_TOKEN_UNIT, &unit) && is_unit_of_length(unit) &&
      (first || hp_reader_take(reader, HP_TOKEN_WITHIN, NULL))) {
    const gboolean counted = hp_reader_is_at(reader, HP_TOKEN_AFTER) ||
                             (!first && !hp_reader_is_at(reader, HP_TOKEN_COMMA));
    while (counted && !hp_reader_is_at(reader, HP_TOKEN_END))
      reader->at++;
    append_duration(parts, 1, max, unit, NULL);
    return TRUE;
  }
  reader->at = before;
  return FALSE;
}

/* "3 - 5 år i varje kommun", but not the quarter of "1 kvartalet" or the years of "5 år 2026" */
static gboolean read_duration(HpTimeReader *reader, const char *each, GString *parts)
{
  const guint before = reader->at;
  int min = 0, max = 0, unit = 0;
  hp_reader_skip_fillers(reader);
  if (hp_reader_take_count(reader, 1, MAX_LENGTH, &min)) {
    max = min;
    const gboolean is_bound =
        hp_reader_take(reader, HP_TOKEN_DASH, NULL) || hp_reader_take(reader, HP_TOKEN_TO, NULL);
    if ((!is_bound || hp_reader_take_count(reader, min, MAX_LENGTH, &max)) &&
        hp_reader_take(reader, HP_TOKEN_UNIT, &unit) && is_unit_of_length(unit) &&
        !hp_reader_is_at(reader, HP_TOKEN_NUMBER)) {
      const gboolean is_each = hp_reader_take(reader, HP_TOKEN_EACH, NULL);
      append_duration(parts, min, max, unit, is_each ? each : NULL);
      return TRUE;
    }
  }
  reader->at = before;
  return FALSE;
}

/* ---- When ---------------------------------------------------------------------------------- */

/* What the words around a point say of it. */
typedef struct {
  gboolean start, from, until, ready, before, open, onwards, edge, end_of, between;
} ClauseMarks;

typedef struct {
  HpTokenKind kind;
  gsize offset;
} Mark;

static gboolean take_mark(HpTimeReader *reader, ClauseMarks *meaning, const Mark *marks, guint n)
{
  for (guint i = 0; i < n; i++)
    if (hp_reader_take(reader, marks[i].kind, NULL)) {
      *(gboolean *)((char *)meaning + marks[i].offset) = TRUE;
      return TRUE;
    }
  return FALSE;
}

static void take_marks_before(HpTimeReader *reader, ClauseMarks *meaning)
{
  static const Mark marks[] = {{HP_TOKEN_START, offsetof(ClauseMarks, start)},
                               {HP_TOKEN_READY, offsetof(ClauseMarks, ready)},
                               {HP_TOKEN_FROM, offsetof(ClauseMarks, from)},
                               {HP_TOKEN_UNTIL, offsetof(ClauseMarks, until)},
                               {HP_TOKEN_BEFORE, offsetof(ClauseMarks, before)},
                               {HP_TOKEN_OPEN, offsetof(ClauseMarks, open)},
                               {HP_TOKEN_EDGE, offsetof(ClauseMarks, edge)},
                               {HP_TOKEN_END_OF, offsetof(ClauseMarks, end_of)},
                               {HP_TOKEN_BETWEEN, offsetof(ClauseMarks, between)}};
  for (;;) {
    hp_reader_skip_fillers(reader);
    if (hp_reader_is_at(reader, HP_TOKEN_TO)) {
      meaning->until = meaning->until || !meaning->ready;
      reader->at++;
    } else if (!take_mark(reader, meaning, marks, G_N_ELEMENTS(marks)))
      return;
  }
}

/* Marks may stand behind what they are about ("2025 alkaen", "2026 och framåt"); but not where
   something comes that they stand before ("våren 2016 start 2017"). */
static void take_marks_behind(HpTimeReader *reader, ClauseMarks *meaning)
{
  static const Mark marks[] = {{HP_TOKEN_ONWARDS, offsetof(ClauseMarks, onwards)},
                               {HP_TOKEN_READY, offsetof(ClauseMarks, ready)},
                               {HP_TOKEN_FROM, offsetof(ClauseMarks, from)},
                               {HP_TOKEN_START, offsetof(ClauseMarks, start)},
                               {HP_TOKEN_UNTIL, offsetof(ClauseMarks, until)},
                               {HP_TOKEN_TO, offsetof(ClauseMarks, until)},
                               {HP_TOKEN_EDGE, offsetof(ClauseMarks, edge)},
                               {HP_TOKEN_END_OF, offsetof(ClauseMarks, end_of)},
                               {HP_TOKEN_BETWEEN, offsetof(ClauseMarks, between)}};
  const guint before = reader->at;
  const ClauseMarks so_far = *meaning;
  HpTimeRange next;
  do
    hp_reader_skip_fillers(reader);
  while (take_mark(reader, meaning, marks, G_N_ELEMENTS(marks)));
  if (hp_reader_take(reader, HP_TOKEN_DASH, NULL))
    meaning->onwards = TRUE;
  const guint after = reader->at;
  if (after > before && hp_read_range(reader, FALSE, &next)) {
    reader->at = before;
    *meaning = so_far;
  } else
    reader->at = after;
}

/* Where the words have no year, it is the next that they do have, or the reader's. FALSE if there
   is no such point. */
static gboolean complete(const HpTimeReader *reader, HpTimePoint *point)
{
  for (guint i = reader->at;
       point->year == 0 && !hp_token_is(&reader->tokens[i], HP_TOKEN_END, NULL); i++)
    if (reader->tokens[i].digits == 4)
      hp_token_is(&reader->tokens[i], HP_TOKEN_NUMBER, &point->year);
  if (point->year == 0)
    point->year = reader->year;
  return point->year >= 1800 && point->year < 2200 &&
         hp_days_of_time_point(point).first != HP_NO_DAY;
}

static void append_element(GString *parts, const char *name, const HpTimePoint *point,
                           gboolean last_day)
{
  g_string_append_printf(parts, "<%s", name);
  hp_append_point(parts, point, last_day);
  g_string_append(parts, "/>");
}

/* The point that ends before another begins. */
static gboolean append_before(GString *parts, const char *name, const HpTimePoint *point)
{
  const HpDay last = hp_days_of_time_point(point).first - 1;
  const HpDayText text = hp_day_as_text(last);
  const char month[] = {text.text[5], text.text[6], '\0'};
  HpTimePoint before = {HP_POINT_MONTH, hp_year_of_day(last), (int)g_ascii_strtoll(month, NULL, 10),
                        0, 0};
  if (point->kind == HP_POINT_DATE || point->kind == HP_POINT_WEEK)
    g_string_append_printf(parts, "<%s date=\"%s\"/>", name, text.text);
  else {
    if (point->kind == HP_POINT_YEAR)
      before.kind = HP_POINT_YEAR;
    append_element(parts, name, &before, TRUE);
  }
  return TRUE;
}

static HpClauseKind append_start(GString *parts, const ClauseMarks *meaning,
                                 const HpTimeRange *range)
{
  const HpTimePoint *first = range->is_year_end ? &range->last : &range->first;
  if (meaning->before || meaning->ready) {
    if (meaning->before)
      append_before(parts, "start-by", &range->first);
    else
      append_element(parts, "start-by", &range->last, TRUE);
    return HP_CLAUSE_START;
  }
  append_element(parts, "start", first, FALSE);
  if (!range->is_one && !range->is_year_end)
    append_element(parts, meaning->start && !range->in_words ? "start-by" : "end", &range->last,
                   TRUE);
  if (meaning->onwards || meaning->open)
    g_string_append(parts, "<open/>");
  return HP_CLAUSE_START;
}

static HpClauseKind append_during(GString *parts, const HpTimeRange *range)
{
  if (range->is_one && range->first.kind != HP_POINT_WEEK) {
    append_element(parts, "during", &range->first, FALSE);
    return HP_CLAUSE_DURING;
  }
  append_element(parts, "start", &range->first, FALSE);
  append_element(parts, "end", &range->last, TRUE);
  return HP_CLAUSE_DURING;
}

static HpClauseKind append_range(GString *parts, const ClauseMarks *meaning,
                                 const HpTimeRange *range)
{
  const HpTimePoint *end = range->is_year_end ? &range->first : &range->last;
  if (meaning->start || meaning->from || meaning->onwards)
    return append_start(parts, meaning, range);
  if (meaning->before)
    append_before(parts, "due", &range->first);
  else if (meaning->ready)
    append_element(parts, "due", end, TRUE);
  else if (meaning->until && range->is_one)
    append_element(parts, "end", end, TRUE);
  else
    return append_during(parts, range);
  return meaning->until && !meaning->ready ? HP_CLAUSE_END : HP_CLAUSE_DUE;
}

/* "Ready by the beginning of 2026" is earlier than what the schema can say. */
static gboolean can_be_said(const ClauseMarks *meaning)
{
  return !(meaning->edge && (meaning->ready || meaning->until || meaning->before));
}

static gboolean read_point_clause(HpTimeReader *reader, HpClauseKind *kind, GString *parts)
{
  const guint before = reader->at;
  ClauseMarks meaning = {0};
  HpTimeRange range;
  take_marks_before(reader, &meaning);
  const guint after_marks = reader->at;
  if (hp_read_range(reader, meaning.between, &range)) {
    take_marks_behind(reader, &meaning);
    if (complete(reader, &range.first) && complete(reader, &range.last) && can_be_said(&meaning) &&
        hp_days_of_time_point(&range.first).first <= hp_days_of_time_point(&range.last).last) {
      *kind = append_range(parts, &meaning, &range);
      return TRUE;
    }
  } else if (meaning.open && !meaning.start && !meaning.ready && !meaning.until &&
             !meaning.before && !meaning.edge && !meaning.end_of && !meaning.from) {
    reader->at = after_marks;
    g_string_append(parts, "<open/>");
    *kind = HP_CLAUSE_OPEN;
    return TRUE;
  }
  reader->at = before;
  return FALSE;
}

gboolean hp_read_clause(HpTimeReader *reader, const char *each, HpClauseKind *kind, GString *parts)
{
  if (read_recurrence(reader, parts)) {
    *kind = HP_CLAUSE_RECURS;
    return TRUE;
  }
  if (read_within(reader, parts) || read_duration(reader, each, parts)) {
    *kind = HP_CLAUSE_DURATION;
    return TRUE;
  }
  return read_point_clause(reader, kind, parts);
}
