/* cli, private: the documents that are to be made, as commands for others to run. */
#pragma once

#include "cli/tasks.h"

/* What the commands say beside what the request does. */
typedef struct {
  const char *folder; /* where the documents go */
  gboolean always;    /* makes also what is up to date */
} HpListed;

/* Prints a command of the shell for each document, which makes it as this one would, in the same
   working folder: a line each. A source whose name has more is an error. */
HpExit hp_list_commands(const GPtrArray *tasks, const HpRequest *request, const HpListed *listed);
