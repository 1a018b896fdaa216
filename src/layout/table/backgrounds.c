/* Backgrounds behind the cells: of columns, and of rows (those of parts are the parts' own). */
#include "layout/table/table-layout.h"

static const HpBorder no_borders[4];

static gboolean has_background(const HpFo *fo)
{
  return fo->traits->background_color.alpha != 0 || fo->traits->background_image != NULL;
}

static HpFragment *background(HpTableLayout *t, const HpFo *fo, HpRect rect)
{
  HpFragment *fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_BLOCK, fo);
  fragment->traits = fo->traits;
  fragment->borders = no_borders;
  fragment->rect = rect;
  return fragment;
}

void hp_table_append_background(HpTableLayout *t, HpFragment *parent, const HpFo *fo, HpRect rect)
{
  if (has_background(fo))
    hp_fragment_append(parent, background(t, fo, rect));
}

/* ---- Rows ---------------------------------------------------------------------------------- */

typedef struct {
  HpTableLayout *t;
  const HpFo *fo;
  HpFragment *parent;
  HpLength top, bottom;
} RowPaint;

static void paint_run(const RowPaint *paint, guint first, guint end)
{
  if (first == end)
    return;
  HpRect rect = hp_table_slots(paint->t, first, end - first, paint->top, paint->bottom);
  const HpTableGrid *grid = paint->t->grid;
  rect.x += grid->separation_inline / 2;
  rect.width -= 2 * (grid->separation_inline / 2);
  rect.y += grid->separation_block / 2;
  rect.height -= 2 * (grid->separation_block / 2);
  hp_table_append_background(paint->t, paint->parent, paint->fo, rect);
}

/* One rectangle over neighbouring slots, so that no seams show – unless the table shows between
   them. A cell over several rows has the background of the row that it begins in. */
static void paint_runs(const RowPaint *paint, HpSection section, guint row)
{
  const HpTableGrid *grid = paint->t->grid;
  guint first = 0;
  for (guint column = 0; column < grid->n_columns; column++) {
    const HpGridCell *cell = hp_grid_slot(grid, section, row, column);
    const gboolean tall = cell != NULL && cell->n_rows > 1;
    const gboolean apart = grid->separation_inline > 0 && (cell == NULL || cell->column == column);
    if (tall || apart) {
      paint_run(paint, first, column);
      first = tall ? column + 1 : column;
    }
  }
  paint_run(paint, first, grid->n_columns);
}

void hp_table_paint_row(HpTableLayout *t, HpSection section, guint row, HpFragment *fragment)
{
  const HpFo *fo = t->grid->sections[section].rows[row].fo;
  if (fo == NULL || !has_background(fo))
    return;
  if (fo->traits->background_image != NULL) {
    hp_table_append_background(t, fragment, fo, fragment->rect);
    return;
  }
  const RowPaint paint = {t, fo, fragment, fragment->rect.y, hp_rect_bottom(fragment->rect)};
  paint_runs(&paint, section, row);
}

/* ---- Columns ------------------------------------------------------------------------------- */

void hp_table_paint_columns(HpTableLayout *t, HpLength top, HpLength bottom)
{
  HpFragment *content = t->fragment->first_child, *last = t->fragment->last_child;
  t->fragment->first_child = t->fragment->last_child = NULL;
  for (guint column = 0; column < t->grid->n_columns; column++) {
    const HpFo *fo = t->grid->columns[column].fo;
    if (fo != NULL && bottom > top)
      hp_table_append_background(t, t->fragment, fo, hp_table_slots(t, column, 1, top, bottom));
  }
  if (content == NULL)
    return;
  if (t->fragment->last_child == NULL)
    t->fragment->first_child = content;
  else
    t->fragment->last_child->next = content;
  t->fragment->last_child = last;
}
