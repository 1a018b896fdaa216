/* Inside the room: where links and bookmarks lead to. */
#pragma once

#include "inspect/file/file.h"

/** A place in the file that a link or a bookmark leads to (ISO 32000-2, 12.3.2). */
typedef struct {
  int page;         /* its index; -1: none of the file */
  guint64 how;      /* a digest of what of it is shown ("/XYZ") */
  float numbers[4]; /* where, and how large */
  int element;      /* the object number of the structure element there (/SD); 0: none is named */
} HpPlaceLedTo;

HpPlaceLedTo hp_place_led_to(HpPdfFile *file, qpdf_oh dictionary);
/** But for the element, whose number is the file's own. */
gboolean hp_is_same_place_led_to(const HpPlaceLedTo *one, const HpPlaceLedTo *other,
                                 float tolerance);
