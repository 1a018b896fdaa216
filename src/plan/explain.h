/* plan, private: says in plain words where a tree strays from its schema. */
#pragma once

#include "plan/pattern.h"

/* Reports every fault that can be told from the others, each once. FALSE if none was found (the
   schema uses what patterns do not know). */
gboolean hp_explain(HpSchema *schema, const xmlDoc *document, HpDiagnostics *diagnostics);

/* What a schema's element or attribute is documented as, in the user's language; NULL if it is not.
   The caller's. */
char *hp_documentation(const xmlNode *node);
