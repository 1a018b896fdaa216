/* Inside the room: a finished file that is read again. */
#pragma once

#include "pdf/pdf.h"

#include <qpdf/qpdf-c.h>

struct HpPdfFile {
  GBytes *bytes;
  qpdf_data qpdf;
  guint n_pages;
};

/** The bytes of a stream as they stand in the file; NULL if they cannot be read. */
GBytes *hp_pdf_raw_bytes(qpdf_data qpdf, qpdf_oh stream);
/** The bytes inflated; NULL if it is no stream as this program writes them. */
GBytes *hp_pdf_stream_bytes(qpdf_data qpdf, qpdf_oh stream);
