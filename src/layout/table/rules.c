/*
 * Collapsed borders of the rows that stand on a page, as rules along the grid lines.
 *
 * Neighbouring segments with the same border make one rule, so lines come out crisp and once. Rules
 * reach into their joints by half of what crosses them there:
 *
 *        ┌──┬─────────────┐
 *        │  │             │   the vertical rule at a corner runs up to the far side of the
 *        ├──┼─────────────┤   horizontal one, and the horizontal one across the vertical
 *        └──┴─────────────┘
 */
#include "layout/table/table-layout.h"

typedef struct {
  HpTableLayout *t;
  gboolean broken_before, broken_after; /* the table goes on before, after this page */
} Rules;

static const HpPlacedRow *placed_row(const HpTableLayout *t, guint index)
{
  return &g_array_index(t->placed, HpPlacedRow, index);
}

/** The border on edge `index` (0: above the first placed row … n: below the last). */
static HpBorder edge_border(const Rules *rules, guint index, guint column)
{
  const HpTableLayout *t = rules->t;
  HpRowSide above = {0}, below = {0};
  const gboolean has_above = index > 0, has_below = index < t->placed->len;
  if (has_above) {
    const HpPlacedRow *row = placed_row(t, index - 1);
    above = (HpRowSide){row->section, row->row, row->broken_below};
  }
  if (has_below) {
    const HpPlacedRow *row = placed_row(t, index);
    below = (HpRowSide){row->section, row->row, row->broken_above};
  }
  const gboolean broken = has_above ? rules->broken_after : rules->broken_before;
  return hp_table_row_edge(t->grid, has_above ? &above : NULL, has_below ? &below : NULL, column,
                           broken);
}

static HpLength edge_y(const HpTableLayout *t, guint index)
{
  return index == 0 ? placed_row(t, 0)->top : placed_row(t, index - 1)->bottom;
}

static gboolean same_border(const HpBorder *a, const HpBorder *b)
{
  return a->style == b->style && a->width == b->width && hp_same_color(a->color, b->color);
}

static void append_rule(HpTableLayout *t, const HpBorder *border, HpSide side, HpRect rect)
{
  HpFragment *fragment = hp_fragment_new(t->layout->page.arena, HP_FRAGMENT_BLOCK, NULL);
  HpBorder *borders = hp_arena_array(t->layout->page.arena, HpBorder, 4);
  borders[side] = *border;
  fragment->borders = borders;
  fragment->border[side] = fragment->edge[side] = border->width;
  fragment->rect = rect;
  fragment->is_first = fragment->is_last = TRUE;
  hp_fragment_append(t->fragment, fragment);
}

/* ---- Along the columns --------------------------------------------------------------------- */

/** Half of the widest border that meets a vertical rule at a row edge. */
static HpLength joint_at_row(const Rules *rules, guint index, guint line)
{
  const HpTableGrid *grid = rules->t->grid;
  HpLength widest = 0;
  if (line > 0)
    widest = edge_border(rules, index, line - 1).width;
  if (line < grid->n_columns)
    widest = MAX(widest, edge_border(rules, index, line).width);
  return widest / 2;
}

static void append_vertical(const Rules *rules, const HpBorder *border, guint line, guint first,
                            guint end)
{
  HpTableLayout *t = rules->t;
  if (border->style == HP_BORDER_NONE)
    return;
  const HpLength top = edge_y(t, first) - joint_at_row(rules, first, line);
  const HpLength bottom = edge_y(t, end) + joint_at_row(rules, end, line);
  const HpRect at = line < t->grid->n_columns ? hp_table_slots(t, line, 1, 0, 0)
                                              : hp_table_slots(t, line - 1, 1, 0, 0);
  const gboolean right_to_left = t->grid->table->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const gboolean far_side = (line < t->grid->n_columns) == right_to_left;
  const HpLength x = at.x + (far_side ? at.width : 0);
  append_rule(t, border, HP_START,
              (HpRect){x - border->width / 2, top, border->width, bottom - top});
}

static void append_verticals(const Rules *rules, guint line)
{
  const HpTableLayout *t = rules->t;
  HpBorder run = {.style = HP_BORDER_NONE};
  guint first = 0;
  for (guint i = 0; i < t->placed->len; i++) {
    const HpPlacedRow *row = placed_row(t, i);
    const HpBorder border = hp_table_column_edge(t->grid, row->section, row->row, line);
    if (i > 0 && same_border(&border, &run))
      continue;
    append_vertical(rules, &run, line, first, i);
    run = border;
    first = i;
  }
  append_vertical(rules, &run, line, first, t->placed->len);
}

/* ---- Along the rows ------------------------------------------------------------------------ */

static HpLength joint_at_column(const Rules *rules, guint index, guint line)
{
  const HpTableLayout *t = rules->t;
  HpLength widest = 0;
  for (guint i = index > 0 ? index - 1 : 0; i <= index && i < t->placed->len; i++) {
    const HpPlacedRow *row = placed_row(t, i);
    widest = MAX(widest, hp_table_column_edge(t->grid, row->section, row->row, line).width);
  }
  return widest / 2;
}

static void append_horizontal(const Rules *rules, const HpBorder *border, guint index, guint first,
                              guint end)
{
  HpTableLayout *t = rules->t;
  if (border->style == HP_BORDER_NONE || first == end)
    return;
  const HpLength y = edge_y(t, index);
  HpLength start = joint_at_column(rules, index, first);
  HpLength after = joint_at_column(rules, index, end);
  HpRect rect = hp_table_slots(t, first, end - first, y, y);
  if (t->grid->table->traits->inherited.writing_mode == HP_WRITING_RL_TB) {
    const HpLength swap = start;
    start = after;
    after = swap;
  }
  rect = (HpRect){rect.x - start, y - border->width / 2, rect.width + start + after, border->width};
  append_rule(t, border, HP_BEFORE, rect);
}

static void append_horizontals(const Rules *rules, guint index)
{
  HpBorder run = {.style = HP_BORDER_NONE};
  guint first = 0;
  for (guint column = 0; column < rules->t->grid->n_columns; column++) {
    const HpBorder border = edge_border(rules, index, column);
    if (column > 0 && same_border(&border, &run))
      continue;
    append_horizontal(rules, &run, index, first, column);
    run = border;
    first = column;
  }
  append_horizontal(rules, &run, index, first, rules->t->grid->n_columns);
}

void hp_table_append_rules(HpTableLayout *t)
{
  if (!t->grid->collapse || t->placed->len == 0)
    return;
  const Rules rules = {t, t->continues, t->result.token != NULL};
  for (guint line = 0; line <= t->grid->n_columns; line++)
    append_verticals(&rules, line);
  for (guint index = 0; index <= t->placed->len; index++)
    append_horizontals(&rules, index);
}
