/* Inside the room: what may be appended to a file, beside signatures. */
#pragma once

#include "inspect/file/states.h"

/** Whether XMP metadata say the same but for dates of change and the program that made it. */
gboolean hp_pdf_metadata_agree(GBytes *before, GBytes *after);
/** Whether what XMP metadata say is what others say, or a part of that, but for what a program may
    say of the file that it saved, and they do not claim that it is accessible. */
gboolean hp_pdf_metadata_is_part(GBytes *metadata, GBytes *whole);

/** Whether a structure element, or the root of their tree, grew by form fields only. */
gboolean hp_pdf_structure_grew(HpPdfStates *states, HpPdfPair pair);
/** Whether it is a Form element of signatures, with no words of its own. */
gboolean hp_pdf_is_signature_form(qpdf_data qpdf, qpdf_oh element);
/** Whether the parent tree still says of all there was where it belongs. */
gboolean hp_pdf_parents_grew(const HpPdfStates *states, HpPdfPair roots);
