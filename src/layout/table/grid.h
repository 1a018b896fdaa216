/* The grid of a table, and what is asked of it: widths of columns, collapsed borders. */
#pragma once

#include "layout/engine.h"

#define HP_MAX_TABLE_SLOTS                                                                         \
  (1u << 22) /* rows times columns of a table; warning, and the rest are left out */

/** Keeps sums of a few lengths from overflowing, however absurd the table. */
static inline HpLength hp_table_bound(gint64 length)
{
  return (HpLength)CLAMP(length, -HP_LENGTH_MAX / 16, HP_LENGTH_MAX / 16);
}

/* ---- The grid (resolve.c) ----------------------------------------------------------------------
 */

typedef enum { HP_SECTION_HEADER, HP_SECTION_BODY, HP_SECTION_FOOTER, HP_SECTION_COUNT } HpSection;

typedef struct {
  const HpFo *fo;
  guint row, column; /* of its first slot, in its section */
  guint n_rows, n_columns;
  gboolean hidden;               /* empty, and empty-cells is "hide" */
  gboolean breaks;               /* a forced break stands in it */
  HpLength start_half, end_half; /* of its widest collapsed borders */
  HpMeasure need;                /* of width, edges included, once measured */
} HpGridCell;

typedef struct {
  const HpFo *fo;            /* fo:table-row; NULL where cells make the row by themselves */
  const HpFo *part;          /* the fo:table-header, -footer or -body */
  guint first_cell, n_cells; /* those that begin in it */
  HpBreak break_before, break_after;
} HpGridRow;

typedef struct {
  guint n_rows, n_cells;
  HpGridRow *rows;
  HpGridCell *cells;
  HpGridCell **slots; /* n_rows × n_columns; NULL: missing */
} HpGridSection;

typedef struct {
  const HpFo *fo; /* fo:table-column, or NULL */
  HpDimension width;
  gboolean of_cell; /* the width is that of a cell in the first row */
} HpGridColumn;

/** Widths that were found last, for a table of that width. */
typedef struct {
  HpLength base;
  gboolean known, fill;
  double *widths;
} HpTableFit;

typedef struct HpTableGrid HpTableGrid;
struct HpTableGrid {
  const HpFo *table;
  guint n_columns;
  HpGridColumn *columns;
  HpGridSection sections[HP_SECTION_COUNT];
  gboolean collapse, by_precedence;
  HpLength separation_inline, separation_block; /* 0 where borders collapse */
  gboolean measured;                            /* the needs of the cells are known */
  HpTableFit *fit;                              /* if the content decides on widths; else NULL */
  gboolean retrieves_markers; /* header or footer hold an fo:retrieve-table-marker */
  gboolean one_body;          /* the rows of header and footer stand in the section of the body */
  HpTableGrid *as_one_body;   /* the same table in that way, once it is needed */
};

/** The grid of an fo:table; problems in it are reported the first time. Never NULL. */
const HpTableGrid *hp_table_grid(HpLayout *layout, const HpFo *table);
/** The same table where header and footer leave no room for rows on a page: all its rows are the
    body's, those of the header first, those of the footer last, and break like others. */
const HpTableGrid *hp_table_grid_of_one_body(HpLayout *layout, const HpFo *table);
/** The grid, for whoever wants to measure its cells. */
HpTableGrid *hp_table_grid_to_measure(HpLayout *layout, const HpFo *table);

static inline const HpGridCell *hp_grid_slot(const HpTableGrid *grid, HpSection section, guint row,
                                             guint column)
{
  return grid->sections[section].slots[(gsize)row * grid->n_columns + column];
}

/* ---- Columns (columns.c) --------------------------------------------------------------------- */

typedef struct {
  HpLength width;  /* of the content rectangle */
  HpLength *lines; /* n_columns + 1 grid lines, from its start edge */
} HpTableColumns;

/** Column widths where `available` is left between the indents; percentages are of `container`. */
HpTableColumns hp_table_columns(HpLayout *layout, const HpTableGrid *grid, HpLength available,
                                HpLength container);

/* ---- Widths of several tables together (set.c) ----------------------------------------------- */

/** The grid that decides on widths for this one: itself, or all cells of the tables of its set. */
const HpTableGrid *hp_table_deciding_grid(HpLayout *layout, const HpTableGrid *grid);

/* ---- Widths from the content (auto.c) -------------------------------------------------------- */

/** Whether some columns get their width from their content. */
gboolean hp_table_is_auto(const HpTableGrid *grid);
void hp_table_measure_cells(HpLayout *layout, HpTableGrid *grid);
/** Widths of all columns for a table of width `base`; narrower where the content needs less, unless
    it is to fill it. Kept in the grid. */
const double *hp_table_auto_widths(HpArena *arena, const HpTableGrid *grid, HpLength base,
                                   gboolean fill);
/** min-content and max-content of all columns together. */
HpMeasure hp_table_auto_measure(HpArena *arena, const HpTableGrid *grid, HpLength container);

/* ---- Collapsed borders (borders.c) ----------------------------------------------------------- */

/** A row as the side of a row edge. */
typedef struct {
  HpSection section;
  guint row;
  gboolean broken; /* the edge is a break inside this row */
} HpRowSide;

/** The border that wins on the segment of a row edge in `column` (XSL 1.1, 7.28.3). `above` or
    `below` NULL: the table begins or ends there, or, if `table_broken`, goes on elsewhere. */
HpBorder hp_table_row_edge(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, gboolean table_broken);
/** Likewise on the grid line before `line` (0 … n_columns) in a row. */
HpBorder hp_table_column_edge(const HpTableGrid *grid, HpSection section, guint row, guint line);
/** Finds the halves of the cells' sides. */
void hp_table_resolve_sides(HpTableGrid *grid);
/** Half of the widest border of a row edge, from `column` on for `n` columns. */
HpLength hp_table_row_half(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, guint n, gboolean table_broken);
