/* handlingsplan-export: a form comes in, a spreadsheet goes out. The command starts it as
   `handlingsplan export`. */
#include "export/export.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_EXPORT_SECONDS 120 /* seconds of the processor that an export takes; it is ended */

/* Whether it is good, then it; where it is not, why. */
static gboolean answer(GBytes *bytes, gboolean is_good)
{
  return hp_child_write(&is_good, sizeof is_good) && hp_child_write_bytes(bytes);
}

static gboolean answer_form(GBytes *text, const char *folder)
{
  gsize length = 0;
  const char *data = g_bytes_get_data(text, &length);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(GError) error = NULL;
  g_autoptr(HpSource) form = hp_source_read_memory(data, length, "form", NULL, diagnostics);
  g_autoptr(GBytes) bytes =
      form == NULL
          ? NULL
          : hp_spreadsheet_of_form(xmlDocGetRootElement(hp_source_document(form)), folder, &error);
  if (bytes != NULL)
    return answer(bytes, TRUE);
  const char *message = error == NULL ? "" : error->message;
  g_autoptr(GBytes) why = g_bytes_new(message, strlen(message));
  return answer(why, FALSE);
}

/* handlingsplan-export FOLDER: where parts of the spreadsheet are while it is made. */
int main(int argc, char **argv)
{
  hp_child_follow_parent();
  g_setenv("TZ", "UTC", TRUE); /* a ZIP says local times: the same everywhere */
  hp_child_limit_time(MAX_EXPORT_SECONDS * 1000);
  g_autoptr(GBytes) text = hp_child_read_bytes();
  return text != NULL && answer_form(text, argc > 1 ? argv[1] : NULL) ? 0 : 1;
}
