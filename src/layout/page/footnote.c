/*
 * Footnotes.
 *
 * A line is accepted together with the notes it cites: those before the last one whole, of the last
 * at least the first line. What does not fit goes on at the foot of the next page.
 */
#include "layout/page/footnote.h"

HpNotesMark hp_notes_mark(const HpLayout *layout)
{
  const HpNotes *notes = layout->page.notes;
  return notes == NULL ? (HpNotesMark){0} : (HpNotesMark){notes->last, notes->height};
}

void hp_notes_release(HpLayout *layout, HpNotesMark mark)
{
  HpNotes *notes = layout->page.notes;
  if (notes == NULL)
    return;
  notes->last = mark.last;
  notes->height = mark.height;
  if (mark.last == NULL)
    notes->first = NULL;
  else
    mark.last->next = NULL;
}

static HpLength first_line_end(const HpFragment *fragment)
{
  if (fragment->kind == HP_FRAGMENT_LINE)
    return fragment->rect.y + fragment->rect.height;
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next) {
    const HpLength end = first_line_end(child);
    if (end > 0)
      return end;
  }
  return 0;
}

typedef struct {
  HpLength whole, first_line;
} NoteHeight;

static const HpFo *body_of(const HpFo *footnote)
{
  return footnote->last_child;
}

static NoteHeight measure(HpLayout *layout, const HpFo *footnote, const HpToken *token)
{
  NoteHeight *known = g_hash_table_lookup(layout->page.notes->heights, footnote);
  if (known != NULL && token == NULL)
    return *known;
  HpNotes *notes = layout->page.notes;
  layout->page.notes = NULL; /* a note does not cite notes */
  const HpConstraint constraint = {.inline_size = notes->inline_size,
                                   .container = notes->inline_size,
                                   .limit = HP_LENGTH_MAX,
                                   .must_place = TRUE,
                                   .trial = TRUE};
  const HpResult result = hp_layout_contents(layout, body_of(footnote), &constraint, token);
  layout->page.notes = notes;
  NoteHeight height = {result.fragment->rect.height, first_line_end(result.fragment)};
  if (token == NULL)
    g_hash_table_insert(notes->heights, (gpointer)footnote,
                        hp_arena_copy(layout->page.arena, &height, sizeof height));
  return height;
}

/* Heights of the notes cited in a fragment, the last one apart. */
typedef struct {
  HpLength before, last, last_first_line;
  guint n;
} Cited;

static void add_cited(HpLayout *layout, const HpFragment *fragment, Cited *cited)
{
  if (!fragment->has_notes)
    return;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next) {
    const NoteHeight height = measure(layout, note->footnote, NULL);
    cited->before += cited->last;
    cited->last = height.whole;
    cited->last_first_line = height.first_line;
    cited->n++;
  }
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    add_cited(layout, child, cited);
}

static HpLength room_for(const HpNotes *notes, const Cited *cited, HpLength last)
{
  const HpLength separator = cited->n > 0 && notes->first == NULL ? notes->separator : 0;
  return notes->height + separator + cited->before + last;
}

HpLength hp_notes_room(HpLayout *layout, const HpFragment *fragment)
{
  if (layout->page.notes == NULL)
    return 0;
  Cited cited = {0};
  if (fragment != NULL)
    add_cited(layout, fragment, &cited);
  return room_for(layout->page.notes, &cited, cited.last);
}

/* Lengths rounded one by one add up to a little more than their sum. */
#define ROUNDING (HP_POINT / 16)

gboolean hp_fits(HpLayout *layout, const HpFragment *fragment, HpLength bottom,
                 const HpConstraint *constraint)
{
  if (constraint->limit == HP_LENGTH_MAX)
    return TRUE;
  bottom -= ROUNDING;
  if (bottom > constraint->limit)
    return FALSE;
  if (layout->page.notes == NULL)
    return TRUE;
  Cited cited = {0};
  if (fragment != NULL)
    add_cited(layout, fragment, &cited);
  const HpNotes *notes = layout->page.notes;
  return (gint64)bottom + room_for(notes, &cited, cited.last) <= constraint->limit ||
         (cited.n > 0 &&
          (gint64)bottom + room_for(notes, &cited, cited.last_first_line) <= constraint->limit);
}

gboolean hp_notes_fit(HpLayout *layout, HpNotesMark mark, HpLength bottom, HpLength limit)
{
  const HpNotes *notes = layout->page.notes;
  if (notes == NULL || notes->first == NULL)
    return bottom - ROUNDING <= limit;
  gint64 end = (gint64)bottom - ROUNDING + notes->height;
  if (notes->last != mark.last)
    end +=
        measure(layout, notes->last->footnote, notes->last->token).first_line - notes->last->height;
  return end <= limit;
}

static HpNote *append_note(HpLayout *layout, const HpFo *footnote, const HpToken *token)
{
  HpNotes *notes = layout->page.notes;
  HpNote *note = hp_arena_new0(layout->page.arena, HpNote);
  note->footnote = footnote;
  note->token = token;
  note->height = measure(layout, footnote, token).whole;
  notes->height += note->height + (notes->first == NULL ? notes->separator : 0);
  if (notes->last != NULL)
    notes->last->next = note;
  else
    notes->first = note;
  notes->last = note;
  return note;
}

void hp_notes_accept(HpLayout *layout, HpFragment *fragment)
{
  if (!fragment->has_notes || layout->page.notes == NULL)
    return;
  fragment->has_notes = FALSE;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next)
    append_note(layout, note->footnote, NULL);
  for (HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    hp_notes_accept(layout, child);
}

void hp_notes_carry(HpLayout *layout, const HpFo *footnote, const HpToken *token)
{
  append_note(layout, footnote, token)->carried = TRUE;
}

void hp_notes_begin_page(HpLayout *layout, HpNotes *notes)
{
  notes->first = notes->last = NULL;
  notes->height = 0;
  g_hash_table_remove_all(notes->heights);
  layout->page.notes = notes;
}

static void gather_cited(const HpFragment *fragment, GHashTable *cited, GPtrArray *in_order)
{
  if (fragment->artifact)
    return;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next)
    if (g_hash_table_add(cited, (gpointer)note->footnote))
      g_ptr_array_add(in_order, (gpointer)note->footnote);
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    gather_cited(child, cited, in_order);
}

void hp_notes_reconcile(HpLayout *layout, const HpFragment *body)
{
  HpNotes *notes = layout->page.notes;
  g_autoptr(GHashTable) cited = g_hash_table_new(NULL, NULL);
  g_autoptr(GPtrArray) in_order = g_ptr_array_new();
  gather_cited(body, cited, in_order);
  const HpNote *accepted = notes->first;
  notes->first = notes->last = NULL;
  notes->height = 0;
  for (; accepted != NULL; accepted = accepted->next) {
    const gboolean stands = g_hash_table_remove(cited, accepted->footnote);
    if (accepted->carried)
      hp_notes_carry(layout, accepted->footnote, accepted->token);
    else if (stands)
      append_note(layout, accepted->footnote, NULL);
  }
  for (guint i = 0; i < in_order->len; i++)
    if (g_hash_table_contains(cited, g_ptr_array_index(in_order, i)))
      append_note(layout, g_ptr_array_index(in_order, i), NULL);
}
