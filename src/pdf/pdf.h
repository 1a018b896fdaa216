/**
 * pdf: pages as a finished PDF file in memory or on disk.
 *
 * Cairo writes the pages; qpdf's C API finishes the file: outline, destinations, link annotations,
 * page labels, language, title, metadata (ISO 32000-1; XMP is ISO 16684-1). The same input gives
 * the same bytes: dates come from the options, the file identifier from the content.
 */
#pragma once

#include "layout/layout.h"

G_BEGIN_DECLS

typedef struct {
  const char *title, *language, *author, *subject; /* NULLs are left out */
  gint64 date; /* seconds since 1970, UTC: creation and modification */
} HpPdfOptions;

/** The whole file, as bytes. NULL and an error if Cairo or qpdf fails. */
GBytes *hp_pdf_write(const HpPages *pages, const HpFoTree *tree, const HpPdfOptions *options,
                     GError **error);

G_END_DECLS
