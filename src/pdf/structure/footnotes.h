/* Inside the room: footnotes whose author did not link them.
 *
 *   P ─┬─ text                              ┌────► to the note
 *      ├─ Reference ─ Link ─┬─ text "1"     │
 *      │                    └─ annotation ──┘
 *      └─ Note ─┬─ Lbl ─ Link ─┬─ text "1"
 *               │              └─ annotation ──► back to the citation
 *               └─ P ─ text
 *
 * In PDF 1.7, nothing but links ties the two together; PDF 2.0 has references as well. What cites a
 * note is covered by an annotation that leads to it, and so is the note's label, which repeats what
 * cites it; a note without a label has its link at its beginning. */
#pragma once

#include "pdf/structure/tree.h"

/** For the records of all footnotes. */
GArray *hp_footnotes_new(void);
/** Begins with a footnote; its citation and its note are visited next. */
void hp_footnotes_begin(HpStructure *structure, const HpFo *footnote);
/** Whether an object is the label of the footnote that was begun last. */
gboolean hp_footnotes_is_label(const HpStructure *structure, const HpFo *fo);
/** Adds the link that belongs into the element of an object, if any. Returns the element that the
    object's content belongs to. */
guint hp_footnotes_add_link(HpStructure *structure, const HpFo *fo, guint element);
/** Notes what a page shows of an object, in PDF's coordinates. */
void hp_footnotes_note(HpStructure *structure, guint object, const HpFigureBox *box);

/** A place to click on. */
typedef struct {
  HpFigureBox box;
  guint footnote;
  gboolean is_back;
} HpFootnoteArea;

/** What an area is for. */
typedef struct {
  guint element;             /* the Link */
  const HpFigureBox *target; /* where it leads … */
  guint target_element;      /* … and to which element */
} HpFootnoteLink;
/** FALSE if it leads nowhere. */
gboolean hp_footnotes_link(const HpStructure *structure, const HpFootnoteArea *area,
                           HpFootnoteLink *link);
/** What is told of it: what the note says, or what it is about. Free with g_free. */
char *hp_footnotes_describe(const HpStructure *structure, const HpFootnoteArea *area);
