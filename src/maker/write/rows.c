/* Rows as CSV (RFC 4180): for Excel, LibreOffice, and programs. */
#include "maker/write/write.h"

#include "xml/xml.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* "-1500.5", "+3": a number is no formula. */
static gboolean is_number(const char *text)
{
  const char *figures = text + (*text == '-' || *text == '+');
  return *figures != '\0' && strspn(figures, "0123456789.,") == strlen(figures);
}

/* What spreadsheets calculate, rather than show; a tab or a line's end before it does not stop
   them. */
static gboolean is_formula(const char *text)
{
  const char *begin = text + strspn(text, "\t\r\n ");
  return *begin != '\0' && strchr("=+-@", *begin) != NULL && !is_number(begin);
}

static void append_cell(GString *line, const xmlNode *cell, char separator)
{
  xmlChar *content = xmlNodeGetContent(cell);
  const char *text = (const char *)content;
  const char special[] = {separator, '"', '\r', '\n', '\0'};
  const gboolean quoted = strpbrk(text, special) != NULL || *text == ' ';
  if (quoted)
    g_string_append_c(line, '"');
  if (is_formula(text))
    g_string_append_c(line, '\'');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c(line, '"');
    g_string_append_c(line, *c);
  }
  if (quoted)
    g_string_append_c(line, '"');
  xmlFree(content);
}

static void append_row(GString *lines, const xmlNode *row, char separator)
{
  gboolean first = TRUE;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!hp_is_named(cell, "cell"))
      continue;
    if (!first)
      g_string_append_c(lines, separator);
    append_cell(lines, cell, separator);
    first = FALSE;
  }
  g_string_append(lines, "\r\n");
}

GBytes *hp_rows_write(const xmlDoc *rows)
{
  GString *lines = g_string_new(BYTE_ORDER_MARK);
  const xmlNode *root = xmlDocGetRootElement(rows);
  const char *separator = hp_attribute(root, "separator");
  const char between = separator == NULL || *separator == '\0' ? ',' : *separator;
  for (const xmlNode *row = root->children; row != NULL; row = row->next)
    if (hp_is_named(row, "row"))
      append_row(lines, row, between);
  return g_string_free_to_bytes(lines);
}
