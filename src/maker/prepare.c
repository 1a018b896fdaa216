/* Reads what documents share, before there are several processes that make them. */
#include "maker/job.h"
#include "maker/tools.h"

#include <string.h>

/* ---- Documents of one source ----------------------------------------------------------------- */

static gboolean are_of_one_source(const HpRequest *requests, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!requests[i].several_views || strcmp(requests[i].source, requests[0].source) != 0)
      return FALSE;
  return n > 0;
}

static void prepare_labels(HpMaker *maker, const char *language)
{
  g_autofree char *list = hp_data_file(maker->data_folder, "stylesheets/labels/catalogues.xml");
  g_autofree char *own = hp_labels_file(maker->data_folder, language);
  if (list != NULL)
    hp_modules_prepare(maker->modules, list);
  if (own != NULL)
    hp_modules_prepare(maker->modules, own);
}

/* The source, checked, its house, and what its views are made of. What is wrong is told by whoever
   comes to make the first of them. */
static void prepare_source(HpMaker *maker, const HpRequest *requests, guint n)
{
  g_autoptr(HpDiagnostics) untold = hp_diagnostics_new();
  HpJob job = hp_job_new(&requests[0], untold);
  const gboolean good = hp_job_read(&job, maker) && hp_job_is_document(&job);
  for (guint i = 0; good && i < n; i++) {
    job.request = &requests[i];
    const HpView *view = hp_job_find_view(&job, maker);
    if (view != NULL && !view->is_of_house)
      hp_modules_prepare(maker->modules, view->stylesheet);
  }
  if (good)
    prepare_labels(maker, job.language);
  hp_job_clear(&job);
  hp_maker_forget_told(maker);
}

/* ---- The whole ------------------------------------------------------------------------------- */

static void prepare_modules(HpMaker *maker)
{
  g_autofree char *folder = hp_data_file(maker->data_folder, "stylesheets/modules");
  if (folder != NULL)
    hp_modules_prepare_folder(maker->modules, folder);
}

gboolean hp_maker_prepare(HpMaker *maker, const HpRequest *requests, guint n, GError **error)
{
  if (!hp_maker_load_fonts(maker, error))
    return FALSE;
  if (maker->plan_schema != NULL)
    hp_plan_schema_prepare(maker->plan_schema);
  if (are_of_one_source(requests, n))
    prepare_source(maker, requests, n);
  else
    prepare_modules(maker);
  g_autoptr(HpRecord) unused = hp_record_new();
  hp_record_all_tools(unused, maker);
  return TRUE;
}
