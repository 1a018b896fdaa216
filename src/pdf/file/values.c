/* How values look in a PDF file. */
#include "pdf/file/values.h"

#include <string.h>

void hp_pdf_append_length(GString *out, gint64 length)
{
  const gint64 thousandths = (ABS(length) * 1000 + HP_POINT / 2) / HP_POINT;
  if (length < 0 && thousandths != 0)
    g_string_append_c(out, '-');
  g_string_append_printf(out, "%" G_GINT64_FORMAT, thousandths / 1000);
  const int rest = (int)(thousandths % 1000);
  if (rest == 0)
    return;
  g_string_append_printf(out, ".%03d", rest);
  while (out->str[out->len - 1] == '0')
    g_string_truncate(out, out->len - 1);
}

static gboolean is_printable_ascii(const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < 0x20 || *text > 0x7e)
      return FALSE;
  return TRUE;
}

/* A byte string in parentheses. */
static void append_bytes(GString *out, const char *bytes, gsize length)
{
  g_string_append_c(out, '(');
  for (gsize i = 0; i < length; i++) {
    if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
      g_string_append_c(out, '\\');
    if (bytes[i] == '\r' || bytes[i] == '\n')
      g_string_append(out, bytes[i] == '\r' ? "\\r" : "\\n");
    else
      g_string_append_c(out, bytes[i]);
  }
  g_string_append_c(out, ')');
}

void hp_pdf_append_text(GString *out, const char *text)
{
  if (text == NULL)
    text = "";
  if (is_printable_ascii(text)) {
    append_bytes(out, text, strlen(text));
    return;
  }
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16(valid, -1, NULL, &n, NULL);
  g_string_append(out, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf(out, "%04X", units[i]);
  g_string_append_c(out, '>');
}

void hp_pdf_append_date(GString *out, gint64 seconds)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc(seconds);
  g_autofree char *text = date == NULL ? NULL : g_date_time_format(date, "D:%Y%m%d%H%M%SZ");
  hp_pdf_append_text(out, text);
}

void hp_pdf_append_uri(GString *out, const char *uri)
{
  g_autofree char *ascii = g_uri_escape_string(
      uri, G_URI_RESERVED_CHARS_GENERIC_DELIMITERS G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
      FALSE);
  append_bytes(out, ascii, strlen(ascii));
}
