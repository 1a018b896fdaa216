/* cli, private: what `meeting` and `change` are asked to write. */
#pragma once

#include "cli/cli.h"
#include "edit/edit.h"

/* What the options say. Strings are its own. */
typedef struct {
  char *date, *id, *title, *body;
  gboolean dry_run;
  char *by, *period;                   /* of the updates that follow */
  GPtrArray *updates;                  /* of HpMeetingUpdate */
  char *paragraph, *in_force, *reason; /* of what was decided to change */
  GArray *changes;                     /* of HpPartChange, whose strings are in the arena */
  GArray *parties;                     /* of HpNamedParty, likewise */
  HpArena *arena;
} HpEditOptions;

/* An --update as it was written, and whose and of when it is. */
typedef struct {
  char *written; /* "ID=PROGRESS/RATING:WORDS" */
  char *by, *period;
} HpMeetingUpdate;

HpEditOptions *hp_edit_options_new(void);
void hp_edit_options_free(HpEditOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpEditOptions, hp_edit_options_free)
/* GOption callbacks whose user are the options. */
gboolean hp_take_by(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_period(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_update(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_change(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_add(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_add_after(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_withdraw(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_move(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_party(const char *name, const char *value, gpointer options, GError **error);

/* What "ID=PROGRESS[/RATING][/PER CENT%][:WORDS]" means, in the words of the source; strings are in
   the arena, or of `written`. FALSE, and an error, if it means nothing. */
gboolean hp_read_update(HpReportedUpdate *update, const char *written, const HpStateWords *words,
                        HpArena *arena, HpDiagnostics *diagnostics);
/* The updates that they mean, in the words of the source; of HpReportedUpdate, whose strings are in
   the arena. NULL, and errors, if one means nothing. */
GArray *hp_meeting_updates(const HpEditOptions *options, const HpStateWords *words, HpArena *arena,
                           HpDiagnostics *diagnostics);

/* The schema of plans; NULL, and it is said, if the program's own files are not found. */
HpPlanSchema *hp_schema_of_program(void);
/* Prints what would be written, and what there is to say. */
HpExit hp_show_difference(const HpEdit *edit, HpDiagnostics *diagnostics);
/* Writes what was changed in the source, and prints its path and what there is to say. */
HpExit hp_save_edit(HpEdit *edit, const char *path, HpDiagnostics *diagnostics);
