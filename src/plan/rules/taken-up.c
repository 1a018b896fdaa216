/* What plans take up of a list of proposals is in the list. */
#include "plan/rules/rules.h"

void hp_check_taken_up(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_named(element, "place"))
    return;
  g_auto(GStrv) numbers = hp_words_of(hp_attribute(element, "numbers"));
  for (guint i = 0; numbers[i] != NULL; i++) {
    if (g_hash_table_contains(rules->proposals, numbers[i]))
      continue;
    const HpPlace place = hp_place_of_attribute(element, "numbers");
    hp_report_warning(
        rules->diagnostics, &place,
        _("A plan is said to take up proposal %s, and the list has none of that number; correct "
          "it in the plan, or here."),
        numbers[i]);
  }
}
