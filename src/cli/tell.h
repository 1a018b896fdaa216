/* cli, private: what is said of documents that were made, or not, each in its turn. */
#pragma once

#include "cli/outputs.h"

/* Free with hp_telling_clear. */
typedef struct {
  HpOutputs *outputs;
  gboolean verbose;      /* lists persons */
  gboolean tells_passed; /* of sources that are no documents */
  GHashTable *told;      /* of messages, as they were printed */
  GPtrArray *failed;     /* of char *: which documents were not made, and why */
  HpExit worst;
  guint documents, up_to_date, written;
} HpTelling;

HpTelling hp_telling_new(HpOutputs *outputs, gboolean verbose);
void hp_telling_clear(HpTelling *telling);
/* Prints what is to be said of it, and the paths of its files. An HpTell whose user is the telling.
 */
void hp_tell(HpTask *task, gpointer telling);
/* At the end, of all of them: what failed and why, or that there was nothing to do. That none of
   those named is a document is an error. */
void hp_tell_summary(HpTelling *telling);
