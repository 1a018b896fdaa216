#include "plan/suggest.h"
#include "base/base.h"

#include <string.h>

const char *hp_suggest(const char *word, const GPtrArray *words)
{
  const gsize length = strlen(word);
  guint least = length <= 3 ? 2 : (guint)MIN(length / 3, 3) + 1;
  const char *nearest = NULL;
  for (guint i = 0; i < words->len; i++) {
    const char *candidate = g_ptr_array_index(words, i);
    if (g_ascii_strcasecmp(word, candidate) == 0)
      return candidate;
    const guint apart = hp_edit_distance(word, candidate);
    if (apart < least) {
      least = apart;
      nearest = candidate;
    }
  }
  return nearest;
}

char *hp_join_words(const GPtrArray *words, guint limit)
{
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < words->len && i < limit; i++)
    g_string_append_printf(joined, "%s%s", i == 0 ? "" : ", ",
                           (const char *)g_ptr_array_index(words, i));
  if (words->len > limit)
    g_string_append(joined, ", …");
  return g_string_free(joined, FALSE);
}
