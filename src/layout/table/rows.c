/* Rows: their cells, their heights, and the keeps between them. */
#include "layout/table/table-layout.h"

/* ---- Opening ------------------------------------------------------------------------------- */

/* Cells over several rows are tried out: where they break is known only when the table does. */
static gboolean is_tried(HpSection section, const HpGridCell *cell)
{
  return section == HP_SECTION_BODY && cell->n_rows > 1;
}

static HpFragment *row_fragment(HpTableLayout *t, const HpGridRow *row)
{
  HpFragment *fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_BLOCK,
                                         row->fo == NULL ? row->part : row->fo);
  fragment->artifact = t->part->artifact;
  return fragment;
}

/* The row that the break was inside has all its cells open already. */
static gboolean is_inside_resumed(const HpTableLayout *t, HpSection section, guint row)
{
  return section == HP_SECTION_BODY && row == t->first_row && t->rest != NULL && t->rest->inside;
}

void hp_table_open_row(HpTableLayout *t, HpSection section, guint row, HpLength bottom)
{
  const HpGridSection *grid = &t->grid->sections[section];
  const gboolean must_place = section == HP_SECTION_BODY && hp_table_must_place(t, row);
  const gboolean resumed = section == HP_SECTION_BODY && row == t->first_row && t->rest != NULL;
  if (resumed)
    hp_table_resume(t);
  for (guint i = 0; i < grid->rows[row].n_cells && !is_inside_resumed(t, section, row); i++) {
    const HpGridCell *cell = &grid->cells[grid->rows[row].first_cell + i];
    hp_table_open_piece(t, hp_table_piece_new(t, section, cell, FALSE));
  }
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece->top == t->y && piece->bottom == 0)
      hp_table_fill_piece(t, piece, bottom, must_place, is_tried(section, piece->cell));
  hp_table_align_baselines(t, row);
}

/* ---- Heights ------------------------------------------------------------------------------- */

static HpLength own_height(const HpTableLayout *t, HpSection section, guint row)
{
  const HpFo *fo = t->grid->sections[section].rows[row].fo;
  if (fo == NULL)
    return 0;
  const HpLength asked = hp_table_extent(&fo->traits->block_progression_dimension);
  return is_inside_resumed(t, section, row) ? MAX(asked - t->rest->row_consumed, 0) : asked;
}

HpLength hp_table_row_height(const HpTableLayout *t, HpSection section, guint row)
{
  HpLength height = own_height(t, section, row);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    if (hp_cell_last_row(piece->cell) != row)
      continue;
    const HpLength above = t->y - piece->top;
    height = MAX(height, hp_table_piece_height(piece, FALSE) - above);
  }
  return height;
}

/* ---- Placing ------------------------------------------------------------------------------- */

static void finish_pieces(HpTableLayout *t, guint row, HpFragment *parent, HpLength bottom,
                          gboolean broken)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    if (!broken && hp_cell_last_row(piece->cell) != row)
      continue;
    hp_table_finish_piece(t, piece, parent, bottom, broken);
    hp_table_close_piece(t, piece);
  }
}

void hp_table_accept_row(HpTableLayout *t, HpSection section, guint row, HpLength height,
                         gboolean broken)
{
  const HpLength bottom = hp_table_bound((gint64)t->y + height);
  const gboolean resumed = is_inside_resumed(t, section, row);
  const HpPlacedRow placed = {section, row, t->y, bottom, resumed, broken};
  g_array_append_val(t->placed, placed);
  HpFragment *fragment = row_fragment(t, &t->grid->sections[section].rows[row]);
  fragment->rect = hp_table_slots(t, 0, t->grid->n_columns, t->y, bottom);
  fragment->is_first = !resumed && t->grid->sections[section].rows[row].fo != NULL;
  fragment->is_last = !broken;
  hp_table_paint_row(t, section, row, fragment);
  finish_pieces(t, row, fragment, bottom, broken);
  hp_fragment_append(t->part, fragment);
  t->y = bottom;
}

/* What was aligned in a cell of the old height. */
static void align_anew(const HpFragment *cell, HpLength more)
{
  const HpDisplayAlign align = cell->fo->traits->inherited.display_align;
  const HpLength dy = align == HP_DISPLAY_CENTER ? more / 2 : align == HP_DISPLAY_AFTER ? more : 0;
  for (HpFragment *child = cell->first_child; dy != 0 && child != NULL; child = child->next)
    hp_fragment_move(child, 0, dy);
}

void hp_table_stretch_row(HpTableLayout *t, HpLength bottom)
{
  HpPlacedRow *placed = &g_array_index(t->placed, HpPlacedRow, t->placed->len - 1);
  HpFragment *row = t->part->last_child;
  const HpLength more = bottom - placed->bottom;
  placed->bottom = bottom;
  row->rect.height += more;
  for (HpFragment *child = row->first_child; child != NULL; child = child->next) {
    child->rect.height += more;
    if (child->kind == HP_FRAGMENT_REFERENCE)
      align_anew(child, more);
  }
  t->y = bottom;
}

/* ---- Keeps --------------------------------------------------------------------------------- */

static int keep_after_row(const HpTableLayout *t, guint row)
{
  const HpGridSection *body = &t->grid->sections[HP_SECTION_BODY];
  const HpGridRow *grid_row = &body->rows[row];
  int keep = grid_row->fo == NULL ? 0 : hp_keep_with_next(t->constraint, grid_row->fo);
  for (guint column = 0; column < t->grid->n_columns; column++) {
    const HpGridCell *cell = hp_grid_slot(t->grid, HP_SECTION_BODY, row, column);
    if (cell == NULL || cell->column != column || hp_cell_last_row(cell) != row)
      continue;
    keep = MAX(keep, hp_keep_with_next(t->constraint, cell->fo));
    if (cell->fo->last_child != NULL && hp_fo_is_block_level(cell->fo->last_child))
      keep = MAX(keep, hp_keep_with_next(t->constraint, cell->fo->last_child));
  }
  return keep;
}

static int keep_before_row(const HpTableLayout *t, guint row)
{
  const HpGridSection *body = &t->grid->sections[HP_SECTION_BODY];
  const HpGridRow *grid_row = &body->rows[row];
  int keep = grid_row->fo == NULL ? 0 : hp_keep_with_previous(t->constraint, grid_row->fo);
  for (guint i = 0; i < grid_row->n_cells; i++) {
    const HpFo *cell = body->cells[grid_row->first_cell + i].fo;
    keep = MAX(keep, hp_keep_with_previous(t->constraint, cell));
    if (cell->first_child != NULL && hp_fo_is_block_level(cell->first_child))
      keep = MAX(keep, hp_keep_with_previous(t->constraint, cell->first_child));
  }
  return keep;
}

int hp_table_keep_before(const HpTableLayout *t, guint row)
{
  const int keep = MAX(keep_after_row(t, row - 1), keep_before_row(t, row));
  return MAX(keep, t->constraint->keep);
}

int hp_table_keep_inside(const HpTableLayout *t, guint row)
{
  const HpFo *fo = t->grid->sections[HP_SECTION_BODY].rows[row].fo;
  return MAX(t->constraint->keep, fo == NULL ? 0 : hp_keep_together(t->constraint, fo));
}

int hp_table_keep_after(const HpTableLayout *t, guint row)
{
  const HpGridSection *body = &t->grid->sections[HP_SECTION_BODY];
  if (row + 1 < body->n_rows)
    return hp_table_keep_before(t, row + 1);
  return MAX(keep_after_row(t, row), hp_keep_with_next(t->constraint, t->grid->table));
}
