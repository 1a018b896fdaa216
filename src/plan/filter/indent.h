/* plan, private: how elements stand in what leaves the house. */
#pragma once

#include "plan/plan.h"

/* Gives each element of a plan that does not stand among words a line of its own, and lines of
   words the indentation of where they stand. */
void hp_indent(xmlNode *root);
