/* Inside the room: the colour space of the document. */
#pragma once

#include "base/base.h"

/** An ICC profile of sRGB (IEC 61966-2-1), version 4 (ISO 15076-1). */
GByteArray *hp_srgb_profile(void);
