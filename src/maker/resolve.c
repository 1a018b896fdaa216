/* Puts into a source what is true of it on a day, in one wording or the other, and what is new
   since another day. */
#include "maker/attached.h"

#include <string.h>

static const char adopted[] = "adopted", consolidated[] = "consolidated", marked[] = "marked";

gboolean hp_is_wording(const char *wording)
{
  return strcmp(wording, adopted) == 0 || strcmp(wording, consolidated) == 0 ||
         strcmp(wording, marked) == 0;
}

static gboolean is_marked(const HpJob *job)
{
  return g_strcmp0(job->request->wording, marked) == 0;
}

static gboolean is_consolidated(const HpJob *job)
{
  const char *asked = job->request->wording;
  if (asked == NULL && job->view != NULL)
    return job->view->is_consolidated;
  return g_strcmp0(asked, consolidated) == 0 || is_marked(job);
}

const char *hp_job_unusual_wording(const HpJob *job)
{
  const gboolean usual = job->view != NULL && job->view->is_consolidated;
  return is_consolidated(job) == usual && !is_marked(job) ? NULL : job->request->wording;
}

/* What the view is usually since need not be there: before the first meeting and the adoption
   nothing is told. */
static HpDiagnostics *faults_of_since(const HpJob *job, HpDiagnostics *passed_over)
{
  return job->request->since == NULL ? passed_over : job->diagnostics;
}

static const char *since_of(const HpJob *job)
{
  if (job->request->since != NULL)
    return job->request->since;
  return job->view != NULL && job->view->has_since ? "last" : NULL;
}

/* The same source as of the day that is asked for. */
static gboolean add_since(const HpJob *job, HpSource *before)
{
  g_autoptr(HpDiagnostics) passed_over = hp_diagnostics_new();
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  const char *day = hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "as-of");
  g_autofree char *meeting = NULL;
  g_autofree char *since =
      hp_source_since_day(before, since_of(job), day, &meeting, faults_of_since(job, passed_over));
  if (since == NULL)
    return job->request->since == NULL;
  hp_source_filter(before, since);
  hp_source_resolve(before, since, hp_house_root(job->house));
  hp_source_add_since(job->source, before, meeting);
  return TRUE;
}

/* Each as it is on its own latest day. */
static void add_since_earlier(const HpJob *job)
{
  hp_source_resolve(job->earlier, NULL, hp_house_root(job->house));
  hp_source_add_since(job->source, job->earlier, NULL);
}

static gboolean resolve_attached(const HpJob *job)
{
  for (guint i = 0; job->attached != NULL && i < job->attached->len; i++) {
    HpAttached *attached = g_ptr_array_index(job->attached, i);
    if (!attached->is_finished && !hp_job_resolve(&attached->job))
      return FALSE;
  }
  return TRUE;
}

static void note_attached(const HpJob *job)
{
  for (guint i = 0; job->attached != NULL && i < job->attached->len; i++) {
    const HpAttached *attached = g_ptr_array_index(job->attached, i);
    if (!attached->is_finished)
      hp_source_note_attached(job->source, attached->id, attached->job.source, attached->party,
                              attached->n_pages);
  }
}

gboolean hp_job_resolve(HpJob *job)
{
  if (hp_job_is_collection(job))
    return TRUE; /* which was done as its plans were read */
  if (!resolve_attached(job))
    return FALSE;
  const gboolean has_since = job->earlier == NULL && since_of(job) != NULL;
  g_autoptr(HpSource) before = has_since ? hp_source_copy(job->source) : NULL;
  hp_source_resolve(job->source, job->as_of, hp_house_root(job->house));
  if (job->earlier != NULL)
    add_since_earlier(job);
  if (before != NULL && !add_since(job, before))
    return FALSE;
  if (!is_consolidated(job))
    hp_source_put_back_adopted(job->source);
  else if (is_marked(job))
    hp_source_mark_changes(job->source);
  note_attached(job);
  return TRUE;
}
