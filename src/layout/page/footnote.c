/* The footnotes of a page: their bodies, measured for the ledger, and laid out at its foot. */
#include "layout/page/sequence.h"

#include "layout/flow/flow.h"

static const HpFo *body_of(const HpFo *footnote)
{
  return footnote->last_child;
}

static HpLength first_line_end(const HpFragment *fragment)
{
  if (fragment->kind == HP_FRAGMENT_LINE)
    return hp_rect_bottom(fragment->rect);
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next) {
    const HpLength end = first_line_end(child);
    if (end > 0)
      return end;
  }
  return 0;
}

/* As high as it is. */
static HpConstraint apart(const HpSequence *sequence, gboolean trial)
{
  return (HpConstraint){.inline_size = sequence->notes_width,
                        .container = sequence->notes_width,
                        .limit = HP_LENGTH_MAX,
                        .must_place = TRUE,
                        .trial = trial};
}

/* A note does not cite notes, nor does the separator. */
static HpStackBetween lay_out_apart(const HpSequence *sequence, const HpFo *fo, gboolean trial,
                                    gboolean at_start)
{
  HpLayout *layout = sequence->layout;
  HpNotes *notes = layout->page.notes;
  const HpConstraint constraint = apart(sequence, trial);
  layout->page.notes = NULL;
  const HpStackBetween stack = hp_layout_between(layout, fo, &constraint, at_start);
  layout->page.notes = notes;
  return stack;
}

/* Of what goes on after this page, too, it is enough to know that it does. */
static HpNoteHeight measure_rest(const HpSequence *sequence, const HpFo *footnote,
                                 const HpToken *token)
{
  HpLayout *layout = sequence->layout;
  HpNotes *notes = layout->page.notes;
  HpConstraint constraint = apart(sequence, TRUE);
  constraint.limit = sequence->notes_limit;
  layout->page.notes = NULL;
  const HpResult result = hp_layout_contents(layout, body_of(footnote), &constraint, token);
  layout->page.notes = notes;
  const HpFragment *body = result.fragment;
  const HpLength height = body->rect.height;
  return (HpNoteHeight){.whole = result.token == NULL ? height : MAX(height, constraint.limit),
                        .first_line = first_line_end(body)};
}

static HpNoteHeight measure_note(gpointer user, const HpFo *footnote, const HpToken *token)
{
  const HpSequence *sequence = user;
  if (token != NULL)
    return measure_rest(sequence, footnote, token);
  const HpStackBetween body = lay_out_apart(sequence, body_of(footnote), TRUE, FALSE);
  return (HpNoteHeight){.whole = body.fragment->rect.height,
                        .first_line = first_line_end(body.fragment),
                        .before = body.before,
                        .after = body.after,
                        .kept_before = body.kept_before,
                        .kept_after = body.kept_after};
}

static HpFragment *separator_of(HpSequence *sequence)
{
  HpLayout *layout = sequence->layout;
  const HpFo *separator =
      hp_static_content(layout->document.tree, sequence->sequence, "xsl-footnote-separator");
  if (separator == NULL)
    return NULL;
  const HpStackBetween stack = lay_out_apart(sequence, separator, FALSE, TRUE);
  stack.fragment->artifact = TRUE;
  sequence->notes.separator_after = stack.after;
  return stack.fragment;
}

/* No more than the page has room for, but one: of the others it knows nothing. */
static void carry_over(HpSequence *sequence)
{
  HpNotes *notes = &sequence->notes;
  HpNote *note = sequence->carried;
  for (; note != NULL && (notes->first == NULL || notes->height < sequence->notes_limit);
       note = note->next) {
    const HpNote rest = {.footnote = note->footnote,
                         .token = hp_token_copy(notes->arena, note->token),
                         .again = note->again};
    hp_notes_carry(notes, &rest);
  }
  sequence->waiting = note;
}

HpFragment *hp_begin_notes(HpSequence *sequence, HpLength width, HpLength height)
{
  HpLayout *layout = sequence->layout;
  HpNotes *notes = &sequence->notes;
  sequence->notes_width = width;
  sequence->notes_limit = height;
  notes->measure = measure_note;
  notes->user = sequence;
  layout->page.notes = notes;
  hp_notes_begin_page(notes, layout->page.arena);
  notes->separator_after = 0;
  HpFragment *separator = separator_of(sequence);
  notes->separator = separator == NULL ? 0 : separator->rect.height;
  carry_over(sequence);
  return separator;
}

/* ---- At the foot --------------------------------------------------------------------------- */

/* The notes one after the other from `y` on; returns those, or the rest of one, that did not fit.
   The spaces that are retained at their edges are in their areas. */
static const HpNote *stack_notes(HpSequence *sequence, HpFragment *area, HpLength *y,
                                 HpLength limit, gboolean alone, gboolean separated)
{
  HpLayout *layout = sequence->layout;
  const HpNotes *notes = &sequence->notes;
  HpLength after = separated ? notes->separator_after : 0, kept = 0;
  for (const HpNote *note = notes->first; note != NULL; note = note->next) {
    if (separated || note != notes->first)
      *y += hp_space_between(after, note->before) - kept - note->kept_before;
    after = note->after;
    kept = note->kept_after;
    const HpConstraint constraint = {.inline_size = sequence->notes_width,
                                     .container = sequence->notes_width,
                                     .limit = limit - *y,
                                     .must_place = alone && note == notes->first,
                                     .ends_page = TRUE};
    const HpResult result =
        hp_layout_contents(layout, body_of(note->footnote), &constraint, note->token);
    if (result.fragment == NULL)
      return note;
    result.fragment->rect.y = *y;
    result.fragment->artifact = note->again;
    hp_fragment_append(area, result.fragment);
    *y += result.fragment->rect.height;
    if (result.token == NULL)
      continue;
    HpNote *rest = hp_arena_new0(layout->page.arena, HpNote);
    *rest = (HpNote){.footnote = note->footnote,
                     .token = result.token,
                     .carried = TRUE,
                     .again = note->again,
                     .next = note->next};
    return rest;
  }
  return NULL;
}

/* What it is read after, if it stands in the footer of a table: all of the table; or itself. */
static const HpFo *read_after(const HpFo *footnote)
{
  for (const HpFo *fo = footnote; fo != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_TABLE_FOOTER) {
      for (fo = fo->parent; fo->last_child != NULL;)
        fo = fo->last_child;
      return fo;
    }
  return footnote;
}

static int compare_notes(gconstpointer a, gconstpointer b)
{
  const HpNote *one = *(HpNote *const *)a, *other = *(HpNote *const *)b;
  if (one->carried != other->carried)
    return one->carried ? -1 : 1;
  const HpFo *left = one->footnote, *right = other->footnote;
  const guint first = read_after(left)->index, second = read_after(right)->index;
  if (first != second)
    return first < second ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index ? 1 : 0;
}

/* Cells beside one another are accepted in the order of their rows, but read in that of the source;
   a table's footer stands before its rows in the source. What began on the page before goes on
   first: a header's note, said again on each page, would keep it waiting. */
static void sort_notes(HpNotes *notes)
{
  g_autoptr(GPtrArray) sorted = g_ptr_array_new();
  for (HpNote *note = notes->first; note != NULL; note = note->next)
    g_ptr_array_add(sorted, note);
  g_ptr_array_sort(sorted, compare_notes);
  for (guint i = 0; i < sorted->len; i++) {
    HpNote *note = g_ptr_array_index(sorted, i);
    note->next = i + 1 < sorted->len ? g_ptr_array_index(sorted, i + 1) : NULL;
  }
  notes->first = g_ptr_array_index(sorted, 0);
  notes->last = g_ptr_array_index(sorted, sorted->len - 1);
}

const HpNote *hp_place_notes(HpSequence *sequence, HpFragment *body, HpFragment *separator,
                             HpLength height, HpLength used)
{
  HpNotes *notes = &sequence->notes;
  if (notes->first == NULL)
    return NULL;
  sort_notes(notes);
  HpFragment *area = hp_fragment_new(sequence->layout->page.arena, HP_FRAGMENT_BLOCK, NULL);
  area->is_first = area->is_last = TRUE;
  HpLength y = MAX(used, hp_length_clamp((gint64)height - hp_notes_need(notes).whole));
  if (separator != NULL) {
    separator->rect.y = y;
    hp_fragment_append(area, separator);
    y += notes->separator;
  }
  const gboolean alone = used == 0 && !hp_has_head(sequence);
  const HpNote *rest = stack_notes(sequence, area, &y, height, alone, separator != NULL);
  hp_fragment_move(area, 0, MAX(0, height - y));
  hp_fragment_append(body, area);
  return rest != NULL ? rest : sequence->waiting;
}

/* ---- On the next page ---------------------------------------------------------------------- */

/* One said again that has not begun here need not be: where it is content it stands. */
static void append_carried(HpSequence *sequence, const HpNote *note)
{
  if (note->again && note->token == NULL)
    return;
  HpArena *arena = sequence->layout->sequence.arena;
  HpNote *kept = hp_arena_copy(arena, note, sizeof *note);
  kept->token = hp_token_copy(arena, note->token);
  kept->next = NULL;
  if (sequence->carried == NULL)
    sequence->carried = kept;
  else
    sequence->last_carried->next = kept;
  sequence->last_carried = kept;
}

/* Those that were carried to this page go on before those that wait, those cited on it after them.
 */
void hp_carry_notes(HpSequence *sequence, const HpNote *rest)
{
  HpNote *waiting = sequence->waiting, *last = sequence->last_carried;
  sequence->carried = sequence->last_carried = NULL;
  for (; rest != waiting && rest != NULL && rest->carried; rest = rest->next)
    append_carried(sequence, rest);
  if (waiting != NULL && sequence->carried == NULL)
    sequence->carried = waiting;
  else if (waiting != NULL)
    sequence->last_carried->next = waiting;
  if (waiting != NULL)
    sequence->last_carried = last;
  for (; rest != waiting && rest != NULL; rest = rest->next)
    append_carried(sequence, rest);
}
