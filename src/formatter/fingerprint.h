/* Inside the room: what the formatter itself puts on record. */
#pragma once

#include "formatter/record.h"
#include "pdf/pdf.h"

/* The libraries that decide what a page looks like, with their versions at run time. */
void hp_record_libraries(HpRecord *record);
/* Digests of the pages and their words, the fonts, and the digest of the file. */
void hp_record_pages(HpRecord *record, const HpPages *pages, const HpPdfDigests *digests);
