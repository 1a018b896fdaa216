/* plan, private: elements by their ids. */
#pragma once

#include "plan/plan.h"

/* id → xmlNode, borrowed both, of all that is below an element and not computed. */
GHashTable *hp_ids_below(const xmlNode *element);
