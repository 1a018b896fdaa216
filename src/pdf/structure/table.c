/* Tables: where each cell stands, and by that which headers it has.
 *
 *     ┌──────┬──────┬──────┐   Rows and columns are counted over the whole table. A cell reaches
 * down │ TH a │ TH b │ TH c │   no further than its part of the table; places that no cell covers
 * get ├──────┼──────┴──────┤   an empty one, for readers expect as many in every row. │      │ TD:
 * b c d   │ │ TH d ├──────┬──────┤   Where a table has cells that span, counting leads readers
 * astray: each │      │ TD   │ TD   │   TD names its headers, those of its columns and those of its
 * rows (ISO └──────┴──────┴──────┘   32000-1, 14.8.5.7).
 */
#include "pdf/structure/tree.h"

#include <string.h>

#define MAX_HEADERS 32         /* header cells that one cell names */
#define MAX_ROW_HEADERS 4      /* header cells of a row */
#define MAX_COLUMN_HEADERS 200 /* header cells in a table; with more, no cell names its headers */
#define MAX_STRUCTURE_COLUMNS 1000 /* columns of a table whose cells name their headers */

typedef struct {
  HpStructure *structure;
  guint first_cell; /* of the table, among the structure's */
  GArray *rows;     /* of guint: the element of each */
  guint n_columns;
  gboolean too_wide;
  guint
      below[MAX_STRUCTURE_COLUMNS]; /* by column: how many rows more the cell above reaches down */
} Grid;

static HpCell *cell_at(const HpStructure *structure, guint index)
{
  return &g_array_index(structure->cells, HpCell, index);
}

static gboolean is_cell(const HpElement *element)
{
  return element->role == HP_ROLE_TD || element->role == HP_ROLE_TH;
}

/* ---- Where cells stand --------------------------------------------------------------------- */

static guint first_free(const Grid *grid, guint column)
{
  while (column < grid->n_columns && grid->below[column] > 0)
    column++;
  return column;
}

/* Returns the column after it. */
static guint place_cell(Grid *grid, guint index, guint next, guint rows_left, gboolean in_header)
{
  HpElement *element = hp_element(grid->structure, index);
  const gboolean is_object = element->fo != NULL && element->fo->kind == HP_FO_TABLE_CELL;
  const HpTraits *traits = is_object ? element->fo->traits : NULL;
  const gboolean numbered = traits != NULL && traits->column_number > 0;
  HpCell cell = {
      .element = index,
      .row = grid->rows->len - 1,
      .column = numbered ? (guint)traits->column_number - 1 : first_free(grid, next),
      .rows = traits == NULL ? 1 : MIN((guint)traits->rows_spanned, rows_left),
      .columns = traits == NULL ? 1 : (guint)traits->columns_spanned,
      .in_header = in_header,
  };
  const guint end = cell.column + cell.columns;
  if (end > MAX_STRUCTURE_COLUMNS) {
    grid->too_wide = TRUE;
  } else {
    for (guint column = cell.column; column < end; column++)
      grid->below[column] = MAX(grid->below[column], cell.rows);
    grid->n_columns = MAX(grid->n_columns, end);
  }
  g_array_append_val(grid->structure->cells, cell);
  element->cell = grid->structure->cells->len;
  return end;
}

static void place_row(Grid *grid, guint row, guint rows_left, gboolean in_header)
{
  const HpStructure *structure = grid->structure;
  g_array_append_val(grid->rows, row);
  guint next = 0;
  for (guint child = hp_element(structure, row)->first_child; child != 0;
       child = hp_element(structure, child)->next)
    if (is_cell(hp_element(structure, child)))
      next = place_cell(grid, child, next, rows_left, in_header);
  for (guint column = 0; column < grid->n_columns; column++)
    grid->below[column] -= MIN(grid->below[column], 1);
}

/* Rows may stand in a part of the table, or in the table itself. */
static void place_rows(Grid *grid, guint part)
{
  const HpStructure *structure = grid->structure;
  guint rows_left = 0;
  for (guint child = hp_element(structure, part)->first_child; child != 0;
       child = hp_element(structure, child)->next)
    rows_left += hp_element(structure, child)->role == HP_ROLE_TR;
  memset(grid->below, 0, sizeof grid->below);
  for (guint child = hp_element(structure, part)->first_child; child != 0;
       child = hp_element(structure, child)->next)
    if (hp_element(structure, child)->role == HP_ROLE_TR)
      place_row(grid, child, rows_left--, hp_element(structure, part)->role == HP_ROLE_THEAD);
}

static void place_cells(Grid *grid, guint table)
{
  const HpStructure *structure = grid->structure;
  place_rows(grid, table);
  for (guint child = hp_element(structure, table)->first_child; child != 0;
       child = hp_element(structure, child)->next) {
    const HpRole role = hp_element(structure, child)->role;
    if (role == HP_ROLE_THEAD || role == HP_ROLE_TBODY || role == HP_ROLE_TFOOT)
      place_rows(grid, child);
  }
}

/* Columns that no cell begins in are there for the eye only – those of a chart, whose cells are
   artifacts –, and a cell that spans them spans nothing. */
static void leave_out_empty_columns(Grid *grid)
{
  const GArray *cells = grid->structure->cells;
  guint left[MAX_STRUCTURE_COLUMNS + 1] = {0}; /* by column: how many are left before it */
  for (guint i = grid->first_cell; i < cells->len; i++)
    left[cell_at(grid->structure, i)->column + 1] = 1;
  for (guint column = 0; column < grid->n_columns; column++)
    left[column + 1] += left[column];
  for (guint i = grid->first_cell; i < cells->len; i++) {
    HpCell *cell = cell_at(grid->structure, i);
    cell->columns = left[cell->column + cell->columns] - left[cell->column];
    cell->column = left[cell->column];
  }
  grid->n_columns = left[grid->n_columns];
}

/* ---- Places without a cell ----------------------------------------------------------------- */

/* Before the first cell that stands further on. */
static void insert_empty_cell(HpStructure *structure, guint row, guint column)
{
  guint before = 0, after = hp_element(structure, row)->first_child;
  while (after != 0) {
    const guint cell = hp_element(structure, after)->cell;
    if (cell != 0 && cell_at(structure, cell - 1)->column > column)
      break;
    before = after;
    after = hp_element(structure, after)->next;
  }
  const guint index = structure->elements->len;
  const HpElement element = {
      .role = HP_ROLE_TD, .parent = row, .painted = HP_NOT_PAINTED, .next = after};
  g_array_append_val(structure->elements, element);
  if (before == 0)
    hp_element(structure, row)->first_child = index;
  else
    hp_element(structure, before)->next = index;
  if (after == 0)
    hp_element(structure, row)->last_child = index;
}

/* How many there are, or 0 if it is so many that the table is none that anybody means. */
static gint64 count_holes(const Grid *grid)
{
  const GArray *cells = grid->structure->cells;
  gint64 holes = (gint64)grid->rows->len * grid->n_columns;
  for (guint i = grid->first_cell; i < cells->len; i++)
    holes -= (gint64)cell_at(grid->structure, i)->rows * cell_at(grid->structure, i)->columns;
  return holes > 2 * (gint64)(cells->len - grid->first_cell) + 100 ? 0 : holes;
}

static void fill_holes(Grid *grid)
{
  HpStructure *structure = grid->structure;
  guint next_cell = grid->first_cell;
  memset(grid->below, 0, sizeof grid->below);
  for (guint row = 0; row < grid->rows->len; row++) {
    for (; next_cell < structure->cells->len && cell_at(structure, next_cell)->row == row;
         next_cell++) {
      const HpCell *cell = cell_at(structure, next_cell);
      for (guint column = cell->column; column < cell->column + cell->columns; column++)
        grid->below[column] = MAX(grid->below[column], cell->rows);
    }
    for (guint column = 0; column < grid->n_columns; column++) {
      if (grid->below[column] == 0)
        insert_empty_cell(structure, g_array_index(grid->rows, guint, row), column);
      else
        grid->below[column]--;
    }
  }
}

/* ---- Headers ------------------------------------------------------------------------------- */

static gboolean is_header(const HpStructure *structure, const HpCell *cell)
{
  return hp_element(structure, cell->element)->role == HP_ROLE_TH;
}

static gboolean has_spans(const Grid *grid)
{
  for (guint i = grid->first_cell; i < grid->structure->cells->len; i++)
    if (cell_at(grid->structure, i)->rows > 1 || cell_at(grid->structure, i)->columns > 1)
      return TRUE;
  return FALSE;
}

/* Of the columns: indexes of cells. */
static GArray *column_headers(const Grid *grid)
{
  GArray *headers = g_array_new(FALSE, FALSE, sizeof(guint));
  for (guint i = grid->first_cell; i < grid->structure->cells->len; i++) {
    const HpCell *cell = cell_at(grid->structure, i);
    if (cell->in_header && is_header(grid->structure, cell))
      g_array_append_val(headers, i);
  }
  return headers;
}

/* By row, MAX_ROW_HEADERS numbers of cells, counted from 1. Cells that overlap, each over
   thousands of rows, end it before it takes long. */
static guint *row_headers(const Grid *grid)
{
  guint *headers = g_new0(guint, (gsize)grid->rows->len * MAX_ROW_HEADERS + 1);
  gint64 budget = 16 * (gint64)grid->rows->len + 1000;
  for (guint i = grid->first_cell; i < grid->structure->cells->len; i++) {
    const HpCell *cell = cell_at(grid->structure, i);
    if (cell->in_header || !is_header(grid->structure, cell))
      continue;
    budget -= cell->rows;
    if (budget < 0)
      break;
    for (guint row = cell->row; row < cell->row + cell->rows; row++)
      for (guint at = 0; at < MAX_ROW_HEADERS; at++)
        if (headers[row * MAX_ROW_HEADERS + at] == 0) {
          headers[row * MAX_ROW_HEADERS + at] = i + 1;
          break;
        }
  }
  return headers;
}

static void add_header(HpStructure *structure, HpCell *cell, guint header)
{
  const guint element = cell_at(structure, header)->element;
  for (guint i = cell->first_header; i < structure->headers->len; i++)
    if (g_array_index(structure->headers, guint, i) == element)
      return;
  if (cell->n_headers == MAX_HEADERS)
    return;
  g_array_append_val(structure->headers, element);
  cell->n_headers++;
  cell_at(structure, header)->is_named = TRUE;
}

static void name_headers(HpStructure *structure, HpCell *cell, const GArray *of_columns,
                         const guint *of_rows)
{
  cell->first_header = structure->headers->len;
  for (guint i = 0; i < of_columns->len; i++) {
    const guint index = g_array_index(of_columns, guint, i);
    const HpCell *header = cell_at(structure, index);
    if (header->column < cell->column + cell->columns &&
        cell->column < header->column + header->columns)
      add_header(structure, cell, index);
  }
  for (guint row = cell->row; row < cell->row + cell->rows && cell->n_headers < MAX_HEADERS; row++)
    for (guint at = row * MAX_ROW_HEADERS; at < (row + 1) * MAX_ROW_HEADERS; at++)
      if (of_rows[at] != 0)
        add_header(structure, cell, of_rows[at] - 1);
}

static void name_all_headers(const Grid *grid)
{
  HpStructure *structure = grid->structure;
  g_autoptr(GArray) of_columns = column_headers(grid);
  if (of_columns->len > MAX_COLUMN_HEADERS)
    return;
  g_autofree guint *of_rows = row_headers(grid);
  for (guint i = grid->first_cell; i < structure->cells->len; i++) {
    HpCell *cell = cell_at(structure, i);
    if (!cell->in_header && !is_header(structure, cell))
      name_headers(structure, cell, of_columns, of_rows);
  }
}

static void complete_table(HpStructure *structure, guint table)
{
  g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(guint));
  Grid grid = {.structure = structure, .first_cell = structure->cells->len, .rows = rows};
  place_cells(&grid, table);
  if (grid.too_wide)
    return;
  leave_out_empty_columns(&grid);
  if (count_holes(&grid) > 0)
    fill_holes(&grid);
  if (has_spans(&grid))
    name_all_headers(&grid);
}

void hp_structure_complete_tables(HpStructure *structure)
{
  const guint n_elements = structure->elements->len;
  for (guint i = 0; i < n_elements; i++)
    if (hp_element(structure, i)->role == HP_ROLE_TABLE)
      complete_table(structure, i);
}
