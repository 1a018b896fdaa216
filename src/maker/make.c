/* From a checked source to the bytes of its PDF. */
#include "maker/archive.h"

static gboolean choose_profile(const HpMaking *making, const HpJob *job, HpProfileChoice *choice)
{
  if (making->profile == NULL)
    return hp_profile_of_house(job->house, choice, job->diagnostics);
  *choice = *making->profile;
  return TRUE;
}

GBytes *hp_make_pdf(const HpMaking *making, HpJob *job, HpArchive **archive)
{
  HpProfileChoice profile;
  if (!choose_profile(making, job, &profile))
    return NULL;
  hp_formatter_expect_language(making->formatter, job->language);
  xmlDoc *document = hp_pipeline_transform(making->pipeline, job, &making->rendering);
  if (document == NULL)
    return NULL;
  g_autoptr(HpArchive) own = hp_archive_new(job, making, profile);
  if (own == NULL) {
    xmlFreeDoc(document);
    return NULL;
  }
  g_autofree char *folder = g_path_get_dirname(job->path);
  const HpPlace fonts_place = hp_house_place_of(job->house, "fonts");
  HpFormatOptions options = {.base_folder = folder,
                             .graphics_folder = making->graphics_folder,
                             .progress = making->progress,
                             .progress_user = making->progress_user,
                             .release = (GDestroyNotify)xmlFreeDoc,
                             .release_user = document,
                             .profile_required = TRUE,
                             .pictures_required = TRUE,
                             .fonts_place = fonts_place.file == NULL ? NULL : &fonts_place,
                             .date = hp_job_date(job, making->epoch)};
  hp_archive_embed(own, &options);
  hp_job_release_source(job);
  GBytes *pdf = hp_formatter_format(making->formatter, document, &options, job->diagnostics);
  if (pdf != NULL && archive != NULL)
    *archive = g_steal_pointer(&own);
  return pdf;
}
