/* cli, private: the documents that are to be made, as commands for others to run. */
#pragma once

#include "cli/tasks.h"

/* Prints a command of the shell for each document, which makes it as this one would, in the same
   working folder. */
void hp_list_commands(const GPtrArray *tasks, const HpRequest *request, const char *folder);
