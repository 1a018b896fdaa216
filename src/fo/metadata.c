/* Title, language, description and author: from the XMP that fo:declarations may hold, else from
   what else the document says of itself. */
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
  else if (is_dublin_core(node, "creator"))
    keep(tree, &tree->metadata.author, node);
  else if (depth < METADATA_DEPTH_MAX)
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
      if (child->type == XML_ELEMENT_NODE)
        read_below(tree, child, depth + 1);
}

void hp_read_metadata(HpFoTree *tree, const xmlNode *packet)
{
  read_below(tree, packet, 0);
}

/* ---- Without XMP --------------------------------------------------------------------------- */

static void append_text(GString *text, const HpFo *fo)
{
  if (fo->kind == HP_FO_TEXT)
    g_string_append_len(text, fo->text, (gssize)fo->text_length);
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    append_text(text, child);
}

/* The text of an object, runs of white space made one. */
static const char *text_of(HpFoTree *tree, const HpFo *fo)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_text(text, fo);
  g_auto(GStrv) words = g_strsplit_set(text->str, " \t\r\n", -1);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf(joined, "%s%s", joined->len > 0 ? " " : "", *word);
  return joined->len == 0 ? NULL : hp_arena_strdup(tree->arena, joined->str);
}

static const HpFo *first_of_kind(const HpFo *parent, HpFoKind kind)
{
  const HpFo *child = parent->first_child;
  while (child != NULL && child->kind != kind)
    child = child->next;
  return child;
}

void hp_complete_metadata(HpFoTree *tree)
{
  const HpFo *sequence = first_of_kind(tree->root, HP_FO_PAGE_SEQUENCE);
  const HpFo *title = sequence == NULL ? NULL : first_of_kind(sequence, HP_FO_TITLE);
  if (tree->metadata.title == NULL && title != NULL)
    tree->metadata.title = text_of(tree, title);
  if (tree->metadata.language == NULL)
    tree->metadata.language = tree->root->traits->inherited.language;
  if (tree->metadata.language == NULL && sequence != NULL)
    tree->metadata.language = sequence->traits->inherited.language;
}
