/**
 * pdf-syntax: how PDF files are written (ISO 32000-1, 7), as far as both who writes them (pdf) and
 * who reads them again (inspect) must know it.
 */
#pragma once

#include "base/base.h"

G_BEGIN_DECLS

/* ---- Streams (7.4.4) ----------------------------------------------------------------------- */

/* A deflated byte can stand for a thousand, and may have been made to fill the memory. */

/** The inflated bytes; NULL if they are damaged, incomplete or more than `limit`. */
GBytes *hp_inflate(GBytes *deflated, gsize limit);
/** Whether no stream of a file inflates to more than `limit` bytes, nor all of them together to
    more than eight times that; a file with streams deflated twice is refused too. */
gboolean hp_streams_are_bounded(const char *file, gsize size, gsize limit);

/* ---- The end of a file (7.5.8) ------------------------------------------------------------- */

/** What the identifier of a file is: the MD5 of what stands before the cross-reference stream, of
    the entries of its dictionary before the identifier, and of its table inflated; the caller's. */
char *hp_pdf_identifier(const guint8 *file, gsize size, const char *entries,
                        const GByteArray *table);

G_END_DECLS
