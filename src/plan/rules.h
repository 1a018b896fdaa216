/*
 * plan, private: what holds in a plan that a schema cannot say.
 *
 * Two walks in document order: the first takes down the ids, the second asks each rule about each
 * element. Rules look at one element and what it names; each file of them is one subject.
 */
#pragma once

#include "plan/plan.h"

typedef struct {
  const xmlNode *node;
  guint order; /* in the document */
} HpDefinition;

typedef struct {
  const xmlDoc *document;
  HpDiagnostics *diagnostics;
  GHashTable *ids;   /* id → HpDefinition */
  guint order;       /* of the element being looked at */
  gboolean whole;    /* a document, not a part whose references go elsewhere */
  gboolean follows;  /* it follows its schema: what is missing is really missing */
  gboolean has_note; /* a conditional-note explains what is conditional */
  char *folder;      /* canonical: the source tree */
} HpRules;

/* Reports what does not hold together. `follows`: the document follows its schema. */
void hp_check_rules(const xmlDoc *document, gboolean follows, HpDiagnostics *diagnostics);

/* The subjects; `element` is of the plan's (the last two: the house's) namespace. */
void hp_check_named_ids(const HpRules *rules, const xmlNode *element);
void hp_check_dates(const HpRules *rules, const xmlNode *element);
void hp_check_content(const HpRules *rules, const xmlNode *element);
void hp_check_files(const HpRules *rules, const xmlNode *element);
void hp_check_house(const HpRules *rules, const xmlNode *element);
void hp_check_paper(const HpRules *rules, const xmlNode *element);
