/*
 * plan, private: what of an activity should be looked to on a day.
 *
 *         latest start           latest end
 *   ──────────┤──────────────────────┤────────────►
 *     not begun│ should have begun     │ late
 *                          soon ├──────┤ 60 days, or as many as the house says, or to
 *                                        the next meeting
 */
#pragma once

#include "plan/resolve/occurrences.h"
#include "plan/resolve/progress.h"

/* How it stands with an activity on a day. */
typedef struct {
  HpDay day;        /* HP_NO_DAY: nothing can be said */
  HpDay soon_until; /* the last day of what is soon */
  HpTime time;
  HpState state;
  const GArray *occurrences; /* of HpOccurrence; NULL: it does not recur */
  gboolean is_often;         /* it is done several times in each */
  GArray *states;            /* of HpState: of each of them; whoever made it frees it */
  HpDay next_end;            /* of the next of them; HP_NO_DAY: none is */
  gboolean is_over;          /* as a whole, so that no occurrence matters */
} HpSituation;

/* Adds late, should-have-begun and soon, where they hold. */
void hp_add_attention(xmlNode *activity, const HpSituation *situation);
