/* Rows: their cells, their heights, and the keeps between them. */
#include "layout/table/table.h"

/* ---- Opening ------------------------------------------------------------------------------- */

/* Cells over several rows are tried out: where they break is known only when the table does. */
static gboolean is_tried(HpSection section, const HpGridCell *cell)
{
  return section == HP_SECTION_BODY && cell->n_rows > 1;
}

/* A trial takes no forced breaks: cells with any are laid out in earnest in their last row. */
static void settle_tall_pieces(HpTableLayout *t, guint row, HpLength bottom)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece->tried && piece->cell->breaks && hp_cell_last_row(piece->cell) == row)
      hp_table_fill_piece(t, piece, bottom, hp_table_must_place(t, row), FALSE);
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

/* ---- The next row -------------------------------------------------------------------------- */

/* Something in the row does not end where it should: a cell that ends in it has a rest, one that
   begins in it could not be begun, or a break is forced. */
static gboolean has_rest(const HpTableLayout *t, guint row)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    const gboolean ends = hp_cell_last_row(piece->cell) == row;
    if (piece->result.refused || piece->result.forced != HP_BREAK_AUTO ||
        (ends && piece->result.token != NULL))
      return TRUE;
  }
  return FALSE;
}

/* Footnotes of cells that were only tried out count when the cell ends. */
static void accept_tried_notes(HpTableLayout *t, guint row)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    if (hp_cell_last_row(piece->cell) == row && piece->result.fragment != NULL &&
        piece->result.fragment->has_notes && !t->constraint->trial)
      hp_notes_accept(t->layout->page.notes, piece->result.fragment);
  }
}

static gboolean row_fits(HpTableLayout *t, guint row, HpLength height, HpNotesMark before)
{
  if (t->constraint->limit == HP_LENGTH_MAX)
    return TRUE;
  const HpNotesMark notes = hp_notes_mark(t->layout->page.notes);
  accept_tried_notes(t, row);
  const gboolean last = row + 1 == t->grid->sections[HP_SECTION_BODY].n_rows;
  const gint64 bottom = (gint64)t->y + height + hp_table_room_below(t, !last);
  if (hp_notes_fit(t->layout->page.notes, before, hp_table_bound(bottom), t->constraint->limit))
    return TRUE;
  hp_notes_release(t->layout->page.notes, notes);
  return FALSE;
}

/** Strength of keeps between the row and what follows, which may be outside the table. */
static int keep_after(const HpTableLayout *t, guint row)
{
  const HpGridSection *body = &t->grid->sections[HP_SECTION_BODY];
  if (row + 1 < body->n_rows)
    return hp_table_keep_before(t, row + 1);
  return MAX(keep_after_row(t, row), hp_keep_with_next(t->constraint, t->grid->table));
}

gboolean hp_table_lay_row(HpTableLayout *t, guint row)
{
  const HpNotesMark notes = hp_notes_mark(t->layout->page.notes);
  const gboolean bounded = t->constraint->limit != HP_LENGTH_MAX;
  const HpLength bottom =
      bounded ? hp_table_bound((gint64)t->constraint->limit - hp_table_room_below(t, TRUE))
              : HP_LENGTH_MAX;
  hp_table_open_row(t, HP_SECTION_BODY, row, bottom);
  settle_tall_pieces(t, row, bottom);
  const HpLength height = hp_table_row_height(t, HP_SECTION_BODY, row);
  if (!has_rest(t, row) && row_fits(t, row, height, notes)) {
    if (hp_table_cut_inside(t, row, height, notes))
      return FALSE;
    hp_table_record_inside(t, row, height, keep_after(t, row));
    hp_table_accept_row(t, HP_SECTION_BODY, row, height, FALSE);
    return TRUE;
  }
  return !hp_table_break_at(t, row, notes);
}
