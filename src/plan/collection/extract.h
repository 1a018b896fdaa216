/*
 * plan, private: what of a resolved plan stands in the resolved collection.
 *
 *   plan.xml, resolved                 collection.xml, resolved
 *   <plan r:as-of="…">                 <collected plan="plan.xml">
 *     <area> …                           <r:plan number="1" document="…" …>
 *       <activity id="a">                  <r:title>…</r:title> <r:sum …/> <r:reporting …/>
 *         <text> …                         <r:activity activity="a" number="1.1">
 *         <responsible party="lbu"/>         <r:text>…</r:text>
 *         <r:progress …/>                    <r:responsible party="lbu">LBU</r:responsible>
 *         <r:late …/>                        <r:progress …/> <r:late …/>
 */
#pragma once

#include "plan/plan.h"

/* Adds what a plan says of itself, how it stands and its activities; the element with it. `ids`: id
   → xmlNode, of the plan. */
xmlNode *hp_extract_plan(xmlNode *collected, const xmlNode *plan, GHashTable *ids);
/* Adds a list of proposals: the element with it. */
xmlNode *hp_extract_proposals(xmlNode *collected, const xmlNode *proposals);

/* Adds an element with the words of another, without its notes; in its language, where that is not
   the one around. */
xmlNode *hp_extract_words(xmlNode *parent, const char *name, const xmlNode *from);
/* The same with plain text. */
void hp_extract_text(xmlNode *parent, const char *name, const char *text);
/* The name of a party, as it is written; NULL if there is none. The caller's. */
char *hp_extract_name(const xmlNode *party);
/* Adds what is computed once more, with all that is in it but elements named in `but`. */
xmlNode *hp_extract_computed(xmlNode *parent, const xmlNode *computed, const char *but);
