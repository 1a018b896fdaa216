/* Inside the room: two states of one file, before and after something was appended to it. */
#pragma once

#include "inspect/file/file.h"

typedef struct {
  HpPdfFile *original, *updated;
  gsize compared; /* bytes of their values written out so far */
} HpPdfStates;

/** Two dictionaries, one of each state. */
typedef struct {
  qpdf_oh before, after;
} HpPdfPair;

/** A date of universal time (ISO 32000-1, 7.9.4) without the several ways to write that it is one;
    the caller's. NULL if it is none, or of another zone. */
char *hp_pdf_utc_date(const char *text, gsize length);
/** Whether the information dictionary of a file, if it has one, says no more than which program
   wrote it, and when: PDF 2.0 files are made without, and signing may add one. */
gboolean hp_pdf_info_is_of_saving(qpdf_data qpdf);
/** Whether they have the same entries, but for those named. */
gboolean hp_pdf_states_agree(HpPdfStates *states, HpPdfPair pair, const char *const *but_for);
