/* What Cairo wrote, object by object, read with qpdf. */
#include "pdf/file/cairo-file.h"

#include "pdf/file/to-unicode.h"

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct HpCairoFile {
  qpdf_data qpdf;
  guint size, n_pages, catalog;
  guint *pages;         /* object numbers */
  guint *contents;      /* of their content streams */
  gboolean *dropped;    /* by object number: not copied */
  gboolean *to_unicode; /* by object number: a font's character map */
  guint *page_index;    /* by object number: which page it is, from 1; 0 for none */
};

static gboolean check(HpCairoFile *file, GError **error)
{
  if (!qpdf_has_error(file->qpdf))
    return TRUE;
  qpdf_error reason = qpdf_get_error(file->qpdf);
  g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The PDF cannot be finished: %s."),
              qpdf_get_error_full_text(file->qpdf, reason));
  return FALSE;
}

static guint count_objects(qpdf_data qpdf)
{
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  qpdf_oh size = qpdf_oh_get_key(qpdf, trailer, "/Size");
  const int n = qpdf_oh_get_int_value_as_int(qpdf, size);
  qpdf_oh_release(qpdf, size);
  qpdf_oh_release(qpdf, trailer);
  return n > 0 ? (guint)n - 1 : 0;
}

/* Notes in `where` the object that a dictionary's entry refers to. */
static void note_reference(HpCairoFile *file, qpdf_oh dictionary, const char *key, gboolean *where)
{
  qpdf_oh value = qpdf_oh_get_key(file->qpdf, dictionary, key);
  const int number = qpdf_oh_get_object_id(file->qpdf, value);
  if (number > 0 && (guint)number <= file->size)
    where[number] = TRUE;
  qpdf_oh_release(file->qpdf, value);
}

/* The length of a stream is written anew and directly; Info is ours; cross-reference and object
   streams belong to Cairo's file alone. */
static void sort_objects(HpCairoFile *file)
{
  qpdf_data qpdf = file->qpdf;
  qpdf_oh trailer = qpdf_get_trailer(qpdf);
  note_reference(file, trailer, "/Info", file->dropped);
  qpdf_oh_release(qpdf, trailer);
  for (guint number = 1; number <= file->size; number++) {
    qpdf_oh object = qpdf_get_object_by_id(qpdf, (int)number, 0);
    if (qpdf_oh_is_null(qpdf, object)) {
      file->dropped[number] = TRUE;
    } else if (qpdf_oh_is_stream(qpdf, object)) {
      qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, object);
      note_reference(file, dictionary, "/Length", file->dropped);
      if (qpdf_oh_is_dictionary_of_type(qpdf, dictionary, "/ObjStm", "") ||
          qpdf_oh_is_dictionary_of_type(qpdf, dictionary, "/XRef", ""))
        file->dropped[number] = TRUE;
      qpdf_oh_release(qpdf, dictionary);
    } else if (qpdf_oh_is_dictionary_of_type(qpdf, object, "/Font", "")) {
      note_reference(file, object, "/ToUnicode", file->to_unicode);
    }
    qpdf_oh_release(qpdf, object);
  }
}

static void find_pages(HpCairoFile *file)
{
  file->n_pages = (guint)MAX(qpdf_get_num_pages(file->qpdf), 0);
  file->pages = g_new0(guint, file->n_pages + 1);
  file->contents = g_new0(guint, file->n_pages + 1);
  for (guint i = 0; i < file->n_pages; i++) {
    qpdf_oh page = qpdf_get_page_n(file->qpdf, i);
    file->pages[i] = (guint)qpdf_oh_get_object_id(file->qpdf, page);
    if (file->pages[i] <= file->size)
      file->page_index[file->pages[i]] = i + 1;
    qpdf_oh content = qpdf_oh_get_key(file->qpdf, page, "/Contents");
    file->contents[i] = (guint)qpdf_oh_get_object_id(file->qpdf, content);
    qpdf_oh_release(file->qpdf, content);
    qpdf_oh_release(file->qpdf, page);
  }
}

HpCairoFile *hp_cairo_file_new(const GByteArray *bytes, GError **error)
{
  g_autoptr(HpCairoFile) file = g_new0(HpCairoFile, 1);
  file->qpdf = qpdf_init();
  qpdf_silence_errors(file->qpdf);
  qpdf_set_suppress_warnings(file->qpdf, QPDF_TRUE);
  qpdf_read_memory(file->qpdf, "cairo", (const char *)bytes->data, bytes->len, NULL);
  if (!check(file, error))
    return NULL;
  file->size = count_objects(file->qpdf);
  file->dropped = g_new0(gboolean, file->size + 1);
  file->to_unicode = g_new0(gboolean, file->size + 1);
  file->page_index = g_new0(guint, file->size + 1);
  qpdf_oh root = qpdf_get_root(file->qpdf);
  file->catalog = (guint)qpdf_oh_get_object_id(file->qpdf, root);
  qpdf_oh_release(file->qpdf, root);
  find_pages(file);
  sort_objects(file);
  return check(file, error) ? g_steal_pointer(&file) : NULL;
}

void hp_cairo_file_free(HpCairoFile *file)
{
  if (file == NULL)
    return;
  qpdf_cleanup(&file->qpdf);
  g_free(file->pages);
  g_free(file->contents);
  g_free(file->dropped);
  g_free(file->to_unicode);
  g_free(file->page_index);
  g_free(file);
}

guint hp_cairo_file_size(const HpCairoFile *file)
{
  return file->size;
}

guint hp_cairo_file_n_pages(const HpCairoFile *file)
{
  return file->n_pages;
}

guint hp_cairo_file_page(const HpCairoFile *file, guint index)
{
  return file->pages[index];
}

guint hp_cairo_file_catalog(const HpCairoFile *file)
{
  return file->catalog;
}

gboolean hp_cairo_file_drop_content(HpCairoFile *file, guint index, guint number, GError **error)
{
  if (number == 0 || number > file->size || number != file->contents[index]) {
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                _("The content of page %u is not found in what Cairo wrote."), index + 1);
    return FALSE;
  }
  file->dropped[number] = TRUE;
  return TRUE;
}

/* Of all streams, only a page's content says nothing but that it is compressed. */
guint hp_cairo_content(const guint8 *bytes, gsize size, gsize *start)
{
  static const char head[] = " 0 R\n   /Filter /FlateDecode\n>>\nstream\n";
  static const char before[] = " 0 obj\n<< /Length ";
  const char *text = (const char *)bytes;
  const char *found = memmem(text, size, head, sizeof head - 1);
  if (found == NULL)
    return 0;
  *start = (gsize)(found - text) + sizeof head - 1;
  while (found > text && g_ascii_isdigit(found[-1]))
    found--;
  const gsize length = sizeof before - 1;
  if ((gsize)(found - text) < length || memcmp(found - length, before, length) != 0)
    return 0;
  const char *number = found - length;
  while (number > text && g_ascii_isdigit(number[-1]))
    number--;
  return (guint)g_ascii_strtoull(number, NULL, 10);
}

/* ---- Copying ------------------------------------------------------------------------------- */

/* qpdf writes a dictionary as "<< /Key value … >>". */
static void append_entries(GString *out, const char *dictionary)
{
  const gsize length = strlen(dictionary);
  if (length >= 4 && g_str_has_prefix(dictionary, "<<"))
    g_string_append_len(out, dictionary + 2, (gssize)length - 4);
}

static void copy_dictionary_with(HpPdfOutput *output, guint number, const char *text,
                                 const char *entries)
{
  g_string_append(output->scratch, "<<");
  append_entries(output->scratch, text);
  g_string_append(output->scratch, entries);
  g_string_append(output->scratch, " >>");
  hp_pdf_write_scratch(output, number);
}

static void copy_stream_data(HpCairoFile *file, HpPdfOutput *output, guint number,
                             qpdf_oh dictionary, const char *data, gsize size)
{
  qpdf_oh_remove_key(file->qpdf, dictionary, "/Length");
  /* PDF/A forbids smoothing of enlarged pictures. */
  qpdf_oh_remove_key(file->qpdf, dictionary, "/Interpolate");
  GString *entries = output->scratch;
  if (!file->to_unicode[number]) {
    append_entries(entries, qpdf_oh_unparse_resolved(file->qpdf, dictionary));
    hp_pdf_writer_stream(output->writer, number, entries->str, data, size, FALSE);
  } else {
    hp_pdf_append_to_unicode(entries, data, size);
    hp_pdf_writer_stream(output->writer, number, "", entries->str, entries->len, TRUE);
  }
  g_string_truncate(entries, 0);
}

static gboolean copy_stream(HpCairoFile *file, HpPdfOutput *output, guint number, qpdf_oh object,
                            GError **error)
{
  const enum qpdf_stream_decode_level_e level =
      file->to_unicode[number] ? qpdf_dl_generalized : qpdf_dl_none;
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  qpdf_oh_get_stream_data(file->qpdf, object, level, &filtered, &data, &size);
  if (!check(file, error))
    return FALSE;
  qpdf_oh dictionary = qpdf_oh_get_dict(file->qpdf, object);
  copy_stream_data(file, output, number, dictionary, (const char *)data, size);
  qpdf_oh_release(file->qpdf, dictionary);
  free(data);
  return TRUE;
}

/* Required of embedded TrueType fonts (ISO 19005-3, 6.2.11.3.2); in Cairo's subsets the characters
   have the numbers of their glyphs. */
static const char glyph_map[] = " /CIDToGIDMap /Identity";

static gboolean lacks_glyph_map(HpCairoFile *file, qpdf_oh object)
{
  return qpdf_oh_is_dictionary_of_type(file->qpdf, object, "/Font", "/CIDFontType2") &&
         !qpdf_oh_has_key(file->qpdf, object, "/CIDToGIDMap");
}

/* What the finished file says itself, and newer Cairos already do. */
static void remove_ours(HpCairoFile *file, qpdf_oh dictionary)
{
  static const char *const keys[] = {"/StructParents", "/StructTreeRoot", "/MarkInfo", "/Annots",
                                     "/Tabs",          "/Lang",           "/Metadata"};
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    qpdf_oh_remove_key(file->qpdf, dictionary, keys[i]);
}

static gboolean copy_object(HpCairoFile *file, HpPdfOutput *output, guint number, GError **error)
{
  qpdf_oh object = qpdf_get_object_by_id(file->qpdf, (int)number, 0);
  gboolean copied = TRUE;
  if (qpdf_oh_is_stream(file->qpdf, object)) {
    copied = copy_stream(file, output, number, object, error);
  } else {
    const guint page = file->page_index[number];
    if (page > 0 || number == file->catalog)
      remove_ours(file, object);
    const char *plain = qpdf_oh_unparse_resolved(file->qpdf, object);
    g_autofree char *named = hp_soft_hyphens_add_names(output->hyphens, output->writer, plain);
    const char *text = named == NULL ? plain : named;
    if (number == file->catalog)
      copy_dictionary_with(output, number, text, output->catalog->str);
    else if (page > 0)
      copy_dictionary_with(output, number, text, output->page_entries[page - 1]->str);
    else if (lacks_glyph_map(file, object))
      copy_dictionary_with(output, number, text, glyph_map);
    else
      hp_pdf_writer_object(output->writer, number, text, strlen(text));
  }
  qpdf_oh_release(file->qpdf, object);
  return copied;
}

/* A font's second self: the same but for what its glyphs mean. */
static gboolean copy_second_font(HpCairoFile *file, HpPdfOutput *output, guint font, guint second,
                                 GError **error)
{
  qpdf_oh object = qpdf_get_object_by_id(file->qpdf, (int)font, 0);
  qpdf_oh map = qpdf_oh_get_key(file->qpdf, object, "/ToUnicode");
  unsigned char *data = NULL;
  size_t size = 0;
  QPDF_BOOL filtered = QPDF_FALSE;
  qpdf_oh_get_stream_data(file->qpdf, map, qpdf_dl_generalized, &filtered, &data, &size);
  qpdf_oh_release(file->qpdf, map);
  if (!check(file, error)) {
    free(data);
    return FALSE;
  }
  hp_soft_hyphens_append_map(output->scratch, (const char *)data, size);
  free(data);
  const guint number = hp_pdf_writer_reserve(output->writer);
  hp_pdf_writer_stream(output->writer, number, "", output->scratch->str, output->scratch->len,
                       TRUE);
  g_string_truncate(output->scratch, 0);
  g_autofree char *entry = g_strdup_printf(" /ToUnicode %u 0 R", number);
  qpdf_oh_remove_key(file->qpdf, object, "/ToUnicode");
  copy_dictionary_with(output, second, qpdf_oh_unparse_resolved(file->qpdf, object), entry);
  qpdf_oh_release(file->qpdf, object);
  return TRUE;
}

gboolean hp_cairo_file_copy(HpCairoFile *file, HpPdfOutput *output, GError **error)
{
  for (guint number = 1; number <= file->size; number++)
    if (!file->dropped[number] && !copy_object(file, output, number, error))
      return FALSE;
  guint font, second;
  for (guint i = 0; hp_soft_hyphens_next(output->hyphens, i, &font, &second); i++)
    if (!copy_second_font(file, output, font, second, error))
      return FALSE;
  return check(file, error);
}
