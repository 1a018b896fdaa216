/*
 * Column widths that the content decides (table-layout="auto"): as short a table as possible in
 * which no word is broken.
 *
 * A column is at least as wide as its widest word (min-content) and needs no more than its longest
 * line (max-content). Where there is not room for all of the latter, widths begin in between,
 *
 *     width = min + (room − Σ min) × (max − min) / Σ (max − min)
 *
 * and then room is moved between two columns for as long as that makes the table shorter. Its
 * height is estimated: a row is as tall as its tallest cell, a cell has as many lines as its
 * longest line fills.
 */
#include "layout/table/grid.h"

/* Beyond these the beginning has to do. */
#define MAX_MOVING_COLUMNS 10 /* columns of a table whose widths are tried out; of more none is */
#define MAX_ESTIMATED_CELLS 4000 /* cells looked at while widths are tried out */
#define MAX_MOVES 60             /* widths tried out */

typedef struct {
  const HpTableGrid *grid;
  double *minimum, *maximum, *width; /* by column */
  double *least;                     /* where the minima are more than there is room for */
  guint n;
} ColumnFit;

/* ---- What cells need ----------------------------------------------------------------------- */

/* The width that a cell was given is no more than the least (7.28.9; CSS2, 17.5.2.2). */
static HpLength width_of_cell(const HpGridCell *cell)
{
  const HpDimension width = cell->fo->traits->inline_progression_dimension.optimum;
  return width.unit == HP_UNIT_LENGTH && width.percent == 0 ? width.length : 0;
}

static HpMeasure measure_cell(HpLayout *layout, const HpTableGrid *grid, const HpGridCell *cell)
{
  const HpTraits *traits = cell->fo->traits;
  HpMeasure need = layout->measure_contents(layout, cell->fo, 0);
  gint64 edges = (gint64)grid->separation_inline + cell->start_half + cell->end_half;
  for (int side = HP_START; side <= HP_END; side++) {
    edges += hp_dimension_resolve(traits->padding[side].width, 0, 0);
    edges += grid->collapse ? 0 : traits->border[side].width;
  }
  need.least = hp_length_clamp(need.least + edges);
  need.minimum = MAX(hp_length_clamp(need.minimum + edges), width_of_cell(cell));
  need.maximum = MAX(hp_length_clamp(need.maximum + edges), need.minimum);
  return need;
}

gboolean hp_table_is_auto(const HpTableGrid *grid)
{
  gboolean any = FALSE;
  if (grid->table->traits->table_layout_fixed)
    return FALSE;
  for (guint i = 0; i < grid->n_columns; i++) {
    if (grid->columns[i].width.unit == HP_UNIT_COLUMNS)
      return FALSE;
    any |= grid->columns[i].width.unit == HP_UNIT_AUTO || grid->columns[i].of_cell;
  }
  return any;
}

void hp_table_measure_cells(HpLayout *layout, HpTableGrid *grid)
{
  if (grid->measured)
    return;
  grid->measured = TRUE;
  for (int section = 0; section < HP_SECTION_COUNT; section++)
    for (guint i = 0; i < grid->sections[section].n_cells; i++) {
      HpGridCell *cell = &grid->sections[section].cells[i];
      cell->need = measure_cell(layout, grid, cell);
    }
}

/* ---- What columns need --------------------------------------------------------------------- */

static gboolean is_flexible(const HpTableGrid *grid, guint column)
{
  return grid->columns[column].width.unit == HP_UNIT_AUTO;
}

/* What a cell needs more is shared evenly by those of its columns that may grow. Where none may,
   all give way: the width that a column was given is no more than the least, too. */
static void widen(ColumnFit *fit, const HpGridCell *cell)
{
  double minimum = cell->need.minimum, maximum = cell->need.maximum, least = cell->need.least;
  guint flexible = 0;
  for (guint i = cell->column; i < cell->column + cell->n_columns; i++) {
    minimum -= fit->minimum[i];
    maximum -= fit->maximum[i];
    least -= fit->least[i];
    flexible += is_flexible(fit->grid, i);
  }
  if (flexible == 0)
    maximum = minimum;
  const guint sharing = flexible > 0 ? flexible : cell->n_columns;
  for (guint i = cell->column; i < cell->column + cell->n_columns; i++) {
    if (flexible > 0 && !is_flexible(fit->grid, i))
      continue;
    fit->minimum[i] += MAX(minimum, 0) / sharing;
    fit->maximum[i] = MAX(fit->maximum[i] + MAX(maximum, 0) / sharing, fit->minimum[i]);
    fit->least[i] += MAX(least, 0) / sharing;
  }
}

static void widen_all(ColumnFit *fit, gboolean spanning)
{
  for (int section = 0; section < HP_SECTION_COUNT; section++)
    for (guint i = 0; i < fit->grid->sections[section].n_cells; i++) {
      const HpGridCell *cell = &fit->grid->sections[section].cells[i];
      if ((cell->n_columns > 1) == spanning)
        widen(fit, cell);
    }
}

static ColumnFit fit_new(HpArena *arena, const HpTableGrid *grid, HpLength base)
{
  ColumnFit fit = {.grid = grid, .n = grid->n_columns};
  fit.minimum = hp_arena_array(arena, double, fit.n);
  fit.maximum = hp_arena_array(arena, double, fit.n);
  fit.width = hp_arena_array(arena, double, fit.n);
  fit.least = hp_arena_array(arena, double, fit.n);
  for (guint i = 0; i < fit.n; i++)
    if (!is_flexible(grid, i))
      fit.minimum[i] = fit.maximum[i] = fit.least[i] =
          MAX(hp_dimension_resolve(grid->columns[i].width, base, 0), 0);
  widen_all(&fit, FALSE);
  widen_all(&fit, TRUE);
  return fit;
}

static double sum(const double *values, guint n)
{
  double total = 0;
  for (guint i = 0; i < n; i++)
    total += values[i];
  return total;
}

/* ---- The shortest table -------------------------------------------------------------------- */

/** Lines in the tallest cells of all rows. The fraction prefers roomier cells among equals. */
static double estimated_height(const ColumnFit *fit)
{
  const HpGridSection *body = &fit->grid->sections[HP_SECTION_BODY];
  const guint n = MIN(body->n_cells, MAX_ESTIMATED_CELLS);
  double height = 0, tallest = 0;
  guint row = 0;
  for (guint i = 0; i < n; i++) {
    const HpGridCell *cell = &body->cells[i];
    if (cell->row != row) {
      height += tallest;
      tallest = 0;
      row = cell->row;
    }
    if (cell->n_columns > 1 || fit->width[cell->column] <= 0)
      continue;
    const double filled = cell->need.maximum / fit->width[cell->column];
    tallest = MAX(tallest, (double)(gint64)(filled + 0.999) + 0.01 * filled);
  }
  return height + tallest;
}

static gboolean may_move(const ColumnFit *fit, guint from, guint to, double step)
{
  return from != to && is_flexible(fit->grid, from) && is_flexible(fit->grid, to) &&
         fit->width[from] - step >= fit->minimum[from] && fit->width[to] + step <= fit->maximum[to];
}

/* Makes the move of `step` that shortens the table most; FALSE if none does. */
static gboolean move_best(ColumnFit *fit, double step)
{
  double best = estimated_height(fit);
  guint best_from = 0, best_to = 0;
  for (guint from = 0; from < fit->n; from++)
    for (guint to = 0; to < fit->n; to++) {
      if (!may_move(fit, from, to, step))
        continue;
      fit->width[from] -= step;
      fit->width[to] += step;
      const double height = estimated_height(fit);
      fit->width[from] += step;
      fit->width[to] -= step;
      if (height < best - 1e-9) {
        best = height;
        best_from = from;
        best_to = to;
      }
    }
  if (best_from == best_to)
    return FALSE;
  fit->width[best_from] -= step;
  fit->width[best_to] += step;
  return TRUE;
}

static void shorten(ColumnFit *fit, double room)
{
  if (fit->n > MAX_MOVING_COLUMNS)
    return;
  guint moves = 0;
  for (double step = room / 8; step >= 2 * HP_POINT; step /= 2)
    while (moves < MAX_MOVES && move_best(fit, step))
      moves++;
}

/* ---- The widths ---------------------------------------------------------------------------- */

/* A preference must not beat overflow: where the minima are too wide, text that is held together
   parts, as far as is needed. */
static void part_what_is_held(ColumnFit *fit, double room)
{
  const double least = sum(fit->least, fit->n), held = sum(fit->minimum, fit->n) - least;
  const double share = held <= 0 ? 1 : CLAMP((room - least) / held, 0, 1);
  for (guint i = 0; i < fit->n; i++)
    fit->minimum[i] = fit->least[i] + (fit->minimum[i] - fit->least[i]) * share;
}

/* Between minimum and maximum, or past the maximum in proportion to it. */
static void spread(ColumnFit *fit, double room)
{
  const double minimum = sum(fit->minimum, fit->n), maximum = sum(fit->maximum, fit->n);
  double growing = 0;
  for (guint i = 0; i < fit->n; i++)
    growing += is_flexible(fit->grid, i) ? fit->maximum[i] : 0;
  for (guint i = 0; i < fit->n; i++) {
    const double range = fit->maximum[i] - fit->minimum[i];
    if (room >= maximum)
      fit->width[i] = fit->maximum[i] + (is_flexible(fit->grid, i) && growing > 0
                                             ? (room - maximum) * fit->maximum[i] / growing
                                             : 0);
    else
      fit->width[i] = fit->minimum[i] + (room > minimum && maximum > minimum
                                             ? (room - minimum) * range / (maximum - minimum)
                                             : 0);
  }
}

const double *hp_table_auto_widths(HpArena *arena, const HpTableGrid *grid, HpLength base,
                                   gboolean fill)
{
  HpTableFit *known = grid->fit;
  if (known->known && known->base == base && known->fill == fill)
    return known->widths;
  ColumnFit fit = fit_new(arena, grid, base);
  if (sum(fit.minimum, fit.n) > base)
    part_what_is_held(&fit, base);
  const double minimum = sum(fit.minimum, fit.n), maximum = sum(fit.maximum, fit.n);
  spread(&fit, fill ? base : MIN((double)base, maximum));
  if (base > minimum && base < maximum)
    shorten(&fit, base);
  known->known = TRUE;
  known->base = base;
  known->fill = fill;
  for (guint i = 0; i < fit.n; i++)
    known->widths[i] = fit.width[i];
  return known->widths;
}

HpMeasure hp_table_auto_measure(HpArena *arena, const HpTableGrid *grid, HpLength container)
{
  const ColumnFit fit = fit_new(arena, grid, container);
  return (HpMeasure){.minimum = hp_length_clamp((gint64)sum(fit.minimum, fit.n)),
                     .maximum = hp_length_clamp((gint64)sum(fit.maximum, fit.n)),
                     .least = hp_length_clamp((gint64)sum(fit.least, fit.n))};
}
