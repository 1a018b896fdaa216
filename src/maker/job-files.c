/* Which files a job may read, has read, or looked for. */
#include "maker/job.h"

gboolean hp_job_may_read(const HpJob *job, const char *path, const char *name, const HpPlace *place)
{
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  g_autoptr(HpGate) gate = hp_gate_new(folder);
  g_autoptr(GError) error = NULL;
  if (hp_gate_admits(gate, path, name, HP_MAX_SOURCE_BYTES, &error))
    return TRUE;
  hp_note_cause(job->diagnostics, error);
  hp_report_error(job->diagnostics, place, "%s", error->message);
  return FALSE;
}

/* One may come to stand where it is looked for first. */
static void note_house(const HpJob *job, GHashTable *files)
{
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  g_autofree char *beside = g_build_filename(folder, "house.xml", NULL);
  hp_files_read_note_named(files, beside);
  if (job->house != NULL && job->house->source != NULL)
    hp_files_read_add(files, hp_source_files_read(job->house->source));
  if (job->house != NULL)
    hp_files_read_add(files, job->house->beside);
  if (job->view_gate != NULL)
    hp_files_read_add(files, hp_gate_files_read(job->view_gate));
  if (job->attached_to == NULL && !g_file_test(beside, G_FILE_TEST_EXISTS))
    hp_files_read_note_named(files, "sources/house.xml");
}

void hp_job_note_files(const HpJob *job, GHashTable *files)
{
  if (job->source != NULL)
    hp_files_read_add(files, hp_source_files_read(job->source));
  else
    hp_files_read_note_named(files, job->request->source);
  if (job->collected_files != NULL)
    hp_files_read_add(files, job->collected_files);
  if (job->earlier != NULL)
    hp_files_read_add(files, hp_source_files_read(job->earlier));
  note_house(job, files);
}
