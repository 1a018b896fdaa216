/* What is reported: when it was so, and what it takes the place of. */
#include "plan/first-day.h"
#include "plan/rules/rules.h"

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

/* A day long before all others is a slip that makes others count instead. What was measured before
   there was a plan may well be told. */
static void check_is_not_too_early(const HpRules *rules, const xmlNode *entry)
{
  const char *described = hp_attribute(entry, "date"), *received = hp_first_day(entry);
  const char *adopted = rules->adoption == NULL ? NULL : hp_attribute(rules->adoption, "date");
  if (described == NULL || adopted == NULL || hp_is_named(entry, "observation") ||
      strcmp(described, adopted) >= 0 || strcmp(received, adopted) < 0)
    return;
  const HpPlace place = hp_place_of_attribute(entry, "date");
  g_autofree char *where = hp_where(rules->adoption, entry);
  hp_report_warning(
      rules->diagnostics, &place,
      _("The day described (%s) is before the plan was first decided (%s, %s), so that "
        "anything else reported counts instead; expected a later one."),
      described, adopted, where);
}

/* All that tells entries of one meeting apart, but for what they correct. The caller's. */
static char *key_of(const xmlNode *entry)
{
  static const char *const attributes[] = {"target", "date", "by",    "period",
                                           "sex",    "code", "source"};
  GString *key = g_string_new((const char *)entry->name);
  for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
    const char *value = hp_attribute(entry, attributes[i]);
    g_string_append_printf(key, "|%s", value == NULL ? "" : value);
  }
  return g_string_free(key, FALSE);
}

static void check_is_told_once(const HpRules *rules, const xmlNode *meeting)
{
  g_autoptr(GHashTable) told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (const xmlNode *entry = meeting->children; entry != NULL; entry = entry->next) {
    if (entry->type != XML_ELEMENT_NODE || !hp_is_one_of(entry, "update assessment observation") ||
        hp_attribute(entry, "corrects") != NULL)
      continue;
    char *key = key_of(entry);
    const xmlNode *earlier = g_hash_table_lookup(told, key);
    g_hash_table_insert(told, key, (gpointer)entry);
    if (earlier == NULL || hp_has_told_enough(rules))
      continue;
    const HpPlace place = hp_place_of_attribute(entry, "target");
    g_autofree char *where = hp_where(earlier, entry);
    hp_report_warning(rules->diagnostics, &place,
                      _("\"%s\" is reported on twice here (%s): for the same day, party and period "
                        "the last one counts. Take one away, or say what sets them apart."),
                      hp_attribute(entry, "target"), where);
  }
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
  if (rules->follows && hp_is_one_of(element, "meeting received"))
    check_is_told_once(rules, element);
  if (!rules->follows || !hp_is_one_of(element, "update assessment observation"))
    return;
  check_described_day(rules, element);
  check_is_not_too_early(rules, element);
  check_correction(rules, element);
}
