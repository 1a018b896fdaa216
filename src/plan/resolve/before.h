/*
 * plan, private: what was there before an amendment, put beside what it says.
 *
 *   <change target="a">
 *     <timeframe> …                          what it says
 *     <r:before what="timeframe">            what held before: a's own, or its objective's
 */
#pragma once

#include "plan/plan.h"

/* What the changes seen so far say of each part and kind; for amendments that are not worked in. */
GHashTable *hp_changes_by_kind_new(void);

/* Puts into a change, for each kind of thing in it, copies of what holds of it so far; into a
   withdrawal the words that leave. `ids`: id → xmlNode. `changes`: those before it that have not
   been worked in, where it is put as well; NULL: they have. */
void hp_add_before(xmlNode *part, GHashTable *ids, GHashTable *changes);
