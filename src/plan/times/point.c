/* Reads points in time, and ranges from one to another. */
#include "plan/times/point.h"

enum { FIRST_YEAR = 1800, LAST_YEAR = 2199, MONTHS = 12 };

/* ---- The reader ---------------------------------------------------------------------------- */

static const HpTimeToken *token_at(const HpTimeReader *reader, guint ahead)
{
  const HpTimeToken *token = &reader->tokens[reader->at];
  for (; ahead > 0 && !hp_token_is(token, HP_TOKEN_END, NULL); ahead--)
    token++;
  return token;
}

gboolean hp_reader_is_at(const HpTimeReader *reader, HpTokenKind kind)
{
  return hp_token_is(token_at(reader, 0), kind, NULL);
}

gboolean hp_reader_take(HpTimeReader *reader, HpTokenKind kind, int *value)
{
  if (!hp_token_is(token_at(reader, 0), kind, value))
    return FALSE;
  reader->at++;
  return TRUE;
}

void hp_reader_skip_fillers(HpTimeReader *reader)
{
  while (hp_reader_take(reader, HP_TOKEN_FILLER, NULL))
    continue;
}

/* A number of so many digits at most. */
static gboolean take_number(HpTimeReader *reader, int digits, int least, int most, int *number)
{
  const HpTimeToken *token = token_at(reader, 0);
  int value = 0;
  if (!hp_token_is(token, HP_TOKEN_NUMBER, &value) || token->digits > digits || value < least ||
      value > most)
    return FALSE;
  *number = value;
  reader->at++;
  return TRUE;
}

gboolean hp_reader_take_count(HpTimeReader *reader, int least, int most, int *count)
{
  int value = 0;
  if (take_number(reader, 4, least, most, count))
    return TRUE;
  if (!hp_token_is(token_at(reader, 0), HP_TOKEN_COUNT, &value) || value < least || value > most)
    return FALSE;
  *count = value;
  reader->at++;
  return TRUE;
}

static gboolean is_year_at(const HpTimeReader *reader, guint ahead)
{
  const HpTimeToken *token = token_at(reader, ahead);
  int value = 0;
  return hp_token_is(token, HP_TOKEN_NUMBER, &value) && token->digits == 4 && value >= FIRST_YEAR &&
         value <= LAST_YEAR;
}

static gboolean take_digits_of_year(HpTimeReader *reader, int *year)
{
  return is_year_at(reader, 0) && take_number(reader, 4, FIRST_YEAR, LAST_YEAR, year);
}

/* "2026", "år 2026", "of the year 2026" */
static gboolean take_year(HpTimeReader *reader, int *year)
{
  const guint before = reader->at;
  int unit = 0;
  hp_reader_skip_fillers(reader);
  if (hp_token_is(token_at(reader, 0), HP_TOKEN_UNIT, &unit) && unit == HP_UNIT_YEAR)
    reader->at++;
  if (take_digits_of_year(reader, year))
    return TRUE;
  reader->at = before;
  return FALSE;
}

/* "26", of this century. */
static gboolean take_short_year(HpTimeReader *reader, int *year)
{
  if (token_at(reader, 0)->digits != 2 || !take_number(reader, 2, 0, 99, year))
    return FALSE;
  *year += 2000;
  return TRUE;
}

static gboolean take_any_year(HpTimeReader *reader, int *year)
{
  return take_year(reader, year) || take_short_year(reader, year);
}

/* What may stand before a year, if there is any. */
static void take_sign(HpTimeReader *reader)
{
  if (!hp_reader_take(reader, HP_TOKEN_SLASH, NULL) && !hp_reader_take(reader, HP_TOKEN_DASH, NULL))
    hp_reader_take(reader, HP_TOKEN_COMMA, NULL);
}

/* ---- Points -------------------------------------------------------------------------------- */

typedef gboolean (*PointReader)(HpTimeReader *, HpTimePoint *);

/* 20260630, 2026-06-30, 2026-06 */
static gboolean read_iso(HpTimeReader *reader, HpTimePoint *point)
{
  int whole = 0;
  if (token_at(reader, 0)->digits == 8 &&
      take_number(reader, 8, FIRST_YEAR * 10000, LAST_YEAR * 10000 + 9999, &whole)) {
    *point = (HpTimePoint){HP_POINT_DATE, whole / 10000, whole / 100 % 100, whole % 100, 0};
    return TRUE;
  }
  if (!take_digits_of_year(reader, &point->year) || !hp_reader_take(reader, HP_TOKEN_DASH, NULL) ||
      token_at(reader, 0)->digits != 2 || token_at(reader, 0)->from != token_at(reader, 0)[-1].to ||
      !take_number(reader, 2, 1, MONTHS, &point->month))
    return FALSE;
  point->kind = HP_POINT_MONTH;
  const guint after_month = reader->at;
  if (hp_reader_take(reader, HP_TOKEN_DASH, NULL) && take_number(reader, 2, 1, 31, &point->day)) {
    point->kind = HP_POINT_DATE;
    return TRUE;
  }
  reader->at = after_month;
  return TRUE;
}

/* 30.6.2026, 30/6 2026, 30/6-26 */
static gboolean read_numbers(HpTimeReader *reader, HpTimePoint *point)
{
  point->kind = HP_POINT_DATE;
  if (!take_number(reader, 2, 1, 31, &point->day))
    return FALSE;
  if (hp_reader_take(reader, HP_TOKEN_DOT, NULL))
    return take_number(reader, 2, 1, MONTHS, &point->month) &&
           hp_reader_take(reader, HP_TOKEN_DOT, NULL) && take_any_year(reader, &point->year);
  if (!hp_reader_take(reader, HP_TOKEN_SLASH, NULL) ||
      !take_number(reader, 2, 1, MONTHS, &point->month))
    return FALSE;
  const guint after_month = reader->at;
  take_sign(reader);
  if (!take_any_year(reader, &point->year))
    reader->at = after_month;
  return TRUE;
}

/* 30 juni 2026, 30. juni, 1st of June 2026 */
static gboolean read_day_and_month(HpTimeReader *reader, HpTimePoint *point)
{
  point->kind = HP_POINT_DATE;
  if (!take_number(reader, 2, 1, 31, &point->day) &&
      !(hp_reader_take(reader, HP_TOKEN_ORDINAL, &point->day) && point->day <= 31))
    return FALSE;
  hp_reader_take(reader, HP_TOKEN_DOT, NULL);
  hp_reader_skip_fillers(reader);
  if (!hp_reader_take(reader, HP_TOKEN_MONTH, &point->month))
    return FALSE;
  hp_reader_take(reader, HP_TOKEN_DOT, NULL);
  take_year(reader, &point->year);
  return TRUE;
}

/* June 30, 2026 */
static gboolean read_month_and_day(HpTimeReader *reader, HpTimePoint *point)
{
  point->kind = HP_POINT_DATE;
  if (!hp_reader_take(reader, HP_TOKEN_MONTH, &point->month) ||
      !(take_number(reader, 2, 1, 31, &point->day) ||
        hp_reader_take(reader, HP_TOKEN_ORDINAL, &point->day)))
    return FALSE;
  hp_reader_take(reader, HP_TOKEN_COMMA, NULL);
  return take_digits_of_year(reader, &point->year);
}

static gboolean read_month(HpTimeReader *reader, HpTimePoint *point)
{
  point->kind = HP_POINT_MONTH;
  if (!hp_reader_take(reader, HP_TOKEN_MONTH, &point->month))
    return FALSE;
  hp_reader_take(reader, HP_TOKEN_DOT, NULL);
  take_year(reader, &point->year);
  return TRUE;
}

/* The later half of "2026/2027", "2026/27": the next year. */
static void skip_next_year(HpTimeReader *reader, int year)
{
  const guint before = reader->at;
  int next = 0;
  if ((hp_reader_take(reader, HP_TOKEN_SLASH, NULL) ||
       hp_reader_take(reader, HP_TOKEN_DASH, NULL)) &&
      take_any_year(reader, &next) && next == year + 1)
    return;
  reader->at = before;
}

/* våren 2026, VT26, vintern 2026/2027 */
static gboolean read_season(HpTimeReader *reader, HpTimePoint *point)
{
  point->kind = HP_POINT_SEASON;
  if (!hp_reader_take(reader, HP_TOKEN_SEASON, &point->number))
    return FALSE;
  const guint after_season = reader->at;
  hp_reader_take(reader, HP_TOKEN_DASH, NULL);
  if (!take_short_year(reader, &point->year) && !take_digits_of_year(reader, &point->year)) {
    reader->at = after_season;
    take_year(reader, &point->year);
  }
  if (point->number == HP_WINTER && point->year != 0)
    skip_next_year(reader, point->year);
  return TRUE;
}

/* The point that a part of a year is; FALSE if years have no such. */
static gboolean set_part(HpTimePoint *point, int unit, int number)
{
  static const struct {
    HpPointKind kind;
    int most;
  } parts[] = {[HP_UNIT_WEEK] = {HP_POINT_WEEK, 53},
               [HP_UNIT_QUARTER] = {HP_POINT_QUARTER, 4},
               [HP_UNIT_TERTIAL] = {HP_POINT_TERTIAL, 3},
               [HP_UNIT_HALF_YEAR] = {HP_POINT_HALF, 2}};
  if (unit < 0 || unit >= (int)G_N_ELEMENTS(parts) || number < 1 || number > parts[unit].most)
    return FALSE;
  point->kind = parts[unit].kind;
  point->number = number;
  return TRUE;
}

/* "Q3-26", "T2/27": a year in short, after a sign, where it can be no number of such a part. */
static gboolean take_short_year_of_part(HpTimeReader *reader, HpTimePoint *point)
{
  return point->kind != HP_POINT_WEEK && !hp_reader_is_at(reader, HP_TOKEN_COMMA) &&
         token_at(reader, 1)->digits == 2 &&
         (hp_reader_take(reader, HP_TOKEN_DASH, NULL) ||
          hp_reader_take(reader, HP_TOKEN_SLASH, NULL)) &&
         take_short_year(reader, &point->year);
}

static void take_year_of_part(HpTimeReader *reader, HpTimePoint *point)
{
  const guint before = reader->at;
  if (take_short_year_of_part(reader, point))
    return;
  reader->at = before;
  take_sign(reader);
  if (!take_year(reader, &point->year))
    reader->at = before;
}

/* kvartal 3 2026, Q3 2026, v. 12/2026 */
static gboolean read_part(HpTimeReader *reader, HpTimePoint *point)
{
  int unit = 0, number = 0;
  if (!hp_reader_take(reader, HP_TOKEN_UNIT, &unit) || !take_number(reader, 2, 1, 53, &number) ||
      !set_part(point, unit, number))
    return FALSE;
  take_year_of_part(reader, point);
  return TRUE;
}

/* första halvåret 2026, 3. kvartal, 1:a tertialet */
static gboolean read_ordinal_part(HpTimeReader *reader, HpTimePoint *point)
{
  int unit = 0, number = 0;
  if (hp_reader_take(reader, HP_TOKEN_PART, &number)) {
    unit = number / 10;
    number %= 10;
  } else {
    if (!hp_reader_take(reader, HP_TOKEN_ORDINAL, &number) &&
        !take_number(reader, 2, 1, 53, &number))
      return FALSE;
    hp_reader_take(reader, HP_TOKEN_DOT, NULL);
    if (!hp_reader_take(reader, HP_TOKEN_UNIT, &unit))
      return FALSE;
  }
  if (!set_part(point, unit, number))
    return FALSE;
  take_year_of_part(reader, point);
  return TRUE;
}

/* The first of the readers that reads; where none does, the reader stays where it is. */
static gboolean read_one_of(HpTimeReader *reader, const PointReader *readers, guint n,
                            HpTimePoint *point)
{
  const guint before = reader->at;
  for (guint i = 0; i < n; i++) {
    *point = (HpTimePoint){0};
    reader->at = before;
    if (readers[i](reader, point))
      return TRUE;
  }
  reader->at = before;
  return FALSE;
}

/* 2026; 2026 Q3, 2026-Q3, 2026 våren */
static gboolean read_year(HpTimeReader *reader, HpTimePoint *point)
{
  static const PointReader parts[] = {read_part, read_ordinal_part, read_season, read_month};
  int year = 0;
  if (!take_year(reader, &year))
    return FALSE;
  const guint after_year = reader->at;
  hp_reader_take(reader, HP_TOKEN_DASH, NULL);
  hp_reader_skip_fillers(reader);
  if (read_one_of(reader, parts, G_N_ELEMENTS(parts), point) && point->year == 0) {
    point->year = year;
    return TRUE;
  }
  reader->at = after_year;
  *point = (HpTimePoint){.kind = HP_POINT_YEAR, .year = year};
  return TRUE;
}

static gboolean read_point(HpTimeReader *reader, HpTimePoint *point)
{
  static const PointReader readers[] = {read_iso,           read_numbers,      read_day_and_month,
                                        read_month_and_day, read_month,        read_season,
                                        read_part,          read_ordinal_part, read_year};
  const guint before = reader->at;
  hp_reader_skip_fillers(reader);
  if (read_one_of(reader, readers, G_N_ELEMENTS(readers), point))
    return TRUE;
  reader->at = before;
  return FALSE;
}

/* ---- Ranges -------------------------------------------------------------------------------- */

/* The years of what spans two: "läsåret 2026/27". */
static gboolean take_two_years(HpTimeReader *reader, int *year)
{
  const guint before = reader->at;
  if (take_year(reader, year)) {
    const guint after_year = reader->at;
    skip_next_year(reader, *year);
    if (reader->at > after_year)
      return TRUE;
  }
  reader->at = before;
  return FALSE;
}

static gboolean read_two_years(HpTimeReader *reader, HpTimeRange *range)
{
  const guint before = reader->at;
  int year = 0;
  hp_reader_skip_fillers(reader);
  const gboolean is_school = hp_reader_take(reader, HP_TOKEN_SCHOOL_YEAR, NULL);
  if ((is_school || hp_reader_take(reader, HP_TOKEN_YEAR_END, NULL)) &&
      take_two_years(reader, &year)) {
    *range = is_school ? (HpTimeRange){{HP_POINT_SEASON, year, 0, 0, HP_AUTUMN_TERM},
                                       {HP_POINT_SEASON, year + 1, 0, 0, HP_SPRING_TERM}}
                       : (HpTimeRange){{HP_POINT_MONTH, year, MONTHS, 0, 0},
                                       {HP_POINT_MONTH, year + 1, 1, 0, 0},
                                       .is_year_end = TRUE};
    return TRUE;
  }
  reader->at = before;
  return FALSE;
}

/* 1–30 juni: a day, where the month comes. */
static gboolean read_lone_day(HpTimeReader *reader, HpTimePoint *point)
{
  const guint before = reader->at;
  hp_reader_skip_fillers(reader);
  *point = (HpTimePoint){.kind = HP_POINT_DATE};
  if (take_number(reader, 2, 1, 31, &point->day)) {
    hp_reader_take(reader, HP_TOKEN_DOT, NULL);
    if (hp_reader_is_at(reader, HP_TOKEN_DASH) || hp_reader_is_at(reader, HP_TOKEN_TO))
      return TRUE;
  }
  reader->at = before;
  return FALSE;
}

static gboolean take_binder(HpTimeReader *reader, const HpTimeRange *range, gboolean between,
                            gboolean *in_words)
{
  *in_words = FALSE;
  if (hp_reader_take(reader, HP_TOKEN_DASH, NULL))
    return TRUE;
  if (hp_reader_is_at(reader, HP_TOKEN_SLASH) &&
      (range->first.year == 0 || range->first.kind == HP_POINT_YEAR))
    return hp_reader_take(reader, HP_TOKEN_SLASH, NULL);
  *in_words = TRUE;
  return (between && hp_reader_take(reader, HP_TOKEN_AND, NULL)) ||
         hp_reader_take(reader, HP_TOKEN_TO, NULL) || hp_reader_take(reader, HP_TOKEN_UNTIL, NULL);
}

/* Q1–2 2026, v. 12–14 2026: the number alone; 2026–28: the end of the year. */
static gboolean read_short_last(HpTimeReader *reader, const HpTimePoint *first, HpTimePoint *last)
{
  int number = 0;
  *last = *first;
  if (first->kind == HP_POINT_YEAR && token_at(reader, 0)->digits == 2 &&
      take_number(reader, 2, first->year % 100 + 1, 99, &number)) {
    last->year = first->year / 100 * 100 + number;
    return TRUE;
  }
  if (first->year != 0 || first->kind < HP_POINT_HALF || first->kind > HP_POINT_WEEK ||
      !take_number(reader, 2, first->number + 1, 53, &number))
    return FALSE;
  last->number = number;
  take_year_of_part(reader, last);
  return TRUE;
}

/* What the first of two does not say, the last one does; "november–februari 2027" began the year
   before. */
static void complete_first(HpTimePoint *first, const HpTimePoint *last)
{
  const gboolean had_no_year = first->year == 0;
  if (first->kind == HP_POINT_DATE && first->month == 0)
    first->month = last->month;
  if (had_no_year)
    first->year = last->year;
  if (had_no_year && last->year != 0 &&
      hp_days_of_time_point(first).first > hp_days_of_time_point(last).last)
    first->year--;
}

static gboolean read_last(HpTimeReader *reader, HpTimeRange *range)
{
  const guint before = reader->at;
  if (read_short_last(reader, &range->first, &range->last))
    return TRUE;
  reader->at = before;
  return read_point(reader, &range->last);
}

gboolean hp_read_range(HpTimeReader *reader, gboolean between, HpTimeRange *range)
{
  const guint before = reader->at;
  *range = (HpTimeRange){.is_one = TRUE};
  if (read_two_years(reader, range))
    return TRUE;
  if (!read_point(reader, &range->first) && !read_lone_day(reader, &range->first))
    return FALSE;
  const guint after_first = reader->at;
  gboolean in_words = FALSE;
  if (take_binder(reader, range, between, &in_words) && read_last(reader, range)) {
    complete_first(&range->first, &range->last);
    range->is_one = FALSE;
    range->in_words = in_words;
  } else {
    reader->at = after_first;
    range->last = range->first;
  }
  if (range->first.kind == HP_POINT_DATE && range->first.month == 0) {
    reader->at = before;
    return FALSE;
  }
  return TRUE;
}

/* ---- What they are ------------------------------------------------------------------------- */

static char *period_of(const HpTimePoint *point)
{
  switch (point->kind) {
  case HP_POINT_HALF:
    return g_strdup_printf("%04d-H%d", point->year, point->number);
  case HP_POINT_TERTIAL:
    return g_strdup_printf("%04d-T%d", point->year, point->number);
  case HP_POINT_QUARTER:
    return g_strdup_printf("%04d-Q%d", point->year, point->number);
  case HP_POINT_WEEK:
    return g_strdup_printf("%04d-W%02d", point->year, point->number);
  case HP_POINT_MONTH:
    return g_strdup_printf("%04d-%02d", point->year, point->month);
  case HP_POINT_DATE:
    return g_strdup_printf("%04d-%02d-%02d", point->year, point->month, point->day);
  default:
    return g_strdup_printf("%04d", point->year);
  }
}

HpDays hp_days_of_time_point(const HpTimePoint *point)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  if (point->kind == HP_POINT_SEASON)
    return hp_days_of_season(point->year, (HpSeasonName)point->number, &seasons);
  g_autofree char *period = period_of(point);
  return hp_days_of_period(period, &seasons);
}

void hp_append_point(GString *out, const HpTimePoint *point, gboolean last_day)
{
  static const char *const numbered[] = {
      [HP_POINT_HALF] = "half", [HP_POINT_TERTIAL] = "tertial", [HP_POINT_QUARTER] = "quarter"};
  g_autofree char *period = period_of(point);
  const HpDays days = hp_days_of_time_point(point);
  switch (point->kind) {
  case HP_POINT_DATE:
    g_string_append_printf(out, " date=\"%s\"", period);
    break;
  case HP_POINT_MONTH:
    g_string_append_printf(out, " month=\"%s\"", period);
    break;
  case HP_POINT_WEEK:
    g_string_append_printf(out, " date=\"%s\"",
                           hp_day_as_text(last_day ? days.last : days.first).text);
    break;
  case HP_POINT_YEAR:
    g_string_append_printf(out, " year=\"%d\"", point->year);
    break;
  case HP_POINT_SEASON:
    g_string_append_printf(out, " season=\"%s\" year=\"%d\"",
                           hp_season_name((HpSeasonName)point->number), point->year);
    break;
  default:
    g_string_append_printf(out, " year=\"%d\" %s=\"%d\"", point->year, numbered[point->kind],
                           point->number);
  }
}
