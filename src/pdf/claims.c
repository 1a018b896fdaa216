/* Whether the file may say that it conforms to PDF/UA-1 and PDF/A-3a, as far as that depends on
 * the document and not on this program. */
#include "pdf/document.h"
#include "pdf/structure.h"

gboolean hp_pdf_lacks_glyphs(const HpPage *page)
{
  for (guint i = 0; i < page->n_draws; i++) {
    const HpDraw *draw = &page->draws[i];
    if (draw->kind != HP_DRAW_GLYPHS)
      continue;
    for (guint glyph = 0; glyph < draw->glyphs.n_glyphs; glyph++)
      if (draw->glyphs.glyphs[glyph] == 0)
        return TRUE;
  }
  return FALSE;
}

gboolean hp_pdf_may_claim(const HpPdfDocument *document)
{
  const HpPdfOptions *options = document->options;
  return document->structure != NULL && options->title != NULL && options->language != NULL &&
         !document->lacks_glyphs && hp_structure_is_described(document->structure);
}
