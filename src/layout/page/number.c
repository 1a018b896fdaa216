/* Page numbers as text: XSL 1.1, 7.26; the format tokens are those of XSLT. */
#include "layout/page/master.h"

#include <string.h>

static void append_letters(GString *text, int number, char first)
{
  char reversed[16];
  int n = 0;
  for (; number > 0 && n < 16; number = (number - 1) / 26)
    reversed[n++] = (char)(first + (number - 1) % 26);
  while (n > 0)
    g_string_append_c(text, reversed[--n]);
}

static void append_decimal(GString *text, int number, int least_digits, const HpTraits *traits)
{
  g_autofree char *digits = g_strdup_printf("%0*d", least_digits, number);
  const int length = (int)strlen(digits);
  for (int i = 0; i < length; i++) {
    g_string_append_c(text, digits[i]);
    const int left = length - i - 1;
    if (traits->grouping_size > 0 && traits->grouping_separator != 0 && left > 0 &&
        left % traits->grouping_size == 0)
      g_string_append_unichar(text, traits->grouping_separator);
  }
}

static void append_number(GString *text, const char *token, gsize length, int number,
                          const HpTraits *traits)
{
  switch (number < 1 || number > 100000 ? '1' : token[length - 1]) {
  case 'i':
    hp_append_roman(text, (guint)number, FALSE);
    return;
  case 'I':
    hp_append_roman(text, (guint)number, TRUE);
    return;
  case 'a':
    append_letters(text, number, 'a');
    return;
  case 'A':
    append_letters(text, number, 'A');
    return;
  default:
    append_decimal(text, number, (int)MIN(length, 12), traits);
  }
}

static void append_formatted(GString *text, int number, const HpTraits *traits)
{
  const char *format = traits->page_number_format;
  if (format == NULL || *format == '\0')
    format = "1";
  const char *start = format;
  while (*start != '\0' && !g_ascii_isalnum(*start))
    start++;
  const char *end = start;
  while (*end != '\0' && g_ascii_isalnum(*end))
    end++;
  g_string_append_len(text, format, start - format);
  if (end > start)
    append_number(text, start, (gsize)(end - start), number, traits);
  else
    append_decimal(text, number, 1, traits);
  g_string_append(text, end);
}

/* Its words as one text, in which white space is collapsed. */
static void append_words(GString *text, const HpFo *fo)
{
  for (gsize i = 0; fo->kind == HP_FO_TEXT && i < fo->text_length; i++) {
    const char c = fo->text[i];
    if (!g_ascii_isspace(c))
      g_string_append_c(text, c);
    else if (text->len == 0 || text->str[text->len - 1] != ' ')
      g_string_append_c(text, ' ');
  }
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    append_words(text, child);
}

static void append_words_of(GString *text, const HpFo *sequence, HpFoKind kind)
{
  for (const HpFo *child = sequence->first_child; child != NULL; child = child->next)
    if (child->kind == kind)
      append_words(text, child);
}

const char *hp_folio(HpArena *arena, int number, const HpFo *sequence)
{
  g_autoptr(GString) text = g_string_new(NULL);
  append_words_of(text, sequence, HP_FO_FOLIO_PREFIX);
  append_formatted(text, number, sequence->traits);
  append_words_of(text, sequence, HP_FO_FOLIO_SUFFIX);
  return hp_arena_strdup(arena, text->str);
}
