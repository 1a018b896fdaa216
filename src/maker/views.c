/* Which views there are: each is a stylesheet in the data folder, named like the view. */
#include "maker/job.h"

#include <string.h>

#define VIEW_SUFFIX ".xsl"

char *hp_maker_stylesheet_path(const HpMaker *maker, const char *view)
{
  if (strchr(view, '/') != NULL)
    return NULL;
  g_autofree char *name = g_strconcat("stylesheets/", view, VIEW_SUFFIX, NULL);
  return hp_data_file(maker->data_folder, name);
}

gboolean hp_maker_has_view(const HpMaker *maker, const char *view)
{
  g_autofree char *path = hp_maker_stylesheet_path(maker, view);
  return path != NULL;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *hp_maker_views(const HpMaker *maker)
{
  GPtrArray *views = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *path = g_build_filename(maker->data_folder, "stylesheets", NULL);
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  const char *name = NULL;
  while (folder != NULL && (name = g_dir_read_name(folder)) != NULL)
    if (g_str_has_suffix(name, VIEW_SUFFIX) && *name != '.')
      g_ptr_array_add(views, g_strndup(name, strlen(name) - strlen(VIEW_SUFFIX)));
  g_ptr_array_sort(views, compare_names);
  return views;
}
