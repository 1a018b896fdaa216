/* Inline content of a block: what is collected into paragraphs, and the lines made of them. */
#pragma once

#include "layout/engine.h"

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
  HpLength counted_shift;   /* the part of it that may make the line higher (7.16.7) */
  HpLength ascent, descent; /* of its allocation rectangle around its own baseline */
  HpLength lead, follow;    /* half-leading above and below it */
  gboolean paints;          /* has background, border, is a link, or must be found again */
  gsize offset;             /* objects: byte in the paragraph */
  HpLength width, height;   /* GRAPHIC, AREA: border rectangle */
  HpLength space;           /* EDGE: the part outside the border */
  gboolean opens;           /* EDGE: the start edge */
  const HpGraphic *graphic;
  HpFragment *area;
};

/** A page number in a paragraph: it depends on the page and on what is known there. */
typedef struct HpNumber HpNumber;
struct HpNumber {
  gsize start, length; /* bytes */
  HpNumber *next;
};

/** A run of inline content between block-level neighbours. */
typedef struct {
  const HpFo *block;
  HpParagraph *text;
  gboolean is_first;     /* the block's text-indent applies */
  gboolean only_anchors; /* nothing visible: makes lines of no height */
  gboolean deferred;     /* has citations whose page is not known: lives in the document arena */
  HpNumber *numbers;     /* in the order of the text */
  HpLength broken_width; /* for which lines were broken last, from `broken_from` */
  gsize broken_from;
  HpLine *lines;
  guint n_lines;
} HpParagraphBox;

typedef struct {
  HpParagraphBox *paragraph; /* NULL: */
  const HpFo *child;         /* a block-level object */
} HpSegment;

typedef struct {
  guint n;
  const HpSegment *items;
} HpSegments;

/** The content of `fo` in stacking order; `container` is the width that percentages in it refer to.
    Collected once a page, for the width that is asked for first. */
const HpSegments *hp_segments(HpLayout *layout, const HpFo *fo, HpLength container);

/* collect.c */
enum { HP_INLINE_NESTING = 200 }; /* how deep inline content is looked at */
/** What segments are collected for. */
typedef struct {
  const HpFo *fo;
  HpLength container; /* width that percentages refer to */
  HpArena *arena;     /* of the paragraphs */
  gboolean deferred;
} HpCollection;
/** Appends the HpSegments of an object. */
void hp_collect_segments(HpLayout *layout, const HpCollection *collection, GArray *segments);

/* align.c */
/** Sets the shift of text, or the shift and extent of a box, against its parent in `block`. */
void hp_align_text(HpLayout *layout, const HpFo *block, HpInline *item);
void hp_align_box(HpLayout *layout, const HpFo *block, HpInline *item);

/** Lines of the paragraph from byte `from` on, for that content width. */
guint hp_paragraph_box_lines(HpLayout *layout, HpParagraphBox *paragraph, gsize from,
                             HpLength width, const HpLine **lines);

/* place.c */
/** The place of a byte, the same on whatever page the paragraph is collected; and back. */
gsize hp_paragraph_box_place(const HpParagraphBox *paragraph, gsize byte);
gsize hp_paragraph_box_byte(const HpParagraphBox *paragraph, gsize place);

/** The line area at (x, y), with all that stands in it; `width` is the content width. */
HpFragment *hp_line_fragment(HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength y, HpLength width);

/** Half-leading and font box of a line in that style: XSL 1.1, 4.5. */
void hp_inline_set_box(HpLayout *layout, HpInline *item, const HpFo *fo);

/* graphic.c */
/** Size of the border rectangle of a graphic, and of the picture in it. */
typedef struct {
  HpLength width, height, content_width, content_height;
  HpRect content; /* where the picture goes in the border rectangle */
} HpGraphicSize;
const HpGraphic *hp_graphic_of(HpLayout *layout, const HpFo *fo);
HpGraphicSize hp_graphic_size(const HpFo *fo, const HpGraphic *graphic, HpLength container);

/* leader.c */
/** Appends what fills a leader to the line. */
void hp_append_leader(HpLayout *layout, HpFragment *line, const HpInline *item, HpLength x,
                      HpLength width, HpLength baseline);

/* deferred.c */
/** Page number that a citation prints, if its page is known; NULL if not yet. */
const char *hp_citation_text(HpLayout *layout, const HpFo *citation);

/** Keeps a line whose citations are not known, to be laid out again when they are. */
HpDeferred *hp_deferred_line(HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength width);

/** Style of an object's text, from its traits. Warns where the font asked for is not there. */
const HpTextStyleRef *hp_style_of(HpLayout *layout, const HpFo *fo);

/** What a retrieve-marker stands for here: a wrapper, or NULL. */
const HpFo *hp_retrieved_content(HpLayout *layout, const HpFo *retrieve);
