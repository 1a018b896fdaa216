/* cli, private: options and arguments that several subcommands have, and the maker. */
#pragma once

#include "cli/cli.h"
#include "maker/maker.h"

/* Whether tables, as_of and since of a request are such as there are; says what is expected if not.
 */
gboolean hp_request_options(const HpCommand *command, const HpRequest *request);
/* Whether there is such a view, in the program or the house of one of the sources (paths); says
   which there are if not. NULL is the whole document. */
gboolean hp_view_option(const HpCommand *command, HpMaker *maker, const char *view,
                        const GPtrArray *sources);
/* The profile of that name; says which there are if there is no such. */
gboolean hp_profile_option(const HpCommand *command, const char *name, HpProfileChoice *choice);
/* A line for each profile that there is, for the help. */
void hp_print_profiles(const char *indent);

/* Whether `path`, given with an option ("-o"), may be the folder that files go into: one that is
   named like a file was meant as that. Says what to write instead if not. NULL may be. */
gboolean hp_folder_option(const HpCommand *command, const char *option, const char *path);
/* Whether the name of a file goes with what is written there: it has one of the endings (with
   spaces between), or none that means another kind. Says so if not. NULL does. */
gboolean hp_file_option(const HpCommand *command, const char *path, const char *endings);

/* What the arguments of build and check stand for: files as they are, folders as the XML files in
   them, nothing as the folder "sources". NULL and a message if there is nothing. */
GPtrArray *hp_list_sources(const HpCommand *command, int count, char **arguments);

/* A maker with the program's own files, for as long as the command takes. */
typedef HpMaker HpCommandMaker;
HpCommandMaker *hp_command_maker(void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpCommandMaker, hp_maker_end)
/* Before anything is built; says what is wrong if there are none. */
gboolean hp_load_fonts(HpMaker *maker);
/* The same, before many documents are built: whatever they share. */
gboolean hp_prepare(HpMaker *maker, const HpRequest *requests, guint n);
