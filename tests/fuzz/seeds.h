/*
 * seeds: what a driver without libFuzzer gives to a target.
 */
#pragma once

#include <glib.h>

/** The bytes of files, and of those in folders, by name; ended by NULL. */
GPtrArray *hp_fuzz_seeds(char **paths);
/** Gives the target an input, which is first written to the file `kept`. */
void hp_fuzz_try(GBytes *input, const char *kept);
