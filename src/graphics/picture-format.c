/* Tells formats of pictures apart, by how they begin. */
#include "graphics/picture-format.h"

#include <string.h>

static gboolean is_markup(const guint8 *data, gsize size)
{
  gsize at = size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  while (at < size && g_ascii_isspace(data[at]))
    at++;
  const gboolean is_utf16 =
      size >= 2 && (memcmp(data, "\xff\xfe", 2) == 0 || memcmp(data, "\xfe\xff", 2) == 0);
  return is_utf16 || (at < size && data[at] == '<');
}

HpPictureFormat hp_picture_format(GBytes *picture)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data(picture, &size);
  if (size >= 8 && memcmp(data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return HP_PICTURE_PNG;
  if (size >= 3 && memcmp(data, "\xff\xd8\xff", 3) == 0)
    return HP_PICTURE_JPEG;
  return is_markup(data, size) ? HP_PICTURE_SVG : HP_PICTURE_OTHER;
}
