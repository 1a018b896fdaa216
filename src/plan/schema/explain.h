/* plan, private: says in plain words where a tree strays from its schema. */
#pragma once

#include "plan/schema/pattern.h"

/* Reports every fault that can be told from the others, each once. FALSE if none was found (the
   schema uses what patterns do not know). */
gboolean hp_explain(HpSchema *schema, const xmlDoc *document, HpDiagnostics *diagnostics);
