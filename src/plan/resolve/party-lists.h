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

/* Lists for each party and person the activities of a plan in which all has been computed, in the
   order of the days by which they are to be done; through the groups that it is in on the day.
   `ids`: id → xmlNode. */
void hp_add_party_lists(xmlNode *root, GHashTable *ids, HpDay day);
