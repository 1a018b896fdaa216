/* What was appended to a PDF, and what that says of it. */
#include "maker/verify/judging.h"

void hp_add_covered(GPtrArray *reasons, guint page)
{
  g_ptr_array_insert(
      reasons, 0,
      g_strdup_printf(_("a signature stands over words or pictures of page %u"), page + 1));
}

void hp_add_saved_anew(GPtrArray *reasons)
{
  hp_add_reason(reasons, g_strdup(_("another program has saved it anew, and changed nothing: all "
                                    "that is in it is what its source gives")));
}

/* `before`: the file that an update was appended to, NULL if it cannot be read. */
static HpPdfUpdate update_of(HpPdfFile *before, const HpInside *inside, guint *page)
{
  return before == NULL ? HP_PDF_UPDATE_OTHER : hp_pdf_file_compare(before, inside->file, page);
}

static HpVerdict judge(const HpInside *inside, HpPdfUpdate update, guint page, GPtrArray *reasons)
{
  switch (update) {
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

HpVerdict hp_judge_update(HpInside *inside, GBytes *original, GPtrArray *reasons)
{
  g_autoptr(HpPdfFile) before = hp_pdf_file_open_foreign(original, inside->try_program, NULL);
  guint page = 0;
  const HpPdfUpdate update = update_of(before, inside, &page);
  return judge(inside, update, page, reasons);
}

/* As mail and old ways to copy files leave behind them. */
static gboolean are_blanks(const char *bytes, gsize n)
{
  while (n > 0 && (g_ascii_isspace(*bytes) || *bytes == '\0')) {
    bytes++;
    n--;
  }
  return n == 0;
}

static gboolean has_blanks_more(const HpInside *inside, GBytes *original)
{
  gsize size = 0;
  const char *bytes = g_bytes_get_data(inside->bytes, &size);
  const gsize begin = g_bytes_get_size(original);
  return are_blanks(bytes + begin, size - begin);
}

HpVerdict hp_judge_appended(HpInside *inside, GBytes *original, GPtrArray *reasons)
{
  if (has_blanks_more(inside, original)) {
    hp_add_reason(reasons, g_strdup(_("blanks were appended, which no program reads")));
    return HP_VERDICT_OTHER_TOOLS;
  }
  g_autoptr(HpPdfFile) before = hp_pdf_file_open(original, NULL);
  guint page = 0;
  const HpPdfUpdate update = update_of(before, inside, &page);
  if (update != HP_PDF_UPDATE_OTHER || before == NULL ||
      hp_pdf_file_compare_objects(inside->file, before) != HP_PDF_SAME_OBJECTS)
    return judge(inside, update, page, reasons);
  hp_add_saved_anew(reasons);
  return HP_VERDICT_OTHER_TOOLS;
}
