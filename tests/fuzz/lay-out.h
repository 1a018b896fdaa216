/* lay-out: XSL-FO to pages, as the targets look at them. */
#pragma once

#include "layout/layout.h"

/** A document that is laid out, with all that its pages refer to. */
typedef struct {
  HpDiagnostics *diagnostics;
  HpFoTree *tree;
  HpGate *gate;
  HpGraphics *graphics;
  HpPages *pages; /* NULL: it has an error */
} HpFuzzPages;

/** `areas` receives the area tree, or is NULL. To be cleared. */
HpFuzzPages hp_fuzz_lay_out(const xmlDoc *document, GString *areas);
void hp_fuzz_pages_clear(HpFuzzPages *laid);
