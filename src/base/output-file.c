/*
 * Complete or nothing: a nameless file in the target's folder, fsync, its name, fsync of the
 * folder.
 *
 * Nothing can give a nameless file the name that another has. So it has one of its own for a
 * moment,
 * ".handlingsplan-" and a number made of the target's name, and for longer where a file system has
 * no nameless files. A process that is killed then leaves it behind. Who makes the target again
 * finds it there, and that nobody holds its lock any more.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_NAMES_TRIED 100 /* names tried for a file on its way to its own; error */

struct HpOutputFile {
  char *path;
  char *temporary; /* its name so far; NULL: none */
  int descriptor;
  gboolean is_unsynced;
  gboolean is_special; /* a device or a pipe: written as it is, since nothing may take its place */
};

static gboolean fail(GError **error, const char *path)
{
  const int saved = errno;
  const GFileError code = g_file_error_from_errno(saved);
  /* G_FILE_ERROR_FAILED means that a file is not what it should be. */
  g_set_error(error, G_FILE_ERROR, code == G_FILE_ERROR_FAILED ? G_FILE_ERROR_IO : code, "%s: %s",
              path, g_strerror(saved));
  return FALSE;
}

static gboolean is_special(const char *path)
{
  struct stat status;
  return stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/* A link stays, and what it leads to is written: /dev/stdout is one. The caller's. */
static char *target_of(const char *path)
{
  char *real = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? realpath(path, NULL) : NULL;
  char *target = g_strdup(real == NULL ? path : real);
  free(real);
  return target;
}

/* ---- A name for a while ---------------------------------------------------------------------- */

/* Always the same for a target; `number` above 0: another one, where somebody has that. */
static char *temporary_name(const char *path, guint number)
{
  g_autofree char *folder = g_path_get_dirname(path), *base = g_path_get_basename(path);
  g_autofree char *name =
      number == 0 ? g_strdup_printf(".handlingsplan-%08x", g_str_hash(base))
                  : g_strdup_printf(".handlingsplan-%08x%08x", g_random_int(), g_random_int());
  return g_build_filename(folder, name, NULL);
}

/* FALSE if another process has its lock, or has removed it. Some file systems have no locks: there
   it is nobody's, and stays. */
static gboolean lock(int descriptor)
{
  struct stat status;
  const gboolean locked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  return locked && fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

static gboolean is_left_behind(int descriptor)
{
  struct stat status;
  return flock(descriptor, LOCK_EX | LOCK_NB) == 0 && fstat(descriptor, &status) == 0 &&
         S_ISREG(status.st_mode) && status.st_uid == geteuid() && status.st_nlink > 0;
}

/* Only who has its lock may remove it, so that it is the one that was looked at. */
static void remove_left_behind(const char *path)
{
  const int descriptor = g_open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  if (descriptor < 0)
    return;
  if (is_left_behind(descriptor))
    g_unlink(path);
  close(descriptor);
}

/* ---- Opening --------------------------------------------------------------------------------- */

/* A file without a name is gone with its process, however that ends; not every file system has
 * them. */
static int open_nameless(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  const int descriptor = g_open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  if (descriptor >= 0)
    (void)flock(descriptor, LOCK_EX | LOCK_NB);
  return descriptor;
}

static int open_temporary(const char *path, char **temporary)
{
  int descriptor = -1;
  for (guint number = 0; descriptor < 0 && number < MAX_NAMES_TRIED; number++) {
    g_free(*temporary);
    *temporary = temporary_name(path, number);
    remove_left_behind(*temporary);
    descriptor = g_open(*temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST)
      return -1;
    if (descriptor >= 0 && !lock(descriptor)) {
      close(descriptor);
      descriptor = -1;
    }
  }
  return descriptor;
}

static int open_target(const char *path, gboolean special, char **temporary)
{
  if (special)
    return g_open(path, O_WRONLY | O_CLOEXEC, 0);
  const int nameless = open_nameless(path);
  return nameless >= 0 ? nameless : open_temporary(path, temporary);
}

/* A folder of that name: only the last step would fail, with all that was made for nothing. */
static gboolean fail_if_folder(const char *path, GError **error)
{
  if (!g_str_has_suffix(path, "/") && !g_file_test(path, G_FILE_TEST_IS_DIR))
    return FALSE;
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR,
              _("\"%s\" is a folder; name the file that is to be in it"), path);
  return TRUE;
}

/* What is missing is said: never the file, which is yet to come. */
static void fail_to_open(const char *path, const char *target, GError **error)
{
  const int saved = errno;
  g_autofree char *folder = g_path_get_dirname(target);
  if (saved == ENOENT && !g_file_test(folder, G_FILE_TEST_EXISTS)) {
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                _("%s: there is no folder \"%s\"; make it first"), path, folder);
    return;
  }
  errno = saved;
  fail(error, path);
}

HpOutputFile *hp_output_file_new(const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autofree char *target = target_of(path);
  if (fail_if_folder(path, error))
    return NULL;
  const gboolean special = is_special(target);
  const int descriptor = open_target(target, special, &temporary);
  if (descriptor < 0) {
    fail_to_open(path, target, error);
    return NULL;
  }
  HpOutputFile *file = g_new0(HpOutputFile, 1);
  file->path = g_steal_pointer(&target);
  file->temporary = g_steal_pointer(&temporary);
  file->descriptor = descriptor;
  file->is_special = special;
  return file;
}

gboolean hp_output_file_write(HpOutputFile *file, gconstpointer data, gsize size, GError **error)
{
  const char *bytes = data;
  while (size > 0) {
    const gssize written = write(file->descriptor, bytes, size);
    if (written < 0 && errno == EINTR)
      continue;
    if (written < 0)
      return fail(error, file->path);
    bytes += written;
    size -= (gsize)written;
  }
  return TRUE;
}

void hp_output_file_leave_unsynced(HpOutputFile *file)
{
  file->is_unsynced = TRUE;
}

static void sync_folder_of(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  const int descriptor = g_open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor < 0)
    return;
  /* Some file systems cannot sync a folder; the rename has happened all the same. */
  (void)fsync(descriptor);
  close(descriptor);
}

/* linkat() replaces nothing: the name is one that no file has, for rename() to move. */
static gboolean give_temporary_name(HpOutputFile *file)
{
  g_autofree char *nameless = g_strdup_printf("/proc/self/fd/%d", file->descriptor);
  for (guint number = 0; number < MAX_NAMES_TRIED; number++) {
    g_autofree char *name = temporary_name(file->path, number);
    remove_left_behind(name);
    if (linkat(AT_FDCWD, nameless, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
      file->temporary = g_steal_pointer(&name);
      return TRUE;
    }
    if (errno != EEXIST)
      return FALSE;
  }
  return FALSE;
}

static gboolean sync_data(int descriptor)
{
  int result = 0;
  do
    result = fsync(descriptor);
  while (result != 0 && errno == EINTR);
  return result == 0 || errno == EINVAL || errno == EROFS;
}

/* All but its name. */
static gboolean complete(HpOutputFile *file, GError **error)
{
  if (!(file->is_unsynced || sync_data(file->descriptor)) ||
      (file->temporary == NULL && !give_temporary_name(file)))
    return fail(error, file->path);
  return TRUE;
}

static gboolean take_name(HpOutputFile *file, GError **error)
{
  if (g_rename(file->temporary, file->path) != 0)
    return fail(error, file->path);
  g_clear_pointer(&file->temporary, g_free);
  if (!file->is_unsynced)
    sync_folder_of(file->path);
  return TRUE;
}

gboolean hp_output_file_commit(HpOutputFile *file, GError **error)
{
  return file->is_special || (complete(file, error) && take_name(file, error));
}

/* ---- In the place of what is known ------------------------------------------------------------
 */

static gboolean refuse_changed(const HpOutputFile *file, GError **error)
{
  g_set_error(
      error, HP_FILE_ERROR, HP_FILE_CHANGED,
      _("\"%s\" has been changed by somebody else since it was read: nothing is written. Do "
        "the same again, to what it says now."),
      file->path);
  return FALSE;
}

/* Who changes it in this way has its lock while it looks at it and until another has its name. A
   file system without locks has none. */
static gboolean lock_in_time(int descriptor)
{
  enum { TIMES = 40, WAIT = 50 * 1000 /* microseconds */ };
  for (guint i = 0; i < TIMES; i++) {
    if (flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
      return TRUE;
    g_usleep(WAIT);
  }
  return FALSE;
}

/* Whether the name is still that of the file that was opened, and of nothing that was written
   since. */
static gboolean is_still(const char *path, const struct stat *known)
{
  struct stat now;
  return lstat(path, &now) == 0 && now.st_dev == known->st_dev && now.st_ino == known->st_ino &&
         now.st_size == known->st_size && now.st_mtim.tv_sec == known->st_mtim.tv_sec &&
         now.st_mtim.tv_nsec == known->st_mtim.tv_nsec;
}

static gboolean says(int descriptor, GBytes *expected)
{
  gsize size = 0, at = 0;
  const char *bytes = g_bytes_get_data(expected, &size);
  char block[65536];
  gssize got = 1;
  while (got != 0) {
    do
      got = read(descriptor, block, sizeof block);
    while (got < 0 && errno == EINTR);
    if (got < 0 || (gsize)got > size - at ||
        (got > 0 && memcmp(bytes + at, block, (gsize)got) != 0))
      return FALSE;
    at += (gsize)got;
  }
  return at == size;
}

/* Whoever made a file that nobody may write meant that: only its folder would let it be replaced.
   Group and owner are kept where the system lets them be. */
static gboolean take_mode(const HpOutputFile *file, const struct stat *status)
{
  struct stat own;
  if ((status->st_mode & 0222) == 0) {
    errno = EACCES;
    return FALSE;
  }
  if (fstat(file->descriptor, &own) == 0 &&
      (own.st_uid != status->st_uid || own.st_gid != status->st_gid) &&
      fchown(file->descriptor, status->st_uid, status->st_gid) != 0)
    (void)fchown(file->descriptor, (uid_t)-1, status->st_gid);
  return fchmod(file->descriptor, status->st_mode & 07777) == 0;
}

static gboolean commit_over(HpOutputFile *file, int there, GBytes *before, GError **error)
{
  struct stat status;
  if (!lock_in_time(there))
    return refuse_changed(file, error);
  if (fstat(there, &status) != 0)
    return fail(error, file->path);
  if (!is_still(file->path, &status) || !says(there, before))
    return refuse_changed(file, error);
  if (!take_mode(file, &status))
    return fail(error, file->path);
  if (!complete(file, error))
    return FALSE;
  return is_still(file->path, &status) ? take_name(file, error) : refuse_changed(file, error);
}

gboolean hp_output_file_commit_over(HpOutputFile *file, GBytes *before, GError **error)
{
  const int there = g_open(file->path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0);
  if (there < 0)
    return errno == ENOENT ? refuse_changed(file, error) : fail(error, file->path);
  const gboolean done = commit_over(file, there, before, error);
  close(there);
  return done;
}

HpFileStamp hp_output_file_stamp(const HpOutputFile *file)
{
  struct stat status;
  return fstat(file->descriptor, &status) == 0 ? hp_file_stamp_of(&status) : (HpFileStamp){0};
}

void hp_output_file_free(HpOutputFile *file)
{
  if (file == NULL)
    return;
  if (file->temporary != NULL)
    g_unlink(file->temporary);
  close(file->descriptor);
  g_free(file->temporary);
  g_free(file->path);
  g_free(file);
}
