/* Inputs that are not XML, byte by byte. */
#include "mutate.h"

#include <string.h>

/* Where the number of a reference "12 0 R" begins, and how long it is, at or after `from`; 0 if
   there is none. */
static guint find_reference(const GByteArray *bytes, guint from, guint *length)
{
  static const char end[] = " 0 R";
  const guint8 *found = memmem(bytes->data + from, bytes->len - from, end, sizeof end - 1);
  guint start = found == NULL ? 0 : (guint)(found - bytes->data);
  for (*length = 0; start > 0 && g_ascii_isdigit(bytes->data[start - 1]); (*length)++)
    start--;
  return *length == 0 ? 0 : start;
}

/* One object takes the place of another: pages that are their own parents, trees with cycles. */
static void change_reference(GByteArray *bytes, GRand *random)
{
  guint length = 0, other_length = 0;
  const guint at = find_reference(bytes, g_rand_int(random) % bytes->len, &length);
  const guint other = find_reference(bytes, g_rand_int(random) % bytes->len, &other_length);
  if (at != 0 && other != 0 && length == other_length)
    memmove(bytes->data + at, bytes->data + other, length);
}

static void change_bytes(GByteArray *bytes, GRand *random)
{
  const guint at = g_rand_int(random) % bytes->len;
  const guint wanted = 1 + g_rand_int(random) % 40;
  const guint length = MIN(wanted, bytes->len - at);
  const guint from = g_rand_int(random) % (bytes->len - length + 1);
  switch (g_rand_int(random) % 6) {
  case 0:
    bytes->data[at] ^= (guint8)(1 << g_rand_int(random) % 8);
    break;
  case 1:
    bytes->data[at] = "0123456789 <>[]/R"[g_rand_int(random) % 17];
    break;
  case 2:
    memmove(bytes->data + at, bytes->data + from, length);
    break;
  case 3:
    g_byte_array_remove_range(bytes, at, MIN(length, bytes->len - 1));
    break;
  default:
    change_reference(bytes, random);
  }
}

GBytes *hp_fuzz_mutate_bytes(gconstpointer data, gsize size, guint32 seed)
{
  if (size == 0)
    return NULL;
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  GByteArray *bytes = g_byte_array_new();
  g_byte_array_append(bytes, data, (guint)size);
  for (guint n = 1 + seed % 4; n > 0 && bytes->len > 1; n--)
    change_bytes(bytes, random);
  return g_byte_array_free_to_bytes(bytes);
}
