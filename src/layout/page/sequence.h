/* A page-sequence, page by page. */
#pragma once

#include "layout/page/footnote.h"
#include "layout/page/page.h"

/** A page-sequence being laid out. */
typedef struct {
  HpLayout *layout;
  const HpFo *sequence, *flow, *next; /* next: the page-sequence after it, or NULL */
  const char *region;                 /* name of the region that the flow goes to */
  HpMasterSequence masters;
  HpNotes notes;
  const HpToken *token;  /* where the flow goes on */
  const HpNote *carried; /* notes going on */
  int number;            /* of the next page */
  gboolean first;
  gboolean done;
  HpBreak wanted;     /* the forced break that ended the page before */
  guint pages_before; /* index of its first page */
  guint passed;       /* pages since the last one that had the flow's region */
} HpSequence;

/** Lays a page-sequence out and freezes its pages; returns the number after its last page's. */
int hp_layout_sequence(HpLayout *layout, const HpFo *fo, const HpFo *next, int number);

/* body.c */
/** What was placed on a page: column by column, with the notes at its foot. */
typedef struct {
  HpFragment *fragment; /* REFERENCE: region-body */
  const HpToken *token;
  const HpNote *carried;
  HpBreak forced;
  gboolean done;
  gboolean passed; /* the page has no region for the flow, which goes on after it */
} HpPageBody;
HpPageBody hp_layout_page_body(HpSequence *sequence, const HpPageGeometry *geometry);

/* static.c */
/** The regions around the body, with their static content, in page coordinates. */
HpFragment *hp_region_fragment(HpLayout *layout, const HpFo *sequence, const HpFo *region,
                               HpRect rect);
/** The static-content assigned to a region; NULL if there is none. */
const HpFo *hp_static_content(const HpLayout *layout, const HpFo *sequence, const char *region);
