/*
 * A driver for a fuzz target without libFuzzer: gives it the seeds, then a fixed number of
 * mutations of them, the same in every run.
 *
 *   fuzz-fo-smoke RUNS INPUT SEED…
 *
 * What it is about to try is first written to INPUT, so that what crashed it, or hung, is there to
 * look at; SEED is a file, or a folder of them. With RUNS 0 it tries the seeds only.
 */
#include "mutate.h"
#include "seeds.h"
#include "target.h"

#include <stdio.h>
#include <stdlib.h>

/* One mutation in four is made on top of an earlier one. */
static void try_mutations(GPtrArray *seeds, guint runs, const char *kept)
{
  g_autoptr(HpFuzzWords) words = hp_fuzz_words_of_target();
  const char *first = g_getenv("HP_FUZZ_SEED");
  g_autoptr(GRand) random = g_rand_new_with_seed(first ? (guint32)atoi(first) : 1);
  guint n_seeds = seeds->len;
  for (guint i = 0; i < runs; i++) {
    guint n = i % 4 ? n_seeds : seeds->len;
    GBytes *from = g_ptr_array_index(seeds, g_rand_int(random) % n);
    GBytes *mutated = hp_fuzz_mutate(words, g_bytes_get_data(from, NULL), g_bytes_get_size(from),
                                     g_rand_int(random));
    if (!mutated)
      continue;
    hp_fuzz_try(mutated, kept);
    if (seeds->len < 4 * n_seeds && g_bytes_get_size(mutated) < 100000)
      g_ptr_array_add(seeds, mutated);
    else
      g_bytes_unref(mutated);
  }
}

int main(int argc, char **argv)
{
  if (argc < 4) {
    fputs("usage: fuzz-…-smoke RUNS INPUT SEED…\n", stderr);
    return 2;
  }
  /* A warning of a library that it was misused is a fault of ours. */
  g_log_set_always_fatal(G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  g_autoptr(GPtrArray) seeds = hp_fuzz_seeds(argv + 3);
  /* libFuzzer begins with nothing, too, which is in no memory. */
  LLVMFuzzerTestOneInput(NULL, 0);
  for (guint i = 0; i < seeds->len; i++)
    hp_fuzz_try(g_ptr_array_index(seeds, i), argv[2]);
  try_mutations(seeds, (guint)atoi(argv[1]), argv[2]);
  remove(argv[2]);
  return 0;
}
