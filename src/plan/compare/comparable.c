/* Finds the parts of a document. */
#include "plan/compare/comparable.h"

#define PARTS                                                                                      \
  "activity update indicator objective objective-group goal area party person section plan "       \
  "proposals "                                                                                     \
  "decision topic proposal reference definition ruling meeting received assessment "               \
  "observation amendment"
/* What has no id, and parts in it. */
#define FOLDERS "parties introduction closing section bibliography glossary rulings"

gboolean hp_is_part(const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && hp_attribute(node, "id") != NULL &&
         hp_is_one_of(node, PARTS) && !hp_is_in_namespace(node, HP_RESOLVED_NAMESPACE);
}

void hp_find_parts_in(const xmlNode *part, GPtrArray *found)
{
  for (xmlNode *child = part->children; child != NULL; child = child->next) {
    if (hp_is_part(child))
      g_ptr_array_add(found, child);
    else if (child->type == XML_ELEMENT_NODE && hp_is_one_of(child, FOLDERS))
      hp_find_parts_in(child, found);
  }
}

const xmlNode *hp_part_around(const xmlNode *element)
{
  do
    element = element->parent;
  while (element != NULL && !hp_is_part(element));
  return element;
}

const xmlNode *hp_heading_of_part(const xmlNode *part)
{
  static const char *const names[] = {"title", "text", "name"};
  const xmlNode *found = NULL;
  for (guint i = 0; i < G_N_ELEMENTS(names) && found == NULL; i++)
    found = hp_child(part, names[i]);
  return found;
}
