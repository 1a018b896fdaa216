/*
 * plan, private: how a document stands on a day. Days are "2017-03-14".
 *
 *           adoption      amendment in force      the end of validity
 *   ────────┼─────────────┼───────────────────────┼───────────►
 *   proposed│ adopted     │ revised               │ expired
 */
#pragma once

#include "plan/plan.h"

/* "proposed", "adopted", "revised" or "expired"; of a decision "proposed" or "decided". `day` is
   NULL where the source has none. Amendments have not been worked in. */
const char *hp_status_on(const xmlNode *root, const char *day);
