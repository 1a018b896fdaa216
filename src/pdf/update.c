/* What was appended to a file (ISO 32000-1, 7.5.6).
 *
 * An update may bring objects with new numbers, and give old ones new contents. Of the old ones,
 * signing changes only these, and in no other way:
 *
 *   catalog   + /AcroForm /DSS /Perms /Extensions
 *   Info        /ModDate
 *   page        /Annots … + widgets of signature fields
 */
#include "pdf/inspect.h"

#include <string.h>

typedef struct {
  HpPdfFile *original, *updated;
  int catalog, info;
  GHashTable *pages; /* object number → index */
  guint signatures;
} Comparison;

static char *text_of(qpdf_data qpdf, qpdf_oh object)
{
  return g_strdup(qpdf_oh_unparse_resolved(qpdf, object));
}

static gboolean is_equal_stream(const Comparison *comparison, qpdf_oh one, qpdf_oh other)
{
  qpdf_data original = comparison->original->qpdf, updated = comparison->updated->qpdf;
  qpdf_oh first = qpdf_oh_get_dict(original, one), second = qpdf_oh_get_dict(updated, other);
  g_autofree char *before = text_of(original, first);
  g_autofree char *after = text_of(updated, second);
  g_autoptr(GBytes) data = hp_pdf_raw_bytes(original, one);
  g_autoptr(GBytes) new_data = hp_pdf_raw_bytes(updated, other);
  qpdf_oh_release(original, first);
  qpdf_oh_release(updated, second);
  return strcmp(before, after) == 0 && data != NULL && new_data != NULL &&
         g_bytes_equal(data, new_data);
}

static gboolean is_equal(const Comparison *comparison, qpdf_oh one, qpdf_oh other)
{
  qpdf_data original = comparison->original->qpdf, updated = comparison->updated->qpdf;
  if (qpdf_oh_is_stream(original, one) && qpdf_oh_is_stream(updated, other))
    return is_equal_stream(comparison, one, other);
  if (qpdf_oh_is_stream(original, one) || qpdf_oh_is_stream(updated, other))
    return FALSE;
  g_autofree char *before = text_of(original, one);
  g_autofree char *after = text_of(updated, other);
  return strcmp(before, after) == 0;
}

/* Whether every entry of `one` is in `other`, but for those named. */
static gboolean has_entries(qpdf_data qpdf, qpdf_oh one, qpdf_data other_qpdf, qpdf_oh other,
                            const char *const *but_for)
{
  gboolean same = TRUE;
  qpdf_oh_begin_dict_key_iter(qpdf, one);
  while (qpdf_oh_dict_more_keys(qpdf)) {
    const char *key = qpdf_oh_dict_next_key(qpdf);
    if (g_strv_contains(but_for, key))
      continue;
    qpdf_oh value = qpdf_oh_get_key(qpdf, one, key);
    qpdf_oh other_value = qpdf_oh_get_key(other_qpdf, other, key);
    g_autofree char *text = g_strdup(qpdf_oh_unparse(qpdf, value));
    g_autofree char *other_text = g_strdup(qpdf_oh_unparse(other_qpdf, other_value));
    same = same && strcmp(text, other_text) == 0;
    qpdf_oh_release(qpdf, value);
    qpdf_oh_release(other_qpdf, other_value);
  }
  return same;
}

static gboolean differs_only_in(const Comparison *comparison, qpdf_oh one, qpdf_oh other,
                                const char *const *but_for)
{
  qpdf_data original = comparison->original->qpdf, updated = comparison->updated->qpdf;
  return qpdf_oh_is_dictionary(original, one) && qpdf_oh_is_dictionary(updated, other) &&
         has_entries(original, one, updated, other, but_for) &&
         has_entries(updated, other, original, one, but_for);
}

gboolean hp_pdf_is_signature(qpdf_data qpdf, qpdf_oh annotation)
{
  gboolean is = FALSE;
  if (qpdf_oh_is_dictionary_of_type(qpdf, annotation, "", "/Widget")) {
    qpdf_oh type = qpdf_oh_get_key(qpdf, annotation, "/FT");
    qpdf_oh parent = qpdf_oh_get_key(qpdf, annotation, "/Parent");
    qpdf_oh inherited = qpdf_oh_is_dictionary(qpdf, parent) && qpdf_oh_is_null(qpdf, type)
                            ? qpdf_oh_get_key(qpdf, parent, "/FT")
                            : qpdf_oh_new_null(qpdf);
    is = (qpdf_oh_is_name(qpdf, type) && strcmp(qpdf_oh_get_name(qpdf, type), "/Sig") == 0) ||
         (qpdf_oh_is_name(qpdf, inherited) &&
          strcmp(qpdf_oh_get_name(qpdf, inherited), "/Sig") == 0);
    qpdf_oh_release(qpdf, inherited);
    qpdf_oh_release(qpdf, parent);
    qpdf_oh_release(qpdf, type);
  }
  return is;
}

/* The annotations there were, and after them signatures. */
static gboolean only_signatures_added(Comparison *comparison, qpdf_oh page, qpdf_oh new_page)
{
  qpdf_data original = comparison->original->qpdf, updated = comparison->updated->qpdf;
  qpdf_oh before = qpdf_oh_get_key(original, page, "/Annots");
  qpdf_oh after = qpdf_oh_get_key(updated, new_page, "/Annots");
  const int n =
      qpdf_oh_is_array(original, before) ? qpdf_oh_get_array_n_items(original, before) : 0;
  const int n_new =
      qpdf_oh_is_array(updated, after) ? qpdf_oh_get_array_n_items(updated, after) : 0;
  gboolean good = n_new >= n;
  for (int i = 0; i < n_new && good; i++) {
    qpdf_oh annotation = qpdf_oh_get_array_item(updated, after, i);
    if (i < n) {
      qpdf_oh old = qpdf_oh_get_array_item(original, before, i);
      good = qpdf_oh_get_object_id(original, old) == qpdf_oh_get_object_id(updated, annotation);
      qpdf_oh_release(original, old);
    } else {
      good = hp_pdf_is_signature(updated, annotation);
      comparison->signatures++;
    }
    qpdf_oh_release(updated, annotation);
  }
  qpdf_oh_release(original, before);
  qpdf_oh_release(updated, after);
  return good;
}

static gboolean may_differ(Comparison *comparison, int number, qpdf_oh one, qpdf_oh other)
{
  static const char *const of_catalog[] = {"/AcroForm", "/DSS", "/Perms", "/Extensions", NULL};
  static const char *const of_info[] = {"/ModDate", NULL};
  static const char *const of_page[] = {"/Annots", NULL};
  if (number == comparison->catalog)
    return differs_only_in(comparison, one, other, of_catalog);
  if (number == comparison->info)
    return differs_only_in(comparison, one, other, of_info);
  return g_hash_table_contains(comparison->pages, GINT_TO_POINTER(number)) &&
         differs_only_in(comparison, one, other, of_page) &&
         only_signatures_added(comparison, one, other);
}

static int number_in_trailer(qpdf_data qpdf, const char *key)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh value = qpdf_oh_get_key(qpdf, trailer, key);
  const int number = qpdf_oh_get_object_id(qpdf, value);
  qpdf_oh_release(qpdf, value);
  qpdf_oh_release(qpdf, trailer);
  return number;
}

static int size_in_trailer(qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh value = qpdf_oh_get_key(qpdf, trailer, "/Size");
  const int size = qpdf_oh_is_integer(qpdf, value) ? qpdf_oh_get_int_value_as_int(qpdf, value) : 0;
  qpdf_oh_release(qpdf, value);
  qpdf_oh_release(qpdf, trailer);
  return size;
}

static GHashTable *page_numbers(const HpPdfFile *file)
{
  GHashTable *pages = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < file->n_pages; i++) {
    qpdf_oh page = qpdf_get_page_n(file->qpdf, i);
    g_hash_table_insert(pages, GINT_TO_POINTER(qpdf_oh_get_object_id(file->qpdf, page)),
                        GUINT_TO_POINTER(i));
    qpdf_oh_release(file->qpdf, page);
  }
  return pages;
}

/* 0, or the number of an object that is not what it was. */
static int first_changed_object(Comparison *comparison)
{
  qpdf_data original = comparison->original->qpdf, updated = comparison->updated->qpdf;
  const int size = size_in_trailer(original);
  int changed = 0;
  for (int number = 1; number < size && changed == 0; number++) {
    qpdf_oh one = qpdf_get_object_by_id(original, number, 0);
    qpdf_oh other = qpdf_get_object_by_id(updated, number, 0);
    if (!is_equal(comparison, one, other) && !may_differ(comparison, number, one, other))
      changed = number;
    qpdf_oh_release(original, one);
    qpdf_oh_release(updated, other);
  }
  return changed;
}

static gboolean first_changed_page(const Comparison *comparison, guint *page)
{
  for (guint i = 0; i < comparison->original->n_pages; i++) {
    g_autofree char *before = hp_pdf_file_page_digest(comparison->original, i);
    g_autofree char *after = hp_pdf_file_page_digest(comparison->updated, i);
    *page = i;
    if (g_strcmp0(before, after) != 0)
      return TRUE;
  }
  return FALSE;
}

HpPdfUpdate hp_pdf_file_compare(HpPdfFile *original, HpPdfFile *updated, guint *page)
{
  g_autoptr(GHashTable) pages = page_numbers(original);
  Comparison comparison = {.original = original,
                           .updated = updated,
                           .catalog = number_in_trailer(original->qpdf, "/Root"),
                           .info = number_in_trailer(original->qpdf, "/Info"),
                           .pages = pages};
  if (first_changed_page(&comparison, page))
    return HP_PDF_UPDATE_PAGE;
  if (comparison.catalog != number_in_trailer(updated->qpdf, "/Root") ||
      comparison.info != number_in_trailer(updated->qpdf, "/Info"))
    return HP_PDF_UPDATE_OTHER;
  const int changed = first_changed_object(&comparison);
  gpointer index = NULL;
  if (changed != 0 && g_hash_table_lookup_extended(pages, GINT_TO_POINTER(changed), NULL, &index)) {
    *page = GPOINTER_TO_UINT(index);
    return HP_PDF_UPDATE_PAGE;
  }
  if (changed != 0)
    return HP_PDF_UPDATE_OTHER;
  return comparison.signatures > 0 ? HP_PDF_UPDATE_SIGNED : HP_PDF_UPDATE_NOTHING;
}
