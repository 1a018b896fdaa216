/* List items: label and body side by side, each a stack of its own. */
#include "layout/flow/stack.h"

/* Lines from right to left end at the other side. */
static HpLength room_between(const HpFo *label, const HpFo *body, const HpConstraint *constraint)
{
  if (label->traits->inherited.writing_mode == HP_WRITING_RL_TB)
    return 0;
  const HpExtent left = hp_block_extent(label, constraint);
  const HpExtent right = hp_block_extent(body, constraint);
  return MAX(right.content_x - left.content_x - left.content_width, 0);
}

/* The label's blocks; they never break: a label taller than the page runs over its foot. */
static HpFragment *label_fragment(HpLayout *layout, const HpFo *label, const HpFo *body, HpLength y,
                                  const HpConstraint *constraint, HpCursor *inside)
{
  HpConstraint unbroken = *constraint;
  unbroken.slack = room_between(label, body, constraint);
  unbroken.limit = HP_LENGTH_MAX;
  unbroken.cut = NULL;
  unbroken.search = NULL;
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, label);
  fragment->is_first = fragment->is_last = TRUE;
  HpCursor cursor = {.y = y, .at_start = TRUE, .floats = inside->floats};
  HpNotes *notes = layout->page.notes; /* those of the label wait until the item stands */
  layout->page.notes = NULL;
  hp_stack_children(layout, label, &cursor, &unbroken, NULL, fragment);
  layout->page.notes = notes;
  hp_cursor_resolve_at_end(&cursor);
  const HpExtent extent = hp_block_extent(label, constraint);
  fragment->rect = (HpRect){extent.x, y, extent.width, cursor.y - y};
  inside->floats = cursor.floats;
  return fragment;
}

static HpStackResult stack_body(HpLayout *layout, const HpFo *item, HpCursor *cursor,
                                const HpConstraint *constraint, const HpToken *token,
                                HpFragment *fragment)
{
  const HpFrame frame = {constraint->frame, item, 1, 0};
  HpConstraint inside = *constraint;
  inside.cut = hp_cut_inside(constraint, item, 1);
  inside.keep = MAX(inside.keep, hp_keep_together(constraint, fragment->fo));
  inside.frame = &frame;
  return hp_stack_children(layout, fragment->fo, cursor, &inside, token, fragment);
}

HpResult hp_layout_list_item(HpLayout *layout, const HpFo *item, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  const HpFo *label = hp_fo_child_of_kind(item, HP_FO_LIST_ITEM_LABEL);
  const HpFo *body = hp_fo_child_of_kind(item, HP_FO_LIST_ITEM_BODY);
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, item);
  hp_fragment_set_edges(fragment, item->traits, constraint->container, token == NULL, TRUE);
  hp_cursor_resolve(cursor);
  const HpLength start = cursor->y, top = start + fragment->edge[HP_BEFORE];
  HpLength label_end = top;
  HpCursor inside = {.y = top, .at_start = TRUE, .floats = cursor->floats};
  HpFragment *label_area = NULL;
  if (token == NULL && label != NULL) {
    label_area = label_fragment(layout, label, body, top, constraint, &inside);
    label_end = top + label_area->rect.height;
    if (!constraint->must_place && !hp_fits(layout->page.notes, label_area, label_end, constraint))
      return (HpResult){.refused = TRUE};
    hp_fragment_append(fragment, label_area);
  }
  HpFragment *body_area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, body);
  body_area->is_first = token == NULL;
  const HpStackResult stack =
      stack_body(layout, item, &inside, constraint, token == NULL ? NULL : token->inner, body_area);
  if (stack.refused)
    return (HpResult){.refused = TRUE};
  if (label_area != NULL && label_area->has_notes && !constraint->trial)
    hp_notes_accept(layout->page.notes, label_area);
  hp_cursor_resolve_at_end(&inside);
  const HpExtent body_extent = hp_block_extent(body, constraint);
  body_area->rect = (HpRect){body_extent.x, top, body_extent.width, inside.y - top};
  body_area->is_last = stack.token == NULL;
  hp_fragment_append(fragment, body_area);
  if (stack.token != NULL)
    hp_fragment_set_edges(fragment, item->traits, constraint->container, token == NULL, FALSE);
  const HpExtent extent = hp_block_extent(item, constraint);
  const HpLength end = MAX(label_end, inside.y) + fragment->edge[HP_AFTER];
  fragment->rect = (HpRect){extent.x, start, extent.width, end - start};
  fragment->is_first = token == NULL;
  fragment->is_last = stack.token == NULL;
  hp_cursor_place(cursor, end);
  cursor->floats = inside.floats;
  const HpToken *rest =
      stack.token == NULL ? NULL : hp_token_new(layout->page.arena, item, 1, stack.token);
  return (HpResult){fragment, rest, stack.badness, stack.forced, FALSE};
}
