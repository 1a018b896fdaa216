/* Inside the room: what the codes of a font in a finished file stand for (ISO 32000-1, 9.10). */
#pragma once

#include "inspect/page/glyph.h"

typedef struct HpShownFont HpShownFont;

/** Of a font dictionary. Its codes are read once, and kept with the file; NULL if all fonts of it
    together have more than a limit. `shapes`: of its glyphs; NULL: nobody asks. */
HpShownFont *hp_shown_font_new(HpPdfFile *file, qpdf_oh dictionary, HpGlyphShapes *shapes);
void hp_shown_font_free(HpShownFont *font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpShownFont, hp_shown_font_free)

/** How many bytes a code has: 1 or 2. */
guint hp_shown_font_code_size(const HpShownFont *font);
/** As UTF-8; a code that stands for nothing known is U+FFFD. */
const char *hp_shown_font_text(const HpShownFont *font, guint code);
/** What it looks like; NULL if that is not known, or was not asked. */
const HpGlyphShape *hp_shown_font_shape(const HpShownFont *font, guint code);
/** In thousandths of an em. */
double hp_shown_font_width(const HpShownFont *font, guint code);
