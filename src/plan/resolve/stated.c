/* Finds where it is stated what holds for an activity. */
#include "plan/resolve/stated.h"

/* The first child after the activities and objectives in it, which may be many: whatever is stated
   stands after them, and each of them asks for it. */
static const xmlNode *after_parts(const xmlNode *holder)
{
  const xmlNode *first = NULL;
  for (const xmlNode *child = holder->last;
       child != NULL && !hp_is_named(child, "activity") && !hp_is_named(child, "objective");
       child = child->prev)
    first = child;
  return first;
}

static gboolean states(const xmlNode *element, const char *name)
{
  const xmlNode *child = after_parts(element);
  while (child != NULL && !hp_is_named(child, name))
    child = child->next;
  return child != NULL;
}

/* Itself, or the objective or group around it that says something. */
static const xmlNode *stating(const xmlNode *element, const char *name)
{
  while (!states(element, name)) {
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
  for (const xmlNode *child = after_parts(holder); child != NULL; child = child->next) {
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
