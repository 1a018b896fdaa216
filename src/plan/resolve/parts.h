/*
 * plan, private: where things stand in the parts of a plan, and how others get there.
 *
 *   <activity>               text … continuation/list … responsible … timeframe … computed
 *     <text>Old</text>   ──► goes into what keeps it
 *     <timeframe/>
 */
#pragma once

#include "plan/plan.h"

/* Puts an element where its kind belongs in a part, after its like. */
void hp_put_in_place(xmlNode *part, xmlNode *element);
/* Puts an element directly after another; where it may not stand there, in its place in the same
   part. */
void hp_put_after(xmlNode *other, xmlNode *element);
/* The part of a target in which what is changed of it stands: of a plan the head; NULL: none. */
xmlNode *hp_amended_part(const xmlNode *target);
/* What a change calls the kind of a child of a target: its name, but for "blocks" of a section, and
   "continuation", with lists, of an activity, and "field:" with the name of a field of the plan's
   own. The caller's. */
char *hp_kind_of(const xmlNode *target, const xmlNode *child);
/* Those in `from` that are of a kind of things in a part, and not computed; of xmlNode *. The
   caller's. */
GPtrArray *hp_own_of_kind(const xmlNode *from, const xmlNode *part, const char *kind);
/* Puts elements in the place of others of their kind in a part, which go into `kept`; where there
   are none, where their kind belongs. */
void hp_exchange(xmlNode *part, const GPtrArray *elements, const GPtrArray *others, xmlNode *kept);
/* Whether a change of the target may write the element, or the attribute. */
gboolean hp_may_change(const xmlNode *target, const xmlNode *element);
gboolean hp_may_change_attribute(const xmlNode *target, const xmlAttr *attribute);
/* What a change makes of an attribute; NULL: it takes it away. */
const char *hp_attribute_given(const xmlNode *change, const char *name);
/* Gives an attribute a value (NULL: takes it away); what it was is put into `kept`. */
void hp_exchange_attribute(xmlNode *target, const char *name, const char *value, xmlNode *kept);

/* What declares its namespaces may not be around an element where it has been put. */
void hp_settle(xmlNode *element);
