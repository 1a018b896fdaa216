/* Side-floats (XSL 1.1, 6.12.2): how wide one is, where it goes, and what it displaces. */
#include "layout/flow/stack.h"

/* ---- Sides --------------------------------------------------------------------------------- */

static gboolean is_rtl(const HpFo *fo)
{
  return fo->traits->inherited.writing_mode == HP_WRITING_RL_TB;
}

/* Bound at the start, a page with an odd number has its inside there. */
static gboolean is_at_right(const HpLayout *layout, const HpFo *fo)
{
  const gboolean odd = hp_page_is_odd(layout->page.state), rtl = is_rtl(fo);
  switch (hp_fo_floating(fo)) {
  case HP_FLOAT_LEFT:
    return FALSE;
  case HP_FLOAT_RIGHT:
    return TRUE;
  case HP_FLOAT_END:
    return !rtl;
  case HP_FLOAT_INSIDE:
    return odd == rtl;
  case HP_FLOAT_OUTSIDE:
    return odd != rtl;
  default:
    return rtl;
  }
}

static HpLength end_of_cleared(const HpLayout *layout, const HpFo *fo, const HpExclusion *floats)
{
  const gboolean odd = hp_page_is_odd(layout->page.state), rtl = is_rtl(fo);
  gboolean right;
  switch (fo->traits->clear) {
  case HP_CLEAR_NONE:
    return -HP_LENGTH_MAX;
  case HP_CLEAR_BOTH:
    return hp_floats_end(floats, TRUE, TRUE);
  case HP_CLEAR_LEFT:
    right = FALSE;
    break;
  case HP_CLEAR_RIGHT:
    right = TRUE;
    break;
  case HP_CLEAR_END:
    right = !rtl;
    break;
  case HP_CLEAR_INSIDE:
    right = odd == rtl;
    break;
  case HP_CLEAR_OUTSIDE:
    right = odd != rtl;
    break;
  default:
    right = rtl;
  }
  return hp_floats_end(floats, !right, right);
}

void hp_clear_floats(const HpLayout *layout, const HpFo *fo, HpCursor *cursor)
{
  if (cursor->floats == NULL || fo->traits->clear == HP_CLEAR_NONE)
    return;
  hp_cursor_resolve(cursor);
  cursor->y = MAX(cursor->y, end_of_cleared(layout, fo, cursor->floats));
}

/* ---- The float ----------------------------------------------------------------------------- */

/* Tables and containers, which have a width of their own. */
static gboolean is_sized(const HpFo *fo)
{
  return (fo->kind == HP_FO_TABLE || fo->kind == HP_FO_TABLE_AND_CAPTION ||
          fo->kind == HP_FO_BLOCK_CONTAINER) &&
         fo->traits->inline_progression_dimension.optimum.unit == HP_UNIT_LENGTH;
}

static gboolean has_relative_width(const HpFo *fo)
{
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (is_sized(child) && child->traits->inline_progression_dimension.optimum.percent != 0)
      return TRUE;
  return FALSE;
}

/* What its blocks inherit as a percentage is of the area around, and nothing that they ask for. */
static HpLength inherited_indent(const HpFo *fo, HpSide side, const HpConstraint *constraint)
{
  const HpFo *child = fo->first_child;
  while (child != NULL && !hp_fo_is_block_level(child))
    child = child->next;
  if (child == NULL)
    return 0;
  const HpDimension indent = hp_indent_given(fo, side);
  if (indent.percent == 0 || hp_indent_base(child, side) == HP_INDENT_OWN)
    return 0;
  return hp_indent_of(fo, side, constraint) - hp_dimension_resolve(indent, 0, 0);
}

/* As wide as its lines ask for, if the column is; percentages are of the column. */
static HpLength inline_size_of(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint)
{
  const HpLength column = constraint->inline_size;
  if (has_relative_width(fo))
    return column;
  const HpMeasure measure = hp_measure_contents(layout, fo, column);
  const HpLength indents =
      inherited_indent(fo, HP_START, constraint) + inherited_indent(fo, HP_END, constraint);
  return MAX(measure.minimum + indents, MIN(measure.maximum + indents, column));
}

static HpLength end_of(const HpFragment *fragment)
{
  const HpDimension indent = fragment->fo->traits->inherited.end_indent;
  const HpLength after = is_sized(fragment->fo) ? MAX(hp_dimension_resolve(indent, 0, 0), 0) : 0;
  return fragment->rect.x + fragment->rect.width + after;
}

/* From the leftmost edge of what stands in it to the rightmost: borders may be in the indents. */
static HpRoom extent_of(const HpFragment *content, gboolean relative)
{
  HpLength left = 0, right = relative ? 0 : content->rect.width;
  for (const HpFragment *child = content->first_child; child != NULL; child = child->next) {
    if (child->fo == NULL || child->kind > HP_FRAGMENT_REFERENCE)
      continue;
    left = MIN(left, child->rect.x);
    right = MAX(right, end_of(child));
  }
  return (HpRoom){left, MAX(right - left, 0)};
}

static HpConstraint constraint_inside(HpLayout *layout, const HpFo *fo,
                                      const HpConstraint *constraint)
{
  return (HpConstraint){.inline_size = inline_size_of(layout, fo, constraint),
                        .areas = constraint->areas,
                        .container = constraint->inline_size,
                        .limit = HP_LENGTH_MAX,
                        .must_place = TRUE,
                        .trial = constraint->trial};
}

static HpStackBetween lay_out(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint)
{
  const HpConstraint inside = constraint_inside(layout, fo, constraint);
  HpNotes *notes = layout->page.notes; /* it cites none */
  layout->page.notes = NULL;
  const HpStackBetween stack = hp_layout_between(layout, fo, &inside, FALSE);
  layout->page.notes = notes;
  return stack;
}

/* As much of it as there is room for. */
static HpStackBetween lay_out_part(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                                   HpLength room, const HpToken *token)
{
  HpConstraint inside = constraint_inside(layout, fo, constraint);
  inside.limit = MAX(room, 0);
  inside.must_place = constraint->must_place;
  HpNotes *notes = layout->page.notes;
  layout->page.notes = NULL;
  const HpResult result = hp_layout_contents(layout, fo, &inside, token);
  layout->page.notes = notes;
  if (result.fragment != NULL)
    result.fragment->rest = result.token;
  return (HpStackBetween){.fragment = result.fragment};
}

/* At the cursor, or below what it does not fit beside. */
static HpExclusion *exclusion_for(HpLayout *layout, const HpFo *fo, const HpCursor *cursor,
                                  const HpConstraint *constraint, const HpStackBetween *stack)
{
  HpFragment *fragment = stack->fragment;
  const HpRoom extent = extent_of(fragment, has_relative_width(fo));
  const HpLength whole =
      hp_length_clamp((gint64)stack->before + fragment->rect.height + stack->after);
  const HpLength y = MAX(cursor->y, end_of_cleared(layout, fo, cursor->floats));
  HpExclusion *exclusion = hp_arena_new0(layout->page.arena, HpExclusion);
  exclusion->at_right = is_at_right(layout, fo);
  exclusion->rect = hp_place_for_float(cursor->floats, (HpRect){0, y, extent.width, whole},
                                       exclusion->at_right, constraint->inline_size);
  fragment->rect.x = exclusion->rect.x - extent.x;
  fragment->rect.width = extent.width + extent.x;
  fragment->rect.y = hp_length_clamp((gint64)exclusion->rect.y + stack->before);
  exclusion->fragment = fragment;
  exclusion->before = cursor->floats;
  return exclusion;
}

/* Whether it may be divided where it does not fit – no column has the room, or it must stand here –
   and what is left can go on in the next column. */
static gboolean goes_on(const HpLayout *layout, const HpExclusion *exclusion,
                        const HpConstraint *constraint)
{
  return constraint->limit < HP_LENGTH_MAX && constraint->areas != NULL &&
         constraint->areas->fo->kind == HP_FO_FLOW &&
         (constraint->must_place ||
          exclusion->fragment->rect.height > layout->page.state->reference_height);
}

/* What there is room for, where the whole would begin; NULL: not even its first line. */
static HpExclusion *part_of(HpLayout *layout, const HpFo *fo, const HpCursor *cursor,
                            const HpConstraint *constraint, const HpExclusion *whole)
{
  const HpLength top = whole->fragment->rect.y;
  const HpLength room = constraint->limit - hp_notes_room(layout->page.notes) - top;
  HpStackBetween stack = lay_out_part(layout, fo, constraint, room, NULL);
  if (stack.fragment == NULL)
    return NULL;
  stack.before = top - whole->rect.y;
  return exclusion_for(layout, fo, cursor, constraint, &stack);
}

gboolean hp_place_side_float(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                             const HpConstraint *constraint)
{
  const HpStackBetween stack = lay_out(layout, fo, constraint);
  HpExclusion *exclusion = exclusion_for(layout, fo, cursor, constraint, &stack);
  HpNotes *notes = layout->page.notes;
  if (!hp_fits(notes, NULL, hp_rect_bottom(exclusion->fragment->rect), constraint)) {
    const gboolean part = goes_on(layout, exclusion, constraint);
    if (part)
      exclusion = part_of(layout, fo, cursor, constraint, exclusion);
    if (exclusion == NULL || (!part && !constraint->must_place))
      return FALSE;
  }
  cursor->floats = exclusion;
  return TRUE;
}

void hp_place_rests(HpLayout *layout, const HpFloatRest *rests, HpCursor *cursor,
                    const HpConstraint *constraint)
{
  HpConstraint at_top = *constraint;
  at_top.must_place = TRUE;
  for (; rests != NULL; rests = rests->next) {
    const HpLength room = constraint->limit - hp_notes_room(layout->page.notes);
    const HpStackBetween stack = lay_out_part(layout, rests->fo, &at_top, room, rests->token);
    if (stack.fragment != NULL)
      cursor->floats = exclusion_for(layout, rests->fo, cursor, constraint, &stack);
  }
}

HpResult hp_layout_float(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                         const HpConstraint *constraint)
{
  if (hp_fo_floating(fo) != HP_FLOAT_BEFORE) {
    HpCursor here = *cursor;
    hp_cursor_resolve(&here);
    if (!hp_place_side_float(layout, fo, &here, constraint))
      return (HpResult){.refused = TRUE};
    cursor->floats = here.floats;
  }
  HpFragment *anchor = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, fo);
  anchor->rect = (HpRect){0, cursor->y, 0, 0};
  anchor->is_first = anchor->is_last = anchor->is_anchor = TRUE;
  return (HpResult){.fragment = anchor};
}

/* ---- What is displaced as a whole ---------------------------------------------------------- */

/* A list-item's label and body would be moved into each other, each by itself. */
gboolean hp_is_displaced_whole(const HpFo *fo)
{
  const HpIntrusionDisplace displace = fo->traits->inherited.intrusion_displace;
  switch (fo->kind) {
  case HP_FO_TABLE:
  case HP_FO_TABLE_AND_CAPTION:
  case HP_FO_LIST_ITEM:
    return displace != HP_DISPLACE_NONE;
  case HP_FO_BLOCK_CONTAINER:
    return displace != HP_DISPLACE_NONE && hp_is_in_flow(fo);
  case HP_FO_BLOCK:
  case HP_FO_LIST_BLOCK:
    return displace == HP_DISPLACE_BLOCK;
  default:
    return FALSE;
  }
}

static HpRoom room_for_whole(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                             const HpConstraint *constraint)
{
  const HpRoom column = {0, constraint->inline_size};
  const HpLength needed =
      MIN(hp_measure_block_level(layout, fo, constraint->container).minimum, column.width);
  hp_cursor_resolve(cursor);
  while (TRUE) {
    const HpRoom room = hp_room_beside(cursor->floats, column, cursor->y, HP_LENGTH_MAX);
    const HpLength next = hp_next_float_end(cursor->floats, cursor->y);
    if (room.width >= needed || next <= cursor->y)
      return room;
    cursor->y = next;
  }
}

static const HpExclusion *moved(HpArena *arena, const HpExclusion *floats, HpLength dx,
                                const HpExclusion *outer)
{
  g_autoptr(GPtrArray) inner = g_ptr_array_new();
  for (; floats != NULL; floats = floats->before)
    g_ptr_array_add(inner, (gpointer)floats);
  for (guint i = inner->len; i-- > 0;) {
    HpExclusion *exclusion = hp_arena_copy(arena, g_ptr_array_index(inner, i), sizeof *exclusion);
    exclusion->rect.x += dx;
    hp_fragment_move(exclusion->fragment, dx, 0);
    exclusion->before = outer;
    outer = exclusion;
  }
  return outer;
}

HpResult hp_layout_displaced(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  const HpRoom room = room_for_whole(layout, fo, cursor, constraint);
  const HpLength narrower = constraint->inline_size - room.width;
  const HpExclusion *floats = cursor->floats;
  HpConstraint inside = *constraint;
  inside.inline_size = room.width;
  inside.container = MAX(constraint->container - narrower, 0);
  cursor->floats = NULL;
  const HpResult result = hp_layout_undisplaced(layout, fo, cursor, &inside, token);
  cursor->floats = moved(layout->page.arena, cursor->floats, room.x, floats);
  if (result.fragment != NULL && room.x != 0)
    hp_fragment_move(result.fragment, room.x, 0);
  return result;
}
