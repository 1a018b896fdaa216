/* Inside the room: pages painted by Cairo into a PDF that is still to be finished. */
#pragma once

#include "layout/layout.h"

/** A page that has just been painted. */
typedef struct {
  guint index;
  const HpPage *page;
  const guint8 *bytes; /* what Cairo wrote of it … */
  gsize size;
  const GArray *owners; /* … and of HpOwner, one for each mark in that: content.h says what a mark
                           is. NULL if there are no marks */
} HpPaintedPage;

/** Is told of each page when it has been painted, the last that sees its display list. */
typedef struct {
  void (*on_page)(const HpPaintedPage *painted, gpointer user);
  gpointer user;
} HpPageListener;

/** All that Cairo wrote. Releases each page that it has painted. NULL and an error if one cannot be
    painted. Without `marked`, leaves no marks. */
GByteArray *hp_pdf_paint_pages(HpPages *pages, gboolean marked, const HpPageListener *listener,
                               GError **error);
