/* The structure tree: its elements, and leaves from what was painted. */
#include "pdf/structure/structure.h"

#include "pdf/structure/footnotes.h"
#include "pdf/structure/nesting.h"
#include "pdf/structure/tree.h"

static void free_array(gpointer array)
{
  g_array_unref(array);
}

HpStructure *hp_structure_new(const HpFoTree *tree, HpPdfVersion version,
                              HpDiagnostics *diagnostics)
{
  HpStructure *structure = g_new0(HpStructure, 1);
  structure->tree = tree;
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
  g_free(structure);
}

/* ---- Leaves -------------------------------------------------------------------------------- */

guint hp_structure_key(const HpStructure *structure, HpOwner owner)
{
  if (owner.type != HP_CONTENT)
    return HP_ARTIFACT_KEY | (guint)owner.type;
  return owner.object < structure->n_objects ? structure->element_of[owner.object] : 0;
}

static GArray *elements_of_page(HpStructure *structure, guint page)
{
  while (structure->pages->len <= page)
    g_ptr_array_add(structure->pages, g_array_new(FALSE, FALSE, sizeof(guint)));
  return g_ptr_array_index(structure->pages, page);
}

static guint add_leaf(HpStructure *structure, guint page, guint index)
{
  GArray *mcids = elements_of_page(structure, page);
  const HpLeaf leaf = {index, page, mcids->len, 0};
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
  case HP_ARTIFACT_BACKGROUND:
    return "/Type /Background";
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

gboolean hp_structure_is_picture(const HpStructure *structure, guint index)
{
  const HpRole role = hp_element(structure, index)->role;
  return role == HP_ROLE_FIGURE || role == HP_ROLE_FORMULA;
}

static void grow(HpFigureBox *box, double x, double y)
{
  box->left = MIN(box->left, x);
  box->right = MAX(box->right, x);
  box->bottom = MIN(box->bottom, y);
  box->top = MAX(box->top, y);
}

/* What a draw covers, in PDF's coordinates. */
static HpFigureBox box_of(const HpDraw *draw, const HpPage *page, guint page_index,
                          const cairo_matrix_t *matrix)
{
  HpFigureBox box = {page_index, G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE};
  for (int corner = 0; corner < 4; corner++) {
    double x = hp_length_to_points(draw->rect.x) +
               (corner % 2 == 0 ? 0 : hp_length_to_points(draw->rect.width));
    double y = hp_length_to_points(draw->rect.y) +
               (corner < 2 ? 0 : hp_length_to_points(draw->rect.height));
    cairo_matrix_transform_point(matrix, &x, &y);
    grow(&box, x, hp_length_to_points(page->height) - y);
  }
  return box;
}

static void note_figure(HpStructure *structure, guint index, const HpFigureBox *drawn)
{
  HpFigureBox *box = g_hash_table_lookup(structure->boxes, GUINT_TO_POINTER(index));
  if (box == NULL) {
    g_hash_table_insert(structure->boxes, GUINT_TO_POINTER(index), g_memdup2(drawn, sizeof *drawn));
  } else if (box->page == drawn->page) {
    grow(box, drawn->left, drawn->bottom);
    grow(box, drawn->right, drawn->top);
  }
}

/* A figure may consist of text. */
static gboolean is_in_picture(const HpStructure *structure, guint index)
{
  while (index != 0 && !hp_structure_is_picture(structure, index))
    index = hp_element(structure, index)->parent;
  return index != 0;
}

gboolean hp_structure_is_block_link(const HpStructure *structure, guint index)
{
  const HpElement *element = hp_element(structure, index);
  if (element->role != HP_ROLE_LINK || element->fo == NULL || element->fo->kind != HP_FO_BASIC_LINK)
    return FALSE;
  for (const HpFo *child = element->fo->first_child; child != NULL; child = child->next)
    if (child->kind != HP_FO_TEXT && hp_fo_is_block_level(child))
      return TRUE;
  return FALSE;
}

static void note_block_link(HpStructure *structure, guint index, const HpFigureBox *box)
{
  while (index != 0 && !hp_structure_is_block_link(structure, index))
    index = hp_element(structure, index)->parent;
  if (index == 0)
    return;
  GArray *areas = structure->block_links;
  HpBlockLinkArea *last =
      areas->len == 0 ? NULL : &g_array_index(areas, HpBlockLinkArea, areas->len - 1);
  /* Parts of one line. */
  if (last != NULL && last->link == index && last->box.page == box->page &&
      last->box.bottom < box->top && box->bottom < last->box.top) {
    grow(&last->box, box->left, box->bottom);
    grow(&last->box, box->right, box->top);
    return;
  }
  const HpBlockLinkArea area = {*box, index};
  g_array_append_val(areas, area);
}

static void note_draw(HpStructure *structure, const HpPage *page, guint page_index,
                      const HpDraw *draw, const cairo_matrix_t *matrix)
{
  const guint key = hp_structure_key(structure, draw->owner);
  if ((key & HP_ARTIFACT_KEY) != 0)
    return;
  const gboolean in_picture = structure->n_pictures > 0 && is_in_picture(structure, key);
  if (!in_picture && structure->footnotes->len == 0 && structure->n_block_links == 0)
    return;
  const HpFigureBox box = box_of(draw, page, page_index, matrix);
  if (structure->n_block_links > 0)
    note_block_link(structure, key, &box);
  if (structure->footnotes->len > 0)
    hp_footnotes_note(structure, draw->owner.object, &box);
  for (guint index = in_picture ? key : 0; index != 0; index = hp_element(structure, index)->parent)
    if (hp_structure_is_picture(structure, index))
      note_figure(structure, index, &box);
}

static void push_transform(GArray *stack, const HpDraw *draw)
{
  cairo_matrix_t around = g_array_index(stack, cairo_matrix_t, stack->len - 1), pushed = around;
  if (draw->kind == HP_DRAW_PUSH_TRANSFORM) {
    const cairo_matrix_t matrix = hp_draw_matrix(draw);
    cairo_matrix_multiply(&pushed, &matrix, &around);
  }
  g_array_append_val(stack, pushed);
}

void hp_structure_note_page(HpStructure *structure, const HpPage *page, guint index)
{
  cairo_matrix_t identity;
  cairo_matrix_init_identity(&identity);
  g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(cairo_matrix_t));
  g_array_append_val(stack, identity);
  for (guint i = 0; i < page->n_draws; i++) {
    const HpDraw *draw = &page->draws[i];
    if (draw->kind == HP_DRAW_PUSH_CLIP || draw->kind == HP_DRAW_PUSH_TRANSFORM) {
      push_transform(stack, draw);
    } else if (draw->kind == HP_DRAW_POP && stack->len > 1) {
      g_array_set_size(stack, stack->len - 1);
    } else if (draw->kind == HP_DRAW_GRAPHIC || draw->kind == HP_DRAW_GLYPHS) {
      note_draw(structure, page, index, draw,
                &g_array_index(stack, cairo_matrix_t, stack->len - 1));
    }
  }
}

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

static gboolean is_content(const HpStructure *structure, const HpFo *fo)
{
  return fo->index < structure->n_objects &&
         (structure->element_of[fo->index] & HP_ARTIFACT_KEY) == 0;
}

guint hp_structure_link_element(const HpStructure *structure, const HpFo *fo)
{
  if (!is_content(structure, fo))
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

/* ---- Which element shows an object --------------------------------------------------------- */

static gboolean is_own(const HpStructure *structure, const HpFo *fo)
{
  const guint key = structure->element_of[fo->index];
  return (key & HP_ARTIFACT_KEY) == 0 && hp_element(structure, key)->fo == fo &&
         hp_element(structure, key)->number != 0;
}

/* The element that holds the object's text, if nothing of it stands before: the cell of a paragraph
   that is alone in it, the note of its block. 0 if there is none. */
static guint begun_by(const HpStructure *structure, const HpFo *fo)
{
  const guint key = structure->element_of[fo->index];
  if ((key & HP_ARTIFACT_KEY) != 0 || !hp_role_holds_content(hp_element(structure, key)->role))
    return 0;
  while (fo != NULL && fo != hp_element(structure, key)->fo)
    fo = fo->previous == NULL ? fo->parent : NULL;
  return fo == NULL || hp_element(structure, key)->number == 0 ? 0 : key;
}

/* The object, or the first below it, that has an element of its own with content; or NULL. */
static const HpFo *first_shown(const HpStructure *structure, const HpFo *fo)
{
  if (is_own(structure, fo))
    return fo;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    const HpFo *shown = first_shown(structure, child);
    if (shown != NULL)
      return shown;
  }
  return NULL;
}

guint hp_structure_element_showing(const HpStructure *structure, const HpFo *fo)
{
  if (fo == NULL || fo->index >= structure->n_objects)
    return 0;
  const guint begun = begun_by(structure, fo);
  if (begun != 0)
    return begun;
  const HpFo *shown = first_shown(structure, fo);
  if (shown == NULL)
    shown = fo;
  while (shown->parent != NULL && !is_content(structure, shown))
    shown = shown->parent;
  guint index = structure->element_of[shown->index] & ~HP_ARTIFACT_KEY;
  while (hp_element(structure, index)->number == 0 && index != 0)
    index = hp_element(structure, index)->parent;
  return index;
}

guint hp_structure_element_object(const HpStructure *structure, guint index)
{
  return hp_element(structure, index)->number;
}

guint hp_structure_object_of(const HpStructure *structure, const HpFo *fo)
{
  return hp_element(structure, hp_structure_element_showing(structure, fo))->number;
}
