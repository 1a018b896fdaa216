/* cli, private: what `meeting` is asked to write. */
#pragma once

#include "cli/cli.h"
#include "edit/edit.h"

/* What the options say. Strings are its own. */
typedef struct {
  char *date, *id, *title, *body;
  gboolean dry_run;
  char *by, *period;  /* of the updates that follow */
  GPtrArray *updates; /* of HpMeetingUpdate */
} HpMeetingOptions;

/* An --update as it was written, and whose and of when it is. */
typedef struct {
  char *written; /* "ID=PROGRESS/RATING:WORDS" */
  char *by, *period;
} HpMeetingUpdate;

HpMeetingOptions *hp_meeting_options_new(void);
void hp_meeting_options_free(HpMeetingOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpMeetingOptions, hp_meeting_options_free)
/* GOption callbacks whose user are the options. */
gboolean hp_take_by(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_period(const char *name, const char *value, gpointer options, GError **error);
gboolean hp_take_update(const char *name, const char *value, gpointer options, GError **error);

/* The updates that they mean, in the words of the source; of HpReportedUpdate, whose strings are in
   the arena. NULL, and errors, if one means nothing. */
GArray *hp_meeting_updates(const HpMeetingOptions *options, const HpStateWords *words,
                           HpArena *arena, HpDiagnostics *diagnostics);
