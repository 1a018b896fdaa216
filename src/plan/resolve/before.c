/* Puts what was there before an amendment beside what it says. */
#include "plan/resolve/before.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/parts.h"
#include "plan/resolve/stated.h"

#include <string.h>

GHashTable *hp_changes_by_kind_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* Of a part and a kind; the caller's. */
static char *key_of(const xmlNode *target, const char *kind)
{
  return g_strconcat(hp_attribute(target, "id"), " ", kind, NULL);
}

/* Responsible and timeframe hold for all that is in what they are given for. */
static GPtrArray *own_or_inherited(const xmlNode *target, const char *kind, GHashTable *ids)
{
  const xmlNode *part = hp_amended_part(target);
  if (part == NULL || (strcmp(kind, "responsible") != 0 && strcmp(kind, "timeframe") != 0))
    return part == NULL ? g_ptr_array_new() : hp_own_of_kind(part, part, kind);
  GPtrArray *found = g_ptr_array_new();
  hp_stated_for(target, kind, ids, found);
  return found;
}

/* The change before, that has not been worked in; NULL: none. */
static const xmlNode *last_change(const xmlNode *target, const char *kind, GHashTable *changes)
{
  g_autofree char *key = changes == NULL ? NULL : key_of(target, kind);
  return key == NULL ? NULL : g_hash_table_lookup(changes, key);
}

static GPtrArray *what_holds(const xmlNode *target, const char *kind, GHashTable *ids,
                             GHashTable *changes)
{
  const xmlNode *last = last_change(target, kind, changes);
  return last == NULL ? own_or_inherited(target, kind, ids)
                      : hp_own_of_kind(last, hp_amended_part(target), kind);
}

static void add_copies(xmlNode *before, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    hp_append_copy(before, elements->pdata[i]);
}

static void add_version(xmlNode *before, const xmlNode *target, const char *kind, GHashTable *ids,
                        GHashTable *changes)
{
  g_autoptr(GPtrArray) elements = what_holds(target, kind, ids, changes);
  add_copies(before, elements);
}

static xmlNode *add_kind(xmlNode *change, const char *kind)
{
  xmlNode *before = hp_computed_add(change, "before");
  hp_computed_set(before, "what", kind);
  return before;
}

static void remember(GHashTable *changes, const xmlNode *target, const char *kind, xmlNode *change)
{
  if (changes != NULL)
    g_hash_table_replace(changes, key_of(target, kind), change);
}

static void add_attributes_before(xmlNode *change, const xmlNode *target, GHashTable *changes)
{
  for (const xmlAttr *attribute = change->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (!hp_may_change_attribute(target, attribute))
      continue;
    const xmlNode *last = last_change(target, name, changes);
    hp_computed_set(add_kind(change, name), "was",
                    last == NULL ? hp_attribute(target, name) : hp_attribute_given(last, name));
    remember(changes, target, name, change);
  }
}

static void add_elements_before(xmlNode *change, const xmlNode *target, GHashTable *ids,
                                GHashTable *changes)
{
  g_autoptr(GHashTable) kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNode *child = change->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      continue;
    char *kind = hp_kind_of(target, child);
    if (!g_hash_table_add(kinds, kind))
      continue;
    add_version(add_kind(change, kind), target, kind, ids, changes);
    remember(changes, target, kind, change);
  }
}

/* Of a group, a goal or an area, those of what stands right in it too. */
static void add_before_withdrawal(xmlNode *withdrawal, const xmlNode *target, GHashTable *ids,
                                  GHashTable *changes)
{
  xmlNode *before = hp_computed_add(withdrawal, "before");
  add_version(before, target, "title", ids, changes);
  add_version(before, target, "text", ids, changes);
  const char *said = hp_is_one_of(target, "area goal") ? "objective activity" : "objective";
  for (const xmlNode *child = target->children; child != NULL; child = child->next)
    if (hp_is_one_of(child, said))
      add_version(before, child, "text", ids, changes);
    else if (hp_is_named(child, "area"))
      add_version(before, child, "title", ids, changes);
}

void hp_add_before(xmlNode *part, GHashTable *ids, GHashTable *changes)
{
  const char *id = hp_attribute(part, "target");
  const xmlNode *target = id == NULL ? NULL : g_hash_table_lookup(ids, id);
  if (target != NULL && hp_is_named(part, "change")) {
    add_elements_before(part, target, ids, changes);
    add_attributes_before(part, target, changes);
  }
  if (target != NULL && hp_is_named(part, "withdraw"))
    add_before_withdrawal(part, target, ids, changes);
}
