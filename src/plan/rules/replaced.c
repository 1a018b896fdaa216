/* What a change replaces of its target is gone with all that is in it: a later change of that, or
   what is reported on it, has no effect, and what refers to it leads nowhere. */
#include "plan/first-day.h"
#include "plan/resolve/parts.h"
#include "plan/rules/amended.h"

#include <libxml/xpath.h>
#include <string.h>

/* ---- What replaces what -------------------------------------------------------------------- */

/* The part of an amendment that an element is, or stands in; NULL: it was there from the first. */
static const xmlNode *amending_part(const xmlNode *element)
{
  while (element != NULL && !hp_is_named(element->parent, "amendment"))
    element = element->parent;
  return element;
}

/* Whether the one is worked in before the other. */
static gboolean is_before(const xmlNode *one, const xmlNode *other)
{
  int order = g_strcmp0(hp_day_in_force(one), hp_day_in_force(other));
  if (order == 0)
    order = g_strcmp0(hp_first_day(one), hp_first_day(other));
  return order < 0 || (order == 0 && xmlXPathCmpNodes((xmlNode *)one, (xmlNode *)other) > 0);
}

static gboolean writes_kind(const xmlNode *change, const xmlNode *part, const char *kind)
{
  for (const xmlNode *child = change->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || !hp_may_change(part, child))
      continue;
    g_autofree char *own = hp_kind_of(part, child);
    if (strcmp(own, kind) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The first change of `part` that takes `child` out of it; NULL: none does. */
static const xmlNode *replacement_in(const HpRules *rules, const xmlNode *part,
                                     const xmlNode *child)
{
  const char *id = hp_attribute(part, "id");
  const GPtrArray *changes = id == NULL ? NULL : g_hash_table_lookup(rules->amended, id);
  if (changes == NULL || !hp_may_change(part, child))
    return NULL;
  const xmlNode *came = amending_part(child), *first = NULL;
  g_autofree char *kind = hp_kind_of(part, child);
  for (guint i = hp_first_change(changes); i < changes->len; i++) {
    const xmlNode *change = g_ptr_array_index(changes, i);
    if ((came == NULL || is_before(came, change)) && (first == NULL || is_before(change, first)) &&
        writes_kind(change, part, kind))
      first = change;
  }
  return first;
}

/* What it stands in once the amendments are worked in. */
static const xmlNode *part_around(const HpRules *rules, const xmlNode *element)
{
  return hp_is_named(element->parent, "change")
             ? hp_element_of_id(rules, hp_attribute(element->parent, "target"))
             : hp_holder_of(rules, element);
}

/* The change that first takes the element out of the plan, with what it is in or without; NULL:
   none does. */
static const xmlNode *replacement_of(const HpRules *rules, const xmlNode *element)
{
  const xmlNode *first = NULL;
  for (guint i = 0; i < MAX_HOLDERS && element != NULL && element->type == XML_ELEMENT_NODE; i++) {
    const xmlNode *part = part_around(rules, element);
    const xmlNode *change = part == NULL || part->type != XML_ELEMENT_NODE
                                ? NULL
                                : replacement_in(rules, part, element);
    if (change != NULL && (first == NULL || is_before(change, first)))
      first = change;
    element = part;
  }
  return first;
}

/* ---- What is said of it -------------------------------------------------------------------- */

static void report_without_effect(const HpRules *rules, const xmlNode *element,
                                  const char *attribute, const xmlNode *change, const char *day)
{
  const HpPlace place = hp_place_of_attribute(element, attribute);
  g_autofree char *where = hp_where(change, element);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" was replaced on %s (%s), so that this, of %s, has no effect; name "
                      "what has been there since."),
                    hp_attribute(element, attribute), hp_day_in_force(change), where, day);
}

gboolean hp_check_is_not_replaced(const HpRules *rules, const xmlNode *element,
                                  const char *attribute, const char *day)
{
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, attribute));
  const xmlNode *change = target == NULL ? NULL : replacement_of(rules, target);
  if (change == NULL || day == NULL)
    return TRUE;
  const gboolean amends = amending_part(element) != NULL;
  if (amends ? !is_before(change, element) : strcmp(hp_day_in_force(change), day) >= 0)
    return TRUE;
  report_without_effect(rules, element, attribute, change, day);
  return FALSE;
}

/* ---- What the same amendment writes again --------------------------------------------------- */

/* The change of the same part that comes later in the amendment and writes the kind, too; NULL:
   none does. */
static const xmlNode *written_again(const HpRules *rules, const xmlNode *change,
                                    const xmlNode *part, const char *kind)
{
  const GPtrArray *changes = g_hash_table_lookup(rules->amended, hp_attribute(part, "id"));
  for (guint i = changes == NULL ? 0 : changes->len; i > hp_first_change(changes); i--) {
    const xmlNode *other = g_ptr_array_index(changes, i - 1);
    if (other == change)
      return NULL;
    if (other->parent == change->parent && writes_kind(other, part, kind))
      return other;
  }
  return NULL;
}

static gboolean is_first_of_kind(const xmlNode *part, const xmlNode *child, const char *kind)
{
  const xmlNode *before = xmlPreviousElementSibling((xmlNode *)child);
  g_autofree char *its = before == NULL ? NULL : hp_kind_of(part, before);
  return g_strcmp0(its, kind) != 0;
}

void hp_check_is_written_once(const HpRules *rules, const xmlNode *change)
{
  const xmlNode *part = rules->whole && rules->follows && hp_is_named(change, "change")
                            ? hp_element_of_id(rules, hp_attribute(change, "target"))
                            : NULL;
  for (const xmlNode *child = part == NULL ? NULL : change->children; child != NULL;
       child = child->next) {
    if (child->type != XML_ELEMENT_NODE || !hp_may_change(part, child))
      continue;
    g_autofree char *kind = hp_kind_of(part, child);
    const xmlNode *again = written_again(rules, change, part, kind);
    if (again == NULL || !is_first_of_kind(part, child, kind))
      continue;
    const HpPlace place = hp_place_of_node(child);
    g_autofree char *where = hp_where(again, change);
    hp_report_warning(rules->diagnostics, &place,
                      _("<%s> of \"%s\" is written again by the same amendment (%s), so that this "
                        "has no effect; keep one of the two."),
                      (const char *)child->name, hp_attribute(change, "target"), where);
  }
}

/* ---- What refers to it --------------------------------------------------------------------- */

/* What a meeting wrote down before held then. */
static gboolean was_right(const xmlNode *reference, const xmlNode *change)
{
  const char *day = amending_part(reference) == NULL ? hp_first_day(reference) : NULL;
  return day != NULL && strcmp(day, hp_day_in_force(change)) < 0;
}

/* Whether it was written when what it names was no longer there. */
static gboolean is_late(const xmlNode *reference, const xmlNode *change)
{
  const xmlNode *part = amending_part(reference);
  return part == NULL ? hp_first_day(reference) != NULL : part == change || is_before(change, part);
}

static void report_leading_nowhere(const HpRules *rules, const xmlNode *reference,
                                   const char *attribute, const xmlNode *change)
{
  const HpPlace place = hp_place_of_attribute(reference, attribute);
  g_autofree char *where = hp_where(change, reference);
  const char *message =
      is_late(reference, change)
          ? _("\"%s\" was replaced on %s (%s), so that this leads nowhere; name what has been "
              "there since.")
          : _("\"%s\" is replaced on %s (%s), so that from then on this leads nowhere in the "
              "consolidated text; change this text then, too.");
  hp_report_warning(rules->diagnostics, &place, message, hp_attribute(reference, attribute),
                    hp_day_in_force(change), where);
}

static gboolean is_gone(const HpRules *rules, const xmlNode *element)
{
  return replacement_of(rules, element) != NULL || hp_withdrawal_of(rules, element) != NULL;
}

void hp_check_leads_somewhere(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole || !rules->follows || !hp_is_one_of(element, "ref repeat"))
    return;
  const char *attribute = hp_is_named(element, "ref") ? "to" : "ref";
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, attribute));
  const xmlNode *change = target == NULL ? NULL : replacement_of(rules, target);
  if (change != NULL && !was_right(element, change) && !is_gone(rules, element))
    report_leading_nowhere(rules, element, attribute, change);
}
