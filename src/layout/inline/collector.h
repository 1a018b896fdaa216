/* Paragraphs of a block while they are collected. */
#pragma once

#include "layout/inline/item.h"

/** An inline whose end is still to come. */
typedef struct HpOpenInline HpOpenInline;
struct HpOpenInline {
  const HpFo *fo;
  const HpParagraphBox *in; /* the paragraph that it began in, or goes on in after a block … */
  gsize from;               /* … from that byte on */
  HpOpenInline *outer;
};

typedef struct {
  HpLayout *layout;
  const HpFo *block;
  HpLength container; /* width that percentages refer to */
  gboolean relative;  /* some did */
  HpArena *arena;
  GArray *children; /* of HpBlockChild */
  HpParagraphBox *paragraph;
  HpNumber **next_number;             /* of the paragraph */
  GArray *bar_ends;                   /* of HpBarEnd, of the paragraph; NULL before the first one */
  HpFloatPlace *floats, **next_float; /* of the paragraph, or of the one that may begin */
  const HpFo *at;                     /* what is being collected */
  gboolean deferred, visible, first;
  /* White space seen but not printed yet (7.16.7–7.16.12). */
  guint held;
  const HpInline *held_item;
  HpInline *anchors, **next_anchor; /* of inlines that begin with what is printed next */
  gboolean line_start;
  gboolean in_word;   /* a letter comes before, perhaps of another inline */
  HpOpenInline *open; /* the innermost one */
  guint depth;
} HpInlineCollector;

/* floats.c */
/** An fo:float is cited here. */
void hp_collector_add_float(HpInlineCollector *collector, const HpFo *fo);
/** The floats since the last paragraph or block-level child, in which no paragraph began, are
    children of their own. */
void hp_collector_release_floats(HpInlineCollector *collector);

/* read-on.c */
/** Whether what comes before the block is read with what is in it as one text. */
gboolean hp_reads_on_into(const HpFo *block);
/** Whether what comes after the block is. */
gboolean hp_reads_on_after(const HpFo *block);

/* characters.c */
/** Begins a paragraph, unless one is open. */
void hp_collector_open_paragraph(HpInlineCollector *collector);
/** White space that was seen and not printed yet stands in the paragraph, and so do the anchors of
    inlines that begin after it. */
void hp_collector_release_space(HpInlineCollector *collector);
/** The anchors that wait stand in the paragraph. */
void hp_collector_release_anchors(HpInlineCollector *collector);
/** Characters as they are. */
void hp_collector_print(HpInlineCollector *collector, const char *text, gsize length,
                        const HpInline *item);
/** What text-transform makes of an object's characters, which stand here; the caller's. NULL: they
    stay as they are. */
char *hp_collector_transformed(const HpInlineCollector *collector, const char *text, gsize length,
                               const HpTraits *traits);
/** Characters of an object, with its white space treated and its letters transformed. */
void hp_collector_add_text(HpInlineCollector *collector, const char *text, gsize length,
                           const HpTraits *traits, const HpInline *item);
