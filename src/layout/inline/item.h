/* What stands in a paragraph, and in its lines. */
#pragma once

#include "layout/inline/inline.h"

typedef enum {
  HP_INLINE_TEXT,   /* an object whose own characters stand in the line */
  HP_INLINE_EDGE,   /* border and padding at the start or end of `parent` */
  HP_INLINE_ANCHOR, /* an id, markers or a footnote citation: no extent */
  HP_INLINE_GRAPHIC,
  HP_INLINE_LEADER,
  HP_INLINE_CITATION, /* a page number that is not known yet */
  HP_INLINE_AREA,     /* inline-container: a reference area */
} HpInlineKind;

/** What a run of a line belongs to; the `user` of text and objects in an HpParagraph. */
typedef struct HpInline HpInline;
struct HpInline {
  HpInlineKind kind;
  const HpFo *fo;
  const HpInline *parent; /* enclosing inline object; NULL: directly in the block */
  const HpTextStyleRef *style;
  const HpFont *font;
  HpLength shift;           /* of its baseline above the line's */
  HpOffset moved;           /* by relative-position: its own, and that of inlines around it */
  HpLength counted_shift;   /* the part of it that may make the line higher (7.16.7) */
  HpLength ascent, descent; /* of its allocation rectangle around its own baseline */
  HpLength lead, follow;    /* half-leading above and below it */
  gboolean paints;          /* has background, border, is a link, or must be found again */
  gsize offset;             /* objects: byte in the paragraph */
  HpLength width, height;   /* GRAPHIC, AREA: border rectangle */
  HpLength space;           /* EDGE: the part outside the border */
  gboolean opens, closes;   /* EDGE, ANCHOR: of the start (end) of the object */
  const HpGraphic *graphic;
  HpLength container; /* AREA: what its percentages refer to */
  HpInline *next;     /* ANCHOR: while it waits */
};

/** A page number in a paragraph: it depends on the page and on what is known there. */
typedef struct HpNumber HpNumber;
struct HpNumber {
  gsize start, length; /* bytes */
  HpNumber *next;
};

/** Where a change bar begins or ends in a paragraph. */
typedef struct HpBarEnd {
  gsize byte;
  const HpFo *bar;
} HpBarEnd;

/* floats.c */
/** Appends the anchors of the floats that are cited in the line. */
void hp_append_float_anchors(HpLayout *layout, HpFragment *fragment,
                             const HpParagraphBox *paragraph, const HpLine *line);

/* change-bars.c */
/** The change regions that reach into a line, in the page's arena and ended by NULL; NULL where
    there are none. */
const HpChangeRegion *const *
hp_change_regions_of_line(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line);

/* collect.c */
#define HP_MAX_INLINE_DEPTH 200 /* inlines in inlines; deeper ones are left out */
/** What children are collected for. */
typedef struct {
  const HpFo *fo;
  HpLength container; /* width that percentages refer to */
  HpArena *arena;     /* of the paragraphs */
  gboolean deferred;
} HpCollection;
/** Appends the HpBlockChild items of an object; TRUE: with percentages of the container. */
gboolean hp_collect_children(HpLayout *layout, const HpCollection *collection, GArray *children);

/* align.c */
/** Sets the shift of text, or the shift and extent of a box, against its parent in `block`. */
void hp_align_text(const HpDocumentScope *document, const HpFo *block, HpInline *item);
void hp_align_box(const HpDocumentScope *document, const HpFo *block, HpInline *item);

/* style.c */
/** Style of an object's text, from its traits. Warns where the font asked for is not there. */
const HpTextStyleRef *hp_style_of(const HpDocumentScope *document, const HpFo *fo);
/** Half-leading and font box of a line in that style: XSL 1.1, 4.5. */
void hp_inline_set_box(const HpDocumentScope *document, HpInline *item, const HpFo *fo);

/* graphic.c */
/** Size of the border rectangle of a graphic, and of the picture in it. */
typedef struct {
  HpLength width, height, content_width, content_height;
  HpRect content; /* where the picture goes in the border rectangle */
} HpGraphicSize;
const HpGraphic *hp_graphic_of(const HpDocumentScope *document, const HpFo *fo);
HpGraphicSize hp_graphic_size(const HpFo *fo, const HpGraphic *graphic, HpLength container);

/* inline-container.c */
/** The area of an inline-container, in the page's arena: paragraphs may live longer, and their
   lines be placed more than once. Its x and y are 0. */
HpFragment *hp_inline_container_area(HpLayout *layout, const HpInline *item);

/* leader.c */
/** Appends what fills a leader to the line. */
void hp_append_leader(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x,
                      HpLength width, HpLength baseline);

/* citation.c */
/** Page number that a citation prints, if its page is known; NULL if not yet. */
const char *hp_citation_text(const HpDocumentScope *document, const HpFo *citation);
/** Keeps a line whose citations are not known, to be laid out again when they are. */
HpDeferred *hp_deferred_line(const HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength width);
