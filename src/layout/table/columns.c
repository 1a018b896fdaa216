/*
 * Widths of the columns, as the document gives them (XSL 1.1, 6.7.4 and 7.28).
 *
 * Lengths and percentages are taken as they are; what the table has left is shared by the columns
 * with proportional-column-width(), and by those without a width as if they had one share each –
 * unless the content decides (auto.c).
 */
#include "layout/table/grid.h"

/** What decides the width of one column. */
typedef struct {
  HpLength fixed;
  double shares;
} Column;

static Column column_of(HpDimension width, HpLength base)
{
  switch (width.unit) {
  case HP_UNIT_LENGTH:
    return (Column){MAX(hp_dimension_resolve(width, base, 0), 0), 0};
  case HP_UNIT_COLUMNS:
    return (Column){MAX(width.length, 0), MAX((double)width.percent / 100, 0)};
  default:
    return (Column){0, 1};
  }
}

/** The inline-progression-dimension that the table asks for; -1: "auto". */
static HpLength wanted_width(const HpTraits *traits, HpLength container)
{
  const HpLengthRange *range = &traits->inline_progression_dimension;
  const HpLength minimum = hp_dimension_resolve(range->minimum, container, 0);
  HpLength width = hp_dimension_resolve(range->optimum, container, -1);
  if (width < 0)
    return minimum > 0 && range->minimum.unit == HP_UNIT_LENGTH ? minimum : -1;
  return MAX(MIN(width, hp_dimension_resolve(range->maximum, container, HP_LENGTH_MAX)), minimum);
}

typedef struct {
  gint64 fixed;
  double shares;
} Total;

static Total total_of(const HpTableGrid *grid, HpLength base)
{
  Total total = {0, 0};
  for (guint i = 0; i < grid->n_columns; i++) {
    const Column column = column_of(grid->columns[i].width, base);
    total.fixed += column.fixed;
    total.shares += column.shares;
  }
  return total;
}

/* Lines are rounded from the sums, so that errors do not add up. */
static void add_column(HpTableColumns *columns, guint i, double *end, double width)
{
  *end += width;
  columns->lines[i + 1] = hp_table_bound((gint64)(*end + 0.5));
}

static void share_out(const HpTableGrid *grid, HpLength base, HpTableColumns *columns)
{
  const Total total = total_of(grid, base);
  const double unit =
      total.shares > 0 ? MAX((double)base - (double)total.fixed, 0) / total.shares : 0;
  double end = 0;
  for (guint i = 0; i < grid->n_columns; i++) {
    const Column column = column_of(grid->columns[i].width, base);
    add_column(columns, i, &end, column.fixed + column.shares * unit);
  }
}

static void fit_content(HpLayout *layout, const HpTableGrid *grid, HpLength base, gboolean fill,
                        HpTableColumns *columns)
{
  const HpTableGrid *deciding = hp_table_deciding_grid(layout, grid);
  const double *widths = hp_table_auto_widths(layout->page.arena, deciding, base, fill);
  double end = 0;
  for (guint i = 0; i < grid->n_columns; i++)
    add_column(columns, i, &end, widths[i]);
}

HpTableColumns hp_table_columns(HpLayout *layout, const HpTableGrid *grid, HpLength available,
                                HpLength container)
{
  const HpLength wanted = wanted_width(grid->table->traits, container);
  const HpLength base = MAX(wanted >= 0 ? wanted : available, 0);
  HpTableColumns columns = {.lines =
                                hp_arena_array(layout->page.arena, HpLength, grid->n_columns + 1)};
  if (grid->fit != NULL)
    fit_content(layout, grid, base, wanted >= 0, &columns);
  else
    share_out(grid, base, &columns);
  /* A table of fixed columns is as wide as they are, unless it asks for more. */
  const HpLength sum = columns.lines[grid->n_columns];
  columns.width = wanted >= 0 ? MAX(wanted, sum) : sum;
  return columns;
}
