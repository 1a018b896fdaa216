/* Slices: parts of an attribute's value, cut without copying. */
#pragma once

#include "base/base.h"

/* Part of a string, which outlives it; not terminated. */
typedef struct {
  const char *text;
  gsize length;
} HpSlice;

/* White space of XML. */
static inline gboolean hp_is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/* Without white space at both ends. */
HpSlice hp_slice_trimmed(HpSlice slice);
HpSlice hp_slice_trim(const char *text);
/* Without the quotation marks around it, if there are any. */
HpSlice hp_slice_unquoted(HpSlice slice);
/* An attribute's value that is to be a character: a space is one. */
HpSlice hp_slice_trim_to_character(const char *text);
/* The one character of a value, with the marks upon it, without quotation marks; empty if there is
   none, or another. */
HpSlice hp_slice_of_character(HpSlice text);
/** The text with every accent that stands apart from its letter, as in names of files on some
    systems, composed with it: fonts and dictionaries have the two as one. The caller's; NULL if no
    accent does. */
char *hp_composed(HpSlice text);
/* The part of a URI value that is the URI: without url( ) and quotation marks. */
HpSlice hp_slice_of_uri(HpSlice text);
gboolean hp_slice_is(HpSlice slice, const char *word);
/* Cuts the next item off a list separated by white space (parentheses and quotes kept whole). */
gboolean hp_slice_next(HpSlice *rest, HpSlice *item);
