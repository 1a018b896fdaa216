/* Complete or nothing: a nameless file in the target's folder, fsync, its name, fsync of the
 * folder. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct HpOutputFile {
  char *path;
  char *temporary; /* its name so far; NULL: none */
  int descriptor;
  gboolean is_special; /* a device or a pipe: written as it is, since nothing may take its place */
};

static gboolean fail(GError **error, const char *path)
{
  const int saved = errno;
  g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(saved), "%s: %s", path,
              g_strerror(saved));
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

/* A file without a name is gone with its process, however that ends; not every file system has
 * them. */
static int open_nameless(const char *path)
{
  g_autofree char *folder = g_path_get_dirname(path);
  return g_open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
}

static int open_temporary(const char *path, char **temporary)
{
  *temporary = g_strdup_printf("%s.XXXXXX", path);
  return g_mkstemp_full(*temporary, O_RDWR | O_CLOEXEC, 0666);
}

static int open_target(const char *path, gboolean special, char **temporary)
{
  if (special)
    return g_open(path, O_WRONLY | O_CLOEXEC, 0);
  const int nameless = open_nameless(path);
  return nameless >= 0 ? nameless : open_temporary(path, temporary);
}

HpOutputFile *hp_output_file_new(const char *path, GError **error)
{
  g_autofree char *temporary = NULL;
  g_autofree char *target = target_of(path);
  const gboolean special = is_special(target);
  const int descriptor = open_target(target, special, &temporary);
  if (descriptor < 0) {
    fail(error, path);
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
  do {
    g_free(file->temporary);
    file->temporary = g_strdup_printf("%s.%08x", file->path, g_random_int());
    if (linkat(AT_FDCWD, nameless, AT_FDCWD, file->temporary, AT_SYMLINK_FOLLOW) == 0)
      return TRUE;
  } while (errno == EEXIST);
  g_clear_pointer(&file->temporary, g_free);
  return FALSE;
}

gboolean hp_output_file_commit(HpOutputFile *file, GError **error)
{
  if (file->is_special)
    return TRUE;
  if (fsync(file->descriptor) != 0 && errno != EINVAL && errno != EROFS)
    return fail(error, file->path);
  if (file->temporary == NULL && !give_temporary_name(file))
    return fail(error, file->path);
  if (g_rename(file->temporary, file->path) != 0)
    return fail(error, file->path);
  g_clear_pointer(&file->temporary, g_free);
  sync_folder_of(file->path);
  return TRUE;
}

void hp_output_file_free(HpOutputFile *file)
{
  if (file == NULL)
    return;
  close(file->descriptor);
  if (file->temporary != NULL)
    g_unlink(file->temporary);
  g_free(file->temporary);
  g_free(file->path);
  g_free(file);
}
