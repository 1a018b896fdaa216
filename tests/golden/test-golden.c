/*
 * Golden area trees: each tests/golden/fo/NAME.fo, laid out, must give the areas of NAME.areas.
 *
 * Areas are compared by meaning: words, structure and numbers; positions may differ by TOLERANCE
 * at most. The documents are set in fonts whose metrics are the same in every release.
 * HP_UPDATE_GOLDENS=1 writes the expected files anew; review the difference before committing it.
 */
#include "formatter/formatter.h"
#include "xml/xml.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const double TOLERANCE = 0.05; /* pt */

static char *areas_of(HpFormatter *formatter, const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *folder = g_path_get_dirname(path);
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  GString *areas = g_string_new(NULL);
  g_autoptr(HpGate) gate = hp_gate_new(g_getenv("HP_SOURCE_ROOT"));
  const HpFormatOptions options = {.base_folder = folder, .gate = gate, .areas = areas};
  GBytes *pdf = source == NULL ? NULL
                               : hp_formatter_format(formatter, hp_source_document(source),
                                                     &options, diagnostics);
  if (pdf == NULL)
    hp_diagnostics_print(diagnostics, stderr);
  g_assert_nonnull(pdf);
  g_bytes_unref(pdf);
  return g_string_free(areas, FALSE);
}

static gboolean is_number_start(const char *c, const char *start)
{
  return (g_ascii_isdigit(*c) || (*c == '-' && g_ascii_isdigit(c[1]))) &&
         (c == start || c[-1] == '"');
}

/* Whether two lines say the same, numbers in attributes within the tolerance. */
static gboolean lines_agree(const char *expected, const char *actual)
{
  const char *e = expected, *a = actual;
  while (*e != '\0' && *a != '\0') {
    if (is_number_start(e, expected) && is_number_start(a, actual)) {
      char *e_end, *a_end;
      const double difference = g_ascii_strtod(e, &e_end) - g_ascii_strtod(a, &a_end);
      if (fabs(difference) > TOLERANCE)
        return FALSE;
      e = e_end;
      a = a_end;
    } else if (*e++ != *a++) {
      return FALSE;
    }
  }
  return *e == *a;
}

static void compare(const char *name, const char *expected, const char *actual)
{
  g_auto(GStrv) expected_lines = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) actual_lines = g_strsplit(actual, "\n", -1);
  for (guint i = 0; expected_lines[i] != NULL || actual_lines[i] != NULL; i++) {
    const char *e = expected_lines[i], *a = actual_lines[i];
    if (e != NULL && a != NULL && lines_agree(e, a))
      continue;
    g_test_message("%s.areas:%u\n  expected %s\n  found    %s", name, i + 1,
                   e == NULL ? "(end)" : e, a == NULL ? "(end)" : a);
    g_test_fail();
    return;
  }
}

/* What would hold in this release only; NULL: nothing. Liberation and DejaVu stay as they are, but
   which font stands in for one that lacks the letters does not, and from Liberation 2 on "11" is
   kerned. */
static const char *fault_of_line(const char *line, const char *fo)
{
  const char *font = strstr(line, " font=\""), *text = strchr(line, '>');
  if (font == NULL || text == NULL)
    return NULL;
  font += strlen(" font=\"");
  if (g_str_has_prefix(font, "Liberation "))
    return strstr(text, "11") == NULL ? NULL : "\"11\" is as wide as here";
  const gboolean is_meant = g_str_has_prefix(font, "DejaVu ") && strstr(fo, "DejaVu ") != NULL;
  return is_meant ? NULL : "this font is taken, which the document does not name or which changes";
}

static void assert_holds_in_every_release(const char *path, const char *areas)
{
  g_autofree char *fo = NULL;
  g_auto(GStrv) lines = g_strsplit(areas, "\n", -1);
  g_assert_true(g_file_get_contents(path, &fo, NULL, NULL));
  for (char **line = lines; *line != NULL; line++) {
    const char *fault = fault_of_line(*line, fo);
    if (fault != NULL)
      g_error("%s: in this release of the fonts only %s: %s", path, fault, *line);
  }
}

typedef struct {
  HpFormatter *formatter;
  char *path;
} Case;

static void test_case(gconstpointer data)
{
  const Case *c = data;
  g_autofree char *actual = areas_of(c->formatter, c->path);
  g_autofree char *golden = g_strdup(c->path);
  strcpy(golden + strlen(golden) - strlen(".fo"), "");
  g_autofree char *expected_path = g_strconcat(golden, ".areas", NULL);
  assert_holds_in_every_release(c->path, actual);
  if (g_getenv("HP_UPDATE_GOLDENS") != NULL)
    g_assert_true(g_file_set_contents(expected_path, actual, -1, NULL));
  g_autofree char *expected = NULL;
  g_assert_true(g_file_get_contents(expected_path, &expected, NULL, NULL));
  compare(golden, expected, actual);
}

static void case_free(gpointer data)
{
  Case *c = data;
  g_free(c->path);
  g_free(c);
}

static void add_cases(HpFormatter *formatter, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) listing = g_dir_open(folder, 0, &error);
  g_assert_no_error(error);
  const char *name;
  while ((name = g_dir_read_name(listing)) != NULL) {
    if (!g_str_has_suffix(name, ".fo"))
      continue;
    Case *c = g_new0(Case, 1);
    c->formatter = formatter;
    c->path = g_build_filename(folder, name, NULL);
    g_autofree char *test = g_strconcat("/golden/", name, NULL);
    g_test_add_data_func_full(test, c, test_case, case_free);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(HpFormatter) formatter = hp_formatter_new(NULL, &error);
  g_assert_no_error(error);
  g_autofree char *folder =
      g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests", "golden", "fo", NULL);
  add_cases(formatter, folder);
  return g_test_run();
}
