/* Finished files, read with qpdf. */
#include "inspect/file/file.h"

#include "pdf-syntax/pdf-syntax.h"

#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ATTACHMENTS 1000     /* files inside a PDF; the rest are not read */
#define MAX_ATTACHED (512 << 20) /* bytes of the files inside a PDF; the rest are not read */
#define MAX_DIGESTED (8UL << 30) /* bytes of the pages that are digested; altered */

gboolean hp_pdf_is_blank(gunichar character)
{
  return g_unichar_isspace(character) || character == 0xad || character == 0x200b;
}

/* ---- Opening ------------------------------------------------------------------------------- */

static gboolean set_error(GError **error, const char *message)
{
  g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, message);
  return FALSE;
}

gboolean hp_pdf_may_be_read(GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (size > HP_MAX_PDF_BYTES)
    return set_error(error, _("the file is too large"));
  if (size < 5 || memcmp(data, "%PDF-", 5) != 0)
    return set_error(error, _("it is not a PDF"));
  return TRUE;
}

/* Signing programs count their own cross-reference stream, or do not. Where more are not counted,
   some readers take them for missing (7.5.5). */
static gboolean is_harmless(qpdf_data qpdf, qpdf_error warning)
{
  static const char counts[] =
      "reported number of objects (%d) is not one plus the highest object number (%d)";
  const char *detail = qpdf_get_error_message_detail(qpdf, warning);
  int reported = 0, highest = 0;
  return detail != NULL && sscanf(detail, counts, &reported, &highest) == 2 && reported >= highest;
}

static gboolean has_warnings(qpdf_data qpdf)
{
  gboolean has = FALSE;
  while (qpdf_more_warnings(qpdf))
    has = !is_harmless(qpdf, qpdf_next_warning(qpdf)) || has;
  return has;
}

/* qpdf mends what is damaged; here damage is what is looked for. */
gboolean hp_pdf_is_undamaged(HpPdfFile *file, GError **error)
{
  if (qpdf_has_error(file->qpdf)) {
    qpdf_error reason = qpdf_get_error(file->qpdf);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is damaged (%s)"),
                qpdf_get_error_message_detail(file->qpdf, reason));
    return FALSE;
  }
  return has_warnings(file->qpdf) ? set_error(error, _("it is damaged")) : TRUE;
}

HpPdfFile *hp_pdf_file_open(GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (!hp_pdf_may_be_read(bytes, error))
    return NULL;
  g_autoptr(HpPdfFile) file = g_new0(HpPdfFile, 1);
  file->bytes = g_bytes_ref(bytes);
  file->qpdf = qpdf_init();
  qpdf_silence_errors(file->qpdf);
  qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery(file->qpdf, QPDF_FALSE);
  qpdf_read_memory(file->qpdf, "PDF", data, size, NULL);
  if (!hp_pdf_is_undamaged(file, error))
    return NULL;
  file->n_pages = (guint)MAX(qpdf_get_num_pages(file->qpdf), 0);
  return hp_pdf_is_undamaged(file, error) ? g_steal_pointer(&file) : NULL;
}

void hp_pdf_file_free(HpPdfFile *file)
{
  if (file == NULL)
    return;
  g_datalist_clear(&file->kept);
  if (qpdf_has_error(file->qpdf))
    qpdf_get_error(file->qpdf); /* else qpdf says on standard error that nobody asked */
  qpdf_cleanup(&file->qpdf);
  g_clear_pointer(&file->pages, g_hash_table_unref);
  g_bytes_unref(file->bytes);
  g_free(file);
}

static GHashTable *pages_by_object(HpPdfFile *file)
{
  GHashTable *pages = g_hash_table_new(NULL, NULL);
  for (guint i = 0; i < file->n_pages; i++) {
    qpdf_oh page = qpdf_get_page_n(file->qpdf, i);
    g_hash_table_insert(pages, GINT_TO_POINTER(qpdf_oh_get_object_id(file->qpdf, page)),
                        GUINT_TO_POINTER(i + 1));
    qpdf_oh_release(file->qpdf, page);
  }
  return pages;
}

int hp_pdf_page_of_object(HpPdfFile *file, int number)
{
  if (file->pages == NULL)
    file->pages = pages_by_object(file);
  return GPOINTER_TO_INT(g_hash_table_lookup(file->pages, GINT_TO_POINTER(number))) - 1;
}

int hp_pdf_n_objects(const HpPdfFile *file)
{
  qpdf_oh trailer = qpdf_get_trailer(file->qpdf);
  const int n = hp_pdf_integer_in(file->qpdf, trailer, "/Size", 0);
  qpdf_oh_release(file->qpdf, trailer);
  return (int)MIN((gsize)MAX(n, 1), g_bytes_get_size(file->bytes)) - 1;
}

gboolean hp_pdf_file_is_encrypted(const HpPdfFile *file)
{
  return qpdf_is_encrypted(file->qpdf);
}

guint hp_pdf_file_n_pages(const HpPdfFile *file)
{
  return file->n_pages;
}

/* ---- What it says of itself ----------------------------------------------------------------- */

char *hp_pdf_file_producer(HpPdfFile *file)
{
  qpdf_oh trailer = qpdf_get_trailer(file->qpdf);
  qpdf_oh info = hp_pdf_dictionary_in(file->qpdf, trailer, "/Info");
  char *producer = qpdf_oh_is_dictionary(file->qpdf, info)
                       ? hp_pdf_string_in(file->qpdf, info, "/Producer")
                       : NULL;
  qpdf_oh_release(file->qpdf, info);
  qpdf_oh_release(file->qpdf, trailer);
  return producer;
}

char *hp_pdf_file_page_digest(HpPdfFile *file, guint page)
{
  if (page >= file->n_pages || file->digested > MAX_DIGESTED)
    return NULL;
  qpdf_oh dictionary = qpdf_get_page_n(file->qpdf, page);
  qpdf_oh contents = qpdf_oh_get_key(file->qpdf, dictionary, "/Contents");
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(file->qpdf, contents);
  qpdf_oh_release(file->qpdf, contents);
  qpdf_oh_release(file->qpdf, dictionary);
  if (bytes == NULL)
    return NULL;
  file->digested += g_bytes_get_size(bytes);
  return hp_sha256_of_bytes(bytes);
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

static GBytes *bytes_of_specification(qpdf_data qpdf, qpdf_oh specification)
{
  qpdf_oh files = qpdf_oh_get_key(qpdf, specification, "/EF");
  GBytes *bytes = NULL;
  if (qpdf_oh_is_dictionary(qpdf, files)) {
    const char *key = qpdf_oh_has_key(qpdf, files, "/UF") ? "/UF" : "/F";
    qpdf_oh stream = qpdf_oh_get_key(qpdf, files, key);
    bytes = hp_pdf_saved_bytes(qpdf, stream);
    qpdf_oh_release(qpdf, stream);
  }
  qpdf_oh_release(qpdf, files);
  return bytes;
}

/* A file may be inside under many names. */
static gboolean may_have_more(const GPtrArray *attachments)
{
  gsize bytes = 0;
  for (guint i = 0; i < attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(attachments, i);
    bytes += file->bytes == NULL ? 0 : g_bytes_get_size(file->bytes);
  }
  return attachments->len < MAX_ATTACHMENTS && bytes < MAX_ATTACHED;
}

static void add_attachment(qpdf_data qpdf, qpdf_oh specification, GPtrArray *attachments)
{
  if (!qpdf_oh_is_dictionary(qpdf, specification))
    return;
  char *name = hp_pdf_string_in(qpdf, specification, "/UF");
  if (name == NULL)
    return;
  HpPdfEmbeddedFile *embedded = g_new0(HpPdfEmbeddedFile, 1);
  embedded->name = name;
  embedded->description = hp_pdf_string_in(qpdf, specification, "/Desc");
  embedded->bytes = bytes_of_specification(qpdf, specification);
  g_ptr_array_add(attachments, embedded);
}

/* Every `step`-th item of the array under a key: a list of files, or of names and files. */
static void add_attachments(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int step,
                            GPtrArray *attachments)
{
  qpdf_oh all = qpdf_oh_get_key(qpdf, dictionary, key);
  const int n = qpdf_oh_is_array(qpdf, all) ? qpdf_oh_get_array_n_items(qpdf, all) : 0;
  for (int i = step - 1; i < n && may_have_more(attachments); i += step) {
    qpdf_oh specification = qpdf_oh_get_array_item(qpdf, all, i);
    add_attachment(qpdf, specification, attachments);
    qpdf_oh_release(qpdf, specification);
  }
  qpdf_oh_release(qpdf, all);
}

/* A name tree, whose leaves are in order (7.9.6). */
static void add_named(qpdf_data qpdf, qpdf_oh node, guint *left, GPtrArray *attachments)
{
  if (!qpdf_oh_is_dictionary(qpdf, node) || *left == 0)
    return;
  (*left)--;
  add_attachments(qpdf, node, "/Names", 2, attachments);
  qpdf_oh kids = qpdf_oh_get_key(qpdf, node, "/Kids");
  const int n = qpdf_oh_is_array(qpdf, kids) ? qpdf_oh_get_array_n_items(qpdf, kids) : 0;
  for (int i = 0; i < n && 0 < *left; i++) {
    qpdf_oh kid = qpdf_oh_get_array_item(qpdf, kids, i);
    add_named(qpdf, kid, left, attachments);
    qpdf_oh_release(qpdf, kid);
  }
  qpdf_oh_release(qpdf, kids);
}

GPtrArray *hp_pdf_file_attachments(HpPdfFile *file)
{
  qpdf_data qpdf = file->qpdf;
  GPtrArray *attachments = g_ptr_array_new_with_free_func(embedded_file_free);
  qpdf_oh root = qpdf_get_root(qpdf);
  qpdf_oh names = hp_pdf_dictionary_in(qpdf, root, "/Names");
  add_attachments(qpdf, root, "/AF", 1, attachments);
  if (attachments->len == 0 && qpdf_oh_is_dictionary(qpdf, names)) {
    qpdf_oh files = qpdf_oh_get_key(qpdf, names, "/EmbeddedFiles");
    guint left = MAX_ATTACHMENTS;
    add_named(qpdf, files, &left, attachments);
    qpdf_oh_release(qpdf, files);
  }
  qpdf_oh_release(qpdf, names);
  qpdf_oh_release(qpdf, root);
  return attachments;
}
