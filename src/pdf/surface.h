/* Inside the room: pages painted by Cairo into a PDF that is still to be finished. */
#pragma once

#include "layout/layout.h"

/** What Cairo wrote, and whose the marks in it are: content.h says what a mark is. */
typedef struct {
  GByteArray *bytes;
  GPtrArray *owners; /* by page: GArray of HpOwner, one for each mark; NULL if there are no marks */
} HpPainted;

/** Is told of each page when it has been painted, the last that sees its display list. */
typedef struct {
  void (*on_page)(const HpPage *page, guint index, gpointer user);
  gpointer user;
} HpPageListener;

/** Releases each page that it has painted. NULL and an error if one cannot be painted. Without
    `marked`, leaves no marks. */
HpPainted *hp_pdf_paint_pages(HpPages *pages, gboolean marked, const HpPageListener *listener,
                              GError **error);
void hp_painted_free(HpPainted *painted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPainted, hp_painted_free)
