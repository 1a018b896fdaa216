/* What kind of file it is, by its first bytes, and the reader for that. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

static HpOfficeText *read_container(GBytes *bytes, GError **error)
{
  g_autoptr(GHashTable) parts = hp_container_read(bytes, error);
  if (parts == NULL)
    return NULL;
  if (g_hash_table_contains(parts, "word/document.xml"))
    return hp_read_docx(parts, error);
  if (g_hash_table_contains(parts, "xl/workbook.xml"))
    return hp_read_xlsx(parts, error);
  if (g_hash_table_contains(parts, "content.xml"))
    return hp_read_odf(parts, error);
  g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
              _("It is a ZIP, but no document; expected .docx, .xlsx, .odt or .ods."));
  return NULL;
}

static gboolean begins(GBytes *bytes, const char *with)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  return size >= strlen(with) && memcmp(data, with, strlen(with)) == 0;
}

static gboolean is_html(GBytes *bytes, const char *name)
{
  g_autofree char *lower = g_ascii_strdown(name, -1);
  return g_str_has_suffix(lower, ".html") || g_str_has_suffix(lower, ".htm") ||
         g_str_has_suffix(lower, ".xhtml") || begins(bytes, "<!DOCTYPE html") ||
         begins(bytes, "<html");
}

HpOfficeText *hp_office_read(GBytes *bytes, const char *name, GError **error)
{
  if (begins(bytes, "PK"))
    return read_container(bytes, error);
  if (begins(bytes, "\xd0\xcf\x11\xe0") || begins(bytes, "{\\rtf") || begins(bytes, "%PDF")) {
    g_set_error(
        error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
        _("It is an older .doc or .xls, an RTF or a PDF, or protected by a password; save it "
          "as .docx, .xlsx, .odt, .ods, .csv or .html."));
    return NULL;
  }
  return is_html(bytes, name) ? hp_read_html(bytes, error) : hp_read_csv(bytes, error);
}
