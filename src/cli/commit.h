/* cli, private: what has been changed in sources, as commits in git. */
#pragma once

#include "cli/meeting.h"

/* Files that are about to be changed, and how they stand in git. */
typedef struct HpCommit HpCommit;

/* Before the files of a source are changed. NULL if the house of the source asks for no commits, or
   they lie in no working tree. */
HpCommit *hp_commit_new(const char *source, const HpEdit *edit);
void hp_commit_free(HpCommit *commit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpCommit, hp_commit_free)
/* After they have been: a commit of these files alone. FALSE, and it is said why and what can be
   done, if there is none; the files stay as they have become. */
gboolean hp_commit_make(HpCommit *commit, const char *message);
