/* Writes what is computed into the tree. */
#include "plan/resolve/computed.h"

#define PREFIX "r"

static const xmlChar *as_xml(const char *text)
{
  return (const xmlChar *)text;
}

xmlNs *hp_computed_declare(xmlNode *root)
{
  const xmlChar *namespace = as_xml(HP_RESOLVED_NAMESPACE);
  xmlNs *found = xmlNewNs(root, namespace, as_xml(PREFIX));
  for (guint i = 2; found == NULL && i < G_MAXUINT; i++) {
    g_autofree char *prefix = g_strdup_printf(PREFIX "%u", i);
    found = xmlNewNs(root, namespace, as_xml(prefix));
  }
  return found;
}

static xmlNs *known_or_declared(xmlNode *element)
{
  xmlNs *known = xmlSearchNsByHref(element->doc, element, as_xml(HP_RESOLVED_NAMESPACE));
  return known == NULL ? hp_computed_declare(element) : known;
}

void hp_computed_mark(xmlNode *element, const char *name, const char *value)
{
  xmlSetNsProp(element, known_or_declared(element), as_xml(name), as_xml(value));
}

xmlNode *hp_computed_add(xmlNode *parent, const char *name)
{
  xmlNode *element = xmlNewDocNode(parent->doc, NULL, as_xml(name), NULL);
  xmlAddChild(parent, element);
  xmlSetNs(element, known_or_declared(element));
  return element;
}

const xmlNode *hp_computed_child(const xmlNode *element, const char *name)
{
  const xmlNode *child = element->last;
  while (hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE) && !hp_is_named(child, name))
    child = child->prev;
  return hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE) ? child : NULL;
}

void hp_computed_set(xmlNode *element, const char *name, const char *value)
{
  if (value != NULL)
    xmlNewProp(element, as_xml(name), as_xml(value));
}

void hp_computed_set_day(xmlNode *element, const char *name, HpDay day)
{
  g_autofree char *text = day == HP_NO_DAY ? NULL : hp_day_text(day);
  hp_computed_set(element, name, text);
}

void hp_computed_set_if(xmlNode *element, const char *name, gboolean holds)
{
  hp_computed_set(element, name, holds ? "yes" : NULL);
}

void hp_computed_set_number(xmlNode *element, const char *name, guint number)
{
  g_autofree char *text = number == 0 ? NULL : g_strdup_printf("%u", number);
  hp_computed_set(element, name, text);
}
