/*
 * Whether two files have the same objects, however those are numbered, packed and compressed
 * (ISO 32000-1, 7.3, 7.5): programs that save a file anew write them otherwise.
 *
 *   trailer ─► Root, Info ─► … both walked side by side, each pair of objects once
 *
 * What no reader comes to does not count.
 */
#include "inspect/file.h"

#include <math.h>
#include <string.h>

#define MAX_OBJECT_PAIRS                                                                           \
  4000000 /* values of a file that are compared with another's; not the same */
#define SAME_NUMBER 1e-7

typedef struct {
  qpdf_oh one, other;
} ObjectPair;

typedef struct {
  qpdf_data one, other;
  GArray *todo;     /* of ObjectPair: its owner */
  GHashTable *seen; /* of gint64: the numbers of two objects */
  guint left;
} SideBySide;

static void add_pair(SideBySide *files, qpdf_oh one, qpdf_oh other)
{
  const ObjectPair pair = {one, other};
  g_array_append_val(files->todo, pair);
}

static void release(const SideBySide *files, ObjectPair pair)
{
  qpdf_oh_release(files->one, pair.one);
  qpdf_oh_release(files->other, pair.other);
}

/* Whether both are objects of their own, and have been compared with each other or will be. */
static gboolean is_seen(const SideBySide *files, ObjectPair pair)
{
  const gint64 one = qpdf_oh_get_object_id(files->one, pair.one);
  const gint64 other = qpdf_oh_get_object_id(files->other, pair.other);
  const gint64 key = one << 32 | other;
  return one > 0 && other > 0 && !g_hash_table_add(files->seen, g_memdup2(&key, sizeof key));
}

/* ---- Dictionaries and arrays ---------------------------------------------------------------- */

static gboolean is_how_it_is_packed(const char *key)
{
  return strcmp(key, "/Length") == 0 || strcmp(key, "/Filter") == 0 ||
         strcmp(key, "/DecodeParms") == 0;
}

/* Of char *; an entry that is null is none (7.3.7). */
static GPtrArray *keys_of(qpdf_data qpdf, qpdf_oh dictionary, gboolean of_stream)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
  qpdf_oh_begin_dict_key_iter(qpdf, dictionary);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    const char *key = qpdf_oh_dict_next_key(qpdf);
    if (!of_stream || !is_how_it_is_packed(key))
      g_ptr_array_add(keys, g_strdup(key));
  }
  for (guint i = keys->len; i > 0; i--) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, g_ptr_array_index(keys, i - 1));
    if (qpdf_oh_is_null(qpdf, value))
      g_ptr_array_remove_index(keys, i - 1);
    qpdf_oh_release(qpdf, value);
  }
  return keys;
}

static gboolean add_entries(SideBySide *files, ObjectPair pair, gboolean of_stream)
{
  g_autoptr(GPtrArray) keys = keys_of(files->one, pair.one, of_stream);
  g_autoptr(GPtrArray) others = keys_of(files->other, pair.other, of_stream);
  for (guint i = 0; i < keys->len && keys->len == others->len; i++) {
    const char *key = g_ptr_array_index(keys, i);
    if (!qpdf_oh_has_key(files->other, pair.other, key))
      return FALSE;
    add_pair(files, qpdf_oh_get_key(files->one, pair.one, key),
             qpdf_oh_get_key(files->other, pair.other, key));
  }
  return keys->len == others->len;
}

static gboolean add_items(SideBySide *files, ObjectPair pair)
{
  const int n = qpdf_oh_get_array_n_items(files->one, pair.one);
  if (n != qpdf_oh_get_array_n_items(files->other, pair.other))
    return FALSE;
  for (int i = 0; i < n; i++)
    add_pair(files, qpdf_oh_get_array_item(files->one, pair.one, i),
             qpdf_oh_get_array_item(files->other, pair.other, i));
  return TRUE;
}

/* ---- Streams -------------------------------------------------------------------------------- */

/* What is needed to read the bytes that hp_pdf_plain_bytes() gives; the caller's. */
static char *packing_of(qpdf_data qpdf, qpdf_oh stream, qpdf_oh dictionary)
{
  g_autoptr(GBytes) inflated = hp_pdf_stream_bytes(qpdf, stream);
  GString *packing = g_string_new(NULL);
  static const char *const keys[] = {"/Filter", "/DecodeParms"};
  for (guint i = 0; i < G_N_ELEMENTS(keys) && inflated == NULL; i++) {
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, keys[i]);
    g_string_append_printf(packing, "%s ", qpdf_oh_unparse_resolved(qpdf, value));
    qpdf_oh_release(qpdf, value);
  }
  if (strcmp(packing->str, "null null ") == 0)
    g_string_truncate(packing, 0);
  return g_string_free(packing, FALSE);
}

static gboolean compare_streams(SideBySide *files, ObjectPair pair)
{
  const ObjectPair entries = {qpdf_oh_get_dict(files->one, pair.one),
                              qpdf_oh_get_dict(files->other, pair.other)};
  g_autofree char *packing = packing_of(files->one, pair.one, entries.one);
  g_autofree char *other_packing = packing_of(files->other, pair.other, entries.other);
  g_autoptr(GBytes) bytes = hp_pdf_plain_bytes(files->one, pair.one);
  g_autoptr(GBytes) other_bytes = hp_pdf_plain_bytes(files->other, pair.other);
  const gboolean same = strcmp(packing, other_packing) == 0 && bytes != NULL &&
                        other_bytes != NULL && g_bytes_equal(bytes, other_bytes) &&
                        add_entries(files, entries, TRUE);
  release(files, entries);
  return same;
}

/* ---- Values --------------------------------------------------------------------------------- */

/* As exactly as programs write them that reckon in single precision. */
static gboolean are_same_numbers(const SideBySide *files, ObjectPair pair)
{
  if (!qpdf_oh_is_number(files->one, pair.one) || !qpdf_oh_is_number(files->other, pair.other))
    return FALSE;
  const double number = qpdf_oh_get_numeric_value(files->one, pair.one);
  const double other = qpdf_oh_get_numeric_value(files->other, pair.other);
  return fabs(number - other) <= SAME_NUMBER * MAX(1, fabs(number));
}

static gboolean are_same_strings(const SideBySide *files, ObjectPair pair)
{
  size_t length = 0, other_length = 0;
  const char *string = qpdf_oh_get_binary_string_value(files->one, pair.one, &length);
  g_autofree char *kept = g_memdup2(string, length);
  const char *other = qpdf_oh_get_binary_string_value(files->other, pair.other, &other_length);
  return length == other_length && (length == 0 || memcmp(kept, other, length) == 0);
}

static gboolean are_same_names(const SideBySide *files, ObjectPair pair)
{
  g_autofree char *name = g_strdup(qpdf_oh_get_name(files->one, pair.one));
  return strcmp(name, qpdf_oh_get_name(files->other, pair.other)) == 0;
}

static gboolean compare(SideBySide *files, ObjectPair pair)
{
  const guint type = qpdf_oh_get_type_code(files->one, pair.one);
  if (are_same_numbers(files, pair))
    return TRUE;
  if (qpdf_oh_get_type_code(files->other, pair.other) != type)
    return FALSE;
  switch (type) {
  case ot_null:
    return TRUE;
  case ot_boolean:
    return qpdf_oh_get_bool_value(files->one, pair.one) ==
           qpdf_oh_get_bool_value(files->other, pair.other);
  case ot_string:
    return are_same_strings(files, pair);
  case ot_name:
    return are_same_names(files, pair);
  case ot_array:
    return add_items(files, pair);
  case ot_dictionary:
    return add_entries(files, pair, FALSE);
  case ot_stream:
    return compare_streams(files, pair);
  default:
    return FALSE;
  }
}

/* ---- Files ---------------------------------------------------------------------------------- */

static void begin(SideBySide *files, const char *key)
{
  const ObjectPair trailers = {qpdf_get_trailer(files->one), qpdf_get_trailer(files->other)};
  add_pair(files, qpdf_oh_get_key(files->one, trailers.one, key),
           qpdf_oh_get_key(files->other, trailers.other, key));
  release(files, trailers);
}

gboolean hp_pdf_file_has_same_objects(HpPdfFile *file, HpPdfFile *other)
{
  SideBySide files = {file->qpdf, other->qpdf, g_array_new(FALSE, FALSE, sizeof(ObjectPair)),
                      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
                      MAX_OBJECT_PAIRS};
  begin(&files, "/Root");
  begin(&files, "/Info");
  begin(&files, "/Encrypt");
  gboolean same = TRUE;
  while (files.todo->len > 0) {
    const ObjectPair pair = g_array_index(files.todo, ObjectPair, files.todo->len - 1);
    g_array_set_size(files.todo, files.todo->len - 1);
    same = same && files.left-- > 0 && (is_seen(&files, pair) || compare(&files, pair));
    release(&files, pair);
  }
  g_array_unref(files.todo);
  g_hash_table_unref(files.seen);
  return same;
}
