/* What is reported: when it was so, and what it takes the place of. */
#include "plan/first-day.h"
#include "plan/rules.h"

#include <string.h>

/* Nobody can report on a day to come. */
static void check_described_day(const HpRules *rules, const xmlNode *entry)
{
  const char *described = hp_attribute(entry, "date"), *received = hp_first_day(entry);
  if (described == NULL || received == NULL || strcmp(described, received) <= 0)
    return;
  const HpPlace place = hp_place_of_attribute(entry, "date");
  g_autofree char *where = hp_where(entry->parent, entry);
  hp_report_error(rules->diagnostics, &place,
                  _("The day described (%s) is after that of the <%s> which received it (%s, %s); "
                    "expected that day or an earlier one. Correct it, or move it to what was "
                    "received later."),
                  described, (const char *)entry->parent->name, received, where);
}

/* Corrections form a chain, so that each says what was wrong in the one before. */
static void check_correction(const HpRules *rules, const xmlNode *entry)
{
  const char *corrects = hp_attribute(entry, "corrects");
  const xmlNode *first =
      corrects == NULL ? NULL : g_hash_table_lookup(rules->corrections, corrects);
  if (first == NULL || first == entry)
    return;
  const HpPlace place = hp_place_of_attribute(entry, "corrects");
  const char *id = hp_attribute(first, "id");
  g_autofree char *where = hp_where(first, entry);
  hp_report_warning(
      rules->diagnostics, &place,
      _("\"%s\" is corrected by \"%s\" too (%s); the one received last counts. Expected "
        "corrects=\"%s\", if it is that one which is wrong."),
      corrects, id, where, id);
}

void hp_check_entry(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_one_of(element, "update assessment observation"))
    return;
  check_described_day(rules, element);
  check_correction(rules, element);
  hp_check_period(rules, element);
  if (hp_is_named(element, "update"))
    hp_check_reporter(rules, element);
}
