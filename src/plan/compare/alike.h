/* plan, private: whether two elements say the same, however they were written. */
#pragma once

#include "plan/plan.h"

/* A node of the plan's own: an element, or text. Not: comments, what is internal or computed, and
   parts (hp_is_part), which are compared by themselves. */
gboolean hp_is_said(const xmlNode *node);
/* Whether elements (either may be NULL) say the same, ids and white space between lines apart. */
gboolean hp_elements_alike(const xmlNode *a, const xmlNode *b);
