/* cli, private: what a commit of a change says, in the language of the source. */
#pragma once

#include "cli/meeting.h"

/* "Plan: möte 2017-03-14": the title of the plan, in what a label of its language says; then an
   empty line and the lines of what was changed, if there are any. The caller's. */
char *hp_commit_message(const HpEdit *edit, const HpStateWords *words, const char *label,
                        const char *day, const char *lines);
/* The label of a meeting, or of what was received. */
const char *hp_commit_label(const HpEditOptions *options);
/* "aktivitet-1: pågår, efter plan (lbu)" */
void hp_append_report(GString *lines, const HpStateWords *words, const HpReportedUpdate *update);
/* "aktivitet-1: text, due"; "+ ny: delmal-1"; "- aktivitet-2"; "aktivitet-3 > delmal-2" */
void hp_append_changes(GString *lines, const HpEditOptions *options);
