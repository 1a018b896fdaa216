/* handlingsplan-export: a form comes in, a spreadsheet goes out. The command starts it as
   `handlingsplan export`. */
#include "export/export.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_EXPORT_SECONDS 120 /* seconds of the processor that an export takes; it is ended */

/* The size of what follows, then that; of nothing, why in place of it. */
static gboolean answer(gconstpointer data, gsize length, gboolean is_good)
{
  const guint64 header[] = {is_good, length};
  return hp_child_write(header, sizeof header) && hp_child_write(data, length);
}

static gboolean answer_form(const char *text, gsize length, const char *folder)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(HpSource) form = hp_source_read_memory(text, length, "form", NULL, diagnostics);
  g_autoptr(GBytes) bytes =
      form == NULL
          ? NULL
          : hp_spreadsheet_of_form(xmlDocGetRootElement(hp_source_document(form)), folder, &error);
  const char *why = error == NULL ? "" : error->message;
  gsize size = 0;
  gconstpointer data = bytes == NULL ? NULL : g_bytes_get_data(bytes, &size);
  return bytes == NULL ? answer(why, strlen(why), FALSE) : answer(data, size, TRUE);
}

/* handlingsplan-export FOLDER: where parts of the spreadsheet are while it is made. */
int main(int argc, char **argv)
{
  guint64 length = 0;
  hp_child_follow_parent();
  g_setenv("TZ", "UTC", TRUE); /* a ZIP says local times: the same everywhere */
  hp_child_limit_time(MAX_EXPORT_SECONDS * 1000);
  if (!hp_child_read(&length, sizeof length) || length > G_MAXINT32)
    return 1;
  g_autofree char *text = g_malloc(length + 1);
  return hp_child_read(text, length) && answer_form(text, length, argc > 1 ? argv[1] : NULL) ? 0
                                                                                             : 1;
}
