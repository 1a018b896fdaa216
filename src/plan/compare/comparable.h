/*
 * plan, private: what a document is made of that has an id for ever, by which two versions of it
 * are compared: part with part.
 *
 *   plan ─┬─ party …
 *         ├─ section (of the introduction)
 *         └─ area ─┬─ goal ── indicator
 *                  └─ objective ── activity ── indicator
 */
#pragma once

#include "plan/plan.h"

/* Whether it is an element that is a part. */
gboolean hp_is_part(const xmlNode *node);
/* Adds those in a part (of xmlNode *), but not those in these, in their order; amendments and the
   follow-up left out. */
void hp_find_parts_in(const xmlNode *part, GPtrArray *found);
/* The part that an element stands in; NULL if there is none. */
const xmlNode *hp_part_around(const xmlNode *element);
/* What names a part: its title, else its words, else its name; NULL if it has none of them. */
const xmlNode *hp_heading_of_part(const xmlNode *part);
