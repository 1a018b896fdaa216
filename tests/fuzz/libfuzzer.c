/* Hands the mutations of mutate.c to libFuzzer, beside its own. */
#include "mutate.h"

#include <string.h>

gsize LLVMFuzzerMutate(guint8 *data, gsize size, gsize most);
gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, unsigned int seed);

gsize LLVMFuzzerCustomMutator(guint8 *data, gsize size, gsize most, unsigned int seed)
{
  static HpFuzzWords *words;
  if (!words) {
    words = hp_fuzz_words_of_target();
  }
  g_autoptr(GBytes) mutated = seed % 8 ? hp_fuzz_mutate(words, data, size, seed) : NULL;
  if (!mutated || g_bytes_get_size(mutated) > most)
    return LLVMFuzzerMutate(data, size, most);
  memcpy(data, g_bytes_get_data(mutated, NULL), g_bytes_get_size(mutated));
  return g_bytes_get_size(mutated);
}
