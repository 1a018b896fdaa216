/* cli, private: what documents are made of, for make and ninja. */
#pragma once

#include "cli/outputs.h"

/* A rule for each document of the journal among the tasks, and one for each file that it is made
   of, so that make goes on where one has vanished. FALSE, and a message, if it cannot be written.
 */
gboolean hp_write_depfile(const char *path, const GPtrArray *tasks, const HpJournal *journal,
                          const HpOutputs *outputs);
