/* The earlier version that a source is compared with: read, checked and filtered as the source is.
 */
#include "maker/job.h"

static gboolean refuse_other(const HpJob *job)
{
  const HpPlace place = {job->request->source, 0, 0};
  hp_report_error(job->diagnostics, &place,
                  _("This is not a later version of %s: they have no ids in common, or are of "
                    "different kinds. Ids tell which parts are the same; name two versions of one "
                    "document, or give the parts of this one the ids that they have there."),
                  job->request->earlier);
  return FALSE;
}

gboolean hp_job_read_earlier(HpJob *job, const HpMaker *maker)
{
  const char *path = job->request->earlier;
  if (path == NULL)
    return TRUE;
  job->earlier = hp_source_read(path, NULL, job->diagnostics);
  if (job->earlier == NULL ||
      !hp_plan_check_with(job->earlier, maker->plan_schema, job->diagnostics))
    return FALSE;
  if (!hp_source_is_version_of(job->source, job->earlier))
    return refuse_other(job);
  hp_source_filter(job->earlier, NULL);
  if (job->view != NULL)
    hp_source_drop_unprinted(job->earlier, job->view->unprinted);
  job->earlier_filtered = hp_source_write(job->earlier);
  return TRUE;
}
