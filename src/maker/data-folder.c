/* Where the program's own files are: stylesheets/, sources/ with the schemas, fonts/. */
#include "graphics/graphics.h"
#include "maker/maker.h"

#include <string.h>

char *hp_data_file(const char *data_folder, const char *name)
{
  g_autofree char *path = g_build_filename(data_folder, name, NULL);
  return g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

char *hp_labels_file(const char *data_folder, const char *language)
{
  const int primary = (int)strcspn(language, "-");
  g_autofree char *name = g_strdup_printf("stylesheets/labels/%.*s.xml", primary, language);
  return hp_data_file(data_folder, name);
}

char *hp_default_data_folder(void)
{
  const char *given = g_getenv("HANDLINGSPLAN_DATA");
  if (given != NULL && *given != '\0')
    return g_strdup(given);
  return g_strdup(g_file_test(HP_INSTALLED_DATA, G_FILE_TEST_IS_DIR) ? HP_INSTALLED_DATA
                                                                     : HP_SOURCE_TREE);
}

static char *helper_in(const char *folder, const char *below, const char *name)
{
  g_autofree char *path = g_build_filename(folder, below, name, NULL);
  return g_file_test(path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer(&path) : NULL;
}

char *hp_helper_path(const char *data_folder, const char *name)
{
  const char *given = g_getenv("HANDLINGSPLAN_HELPERS");
  if (given != NULL && *given != '\0')
    return g_build_filename(given, name, NULL);
  g_autofree char *prefix = g_build_filename(data_folder, "..", "..", NULL);
  char *beside = strcmp(data_folder, HP_SOURCE_TREE) == 0
                     ? helper_in(HP_BUILD_ROOT, "src", name)
                     : helper_in(prefix, "libexec/handlingsplan", name);
  return beside == NULL ? g_build_filename(HP_INSTALLED_HELPERS, name, NULL) : beside;
}
