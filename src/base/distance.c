#include "base/base.h"

#include <string.h>

enum { LONGEST_WORD = 64 };

guint hp_edit_distance(const char *a, const char *b)
{
  const gsize width = strlen(b);
  if (strlen(a) > LONGEST_WORD || width > LONGEST_WORD)
    return G_MAXUINT;
  guint rows[3][LONGEST_WORD + 1];
  guint *older = rows[0], *last = rows[1], *row = rows[2];
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
