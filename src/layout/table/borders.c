/*
 * Collapsed borders: which one wins on a segment of the grid (XSL 1.1, 7.28.3; CSS 2, 17.6.2.1).
 *
 * "hidden" beats everything, "none" loses to everything; then the greater precedence (if borders
 * collapse with precedence), the wider, the more striking style; of borders that differ only in
 * colour, that of the cell before that of the row, the part, the column and the table, and what
 * comes first in writing.
 *
 * At a break, what is broken keeps its border only if its conditionality is "retain".
 */
#include "layout/table/grid.h"

typedef enum { LEVEL_CELL, LEVEL_ROW, LEVEL_PART, LEVEL_COLUMN, LEVEL_TABLE, LEVEL_COUNT } Level;

static int style_rank(HpBorderStyle style)
{
  static const int ranks[] = {
      [HP_BORDER_NONE] = 0,   [HP_BORDER_HIDDEN] = 9, [HP_BORDER_INSET] = 1,
      [HP_BORDER_GROOVE] = 2, [HP_BORDER_OUTSET] = 3, [HP_BORDER_RIDGE] = 4,
      [HP_BORDER_DOTTED] = 5, [HP_BORDER_DASHED] = 6, [HP_BORDER_SOLID] = 7,
      [HP_BORDER_DOUBLE] = 8,
  };
  return ranks[style];
}

static gboolean beats(const HpTableGrid *grid, const HpBorder *border, const HpBorder *winner)
{
  if (winner->style == HP_BORDER_HIDDEN || border->style == HP_BORDER_NONE)
    return FALSE;
  if (border->style == HP_BORDER_HIDDEN || winner->style == HP_BORDER_NONE)
    return TRUE;
  if (grid->by_precedence && border->precedence != winner->precedence)
    return border->precedence > winner->precedence;
  if (border->width != winner->width)
    return border->width > winner->width;
  return style_rank(border->style) > style_rank(winner->style);
}

static void consider(const HpTableGrid *grid, HpBorder *winner, const HpTraits *traits, HpSide side,
                     gboolean broken)
{
  if (traits == NULL)
    return;
  const HpBorder *border = &traits->border[side];
  if ((broken && !border->retain) || !beats(grid, border, winner))
    return;
  *winner = *border;
}

/* As painted: without relief that a line alone cannot have. */
static HpBorder settled(HpBorder winner)
{
  if (winner.style == HP_BORDER_HIDDEN || winner.width <= 0)
    return (HpBorder){.style = HP_BORDER_NONE};
  if (winner.style == HP_BORDER_INSET)
    winner.style = HP_BORDER_RIDGE;
  if (winner.style == HP_BORDER_OUTSET)
    winner.style = HP_BORDER_GROOVE;
  return winner;
}

/* ---- Row edges ----------------------------------------------------------------------------- */

typedef struct {
  const HpTableGrid *grid;
  const HpRowSide *row, *other; /* other: on the far side of the edge, or NULL */
  HpSide side;                  /* of the row: after for what is above the edge */
  guint column;
  gboolean table_broken;
} EdgeSide;

static const HpGridCell *cell_at(const EdgeSide *edge)
{
  return edge->row == NULL
             ? NULL
             : hp_grid_slot(edge->grid, edge->row->section, edge->row->row, edge->column);
}

/* Whether the edge is one of the cell itself, rather than a break in it. */
static gboolean ends_cell(const EdgeSide *edge, const HpGridCell *cell)
{
  if (edge->row->broken)
    return FALSE;
  return edge->side == HP_BEFORE ? cell->row == edge->row->row
                                 : cell->row + cell->n_rows == edge->row->row + 1;
}

static const HpGridRow *grid_row(const EdgeSide *edge, int offset)
{
  const HpGridSection *section = &edge->grid->sections[edge->row->section];
  const gint64 row = (gint64)edge->row->row + offset;
  return row < 0 || row >= section->n_rows ? NULL : &section->rows[row];
}

/* A part's own edge, or a break of the part: rows of the same part meet inside it. */
static void consider_part(const EdgeSide *edge, HpBorder *winner)
{
  const HpFo *part = grid_row(edge, 0)->part;
  const HpGridRow *beyond = grid_row(edge, edge->side == HP_BEFORE ? -1 : 1);
  const gboolean own_edge = beyond == NULL || beyond->part != part;
  const gboolean neighbours = edge->other != NULL && edge->other->section == edge->row->section;
  if (!own_edge && neighbours)
    return;
  consider(edge->grid, winner, part->traits, edge->side, !own_edge || edge->row->broken);
}

static void consider_level(const EdgeSide *edge, Level level, HpBorder *winner)
{
  if (edge->row == NULL)
    return;
  const HpTableGrid *grid = edge->grid;
  const HpGridCell *cell = cell_at(edge);
  const HpGridRow *row = grid_row(edge, 0);
  const HpFo *column = grid->columns[edge->column].fo;
  switch (level) {
  case LEVEL_CELL:
    if (cell != NULL)
      consider(grid, winner, cell->fo->traits, edge->side, !ends_cell(edge, cell));
    return;
  case LEVEL_ROW:
    if (row->fo != NULL)
      consider(grid, winner, row->fo->traits, edge->side, edge->row->broken);
    return;
  case LEVEL_PART:
    consider_part(edge, winner);
    return;
  case LEVEL_COLUMN:
    if (edge->other == NULL && column != NULL)
      consider(grid, winner, column->traits, edge->side, edge->table_broken);
    return;
  default:
    if (edge->other == NULL)
      consider(grid, winner, grid->table->traits, edge->side, edge->table_broken);
  }
}

HpBorder hp_table_row_edge(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, gboolean table_broken)
{
  const EdgeSide upper = {grid, above, below, HP_AFTER, column, table_broken};
  const EdgeSide lower = {grid, below, above, HP_BEFORE, column, table_broken};
  HpBorder winner = {.style = HP_BORDER_NONE};
  const HpGridCell *cell = cell_at(&upper);
  if (cell != NULL && cell == cell_at(&lower))
    return winner;
  for (int level = 0; level < LEVEL_COUNT; level++) {
    consider_level(&upper, (Level)level, &winner);
    consider_level(&lower, (Level)level, &winner);
  }
  return settled(winner);
}

HpLength hp_table_row_half(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, guint n, gboolean table_broken)
{
  HpLength widest = 0;
  for (guint i = column; i < column + n; i++) {
    const HpBorder border = hp_table_row_edge(grid, above, below, i, table_broken);
    widest = MAX(widest, border.width);
  }
  return widest / 2;
}

/* ---- Column edges -------------------------------------------------------------------------- */

static const HpTraits *column_traits(const HpTableGrid *grid, guint column)
{
  const HpFo *fo = grid->columns[column].fo;
  return fo == NULL ? NULL : fo->traits;
}

/* At the table's own side, everything around the cell has a border there. */
static void consider_side(const HpTableGrid *grid, const HpGridRow *row, guint column, HpSide side,
                          HpBorder *winner)
{
  if (row->fo != NULL)
    consider(grid, winner, row->fo->traits, side, FALSE);
  consider(grid, winner, row->part->traits, side, FALSE);
  consider(grid, winner, column_traits(grid, column), side, FALSE);
  consider(grid, winner, grid->table->traits, side, FALSE);
}

HpBorder hp_table_column_edge(const HpTableGrid *grid, HpSection section, guint row, guint line)
{
  const HpGridRow *beside = &grid->sections[section].rows[row];
  const gboolean at_start = line == 0, at_end = line == grid->n_columns;
  const HpGridCell *left = at_start ? NULL : hp_grid_slot(grid, section, row, line - 1);
  const HpGridCell *right = at_end ? NULL : hp_grid_slot(grid, section, row, line);
  HpBorder winner = {.style = HP_BORDER_NONE};
  if (left != NULL && left == right)
    return winner;
  if (left != NULL)
    consider(grid, &winner, left->fo->traits, HP_END, FALSE);
  if (right != NULL)
    consider(grid, &winner, right->fo->traits, HP_START, FALSE);
  if (at_start) {
    consider_side(grid, beside, 0, HP_START, &winner);
  } else if (at_end) {
    consider_side(grid, beside, line - 1, HP_END, &winner);
  } else {
    consider(grid, &winner, column_traits(grid, line - 1), HP_END, FALSE);
    consider(grid, &winner, column_traits(grid, line), HP_START, FALSE);
  }
  return settled(winner);
}

static HpLength widest_half(const HpTableGrid *grid, HpSection section, const HpGridCell *cell,
                            guint line)
{
  HpLength widest = 0;
  for (guint row = cell->row; row < cell->row + cell->n_rows; row++) {
    const HpBorder border = hp_table_column_edge(grid, section, row, line);
    widest = MAX(widest, border.width);
  }
  return widest / 2;
}

void hp_table_resolve_sides(HpTableGrid *grid)
{
  for (int i = 0; i < HP_SECTION_COUNT; i++) {
    const HpSection section = (HpSection)i;
    for (guint n = 0; n < grid->sections[i].n_cells; n++) {
      HpGridCell *cell = &grid->sections[i].cells[n];
      cell->start_half = widest_half(grid, section, cell, cell->column);
      cell->end_half = widest_half(grid, section, cell, cell->column + cell->n_columns);
    }
  }
}
