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

/* The parties of a document, and what has been found of them: many activities have the same. */
typedef struct HpParties HpParties;

/* `ids` (id → xmlNode) and the tree outlive it. */
HpParties *hp_parties_new(GHashTable *ids);
void hp_parties_free(HpParties *parties);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpParties, hp_parties_free)

/* Of those who are responsible (const xmlNode *, no same-as among them), each once: who leads or
   has no role, and of groups with each-member the members on the day, through nested groups.
   The caller's reference to an array of HpCountedParty that others may have, too. */
GArray *hp_counted_parties(HpParties *parties, const GPtrArray *responsible, HpDay day);
