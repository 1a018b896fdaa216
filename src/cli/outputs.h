/*
 * cli, private: the files of documents, written into a folder; and whose each is.
 *
 * Documents are made beside each other, but of two that have a file in common, the one that comes
 * first among the tasks has it, as if they were made one after the other.
 */
#pragma once

#include "cli/tasks.h"

typedef struct HpOutputs HpOutputs;

HpOutputs *hp_outputs_new(const char *folder);
void hp_outputs_free(HpOutputs *outputs);
/* Claims the files of a document that is up to date. */
void hp_outputs_claim_known(HpOutputs *outputs, const HpTask *task);
/* Writes a document that was made, and notes that; or says in the task why not. May be called by
   several threads. `entry` NULL: it is not noted; else it is taken. */
void hp_outputs_write(HpOutputs *outputs, HpTask *task, HpJournal *journal, HpJournalEntry *entry);
/* The path of a file of the document that is another's, in the end; the caller's. NULL for none. */
char *hp_outputs_lost(HpOutputs *outputs, const HpTask *task);
/* Whether a document of this run has the file. */
gboolean hp_outputs_has(HpOutputs *outputs, const char *path);
/* Where the document is; the caller's. */
char *hp_outputs_path(const HpOutputs *outputs, const char *name);
