/* A view that a house has of its own: what it consists of, and its run in another process. */
#include "maker/house/house.h"
#include "maker/job.h"

#include <string.h>

#define MAX_VIEW_DATA 200 /* .xml files in a house's folder of views; error */

/* Of the view. All but its path is borrowed. */
typedef struct {
  HpForeignStylesheet foreign;
  char *program_folder, *program;
} ViewRun;

static ViewRun view_run_of(const HpView *view, HpGate *gate, const HpMaker *maker)
{
  ViewRun own = {.program_folder = g_build_filename(maker->data_folder, "stylesheets", NULL),
                 .program = hp_helper_path(maker->data_folder, "run-stylesheet")};
  own.foreign = (HpForeignStylesheet){.path = view->stylesheet,
                                      .program_folder = own.program_folder,
                                      .gate = gate,
                                      .program = own.program};
  return own;
}

static void view_run_clear(ViewRun *own)
{
  g_free(own->program_folder);
  g_free(own->program);
}

/* What it may read by document(): which, is not known before it runs. */
static gboolean read_data(HpJob *job)
{
  static const char *const endings[] = {".xml", NULL};
  const char *folder = job->house->views_folder;
  g_autoptr(GPtrArray) names = hp_house_files(job->house, folder, endings);
  const HpPlace place = {folder, 0, 0};
  if (names->len > MAX_VIEW_DATA) {
    hp_report_error(job->diagnostics, &place,
                    _("A folder of views may have at most %d .xml files."), MAX_VIEW_DATA);
    return FALSE;
  }
  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index(names, i);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes =
        strcmp(name, "views.xml") == 0
            ? g_bytes_new(NULL, 0)
            : hp_gate_read(job->view_gate, path, name, HP_MAX_SOURCE_BYTES, &error);
    if (bytes != NULL)
      continue;
    const HpPlace own = {path, 0, 0};
    hp_note_cause(job->diagnostics, error);
    hp_report_error(job->diagnostics, &own, "%s", error->message);
    return FALSE;
  }
  return TRUE;
}

gboolean hp_job_read_view(HpJob *job, const HpMaker *maker)
{
  if (!job->view->is_of_house)
    return TRUE;
  hp_gate_free(job->view_gate);
  job->view_gate = hp_gate_new(job->house->views_folder);
  hp_gate_keep(job->view_gate);
  ViewRun own = view_run_of(job->view, job->view_gate, maker);
  const gboolean read = hp_foreign_read(&own.foreign, job->diagnostics) && read_data(job);
  view_run_clear(&own);
  return read;
}

xmlDoc *hp_job_run_view(const HpJob *job, const HpMaker *maker, const HpTransformInput *input)
{
  ViewRun own = view_run_of(job->view, job->view_gate, maker);
  xmlDoc *made = hp_foreign_apply(&own.foreign, input, job->diagnostics);
  view_run_clear(&own);
  return made;
}

static gboolean check_view(const HpHouse *house, const HpView *view, const HpMaker *maker,
                           HpDiagnostics *diagnostics)
{
  HpGate *gate = hp_gate_new(house->views_folder);
  hp_gate_keep(gate);
  ViewRun own = view_run_of(view, gate, maker);
  const gboolean good =
      hp_foreign_read(&own.foreign, diagnostics) && hp_foreign_check(&own.foreign, diagnostics);
  view_run_clear(&own);
  hp_gate_free(gate);
  return good;
}

gboolean hp_house_check_views(const HpHouse *house, const HpMaker *maker,
                              HpDiagnostics *diagnostics)
{
  g_autoptr(GHashTable) checked = g_hash_table_new(g_str_hash, g_str_equal);
  gboolean good = TRUE;
  for (guint i = 0; house->views != NULL && i < house->views->len; i++) {
    const HpView *view = g_ptr_array_index(house->views, i);
    if (g_hash_table_add(checked, view->stylesheet))
      good = check_view(house, view, maker, diagnostics) && good;
  }
  return good;
}
