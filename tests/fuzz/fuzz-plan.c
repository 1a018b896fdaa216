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

/* As of days before, among and after those that plans tell of. */
static void look_through(HpSource *source, gsize variant)
{
  static const struct {
    const char *as_of, *since;
  } days[] = {{"2025-03-01", "2024-12-01"}, {"2017-03-14", "2017-01-01"}, {NULL, "2024-06-30"}};
  const char *as_of = days[variant % G_N_ELEMENTS(days)].as_of;
  const char *since = days[variant % G_N_ELEMENTS(days)].since;
  g_ptr_array_unref(hp_source_files(source));
  hp_personal_data_free(hp_source_personal_data(source));
  hp_source_filter(source, as_of);
  hp_source_drop_unprinted(source, "present");
  g_autoptr(HpSource) before = hp_source_copy(source);
  hp_source_filter(before, since);
  hp_source_resolve(before, since, NULL);
  hp_source_resolve(source, as_of, NULL);
  hp_source_add_since(source, before, NULL);
  if (variant / G_N_ELEMENTS(days) % 2 == 0)
    hp_source_put_back_adopted(source);
  else
    hp_source_mark_changes(source);
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
    look_through(source, size);
  return 0;
}
