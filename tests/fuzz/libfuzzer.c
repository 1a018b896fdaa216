/* What libFuzzer calls besides the target: the mutations of mutate.c go beside its own, and what a
 * library or a target calls an error ends the run in a way that keeps the input. */
#include "mutate.h"
#include "target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);

gsize LLVMFuzzerMutate(guint8 *data, gsize size, gsize most);
gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, unsigned int seed);
gsize LLVMFuzzerCustomCrossOver(const guint8 *data, gsize size, const guint8 *other,
                                gsize other_size, guint8 *out, gsize most, unsigned int seed);

/* GLib would raise SIGTRAP, which libFuzzer does not catch. */
static void stop_at_errors(const char *domain, GLogLevelFlags level, const char *message,
                           gpointer user)
{
  fprintf(stderr, "%s: %s\n", domain == NULL ? hp_fuzz_target.name : domain, message);
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) != 0)
    abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
  g_log_set_default_handler(stop_at_errors, NULL);
  return 0;
}

gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, unsigned int seed)
{
  static HpFuzzWords *words;
  if (words == NULL)
    words = hp_fuzz_words_of_target();
  const guint of_its_own = hp_fuzz_target.is_xml ? 16 : 2;
  g_autoptr(GBytes) mutated = seed % of_its_own ? hp_fuzz_mutate(words, data, size, seed) : NULL;
  if (mutated == NULL || g_bytes_get_size(mutated) > most)
    return LLVMFuzzerMutate(data, size, most);
  memcpy(data, g_bytes_get_data(mutated, NULL), g_bytes_get_size(mutated));
  return g_bytes_get_size(mutated);
}

/* 0: nothing is tried. */
gsize LLVMFuzzerCustomCrossOver(const guint8 *data, gsize size, const guint8 *other,
                                gsize other_size, guint8 *out, gsize most, unsigned int seed)
{
  g_autoptr(GBytes) crossed =
      hp_fuzz_target.is_xml ? hp_fuzz_cross(data, size, other, other_size, seed) : NULL;
  if (crossed == NULL || g_bytes_get_size(crossed) > most)
    return 0;
  memcpy(out, g_bytes_get_data(crossed, NULL), g_bytes_get_size(crossed));
  return g_bytes_get_size(crossed);
}
