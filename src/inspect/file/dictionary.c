/* What dictionaries of a file have under their keys (ISO 32000-1, 7.3.7). */
#include "inspect/file/file.h"

#include <string.h>

#define MAX_PAGE_DEPTH 50 /* pages' nodes in each other; their boxes are not looked for */

char *hp_pdf_string_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  char *string = qpdf_oh_is_string(qpdf, value)
                     ? g_utf8_make_valid(qpdf_oh_get_utf8_value(qpdf, value), -1)
                     : NULL;
  qpdf_oh_release(qpdf, value);
  return string;
}

qpdf_oh hp_pdf_dictionary_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  if (qpdf_oh_is_dictionary(qpdf, value))
    return value;
  qpdf_oh_release(qpdf, value);
  return qpdf_oh_new_null(qpdf);
}

GPtrArray *hp_pdf_keys_of(qpdf_data qpdf, qpdf_oh dictionary)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
  qpdf_oh_begin_dict_key_iter(qpdf, dictionary);
  while (qpdf_oh_dict_more_keys(qpdf))
    g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(qpdf)));
  return keys;
}

gboolean hp_pdf_has_bytes(const char *key)
{
  static const char *const keys[] = {"/URI",    "/ID", "/Headers", "/Names",
                                     "/Limits", "/D",  "/Dest",    NULL};
  return g_strv_contains(keys, key);
}

gboolean hp_pdf_has_any_key(qpdf_data qpdf, qpdf_oh dictionary, const char *const *keys)
{
  for (; *keys != NULL; keys++)
    if (qpdf_oh_has_key(qpdf, dictionary, *keys))
      return TRUE;
  return FALSE;
}

gboolean hp_pdf_has_only_keys(qpdf_data qpdf, qpdf_oh dictionary, const char *const *keys)
{
  gboolean only = TRUE;
  qpdf_oh_begin_dict_key_iter(qpdf, dictionary);
  while (qpdf_oh_dict_more_keys(qpdf))
    only = g_strv_contains(keys, qpdf_oh_dict_next_key(qpdf)) && only;
  return only;
}

gboolean hp_pdf_is_empty(qpdf_data qpdf, qpdf_oh value)
{
  if (!qpdf_oh_is_dictionary(qpdf, value))
    return qpdf_oh_is_null(qpdf, value);
  qpdf_oh_begin_dict_key_iter(qpdf, value);
  return !qpdf_oh_dict_more_keys(qpdf);
}

gboolean hp_pdf_is_name(qpdf_data qpdf, qpdf_oh value, const char *name)
{
  return qpdf_oh_is_name(qpdf, value) && strcmp(qpdf_oh_get_name(qpdf, value), name) == 0;
}

gboolean hp_pdf_has_name(qpdf_data qpdf, qpdf_oh dictionary, const char *key, const char *name)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const gboolean has = hp_pdf_is_name(qpdf, value, name);
  qpdf_oh_release(qpdf, value);
  return has;
}

int hp_pdf_integer_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int usual)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const int number =
      qpdf_oh_is_integer(qpdf, value) ? qpdf_oh_get_int_value_as_int(qpdf, value) : usual;
  qpdf_oh_release(qpdf, value);
  return number;
}

gboolean hp_pdf_read_number(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double *number)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const gboolean is = qpdf_oh_is_number(qpdf, value);
  if (is)
    *number = qpdf_oh_get_numeric_value(qpdf, value);
  qpdf_oh_release(qpdf, value);
  return is;
}

gboolean hp_pdf_knocks_out(qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh group = hp_pdf_dictionary_in(qpdf, dictionary, "/Group");
  qpdf_oh knockout = qpdf_oh_is_dictionary(qpdf, group) ? qpdf_oh_get_key(qpdf, group, "/K")
                                                        : qpdf_oh_new_null(qpdf);
  const gboolean does = qpdf_oh_is_bool(qpdf, knockout) && qpdf_oh_get_bool_value(qpdf, knockout);
  qpdf_oh_release(qpdf, knockout);
  qpdf_oh_release(qpdf, group);
  return does;
}

gboolean hp_pdf_has_other_order(qpdf_data qpdf, qpdf_oh page)
{
  return qpdf_oh_has_key(qpdf, page, "/Tabs") && !hp_pdf_has_name(qpdf, page, "/Tabs", "/S");
}

gboolean hp_pdf_read_numbers(qpdf_data qpdf, qpdf_oh dictionary, const char *key, double *values,
                             int n)
{
  qpdf_oh array = qpdf_oh_get_key(qpdf, dictionary, key);
  const gboolean is_array = qpdf_oh_is_array(qpdf, array);
  for (int i = 0; i < n && is_array; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, i);
    if (qpdf_oh_is_number(qpdf, item))
      values[i] = CLAMP(qpdf_oh_get_numeric_value(qpdf, item), -1e7, 1e7);
    qpdf_oh_release(qpdf, item);
  }
  qpdf_oh_release(qpdf, array);
  return is_array;
}

gboolean hp_pdf_has_numbers(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int n)
{
  qpdf_oh array = qpdf_oh_get_key(qpdf, dictionary, key);
  gboolean has = qpdf_oh_is_array(qpdf, array) && qpdf_oh_get_array_n_items(qpdf, array) == n;
  for (int i = 0; i < n && has; i++) {
    qpdf_oh item = qpdf_oh_get_array_item(qpdf, array, i);
    has = qpdf_oh_is_number(qpdf, item);
    qpdf_oh_release(qpdf, item);
  }
  qpdf_oh_release(qpdf, array);
  return has;
}

/* Of a page or, where it does not say, what is above it (7.7.3.4). */
static gboolean read_box(qpdf_data qpdf, qpdf_oh page, const char *key, double edges[4])
{
  qpdf_oh at = qpdf_oh_new_object(qpdf, page);
  gboolean found = FALSE;
  for (int depth = 0; depth < MAX_PAGE_DEPTH && qpdf_oh_is_dictionary(qpdf, at) && !found;
       depth++) {
    found = hp_pdf_read_numbers(qpdf, at, key, edges, 4);
    qpdf_oh parent = qpdf_oh_get_key(qpdf, at, "/Parent");
    qpdf_oh_release(qpdf, at);
    at = parent;
  }
  qpdf_oh_release(qpdf, at);
  return found;
}

void hp_pdf_read_edges(qpdf_data qpdf, qpdf_oh page, double edges[4])
{
  static const double widest[] = {-1e6, -1e6, 1e6, 1e6};
  double crop[4];
  memcpy(edges, widest, sizeof widest);
  memcpy(crop, widest, sizeof widest);
  read_box(qpdf, page, "/MediaBox", edges);
  if (!read_box(qpdf, page, "/CropBox", crop))
    return;
  for (int i = 0; i < 4; i++)
    edges[i] = i < 2 ? MAX(edges[i], crop[i]) : MIN(edges[i], crop[i]);
}
