/* Where nodes were written: node->_private says it of what the parser read, hpx:at of what a
   stylesheet made. What anybody has written into a file is not believed: the line of the file that
   hpx:at names is shown with a message. */
#include "xml/source.h"

#include <stdlib.h>
#include <string.h>

#define PLACE_ATTRIBUTE "at"

/* The name as the element's document has it among its names; NULL if it is of no document. */
static const char *kept_name(const xmlNode *element, const char *name, gsize length)
{
  xmlDoc *document = element->doc;
  if (document == NULL)
    return NULL;
  if (document->dict == NULL)
    document->dict = xmlDictCreate();
  return (const char *)xmlDictLookup(document->dict, (const xmlChar *)name, (int)length);
}

/* "file:line:column": the file may contain colons itself. */
static gboolean parse_at(const xmlNode *element, const char *value, HpPlace *place)
{
  const char *column = strrchr(value, ':');
  if (column == NULL || column == value)
    return FALSE;
  const char *line = g_strrstr_len(value, column - value, ":");
  if (line == NULL || line == value)
    return FALSE;
  const long line_number = strtol(line + 1, NULL, 10), column_number = strtol(column + 1, NULL, 10);
  *place = (HpPlace){kept_name(element, value, (gsize)(line - value)),
                     (int)CLAMP(line_number, 0, G_MAXINT), (int)CLAMP(column_number, 0, G_MAXINT)};
  return place->file != NULL;
}

static gboolean told_place(const xmlNode *element, HpPlace *place)
{
  const char *at = hp_attribute_in(element, HP_EXTENSION_NAMESPACE, PLACE_ATTRIBUTE);
  return at != NULL && parse_at(element, at, place);
}

static gboolean element_place(const xmlNode *element, HpPlace *place)
{
  if (element->_private == NULL)
    return told_place(element, place);
  *place = *(const HpPlace *)element->_private;
  return TRUE;
}

static HpPlace place_by_libxml2(const xmlNode *node)
{
  const char *url = node->doc == NULL ? NULL : (const char *)node->doc->URL;
  const long line = xmlGetLineNo(node);
  return (HpPlace){url, (int)CLAMP(line, 0, G_MAXINT), 0};
}

HpPlace hp_place_of_node(const xmlNode *node)
{
  HpPlace place = {0};
  for (const xmlNode *at = node; at != NULL; at = at->parent)
    if (at->type == XML_ELEMENT_NODE && element_place(at, &place))
      return place;
  return node == NULL ? place : place_by_libxml2(node);
}

char *hp_where(const xmlNode *node, const xmlNode *seen_from)
{
  const HpPlace place = hp_place_of_node(node), here = hp_place_of_node(seen_from);
  if (g_strcmp0(place.file, here.file) == 0)
    return g_strdup_printf(_("line %d"), place.line);
  return g_strdup_printf("%s:%d", place.file == NULL ? "?" : place.file, place.line);
}

void hp_bound_told_places(xmlDoc *document, HpFileFilter admits, gconstpointer user)
{
  xmlNode *root = xmlDocGetRootElement(document);
  /* Names are kept once each, and asked of once: to find out where a file lies takes long. */
  g_autoptr(GHashTable) admitted = g_hash_table_new(NULL, NULL);
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root)) {
    HpPlace place;
    if (!told_place(element, &place))
      continue;
    const gpointer name = (gpointer)place.file;
    if (!g_hash_table_contains(admitted, name))
      g_hash_table_insert(admitted, name, GINT_TO_POINTER(admits(place.file, user)));
    if (!g_hash_table_lookup(admitted, name))
      xmlRemoveProp(xmlHasNsProp(element, (const xmlChar *)PLACE_ATTRIBUTE,
                                 (const xmlChar *)HP_EXTENSION_NAMESPACE));
  }
}

void hp_source_believe_places(HpSource *source)
{
  xmlNode *root = xmlDocGetRootElement(source->document);
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root)) {
    HpPlace place;
    if (!told_place(element, &place))
      continue;
    HpPlace *kept = hp_arena_new0(source->places, HpPlace);
    *kept = place;
    element->_private = kept;
  }
}

void hp_source_mark_places(HpSource *source)
{
  xmlNode *root = xmlDocGetRootElement(source->document);
  if (root == NULL)
    return;
  xmlNs *own = xmlSearchNsByHref(root->doc, root, (const xmlChar *)HP_EXTENSION_NAMESPACE);
  if (own == NULL || own->prefix == NULL)
    own = xmlNewNs(root, (const xmlChar *)HP_EXTENSION_NAMESPACE, (const xmlChar *)"hpx");
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root)) {
    if (element->_private == NULL)
      continue;
    const HpPlace place = hp_place_of_node(element);
    g_autofree char *at =
        g_strdup_printf("%s:%d:%d", place.file == NULL ? "" : place.file, place.line, place.column);
    xmlSetNsProp(element, own, (const xmlChar *)PLACE_ATTRIBUTE, (const xmlChar *)at);
  }
}
