/* Footnotes of the page being made. */
#pragma once

#include "layout/engine.h"

/** A note accepted on this page, or its rest from the page before. */
typedef struct HpNote HpNote;
struct HpNote {
  const HpFo *footnote;
  const HpToken *token; /* where its rest begins; NULL: from its beginning */
  HpLength height;      /* of what remains of it */
  gboolean carried;     /* cited on an earlier page */
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

/** Once the body stands: keeps of the accepted notes those that lines on this page cite, each once,
    and the carried ones; adds what is cited and was not accepted. Content may have been tried out
    several times in cells, and only what stands counts. */
void hp_notes_reconcile(HpLayout *layout, const HpFragment *body);
