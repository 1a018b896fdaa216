/* What a document says of what, by id. */
#include "plan/first-day.h"
#include "plan/rules/rules.h"

#include <string.h>

gboolean hp_has_told_enough(const HpRules *rules)
{
  return hp_diagnostics_count_faults(rules->diagnostics) > 2 * HP_MAX_FAULTS;
}

static void take_id(HpRules *rules, const xmlNode *element)
{
  const char *id = hp_attribute(element, "id");
  if (id == NULL)
    return;
  const HpDefinition *earlier = g_hash_table_lookup(rules->ids, id);
  if (earlier != NULL) {
    const HpPlace place = hp_place_of_attribute(element, "id");
    g_autofree char *where = hp_where(earlier->node, element);
    hp_report_error(rules->diagnostics, &place,
                    _("The id \"%s\" is already that of <%s> (%s); give each its own."), id,
                    (const char *)earlier->node->name, where);
    return;
  }
  HpDefinition *definition = g_new(HpDefinition, 1);
  *definition = (HpDefinition){element, rules->order};
  g_hash_table_insert(rules->ids, (gpointer)id, definition);
  g_ptr_array_add(rules->named, (gpointer)element);
}

const xmlNode *hp_element_of_id(const HpRules *rules, const char *id)
{
  const HpDefinition *definition = id == NULL ? NULL : g_hash_table_lookup(rules->ids, id);
  return definition == NULL ? NULL : definition->node;
}

static void add_to(GHashTable *lists, const void *key, const xmlNode *element)
{
  if (key == NULL)
    return;
  GPtrArray *list = g_hash_table_lookup(lists, key);
  if (list == NULL) {
    list = g_ptr_array_new();
    g_hash_table_insert(lists, (gpointer)key, list);
  }
  g_ptr_array_add(list, (gpointer)element);
}

static void take_names(HpRules *rules, const xmlNode *bearer)
{
  if (hp_attribute(bearer, "id") == NULL)
    return;
  for (const xmlNode *child = bearer->children; child != NULL; child = child->next) {
    if (!hp_is_one_of(child, "name abbreviation variant"))
      continue;
    g_autofree char *words = hp_content(child), *folded = g_utf8_casefold(words, -1);
    GPtrArray *bearers = g_hash_table_lookup(rules->called, folded);
    if (bearers == NULL) {
      bearers = g_ptr_array_new();
      g_hash_table_insert(rules->called, g_steal_pointer(&folded), bearers);
    }
    g_ptr_array_add(bearers, (gpointer)bearer);
  }
}

static void take_withdrawal(HpRules *rules, const xmlNode *withdrawal)
{
  const char *id = hp_attribute(withdrawal, "target"), *day = hp_day_in_force(withdrawal);
  if (id == NULL || day == NULL)
    return;
  const xmlNode *earlier = g_hash_table_lookup(rules->withdrawals, id);
  if (earlier == NULL || strcmp(day, hp_day_in_force(earlier)) < 0)
    g_hash_table_insert(rules->withdrawals, (gpointer)id, (gpointer)withdrawal);
}

static void take_field(HpRules *rules, const xmlNode *field)
{
  const char *name = hp_attribute(field, "name");
  if (name != NULL && !g_hash_table_contains(rules->own_fields, name))
    g_hash_table_insert(rules->own_fields, (gpointer)name, (gpointer)field);
}

void hp_take_down(HpRules *rules, const xmlNode *element)
{
  take_id(rules, element);
  if (hp_is_named(element, "change"))
    add_to(rules->amended, hp_attribute(element, "target"), element);
  else if (hp_is_named(element, "withdraw"))
    take_withdrawal(rules, element);
  else if (hp_is_named(element, "update") && hp_attribute(element, "moved-to") != NULL &&
           hp_attribute(element, "period") == NULL)
    add_to(rules->moved, hp_attribute(element, "target"), element);
  else if (hp_is_one_of(element, "party person"))
    take_names(rules, element);
  else if (hp_is_named(element, "member"))
    add_to(rules->groups, hp_attribute(element, "party"), element);
  else if (hp_is_named(element, "own"))
    take_field(rules, element);
  else if (hp_is_named(element, "proposal") && hp_attribute(element, "number") != NULL)
    g_hash_table_insert(rules->proposals, (gpointer)hp_attribute(element, "number"),
                        (gpointer)element);
  else if (hp_is_named(element, "responsible"))
    add_to(rules->responsible_in, element->parent, element);
  else if (hp_is_named(element, "timeframe"))
    add_to(rules->timeframes_in, element->parent, element);
  const char *corrects = hp_attribute(element, "corrects");
  if (corrects != NULL && !g_hash_table_contains(rules->corrections, corrects))
    g_hash_table_insert(rules->corrections, (gpointer)corrects, (gpointer)element);
}

static GHashTable *lists_by_element(void)
{
  return g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
}

static GHashTable *lists_by_id(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
}

void hp_make_tables(HpRules *rules)
{
  rules->ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
  rules->named = g_ptr_array_new();
  rules->called =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  rules->ids_by_kind = lists_by_element();
  rules->amended = lists_by_id();
  rules->withdrawals = g_hash_table_new(g_str_hash, g_str_equal);
  rules->moved = lists_by_id();
  rules->corrections = g_hash_table_new(g_str_hash, g_str_equal);
  rules->groups = lists_by_id();
  rules->identities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  rules->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  rules->proposals = g_hash_table_new(g_str_hash, g_str_equal);
  rules->own_fields = g_hash_table_new(g_str_hash, g_str_equal);
  rules->responsible_in = lists_by_element();
  rules->timeframes_in = lists_by_element();
  rules->placeholders = g_ptr_array_new();
}

void hp_drop_tables(HpRules *rules)
{
  g_hash_table_unref(rules->ids);
  g_ptr_array_unref(rules->named);
  g_hash_table_unref(rules->called);
  g_hash_table_unref(rules->ids_by_kind);
  g_hash_table_unref(rules->amended);
  g_hash_table_unref(rules->withdrawals);
  g_hash_table_unref(rules->moved);
  g_hash_table_unref(rules->corrections);
  g_hash_table_unref(rules->groups);
  g_hash_table_unref(rules->identities);
  g_hash_table_unref(rules->numbers);
  g_hash_table_unref(rules->proposals);
  g_hash_table_unref(rules->own_fields);
  g_hash_table_unref(rules->responsible_in);
  g_hash_table_unref(rules->timeframes_in);
  g_ptr_array_unref(rules->placeholders);
}
