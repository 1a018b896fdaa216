/* Where figures, links around blocks and footnotes were painted. */
#include "pdf/structure/footnotes.h"
#include "pdf/structure/tree.h"

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
