/*
 * mutate: changes XML documents as a tree, so that most of what comes out is still well-formed and
 * reaches the code behind the parser.
 */
#pragma once

#include <glib.h>

/** Words that a language is made of, from the target's libFuzzer dictionary: "<name" is an element,
   "name=" an attribute, anything else a value. */
typedef struct HpFuzzWords HpFuzzWords;

HpFuzzWords *hp_fuzz_words_of_target(void);
void hp_fuzz_words_free(HpFuzzWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFuzzWords, hp_fuzz_words_free)

/** The same input and seed always give the same result; NULL if the input is not XML. The caller
    owns the bytes. */
GBytes *hp_fuzz_mutate(const HpFuzzWords *words, gconstpointer data, gsize size, guint32 seed);

/* What a fuzz target defines, besides libFuzzer's LLVMFuzzerTestOneInput(). */

/** Name of the target: "fo" has the dictionary fo.dict. */
extern const char *const hp_fuzz_name;
/** The entry point that libFuzzer calls. */
int LLVMFuzzerTestOneInput(const guint8 *data, gsize size);
/** A path below the root of the source tree; the caller's. */
char *hp_fuzz_source_path(const char *relative);
