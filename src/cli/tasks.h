/* cli, private: the documents that are to be made, in the order in which they are told of. */
#pragma once

#include "cli/built.h"
#include "cli/journal.h"

/* How far a document is. */
typedef enum {
  HP_TASK_WAITING,
  HP_TASK_UP_TO_DATE, /* its files are what they would be */
  HP_TASK_BUILT,      /* or not, as `built` and `reason` say */
} HpTaskState;

typedef struct {
  guint number;                /* among all */
  char *source, *view;         /* view NULL: the whole */
  char *key;                   /* in the journal */
  const HpJournalEntry *known; /* its last, if its files are there; or NULL */
  HpTaskState state;
  gboolean alive;    /* what made it lives, and `built` is known … */
  HpChildEnd reason; /* … else why not */
  HpBuilt built;
  gboolean written; /* its files are complete … */
  char *refused,
      *fault;      /* … unless another document has a file of theirs; or this was in the way */
  gint pages_done; /* while it is made; atomic */
} HpTask;

/* What is asked of all, and which views. */
typedef struct {
  const HpCommand *command;
  HpMaker *maker;
  const HpRequest *request;
  char **views;       /* that are asked for, ended by NULL; NULL: the whole */
  gboolean all_views; /* every one that there is of the source */
} HpTaskChoice;

/* Of HpTask: sources × views. NULL, and a message, if no view is of any of the sources, or there is
   none of a name that is asked for. */
GPtrArray *hp_tasks_new(const HpTaskChoice *choice, const GPtrArray *sources);
