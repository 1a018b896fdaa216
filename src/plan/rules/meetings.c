/* Meetings, those to come, what came in between them and amendments stand in the order of time. */
#include "plan/first-day.h"
#include "plan/rules/rules.h"

#include <string.h>

static HpPlace place_of_day(const xmlNode *element)
{
  const xmlNode *decided = hp_is_named(element, "amendment") ? hp_child(element, "decided") : NULL;
  return hp_place_of_attribute(decided == NULL ? element : decided, "date");
}

/* That of a meeting to come is in the head, which nothing brought. */
static const char *day_in_order(const xmlNode *element)
{
  return hp_is_named(element, "occasion") ? hp_attribute(element, "date") : hp_own_day(element);
}

static const xmlNode *one_before(const xmlNode *element)
{
  const xmlNode *before = element->prev;
  while (before != NULL && (before->type != XML_ELEMENT_NODE || day_in_order(before) == NULL))
    before = before->prev;
  return before;
}

static void check_order(const HpRules *rules, const xmlNode *element, const char *day)
{
  const xmlNode *before = one_before(element);
  if (before == NULL || strcmp(day_in_order(before), day) <= 0)
    return;
  const HpPlace place = place_of_day(element);
  g_autofree char *where = hp_where(before, element);
  hp_report_warning(
      rules->diagnostics, &place,
      _("This <%s> (%s) stands after a later <%s> (%s, %s); expected them in the order "
        "of time: move it, or correct the day."),
      (const char *)element->name, day, (const char *)before->name, day_in_order(before), where);
}

/* Before it was decided there was a proposal at most. */
static void check_adoption(const HpRules *rules, const xmlNode *element, const char *day,
                           const HpPlace *place)
{
  g_autofree char *where = hp_where(rules->adoption, element);
  hp_report_warning(
      rules->diagnostics, place,
      _("This <%s> is of %s, but the plan was first decided on %s (%s); expected that "
        "day or a later one. Correct one of them."),
      (const char *)element->name, day, hp_attribute(rules->adoption, "date"), where);
}

static gboolean is_before_adoption(const HpRules *rules, const char *day)
{
  return day != NULL && rules->adoption != NULL &&
         strcmp(day, hp_attribute(rules->adoption, "date")) < 0;
}

void hp_check_meeting(const HpRules *rules, const xmlNode *element)
{
  if (rules->follows && hp_is_named(element, "occasion"))
    check_order(rules, element, hp_attribute(element, "date"));
  if (!rules->follows || !hp_is_one_of(element, "meeting received amendment"))
    return;
  const char *day = hp_own_day(element), *in_force = hp_day_in_force(element);
  if (day == NULL)
    return;
  check_order(rules, element, day);
  if (is_before_adoption(rules, day)) {
    const HpPlace place = place_of_day(element);
    check_adoption(rules, element, day, &place);
  } else if (is_before_adoption(rules, in_force)) {
    const HpPlace place = hp_place_of_attribute(element, "in-force");
    check_adoption(rules, element, in_force, &place);
  }
}
