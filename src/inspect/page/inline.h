/* Inside the room: pictures that stand in a content stream itself (ISO 32000-1, 8.9.7). */
#pragma once

#include "inspect/file/file.h"

/** One that begins behind "BI", at `at`, as the object that it could as well be: with the long
   names of what it says, and the colour space that `resources` have for it. Returns where it ends,
    behind "EI"; NULL if that is not certain, or something of it is. */
const char *hp_inline_picture(qpdf_data qpdf, qpdf_oh resources, const char *at, const char *end,
                              qpdf_oh *image);
