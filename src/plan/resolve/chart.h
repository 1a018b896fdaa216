/*
 * plan, private: what charts are drawn by, in thousandths.
 *
 *   2017            2018
 *   ├───────────────┼───────────────┤  span
 *        ██████████                    an activity: before=150 length=320 after=530
 *          │                           the day
 */
#pragma once

#include "plan/calendar.h"

/* Adds to a plan in which all has been computed its span of time with the calendar over it, to each
   activity and occurrence where its bar is in that. */
void hp_add_charts(xmlNode *root, HpDay day, HpDays valid, const HpSeasons *seasons);
/* Adds to an indicator a bar for each value that is known of it, the last one observed too. */
void hp_add_value_chart(xmlNode *indicator);
