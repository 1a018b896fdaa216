/* Where the program's own files are, as seen from the program. */
#include "cli/cli.h"
#include "maker/maker.h"

#include <string.h>

static gboolean is_in(const char *path, const char *folder)
{
  const gsize length = strlen(folder);
  return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* PREFIX/share/handlingsplan of PREFIX/bin is also found after the whole tree has been moved. */
static char *beside_program(const char *folder)
{
  char *beside = g_build_filename(folder, "..", "share", "handlingsplan", NULL);
  if (g_file_test(beside, G_FILE_TEST_IS_DIR))
    return beside;
  g_free(beside);
  return NULL;
}

char *hp_data_folder(void)
{
  const char *given = g_getenv("HANDLINGSPLAN_DATA");
  if (given != NULL && *given != '\0')
    return g_strdup(given);
  g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = program == NULL ? NULL : g_path_get_dirname(program);
  if (folder != NULL && is_in(folder, HP_BUILD_ROOT))
    return g_strdup(HP_SOURCE_TREE);
  char *beside = folder == NULL ? NULL : beside_program(folder);
  return beside == NULL ? hp_default_data_folder() : beside;
}
