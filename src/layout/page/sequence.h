/* A page-sequence, page by page. */
#pragma once

#include "layout/page/master.h"
#include "layout/page/page.h"

/** Before-floats, in their order. */
typedef struct HpFloatList HpFloatList;
struct HpFloatList {
  const HpFo *fo;
  const HpToken *token; /* where its rest begins; NULL: from its beginning */
  const HpFloatList *next;
};

/** What stands at the head of a page, above its columns. */
typedef struct {
  HpFragment *area; /* without children if there is nothing */
  HpLength height;
  const HpFloatList *rest; /* there was no room for */
} HpHead;

/** A page-sequence being laid out. */
typedef struct {
  HpLayout *layout;
  const HpFo *sequence, *flow, *next; /* next: the page-sequence after it, or NULL */
  const char *region;                 /* name of the region that the flow goes to */
  HpMasterSequence masters;
  HpNotes notes;
  HpLength notes_width, notes_limit; /* limit: no page has more room for them */
  const HpToken *token;              /* where the flow goes on */
  guint alike_from, alike_until;     /* children of the flow that are known to span alike */
  HpNote *carried, *last_carried;    /* notes going on, in its arena */
  HpNote *waiting;                   /* those of them for which this page has no room at all */
  int number;                        /* of the next page */
  const HpFloatList *floats;         /* before-floats that wait for the next page */
  const HpFloatRest *rests;          /* side-floats that go on at the head of its first column */
  const HpHead *head;                /* of the page being made; NULL: there can be none */
  gboolean first;
  gboolean done;
  HpBreak wanted;     /* the forced break that ended the page before */
  guint pages_before; /* index of its first page */
  guint passed;       /* pages since the last one that had the flow's region */
} HpSequence;

/* body.c */
/** What was placed on a page: column by column, with the notes at its foot. */
typedef struct {
  HpFragment *fragment;  /* REFERENCE: region-body */
  HpFragment *separator; /* of its notes; NULL: none */
  HpLength used;         /* height of its columns */
  const HpToken *token;
  const HpNote *carried;
  const HpFloatList *floats; /* those that wait for the next page */
  const HpFloatRest *rests;  /* side-floats that go on there */
  HpBreak forced;
  gboolean has_flow; /* something of the flow */
  gboolean done;
  gboolean passed; /* the page has no region for the flow, which goes on after it */
} HpPageBody;
/** The area of region-body, with nothing in it yet. */
HpFragment *hp_body_fragment(HpLayout *layout, const HpPageGeometry *geometry);
/** Whether nothing is left for another page. */
gboolean hp_page_body_is_last(const HpPageBody *body);
/** Columns and footnotes, below the sequence's head if it has one. */
HpPageBody hp_layout_below_head(HpSequence *sequence, const HpPageGeometry *geometry);

/* before-floats.c */
/** The body of the next page, with the floats that are carried over to its head, and those that it
    cites. */
HpPageBody hp_layout_page_body(HpSequence *sequence, const HpPageGeometry *geometry);

/* float-rests.c */
/** The side-floats that go on after an area, in their order. */
const HpFloatRest *hp_float_rests(HpArena *arena, const HpFragment *area);
/** The same rests in another arena. */
const HpFloatRest *hp_float_rests_copy(HpArena *arena, const HpFloatRest *rests);

/* columns.c */
/** The columns of a region-body, as it lies after rotation. */
typedef struct {
  HpLength width, gap, height;
  guint count;
  gboolean right_to_left; /* the first one is at the right */
} HpColumns;
HpColumns hp_columns_of(const HpPageGeometry *geometry);
/** Whether something stands above the columns of the page being made. */
gboolean hp_has_head(const HpSequence *sequence);
/** Those below the head of the page being made. */
HpColumns hp_columns_below_head(const HpSequence *sequence, const HpPageGeometry *geometry);
/** Width of what spans them. */
HpLength hp_columns_span(const HpColumns *columns);
/** Lays out the flow from the sequence's token on, down to the foot of the columns or the notes
    above it, and appends the columns to `body`. `used`: the height of what they hold. */
HpResult hp_fill_columns(HpSequence *sequence, const HpColumns *columns, HpFragment *body,
                         HpLength *used);

/* footnote.c */
/** Begins the page's ledger with the notes carried over to it, for a body of that height. Returns
    the area of the separator, or NULL if there is none. */
HpFragment *hp_begin_notes(HpSequence *sequence, HpLength width, HpLength height);
/** Puts the accepted notes at the foot of a body of that height, of which columns take `used`.
    Returns those, or the rest of one, that did not fit. */
const HpNote *hp_place_notes(HpSequence *sequence, HpFragment *body, HpFragment *separator,
                             HpLength height, HpLength used);
/** Has the next page begin with what did not fit an accepted one. */
void hp_carry_notes(HpSequence *sequence, const HpNote *rest);

/* static.c */
/** The regions around the body, with their static content, in page coordinates. */
HpFragment *hp_region_fragment(HpLayout *layout, const HpFo *sequence, const HpFo *region,
                               HpRect rect);
/** The static-content assigned to a region; NULL if there is none. */
const HpFo *hp_static_content(const HpFoTree *tree, const HpFo *sequence, const char *region);

/* change-bars.c */
/** Appends the change bars of what stands in a region of an accepted page to its columns. */
void hp_append_change_bars(HpLayout *layout, const HpPageGeometry *geometry, HpFragment *region);

/* overflow.c */
/** Tells of what leaves an area of given size, or one in it: a region of an accepted page. */
void hp_warn_of_overflow(HpLayout *layout, const HpFragment *area);
