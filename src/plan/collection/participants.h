/*
 * plan, private: which parties of several plans are the same one, and what it has to do in all.
 *
 *   a.xml  <party id="region" identifier="232100-0222">       ─┐ one: the number
 *   b.xml  <party id="landstinget" identifier="2321000222">   ─┤
 *   c.xml  <party id="rv" kind="region"> Region Västerbotten  ─┘ the name of an organisation
 *   c.xml  <party id="lbu" kind="network"> LBU                   another LBU than that of a.xml …
 *   <same party="lbu" plan="c.xml" as="lbu"/>                    … unless the collection says so
 *
 * Ids say nothing: they are given in each plan by itself. An identifier is that of one party. Names
 * of municipalities, regions, authorities … are theirs alone; those of networks, units, groups and
 * positions ("the working group") are not, but where the collection has a party of that kind and
 * name itself. Whoever has another identifier is another, whatever it is called; nobody is two in
 * one plan by name.
 */
#pragma once

#include "plan/plan.h"

typedef struct HpParticipants HpParticipants;

/* With those that the collection has itself. `root` outlives it. Who they are is told in any case,
   what they have to do only with `tells_responsibilities`. */
HpParticipants *hp_participants_new(xmlNode *root, gboolean tells_responsibilities);
void hp_participants_free(HpParticipants *participants);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpParticipants, hp_participants_free)

/* Takes down what the parties of a resolved plan have to do. `file`: as the collection names it;
   `number`: of the plan in the collection. `ids`: id → xmlNode, of the plan. */
void hp_participants_add(HpParticipants *participants, const xmlNode *plan, const char *file,
                         guint number, GHashTable *ids);
/* Puts what each has to do into the order of the days, once all plans are there. */
void hp_participants_finish(HpParticipants *participants);
