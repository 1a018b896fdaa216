/* Reckons days, and what plans call stretches of them. */
#include "plan/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12, WEEK = 7 };

static const HpDays no_days = {HP_NO_DAY, HP_NO_DAY};

/* ---- Days ---------------------------------------------------------------------------------- */

static HpDay day_of(int year, int month, int day)
{
  if (year < 1 || year > HP_LAST_YEAR || month < 1 || month > MONTHS || day < 1 || day > 31 ||
      !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return HP_NO_DAY;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian(&date);
}

/* 0 if one of them is no digit: no year, month or day is. */
static int read_digits(const char *text, int n)
{
  int number = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit(text[i]))
      return 0;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

/* Read and written for each of many elements: not with scanf and printf. */
HpDay hp_day_from_text(const char *text)
{
  if (text == NULL || strlen(text) != strlen("2017-03-14") || text[4] != '-' || text[7] != '-')
    return HP_NO_DAY;
  return day_of(read_digits(text, 4), read_digits(text + 5, 2), read_digits(text + 8, 2));
}

gboolean hp_is_day(const char *text)
{
  return hp_day_from_text(text) != HP_NO_DAY;
}

gboolean hp_may_be_day(const char *text)
{
  return hp_is_day(text) || (*text != '\0' && !g_ascii_isdigit(*text));
}

static GDate date_of(HpDay day)
{
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_julian(&date, day);
  return date;
}

void hp_write_digits(char *text, int n, int number)
{
  for (; n > 0; n--, number /= 10)
    text[n - 1] = (char)('0' + number % 10);
}

HpDayText hp_day_as_text(HpDay day)
{
  const GDate date = date_of(day);
  HpDayText text = {"0000-00-00"};
  hp_write_digits(text.text, 4, g_date_get_year(&date));
  hp_write_digits(text.text + 5, 2, g_date_get_month(&date));
  hp_write_digits(text.text + 8, 2, g_date_get_day(&date));
  return text;
}

char *hp_day_text(HpDay day)
{
  return g_strdup(hp_day_as_text(day).text);
}

int hp_year_of_day(HpDay day)
{
  const GDate date = date_of(day);
  return g_date_get_year(&date);
}

HpDay hp_earlier_day(HpDay a, HpDay b)
{
  return a == HP_NO_DAY || (b != HP_NO_DAY && b < a) ? b : a;
}

static int days_in(int year, int month)
{
  return g_date_get_days_in_month((GDateMonth)month, (GDateYear)year);
}

/* The day before the same one of a later month. */
static HpDay end_of_months(HpDay first, guint64 number)
{
  const GDate date = date_of(first);
  const guint64 month =
      (guint64)g_date_get_year(&date) * MONTHS + (guint64)g_date_get_month(&date) - 1 + number;
  if (month / MONTHS > HP_LAST_YEAR)
    return day_of(HP_LAST_YEAR, MONTHS, 31);
  const int year = (int)(month / MONTHS), in_year = (int)(month % MONTHS) + 1;
  const int day = g_date_get_day(&date);
  return day > days_in(year, in_year) ? day_of(year, in_year, days_in(year, in_year))
                                      : day_of(year, in_year, day) - 1;
}

HpDay hp_day_of_end(HpDay first, guint64 number, const char *unit)
{
  const HpDay last = day_of(HP_LAST_YEAR, MONTHS, 31);
  number = MIN(number, last);
  if (strcmp(unit, "year") == 0)
    return end_of_months(first, number * MONTHS);
  if (strcmp(unit, "month") == 0)
    return end_of_months(first, number);
  const guint64 days = strcmp(unit, "week") == 0 ? number * WEEK : number;
  return (HpDay)MIN(first + days - 1, last);
}

/* ---- Stretches ----------------------------------------------------------------------------- */

/* From the first day of a month to the last of another. */
static HpDays months(int year, HpSeason season)
{
  const int end_year = season.last < season.first ? year + 1 : year;
  if (year < 1 || end_year > HP_LAST_YEAR)
    return no_days;
  return (HpDays){day_of(year, season.first, 1),
                  day_of(end_year, season.last, days_in(end_year, season.last))};
}

/* One of the parts, so many months each, that a year has from its beginning. */
static HpDays part_of_year(int year, int number, int length)
{
  if (number < 1 || number > MONTHS / length)
    return no_days;
  return months(year, (HpSeason){(number - 1) * length + 1, number * length});
}

/* Weeks begin on Mondays; the first is the one with 4 January in it. One that lies in the next year
   for the most part is none of this. */
static HpDays week(int year, int number)
{
  const HpDay fourth = day_of(year, 1, 4), next_fourth = day_of(year + 1, 1, 4);
  if (fourth == HP_NO_DAY || next_fourth == HP_NO_DAY || number < 1)
    return no_days;
  const HpDay monday = fourth - (fourth - 1) % WEEK + ((HpDay)number - 1) * WEEK;
  const HpDay next_monday = next_fourth - (next_fourth - 1) % WEEK;
  return monday < next_monday ? (HpDays){monday, monday + WEEK - 1} : no_days;
}

static HpDays two_days(const char *text)
{
  g_auto(GStrv) days = g_strsplit(text, "/", 2);
  const HpDays found = {hp_day_from_text(days[0]), hp_day_from_text(days[1])};
  return found.first == HP_NO_DAY || found.first > found.last ? no_days : found;
}

/* What stands after the year and its hyphen. */
static HpDays named_part(int year, const char *part, const HpSeasons *seasons)
{
  if (strcmp(part, "VT") == 0)
    return months(year, seasons->named[HP_SPRING_TERM]);
  if (strcmp(part, "HT") == 0)
    return months(year, seasons->named[HP_AUTUMN_TERM]);
  switch (*part) {
  case 'H':
    return part_of_year(year, atoi(part + 1), 6);
  case 'T':
    return part_of_year(year, atoi(part + 1), 4);
  case 'Q':
    return part_of_year(year, atoi(part + 1), 3);
  case 'W':
    return week(year, atoi(part + 1));
  default:
    return part_of_year(year, atoi(part), 1);
  }
}

HpDays hp_days_of_period(const char *period, const HpSeasons *seasons)
{
  if (strchr(period, '/') != NULL)
    return two_days(period);
  const HpDay day = hp_day_from_text(period);
  if (day != HP_NO_DAY)
    return (HpDays){day, day};
  const int year = atoi(period);
  const char *part = strchr(period, '-');
  if (part == NULL)
    return months(year, (HpSeason){1, MONTHS});
  return strchr(part + 1, '-') == NULL ? named_part(year, part + 1, seasons) : no_days;
}

gboolean hp_is_period(const char *text)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  const gsize figures = strspn(text, "0123456789");
  return figures == 4 && (text[4] == '\0' || text[4] == '-') &&
         hp_days_of_period(text, &seasons).first != HP_NO_DAY;
}

/* ---- Points -------------------------------------------------------------------------------- */

static const char *const season_names[HP_N_SEASONS] = {
    [HP_SPRING] = "spring", [HP_SUMMER] = "summer",           [HP_AUTUMN] = "autumn",
    [HP_WINTER] = "winter", [HP_SPRING_TERM] = "spring-term", [HP_AUTUMN_TERM] = "autumn-term"};

/* HP_N_SEASONS if it is none. */
static guint season_named(const char *name)
{
  guint i = 0;
  while (i < HP_N_SEASONS && strcmp(name, season_names[i]) != 0)
    i++;
  return i;
}

static void take_season(HpSeasons *seasons, const xmlNode *element)
{
  const char *name = hp_attribute(element, "name"), *first = hp_attribute(element, "first"),
             *last = hp_attribute(element, "last");
  if (name == NULL || first == NULL || last == NULL || season_named(name) == HP_N_SEASONS)
    return;
  seasons->named[season_named(name)] =
      (HpSeason){CLAMP(atoi(first), 1, MONTHS), CLAMP(atoi(last), 1, MONTHS)};
}

HpSeasons hp_seasons_of_house(const xmlNode *house)
{
  HpSeasons seasons = {{[HP_SPRING] = {3, 5},
                        [HP_SUMMER] = {6, 8},
                        [HP_AUTUMN] = {9, 11},
                        [HP_WINTER] = {12, 2},
                        [HP_SPRING_TERM] = {1, 6},
                        [HP_AUTUMN_TERM] = {8, 12}}};
  const xmlNode *own = house == NULL ? NULL : hp_child(house, "seasons");
  for (const xmlNode *child = own == NULL ? NULL : own->children; child != NULL;
       child = child->next)
    if (hp_is_named(child, "season"))
      take_season(&seasons, child);
  return seasons;
}

const char *hp_season_name(HpSeasonName season)
{
  return season_names[season];
}

HpDays hp_days_of_season(int year, HpSeasonName season, const HpSeasons *seasons)
{
  return (guint)season >= HP_N_SEASONS ? no_days : months(year, seasons->named[season]);
}

HpDays hp_days_of_point(const xmlNode *element, const HpSeasons *seasons)
{
  static const struct {
    const char *name;
    int length; /* in months */
  } parts[] = {{"quarter", 3}, {"tertial", 4}, {"half", 6}};
  const char *date = hp_attribute(element, "date"), *month = hp_attribute(element, "month"),
             *year = hp_attribute(element, "year"), *season = hp_attribute(element, "season");
  if (date != NULL || month != NULL)
    return hp_days_of_period(date != NULL ? date : month, seasons);
  if (year == NULL)
    return no_days;
  if (season != NULL)
    return hp_days_of_season(atoi(year), season_named(season), seasons);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
    const char *number = hp_attribute(element, parts[i].name);
    if (number != NULL)
      return part_of_year(atoi(year), atoi(number), parts[i].length);
  }
  return hp_days_of_period(year, seasons);
}

static gboolean is_before(const xmlNode *end, const xmlNode *start)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  const HpDays from = hp_days_of_point(start, &seasons), to = hp_days_of_point(end, &seasons);
  return from.first != HP_NO_DAY && to.first != HP_NO_DAY && from.first > to.last;
}

const xmlNode *hp_end_before_start(const xmlNode *timeframe, const xmlNode **start)
{
  static const char *const starts[] = {"start", "start-by"}, *const ends[] = {"end", "due"};
  for (guint i = 0; i < G_N_ELEMENTS(starts); i++)
    for (guint k = 0; k < G_N_ELEMENTS(ends); k++) {
      const xmlNode *end = hp_child(timeframe, ends[k]);
      *start = hp_child(timeframe, starts[i]);
      if (*start != NULL && end != NULL && is_before(end, *start))
        return end;
    }
  return NULL;
}
