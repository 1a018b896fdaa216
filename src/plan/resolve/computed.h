/*
 * plan, private: how what is computed is written into the tree.
 */
#pragma once

#include "plan/calendar.h"

/* What has been written into a document and will be again: names as its dictionary has them, days
   as text. What is kept decides its place, and what comes later takes that over. */
typedef struct {
  xmlNs *namespace; /* of what is computed; its _private is this */
  const xmlChar *names[256];
  HpDay days[256];
  HpDayText texts[256];
} HpComputedCache;

/* Begins to keep what is written into a document, until hp_computed_end. */
HpComputedCache *hp_computed_begin(xmlDoc *document);
void hp_computed_end(HpComputedCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpComputedCache, hp_computed_end)

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

/* The same for what is written late, when its element is far away in memory: after the last
   attribute that it had (hp_computed_last, NULL if it had none). The new one, now the last. */
xmlAttr *hp_computed_last(const xmlNode *element);
xmlAttr *hp_computed_set_after(xmlNode *element, xmlAttr *last, const char *name,
                               const char *value);
