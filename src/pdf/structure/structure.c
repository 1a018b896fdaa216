/* The structure tree: its elements, and leaves from what was painted. */
#include "pdf/structure/structure.h"

#include "pdf/structure/footnotes.h"
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

static void free_array(gpointer array)
{
  g_array_unref(array);
}

static void free_table(gpointer table)
{
  g_hash_table_unref(table);
}

HpStructure *hp_structure_new(const HpFoTree *tree, const HpPages *pages, HpPdfVersion version,
                              HpDiagnostics *diagnostics)
{
  HpStructure *structure = g_new0(HpStructure, 1);
  structure->tree = tree;
  structure->shown = pages;
  structure->version = version;
  structure->diagnostics = diagnostics;
  structure->n_objects = hp_fo_tree_size(tree);
  structure->elements = g_array_new(FALSE, TRUE, sizeof(HpElement));
  structure->element_of = g_new0(guint, structure->n_objects);
  structure->leaves = g_array_new(FALSE, FALSE, sizeof(HpLeaf));
  structure->annotations = g_array_new(FALSE, FALSE, sizeof(HpAnnotation));
  structure->pages = g_ptr_array_new_with_free_func(free_array);
  structure->cells = g_array_new(FALSE, FALSE, sizeof(HpCell));
  structure->headers = g_array_new(FALSE, FALSE, sizeof(guint));
  structure->boxes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
  structure->references = g_hash_table_new_full(NULL, NULL, NULL, free_array);
  structure->table_markers = g_hash_table_new_full(NULL, NULL, NULL, free_table);
  structure->block_links = g_array_new(FALSE, FALSE, sizeof(HpBlockLinkArea));
  structure->footnotes = hp_footnotes_new();
  structure->footnote_areas = g_array_new(FALSE, FALSE, sizeof(HpFootnoteArea));
  hp_structure_build(structure);
  hp_structure_place_captions(structure);
  hp_structure_complete_tables(structure);
  return structure;
}

void hp_structure_free(HpStructure *structure)
{
  if (structure == NULL)
    return;
  g_array_unref(structure->elements);
  g_free(structure->element_of);
  g_array_unref(structure->leaves);
  g_array_unref(structure->annotations);
  g_ptr_array_unref(structure->pages);
  g_array_unref(structure->cells);
  g_array_unref(structure->headers);
  g_array_unref(structure->block_links);
  g_array_unref(structure->footnotes);
  g_array_unref(structure->footnote_areas);
  g_hash_table_unref(structure->boxes);
  g_hash_table_unref(structure->references);
  g_hash_table_unref(structure->table_markers);
  g_free(structure);
}

/* ---- Leaves -------------------------------------------------------------------------------- */

static GArray *elements_of_page(HpStructure *structure, guint page)
{
  while (structure->pages->len <= page)
    g_ptr_array_add(structure->pages, g_array_new(FALSE, FALSE, sizeof(guint)));
  return g_ptr_array_index(structure->pages, page);
}

static guint add_leaf(HpStructure *structure, guint page, guint index)
{
  GArray *mcids = elements_of_page(structure, page);
  const HpLeaf leaf = {page, mcids->len, 0};
  g_array_append_val(mcids, index);
  g_array_append_val(structure->leaves, leaf);
  HpElement *element = hp_element(structure, index);
  if (element->last_leaf == 0)
    element->first_leaf = structure->leaves->len;
  else
    g_array_index(structure->leaves, HpLeaf, element->last_leaf - 1).next = structure->leaves->len;
  element->last_leaf = structure->leaves->len;
  return leaf.mcid;
}

static const char *artifact_properties(HpContentType type)
{
  switch (type) {
  case HP_ARTIFACT_HEADER:
    return "/Type /Pagination /Subtype /Header /Attached [/Top]";
  case HP_ARTIFACT_FOOTER:
    return "/Type /Pagination /Subtype /Footer /Attached [/Bottom]";
  case HP_ARTIFACT_PAGINATION:
    return "/Type /Pagination";
  default:
    return "/Type /Layout";
  }
}

void hp_structure_begin_sequence(HpStructure *structure, guint page, guint key, GString *out)
{
  if ((key & HP_ARTIFACT_KEY) != 0) {
    const HpContentType type = (HpContentType)(key & ~HP_ARTIFACT_KEY);
    g_string_append_printf(out, "/Artifact <<%s>> BDC\n", artifact_properties(type));
    return;
  }
  /* It will have a paragraph of its own. */
  const HpRole role = hp_element(structure, key)->role;
  const char *name =
      hp_role_name(hp_role_holds_content(role) ? role : HP_ROLE_P, structure->version);
  g_string_append_printf(out, "/%s <</MCID %u>> BDC\n", name, add_leaf(structure, page, key));
}

/* ---- Figures and annotations --------------------------------------------------------------- */

void hp_structure_each_undescribed(const HpStructure *structure,
                                   void (*callback)(const HpFo *fo, gpointer user), gpointer user)
{
  for (guint i = 0; i < structure->elements->len; i++) {
    const HpElement *element = hp_element(structure, i);
    if (hp_structure_is_picture(structure, i) && element->first_leaf != 0 &&
        (element->fo == NULL || hp_fo_name(element->fo, HP_NAME_ALT_TEXT) == NULL))
      callback(element->fo, user);
  }
}

guint hp_structure_link_element(const HpStructure *structure, const HpFo *fo)
{
  if (!hp_structure_is_content(structure, fo))
    return 0;
  const guint index = structure->element_of[fo->index];
  const HpElement *element = hp_element(structure, index);
  return element->role == HP_ROLE_LINK && element->fo->index == fo->index ? index : 0;
}

guint hp_structure_add_annotation(HpStructure *structure, guint index, guint page, guint annotation)
{
  const HpAnnotation record = {index, page, annotation, 0};
  g_array_append_val(structure->annotations, record);
  const guint number = structure->annotations->len;
  HpElement *element = hp_element(structure, index);
  if (element->last_annotation == 0)
    element->first_annotation = number;
  else
    g_array_index(structure->annotations, HpAnnotation, element->last_annotation - 1).next = number;
  element->last_annotation = number;
  return number - 1;
}
