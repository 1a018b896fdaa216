/* The bytes of streams (ISO 32000-1, 7.3.8, 7.4), and how they are packed: programs that save a
 * file anew deflate them otherwise, or once more. */
#include "inspect/file/file.h"

#include "pdf-syntax/pdf-syntax.h"

#include <stdlib.h>
#include <string.h>

#define MAX_FILTERS 8         /* filters of a stream, one upon the other; not unpacked */
#define MAX_ROW (1024 * 1024) /* bytes of a row that a predictor works on; not unpacked */

/* Whether they are in another file (7.3.8.2): what is there, nobody can tell. Or some readers
   unpack them as the short names say that belong into content (8.9.7). */
static gboolean is_elsewhere(qpdf_data qpdf, qpdf_oh stream)
{
  static const char *const keys[] = {"/F", "/FFilter", "/FDecodeParms", "/DP", NULL};
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
  const gboolean elsewhere = hp_pdf_has_any_key(qpdf, dictionary, keys);
  qpdf_oh_release(qpdf, dictionary);
  return elsewhere;
}

/* `filtered` receives whether all filters are undone. */
static GBytes *decoded_bytes(qpdf_data qpdf, qpdf_oh stream, enum qpdf_stream_decode_level_e level,
                             QPDF_BOOL *filtered)
{
  unsigned char *data = NULL;
  size_t size = 0;
  if ((qpdf_oh_get_stream_data(qpdf, stream, level, filtered, &data, &size) & QPDF_ERRORS) != 0)
    return NULL;
  return g_bytes_new_with_free_func(data, size, free, data);
}

GBytes *hp_pdf_raw_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  QPDF_BOOL filtered = QPDF_FALSE;
  if (!qpdf_oh_is_stream(qpdf, stream) || is_elsewhere(qpdf, stream))
    return NULL;
  return decoded_bytes(qpdf, stream, qpdf_dl_none, &filtered);
}

/* ---- Filters ------------------------------------------------------------------------------- */

/* The n-th of the values under a key: of an array, or it is the only one. The caller's. */
static qpdf_oh nth_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key, int n)
{
  qpdf_oh value = qpdf_oh_get_key(qpdf, dictionary, key);
  const gboolean is_array = qpdf_oh_is_array(qpdf, value);
  if (!is_array && n == 0)
    return value;
  qpdf_oh item = is_array && n < qpdf_oh_get_array_n_items(qpdf, value)
                     ? qpdf_oh_get_array_item(qpdf, value, n)
                     : qpdf_oh_new_null(qpdf);
  qpdf_oh_release(qpdf, value);
  return item;
}

static int count_filters(qpdf_data qpdf, qpdf_oh dictionary)
{
  qpdf_oh filters = qpdf_oh_get_key(qpdf, dictionary, "/Filter");
  const int n = qpdf_oh_is_array(qpdf, filters)  ? qpdf_oh_get_array_n_items(qpdf, filters)
                : qpdf_oh_is_null(qpdf, filters) ? 0
                                                 : 1;
  qpdf_oh_release(qpdf, filters);
  return n;
}

static gboolean is_filter(qpdf_data qpdf, qpdf_oh dictionary, int n, const char *name)
{
  qpdf_oh filter = nth_in(qpdf, dictionary, "/Filter", n);
  const gboolean is = hp_pdf_is_name(qpdf, filter, name);
  qpdf_oh_release(qpdf, filter);
  return is;
}

typedef enum { NO_PREDICTOR, PREDICTOR, UNKNOWN_PREDICTOR } Predictor;

/* What the parameters of the n-th filter say (7.4.4.4). */
static Predictor predictor_of(qpdf_data qpdf, qpdf_oh dictionary, int n)
{
  qpdf_oh parameters = nth_in(qpdf, dictionary, "/DecodeParms", n);
  Predictor predictor = UNKNOWN_PREDICTOR;
  if (hp_pdf_is_empty(qpdf, parameters)) {
    predictor = NO_PREDICTOR;
  } else if (qpdf_oh_is_dictionary(qpdf, parameters)) {
    const gint64 row = (gint64)hp_pdf_integer_in(qpdf, parameters, "/Columns", 1) *
                       CLAMP(hp_pdf_integer_in(qpdf, parameters, "/Colors", 1), -99, 99) *
                       CLAMP(hp_pdf_integer_in(qpdf, parameters, "/BitsPerComponent", 8), -99, 99);
    if (hp_pdf_integer_in(qpdf, parameters, "/Predictor", 1) == 1)
      predictor = NO_PREDICTOR;
    else if (row > 0 && row <= 8 * MAX_ROW)
      predictor = PREDICTOR;
  }
  qpdf_oh_release(qpdf, parameters);
  return predictor;
}

/* The filters from the n-th on, with their parameters; the caller's. */
static char *filters_from(qpdf_data qpdf, qpdf_oh dictionary, int n, int end)
{
  static const char *const keys[] = {"/Filter", "/DecodeParms"};
  GString *filters = g_string_new(NULL);
  for (; n < end; n++)
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
      qpdf_oh value = nth_in(qpdf, dictionary, keys[i], n);
      g_string_append_printf(filters, "%s ",
                             hp_pdf_is_empty(qpdf, value) ? "null"
                                                          : qpdf_oh_unparse_resolved(qpdf, value));
      qpdf_oh_release(qpdf, value);
    }
  return g_string_free(filters, FALSE);
}

/* By filters that give about as many bytes as they take, or fewer. */
static GBytes *unfiltered_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  QPDF_BOOL filtered = QPDF_FALSE;
  g_autoptr(GBytes) bytes = decoded_bytes(qpdf, stream, qpdf_dl_generalized, &filtered);
  return filtered ? g_steal_pointer(&bytes) : NULL;
}

GBytes *hp_pdf_all_unpacked_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  return is_elsewhere(qpdf, stream) ? NULL : unfiltered_bytes(qpdf, stream);
}

/* By hand: of several filters, qpdf undoes all or none. NULL if they are not whole. */
static GBytes *from_hexadecimal(GBytes *raw)
{
  const char *end = NULL, *at = hp_pdf_text_of_bytes(raw, &end);
  g_autoptr(GBytes) bytes = hp_pdf_bytes_of_digits(&at, end);
  return at < end && *at == '>' ? g_steal_pointer(&bytes) : NULL;
}

/* `raw`, which only filters from the n-th on are left of, without that one; NULL if it is none of
   those that are undone. */
static GBytes *without_filter(qpdf_data qpdf, qpdf_oh stream, qpdf_oh dictionary, int n,
                              GBytes *raw)
{
  const gboolean flate = is_filter(qpdf, dictionary, n, "/FlateDecode");
  const Predictor predictor = predictor_of(qpdf, dictionary, n);
  if (flate && predictor == NO_PREDICTOR)
    return hp_inflate(raw, HP_MAX_PDF_STREAM);
  const gboolean undone_with_all =
      is_filter(qpdf, dictionary, n, "/ASCII85Decode") || (flate && predictor == PREDICTOR);
  if (undone_with_all && n + 1 == count_filters(qpdf, dictionary))
    return unfiltered_bytes(qpdf, stream);
  return NULL;
}

/* Its bytes, without those of its first filters that are undone, whose number is set: digits, then
   one more. */
static GBytes *undo_filters(qpdf_data qpdf, qpdf_oh stream, qpdf_oh dictionary, GBytes *raw, int *n)
{
  *n = 0;
  g_autoptr(GBytes) digits =
      is_filter(qpdf, dictionary, 0, "/ASCIIHexDecode") ? from_hexadecimal(raw) : NULL;
  if (digits != NULL)
    (*n)++;
  GBytes *const left = digits == NULL ? raw : digits;
  GBytes *bytes = without_filter(qpdf, stream, dictionary, *n, left);
  if (bytes == NULL)
    return g_bytes_ref(left);
  (*n)++;
  return bytes;
}

GBytes *hp_pdf_unpacked_bytes(qpdf_data qpdf, qpdf_oh stream, char **packing)
{
  g_autoptr(GBytes) raw = hp_pdf_raw_bytes(qpdf, stream);
  if (raw == NULL)
    return NULL;
  qpdf_oh dictionary = qpdf_oh_get_dict(qpdf, stream);
  int n = 0;
  GBytes *bytes = undo_filters(qpdf, stream, dictionary, raw, &n);
  if (packing != NULL)
    *packing = filters_from(qpdf, dictionary, n, count_filters(qpdf, dictionary));
  qpdf_oh_release(qpdf, dictionary);
  return bytes;
}

GBytes *hp_pdf_saved_bytes(qpdf_data qpdf, qpdf_oh stream)
{
  g_autofree char *packing = NULL;
  g_autoptr(GBytes) bytes = hp_pdf_unpacked_bytes(qpdf, stream, &packing);
  return bytes != NULL && *packing == '\0' ? g_steal_pointer(&bytes) : NULL;
}
