/* The two walks that ask the rules. */
#include "plan/rules/rules.h"
#include "plan/first-day.h"

#include <stdlib.h>
#include <string.h>

#define HOUSE_NAMESPACE "https://handlingsplan.org/ns/house/1"

static void look_at(HpRules *rules, const xmlNode *element)
{
  if (hp_is_in_namespace(element, HOUSE_NAMESPACE)) {
    hp_check_house(rules, element);
    hp_check_paper(rules, element);
    hp_check_columns(rules, element);
    hp_check_files(rules, element);
    return;
  }
  hp_check_named_ids(rules, element);
  hp_check_dates(rules, element);
  hp_check_content(rules, element);
  hp_check_emptiness(rules, element);
  hp_check_placeholder(rules, element);
  hp_check_shape(rules, element);
  hp_check_meeting(rules, element);
  hp_check_entry(rules, element);
  hp_check_period(rules, element);
  hp_check_reporter(rules, element);
  hp_check_responsible(rules, element);
  hp_check_decision(rules, element);
  hp_check_attachment(rules, element);
  hp_check_identity(rules, element);
  hp_check_change(rules, element);
  hp_check_is_in_plan(rules, element);
  hp_check_is_written_once(rules, element);
  hp_check_leads_somewhere(rules, element);
  hp_check_files(rules, element);
  hp_check_status(rules, element);
  hp_check_taken_up(rules, element);
  hp_check_collected(rules, element);
}

static void walk(HpRules *rules, const xmlNode *node, void (*visit)(HpRules *, const xmlNode *))
{
  for (; node != NULL && !hp_has_told_enough(rules); node = node->next) {
    if (node->type != XML_ELEMENT_NODE)
      continue;
    rules->order++;
    if (hp_is_in_namespace(node, HP_PLAN_NAMESPACE) || hp_is_in_namespace(node, HOUSE_NAMESPACE))
      visit(rules, node);
    walk(rules, node->children, visit);
  }
}

/* Of the folder that the document is in. */
static HpGate *gate_of(const char *file)
{
  g_autofree char *folder = file == NULL ? NULL : g_path_get_dirname(file);
  return hp_gate_new(folder);
}

void hp_check_rules(const xmlDoc *document, gboolean follows, gboolean joined,
                    HpDiagnostics *diagnostics)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)document);
  if (root == NULL)
    return;
  const xmlNode *head = hp_child(root, "head");
  g_autofree char *path =
      document->URL == NULL ? NULL : hp_path_of_uri((const char *)document->URL, ".", NULL);
  HpRules rules = {.document = document,
                   .diagnostics = diagnostics,
                   .adoption = hp_first_adoption(root),
                   .whole = hp_is_one_of(root, "plan proposals decision collection"),
                   .follows = follows,
                   .joined = joined,
                   .has_note = head != NULL && hp_child(head, "conditional-note") != NULL,
                   .gate = gate_of(path),
                   .file = path == NULL ? NULL : realpath(path, NULL)};
  hp_make_tables(&rules);
  walk(&rules, root, hp_take_down);
  rules.order = 0;
  walk(&rules, root, look_at);
  hp_tell_placeholders(&rules);
  hp_check_circles(&rules);
  hp_drop_tables(&rules);
  hp_gate_free(rules.gate);
  free(rules.file);
}
