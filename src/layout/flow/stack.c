/* The stack of an object's children: lines and block-level objects, and where it breaks. */
#include "layout/flow/stack.h"

#include "layout/inline/inline.h"

/* ---- Paragraphs in the stack --------------------------------------------------------------- */

typedef struct {
  HpLayout *layout;
  const HpFo *fo;
  HpCursor *cursor;
  const HpConstraint *constraint;
  HpFragment *fragment;
  HpExtent extent;
  gboolean placed_any;
} Stack;

/* Less room is left than the child asks for. */
static gboolean lacks_room(const Stack *stack, const HpFo *child)
{
  const HpLength room = hp_room_to_begin(child, stack->layout->page.state->reference_height);
  const gint64 below = (gint64)stack->cursor->y + hp_notes_room(stack->layout->page.notes);
  return room > 0 && below + room > stack->constraint->limit;
}

/* Orphans count from the beginning of the object, so the rest of a broken one has none. */
static HpBadness badness_before_line(const Stack *stack, gboolean resumed, guint line, guint n)
{
  const HpInheritedTraits *traits = &stack->fo->traits->inherited;
  HpBadness badness = hp_badness_of_keep(stack->constraint->keep);
  const gboolean orphans = !resumed && (int)line < traits->orphans;
  if (orphans || (int)(n - line) < traits->widows)
    badness |= HP_BADNESS_ORPHANS;
  return badness;
}

static HpStackResult break_at_line(Stack *stack, guint index, const HpParagraphBox *paragraph,
                                   gsize start, HpBadness badness)
{
  HpToken *token = hp_token_new(stack->layout->page.arena, stack->fo, index, NULL);
  token->offset = hp_paragraph_box_place(paragraph, start);
  return (HpStackResult){.token = token, .badness = badness};
}

/* What ends on the page whatever notes come: a line, or a float beside it. */
static HpLength end_beside(const Stack *stack, HpLength bottom)
{
  if (stack->cursor->floats == NULL || stack->constraint->limit == HP_LENGTH_MAX)
    return bottom;
  const HpLength room = stack->constraint->limit - hp_notes_room(stack->layout->page.notes);
  return MAX(bottom, MIN(hp_floats_end(stack->cursor->floats, TRUE, TRUE), room));
}

/* Places one line if it fits; FALSE leaves the cursor as it was. */
static gboolean place_line(Stack *stack, HpParagraphBox *paragraph, const HpLine *line, HpRoom room)
{
  HpLayout *layout = stack->layout;
  const HpConstraint *constraint = stack->constraint;
  const HpCursor before = *stack->cursor;
  hp_cursor_resolve(stack->cursor);
  HpFragment *fragment =
      hp_line_fragment(layout, paragraph, line, room.x, stack->cursor->y, room.width);
  const HpLength bottom = hp_rect_bottom(fragment->rect);
  const gboolean anyhow = constraint->must_place && !stack->placed_any;
  if (!anyhow && !hp_fits(layout->page.notes, fragment, end_beside(stack, bottom), constraint)) {
    hp_cursor_restore(stack->cursor, before);
    return FALSE;
  }
  fragment->give_before = fragment->give_after = stack->cursor->give;
  hp_fragment_append(stack->fragment, fragment);
  stack->fragment->has_notes |= fragment->has_notes;
  if (!constraint->trial && fragment->has_notes)
    hp_notes_accept(layout->page.notes, fragment);
  fragment->told = line->overfull && !constraint->trial;
  if (fragment->told && line->width - line->room > constraint->slack)
    hp_warn_overfull(layout, paragraph, line);
  if (line->torn && !constraint->trial)
    hp_note_torn_word(layout, paragraph, line);
  hp_cursor_place(stack->cursor, bottom);
  stack->placed_any = TRUE;
  return TRUE;
}

static HpRoom whole_room(const Stack *stack)
{
  return (HpRoom){stack->extent.content_x, stack->extent.content_width};
}

/* ---- Paragraphs beside floats -------------------------------------------------------------- */

/*
 * The length of each line is known when its height on the page is. So lines are broken anew where
 * the room changes; and a float that a line cites takes its room from that line on, unless the line
 * is then too short to cite it: it stands below that.
 */
typedef struct {
  Stack *stack;
  HpParagraphBox *paragraph;
  const HpFloatPlace *next; /* the first one that is not placed */
  HpLength needed;          /* less is no room for a line */
  HpRoom room;              /* of the line at hand */
  gboolean indented;        /* … and of all that follow in the paragraph */
  HpLength broken_width;
  const HpLine *lines; /* from the line at hand on, for that width */
  guint n, placed;
} LinesBeside;

static HpIntrusionDisplace displacement_of(const Stack *stack)
{
  return stack->fo->traits->inherited.intrusion_displace;
}

static HpRoom room_here(const LinesBeside *beside)
{
  const Stack *stack = beside->stack;
  const HpIntrusionDisplace displace = displacement_of(stack);
  if (displace == HP_DISPLACE_NONE)
    return whole_room(stack);
  const HpLength y = stack->cursor->y;
  const gint64 line_end = (gint64)y + MAX(hp_traits_line_height(stack->fo->traits), 1);
  const HpLength end = displace == HP_DISPLACE_INDENT ? HP_LENGTH_MAX : hp_length_clamp(line_end);
  return hp_room_beside(stack->cursor->floats, whole_room(stack), y, end);
}

/* At the cursor, or below floats that leave no room for a word. */
static void find_room(LinesBeside *beside)
{
  HpCursor *cursor = beside->stack->cursor;
  hp_cursor_resolve(cursor);
  if (beside->indented && beside->next == NULL)
    return;
  beside->room = room_here(beside);
  while (beside->room.width < beside->needed) {
    const HpLength end = hp_next_float_end(cursor->floats, cursor->y);
    if (end <= cursor->y)
      break;
    cursor->y = end;
    beside->room = room_here(beside);
  }
  beside->indented = displacement_of(beside->stack) == HP_DISPLACE_INDENT;
}

static const HpLine *line_from(LinesBeside *beside, gsize start)
{
  const HpLength width = beside->room.width;
  if (beside->n == 0 || beside->broken_width != width || beside->lines->start != start)
    beside->n = hp_paragraph_box_lines(beside->stack->layout, beside->paragraph, start, width,
                                       &beside->lines);
  beside->broken_width = width;
  return beside->lines;
}

static gboolean place_float(const LinesBeside *beside, const HpFo *floating)
{
  const Stack *stack = beside->stack;
  HpConstraint constraint = *stack->constraint;
  constraint.must_place = constraint.must_place && !stack->placed_any;
  return hp_place_side_float(stack->layout, floating, stack->cursor, &constraint);
}

static gboolean place_float_below(const LinesBeside *beside, const HpLine *line,
                                  const HpFo *floating)
{
  HpCursor *cursor = beside->stack->cursor;
  const HpCursor here = *cursor;
  const HpFragment *fragment = hp_line_fragment(beside->stack->layout, beside->paragraph, line,
                                                beside->room.x, here.y, beside->room.width);
  cursor->y = hp_rect_bottom(fragment->rect);
  const gboolean placed = place_float(beside, floating);
  cursor->y = here.y;
  return placed;
}

/* The line from `start` on, and the floats that it cites beside it; NULL if there is no room for
   one of them on this page. */
static const HpLine *settle_line(LinesBeside *beside, gsize start)
{
  HpCursor *cursor = beside->stack->cursor;
  find_room(beside);
  const HpLine *line = line_from(beside, start);
  for (; beside->next != NULL && hp_line_cites(line, beside->next);
       beside->next = beside->next->next) {
    const HpFloatPlace *place = beside->next;
    if (hp_fo_floating(place->fo) == HP_FLOAT_BEFORE)
      continue;
    const HpCursor before = *cursor;
    const HpRoom room = beside->room;
    if (!place_float(beside, place->fo))
      return NULL;
    find_room(beside);
    line = line_from(beside, start);
    if (hp_line_cites(line, place) || place->byte == start)
      continue;
    *cursor = before;
    beside->room = room;
    line = line_from(beside, start);
    if (!place_float_below(beside, line, place->fo))
      return NULL;
  }
  return line;
}

static const HpFloatPlace *first_from(const HpParagraphBox *paragraph, gsize from)
{
  const HpFloatPlace *place = paragraph->floats;
  while (place != NULL && place->byte < from)
    place = place->next;
  return place;
}

static HpStackResult stack_beside(Stack *stack, guint index, HpParagraphBox *paragraph, gsize from)
{
  const HpConstraint *constraint = stack->constraint;
  LinesBeside beside = {
      .stack = stack,
      .paragraph = paragraph,
      .next = first_from(paragraph, from),
      .needed = MIN(hp_paragraph_min_content(paragraph->text), stack->extent.content_width)};
  HpFrame frame = {constraint->frame, stack->fo, index, 0};
  for (gsize start = from;; beside.placed++) {
    const HpCursor before = *stack->cursor;
    const HpLine *line = settle_line(&beside, start);
    const HpBadness badness =
        badness_before_line(stack, from > 0, beside.placed, beside.placed + beside.n);
    frame.offset = start;
    const gboolean ends = beside.placed > 0 && hp_ends_at(constraint, &frame, badness);
    if (ends || line == NULL || !place_line(stack, paragraph, line, beside.room)) {
      hp_cursor_restore(stack->cursor, before);
      if (beside.placed == 0)
        return (HpStackResult){.refused = TRUE};
      return break_at_line(stack, index, paragraph, start, badness);
    }
    if (beside.n <= 1)
      return (HpStackResult){0};
    start = line->next;
    beside.lines++;
    beside.n--;
  }
}

static gboolean stands_beside(const Stack *stack, const HpParagraphBox *paragraph)
{
  return paragraph->floats != NULL ||
         (stack->cursor->floats != NULL &&
          hp_floats_end(stack->cursor->floats, TRUE, TRUE) > stack->cursor->y);
}

static HpStackResult stack_paragraph(Stack *stack, guint index, HpParagraphBox *paragraph,
                                     gsize from)
{
  if (stands_beside(stack, paragraph))
    return stack_beside(stack, index, paragraph, from);
  HpLayout *layout = stack->layout;
  const HpRoom room = whole_room(stack);
  const HpLine *lines;
  const guint n =
      hp_paragraph_box_lines(layout, paragraph, from, stack->extent.content_width, &lines);
  HpFrame frame = {stack->constraint->frame, stack->fo, index, 0};
  for (guint i = 0; i < n; i++) {
    const HpBadness badness = badness_before_line(stack, from > 0, i, n);
    if (i > 0) {
      frame.offset = lines[i].start;
      if (hp_ends_at(stack->constraint, &frame, badness))
        return break_at_line(stack, index, paragraph, lines[i].start, badness);
    }
    if (place_line(stack, paragraph, &lines[i], room))
      continue;
    if (i == 0)
      return (HpStackResult){.refused = TRUE};
    return break_at_line(stack, index, paragraph, lines[i].start, badness);
  }
  return (HpStackResult){0};
}

/* ---- The stack ----------------------------------------------------------------------------- */

static gboolean floats_elsewhere(const HpBlockChild *child)
{
  return child->fo != NULL && child->fo->kind == HP_FO_FLOAT &&
         hp_fo_floating(child->fo) != HP_FLOAT_NONE;
}

/* The child that stands before this one: what floats elsewhere does not come between. */
static const HpBlockChild *child_before(const HpBlockChildren *children, guint index)
{
  while (index-- > 0)
    if (!floats_elsewhere(&children->items[index]))
      return &children->items[index];
  return NULL;
}

static HpBreak forced_break_before(const Stack *stack, const HpBlockChildren *children, guint index)
{
  const HpBlockChild *child = &children->items[index], *before = child_before(children, index);
  HpBreak wanted = HP_BREAK_AUTO;
  if (child->fo != NULL)
    wanted = hp_break_before(child->fo);
  if (before != NULL && before->fo != NULL)
    wanted = hp_stronger_break(wanted, hp_break_after(before->fo));
  if (wanted == HP_BREAK_AUTO && child->fo != NULL && lacks_room(stack, child->fo))
    wanted = HP_BREAK_COLUMN;
  if (wanted == HP_BREAK_AUTO)
    return wanted;
  const gboolean at_top =
      (stack->constraint->must_place || stack->constraint->begins_column) && !stack->placed_any;
  return at_top && hp_page_satisfies_break(stack->layout->page.state, wanted) ? HP_BREAK_AUTO
                                                                              : wanted;
}

static HpBadness badness_before(const Stack *stack, const HpBlockChildren *children, guint index)
{
  const HpBlockChild *child = &children->items[index], *before = child_before(children, index);
  int keep = stack->constraint->keep;
  if (child->fo != NULL)
    keep = MAX(keep, hp_keep_with_previous(stack->constraint, child->fo));
  if (before != NULL && before->fo != NULL)
    keep = MAX(keep, hp_keep_with_next(stack->constraint, before->fo));
  return hp_badness_of_keep(keep);
}

static HpStackResult break_before(Stack *stack, guint index, HpBadness badness, HpBreak forced)
{
  HpToken *token = hp_token_new(stack->layout->page.arena, stack->fo, index, NULL);
  token->broke_before = forced != HP_BREAK_AUTO;
  return (HpStackResult){.token = token, .badness = badness, .forced = forced};
}

static HpStackResult stack_child(Stack *stack, guint index, const HpFo *child, const HpToken *token)
{
  HpLayout *layout = stack->layout;
  const HpFrame frame = {stack->constraint->frame, stack->fo, index, 0};
  HpConstraint constraint = *stack->constraint;
  constraint.must_place = constraint.must_place && !stack->placed_any;
  constraint.begins_column = constraint.begins_column && !stack->placed_any;
  constraint.container = stack->extent.content_width;
  constraint.cut = hp_cut_inside(stack->constraint, stack->fo, index);
  constraint.keep = MAX(constraint.keep, hp_keep_together(stack->constraint, child));
  constraint.frame = &frame;
  const HpResult result = hp_layout_block_level(layout, child, stack->cursor, &constraint, token);
  if (result.refused)
    return (HpStackResult){.refused = TRUE};
  if (result.fragment != NULL)
    hp_fragment_append(stack->fragment, result.fragment);
  stack->placed_any |= result.fragment != NULL && !result.fragment->is_anchor;
  if (result.token == NULL)
    return (HpStackResult){0};
  return (HpStackResult){.token = hp_token_new(layout->page.arena, stack->fo, index, result.token),
                         .badness = result.badness,
                         .forced = result.forced};
}

static HpStackResult stack_item(Stack *stack, const HpBlockChildren *children, guint index,
                                const HpToken *token)
{
  const HpBlockChild *child = &children->items[index];
  const gsize place = token == NULL ? 0 : token->offset;
  if (child->paragraph != NULL)
    return stack_paragraph(stack, index, child->paragraph,
                           hp_paragraph_box_byte(child->paragraph, place));
  return stack_child(stack, index, child->fo, token == NULL ? NULL : token->inner);
}

/* A break at the edge of what does not break is made there (hp_break_before); within it, none is.
 */
static void warn_of_lost_break(const Stack *stack, const HpBlockChildren *children, guint index)
{
  if (!stack->placed_any || forced_break_before(stack, children, index) == HP_BREAK_AUTO)
    return;
  const HpBlockChild *child = &children->items[index];
  const HpFo *fo = child->fo != NULL ? child->fo : stack->fo;
  g_autofree char *key = g_strdup_printf("break in one piece:%u:%u", fo->index, index);
  hp_report_warning_once(stack->layout->document.options->diagnostics, key, &fo->place,
                         _("This break is not made: what it is in stands on the page in one piece, "
                           "such as an fo:block-container with a height; leave out the height, or "
                           "the break."));
}

/* What comes before a child may break: forced, cut, or recorded as possible. */
static gboolean breaks_before(Stack *stack, const HpBlockChildren *children, guint index,
                              gboolean taken, HpStackResult *result, HpBadness *badness)
{
  const HpConstraint *constraint = stack->constraint;
  if (hp_measures(constraint))
    return FALSE;
  if (constraint->limit == HP_LENGTH_MAX) {
    if (!constraint->trial)
      warn_of_lost_break(stack, children, index);
    return FALSE;
  }
  const HpBreak forced = taken ? HP_BREAK_AUTO : forced_break_before(stack, children, index);
  if (forced != HP_BREAK_AUTO) {
    *result = break_before(stack, index, HP_BADNESS_NONE, forced);
    return TRUE;
  }
  if (!stack->placed_any)
    return FALSE;
  *badness = badness_before(stack, children, index);
  /* What cites a float stays with what follows. */
  if (index > 0 && floats_elsewhere(&children->items[index - 1])) {
    *badness |= HP_BADNESS_ORPHANS;
    return FALSE;
  }
  const HpFrame frame = {constraint->frame, stack->fo, index, 0};
  if (!hp_ends_at(constraint, &frame, *badness))
    return FALSE;
  *result = break_before(stack, index, *badness, HP_BREAK_AUTO);
  return TRUE;
}

/* Of others, the content begins at their own corner. */
static HpExtent content_extent(const HpFo *fo, const HpConstraint *constraint)
{
  if (hp_is_transparent(fo))
    return hp_block_extent(fo, constraint);
  return (HpExtent){0, constraint->inline_size, 0, constraint->inline_size};
}

HpStackResult hp_stack_children(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                                const HpConstraint *constraint, const HpToken *token,
                                HpFragment *fragment)
{
  Stack stack = {layout, fo, cursor, constraint, fragment, content_extent(fo, constraint), FALSE};
  const HpBlockChildren *children = hp_block_children(layout, fo, stack.extent.content_width);
  for (guint i = token == NULL ? 0 : token->index; i < children->n; i++) {
    const HpToken *resumed = token != NULL && i == token->index ? token : NULL;
    const gboolean taken =
        resumed != NULL && (resumed->broke_before || resumed->inner != NULL || resumed->offset > 0);
    HpBadness badness = HP_BADNESS_NONE;
    HpStackResult result;
    if (constraint->until != NULL && children->items[i].fo == constraint->until)
      return break_before(&stack, i, HP_BADNESS_NONE, HP_BREAK_AUTO);
    if (breaks_before(&stack, children, i, taken, &result, &badness))
      return result;
    result = stack_item(&stack, children, i, resumed);
    if (result.refused && !stack.placed_any)
      return result;
    if (result.refused)
      return break_before(&stack, i, badness, HP_BREAK_AUTO);
    if (result.token != NULL)
      return result;
  }
  return (HpStackResult){0};
}
