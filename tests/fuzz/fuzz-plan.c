/* Reading and checking plans, taking out what stays in the house, and resolving what is left. */
#include "plan/plan.h"
#include "target.h"

const HpFuzzTarget hp_fuzz_target = {.name = "plan", .is_xml = TRUE};

/* Compiling the schema takes longer than twenty plans. */
static HpPlanSchema *schema_of_this_run(void)
{
  static HpPlanSchema *schema;
  g_autofree char *path = hp_fuzz_source_path("sources/plan.rng");
  if (schema == NULL)
    schema = hp_plan_schema_new(path);
  return schema;
}

static void look_through(HpSource *source)
{
  g_ptr_array_unref(hp_source_files(source));
  hp_personal_data_free(hp_source_personal_data(source));
  hp_source_filter(source, "2017-03-14");
  hp_source_drop_unprinted(source, "present");
  g_autoptr(HpSource) before = hp_source_copy(source);
  hp_source_filter(before, "2017-01-01");
  hp_source_resolve(before, NULL, NULL);
  hp_source_resolve(source, NULL, NULL);
  hp_source_add_since(source, before, NULL);
  hp_source_put_back_adopted(source);
  g_bytes_unref(hp_source_write(source));
  hp_source_mark_places(source);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize size)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *root = hp_fuzz_source_path("tests/plans");
  g_autofree char *name = g_build_filename(root, "input.xml", NULL);
  g_autoptr(HpSource) source =
      hp_source_read_memory((const char *)data, size, name, root, diagnostics);
  if (!source) {
    if (hp_diagnostics_count(diagnostics, HP_ERROR) == 0)
      g_error("not read, and no error");
    return 0;
  }
  if (hp_plan_check_with(source, schema_of_this_run(), diagnostics))
    look_through(source);
  return 0;
}
