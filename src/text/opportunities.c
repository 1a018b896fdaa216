/* Where a line may break by the Unicode line breaking algorithm (UAX 14), tailored. */
#include "text/text-internal.h"

#include <string.h>

static gboolean is_letter_or_digit(gunichar c)
{
  return g_unichar_isalnum(c);
}

static gboolean is_divider(const char *c)
{
  return strchr("-/", *c) != NULL || g_utf8_get_char(c) == 0x2010;
}

/* "2026–2029" is read as one. */
static gboolean is_in_range(const char *string, gsize length, const char *dash)
{
  const char *before = g_utf8_find_prev_char(string, dash), *after = g_utf8_next_char(dash);
  return g_utf8_get_char(dash) == 0x2013 && before != NULL && g_ascii_isdigit(*before) &&
         after < string + length && g_ascii_isdigit(*after);
}

/* After a hyphen or slash that begins a word, a line never ends: "-D", "/usr" (LB20a). */
static gboolean begins_word(const char *string, const char *divider)
{
  const char *before = g_utf8_find_prev_char(string, divider);
  return before == NULL || g_unichar_isspace(g_utf8_get_char(before));
}

/* A hyphen or slash divides what has two letters or digits on each side: not "e-post", if that can
   be had. */
static gboolean divides_well(const char *string, gsize length, const char *before, gsize at)
{
  const char *first = g_utf8_find_prev_char(string, before);
  const char *second = first != NULL ? g_utf8_find_prev_char(string, first) : NULL;
  if (first == NULL || second == NULL || !is_letter_or_digit(g_utf8_get_char(first)) ||
      !is_letter_or_digit(g_utf8_get_char(second)))
    return *before == '/' && first != NULL && second != NULL;
  return g_utf8_next_char(string + at) < string + length;
}

static HpOpportunity opportunity_at(const char *string, gsize length, gsize at)
{
  const char *before = g_utf8_find_prev_char(string, string + at);
  if (before == NULL || !is_divider(before))
    return before != NULL && is_in_range(string, length, before) ? HP_OPPORTUNITY_HELD
                                                                 : HP_OPPORTUNITY_GOOD;
  if (begins_word(string, before))
    return HP_OPPORTUNITY_NONE;
  return divides_well(string, length, before, at) ? HP_OPPORTUNITY_GOOD : HP_OPPORTUNITY_HELD;
}

void hp_break_opportunities(const char *string, gsize length, GByteArray *may_break)
{
  g_byte_array_set_size(may_break, (guint)length);
  if (length == 0)
    return;
  const glong characters = g_utf8_strlen(string, (gssize)length);
  PangoLogAttr *attributes = g_new0(PangoLogAttr, characters + 1);
  pango_get_log_attrs(string, (int)length, -1, pango_language_from_string("en"), attributes,
                      (int)characters + 1);
  memset(may_break->data, 0, length);
  const char *c = string;
  for (glong i = 0; i < characters; i++, c = g_utf8_next_char(c)) {
    const gsize at = (gsize)(c - string);
    if (at > 0 && attributes[i].is_line_break)
      may_break->data[at] = opportunity_at(string, length, at);
  }
  g_free(attributes);
}
