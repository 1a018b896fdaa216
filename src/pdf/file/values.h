/* Inside the room: how values look in a PDF file (ISO 32000-1, 7.3). Numbers never depend on the
 * locale. */
#pragma once

#include "base/base.h"

/** A length in points, with three decimals at most. */
void hp_pdf_append_length(GString *out, gint64 length);
/** A text string: ASCII as it is, anything else as UTF-16BE (7.9.2.2). NULL is the empty one. */
void hp_pdf_append_text(GString *out, const char *text);
/** A date in UTC (7.9.4), as a string object. */
void hp_pdf_append_date(GString *out, gint64 seconds);
/** An address as a byte string; characters outside ASCII are percent-encoded. */
void hp_pdf_append_uri(GString *out, const char *uri);
