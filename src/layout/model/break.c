/* The search for the best place to break, and the way back to it. */
#include "layout/model/break.h"

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
