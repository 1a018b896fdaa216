/* An accepted page: its display list, its ids and links, its area tree. */
#pragma once

#include "layout/inline/inline.h"
#include "layout/page/page.h"

/* freeze.c */
/** Turns a page's fragments into its display list and registers ids and links. */
typedef struct HpFreezer HpFreezer;
HpFreezer *hp_freezer_new(HpLayout *layout);
void hp_freeze(HpFreezer *freezer, const HpFragment *fragment, HpContentType type);
void hp_freezer_finish(HpFreezer *freezer, HpPage *page);

/* pack.c */
/** A copy of draws and all they point to, in one block; the caller's. The draws are left fit for
    nothing else. */
const HpDraw *hp_pack_draws(HpDraw *draws, guint n);

/* areas.c */
void hp_write_page_areas(GString *xml, const HpPageState *page, const HpFragment *fragment);

/* destination.c */
/** An object with that id stands at (x, y) on the page being made: its first place is where links
    lead, its last page what fo:page-number-citation-last tells. */
void hp_register_id(HpLayout *layout, const char *id, HpLength x, HpLength y);
/** An object with that id goes on on the page being made. FALSE: it is not known yet. */
gboolean hp_extend_id(HpLayout *layout, const char *id);
