/* cli, private: what a collection may name. */
#pragma once

#include "cli/cli.h"

/* The sources in a folder as a collection names them, a line each: plans, by the files of their
   follow-ups where they have any, and lists of proposals. The caller's; NULL, after a message, if
   there is none. */
char *hp_collected_in(const HpCommand *command, char *folder);
