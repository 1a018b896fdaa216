/* The search for the best place to break, and the way back to it. */
#include "layout/model/break.h"

static guint frame_depth(const HpFrame *frame)
{
  guint depth = 0;
  for (; frame != NULL; frame = frame->outer)
    depth++;
  return depth;
}

static void set_way(HpBreakSearch *search, HpBreakPlace *place, const HpFrame *frame)
{
  const guint depth = frame_depth(frame);
  if (depth + 1 > place->capacity) {
    place->capacity = 2 * (depth + 1);
    place->way = hp_arena_array(search->arena, HpCutStep, place->capacity);
  }
  place->way[depth].fo = NULL;
  guint level = depth;
  for (; frame != NULL; frame = frame->outer)
    place->way[--level] = (HpCutStep){frame->fo, frame->index, frame->offset};
}

/* Places past the last one are kept for their room. */
static HpBreakPlace *next_place(HpBreakSearch *search)
{
  if (search->n == search->capacity) {
    search->capacity = MAX(4, 2 * search->capacity);
    HpBreakPlace *places = hp_arena_array(search->arena, HpBreakPlace, search->capacity);
    for (guint i = 0; i < search->n; i++)
      places[i] = search->places[i];
    search->places = places;
  }
  return &search->places[search->n++];
}

void hp_record_break(HpBreakSearch *search, const HpFrame *frame, HpBadness badness)
{
  if (search == NULL)
    return;
  search->over = search->over || badness < search->ends_below;
  while (search->n > 0 && search->places[search->n - 1].badness >= badness)
    search->n--;
  HpBreakPlace *place = next_place(search);
  place->badness = badness;
  set_way(search, place, frame);
}

gboolean hp_cut_here(const HpConstraint *constraint, const HpFo *fo, guint index, gsize offset)
{
  const HpCutStep *cut = constraint->cut;
  return cut != NULL && cut->fo == fo && cut[1].fo == NULL && cut->index == index &&
         cut->offset == offset;
}

gboolean hp_ends_at(const HpConstraint *constraint, const HpFrame *frame, HpBadness badness)
{
  if (hp_cut_here(constraint, frame->fo, frame->index, frame->offset))
    return TRUE;
  hp_record_break(constraint->search, frame, badness);
  return constraint->search != NULL && constraint->search->over;
}

gboolean hp_measures(const HpConstraint *constraint)
{
  return constraint->trial && !constraint->looks_ahead;
}

const HpCutStep *hp_cut_inside(const HpConstraint *constraint, const HpFo *fo, guint index)
{
  const HpCutStep *cut = constraint->cut;
  if (cut == NULL || cut->fo != fo || cut[1].fo == NULL || cut->index != index)
    return NULL;
  return cut + 1;
}
