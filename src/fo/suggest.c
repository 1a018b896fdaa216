/* "Did you mean …": the nearest of some names, by edit distance. */
#include "fo/internal.h"

#include <string.h>

enum { LONGEST = 64 };

static guint edit_distance(const char *a, const char *b)
{
  const gsize rows = strlen(a), columns = strlen(b);
  if (rows > LONGEST || columns > LONGEST)
    return G_MAXUINT;
  guint above[LONGEST + 1], row[LONGEST + 1];
  for (gsize j = 0; j <= columns; j++)
    above[j] = (guint)j;
  for (gsize i = 1; i <= rows; i++) {
    row[0] = (guint)i;
    for (gsize j = 1; j <= columns; j++) {
      const guint replaced = above[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = MIN(replaced, MIN(above[j], row[j - 1]) + 1);
    }
    memcpy(above, row, sizeof row);
  }
  return above[columns];
}

void hp_suggestion_consider(HpSuggestion *suggestion, const char *candidate)
{
  const guint distance = edit_distance(suggestion->word, candidate);
  const guint allowed = (guint)MAX(strlen(suggestion->word) / 3, 1);
  if (distance > allowed || (suggestion->best != NULL && distance >= suggestion->distance))
    return;
  suggestion->best = candidate;
  suggestion->distance = distance;
}
