/* cli, private: what kind of source a file is. */
#pragma once

#include "base/base.h"

/* The root element of what is built of a source, a follow-up with its plan, and its language; the
   caller's. NULL if nothing is, which is told. */
char *hp_root_of(const char *path, char **language, HpDiagnostics *diagnostics);
/* The name of the root element; the caller's. NULL where the file cannot be read. */
char *hp_root_name(const char *path);
/* Whether it is well-formed, and no document is made of it: a part of one, or a house file. */
gboolean hp_is_no_document(const char *path);
