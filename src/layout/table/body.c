/* The next body row: placed whole if it fits, else broken. */
#include "layout/table/table-layout.h"

/* A trial takes no forced breaks: cells with any are laid out in earnest in their last row. */
static void settle_tall_pieces(HpTableLayout *t, guint row, HpLength bottom)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece->tried && piece->cell->breaks && hp_cell_last_row(piece->cell) == row)
      hp_table_fill_piece(t, piece, bottom, hp_table_must_place(t, row), FALSE);
}

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

/* The footer below the last row cites notes that are not accepted yet: see pass.c. */
static gboolean footer_cites(const HpTableLayout *t, gboolean last)
{
  return last && t->footer != NULL && t->footer->has_notes;
}

static gboolean row_fits(HpTableLayout *t, guint row, HpLength height, HpNotesMark before)
{
  if (t->constraint->limit == HP_LENGTH_MAX)
    return TRUE;
  const HpNotesMark notes = hp_notes_mark(t->layout->page.notes);
  accept_tried_notes(t, row);
  const gboolean last = row + 1 == t->grid->sections[HP_SECTION_BODY].n_rows;
  const HpLength bottom = hp_table_bound((gint64)t->y + height + hp_table_room_below(t, !last));
  if (footer_cites(t, last) ? hp_fits(t->layout->page.notes, t->footer, bottom, t->constraint)
                            : hp_notes_fit(t->layout->page.notes, before, bottom, t->constraint))
    return TRUE;
  hp_notes_release(t->layout->page.notes, notes);
  return FALSE;
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
    hp_table_record_inside(t, row, height, hp_table_keep_after(t, row));
    hp_table_accept_row(t, HP_SECTION_BODY, row, height, FALSE);
    return TRUE;
  }
  return !hp_table_break_at(t, row, notes);
}
