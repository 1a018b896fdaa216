/* cli, private: what a PDF carries inside, for verify and show. */
#pragma once

#include "cli/cli.h"
#include "inspect/inspect.h"

/* A PDF that this program may have made, and the files inside it (or in the folder beside it). Free
 * with hp_inside_clear. */
typedef struct {
  const char *path;
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments; /* of HpPdfEmbeddedFile */
  HpRecord *record;
} HpInside;

/* FALSE, with the reason, if the file cannot be read or has no record: inside, in the folder beside
   it, or beside `source`, if that is not NULL. The reason is a G_FILE_ERROR_FAILED or of another
   domain if the file is not what it should be; another G_FILE_ERROR if it cannot be looked at. */
gboolean hp_inside_read(HpInside *inside, const char *path, const char *source, GError **error);
void hp_inside_clear(HpInside *inside);
/* Borrowed; NULL if there is none of that name. */
const HpPdfEmbeddedFile *hp_inside_find(const HpInside *inside, const char *name);
/* Writes the attachments into a folder, which is made. Nothing is written outside it, and nothing
   over a file that says something else. */
gboolean hp_inside_extract(const HpInside *inside, const char *folder, GError **error);
/* Whether an attachment may be called so: "a/b.svg", but not "/a", "../a", "a//b", ".a" or anything
   with control characters. */
gboolean hp_is_safe_name(const char *name);
/* Without control characters, which a terminal might obey. The caller's; "" for NULL. */
char *hp_printable(const char *text);
