/* Inside the room: values of a finished file written as text, in which it counts for nothing how
 * they are written there. */
#pragma once

#include "inspect/file/file.h"

#define MAX_FRAME_DEPTH 400 /* values or elements in each other; not verified */

typedef struct {
  HpPdfFile *file;
  qpdf_data qpdf;
  GString *text;
  const char *const *but_for; /* keys that are left out, wherever they stand */
  guint left;
  int depth;
  gboolean with_places, failed;
  gboolean of_bytes;       /* strings are those of hp_pdf_has_bytes */
  GArray *led_to;          /* of HpPlaceLedTo: receives those of bookmarks; may be NULL */
  GHashTable *identifiers; /* of structure elements → the numbers of their objects; may be NULL */
} HpFraming;

/** What the array of names and values of a leaf adds. */
typedef void (*HpFramingAdd)(HpFraming *frame, qpdf_oh names);

/** `but_for`: the last is NULL. */
HpFraming hp_framing_new(HpPdfFile *file, const char *const *but_for);
/** What was written; the caller's. NULL if something is nested too deep, or there is too much. */
char *hp_framing_end(HpFraming *frame);
void hp_framing_add_value(HpFraming *frame, qpdf_oh value);
/** Of a dictionary, but for these keys. */
void hp_framing_add_entries(HpFraming *frame, qpdf_oh dictionary, const char *const *but_for);
/** All leaves of a name tree (ISO 32000-1, 7.9.6). */
void hp_framing_add_name_tree(HpFraming *frame, qpdf_oh node, HpFramingAdd add);
/** Of a value alone; the caller's, NULL likewise. */
char *hp_framing_text(HpPdfFile *file, qpdf_oh value);
