/*
 * A driver for a fuzz target without libFuzzer: gives it the seeds, then a fixed number of
 * mutations of them, the same in every run.
 *
 *   fuzz-fo-smoke RUNS INPUT SEED…
 *
 * What it is about to try is first written to INPUT, so that what crashed it, or hung, is there to
 * look at; SEED is a file, or a folder of them. With RUNS 0 it tries the seeds only.
 */
#include "mutate.h"
#include "target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_file(GPtrArray *seeds, const char *path)
{
  char *text;
  gsize length;
  if (!g_file_get_contents(path, &text, &length, NULL))
    g_error("%s cannot be read", path);
  g_ptr_array_add(seeds, g_bytes_new_take(text, length));
}

/* Folders of other tests have other files, too. */
static gboolean is_seed(const char *name)
{
  static const char *const endings[] = {".fo",   ".xml",  ".pdf", ".png", ".jpg", ".svg", ".uri",
                                        ".docx", ".xlsx", ".odt", ".ods", ".csv", ".html"};
  for (guint i = 0; i < G_N_ELEMENTS(endings); i++)
    if (g_str_has_suffix(name, endings[i]))
      return TRUE;
  return FALSE;
}

/* In the order of the names: a folder lists its files in any order. */
static void add_folder(GPtrArray *seeds, const char *path)
{
  g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
  for (const char *name; (name = g_dir_read_name(folder)) != NULL;) {
    if (is_seed(name))
      g_ptr_array_add(files, g_build_filename(path, name, NULL));
  }
  g_ptr_array_sort(files, compare_names);
  for (guint i = 0; i < files->len; i++)
    add_file(seeds, g_ptr_array_index(files, i));
}

static void try_input(GBytes *input, const char *kept)
{
  gsize size;
  const char *data = g_bytes_get_data(input, &size);
  FILE *file = fopen(kept, "wb");
  if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
    g_error("%s cannot be written", kept);
  LLVMFuzzerTestOneInput((const guint8 *)data, size);
}

/* One mutation in four is made on top of an earlier one. */
static void try_mutations(GPtrArray *seeds, guint runs, const char *kept)
{
  g_autoptr(HpFuzzWords) words = hp_fuzz_words_of_target();
  const char *first = g_getenv("HP_FUZZ_SEED");
  g_autoptr(GRand) random = g_rand_new_with_seed(first ? (guint32)atoi(first) : 1);
  guint n_seeds = seeds->len;
  for (guint i = 0; i < runs; i++) {
    guint n = i % 4 ? n_seeds : seeds->len;
    GBytes *from = g_ptr_array_index(seeds, g_rand_int(random) % n);
    GBytes *mutated = hp_fuzz_mutate(words, g_bytes_get_data(from, NULL), g_bytes_get_size(from),
                                     g_rand_int(random));
    if (!mutated)
      continue;
    try_input(mutated, kept);
    if (seeds->len < 4 * n_seeds && g_bytes_get_size(mutated) < 100000)
      g_ptr_array_add(seeds, mutated);
    else
      g_bytes_unref(mutated);
  }
}

int main(int argc, char **argv)
{
  if (argc < 4) {
    fputs("usage: fuzz-…-smoke RUNS INPUT SEED…\n", stderr);
    return 2;
  }
  /* A warning of a library that it was misused is a fault of ours. */
  g_log_set_always_fatal(G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
  g_autoptr(GPtrArray) seeds = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
  for (int i = 3; i < argc; i++) {
    if (g_file_test(argv[i], G_FILE_TEST_IS_DIR))
      add_folder(seeds, argv[i]);
    else
      add_file(seeds, argv[i]);
  }
  /* libFuzzer begins with nothing, too, which is in no memory. */
  LLVMFuzzerTestOneInput(NULL, 0);
  for (guint i = 0; i < seeds->len; i++)
    try_input(g_ptr_array_index(seeds, i), argv[2]);
  if (seeds->len == 0)
    g_error("no seeds were found");
  else
    try_mutations(seeds, (guint)atoi(argv[1]), argv[2]);
  remove(argv[2]);
  return 0;
}
