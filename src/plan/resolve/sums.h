/* plan, private: what the activities of an area, or of the whole plan, add up to. */
#pragma once

#include "plan/plan.h"

/* The currency of a cost or a funding: SEK where none is said. */
const char *hp_currency_of(const xmlNode *element);
/* Their sum, or what may be written at most. */
guint64 hp_add_amounts(guint64 a, guint64 b);

/* Activities by how they stand, what of them is late …, and costs by year, source and currency. */
typedef struct HpTally HpTally;

HpTally *hp_tally_new(void);
void hp_tally_free(HpTally *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpTally, hp_tally_free)

/* Adds the costs that are stated in a part itself. The tree outlives the sums. */
void hp_tally_add_costs(HpTally *sums, const xmlNode *part);
/* Adds an activity of which all has been computed. */
void hp_tally_add_activity(HpTally *sums, const xmlNode *activity);
/* Adds what a part of it adds up to. */
void hp_tally_add(HpTally *sums, const HpTally *others);
/* Adds the activities of a sum that was written into another document; its costs are passed over.
 */
void hp_tally_add_written(HpTally *sums, const xmlNode *written);
/* Adds to a part what it all comes to. */
void hp_tally_write(const HpTally *sums, xmlNode *part);
