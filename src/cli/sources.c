/* Which sources there are. */
#include "cli/options.h"

/* Takes the path. A pipe in a folder would be waited for. */
static void add_regular(GPtrArray *files, char *path)
{
  if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
    g_ptr_array_add(files, path);
  else
    g_free(path);
}

/* The files of a folder with a suffix, as "folder/name", in the order of their bytes. */
static GPtrArray *files_in(const char *folder, const char *suffix)
{
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  const char *name = NULL;
  while (listing != NULL && (name = g_dir_read_name(listing)) != NULL)
    if (g_str_has_suffix(name, suffix) && *name != '.')
      add_regular(files, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(files, hp_compare_strings);
  return files;
}

static void add_argument(GPtrArray *sources, const char *argument)
{
  if (g_file_test(argument, G_FILE_TEST_IS_DIR))
    g_ptr_array_extend_and_steal(sources, files_in(argument, ".xml"));
  else
    g_ptr_array_add(sources, g_strdup(argument));
}

GPtrArray *hp_list_sources(const HpCommand *command, int count, char **arguments)
{
  g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < count; i++)
    add_argument(sources, arguments[i]);
  if (count == 0)
    add_argument(sources, "sources");
  if (count == 0 && !g_file_test("sources", G_FILE_TEST_IS_DIR)) {
    hp_usage_error(command, _("there is no folder \"sources\" here; name a source."));
    return NULL;
  }
  if (sources->len == 0) {
    hp_usage_error(command, _("there is no XML file in \"%s\"; name a source."),
                   count == 0 ? "sources" : arguments[0]);
    return NULL;
  }
  return g_steal_pointer(&sources);
}
