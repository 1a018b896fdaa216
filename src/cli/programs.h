/* cli, private: programs of their own, which the command starts for what it does not link. */
#pragma once

#include "cli/cli.h"

/* The path of "handlingsplan-NAME", in the folder that the command is in; in the build folder, in
   that of its own room. The caller's; NULL if the command was built without it. */
char *hp_own_program(const char *name);
/* Runs the one that reads files of word processors and spreadsheets, and waits for it. What it
   prints goes to `printed`, the caller's, or, if that is NULL, to standard output. Its exit code.
 */
HpExit hp_run_import(char *const *arguments, char **printed);
