/* plan, private: elements by their ids. */
#pragma once

#include "plan/plan.h"

/* id → xmlNode, borrowed both, of all that is below an element, but what is computed or was
   reported: nothing in a plan points there but reports themselves. */
GHashTable *hp_ids_below(const xmlNode *element);
