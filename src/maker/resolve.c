/* Makes of a source what is true of it on a day. */
#include "maker/job.h"

static GBytes *resolve(HpJob *job, HpMaker *maker)
{
  if (!hp_job_is_request_good(job) || !hp_job_progress(0, 0, job) || !hp_job_read(job, maker) ||
      !hp_job_require_document(job) || !hp_job_progress(0, 0, job) || !hp_job_filter(job, maker))
    return NULL;
  const xmlNode *house =
      job->house == NULL ? NULL : xmlDocGetRootElement(hp_source_document(job->house->source));
  hp_source_resolve(job->source, job->as_of, house);
  return hp_source_write(job->source);
}

GBytes *hp_maker_resolve(HpMaker *maker, const HpRequest *request, HpDiagnostics *diagnostics)
{
  HpJob job = hp_job_new(request, diagnostics);
  GBytes *tree = resolve(&job, maker);
  hp_job_clear(&job);
  return tree;
}
