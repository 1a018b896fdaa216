/* Inside the room: two states of one file, before and after something was appended to it. */
#pragma once

#include "inspect/file.h"

typedef struct {
  HpPdfFile *original, *updated;
} HpPdfStates;

/** Two dictionaries, one of each state. */
typedef struct {
  qpdf_oh before, after;
} HpPdfPair;

/** Whether they have the same entries, but for those named. */
gboolean hp_pdf_states_agree(const HpPdfStates *states, HpPdfPair pair, const char *const *but_for);

/** Whether XMP metadata say the same but for dates of change and the program that made it. */
gboolean hp_pdf_metadata_agree(GBytes *before, GBytes *after);

/** Whether a structure element, or the root of their tree, grew by form fields only. */
gboolean hp_pdf_structure_grew(const HpPdfStates *states, HpPdfPair pair);
/** Whether the parent tree still says of all there was where it belongs. */
gboolean hp_pdf_parents_grew(const HpPdfStates *states, HpPdfPair roots);
