/* Programs of their own, which the command starts for what it does not link. */
#include "cli/programs.h"

static char *if_executable(char *path)
{
  if (!g_file_test(path, G_FILE_TEST_IS_EXECUTABLE))
    g_clear_pointer(&path, g_free);
  return path;
}

char *hp_own_program(const char *name)
{
  g_autofree char *program = g_strconcat("handlingsplan-", name, NULL);
  g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
  g_autofree char *folder = self == NULL ? NULL : g_path_get_dirname(self);
  if (folder == NULL)
    return NULL;
  char *built = !g_str_has_prefix(folder, HP_BUILD_ROOT)
                    ? NULL
                    : if_executable(g_build_filename(folder, "..", name, program, NULL));
  return built != NULL ? built : if_executable(g_build_filename(folder, program, NULL));
}
