/* Tells of words in a PDF that nobody sees. */
#include "maker/verify/inside.h"

#include <string.h>

static const char *reason_of(HpPdfSight sight)
{
  switch (sight) {
  case HP_PDF_LIKE_GROUND:
    return _(
        "page %u has \"%s\", which cannot be seen: it has the colour of its ground, or nearly");
  case HP_PDF_COVERED:
    return _("page %u has \"%s\", which cannot be seen: something is painted over it");
  case HP_PDF_CLIPPED:
    return _("page %u has \"%s\", which cannot be seen: it is clipped away");
  case HP_PDF_OFF_PAGE:
    return _("page %u has \"%s\", which cannot be seen: it stands off the page");
  case HP_PDF_MASKED:
    return _("page %u has \"%s\" under a mask: what of it can be seen was not looked at");
  case HP_PDF_TOO_SMALL:
    return _("page %u has \"%s\", which cannot be seen: it is smaller than 2 points");
  default:
    return _("page %u has \"%s\", which cannot be seen: it is painted in no way");
  }
}

static gboolean has_words(const GPtrArray *all, const HpPdfUnseen *one)
{
  for (guint i = 0; i < all->len; i++) {
    const HpPdfUnseen *other = g_ptr_array_index(all, i);
    if (other->sight == one->sight && strcmp(other->words, one->words) == 0)
      return TRUE;
  }
  return FALSE;
}

guint hp_tell_unseen(HpPdfFile *file, HpPdfFile *rebuilt, guint at, GPtrArray *reasons)
{
  g_autoptr(GPtrArray) unseen = hp_pdf_file_unseen(file);
  if (unseen->len == 0)
    return 0;
  g_autoptr(GPtrArray) expected = rebuilt == NULL ? NULL : hp_pdf_file_unseen(rebuilt);
  guint hidden = 0;
  for (guint i = 0; i < unseen->len; i++) {
    const HpPdfUnseen *one = g_ptr_array_index(unseen, i);
    const gboolean differs = expected != NULL && !has_words(expected, one);
    if (one->sight == HP_PDF_MASKED && !differs)
      continue; /* its source has it so */
    g_autofree char *words = hp_printable(one->words);
    char *line = g_strdup_printf(reason_of(one->sight), one->page + 1, words);
    g_ptr_array_insert(reasons, (int)at++, line);
    hidden += differs ? 1 : 0;
  }
  return hidden;
}
