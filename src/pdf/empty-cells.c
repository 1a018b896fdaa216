/*
 * Cells for the slots of a table in which the document has none: readers count on rows of equal
 * length (ISO 14289-1, 7.5).
 *
 *     ┌────┬─────────┐
 *     │ a  │ b       │
 *     │    ├────┬────┤
 *     │    │ c  │ d  │
 *     ├────┼────┼────┤
 *     │ +  │ +  │ e  │   e has column-number="3": two empty cells go before it
 *     └────┴────┴────┘
 */
#include "pdf/structure-tree.h"

/* A table wider than this is left as it is. */
enum { MOST_COLUMNS = 1000 };

typedef struct {
  HpStructure *structure;
  guint n_columns;  /* of the widest row */
  GArray *occupied; /* by column: of guint, how many rows below are taken from above */
  gboolean fills;   /* else it only finds out how wide the table is */
} Slots;

static guint *rows_taken(Slots *slots, guint column)
{
  if (column >= slots->occupied->len)
    g_array_set_size(slots->occupied, column + 1);
  return &g_array_index(slots->occupied, guint, column);
}

static guint add_empty_cell(Slots *slots, guint row, guint before, guint previous)
{
  const guint index = slots->structure->elements->len;
  const HpElement cell = {
      .role = HP_ROLE_TD, .parent = row, .next = before, .painted = HP_NOT_PAINTED};
  g_array_append_val(slots->structure->elements, cell);
  HpElement *around = hp_element(slots->structure, row);
  if (previous == 0)
    around->first_child = index;
  else
    hp_element(slots->structure, previous)->next = index;
  if (before == 0)
    around->last_child = index;
  return index;
}

/* Goes on from `column` to `end`, putting cells before `before` where nothing reaches from above;
   returns the last child before it. */
static guint fill_up_to(Slots *slots, guint row, guint column, guint end, guint before,
                        guint previous)
{
  for (; column < end; column++) {
    guint *taken = rows_taken(slots, column);
    if (*taken > 0)
      (*taken)--;
    else if (slots->fills)
      previous = add_empty_cell(slots, row, before, previous);
  }
  return previous;
}

static guint column_of(Slots *slots, const HpFo *cell, guint at)
{
  const gboolean numbered =
      cell != NULL && cell->kind == HP_FO_TABLE_CELL && cell->traits->column_number > (int)at;
  guint column = numbered ? MIN((guint)cell->traits->column_number - 1, MOST_COLUMNS) : at;
  while (column<MOST_COLUMNS && * rows_taken(slots, column)> 0)
    column++;
  return column;
}

static void walk_row(Slots *slots, guint row)
{
  guint at = 0, previous = 0, next;
  for (guint cell = hp_element(slots->structure, row)->first_child; cell != 0; cell = next) {
    next = hp_element(slots->structure, cell)->next;
    const HpFo *fo = hp_element(slots->structure, cell)->fo;
    const gboolean spans = fo != NULL && fo->kind == HP_FO_TABLE_CELL;
    const guint column = column_of(slots, fo, at);
    fill_up_to(slots, row, at, column, cell, previous);
    at = column + (spans ? (guint)CLAMP(fo->traits->columns_spanned, 1, MOST_COLUMNS) : 1);
    for (guint i = column; i < MIN(at, MOST_COLUMNS); i++)
      *rows_taken(slots, i) = spans ? (guint)MAX(fo->traits->rows_spanned, 1) - 1 : 0;
    previous = cell;
  }
  for (guint i = at; i < slots->occupied->len; i++)
    if (*rows_taken(slots, i) > 0)
      slots->n_columns = MAX(slots->n_columns, i + 1);
  slots->n_columns = MAX(slots->n_columns, at);
  fill_up_to(slots, row, at, slots->n_columns, 0, previous);
}

static void walk_rows(Slots *slots, guint section)
{
  g_array_set_size(slots->occupied, 0);
  for (guint row = hp_element(slots->structure, section)->first_child; row != 0;
       row = hp_element(slots->structure, row)->next)
    if (hp_element(slots->structure, row)->role == HP_ROLE_TR)
      walk_row(slots, row);
}

static gboolean has_rows(HpRole role)
{
  return role == HP_ROLE_THEAD || role == HP_ROLE_TBODY || role == HP_ROLE_TFOOT;
}

static void fill_table(HpStructure *structure, guint table)
{
  g_autoptr(GArray) occupied = g_array_new(FALSE, TRUE, sizeof(guint));
  Slots slots = {structure, 0, occupied, FALSE};
  for (int pass = 0; pass < 2 && slots.n_columns < MOST_COLUMNS; pass++) {
    slots.fills = pass == 1;
    for (guint child = hp_element(structure, table)->first_child; child != 0;
         child = hp_element(structure, child)->next)
      if (has_rows(hp_element(structure, child)->role))
        walk_rows(&slots, child);
  }
}

void hp_structure_fill_rows(HpStructure *structure)
{
  const guint n_elements = structure->elements->len;
  for (guint i = 0; i < n_elements; i++)
    if (hp_element(structure, i)->role == HP_ROLE_TABLE)
      fill_table(structure, i);
}
