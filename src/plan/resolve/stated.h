/*
 * plan, private: where it is stated what holds for an activity.
 *
 *   objective-group       <timeframe/>  ◄── where neither says one
 *     objective           <timeframe/>  ◄── where the activity says none
 *       activity          <timeframe/>
 *       activity          <timeframe same-as="that"/> ──► that one's
 */
#pragma once

#include "plan/plan.h"

#define MAX_SAME_AS 20 /* elements reached by same-as for one activity; the rest state nothing */

/* The elements of this name that hold for it, each same-as followed; of const xmlNode *, in their
   order. `ids`: id → xmlNode. Returns the element that they stand in, which may be another; NULL if
   nothing is stated. */
const xmlNode *hp_stated_for(const xmlNode *activity, const char *name, GHashTable *ids,
                             GPtrArray *found);
