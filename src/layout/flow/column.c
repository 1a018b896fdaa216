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

void hp_record_break(HpLayout *layout, const HpFrame *frame, HpBadness badness)
{
  if (!layout->record || (layout->has_best && badness > layout->best_badness))
    return;
  const guint depth = frame_depth(frame);
  if (depth + 1 > layout->best_capacity) {
    layout->best_capacity = 2 * (depth + 1);
    layout->best = hp_arena_array(layout->arena, HpCutStep, layout->best_capacity);
  }
  layout->best[depth].fo = NULL;
  guint level = depth;
  for (; frame != NULL; frame = frame->outer)
    layout->best[--level] = (HpCutStep){frame->fo, frame->index, frame->offset};
  layout->best_badness = badness;
  layout->has_best = TRUE;
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

typedef struct {
  const HpFrame *frame;
  HpCutStep *best;
  guint best_capacity;
  HpBadness best_badness;
  gboolean has_best, record;
} Recording;

static Recording begin_recording(HpLayout *layout, gboolean record)
{
  const Recording outer = {layout->frame,        layout->best,     layout->best_capacity,
                           layout->best_badness, layout->has_best, layout->record};
  layout->frame = NULL;
  layout->best = NULL;
  layout->best_capacity = 0;
  layout->has_best = FALSE;
  layout->record = record;
  return outer;
}

static void end_recording(HpLayout *layout, Recording outer)
{
  layout->frame = outer.frame;
  layout->best = outer.best;
  layout->best_capacity = outer.best_capacity;
  layout->best_badness = outer.best_badness;
  layout->has_best = outer.has_best;
  layout->record = outer.record;
}

static gboolean is_better(const HpLayout *layout, const HpResult *result)
{
  return result->token != NULL && result->forced == HP_BREAK_AUTO && layout->has_best &&
         layout->best_badness < result->badness;
}

HpResult hp_layout_contents(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                            const HpToken *token)
{
  const gboolean bounded = constraint->limit < HP_LENGTH_MAX;
  const Recording outer = begin_recording(layout, bounded && constraint->cut == NULL);
  const HpNotesMark notes = hp_notes_mark(layout);
  HpResult result = lay_out_once(layout, fo, constraint, token);
  if (layout->record && is_better(layout, &result)) {
    hp_notes_release(layout, notes);
    HpConstraint cut = *constraint;
    cut.cut = layout->best;
    layout->record = FALSE;
    result = lay_out_once(layout, fo, &cut, token);
  }
  end_recording(layout, outer);
  return result;
}
