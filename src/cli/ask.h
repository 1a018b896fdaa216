/* cli, private: asks in the terminal what was reported at a meeting. */
#pragma once

#include "cli/meeting.h"

/* What is asked, and where the answers go. */
typedef struct {
  const xmlNode *root; /* of the plan as it is resolved on the day of the meeting; borrowed */
  HpEdit *edit;        /* each answer is put into it at once, so that what is wrong is said then */
  const HpStateWords *words;
  const HpEditOptions *options;
  const char *meeting; /* its id */
  guint answers;
  GString *told; /* the answers, a line each, for who reads of them later */
} HpAsking;

/* The day of the meeting, if neither it nor a meeting is known. FALSE at the end of input. */
gboolean hp_ask_day(HpEditOptions *options);
/* Who sent in what was received, if that is not known. FALSE at the end of input. */
gboolean hp_ask_sender(const HpEdit *edit, HpEditOptions *options);
/* How each activity stands. FALSE if nothing was answered. */
gboolean hp_ask_updates(HpAsking *asking);
/* Whether to write what was answered. FALSE at the end of input. */
gboolean hp_ask_whether_to_write(const HpAsking *asking, const char *path);
