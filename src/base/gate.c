/*
 * The gate: the one way to a file that a document names.
 *
 *   path ──realpath──► where it really is ──is that in an open folder?──► folder + rest
 *        ──every part of the rest opened without following a link──► a regular file, bounded, read
 * once
 *
 * Links that stay inside are followed, by realpath; so what is then opened has none, and a link
 * that somebody puts there in between is refused. That makes openat2(2) with RESOLVE_BENEATH
 * superfluous: it would refuse absolute links that stay inside, and need another way where a kernel
 * or a sandbox has not got it.
 */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

struct HpGate {
  int owners;
  GPtrArray *folders; /* of char *: canonical */
  GHashTable *kept;   /* canonical path → GBytes; NULL: nothing is kept */
  GHashTable *read;   /* what was, and what was not there */
};

G_DEFINE_QUARK(hp - file - error - quark, hp_file_error)

HpGate *hp_gate_new(const char *folder)
{
  HpGate *gate = g_new0(HpGate, 1);
  gate->owners = 1;
  gate->folders = g_ptr_array_new_with_free_func(free);
  gate->read = hp_files_read_new();
  if (folder != NULL)
    hp_gate_open_folder(gate, folder);
  return gate;
}

HpGate *hp_gate_ref(HpGate *gate)
{
  gate->owners++;
  return gate;
}

void hp_gate_free(HpGate *gate)
{
  if (gate == NULL || --gate->owners > 0)
    return;
  g_ptr_array_unref(gate->folders);
  g_clear_pointer(&gate->kept, g_hash_table_unref);
  g_hash_table_unref(gate->read);
  g_free(gate);
}

void hp_gate_open_folder(HpGate *gate, const char *folder)
{
  char *canonical = realpath(folder, NULL);
  if (canonical != NULL)
    g_ptr_array_add(gate->folders, canonical);
}

void hp_gate_keep(HpGate *gate)
{
  if (gate->kept == NULL)
    gate->kept =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
}

void hp_gate_put(HpGate *gate, const char *canonical, GBytes *bytes)
{
  hp_gate_keep(gate);
  g_hash_table_insert(gate->kept, g_strdup(canonical), g_bytes_ref(bytes));
}

GBytes *hp_gate_kept(const HpGate *gate, const char *canonical)
{
  return gate->kept == NULL ? NULL : g_hash_table_lookup(gate->kept, canonical);
}

GHashTable *hp_gate_files_read(const HpGate *gate)
{
  return gate->read;
}

void hp_gate_note(HpGate *gate, const char *path)
{
  hp_files_read_note_named(gate->read, path);
}

/* ---- Where a file is ----------------------------------------------------------------------- */

/* The folder that the canonical path lies in, or is; NULL if none is open to it. */
static const char *folder_around(const HpGate *gate, const char *canonical)
{
  for (guint i = 0; i < gate->folders->len; i++) {
    const char *folder = g_ptr_array_index(gate->folders, i);
    if (strcmp(canonical, folder) == 0 || hp_path_is_inside(canonical, folder))
      return folder;
  }
  return NULL;
}

/* What is there of a path, canonical, NULL if nothing is; in `rest` what is not. */
static char *part_that_is_there(const char *path, char **rest)
{
  g_autofree char *whole = g_canonicalize_filename(path, NULL);
  g_autofree char *above = g_strdup(whole);
  char *real = realpath(above, NULL);
  while (real == NULL && strcmp(above, "/") != 0) {
    char *folder = g_path_get_dirname(above);
    g_free(above);
    above = folder;
    real = realpath(above, NULL);
  }
  const char *below = whole + strlen(above);
  *rest = g_strdup(below + strspn(below, "/"));
  return real;
}

/* Whether a file that is not there would lie inside, by the nearest folder that is. */
static gboolean would_lie_inside(const HpGate *gate, const char *path)
{
  g_autofree char *rest = NULL, *there = part_that_is_there(path, &rest);
  return there != NULL && folder_around(gate, there) != NULL;
}

static void set_unreadable(GError **error, const char *path, const char *name, int reason)
{
  if (reason != ENOENT)
    g_set_error(error, HP_FILE_ERROR, HP_FILE_UNREADABLE, _("\"%s\" cannot be read: %s."), name,
                g_strerror(reason));
  else if (strcmp(path, name) == 0)
    g_set_error(error, HP_FILE_ERROR, HP_FILE_MISSING,
                _("There is no file \"%s\"; correct its name, or put the file there."), name);
  else
    g_set_error(
        error, HP_FILE_ERROR, HP_FILE_MISSING,
        _("There is no file \"%s\" (looked for %s); correct its name, or put the file there."),
        name, path);
}

static void set_outside(GError **error, const HpGate *gate, const char *name)
{
  if (gate->folders->len > 0)
    g_set_error(
        error, HP_FILE_ERROR, HP_FILE_OUTSIDE,
        _("\"%s\" lies outside the folder %s, in which files must be; move it there, or give "
          "\"handlingsplan format\" a larger --folder."),
        name, (const char *)g_ptr_array_index(gate->folders, 0));
  else
    g_set_error(error, HP_FILE_ERROR, HP_FILE_OUTSIDE,
                _("\"%s\" cannot be read: no file may be named here."), name);
}

/* Whether there is a file of that name whose letters with marks are written in the other way, which
   looks alike: as one character ("å", NFC), or as a letter and a mark ("a" and "°", NFD). Systems
   and programs for ZIP change the one into the other. A name need not be UTF-8: who makes it small
   or normal would read beyond its end. */
static gboolean is_there_in_other_characters(const HpGate *gate, const char *path)
{
  static const GNormalizeMode modes[] = {G_NORMALIZE_NFC, G_NORMALIZE_NFD};
  g_autofree char *rest = NULL, *there = part_that_is_there(path, &rest);
  gboolean found = FALSE;
  if (there == NULL || !g_utf8_validate(rest, -1, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(modes) && !found; i++) {
    g_autofree char *other = g_utf8_normalize(rest, -1, modes[i]);
    g_autofree char *called =
        other == NULL || strcmp(other, rest) == 0 ? NULL : g_build_filename(there, other, NULL);
    char *real = called == NULL ? NULL : realpath(called, NULL);
    found = real != NULL && folder_around(gate, real) != NULL;
    free(real);
  }
  return found;
}

static void set_misnamed(GError **error, const char *name)
{
  g_set_error(error, HP_FILE_ERROR, HP_FILE_MISNAMED,
              _("There is no file \"%s\", but one whose name looks alike: its letters with dots, "
                "rings or accents are each written as two characters in one of the names, and as "
                "one in the other; give the file its name anew, by typing it."),
              name);
}

char *hp_gate_resolve(const HpGate *gate, const char *path, const char *name, GError **error)
{
  char *real = realpath(path, NULL);
  const int reason = errno;
  g_autofree char *canonical = g_strdup(real);
  free(real);
  if (canonical != NULL &&
      (hp_gate_kept(gate, canonical) != NULL || folder_around(gate, canonical) != NULL))
    return g_steal_pointer(&canonical);
  const gboolean inside = canonical == NULL && would_lie_inside(gate, path);
  if (inside && reason == ENOENT && is_there_in_other_characters(gate, path))
    set_misnamed(error, name);
  else if (inside)
    set_unreadable(error, path, name, reason);
  else
    set_outside(error, gate, name);
  return NULL;
}

/* ---- Opening ------------------------------------------------------------------------------- */

static gboolean is_regular(const struct stat *status, const char *name, GError **error)
{
  static const struct {
    mode_t type;
    const char *what;
  } kinds[] = {{S_IFDIR, N_("a folder")},
               {S_IFIFO, N_("a named pipe")},
               {S_IFCHR, N_("a device")},
               {S_IFBLK, N_("a device")},
               {S_IFSOCK, N_("a socket")}};
  const char *what = N_("a link");
  if (S_ISREG(status->st_mode))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if ((status->st_mode & S_IFMT) == kinds[i].type)
      what = kinds[i].what;
  g_set_error(error, HP_FILE_ERROR, HP_FILE_IRREGULAR, _("\"%s\" is %s, not a file; name a file."),
              name, _(what));
  return FALSE;
}

static gboolean is_small_enough(goffset size, gsize limit, const char *name, GError **error)
{
  if (size >= 0 && (guint64)size <= limit)
    return TRUE;
  g_set_error(error, HP_FILE_ERROR, HP_FILE_TOO_LARGE,
              _("\"%s\" is larger than %d MB; make it smaller."), name,
              (int)(limit / (1024 * 1024)));
  return FALSE;
}

/* The folder that the last part of a path is in, every part a real folder; -1, and errno. */
static int open_parent(const char *folder, char *const *parts)
{
  int descriptor = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
  for (guint i = 0; descriptor >= 0 && parts[i] != NULL && parts[i + 1] != NULL; i++) {
    const int next = openat(descriptor, parts[i], O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    const int reason = errno;
    close(descriptor);
    descriptor = next;
    errno = reason;
  }
  return descriptor;
}

/* The file in its folder. What is no regular file is not even opened: that makes some devices act,
   and a pipe wait. -1, and the error. */
static int open_last(int parent, const char *part, const char *path, const char *name,
                     GError **error)
{
  struct stat status;
  if (fstatat(parent, part, &status, AT_SYMLINK_NOFOLLOW) != 0) {
    set_unreadable(error, path, name, errno);
    return -1;
  }
  if (!is_regular(&status, name, error))
    return -1;
  const int file = openat(parent, part, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (file < 0)
    set_unreadable(error, path, name, errno);
  return file;
}

static int open_file(const HpGate *gate, const char *canonical, const char *name, GError **error)
{
  const char *folder = folder_around(gate, canonical);
  const char *rest = canonical + strlen(folder);
  g_auto(GStrv) parts = g_strsplit(rest + strspn(rest, "/"), "/", -1);
  const int parent = open_parent(folder, parts);
  if (parent < 0) {
    set_unreadable(error, canonical, name, errno);
    return -1;
  }
  const char *last = parts[0] == NULL ? "." : parts[g_strv_length(parts) - 1];
  const int file = open_last(parent, last, canonical, name, error);
  close(parent);
  return file;
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* Up to the end of the file, or `most` bytes; NULL, and errno. */
static GBytes *read_most(int file, gsize most, gsize expected)
{
  enum { LEAST = 4096 };
  gsize room = MIN(MAX(expected, LEAST), most), filled = 0;
  guint8 *data = g_try_malloc(room);
  gssize got = data == NULL ? -1 : 1;
  while (got > 0 && filled < most) {
    if (filled == room) {
      room = MIN(2 * room, most);
      data = g_realloc(data, room);
    }
    do
      got = read(file, data + filled, room - filled);
    while (got < 0 && errno == EINTR);
    filled += got > 0 ? (gsize)got : 0;
  }
  if (got >= 0)
    return g_bytes_new_take(data, filled);
  g_free(data);
  return NULL;
}

/* A file that is being written, or that has no size (/proc), is not what it was when it was looked
   at. */
static GBytes *read_whole(int file, gsize limit, const char *name, HpFileStamp *stamp,
                          GError **error)
{
  struct stat status;
  if (fstat(file, &status) != 0) {
    set_unreadable(error, name, name, errno);
    return NULL;
  }
  if (!is_regular(&status, name, error) || !is_small_enough(status.st_size, limit, name, error))
    return NULL;
  *stamp = hp_file_stamp_of(&status);
  const gsize size = (gsize)status.st_size;
  g_autoptr(GBytes) bytes = read_most(file, size + 1, size + 1);
  if (bytes == NULL)
    set_unreadable(error, name, name, errno);
  else if (g_bytes_get_size(bytes) == size)
    return g_steal_pointer(&bytes);
  else
    g_set_error(error, HP_FILE_ERROR, HP_FILE_CHANGED,
                _("\"%s\" changes while it is read; try again when it is complete."), name);
  return NULL;
}

GBytes *hp_gate_read(HpGate *gate, const char *path, const char *name, gsize limit, GError **error)
{
  g_autofree char *canonical = hp_gate_resolve(gate, path, name, error);
  if (canonical == NULL) {
    hp_gate_note(gate, path);
    return NULL;
  }
  GBytes *known = hp_gate_kept(gate, canonical);
  if (known != NULL)
    return g_bytes_ref(known);
  const int file = open_file(gate, canonical, name, error);
  if (file < 0)
    return NULL;
  HpFileStamp stamp = {0};
  GBytes *bytes = read_whole(file, limit, name, &stamp, error);
  close(file);
  hp_files_read_note(gate->read, canonical, stamp);
  if (bytes != NULL && gate->kept != NULL)
    g_hash_table_insert(gate->kept, g_steal_pointer(&canonical), g_bytes_ref(bytes));
  return bytes;
}

gboolean hp_gate_admits(const HpGate *gate, const char *path, const char *name, gsize limit,
                        GError **error)
{
  g_autofree char *canonical = hp_gate_resolve(gate, path, name, error);
  if (canonical != NULL && hp_gate_kept(gate, canonical) != NULL)
    return TRUE;
  const int file = canonical == NULL ? -1 : open_file(gate, canonical, name, error);
  struct stat status;
  if (file < 0)
    return FALSE;
  const gboolean known = fstat(file, &status) == 0;
  if (!known)
    set_unreadable(error, path, name, errno);
  close(file);
  return known && is_small_enough(status.st_size, limit, name, error);
}

/* ---- The user's own ------------------------------------------------------------------------ */

/* Pipes and the like have no size that is known before. */
static GBytes *read_bounded(int file, const struct stat *status, gsize limit, const char *path,
                            GError **error)
{
  const goffset size = S_ISREG(status->st_mode) ? status->st_size : 0;
  if (!is_small_enough(size, limit, path, error))
    return NULL;
  g_autoptr(GBytes) bytes = read_most(file, limit + 1, (gsize)size + 1);
  if (bytes == NULL)
    set_unreadable(error, path, path, errno);
  else if (is_small_enough((goffset)g_bytes_get_size(bytes), limit, path, error))
    return g_steal_pointer(&bytes);
  return NULL;
}

GBytes *hp_read_file(const char *path, gsize limit, GError **error)
{
  const int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  struct stat status;
  GBytes *bytes = NULL;
  if (file < 0 || fstat(file, &status) != 0)
    set_unreadable(error, path, path, errno);
  else if (!S_ISDIR(status.st_mode) || is_regular(&status, path, error))
    bytes = read_bounded(file, &status, limit, path, error);
  if (file >= 0)
    close(file);
  return bytes;
}
