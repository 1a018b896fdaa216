/* Inside the room: the steps that make a file tagged.
 *
 * Content streams are rewritten by a thread of their own, while later pages are painted:
 *
 *   painting   page 1 │ page 2 │ page 3 │ …
 *   tagging           │ page 1 │ page 2 │ …
 *
 * It takes one page after another, so the numbers it gives do not depend on which thread is ahead.
 * Until hp_tagger_write(), the leaves of the structure, the soft hyphens and the digests of pages
 * are the tagger's alone. */
#pragma once

#include "pdf/content/surface.h"
#include "pdf/file/cairo-file.h"
#include "pdf/structure/structure.h"

typedef struct HpTagger HpTagger;

/** `digests` receives the SHA-256 of each page's content, to be freed by the caller; or NULL. */
HpTagger *hp_tagger_new(HpStructure *structure, HpPdfOutput *output, char **digests);
void hp_tagger_free(HpTagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpTagger, hp_tagger_free)
/** The next page, in order. Nothing of `painted` is kept. */
void hp_tagger_add(HpTagger *tagger, const HpPaintedPage *painted);
/** Waits until all pages are done, and writes their content streams. FALSE and an error if one is
    not what was painted. */
gboolean hp_tagger_write(HpTagger *tagger, HpCairoFile *file, GError **error);
