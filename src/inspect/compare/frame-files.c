/* What is said of the files inside a finished one. */
#include "inspect/compare/frame.h"
#include "inspect/compare/framing.h"

#include <string.h>

static const char *const none[] = {NULL};

/* Its size (7.11.4), as far as that is not what it is: bytes are compared elsewhere. */
static void add_other_size(HpFraming *frame, qpdf_oh parameters, qpdf_oh stream)
{
  g_autoptr(GBytes) bytes = hp_pdf_saved_bytes(frame->qpdf, stream);
  qpdf_oh size = qpdf_oh_get_key(frame->qpdf, parameters, "/Size");
  if (qpdf_oh_is_integer(frame->qpdf, size) && bytes != NULL &&
      qpdf_oh_get_int_value(frame->qpdf, size) != (long long)g_bytes_get_size(bytes))
    hp_framing_add_value(frame, size);
  qpdf_oh_release(frame->qpdf, size);
}

/* Of the bytes of a file inside: what kind of file they are, when it was changed. */
static void add_kind_of_file(HpFraming *frame, qpdf_oh stream)
{
  static const char *const apart[] = {"/Length", "/Filter", "/DecodeParms", "/DL", "/Params", NULL};
  static const char *const of_bytes[] = {"/Size", "/CheckSum", NULL};
  if (!qpdf_oh_is_stream(frame->qpdf, stream))
    return;
  qpdf_oh dictionary = qpdf_oh_get_dict(frame->qpdf, stream);
  qpdf_oh parameters = hp_pdf_dictionary_in(frame->qpdf, dictionary, "/Params");
  hp_framing_add_entries(frame, dictionary, apart);
  if (qpdf_oh_is_dictionary(frame->qpdf, parameters)) {
    hp_framing_add_entries(frame, parameters, of_bytes);
    add_other_size(frame, parameters, stream);
  }
  qpdf_oh_release(frame->qpdf, parameters);
  qpdf_oh_release(frame->qpdf, dictionary);
}

/* Of a file inside: what it is said to be, and whether there is one of it only. */
static void add_file(HpFraming *frame, qpdf_oh specification)
{
  static const char *const other[] = {"/EF", NULL};
  if (!qpdf_oh_is_dictionary(frame->qpdf, specification)) {
    frame->failed = TRUE;
    return;
  }
  qpdf_oh files = hp_pdf_dictionary_in(frame->qpdf, specification, "/EF");
  g_autoptr(GPtrArray) keys = qpdf_oh_is_dictionary(frame->qpdf, files)
                                  ? hp_pdf_keys_of(frame->qpdf, files)
                                  : g_ptr_array_new_with_free_func(g_free);
  int first = 0;
  for (guint i = 0; i < keys->len; i++) {
    qpdf_oh stream = qpdf_oh_get_key(frame->qpdf, files, g_ptr_array_index(keys, i));
    const int number = qpdf_oh_get_object_id(frame->qpdf, stream);
    first = i == 0 ? number : first;
    g_string_append(frame->text, number == first ? "=" : "≠");
    if (i == 0)
      add_kind_of_file(frame, stream);
    qpdf_oh_release(frame->qpdf, stream);
  }
  hp_framing_add_entries(frame, specification, other);
  qpdf_oh_release(frame->qpdf, files);
}

static void add_files(HpFraming *frame, qpdf_oh array, int step)
{
  const int n =
      qpdf_oh_is_array(frame->qpdf, array) ? qpdf_oh_get_array_n_items(frame->qpdf, array) : 0;
  for (int i = step - 1; i < n && !frame->failed; i += step) {
    qpdf_oh item = qpdf_oh_get_array_item(frame->qpdf, array, i);
    g_string_append_printf(frame->text, "\nfile %d ", qpdf_oh_get_object_id(frame->qpdf, item));
    add_file(frame, item);
    qpdf_oh_release(frame->qpdf, item);
  }
}

/* Numbers of objects are those of the file: what is in the list is compared with what is named. */
static char *files_in(HpPdfFile *file, qpdf_oh array)
{
  HpFraming frame = hp_framing_new(file, none);
  add_files(&frame, array, 1);
  return hp_framing_end(&frame);
}

/* What they are called in the tree, which some programs show. */
static void add_keys(HpFraming *frame, qpdf_oh names)
{
  const int n =
      qpdf_oh_is_array(frame->qpdf, names) ? qpdf_oh_get_array_n_items(frame->qpdf, names) : 0;
  for (int i = 0; i < n && !frame->failed; i += 2) {
    qpdf_oh key = qpdf_oh_get_array_item(frame->qpdf, names, i);
    hp_framing_add_value(frame, key);
    g_string_append_c(frame->text, '\n');
    qpdf_oh_release(frame->qpdf, key);
  }
}

static void add_named_files(HpFraming *frame, qpdf_oh names)
{
  add_files(frame, names, 2);
}

/* "file 12 <<…" without the number. */
static GPtrArray *without_numbers(const char *files)
{
  GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
  g_auto(GStrv) lines = g_strsplit(files, "\nfile ", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0') /* before the first there is nothing */
      g_ptr_array_add(all, g_strdup(*line + strspn(*line, " 0123456789")));
  g_ptr_array_add(all, NULL);
  return all;
}

/* The dictionary under one key of the dictionary under another. */
static qpdf_oh dictionary_at(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *next)
{
  qpdf_oh outer = hp_pdf_dictionary_in(qpdf, dictionary, key);
  qpdf_oh inner = qpdf_oh_is_dictionary(qpdf, outer) ? hp_pdf_dictionary_in(qpdf, outer, next)
                                                     : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, outer);
  return inner;
}

/* The caller's; NULL if it is nested too deep. */
static char *files_by_name(HpPdfFile *file, qpdf_oh catalog, HpFramingAdd add)
{
  HpFraming frame = hp_framing_new(file, none);
  qpdf_oh tree = dictionary_at(file->qpdf, catalog, "/Names", "/EmbeddedFiles");
  if (qpdf_oh_is_dictionary(file->qpdf, tree))
    hp_framing_add_name_tree(&frame, tree, add);
  qpdf_oh_release(file->qpdf, tree);
  return hp_framing_end(&frame);
}

char *hp_frame_of_keys_of_files(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  char *keys = files_by_name(file, catalog, add_keys);
  qpdf_oh_release(file->qpdf, catalog);
  return keys;
}

char **hp_frame_of_files(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  qpdf_oh associated = qpdf_oh_get_key(file->qpdf, catalog, "/AF");
  g_autofree char *known = files_in(file, associated);
  g_autofree char *named = files_by_name(file, catalog, add_named_files);
  qpdf_oh_release(file->qpdf, associated);
  qpdf_oh_release(file->qpdf, catalog);
  if (known == NULL)
    return NULL;
  GPtrArray *all = without_numbers(known);
  if (g_strcmp0(known, named) != 0)
    g_ptr_array_insert(all, 0, g_strdup("others by name"));
  return (char **)g_ptr_array_free(all, FALSE);
}

char **hp_frame_of_files_by_name(HpPdfFile *file)
{
  qpdf_oh catalog = qpdf_get_root(file->qpdf);
  g_autofree char *named = files_by_name(file, catalog, add_named_files);
  qpdf_oh_release(file->qpdf, catalog);
  return named == NULL ? NULL : (char **)g_ptr_array_free(without_numbers(named), FALSE);
}
