/* What names something is not older than it. As of a day in between it would name nothing, and
   nothing could be built; as of a later day all is well, so that these are warnings. */
#include "plan/first-day.h"
#include "plan/rules/rules.h"

#include <string.h>

static void report_entry(const HpRules *rules, const xmlNode *element, const HpPlace *place,
                         const char *id, const xmlNode *target)
{
  g_autofree char *where = hp_where(target, element);
  hp_report_warning(
      rules->diagnostics, place,
      _("\"%s\" came on %s (%s), after what names it here (%s), so that nothing can be "
        "built as of that day; correct one of the days, or name it later."),
      id, hp_first_day(target), where, hp_first_day(element));
}

/* The text as adopted may have been added to by hand. */
static void report_text(const HpRules *rules, const xmlNode *element, const HpPlace *place,
                        const char *id, const xmlNode *target)
{
  g_autofree char *where = hp_where(target, element);
  hp_report_warning(
      rules->diagnostics, place,
      _("\"%s\" came on %s (%s), but the text that was there from the first names it, "
        "so that nothing can be built as of an earlier day; name it in what came "
        "then."),
      id, hp_first_day(target), where);
}

void hp_check_is_there_by_then(const HpRules *rules, const xmlNode *element, const char *attribute,
                               const char *id, const xmlNode *target)
{
  const char *came = rules->follows ? hp_first_day(target) : NULL, *day = hp_first_day(element);
  if (came == NULL || (day != NULL && strcmp(day, came) >= 0))
    return;
  const char *adopted = rules->adoption == NULL ? NULL : hp_attribute(rules->adoption, "date");
  if (day == NULL && adopted != NULL && strcmp(adopted, came) >= 0)
    return;
  const HpPlace place = hp_place_of_attribute(element, attribute);
  if (day != NULL)
    report_entry(rules, element, &place, id, target);
  else
    report_text(rules, element, &place, id, target);
}
