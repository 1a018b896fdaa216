/* One block-level object: its spaces, its edges, and what is in it. */
#include "layout/flow/stack.h"

#include "layout/table/table.h"

static HpResult layout_block_once(HpLayout *layout, const HpFo *block, HpCursor *cursor,
                                  const HpConstraint *constraint, const HpToken *token)
{
  const gboolean boxed = block->kind != HP_FO_WRAPPER;
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, block);
  fragment->is_first = token == NULL;
  if (boxed)
    hp_fragment_set_edges(fragment, block->traits, constraint->container, token == NULL, TRUE);
  const HpStrutEntry *entry = cursor->last;
  HpLength start = cursor->y, give = cursor->give;
  if (fragment->edge[HP_BEFORE] > 0) {
    hp_cursor_resolve(cursor);
    start = cursor->y;
    give = cursor->give;
    entry = NULL;
    hp_cursor_place(cursor, start + fragment->edge[HP_BEFORE]);
  }
  const HpStackResult stack = hp_stack_children(layout, block, cursor, constraint, token, fragment);
  if (stack.refused)
    return (HpResult){.refused = TRUE};
  const gboolean is_last = stack.token == NULL;
  if (!is_last && boxed)
    hp_fragment_set_edges(fragment, block->traits, constraint->container, token == NULL, FALSE);
  /* An empty block is solid all the same: the spaces around it do not meet. */
  if (fragment->first_child == NULL && is_last)
    hp_cursor_resolve(cursor);
  if (fragment->edge[HP_AFTER] > 0) {
    if (is_last)
      hp_cursor_resolve(cursor);
    else
      hp_cursor_resolve_at_end(cursor);
    hp_cursor_place(cursor, cursor->y + fragment->edge[HP_AFTER]);
  }
  if (entry != NULL) {
    start = entry->end;
    give = entry->give;
  }
  fragment->give_before = give;
  fragment->give_after = cursor->give;
  const HpExtent extent = hp_block_extent(block, constraint);
  fragment->rect = (HpRect){extent.x, start, extent.width, cursor->y - start};
  fragment->is_last = is_last;
  return (HpResult){fragment, stack.token, stack.badness, stack.forced, FALSE};
}

typedef HpResult (*LayOut)(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                           const HpConstraint *constraint, const HpToken *token);

/* The edge after the last line must fit too: if it does not, break earlier. */
static HpResult layout_with_edge(LayOut lay_out, HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                                 const HpConstraint *constraint, const HpToken *token)
{
  const HpCursor before = *cursor;
  const HpNotesMark notes = hp_notes_mark(layout->page.notes);
  HpResult result = lay_out(layout, fo, cursor, constraint, token);
  if (result.fragment == NULL || result.token != NULL || constraint->limit == HP_LENGTH_MAX)
    return result;
  const HpLength after = result.fragment->edge[HP_AFTER];
  if (after == 0 || constraint->cut != NULL ||
      hp_fits(layout->page.notes, NULL, cursor->y, constraint))
    return result;
  hp_cursor_restore(cursor, before);
  hp_notes_release(layout->page.notes, notes);
  HpConstraint tighter = *constraint;
  tighter.limit -= after;
  return lay_out(layout, fo, cursor, &tighter, token);
}

static HpResult layout_table(HpLayout *layout, const HpFo *table, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  hp_cursor_resolve(cursor);
  const HpResult result = hp_layout_table(layout, table, cursor->y, constraint, token);
  if (result.fragment != NULL)
    hp_cursor_place(cursor, hp_rect_bottom(result.fragment->rect));
  return result;
}

HpResult hp_layout_undisplaced(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token)
{
  switch (fo->kind) {
  case HP_FO_TABLE:
  case HP_FO_TABLE_AND_CAPTION:
    return layout_table(layout, fo, cursor, constraint, token);
  case HP_FO_LIST_ITEM:
    return layout_with_edge(hp_layout_list_item, layout, fo, cursor, constraint, token);
  case HP_FO_BLOCK_CONTAINER:
    return hp_layout_container(layout, fo, cursor, constraint, token);
  default:
    return layout_with_edge(layout_block_once, layout, fo, cursor, constraint, token);
  }
}

/* The spaces in it are those of another reference area, or of a stack beside another. */
static gboolean is_solid(const HpFo *fo)
{
  return !hp_is_transparent(fo) || fo->kind == HP_FO_LIST_ITEM;
}

HpResult hp_layout_block_level(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token)
{
  if (fo->kind == HP_FO_FLOAT && hp_fo_floating(fo) != HP_FLOAT_NONE)
    return hp_layout_float(layout, fo, cursor, constraint);
  const HpCursor before = *cursor;
  const gboolean spaced = fo->kind != HP_FO_WRAPPER && hp_is_in_flow(fo);
  if (token == NULL && spaced)
    hp_cursor_add_space(layout->page.arena, cursor, &fo->traits->space_before,
                        constraint->container);
  hp_clear_floats(layout, fo, cursor);
  const gboolean displaced = cursor->floats != NULL && hp_is_displaced_whole(fo);
  const HpResult result = displaced ? hp_layout_displaced(layout, fo, cursor, constraint, token)
                                    : hp_layout_undisplaced(layout, fo, cursor, constraint, token);
  if (result.refused) {
    hp_cursor_restore(cursor, before);
    return result;
  }
  if (result.fragment != NULL && is_solid(fo))
    result.fragment->give_before = result.fragment->give_after = cursor->give;
  if (result.fragment != NULL)
    result.fragment->offset = hp_relative_offset(fo->traits, constraint->container);
  if (result.token == NULL && spaced)
    hp_cursor_add_space(layout->page.arena, cursor, &fo->traits->space_after,
                        constraint->container);
  return result;
}
