/*
 * maker, private: what was built again for the file that was verified last. Files that have the
 * same inside, as a document and its copies that others have signed or saved, are compared with
 * one.
 */
#pragma once

#include "maker/job.h"

struct HpBuiltAgain {
  char *inside; /* a digest of what it was built from, or NULL */
  HpDocument document;
  HpSourceWords *words;
  HpPdfFile *file; /* of the document; NULL until one is compared with more than its bytes */
};

/* Nothing yet; takes the digest. */
HpBuiltAgain *hp_built_again_new(char *digest);
void hp_built_again_free(HpBuiltAgain *built);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpBuiltAgain, hp_built_again_free)
/* Of all files inside, the record among them; the caller's. NULL if one of them is damaged. */
char *hp_inside_digest(const HpInside *inside);
/* What was built from what has that digest; NULL if that was not the last. Borrowed, until another
   is kept. */
HpBuiltAgain *hp_built_again(const HpMaker *maker, const char *digest);
/* Takes it. */
void hp_built_again_keep(HpMaker *maker, HpBuiltAgain *built);
