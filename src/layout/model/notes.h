/*
 * The ledger of footnotes: how much room at the foot of the page those that are accepted need.
 *
 * A line is accepted together with the notes it cites: those before the last one whole, of the last
 * at least the first line. What does not fit goes on at the foot of the next page. All functions
 * take NULL for a place where there can be no footnotes.
 */
#pragma once

#include "layout/model/break.h"

/** A note accepted on this page, or its rest from the page before. */
typedef struct HpNote HpNote;
struct HpNote {
  const HpFo *footnote;
  const HpToken *token;             /* where its rest begins; NULL: from its beginning */
  HpLength height;                  /* of what remains of it, and the space above it */
  HpLength before, after;           /* the spaces at its edges */
  HpLength kept_before, kept_after; /* of them, what is retained if nothing stands beyond */
  gboolean carried;                 /* cited on an earlier page */
  gboolean again;                   /* cited where a table's header or footer is repeated only */
  HpNote *next;
};

/** How high a footnote's body, or the rest of it, is, and the spaces before and after it. */
typedef struct {
  HpLength whole, first_line;
  HpLength before, after;
  HpLength kept_before, kept_after;
} HpNoteHeight;

/** Columns leave as much as the notes accepted so far need. */
#define HP_NOTES_UNBOUNDED ((HpLength)-1)

typedef struct {
  HpArena *arena; /* of the page */
  HpNote *first, *last;
  HpLength height;    /* of all of them together, the separator included */
  HpLength separator; /* of static-content xsl-footnote-separator */
  HpLength separator_after;
  HpLength allotted;   /* what columns leave, since later ones cite notes, and the notes may take */
  GHashTable *heights; /* footnote → HpNoteHeight*, in the current page */
  /** Measures a footnote from the token on; to lay out its body is not the ledger's. */
  HpNoteHeight (*measure)(gpointer user, const HpFo *footnote, const HpToken *token);
  gpointer user;
} HpNotes;

typedef struct {
  HpNote *last;
  HpLength height;
} HpNotesMark;

/** How much the accepted notes need: all, and with only the first line of the last one. */
typedef struct {
  guint n;
  HpLength whole, least;
} HpNotesNeed;

/** The space between two stacks in an area, where each has some at its edge: the greater one. */
HpLength hp_space_between(HpLength after, HpLength before);

HpNotesMark hp_notes_mark(const HpNotes *notes);
/** Forgets the notes accepted since the mark. */
void hp_notes_release(HpNotes *notes, HpNotesMark mark);

/** Room at the foot of the column for the accepted notes. */
HpLength hp_notes_room(const HpNotes *notes);
HpNotesNeed hp_notes_need(HpNotes *notes);
/** Whether `fragment` (or NULL), ending at `bottom`, fits above the limit together with the notes
    it cites (of the last note at least the first line). */
gboolean hp_fits(HpNotes *notes, const HpFragment *fragment, HpLength bottom,
                 const HpConstraint *constraint);
/** Whether what ends at `bottom` stays above the limit with the notes accepted since the mark (of
    the last of them at least the first line). */
gboolean hp_notes_fit(HpNotes *notes, HpNotesMark mark, HpLength bottom,
                      const HpConstraint *constraint);
/** Accepts the notes cited in `fragment`, which is staying on this page. */
void hp_notes_accept(HpNotes *notes, HpFragment *fragment);
/** The same in a table's header or footer that is repeated: those that the page does not have. */
void hp_notes_accept_again(HpNotes *notes, HpFragment *fragment);

/** An empty page, in that arena. */
void hp_notes_begin_page(HpNotes *notes, HpArena *arena);
/** A rest carried over from the page before: its footnote, where it begins, and whether it is of
   one that was said again. */
void hp_notes_carry(HpNotes *notes, const HpNote *rest);
/** Once the body stands: keeps of the accepted notes those that lines on this page cite, each once,
    and the carried ones; adds what is cited and was not accepted. Content may have been tried out
    several times in cells, and only what stands counts. */
void hp_notes_reconcile(HpNotes *notes, const HpFragment *body);
