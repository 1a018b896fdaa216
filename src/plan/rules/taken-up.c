/* What plans take up of a list of proposals is in the list. */
#include "plan/rules/rules.h"

#include <string.h>

/* "1, 12": as numbers are listed in text. */
static gboolean is_listed_as_in_text(const HpRules *rules, const char *number)
{
  g_autofree char *bare = g_strndup(number, strcspn(number, ",;"));
  return strlen(bare) + 1 == strlen(number) && g_hash_table_contains(rules->proposals, bare);
}

static void report_number(const HpRules *rules, const xmlNode *element, const char *number)
{
  const HpPlace place = hp_place_of_attribute(element, "numbers");
  const char *message =
      is_listed_as_in_text(rules, number)
          ? _("Numbers are separated by spaces alone; write \"%s\" without its last sign.")
          : _("A plan is said to take up proposal %s, and the list has none of that number; "
              "correct it in the plan, or here.");
  hp_report_warning(rules->diagnostics, &place, message, number);
}

void hp_check_taken_up(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_named(element, "place"))
    return;
  g_auto(GStrv) numbers = hp_words_of(hp_attribute(element, "numbers"));
  for (guint i = 0; numbers[i] != NULL; i++)
    if (!g_hash_table_contains(rules->proposals, numbers[i]))
      report_number(rules, element, numbers[i]);
}
