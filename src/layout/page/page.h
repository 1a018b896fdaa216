/* From page-sequences to pages. */
#pragma once

#include "layout/engine.h"

/** Lays a page-sequence out and freezes its pages; returns the number after its last page's.
    `next`: the page-sequence after it, or NULL. */
int hp_layout_sequence(HpLayout *layout, const HpFo *fo, const HpFo *next, int number);
/** Fills the lines that waited for page numbers, once all pages are made. */
void hp_fill_deferred(HpLayout *layout);
/** When all pages are made: warns of links and citations of what is on none of them. */
void hp_tell_unreached(const HpLayout *layout);
/** An object with that id has all of those pages, unless the id is known already. `id` may be NULL.
 */
void hp_register_pages(HpDocumentScope *document, const char *id, guint first, guint last);
