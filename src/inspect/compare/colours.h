/* Inside the room: colours of two files that were painted alike. */
#pragma once

#include "inspect/page/painted-parts.h"
#include "inspect/page/shown.h"

/** What a program seems to have made the colours of all pages, if they were those of the others. */
HpPdfColours hp_colours_made(const HpShownPages *pages, const HpShownPages *others);
/** Whether one is the other, or that colour made so. */
gboolean hp_is_same_colour(const HpPaintColour *one, const HpPaintColour *other,
                           HpPdfColours colours);
