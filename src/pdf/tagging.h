/* Inside the room: the steps that make a file tagged. */
#pragma once

#include "pdf/document.h"
#include "pdf/surface.h"

/** Rewrites the content streams of all pages with marked-content sequences. */
gboolean hp_pdf_tag_pages(HpPdfDocument *document, HpCairoFile *file, const HpPainted *painted,
                          GError **error);
/** Writes the structure tree and what the catalog says about it. */
void hp_pdf_add_structure(HpPdfDocument *document);
