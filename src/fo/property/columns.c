/* In which column a cell stands, for from-table-column( ), while its table is still being built.
 *
 * Rows are gone through once, in document order: for each column, how many rows below still belong
 * to a cell that reaches down. A cell without a column-number takes the next column after the cell
 * before it that none reaches down into.
 */
#include "fo/property/refiner.h"

#include <string.h>

struct HpRows {
  const HpFo *part; /* the table body, header or footer gone through */
  const HpFo *row;  /* the last of its rows that is counted in; NULL before the first */
  int covered[HP_MAX_TABLE_COLUMNS + 1];
  int width; /* no column above it is covered */
};

HpRows *hp_rows_new(void)
{
  return g_new0(HpRows, 1);
}

void hp_rows_free(HpRows *rows)
{
  g_free(rows);
}

static int next_free(const HpRows *rows, int column)
{
  while (column <= rows->width && rows->covered[column] > 0)
    column++;
  return column;
}

static int column_of(const HpRows *rows, const HpFo *cell, int next)
{
  return cell->traits->column_number > 0 ? cell->traits->column_number : next_free(rows, next);
}

static void cover(HpRows *rows, const HpFo *cell, int column)
{
  const int last = MIN(column + cell->traits->columns_spanned - 1, HP_MAX_TABLE_COLUMNS);
  for (int i = column; i <= last; i++)
    rows->covered[i] = MAX(rows->covered[i], cell->traits->rows_spanned);
  rows->width = MAX(rows->width, last);
}

/* Counts a whole row in: its cells cover what they span, then one row is done. */
static void pass_row(HpRows *rows, const HpFo *row)
{
  int next = 1;
  for (const HpFo *cell = row->first_child; cell != NULL; cell = cell->next) {
    if (cell->kind != HP_FO_TABLE_CELL)
      continue;
    const int column = column_of(rows, cell, next);
    cover(rows, cell, MIN(column, HP_MAX_TABLE_COLUMNS));
    next = column + cell->traits->columns_spanned;
  }
  for (int i = 1; i <= rows->width; i++)
    rows->covered[i] = MAX(rows->covered[i] - 1, 0);
  while (rows->width > 0 && rows->covered[rows->width] == 0)
    rows->width--;
  rows->row = row;
}

static void begin_part(HpRows *rows, const HpFo *part)
{
  memset(rows, 0, sizeof *rows);
  rows->part = part;
}

/* Goes through the rows before this one that are not yet counted in. */
static void advance_to(HpRows *rows, const HpFo *row)
{
  if (rows->part != row->parent || (rows->row != NULL && rows->row->index >= row->index))
    begin_part(rows, row->parent);
  const HpFo *first = rows->row == NULL ? row->parent->first_child : rows->row->next;
  for (const HpFo *above = first; above != NULL && above != row; above = above->next)
    if (above->kind == HP_FO_TABLE_ROW)
      pass_row(rows, above);
}

/* The first child of the row; for cells that stand in the part itself, the first since a row ended.
   The cell itself need not be among its parent's children yet. */
static const HpFo *first_of_row(const HpFo *cell)
{
  if (cell->parent->kind == HP_FO_TABLE_ROW)
    return cell->parent->first_child;
  const HpFo *first = cell;
  while (first->previous != NULL && !first->previous->traits->ends_row)
    first = first->previous;
  return first;
}

int hp_column_of_cell(HpRows *rows, const HpFo *cell)
{
  if (cell->parent->kind == HP_FO_TABLE_ROW)
    advance_to(rows, cell->parent);
  else
    begin_part(rows, cell->parent);
  int next = 1;
  for (const HpFo *before = first_of_row(cell); before != NULL && before != cell;
       before = before->next)
    if (before->kind == HP_FO_TABLE_CELL)
      next = column_of(rows, before, next) + before->traits->columns_spanned;
  return next_free(rows, next);
}
