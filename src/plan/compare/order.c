/* Finds which parts have been moved among their neighbours. */
#include "plan/compare/differences.h"

/* Where each of the parts of now stood then, from 1; 0: it was not in this part. */
static GArray *places_then(const GPtrArray *now, const GPtrArray *then)
{
  g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < then->len; i++)
    g_hash_table_insert(places, (gpointer)hp_attribute(then->pdata[i], "id"),
                        GUINT_TO_POINTER(i + 1));
  GArray *found = g_array_sized_new(FALSE, FALSE, sizeof(guint), now->len);
  for (guint i = 0; i < now->len; i++) {
    const guint place =
        GPOINTER_TO_UINT(g_hash_table_lookup(places, hp_attribute(now->pdata[i], "id")));
    g_array_append_val(found, place);
  }
  return found;
}

/* How many of the ends are below a place: they are in order. */
static guint count_below(const GArray *ends, const guint *places, guint place)
{
  guint low = 0, high = ends->len;
  while (low < high) {
    const guint middle = (low + high) / 2;
    if (places[g_array_index(ends, guint, middle)] < place)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The longest stretch that is still in order stays; patience sorting finds it. */
GArray *hp_parts_moved(const GPtrArray *now, const GPtrArray *then)
{
  g_autoptr(GArray) found = places_then(now, then);
  const guint *places = (const guint *)(void *)found->data;
  g_autofree guint *before = g_new0(guint, now->len + 1); /* index + 1 of what comes before it */
  g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
  GArray *moved = g_array_new(FALSE, FALSE, sizeof(gboolean));
  for (guint i = 0; i < now->len; i++) {
    const gboolean was_here = places[i] != 0;
    g_array_append_val(moved, was_here);
    if (!was_here)
      continue;
    const guint length = count_below(ends, places, places[i]);
    before[i] = length == 0 ? 0 : g_array_index(ends, guint, length - 1) + 1;
    g_array_set_size(ends, MAX(ends->len, length + 1));
    g_array_index(ends, guint, length) = i;
  }
  guint at = ends->len == 0 ? 0 : g_array_index(ends, guint, ends->len - 1) + 1;
  for (; at != 0; at = before[at - 1])
    g_array_index(moved, gboolean, at - 1) = FALSE;
  return moved;
}
