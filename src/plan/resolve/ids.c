/* Finds elements by their ids. */
#include "plan/resolve/ids.h"

/* As deep as elements are nested, which reading bounds. */
static void add_ids(const xmlNode *element, GHashTable *ids)
{
  const char *id = hp_attribute(element, "id");
  if (id != NULL)
    g_hash_table_insert(ids, (gpointer)id, (gpointer)element);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && !hp_is_named(child, "follow-up") &&
        !hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      add_ids(child, ids);
}

GHashTable *hp_ids_below(const xmlNode *element)
{
  GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
  add_ids(element, ids);
  return ids;
}
