/* What has left the plan, or has not come into it yet, is neither changed nor reported on. */
#include "plan/first-day.h"
#include "plan/rules/amended.h"

#include <string.h>

/* ---- What has left ------------------------------------------------------------------------- */

static void report_left(const HpRules *rules, const xmlNode *element, const char *attribute,
                        const xmlNode *withdrawal, const char *day)
{
  const HpPlace place = hp_place_of_attribute(element, attribute);
  g_autofree char *where = hp_where(withdrawal, element);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" left the plan on %s (%s), so that this, of %s, has no effect; name "
                      "what is still in the plan, or correct one of the days."),
                    hp_attribute(element, attribute), hp_day_in_force(withdrawal), where, day);
}

/* A later day has been told already. */
static void check_leaves_once(const HpRules *rules, const xmlNode *element)
{
  const char *id = hp_attribute(element, "target");
  const xmlNode *first = id == NULL ? NULL : g_hash_table_lookup(rules->withdrawals, id);
  if (first == NULL || first == element ||
      g_strcmp0(hp_day_in_force(first), hp_day_in_force(element)) != 0)
    return;
  const HpPlace place = hp_place_of_attribute(element, "target");
  g_autofree char *where = hp_where(first, element);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" leaves the plan the same day already (%s); take one of the two "
                      "away."),
                    id, where);
}

/* ---- What has not come --------------------------------------------------------------------- */

/* What an amendment says of it waits for it; a report does not. */
static void report_coming(const HpRules *rules, const xmlNode *element, const char *attribute,
                          const xmlNode *target, const char *day)
{
  const HpPlace place = hp_place_of_attribute(element, attribute);
  g_autofree char *where = hp_where(target, element);
  const char *message = hp_is_one_of(element, "change withdraw add")
                            ? _("\"%s\" comes into the plan on %s (%s), so that this, of %s, has "
                                "no effect until then; expected that day or a later one.")
                            : _("\"%s\" comes into the plan on %s (%s), so that this, of %s, has "
                                "no effect; expected that day or a later one.");
  hp_report_warning(rules->diagnostics, &place, message, hp_attribute(element, attribute),
                    hp_day_in_force(target), where, day);
}

/* ---- The rules ----------------------------------------------------------------------------- */

static void check_has_come(const HpRules *rules, const xmlNode *element, const char *attribute,
                           const char *came)
{
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, attribute));
  const char *comes = target == NULL ? NULL : hp_day_in_force(target);
  if (comes != NULL && came != NULL && strcmp(comes, came) > 0 &&
      strcmp(hp_first_day(target), came) <= 0)
    report_coming(rules, element, attribute, target, came);
}

/* What the attribute names is in the plan on the day that the element describes, and was to be in
   it by the day it came. */
static void check_is_in_plan(const HpRules *rules, const xmlNode *element, const char *attribute,
                             const char *described, const char *came)
{
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, attribute));
  if (target == NULL || described == NULL || came == NULL)
    return;
  const xmlNode *withdrawal = hp_withdrawal_of(rules, target);
  if (withdrawal != NULL && withdrawal->parent != element->parent &&
      strcmp(hp_day_in_force(withdrawal), described) < 0)
    report_left(rules, element, attribute, withdrawal, described);
  else if (hp_check_is_not_replaced(rules, element, attribute, described))
    check_has_come(rules, element, attribute, came);
}

static void check_entry(const HpRules *rules, const xmlNode *entry)
{
  const char *came = hp_first_day(entry);
  check_is_in_plan(rules, entry, "target", hp_described_day(entry), came);
  check_is_in_plan(rules, entry, "moved-to", came, came);
}

void hp_check_is_in_plan(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole || !rules->follows)
    return;
  const char *day = hp_day_in_force(element);
  if (hp_is_named(element, "withdraw"))
    check_leaves_once(rules, element);
  if (hp_is_one_of(element, "update assessment observation"))
    check_entry(rules, element);
  else if (hp_is_one_of(element, "change withdraw"))
    check_is_in_plan(rules, element, "target", day, day);
  else if (hp_is_named(element, "add")) {
    check_is_in_plan(rules, element, "into", day, day);
    /* What has left keeps its place: something may stand after it. */
    if (hp_check_is_not_replaced(rules, element, "after", day))
      check_has_come(rules, element, "after", day);
  }
}
