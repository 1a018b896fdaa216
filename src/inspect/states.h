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
