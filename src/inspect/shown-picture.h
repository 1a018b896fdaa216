/* Inside the room: what stands for a picture among the characters that a page shows. */
#pragma once

#include "inspect/shown.h"

/** The character that stands for a picture, the same for the same one: of HP_SHOWN_PICTURE on. 0 if
    it cannot be read. `pictures` is that of HpShownPages; it gains the picture. */
gunichar hp_shown_picture(qpdf_data qpdf, qpdf_oh image, GHashTable *pictures);
/** Whether nothing shines through it: no mask of any kind (ISO 32000-1, 8.9.5). */
gboolean hp_shown_picture_is_opaque(qpdf_data qpdf, qpdf_oh image);
