/* Questions about the elements of such files, in whichever of their namespaces. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

const char *hp_any_attribute(const xmlNode *element, const char *name)
{
  for (const xmlAttr *at = element->type == XML_ELEMENT_NODE ? element->properties : NULL;
       at != NULL; at = at->next)
    if (strcmp((const char *)at->name, name) == 0)
      return at->children == NULL ? "" : (const char *)at->children->content;
  return NULL;
}

guint hp_number_in(const xmlNode *element, const char *attribute, guint otherwise, guint most)
{
  const char *value = hp_any_attribute(element, attribute);
  guint64 number = 0;
  return value != NULL && g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT32, &number, NULL)
             ? (guint)MIN(number, most)
             : otherwise;
}

/* Readers call themselves for what is in an element, and count on it. */
gboolean hp_is_shallow(const xmlDoc *document, GError **error)
{
  const xmlNode *node = xmlDocGetRootElement(document);
  for (guint depth = 1; node != NULL && depth <= HP_MAX_IMPORTED_DEPTH;) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
      node = node->children;
      depth++;
      continue;
    }
    for (; node != NULL && node->next == NULL; depth--)
      node = depth > 1 ? node->parent : NULL;
    node = node == NULL ? NULL : node->next;
  }
  if (node == NULL)
    return TRUE;
  g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
              _("Elements of it stand more than %d deep in each other; a plan is far flatter."),
              HP_MAX_IMPORTED_DEPTH);
  return FALSE;
}

xmlNode *hp_next_of(xmlNode *after, xmlNode *root, const char *names)
{
  xmlNode *next = after == NULL ? root : hp_next_element_outside(after, root);
  while (next != NULL && !hp_is_one_of(next, names))
    next = hp_next_element(next, root);
  return next;
}

char *hp_text_in(const xmlNode *element)
{
  GString *text = g_string_new(NULL);
  for (const xmlNode *node = element; node != NULL;) {
    /* Not shown: what fields are made by, and what stands in for a drawing. */
    if (hp_is_one_of(node, "instrText Fallback")) {
      node = hp_next_node_outside(node, element);
      continue;
    }
    if (hp_is_text(node))
      g_string_append(text, (const char *)node->content);
    else if (hp_is_one_of(node,
                          "p h br cr line-break div tr table-row tc table-cell td th li h1 h2 "
                          "h3 h4 h5 h6 dt dd") &&
             text->len > 0)
      g_string_append_c(text, '\n');
    else if (hp_is_one_of(node, "tab ptab s"))
      g_string_append_c(text, ' ');
    else if (hp_is_named(node, "noBreakHyphen"))
      g_string_append_c(text, '-');
    node = hp_next_node(node, element);
  }
  return g_string_free(text, FALSE);
}
