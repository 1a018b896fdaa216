/*
 * Where a table ends on a page: between two rows, or inside one.
 *
 *        ┌──────┬──────┐                    ┌──────┬──────┐
 *        │  A   │  B   │ row 4              │  A   │  B   │ row 4
 *        │      ├──────┤ ── break before 5  │      ├──────┤
 *        │      │  C   │ row 5              │  A   │  C   │ row 5
 *        ├──────┼──────┤                    │ ─ ─ ─│─ ─ ─ │ ── break inside 5
 *
 * Either way the open cells – A; A and C – are laid out down to the break, and the token keeps what
 * is left of each. Inside a row every cell that begins in it must get something onto the page.
 * Before a row, the row above the break reaches as far down as A has use for: it goes on anyway.
 */
#include "layout/table/table-layout.h"

/* ---- Before a row -------------------------------------------------------------------------- */

static void forget_row(HpTableLayout *t, guint row)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (!piece->begun && piece->cell->row == row)
      hp_table_close_piece(t, piece);
}

/** Where the rows end on a page that breaks in the table, if there are no notes below them. */
static HpLength foot_of(const HpTableLayout *t)
{
  return hp_table_bound((gint64)t->constraint->limit - hp_table_room_below(t, TRUE));
}

/* Down to a place above the foot: the notes accepted so far stand below it, and take nothing. */
static void fill_above(HpTableLayout *t, HpCellPiece *piece, HpLength bottom, gboolean must_place)
{
  const gint64 with_notes = (gint64)bottom + hp_notes_room(t->layout->page.notes);
  const HpLength foot = MAX(foot_of(t), bottom);
  hp_table_fill_piece(t, piece, (HpLength)MIN(with_notes, foot), must_place, FALSE);
  piece->bottom = bottom;
}

static gboolean goes_on(const HpCellPiece *piece)
{
  return !piece->done && (piece->result.token != NULL || piece->result.refused);
}

static gboolean any_goes_on(const HpTableLayout *t)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (goes_on(piece))
      return TRUE;
  return FALSE;
}

/* Cells that go on below the break anyway have what is left of the page: the row above it ends
   where they do. FALSE: they have no use for it. */
static gboolean reach_down(HpTableLayout *t, HpNotesMark notes)
{
  HpLength reach = t->y;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    hp_table_fill_piece(t, piece, foot_of(t), FALSE, FALSE);
    if (piece->result.fragment != NULL)
      reach = MAX(reach, hp_table_bound((gint64)piece->top + hp_table_piece_height(piece, TRUE)));
  }
  const HpLength bottom = hp_table_bound((gint64)reach + hp_table_room_below(t, TRUE));
  if (reach == t->y || !hp_notes_fit(t->layout->page.notes, notes, bottom, t->constraint))
    return FALSE;
  hp_table_stretch_row(t, reach);
  return TRUE;
}

static void fill_down_to_end(HpTableLayout *t, HpBreak forced)
{
  const HpNotesMark notes = hp_notes_mark(t->layout->page.notes);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece->tried || piece->bottom != t->y)
      fill_above(t, piece, t->y, FALSE);
  if (forced != HP_BREAK_AUTO || hp_measures(t->constraint) || !any_goes_on(t))
    return;
  hp_notes_release(t->layout->page.notes, notes);
  if (reach_down(t, notes))
    return;
  hp_notes_release(t->layout->page.notes, notes);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    fill_above(t, piece, t->y, FALSE);
}

void hp_table_break_before(HpTableLayout *t, guint row, HpBadness badness, HpBreak forced)
{
  forget_row(t, row);
  fill_down_to_end(t, forced);
  HpToken *token = hp_table_token(t, row, hp_table_rest(t, FALSE, 0));
  token->broke_before = forced != HP_BREAK_AUTO;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    hp_table_finish_piece(t, piece, t->part, t->y, TRUE);
    hp_table_close_piece(t, piece);
  }
  t->result.token = token;
  t->result.badness = badness;
  t->result.forced = forced;
}

/* ---- Inside a row -------------------------------------------------------------------------- */

/** How the row would stand if it broke at some height. */
typedef struct {
  gboolean possible;   /* all cells that begin in it have something to show */
  gboolean progress;   /* some cell goes on */
  gboolean unfinished; /* some cell that ends in it has a rest */
  HpBadness badness;
  HpBreak forced;
  HpLength forced_bottom; /* where the first forced break ends its cell */
  HpLength bottom;
} InsideBreak;

static InsideBreak no_break_yet(const HpTableLayout *t)
{
  return (InsideBreak){.possible = TRUE, .forced_bottom = HP_LENGTH_MAX, .bottom = t->y};
}

/* What is centred in a given height, or at its end, is that in one piece only. */
static HpBadness badness_of_alignment(const HpCellPiece *piece)
{
  const HpTraits *traits = piece->cell->fo->traits;
  const HpDisplayAlign align = traits->inherited.display_align;
  const gboolean aligned = align == HP_DISPLAY_CENTER || align == HP_DISPLAY_AFTER;
  return aligned && hp_table_extent(&traits->block_progression_dimension) > 0 ? HP_BADNESS_ORPHANS
                                                                              : HP_BADNESS_NONE;
}

static void consider_piece(InsideBreak *inside, const HpCellPiece *piece, guint row)
{
  const HpResult *result = &piece->result;
  const gboolean ends = hp_cell_last_row(piece->cell) == row;
  if (result->refused) {
    inside->possible = inside->possible && (piece->begun || piece->cell->row != row);
    inside->unfinished = inside->unfinished || ends;
    return;
  }
  inside->progress = inside->progress || !piece->done;
  const HpLength bottom = hp_table_bound((gint64)piece->top + hp_table_piece_height(piece, TRUE));
  inside->bottom = MAX(inside->bottom, bottom);
  if (result->token == NULL)
    return;
  if (result->forced == HP_BREAK_AUTO) {
    inside->unfinished = inside->unfinished || ends;
    inside->badness = hp_badness_of_both(
        inside->badness, hp_badness_of_both(result->badness, badness_of_alignment(piece)));
    return;
  }
  inside->unfinished = TRUE;
  inside->forced = hp_stronger_break(inside->forced, result->forced);
  inside->forced_bottom = MIN(inside->forced_bottom, bottom);
}

static InsideBreak fill_open(HpTableLayout *t, guint row, HpLength bottom)
{
  const gboolean must_place = hp_table_must_place(t, row);
  InsideBreak inside = no_break_yet(t);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    if (piece->tried || piece->bottom != bottom)
      fill_above(t, piece, bottom, must_place);
    consider_piece(&inside, piece, row);
  }
  inside.possible = inside.possible && (inside.progress || !inside.unfinished);
  return inside;
}

#define MAX_STEPS 100 /* lines that a row is made longer by for the sake of keeps in it */

static gboolean tears_less(const InsideBreak *inside, const InsideBreak *than)
{
  return inside->possible != than->possible ? inside->possible : inside->badness < than->badness;
}

/*
 * A break is forced in one cell, and the others end where that one does, or at the first place
 * below where less is torn that is to be kept together (4.8):
 *
 *     ┌──────────┬──────────┐
 *     │ keep-    │ line     │
 *     │          ├ ─ ─ ─ ─ ─│ ── forced
 *     │ together │          │
 *     └ ─ ─ ─ ─ ─┴ ─ ─ ─ ─ ─┘
 */
static InsideBreak fill_to_forced(HpTableLayout *t, guint row, HpLength forced_bottom,
                                  HpNotesMark notes)
{
  const HpConstraint *outer = t->constraint;
  HpConstraint lacking = *outer;
  HpLength lack = HP_LENGTH_MAX, bottom = forced_bottom, best_bottom = forced_bottom;
  lacking.shortage = &lack;
  t->constraint = &lacking;
  InsideBreak best = fill_open(t, row, bottom);
  for (guint i = 0; i < MAX_STEPS && (!best.possible || best.badness > HP_BADNESS_NONE) &&
                    lack < HP_LENGTH_MAX && bottom < foot_of(t);
       i++) {
    bottom = MIN(hp_table_bound((gint64)bottom + MAX(lack, 1)), foot_of(t));
    lack = HP_LENGTH_MAX;
    hp_notes_release(t->layout->page.notes, notes);
    const InsideBreak lower = fill_open(t, row, bottom);
    if (!tears_less(&lower, &best))
      continue;
    best = lower;
    best_bottom = bottom;
  }
  t->constraint = outer;
  if (best_bottom == bottom)
    return best;
  hp_notes_release(t->layout->page.notes, notes);
  return fill_open(t, row, best_bottom);
}

/* Cells down to the limit; less, if a break is forced in one of them or the footnotes of several
   cells together take more room than those of each. */
static InsideBreak try_inside(HpTableLayout *t, guint row, HpNotesMark notes)
{
  const HpLength room = hp_table_room_below(t, TRUE);
  InsideBreak inside = fill_open(t, row, foot_of(t));
  if (inside.forced != HP_BREAK_AUTO && inside.forced_bottom < inside.bottom) {
    hp_notes_release(t->layout->page.notes, notes);
    const HpBreak forced = inside.forced;
    inside = fill_to_forced(t, row, inside.forced_bottom, notes);
    inside.forced = forced;
  }
  const HpLength taken = hp_notes_room(t->layout->page.notes);
  const HpLength limit = hp_table_bound((gint64)t->constraint->limit - room - taken);
  if (taken > 0 && inside.possible &&
      !hp_notes_fit(t->layout->page.notes, notes, hp_table_bound((gint64)inside.bottom + room),
                    t->constraint)) {
    hp_notes_release(t->layout->page.notes, notes);
    inside = fill_open(t, row, limit);
  }
  if (inside.forced == HP_BREAK_AUTO)
    inside.badness =
        hp_badness_of_both(inside.badness, hp_badness_of_keep(hp_table_keep_inside(t, row)));
  return inside;
}

static HpLength row_consumed(const HpTableLayout *t, guint row)
{
  return t->rest != NULL && t->rest->inside && row == t->first_row ? t->rest->row_consumed : 0;
}

static void break_inside(HpTableLayout *t, guint row, const InsideBreak *inside)
{
  const HpLength height = MAX(inside->bottom - t->y, 0);
  t->result.token = hp_table_token(
      t, row, hp_table_rest(t, TRUE, hp_table_bound((gint64)row_consumed(t, row) + height)));
  t->result.badness = inside->badness;
  t->result.forced = inside->forced;
  hp_table_accept_row(t, HP_SECTION_BODY, row, height, TRUE);
}

/* All of the row's content stands there, only its height does not fit: it is cut to the room. */
static void place_cut(HpTableLayout *t, guint row)
{
  const HpLength room = t->constraint->limit - hp_table_room_below(t, TRUE) -
                        hp_notes_room(t->layout->page.notes) - t->y;
  HpLength needed = 0;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (hp_cell_last_row(piece->cell) == row)
      needed = MAX(needed, piece->top + hp_table_piece_height(piece, TRUE) - t->y);
  const HpLength whole = hp_table_row_height(t, HP_SECTION_BODY, row);
  hp_table_accept_row(t, HP_SECTION_BODY, row, MIN(MAX(room, needed), whole), FALSE);
}

static void place_anyhow(HpTableLayout *t, guint row)
{
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece != NULL)
      hp_table_fill_piece(t, piece, HP_LENGTH_MAX, TRUE, FALSE);
  const HpGridRow *grid_row = &t->grid->sections[HP_SECTION_BODY].rows[row];
  const HpFo *fo = grid_row->fo == NULL ? grid_row->part : grid_row->fo;
  if (!t->constraint->trial)
    hp_report_warning(
        t->layout->document.options->diagnostics, &fo->place,
        _("The table row is taller than the page, and nothing in it can be divided, so that it "
          "runs past the foot of the page; shorten it, or divide it into several rows."));
  const HpLength height = hp_table_row_height(t, HP_SECTION_BODY, row);
  hp_table_accept_row(t, HP_SECTION_BODY, row, height, FALSE);
}

/* ---- Breaks to come back to ---------------------------------------------------------------- */

/* So that at least its last line does not fit in a row of that height. */
static void fill_shorter(HpTableLayout *t, HpCellPiece *piece, HpLength height)
{
  const HpLength edges = piece->edges[HP_AFTER] - piece->after_broken;
  hp_table_fill_piece(t, piece, t->y + height - edges - HP_POINT, FALSE, FALSE);
}

/** How the row would stand a line shorter, without touching its pieces. */
static InsideBreak shorter_row(HpTableLayout *t, guint row, HpLength height)
{
  InsideBreak inside = no_break_yet(t);
  const HpNotesMark notes = hp_notes_mark(t->layout->page.notes);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    HpCellPiece copy = *piece;
    fill_shorter(t, &copy, height);
    consider_piece(&inside, &copy, row);
  }
  hp_notes_release(t->layout->page.notes, notes);
  return inside;
}

void hp_table_record_inside(HpTableLayout *t, guint row, HpLength height, int keep_after)
{
  if (t->constraint->search == NULL || hp_measures(t->constraint) ||
      t->constraint->limit == HP_LENGTH_MAX || keep_after <= hp_table_keep_inside(t, row))
    return;
  const InsideBreak inside = shorter_row(t, row, height);
  if (!inside.possible || !inside.progress || !inside.unfinished || inside.forced != HP_BREAK_AUTO)
    return;
  const HpFrame frame = {t->constraint->frame, t->grid->table, row, (gsize)height};
  const HpBadness keep = hp_badness_of_keep(hp_table_keep_inside(t, row));
  hp_record_break(t->constraint->search, &frame, hp_badness_of_both(inside.badness, keep));
}

gboolean hp_table_cut_inside(HpTableLayout *t, guint row, HpLength height, HpNotesMark notes)
{
  if (!hp_cut_here(t->constraint, t->grid->table, row, (gsize)height) || height == 0)
    return FALSE;
  hp_notes_release(t->layout->page.notes, notes);
  InsideBreak inside = no_break_yet(t);
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece)) {
    fill_shorter(t, piece, height);
    consider_piece(&inside, piece, row);
  }
  break_inside(t, row, &inside);
  return TRUE;
}

/* ---- Keeps that no page can satisfy -------------------------------------------------------- */

/* How badly a piece that begins in the row breaks on a page of its own; 0: it fits one. */
static HpBadness badness_ahead(HpTableLayout *t, const HpCellPiece *piece, HpLength room)
{
  HpCellPiece copy = *piece;
  copy.shift = 0;
  hp_table_fill_piece(t, &copy, hp_table_bound((gint64)piece->top + room), TRUE, TRUE);
  return copy.result.token == NULL ? HP_BADNESS_NONE : MAX(copy.result.badness, HP_BADNESS_ORPHANS);
}

/* Whether a row that begins on the next page would not break there as badly as that, either. */
static gboolean holds_ahead(HpTableLayout *t, guint row, HpBadness badness)
{
  const HpRoomAhead ahead = hp_table_room_ahead(t);
  if (ahead.n == 0)
    return TRUE;
  const HpDimension limit = t->grid->table->traits->inherited.keep_limit;
  const HpLength room = MIN(ahead.height, hp_dimension_resolve(limit, ahead.height, ahead.height));
  HpBadness worst = HP_BADNESS_NONE;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (!piece->begun && piece->cell->row == row && piece->cell->n_rows == 1)
      worst = hp_badness_of_both(worst, badness_ahead(t, piece, room));
  const HpBadness keep = hp_badness_of_keep(hp_table_keep_inside(t, row));
  return worst == HP_BADNESS_NONE || hp_badness_of_both(worst, keep) < badness;
}

/* Before the row would be less bad, but for the sake of a keep in it that no page can satisfy.
   Where a line of it would stand alone, there is next to no room left anyway. */
static gboolean lets_go(HpTableLayout *t, guint row, InsideBreak *inside, HpBadness before)
{
  if ((inside->badness & HP_BADNESS_ORPHANS) || holds_ahead(t, row, inside->badness))
    return FALSE;
  inside->badness = before;
  return TRUE;
}

/* ---- Which of them ------------------------------------------------------------------------- */

static gboolean break_first_row(HpTableLayout *t, guint row, const InsideBreak *inside)
{
  if (inside->possible && inside->unfinished) {
    break_inside(t, row, inside);
    return TRUE;
  }
  if (!hp_table_must_place(t, row)) {
    t->result.refused = TRUE;
    return TRUE;
  }
  if (inside->possible)
    place_cut(t, row);
  else
    place_anyhow(t, row);
  return FALSE;
}

gboolean hp_table_break_at(HpTableLayout *t, guint row, HpNotesMark notes)
{
  InsideBreak inside = try_inside(t, row, notes);
  if (row == t->first_row) {
    const gboolean ended = break_first_row(t, row, &inside);
    if (t->result.refused)
      hp_notes_release(t->layout->page.notes, notes);
    return ended;
  }
  const HpBadness before = hp_badness_of_keep(hp_table_keep_before(t, row));
  const gboolean forced = inside.forced != HP_BREAK_AUTO;
  if (inside.possible && inside.unfinished &&
      (forced || inside.badness <= before || lets_go(t, row, &inside, before))) {
    break_inside(t, row, &inside);
    return TRUE;
  }
  hp_notes_release(t->layout->page.notes, notes);
  hp_table_break_before(t, row, before, HP_BREAK_AUTO);
  return TRUE;
}
