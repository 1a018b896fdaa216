/* maker, private: the tools that a document is made with, as far as the formatter does not know. */
#pragma once

#include "maker/job.h"

/* Puts them on record; they are looked at once, as stylesheets are compiled once. */
void hp_record_tools(HpRecord *record, HpMaker *maker);
/* Those, and all that documents depend on besides themselves and their languages: this build of the
   program, libraries, faces. The formatter has been made. Their files, the maker's. */
GHashTable *hp_record_all_tools(HpRecord *record, HpMaker *maker);
/* Two that differ make different documents, as far as is known; the caller's. */
char *hp_program_build(void);
#define HP_PROGRAM_FILE "/proc/self/exe"
/* Whether what is on record was made with another version of this program, its stylesheets or
   fonts. */
gboolean hp_is_made_elsewhere(const HpRecord *recorded, HpMaker *maker);
