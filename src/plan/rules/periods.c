/* The period of a report is one that what it is about has, and has begun. */
#include "plan/periods.h"
#include "plan/first-day.h"
#include "plan/rules/amended.h"

#include <string.h>

/* ---- Occurrences --------------------------------------------------------------------------- */

static HpDays days_of(const char *period)
{
  const HpSeasons seasons = hp_seasons_of_house(NULL);
  return hp_days_of_period(period, &seasons);
}

/* With terms of the months that are in them in any house, so that a report on a half-year may be
   one on a term. */
static HpOccurrence occurrence_from(const char *every, HpDay day)
{
  HpSeasons seasons = hp_seasons_of_house(NULL);
  seasons.named[HP_SPRING_TERM] = (HpSeason){2, 5};
  seasons.named[HP_AUTUMN_TERM] = (HpSeason){9, 11};
  return hp_period_from(hp_period_kind(every), day, &seasons);
}

/* A report on a longer period covers those in it: the first that begins on its first day or later.
 */
static gboolean holds_occurrence(HpDays period, const char *every)
{
  HpOccurrence one = occurrence_from(every, period.first);
  if (one.days.first < period.first)
    one = occurrence_from(every, one.days.last + 1);
  return one.days.first != HP_NO_DAY && one.days.last <= period.last;
}

/* ---- What recurs --------------------------------------------------------------------------- */

/* The elements that say how often: <recurs>, and an activity whose words do. Of const xmlNode *. */
static GPtrArray *recurrences_of(const HpRules *rules, const xmlNode *target)
{
  GPtrArray *found = g_ptr_array_new();
  if (hp_is_named(target, "activity") && hp_attribute(target, "every") != NULL)
    g_ptr_array_add(found, (gpointer)target);
  g_autoptr(GPtrArray) timeframes = hp_ever_stated(rules, target, rules->timeframes_in);
  for (guint i = 0; i < timeframes->len; i++) {
    const xmlNode *timeframe = g_ptr_array_index(timeframes, i);
    for (const xmlNode *child = timeframe->children; child != NULL; child = child->next)
      if (hp_is_named(child, "recurs"))
        g_ptr_array_add(found, (gpointer)child);
  }
  return found;
}

/* What comes several times in a period has shorter ones that nobody has named. */
static gboolean is_occurrence(const xmlNode *recurrence, HpDays period)
{
  const char *times = hp_attribute(recurrence, "times");
  return (times != NULL && strcmp(times, "1") != 0) ||
         holds_occurrence(period, hp_attribute(recurrence, "every"));
}

static void check_occurrence(const HpRules *rules, const xmlNode *update, const xmlNode *target,
                             HpDays period)
{
  g_autoptr(GPtrArray) recurrences = recurrences_of(rules, target);
  for (guint i = 0; i < recurrences->len; i++)
    if (is_occurrence(g_ptr_array_index(recurrences, i), period))
      return;
  if (recurrences->len == 0)
    return;
  const xmlNode *recurrence = g_ptr_array_index(recurrences, 0);
  const char *every = hp_attribute(recurrence, "every");
  const HpPlace place = hp_place_of_attribute(update, "period");
  g_autofree char *where = hp_where(recurrence, update);
  const HpOccurrence expected = occurrence_from(every, period.first);
  hp_report_warning(
      rules->diagnostics, &place,
      _("The period \"%s\" is no occurrence of what recurs with every=\"%s\" (%s), and "
        "holds none; expected one such as \"%s\"."),
      hp_attribute(update, "period"), every, where, expected.name);
}

/* ---- When it can be ------------------------------------------------------------------------ */

static void check_has_begun(const HpRules *rules, const xmlNode *entry, HpDays period)
{
  const char *day = hp_described_day(entry);
  if (day == NULL || period.first <= hp_day_from_text(day))
    return;
  const HpPlace place = hp_place_of_attribute(entry, "period");
  hp_report_warning(
      rules->diagnostics, &place,
      _("The period \"%s\" has not begun on the day described (%s); expected one that "
        "has, or a later day."),
      hp_attribute(entry, "period"), day);
}

static void report_outside(const HpRules *rules, const xmlNode *update, const xmlNode *valid,
                           const char *bound)
{
  const HpPlace place = hp_place_of_attribute(update, "period");
  g_autofree char *where = hp_where(valid, update);
  hp_report_warning(
      rules->diagnostics, &place,
      _("The period \"%s\" lies outside the time for which the plan applies (%s=\"%s\", "
        "%s); expected one in it."),
      hp_attribute(update, "period"), bound, hp_attribute(valid, bound), where);
}

/* Which end of a validity the period is outside of; NULL: it is not. */
static const char *bound_passed(const xmlNode *valid, HpDays period)
{
  const char *from = hp_attribute(valid, "from"), *to = hp_attribute(valid, "to");
  if (from != NULL && period.last < hp_day_from_text(from))
    return "from";
  return to != NULL && period.first > hp_day_from_text(to) ? "to" : NULL;
}

/* Whether an amendment has made the plan valid then. */
static gboolean is_valid_as_amended(const HpRules *rules, const xmlNode *root, HpDays period)
{
  const char *id = hp_attribute(root, "id");
  const GPtrArray *changes = id == NULL ? NULL : g_hash_table_lookup(rules->amended, id);
  for (guint i = hp_first_change(changes); changes != NULL && i < changes->len; i++) {
    const xmlNode *valid = hp_child(g_ptr_array_index(changes, i), "valid");
    if (valid != NULL && bound_passed(valid, period) == NULL)
      return TRUE;
  }
  return FALSE;
}

static void check_is_valid_then(const HpRules *rules, const xmlNode *update, HpDays period)
{
  const xmlNode *root = xmlDocGetRootElement((xmlDoc *)rules->document);
  const xmlNode *head = hp_child(root, "head");
  const xmlNode *valid = head == NULL ? NULL : hp_child(head, "valid");
  const char *bound = valid == NULL ? NULL : bound_passed(valid, period);
  if (bound != NULL && !is_valid_as_amended(rules, root, period))
    report_outside(rules, update, valid, bound);
}

void hp_check_period(const HpRules *rules, const xmlNode *entry)
{
  const char *text = hp_attribute(entry, "period");
  if (!rules->whole || !rules->follows || text == NULL ||
      !hp_is_one_of(entry, "update assessment observation occasion"))
    return;
  const HpDays period = days_of(text);
  if (period.first == HP_NO_DAY)
    return;
  check_has_begun(rules, entry, period);
  if (hp_is_named(entry, "occasion"))
    check_is_valid_then(rules, entry, period);
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(entry, "target"));
  if (!hp_is_named(entry, "update") || target == NULL)
    return;
  check_is_valid_then(rules, entry, period);
  if (hp_is_one_of(target, "activity objective objective-group"))
    check_occurrence(rules, entry, target, period);
}
