/* Which program, stylesheets, fonts and libraries a document is made with. */
#include "maker/tools.h"

#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <string.h>

#define MAX_FOLDER_DEPTH 8 /* folders in folders of stylesheets that are on record */

static gint compare_paths(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the files in and below a folder, relative to `root`. */
static void list_files(const char *root, const char *below, GPtrArray *files, int depth)
{
  g_autofree char *path = g_build_filename(root, below, NULL);
  g_autoptr(GDir) folder = depth > MAX_FOLDER_DEPTH ? NULL : g_dir_open(path, 0, NULL);
  if (folder == NULL) {
    g_ptr_array_add(files, g_strdup(below));
    return;
  }
  for (const char *name = g_dir_read_name(folder); name != NULL; name = g_dir_read_name(folder)) {
    g_autofree char *file = *below == '\0' ? g_strdup(name) : g_build_filename(below, name, NULL);
    if (*name != '.')
      list_files(root, file, files, depth + 1);
  }
}

/* One digest of all files in a folder and their names. */
static char *digest_of_folder(const char *folder)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
  list_files(folder, "", files, 0);
  g_ptr_array_sort(files, compare_paths);
  for (guint i = 0; i < files->len; i++) {
    const char *name = g_ptr_array_index(files, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    if (!g_file_get_contents(path, &contents, &size, NULL))
      continue;
    g_autofree char *heading = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", name, size);
    g_checksum_update(sum, (const guchar *)heading, -1);
    g_checksum_update(sum, (const guchar *)contents, (gssize)size);
  }
  return g_strdup(g_checksum_get_string(sum));
}

static void add_folder(HpRecord *record, const char *data_folder, const char *kind,
                       const char *name)
{
  g_autofree char *folder = hp_data_file(data_folder, name);
  g_autofree char *digest = folder == NULL ? NULL : digest_of_folder(folder);
  if (digest != NULL)
    hp_record_add_part(record, kind, name, digest);
}

static const HpRecord *tools_of(HpMaker *maker)
{
  if (maker->tools != NULL)
    return maker->tools;
  HpRecord *tools = maker->tools = hp_record_new();
  hp_record_add_part(tools, "program", "handlingsplan", HP_VERSION);
  add_folder(tools, maker->data_folder, "stylesheets", "stylesheets");
  add_folder(tools, maker->data_folder, "fonts", "fonts/fonts.conf");
  hp_record_add_part(tools, "library", "libxml2", xmlParserVersion);
  hp_record_add_part(tools, "library", "libxslt", xsltEngineVersion);
  return tools;
}

void hp_record_tools(HpRecord *record, HpMaker *maker)
{
  const HpRecord *tools = tools_of(maker);
  for (guint i = 0; i < tools->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(tools->parts, i);
    hp_record_add_part(record, part->kind, part->name, part->value);
  }
}

gboolean hp_is_made_elsewhere(const HpRecord *recorded, HpMaker *maker)
{
  const HpRecord *here = tools_of(maker);
  for (guint i = 0; i < here->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(here->parts, i);
    if (g_strcmp0(hp_record_part(recorded, part->kind, part->name), part->value) != 0)
      return TRUE;
  }
  return FALSE;
}
