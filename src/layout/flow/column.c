/* A stack of blocks in a fresh reference area, and the choice of where it breaks. */
#include "layout/engine.h"
#include "layout/flow/block.h"
#include "layout/page/footnote.h"

#include <string.h>

const HpToken *hp_token_copy(HpArena *arena, const HpToken *token)
{
  if (token == NULL)
    return NULL;
  if (token->copy != NULL)
    return token->copy(arena, token);
  HpToken *copy = hp_arena_copy(arena, token, sizeof *token);
  copy->inner = hp_token_copy(arena, token->inner);
  return copy;
}

static guint frame_depth(const HpFrame *frame)
{
  guint depth = 0;
  for (; frame != NULL; frame = frame->outer)
    depth++;
  return depth;
}

void hp_record_break(HpBreakSearch *search, const HpFrame *frame, HpBadness badness)
{
  if (search == NULL || (search->found && badness > search->badness))
    return;
  const guint depth = frame_depth(frame);
  if (depth + 1 > search->capacity) {
    search->capacity = 2 * (depth + 1);
    search->best = hp_arena_array(search->arena, HpCutStep, search->capacity);
  }
  search->best[depth].fo = NULL;
  guint level = depth;
  for (; frame != NULL; frame = frame->outer)
    search->best[--level] = (HpCutStep){frame->fo, frame->index, frame->offset};
  search->badness = badness;
  search->found = TRUE;
}

gboolean hp_cut_here(const HpConstraint *constraint, const HpFo *fo, guint index, gsize offset)
{
  const HpCutStep *cut = constraint->cut;
  return cut != NULL && cut->fo == fo && cut[1].fo == NULL && cut->index == index &&
         cut->offset == offset;
}

const HpCutStep *hp_cut_inside(const HpConstraint *constraint, const HpFo *fo, guint index)
{
  const HpCutStep *cut = constraint->cut;
  if (cut == NULL || cut->fo != fo || cut[1].fo == NULL || cut->index != index)
    return NULL;
  return cut + 1;
}

/* One pass over the children, at the limit or up to the cut. */
static HpResult lay_out_once(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                             const HpToken *token)
{
  HpFragment *area = hp_fragment_new(layout, HP_FRAGMENT_REFERENCE, fo);
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
  const HpNotesMark notes = hp_notes_mark(layout);
  const HpResult result = lay_out_once(layout, fo, &inside, token);
  if (!searches || !is_better(&search, &result))
    return result;
  hp_notes_release(layout, notes);
  inside.cut = search.best;
  inside.search = NULL;
  return lay_out_once(layout, fo, &inside, token);
}
