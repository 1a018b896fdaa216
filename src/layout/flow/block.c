/* Blocks: edges, spaces, and the stack of their children. */
#include "layout/flow/block.h"

#include "layout/inline/inline.h"
#include "layout/page/footnote.h"

HpToken *hp_token_new(HpLayout *layout, const HpFo *fo, guint index, const HpToken *inner)
{
  HpToken *token = hp_arena_new0(layout->page.arena, HpToken);
  token->fo = fo;
  token->index = index;
  token->inner = inner;
  return token;
}

HpExtent hp_block_extent(const HpFo *fo, const HpConstraint *constraint)
{
  const HpTraits *traits = fo->traits;
  const HpLength start =
      hp_dimension_resolve(traits->inherited.start_indent, constraint->inline_size, 0);
  const HpLength end =
      hp_dimension_resolve(traits->inherited.end_indent, constraint->inline_size, 0);
  const HpLength before = hp_traits_border_padding(traits, HP_START, constraint->container);
  const HpLength after = hp_traits_border_padding(traits, HP_END, constraint->container);
  const HpLength content = constraint->inline_size - start - end;
  return (HpExtent){start - before, content + before + after, start, content};
}

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
                                   const HpLine *line, HpBadness badness)
{
  HpToken *token = hp_token_new(stack->layout, stack->fo, index, NULL);
  token->offset = hp_paragraph_box_place(paragraph, line->start);
  return (HpStackResult){.token = token, .badness = badness};
}

#define OBJECT_REPLACEMENT 0xfffc /* stands in the text for a picture, a leader … */

static gboolean ends_word(const char *at)
{
  const gunichar character = g_utf8_get_char(at);
  return character == OBJECT_REPLACEMENT || g_unichar_isspace(character);
}

/* The longest run of text between white space: what could not be broken to fit. The caller's. */
static char *longest_word(const char *text, gsize length)
{
  const char *const end = text + length, *longest = text;
  glong most = 0;
  for (const char *at = text; at < end;) {
    const char *start = at;
    while (at < end && !ends_word(at))
      at = g_utf8_next_char(at);
    const glong characters = g_utf8_strlen(start, at - start);
    if (characters > most) {
      most = characters;
      longest = start;
    }
    if (at < end)
      at = g_utf8_next_char(at);
  }
  return g_utf8_substring(longest, 0, most);
}

/* The object in the line that is wider than all of its room, or NULL. */
static const HpInline *object_too_wide(const HpLayout *layout, const HpParagraphBox *paragraph,
                                       const HpLine *line)
{
  HpLineRun *runs;
  const guint n =
      hp_paragraph_line_runs(paragraph->text, line, HP_LINE_START, layout->page.arena, &runs);
  for (guint i = 0; i < n; i++)
    if (runs[i].kind == HP_RUN_OBJECT && runs[i].width > line->room)
      return runs[i].user;
  return NULL;
}

static void warn_overfull(const Stack *stack, const HpParagraphBox *paragraph, const HpLine *line)
{
  if (!line->overfull || stack->constraint->trial)
    return;
  HpDiagnostics *diagnostics = stack->layout->document.options->diagnostics;
  const double excess = hp_length_to_points(line->width - line->room);
  const HpInline *object = object_too_wide(stack->layout, paragraph, line);
  const char *text = hp_paragraph_text(paragraph->text);
  g_autofree char *word = longest_word(text + line->start, line->end - line->start);
  const char *picture = object == NULL ? NULL : hp_fo_name(object->fo, HP_NAME_SRC);
  if (picture != NULL && !g_str_has_prefix(picture, "data:"))
    hp_report_warning(diagnostics, &object->fo->place,
                      _("The picture \"%s\" makes its line %.1f pt wider than the column; make "
                        "it narrower, or make the column wider."),
                      picture, excess);
  else if (object != NULL || *word == '\0')
    hp_report_warning(diagnostics, object == NULL ? &stack->fo->place : &object->fo->place,
                      _("A picture or other object makes its line %.1f pt wider than the column; "
                        "make it narrower, or make the column wider."),
                      excess);
  else
    hp_report_warning(diagnostics, &stack->fo->place,
                      _("\"%s\" makes its line %.1f pt wider than the column; let it be "
                        "hyphenated, or make the column wider."),
                      word, excess);
}

/* Places one line if it fits; FALSE leaves the cursor as it was. */
static gboolean place_line(Stack *stack, HpParagraphBox *paragraph, const HpLine *line)
{
  HpLayout *layout = stack->layout;
  const HpConstraint *constraint = stack->constraint;
  const HpCursor before = *stack->cursor;
  hp_cursor_resolve(stack->cursor);
  HpFragment *fragment = hp_line_fragment(layout, paragraph, line, stack->extent.content_x,
                                          stack->cursor->y, stack->extent.content_width);
  const HpLength bottom = fragment->rect.y + fragment->rect.height;
  const gboolean anyhow = constraint->must_place && !stack->placed_any;
  if (!anyhow && !hp_fits(layout, fragment, bottom, constraint)) {
    hp_cursor_restore(stack->cursor, before);
    return FALSE;
  }
  hp_fragment_append(stack->fragment, fragment);
  stack->fragment->has_notes |= fragment->has_notes;
  if (!constraint->trial && fragment->has_notes)
    hp_notes_accept(layout, fragment);
  warn_overfull(stack, paragraph, line);
  hp_cursor_place(stack->cursor, bottom);
  stack->placed_any = TRUE;
  return TRUE;
}

static HpStackResult stack_paragraph(Stack *stack, guint index, HpParagraphBox *paragraph,
                                     gsize from)
{
  HpLayout *layout = stack->layout;
  const HpLine *lines;
  const guint n =
      hp_paragraph_box_lines(layout, paragraph, from, stack->extent.content_width, &lines);
  HpFrame frame = {stack->constraint->frame, stack->fo, index, 0};
  for (guint i = 0; i < n; i++) {
    const HpBadness badness = badness_before_line(stack, from > 0, i, n);
    if (i > 0) {
      if (hp_cut_here(stack->constraint, stack->fo, index, lines[i].start))
        return break_at_line(stack, index, paragraph, &lines[i], badness);
      frame.offset = lines[i].start;
      hp_record_break(stack->constraint->search, &frame, badness);
    }
    if (place_line(stack, paragraph, &lines[i]))
      continue;
    if (i == 0)
      return (HpStackResult){.refused = TRUE};
    return break_at_line(stack, index, paragraph, &lines[i], badness);
  }
  return (HpStackResult){0};
}

/* ---- The stack ----------------------------------------------------------------------------- */

static HpBreak forced_break_before(const Stack *stack, const HpSegments *segments, guint index)
{
  const HpSegment *segment = &segments->items[index], *before = index > 0 ? segment - 1 : NULL;
  HpBreak wanted = HP_BREAK_AUTO;
  if (segment->child != NULL)
    wanted = hp_break_before(segment->child);
  if (before != NULL && before->child != NULL)
    wanted = hp_stronger_break(wanted, hp_break_after(before->child));
  if (wanted == HP_BREAK_AUTO)
    return wanted;
  const gboolean at_top = stack->constraint->must_place && !stack->placed_any;
  return at_top && hp_page_satisfies_break(stack->layout, wanted) ? HP_BREAK_AUTO : wanted;
}

static HpBadness badness_before(const Stack *stack, const HpSegments *segments, guint index)
{
  const HpSegment *segment = &segments->items[index], *before = index > 0 ? segment - 1 : NULL;
  int keep = stack->constraint->keep;
  if (segment->child != NULL)
    keep = MAX(keep, hp_keep_with_previous(stack->constraint, segment->child));
  if (before != NULL && before->child != NULL)
    keep = MAX(keep, hp_keep_with_next(stack->constraint, before->child));
  return hp_badness_of_keep(keep);
}

static HpStackResult break_before(Stack *stack, guint index, HpBadness badness, HpBreak forced)
{
  HpToken *token = hp_token_new(stack->layout, stack->fo, index, NULL);
  token->broke_before = forced != HP_BREAK_AUTO;
  return (HpStackResult){.token = token, .badness = badness, .forced = forced};
}

static HpStackResult stack_child(Stack *stack, guint index, const HpFo *child, const HpToken *token)
{
  HpLayout *layout = stack->layout;
  const HpFrame frame = {stack->constraint->frame, stack->fo, index, 0};
  HpConstraint constraint = *stack->constraint;
  constraint.must_place = constraint.must_place && !stack->placed_any;
  constraint.container = stack->extent.content_width;
  constraint.cut = hp_cut_inside(stack->constraint, stack->fo, index);
  constraint.keep = MAX(constraint.keep, hp_keep_together(stack->constraint, child));
  constraint.frame = &frame;
  const HpResult result = hp_layout_block_level(layout, child, stack->cursor, &constraint, token);
  if (result.refused)
    return (HpStackResult){.refused = TRUE};
  if (result.fragment != NULL)
    hp_fragment_append(stack->fragment, result.fragment);
  stack->placed_any = stack->placed_any || result.fragment != NULL;
  if (result.token == NULL)
    return (HpStackResult){0};
  return (HpStackResult){.token = hp_token_new(layout, stack->fo, index, result.token),
                         .badness = result.badness,
                         .forced = result.forced};
}

static HpStackResult stack_segment(Stack *stack, const HpSegments *segments, guint index,
                                   const HpToken *token)
{
  const HpSegment *segment = &segments->items[index];
  const gsize place = token == NULL ? 0 : token->offset;
  if (segment->paragraph != NULL)
    return stack_paragraph(stack, index, segment->paragraph,
                           hp_paragraph_box_byte(segment->paragraph, place));
  return stack_child(stack, index, segment->child, token == NULL ? NULL : token->inner);
}

/* What comes before a segment may break: forced, cut, or recorded as possible. */
static gboolean breaks_before(Stack *stack, const HpSegments *segments, guint index, gboolean taken,
                              HpStackResult *result, HpBadness *badness)
{
  const HpConstraint *constraint = stack->constraint;
  if (constraint->trial || constraint->limit == HP_LENGTH_MAX)
    return FALSE;
  const HpBreak forced = taken ? HP_BREAK_AUTO : forced_break_before(stack, segments, index);
  if (forced != HP_BREAK_AUTO) {
    *result = break_before(stack, index, HP_BADNESS_NONE, forced);
    return TRUE;
  }
  if (!stack->placed_any)
    return FALSE;
  *badness = badness_before(stack, segments, index);
  if (hp_cut_here(constraint, stack->fo, index, 0)) {
    *result = break_before(stack, index, *badness, HP_BREAK_AUTO);
    return TRUE;
  }
  const HpFrame frame = {constraint->frame, stack->fo, index, 0};
  hp_record_break(constraint->search, &frame, *badness);
  return FALSE;
}

/* Only blocks and list parts are indented; the others' content begins at their own corner. */
static HpExtent content_extent(const HpFo *fo, const HpConstraint *constraint)
{
  switch (fo->kind) {
  case HP_FO_BLOCK:
  case HP_FO_LIST_BLOCK:
  case HP_FO_LIST_ITEM_LABEL:
  case HP_FO_LIST_ITEM_BODY:
  case HP_FO_WRAPPER:
    return hp_block_extent(fo, constraint);
  default:
    return (HpExtent){0, constraint->inline_size, 0, constraint->inline_size};
  }
}

HpStackResult hp_stack_children(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                                const HpConstraint *constraint, const HpToken *token,
                                HpFragment *fragment)
{
  Stack stack = {layout, fo, cursor, constraint, fragment, content_extent(fo, constraint), FALSE};
  const HpSegments *segments = hp_segments(layout, fo, stack.extent.content_width);
  for (guint i = token == NULL ? 0 : token->index; i < segments->n; i++) {
    const HpToken *resumed = token != NULL && i == token->index ? token : NULL;
    const gboolean taken =
        resumed != NULL && (resumed->broke_before || resumed->inner != NULL || resumed->offset > 0);
    HpBadness badness = HP_BADNESS_NONE;
    HpStackResult result;
    if (constraint->until != NULL && segments->items[i].child == constraint->until)
      return break_before(&stack, i, HP_BADNESS_NONE, HP_BREAK_AUTO);
    if (breaks_before(&stack, segments, i, taken, &result, &badness))
      return result;
    result = stack_segment(&stack, segments, i, resumed);
    if (result.refused && !stack.placed_any)
      return result;
    if (result.refused)
      return break_before(&stack, i, badness, HP_BREAK_AUTO);
    if (result.token != NULL)
      return result;
  }
  return (HpStackResult){0};
}

/* ---- One block-level object ---------------------------------------------------------------- */

static HpResult layout_block_once(HpLayout *layout, const HpFo *block, HpCursor *cursor,
                                  const HpConstraint *constraint, const HpToken *token)
{
  const gboolean boxed = block->kind != HP_FO_WRAPPER;
  HpFragment *fragment = hp_fragment_new(layout, HP_FRAGMENT_BLOCK, block);
  fragment->is_first = token == NULL;
  if (boxed)
    hp_fragment_set_edges(fragment, block->traits, constraint->container, token == NULL, TRUE);
  const HpStrutEntry *entry = hp_cursor_last_entry(cursor);
  HpLength start = cursor->y;
  if (fragment->edge[HP_BEFORE] > 0) {
    hp_cursor_resolve(cursor);
    start = cursor->y;
    entry = NULL;
    hp_cursor_place(cursor, start + fragment->edge[HP_BEFORE]);
  }
  const HpStackResult stack = hp_stack_children(layout, block, cursor, constraint, token, fragment);
  if (stack.refused)
    return (HpResult){.refused = TRUE};
  const gboolean is_last = stack.token == NULL;
  if (!is_last && boxed)
    hp_fragment_set_edges(fragment, block->traits, constraint->container, token == NULL, FALSE);
  /* An empty block is solid all the same: the spaces around it do not meet. */
  if (fragment->first_child == NULL && is_last)
    hp_cursor_resolve(cursor);
  if (fragment->edge[HP_AFTER] > 0) {
    if (is_last)
      hp_cursor_resolve(cursor);
    else
      hp_cursor_resolve_at_end(cursor);
    hp_cursor_place(cursor, cursor->y + fragment->edge[HP_AFTER]);
  }
  if (entry != NULL)
    start = entry->end;
  const HpExtent extent = hp_block_extent(block, constraint);
  fragment->rect = (HpRect){extent.x, start, extent.width, cursor->y - start};
  fragment->is_last = is_last;
  return (HpResult){fragment, stack.token, stack.badness, stack.forced, FALSE};
}

/* The edge after the last line must fit too: if it does not, break earlier. */
static HpResult layout_block(HpLayout *layout, const HpFo *block, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  const HpCursor before = *cursor;
  const HpNotesMark notes = hp_notes_mark(layout);
  HpResult result = layout_block_once(layout, block, cursor, constraint, token);
  if (result.fragment == NULL || result.token != NULL || constraint->limit == HP_LENGTH_MAX)
    return result;
  const HpLength after = result.fragment->edge[HP_AFTER];
  if (after == 0 || constraint->cut != NULL || hp_fits(layout, NULL, cursor->y, constraint))
    return result;
  hp_cursor_restore(cursor, before);
  hp_notes_release(layout, notes);
  HpConstraint tighter = *constraint;
  tighter.limit -= after;
  return layout_block_once(layout, block, cursor, &tighter, token);
}

static HpResult layout_table(HpLayout *layout, const HpFo *table, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token)
{
  hp_cursor_resolve(cursor);
  const HpResult result = hp_layout_table(layout, table, cursor->y, constraint, token);
  if (result.fragment != NULL)
    hp_cursor_place(cursor, result.fragment->rect.y + result.fragment->rect.height);
  return result;
}

static HpResult dispatch(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                         const HpConstraint *constraint, const HpToken *token)
{
  switch (fo->kind) {
  case HP_FO_TABLE:
  case HP_FO_TABLE_AND_CAPTION:
    return layout_table(layout, fo, cursor, constraint, token);
  case HP_FO_LIST_ITEM:
    return hp_layout_list_item(layout, fo, cursor, constraint, token);
  case HP_FO_BLOCK_CONTAINER:
    return hp_layout_container(layout, fo, cursor, constraint, token);
  default:
    return layout_block(layout, fo, cursor, constraint, token);
  }
}

HpResult hp_layout_block_level(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token)
{
  const HpCursor before = *cursor;
  const gboolean spaced = fo->kind != HP_FO_WRAPPER && hp_is_in_flow(fo);
  if (token == NULL && spaced)
    hp_cursor_add_space(layout, cursor, &fo->traits->space_before, constraint->container);
  const HpResult result = dispatch(layout, fo, cursor, constraint, token);
  if (result.refused) {
    hp_cursor_restore(cursor, before);
    return result;
  }
  if (result.token == NULL && spaced)
    hp_cursor_add_space(layout, cursor, &fo->traits->space_after, constraint->container);
  return result;
}
