/* Inside the room: a file that is read. */
#pragma once

#include "inspect/inspect.h"

#include <qpdf/qpdf-c.h>

struct HpPdfFile {
  GBytes *bytes;
  qpdf_data qpdf;
  guint n_pages;
};

/** The bytes of a stream as they stand in the file; NULL if they cannot be read. */
GBytes *hp_pdf_raw_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The bytes as they stand in the file, or inflated if they are deflated. */
GBytes *hp_pdf_plain_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The bytes inflated; NULL if it is no stream as this program writes them. */
GBytes *hp_pdf_stream_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The text string under a key of a dictionary, as UTF-8; the caller's. NULL if there is none. */
char *hp_pdf_string_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key);
/** The dictionary under a key; null if there is none. */
qpdf_oh hp_pdf_dictionary_in(qpdf_data qpdf, qpdf_oh dictionary, const char *key);

/** signature.c: whether a dictionary says itself that it is a signature field. */
gboolean hp_pdf_has_signature_type(qpdf_data qpdf, qpdf_oh dictionary);
/** Whether it is the widget of a signature field (whose type may stand in its parent) and does
    nothing. */
gboolean hp_pdf_is_signature(qpdf_data qpdf, qpdf_oh annotation);
