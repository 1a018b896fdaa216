/* Writes what is computed into the tree. */
#include "plan/resolve/computed.h"

#include <string.h>

#define PREFIX "r"

static const xmlChar *as_xml(const char *text)
{
  return (const xmlChar *)text;
}

/* ---- The namespace ------------------------------------------------------------------------- */

/* As deep as elements are nested, which reading bounds. */
static void note_prefixes(const xmlNode *element, GHashTable *prefixes)
{
  for (const xmlNs *one = element->nsDef; one != NULL; one = one->next)
    if (one->prefix != NULL)
      g_hash_table_add(prefixes, (gpointer)one->prefix);
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      note_prefixes(child, prefixes);
}

/* With a prefix that nothing in the document means something else by: one declaration does for all
   of it, wherever its elements are moved. */
static xmlNs *declare(xmlNode *root)
{
  g_autoptr(GHashTable) prefixes = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree char *prefix = g_strdup(PREFIX);
  note_prefixes(root, prefixes);
  for (guint i = 2; g_hash_table_contains(prefixes, prefix); i++) {
    g_free(prefix);
    prefix = g_strdup_printf(PREFIX "%u", i);
  }
  return xmlNewNs(root, as_xml(HP_RESOLVED_NAMESPACE), as_xml(prefix));
}

static xmlNs *namespace_in(const xmlDoc *document)
{
  xmlNode *root = xmlDocGetRootElement(document);
  for (xmlNs *one = root->nsDef; one != NULL; one = one->next)
    if (strcmp((const char *)one->href, HP_RESOLVED_NAMESPACE) == 0)
      return one;
  return declare(root);
}

/* ---- Elements ------------------------------------------------------------------------------ */

xmlNode *hp_computed_add(xmlNode *parent, const char *name)
{
  xmlDoc *document = parent->doc;
  return xmlAddChild(parent, xmlNewDocNode(document, namespace_in(document), as_xml(name), NULL));
}

const xmlNode *hp_computed_child(const xmlNode *element, const char *name)
{
  const xmlNode *child = element->last;
  if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE))
    return NULL;
  const xmlNs *computed = child->ns;
  while (child != NULL && child->ns == computed && !hp_is_named(child, name))
    child = child->prev;
  return child != NULL && child->ns == computed ? child : NULL;
}

/* ---- Attributes ---------------------------------------------------------------------------- */

void hp_computed_mark(xmlNode *element, const char *name, const char *value)
{
  xmlSetNsProp(element, namespace_in(element->doc), as_xml(name), as_xml(value));
}

/* Where libxml2 itself keeps a short text (XML_PARSE_COMPACT), and knows not to free it. */
enum { ROOM_IN_NODE = 2 * sizeof(void *) };

/* Nearly every value is a day, a state or an id, and fits into the node; looking up the others
   among the names of the document keeps each once. */
static xmlChar *kept_value(xmlNode *text, const char *value)
{
  const gsize size = strlen(value) + 1;
  xmlDict *names = text->doc->dict;
  if (size <= ROOM_IN_NODE)
    return memcpy((xmlChar *)text + offsetof(xmlNode, properties), value, size);
  const xmlChar *kept = names == NULL ? NULL : xmlDictLookup(names, as_xml(value), (int)size - 1);
  return kept == NULL ? xmlStrdup(as_xml(value)) : (xmlChar *)kept;
}

void hp_computed_set(xmlNode *element, const char *name, const char *value)
{
  if (value == NULL)
    return;
  xmlAttr *attribute = xmlNewProp(element, as_xml(name), NULL);
  xmlNode *text = xmlNewDocText(element->doc, NULL);
  text->content = kept_value(text, value);
  text->parent = (xmlNode *)attribute;
  attribute->children = attribute->last = text;
}

void hp_computed_set_day(xmlNode *element, const char *name, HpDay day)
{
  const HpDayText text = day == HP_NO_DAY ? (HpDayText){""} : hp_day_as_text(day);
  hp_computed_set(element, name, day == HP_NO_DAY ? NULL : text.text);
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
