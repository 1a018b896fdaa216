/* cli, private: what a PDF carries inside, for verify and show. */
#pragma once

#include "cli/cli.h"
#include "pdf/pdf.h"

/* A PDF that this program may have made, and the files inside it (or in the folder beside it). Free
 * with hp_inside_clear. */
typedef struct {
  const char *path;
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments; /* of HpPdfEmbeddedFile */
  HpRecord *record;
} HpInside;

/* FALSE, with the reason, if the file cannot be read or has no record. */
gboolean hp_inside_read(HpInside *inside, const char *path, GError **error);
void hp_inside_clear(HpInside *inside);
/* Borrowed; NULL if there is none of that name. */
const HpPdfEmbeddedFile *hp_inside_find(const HpInside *inside, const char *name);
/* Writes the attachments into a folder, which is made. Nothing is written outside it. */
gboolean hp_inside_extract(const HpInside *inside, const char *folder, GError **error);
/* Without control characters, which a terminal might obey. The caller's; "" for NULL. */
char *hp_printable(const char *text);
