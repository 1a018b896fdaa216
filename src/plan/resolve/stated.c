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

/* What has been collected from, itself first: each once, or what it states would count as often as
   it is named. */
typedef struct {
  const xmlNode *holders[MAX_SAME_AS + 1];
  guint n;
} Followed;

static gboolean is_new(Followed *followed, const xmlNode *holder)
{
  for (guint i = 0; i < followed->n; i++)
    if (followed->holders[i] == holder)
      return FALSE;
  if (followed->n == G_N_ELEMENTS(followed->holders))
    return FALSE;
  followed->holders[followed->n++] = holder;
  return TRUE;
}

static void collect(const xmlNode *holder, const char *name, GHashTable *ids, GPtrArray *found,
                    Followed *followed)
{
  for (const xmlNode *child = after_parts(holder); child != NULL; child = child->next) {
    if (!hp_is_named(child, name))
      continue;
    const xmlNode *other = pointed_at(child, ids);
    if (other != NULL && is_new(followed, other))
      collect(other, name, ids, found, followed);
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
  Followed followed = {.holders = {holder}, .n = 1};
  collect(holder, name, ids, found, &followed);
  return found->len == 0 ? NULL : ((const xmlNode *)g_ptr_array_index(found, 0))->parent;
}
