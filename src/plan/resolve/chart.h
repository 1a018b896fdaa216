/*
 * plan, private: what charts are drawn by, in thousandths.
 *
 *   2017            2018
 *   ├───────────────┼───────────────┤  span
 *        ██████████                    an activity: before=150 length=320 after=530
 *          │                           the day
 */
#pragma once

#include "plan/resolve/time.h"

/* What is drawn as a bar. */
typedef struct {
  xmlNode *element; /* that says where the bar is, */
  xmlAttr *last;    /* after what it says else */
  HpDays days;      /* HP_NO_DAY: not known */
  gboolean is_open; /* it has no end */
  gboolean widens;  /* the span has room for it */
} HpBar;

/* Notes an activity's time, and an occurrence, with all that they say else, among the HpBar of a
   plan. */
void hp_note_time(GArray *bars, xmlNode *element, HpTime time);
void hp_note_occurrence(GArray *bars, xmlNode *element, HpDays days);

/* Adds to a plan in which all bars have been noted its span of time with the calendar over it, and
   to what is drawn where its bar is in that. */
void hp_add_charts(xmlNode *root, const GArray *bars, HpDays valid, HpDay day,
                   const HpSeasons *seasons);
/* Adds to an indicator a bar for each value that is known of it, the last one observed too. */
void hp_add_value_chart(xmlNode *indicator);
