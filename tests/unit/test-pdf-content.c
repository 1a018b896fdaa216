/* Content streams as Cairo writes them, and what they become. */
#include "pdf/content/content.h"
#include "pdf/file/cairo-file.h"

#include <string.h>

/* ---- What Cairo wrote ---------------------------------------------------------------------- */

static void assert_content(const char *written, guint number, const char *data)
{
  gsize start = 0;
  g_assert_cmpuint(hp_cairo_content((const guint8 *)written, strlen(written), &start), ==, number);
  if (number != 0)
    g_assert_true(g_str_has_prefix(written + start, data));
}

static void test_content_is_the_stream_without_a_type(void)
{
  assert_content(
      "9 0 obj\n<< /Length 10 0 R\n   /Filter /FlateDecode\n   /Type /XObject\n>>\nstream\n"
      "picture\nendstream\nendobj\n"
      "12 0 obj\n<< /Length 13 0 R\n   /Filter /FlateDecode\n>>\nstream\n"
      "content\nendstream\nendobj\n",
      12, "content\n");
  assert_content("<< /Length 13 0 R\n   /Filter /FlateDecode\n>>\nstream\n", 0, NULL);
  assert_content("", 0, NULL);
}

/* ---- Marked content ------------------------------------------------------------------------ */

static void begin_letter(GString *out, guint key, gpointer user)
{
  g_string_append_printf(out, "/%c BMC\n", 'A' + (int)key);
}

static void assert_marked(const char *stream, const guint *keys, guint n_keys, const char *expected)
{
  g_autoptr(GString) out = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  HpSoftHyphens *hyphens = hp_soft_hyphens_new();
  const HpMarking marking = {
      .keys = keys, .n_keys = n_keys, .begin = begin_letter, .hyphens = hyphens};
  const gboolean found = hp_pdf_mark_content(stream, strlen(stream), &marking, out, &error);
  hp_soft_hyphens_free(hyphens);
  if (expected == NULL) {
    g_assert_false(found);
    g_assert_nonnull(error);
    return;
  }
  g_assert_no_error(error);
  g_assert_cmpstr(out->str, ==, expected);
}

#define MARK(place) "0 g " place " 0 0.012 0.02 re f\n"

static void test_content_gets_its_owners(void)
{
  const guint keys[] = {1, 2, 2, 1};
  assert_marked(MARK("0") "BT (a) Tj ET " MARK("0.062") "0 0 9 9 re f " MARK("0.125") "/x Do " MARK(
                    "0.188") "BT (ET 0 0 0.012 0.02 re f) Tj ET\n",
                keys, 4,
                "0 g /B BMC\nBT (a) Tj ET\nEMC 0 g /C BMC\n0 0 9 9 re f 0 g /x Do\nEMC 0 g "
                "/B BMC\nBT (ET 0 0 0.012 0.02 re f) Tj ET\nEMC\n");
}

/* What q and Q enclose stays enclosed by the same sequence, or has its own. */
static void test_sequences_respect_saved_states(void)
{
  const guint keys[] = {1};
  assert_marked(MARK("0") "q 0 0 1 1 re f Q 0 0 2 2 re f 0 0 3 3 re S", keys, 1,
                "0 g q /B BMC\n0 0 1 1 re f\nEMC Q /B BMC\n0 0 2 2 re f 0 0 3 3 re S\nEMC");
  assert_marked(MARK("0") "0 0 1 1 re f q 1 w Q 0 0 2 2 re f", keys, 1,
                "0 g /B BMC\n0 0 1 1 re f q 1 w Q 0 0 2 2 re f\nEMC");
  assert_marked("0 0 1 1 re W n 0 0 2 2 re f", NULL, 0, "0 0 1 1 re W n /A BMC\n0 0 2 2 re f\nEMC");
}

static void test_marks_that_are_not_ours(void)
{
  const guint keys[] = {1, 2};
  /* Something opaque covered the page: the first mark and all before it are gone. */
  assert_marked("0 0 9 9 re f " MARK("0.062") "/x Do", keys, 2,
                "/B BMC\n0 0 9 9 re f\nEMC 0 g /C BMC\n/x Do\nEMC");
  assert_marked(MARK("0") "/x Do", keys, 2, NULL);
  assert_marked(MARK("0") MARK("0.062") MARK("0.125"), keys, 2, NULL);
  assert_marked("Q q", NULL, 0, NULL);
  assert_marked("q", NULL, 0, NULL);
  assert_marked("BT (", NULL, 0, NULL);
  assert_marked("(\\", NULL, 0, "(\\");
}

/* Cairo sets the font inside the replacement text where the hyphen comes from another subset. */
static void test_soft_hyphens_get_a_font_of_their_own(void)
{
  assert_marked("BT /f-0-0 1 Tf (a)Tj /Span << /ActualText <feff00ad> >> BDC (-)Tj EMC (b)Tj ET",
                NULL, 0,
                "/A BMC\nBT /f-0-0 1 Tf (a)Tj /f-0-0h 1 Tf (-)Tj /f-0-0 1 Tf (b)Tj ET\nEMC");
  assert_marked("BT /f-0-0 1 Tf /Span << /ActualText <feff00ad> >> BDC /f-0-1 1 Tf (-)Tj EMC ET",
                NULL, 0,
                "/A BMC\nBT /f-0-0 1 Tf /f-0-0h 1 Tf /f-0-1h 1 Tf (-)Tj /f-0-1 1 Tf ET\nEMC");
  assert_marked("BT /Span << /ActualText <feff0041> >> BDC (-)Tj EMC ET", NULL, 0,
                "/A BMC\nBT /Span << /ActualText <feff0041> >> BDC (-)Tj EMC ET\nEMC");
  g_autoptr(GString) map = g_string_new(NULL);
  static const char plain[] = "<00> <ff>\n1 beginbfchar\n<2d> <002d>\nendbfchar\n";
  hp_soft_hyphens_append_map(map, plain, sizeof plain - 1);
  g_assert_cmpstr(map->str, ==, "<00> <ff>\n1 beginbfchar\n<2d> <00ad>\nendbfchar\n");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/pdf-content/found", test_content_is_the_stream_without_a_type);
  g_test_add_func("/pdf-content/owners", test_content_gets_its_owners);
  g_test_add_func("/pdf-content/saved-states", test_sequences_respect_saved_states);
  g_test_add_func("/pdf-content/foreign-marks", test_marks_that_are_not_ours);
  g_test_add_func("/pdf-content/soft-hyphens", test_soft_hyphens_get_a_font_of_their_own);
  return g_test_run();
}
