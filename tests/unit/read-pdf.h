/* Looking into finished PDF files. */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

static inline qpdf_data open_pdf(GBytes *pdf)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(pdf, &size);
  qpdf_data qpdf = qpdf_init();
  qpdf_silence_errors(qpdf);
  qpdf_set_attempt_recovery(qpdf, QPDF_FALSE);
  qpdf_read_memory(qpdf, "test", data, size, NULL);
  g_assert_false(qpdf_has_error(qpdf));
  g_assert_false(qpdf_more_warnings(qpdf));
  return qpdf;
}

/* The value at "/Key/Key/3/Key" as text, indirect objects on the way resolved. */
static inline const char *value_at(qpdf_data qpdf, qpdf_oh from, const char *path)
{
  g_auto(GStrv) keys = g_strsplit(path + 1, "/", -1);
  qpdf_oh at = from;
  for (char **key = keys; *key != NULL; key++) {
    g_autofree char *name = g_strconcat("/", *key, NULL);
    if (qpdf_oh_is_array(qpdf, at))
      at = qpdf_oh_get_array_item(qpdf, at, atoi(*key));
    else
      at = qpdf_oh_get_key(qpdf, at, name);
  }
  return qpdf_oh_is_string(qpdf, at) ? qpdf_oh_get_utf8_value(qpdf, at)
                                     : qpdf_oh_unparse_resolved(qpdf, at);
}

static inline const char *in_catalog(qpdf_data qpdf, const char *path)
{
  return value_at(qpdf, qpdf_get_root(qpdf), path);
}

static inline const char *in_page(qpdf_data qpdf, guint page, const char *path)
{
  return value_at(qpdf, qpdf_get_page_n(qpdf, page), path);
}

/* Whether it has these bytes, as the metadata are found by programs that know no PDF. */
static inline gboolean says(GBytes *pdf, const char *words)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(pdf, &size);
  return memmem(bytes, size, words, strlen(words)) != NULL;
}
