/*
 * cli, private: makes the documents that are not up to date.
 *
 *   tasks ──journal──► up to date
 *     └─► the others ──► as many threads as there are workers: each asks its worker for one after
 *         the other, and writes what it gets ──► told in the order of the tasks
 *
 * A single document is made by this process.
 */
#pragma once

#include "cli/outputs.h"
#include "cli/worker.h"

typedef struct {
  HpMaker *maker;
  const HpRequest *request; /* of all */
  GPtrArray *tasks;         /* of HpTask */
  HpOutputs *outputs;
  HpJournal *journal;
  char *const *given; /* argv, for workers */
  guint jobs;         /* that may be made at once */
  gboolean always;    /* also what is up to date */
} HpProduction;

/* `tell` is called with each task when it and those before it are done, in this thread. FALSE if
   there are no fonts, which is said. */
typedef void (*HpTell)(HpTask *task, gpointer user);
gboolean hp_produce(const HpProduction *production, HpTell tell, gpointer user);
