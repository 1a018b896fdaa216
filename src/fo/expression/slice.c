/* Slices: parts of an attribute's value, cut without copying. */
#include "fo/expression/slice.h"

#include <string.h>

HpSlice hp_slice_trimmed(HpSlice slice)
{
  while (slice.length > 0 && hp_is_space(slice.text[0])) {
    slice.text++;
    slice.length--;
  }
  while (slice.length > 0 && hp_is_space(slice.text[slice.length - 1]))
    slice.length--;
  return slice;
}

HpSlice hp_slice_trim(const char *text)
{
  return hp_slice_trimmed((HpSlice){text, strlen(text)});
}

gboolean hp_slice_is(HpSlice slice, const char *word)
{
  return strlen(word) == slice.length && memcmp(slice.text, word, slice.length) == 0;
}

gboolean hp_slice_next(HpSlice *rest, HpSlice *item)
{
  *rest = hp_slice_trimmed(*rest);
  if (rest->length == 0)
    return FALSE;
  gsize n = 0;
  int depth = 0;
  char quote = '\0';
  for (; n < rest->length; n++) {
    const char c = rest->text[n];
    if (quote != '\0') {
      if (c == quote)
        quote = '\0';
    } else if (c == '\'' || c == '"')
      quote = c;
    else if (c == '(')
      depth++;
    else if (c == ')')
      depth--;
    else if (depth <= 0 && hp_is_space(c))
      break;
  }
  *item = (HpSlice){rest->text, n};
  *rest = hp_slice_trimmed((HpSlice){rest->text + n, rest->length - n});
  return TRUE;
}

HpSlice hp_slice_unquoted(HpSlice slice)
{
  const char first = slice.length < 2 ? '\0' : slice.text[0];
  if ((first != '"' && first != '\'') || slice.text[slice.length - 1] != first)
    return slice;
  return (HpSlice){slice.text + 1, slice.length - 2};
}

HpSlice hp_slice_trim_to_character(const char *text)
{
  return strlen(text) == 1 ? (HpSlice){text, 1} : hp_slice_trim(text);
}

HpSlice hp_slice_of_character(HpSlice text)
{
  if (text.length >= 3)
    text = hp_slice_unquoted(text);
  const char *end = text.text + text.length;
  const char *at = text.length == 0 ? end : g_utf8_next_char(text.text);
  while (at < end && g_unichar_ismark(g_utf8_get_char(at)))
    at = g_utf8_next_char(at);
  return (HpSlice){text.text, at == end ? text.length : 0};
}

HpSlice hp_slice_of_uri(HpSlice text)
{
  if (text.length >= 5 && g_ascii_strncasecmp(text.text, "url(", 4) == 0 &&
      text.text[text.length - 1] == ')')
    text = hp_slice_trimmed((HpSlice){text.text + 4, text.length - 5});
  return hp_slice_trimmed(hp_slice_unquoted(text));
}

static gboolean has_marks(HpSlice text)
{
  enum { FIRST_BYTE_OF_MARKS = 0xCC }; /* U+0300 and all after it */
  const char *end = text.text + text.length;
  for (const char *c = text.text; c < end; c = g_utf8_next_char(c))
    if ((guchar)*c >= FIRST_BYTE_OF_MARKS && g_unichar_ismark(g_utf8_get_char(c)))
      return TRUE;
  return FALSE;
}

char *hp_composed(HpSlice text)
{
  return has_marks(text) ? g_utf8_normalize(text.text, (gssize)text.length, G_NORMALIZE_NFC) : NULL;
}
