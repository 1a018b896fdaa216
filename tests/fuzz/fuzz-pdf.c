/* Finished PDFs from anywhere, as verify and show read them. */
#include "formatter/formatter.h"
#include "inspect/inspect.h"
#include "mutate.h"

#include <string.h>

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
  look_through(file);
  compare_with_itself(file, bytes);
  compare_with_original(file, bytes);
  return 0;
}
