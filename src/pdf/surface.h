/* Inside the room: pages painted by Cairo into a PDF that is still to be finished. */
#pragma once

#include "layout/layout.h"

/** The bytes of Cairo's file. NULL and an error if a page cannot be painted. */
GByteArray *hp_pdf_paint_pages(const HpPages *pages, GError **error);
