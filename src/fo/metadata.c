/* Title, language and description from the XMP that fo:declarations may hold. */
#include "fo/internal.h"

#include <string.h>

#define DC_NAMESPACE "http://purl.org/dc/elements/1.1/"

enum { METADATA_DEPTH_MAX = 16 };

static gboolean is_dublin_core(const xmlNode *node, const char *name)
{
  return node->ns != NULL && strcmp((const char *)node->ns->href, DC_NAMESPACE) == 0 &&
         strcmp((const char *)node->name, name) == 0;
}

/* The first piece of text that is not blank: rdf:Alt and rdf:Bag wrap what they hold. */
static const char *first_text(HpFoTree *tree, const xmlNode *node, int depth)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next) {
    if (child->type == XML_ELEMENT_NODE && depth < METADATA_DEPTH_MAX) {
      const char *found = first_text(tree, child, depth + 1);
      if (found != NULL)
        return found;
    }
    if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE)
      continue;
    const HpSlice text = hp_slice_trim((const char *)child->content);
    if (text.length > 0)
      return hp_arena_strndup(tree->arena, text.text, text.length);
  }
  return NULL;
}

static void keep(HpFoTree *tree, const char **field, const xmlNode *node)
{
  if (*field == NULL)
    *field = first_text(tree, node, 0);
}

static void read_below(HpFoTree *tree, const xmlNode *node, int depth)
{
  if (is_dublin_core(node, "title"))
    keep(tree, &tree->metadata.title, node);
  else if (is_dublin_core(node, "language"))
    keep(tree, &tree->metadata.language, node);
  else if (is_dublin_core(node, "description"))
    keep(tree, &tree->metadata.description, node);
  else if (depth < METADATA_DEPTH_MAX)
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
      if (child->type == XML_ELEMENT_NODE)
        read_below(tree, child, depth + 1);
}

void hp_read_metadata(HpFoTree *tree, const xmlNode *packet)
{
  read_below(tree, packet, 0);
}
