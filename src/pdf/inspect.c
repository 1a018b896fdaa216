/* Finished files, read with qpdf. */
#include "pdf/pdf.h"

#include "pdf/inflate.h"

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ATTACHMENTS 1000

struct HpPdfFile {
  GBytes *bytes;
  qpdf_data qpdf;
  guint n_pages;
};

/* ---- Opening ------------------------------------------------------------------------------- */

static gboolean set_error(GError **error, const char *message)
{
  g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

static gboolean may_be_read(const char *data, gsize size, GError **error)
{
  if (size > HP_PDF_MAX_BYTES)
    return set_error(error, _("the file is too large"));
  if (size < 5 || memcmp(data, "%PDF-", 5) != 0)
    return set_error(error, _("it is not a PDF"));
  if (!hp_streams_are_bounded(data, size, HP_PDF_MAX_STREAM))
    return set_error(error, _("it would need too much memory"));
  return TRUE;
}

/* qpdf mends what is damaged; here damage is what is looked for. */
static gboolean is_undamaged(HpPdfFile *file, GError **error)
{
  if (qpdf_has_error(file->qpdf)) {
    qpdf_error reason = qpdf_get_error(file->qpdf);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is damaged (%s)"),
                qpdf_get_error_message_detail(file->qpdf, reason));
    return FALSE;
  }
  return qpdf_more_warnings(file->qpdf) ? set_error(error, _("it is damaged")) : TRUE;
}

HpPdfFile *hp_pdf_file_open(GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (!may_be_read(data, size, error))
    return NULL;
  g_autoptr(HpPdfFile) file = g_new0(HpPdfFile, 1);
  file->bytes = g_bytes_ref(bytes);
  file->qpdf = qpdf_init();
  qpdf_silence_errors(file->qpdf);
  qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery(file->qpdf, QPDF_FALSE);
  qpdf_read_memory(file->qpdf, "PDF", data, size, NULL);
  if (!is_undamaged(file, error))
    return NULL;
  file->n_pages = (guint)MAX(qpdf_get_num_pages(file->qpdf), 0);
  return is_undamaged(file, error) ? g_steal_pointer(&file) : NULL;
}

void hp_pdf_file_free(HpPdfFile *file)
{
  if (file == NULL)
    return;
  qpdf_cleanup(&file->qpdf);
  g_bytes_unref(file->bytes);
  g_free(file);
}

guint hp_pdf_file_n_pages(const HpPdfFile *file)
{
  return file->n_pages;
}

/* ---- Streams ------------------------------------------------------------------------------- */

static gboolean is_plain_flate(qpdf_data qpdf, qpdf_oh stream)
{
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
  qpdf_oh filter = qpdf_oh_get_key(qpdf, dictionary, "/Filter");
  const gboolean plain = qpdf_oh_is_name(qpdf, filter) &&
                         strcmp(qpdf_oh_get_name(qpdf, filter), "/FlateDecode") == 0 &&
                         !qpdf_oh_has_key(qpdf, dictionary, "/DecodeParms");
  qpdf_oh_release(qpdf, filter);
  qpdf_oh_release(qpdf, dictionary);
  return plain;
}

static GBytes *raw_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  if (!qpdf_oh_is_stream(qpdf, stream) ||
      (qpdf_oh_get_stream_data(qpdf, stream, qpdf_dl_none, &filtered, &data, &size) &
       QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new_with_free_func(data, size, free, data);
}

/* NULL if it is no stream as this program writes them. */
static GBytes *stream_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  g_autoptr(GBytes) raw = raw_bytes(qpdf, stream);
  if (raw == NULL || !is_plain_flate(qpdf, stream))
    return NULL;
  return hp_inflate(raw, HP_PDF_MAX_STREAM);
}

char *hp_pdf_file_page_digest(HpPdfFile *file, guint page)
{
  if (page >= file->n_pages)
    return NULL;
  qpdf_oh dictionary = qpdf_get_page_n(file->qpdf, page);
  qpdf_oh contents = qpdf_oh_get_key(file->qpdf, dictionary, "/Contents");
  g_autoptr(GBytes) bytes = stream_bytes(file->qpdf, contents);
  qpdf_oh_release(file->qpdf, contents);
  qpdf_oh_release(file->qpdf, dictionary);
  return bytes == NULL ? NULL : g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
}

/* ---- Attachments --------------------------------------------------------------------------- */

static void embedded_file_free(gpointer data)
{
  HpPdfEmbeddedFile *embedded = data;
  g_free(embedded->name);
  g_free(embedded->description);
  if (embedded->bytes != NULL)
    g_bytes_unref(embedded->bytes);
  g_free(embedded);
}

/* The caller's; NULL if there is no such string. */
static char *string_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  char *string = qpdf_oh_is_string(qpdf, value)
                     ? g_utf8_make_valid(qpdf_oh_get_utf8_value(qpdf, value), -1)
                     : NULL;
  qpdf_oh_release(qpdf, value);
  return string;
}

static GBytes *bytes_of_specification(qpdf_data qpdf, qpdf_oh specification)
{
  qpdf_oh files = qpdf_oh_get_key(qpdf, specification, "/EF");
  GBytes *bytes = NULL;
  if (qpdf_oh_is_dictionary(qpdf, files)) {
    qpdf_oh stream = qpdf_oh_get_key(qpdf, files, "/UF");
    bytes = stream_bytes(qpdf, stream);
    qpdf_oh_release(qpdf, stream);
  }
  qpdf_oh_release(qpdf, files);
  return bytes;
}

static void add_attachment(qpdf_data qpdf, qpdf_oh specification, GPtrArray *attachments)
{
  if (!qpdf_oh_is_dictionary(qpdf, specification))
    return;
  char *name = string_in(qpdf, specification, "/UF");
  if (name == NULL)
    return;
  HpPdfEmbeddedFile *embedded = g_new0(HpPdfEmbeddedFile, 1);
  embedded->name = name;
  embedded->description = string_in(qpdf, specification, "/Desc");
  embedded->bytes = bytes_of_specification(qpdf, specification);
  g_ptr_array_add(attachments, embedded);
}

GPtrArray *hp_pdf_file_attachments(HpPdfFile *file)
{
  qpdf_data qpdf = file->qpdf;
  GPtrArray *attachments = g_ptr_array_new_with_free_func(embedded_file_free);
  qpdf_oh root = qpdf_get_root(qpdf);
  qpdf_oh all = qpdf_oh_get_key(qpdf, root, "/AF");
  const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
  for (int i = 0; i < MIN(n, MAX_ATTACHMENTS); i++) {
    qpdf_oh specification = qpdf_oh_get_array_item(qpdf, all, i);
    add_attachment(qpdf, specification, attachments);
    qpdf_oh_release(qpdf, specification);
  }
  qpdf_oh_release(qpdf, all);
  qpdf_oh_release(qpdf, root);
  return attachments;
}

/* ---- Updates -------------------------------------------------------------------------------
 *
 * An update may bring objects with new numbers, and give old ones new contents. Of the old ones,
 * signing changes only these, and in no other way:
 *
 *   catalog   + /AcroForm /DSS /Perms /Extensions
 *   Info        /ModDate
 *   page        /Annots … + widgets of signature fields
 */

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
  g_autoptr(GBytes) data = raw_bytes(original, one);
  g_autoptr(GBytes) new_data = raw_bytes(updated, other);
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

/* The widget of a signature field, whose type may stand in its parent. */
static gboolean is_signature(qpdf_data qpdf, qpdf_oh annotation)
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
      good = is_signature(updated, annotation);
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
