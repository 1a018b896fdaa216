/* plan, private: what an amendment may change of a part of a plan. */
#pragma once

#include "plan/plan.h"

/* The elements and attributes that a change of the part may write, spaces between; NULL: nothing of
   it can be changed. */
const char *hp_changeable_names(const xmlNode *part);
gboolean hp_is_changeable(const xmlNode *part, const char *name);
