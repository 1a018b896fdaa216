/* Finds what a source says of an element at any time, its amendments included. */
#include "plan/rules/amended.h"

const xmlNode *hp_holder_of(const HpRules *rules, const xmlNode *element)
{
  for (guint i = 0; element != NULL && i < MAX_HOLDERS; i++) {
    const xmlNode *add = element->parent;
    if (!hp_is_named(add, "add"))
      return add;
    const char *into = hp_attribute(add, "into");
    if (into != NULL)
      return hp_element_of_id(rules, into);
    element = hp_element_of_id(rules, hp_attribute(add, "after"));
  }
  return NULL;
}

/* An objective takes its activities with it. */
const xmlNode *hp_withdrawal_of(const HpRules *rules, const xmlNode *element)
{
  const xmlNode *withdrawal = NULL;
  for (guint i = 0; i < MAX_HOLDERS && element != NULL && element->type == XML_ELEMENT_NODE &&
                    withdrawal == NULL;
       i++) {
    const char *id = hp_attribute(element, "id");
    withdrawal = id == NULL ? NULL : g_hash_table_lookup(rules->withdrawals, id);
    element = hp_holder_of(rules, element);
  }
  return withdrawal;
}

static void add_children(GPtrArray *found, const xmlNode *element, GHashTable *in_elements)
{
  const GPtrArray *children = g_hash_table_lookup(in_elements, element);
  for (guint i = 0; children != NULL && i < children->len; i++)
    g_ptr_array_add(found, g_ptr_array_index(children, i));
}

guint hp_first_change(const GPtrArray *changes)
{
  return changes != NULL && changes->len > MAX_CHANGES ? changes->len - MAX_CHANGES : 0;
}

/* Of the element, and of the changes of it. */
static void add_own(const HpRules *rules, GPtrArray *found, const xmlNode *element,
                    GHashTable *in_elements)
{
  const char *id = hp_attribute(element, "id");
  const GPtrArray *amended = id == NULL ? NULL : g_hash_table_lookup(rules->amended, id);
  add_children(found, element, in_elements);
  for (guint i = hp_first_change(amended); amended != NULL && i < amended->len; i++)
    add_children(found, g_ptr_array_index(amended, i), in_elements);
}

/* What is above may have been changed to "see above" itself: one step is enough to know its parties
   and times of old. */
static GPtrArray *with_what_is_above(const HpRules *rules, GPtrArray *stated,
                                     GHashTable *in_elements)
{
  GPtrArray *found = g_ptr_array_new();
  for (guint i = 0; i < stated->len; i++) {
    const xmlNode *one = g_ptr_array_index(stated, i);
    const char *above = hp_attribute(one, "same-as");
    if (above == NULL)
      g_ptr_array_add(found, (gpointer)one);
    else if (hp_element_of_id(rules, above) != NULL)
      add_own(rules, found, hp_element_of_id(rules, above), in_elements);
  }
  return found;
}

GPtrArray *hp_ever_stated(const HpRules *rules, const xmlNode *target, GHashTable *in_elements)
{
  g_autoptr(GPtrArray) stated = g_ptr_array_new();
  const xmlNode *at = target;
  gboolean has_own = FALSE;
  for (guint i = 0; i < MAX_HOLDERS && at != NULL && !has_own &&
                    hp_is_one_of(at, "activity objective objective-group");
       i++) {
    has_own = g_hash_table_contains(in_elements, at);
    add_own(rules, stated, at, in_elements);
    at = hp_holder_of(rules, at);
  }
  return with_what_is_above(rules, stated, in_elements);
}
