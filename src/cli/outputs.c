/* Writes the files of documents, each the document's that comes first. */
#include "cli/outputs.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  guint number; /* of the task */
  gboolean is_writing;
} Claim;

struct HpOutputs {
  char *folder;
  GHashTable *claims; /* name → Claim */
  GMutex lock;
  GCond written;
};

HpOutputs *hp_outputs_new(const char *folder)
{
  HpOutputs *outputs = g_new0(HpOutputs, 1);
  outputs->folder = g_strdup(folder);
  outputs->claims = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init(&outputs->lock);
  g_cond_init(&outputs->written);
  return outputs;
}

void hp_outputs_free(HpOutputs *outputs)
{
  if (outputs == NULL)
    return;
  g_free(outputs->folder);
  g_hash_table_unref(outputs->claims);
  g_mutex_clear(&outputs->lock);
  g_cond_clear(&outputs->written);
  g_free(outputs);
}

char *hp_outputs_path(const HpOutputs *outputs, const char *name)
{
  return g_build_filename(outputs->folder, name, NULL);
}

/* ---- Whose a file is ----------------------------------------------------------------------- */

/* What lies in folders goes beside one of the others, and has its name. */
static void add_name(GPtrArray *names, const char *name)
{
  if (strchr(name, '/') == NULL)
    g_ptr_array_add(names, (gpointer)name);
}

/* Borrowed. */
static GPtrArray *names_of(const HpTask *task)
{
  GPtrArray *names = g_ptr_array_new();
  const HpDocument *document = &task->built.document;
  const GPtrArray *made = task->state == HP_TASK_UP_TO_DATE ? task->known->made : NULL;
  for (guint i = 0; made != NULL && i < made->len; i++)
    add_name(names, ((const HpMadeFile *)g_ptr_array_index(made, i))->name);
  if (made != NULL)
    return names;
  g_ptr_array_add(names, document->file_name);
  for (guint i = 0; document->apart != NULL && i < document->apart->len; i++)
    add_name(names, ((const HpDocumentFile *)g_ptr_array_index(document->apart, i))->name);
  return names;
}

/* Under the lock: FALSE if an earlier task has it; a later one is let finish, and loses it. */
static gboolean claim(HpOutputs *outputs, const char *name, guint number, gboolean is_writing)
{
  Claim *known = g_hash_table_lookup(outputs->claims, name);
  while (known != NULL && known->number > number && known->is_writing) {
    g_cond_wait(&outputs->written, &outputs->lock);
    known = g_hash_table_lookup(outputs->claims, name);
  }
  if (known != NULL && known->number < number)
    return FALSE;
  const Claim own = {number, is_writing};
  g_hash_table_replace(outputs->claims, g_strdup(name), g_memdup2(&own, sizeof own));
  return TRUE;
}

/* The first name that is another's, or NULL. */
static const char *claim_all(HpOutputs *outputs, const GPtrArray *names, guint number,
                             gboolean is_writing)
{
  const char *refused = NULL;
  g_mutex_lock(&outputs->lock);
  for (guint i = 0; refused == NULL && i < names->len; i++)
    if (!claim(outputs, g_ptr_array_index(names, i), number, is_writing))
      refused = g_ptr_array_index(names, i);
  g_mutex_unlock(&outputs->lock);
  return refused;
}

static void end_writing(HpOutputs *outputs, const GPtrArray *names, guint number)
{
  g_mutex_lock(&outputs->lock);
  for (guint i = 0; i < names->len; i++) {
    Claim *known = g_hash_table_lookup(outputs->claims, g_ptr_array_index(names, i));
    if (known != NULL && known->number == number)
      known->is_writing = FALSE;
  }
  g_cond_broadcast(&outputs->written);
  g_mutex_unlock(&outputs->lock);
}

void hp_outputs_claim_known(HpOutputs *outputs, const HpTask *task)
{
  g_autoptr(GPtrArray) names = names_of(task);
  claim_all(outputs, names, task->number, FALSE);
}

char *hp_outputs_lost(HpOutputs *outputs, const HpTask *task)
{
  g_autoptr(GPtrArray) names = names_of(task);
  const char *lost = NULL;
  g_mutex_lock(&outputs->lock);
  for (guint i = 0; lost == NULL && i < names->len; i++) {
    const Claim *known = g_hash_table_lookup(outputs->claims, g_ptr_array_index(names, i));
    if (known == NULL || known->number != task->number)
      lost = g_ptr_array_index(names, i);
  }
  g_mutex_unlock(&outputs->lock);
  return lost == NULL ? NULL : hp_outputs_path(outputs, lost);
}

gboolean hp_outputs_has(HpOutputs *outputs, const char *name)
{
  g_mutex_lock(&outputs->lock);
  const gboolean has = g_hash_table_contains(outputs->claims, name);
  g_mutex_unlock(&outputs->lock);
  return has;
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* Its files, one after the other, until one cannot be written. */
typedef struct {
  const char *folder;
  HpJournalEntry *entry; /* or NULL */
  char *fault;
} Writing;

static gboolean make_folder(Writing *writing, const char *folder)
{
  if (g_mkdir_with_parents(folder, 0777) == 0)
    return TRUE;
  writing->fault =
      g_strdup_printf(_("the folder \"%s\" cannot be made: %s"), folder, g_strerror(errno));
  return FALSE;
}

static void write_file(Writing *writing, const char *name, GBytes *bytes)
{
  if (writing->fault != NULL)
    return;
  g_autofree char *path = g_build_filename(writing->folder, name, NULL);
  g_autofree char *around = g_path_get_dirname(path);
  g_autoptr(GError) error = NULL;
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autoptr(HpOutputFile) file =
      make_folder(writing, around) ? hp_output_file_new(path, &error) : NULL;
  if (writing->fault != NULL)
    return;
  if (file == NULL || !hp_output_file_write(file, data, size, &error) ||
      !hp_output_file_commit(file, &error))
    writing->fault = g_strdup_printf(_("the file cannot be written: %s"), error->message);
  else if (writing->entry != NULL)
    hp_journal_entry_add(writing->entry, name, bytes, hp_output_file_stamp(file));
}

static void write_files(Writing *writing, const GPtrArray *files, const char *below)
{
  for (guint i = 0; files != NULL && i < files->len; i++) {
    const HpDocumentFile *file = g_ptr_array_index(files, i);
    g_autofree char *name = below == NULL ? NULL : g_build_filename(below, file->name, NULL);
    write_file(writing, name == NULL ? file->name : name, file->bytes);
  }
}

static char *write_all(const HpOutputs *outputs, const HpDocument *document, HpJournalEntry *entry)
{
  Writing writing = {.folder = outputs->folder, .entry = entry};
  g_autofree char *beside = hp_with_suffix(document->file_name, HP_BESIDE_SUFFIX);
  write_files(&writing, document->beside, beside);
  write_file(&writing, document->file_name, document->bytes);
  write_files(&writing, document->apart, NULL);
  return writing.fault;
}

void hp_outputs_write(HpOutputs *outputs, HpTask *task, HpJournal *journal, HpJournalEntry *entry)
{
  g_autoptr(GPtrArray) names = names_of(task);
  const char *refused = claim_all(outputs, names, task->number, TRUE);
  if (refused != NULL)
    task->refused = hp_outputs_path(outputs, refused);
  else
    task->fault = write_all(outputs, &task->built.document, entry);
  task->written = task->refused == NULL && task->fault == NULL;
  if (entry != NULL && task->written)
    hp_journal_append(journal, task->key, entry);
  else
    hp_journal_entry_free(entry);
  end_writing(outputs, names, task->number);
}
