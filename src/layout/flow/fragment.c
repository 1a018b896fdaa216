#include "layout/engine.h"

HpFragment *hp_fragment_new(HpLayout *layout, HpFragmentKind kind, const HpFo *fo)
{
  HpFragment *fragment = hp_arena_new0(layout->arena, HpFragment);
  fragment->kind = kind;
  fragment->fo = fo;
  return fragment;
}

void hp_fragment_append(HpFragment *parent, HpFragment *child)
{
  if (parent->last_child != NULL)
    parent->last_child->next = child;
  else
    parent->first_child = child;
  parent->last_child = child;
  parent->has_notes |= child->has_notes;
}

void hp_fragment_move(HpFragment *fragment, HpLength dx, HpLength dy)
{
  fragment->rect.x += dx;
  fragment->rect.y += dy;
  fragment->baseline += dy;
  if (fragment->kind == HP_FRAGMENT_REFERENCE)
    return;
  for (HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    hp_fragment_move(child, dx, dy);
}

int hp_rotation_of(const HpFo *fo)
{
  const int own = fo->traits->inherited.reference_orientation;
  if (fo->parent != NULL && fo->parent->traits != NULL &&
      fo->parent->traits->inherited.reference_orientation == own)
    return 0;
  return ((own % 360) + 360) % 360;
}

HpLength hp_display_shift(const HpTraits *traits, HpLength room)
{
  switch (traits->inherited.display_align) {
  case HP_DISPLAY_CENTER:
    return room / 2;
  case HP_DISPLAY_AFTER:
    return room;
  default:
    return 0;
  }
}
