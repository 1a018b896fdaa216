/*
 * What the library that writes the spreadsheet has no call for, put into the parts that it wrote:
 *
 *   heights of rows   are those that rows begin with, and no longer somebody's choice:
 *                     a row grows when more is typed into it, and until then its words are seen
 *   dc:language       the language of the document (Dublin Core, as ECMA-376, part 2, 11 has it)
 */
#include "export/sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define CHOSEN " customHeight=\"1\""
#define END_OF_PROPERTIES "</cp:coreProperties>"

static void set_failed(struct archive *archive, GError **error)
{
  const char *why = archive_error_string(archive);
  if (error != NULL && *error == NULL)
    g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, why == NULL ? "" : why);
}

static GString *read_part(struct archive *from)
{
  g_autoptr(GString) part = g_string_new(NULL);
  char buffer[64 * 1024];
  la_ssize_t n = 0;
  while ((n = archive_read_data(from, buffer, sizeof buffer)) > 0)
    g_string_append_len(part, buffer, n);
  return n < 0 ? NULL : g_steal_pointer(&part);
}

static void adjust(const char *name, GString *part, const char *language)
{
  if (g_str_has_prefix(name, "xl/worksheets/sheet"))
    g_string_replace(part, CHOSEN, "", 0);
  if (strcmp(name, "docProps/core.xml") != 0 || *language == '\0')
    return;
  g_autofree char *tag = g_markup_escape_text(language, -1);
  g_autofree char *with =
      g_strconcat("<dc:language>", tag, "</dc:language>" END_OF_PROPERTIES, NULL);
  g_string_replace(part, END_OF_PROPERTIES, with, 1);
}

/* Nothing of when and by whom, so that the same form gives the same bytes. */
static gboolean write_part(struct archive *to, const char *name, const GString *part)
{
  struct archive_entry *entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_size(entry, (la_int64_t)part->len);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_mtime(entry, 315532800, 0); /* 1980, the first that a ZIP can say */
  const gboolean good = archive_write_header(to, entry) == ARCHIVE_OK &&
                        archive_write_data(to, part->str, part->len) == (la_ssize_t)part->len;
  archive_entry_free(entry);
  return good;
}

static gboolean copy_parts(struct archive *from, struct archive *to, const char *language,
                           GError **error)
{
  struct archive_entry *entry = NULL;
  int status = ARCHIVE_OK;
  while ((status = archive_read_next_header(from, &entry)) == ARCHIVE_OK) {
    g_autofree char *name = g_strdup(archive_entry_pathname(entry));
    g_autoptr(GString) part = read_part(from);
    if (part == NULL)
      break;
    adjust(name, part, language);
    if (!write_part(to, name, part)) {
      set_failed(to, error);
      return FALSE;
    }
  }
  if (status != ARCHIVE_EOF)
    set_failed(from, error);
  return status == ARCHIVE_EOF;
}

static la_ssize_t append(struct archive *archive, void *bytes, const void *data, size_t size)
{
  g_byte_array_append(bytes, data, (guint)size);
  return (la_ssize_t)size;
}

GBytes *hp_adjusted_spreadsheet(GBytes *written, const char *language, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(written, &size);
  struct archive *from = archive_read_new(), *to = archive_write_new();
  archive_read_support_format_zip(from);
  archive_write_set_format_zip(to);
  archive_write_set_bytes_per_block(to, 0); /* nothing after its end */
  gboolean good = archive_read_open_memory(from, data, size) == ARCHIVE_OK &&
                  archive_write_open(to, bytes, NULL, append, NULL) == ARCHIVE_OK &&
                  copy_parts(from, to, language, error);
  if (good && archive_write_close(to) != ARCHIVE_OK) {
    set_failed(to, error);
    good = FALSE;
  }
  archive_read_free(from);
  archive_write_free(to);
  return good ? g_byte_array_free_to_bytes(g_steal_pointer(&bytes)) : NULL;
}
