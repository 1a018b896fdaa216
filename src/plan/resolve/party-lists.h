/*
 * plan, private: what each party has to do with, written into it.
 *
 *   <responsible party="lbu" with="fou"/>           lbu: responsible; fou: with
 *   <responsible party="kommunerna" role="lead"/>   kommunerna: lead; each member: lead, through it
 */
#pragma once

#include "plan/calendar.h"

#define MAX_RESPONSIBILITIES                                                                       \
  250000 /* responsibilities listed in a document; later ones are left out */

typedef struct HpPartyLists HpPartyLists;

/* Of parties and persons, through the groups that they are in on the day. `ids`: id → xmlNode,
   which outlives them. */
HpPartyLists *hp_party_lists_new(GHashTable *ids, HpDay day);
void hp_party_lists_free(HpPartyLists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPartyLists, hp_party_lists_free)

/* An activity that is in the plan, with what says who is responsible (const xmlNode *), and the day
   by which it is to be done (HP_NO_DAY: none). Each is added once, in the order of the plan. */
void hp_party_lists_add(HpPartyLists *lists, const xmlNode *activity, const GPtrArray *responsible,
                        HpDay by);
/* Writes its list into each, in the order of the days. */
void hp_party_lists_write(HpPartyLists *lists);
