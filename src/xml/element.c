/* Questions about elements. */
#include "xml/xml.h"

#include <string.h>

gboolean hp_is_named(const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE &&
         strcmp((const char *)node->name, name) == 0;
}

gboolean hp_is_one_of(const xmlNode *node, const char *names)
{
  const gsize length = strlen((const char *)node->name);
  for (const char *at = names; at != NULL; at = strchr(at, ' ')) {
    at += *at == ' ';
    if (strncmp(at, (const char *)node->name, length) == 0 &&
        (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  }
  return FALSE;
}

const char *hp_attribute(const xmlNode *element, const char *name)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next)
    if (attribute->ns == NULL && strcmp((const char *)attribute->name, name) == 0)
      return attribute->children == NULL || attribute->children->content == NULL
                 ? ""
                 : (const char *)attribute->children->content;
  return NULL;
}

const xmlNode *hp_child(const xmlNode *element, const char *name)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    if (hp_is_named(child, name))
      return child;
  return NULL;
}
