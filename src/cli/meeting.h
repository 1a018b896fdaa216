/* cli, private: what `meeting` and `change` are asked to write. */
#pragma once

#include "cli/cli.h"
#include "edit/edit.h"

/* What the options say. Strings are its own, those that are const in its arena. */
typedef struct {
  char *date, *id, *title, *body;
  gboolean dry_run;
  gboolean is_received;  /* outside a meeting */
  char *minutes, *notes; /* of the meeting */
  const char *present;
  const char *by, *period, *described; /* of the reports that follow */
  GArray *updates;                     /* of HpMeetingUpdate */
  char *paragraph, *in_force, *reason; /* of what was decided to change */
  char *diary_number, *address, *decision;
  GArray *changes; /* of HpPartChange, whose strings are in the arena */
  GArray *parties; /* of HpNamedParty, likewise */
  HpArena *arena;
} HpEditOptions;

typedef enum { HP_SAYS_PROGRESS, HP_SAYS_RESULT, HP_SAYS_VALUE } HpSaidKind;

/* An --update, --assess or --observe as it was written, and what other options say of it. Strings
   are in the arena of the options. */
typedef struct {
  HpSaidKind kind;
  const char *written; /* "ID=PROGRESS/RATING:WORDS" */
  HpReportedUpdate besides;
} HpMeetingUpdate;

HpEditOptions *hp_edit_options_new(void);
void hp_edit_options_free(HpEditOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpEditOptions, hp_edit_options_free)
/* GOption callbacks whose user are the options. */
gboolean hp_take_by(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_period(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_described(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_update(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_assess(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_observe(const char *name, const char *value, gpointer options, GError **error);
/* --corrects, --evidence, --sex, --code, --source: of the report before it. */
gboolean hp_take_of_report(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_present(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_change(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_add(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_add_after(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_withdraw(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_move(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_replace_party(const char *name, const char *value, gpointer options,
                               GError **error);
gboolean hp_take_party(const char *name, const char *value, gpointer options, GError **error);

/* Puts into an update what "ID=PROGRESS[/RATING][/PER CENT%][:WORDS]", "ID=RESULT[:WORDS]" or
   "ID=VALUE[:WORDS]" means, in the words of the source; strings are in the arena, or of `written`.
   FALSE, and an error, if it means nothing. */
gboolean hp_read_report(HpReportedUpdate *update, HpSaidKind kind, const char *written,
                        const HpStateWords *words, HpArena *arena, HpDiagnostics *diagnostics);
/* The updates that they mean, in the words of the source; of HpReportedUpdate, whose strings are in
   the arena. NULL, and errors, if one means nothing. */
GArray *hp_meeting_updates(const HpEditOptions *options, const HpStateWords *words, HpArena *arena,
                           HpDiagnostics *diagnostics);

/* The schema of plans; NULL, and it is said, if the program's own files are not found. */
HpPlanSchema *hp_schema_of_program(void);
/* The follow-up of a plan, if it has one; else the plan itself. NULL if it cannot be told. The
   caller's. */
char *hp_source_to_write(const char *source, HpDiagnostics *diagnostics);
/* Words for how things stand, of the language of the source. */
HpStateWords *hp_words_of_edit(const HpEdit *edit);
/* Prints what would be written, and what there is to say. */
HpExit hp_show_difference(const HpEdit *edit, HpDiagnostics *diagnostics);
/* Writes what was changed in the source, and prints its path and what there is to say. Where the
   house asks for it, it becomes a commit with that message. */
HpExit hp_save_edit(HpEdit *edit, const char *path, const char *message,
                    HpDiagnostics *diagnostics);
