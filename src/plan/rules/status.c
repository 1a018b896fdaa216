/* What a document says of its own status agrees with its days. */
#include "plan/status.h"
#include "plan/first-day.h"
#include "plan/rules/rules.h"

#include <string.h>

static void report_unrecorded(const HpRules *rules, const xmlNode *root)
{
  const HpPlace place = hp_place_of_attribute(root, "status");
  hp_report_warning(rules->diagnostics, &place,
                    _("The status is \"%s\", but nothing says who adopted this, and when; expected "
                      "an <adoption> in <head>."),
                    hp_attribute(root, "status"));
}

static void report_other(const HpRules *rules, const xmlNode *root, const char *computed,
                         const char *day)
{
  const HpPlace place = hp_place_of_attribute(root, "status");
  hp_report_warning(rules->diagnostics, &place,
                    _("The status is \"%s\", but by adoptions, amendments and validity it is "
                      "\"%s\" on the latest day here (%s); leave it out, then it is computed, or "
                      "correct what is wrong."),
                    hp_attribute(root, "status"), computed, day == NULL ? "–" : day);
}

void hp_check_status(const HpRules *rules, const xmlNode *element)
{
  if (!rules->follows || !hp_is_one_of(element, "plan proposals"))
    return;
  const char *status = hp_attribute(element, "status"), *day = hp_latest_day(element);
  if (status == NULL)
    return;
  const char *computed = hp_status_on(element, day);
  if (strcmp(status, "proposed") != 0 && hp_child(hp_child(element, "head"), "adoption") == NULL)
    report_unrecorded(rules, element);
  else if (strcmp(status, computed) != 0 && !rules->joined)
    report_other(rules, element, computed, day);
}
