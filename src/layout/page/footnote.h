/* Footnotes of the page being made. */
#pragma once

#include "layout/engine.h"

/** A note accepted on this page, or its rest from the page before. */
typedef struct HpNote HpNote;
struct HpNote {
  const HpFo *footnote;
  const HpToken *token; /* where its rest begins; NULL: from its beginning */
  HpLength height;      /* of what remains of it */
  HpNote *next;
};

struct HpNotes {
  HpNote *first, *last;
  HpLength height;    /* of all of them together, the separator included */
  HpLength separator; /* of static-content xsl-footnote-separator */
  HpLength inline_size;
  GHashTable *heights; /* footnote → height + 1, in the current page */
};

typedef struct {
  HpNote *last;
  HpLength height;
} HpNotesMark;

HpNotesMark hp_notes_mark(const HpLayout *layout);
/** Forgets the notes accepted since the mark. */
void hp_notes_release(HpLayout *layout, HpNotesMark mark);

/** Whether what ends at `bottom` stays above `limit` with the notes accepted since the mark (of the
    last of them at least the first line). */
gboolean hp_notes_fit(HpLayout *layout, HpNotesMark mark, HpLength bottom, HpLength limit);

void hp_notes_begin_page(HpLayout *layout, HpNotes *notes);
/** A rest carried over from the page before. */
void hp_notes_carry(HpLayout *layout, const HpFo *footnote, const HpToken *token);
