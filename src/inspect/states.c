/* Whether a dictionary is the same in two states of one file. */
#include "inspect/states.h"

#include <string.h>

/* Strings may be written in several ways. */
static char *value_of(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  char *string = hp_pdf_string_in(qpdf, dictionary, key);
  if (string != NULL)
    return string;
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  string = g_strdup(qpdf_oh_unparse(qpdf, value));
  qpdf_oh_release(qpdf, value);
  return string;
}

/* Whether every entry of `one` is in `other`, but for those named. */
static gboolean has_entries(qpdf_data qpdf, qpdf_oh one, qpdf_data other_qpdf, qpdf_oh other,
                            const char *const *but_for)
{
  gboolean same = TRUE;
  qpdf_oh_begin_dict_key_iter(qpdf, one);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    const char *key = qpdf_oh_dict_next_key(qpdf);
    if (!same || g_strv_contains(but_for, key))
      continue;
    g_autofree char *name = g_strdup(key);
    g_autofree char *value = value_of(qpdf, one, name);
    g_autofree char *other_value = value_of(other_qpdf, other, name);
    same = strcmp(value, other_value) == 0;
  }
  return same;
}

gboolean hp_pdf_states_agree(const HpPdfStates *states, HpPdfPair pair, const char *const *but_for)
{
  qpdf_data original = states->original->qpdf, updated = states->updated->qpdf;
  return qpdf_oh_is_dictionary(original, pair.before) &&
         qpdf_oh_is_dictionary(updated, pair.after) &&
         has_entries(original, pair.before, updated, pair.after, but_for) &&
         has_entries(updated, pair.after, original, pair.before, but_for);
}
