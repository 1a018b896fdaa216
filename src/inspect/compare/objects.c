/*
 * Whether two files have the same objects, however those are numbered, packed and compressed
 * (ISO 32000-1, 7.3, 7.5): programs that save a file anew write them otherwise.
 *
 *   trailer ─► Root, Info ─► … both walked side by side, each pair of objects once
 *
 * What no reader comes to does not count, nor does what such programs say of themselves. Some write
 * content streams in other words: of those it is said only that they differ (painted.c goes on).
 */
#include "inspect/update/update.h"

#include <math.h>
#include <string.h>

#define MAX_OBJECT_PAIRS                                                                           \
  4000000 /* values of a file that are compared with another's; not the same */
#define SAME_NUMBER 1e-7

typedef enum {
  PLAIN,
  CONTENT,   /* painted on a page: it may be written in other words */
  RESOURCES, /* what content calls by name; what fonts call is none */
  PICTURES,  /* a dictionary of content: of pictures, forms, patterns */
  STATES,    /* graphics state parameters, whose soft masks are content as well: */
  STATE,
  MASK,
  PANEL, /* what is open beside the pages: files inside, where a program saw that there are */
  ABOUT, /* what is said of the document */
  BYTES, /* strings that are no text */
  N_ROLES
} PairRole;

typedef struct {
  qpdf_oh one, other;
  PairRole role;
} ObjectPair;

typedef struct {
  qpdf_data one, other;
  GArray *todo;              /* of ObjectPair: its owner */
  GHashTable *seen[N_ROLES]; /* of guint64: the numbers of two objects */
  guint left;
  gboolean rewritten; /* some content is not written in the same words */
} SideBySide;

static void add_pair(SideBySide *files, qpdf_oh one, qpdf_oh other, PairRole role)
{
  const ObjectPair pair = {one, other, role};
  g_array_append_val(files->todo, pair);
}

static void release(const SideBySide *files, ObjectPair pair)
{
  qpdf_oh_release(files->one, pair.one);
  qpdf_oh_release(files->other, pair.other);
}

/* Whether both are objects of their own, and have been compared with each other, in that role, or
   will be. */
static gboolean is_seen(const SideBySide *files, ObjectPair pair)
{
  const gint64 one = qpdf_oh_get_object_id(files->one, pair.one);
  const gint64 other = qpdf_oh_get_object_id(files->other, pair.other);
  const guint64 key = (guint64)one << 32 | (guint64)other;
  return one > 0 && other > 0 &&
         !g_hash_table_add(files->seen[pair.role], g_memdup2(&key, sizeof key));
}

/* ---- Dictionaries and arrays ---------------------------------------------------------------- */

static gboolean is_how_it_is_packed(const char *key)
{
  return strcmp(key, "/Length") == 0 || strcmp(key, "/Filter") == 0 ||
         strcmp(key, "/DecodeParms") == 0;
}

static gboolean is_number(qpdf_data qpdf, qpdf_oh value, double number)
{
  return qpdf_oh_is_number(qpdf, value) && qpdf_oh_get_numeric_value(qpdf, value) == number;
}

static gboolean is_black(qpdf_data qpdf, qpdf_oh value)
{
  gboolean black = qpdf_oh_is_array(qpdf, value) && qpdf_oh_get_array_n_items(qpdf, value) == 3;
  for (int i = 0; i < 3 && black; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, value, i);
    black = is_number(qpdf, item, 0);
    qpdf_oh_release(qpdf, item);
  }
  return black;
}

/* Whether an entry says what is true without it: null (7.3.7), the first number of page labels
   (12.4.2), which extensions of PDF its saving needs (7.12), how bookmarks look (12.3.3), pages
   that are not turned (7.7.3.3), no resources; a name of pdftk's own. */
static gboolean is_as_without(qpdf_data qpdf, const char *key, qpdf_oh value)
{
  return hp_pdf_is_empty(qpdf, value) || strcmp(key, "/Extensions") == 0 ||
         strcmp(key, "/pdftk_PageNum") == 0 ||
         (strcmp(key, "/St") == 0 && is_number(qpdf, value, 1)) ||
         (strcmp(key, "/Rotate") == 0 && is_number(qpdf, value, 0)) ||
         (strcmp(key, "/F") == 0 && is_number(qpdf, value, 0)) ||
         (strcmp(key, "/C") == 0 && is_black(qpdf, value));
}

/* What a program that saves the file says of itself, and when. */
static gboolean is_of_the_saving(PairRole role, const char *key)
{
  static const char *const keys[] = {"/Creator", "/Producer", "/ModDate", NULL};
  return role == ABOUT && g_strv_contains(keys, key);
}

/* Those that say something of it: of a stream not how it is packed. */
static GPtrArray *keys_that_count(qpdf_data qpdf, qpdf_oh dictionary, PairRole role,
                                  gboolean of_stream)
{
  GPtrArray *keys = hp_pdf_keys_of(qpdf, dictionary);
  for (guint i = keys->len; i > 0; i--) {
    const char *key = g_ptr_array_index(keys, i - 1);
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
    if ((of_stream && is_how_it_is_packed(key)) || is_as_without(qpdf, key, value) ||
        is_of_the_saving(role, key))
      g_ptr_array_remove_index(keys, i - 1);
    qpdf_oh_release(qpdf, value);
  }
  return keys;
}

/* Who saves a file may say when it was made, if the file does not. */
static void pass_when_made(PairRole role, GPtrArray *keys, const GPtrArray *others)
{
  guint at = 0;
  if (role == ABOUT && keys->len == others->len + 1 &&
      g_ptr_array_find_with_equal_func(keys, "/CreationDate", g_str_equal, &at) &&
      !g_ptr_array_find_with_equal_func((GPtrArray *)others, "/CreationDate", g_str_equal, NULL))
    g_ptr_array_remove_index(keys, at);
}

static PairRole role_of(const SideBySide *files, const ObjectPair *pair, const char *key)
{
  const gboolean is_page = hp_pdf_has_name(files->one, pair->one, "/Type", "/Page");
  if (pair->role == PICTURES || (is_page && strcmp(key, "/Contents") == 0))
    return CONTENT;
  if (pair->role == RESOURCES && (strcmp(key, "/XObject") == 0 || strcmp(key, "/Pattern") == 0))
    return PICTURES;
  if (pair->role == RESOURCES && strcmp(key, "/ExtGState") == 0)
    return STATES;
  if (pair->role == STATES)
    return STATE;
  if (pair->role == STATE && strcmp(key, "/SMask") == 0)
    return MASK;
  if (pair->role == MASK && strcmp(key, "/G") == 0)
    return CONTENT;
  if (strcmp(key, "/PageMode") == 0)
    return PANEL;
  if (hp_pdf_has_bytes(key))
    return BYTES;
  const gboolean is_pages = is_page || hp_pdf_has_name(files->one, pair->one, "/Type", "/Pages");
  return strcmp(key, "/Resources") == 0 && (is_pages || pair->role == CONTENT) ? RESOURCES : PLAIN;
}

static gboolean add_entries(SideBySide *files, ObjectPair pair, gboolean of_stream)
{
  g_autoptr(GPtrArray) keys = keys_that_count(files->one, pair.one, pair.role, of_stream);
  g_autoptr(GPtrArray) others = keys_that_count(files->other, pair.other, pair.role, of_stream);
  pass_when_made(pair.role, keys, others);
  for (guint i = 0; i < keys->len && keys->len == others->len; i++) {
    const char *key = g_ptr_array_index(keys, i);
    if (!qpdf_oh_has_key(files->other, pair.other, key))
      return FALSE;
    add_pair(files, qpdf_oh_get_key(files->one, pair.one, key),
             qpdf_oh_get_key(files->other, pair.other, key), role_of(files, &pair, key));
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
             qpdf_oh_get_array_item(files->other, pair.other, i),
             pair.role == BYTES ? BYTES : PLAIN);
  return TRUE;
}

/* ---- Streams -------------------------------------------------------------------------------- */

/* Where the bytes of two streams differ. */
static gboolean may_differ(SideBySide *files, const ObjectPair *pair, qpdf_oh dictionary,
                           GBytes *bytes, GBytes *other_bytes)
{
  if (bytes == NULL || other_bytes == NULL)
    return FALSE;
  if (hp_pdf_has_name(files->one, dictionary, "/Type", "/Metadata"))
    return hp_pdf_metadata_agree(bytes, other_bytes);
  if (pair->role != CONTENT || hp_pdf_has_name(files->one, dictionary, "/Subtype", "/Image"))
    return FALSE;
  files->rewritten = TRUE;
  return TRUE;
}

static gboolean compare_streams(SideBySide *files, ObjectPair pair)
{
  const ObjectPair entries = {qpdf_oh_get_dict(files->one, pair.one),
                              qpdf_oh_get_dict(files->other, pair.other), pair.role};
  g_autofree char *packing = NULL, *other_packing = NULL;
  g_autoptr(GBytes) bytes = hp_pdf_unpacked_bytes(files->one, pair.one, &packing);
  g_autoptr(GBytes) other_bytes = hp_pdf_unpacked_bytes(files->other, pair.other, &other_packing);
  const gboolean equal = bytes != NULL && other_bytes != NULL &&
                         strcmp(packing, other_packing) == 0 && g_bytes_equal(bytes, other_bytes);
  const gboolean same = (equal || may_differ(files, &pair, entries.one, bytes, other_bytes)) &&
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

/* Whether both say the same in two encodings of text strings (7.9.2.2), one of them with a mark. */
static gboolean are_same_texts(const SideBySide *files, ObjectPair pair)
{
  g_autofree char *text = g_strdup(qpdf_oh_get_utf8_value(files->one, pair.one));
  const char *other = qpdf_oh_get_utf8_value(files->other, pair.other);
  return strcmp(text, other) == 0 && strstr(text, "\xef\xbf\xbd") == NULL;
}

static gboolean is_marked(const char *string, size_t length)
{
  return length >= 2 && memcmp(string, "\xfe\xff", 2) == 0;
}

static gboolean are_same_strings(const SideBySide *files, ObjectPair pair)
{
  size_t length = 0, other_length = 0;
  const char *string = qpdf_oh_get_binary_string_value(files->one, pair.one, &length);
  g_autofree char *kept = g_memdup2(string, length);
  const char *other = qpdf_oh_get_binary_string_value(files->other, pair.other, &other_length);
  if (is_marked(kept, length) != is_marked(other, other_length))
    return pair.role != BYTES && are_same_texts(files, pair);
  g_autofree char *date = hp_pdf_utc_date(kept, length);
  g_autofree char *other_date = hp_pdf_utc_date(other, other_length);
  if (date != NULL && other_date != NULL)
    return strcmp(date, other_date) == 0;
  return length == other_length && (length == 0 || memcmp(kept, other, length) == 0);
}

static gboolean are_same_names(const SideBySide *files, ObjectPair pair)
{
  g_autofree char *name = g_strdup(qpdf_oh_get_name(files->one, pair.one));
  return strcmp(name, qpdf_oh_get_name(files->other, pair.other)) == 0 ||
         (pair.role == PANEL &&
          strcmp(qpdf_oh_get_name(files->one, pair.one), "/UseAttachments") == 0);
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

static void begin(SideBySide *files, const char *key, PairRole role)
{
  const ObjectPair trailers = {qpdf_get_trailer(files->one), qpdf_get_trailer(files->other), PLAIN};
  add_pair(files, qpdf_oh_get_key(files->one, trailers.one, key),
           qpdf_oh_get_key(files->other, trailers.other, key), role);
  release(files, trailers);
}

HpPdfObjects hp_pdf_file_compare_objects(HpPdfFile *file, HpPdfFile *other)
{
  SideBySide files = {.one = file->qpdf,
                      .other = other->qpdf,
                      .todo = g_array_new(FALSE, FALSE, sizeof(ObjectPair)),
                      .left = MAX_OBJECT_PAIRS};
  for (guint role = 0; role < N_ROLES; role++)
    files.seen[role] = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  begin(&files, "/Root", PLAIN);
  begin(&files, "/Info", ABOUT);
  gboolean same = TRUE;
  while (files.todo->len > 0) {
    const ObjectPair pair = g_array_index(files.todo, ObjectPair, files.todo->len - 1);
    g_array_set_size(files.todo, files.todo->len - 1);
    same = same && files.left-- > 0 && (is_seen(&files, pair) || compare(&files, pair));
    release(&files, pair);
  }
  g_array_unref(files.todo);
  for (guint role = 0; role < N_ROLES; role++)
    g_hash_table_unref(files.seen[role]);
  if (!same)
    return HP_PDF_OTHER_OBJECTS;
  return files.rewritten ? HP_PDF_REWRITTEN_CONTENT : HP_PDF_SAME_OBJECTS;
}
