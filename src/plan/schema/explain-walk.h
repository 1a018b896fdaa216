/* plan, private: the walk that explains, and how it goes through a start tag. */
#pragma once

#include "plan/schema/pattern.h"

typedef struct {
  HpSchema *schema;
  HpDiagnostics *diagnostics;
  guint faults;
  GHashTable *known_elements; /* names of all elements of the schema */
} HpExplanation;

/* Where the walk is: in an element, before one of its children. */
typedef struct HpExplainPosition HpExplainPosition;
struct HpExplainPosition {
  const xmlNode *element;
  const char *name;                /* for messages */
  const HpExplainPosition *around; /* in the element around; NULL in the document's */
  const HpPattern *content;        /* the element's pattern: attributes, then what it may contain */
  const HpPattern *initial;        /* what the element may contain */
  const HpPattern *left;           /* what may still come */
};

/* "" for none. */
const char *hp_namespace_of(const xmlNs *ns);
/* Takes the message. Past so many faults there is no more to learn from them. */
void hp_explain_fault(HpExplanation *walk, HpPlace place, char *message);
/* Why a value does not do, and what would; `holder` is the attribute or element, `what` it in
   words. The caller's. */
char *hp_value_message(HpExplanation *walk, const HpPattern *holder, const HpPattern *content,
                       const char *what, const char *value);
/* Goes past the attributes. */
void hp_explain_attributes(HpExplanation *walk, HpExplainPosition *at);
/* Goes past the end of the start tag: what is lacking is told. */
void hp_explain_end_of_start_tag(HpExplanation *walk, HpExplainPosition *at);
