/* cli, private: what the subcommands share. */
#pragma once

#include "base/base.h"
#include "layout/layout.h"
#include "maker/maker.h"

/* What the command exits with. */
typedef enum {
  HP_EXIT_OK = 0,
  HP_EXIT_BAD_INPUT = 1,
  HP_EXIT_USAGE = 2,
  HP_EXIT_INTERNAL = 3,
  HP_EXIT_OTHER_TOOLS = 4, /* verify: the same content, made with other tools */
} HpExit;

/* A subcommand; argv[0] is its name. */
typedef struct {
  const char *name;
  const char *arguments; /* shown after the name in the usage line; translatable */
  const char *summary;   /* one line; translatable */
  const char *help;      /* what it does, with examples; translatable */
  HpExit (*run)(int argc, char **argv);
} HpCommand;

extern const HpCommand hp_command_build, hp_command_change, hp_command_check, hp_command_diff,
    hp_command_explain, hp_command_export, hp_command_format, hp_command_fo, hp_command_meeting,
    hp_command_new, hp_command_import, hp_command_resolve, hp_command_verify, hp_command_show,
    hp_command_views;

/* ---- Options ------------------------------------------------------------------------------- */

/* Parses the options of a command (`user` goes to callbacks among them); on a mistake it says what
   is wrong and how to get help, and returns FALSE. Where a shell asks what may come (complete.h),
   it says that, and returns FALSE as well. */
gboolean hp_parse_options(const HpCommand *command, const GOptionEntry *entries, gpointer user,
                          int *argc, char ***argv);
/* Says what is wrong with the usage of a command. Returns HP_EXIT_USAGE. */
HpExit hp_usage_error(const HpCommand *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* ---- Files --------------------------------------------------------------------------------- */

/* Where the program's own files are: HANDLINGSPLAN_DATA if that is set; the source tree, if the
   program is run in its build folder; beside the program; or where it was installed. The caller's.
 */
char *hp_data_folder(void);
/* Standard input to its end (up to `limit` bytes). NULL and the error if it cannot be read. */
GByteArray *hp_read_standard_input(gsize limit, GError **error);
/* Writes a complete file, or nothing; "-" is standard output. Says what failed. */
gboolean hp_write_output(const char *path, gconstpointer data, gsize size);
/* FALSE where what was printed could not all be written; says why. */
gboolean hp_flush_standard_output(void);
/* SOURCE_DATE_EPOCH, or -1 if it is not set (or no number). */
gint64 hp_source_date_epoch(void);

/* ---- Interruption -------------------------------------------------------------------------- */

/* As long as it lives, SIGHUP, SIGINT and SIGTERM call `tidy` before they end the process, from a
   thread of its own. To be made before other threads are. */
typedef struct HpInterruptGuard HpInterruptGuard;
HpInterruptGuard *hp_interrupt_guard_new(void (*tidy)(gconstpointer), gconstpointer user);
/** One that removes it. */
HpInterruptGuard *hp_interrupt_guard_of_scratch(const HpScratch *scratch);
void hp_interrupt_guard_free(HpInterruptGuard *guard);

/* ---- Messages ------------------------------------------------------------------------------ */

/* Prints what was collected to standard error. HP_EXIT_BAD_INPUT if there was an error. */
HpExit hp_print_diagnostics(HpDiagnostics *diagnostics);
/** The same, grouped by kind. */
HpExit hp_print_diagnostics_grouped(HpDiagnostics *diagnostics);

/* A line on standard error that follows long work, if that is a terminal. */
typedef struct {
  const char *name;
  gint64 started, shown; /* g_get_monotonic_time() */
  gboolean visible;
} HpProgressLine;
HpProgressLine hp_progress_line_new(const char *name);
void hp_progress_line_clear(HpProgressLine *line);
/* An HpProgress whose user is an HpProgressLine: shows it once a second has passed. */
gboolean hp_show_progress(guint pages_done, guint total, gpointer user);
