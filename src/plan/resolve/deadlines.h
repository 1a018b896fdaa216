/* plan, private: the deadlines of a decision on a day, and what its funding adds up to. */
#pragma once

#include "plan/calendar.h"

/* Says of each deadline of a decision how near it is – soon, from the day to the last of these, if
   there is a day – and adds up what the rulings fund. */
void hp_add_deadlines(xmlNode *root, HpDays soon);
