/*
 * plan, private: whose reports an activity is counted by.
 *
 *   <responsible party="regionen"/>                              regionen
 *   <responsible party="kommunerna" each-member="yes"/>          kommun-a, kommun-b (of kommunerna)
 *   <responsible party="vision" role="partner"/>                 –
 *   <responsible>de som sköter skolgården</responsible>          one without an id
 */
#pragma once

#include "plan/calendar.h"

#define MAX_GROUPS 50 /* groups in groups whose members are counted; deeper ones count as one */

typedef struct {
  const char *id;    /* NULL: words only; it never reports */
  GPtrArray *groups; /* of char *: those that it is counted for, the outermost first; NULL: none */
} HpCountedParty;

/* Of those who are responsible (const xmlNode *, no same-as among them), each once: who leads or
   has no role, and of groups with each-member the members on the day, through nested groups.
   `ids`: id → xmlNode. The caller's array of HpCountedParty. */
GArray *hp_counted_parties(const GPtrArray *responsible, GHashTable *ids, HpDay day);
