/* Files of word processors and spreadsheets: read, and made a plan of, whatever is wrong with them.
 */
#include "import/readers.h"
#include "plan/plan.h"
#include "target.h"

#include <string.h>

const HpFuzzTarget hp_fuzz_target = {.name = "import"};

/* Compiling the schema takes longer than many imports. */
static HpPlanSchema *schema_of_this_run(void)
{
  static HpPlanSchema *schema;
  g_autofree char *path = hp_fuzz_source_path("sources/plan.rng");
  if (schema == NULL)
    schema = hp_plan_schema_new(path);
  return schema;
}

/* Whatever it was made of, a source is one that the program itself accepts. */
static void expect_sound(const char *source)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) read =
      hp_source_read_memory(source, strlen(source), "plan.xml", NULL, diagnostics);
  if (read != NULL)
    hp_plan_check_with(read, schema_of_this_run(), diagnostics);
  if (hp_diagnostics_count(diagnostics, HP_ERROR) == 0)
    return;
  hp_diagnostics_print(diagnostics, stderr);
  g_error("what was imported is refused: %s", source);
}

/* Takes the document (NULL: it was not read) and the error. */
static void expect_plan(HpOfficeText *taken, GError *why)
{
  g_autoptr(HpOfficeText) document = taken;
  g_autoptr(GError) error = why;
  const HpImportOptions options = {.name = "plan", .language = "sv", .title = "Plan"};
  if (document != NULL)
    hp_office_leave_hidden(document);
  g_autofree char *source =
      document == NULL ? NULL : hp_plan_of_document(document, &options, NULL, &error);
  if (source == NULL && error == NULL)
    g_error("nothing was imported, and nobody says why");
  if (source != NULL)
    expect_sound(source);
}

static void import_as(GBytes *bytes, const char *name)
{
  GError *error = NULL;
  HpOfficeText *document = hp_office_read(bytes, name, &error);
  expect_plan(document, error);
}

static HpOfficeText *read_docx(GHashTable *parts, GError **error)
{
  return hp_read_docx(parts, "word/document.xml", error);
}

/* Its one sheet is where the bytes are, unless they say what the sheets are. */
static HpOfficeText *read_xlsx(GHashTable *parts, GError **error)
{
  static const char workbook[] =
      "<workbook><sheets><sheet name='Plan' r='x' id='a'/></sheets></workbook>";
  static const char relations[] =
      "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>";
  if (!g_hash_table_contains(parts, "xl/workbook.xml"))
    g_hash_table_insert(parts, g_strdup("xl/workbook.xml"),
                        g_bytes_new_static(workbook, strlen(workbook)));
  if (!g_hash_table_contains(parts, "xl/_rels/workbook.xml.rels"))
    g_hash_table_insert(parts, g_strdup("xl/_rels/workbook.xml.rels"),
                        g_bytes_new_static(relations, strlen(relations)));
  return hp_read_xlsx(parts, "xl/workbook.xml", error);
}

/* Parts of a container, one after the other, without the sums that would let no changed one
   through: `first`, then what stands behind "<?part NAME?>", up to the next. */
static GHashTable *parts_of(GBytes *bytes, const char *first)
{
  static const char mark[] = "<?part ";
  GHashTable *parts =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  gsize size = 0, from = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  for (g_autofree char *name = g_strdup(first); name != NULL;) {
    const char *next = size > from ? memmem(data + from, size - from, mark, strlen(mark)) : NULL;
    const gsize end = next == NULL ? size : (gsize)(next - data);
    g_hash_table_insert(parts, g_steal_pointer(&name),
                        g_bytes_new_from_bytes(bytes, from, end - from));
    const char *called = next == NULL ? NULL : next + strlen(mark);
    const char *close =
        called == NULL ? NULL : memmem(called, size - (gsize)(called - data), "?>", 2);
    name = close == NULL ? NULL : g_strndup(called, (gsize)(close - called));
    from = close == NULL ? size : (gsize)(close - data) + 2;
  }
  return parts;
}

static void import_parts(GBytes *bytes, const char *name,
                         HpOfficeText *(*read)(GHashTable *parts, GError **error))
{
  g_autoptr(GHashTable) parts = parts_of(bytes, name);
  GError *error = NULL;
  HpOfficeText *document = read(parts, &error);
  expect_plan(document, error);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(GBytes) bytes = g_bytes_new(data, size);
  import_as(bytes, "plan.html");
  import_as(bytes, "plan.csv");
  import_parts(bytes, "word/document.xml", read_docx);
  import_parts(bytes, "xl/worksheets/sheet1.xml", read_xlsx);
  import_parts(bytes, "content.xml", hp_read_odf);
  return 0;
}
