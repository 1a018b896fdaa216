/* cli, private: `import` of a form that was filled in. */
#pragma once

#include "cli/cli.h"

/* Whether the arguments ask for that. */
gboolean hp_is_filling_in(int argc, char *const *argv);
/* Reads the form into the source that is named, as what was reported at a meeting. */
HpExit hp_fill_in(int argc, char **argv);
/* Adds its options to a list of GOptionEntry. */
void hp_add_fill_in_options(GArray *entries);
