/* Pieces: what one cell contributes to one page. */
#include "layout/table/table-layout.h"

/* ---- Edges --------------------------------------------------------------------------------- */

/** The row that stands above (below) a row on this page; FALSE: the table's edge, or a break. */
static gboolean row_above(const HpTableLayout *t, HpSection section, guint row, HpRowSide *above)
{
  const HpTableGrid *grid = t->grid;
  const gboolean first = section == HP_SECTION_BODY ? row == t->first_row : row == 0;
  if (!first) {
    *above = (HpRowSide){section, row - 1, FALSE};
    return TRUE;
  }
  if (section == HP_SECTION_FOOTER && grid->sections[HP_SECTION_BODY].n_rows > 0) {
    *above = (HpRowSide){HP_SECTION_BODY, grid->sections[HP_SECTION_BODY].n_rows - 1, FALSE};
    return TRUE;
  }
  if (section == HP_SECTION_HEADER || !t->has_header)
    return FALSE;
  *above = (HpRowSide){HP_SECTION_HEADER, grid->sections[HP_SECTION_HEADER].n_rows - 1, FALSE};
  return TRUE;
}

static gboolean row_below(const HpTableLayout *t, HpSection section, guint row, gboolean breaks,
                          HpRowSide *below)
{
  const HpTableGrid *grid = t->grid;
  const gboolean in_body = section == HP_SECTION_BODY;
  if (row + 1 < grid->sections[section].n_rows && !(in_body && breaks)) {
    *below = (HpRowSide){section, row + 1, FALSE};
    return TRUE;
  }
  if (section == HP_SECTION_HEADER && t->first_row < grid->sections[HP_SECTION_BODY].n_rows) {
    *below = (HpRowSide){HP_SECTION_BODY, t->first_row, t->rest != NULL && t->rest->inside};
    return TRUE;
  }
  if (section == HP_SECTION_FOOTER || grid->sections[HP_SECTION_FOOTER].n_rows == 0 ||
      (breaks && grid->table->traits->omit_footer_at_break))
    return FALSE;
  *below = (HpRowSide){HP_SECTION_FOOTER, 0, FALSE};
  return TRUE;
}

static HpLength half_above(const HpTableLayout *t, HpSection section, const HpCellPiece *piece,
                           guint row)
{
  const HpGridCell *cell = piece->cell;
  HpRowSide above;
  const gboolean inside = piece->begun && t->rest != NULL && t->rest->inside;
  const HpRowSide below = {section, row, inside};
  const gboolean meets = row_above(t, section, row, &above);
  return hp_table_row_half(t->grid, meets ? &above : NULL, &below, cell->column, cell->n_columns,
                           t->continues);
}

static HpLength half_below(const HpTableLayout *t, HpSection section, const HpGridCell *cell,
                           gboolean breaks, gboolean broken)
{
  HpRowSide below;
  const HpRowSide above = {section, hp_cell_last_row(cell), broken};
  const gboolean meets = row_below(t, section, above.row, breaks, &below);
  return hp_table_row_half(t->grid, &above, meets ? &below : NULL, cell->column, cell->n_columns,
                           breaks);
}

static HpLength padding_of(const HpTableLayout *t, const HpTraits *traits, HpSide side,
                           gboolean broken)
{
  if (broken && !traits->padding[side].retain)
    return 0;
  return hp_dimension_resolve(traits->padding[side].width, t->columns.width, 0);
}

static HpLength border_of(const HpTableGrid *grid, const HpTraits *traits, HpSide side,
                          gboolean broken)
{
  const HpBorder *border = &traits->border[side];
  return grid->collapse || (broken && !border->retain) ? 0 : border->width;
}

/* The separation belongs to the border: at a break it goes the same way. */
static HpLength separation_of(const HpTableGrid *grid, const HpTraits *traits, HpSide side,
                              gboolean broken)
{
  if (broken && !traits->border[side].retain)
    return 0;
  return (side <= HP_AFTER ? grid->separation_block : grid->separation_inline) / 2;
}

static HpLength edge_of(const HpTableLayout *t, const HpTraits *traits, HpSide side,
                        gboolean broken)
{
  return separation_of(t->grid, traits, side, broken) + border_of(t->grid, traits, side, broken) +
         padding_of(t, traits, side, broken);
}

/* Collapsed borders may turn out wider at a break than between rows: room is left for either. */
static void set_edges(HpTableLayout *t, HpSection section, HpCellPiece *piece, guint row)
{
  const HpGridCell *cell = piece->cell;
  const HpTraits *traits = cell->fo->traits;
  for (int side = HP_BEFORE; side <= HP_END; side++)
    piece->edges[side] = edge_of(t, traits, (HpSide)side, side == HP_BEFORE && piece->begun);
  piece->after_broken = edge_of(t, traits, HP_AFTER, TRUE);
  piece->edges[HP_START] += cell->start_half;
  piece->edges[HP_END] += cell->end_half;
  if (!t->grid->collapse)
    return;
  piece->edges[HP_BEFORE] += half_above(t, section, piece, row);
  const gboolean may_break = section == HP_SECTION_BODY;
  piece->edges[HP_AFTER] += MAX(half_below(t, section, cell, FALSE, FALSE),
                                may_break ? half_below(t, section, cell, TRUE, FALSE) : 0);
  piece->after_broken += may_break ? half_below(t, section, cell, TRUE, TRUE) : 0;
}

/* ---- Open pieces --------------------------------------------------------------------------- */

HpCellPiece *hp_table_piece_new(HpTableLayout *t, HpSection section, const HpGridCell *cell,
                                gboolean begun)
{
  HpCellPiece *piece = hp_arena_new0(t->layout->page.arena, HpCellPiece);
  piece->section = section;
  piece->cell = cell;
  piece->begun = begun;
  piece->top = t->y;
  set_edges(t, section, piece, begun ? t->first_row : cell->row);
  const HpLength *lines = t->columns.lines;
  const HpLength slots = lines[cell->column + cell->n_columns] - lines[cell->column];
  piece->width = MAX(slots - piece->edges[HP_START] - piece->edges[HP_END], 0);
  return piece;
}

HpCellPiece *hp_next_open(const HpTableLayout *t, const HpCellPiece *piece)
{
  for (guint i = piece == NULL ? 0 : piece->cell->column + 1; i < t->grid->n_columns; i++)
    if (t->open[i] != NULL && t->open[i]->cell->column == i)
      return t->open[i];
  return NULL;
}

void hp_table_open_piece(HpTableLayout *t, HpCellPiece *piece)
{
  for (guint i = 0; i < piece->cell->n_columns; i++)
    t->open[piece->cell->column + i] = piece;
}

void hp_table_close_piece(HpTableLayout *t, const HpCellPiece *piece)
{
  for (guint i = 0; i < piece->cell->n_columns; i++)
    t->open[piece->cell->column + i] = NULL;
}

/* The marker that the cell asks for where it goes on: an artifact, as it was said before. */
static HpFragment *said_again(HpTableLayout *t, const HpCellPiece *piece)
{
  HpLayout *layout = t->layout;
  const HpFo *cell = piece->cell->fo;
  const char *class = hp_fo_name(cell, HP_NAME_CONTINUED_CLASS_NAME);
  const HpFo *marker = class == NULL ? NULL : hp_marker_of_class(cell, class);
  if (marker == NULL)
    return NULL;
  const HpConstraint constraint = {.inline_size = piece->width,
                                   .areas = t->constraint->areas,
                                   .container = piece->width,
                                   .limit = HP_LENGTH_MAX,
                                   .must_place = TRUE,
                                   .trial = TRUE};
  const HpFo *content = hp_marker_content(layout, marker, cell);
  HpFragment *area = layout->lay_out_contents(layout, content, &constraint, NULL).fragment;
  area->artifact = TRUE;
  return area;
}

static HpLength height_of_again(const HpCellPiece *piece)
{
  return piece->again == NULL ? 0 : piece->again->rect.height;
}

void hp_table_resume(HpTableLayout *t)
{
  for (guint i = 0; i < t->rest->n_open; i++) {
    const HpOpenCell *open = &t->rest->open[i];
    const HpGridCell *cell = hp_grid_slot(t->grid, HP_SECTION_BODY, open->row, open->column);
    HpCellPiece *piece = hp_table_piece_new(t, HP_SECTION_BODY, cell, TRUE);
    piece->done = open->done;
    piece->token = open->token;
    piece->consumed = open->consumed;
    piece->again = said_again(t, piece);
    hp_table_open_piece(t, piece);
  }
}

/* ---- Content ------------------------------------------------------------------------------- */

typedef struct {
  const HpTableLayout *t;
  const HpCellPiece *piece;
} PieceInTable;

static HpRoomAhead room_ahead(gpointer user)
{
  const PieceInTable *in = user;
  HpRoomAhead ahead = hp_table_room_ahead(in->t);
  ahead.height = MAX(ahead.height - in->piece->edges[HP_BEFORE] - in->piece->after_broken, 1);
  return ahead;
}

void hp_table_fill_piece(HpTableLayout *t, HpCellPiece *piece, HpLength bottom, gboolean must_place,
                         gboolean trial)
{
  piece->bottom = bottom;
  piece->tried = trial;
  piece->result = (HpResult){0};
  if (piece->done)
    return;
  PieceInTable in = {t, piece};
  const HpRoomAhead ahead = {.ask = room_ahead, .user = &in};
  HpConstraint constraint = {
      .inline_size = piece->width,
      .areas = t->constraint->areas,
      .container = piece->width,
      .limit = HP_LENGTH_MAX,
      .must_place = must_place,
      .trial = trial || t->constraint->trial,
      .keep = t->constraint->keep,
      .looks_ahead = t->constraint->looks_ahead && !trial,
      .ends_page = t->constraint->ends_page,
      .ahead = trial || t->constraint->ahead == NULL ? NULL : &ahead,
      .shortage = t->constraint->shortage,
  };
  if (bottom != HP_LENGTH_MAX)
    constraint.limit =
        hp_table_bound((gint64)bottom - piece->top - piece->shift - piece->edges[HP_BEFORE] -
                       height_of_again(piece) - piece->after_broken);
  piece->result =
      t->layout->lay_out_contents(t->layout, piece->cell->fo, &constraint, piece->token);
}

static HpLength content_height(const HpCellPiece *piece)
{
  return piece->result.fragment == NULL ? 0 : piece->result.fragment->rect.height;
}

HpLength hp_table_piece_height(const HpCellPiece *piece, gboolean broken)
{
  const gint64 content = (gint64)content_height(piece) + piece->shift;
  const gint64 before = (gint64)piece->edges[HP_BEFORE] + height_of_again(piece);
  if (broken)
    return hp_table_bound(before + content + piece->after_broken);
  const HpTraits *traits = piece->cell->fo->traits;
  const HpLength asked = hp_table_extent(&traits->block_progression_dimension) - piece->consumed;
  return hp_table_bound(before + MAX(content, asked) + piece->edges[HP_AFTER]);
}

/* ---- Alignment ----------------------------------------------------------------------------- */

static gboolean first_baseline(const HpFragment *fragment, HpLength *baseline)
{
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FRAGMENT_LINE) {
      *baseline = child->baseline;
      return TRUE;
    }
    if (child->kind == HP_FRAGMENT_BLOCK && first_baseline(child, baseline))
      return TRUE;
  }
  return FALSE;
}

static gboolean piece_baseline(const HpCellPiece *piece, guint row, HpLength *baseline)
{
  const HpInheritedTraits *traits = &piece->cell->fo->traits->inherited;
  if (piece->begun || piece->cell->row != row || !traits->relative_align_baseline ||
      traits->display_align != HP_DISPLAY_AUTO || piece->result.fragment == NULL ||
      !first_baseline(piece->result.fragment, baseline))
    return FALSE;
  *baseline += piece->edges[HP_BEFORE];
  return TRUE;
}

void hp_table_align_baselines(HpTableLayout *t, guint row)
{
  HpLength lowest = 0, baseline;
  for (HpCellPiece *piece = hp_next_open(t, NULL); piece != NULL; piece = hp_next_open(t, piece))
    if (piece_baseline(piece, row, &baseline))
      lowest = MAX(lowest, baseline);
  for (HpCellPiece *piece = hp_next_open(t, NULL); lowest > 0 && piece != NULL;
       piece = hp_next_open(t, piece)) {
    if (piece_baseline(piece, row, &baseline))
      piece->shift = lowest - baseline;
  }
}

static HpLength align_shift(const HpCellPiece *piece, HpLength room)
{
  switch (piece->cell->fo->traits->inherited.display_align) {
  case HP_DISPLAY_CENTER:
    return MAX(room, 0) / 2;
  case HP_DISPLAY_AFTER:
    return MAX(room, 0);
  default:
    return piece->shift;
  }
}

/* ---- The area ------------------------------------------------------------------------------ */

static void set_outline(const HpTableLayout *t, const HpCellPiece *piece, HpFragment *fragment,
                        HpLength bottom, gboolean broken)
{
  static const HpBorder none[4];
  const HpTableGrid *grid = t->grid;
  const HpTraits *traits = piece->cell->fo->traits;
  HpLength apart[4];
  for (int i = HP_BEFORE; i <= HP_END; i++) {
    const HpSide side = hp_side_at(traits, (HpSide)i);
    const gboolean cut = side == HP_AFTER && broken;
    const gboolean at_break = cut || (side == HP_BEFORE && piece->begun);
    apart[i] = separation_of(grid, traits, side, at_break);
    fragment->edge[i] = (cut ? piece->after_broken : piece->edges[side]) - apart[i];
    fragment->border[i] = border_of(grid, traits, side, at_break);
  }
  fragment->borders = grid->collapse ? none : NULL;
  fragment->traits = piece->cell->hidden ? NULL : traits;
  const HpRect slots =
      hp_table_slots(t, piece->cell->column, piece->cell->n_columns, piece->top, bottom);
  fragment->rect = (HpRect){slots.x + apart[HP_START], slots.y + apart[HP_BEFORE],
                            MAX(slots.width - apart[HP_START] - apart[HP_END], 0),
                            MAX(slots.height - apart[HP_BEFORE] - apart[HP_AFTER], 0)};
  fragment->offset = hp_relative_offset(traits, slots.width);
}

/* A cell over several rows has the background of the row that it begins in. */
static void append_row_background(HpTableLayout *t, const HpCellPiece *piece, HpFragment *parent,
                                  HpRect rect)
{
  const HpFo *row = t->grid->sections[piece->section].rows[piece->cell->row].fo;
  if (piece->cell->n_rows > 1 && row != NULL && row->traits->background_image == NULL)
    hp_table_append_background(t, parent, row, rect);
}

static void prepend_again(const HpCellPiece *piece, HpFragment *fragment)
{
  if (piece->again == NULL)
    return;
  hp_fragment_shift_content(fragment, piece->again->rect.height);
  piece->again->next = fragment->first_child;
  fragment->first_child = piece->again;
  if (fragment->last_child == NULL)
    fragment->last_child = piece->again;
}

void hp_table_finish_piece(HpTableLayout *t, HpCellPiece *piece, HpFragment *parent,
                           HpLength bottom, gboolean broken)
{
  HpFragment *fragment = piece->result.fragment;
  const HpLength content = content_height(piece) + height_of_again(piece);
  if (fragment == NULL)
    fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_REFERENCE, piece->cell->fo);
  prepend_again(piece, fragment);
  set_outline(t, piece, fragment, bottom, broken);
  fragment->is_first = !piece->begun;
  fragment->is_last = !broken;
  const HpLength room =
      fragment->rect.height - fragment->edge[HP_BEFORE] - fragment->edge[HP_AFTER] - content;
  const HpLength dy = align_shift(piece, room);
  for (HpFragment *child = fragment->first_child; dy != 0 && child != NULL; child = child->next)
    hp_fragment_move(child, 0, dy);
  if (!t->constraint->trial && t->part->artifact)
    hp_notes_accept_again(t->layout->page.notes, fragment);
  else if (!t->constraint->trial)
    hp_notes_accept(t->layout->page.notes, fragment);
  append_row_background(t, piece, parent, fragment->rect);
  hp_fragment_append(parent, fragment);
  t->part->has_notes |= fragment->has_notes;
}
