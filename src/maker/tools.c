/* Which program, stylesheets, fonts and libraries a document is made with. */
#include "maker/tools.h"

#include <libxml/parser.h>
#include <libxslt/xslt.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_FOLDER_DEPTH 8 /* folders in folders of stylesheets that are on record */

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

/* The folder that the file before was in: where it really is, is found out once for all of them. */
typedef struct {
  char *folder, *canonical;
} LastFolder;

static void clear_folder(LastFolder *last)
{
  g_clear_pointer(&last->folder, g_free);
  g_clear_pointer(&last->canonical, g_free);
}

static void note_file(GHashTable *read, LastFolder *last, const char *path)
{
  struct stat status;
  g_autofree char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
  if (g_strcmp0(folder, last->folder) != 0) {
    hp_files_read_note_named(read, folder); /* another may come there */
    clear_folder(last);
    last->canonical = hp_canonical_path(folder);
    last->folder = g_steal_pointer(&folder);
  }
  g_autofree char *file = g_build_filename(last->canonical, name, NULL);
  if (lstat(file, &status) == 0 && !S_ISLNK(status.st_mode))
    hp_files_read_note(read, file, hp_file_stamp_of(&status));
  else
    hp_files_read_note_named(read, path);
}

/* One digest of all files in a folder and their names, noted in `read`. */
static char *digest_of_folder(const char *folder, GHashTable *read)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(HpSha256) sum = hp_sha256_new();
  LastFolder last = {0};
  list_files(folder, "", files, 0);
  g_ptr_array_sort(files, hp_compare_strings);
  for (guint i = 0; i < files->len; i++) {
    const char *name = g_ptr_array_index(files, i);
    g_autofree char *path = *name == '\0' ? g_strdup(folder) : g_build_filename(folder, name, NULL);
    g_autofree char *contents = NULL;
    gsize size = 0;
    note_file(read, &last, path);
    if (!g_file_get_contents(path, &contents, &size, NULL))
      continue;
    g_autofree char *heading = g_strdup_printf("%s %" G_GSIZE_FORMAT "\n", name, size);
    hp_sha256_add(sum, heading, strlen(heading));
    hp_sha256_add(sum, contents, size);
  }
  clear_folder(&last);
  return hp_sha256_take_text(sum);
}

static void add_folder(const HpMaker *maker, const char *kind, const char *name)
{
  g_autofree char *folder = hp_data_file(maker->data_folder, name);
  g_autofree char *digest = folder == NULL ? NULL : digest_of_folder(folder, maker->tool_files);
  if (digest != NULL)
    hp_record_add_part(maker->tools, kind, name, digest);
}

static const HpRecord *tools_of(HpMaker *maker)
{
  if (maker->tools != NULL)
    return maker->tools;
  HpRecord *tools = maker->tools = hp_record_new();
  maker->tool_files = hp_files_read_new();
  hp_record_add_part(tools, "program", "handlingsplan", HP_VERSION);
  add_folder(maker, "stylesheets", "stylesheets");
  add_folder(maker, "fonts", "fonts/fonts.conf");
  hp_record_add_part(tools, "library", "libxml2", xmlParserVersion);
  hp_record_add_part(tools, "library", "libxslt", xsltEngineVersion);
  return tools;
}

char *hp_maker_surroundings(const HpMaker *maker)
{
  g_autoptr(HpRecord) record = hp_record_new();
  g_autofree char *program = hp_canonical_path(HP_PROGRAM_FILE), *build = hp_program_build();
  g_autofree char *data = hp_canonical_path(maker->data_folder);
  g_autofree char *house = g_canonicalize_filename("sources/house.xml", NULL);
  hp_record_add_part(record, "program", program, build);
  hp_record_add_part(record, "data", data, NULL);
  hp_record_add_part(record, "house", house, NULL);
  hp_record_add_part(record, "library", "libxml2", xmlParserVersion);
  hp_record_add_part(record, "library", "libxslt", xsltEngineVersion);
  hp_formatter_record_libraries(record);
  g_autoptr(GBytes) bytes = hp_record_write(record);
  return hp_sha256_of_bytes(bytes);
}

static void add_parts(HpRecord *record, const HpRecord *tools)
{
  for (guint i = 0; i < tools->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(tools->parts, i);
    hp_record_add_part(record, part->kind, part->name, part->value);
  }
}

void hp_record_tools(HpRecord *record, HpMaker *maker)
{
  add_parts(record, tools_of(maker));
}

static const HpRecord *all_tools_of(HpMaker *maker)
{
  tools_of(maker);
  if (maker->all_tools != NULL)
    return maker->all_tools;
  g_autofree char *build = hp_program_build();
  hp_files_read_note_named(maker->tool_files, HP_PROGRAM_FILE);
  maker->all_tools = hp_record_new();
  hp_record_tools(maker->all_tools, maker);
  hp_record_add_part(maker->all_tools, "program", "build", build);
  hp_formatter_record_tools(maker->formatter, maker->all_tools, maker->tool_files);
  return maker->all_tools;
}

GHashTable *hp_record_all_tools(HpRecord *record, HpMaker *maker)
{
  add_parts(record, all_tools_of(maker));
  return maker->tool_files;
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
