/* maker, private: the tools that a document is made with, as far as the formatter does not know. */
#pragma once

#include "formatter/formatter.h"

/* Puts them on record. */
void hp_record_tools(HpRecord *record, const char *data_folder);
/* Whether what is on record was made with another version of this program, its stylesheets or
   fonts. */
gboolean hp_is_made_elsewhere(const HpRecord *recorded, const char *data_folder);
