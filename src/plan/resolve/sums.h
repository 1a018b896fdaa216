/* plan, private: what the activities of an area, or of the whole plan, add up to. */
#pragma once

#include "plan/plan.h"

/* Adds a sum to a part in which all has been computed: activities by how they stand, what of them
   is late …, and costs by year, source and currency. What is withdrawn is in none. */
void hp_add_sums(xmlNode *part);
