/*
 * plan, private: days of the Gregorian calendar, and what plans call stretches of them.
 *
 *   2016            2016-H2         2016-T3         2016-Q4         2016-11         2016-W47
 *   a year          a half-year     a tertial       a quarter       a month         a week (ISO
 * 8601) 2017-VT         2017-HT         2016-11-21      2016-11-21/2016-12-04 a spring term   an
 * autumn term  a day           two days
 */
#pragma once

#include "plan/plan.h"

/* A day by its number: 1 is the first of the year 1, a Monday. Later days are greater. */
typedef guint32 HpDay;
#define HP_NO_DAY 0
#define HP_LAST_YEAR 9999

/* From one day to another, both in it. */
typedef struct {
  HpDay first, last;
} HpDays;

/* The day that "2017-03-14" is; HP_NO_DAY if there is no such day. */
HpDay hp_day_from_text(const char *text);
/* The other way round; the caller's. */
char *hp_day_text(HpDay day);
/* The same without an allocation. */
typedef struct {
  char text[sizeof "2017-03-14"];
} HpDayText;
HpDayText hp_day_as_text(HpDay day);

/* Writes the last so many digits of a number; nothing ends them. */
void hp_write_digits(char *text, int n, int number);

/* Of one that there is. */
int hp_year_of_day(HpDay day);
/* The earlier of two, either of which may be HP_NO_DAY. */
HpDay hp_earlier_day(HpDay a, HpDay b);

/* The last day of what takes `number` of the units "day", "week", "month" or "year", and begins on
   `first`, which is counted in. Where a month lacks the day, it is over with the month:

     2017-03-01, 12 months → 2018-02-28        2017-01-30, 1 month → 2017-02-28

   What would end after the year 9999 ends with it. */
HpDay hp_day_of_end(HpDay first, guint64 number, const char *unit);

/* ---- Stretches ----------------------------------------------------------------------------- */

/* Which months a house takes a season or term for, 1–12; a last one before the first is in the next
   year. */
typedef struct {
  int first, last;
} HpSeason;

typedef enum {
  HP_SPRING,
  HP_SUMMER,
  HP_AUTUMN,
  HP_WINTER,
  HP_SPRING_TERM,
  HP_AUTUMN_TERM,
  HP_N_SEASONS
} HpSeasonName;

typedef struct {
  HpSeason named[HP_N_SEASONS];
} HpSeasons;

/* Those of a house file (its root element); what it does not say, or NULL: of the neutral house. */
HpSeasons hp_seasons_of_house(const xmlNode *house);

/* "spring", "autumn-term": what the schema calls it. */
const char *hp_season_name(HpSeasonName season);
/* The days of one in a year; of the winter that begins in it. */
HpDays hp_days_of_season(int year, HpSeasonName season, const HpSeasons *seasons);
/* The days of a `period`; none if there is no such, as 2017-W53. */
HpDays hp_days_of_period(const char *period, const HpSeasons *seasons);
/* The days of the point that an element's attributes name: `date`, `month`, or `year` with a part
   of it. */
HpDays hp_days_of_point(const xmlNode *element, const HpSeasons *seasons);
/* What of a timeframe ends before it begins, in the neutral house, whose ends of seasons will do;
   and the start that it is before. NULL: nothing. */
const xmlNode *hp_end_before_start(const xmlNode *timeframe, const xmlNode **start);
