/*
 * Independence from the source document. A tree of 500 pages is 14 MB, the libxml2 document it was
 * built from 50; who has no further use for the document can let it go before layout.
 */
#include "fo/tree/indexes.h"

#include <string.h>

/* ---- Attributes ---------------------------------------------------------------------------- */

/* Objects in a marker are refined where they are retrieved. Their attributes lie in the arena and
   not in nodes of libxml2's: thousands of small pieces would keep the heap around them from being
   used for anything larger once the document is gone. */
static xmlAttr *copy_attribute(HpFoTree *tree, const xmlAttr *original)
{
  const char *name = (const char *)original->name;
  const char *value = hp_refiner_attribute_value(tree->refiner, original);
  xmlNode *text = hp_arena_new0(tree->arena, xmlNode);
  text->type = XML_TEXT_NODE;
  text->content = (xmlChar *)hp_refiner_intern(tree->refiner, (HpSlice){value, strlen(value)});
  xmlAttr *attribute = hp_arena_new0(tree->arena, xmlAttr);
  attribute->type = XML_ATTRIBUTE_NODE;
  attribute->name =
      (const xmlChar *)hp_refiner_intern(tree->refiner, (HpSlice){name, strlen(name)});
  attribute->children = text;
  if (original->ns == NULL)
    return attribute;
  const char *uri = (const char *)original->ns->href;
  attribute->ns = hp_arena_new0(tree->arena, xmlNs);
  attribute->ns->href =
      (const xmlChar *)hp_refiner_intern(tree->refiner, (HpSlice){uri, strlen(uri)});
  return attribute;
}

static const xmlNode *copy_attributes(HpFoTree *tree, const xmlNode *original)
{
  xmlNode *node = hp_arena_new0(tree->arena, xmlNode);
  node->type = XML_ELEMENT_NODE;
  xmlAttr **end = &node->properties;
  for (const xmlAttr *attribute = original->properties; attribute != NULL;
       attribute = attribute->next) {
    *end = copy_attribute(tree, attribute);
    end = &(*end)->next;
  }
  return node;
}

/* ---- Nodes --------------------------------------------------------------------------------- */

static const xmlNode *copy_foreign(HpFoTree *tree, const xmlNode *original)
{
  enum { ALL = 1 };
  if (tree->kept == NULL)
    tree->kept = xmlNewDoc((const xmlChar *)"1.0");
  xmlNode *copy = xmlDocCopyNode((xmlNode *)original, tree->kept, ALL);
  if (copy != NULL)
    g_ptr_array_add(tree->kept_nodes, copy);
  return copy;
}

/* What is drawn or refined later keeps a node of its own. */
static const xmlNode *kept_node(HpFoTree *tree, const HpFo *fo, gboolean in_marker)
{
  if (fo->kind == HP_FO_FOREIGN)
    return copy_foreign(tree, fo->node);
  return in_marker ? copy_attributes(tree, fo->node) : NULL;
}

static void detach(HpFoTree *tree, HpFo *fo, gboolean in_marker)
{
  if (fo->kind == HP_FO_TEXT) {
    fo->text = hp_arena_strndup(tree->arena, fo->text, fo->text_length);
    fo->node = NULL;
    return;
  }
  in_marker = in_marker || fo->kind == HP_FO_MARKER;
  fo->node = kept_node(tree, fo, in_marker);
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    detach(tree, (HpFo *)child, in_marker);
  for (const HpFo *marker = fo->first_marker; marker != NULL; marker = marker->next)
    detach(tree, (HpFo *)marker, TRUE);
}

/* What is written in the lists of indexes is not among their children. */
static void detach_indexes(HpFoTree *tree)
{
  const GArray *lists = tree->indexes == NULL ? NULL : tree->indexes->lists;
  for (guint i = 0; lists != NULL && i < lists->len; i++) {
    const HpIndexList *list = &g_array_index(lists, HpIndexList, i);
    for (const HpFo *written = list->written; written != NULL; written = written->next)
      detach(tree, (HpFo *)written, FALSE);
  }
}

void hp_fo_tree_detach(HpFoTree *tree)
{
  if (tree->kept_nodes != NULL)
    return;
  tree->kept_nodes = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
  detach(tree, tree->root, FALSE);
  detach_indexes(tree);
  hp_refiner_forget_names(tree->refiner);
}
