/* Whether a dictionary is the same in two states of one file. */
#include "inspect/file/states.h"

#include <string.h>

#define MAX_VALUE_DEPTH                                                                            \
  20 /* values in each other that are compared; deeper ones are other values */

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

static gboolean is_old(qpdf_data original, qpdf_data qpdf, qpdf_oh value)
{
  qpdf_oh before = qpdf_get_object_by_id(original, qpdf_oh_get_object_id(qpdf, value), 0);
  const gboolean is = !qpdf_oh_is_null(original, before);
  qpdf_oh_release(original, before);
  return is;
}

static void add_value(GString *text, qpdf_data original, qpdf_data qpdf, qpdf_oh value, int depth);

static void add_items(GString *text, qpdf_data original, qpdf_data qpdf, qpdf_oh array, int depth)
{
  const int n = qpdf_oh_get_array_n_items(qpdf, array);
  g_string_append_c(text, '[');
  for (int i = 0; i < n; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, i);
    add_value(text, original, qpdf, item, depth);
    qpdf_oh_release(qpdf, item);
  }
  g_string_append_c(text, ']');
}

static void add_entries(GString *text, qpdf_data original, qpdf_data qpdf, qpdf_oh dictionary,
                        int depth)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(qpdf, dictionary);
  g_string_append(text, "<<");
  for (guint i = 0; i < keys->len; i++) {
    const char *key = g_ptr_array_index(keys, i);
    qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
    g_string_append(text, key);
    add_value(text, original, qpdf, value, depth);
    qpdf_oh_release(qpdf, value);
  }
  g_string_append(text, ">>");
}

/* A value that has become an object of its own is the same value: signing programs do that. */
static void add_value(GString *text, qpdf_data original, qpdf_data qpdf, qpdf_oh value, int depth)
{
  const gboolean stays = qpdf_oh_is_indirect(qpdf, value) &&
                         (qpdf_oh_is_stream(qpdf, value) || is_old(original, qpdf, value));
  if (!stays && depth < MAX_VALUE_DEPTH && qpdf_oh_is_array(qpdf, value))
    add_items(text, original, qpdf, value, depth + 1);
  else if (!stays && depth < MAX_VALUE_DEPTH && qpdf_oh_is_dictionary(qpdf, value))
    add_entries(text, original, qpdf, value, depth + 1);
  else
    g_string_append_printf(
        text, " %s", stays ? qpdf_oh_unparse(qpdf, value) : qpdf_oh_unparse_resolved(qpdf, value));
}

/* Strings may be written in several ways. */
static char *value_of(qpdf_data original, qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  g_autofree char *string = hp_pdf_string_in(qpdf, dictionary, key);
  char *date = string == NULL ? NULL : hp_pdf_utc_date(string, strlen(string));
  if (date != NULL)
    return date;
  if (string != NULL)
    return g_steal_pointer(&string);
  GString *text = g_string_new(NULL);
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  add_value(text, original, qpdf, value, 0);
  qpdf_oh_release(qpdf, value);
  return g_string_free(text, FALSE);
}

/* Whether every entry of `one` is in `other`, but for those named. */
static gboolean has_entries(qpdf_data original, HpPdfPair pair, qpdf_data qpdf,
                            qpdf_data other_qpdf, const char *const *but_for)
{
  g_autoptr(GPtrArray) keys = hp_pdf_keys_of(qpdf, pair.before);
  gboolean same = TRUE;
  for (guint i = 0; i < keys->len && same; i++) {
    const char *key = g_ptr_array_index(keys, i);
    if (g_strv_contains(but_for, key))
      continue;
    g_autofree char *value = value_of(original, qpdf, pair.before, key);
    g_autofree char *other_value = value_of(original, other_qpdf, pair.after, key);
    same = strcmp(value, other_value) == 0;
  }
  return same;
}

gboolean hp_pdf_states_agree(const HpPdfStates *states, HpPdfPair pair, const char *const *but_for)
{
  qpdf_data original = states->original->qpdf, updated = states->updated->qpdf;
  return qpdf_oh_is_dictionary(original, pair.before) &&
         qpdf_oh_is_dictionary(updated, pair.after) &&
         has_entries(original, pair, original, updated, but_for) &&
         has_entries(original, (HpPdfPair){pair.after, pair.before}, updated, original, but_for);
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
