/* Ligatures into letters, in the character maps of fonts. */
#include "pdf/file/to-unicode.h"

#include <string.h>

/* A line of a map is "<code> <text>", both in hexadecimal, text in UTF-16BE. */
static const char *const ligatures[] = {
    [0] = "00660066",     /* U+FB00 ff */
    [1] = "00660069",     /* U+FB01 fi */
    [2] = "0066006c",     /* U+FB02 fl */
    [3] = "006600660069", /* U+FB03 ffi */
    [4] = "00660066006c", /* U+FB04 ffl */
    [5] = "00730074",     /* U+FB05 long s, t */
    [6] = "00730074",     /* U+FB06 st */
};

static const char text_of_ligature[] = "> <fb0";

void hp_pdf_append_to_unicode(GString *out, const char *map, gsize size)
{
  const gsize length = sizeof text_of_ligature - 1;
  const char *end = map + size;
  while (map < end) {
    const char *found = memmem(map, (gsize)(end - map), text_of_ligature, length);
    if (found == NULL || found + length + 2 > end)
      break;
    const int which = found[length] - '0';
    if (which < 0 || which >= (int)G_N_ELEMENTS(ligatures) || found[length + 1] != '>') {
      g_string_append_len(out, map, found + length - map);
      map = found + length;
      continue;
    }
    g_string_append_len(out, map, found - map);
    g_string_append_printf(out, "> <%s>", ligatures[which]);
    map = found + length + 2;
  }
  g_string_append_len(out, map, end - map);
}
