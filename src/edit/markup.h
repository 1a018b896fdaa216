/* edit, private: elements as text, laid out as what stands around them. */
#pragma once

#include "edit/layout.h"

typedef struct {
  GString *text;
  const HpIndentation *layout; /* borrowed */
  const char *prefix;          /* of all names: "" or "p:"; borrowed */
  guint depth;
  gboolean in_tag; /* the last start tag is not closed yet */
} HpMarkup;

HpMarkup hp_markup_new(const HpIndentation *layout, const char *prefix);
void hp_markup_clear(HpMarkup *markup);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HpMarkup, hp_markup_clear)

/* An element, on a line of its own. */
void hp_markup_open(HpMarkup *markup, const char *name);
/* Of the element that was opened last, before anything stands in it. NULL: none. */
void hp_markup_attribute(HpMarkup *markup, const char *name, const char *value);
void hp_markup_close(HpMarkup *markup, const char *name);
/* An element with words in it. NULL: none. */
void hp_markup_words(HpMarkup *markup, const char *name, const char *words);
/* One such for each of the paragraphs. One that has lines which begin with "- " is a list, and the
   words before those introduce it. */
void hp_markup_blocks(HpMarkup *markup, const char *name, const char *words);
/* The paragraphs of a text, which have an empty line between; of NULL none. The caller's. */
GStrv hp_paragraphs_of(const char *words);

/* An element with others and words in it, all on one line, where blanks would be words. Between the
   two calls come attributes, then the others, with their attributes as they are written. */
void hp_markup_begin_line(HpMarkup *markup, const char *name);
void hp_markup_inline(HpMarkup *markup, const char *name, const char *attributes);
/* Words between them, and elements with words; NULL: none. */
void hp_markup_text(HpMarkup *markup, const char *words);
void hp_markup_inline_words(HpMarkup *markup, const char *name, const char *words);
void hp_markup_end_line(HpMarkup *markup, const char *name, const char *words);
/* Ends an element that was opened, where words stand before its end tag. */
void hp_markup_end_words(HpMarkup *markup, const char *name);
/* Words as they stand between tags, and in the value of an attribute in any quotation marks. The
   caller's. */
char *hp_markup_escaped(const char *words);
char *hp_markup_escaped_value(const char *words);
