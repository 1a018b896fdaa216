/* plan, private: which proposals the plans of a collection take up, and where. */
#pragma once

#include "plan/plan.h"

/* Adds to what a collection has of a plan what that says it derives from: the lists of proposals by
   their ids, and the numbers. */
void hp_add_derivations(xmlNode *facts, const xmlNode *plan);
/* Says of each proposal in a collection where it is taken up, once all plans are there, and of each
   list how many are. */
void hp_find_taken_up(xmlNode *root);
