/* A change is of what its target has. */
#include "plan/changeable.h"
#include "plan/rules/rules.h"

#include <string.h>

static void report(const HpRules *rules, const xmlNode *change, const xmlNode *target,
                   const HpPlace *place, const char *what)
{
  g_autofree char *where = hp_where(target, change);
  g_autofree char *all =
      g_strjoin(" ", hp_changeable_elements(target), hp_changeable_attributes(target), NULL);
  g_auto(GStrv) names = g_strsplit(g_strchomp(all), " ", -1);
  g_autofree char *expected = g_strjoinv(", ", names);
  hp_report_warning(rules->diagnostics, place,
                    _("<%s> (\"%s\", %s) has no %s, so that this has no effect; expected one of "
                      "%s, or another target."),
                    (const char *)target->name, hp_attribute(change, "target"), where, what,
                    expected);
}

static gboolean is_one_more(const xmlNode *element)
{
  const xmlNode *before = element->prev;
  while (before != NULL && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  return before != NULL && hp_is_named(before, (const char *)element->name);
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

void hp_check_change(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole || !rules->follows || !hp_is_named(element, "change"))
    return;
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(element, "target"));
  if (target == NULL || hp_changeable_elements(target) == NULL)
    return;
  check_elements(rules, element, target);
  check_attributes(rules, element, target);
}
