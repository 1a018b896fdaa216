/* Finds where it is stated what holds for an activity. */
#include "plan/resolve/stated.h"

/* Itself, or the objective or group around it that says something. */
static const xmlNode *stating(const xmlNode *element, const char *name)
{
  while (hp_child(element, name) == NULL) {
    element = element->parent;
    if (!hp_is_named(element, "objective") && !hp_is_named(element, "objective-group"))
      return NULL;
  }
  return element;
}

static const xmlNode *pointed_at(const xmlNode *element, GHashTable *ids)
{
  const char *same_as = hp_attribute(element, "same-as");
  return same_as == NULL ? NULL : g_hash_table_lookup(ids, same_as);
}

static void collect(const xmlNode *holder, const char *name, GHashTable *ids, GPtrArray *found,
                    guint *steps)
{
  for (const xmlNode *child = holder->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, name))
      continue;
    const xmlNode *other = pointed_at(child, ids);
    if (other != NULL && (*steps)++ < MAX_SAME_AS)
      collect(other, name, ids, found, steps);
    else if (hp_attribute(child, "same-as") == NULL)
      g_ptr_array_add(found, (gpointer)child);
  }
}

const xmlNode *hp_stated_for(const xmlNode *activity, const char *name, GHashTable *ids,
                             GPtrArray *found)
{
  const xmlNode *holder = stating(activity, name);
  if (holder == NULL)
    return NULL;
  guint steps = 0;
  collect(holder, name, ids, found, &steps);
  return found->len == 0 ? NULL : ((const xmlNode *)g_ptr_array_index(found, 0))->parent;
}
