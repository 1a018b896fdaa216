/* The documents that are to be made: of each source, the views that are asked for. */
#include "cli/tasks.h"

#include "cli/options.h"
#include "cli/root.h"

#include <string.h>

static void task_free(gpointer data)
{
  HpTask *task = data;
  hp_built_clear(&task->built);
  g_free(task->source);
  g_free(task->view);
  g_free(task->key);
  g_free(task->refused);
  g_free(task->fault);
  g_free(task);
}

/* ---- How a document is known again --------------------------------------------------------- */

static const char *or_nothing(const char *text)
{
  return text == NULL ? "" : text;
}

static char *key_of(const HpRequest *request, const char *source, const char *view)
{
  g_autofree char *canonical = g_canonicalize_filename(source, NULL);
  g_autofree char *epoch = g_strdup_printf("%" G_GINT64_FORMAT, request->epoch);
  const HpProfileChoice *profile = request->profile;
  g_autofree char *placement =
      profile == NULL ? NULL
                      : g_strdup_printf("%s %d", profile->profile->name, (int)profile->placement);
  const char *const parts[] = {canonical,
                               or_nothing(view),
                               or_nothing(request->party),
                               or_nothing(request->as_of),
                               or_nothing(request->since),
                               or_nothing(request->wording),
                               or_nothing(request->tables),
                               or_nothing(request->attachment),
                               or_nothing(request->case_number),
                               request->apart ? "apart" : "",
                               request->restricted ? "restricted" : "",
                               request->has_epoch ? epoch : "",
                               or_nothing(placement),
                               NULL};
  return g_strjoinv("\n", (char **)(gpointer)parts);
}

static void add_task(GPtrArray *tasks, const HpRequest *request, const char *source,
                     const char *view)
{
  HpTask *task = g_new0(HpTask, 1);
  task->number = tasks->len;
  task->source = g_strdup(source);
  task->view = g_strdup(view);
  task->key = key_of(request, source, view);
  g_ptr_array_add(tasks, task);
}

/* ---- Views --------------------------------------------------------------------------------- */

/* Where the kind of source does not matter, it is not read for it. */
static gboolean is_plain(const HpTaskChoice *choice)
{
  return !choice->all_views &&
         (choice->views == NULL || choice->views[0] == NULL || choice->views[1] == NULL);
}

/* Those of the source that are asked for; a source that none is made of, or that cannot be read,
   gets the whole, which tells what is wrong with it. */
static void add_views(const HpTaskChoice *choice, GPtrArray *tasks, const char *source)
{
  g_autofree char *language = NULL;
  g_autoptr(HpDiagnostics) told = hp_diagnostics_new(); /* the whole tells it again */
  g_autofree char *root = hp_root_of(source, &language, told);
  g_autoptr(GArray) views = hp_maker_list_views(choice->maker, source, "en", told);
  gboolean has_views = FALSE;
  for (guint i = 0; i < views->len; i++) {
    const HpListedView *view = &g_array_index(views, HpListedView, i);
    if (g_strcmp0(view->root, root) != 0)
      continue;
    has_views = TRUE;
    if (choice->all_views || g_strv_contains((const char *const *)choice->views, view->name))
      add_task(tasks, choice->request, source, view->name);
  }
  if (!has_views)
    add_task(tasks, choice->request, source, NULL);
}

/* Whether all that are asked for are views of the program or of the house of a source. */
static gboolean are_views_known(const HpTaskChoice *choice, const GPtrArray *sources)
{
  for (guint i = 0; choice->views != NULL && choice->views[i] != NULL; i++)
    if (!hp_view_option(choice->command, choice->maker, choice->views[i], sources))
      return FALSE;
  return TRUE;
}

GPtrArray *hp_tasks_new(const HpTaskChoice *choice, const GPtrArray *sources)
{
  if (!are_views_known(choice, sources))
    return NULL;
  GPtrArray *tasks = g_ptr_array_new_with_free_func(task_free);
  for (guint i = 0; i < sources->len; i++) {
    const char *source = g_ptr_array_index(sources, i);
    if (is_plain(choice))
      add_task(tasks, choice->request, source, choice->views == NULL ? NULL : choice->views[0]);
    else
      add_views(choice, tasks, source);
  }
  hp_maker_forget_told(choice->maker); /* of houses that were read for it: it is told again */
  if (tasks->len > 0)
    return tasks;
  g_ptr_array_unref(tasks);
  hp_usage_error(choice->command, _("none of the views is one of these sources; \"handlingsplan "
                                    "views SOURCE\" lists those that are."));
  return NULL;
}
