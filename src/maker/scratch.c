/* A folder for what a process needs for a while: what is inside a PDF that is verified, the parts
 * of a spreadsheet. A killed process leaves it behind: so it is locked as long as its process
 * lives, and one that is not goes when the next is made. One that was made and is about to be
 * locked may go, too: its process sees that, and makes another. */
#include "maker/maker.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SCRATCH_DEPTH 100 /* folders in folders inside a PDF; deeper ones stay behind */
#define PREFIX "handlingsplan-scratch-"
#define MAX_FOLDERS_TRIED 100 /* new folders that others take for left behind; error */
#define MAX_REMOVALS 100      /* of a folder that another thread still writes into; stays behind */

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
         flock(descriptor, LOCK_EX | LOCK_NB) == 0;
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

/* FALSE if another process has removed it, or is about to. Where there are no locks, nobody does.
 */
static gboolean lock(const HpScratch *scratch)
{
  struct stat status;
  const gboolean locked = flock(scratch->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
  return locked && stat(scratch->folder, &status) == 0;
}

static gboolean make_folder(HpScratch *scratch, GError **error)
{
  scratch->folder = g_dir_make_tmp(PREFIX "XXXXXX", error);
  scratch->lock = scratch->folder == NULL ? -1 : open_folder(scratch->folder);
  return scratch->folder != NULL;
}

HpScratch *hp_scratch_new(GError **error)
{
  HpScratch scratch = {0};
  remove_all_left_behind();
  for (guint i = 0; i < MAX_FOLDERS_TRIED; i++) {
    if (!make_folder(&scratch, error))
      return NULL;
    if (scratch.lock >= 0 && lock(&scratch))
      return g_memdup2(&scratch, sizeof scratch);
    if (scratch.lock >= 0)
      close(scratch.lock);
    g_rmdir(scratch.folder);
    g_free(scratch.folder);
  }
  g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_AGAIN, "%s: %s", g_get_tmp_dir(),
              g_strerror(EBUSY));
  return NULL;
}

void hp_scratch_free(HpScratch *scratch)
{
  if (scratch == NULL)
    return;
  remove_folder(scratch->folder, 0);
  if (scratch->lock >= 0)
    close(scratch->lock);
  g_free(scratch->folder);
  g_free(scratch);
}

/* Under another name first, where the names that its writer makes lead nowhere any more; what it
   has open by then may still come to be while the folder is emptied. */
void hp_scratch_remove(const HpScratch *scratch)
{
  g_autofree char *away = g_strconcat(scratch->folder, "-ends", NULL);
  const char *path = g_rename(scratch->folder, away) == 0 ? away : scratch->folder;
  for (guint i = 0; i < MAX_REMOVALS && g_file_test(path, G_FILE_TEST_IS_DIR); i++)
    remove_folder(path, 0);
}

const char *hp_scratch_folder(const HpScratch *scratch)
{
  return scratch->folder;
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
