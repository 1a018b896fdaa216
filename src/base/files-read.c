/* Which files were read for something, and which they were then. */
#include "base/base.h"

#include <stdlib.h>
#include <sys/stat.h>

static gint64 nanoseconds(struct timespec time)
{
  return (gint64)time.tv_sec * 1000000000 + time.tv_nsec;
}

HpFileStamp hp_file_stamp_of(const struct stat *status)
{
  return (HpFileStamp){status->st_dev, status->st_ino, (guint64)status->st_size,
                       nanoseconds(status->st_mtim), nanoseconds(status->st_ctim)};
}

HpFileStamp hp_file_stamp(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 ? hp_file_stamp_of(&status) : (HpFileStamp){0};
}

gboolean hp_file_stamps_equal(HpFileStamp a, HpFileStamp b)
{
  return a.device == b.device && a.inode == b.inode && a.size == b.size &&
         a.modified == b.modified && a.changed == b.changed;
}

GHashTable *hp_files_read_new(void)
{
  return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

void hp_files_read_note(GHashTable *files, const char *path, HpFileStamp stamp)
{
  if (!g_hash_table_contains(files, path))
    g_hash_table_insert(files, g_strdup(path), g_memdup2(&stamp, sizeof stamp));
}

void hp_files_read_note_named(GHashTable *files, const char *path)
{
  char *real = realpath(path, NULL);
  g_autofree char *canonical = real == NULL ? g_canonicalize_filename(path, NULL) : g_strdup(real);
  free(real);
  hp_files_read_note(files, canonical, hp_file_stamp(canonical));
}

void hp_files_read_add(GHashTable *files, GHashTable *others)
{
  GHashTableIter iterator;
  gpointer path = NULL, stamp = NULL;
  g_hash_table_iter_init(&iterator, others);
  while (g_hash_table_iter_next(&iterator, &path, &stamp))
    hp_files_read_note(files, path, *(const HpFileStamp *)stamp);
}
