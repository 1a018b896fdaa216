/* Inside the room: the file that is being written.
 *
 *   Cairo's bytes ──qpdf──► objects ──┬─ copied ──────────────► HpPdfWriter ──► file
 *                                     ├─ pages + their entries ─┤
 *   steps (structure, outline, links, └─ catalog + its entries ─┤
 *   metadata …) ──► new objects ────────────────────────────────┘
 *
 * A step writes its own objects at once and leaves what refers to them among the entries of the
 * catalog or of a page. */
#pragma once

#include "pdf/file/soft-hyphens.h"
#include "pdf/file/writer.h"

typedef struct {
  HpPdfVersion version;
  HpPdfWriter *writer; /* NULL until it is known which numbers Cairo's objects have */
  guint n_pages;
  guint *page_objects;    /* the object number of each page */
  GString **page_entries; /* what is added to each page's dictionary */
  GString *catalog;       /* what is added to the document catalog */
  GString *scratch;       /* for building one object */
  HpSoftHyphens *hyphens;
} HpPdfOutput;

HpPdfOutput *hp_pdf_output_new(HpPdfVersion version, guint n_pages);
void hp_pdf_output_free(HpPdfOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPdfOutput, hp_pdf_output_free)

/** Writes what stands in `scratch` as an object and empties it. */
void hp_pdf_write_scratch(HpPdfOutput *output, guint number);
