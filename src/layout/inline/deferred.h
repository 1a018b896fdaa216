#pragma once

#include "layout/page/page.h"

/* How the coordinates that things are laid out in lie on the page: turned, then moved. */
typedef struct {
  int xx, yx, xy, yy;
  HpLength x0, y0;
} HpPlacement;

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
  HpPlacement placement;
};

/** The line area once all is known. */
HpFragment *hp_deferred_fragment(HpLayout *layout, HpDeferred *deferred);
