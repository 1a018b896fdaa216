/* The ledger of footnotes: what their room at the foot of the page comes to. */
#include "layout/model/notes.h"

HpNotesMark hp_notes_mark(const HpNotes *notes)
{
  return notes == NULL ? (HpNotesMark){0} : (HpNotesMark){notes->last, notes->height};
}

void hp_notes_release(HpNotes *notes, HpNotesMark mark)
{
  if (notes == NULL)
    return;
  notes->last = mark.last;
  notes->height = mark.height;
  if (mark.last == NULL)
    notes->first = NULL;
  else
    mark.last->next = NULL;
}

/* ---- Room ---------------------------------------------------------------------------------- */

static HpNoteHeight height_of(HpNotes *notes, const HpFo *footnote, const HpToken *token)
{
  const HpNoteHeight *known = g_hash_table_lookup(notes->heights, footnote);
  if (known != NULL && token == NULL)
    return *known;
  const HpNoteHeight height = notes->measure(notes->user, footnote, token);
  if (token == NULL)
    g_hash_table_insert(notes->heights, (gpointer)footnote,
                        hp_arena_copy(notes->arena, &height, sizeof height));
  return height;
}

HpLength hp_space_between(HpLength after, HpLength before)
{
  return MAX(after, before);
}

/* The space after what the next note will stand below. */
static HpLength space_before_next(const HpNotes *notes)
{
  return notes->last != NULL ? notes->last->after : notes->separator_after;
}

/* At the beginning of their area, the first note of all has only such space as is retained. */
static HpLength space_above(const HpNotes *notes, HpLength after, HpNoteHeight height)
{
  const gboolean first = notes->first == NULL && notes->separator == 0;
  return first ? MAX(after, height.kept_before) : hp_space_between(after, height.before);
}

/* Heights of the notes cited in a fragment with the spaces before them, the last one apart. */
typedef struct {
  HpLength before, last, last_first_line;
  HpLength after, kept_after; /* the last one */
  guint n;
} Cited;

static void add_cited(HpNotes *notes, const HpFragment *fragment, Cited *cited)
{
  if (!fragment->has_notes)
    return;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next) {
    const HpNoteHeight height = height_of(notes, note->footnote, NULL);
    const HpLength space = cited->n > 0 ? hp_space_between(cited->after, height.before)
                                        : space_above(notes, space_before_next(notes), height);
    cited->before = hp_length_clamp((gint64)cited->before + cited->last);
    cited->last = hp_length_clamp((gint64)space + height.whole);
    cited->last_first_line = hp_length_clamp((gint64)space + height.first_line);
    cited->after = height.after;
    cited->kept_after = height.kept_after;
    cited->n++;
  }
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    add_cited(notes, child, cited);
}

static HpLength whole_height(const HpNotes *notes)
{
  return hp_length_clamp((gint64)notes->height +
                         (notes->last == NULL ? 0 : notes->last->kept_after));
}

/* With only the first line of the last one that is cited. */
static HpLength least_with(const HpNotes *notes, const Cited *cited)
{
  if (cited->n == 0)
    return whole_height(notes);
  const HpLength separator = notes->first == NULL ? notes->separator : 0;
  const gint64 last = MIN((gint64)cited->last + cited->kept_after, cited->last_first_line);
  return hp_length_clamp((gint64)notes->height + separator + cited->before + last);
}

HpLength hp_notes_room(const HpNotes *notes)
{
  if (notes == NULL)
    return 0;
  return notes->allotted == HP_NOTES_UNBOUNDED ? whole_height(notes) : notes->allotted;
}

static HpLength rest_of_last(HpNotes *notes)
{
  const HpNoteHeight last = height_of(notes, notes->last->footnote, notes->last->token);
  return last.whole - last.first_line;
}

HpNotesNeed hp_notes_need(HpNotes *notes)
{
  HpNotesNeed need = {.whole = whole_height(notes), .least = notes->height};
  for (const HpNote *note = notes->first; note != NULL; note = note->next)
    need.n++;
  if (need.n > 0)
    need.least -= rest_of_last(notes);
  return need;
}

/* Lengths rounded one by one add up to a little more than their sum. */
#define ROUNDING (HP_POINT / 16)

/* How much more room it takes for the notes to begin under what ends at `bottom`; the last of those
   that are cited may go on on the next page. */
static gint64 lacks_with_notes(HpNotes *notes, const HpFragment *fragment, gint64 bottom,
                               HpLength limit)
{
  Cited cited = {0};
  if (fragment != NULL)
    add_cited(notes, fragment, &cited);
  const HpLength least = least_with(notes, &cited);
  if (notes->allotted == HP_NOTES_UNBOUNDED)
    return bottom + least - limit;
  if (cited.n > 0 && least > notes->allotted)
    return HP_LENGTH_MAX;
  return bottom + notes->allotted - limit;
}

static void record_shortage(const HpConstraint *constraint, gint64 lacks)
{
  if (constraint->shortage != NULL && lacks < *constraint->shortage)
    *constraint->shortage = (HpLength)lacks;
}

gboolean hp_fits(HpNotes *notes, const HpFragment *fragment, HpLength bottom,
                 const HpConstraint *constraint)
{
  if (constraint->limit == HP_LENGTH_MAX)
    return TRUE;
  gint64 lacks = (gint64)bottom - ROUNDING - constraint->limit;
  if (notes != NULL && (lacks <= 0 || constraint->shortage != NULL))
    lacks = lacks_with_notes(notes, fragment, (gint64)bottom - ROUNDING, constraint->limit);
  if (lacks <= 0)
    return TRUE;
  record_shortage(constraint, lacks);
  return FALSE;
}

gboolean hp_notes_fit(HpNotes *notes, HpNotesMark mark, HpLength bottom,
                      const HpConstraint *constraint)
{
  gint64 lacks = (gint64)bottom - ROUNDING - constraint->limit;
  if (notes != NULL) {
    const gboolean cites = notes->last != NULL && notes->last != mark.last;
    const HpLength least = cites ? notes->height - rest_of_last(notes) : whole_height(notes);
    if (notes->allotted == HP_NOTES_UNBOUNDED)
      lacks += least;
    else
      lacks += cites && least > notes->allotted ? HP_LENGTH_MAX : notes->allotted;
  }
  if (lacks <= 0)
    return TRUE;
  record_shortage(constraint, lacks);
  return FALSE;
}

/* ---- Accepting ----------------------------------------------------------------------------- */

static HpNote *append_note(HpNotes *notes, const HpFo *footnote, const HpToken *token)
{
  HpNote *note = hp_arena_new0(notes->arena, HpNote);
  note->footnote = footnote;
  note->token = token;
  const HpNoteHeight height = height_of(notes, footnote, token);
  note->height =
      hp_length_clamp((gint64)space_above(notes, space_before_next(notes), height) + height.whole);
  note->before = height.before;
  note->after = height.after;
  note->kept_before = height.kept_before;
  note->kept_after = height.kept_after;
  notes->height = hp_length_clamp((gint64)notes->height + note->height +
                                  (notes->first == NULL ? notes->separator : 0));
  if (notes->last != NULL)
    notes->last->next = note;
  else
    notes->first = note;
  notes->last = note;
  return note;
}

static gboolean stands_already(const HpNotes *notes, const HpFo *footnote)
{
  for (const HpNote *note = notes->first; note != NULL; note = note->next)
    if (note->footnote == footnote)
      return TRUE;
  return FALSE;
}

static void accept(HpNotes *notes, HpFragment *fragment, gboolean again)
{
  if (!fragment->has_notes || notes == NULL)
    return;
  fragment->has_notes = FALSE;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next)
    if (!again || !stands_already(notes, note->footnote))
      append_note(notes, note->footnote, NULL);
  for (HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    accept(notes, child, again);
}

void hp_notes_accept(HpNotes *notes, HpFragment *fragment)
{
  accept(notes, fragment, FALSE);
}

void hp_notes_accept_again(HpNotes *notes, HpFragment *fragment)
{
  accept(notes, fragment, TRUE);
}

void hp_notes_carry(HpNotes *notes, const HpNote *rest)
{
  HpNote *note = append_note(notes, rest->footnote, rest->token);
  note->carried = TRUE;
  note->again = rest->again;
}

void hp_notes_begin_page(HpNotes *notes, HpArena *arena)
{
  notes->arena = arena;
  notes->first = notes->last = NULL;
  notes->height = 0;
  notes->allotted = HP_NOTES_UNBOUNDED;
  g_hash_table_remove_all(notes->heights);
}

/* ---- What stands --------------------------------------------------------------------------- */

/* Each once: where it is content, if it is that anywhere on the page. */
typedef struct {
  GHashTable *cited; /* footnote → whether it is cited in what is repeated only */
  GPtrArray *in_order;
} Gathered;

static void gather_note(const Gathered *gathered, const HpFo *footnote, gboolean again)
{
  gpointer before;
  if (!g_hash_table_lookup_extended(gathered->cited, footnote, NULL, &before))
    g_ptr_array_add(gathered->in_order, (gpointer)footnote);
  else if (again || !GPOINTER_TO_INT(before))
    return;
  g_hash_table_insert(gathered->cited, (gpointer)footnote, GINT_TO_POINTER(again));
}

/* What a cell says again is an area of its own in the cell, and cites no notes again. */
static void gather_cited(const HpFragment *fragment, const Gathered *gathered, gboolean again)
{
  if (fragment->artifact && fragment->kind == HP_FRAGMENT_REFERENCE)
    return;
  again = again || fragment->artifact;
  for (const HpNoteList *note = fragment->notes; note != NULL; note = note->next)
    gather_note(gathered, note->footnote, again);
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    gather_cited(child, gathered, again);
}

static void append_cited(HpNotes *notes, const Gathered *gathered, const HpFo *footnote)
{
  append_note(notes, footnote, NULL)->again =
      GPOINTER_TO_INT(g_hash_table_lookup(gathered->cited, footnote));
  g_hash_table_remove(gathered->cited, footnote);
}

/* What is left of one that was said again does not stand for that which is content here. */
static void keep_carried(HpNotes *notes, const Gathered *gathered, const HpNote *carried)
{
  hp_notes_carry(notes, carried);
  if (!carried->again || g_hash_table_lookup(gathered->cited, carried->footnote) != NULL)
    g_hash_table_remove(gathered->cited, carried->footnote);
}

void hp_notes_reconcile(HpNotes *notes, const HpFragment *body)
{
  g_autoptr(GHashTable) cited = g_hash_table_new(NULL, NULL);
  g_autoptr(GPtrArray) in_order = g_ptr_array_new();
  const Gathered gathered = {cited, in_order};
  gather_cited(body, &gathered, FALSE);
  const HpNote *accepted = notes->first;
  notes->first = notes->last = NULL;
  notes->height = 0;
  for (; accepted != NULL; accepted = accepted->next) {
    if (accepted->carried)
      keep_carried(notes, &gathered, accepted);
    else if (g_hash_table_contains(cited, accepted->footnote))
      append_cited(notes, &gathered, accepted->footnote);
  }
  for (guint i = 0; i < in_order->len; i++)
    if (g_hash_table_contains(cited, g_ptr_array_index(in_order, i)))
      append_cited(notes, &gathered, g_ptr_array_index(in_order, i));
}
