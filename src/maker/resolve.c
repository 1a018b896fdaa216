/* Puts into a source what is true of it on a day, in one wording or the other. */
#include "maker/job.h"

#include <string.h>

static const char adopted[] = "adopted", consolidated[] = "consolidated";

gboolean hp_is_wording(const char *wording)
{
  return strcmp(wording, adopted) == 0 || strcmp(wording, consolidated) == 0;
}

gboolean hp_job_is_consolidated(const HpJob *job)
{
  return g_strcmp0(job->request->wording, consolidated) == 0;
}

static const xmlNode *house_of(const HpJob *job)
{
  const HpHouse *house = job->house;
  return house == NULL ? NULL : xmlDocGetRootElement(hp_source_document(house->source));
}

void hp_job_resolve(HpJob *job)
{
  hp_source_resolve(job->source, job->as_of, house_of(job));
  if (!hp_job_is_consolidated(job))
    hp_source_put_back_adopted(job->source);
}
