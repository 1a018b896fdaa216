#pragma once

#include "layout/page/page.h"

struct HpDeferred {
  HpParagraphBox *paragraph;
  HpLine line;
  HpLength x, y, width;
  HpPageState state; /* of the page it is on, as far as lines need it */
  /* Set when its page is frozen: */
  guint page;      /* index */
  guint at;        /* place in the page's display list */
  HpLength dx, dy; /* origin of its reference area */
  HpContentType type;
};

/** The line area once all is known. */
HpFragment *hp_deferred_fragment(HpLayout *layout, HpDeferred *deferred);
