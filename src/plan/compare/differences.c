/* Writes differences, and what was and is on their two sides. */
#include "plan/compare/differences.h"
#include "plan/resolve/computed.h"

xmlNode *hp_same_part(GHashTable *parts, const xmlNode *part)
{
  xmlNode *found = g_hash_table_lookup(parts, hp_attribute(part, "id"));
  return found != NULL && xmlStrEqual(found->name, part->name) ? found : NULL;
}

/* "text progress": so that a part can be seen to differ where it stands. */
static void mark(xmlNode *part, const char *what)
{
  const char *before = hp_attribute_in(part, HP_RESOLVED_NAMESPACE, "differs");
  g_autofree char *all = before == NULL ? g_strdup(what) : g_strconcat(before, " ", what, NULL);
  hp_computed_mark(part, "differs", all);
}

xmlNode *hp_difference_add(HpComparison *comparison, const HpPartPair *pair, const char *kind,
                           const char *what)
{
  const xmlNode *part = pair->now == NULL ? pair->then : pair->now;
  xmlNode *difference = hp_computed_add(comparison->list, "difference");
  hp_computed_set(difference, "target", hp_attribute(part, "id"));
  hp_computed_set(difference, "part", (const char *)part->name);
  hp_computed_set(difference, "number", hp_attribute(part, "number"));
  hp_computed_set(difference, "kind", kind);
  hp_computed_set(difference, "what", what);
  if (pair->now != NULL)
    mark(pair->now, what == NULL ? kind : what);
  return difference;
}

xmlNode *hp_difference_side(xmlNode *difference, const char *name)
{
  return hp_computed_add(difference, name);
}

static void drop(xmlNode *element)
{
  xmlUnlinkNode(element);
  xmlFreeNode(element);
}

/* Neither ids nor what is computed are the words' own. */
static void strip(xmlNode *element)
{
  xmlUnsetProp(element, (const xmlChar *)"id");
  for (xmlNode *next, *child = element->children; child != NULL; child = next) {
    next = child->next;
    if (hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
      drop(child);
    else if (child->type == XML_ELEMENT_NODE)
      strip(child);
  }
}

/* Where its bar is, in another span of time. */
static void drop_bar(xmlNode *computed)
{
  static const char *const names[] = {"before", "length", "after"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++)
    xmlUnsetProp(computed, (const xmlChar *)names[i]);
}

void hp_difference_show(xmlNode *side, const xmlNode *element)
{
  if (element == NULL)
    return;
  xmlNode *copy = hp_append_copy(side, element);
  if (hp_is_in_namespace(copy, HP_RESOLVED_NAMESPACE))
    drop_bar(copy);
  else
    strip(copy);
}

void hp_difference_show_both(xmlNode *difference, const xmlNode *then, const xmlNode *now)
{
  hp_difference_show(hp_difference_side(difference, "then"), then);
  hp_difference_show(hp_difference_side(difference, "now"), now);
}

void hp_difference_set_both(xmlNode *difference, const char *then, const char *now)
{
  hp_computed_set(hp_difference_side(difference, "then"), "value", then);
  hp_computed_set(hp_difference_side(difference, "now"), "value", now);
}
