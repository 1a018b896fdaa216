/* Whether a file ends as this program writes it:
 *
 *   117 0 obj
 *   << /Type /XRef … /Root 41 0 R /Info 116 0 R /ID [<…> <…>] /Filter /FlateDecode /Length 284 >>
 *   stream
 *   …
 *   endstream
 *   endobj
 *   startxref
 *   32783
 *   %%EOF
 */
#include "inspect/inspect.h"
#include "pdf-syntax/pdf-syntax.h"

#include <string.h>

#define ID_DIGITS 32
#define MAX_CROSS_REFERENCES                                                                       \
  (64 * 1024 * 1024) /* bytes of a cross-reference stream, inflated; not verified */

/* "\nstartxref\n32783\n%%EOF\n": the number; 0 if that is not how it ends. */
static gsize position_of_table(const char *file, gsize size)
{
  static const char word[] = "\nstartxref\n";
  const gsize from = size > 64 ? size - 64 : 0;
  const char *found = memmem(file + from, size - from, word, sizeof word - 1);
  if (found == NULL)
    return 0;
  g_autofree char *end =
      g_strndup(found + sizeof word - 1, (gsize)(file + size - found) - (sizeof word - 1));
  const guint64 position = g_ascii_strtoull(end, NULL, 10);
  g_autofree char *expected = g_strdup_printf("%" G_GUINT64_FORMAT "\n%%%%EOF\n", position);
  return strcmp(end, expected) == 0 && position < size ? (gsize)position : 0;
}

/* The dictionary written again from what it says, and what follows it, must be what is there. */
static gboolean is_written(const char *table, gsize size, const char *entries, const char *id,
                           gsize length)
{
  const char *count = strstr(entries, "/Size ");
  const guint64 number = count == NULL ? 0 : g_ascii_strtoull(count + 6, NULL, 10) - 1;
  g_autofree char *start =
      g_strdup_printf("%" G_GUINT64_FORMAT " 0 obj\n<< %s /ID [<%s> <%s>] /Filter /FlateDecode "
                      "/Length %" G_GSIZE_FORMAT " >>\nstream\n",
                      number, entries, id, id, length);
  static const char end[] = "\nendstream\nendobj\nstartxref\n";
  const gsize before = strlen(start);
  return size > before + length + sizeof end && memcmp(table, start, before) == 0 &&
         memcmp(table + before + length, end, sizeof end - 1) == 0;
}

static gboolean belongs(const char *file, gsize position, const char *head, GBytes *inflated,
                        const char *id, char **entries)
{
  const char *start = strstr(head, "<< "), *end = strstr(head, " /ID [<");
  if (start == NULL || end == NULL || end < start + 3)
    return FALSE;
  *entries = g_strndup(start + 3, (gsize)(end - start) - 3);
  g_autoptr(GByteArray) table = g_bytes_unref_to_array(g_bytes_ref(inflated));
  g_autofree char *expected = hp_pdf_identifier((const guint8 *)file, position, *entries, table);
  return strcmp(expected, id) == 0;
}

gboolean hp_pdf_has_own_end(GBytes *bytes)
{
  gsize size = 0;
  const char *file = g_bytes_get_data(bytes, &size);
  const gsize position = position_of_table(file, size);
  if (position == 0)
    return FALSE;
  const char *table = file + position;
  const gsize left = size - position;
  const char *stream = memmem(table, left, ">>\nstream\n", 10);
  if (stream == NULL)
    return FALSE;
  g_autofree char *head = g_strndup(table, (gsize)(stream - table));
  const char *id = strstr(head, "/ID [<"), *length = strstr(head, "/Length ");
  if (id == NULL || length == NULL || strlen(id) < 6 + ID_DIGITS)
    return FALSE;
  g_autofree char *digits = g_strndup(id + 6, ID_DIGITS);
  const gsize stated = (gsize)MIN(g_ascii_strtoull(length + 8, NULL, 10), left);
  const gsize begin = (gsize)(stream - table) + 10;
  if (begin + stated > left)
    return FALSE;
  g_autoptr(GBytes) deflated = g_bytes_new_static(stream + 10, stated);
  g_autoptr(GBytes) inflated = hp_inflate(deflated, MAX_CROSS_REFERENCES);
  g_autofree char *entries = NULL;
  return inflated != NULL && belongs(file, position, head, inflated, digits, &entries) &&
         is_written(table, left, entries, digits, stated);
}
