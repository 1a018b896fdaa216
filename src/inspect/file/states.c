/* Whether a dictionary is the same in two states of one file. */
#include "inspect/file/states.h"

#include <string.h>

#define MAX_VALUE_DEPTH                                                                            \
  20 /* values in each other that are compared; deeper ones are other values */
#define MAX_TIMES_COMPARED                                                                         \
  16 /* times the size of a file that its values are written out; those left are other values */

char *hp_pdf_utc_date(const char *text, gsize length)
{
  static const char *const zones[] = {"", "Z", "Z00'00'", "Z00'00", "+00'00'", "+00'00"};
  static const gsize prefix = 2, digits = 14;
  if (length < prefix + digits || memcmp(text, "D:", prefix) != 0)
    return NULL;
  const gsize zone = prefix + digits;
  for (guint i = 0; i < G_N_ELEMENTS(zones); i++)
    if (length - zone == strlen(zones[i]) && memcmp(text + zone, zones[i], length - zone) == 0)
      return g_strndup(text, zone);
  return NULL;
}

/* A value of one of the states as it is written out. What becomes an object of its own stands in
   its place, as often as something refers to it: a few that refer to each other may be without end.
 */
typedef struct {
  HpPdfStates *states;
  qpdf_data qpdf; /* of the state that it is of */
  GString *text;
} ValueText;

static gboolean is_too_much(const ValueText *written)
{
  const HpPdfStates *states = written->states;
  const gsize size =
      g_bytes_get_size(states->original->bytes) + g_bytes_get_size(states->updated->bytes);
  return states->compared + written->text->len > MAX_TIMES_COMPARED * size;
}

static gboolean is_old(const ValueText *written, qpdf_oh value)
{
  qpdf_data original = written->states->original->qpdf;
  qpdf_oh before = qpdf_get_object_by_id(original, qpdf_oh_get_object_id(written->qpdf, value), 0);
  const gboolean is = !qpdf_oh_is_null(original, before);
  qpdf_oh_release(original, before);
  return is;
}

static void add_value(const ValueText *written, qpdf_oh value, int depth);

static void add_items(const ValueText *written, qpdf_oh array, int depth)
{
  const int n = qpdf_oh_get_array_n_items(written->qpdf, array);
  g_string_append_c(written->text, '[');
  for (int i = 0; i < n && !is_too_much(written); i++) {
    qpdf_oh item = qpdf_oh_get_array_item(written->qpdf, array, i);
    add_value(written, item, depth);
    qpdf_oh_release(written->qpdf, item);
  }
  g_string_append_c(written->text, ']');
}

static void add_entries(const ValueText *written, qpdf_oh dictionary, int depth)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(written->qpdf, dictionary);
  g_string_append(written->text, "<<");
  for (guint i = 0; i < keys->len && !is_too_much(written); i++) {
    const char *key = g_ptr_array_index(keys, i);
    qpdf_oh value = qpdf_oh_get_key(written->qpdf, dictionary, key);
    g_string_append(written->text, key);
    add_value(written, value, depth);
    qpdf_oh_release(written->qpdf, value);
  }
  g_string_append(written->text, ">>");
}

/* A value that has become an object of its own is the same value: signing programs do that. */
static void add_value(const ValueText *written, qpdf_oh value, int depth)
{
  qpdf_data qpdf = written->qpdf;
  const gboolean stays = qpdf_oh_is_indirect(qpdf, value) &&
                         (qpdf_oh_is_stream(qpdf, value) || is_old(written, value));
  if (!stays && depth < MAX_VALUE_DEPTH && qpdf_oh_is_array(qpdf, value))
    add_items(written, value, depth + 1);
  else if (!stays && depth < MAX_VALUE_DEPTH && qpdf_oh_is_dictionary(qpdf, value))
    add_entries(written, value, depth + 1);
  else
    g_string_append_printf(written->text, " %s",
                           stays ? qpdf_oh_unparse(qpdf, value)
                                 : qpdf_oh_unparse_resolved(qpdf, value));
}

/* NULL: it is too long to be known. Strings may be written in several ways. */
static char *value_of(HpPdfStates *states, qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  g_autofree char *string = hp_pdf_string_in(qpdf, dictionary, key);
  char *date = string == NULL ? NULL : hp_pdf_utc_date(string, strlen(string));
  if (date != NULL)
    return date;
  if (string != NULL)
    return g_steal_pointer(&string);
  const ValueText written = {states, qpdf, g_string_new(NULL)};
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  add_value(&written, value, 0);
  qpdf_oh_release(qpdf, value);
  const gboolean is_known = !is_too_much(&written);
  states->compared += written.text->len;
  return g_string_free(written.text, !is_known);
}

/* Whether every entry of `one` is in `other`, but for those named. */
static gboolean has_entries(HpPdfStates *states, HpPdfPair pair, qpdf_data qpdf,
                            qpdf_data other_qpdf, const char *const *but_for)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(qpdf, pair.before);
  gboolean same = TRUE;
  for (guint i = 0; i < keys->len && same; i++) {
    const char *key = g_ptr_array_index(keys, i);
    if (g_strv_contains(but_for, key))
      continue;
    g_autofree char *value = value_of(states, qpdf, pair.before, key);
    g_autofree char *other_value = value_of(states, other_qpdf, pair.after, key);
    same = value != NULL && other_value != NULL && strcmp(value, other_value) == 0;
  }
  return same;
}

gboolean hp_pdf_states_agree(HpPdfStates *states, HpPdfPair pair, const char *const *but_for)
{
  qpdf_data original = states->original->qpdf, updated = states->updated->qpdf;
  return qpdf_oh_is_dictionary(original, pair.before) &&
         qpdf_oh_is_dictionary(updated, pair.after) &&
         has_entries(states, pair, original, updated, but_for) &&
         has_entries(states, (HpPdfPair){pair.after, pair.before}, updated, original, but_for);
}

gboolean hp_pdf_info_is_of_saving(qpdf_data qpdf)
{
  static const char *const keys[] = {"/Creator", "/Producer", "/CreationDate", "/ModDate", NULL};
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh info = hp_pdf_dictionary_in(qpdf, trailer, "/Info");
  g_autoptr(GPtrArray) there = qpdf_oh_is_dictionary(qpdf, info)
                                   ? hp_pdf_keys_of(qpdf, info)
                                   : g_ptr_array_new_with_free_func(g_free);
  gboolean is = TRUE;
  for (guint i = 0; i < there->len; i++)
    is = is && g_strv_contains(keys, g_ptr_array_index(there, i));
  qpdf_oh_release(qpdf, info);
  qpdf_oh_release(qpdf, trailer);
  return is;
}
