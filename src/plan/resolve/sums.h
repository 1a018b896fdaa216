/* plan, private: what the activities of an area, or of the whole plan, add up to. */
#pragma once

#include "plan/plan.h"

/* The currency of a cost or a funding: SEK where none is said. */
const char *hp_currency_of(const xmlNode *element);
/* Their sum, or what may be written at most. */
guint64 hp_add_amounts(guint64 a, guint64 b);
/* Adds a sum to a part in which all has been computed: activities by how they stand, what of them
   is late …, and costs by year, source and currency. What is withdrawn is in none. */
void hp_add_sums(xmlNode *part);
