/* The page being made, and the pages made. */
#pragma once

#include "layout/engine.h"
#include "layout/inline/inline.h"

/** An object with markers on a page, in the order of the area tree. */
typedef struct {
  const HpFo *fo;
  gboolean is_first, is_last;
} HpMark;

struct HpPageState {
  guint index; /* in the document, from 0 */
  int number;  /* printed */
  const char *number_text;
  const HpFo *sequence, *master;
  HpLength width, height;    /* of the page */
  HpLength reference_height; /* of the reference area content is laid out in */
  guint column;              /* from 0 */
  GArray *marks;             /* of HpMark */
};

HpLength hp_page_width(const HpPageState *page);
HpLength hp_page_height(const HpPageState *page);
HpLength hp_page_reference_height(const HpPageState *page);
/** Sets it and returns what it was. */
HpLength hp_page_set_reference_height(HpPageState *page, HpLength height);
gboolean hp_page_is_odd(const HpPageState *page);
const char *hp_page_number(const HpPageState *page);

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
void hp_masters_begin(HpMasterSequence *masters, const HpLayout *layout, const HpFo *sequence);
/** Whether there is a master for a sequence of one page only. */
gboolean hp_masters_have_only(const HpMasterSequence *masters);
/** The master for the next page. To peek, keep a copy of `masters` and put it back. */
const HpFo *hp_masters_next(HpMasterSequence *masters, HpLayout *layout, HpPageKind kind);

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
const char *hp_region_of_flow(const HpLayout *layout, const HpFo *sequence, const HpFo *flow);

/* number.c */
/** A page number in the format of its sequence ("1", "i", "01", "A" …); in the arena. */
const char *hp_format_number(HpArena *arena, int number, const HpTraits *traits);

/* marker.c */
/** Adds the marks of a fragment tree to the page. */
void hp_collect_marks(HpPageState *page, const HpFragment *fragment);
/** The preferred marker of that class among marks (of HpMark), else the nearest to it, or NULL. */
const HpFo *hp_marker_among(const GArray *marks, const char *class, HpRetrievePosition position);
/** The marker of that class retrieved by position and boundary, or NULL. */
const HpFo *hp_find_marker(HpLayout *layout, const HpFo *retrieve);
/** A marker's content as it appears where it is retrieved; lives as long as pages refer to it. */
const HpFo *hp_marker_content(HpLayout *layout, const HpFo *marker, const HpFo *retrieve);
/** After a page: what carries over to pages without a mark of a class. */
void hp_keep_last_marks(HpLayout *layout);

/* freeze.c */
/** Turns a page's fragments into its display list and registers ids and links. */
typedef struct HpFreezer HpFreezer;
HpFreezer *hp_freezer_new(HpLayout *layout);
void hp_freeze(HpFreezer *freezer, const HpFragment *fragment, HpContentType type);
void hp_freezer_finish(HpFreezer *freezer, HpPage *page);
/** pack.c: a copy of draws and all they point to, in one block; the caller's. The draws are left
    fit for nothing else. */
const HpDraw *hp_pack_draws(HpDraw *draws, guint n);
/** Fills the lines that waited for page numbers. */
void hp_fill_deferred(HpLayout *layout);

/* areas.c */
void hp_write_page_areas(GString *xml, const HpPageState *page, const HpFragment *fragment);

/** An object with that id stands at (x, y) on the page being made: its first place is where links
    lead, its last page what fo:page-number-citation-last tells. */
void hp_register_id(HpLayout *layout, const char *id, HpLength x, HpLength y);
