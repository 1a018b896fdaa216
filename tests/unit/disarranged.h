/*
 * What the random tests of changes to sources share: plans laid out and encoded at random.
 */
#pragma once

#include "edited.h"

typedef struct {
  const char *encoding, *mark;
} Encoding;

static const Encoding encodings[] = {
    {"UTF-8", ""}, {"UTF-8", "\xEF\xBB\xBF"}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"}};

/* ---- A source, disarranged ------------------------------------------------------------------- */

/* Whether the line break at `at` stands between elements: not in a comment, in an instruction, or
   in words. */
static inline gboolean is_between(const char *text, const char *at)
{
  const char *next = at + strspn(at, " \t\r\n");
  const char *comment = g_strrstr_len(text, at - text, "<!--");
  const char *end = g_strrstr_len(text, at - text, "-->");
  return at > text && at[-1] == '>' && *next == '<' && (comment == NULL || comment < end) &&
         g_strrstr_len(text, at - text, "<head") != NULL;
}

/* With an entity of the file's own in the titles. The caller's. */
static inline char *with_entities(const char *text)
{
  GString *result = g_string_new(text);
  if (strstr(text, "<!DOCTYPE") == NULL) {
    g_string_replace(result, "<plan ",
                     "<!DOCTYPE plan [<!-- ]> -->\n<!ENTITY e \"&#233;\">]>\n<plan ", 1);
    g_string_replace(result, "<title>", "<title>&e;", 0);
  }
  return g_string_free(result, FALSE);
}

/* Other line ends, other indentation, comments and instructions here and there. The caller's. */
static inline char *disarranged(GRand *rand, const char *text)
{
  static const char *const between[] = {"<!-- <meeting> & ' \" -->", "<?x <a> ?>", " \t ",
                                        "<!---->"};
  static const char *const line_ends[] = {"\n", "\r\n"};
  static const char *const indents[] = {" ", "\t", "    ", ""};
  const char *line_end = line_ends[g_rand_int_range(rand, 0, G_N_ELEMENTS(line_ends))];
  const char *indent = indents[g_rand_int_range(rand, 0, G_N_ELEMENTS(indents))];
  GString *result = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at != '\n') {
      g_string_append_c(result, *at);
      continue;
    }
    if (is_between(text, at) && g_rand_int_range(rand, 0, 8) == 0)
      g_string_append(result, between[g_rand_int_range(rand, 0, G_N_ELEMENTS(between))]);
    g_string_append(result, line_end);
    for (; strncmp(at + 1, "  ", 2) == 0; at += 2)
      g_string_append(result, indent);
  }
  return g_string_free(result, FALSE);
}

/* In any encoding. */
static inline void write_disarranged(GRand *rand, const char *path, const char *text)
{
  const Encoding *encoding = &encodings[g_rand_int_range(rand, 0, G_N_ELEMENTS(encodings))];
  g_autofree char *whole = g_rand_boolean(rand) ? with_entities(text) : g_strdup(text);
  g_autofree char *other = disarranged(rand, whole);
  g_autoptr(GBytes) bytes = encoded(other, encoding->encoding, encoding->mark);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
}

/* ---- Files ----------------------------------------------------------------------------------- */

static inline gboolean is_valid(const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  return edit != NULL;
}

static inline void copy_plans(const char *from, const char *to, GPtrArray *names)
{
  g_autoptr(GDir) listing = g_dir_open(from, 0, NULL);
  for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
    g_autofree char *path = g_build_filename(from, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
      continue;
    g_autoptr(GBytes) bytes = read_bytes(path);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_free(scratch_data(to, name, data, size));
    if (g_str_has_suffix(name, ".xml"))
      g_ptr_array_add(names, g_strdup(name));
  }
}

/* Of all files: name → GBytes. The caller's. */
static inline GHashTable *bytes_of_all(const char *folder)
{
  GHashTable *all =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_hash_table_insert(all, g_strdup(name), read_bytes(path));
  }
  return all;
}

static inline void assert_same_files(GHashTable *before, GHashTable *after)
{
  GHashTableIter iter;
  gpointer name = NULL, bytes = NULL;
  g_assert_cmpuint(g_hash_table_size(before), ==, g_hash_table_size(after));
  g_hash_table_iter_init(&iter, before);
  while (g_hash_table_iter_next(&iter, &name, &bytes)) {
    GBytes *now = g_hash_table_lookup(after, name);
    gsize size = 0;
    const char *text = now == NULL ? "" : g_bytes_get_data(now, &size);
    if (now == NULL || !g_bytes_equal(bytes, now))
      g_error("%s is not as it was: %.*s", (const char *)name, (int)size, text);
  }
}

/* The same each time, unless HP_SEED says otherwise. */
static inline GRand *random_of_test(void)
{
  const char *seed = g_getenv("HP_SEED");
  return g_rand_new_with_seed(seed == NULL ? 1 : (guint32)g_ascii_strtoull(seed, NULL, 10));
}

/* A program of one test. */
static inline int run_random(int argc, char **argv, const char *name, GTestFunc test)
{
  g_test_init(&argc, &argv, NULL);
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  schema = hp_plan_schema_new(path);
  g_test_add_func(name, test);
  const int status = g_test_run();
  hp_plan_schema_free(schema);
  return status;
}
