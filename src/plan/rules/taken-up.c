/* What plans take up of a list of proposals is in the list. */
#include "plan/rules/rules.h"

#include <string.h>

static gboolean has_proposal(const xmlNode *root, const char *number)
{
  xmlNode *element = (xmlNode *)root;
  while (element != NULL && !(hp_is_named(element, "proposal") &&
                              g_strcmp0(hp_attribute(element, "number"), number) == 0))
    element = hp_next_element(element, root);
  return element != NULL;
}

void hp_check_taken_up(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_named(element, "place"))
    return;
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)rules->document);
  g_auto(GStrv) numbers = hp_words_of(hp_attribute(element, "numbers"));
  for (guint i = 0; numbers[i] != NULL; i++) {
    if (has_proposal(root, numbers[i]))
      continue;
    const HpPlace place = hp_place_of_attribute(element, "numbers");
    hp_report_warning(
        rules->diagnostics, &place,
        _("A plan is said to take up proposal %s, and the list has none of that number; correct "
          "it in the plan, or here."),
        numbers[i]);
  }
}
