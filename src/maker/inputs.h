/* maker, private: what a document is made of. */
#pragma once

#include "maker/archive.h"

/* Of a job whose archive has been made, from which what goes into the file came through `gate`. The
   document's. */
HpInputs *hp_inputs_of(HpJob *job, HpMaker *maker, const HpArchive *archive, const HpGate *gate,
                       const char *file_name);
/* Of one that is no document and has been read, a house file for example: its files. */
HpInputs *hp_inputs_of_part(const HpJob *job, HpMaker *maker);
