/* Inside the room: what the letters of two files look like, by what they stand for. */
#pragma once

#include "inspect/page/painted-parts.h"
#include "inspect/page/shown.h"

/** Whether as many pages have painted glyphs for the same texts, in the same order. */
gboolean hp_have_same_texts(const HpShownPages *one, const HpShownPages *other);
/** Of pages that break elsewhere: whether each glyph looks as one does that stands for the same
   text in the other file, whatever its weight; `page` receives the first that has one that does
   not. What that has none of (hyphens, the numbers of more pages) is not known. */
HpPdfLooks hp_compare_letters(const HpShownPages *one, const HpShownPages *other, guint *page);
