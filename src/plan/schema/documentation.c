/* Finds what a schema says of its elements and attributes. */
#include "plan/schema/documentation.h"

char *hp_schema_documentation(const xmlNode *node)
{
  const char *language = hp_message_language();
  const xmlNode *best = NULL;
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "documentation"))
      continue;
    xmlChar *its = xmlNodeGetLang(child);
    if (g_strcmp0((const char *)its, language) == 0 ||
        (best == NULL && g_strcmp0((const char *)its, "en") == 0))
      best = child;
    xmlFree(its);
  }
  xmlChar *text = best == NULL ? NULL : xmlNodeGetContent((xmlNode *)best);
  char *copy = text == NULL ? NULL : g_strstrip(g_strdup((const char *)text));
  xmlFree(text);
  return copy;
}

GPtrArray *hp_listed_values(const HpPattern *content)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_pattern_values(content, found);
  GPtrArray *values = g_ptr_array_new();
  for (guint i = 0; i < found->len; i++) {
    const HpPattern *pattern = g_ptr_array_index(found, i);
    if (pattern->kind != HP_PATTERN_VALUE) {
      g_ptr_array_set_size(values, 0);
      return values;
    }
    if (pattern->node->children != NULL)
      g_ptr_array_add(values, pattern->node->children->content);
  }
  return values;
}

const char *hp_written_name(const HpPattern *pattern)
{
  return hp_attribute(pattern->node, "name");
}
