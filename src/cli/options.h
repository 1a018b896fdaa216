/* cli, private: options and arguments that several subcommands have. */
#pragma once

#include "cli/cli.h"
#include "maker/maker.h"

/* Whether `tables` is NULL or "spans" or "plain"; says that those are expected if not. */
gboolean hp_tables_option(const HpCommand *command, const char *tables);
/* Whether `as_of` is NULL, a day, or may be an id; says what is expected if not. */
gboolean hp_as_of_option(const HpCommand *command, const char *as_of);
/* Whether there is such a view; says which there are if not. */
gboolean hp_view_exists(const HpCommand *command, const char *data_folder, const char *view);
/* The profile of that name; says which there are if there is no such. */
gboolean hp_profile_option(const HpCommand *command, const char *name, HpProfileChoice *choice);

/* What the arguments of build and check stand for: files as they are, folders as the XML files in
   them, nothing as the folder "sources". NULL and a message if there is nothing. */
GPtrArray *hp_list_sources(const HpCommand *command, int count, char **arguments);
