/* maker, private: the files inside a PDF, and the verdict on it. */
#pragma once

#include "maker/maker.h"

/* The parameter of a record that is there where the files it names are not: only their digests. */
#define HP_RECORD_BY_DIGEST "by-digest"

/* Borrowed; NULL if there is none of that name. */
const HpPdfEmbeddedFile *hp_inside_find(const HpInside *inside, const char *name);
/* Whether an attachment may be called so: "a/b.svg", but not "/a", "../a", "a//b", ".a" or anything
   with control characters. */
gboolean hp_is_safe_name(const char *name);

/* Adds a line for each file inside that is not the one on record. Returns how many. */
guint hp_compare_attachments(const HpInside *inside, GPtrArray *reasons);
/* Inserts a line for each place of a file with words that nobody sees. Returns how many of them can
   be seen in the one that its source gives now; 0 where that is NULL: nobody asks. */
guint hp_tell_unseen(HpPdfFile *file, HpPdfFile *rebuilt, guint at, GPtrArray *reasons);
