/* A stack of blocks in a fresh reference area, and the choice of where it breaks. */
#include "layout/flow/stack.h"

/* One pass over the children, at the limit or up to the cut. */
static HpResult lay_out_once(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                             const HpToken *token)
{
  HpFragment *area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, fo);
  area->is_first = token == NULL;
  HpCursor cursor = {.at_start = TRUE};
  HpStackResult stack = hp_stack_children(layout, fo, &cursor, constraint, token, area);
  hp_cursor_resolve_at_end(&cursor);
  area->rect = (HpRect){0, 0, constraint->inline_size, cursor.y};
  area->is_last = stack.token == NULL && !stack.refused;
  return (HpResult){.fragment = stack.refused ? NULL : area,
                    .token = stack.token,
                    .badness = stack.badness,
                    .forced = stack.forced,
                    .refused = stack.refused};
}

/* Where the first solid thing in it begins. */
static HpLength solid_start(const HpFragment *area)
{
  HpLength start = 0;
  for (const HpFragment *child = area->first_child;
       child != NULL && child->kind <= HP_FRAGMENT_LINE; child = child->first_child) {
    start = child->rect.y;
    if (child->kind != HP_FRAGMENT_BLOCK || child->edge[HP_BEFORE] > 0)
      break;
  }
  return start;
}

HpStackBetween hp_layout_between(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                                 gboolean at_start)
{
  HpFragment *area = hp_fragment_new(layout->page.arena, HP_FRAGMENT_REFERENCE, fo);
  HpCursor cursor = {.at_start = at_start};
  hp_stack_children(layout, fo, &cursor, constraint, NULL, area);
  const HpLength before = solid_start(area), end = cursor.y;
  hp_cursor_resolve(&cursor);
  hp_fragment_shift_content(area, -before);
  area->rect = (HpRect){0, 0, constraint->inline_size, MAX(end - before, 0)};
  area->is_first = area->is_last = TRUE;
  return (HpStackBetween){area, before, cursor.y - end};
}

static gboolean is_better(const HpBreakSearch *search, const HpResult *result)
{
  return result->token != NULL && result->forced == HP_BREAK_AUTO && search->found &&
         search->badness < result->badness;
}

HpResult hp_layout_contents(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                            const HpToken *token)
{
  const gboolean searches = constraint->limit < HP_LENGTH_MAX && constraint->cut == NULL;
  HpBreakSearch search = {.arena = layout->page.arena};
  HpConstraint inside = *constraint;
  inside.frame = NULL;
  inside.search = searches ? &search : NULL;
  const HpNotesMark notes = hp_notes_mark(layout->page.notes);
  const HpResult result = lay_out_once(layout, fo, &inside, token);
  if (!searches || !is_better(&search, &result))
    return result;
  hp_notes_release(layout->page.notes, notes);
  inside.cut = search.best;
  inside.search = NULL;
  return lay_out_once(layout, fo, &inside, token);
}
