/* plan, private: what somebody may have meant. */
#pragma once

#include <glib.h>

/* Of the words, the one a slip of the keyboard or two away from `word`; NULL if none is. Borrowed
   from `words` (of char *). */
const char *hp_suggest(const char *word, const GPtrArray *words);
/* Of words in no order, which it sorts: that of a hash table must not choose between two that are
   equally near. */
const char *hp_suggest_of_any(const char *word, GPtrArray *words);
/* "a, b, c": at most `limit` of them, then "…". The caller's. */
char *hp_join_words(const GPtrArray *words, guint limit);
