/* Fragments: made, joined, moved. */
#include "layout/model/fragment.h"

HpFragment *hp_fragment_new(HpArena *arena, HpFragmentKind kind, const HpFo *fo)
{
  HpFragment *fragment = hp_arena_new0(arena, HpFragment);
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

static HpLength edge_width(const HpTraits *traits, HpSide side, HpLength base, gboolean at_break,
                           HpLength *border)
{
  const gboolean keep_border = !at_break || traits->border[side].retain;
  const gboolean keep_padding = !at_break || traits->padding[side].retain;
  *border = keep_border ? traits->border[side].width : 0;
  return *border + (keep_padding ? hp_dimension_resolve(traits->padding[side].width, base, 0) : 0);
}

HpSide hp_side_at(const HpTraits *traits, HpSide place)
{
  if (traits->inherited.writing_mode != HP_WRITING_RL_TB || place < HP_START)
    return place;
  return place == HP_START ? HP_END : HP_START;
}

void hp_fragment_set_edges(HpFragment *fragment, const HpTraits *traits, HpLength base,
                           gboolean is_first, gboolean is_last)
{
  fragment->traits = traits;
  for (int side = HP_BEFORE; side <= HP_END; side++) {
    const gboolean at_break = (side == HP_BEFORE && !is_first) || (side == HP_AFTER && !is_last);
    fragment->edge[side] =
        edge_width(traits, hp_side_at(traits, side), base, at_break, &fragment->border[side]);
  }
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

/* What has no spaces of its reference area in it moves whole. */
static void tighten(HpFragment *fragment, HpLength less, HpLength give)
{
  const HpLength up = (HpLength)((gint64)fragment->give_before * less / give);
  if (fragment->give_before == fragment->give_after) {
    hp_fragment_move(fragment, 0, -up);
    return;
  }
  fragment->rect.y -= up;
  fragment->rect.height -= (HpLength)((gint64)fragment->give_after * less / give) - up;
  for (HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    tighten(child, less, give);
}

void hp_fragment_tighten(HpFragment *area, HpLength less)
{
  const HpLength give = area->give_after;
  if (less <= 0 || give <= 0)
    return;
  area->rect.height -= less;
  for (HpFragment *child = area->first_child; child != NULL; child = child->next)
    tighten(child, less, give);
}

HpOffset hp_offset_by(HpOffset offset, HpOffset by)
{
  const gint64 most = 4 * (gint64)HP_MAX_FO_LENGTH;
  if (by.x != 0)
    offset.x = (HpLength)CLAMP((gint64)offset.x + by.x, -most, most);
  if (by.y != 0)
    offset.y = (HpLength)CLAMP((gint64)offset.y + by.y, -most, most);
  return offset;
}

HpOffset hp_relative_offset(const HpTraits *traits, HpLength width)
{
  if (!traits->position_relative)
    return (HpOffset){0};
  const gboolean rtl = traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const HpDimension left = traits->left, right = traits->right;
  const gboolean from_left = left.unit == HP_UNIT_LENGTH && !(rtl && right.unit == HP_UNIT_LENGTH);
  return (HpOffset){.x = from_left ? hp_dimension_resolve(left, width, 0)
                                   : -hp_dimension_resolve(right, width, 0),
                    .y = traits->top.unit == HP_UNIT_LENGTH
                             ? hp_dimension_resolve(traits->top, 0, 0)
                             : -hp_dimension_resolve(traits->bottom, 0, 0)};
}

gboolean hp_is_in_flow(const HpFo *fo)
{
  return fo->traits->absolute_position == HP_POSITION_AUTO || fo->kind != HP_FO_BLOCK_CONTAINER;
}

static void move_down(HpFragment *fragment, HpLength shift)
{
  if (fragment->fo != NULL && !hp_is_in_flow(fragment->fo))
    return;
  fragment->rect.y += shift;
  fragment->baseline += shift;
  if (fragment->kind == HP_FRAGMENT_REFERENCE)
    return;
  for (HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    move_down(child, shift);
}

void hp_fragment_shift_content(HpFragment *area, HpLength shift)
{
  if (shift == 0)
    return;
  for (HpFragment *child = area->first_child; child != NULL; child = child->next)
    move_down(child, shift);
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
