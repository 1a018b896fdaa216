/* What page masters say: which one comes next, where its regions are, how pages are numbered. */
#pragma once

#include "layout/engine.h"

/* master.c */
/** Which simple-page-master each page of a sequence takes (6.4.8–6.4.12). */
typedef struct {
  const HpFo *master;    /* the page-sequence-master, or a simple-page-master */
  const HpFo *specifier; /* sub-sequence at hand */
  int used;              /* pages it has given */
} HpMasterSequence;
typedef struct {
  gboolean first, last, blank;
  int number;
} HpPageKind;
void hp_masters_begin(HpMasterSequence *masters, const HpFoTree *tree, const HpFo *sequence);
/** Whether there is a master for a sequence of one page only. */
gboolean hp_masters_have_only(const HpMasterSequence *masters);
/** The master for the next page, or NULL where those given do not say. Nothing is told. */
const HpFo *hp_masters_peek(HpMasterSequence *masters, const HpFoTree *tree, HpPageKind kind);
/** The master for the next page. To peek, keep a copy of `masters` and put it back. */
const HpFo *hp_masters_next(HpMasterSequence *masters, const HpDocumentScope *document,
                            HpPageKind kind);

/* region.c */
typedef struct {
  HpRect page;     /* content rectangle of the page: within its margins, before rotation */
  HpRect body;     /* border rectangle of region-body, in page coordinates */
  HpRect content;  /* its content rectangle */
  HpRect outer[4]; /* border rectangles of region-before, -after, -start, -end; 0 high if absent */
  const HpFo *regions[4], *region_body;
  gboolean takes_flow; /* region_body is the one that the flow goes to */
  int rotation;
  HpLength width, height; /* of the paper */
} HpPageGeometry;
/** `body`: the name of the region-body that the flow goes to; where there is none, any other's. */
HpPageGeometry hp_page_geometry(const HpFo *master, const char *body);

/* count.c */
/** The number of a page-sequence's first page; `next` is what follows on the one before (7.26.2).
 */
int hp_first_page_number(const HpFo *sequence, int next);
/** Whether a blank page must follow (7.26.3) if the sequence ends with `count` pages and before
    page `next`. `following` is the page-sequence after it, or NULL: `auto` makes its first number
    come true. */
gboolean hp_blank_must_follow(const HpFo *sequence, const HpFo *following, int count, int next);

/* flow-map.c */
/** The name of the region that a flow or static-content of the page-sequence is assigned to. */
const char *hp_region_of_flow(const HpFoTree *tree, const HpFo *sequence, const HpFo *flow);

/* number.c */
/** A page number as its fo:page-sequence prints it: in its format ("1", "i", "01", "A" …), between
    the words of its fo:folio-prefix and fo:folio-suffix (XSL 1.1, 6.6.10); in the arena. */
const char *hp_folio(HpArena *arena, int number, const HpFo *sequence);
