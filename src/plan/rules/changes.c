/* A change is of what its target has, and what is added stands where it may. */
#include "plan/changeable.h"
#include "plan/rules/rules.h"

#include <string.h>

static char *listed(const char *names)
{
  g_auto(GStrv) words = g_strsplit(names, " ", -1);
  return g_strjoinv(", ", words);
}

static void report(const HpRules *rules, const xmlNode *change, const xmlNode *target,
                   const HpPlace *place, const char *what)
{
  g_autofree char *where = hp_where(target, change);
  g_autofree char *all =
      g_strjoin(" ", hp_changeable_elements(target), hp_changeable_attributes(target), NULL);
  g_autofree char *expected = listed(g_strchomp(all));
  hp_report_warning(rules->diagnostics, place,
                    _("<%s> (\"%s\", %s) has no %s, so that this has no effect; expected one of "
                      "%s, or another target."),
                    (const char *)target->name, hp_attribute(change, "target"), where, what,
                    expected);
}

static gboolean is_one_more(const xmlNode *element)
{
  return hp_is_named(xmlPreviousElementSibling((xmlNode *)element), (const char *)element->name);
}

static void check_elements(const HpRules *rules, const xmlNode *change, const xmlNode *target)
{
  for (const xmlNode *child = change->children; child != NULL; child = child->next) {
    if (child->type != XML_ELEMENT_NODE || hp_is_named(child, "internal") ||
        hp_is_changeable(hp_changeable_elements(target), (const char *)child->name) ||
        is_one_more(child))
      continue;
    const HpPlace place = hp_place_of_node(child);
    g_autofree char *what = g_strdup_printf("<%s>", (const char *)child->name);
    report(rules, change, target, &place, what);
  }
}

static void check_attributes(const HpRules *rules, const xmlNode *change, const xmlNode *target)
{
  for (const xmlAttr *attribute = change->properties; attribute != NULL;
       attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    if (attribute->ns != NULL || strcmp(name, "target") == 0 ||
        hp_is_changeable(hp_changeable_attributes(target), name))
      continue;
    const HpPlace place = hp_place_of_attribute(change, name);
    report(rules, change, target, &place, name);
  }
}

/* ---- Nothing ------------------------------------------------------------------------------- */

static void check_says_something(const HpRules *rules, const xmlNode *change, const xmlNode *target)
{
  const xmlNode *child = xmlFirstElementChild((xmlNode *)change);
  gboolean says_something = child != NULL && !hp_is_named(child, "internal");
  for (const xmlAttr *attribute = change->properties; attribute != NULL;
       attribute = attribute->next)
    says_something = says_something || strcmp((const char *)attribute->name, "target") != 0;
  if (says_something)
    return;
  const HpPlace place = hp_place_of_node(change);
  g_autofree char *expected = listed(hp_changeable_elements(target));
  hp_report_warning(rules->diagnostics, &place,
                    _("This changes nothing of \"%s\"; expected what is to be read instead: %s."),
                    hp_attribute(change, "target"), expected);
}

/* ---- What is added ------------------------------------------------------------------------- */

static void report_homeless(const HpRules *rules, const xmlNode *child, const xmlNode *part)
{
  const HpPlace place = hp_place_of_node(child);
  g_autofree char *where = hp_where(part, child);
  g_autofree char *expected = listed(hp_addable_elements(part));
  hp_report_warning(rules->diagnostics, &place,
                    _("<%s> may not stand in <%s> (%s), so that it has no place in the plan; "
                      "expected one of %s, or another place."),
                    (const char *)child->name, (const char *)part->name, where, expected);
}

/* In what the new part is put, which may stand after something else that is new; NULL: there is
   nothing to say of that. */
static const xmlNode *part_added_to(const HpRules *rules, const xmlNode *add)
{
  const xmlNode *part = add;
  for (guint i = 0; i < MAX_ADDED_AFTER_ADDED && hp_is_named(part, "add"); i++) {
    const xmlNode *after = hp_element_of_id(rules, hp_attribute(part, "after"));
    part = after == NULL ? hp_element_of_id(rules, hp_attribute(part, "into")) : after->parent;
    if (part == NULL || part->type != XML_ELEMENT_NODE)
      return NULL;
  }
  return part;
}

/* What is added to itself has been refused already. */
static void check_added(const HpRules *rules, const xmlNode *add)
{
  const xmlNode *part = part_added_to(rules, add);
  if (part == NULL || hp_addable_elements(part) == NULL || hp_is_in(part, add))
    return;
  for (const xmlNode *child = add->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE &&
        !hp_is_changeable(hp_addable_elements(part), (const char *)child->name))
      report_homeless(rules, child, part);
}

/* ---- The rule ------------------------------------------------------------------------------ */

void hp_check_change(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole || !rules->follows)
    return;
  if (hp_is_named(element, "add"))
    check_added(rules, element);
  if (!hp_is_named(element, "change"))
    return;
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, "target"));
  if (target == NULL || hp_changeable_elements(target) == NULL)
    return;
  check_says_something(rules, element, target);
  check_elements(rules, element, target);
  check_attributes(rules, element, target);
}
