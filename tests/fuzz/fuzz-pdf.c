/* Finished PDFs from anywhere, as verify and show read them. */
#include "maker/inside.h"
#include "target.h"

#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "pdf"};

/* What it carries, and words that nobody sees. */
static void look_through(HpPdfFile *file, GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < MIN(hp_pdf_file_n_pages(file), 100); i++)
    g_free(hp_pdf_file_page_digest(file, i));
  hp_tell_unseen(file, NULL, 0, reasons);
  g_autoptr(HpInside) inside = hp_inside_read("input.pdf", bytes, NULL, &error);
  if (inside == NULL && error == NULL)
    g_error("nothing inside, and no error");
  if (inside != NULL)
    hp_compare_attachments(inside, reasons);
}

static void compare_with_itself(HpPdfFile *file, GBytes *bytes)
{
  g_autoptr(HpPdfFile) other = hp_pdf_file_open(bytes, NULL);
  guint page = 0;
  if (other == NULL)
    return;
  hp_pdf_file_compare(file, other, &page);
  HpPdfDifference difference = hp_pdf_file_compare_content(file, other, NULL);
  if (difference.content != HP_PDF_SAME_PLACES && difference.content != HP_PDF_UNREADABLE &&
      difference.content != HP_PDF_OTHER_LINK)
    g_error("a file is not like itself");
  hp_pdf_difference_clear(&difference);
}

/* What stands up to its first end is what was there before an update. */
static void compare_with_original(HpPdfFile *file, GBytes *bytes)
{
  static const char end[] = "%%EOF\n";
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  const char *found = memmem(data, size, end, sizeof end - 1);
  const gsize length = found == NULL ? size : (gsize)(found - data) + sizeof end - 1;
  if (length == size)
    return;
  g_autoptr(GBytes) before = g_bytes_new_from_bytes(bytes, 0, length);
  g_autoptr(HpPdfFile) original = hp_pdf_file_open(before, NULL);
  hp_pdf_has_own_end(before);
  if (original == NULL)
    return;
  guint page = 0;
  hp_pdf_file_compare(original, file, &page);
  HpPdfDifference difference = hp_pdf_file_compare_content(original, file, NULL);
  hp_pdf_difference_clear(&difference);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpPdfFile) file = hp_pdf_file_open(bytes, &error);
  if (file == NULL) {
    if (error == NULL)
      g_error("not opened, and no error");
    return 0;
  }
  look_through(file, bytes);
  compare_with_itself(file, bytes);
  compare_with_original(file, bytes);
  return 0;
}
