/* plan, private: what a schema says of its elements and attributes. */
#pragma once

#include "plan/schema/pattern.h"

/* What the node of an element or attribute is documented as, in the user's language, else English;
   NULL if it is not. The caller's. */
char *hp_schema_documentation(const xmlNode *node);
/* The values that a type lists, of const char *, borrowed from the schema; empty if there are
   none, or others do as well. The array is the caller's. */
GPtrArray *hp_listed_values(const HpPattern *content);
/* The name of an element or attribute as it is written: "id", "xml:lang"; NULL for any. Borrowed.
 */
const char *hp_written_name(const HpPattern *pattern);
