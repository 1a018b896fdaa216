/*
 * THE MODEL
 *
 * Everything that breaks, breaks the same way:
 *
 *     layout(object, constraint, token) → result { fragment, token, badness }
 *
 * A fragment is the part of an object's areas that stands on one page. A token says where the rest
 * begins; it holds formatting objects and offsets, never fragments, so a page can be laid out again
 * without undoing anything. Nothing outside the page's arena changes until a page is accepted.
 *
 * Coordinates. A fragment's rectangle is its border rectangle, in the coordinates of the nearest
 * reference area around it (column, region, table-cell, block-container). A REFERENCE fragment
 * moves the origin to its content rectangle for what stands in it:
 *
 *     column (0,0) ┌──────────────────────────┐
 *                  │ block (x=start-indent…)  │   children of blocks and lines: same coordinates
 *                  │ ┌ cell: REFERENCE ─────┐ │
 *                  │ │ (0,0) of its content │ │   children of a reference: from its content corner
 *                  │ └──────────────────────┘ │
 *                  └──────────────────────────┘ ← limit
 *
 * Spaces wait. Space specifiers between two areas may come from several levels (a block and its
 * first child, a last child and its parent), and are resolved together (XSL 1.1, 4.3.1) when
 * something solid – a line, a border, a table – comes after them. Until then they stand in the
 * cursor's strut, and a block learns from its own entry where it begins.
 *
 * Floats. A before-float takes room at the head of the page, above the columns, which are laid out
 * once more below it (page/before-floats.c). A side-float takes room beside what comes after it in
 * its reference area: the cursor holds those placed so far (model/exclusions.h), so whoever copies
 * it back has the floats of that place; the area appends them when it ends. Neither is in a token:
 * the rest of a paragraph begins after the floats that it has cited. What of a side-float is taller
 * than its column goes on at the same side of the next one (HpPageScope.rests), and after the end
 * of the flow at the head of a page.
 *
 * Choosing a break. While content is stacked, each place where it could break is recorded with its
 * badness, until one comes that is later and no worse. When the room runs out somewhere worse than
 * the best of them, the column is laid out once more, ending there (the "cut") – unless what the
 * keep in question holds together does not fit the next column, either: then at the next place, and
 * so on. That is found out by looking ahead from the cut: laying out a part of the next page, of
 * which nothing stays. A keep of "always" waits for a page further on if only that is large enough.
 *
 * THE FOLDERS
 *
 * Each takes names from those to the left of it only:
 *
 *     model/     ◄── inline/  ◄── table/  ◄── flow/    ◄── page/      ◄── layout.c
 *     fragment,      lines        rows,       stacks       columns,       the document
 *     break, keep,   of a         cells,      of           footnotes,
 *     space, notes   paragraph    borders     blocks       display lists
 *                       │            │          ▲
 *                       └────────────┴──────────┘
 *                        lay_out_contents, measure_contents
 *
 * The thing itself is recursive: a cell and an inline-container hold blocks, and a block holds
 * tables and lines. That one step back is taken through two function pointers in HpLayout. Inside
 * flow/, a list-item or a block-container in a stack holds a stack again, and block.c, stack.c,
 * contents.c, list.c and container.c call each other for it.
 */
#pragma once

#include "layout/model/break.h"
#include "layout/model/notes.h"
#include "layout/model/page-state.h"
#include "layout/model/space.h"

#include <glib.h>

/** What lives as long as the document is laid out. Its arena, pages and destinations go to HpPages
    in the end; layout.c makes it, and frees the rest. */
typedef struct {
  HpFoTree *tree;
  const HpLayoutOptions *options;
  HpArena *arena;           /* display lists, destinations, deferred lines */
  GHashTable *styles;       /* HpTraits* → HpTextStyleRef* */
  GHashTable *destinations; /* id → HpDestination* */
  GHashTable *last_marks;   /* marker class → HpFo* of the marker carried over */
  GHashTable *column_sets;  /* name → a set, see table/set.c; NULL until a table asks */
  GPtrArray *pages;         /* of HpPage*, with their display lists */
  GPtrArray *deferred;      /* of HpDeferred*, in the order of the pages */
  gboolean has_floats, has_change_bars;
  gboolean all_known; /* every page is made: all citations can be resolved */
  gboolean failed;
} HpDocumentScope;

/** What lives as long as a page-sequence is laid out; page/sequence.c empties it at the end. */
typedef struct {
  HpArena *arena;          /* grids, measurements, paragraphs that run over many pages */
  GHashTable *children;    /* HpFo* → HpBlockChildren* of what runs over many pages */
  GHashTable *grids;       /* HpFo* of tables → HpTableGrid* */
  GPtrArray *open_inlines; /* HpFo* of inlines with markers that go on over the page */
} HpSequenceScope;

/** What lives as long as a page is made; page/sequence.c empties it before each. */
typedef struct {
  HpArena *arenas[2];       /* alternate: tokens of one page outlive it by one */
  HpArena *arena;           /* that of the page being made */
  HpPageState *state;       /* NULL between pages */
  HpNotes *notes;           /* its footnotes; NULL where there can be none */
  GHashTable *children;     /* HpFo* → HpBlockChildren* */
  GHashTable *retrieved;    /* retrieve-marker → its content on this page */
  GHashTable *citing;       /* block with one → whether a page is cited in it, as a gboolean */
  const HpFloatRest *rests; /* side-floats that go on in the column being filled, … */
  const HpToken *rests_at;  /* … which begins here in the flow */
  GArray *draws, *links;    /* as it is frozen: kept, as growing them anew for each page would leave
                               holes between display lists */
} HpPageScope;

/** min-content, max-content, and min-content where what is held together is broken. */
typedef struct {
  HpLength minimum, maximum, least;
} HpMeasure;

/** State of one hp_layout, by lifetime. What lives as long as the search for one break is handed
    on with the constraint. */
typedef struct HpLayout HpLayout;
struct HpLayout {
  HpDocumentScope document;
  HpSequenceScope sequence;
  HpPageScope page;
  /* The step back into flow/, see there: hp_layout_contents() and hp_measure_contents(). */
  HpResult (*lay_out_contents)(HpLayout *, const HpFo *, const HpConstraint *, const HpToken *);
  HpMeasure (*measure_contents)(HpLayout *, const HpFo *, HpLength container);
};

/* ---- Markers (model/marker.c) ---------------------------------------------------------------- */

/** Adds the marks of a fragment tree to an array of HpMark. */
void hp_collect_marks(GArray *marks, const HpFragment *fragment);
/** Adds the marks of inlines that go on from the pages before, in blocks or lines of theirs, to
    those of the page, whose body that is; and notes which go on after it. */
void hp_carry_marks(HpLayout *layout, const HpFragment *body);
/** The marker of that class of an object, or NULL. */
const HpFo *hp_marker_of_class(const HpFo *fo, const char *class);
/** The preferred marker of that class among marks (of HpMark), else the nearest to it, or NULL. */
const HpFo *hp_marker_among(const GArray *marks, const char *class, HpRetrievePosition position);
/** A marker's content as it appears where it is retrieved, by an object that it inherits from;
   lives as long as pages refer to it. */
const HpFo *hp_marker_content(HpLayout *layout, const HpFo *marker, const HpFo *retrieve);
/** What a retrieve-marker stands for here: a wrapper, or NULL. */
const HpFo *hp_retrieved_content(HpLayout *layout, const HpFo *retrieve);
/** After a page: what carries over to pages without a mark of a class. */
void hp_keep_last_marks(HpLayout *layout);
