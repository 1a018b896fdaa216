/* Questions about elements. */
#include "xml/xml.h"

#include <string.h>

/* Most names that are asked for differ in the first letter. */
static gboolean is_same(const xmlChar *one, const char *other)
{
  return (char)*one == *other && strcmp((const char *)one, other) == 0;
}

gboolean hp_is_named(const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && is_same(node->name, name);
}

gboolean hp_is_word_of(const char *name, const char *words)
{
  for (const char *at = words; *at != '\0'; at += *at == ' ') {
    const char *left = name;
    for (; *left != '\0' && *left == *at; left++)
      at++;
    if (*left == '\0' && (*at == ' ' || *at == '\0'))
      return TRUE;
    while (*at != ' ' && *at != '\0')
      at++;
  }
  return FALSE;
}

gboolean hp_is_one_of(const xmlNode *node, const char *names)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         hp_is_word_of((const char *)node->name, names);
}

static gboolean is_namespace(const xmlNs *ns, const char *namespace)
{
  return ns == NULL ? namespace == NULL
                    : namespace != NULL && strcmp((const char *)ns->href, namespace) == 0;
}

gboolean hp_is_in_namespace(const xmlNode *node, const char *namespace)
{
  return node != NULL && node->type == XML_ELEMENT_NODE && is_namespace(node->ns, namespace);
}

static const char *value_of(const xmlAttr *attribute)
{
  return attribute->children == NULL || attribute->children->content == NULL
             ? ""
             : (const char *)attribute->children->content;
}

const char *hp_attribute_in(const xmlNode *element, const char *namespace, const char *name)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (is_same(attribute->name, name) && is_namespace(attribute->ns, namespace))
      return value_of(attribute);
  return NULL;
}

const char *hp_attribute(const xmlNode *element, const char *name)
{
  return hp_attribute_in(element, NULL, name);
}

void hp_attributes(const xmlNode *element, const char *const *names, const char **values, guint n)
{
  for (guint i = 0; i < n; i++)
    values[i] = NULL;
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    for (guint i = 0; i < n; i++)
      if (is_same(attribute->name, names[i]) && attribute->ns == NULL)
        values[i] = value_of(attribute);
}

const xmlNode *hp_child(const xmlNode *element, const char *name)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (hp_is_named(child, name))
      return child;
  return NULL;
}

/* No-break spaces, soft hyphens and the like with them: nobody reads anything there. */
static gboolean is_unseen(gunichar character)
{
  return g_unichar_isspace(character) || g_unichar_type(character) == G_UNICODE_FORMAT;
}

gboolean hp_has_words(const xmlNode *element)
{
  xmlChar *text = xmlNodeGetContent((xmlNode *)element);
  const char *at = text == NULL ? "" : (const char *)text;
  while (*at != '\0' && is_unseen(g_utf8_get_char(at)))
    at = g_utf8_next_char(at);
  const gboolean has = *at != '\0';
  xmlFree(text);
  return has;
}

char *hp_content(const xmlNode *element)
{
  xmlChar *text = element == NULL ? NULL : xmlNodeGetContent((xmlNode *)element);
  char *content = g_strdup(text == NULL ? "" : (const char *)text);
  xmlFree(text);
  return content;
}

static gboolean stands_for_text(const xmlNode *node)
{
  return hp_is_text(node) || node->type == XML_ENTITY_REF_NODE;
}

char *hp_own_text(const xmlNode *element)
{
  GString *text = g_string_new(NULL);
  for (const xmlNode *child = element == NULL ? NULL : element->children; child != NULL;
       child = child->next) {
    xmlChar *part = stands_for_text(child) ? xmlNodeGetContent(child) : NULL;
    g_string_append(text, part == NULL ? "" : (const char *)part);
    xmlFree(part);
  }
  return g_string_free(text, FALSE);
}

gboolean hp_is_text(const xmlNode *node)
{
  return node != NULL && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE);
}

/* ---- In document order --------------------------------------------------------------------- */

xmlNode *hp_next_element_outside(xmlNode *element, const xmlNode *root)
{
  xmlNode *next = NULL;
  while (next == NULL && element != root) {
    next = xmlNextElementSibling(element);
    element = element->parent;
  }
  return next;
}

gboolean hp_is_in(const xmlNode *node, const xmlNode *around)
{
  while (node != NULL && node != around)
    node = node->parent;
  return node != NULL;
}

xmlNode *hp_next_element(xmlNode *element, const xmlNode *root)
{
  xmlNode *below = xmlFirstElementChild(element);
  return below != NULL ? below : hp_next_element_outside(element, root);
}

xmlNode *hp_element_with_id(const xmlNode *root, const char *id)
{
  xmlNode *at = id == NULL ? NULL : (xmlNode *)root;
  while (at != NULL && g_strcmp0(hp_attribute(at, "id"), id) != 0)
    at = hp_next_element(at, root);
  return at;
}

xmlNode *hp_next_node_outside(const xmlNode *node, const xmlNode *root)
{
  while (node != root && node->next == NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

xmlNode *hp_next_node(const xmlNode *node, const xmlNode *root)
{
  if (node->type == XML_ELEMENT_NODE && node->children != NULL)
    return node->children;
  return hp_next_node_outside(node, root);
}
