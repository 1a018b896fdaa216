/* Inline content of a block: what is collected into paragraphs, and the lines made of them. */
#pragma once

#include "layout/engine.h"

/* ---- What is in a block ---------------------------------------------------------------------- */

/** Where an fo:float is cited in a paragraph. */
typedef struct HpFloatPlace HpFloatPlace;
struct HpFloatPlace {
  gsize byte;
  const HpFo *fo;
  HpFloatPlace *next;
};

/** A run of inline content between block-level neighbours. */
typedef struct {
  const HpFo *block;
  HpParagraph *text;
  gboolean is_first;        /* the block's text-indent applies */
  gboolean only_anchors;    /* nothing visible: makes lines of no height */
  gboolean deferred;        /* has citations whose page is not known: lives in the document arena */
  struct HpNumber *numbers; /* in the order of the text */
  const HpFo *start;        /* the first object in it */
  HpFloatPlace *floats;     /* in the order of the text */
  const struct HpBarEnd *bar_ends; /* in the order of the text */
  guint n_bar_ends;
  HpLength broken_width; /* for which lines were broken last, from `broken_from` */
  gsize broken_from;
  HpLine *lines;
  guint n_lines;
} HpParagraphBox;

typedef struct {
  HpParagraphBox *paragraph; /* NULL: */
  const HpFo *fo;            /* a block-level object */
} HpBlockChild;

typedef struct {
  guint n;
  const HpBlockChild *items;
  HpLength container; /* width that percentages in them were of */
  gboolean relative;  /* there are such percentages */
} HpBlockChildren;

/** The content of `fo` in stacking order; `container` is the width that percentages in it refer to.
    Collected once a page, or once for each width where there are percentages. */
const HpBlockChildren *hp_block_children(HpLayout *layout, const HpFo *fo, HpLength container);

/** Less that something is too wide or too high is told to nobody: nobody sees it. */
#define HP_LEAST_EXCESS_TOLD (HP_POINT / 2)

/* ---- Lines ----------------------------------------------------------------------------------- */

/** Lines of the paragraph from byte `from` on, for that content width. */
guint hp_paragraph_box_lines(HpLayout *layout, HpParagraphBox *paragraph, gsize from,
                             HpLength width, const HpLine **lines);

/** The place of a byte, the same on whatever page the paragraph is collected; and back. */
gsize hp_paragraph_box_place(const HpParagraphBox *paragraph, gsize byte);
gsize hp_paragraph_box_byte(const HpParagraphBox *paragraph, gsize place);

/** The line area at (x, y), with all that stands in it; `width` is the content width. */
HpFragment *hp_line_fragment(HpLayout *layout, HpParagraphBox *paragraph, const HpLine *line,
                             HpLength x, HpLength y, HpLength width);
/** Whether the float is cited in that line. */
gboolean hp_line_cites(const HpLine *line, const HpFloatPlace *place);
/** Reports what makes the line wider than its room. */
void hp_warn_overfull(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line);
/** Tells, once a word, that one was divided where nothing says that it may be: the line ends in it.
 */
void hp_note_torn_word(HpLayout *layout, const HpParagraphBox *paragraph, const HpLine *line);
/** Reports what makes it wider than its room, of a line area on an accepted page, unless it was
   told: it may have been laid out as a trial, such as those of captions. */
void hp_warn_untold(HpLayout *layout, const HpFragment *line);

/* ---- Lines that wait for page numbers (deferred.c) ------------------------------------------- */

/** How the coordinates that things are laid out in lie on the page: turned, then moved. */
typedef struct {
  int xx, yx, xy, yy;
  HpLength x0, y0;
} HpPlacement;

/** A line that prints a page number nobody knows yet. */
typedef struct HpDeferred HpDeferred;
struct HpDeferred {
  HpParagraphBox *paragraph;
  HpLine line;
  HpLength x, y, width;
  HpPageState state; /* of the page it is on, as far as lines need it */
  /* Set when its page is frozen: */
  guint page;      /* index */
  guint at;        /* place in the page's display list */
  HpLength dx, dy; /* origin of its reference area */
  HpContentType type;
  HpPlacement placement;
};

/** The line area once all is known. */
HpFragment *hp_deferred_fragment(HpLayout *layout, HpDeferred *deferred);
