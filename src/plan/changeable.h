/* plan, private: what an amendment may change of a part of a plan. */
#pragma once

#include "plan/plan.h"

#define MAX_ADDED_AFTER_ADDED                                                                      \
  100 /* parts in a row, each added after the one before; where later ones stand is not known */

/* The elements that a change of the part may write, spaces between; NULL: nothing of it can be
   changed. */
const char *hp_changeable_elements(const xmlNode *part);
/* The attributes that say what becomes of the part's, likewise; "" if there are none. */
const char *hp_changeable_attributes(const xmlNode *part);
/* The elements that can be added to the part, likewise; NULL: none can. */
const char *hp_addable_elements(const xmlNode *part);
/* Whether a name is among them. */
gboolean hp_is_changeable(const char *names, const char *name);
