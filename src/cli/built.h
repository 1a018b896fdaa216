/* cli, private: what became of a source, here or in a worker. */
#pragma once

#include "cli/options.h"

/* What is said about a source, or its house file, of which others are told, too. */
typedef struct {
  char *house; /* the path of that; NULL: it is not about one */
  gboolean is_error;
  char *text;   /* as it is printed */
  char *reason; /* in a line */
} HpMessage;

/* Free with hp_built_clear. */
typedef struct {
  HpBuildStatus status;
  guint errors;        /* among the messages */
  GPtrArray *messages; /* of HpMessage */
  HpDocument document;
} HpBuilt;

void hp_built_clear(HpBuilt *built);
/* Builds a source in this process. */
void hp_build_here(HpMaker *maker, const HpRequest *request, HpBuilt *built);

/* For another process, and from it; FALSE if it is not that. Without the record, and without the
   document's own bytes, which come with it. `tools` are those of what was written, or read, before,
   which are mostly the same and not written again; NULL at first. */
GBytes *hp_built_write(const HpBuilt *built, GHashTable **tools);
gboolean hp_built_read(GBytes *bytes, GBytes *file, GHashTable **tools, HpBuilt *built);
