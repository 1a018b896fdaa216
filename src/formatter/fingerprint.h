/* Inside the room: what the formatter itself puts on record. */
#pragma once

#include "formatter/record.h"
#include "pdf/pdf.h"

/* The libraries that decide what a page looks like, with their versions at run time. */
void hp_record_libraries(HpRecord *record);
void hp_record_dictionary(HpRecord *record, const char *language);

/* Gathers page by page what is recorded of them, since none of them stays. */
typedef struct HpFingerprint HpFingerprint;
HpFingerprint *hp_fingerprint_new(void);
void hp_fingerprint_free(HpFingerprint *fingerprint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFingerprint, hp_fingerprint_free)
void hp_fingerprint_add_page(HpFingerprint *fingerprint, const HpPage *page);
/* Records the digests of the pages, the fonts, and the digest of the file. */
void hp_fingerprint_record(const HpFingerprint *fingerprint, HpRecord *record,
                           const HpPdfDigests *digests);
