/* The record that a PDF carries, as verify reads and believes it. */
#include "maker/verify/judging.h"
#include "target.h"

#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "record", .is_xml = TRUE};

/* A PDF, and one to compare it with that differs in some bytes. */
typedef struct {
  GBytes *bytes;
  HpPdfFile *file;
  GPtrArray *attachments;
  HpRecord *record;            /* the true one; NULL: it has none */
  HpBuiltAgain *other, *later; /* `later` says more; NULL: there is none */
} Judged;

static void open_judged(Judged *judged, GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  judged->bytes = bytes;
  judged->file = hp_pdf_file_open(bytes, &error);
  if (judged->file == NULL)
    g_error("%s", error->message);
  judged->attachments = hp_pdf_file_attachments(judged->file);
}

/* ---- A small one ---------------------------------------------------------------------------- */

/* As the seeds have them, or nearly: tools, stylesheets and fonts are the same, others, and missing
   on either side. */
static HpRecord *record_of_other(HpPdfFile *file)
{
  static const char *const parts[][3] = {
      {"program", "handlingsplan", "0.1.0"}, {"stylesheets", "stylesheets", "1"},
      {"library", "cairo", "1.16.0"},        {"font", "font", "1.16.0"},
      {"font", "dictionary", "2"},           {"house-font", "font", "1"}};
  HpRecord *record = hp_record_new();
  g_autoptr(GBytes) bytes = g_bytes_new_static("", 0);
  for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
    hp_record_add_part(record, parts[i][0], parts[i][1], parts[i][2]);
  hp_record_add_file(record, "plan.xml", bytes);
  for (guint i = 0; i < hp_pdf_file_n_pages(file); i++) {
    g_autofree char *digest = hp_pdf_file_page_digest(file, i);
    hp_record_add_page(record, digest == NULL ? "" : digest);
  }
  return record;
}

static gpointer open_small(gpointer unused)
{
  g_autofree char *path = hp_fuzz_source_path("tests/fuzz/seeds/pdf/attached.pdf");
  g_autoptr(GError) error = NULL;
  GBytes *bytes = hp_read_file(path, G_MAXINT, &error);
  if (bytes == NULL)
    g_error("%s", error->message);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  GByteArray *other = g_byte_array_new();
  g_byte_array_append(other, (const guint8 *)data, (guint)size);
  g_byte_array_append(other, (const guint8 *)"\n", 1);
  Judged *judged = g_new0(Judged, 1);
  open_judged(judged, bytes);
  judged->other = hp_built_again_new(NULL);
  judged->other->document.bytes = g_byte_array_free_to_bytes(other);
  judged->other->document.record = record_of_other(judged->file);
  return judged;
}

/* ---- One of this program -------------------------------------------------------------------- */

static void build(HpMaker *maker, const HpRequest *asked, HpDocument *document)
{
  g_autofree char *source = hp_fuzz_source_path("tests/plans/minimal.xml");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpRequest request = *asked;
  request.source = source;
  if (hp_maker_build(maker, &request, document, diagnostics) != HP_BUILD_DONE)
    g_error("%s is not built", source);
}

/* What it is compared with was asked for in other words, and is the same but for its record; or is
   of another day, whose words may be those of stylesheets: nothing is known of its source's. */
static gpointer open_own(gpointer unused)
{
  g_autofree char *root = hp_fuzz_source_path("");
  g_autoptr(HpMaker) maker = hp_maker_new(root);
  HpDocument document;
  build(maker, &(const HpRequest){0}, &document);
  Judged *judged = g_new0(Judged, 1);
  open_judged(judged, g_bytes_ref(document.bytes));
  judged->record = g_steal_pointer(&document.record);
  hp_document_clear(&document);
  judged->other = hp_built_again_new(NULL);
  judged->later = hp_built_again_new(NULL);
  build(maker, &(const HpRequest){.tables = "plain", .words = judged->other->words},
        &judged->other->document);
  build(maker, &(const HpRequest){.as_of = "2999-12-31"}, &judged->later->document);
  return judged;
}

/* ---- Records -------------------------------------------------------------------------------- */

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
static void judge(const Judged *known, HpBuiltAgain *other, HpRecord *record)
{
  HpInside inside = {.path = (char *)"input.pdf",
                     .bytes = known->bytes,
                     .file = known->file,
                     .attachments = known->attachments,
                     .record = record};
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  const HpVerdict verdict = hp_verdict(&inside, other, reasons);
  if (verdict != HP_VERDICT_IDENTICAL && reasons->len == 0)
    g_error("a verdict without a reason");
  hp_compare_attachments(&inside, reasons);
}

/* It stands where the record of the file does, so that the file is not one that was saved anew. */
static void put_in_place(HpRecord *record, const Judged *known)
{
  record->size = known->record->size;
  g_free(record->sha256);
  record->sha256 = g_strdup(known->record->sha256);
}

/* Files and pages are the file's own: what is left to be told are its tools. */
static void make_true(HpRecord *record, const Judged *known)
{
  g_ptr_array_set_size(record->files, 0);
  g_ptr_array_set_size(record->pages, 0);
  for (guint i = 0; i < known->record->pages->len; i++)
    hp_record_add_page(record,
                       ((HpRecordPage *)g_ptr_array_index(known->record->pages, i))->content);
  for (guint i = 0; i < known->attachments->len; i++) {
    const HpPdfEmbeddedFile *file = g_ptr_array_index(known->attachments, i);
    if (strcmp(file->name, HP_RECORD_NAME) != 0)
      hp_record_add_file(record, file->name, file->bytes);
  }
}

/* What is on record of a file and is all true is not held against it. */
static void assert_agrees(const Judged *known, HpRecord *record)
{
  const HpInside inside = {.bytes = known->bytes,
                           .file = known->file,
                           .attachments = known->attachments,
                           .record = record};
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  if (!hp_inside_agrees_with_record(&inside, reasons))
    g_error("%s", (const char *)g_ptr_array_index(reasons, 0));
}

/* With tools that are missing, or are others, and then with those of the file besides. */
static void judge_all(HpRecord *record)
{
  static GOnce small_once = G_ONCE_INIT, own_once = G_ONCE_INIT;
  const Judged *small = g_once(&small_once, open_small, NULL);
  const Judged *own = g_once(&own_once, open_own, NULL);
  judge(small, small->other, record);
  put_in_place(record, own);
  judge(own, own->other, record);
  if (record->parts->len == 0)
    return;
  make_true(record, own);
  assert_agrees(own, record);
  judge(own, own->later, record);
  for (guint i = 0; i < own->record->parts->len; i++) {
    const HpRecordPart *part = g_ptr_array_index(own->record->parts, i);
    hp_record_add_part(record, part->kind, part->name, part->value);
  }
  judge(own, own->other, record);
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
  judge_all(record);
  return 0;
}
