/* What is kept between documents. */
#include "graphics/graphics.h"
#include "maker/job.h"
#include "maker/tools.h"
#include "maker/verify/built-again.h"

static HpPlanSchema *schema_in(const char *data_folder, const char *name)
{
  g_autofree char *path = hp_data_file(data_folder, name);
  return path == NULL ? NULL : hp_plan_schema_new(path);
}

HpMaker *hp_maker_new(const char *data_folder)
{
  HpMaker *maker = g_new0(HpMaker, 1);
  maker->data_folder = data_folder == NULL ? hp_default_data_folder() : g_strdup(data_folder);
  maker->plan_schema = schema_in(maker->data_folder, "sources/plan.rng");
  maker->house_schema = schema_in(maker->data_folder, "sources/house.rng");
  maker->view_faults = hp_diagnostics_new();
  maker->views = hp_views_read(maker->data_folder, maker->view_faults);
  g_autofree char *stylesheets = hp_data_file(maker->data_folder, "stylesheets");
  maker->modules = hp_modules_new(stylesheets);
  maker->stylesheets =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)hp_stylesheet_free);
  maker->houses =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)hp_house_unref);
  return maker;
}

void hp_maker_free(HpMaker *maker)
{
  if (maker == NULL)
    return;
  hp_formatter_free(maker->formatter);
  g_hash_table_unref(maker->stylesheets);
  hp_modules_free(maker->modules);
  g_ptr_array_unref(maker->views);
  hp_diagnostics_free(maker->view_faults);
  hp_checked_free(maker->checked);
  hp_built_again_free(maker->built_again);
  g_hash_table_unref(maker->houses);
  hp_plan_schema_free(maker->plan_schema);
  hp_plan_schema_free(maker->house_schema);
  hp_record_free(maker->tools);
  hp_record_free(maker->all_tools);
  g_clear_pointer(&maker->tool_files, g_hash_table_unref);
  g_free(maker->data_folder);
  g_free(maker);
}

void hp_maker_end(HpMaker *maker)
{
#ifdef HP_IS_SANITIZED /* leaks are looked for among what is not freed */
  hp_maker_free(maker);
#else
  if (maker != NULL)
    hp_formatter_free(maker->formatter);
#endif
}

HpFormatter *hp_maker_formatter(const HpMaker *maker, GError **error)
{
  g_autofree char *fonts = hp_data_file(maker->data_folder, "fonts/fonts.conf");
  g_autofree char *helper = hp_helper_path(maker->data_folder, HP_TRY_PROGRAM);
  HpFormatter *formatter = hp_formatter_new(fonts, error);
  if (formatter != NULL)
    hp_formatter_set_helper(formatter, helper);
  return formatter;
}

gboolean hp_maker_load_fonts(HpMaker *maker, GError **error)
{
  if (maker->formatter == NULL)
    maker->formatter = hp_maker_formatter(maker, error);
  return maker->formatter != NULL;
}
