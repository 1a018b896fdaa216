/* Inside the room: the text that a font's glyphs stand for (ISO 32000-1, 9.10.3). */
#pragma once

#include "base/base.h"

/** Appends a ToUnicode character map as Cairo writes it, ligatures given by their letters, so that
    searching and reading aloud find "effektiv". */
void hp_pdf_append_to_unicode(GString *out, const char *map, gsize size);
