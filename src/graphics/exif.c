/* Exif: which way up a picture is seen (JEITA CP-3451, 4.6.4). */
#include "graphics/graphic.h"

#include <string.h>

/* TIFF 6.0: numbers begin with their least or their most significant byte. */
static guint number(const guint8 *at, gsize bytes, gboolean little)
{
  guint value = 0;
  for (gsize i = 0; i < bytes; i++)
    value = value << 8 | at[little ? bytes - 1 - i : i];
  return value;
}

/* II or MM, 42, where the entries are; n, and n times tag, type, count, value. */
static guint orientation_in(const guint8 *tiff, gsize size)
{
  if (size < 8)
    return 1;
  const gboolean little = tiff[0] == 'I';
  const gsize entries = number(tiff + 4, 4, little);
  if (entries > size - 2)
    return 1;
  const guint count = number(tiff + entries, 2, little);
  for (gsize at = entries + 2, i = 0; i < count && at + 12 <= size; at += 12, i++)
    if (number(tiff + at, 2, little) == HP_EXIF_ORIENTATION)
      return number(tiff + at + 8, 2, little);
  return 1;
}

guint hp_exif_orientation(const guint8 *data, gsize size)
{
  static const char begin[] = "Exif\0";
  if (size < sizeof begin || memcmp(data, begin, sizeof begin) != 0)
    return 1;
  const guint orientation = orientation_in(data + sizeof begin, size - sizeof begin);
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}
