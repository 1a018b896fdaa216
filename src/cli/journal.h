/*
 * cli, private: what the documents in a folder were made of, so that only those are made that would
 * be others now.
 *
 *   FOLDER/.handlingsplan-made:  entry │ entry │ tools │ entry │ …
 *                                └ size, digest, GVariant
 *
 * A document's entry is appended when its files are complete, in one write under a lock: several
 * processes may make documents in one folder, and one that is killed loses nothing of what it has
 * told. The last entry of a document counts. What is torn, altered or not of this program ends the
 * reading: what was told after it is made again.
 */
#pragma once

#include "cli/options.h"

/* A file of a document, named from the folder. */
typedef struct {
  char *name, *sha256;
  HpFileStamp stamp; /* once it was complete */
} HpMadeFile;

typedef struct {
  char *digest;      /* as of HpInputs; "" of a source that is no document */
  char *context;     /* where the program and its files were found */
  gint64 looked;     /* nanoseconds since 1970: no file had been looked at before */
  GPtrArray *made;   /* of HpMadeFile; none of a source that is no document */
  GHashTable *files; /* as of HpInputs, as are the … */
  GHashTable *tools;
} HpJournalEntry;

HpJournalEntry *hp_journal_entry_new(const HpInputs *inputs, const char *context, gint64 looked);
void hp_journal_entry_free(HpJournalEntry *entry);
/* Of a file that is complete. */
void hp_journal_entry_add(HpJournalEntry *entry, const char *name, GBytes *bytes,
                          HpFileStamp stamp);

typedef struct HpJournal HpJournal;

/* That of a folder, which need not be there. */
HpJournal *hp_journal_read(const char *folder);
void hp_journal_free(HpJournal *journal);
/* The document that `key` stands for; borrowed. NULL: it is not known. */
const HpJournalEntry *hp_journal_find(const HpJournal *journal, const char *key);
/* Takes the entry. May be called by several threads. Where it cannot be written, the document will
   be made again. */
void hp_journal_append(HpJournal *journal, const char *key, HpJournalEntry *entry);

/* What was found out about files in this run, each asked once: path → HpFileStamp. */
gboolean hp_journal_is_fresh(const HpJournalEntry *entry, const char *context, GHashTable *seen);
/* Whether its files are still what was made; they may have been copied. */
gboolean hp_journal_has_files(const HpJournalEntry *entry, const char *folder);
