/* What the documents in a folder were made of: read, looked up, appended to. */
#include "cli/journal.h"

#include "cli/files-read.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME ".handlingsplan-made"
#define MAX_JOURNAL_BYTES (256 * 1024 * 1024) /* bytes of a journal; all is made again */
#define MAX_MADE_BYTES (1024 * 1024 * 1024)   /* bytes of a file that was made; made again */
#define MAX_STALE_ENTRIES 20 /* entries beside those that count; it is written anew */
#define COARSE_TIME                                                                                \
  G_GINT64_CONSTANT(2000000000)               /* nanoseconds: file systems without fractions       \
                                               */
#define FINE_TIME G_GINT64_CONSTANT(20000000) /* the clock of the others */

/* key, digest, context, when looked at, files made, files read, which tools */
#define ENTRY_FORMAT "(ayayayxa(ayay(tttxx))a(ay(tttxx))ay)"
static const char magic[8] = "hpmade1";

/* Stands before each entry, in this machine's order of bytes. */
typedef struct {
  char magic[sizeof magic];
  guint64 size;
  guint8 sha256[32];
} Heading;

struct HpJournal {
  char *path;
  GHashTable *entries;  /* key → HpJournalEntry */
  GHashTable *tools;    /* digest of a list of tools → hp_files_read_new */
  GHashTable *tool_ids; /* list of tools → its digest, borrowed */
  GPtrArray *replaced;  /* of HpJournalEntry: somebody may still look at them */
  guint stale;
  GMutex lock;
};

/* ---- Entries ------------------------------------------------------------------------------- */

static void made_file_free(gpointer data)
{
  HpMadeFile *file = data;
  g_free(file->name);
  g_free(file->sha256);
  g_free(file);
}

static HpJournalEntry *entry_new(void)
{
  HpJournalEntry *entry = g_new0(HpJournalEntry, 1);
  entry->made = g_ptr_array_new_with_free_func(made_file_free);
  return entry;
}

HpJournalEntry *hp_journal_entry_new(const HpInputs *inputs, const char *context, gint64 looked)
{
  HpJournalEntry *entry = entry_new();
  entry->digest = g_strdup(inputs->digest);
  entry->context = g_strdup(context);
  entry->looked = looked;
  entry->files = g_hash_table_ref(inputs->files);
  entry->tools = g_hash_table_ref(inputs->tools);
  return entry;
}

void hp_journal_entry_free(HpJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free(entry->digest);
  g_free(entry->context);
  g_ptr_array_unref(entry->made);
  g_clear_pointer(&entry->files, g_hash_table_unref);
  g_clear_pointer(&entry->tools, g_hash_table_unref);
  g_free(entry);
}

static void entry_free(gpointer entry)
{
  hp_journal_entry_free(entry);
}

void hp_journal_entry_add(HpJournalEntry *entry, const char *name, GBytes *bytes, HpFileStamp stamp)
{
  HpMadeFile *file = g_new(HpMadeFile, 1);
  *file = (HpMadeFile){g_strdup(name), hp_sha256_of_bytes(bytes), stamp};
  g_ptr_array_add(entry->made, file);
}

/* ---- Reading ------------------------------------------------------------------------------- */

static void add_made(HpJournalEntry *entry, GVariant *variant)
{
  for (gsize i = 0; i < g_variant_n_children(variant); i++) {
    g_autoptr(GVariant) name = NULL, sha256 = NULL, stamp = NULL;
    g_variant_get_child(variant, i, "(@ay@ay@(tttxx))", &name, &sha256, &stamp);
    HpMadeFile *file = g_new(HpMadeFile, 1);
    *file = (HpMadeFile){g_variant_dup_bytestring(name, NULL),
                         g_variant_dup_bytestring(sha256, NULL), hp_stamp_of_variant(stamp)};
    g_ptr_array_add(entry->made, file);
  }
}

static void take_tools(HpJournal *journal, const char *id, GVariant *files)
{
  if (g_hash_table_contains(journal->tools, id))
    return;
  GHashTable *tools = hp_files_read_of_variant(files);
  char *own_id = g_strdup(id);
  g_hash_table_replace(journal->tools, own_id, tools);
  g_hash_table_replace(journal->tool_ids, tools, own_id);
}

static void set_entry(HpJournal *journal, const char *key, HpJournalEntry *entry)
{
  gpointer own_key = NULL, before = NULL;
  if (g_hash_table_steal_extended(journal->entries, key, &own_key, &before)) {
    g_free(own_key);
    g_ptr_array_add(journal->replaced, before);
    journal->stale++;
  }
  g_hash_table_insert(journal->entries, g_strdup(key), entry);
}

static void take_entry(HpJournal *journal, GVariant *variant)
{
  g_autoptr(GVariant) key = NULL, digest = NULL, context = NULL, made = NULL, files = NULL;
  g_autoptr(GVariant) id = NULL;
  gint64 looked = 0;
  g_variant_get(variant, "(@ay@ay@ayx@a(ayay(tttxx))@a(ay(tttxx))@ay)", &key, &digest, &context,
                &looked, &made, &files, &id);
  const char *tools_id = g_variant_get_bytestring(id), *name = g_variant_get_bytestring(key);
  if (*name == '\0') {
    take_tools(journal, tools_id, files);
    return;
  }
  GHashTable *tools = g_hash_table_lookup(journal->tools, tools_id);
  if (tools == NULL)
    return;
  HpJournalEntry *entry = entry_new();
  entry->digest = g_variant_dup_bytestring(digest, NULL);
  entry->context = g_variant_dup_bytestring(context, NULL);
  entry->looked = looked;
  entry->files = hp_files_read_of_variant(files);
  entry->tools = g_hash_table_ref(tools);
  add_made(entry, made);
  set_entry(journal, name, entry);
}

static void digest_of(guint8 sha256[HP_SHA256_BYTES], gconstpointer data, gsize size)
{
  g_autoptr(HpSha256) sum = hp_sha256_new();
  hp_sha256_add(sum, data, size);
  hp_sha256_take(sum, sha256);
}

/* Whether there was one; what follows it is left. */
static gboolean take_next(HpJournal *journal, const guint8 **at, gsize *left)
{
  Heading heading;
  guint8 sha256[32];
  if (*left < sizeof heading)
    return FALSE;
  memcpy(&heading, *at, sizeof heading);
  const guint8 *data = *at + sizeof heading;
  if (memcmp(heading.magic, magic, sizeof magic) != 0 || heading.size > *left - sizeof heading)
    return FALSE;
  digest_of(sha256, data, heading.size);
  if (memcmp(sha256, heading.sha256, sizeof sha256) != 0)
    return FALSE;
  g_autoptr(GBytes) bytes = g_bytes_new(data, heading.size);
  g_autoptr(GVariant) variant =
      g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(ENTRY_FORMAT), bytes, FALSE));
  if (!g_variant_is_normal_form(variant))
    return FALSE;
  take_entry(journal, variant);
  *at = data + heading.size;
  *left -= sizeof heading + heading.size;
  return TRUE;
}

static void rewrite(const HpJournal *journal);

HpJournal *hp_journal_read(const char *folder)
{
  HpJournal *journal = g_new0(HpJournal, 1);
  journal->path = g_build_filename(folder, NAME, NULL);
  journal->entries = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, entry_free);
  journal->tools =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  journal->tool_ids = g_hash_table_new(NULL, NULL);
  journal->replaced = g_ptr_array_new_with_free_func(entry_free);
  g_mutex_init(&journal->lock);
  const HpFileStamp stamp = hp_file_stamp(journal->path);
  g_autoptr(GBytes) bytes =
      stamp.size == 0 ? NULL : hp_read_file(journal->path, MAX_JOURNAL_BYTES, NULL);
  gsize left = 0;
  const guint8 *at = bytes == NULL ? NULL : g_bytes_get_data(bytes, &left);
  while (left > 0 && take_next(journal, &at, &left))
    ;
  if (left > 0 || journal->stale > MAX_STALE_ENTRIES + g_hash_table_size(journal->entries))
    rewrite(journal);
  return journal;
}

void hp_journal_free(HpJournal *journal)
{
  if (journal == NULL)
    return;
  g_free(journal->path);
  g_hash_table_unref(journal->entries);
  g_ptr_array_unref(journal->replaced);
  g_hash_table_unref(journal->tool_ids);
  g_hash_table_unref(journal->tools);
  g_mutex_clear(&journal->lock);
  g_free(journal);
}

const HpJournalEntry *hp_journal_find(const HpJournal *journal, const char *key)
{
  return g_hash_table_lookup(journal->entries, key);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static GVariant *variant_of_made(const GPtrArray *made)
{
  GVariantBuilder builder;
  g_variant_builder_init(&builder, G_VARIANT_TYPE("a(ayay(tttxx))"));
  for (guint i = 0; i < made->len; i++) {
    const HpMadeFile *file = g_ptr_array_index(made, i);
    g_variant_builder_add(&builder, "(@ay@ay@(tttxx))", g_variant_new_bytestring(file->name),
                          g_variant_new_bytestring(file->sha256), hp_variant_of_stamp(file->stamp));
  }
  return g_variant_builder_end(&builder);
}

static void append_variant(GByteArray *out, GVariant *variant)
{
  g_autoptr(GVariant) own = g_variant_ref_sink(variant);
  Heading heading = {.size = g_variant_get_size(own)};
  memcpy(heading.magic, magic, sizeof magic);
  digest_of(heading.sha256, g_variant_get_data(own), heading.size);
  g_byte_array_append(out, (const guint8 *)&heading, sizeof heading);
  g_byte_array_append(out, g_variant_get_data(own), (guint)heading.size);
}

static void append_entry(GByteArray *out, const char *key, const HpJournalEntry *entry,
                         const char *tools_id)
{
  append_variant(
      out, g_variant_new("(@ay@ay@ayx@a(ayay(tttxx))@a(ay(tttxx))@ay)",
                         g_variant_new_bytestring(key), g_variant_new_bytestring(entry->digest),
                         g_variant_new_bytestring(entry->context), entry->looked,
                         variant_of_made(entry->made), hp_variant_of_files_read(entry->files),
                         g_variant_new_bytestring(tools_id)));
}

static void append_tools(GByteArray *out, const char *id, GHashTable *tools)
{
  GVariant *made = g_variant_new_array(G_VARIANT_TYPE("(ayay(tttxx))"), NULL, 0);
  append_variant(out, g_variant_new("(@ay@ay@ayx@a(ayay(tttxx))@a(ay(tttxx))@ay)",
                                    g_variant_new_bytestring(""), g_variant_new_bytestring(""),
                                    g_variant_new_bytestring(""), G_GINT64_CONSTANT(0), made,
                                    hp_variant_of_files_read(tools), g_variant_new_bytestring(id)));
}

/* Each worker sends a list of its own, and all are alike. */
static char *id_of_tools(GHashTable *tools)
{
  g_autoptr(GString) text = g_string_new(NULL);
  GList *paths = g_list_sort(g_hash_table_get_keys(tools), (GCompareFunc)(void (*)(void))strcmp);
  for (const GList *at = paths; at != NULL; at = at->next) {
    const HpFileStamp *stamp = g_hash_table_lookup(tools, at->data);
    g_string_append_printf(text, "%s %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                           (const char *)at->data, stamp->inode, stamp->changed);
  }
  g_list_free(paths);
  return hp_sha256_of(text->str, text->len);
}

/* The id of the tools of an entry, which are written before it where they are new; borrowed. */
static const char *known_tools(HpJournal *journal, HpJournalEntry *entry, GByteArray *out)
{
  const char *known = g_hash_table_lookup(journal->tool_ids, entry->tools);
  if (known != NULL)
    return known;
  char *id = id_of_tools(entry->tools);
  GHashTable *alike = g_hash_table_lookup(journal->tools, id);
  if (alike == NULL) {
    append_tools(out, id, entry->tools);
    g_hash_table_replace(journal->tools, id, g_hash_table_ref(entry->tools));
    g_hash_table_replace(journal->tool_ids, entry->tools, id);
    return id;
  }
  g_hash_table_unref(entry->tools);
  entry->tools = g_hash_table_ref(alike);
  g_free(id);
  return g_hash_table_lookup(journal->tool_ids, alike);
}

/* Opened under a lock, and still the one of that name. -1 if it cannot be. */
static int open_locked(const char *path)
{
  for (;;) {
    struct stat own, named;
    const int descriptor = g_open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
      return -1;
    if (flock(descriptor, LOCK_EX) != 0 || fstat(descriptor, &own) != 0 ||
        stat(path, &named) != 0 || own.st_ino == named.st_ino)
      return descriptor;
    close(descriptor);
  }
}

static gboolean write_appended(const char *path, const GByteArray *bytes)
{
  const int descriptor = open_locked(path);
  if (descriptor < 0)
    return FALSE;
  const gboolean written = write(descriptor, bytes->data, bytes->len) == (gssize)bytes->len;
  close(descriptor);
  return written;
}

/* Of tools that have not been written no other entry can speak: of a source that is no document,
   for example, before there is a folder. */
static void forget_tools(HpJournal *journal, const HpJournalEntry *entry, const char *id)
{
  g_hash_table_remove(journal->tool_ids, entry->tools);
  g_hash_table_remove(journal->tools, id);
}

void hp_journal_append(HpJournal *journal, const char *key, HpJournalEntry *entry)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  g_mutex_lock(&journal->lock);
  const char *id = known_tools(journal, entry, bytes);
  const gboolean has_tools = bytes->len > 0;
  append_entry(bytes, key, entry, id);
  if (!write_appended(journal->path, bytes) && has_tools)
    forget_tools(journal, entry, id);
  set_entry(journal, key, entry);
  g_mutex_unlock(&journal->lock);
}

static void append_all(const HpJournal *journal, GByteArray *out)
{
  g_autoptr(GHashTable) written = g_hash_table_new(NULL, NULL); /* tools */
  GHashTableIter iterator;
  gpointer key = NULL, value = NULL;
  g_hash_table_iter_init(&iterator, journal->entries);
  while (g_hash_table_iter_next(&iterator, &key, &value)) {
    const HpJournalEntry *entry = value;
    const char *id = g_hash_table_lookup(journal->tool_ids, entry->tools);
    if (g_hash_table_add(written, entry->tools))
      append_tools(out, id, entry->tools);
    append_entry(out, key, entry, id);
  }
}

/* Anew, with nothing but what counts. */
static void rewrite(const HpJournal *journal)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new();
  append_all(journal, bytes);
  const int lock = open_locked(journal->path);
  g_autoptr(HpOutputFile) file = lock < 0 ? NULL : hp_output_file_new(journal->path, NULL);
  if (file != NULL && hp_output_file_write(file, bytes->data, bytes->len, NULL))
    (void)hp_output_file_commit(file, NULL);
  if (lock >= 0)
    close(lock);
}

/* ---- Questions ----------------------------------------------------------------------------- */

/* A file that is written again within a tick of the clock may look as it did. */
static gboolean is_settled(HpFileStamp stamp, gint64 looked)
{
  const gint64 newest = MAX(stamp.modified, stamp.changed);
  const gboolean coarse = stamp.modified % 1000000000 == 0 && stamp.changed % 1000000000 == 0;
  return newest + (coarse ? COARSE_TIME : FINE_TIME) < looked;
}

static HpFileStamp stamp_now(const char *path, GHashTable *seen)
{
  const HpFileStamp *known = g_hash_table_lookup(seen, path);
  if (known != NULL)
    return *known;
  const HpFileStamp stamp = hp_file_stamp(path);
  hp_files_read_note(seen, path, stamp);
  return stamp;
}

static gboolean are_fresh(GHashTable *files, gint64 looked, GHashTable *seen)
{
  GHashTableIter iterator;
  gpointer path = NULL, value = NULL;
  g_hash_table_iter_init(&iterator, files);
  while (g_hash_table_iter_next(&iterator, &path, &value)) {
    const HpFileStamp *then = value;
    if (!hp_file_stamps_equal(*then, stamp_now(path, seen)) || !is_settled(*then, looked))
      return FALSE;
  }
  return TRUE;
}

gboolean hp_journal_is_fresh(const HpJournalEntry *entry, const char *context, GHashTable *seen)
{
  return strcmp(entry->context, context) == 0 && are_fresh(entry->files, entry->looked, seen) &&
         are_fresh(entry->tools, entry->looked, seen);
}

static gboolean is_same(const HpMadeFile *file, const char *folder)
{
  g_autofree char *path = g_build_filename(folder, file->name, NULL);
  const HpFileStamp now = hp_file_stamp(path);
  const gboolean coarse = now.modified % 1000000000 == 0;
  if (now.size != file->stamp.size || now.inode == 0)
    return FALSE;
  if (hp_file_stamps_equal(now, file->stamp) && !coarse)
    return TRUE;
  g_autoptr(GBytes) bytes = hp_read_file(path, MAX_MADE_BYTES, NULL);
  g_autofree char *sha256 = bytes == NULL ? NULL : hp_sha256_of_bytes(bytes);
  return g_strcmp0(sha256, file->sha256) == 0;
}

gboolean hp_journal_has_files(const HpJournalEntry *entry, const char *folder)
{
  for (guint i = 0; i < entry->made->len; i++)
    if (!is_same(g_ptr_array_index(entry->made, i), folder))
      return FALSE;
  return TRUE;
}
