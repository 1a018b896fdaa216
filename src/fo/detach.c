/*
 * Independence from the source document. A tree of 500 pages is 14 MB, the libxml2 document it was
 * built from 50; who has no further use for the document can let it go before layout.
 */
#include "fo/internal.h"

/* What is refined or drawn later keeps a node of its own: attributes for the objects in a marker,
   all of a foreign object. */
static const xmlNode *kept_node(HpFoTree *tree, const HpFo *fo, gboolean in_marker)
{
  enum { ALL = 1, WITH_ATTRIBUTES = 2 };
  if (fo->kind != HP_FO_FOREIGN && !in_marker)
    return NULL;
  if (tree->kept == NULL)
    tree->kept = xmlNewDoc((const xmlChar *)"1.0");
  const int extent = fo->kind == HP_FO_FOREIGN ? ALL : WITH_ATTRIBUTES;
  xmlNode *copy = xmlDocCopyNode((xmlNode *)fo->node, tree->kept, extent);
  if (copy != NULL)
    g_ptr_array_add(tree->kept_nodes, copy);
  return copy;
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

void hp_fo_tree_detach(HpFoTree *tree)
{
  if (tree->kept_nodes != NULL)
    return;
  tree->kept_nodes = g_ptr_array_new_with_free_func((GDestroyNotify)xmlFreeNode);
  detach(tree, tree->root, FALSE);
  hp_refiner_forget_names(tree->refiner);
}
