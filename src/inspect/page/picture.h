/* Inside the room: what stands for a picture among the characters that a page shows. */
#pragma once

#include "inspect/page/painted.h"
#include "inspect/page/shown.h"

/** The character that stands for a picture, the same for the same one: of HP_SHOWN_PICTURE on. 0 if
    it cannot be read, is none, or has others that may be shown for it. `pictures` is that of
    HpShownPages; it gains the picture. */
gunichar hp_shown_picture(HpPdfFile *file, qpdf_oh image, GHashTable *pictures);
/** Stands for all that a value is made of, however it is numbered and packed. 0 if it is more than
   is read of such values of a file. */
guint64 hp_shown_value_digest(HpPdfFile *file, qpdf_oh value);
/** How many numbers a colour of a device's space has ("DeviceRGB"); 0 if it is none. */
guint hp_parts_of_device(const char *name, gsize length);
/** How many numbers a colour of it has, where that is certain: in a space of a device, or a table
   of such colours; of a stencil 1. Else 0. */
guint hp_shown_picture_parts(qpdf_data qpdf, qpdf_oh dictionary);
/** Whether something shines through it: a mask of any kind (ISO 32000-1, 8.9.5). */
HpPaintPicture hp_shown_picture_kind(qpdf_data qpdf, qpdf_oh image);
