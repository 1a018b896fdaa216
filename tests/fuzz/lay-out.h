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

/** Whether an input of that size is read as the command reads it, which goes on after what --strict
    refuses: half of them are, and one input always in the same way. */
gboolean hp_fuzz_is_lenient(gsize size);
/** `areas` receives the area tree, or is NULL. To be cleared. */
HpFuzzPages hp_fuzz_lay_out(const xmlDoc *document, gboolean lenient, GString *areas);
void hp_fuzz_pages_clear(HpFuzzPages *laid);
