/* Rules for make and ninja: what each document is made of. */
#include "cli/depfile.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  GString *out;
  GHashTable *prerequisites; /* as they are written, of all documents */
  char *here;                /* the working folder, canonical */
} Depfile;

/* As make reads names; ninja follows it. */
static void append_name(GString *out, const char *name)
{
  for (; *name != '\0'; name++) {
    if (strchr(" #:", *name) != NULL)
      g_string_append_c(out, '\\');
    if (*name == '$')
      g_string_append_c(out, '$');
    g_string_append_c(out, *name);
  }
}

/* As it is called from the working folder. */
static const char *named_from_here(const Depfile *depfile, const char *path)
{
  return hp_path_is_inside(path, depfile->here) ? path + strlen(depfile->here) + 1 : path;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(a, b);
}

static void append_files(Depfile *depfile, GHashTable *files)
{
  GList *paths = g_list_sort(g_hash_table_get_keys(files), compare_names);
  for (const GList *at = paths; at != NULL; at = at->next) {
    const HpFileStamp *stamp = g_hash_table_lookup(files, at->data);
    const char *name = named_from_here(depfile, at->data);
    if (stamp->inode == 0 || g_file_test(at->data, G_FILE_TEST_IS_DIR))
      continue;
    g_string_append(depfile->out, " \\\n  ");
    append_name(depfile->out, name);
    g_hash_table_add(depfile->prerequisites, g_strdup(name));
  }
  g_list_free(paths);
}

static void append_document(Depfile *depfile, const HpJournalEntry *entry, const HpOutputs *outputs)
{
  for (guint i = 0; i < entry->made->len; i++) {
    const HpMadeFile *file = g_ptr_array_index(entry->made, i);
    if (strchr(file->name, '/') != NULL)
      continue;
    g_autofree char *path = hp_outputs_path(outputs, file->name);
    append_name(depfile->out, path);
    g_string_append_c(depfile->out, ':');
    append_files(depfile, entry->files);
    append_files(depfile, entry->tools);
    g_string_append_c(depfile->out, '\n');
  }
}

static void append_phony(Depfile *depfile)
{
  GList *names = g_list_sort(g_hash_table_get_keys(depfile->prerequisites), compare_names);
  for (const GList *at = names; at != NULL; at = at->next) {
    append_name(depfile->out, at->data);
    g_string_append(depfile->out, ":\n");
  }
  g_list_free(names);
}

gboolean hp_write_depfile(const char *path, const GPtrArray *tasks, const HpJournal *journal,
                          const HpOutputs *outputs)
{
  g_autofree char *working = g_get_current_dir();
  char *here = realpath(working, NULL);
  Depfile depfile = {g_string_new(NULL),
                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                     g_strdup(here == NULL ? working : here)};
  for (guint i = 0; i < tasks->len; i++) {
    const HpTask *task = g_ptr_array_index(tasks, i);
    const HpJournalEntry *entry = hp_journal_find(journal, task->key);
    if (entry != NULL)
      append_document(&depfile, entry, outputs);
  }
  append_phony(&depfile);
  const gboolean written = hp_write_output(path, depfile.out->str, depfile.out->len);
  g_string_free(depfile.out, TRUE);
  g_hash_table_unref(depfile.prerequisites);
  g_free(depfile.here);
  free(here);
  return written;
}
