/* Inside the room: what the formatter itself puts on record. */
#pragma once

#include "formatter/record.h"
#include "pdf/pdf.h"

/* What the words of languages are divided by, each language's found once. As long
   as the dictionaries that are loaded. */
GHashTable *hp_divisions_new(void);
/* Records what words of a language are divided by; those of the document, in each of its
   languages. */
void hp_record_division(HpRecord *record, const char *language, GHashTable *divisions);
void hp_record_dictionaries(HpRecord *record, const HpFoTree *tree, GHashTable *divisions);
/* Warns if the language of the document has none here, though it is to be hyphenated in it. */
void hp_warn_without_dictionary(const HpFoTree *tree, HpDiagnostics *diagnostics);

/* Gathers page by page what is recorded of them, since none of them stays. */
typedef struct HpFingerprint HpFingerprint;
HpFingerprint *hp_fingerprint_new(void);
void hp_fingerprint_free(HpFingerprint *fingerprint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpFingerprint, hp_fingerprint_free)
void hp_fingerprint_add_page(HpFingerprint *fingerprint, const HpPage *page);
/* Records the digests of the pages, the fonts, and the digest of the file. */
void hp_fingerprint_record(const HpFingerprint *fingerprint, HpRecord *record,
                           const HpPdfDigests *digests);
