/* maker, private: the tools that a document is made with, as far as the formatter does not know. */
#pragma once

#include "maker/job.h"

/* Puts them on record; they are looked at once, as stylesheets are compiled once. */
void hp_record_tools(HpRecord *record, HpMaker *maker);
/* Whether what is on record was made with another version of this program, its stylesheets or
   fonts. */
gboolean hp_is_made_elsewhere(const HpRecord *recorded, HpMaker *maker);
