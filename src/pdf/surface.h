/* Inside the room: pages painted by Cairo into a PDF that is still to be finished. */
#pragma once

#include "layout/layout.h"

/** What Cairo wrote, and whose the marks in it are: content.h says what a mark is. */
typedef struct {
  GByteArray *bytes;
  GPtrArray *owners; /* by page: GArray of HpOwner, one for each mark; NULL if there are no marks */
} HpPainted;

/** NULL and an error if a page cannot be painted. Without `marked`, leaves no marks. */
HpPainted *hp_pdf_paint_pages(const HpPages *pages, gboolean marked, GError **error);
void hp_painted_free(HpPainted *painted);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPainted, hp_painted_free)
