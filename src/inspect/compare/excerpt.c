/* Some words around a place where two files differ, as they are told. */
#include "inspect/compare/content.h"

#include <string.h>

#define WINDOW 12 /* characters that count, before and after what differs */

gboolean hp_shown_is_picture(gunichar character)
{
  return character >= HP_SHOWN_PICTURE && character <= HP_SHOWN_PICTURE + HP_MAX_SHOWN_PICTURES;
}

guint hp_excerpt_into_word(const char *text, gsize offset)
{
  const char *at = text + offset;
  guint n = 0;
  while (at > text && at[-1] != ' ' && n < HP_EXCERPT) {
    at = g_utf8_find_prev_char(text, at);
    n += !hp_pdf_is_blank(g_utf8_get_char(at));
  }
  return n;
}

char *hp_excerpt_words(const char *text, gsize offset, guint before)
{
  const char *start = text + offset, *end = start;
  while (before > 0 && start > text) {
    start = g_utf8_find_prev_char(text, start);
    before -= !hp_pdf_is_blank(g_utf8_get_char(start));
  }
  while (*end != '\0' && (end - start < HP_EXCERPT || *end != ' ') && end - start < 2 * HP_EXCERPT)
    end = g_utf8_next_char(end);
  GString *words = g_string_new(NULL);
  for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
    const gunichar character = g_utf8_get_char(at);
    if (hp_shown_is_picture(character))
      g_string_append(words, "▧");
    else if (character != 0xad)
      g_string_append_unichar(words, character);
  }
  return g_strchomp(g_string_free(words, FALSE));
}

char *hp_excerpt_window(const char *text, gsize offset, guint *middle)
{
  const char *start = text + offset;
  *middle = 0;
  while (*middle < WINDOW && start > text) {
    start = g_utf8_find_prev_char(text, start);
    *middle += !hp_pdf_is_blank(g_utf8_get_char(start));
  }
  GString *window = g_string_new(NULL);
  for (guint after = 0; *start != '\0' && after < WINDOW; start = g_utf8_next_char(start)) {
    if (hp_pdf_is_blank(g_utf8_get_char(start)))
      continue;
    g_string_append_unichar(window, g_utf8_get_char(start));
    after += start >= text + offset;
  }
  return g_string_free(window, FALSE);
}
