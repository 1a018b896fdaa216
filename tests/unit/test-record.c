/* Records as they are written, read, and held against each other, whoever wrote them. */
#include "maker/verify/judging.h"

#define RECORD "<record xmlns='" HP_RECORD_NAMESPACE "' version='1'"

static HpRecord *read_text(const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(GError) error = NULL;
  HpRecord *record = hp_record_read(bytes, &error);
  g_assert_no_error(error);
  return record;
}

static HpRecord *read_again(const HpRecord *record)
{
  g_autoptr(GBytes) bytes = hp_record_write(record);
  g_autoptr(GError) error = NULL;
  HpRecord *again = hp_record_read(bytes, &error);
  g_assert_no_error(error);
  return again;
}

/* ---- Writing ------------------------------------------------------------------------------- */

static void test_what_is_written_is_read_back(void)
{
  static const char value[] = " <&\"'>\t\n\r \x01\x7f";
  g_autoptr(GBytes) bytes = g_bytes_new_static("a", 1);
  g_autoptr(HpRecord) record = hp_record_new();
  hp_record_set(record, value, value);
  hp_record_add_part(record, value, value, value);
  hp_record_add_file(record, value, bytes);
  hp_record_add_page(record, value);
  record->sha256 = g_strdup(value);
  g_autoptr(HpRecord) again = read_again(record);
  const HpRecordFile *file = g_ptr_array_index(again->files, 0);
  const HpRecordPage *page = g_ptr_array_index(again->pages, 0);
  g_assert_cmpstr(hp_record_get(again, value), ==, value);
  g_assert_cmpstr(hp_record_part(again, value, value), ==, value);
  g_assert_cmpstr(file->name, ==, value);
  g_assert_cmpstr(page->content, ==, value);
  g_assert_cmpstr(again->sha256, ==, value);
}

/* ---- Reading ------------------------------------------------------------------------------- */

static void test_what_entries_leave_out_is_empty(void)
{
  g_autoptr(HpRecord) record =
      read_text(RECORD "><part name='x'/><file name='a'/><page/></record>");
  const HpRecordPart *part = g_ptr_array_index(record->parts, 0);
  const HpRecordFile *file = g_ptr_array_index(record->files, 0);
  const HpRecordPage *page = g_ptr_array_index(record->pages, 0);
  g_assert_cmpstr(part->kind, ==, "");
  g_assert_cmpstr(part->value, ==, "");
  g_assert_cmpstr(file->sha256, ==, "");
  g_assert_cmpstr(page->content, ==, "");
  g_assert_cmpstr(record->sha256, ==, "");
}

/* Each time it would be read, and its digest be made. */
static void test_no_file_is_named_twice(void)
{
  static const char text[] = RECORD "><file name='a'/><file name='b'/><file name='a'/></record>";
  g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_record_read(bytes, &error));
  g_assert_error(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
}

/* ---- Judging ------------------------------------------------------------------------------- */

static void test_parts_of_no_kind_are_other_tools(void)
{
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(HpRecord) made = hp_record_new();
  g_autoptr(HpRecord) recorded = read_text(RECORD "><part name='x'/></record>");
  hp_record_add_part(made, "font", "x", "1");
  g_assert_true(hp_tools_differ(recorded, made, reasons));
  g_assert_cmpuint(reasons->len, ==, 2);
  g_assert_false(hp_stylesheets_differ(recorded, made));
  g_assert_false(hp_fonts_differ(recorded, made));
}

/* A file that is on record without a digest is none that is known, and least of all one that is not
   there. */
static void test_files_without_digests_are_other_files(void)
{
  HpPdfEmbeddedFile unreadable = {.name = (char *)"b"};
  g_autoptr(GPtrArray) reasons = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) attachments = g_ptr_array_new();
  g_autoptr(HpRecord) made = hp_record_new();
  g_autoptr(HpRecord) recorded = read_text(RECORD "><file name='a'/><file name='b'/></record>");
  const HpInside inside = {.record = recorded, .attachments = attachments};
  g_ptr_array_add(attachments, &unreadable);
  g_assert_cmpuint(hp_compare_attachments(&inside, reasons), ==, 2);
  hp_compare_digests(&inside, made, reasons);
  g_assert_cmpuint(reasons->len, ==, 4);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/record/written", test_what_is_written_is_read_back);
  g_test_add_func("/record/left-out", test_what_entries_leave_out_is_empty);
  g_test_add_func("/record/twice", test_no_file_is_named_twice);
  g_test_add_func("/record/no-kind", test_parts_of_no_kind_are_other_tools);
  g_test_add_func("/record/no-digest", test_files_without_digests_are_other_files);
  return g_test_run();
}
