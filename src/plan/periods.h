/*
 * plan, private: the calendar periods in which something recurs, as reports name them.
 *
 *   every="year"        2017                 every="quarter"   2017-Q4
 *   every="half-year"   2017-H2              every="month"     2017-11
 *   every="term"        2017-VT, 2017-HT     every="week"      2017-W47
 *   every="tertial"     2017-T3
 */
#pragma once

#include "plan/calendar.h"

/* A row of the table of kinds. */
typedef struct {
  const char *every;
  int in_year;        /* at most */
  const char *letter; /* before the number */
  int digits;         /* of the number; 0: it has none */
} HpPeriodKind;

/* One of them. */
typedef struct {
  char name[16]; /* "2017", "2017-HT" */
  HpDays days;
} HpOccurrence;

/* NULL if there is no such kind. */
const HpPeriodKind *hp_period_kind(const char *every);
/* The one with that number in a year, from 1; it has no days if the year has not so many. */
HpOccurrence hp_nth_period(const HpPeriodKind *kind, int year, int number,
                           const HpSeasons *seasons);
/* The first that ends on the day or later: the one that it is in, else the next. No days after the
   year 9999. */
HpOccurrence hp_period_from(const HpPeriodKind *kind, HpDay day, const HpSeasons *seasons);
