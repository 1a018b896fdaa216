/*
 * mutate: changes inputs so that most of what comes out still reaches the code behind the parser:
 * XML as a tree, other files by their bytes and by what refers to what in them.
 */
#pragma once

#include <glib.h>

/** Words that a language is made of, from the target's libFuzzer dictionary: "<name" is an element,
   "name=" an attribute, anything else a value. */
typedef struct HpFuzzWords HpFuzzWords;

HpFuzzWords *hp_fuzz_words_of_target(void);
void hp_fuzz_words_free(HpFuzzWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFuzzWords, hp_fuzz_words_free)

/** An input of the target, changed. The same input and seed always give the same result; NULL if
    there is nothing to change: what should be XML is not. The caller owns the bytes. */
GBytes *hp_fuzz_mutate(const HpFuzzWords *words, gconstpointer data, gsize size, guint32 seed);
/** The same of what is not XML. */
GBytes *hp_fuzz_mutate_bytes(gconstpointer data, gsize size, guint32 seed);
/** XML, with an element of another document in it; NULL if one of them has none. The caller owns
   the bytes. */
GBytes *hp_fuzz_cross(gconstpointer data, gsize size, gconstpointer other, gsize other_size,
                      guint32 seed);
