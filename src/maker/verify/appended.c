/* What was appended to a PDF, and what that says of it. */
#include "maker/verify/judging.h"

void hp_add_covered(GPtrArray *reasons, guint page)
{
  g_ptr_array_insert(
      reasons, 0,
      g_strdup_printf(_("a signature stands over words or pictures of page %u"), page + 1));
}

HpVerdict hp_judge_update(HpInside *inside, GBytes *original, GPtrArray *reasons)
{
  g_autoptr(HpPdfFile) before = hp_pdf_file_open(original, NULL);
  guint page = 0;
  switch (before == NULL ? HP_PDF_UPDATE_OTHER : hp_pdf_file_compare(before, inside->file, &page)) {
  case HP_PDF_UPDATE_SIGNED:
    hp_add_reason(reasons,
                  g_strdup(_("whether the signatures are valid is not checked here; programs "
                             "for signing do that")));
    if (hp_pdf_file_has_seen_signature(inside->file))
      hp_add_reason(reasons,
                    g_strdup(_("a signature is seen: what it shows and says is its signer's")));
    return HP_VERDICT_SIGNED;
  case HP_PDF_UPDATE_PAGE:
    hp_add_reason(reasons, g_strdup_printf(_("what was appended changes page %u"), page + 1));
    break;
  case HP_PDF_UPDATE_COVERED:
    hp_add_covered(reasons, page);
    break;
  case HP_PDF_UPDATE_METADATA:
    hp_add_reason(reasons,
                  g_strdup(_("what was appended changes the metadata: title, author, language "
                             "or claims to conform")));
    break;
  case HP_PDF_UPDATE_NOTHING:
    hp_add_reason(reasons, g_strdup(_("something was appended that is no signature")));
    break;
  default:
    hp_add_reason(reasons, g_strdup(_("what was appended changes more than a signature does")));
  }
  return HP_VERDICT_ALTERED;
}
