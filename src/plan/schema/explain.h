/* plan, private: says in plain words where a tree strays from its schema. */
#pragma once

#include "plan/schema/pattern.h"

/* Reports every fault that can be told from the others, each once. FALSE if none was found (the
   schema uses what patterns do not know). */
gboolean hp_explain(HpSchema *schema, const xmlDoc *document, HpDiagnostics *diagnostics);
/* Whether it is an element of the schema that no document begins with. */
gboolean hp_schema_has_inside(HpSchema *schema, const xmlNode *element);
