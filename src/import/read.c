/* What kind of file it is, by its first bytes, and the reader for that. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

static HpOfficeText *read_container(GBytes *bytes, GError **error)
{
  g_autoptr(GHashTable) parts = hp_container_read(bytes, error);
  if (parts == NULL)
    return NULL;
  g_autofree char *named = hp_container_main_part(parts);
  const char *main_part = named != NULL && g_hash_table_contains(parts, named) ? named
                          : g_hash_table_contains(parts, "word/document.xml")  ? "word/document.xml"
                                                                               : "xl/workbook.xml";
  if (g_str_has_prefix(main_part, "word/"))
    return hp_read_docx(parts, main_part, error);
  if (g_hash_table_contains(parts, main_part))
    return hp_read_xlsx(parts, main_part, error);
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

/* The first characters, without what may stand before the first tag, in lower case. */
static char *beginning_of(GBytes *bytes)
{
  enum { LENGTH = 512 };
  gsize size = 0, at = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (begins(bytes, "\xef\xbb\xbf"))
    at = 3;
  while (at < size && g_ascii_isspace(data[at]))
    at++;
  g_autofree char *first = at == size ? g_strdup("") : g_strndup(data + at, MIN(size - at, LENGTH));
  return g_ascii_strdown(first, -1);
}

static gboolean is_html(const char *beginning, const char *name)
{
  static const char *const tags[] = {"<!doctype html", "<html", "<head", "<body",
                                     "<table",         "<meta", "<div",  "<!--"};
  g_autofree char *lower = g_ascii_strdown(name, -1);
  for (guint i = 0; i < G_N_ELEMENTS(tags); i++)
    if (g_str_has_prefix(beginning, tags[i]))
      return TRUE;
  return g_str_has_suffix(lower, ".html") || g_str_has_suffix(lower, ".htm") ||
         g_str_has_suffix(lower, ".xhtml") || strstr(beginning, "<html") != NULL;
}

/* Whether a stream of that name is in an older file of Office, or one that is protected. */
static gboolean has_stream(GBytes *bytes, const char *name)
{
  g_autofree char *wide = g_convert(name, -1, "UTF-16LE", "UTF-8", NULL, NULL, NULL);
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(bytes, &size);
  return memmem(data, size, wide, 2 * strlen(name)) != NULL;
}

/* What it is where it is something else, and what to do; NULL: it is none of these. */
static const char *what_else(GBytes *bytes, const char *beginning)
{
  if (begins(bytes, "\xd0\xcf\x11\xe0") && has_stream(bytes, "EncryptedPackage"))
    return _("It is protected by a password; save it without one.");
  if (begins(bytes, "\xd0\xcf\x11\xe0") && has_stream(bytes, "WordDocument"))
    return _("It is an older Word file (.doc); open it in Word and save it as .docx.");
  if (begins(bytes, "\xd0\xcf\x11\xe0"))
    return _("It is an older Office file (.xls); open it in Excel and save it as .xlsx.");
  if (begins(bytes, "{\\rtf"))
    return _("It is RTF; open it in a word processor and save it as .docx or .odt.");
  if (begins(bytes, "%PDF"))
    return _("It is a PDF; import the file that the PDF was made of.");
  if (g_str_has_prefix(beginning, "mime-version:"))
    return _("It is a web archive (.mht); save it as .html or .docx.");
  if (g_str_has_prefix(beginning, "<?xml") || strstr(beginning, "<?mso-application") != NULL)
    return _(
        "It is XML, and no file that is known; open it in the program that made it, and save it "
        "as .docx, .xlsx, .odt or .ods.");
  return NULL;
}

HpOfficeText *hp_office_read(GBytes *bytes, const char *name, GError **error)
{
  if (begins(bytes, "PK"))
    return read_container(bytes, error);
  g_autofree char *beginning = beginning_of(bytes);
  if (is_html(beginning, name))
    return hp_read_html(bytes, error);
  const char *other = what_else(bytes, beginning);
  if (other == NULL)
    return hp_read_csv(bytes, error);
  g_set_error_literal(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN, other);
  return NULL;
}
