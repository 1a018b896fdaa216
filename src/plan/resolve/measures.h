/* plan, private: what was measured of indicators, and how goals and objectives were assessed. */
#pragma once

#include "plan/resolve/reports.h"

/* Adds the observation that holds of those for all, and whether it is on the way from the baseline.
 */
void hp_add_observed(xmlNode *indicator, const HpReports *reports);
/* Adds the assessment that holds. */
void hp_add_assessed(xmlNode *part, const HpReports *reports);
