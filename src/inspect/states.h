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

/** A date of universal time (ISO 32000-1, 7.9.4) without the several ways to write that it is one;
    the caller's. NULL if it is none, or of another zone. */
char *hp_pdf_utc_date(const char *text, gsize length);
/** Whether they have the same entries, but for those named. */
gboolean hp_pdf_states_agree(const HpPdfStates *states, HpPdfPair pair, const char *const *but_for);
