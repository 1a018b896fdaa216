/* What is to be replaced in each file of a source. */
#include "edit/session.h"

#include <string.h>

static void file_change_free(HpFileChange *change)
{
  g_free(change->name);
  hp_written_free(change->written);
  g_array_unref(change->replacements);
  g_free(change);
}

GPtrArray *hp_file_changes_new(void)
{
  return g_ptr_array_new_with_free_func((GDestroyNotify)file_change_free);
}

HpFileChange *hp_file_change_in(GPtrArray *changes, const HpEdit *edit, const char *name,
                                HpDiagnostics *diagnostics)
{
  for (guint i = 0; i < changes->len; i++) {
    HpFileChange *known = g_ptr_array_index(changes, i);
    if (strcmp(known->name, name) == 0)
      return known;
  }
  HpWritten *written = hp_edit_written(edit, name, diagnostics);
  if (written == NULL)
    return NULL;
  HpFileChange *change = g_new(HpFileChange, 1);
  *change = (HpFileChange){g_strdup(name), written, hp_replacements_new()};
  g_ptr_array_add(changes, change);
  return change;
}
