/* Standard input and output, and files that are complete or not there. */
#include "cli/cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

GByteArray *hp_read_standard_input(gsize limit, GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  guint8 block[65536];
  while (bytes->len <= limit) {
    const gssize got = read(STDIN_FILENO, block, sizeof block);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0) {
      g_set_error_literal(error, G_FILE_ERROR, g_file_error_from_errno(errno), g_strerror(errno));
      return NULL;
    }
    if (got == 0)
      break;
    g_byte_array_append(bytes, block, (guint)got);
  }
  return g_steal_pointer(&bytes);
}

gboolean hp_flush_standard_output(void)
{
  if (fflush(stdout) == 0 && ferror(stdout) == 0)
    return TRUE;
  fprintf(stderr, _("handlingsplan: standard output cannot be written: %s\n"), g_strerror(errno));
  return FALSE;
}

static gboolean write_standard_output(gconstpointer data, gsize size)
{
  fwrite(data, 1, size, stdout);
  return hp_flush_standard_output();
}

gboolean hp_write_output(const char *path, gconstpointer data, gsize size)
{
  if (strcmp(path, "-") == 0)
    return write_standard_output(data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpOutputFile) file = hp_output_file_new(path, &error);
  if (file != NULL && hp_output_file_write(file, data, size, &error) &&
      hp_output_file_commit(file, &error))
    return TRUE;
  fprintf(stderr, _("handlingsplan: the file cannot be written: %s\n"), error->message);
  return FALSE;
}

gint64 hp_source_date_epoch(void)
{
  const char *value = g_getenv("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  if (value == NULL || !g_ascii_string_to_signed(value, 10, 0, G_MAXINT64, &seconds, NULL))
    return -1;
  return seconds;
}
