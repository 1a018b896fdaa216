/* Finished PDFs from anywhere, as verify and show read them; but for those that another process
   would have to try. */
#include "inspect/compare/frame.h"
#include "maker/verify/inside.h"
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
  g_autoptr(HpInside) inside = hp_inside_read("", "input.pdf", bytes, NULL, &error);
  if (inside == NULL && error == NULL)
    g_error("nothing inside, and no error");
  if (inside != NULL)
    hp_compare_attachments(inside, reasons);
}

/* As far as it is looked at: a page may have more than that. */
static gboolean looks_like_itself(HpPdfFile *file, HpPdfFile *other)
{
  guint page = 0;
  HpPdfColours colours;
  const HpPdfLooks looks = hp_pdf_file_compare_looks(file, other, FALSE, &page, &colours);
  return looks == HP_PDF_SAME_LOOKS || looks == HP_PDF_UNKNOWN_LETTERS ||
         looks == HP_PDF_UNKNOWN_DRAWING;
}

static gboolean says_the_same_as_itself(HpPdfFile *file, HpPdfFile *other)
{
  HpPdfDifference difference = hp_pdf_file_compare_content(file, other, NULL);
  const HpPdfContent content = difference.content;
  hp_pdf_difference_clear(&difference);
  return content == HP_PDF_SAME_PLACES || content == HP_PDF_UNREADABLE ||
         content == HP_PDF_OTHER_LINK || content == HP_PDF_AMBIGUOUS_STRUCTURE;
}

/* What is like nothing, itself included. */
static gboolean is_nested_too_deep(HpPdfFile *file)
{
  g_autofree char *document = hp_frame_of_document(file, TRUE);
  g_autofree char *structure = hp_frame_of_structure(file);
  g_auto(GStrv) files = hp_frame_of_files(file);
  return document == NULL || structure == NULL || files == NULL;
}

/* Where an object is not where it should be, qpdf looks for all of them anew, so that what it reads
   depends on what it has read; such files are never verified. */
static void compare_with_itself(HpPdfFile *file, GBytes *bytes)
{
  g_autoptr(HpPdfFile) other = hp_pdf_file_open(bytes, NULL);
  guint page = 0;
  HpPdfColours colours;
  if (other == NULL)
    return;
  hp_pdf_file_compare(file, other, &page);
  const gboolean says_the_same = says_the_same_as_itself(file, other);
  const gboolean looks_the_same = looks_like_itself(file, other);
  if (!(says_the_same && looks_the_same) && !hp_pdf_file_is_ambiguous(file) &&
      !is_nested_too_deep(file))
    g_error("a file is not like itself");
  hp_pdf_file_compare_objects(file, other);
  hp_pdf_file_paints_the_same(file, other, &colours);
}

/* Files whose letters are drawn: by outlines of TrueType, of Type 1, and by what a page may hold.
 */
static gpointer open_letters(gpointer unused)
{
  static const char *const names[] = {"truetype", "cid", "cff"};
  GPtrArray *files = g_ptr_array_new();
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strdup_printf("tests/fuzz/seeds/pdf/letters-%s.pdf", names[i]);
    g_autofree char *path = hp_fuzz_source_path(name);
    g_autoptr(GBytes) bytes = hp_read_file(path, G_MAXINT, NULL);
    g_ptr_array_add(files, hp_pdf_file_open(bytes, NULL));
  }
  return files;
}

static void compare_with_letters(HpPdfFile *file)
{
  static GOnce once = G_ONCE_INIT;
  const GPtrArray *files = g_once(&once, open_letters, NULL);
  guint page = 0;
  HpPdfColours colours;
  for (guint i = 0; i < files->len; i++)
    hp_pdf_file_compare_looks(g_ptr_array_index(files, i), file, TRUE, &page, &colours);
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
  g_autoptr(HpPdfFile) original = hp_pdf_file_open_foreign(before, "", NULL);
  hp_pdf_has_own_end(before);
  if (original == NULL)
    return;
  guint page = 0;
  HpPdfColours colours;
  hp_pdf_file_compare(original, file, &page);
  hp_pdf_file_compare_objects(file, original);
  hp_pdf_file_paints_the_same(file, original, &colours);
  hp_pdf_file_compare_looks(original, file, TRUE, &page, &colours);
  hp_pdf_file_compare_looks(original, file, FALSE, &page, &colours);
  g_autoptr(GHashTable) citations = g_hash_table_new(g_str_hash, g_str_equal);
  g_hash_table_add(citations, (gpointer) "sida");
  const HpPdfLayoutWords layout = {"Plan\nPlan 2017", citations};
  const HpPdfLayoutWords *const all[] = {NULL, &layout};
  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    HpPdfDifference difference = hp_pdf_file_compare_content(original, file, all[i]);
    hp_pdf_difference_clear(&difference);
  }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpPdfFile) file = hp_pdf_file_open_foreign(bytes, "", &error);
  if (file == NULL) {
    if (error == NULL)
      g_error("not opened, and no error");
    return 0;
  }
  look_through(file, bytes);
  compare_with_itself(file, bytes);
  compare_with_original(file, bytes);
  compare_with_letters(file);
  hp_pdf_file_is_ambiguous(file);
  return 0;
}
