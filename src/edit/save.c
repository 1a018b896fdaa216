/* Writes the files of a source that were changed, each complete, or not at all. */
#include "edit/session.h"

GPtrArray *hp_edit_changed_files(const HpEdit *edit)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < edit->changed->len; i++) {
    const HpChangedFile *file = g_ptr_array_index(edit->changed, i);
    g_ptr_array_add(files, g_strdup(file->canonical));
  }
  return files;
}

static gboolean save_file(const HpChangedFile *file, GError **error)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data(file->now, &size);
  g_autoptr(HpOutputFile) output = hp_output_file_new(file->canonical, error);
  return output != NULL && hp_output_file_write(output, data, size, error) &&
         hp_output_file_commit_over(output, file->before, error);
}

static void tell_written(const HpEdit *edit, guint n, HpDiagnostics *diagnostics)
{
  for (guint i = 0; i < n; i++) {
    const HpChangedFile *file = g_ptr_array_index(edit->changed, i);
    const HpPlace place = {file->name, 0, 0};
    hp_report_warning(diagnostics, &place, _("This file has been changed before that failed."));
  }
}

gboolean hp_edit_save(HpEdit *edit, HpDiagnostics *diagnostics)
{
  for (guint i = 0; i < edit->changed->len; i++) {
    const HpChangedFile *file = g_ptr_array_index(edit->changed, i);
    const HpPlace place = {file->name, 0, 0};
    g_autoptr(GError) error = NULL;
    if (save_file(file, &error))
      continue;
    hp_note_cause(diagnostics, error);
    if (error->domain == HP_FILE_ERROR)
      hp_report_error(diagnostics, &place, "%s", error->message);
    else
      hp_report_error(diagnostics, &place, _("The file cannot be written: %s"), error->message);
    tell_written(edit, i, diagnostics);
    return FALSE;
  }
  g_ptr_array_set_size(edit->changed, 0);
  return TRUE;
}
