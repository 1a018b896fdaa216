/* The bytes of strings in content streams (ISO 32000-1, 7.3.4). */
#include "inspect/page/string.h"

#include <string.h>

/* A line end is one byte, however it is written (7.3.4.2). */
static void pass_line_feed(char before, const char **at, const char *end)
{
  if (before == '\r' && *at < end && **at == '\n')
    (*at)++;
}

/* A byte of a literal string, escapes undone (7.3.4.2); -1 for an escaped line end. */
static int next_byte(const char **at, const char *end)
{
  static const char names[] = "nrtbf", values[] = "\n\r\t\b\f";
  const char c = *(*at)++;
  pass_line_feed(c, at, end);
  if (c != '\\' || *at >= end)
    return c == '\r' ? '\n' : (guchar)c;
  const char escaped = *(*at)++;
  const char *name = escaped == '\0' ? NULL : strchr(names, escaped);
  if (name != NULL)
    return values[name - names];
  pass_line_feed(escaped, at, end);
  if (escaped == '\n' || escaped == '\r')
    return -1;
  if (escaped < '0' || escaped > '7')
    return (guchar)escaped;
  int byte = escaped - '0';
  for (int i = 0; i < 2 && *at < end && **at >= '0' && **at <= '7'; i++)
    byte = byte * 8 + *(*at)++ - '0';
  return byte & 0xff;
}

int hp_shown_string_byte(const HpPdfToken *string, const char **at)
{
  const char *end = string->text + string->length;
  int byte = -1;
  while (byte < 0 && *at < end)
    byte =
        string->kind == HP_PDF_HEXADECIMAL ? hp_pdf_hexadecimal_byte(at, end) : next_byte(at, end);
  return byte;
}

gboolean hp_shown_is_soft_hyphen(const HpPdfToken *string)
{
  static const int hyphen[] = {0xfe, 0xff, 0x00, 0xad, -1};
  const char *at = string->text;
  if (string->kind != HP_PDF_HEXADECIMAL && string->kind != HP_PDF_LITERAL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(hyphen); i++)
    if (hp_shown_string_byte(string, &at) != hyphen[i])
      return FALSE;
  return TRUE;
}
