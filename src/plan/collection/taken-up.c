/* What the plans of a collection say that they derive from, and the proposals that it is. */
#include "plan/collection/taken-up.h"

#include "plan/collection/extract.h"
#include "plan/resolve/computed.h"

#include <string.h>

/* ---- What a plan derives from -------------------------------------------------------------- */

/* Id of a reference → id of the list of proposals that it is. */
static GHashTable *lists_referred_to(const xmlNode *plan)
{
  GHashTable *lists = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *bibliography = hp_child(plan, "bibliography");
  xmlNode *element = (xmlNode *)bibliography;
  for (; element != NULL; element = hp_next_element(element, bibliography)) {
    const char *id = hp_attribute(element, "id"), *list = hp_attribute(element, "document");
    if (hp_is_named(element, "reference") && id != NULL && list != NULL)
      g_hash_table_insert(lists, (gpointer)id, (gpointer)list);
  }
  return lists;
}

/* The nearest around an element that has a title, a goal's or an objective's its words. */
static const xmlNode *heading_around(const xmlNode *element)
{
  const xmlNode *heading = NULL;
  for (; heading == NULL && element->type == XML_ELEMENT_NODE && !hp_is_named(element, "plan");
       element = element->parent)
    heading = hp_is_named(element, "area")                       ? hp_child(element, "title")
              : hp_is_one_of(element, "goal objective activity") ? hp_child(element, "text")
                                                                 : NULL;
  return heading;
}

static void add_derivation(xmlNode *facts, const xmlNode *derives_from, const char *list)
{
  const xmlNode *heading = heading_around(derives_from);
  xmlNode *derivation = hp_computed_add(facts, "derives");
  hp_computed_set(derivation, "list", list);
  hp_computed_set(derivation, "numbers", hp_attribute(derives_from, "numbers"));
  hp_computed_set(derivation, "basis", hp_attribute(derives_from, "basis"));
  if (heading == NULL)
    return;
  hp_computed_set(derivation, "number", hp_attribute(heading->parent, "number"));
  hp_extract_words(derivation, "title", heading);
}

void hp_add_derivations(xmlNode *facts, const xmlNode *plan)
{
  g_autoptr(GHashTable) lists = lists_referred_to(plan);
  xmlNode *element = (xmlNode *)plan;
  while (element != NULL) {
    const gboolean passed = hp_is_one_of(element, "amendments follow-up") ||
                            hp_is_in_namespace(element, HP_RESOLVED_NAMESPACE);
    const char *source =
        hp_is_named(element, "derives-from") ? hp_attribute(element, "source") : NULL;
    const char *list = source == NULL ? NULL : g_hash_table_lookup(lists, source);
    if (!passed && list != NULL && hp_attribute(element, "numbers") != NULL)
      add_derivation(facts, element, list);
    element = passed ? hp_next_element_outside(element, plan) : hp_next_element(element, plan);
  }
}

/* ---- Where proposals are taken up ---------------------------------------------------------- */

static char *key_of(const char *list, const char *number)
{
  return g_strconcat(list, "\n", number, NULL);
}

/* "list\nnumber" → its element, of all lists. */
static GHashTable *proposals_in(xmlNode *root)
{
  GHashTable *proposals = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (xmlNode *collected = root->children; collected != NULL; collected = collected->next) {
    const xmlNode *list =
        hp_is_named(collected, "collected") ? hp_computed_child(collected, "proposals") : NULL;
    for (xmlNode *one = list == NULL ? NULL : list->children; one != NULL; one = one->next)
      if (hp_is_named(one, "proposal") && hp_attribute(one, "number") != NULL)
        g_hash_table_insert(
            proposals, key_of(hp_attribute(list, "document"), hp_attribute(one, "number")), one);
  }
  return proposals;
}

static void take_up(GHashTable *proposals, xmlNode *derivation, guint place)
{
  g_auto(GStrv) numbers = hp_words_of(hp_attribute(derivation, "numbers"));
  for (guint i = 0; numbers[i] != NULL; i++) {
    g_autofree char *key = key_of(hp_attribute(derivation, "list"), numbers[i]);
    xmlNode *proposal = g_hash_table_lookup(proposals, key);
    if (proposal != NULL)
      hp_computed_set_number(hp_computed_add(proposal, "taken-up"), "place", place);
  }
}

/* Of a list, how many there are and how many are taken up. */
static void count_taken_up(xmlNode *list)
{
  guint all = 0, taken_up = 0;
  for (const xmlNode *one = list->children; one != NULL; one = one->next) {
    all += hp_is_named(one, "proposal");
    taken_up += hp_is_named(one, "proposal") && hp_computed_child(one, "taken-up") != NULL;
  }
  g_autofree char *some = g_strdup_printf("%u", taken_up);
  hp_computed_set_number(list, "all", all);
  hp_computed_set(list, "taken-up", some);
}

void hp_find_taken_up(xmlNode *root)
{
  g_autoptr(GHashTable) proposals = proposals_in(root);
  guint place = 0;
  for (xmlNode *collected = root->children; collected != NULL; collected = collected->next) {
    const xmlNode *plan =
        hp_is_named(collected, "collected") ? hp_computed_child(collected, "plan") : NULL;
    for (xmlNode *one = plan == NULL ? NULL : plan->children; one != NULL; one = one->next) {
      if (!hp_is_named(one, "derives"))
        continue;
      hp_computed_set_number(one, "place", ++place);
      take_up(proposals, one, place);
    }
  }
  for (xmlNode *collected = root->children; collected != NULL; collected = collected->next) {
    const xmlNode *list =
        hp_is_named(collected, "collected") ? hp_computed_child(collected, "proposals") : NULL;
    if (list != NULL)
      count_taken_up((xmlNode *)list);
  }
}
