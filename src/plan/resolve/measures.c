/* Finds the last values of indicators, and the last assessments. */
#include "plan/resolve/measures.h"
#include "plan/resolve/computed.h"

#include <string.h>

static void set_entry(xmlNode *element, const HpEntry *entry)
{
  hp_entry_write(entry, element);
  hp_computed_set(element, "period", entry->period);
}

/* ---- Indicators ---------------------------------------------------------------------------- */

/* Not of women or men, nor of one party. */
static gboolean is_for_all(const HpEntry *entry)
{
  const char *sex = hp_attribute(entry->update, "sex");
  return entry->by == NULL && (sex == NULL || strcmp(sex, "all") == 0);
}

static const HpEntry *observation_for_all(const GPtrArray *entries)
{
  const HpEntry *found = NULL;
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (is_for_all(g_ptr_array_index(entries, i)))
      found = hp_entry_that_holds(found, g_ptr_array_index(entries, i));
  return found;
}

static double value_of(const xmlNode *element)
{
  const char *value = hp_attribute(element, "value");
  return value == NULL ? 0 : g_ascii_strtod(value, NULL);
}

/* As it is said; else from the baseline to the first target; NULL if that does not tell. */
static const char *direction_of(const xmlNode *indicator, const xmlNode *baseline)
{
  const char *said = hp_attribute(indicator, "direction");
  const xmlNode *target = hp_child(indicator, "target");
  if (said != NULL || target == NULL)
    return said;
  const double from = value_of(baseline), to = value_of(target);
  return from == to ? "keep" : from < to ? "increase" : "decrease";
}

static gboolean is_on_the_way(double from, double to, const char *direction)
{
  if (strcmp(direction, "keep") == 0)
    return to == from;
  return strcmp(direction, "increase") == 0 ? to > from : to < from;
}

void hp_add_observed(xmlNode *indicator, const HpReports *reports)
{
  const HpEntry *entry =
      observation_for_all(hp_reports_of(reports, HP_OBSERVATIONS, hp_attribute(indicator, "id")));
  if (entry == NULL)
    return;
  const xmlNode *baseline = hp_child(indicator, "baseline");
  const char *direction = baseline == NULL ? NULL : direction_of(indicator, baseline);
  xmlNode *observed = hp_computed_add(indicator, "observed");
  hp_computed_set(observed, "value", hp_attribute(entry->update, "value"));
  set_entry(observed, entry);
  if (direction != NULL)
    hp_computed_set(observed, "on-the-way",
                    is_on_the_way(value_of(baseline), value_of(entry->update), direction) ? "yes"
                                                                                          : "no");
}

/* ---- Assessments --------------------------------------------------------------------------- */

void hp_add_assessed(xmlNode *part, const HpReports *reports)
{
  const HpEntry *holds =
      hp_entry_that_holds_of(hp_reports_of(reports, HP_ASSESSMENTS, hp_attribute(part, "id")));
  if (holds == NULL)
    return;
  xmlNode *assessed = hp_computed_add(part, "assessed");
  hp_computed_set(assessed, "result", hp_attribute(holds->update, "result"));
  set_entry(assessed, holds);
}
