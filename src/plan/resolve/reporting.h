/*
 * plan, private: when reports on a plan are due, as its head says.
 *
 *                       T2 2026              within     the day
 *   ├───────────────────────────────────────┤──────────┤───┼────────┤
 *   <recurs every="tertial" within="30"/>              due          next
 *   <occasion date="2026-11-10" period="2026-T3"/>
 */
#pragma once

#include "plan/periods.h"

#define MAX_DUE_PERIODS 2000 /* periods of a plan that is reported on; later ones are not due */

/* One of them. */
typedef struct {
  HpDay by;          /* the last day for it, or that of the occasion; HP_NO_DAY: there is none */
  HpDays days;       /* of the period; HP_NO_DAY: of none */
  char period[32];   /* what that is called; "" for none */
  const char *party; /* whom it is given to; NULL: it is not said */
} HpDueReport;

typedef struct {
  HpDueReport last; /* of those with a period, the last that was due before the day */
  HpDueReport next; /* the first occasion after the day; without occasions, what is due first */
} HpReporting;

/* Of the plan with this root, on a day. `valid`: while it is, as far as that is known. */
HpReporting hp_reporting_on(const xmlNode *root, HpDays valid, HpDay day, const HpSeasons *seasons);
/* Until when something is soon: as many days on as the house (its root element, or NULL) says, or
   the next meeting, if that is later. */
HpDay hp_soon_until(HpDay day, const HpReporting *reporting, const xmlNode *house);
