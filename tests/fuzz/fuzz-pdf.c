/* Finished PDFs from anywhere, as verify and show read them. */
#include "formatter/formatter.h"
#include "mutate.h"
#include "pdf/pdf.h"

const char *const hp_fuzz_name = "pdf";

static void read_record(const HpPdfEmbeddedFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(HpRecord) record = file->bytes == NULL ? NULL : hp_record_read(file->bytes, &error);
  if (record == NULL)
    return;
  g_autoptr(GBytes) again = hp_record_write(record);
  g_autoptr(HpRecord) same = hp_record_read(again, &error);
  if (same == NULL || same->pages->len != record->pages->len)
    g_error("a record that was written cannot be read");
}

static void look_through(HpPdfFile *file)
{
  g_autoptr(GPtrArray) attachments = hp_pdf_file_attachments(file);
  for (guint i = 0; i < attachments->len; i++)
    read_record(g_ptr_array_index(attachments, i));
  for (guint i = 0; i < MIN(hp_pdf_file_n_pages(file), 100); i++)
    g_free(hp_pdf_file_page_digest(file, i));
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
  look_through(file);
  g_autoptr(HpPdfFile) other = hp_pdf_file_open(bytes, NULL);
  guint page = 0;
  if (other == NULL)
    return 0;
  hp_pdf_file_compare(file, other, &page);
  HpPdfDifference difference = hp_pdf_file_compare_content(file, other);
  if (difference.content != HP_PDF_SAME_PLACES && difference.content != HP_PDF_UNREADABLE &&
      difference.content != HP_PDF_OTHER_LINK)
    g_error("a file is not like itself");
  hp_pdf_difference_clear(&difference);
  return 0;
}
