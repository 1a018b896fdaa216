/* The record that a PDF carries, as verify reads and believes it. */
#include "maker/verify/judging.h"
#include "target.h"

#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "record", .is_xml = TRUE};

/* A small PDF, and one that differs in a byte. */
typedef struct {
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments;
  HpBuiltAgain *other; /* made with no tools, its source without words */
} Judged;

static void read_files(Judged *judged)
{
  g_autofree char *path = hp_fuzz_source_path("tests/fuzz/seeds/pdf/attached.pdf");
  g_autoptr(GError) error = NULL;
  judged->bytes = hp_read_file(path, G_MAXINT, &error);
  if (judged->bytes == NULL)
    g_error("%s", error->message);
  gsize size = 0;
  const char *data = g_bytes_get_data(judged->bytes, &size);
  GByteArray *other = g_byte_array_new();
  g_byte_array_append(other, (const guint8 *)data, (guint)size);
  g_byte_array_append(other, (const guint8 *)"\n", 1);
  judged->other = hp_built_again_new(NULL);
  judged->other->document.bytes = g_byte_array_free_to_bytes(other);
  judged->other->document.record = hp_record_new();
}

static const Judged *judged(void)
{
  static Judged once;
  if (once.file != NULL)
    return &once;
  read_files(&once);
  once.file = hp_pdf_file_open(once.bytes, NULL);
  once.attachments = hp_pdf_file_attachments(once.file);
  return &once;
}

static void read_again(const HpRecord *record)
{
  g_autoptr(GBytes) once = hp_record_write(record);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpRecord) same = hp_record_read(once, &error);
  if (same == NULL)
    g_error("a record that was written cannot be read: %s", error->message);
  g_autoptr(GBytes) twice = hp_record_write(same);
  if (!g_bytes_equal(once, twice))
    g_error("a record is not the same when it is written again");
}

/* A file with such a record: never the one that its source gives. */
static void judge(HpRecord *record)
{
  const Judged *known = judged();
  HpInside inside = {.path = (char *)"input.pdf",
                     .bytes = known->bytes,
                     .file = known->file,
                     .attachments = known->attachments,
                     .record = record};
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  const HpVerdict verdict = hp_verdict(&inside, known->other, reasons);
  if (verdict != HP_VERDICT_IDENTICAL && reasons->len == 0)
    g_error("a verdict without a reason");
  hp_compare_attachments(&inside, reasons);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpRecord) record = hp_record_read(bytes, &error);
  if (record == NULL && error == NULL)
    g_error("not read, and no error");
  if (record == NULL)
    return 0;
  read_again(record);
  judge(record);
  return 0;
}
