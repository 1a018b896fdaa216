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

/* Whatever was read is among the names of the document: what is not there need not be looked for.
 */
static gboolean may_be_declared(const xmlDoc *document, const char *prefix)
{
  return document->dict == NULL || xmlDictExists(document->dict, as_xml(prefix), -1) != NULL;
}

/* With a prefix that nothing in the document means something else by: one declaration does for all
   of it, wherever its elements are moved. */
static xmlNs *declare(xmlNode *root)
{
  g_autoptr(GHashTable) prefixes = g_hash_table_new(g_str_hash, g_str_equal);
  g_autofree char *prefix = g_strdup(PREFIX);
  if (may_be_declared(root->doc, prefix))
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

/* ---- What is written again and again ------------------------------------------------------- */

HpComputedCache *hp_computed_begin(xmlDoc *document)
{
  HpComputedCache *cache = g_new0(HpComputedCache, 1);
  cache->namespace = namespace_in(document);
  cache->namespace->_private = cache;
  return cache;
}

void hp_computed_end(HpComputedCache *cache)
{
  cache->namespace->_private = NULL;
  g_free(cache);
}

/* As the document has the name among its own, or a copy: the node's. */
static xmlChar *look_up(const xmlDoc *document, const char *name)
{
  return document->dict == NULL ? xmlStrdup(as_xml(name))
                                : (xmlChar *)xmlDictLookup(document->dict, as_xml(name), -1);
}

/* Names stand in the program: where one is asked for, it was most likely asked for before. */
static xmlChar *name_in(const xmlDoc *document, const xmlNs *namespace, const char *name)
{
  HpComputedCache *cache = namespace->_private;
  if (cache == NULL || document->dict == NULL)
    return look_up(document, name);
  const gsize at = GPOINTER_TO_SIZE(name) % G_N_ELEMENTS(cache->names);
  const xmlChar **known = &cache->names[at];
  if (*known == NULL || strcmp((const char *)*known, name) != 0)
    *known = look_up(document, name);
  return (xmlChar *)*known;
}

static HpDayText day_in(const xmlNs *namespace, HpDay day)
{
  HpComputedCache *cache = namespace->_private;
  if (cache == NULL)
    return hp_day_as_text(day);
  const guint at = day % G_N_ELEMENTS(cache->days);
  if (cache->days[at] != day) {
    cache->days[at] = day;
    cache->texts[at] = hp_day_as_text(day);
  }
  return cache->texts[at];
}

/* ---- Elements ------------------------------------------------------------------------------ */

xmlNode *hp_computed_add(xmlNode *parent, const char *name)
{
  xmlDoc *document = parent->doc;
  xmlNs *namespace = namespace_in(document);
  return xmlAddChild(
      parent, xmlNewDocNodeEatName(document, namespace, name_in(document, namespace, name), NULL));
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

xmlAttr *hp_computed_last(const xmlNode *element)
{
  xmlAttr *last = element->properties;
  while (last != NULL && last->next != NULL)
    last = last->next;
  return last;
}

/* In no element yet. */
static xmlAttr *new_attribute(xmlDoc *document, xmlChar *name, const char *value)
{
  xmlAttr *attribute = xmlNewNsPropEatName(NULL, NULL, name, NULL);
  xmlNode *text = xmlNewDocText(document, NULL);
  text->content = kept_value(text, value);
  text->parent = (xmlNode *)attribute;
  attribute->children = attribute->last = text;
  attribute->doc = document;
  return attribute;
}

xmlAttr *hp_computed_set_after(xmlNode *element, xmlAttr *last, const char *name, const char *value)
{
  xmlChar *own = name_in(element->doc, element->ns, name);
  xmlAttr *attribute = new_attribute(element->doc, own, value);
  attribute->parent = element;
  attribute->prev = last;
  if (last == NULL)
    element->properties = attribute;
  else
    last->next = attribute;
  return attribute;
}

void hp_computed_set(xmlNode *element, const char *name, const char *value)
{
  if (value != NULL)
    hp_computed_set_after(element, hp_computed_last(element), name, value);
}

void hp_computed_set_day(xmlNode *element, const char *name, HpDay day)
{
  if (day == HP_NO_DAY)
    return;
  const HpDayText text = day_in(element->ns, day);
  hp_computed_set(element, name, text.text);
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
