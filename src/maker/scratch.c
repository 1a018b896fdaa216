/* A folder for what is inside a PDF while it is verified. A killed process leaves it behind: so it
 * is locked as long as its process lives, and one that is not goes when the next is made. */
#include "maker/maker.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MAX_SCRATCH_DEPTH 100 /* folders in folders inside a PDF; deeper ones stay behind */
#define PREFIX "handlingsplan-verify-"
#define YOUNGEST_LEFT 60 /* seconds: what is younger may be about to be locked */

struct HpScratch {
  char *folder;
  int lock;
};

static void remove_folder(const char *path, int depth)
{
  g_autoptr(GDir) folder = depth > MAX_SCRATCH_DEPTH ? NULL : g_dir_open(path, 0, NULL);
  for (const char *name = folder == NULL ? NULL : g_dir_read_name(folder); name != NULL;
       name = g_dir_read_name(folder)) {
    g_autofree char *file = g_build_filename(path, name, NULL);
    if (g_file_test(file, G_FILE_TEST_IS_DIR) && !g_file_test(file, G_FILE_TEST_IS_SYMLINK))
      remove_folder(file, depth + 1);
    else
      g_remove(file);
  }
  g_rmdir(path);
}

static int open_folder(const char *path)
{
  return g_open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
}

/* Whether it was this user's, and its process is no more. */
static gboolean is_left_behind(int descriptor)
{
  struct stat status;
  return fstat(descriptor, &status) == 0 && status.st_uid == geteuid() &&
         status.st_mtime + YOUNGEST_LEFT < time(NULL) && flock(descriptor, LOCK_EX | LOCK_NB) == 0;
}

static void remove_left_behind(const char *path)
{
  const int descriptor = open_folder(path);
  if (descriptor < 0)
    return;
  if (is_left_behind(descriptor))
    remove_folder(path, 0);
  close(descriptor);
}

static void remove_all_left_behind(void)
{
  g_autoptr(GDir) temporary = g_dir_open(g_get_tmp_dir(), 0, NULL);
  for (const char *name = temporary == NULL ? NULL : g_dir_read_name(temporary); name != NULL;
       name = g_dir_read_name(temporary)) {
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), name, NULL);
    if (g_str_has_prefix(name, PREFIX))
      remove_left_behind(path);
  }
}

HpScratch *hp_scratch_new(GError **error)
{
  remove_all_left_behind();
  char *folder = g_dir_make_tmp(PREFIX "XXXXXX", error);
  if (folder == NULL)
    return NULL;
  HpScratch *scratch = g_new(HpScratch, 1);
  *scratch = (HpScratch){folder, open_folder(folder)};
  if (scratch->lock >= 0)
    (void)flock(scratch->lock, LOCK_EX | LOCK_NB);
  return scratch;
}

void hp_scratch_free(HpScratch *scratch)
{
  if (scratch == NULL)
    return;
  hp_scratch_remove(scratch);
  if (scratch->lock >= 0)
    close(scratch->lock);
  g_free(scratch->folder);
  g_free(scratch);
}

void hp_scratch_remove(const HpScratch *scratch)
{
  remove_folder(scratch->folder, 0);
}

char *hp_scratch_subfolder(const HpScratch *scratch, GError **error)
{
  char *folder = g_build_filename(scratch->folder, "XXXXXX", NULL);
  if (g_mkdtemp(folder) != NULL)
    return folder;
  const int reason = errno;
  g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(reason), "%s: %s", scratch->folder,
              g_strerror(reason));
  g_free(folder);
  return NULL;
}

void hp_scratch_drop(char *folder)
{
  if (folder != NULL)
    remove_folder(folder, 0);
  g_free(folder);
}
