/*
 * plan, private: the calendar periods in which something recurs.
 *
 *            2017            2018            2019
 *   ├───────────────┼───────────────┼───────────────┤
 *          start├──────────────────────────┤end          every="year": 2017, 2018, 2019
 */
#pragma once

#include "plan/periods.h"
#include "plan/resolve/time.h"

#define MAX_PERIODS 1000 /* periods from the start of what recurs; later ones are not looked at */

/* From which day to which something recurs; HP_NO_DAY where that is not known. */
typedef struct {
  HpDays days;
  HpDay as_of; /* where no end is known: to the period after the one with this day */
} HpRecurrence;

/* The occurrences of timeframes (const xmlNode *) that recur, else of an activity that says how
   often it does (`every`), in the order of their ends. The caller's array of HpOccurrence; NULL if
   it does not recur. */
GArray *hp_occurrences_of(const GPtrArray *timeframes, const char *every, HpRecurrence recurrence,
                          const HpSeasons *seasons);
/* Whether what recurs in timeframes is done several times in an occurrence. */
gboolean hp_recurs_often(const GPtrArray *timeframes);
