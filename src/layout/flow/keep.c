/* Keeps and forced breaks (XSL 1.1, 4.8 and 7.20) between neighbours, seen through their edges:
   what the last child asks for, its parent asks for too. */
#include "layout/table/table.h"

static int strength(const HpConstraint *constraint, HpKeep keep)
{
  return constraint->ends_page ? MAX(keep.within_column, keep.within_page) : keep.within_column;
}

HpBadness hp_badness_of_keep(int strength)
{
  return (HpBadness)(guint)strength << 8;
}

static gboolean is_blank_text(const HpFo *fo)
{
  if (fo->kind != HP_FO_TEXT)
    return FALSE;
  for (gsize i = 0; i < fo->text_length; i++)
    if (!g_ascii_isspace(fo->text[i]))
      return FALSE;
  return TRUE;
}

/* Reference areas and tables are opaque: what is inside them does not reach their edge. */
static gboolean is_transparent(const HpFo *fo)
{
  switch (fo->kind) {
  case HP_FO_BLOCK:
  case HP_FO_WRAPPER:
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

static const HpFo *edge_child(const HpFo *fo, gboolean last)
{
  if (!is_transparent(fo))
    return NULL;
  const HpFo *child = last ? fo->last_child : fo->first_child;
  while (child != NULL && is_blank_text(child))
    child = last ? child->previous : child->next;
  return child != NULL && hp_fo_is_block_level(child) ? child : NULL;
}

/* A list-item begins with its label and its body side by side: either may speak for it. */
static const HpFo *item_body(const HpFo *fo)
{
  return fo->kind == HP_FO_LIST_ITEM ? hp_fo_child_of_kind(fo, HP_FO_LIST_ITEM_BODY) : NULL;
}

int hp_keep_with_next(const HpConstraint *constraint, const HpFo *fo)
{
  int keep = 0;
  for (; fo != NULL; fo = edge_child(fo, TRUE)) {
    keep = MAX(keep, strength(constraint, fo->traits->keep_with_next));
    const HpFo *row = is_table(fo) ? hp_table_edge_row(fo, TRUE) : NULL;
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
    const HpFo *row = is_table(fo) ? hp_table_edge_row(fo, FALSE) : NULL;
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

HpBreak hp_break_before(const HpFo *fo)
{
  HpBreak strongest = HP_BREAK_AUTO;
  for (; fo != NULL; fo = edge_child(fo, FALSE)) {
    strongest = hp_stronger_break(strongest, fo->traits->break_before);
    if (is_table(fo))
      strongest = hp_stronger_break(strongest, hp_table_edge_break(fo, FALSE));
    const HpFo *body = item_body(fo);
    if (body != NULL)
      strongest = hp_stronger_break(strongest, hp_break_before(body));
  }
  return strongest;
}

HpBreak hp_break_after(const HpFo *fo)
{
  HpBreak strongest = HP_BREAK_AUTO;
  for (; fo != NULL; fo = edge_child(fo, TRUE)) {
    strongest = hp_stronger_break(strongest, fo->traits->break_after);
    if (is_table(fo))
      strongest = hp_stronger_break(strongest, hp_table_edge_break(fo, TRUE));
  }
  return strongest;
}

gboolean hp_is_in_flow(const HpFo *fo)
{
  return fo->traits->absolute_position == HP_POSITION_AUTO || fo->kind != HP_FO_BLOCK_CONTAINER;
}
