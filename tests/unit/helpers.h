/* What the tests of several rooms need: a folder of their own, and what was said. */
#pragma once

#include "base/base.h"

#include <glib/gstdio.h>
#include <string.h>

/* ---- Files --------------------------------------------------------------------------------- */

/* A new folder; the caller's, who removes it. */
static inline char *scratch_folder(void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp("hp-XXXXXX", &error);
  g_assert_no_error(error);
  return folder;
}

/* Writes "name" or "folder/name" there; returns its path, the caller's. */
static inline char *scratch_data(const char *folder, const char *name, gconstpointer data,
                                 gsize size)
{
  char *path = g_build_filename(folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname(path);
  g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
  g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
  return path;
}

static inline char *scratch_file(const char *folder, const char *name, const char *text)
{
  return scratch_data(folder, name, text, strlen(text));
}

static inline void remove_folder(const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
      remove_folder(path);
    else
      g_unlink(path);
  }
  g_rmdir(folder);
}

/* ---- What was said ------------------------------------------------------------------------- */

static inline const HpDiagnostic *first_said(HpDiagnostics *diagnostics)
{
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  g_assert_cmpuint(said->len, >, 0);
  return g_ptr_array_index(said, 0);
}

/* How many messages have these words in them. */
static inline guint times_said(HpDiagnostics *diagnostics, const char *words)
{
  const GPtrArray *said = hp_diagnostics_sorted(diagnostics);
  guint times = 0;
  for (guint i = 0; i < said->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(said, i);
    g_test_message("%d: %.200s", one->place.line, one->message);
    times += strstr(one->message, words) != NULL;
  }
  return times;
}

static inline void assert_nothing_said(HpDiagnostics *diagnostics)
{
  g_assert_cmpuint(times_said(diagnostics, ""), ==, 0);
}
