/*
 * maker, private: what was built again for the file that was verified last. Files that have the
 * same inside, as a document and its copies that others have signed or saved, are compared with
 * one.
 */
#pragma once

#include "maker/job.h"

struct HpBuiltAgain {
  char *inside; /* a digest of what it was built from */
  HpDocument document;
  HpSourceWords *words;
};

void hp_built_again_free(HpBuiltAgain *built);
/* Of all files inside, the record among them; the caller's. NULL if one of them is damaged. */
char *hp_inside_digest(const HpInside *inside);
/* What was built from what has that digest; NULL if that was not the last. Borrowed, until another
   is kept. */
const HpBuiltAgain *hp_built_again(const HpMaker *maker, const char *digest);
/* Takes the digest and the words, and leaves the document empty. */
void hp_built_again_keep(HpMaker *maker, char *digest, HpDocument *document, HpSourceWords *words);
