/* Seeds, in the order of their names. */
#include "seeds.h"

#include "target.h"

#include <stdio.h>
#include <string.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_file(GPtrArray *seeds, const char *path)
{
  char *text;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, NULL))
    g_error("%s cannot be read", path);
  g_ptr_array_add(seeds, g_bytes_new_take(text, length));
}

/* Folders of other tests have other files, too. */
static gboolean is_seed(const char *name)
{
  static const char *const endings[] = {".fo",   ".xml",  ".pdf", ".png", ".jpg", ".svg", ".uri",
                                        ".docx", ".xlsx", ".odt", ".ods", ".csv", ".html"};
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i]))
      return TRUE;
  return FALSE;
}

/* In the order of the names: a folder lists its files in any order. */
static void add_folder(GPtrArray *seeds, const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
    if (is_seed(name))
      g_ptr_array_add(files, g_build_filename(path, name, NULL));
  }
  g_ptr_array_sort(files, compare_names);
  for (guint i = 0; i < files->len; i++)
    add_file(seeds, g_ptr_array_index(files, i));
}

void hp_fuzz_try(GBytes *input, const char *kept)
{
  gsize size;
  const char *data = g_bytes_get_data(input, &size);
  FILE *file = fopen(kept, "wb");
  if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
    g_error("%s cannot be written", kept);
  LLVMFuzzerTestOneInput((const guint8 *)data, size);
}

GPtrArray *hp_fuzz_seeds(char **paths)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  for (; *paths != NULL; paths++) {
    if (g_file_test(*paths, G_FILE_TEST_IS_DIR))
      add_folder(seeds, *paths);
    else
      add_file(seeds, *paths);
  }
  if (seeds->len == 0)
    g_error("no seeds were found");
  return seeds;
}
