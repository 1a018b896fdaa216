/* Reads CSV: RFC 4180, and what spreadsheets make of it in countries with a decimal comma. */
#include "import/readers.h"

#include <string.h>

/* As UTF-8. What is neither that nor UTF-16 is Windows-1252, as Excel writes it. The caller's. */
static char *decode(GBytes *bytes, HpOfficeText *document)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  const gboolean is_little = size >= 2 && memcmp(data, "\xff\xfe", 2) == 0;
  if (is_little || (size >= 2 && memcmp(data, "\xfe\xff", 2) == 0))
    return g_convert(data + 2, (gssize)size - 2, "UTF-8", is_little ? "UTF-16LE" : "UTF-16BE", NULL,
                     NULL, NULL);
  if (size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }
  if (g_utf8_validate(data, (gssize)size, NULL))
    return g_strndup(data, size);
  hp_office_tell(document, NULL, _("It is not UTF-8; it was read as Windows-1252."));
  char *text =
      g_convert_with_fallback(data, (gssize)size, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
  return text != NULL ? text
                      : g_convert(data, (gssize)size, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
}

/* The sign that there is most of outside quotation marks in the beginning. */
static char separator_of(const char *text)
{
  static const char signs[] = ";\t,";
  enum { LOOKED_AT = 4000 };
  guint counts[sizeof signs] = {0};
  gboolean is_quoted = FALSE;
  for (gsize i = 0; text[i] != '\0' && i < LOOKED_AT; i++) {
    const char *sign = strchr(signs, text[i]);
    if (text[i] == '"')
      is_quoted = !is_quoted;
    else if (sign != NULL && !is_quoted)
      counts[sign - signs]++;
  }
  guint best = 0;
  for (guint i = 1; i < strlen(signs); i++)
    if (counts[i] > counts[best])
      best = i;
  return signs[best];
}

/* A field, without its quotation marks; `at` goes on to the sign after it. The caller's. */
static char *take_field(const char **at, char separator)
{
  GString *field = g_string_new(NULL);
  gboolean is_quoted = FALSE;
  for (; **at != '\0'; (*at)++) {
    if (**at == '"' && is_quoted && (*at)[1] == '"')
      g_string_append_c(field, *(*at)++);
    else if (**at == '"' && (is_quoted || field->len == 0))
      is_quoted = !is_quoted;
    else if (!is_quoted && (**at == separator || **at == '\n'))
      break;
    else if (**at != '\r')
      g_string_append_c(field, **at);
  }
  return g_string_free(field, FALSE);
}

static void add_field(HpOfficeText *document, HpOfficeTable *table, guint row, guint column,
                      const char *text)
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  HpOfficeCell *cell = NULL;
  for (guint i = 0; lines[i] != NULL; i++) {
    HpOfficeLine *line = hp_office_line_new(HP_LINE_PARAGRAPH, 0, g_strdup(lines[i]));
    if (line != NULL && cell == NULL)
      cell = hp_office_table_add_cell(table, row, column, 1, 1);
    hp_office_cell_add_line(document, cell, line);
  }
}

HpOfficeText *hp_read_csv(GBytes *bytes, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autofree char *text = decode(bytes, document);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (text == NULL ||
      (memchr(data, '\0', size) != NULL && data[0] != '\xff' && data[0] != '\xfe')) {
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
                _("It is no text and no document that is known; expected .docx, .xlsx, .odt, .ods, "
                  ".csv or .html."));
    return NULL;
  }
  HpOfficeTable *table = hp_office_add_table(document, NULL);
  const char separator = separator_of(text);
  guint row = 0, column = 0;
  for (const char *at = text; *at != '\0' && document->size <= HP_MAX_IMPORTED_TEXT;) {
    g_autofree char *field = take_field(&at, separator);
    add_field(document, table, row, column++, field);
    if (*at == '\n') {
      row++;
      column = 0;
    }
    at += *at != '\0';
  }
  return hp_office_is_bounded(document, error) ? g_steal_pointer(&document) : NULL;
}
