/* The source that was read and checked last: its other views take copies of it. */
#include "maker/checked.h"

#include <string.h>

HpChecked *hp_checked_new(const char *path, HpSource *source, HpDiagnostics *told,
                          gboolean elsewhere)
{
  HpChecked *checked = g_new(HpChecked, 1);
  *checked = (HpChecked){g_strdup(path), source, told, elsewhere};
  return checked;
}

void hp_checked_free(HpChecked *checked)
{
  if (checked == NULL)
    return;
  g_free(checked->path);
  hp_source_free(checked->source);
  hp_diagnostics_free(checked->told);
  g_free(checked);
}

gboolean hp_checked_is(const HpChecked *checked, const char *path)
{
  if (checked == NULL || strcmp(checked->path, path) != 0)
    return FALSE;
  GHashTableIter iterator;
  gpointer file = NULL, stamp = NULL;
  g_hash_table_iter_init(&iterator, hp_source_files_read(checked->source));
  while (g_hash_table_iter_next(&iterator, &file, &stamp))
    if (!hp_file_stamps_equal(hp_file_stamp(file), *(const HpFileStamp *)stamp))
      return FALSE;
  return TRUE;
}
