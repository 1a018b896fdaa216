/* PNG (ISO/IEC 15948) without texts, times and whatever else changes no pixel. */
#include "graphics/graphic.h"
#include "graphics/metadata.h"

#include <string.h>

#define SIGNATURE_SIZE 8
#define CHUNK_FRAME 12 /* length, type and check sum */

/* Critical ones, in capitals; and those that say what the pixels' numbers mean. */
static gboolean shows(const guint8 *type)
{
  static const char seen[] = "tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs";
  const char name[] = {(char)type[0], (char)type[1], (char)type[2], (char)type[3], '\0'};
  return g_ascii_isupper(name[0]) || (name[0] != '\0' && strstr(seen, name) != NULL);
}

gboolean hp_clean_png(const guint8 *data, gsize size, GByteArray *clean)
{
  gsize at = SIGNATURE_SIZE;
  gboolean ended = FALSE;
  g_byte_array_append(clean, data, (guint)MIN(size, SIGNATURE_SIZE));
  while (!ended && at + CHUNK_FRAME <= size) {
    const gsize length = hp_read_u32(data + at);
    const guint8 *type = data + at + 4;
    if (length > size - at - CHUNK_FRAME)
      break;
    if (shows(type))
      g_byte_array_append(clean, data + at, (guint)(CHUNK_FRAME + length));
    ended = memcmp(type, "IEND", 4) == 0;
    at += CHUNK_FRAME + length;
  }
  return clean->len < size;
}
