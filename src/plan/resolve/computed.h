/*
 * plan, private: how what is computed is written into the tree.
 */
#pragma once

#include "plan/calendar.h"

/* A computed attribute of an element of the plan's own. */
void hp_computed_mark(xmlNode *element, const char *name, const char *value);
/* A computed element, the last in another. */
xmlNode *hp_computed_add(xmlNode *parent, const char *name);

/* The last computed child of that name, NULL if there is none: only what is computed is looked at.
 */
const xmlNode *hp_computed_child(const xmlNode *element, const char *name);

/* Attributes of a computed element; what there is not is left out: NULL, HP_NO_DAY, FALSE, 0. */
void hp_computed_set(xmlNode *element, const char *name, const char *value);
void hp_computed_set_day(xmlNode *element, const char *name, HpDay day);
void hp_computed_set_if(xmlNode *element, const char *name, gboolean holds);
void hp_computed_set_number(xmlNode *element, const char *name, guint number);
