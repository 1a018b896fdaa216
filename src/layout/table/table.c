/*
 * fo:table, and fo:table-and-caption: the caption keeps to the table, before its beginning or after
 * its end.
 *
 * The caption never breaks. Captions at the start or end side stand before the table.
 */
#include "layout/table/table.h"

#include "layout/table/table-layout.h"

/* `caption`: room to be left free below its end. */
static HpResult lay_alone(HpLayout *layout, const HpFo *table, HpLength y, HpLength caption,
                          const HpConstraint *constraint, const HpToken *token)
{
  const HpTableRest *rest = token == NULL ? NULL : token->detail;
  const HpTableGrid *grid = rest != NULL && rest->one_body
                                ? hp_table_grid_of_one_body(layout, table)
                                : hp_table_grid(layout, table);
  const HpTableArguments arguments = {layout, grid, y, caption, constraint, token};
  return grid->retrieves_markers ? hp_table_lay_with_markers(arguments)
                                 : hp_table_lay_once(arguments);
}

/* ---- With a caption ------------------------------------------------------------------------ */

typedef struct {
  const HpFo *caption, *table;
} Parts;

static Parts parts_of(const HpFo *fo)
{
  Parts parts = {NULL, NULL};
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FO_TABLE_CAPTION)
      parts.caption = child;
    else if (child->kind == HP_FO_TABLE)
      parts.table = child;
  }
  return parts;
}

static HpFragment *caption_fragment(HpLayout *layout, const HpFo *caption,
                                    const HpConstraint *constraint)
{
  const HpTraits *traits = caption->traits;
  const HpLength base = constraint->container;
  HpConstraint inside = {.inline_size = constraint->inline_size,
                         .areas = constraint->areas,
                         .container = base,
                         .limit = HP_LENGTH_MAX,
                         .must_place = TRUE,
                         .trial = constraint->trial};
  HpLength edges[4];
  for (int side = HP_BEFORE; side <= HP_END; side++)
    edges[side] = hp_traits_border_padding(traits, hp_side_at(traits, side), base);
  inside.inline_size = MAX(inside.inline_size - edges[HP_START] - edges[HP_END], 0);
  inside.container = inside.inline_size;
  HpNotes *notes = layout->page.notes; /* its own wait until it stands */
  layout->page.notes = NULL;
  HpFragment *fragment = layout->lay_out_contents(layout, caption, &inside, NULL).fragment;
  layout->page.notes = notes;
  fragment->traits = traits;
  for (int side = HP_BEFORE; side <= HP_END; side++) {
    fragment->edge[side] = edges[side];
    fragment->border[side] = traits->border[hp_side_at(traits, side)].width;
  }
  fragment->rect.width = constraint->inline_size;
  fragment->rect.height += edges[HP_BEFORE] + edges[HP_AFTER];
  fragment->is_first = fragment->is_last = TRUE;
  return fragment;
}

static void append_caption(HpLayout *layout, HpFragment *parent, HpFragment *caption, HpLength y,
                           const HpConstraint *constraint)
{
  caption->rect.y = y;
  if (caption->has_notes && !constraint->trial)
    hp_notes_accept(layout->page.notes, caption);
  hp_fragment_append(parent, caption);
}

/* Nothing of the caption stays if the table cannot begin below it. */
static HpResult lay_table(HpLayout *layout, const HpFo *fo, const HpFo *table, HpLength y,
                          HpLength caption_after, const HpConstraint *constraint,
                          const HpToken *token)
{
  const HpFrame frame = {constraint->frame, fo, 1, 0};
  HpConstraint inside = *constraint;
  inside.cut = hp_cut_inside(constraint, fo, 1);
  inside.keep = MAX(inside.keep, hp_keep_together(constraint, table));
  inside.frame = &frame;
  return lay_alone(layout, table, y, caption_after, &inside, token);
}

/* text-align says where the table stands in the room between the indents (6.7.2). Without it, it
   stands at the start, which is the right from right to left. */
static HpLength table_shift(const HpFo *fo, const HpConstraint *constraint, const HpFragment *table)
{
  const HpInheritedTraits *traits = &fo->traits->inherited;
  const HpLength base = constraint->inline_size;
  const HpLength indents =
      hp_indent_of(fo, HP_START, constraint) + hp_indent_of(fo, HP_END, constraint);
  const HpLength left_over = MAX(base - indents - table->rect.width, 0);
  const gboolean rtl = table->fo->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const HpLength room = rtl ? -left_over : left_over;
  switch (traits->text_align) {
  case HP_ALIGN_CENTER:
    return room / 2;
  case HP_ALIGN_END:
    return room;
  default:
    return 0;
  }
}

/* Around the caption and the table, down to where they end; at a break, edges vanish. */
static void set_outline(HpFragment *fragment, HpLength y, HpLength end,
                        const HpConstraint *constraint)
{
  const HpFo *fo = fragment->fo;
  hp_fragment_set_edges(fragment, fo->traits, constraint->container, fragment->is_first,
                        fragment->is_last);
  const HpLength start = hp_indent_of(fo, HP_START, constraint);
  const HpLength indents = start + hp_indent_of(fo, HP_END, constraint);
  const gboolean rtl = fo->traits->inherited.writing_mode == HP_WRITING_RL_TB;
  const HpLength sides = fragment->edge[HP_START] + fragment->edge[HP_END];
  fragment->rect = (HpRect){(rtl ? indents - start : start) - fragment->edge[HP_START], y,
                            constraint->inline_size - indents + sides,
                            hp_length_clamp((gint64)end + fragment->edge[HP_AFTER] - y)};
}

/* A caption that leaves no room for rows on a page of its own: they begin on the next one. */
static HpResult lay_caption_alone(HpLayout *layout, const HpFo *fo, HpFragment *fragment,
                                  HpFragment *caption, HpLength y, const HpConstraint *constraint)
{
  append_caption(layout, fragment, caption, y + fragment->edge[HP_BEFORE], constraint);
  fragment->is_first = TRUE;
  set_outline(fragment, y, hp_rect_bottom(caption->rect), constraint);
  return (HpResult){.fragment = fragment,
                    .token = hp_token_new(layout->page.arena, fo, 1, NULL),
                    .badness = hp_badness_of_keep(constraint->keep)};
}

static HpResult lay_captioned(HpLayout *layout, const HpFo *fo, HpLength y,
                              const HpConstraint *constraint, const HpToken *token)
{
  const Parts parts = parts_of(fo);
  if (parts.table == NULL)
    return (HpResult){.fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, fo)};
  HpFragment *fragment = hp_fragment_new(layout->page.arena, HP_FRAGMENT_BLOCK, fo);
  hp_fragment_set_edges(fragment, fo->traits, constraint->container, token == NULL, TRUE);
  const HpLength top = y + fragment->edge[HP_BEFORE], edge = fragment->edge[HP_AFTER];
  const gboolean after = fo->traits->inherited.caption_side == HP_AFTER;
  const gboolean shown = parts.caption != NULL && (after || token == NULL);
  HpFragment *caption = shown ? caption_fragment(layout, parts.caption, constraint) : NULL;
  const HpLength height = shown ? caption->rect.height : 0;
  const HpLength above = after ? 0 : height;
  HpConstraint below = *constraint;
  below.must_place = constraint->must_place && above == 0;
  HpResult result = lay_table(layout, fo, parts.table, top + above, edge + (after ? height : 0),
                              &below, token == NULL ? NULL : token->inner);
  if (result.refused && below.must_place != constraint->must_place)
    return lay_caption_alone(layout, fo, fragment, caption, y, constraint);
  if (result.refused)
    return result;
  hp_fragment_move(result.fragment, table_shift(fo, constraint, result.fragment), 0);
  const HpRect table = result.fragment->rect;
  const gboolean complete = result.token == NULL;
  if (shown && !after)
    append_caption(layout, fragment, caption, top, constraint);
  hp_fragment_append(fragment, result.fragment);
  if (shown && after && complete)
    append_caption(layout, fragment, caption, hp_rect_bottom(table), constraint);
  const HpLength end =
      hp_length_clamp((gint64)hp_rect_bottom(table) + (after && complete ? height : 0));
  fragment->is_first = token == NULL;
  fragment->is_last = complete;
  set_outline(fragment, y, end, constraint);
  result.fragment = fragment;
  if (!complete)
    result.token = hp_token_new(layout->page.arena, fo, 1, result.token);
  return result;
}

HpResult hp_layout_table(HpLayout *layout, const HpFo *table, HpLength y,
                         const HpConstraint *constraint, const HpToken *token)
{
  if (table->kind == HP_FO_TABLE_AND_CAPTION)
    return lay_captioned(layout, table, y, constraint, token);
  return lay_alone(layout, table, y, 0, constraint, token);
}
