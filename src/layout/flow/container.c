/* block-container: a reference area in the stack, of fixed height or broken like its content,
   rotated, or placed absolutely (XSL 1.1, 6.5.3). */
#include "layout/flow/stack.h"

/* Dimensions of a rotated container are those of its content, upright:
 *
 *     inline ──►              ┌──────┐ ▲
 *     ┌───────────┐ block     │      │ │ inline   reference-orientation="90"
 *     │           │   │       │      │ │
 *     └───────────┘   ▼       └──────┘
 *                              block ►
 */
typedef struct {
  HpLength inline_size,
      block_size;   /* of the content rectangle, upright; block_size -1: of its content */
  HpLength x;       /* of the border rectangle */
  HpLength edge[4]; /* as in HpFragment */
  int rotation;
} Box;

static gboolean is_length(HpDimension dimension)
{
  return dimension.unit == HP_UNIT_LENGTH;
}

static gboolean is_turned(const Box *box)
{
  return box->rotation % 180 != 0;
}

/* Lines that run up or down the page are no longer than there is room for on one. */
static HpLength auto_inline_size(const HpLayout *layout, const Box *box, HpLength width)
{
  const HpLength edges = box->edge[HP_BEFORE] + box->edge[HP_AFTER];
  const HpLength height = layout->page.state->reference_height - edges;
  return is_turned(box) && height > 0 ? MIN(width, height) : width;
}

static Box container_box(HpLayout *layout, const HpFo *container, const HpConstraint *constraint)
{
  const HpTraits *traits = container->traits;
  Box box = {.rotation = hp_rotation_of(container)};
  for (int side = HP_BEFORE; side <= HP_END; side++)
    box.edge[side] =
        hp_traits_border_padding(traits, hp_side_at(traits, side), constraint->container);
  const HpExtent extent = hp_block_extent(container, constraint);
  box.x = extent.x;
  box.inline_size =
      hp_dimension_resolve(traits->inline_progression_dimension.optimum, constraint->container,
                           auto_inline_size(layout, &box, extent.content_width));
  const HpDimension height = traits->block_progression_dimension.optimum;
  box.block_size = is_length(height)
                       ? hp_dimension_resolve(height, layout->page.state->reference_height, -1)
                       : -1;
  return box;
}

/* Extent of the content rectangle as it stands on the page. */
static HpLength width_of(const Box *box)
{
  return is_turned(box) ? box->block_size : box->inline_size;
}

static HpLength height_of(const Box *box)
{
  return is_turned(box) ? box->inline_size : box->block_size;
}

/* One that is narrower than its room stands at its start. */
static HpLength stacked_x(const HpFo *container, const Box *box, const HpConstraint *constraint)
{
  if (container->parent->traits->inherited.writing_mode != HP_WRITING_RL_TB)
    return box->x;
  const HpExtent extent = hp_block_extent(container, constraint);
  const HpLength width = width_of(box) + box->edge[HP_START] + box->edge[HP_END];
  return extent.x + extent.width - width;
}

/* Content of a container whose height is known beforehand: it does not break. */
static HpFragment *fixed_content(HpLayout *layout, const HpFo *container, Box *box,
                                 const HpConstraint *constraint)
{
  const HpConstraint inside = {.inline_size = box->inline_size,
                               .areas = constraint->areas,
                               .container = box->inline_size,
                               .limit = HP_LENGTH_MAX,
                               .trial = constraint->trial,
                               .must_place = TRUE};
  const HpLength outer_height = hp_page_set_reference_height(layout->page.state, box->block_size);
  HpFragment *area = hp_layout_contents(layout, container, &inside, NULL).fragment;
  hp_page_set_reference_height(layout->page.state, outer_height);
  if (box->block_size < 0)
    box->block_size = area->rect.height;
  hp_fragment_tighten(area, MIN(area->rect.height - box->block_size, area->give_after));
  hp_fragment_shift_content(
      area, hp_display_shift(container->traits, box->block_size - area->rect.height));
  area->rotation = box->rotation;
  area->rect.width = width_of(box);
  area->rect.height = height_of(box);
  return area;
}

static HpFragment *boxed(HpLayout *layout, const HpFo *container, const Box *box, HpFragment *area,
                         HpLength x, HpLength y)
{
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, container);
  hp_fragment_set_edges(fragment, container->traits, box->inline_size, TRUE, TRUE);
  fragment->rect = (HpRect){x, y, width_of(box) + box->edge[HP_START] + box->edge[HP_END],
                            height_of(box) + box->edge[HP_BEFORE] + box->edge[HP_AFTER]};
  area->rect.x = x + box->edge[HP_START];
  area->rect.y = y + box->edge[HP_BEFORE];
  const HpOverflow overflow = container->traits->overflow;
  area->clips = overflow == HP_OVERFLOW_HIDDEN || overflow == HP_OVERFLOW_ERROR;
  hp_fragment_append(fragment, area);
  fragment->is_first = fragment->is_last = TRUE;
  return fragment;
}

/* ---- Absolutely placed --------------------------------------------------------------------- */

/* Offsets are those of the content's edges (7.6.2–7.6.5). */
static HpLength content_edge(HpDimension near, HpDimension far, HpLength size, HpLength room,
                             HpLength otherwise)
{
  if (is_length(near))
    return hp_dimension_resolve(near, room, 0);
  if (is_length(far))
    return room - hp_dimension_resolve(far, room, 0) - size;
  return otherwise;
}

static void stretch_between(HpDimension given, HpDimension near, HpDimension far, HpLength room,
                            HpLength *size)
{
  if (!is_length(given) && is_length(near) && is_length(far))
    *size = room - hp_dimension_resolve(near, room, 0) - hp_dimension_resolve(far, room, 0);
}

static HpResult layout_absolute(HpLayout *layout, const HpFo *container, const HpCursor *cursor,
                                const HpConstraint *constraint)
{
  const HpTraits *traits = container->traits;
  const gboolean fixed = traits->absolute_position == HP_POSITION_FIXED;
  const HpLength room_width = fixed ? layout->page.state->width : constraint->inline_size;
  const HpLength room_height =
      fixed ? layout->page.state->height : layout->page.state->reference_height;
  Box box = container_box(layout, container, constraint);
  const HpLength start = box.edge[HP_START], before = box.edge[HP_BEFORE];
  if (!is_length(traits->inline_progression_dimension.optimum))
    box.inline_size = room_width - hp_dimension_resolve(traits->left, room_width, start) -
                      hp_dimension_resolve(traits->right, room_width, box.edge[HP_END]);
  stretch_between(traits->block_progression_dimension.optimum, traits->top, traits->bottom,
                  room_height, &box.block_size);
  HpFragment *area = fixed_content(layout, container, &box, constraint);
  const HpLength x = content_edge(traits->left, traits->right, width_of(&box), room_width,
                                  (fixed ? 0 : stacked_x(container, &box, constraint)) + start);
  const HpLength y = content_edge(traits->top, traits->bottom, height_of(&box), room_height,
                                  (fixed ? 0 : cursor->y) + before);
  HpFragment *fragment = boxed(layout, container, &box, area, x - start, y - before);
  fragment->is_fixed = fixed;
  return (HpResult){.fragment = fragment};
}

/* ---- In the stack -------------------------------------------------------------------------- */

static HpResult layout_fixed_height(HpLayout *layout, const HpFo *container, HpCursor *cursor,
                                    const HpConstraint *constraint, Box *box)
{
  HpFragment *area = fixed_content(layout, container, box, constraint);
  HpFragment *fragment =
      boxed(layout, container, box, area, stacked_x(container, box, constraint), cursor->y);
  const HpLength bottom = hp_rect_bottom(fragment->rect);
  if (!constraint->must_place && !hp_fits(layout->page.notes, fragment, bottom, constraint))
    return (HpResult){.refused = TRUE};
  if (fragment->has_notes && !constraint->trial)
    hp_notes_accept(layout->page.notes, fragment);
  hp_cursor_place(cursor, bottom);
  return (HpResult){.fragment = fragment};
}

static HpResult layout_flowing(HpLayout *layout, const HpFo *container, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token, Box *box)
{
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, container);
  hp_fragment_set_edges(fragment, container->traits, constraint->container, token == NULL, TRUE);
  const HpLength y = cursor->y, top = y + fragment->edge[HP_BEFORE];
  HpConstraint inside = *constraint;
  inside.inline_size = inside.container = box->inline_size;
  inside.cut = NULL;
  if (constraint->limit < HP_LENGTH_MAX)
    inside.limit = constraint->limit - top - fragment->edge[HP_AFTER];
  const HpResult content =
      hp_layout_contents(layout, container, &inside, token == NULL ? NULL : token->inner);
  if (content.refused)
    return content;
  if (content.token != NULL)
    hp_fragment_set_edges(fragment, container->traits, constraint->container, token == NULL, FALSE);
  const HpLength x = stacked_x(container, box, constraint);
  content.fragment->rect.x = x + box->edge[HP_START];
  content.fragment->rect.y = top;
  hp_fragment_append(fragment, content.fragment);
  const HpLength bottom = top + content.fragment->rect.height + fragment->edge[HP_AFTER];
  fragment->rect =
      (HpRect){x, y, box->inline_size + box->edge[HP_START] + box->edge[HP_END], bottom - y};
  fragment->is_first = token == NULL;
  fragment->is_last = content.token == NULL;
  hp_cursor_place(cursor, bottom);
  HpResult result = content;
  result.fragment = fragment;
  result.token =
      content.token == NULL ? NULL : hp_token_new(layout->page.arena, container, 0, content.token);
  return result;
}

HpResult hp_layout_container(HpLayout *layout, const HpFo *container, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  if (!hp_is_in_flow(container))
    return layout_absolute(layout, container, cursor, constraint);
  Box box = container_box(layout, container, constraint);
  hp_cursor_resolve(cursor);
  if (box.block_size >= 0 || box.rotation % 360 != 0)
    return layout_fixed_height(layout, container, cursor, constraint, &box);
  return layout_flowing(layout, container, cursor, constraint, token, &box);
}
