#include "plan/suggest.h"

#include <string.h>

enum { MAX_WORD = 64 };

/* Insertions, deletions, substitutions and swapped neighbours (Damerau's restricted distance). */
static guint distance(const char *a, const char *b)
{
  guint rows[3][MAX_WORD + 1];
  guint *older = rows[0], *last = rows[1], *row = rows[2];
  const gsize width = strlen(b);
  for (gsize j = 0; j <= width; j++)
    last[j] = (guint)j;
  for (gsize i = 1; a[i - 1] != '\0'; i++) {
    row[0] = (guint)i;
    for (gsize j = 1; j <= width; j++) {
      const guint changed = last[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = MIN(MIN(last[j], row[j - 1]) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN(row[j], older[j - 2] + 1);
    }
    guint *free_row = older;
    older = last;
    last = row;
    row = free_row;
  }
  return last[width];
}

const char *hp_suggest(const char *word, const GPtrArray *words)
{
  const gsize length = strlen(word);
  if (length > MAX_WORD)
    return NULL;
  guint least = length <= 3 ? 2 : (guint)MIN(length / 3, 3) + 1;
  const char *nearest = NULL;
  for (guint i = 0; i < words->len; i++) {
    const char *candidate = g_ptr_array_index(words, i);
    if (strlen(candidate) > MAX_WORD || g_ascii_strcasecmp(word, candidate) == 0) {
      if (g_ascii_strcasecmp(word, candidate) == 0)
        return candidate;
      continue;
    }
    const guint apart = distance(word, candidate);
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
