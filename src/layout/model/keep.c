/* Keeps and forced breaks (XSL 1.1, 4.8 and 7.20) between neighbours, seen through their edges:
   what the last child asks for, its parent asks for too. */
#include "layout/model/break.h"

static int strength(const HpConstraint *constraint, HpKeep keep)
{
  return constraint->ends_page ? MAX(keep.within_column, keep.within_page) : keep.within_column;
}

HpBadness hp_badness_of_keep(int strength)
{
  return (HpBadness)(guint)strength << 8;
}

HpBadness hp_badness_of_both(HpBadness a, HpBadness b)
{
  return MAX(a, b) | ((a | b) & HP_BADNESS_ORPHANS);
}

/* White space, change bars, what is set of first lines and what floats elsewhere: nothing of the
   stack. */
static gboolean is_blank(const HpFo *fo)
{
  if (fo->kind != HP_FO_TEXT)
    return fo->kind == HP_FO_CHANGE_BAR_BEGIN || fo->kind == HP_FO_CHANGE_BAR_END ||
           fo->kind == HP_FO_INITIAL_PROPERTY_SET ||
           (fo->kind == HP_FO_FLOAT && hp_fo_floating(fo) != HP_FLOAT_NONE);
  for (gsize i = 0; i < fo->text_length; i++)
    if (!g_ascii_isspace(fo->text[i]))
      return FALSE;
  return TRUE;
}

gboolean hp_is_transparent(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_BLOCK:
  case HP_FO_WRAPPER:
  case HP_FO_MULTI_SWITCH:
  case HP_FO_MULTI_CASE:
  case HP_FO_MULTI_PROPERTIES:
  case HP_FO_LIST_BLOCK:
  case HP_FO_LIST_ITEM:
  case HP_FO_LIST_ITEM_LABEL:
  case HP_FO_LIST_ITEM_BODY:
    return TRUE;
  default:
    return FALSE;
  }
}

/* … but for their first and last rows, which speak for them. */
static gboolean is_table(const HpFo *fo)
{
  return fo->kind == HP_FO_TABLE || fo->kind == HP_FO_TABLE_AND_CAPTION;
}

static const HpFo *first_or_last_child(const HpFo *fo, gboolean last)
{
  const HpFo *child = last ? fo->last_child : fo->first_child;
  while (child != NULL && is_blank(child))
    child = last ? child->previous : child->next;
  return child;
}

static const HpFo *first_or_last_block(const HpFo *fo, gboolean last)
{
  const HpFo *child = first_or_last_child(fo, last);
  return child != NULL && hp_fo_is_block_level(child) ? child : NULL;
}

const HpFo *hp_block_at_end(const HpFo *fo)
{
  const HpFo *child = first_or_last_child(fo, TRUE);
  while (child != NULL && !hp_fo_is_block_level(child))
    child = first_or_last_child(child, TRUE);
  return child;
}

static const HpFo *edge_child(const HpFo *fo, gboolean last)
{
  return hp_is_transparent(fo) ? first_or_last_block(fo, last) : NULL;
}

/* A break at the edge of a container in the stack is one of the container: one with a height would
   have no other place for it. */
static const HpFo *edge_child_that_breaks(const HpFo *fo, gboolean last)
{
  const gboolean container = fo->kind == HP_FO_BLOCK_CONTAINER && hp_is_in_flow(fo);
  return container ? first_or_last_block(fo, last) : edge_child(fo, last);
}

/* A list-item begins with its label and its body side by side: either may speak for it. */
static const HpFo *item_body(const HpFo *fo)
{
  return fo->kind == HP_FO_LIST_ITEM ? hp_fo_child_of_kind(fo, HP_FO_LIST_ITEM_BODY) : NULL;
}

/* The first (last) body row of a table (and caption), or the cell that makes it; or NULL. */
static const HpFo *edge_row(const HpFo *fo, gboolean last)
{
  const HpFo *table = fo->kind == HP_FO_TABLE_AND_CAPTION ? fo->last_child : fo;
  while (table != NULL && table->kind != HP_FO_TABLE)
    table = table->previous;
  if (table == NULL)
    return NULL;
  const HpFo *part = last ? table->last_child : table->first_child;
  while (part != NULL && part->kind != HP_FO_TABLE_BODY)
    part = last ? part->previous : part->next;
  const HpFo *row = part == NULL ? NULL : last ? part->last_child : part->first_child;
  while (row != NULL && row->kind != HP_FO_TABLE_ROW && row->kind != HP_FO_TABLE_CELL)
    row = last ? row->previous : row->next;
  return row;
}

int hp_keep_with_next(const HpConstraint *constraint, const HpFo *fo)
{
  int keep = 0;
  for (; fo != NULL; fo = edge_child(fo, TRUE)) {
    keep = MAX(keep, strength(constraint, fo->traits->keep_with_next));
    const HpFo *row = is_table(fo) ? edge_row(fo, TRUE) : NULL;
    if (row != NULL)
      keep = MAX(keep, hp_keep_with_next(constraint, row));
  }
  return keep;
}

int hp_keep_with_previous(const HpConstraint *constraint, const HpFo *fo)
{
  int keep = 0;
  for (; fo != NULL; fo = edge_child(fo, FALSE)) {
    keep = MAX(keep, strength(constraint, fo->traits->keep_with_previous));
    const HpFo *row = is_table(fo) ? edge_row(fo, FALSE) : NULL;
    if (row != NULL)
      keep = MAX(keep, hp_keep_with_previous(constraint, row));
    const HpFo *body = item_body(fo);
    if (body != NULL)
      keep = MAX(keep, hp_keep_with_previous(constraint, body));
  }
  return keep;
}

int hp_keep_together(const HpConstraint *constraint, const HpFo *fo)
{
  return strength(constraint, fo->traits->inherited.keep_together);
}

HpBreak hp_stronger_break(HpBreak a, HpBreak b)
{
  return MAX(a, b);
}

static HpBreak row_edge_break(const HpFo *row, gboolean last)
{
  if (row->kind == HP_FO_TABLE_CELL)
    return hp_cell_edge_break(row, last);
  HpBreak strongest = last ? row->traits->break_after : row->traits->break_before;
  for (const HpFo *cell = row->first_child; cell != NULL; cell = cell->next)
    if (cell->kind == HP_FO_TABLE_CELL)
      strongest = hp_stronger_break(strongest, hp_cell_edge_break(cell, last));
  return strongest;
}

/* The forced break that its first (last) row asks for: it reaches the table's own edge. */
static HpBreak table_edge_break(const HpFo *table, gboolean last)
{
  const HpFo *row = edge_row(table, last);
  return row == NULL ? HP_BREAK_AUTO : row_edge_break(row, last);
}

HpBreak hp_break_before(const HpFo *fo)
{
  HpBreak strongest = HP_BREAK_AUTO;
  for (; fo != NULL; fo = edge_child_that_breaks(fo, FALSE)) {
    strongest = hp_stronger_break(strongest, fo->traits->break_before);
    if (is_table(fo))
      strongest = hp_stronger_break(strongest, table_edge_break(fo, FALSE));
    const HpFo *body = item_body(fo);
    if (body != NULL)
      strongest = hp_stronger_break(strongest, hp_break_before(body));
  }
  return strongest;
}

HpLength hp_room_to_begin(const HpFo *fo, HpLength column)
{
  HpLength room = 0;
  for (; fo != NULL; fo = edge_child_that_breaks(fo, FALSE))
    room = MAX(room, hp_dimension_resolve(fo->traits->break_unless_left, column, 0));
  return room;
}

HpBreak hp_break_after(const HpFo *fo)
{
  HpBreak strongest = HP_BREAK_AUTO;
  for (; fo != NULL; fo = edge_child_that_breaks(fo, TRUE)) {
    strongest = hp_stronger_break(strongest, fo->traits->break_after);
    if (is_table(fo))
      strongest = hp_stronger_break(strongest, table_edge_break(fo, TRUE));
  }
  return strongest;
}

HpBreak hp_cell_edge_break(const HpFo *cell, gboolean last)
{
  HpBreak strongest = last ? cell->traits->break_after : cell->traits->break_before;
  const HpFo *child = last ? cell->last_child : cell->first_child;
  if (child == NULL || !hp_fo_is_block_level(child))
    return strongest;
  return hp_stronger_break(strongest, last ? hp_break_after(child) : hp_break_before(child));
}
