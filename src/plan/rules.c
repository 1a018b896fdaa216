/* The two walks that ask the rules. */
#include "plan/rules.h"

#include <stdlib.h>
#include <string.h>

#define HOUSE_NAMESPACE "https://handlingsplan.org/ns/house/1"

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
}

static void look_at(HpRules *rules, const xmlNode *element)
{
  if (hp_is_in_namespace(element, HOUSE_NAMESPACE)) {
    hp_check_house(rules, element);
    hp_check_paper(rules, element);
    hp_check_files(rules, element);
    return;
  }
  hp_check_named_ids(rules, element);
  hp_check_dates(rules, element);
  hp_check_content(rules, element);
  hp_check_files(rules, element);
}

static gboolean has_told_enough(const HpRules *rules)
{
  return hp_diagnostics_count(rules->diagnostics, HP_ERROR) +
             hp_diagnostics_count(rules->diagnostics, HP_WARNING) >
         2 * HP_MAX_FAULTS;
}

static void walk(HpRules *rules, const xmlNode *node, void (*visit)(HpRules *, const xmlNode *))
{
  for (; node != NULL && !has_told_enough(rules); node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    rules->order++;
    if (hp_is_in_namespace(node, HP_PLAN_NAMESPACE) || hp_is_in_namespace(node, HOUSE_NAMESPACE))
      visit(rules, node);
    walk(rules, node->children, visit);
  }
}

static char *canonical_folder(const xmlDoc *document)
{
  g_autofree char *path =
      document->URL == NULL ? NULL : g_uri_unescape_string((const char *)document->URL, NULL);
  g_autofree char *folder = g_path_get_dirname(path == NULL ? "." : path);
  return realpath(folder, NULL);
}

void hp_check_rules(const xmlDoc *document, gboolean follows, HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  if (root == NULL)
    return;
  const xmlNode *head = hp_child(root, "head");
  HpRules rules = {.document = document,
                   .diagnostics = diagnostics,
                   .ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                   .whole = hp_is_one_of(root, "plan proposals decision"),
                   .follows = follows,
                   .has_note = head != NULL && hp_child(head, "conditional-note") != NULL,
                   .folder = canonical_folder(document)};
  walk(&rules, root, take_id);
  rules.order = 0;
  walk(&rules, root, look_at);
  g_hash_table_unref(rules.ids);
  free(rules.folder);
}
