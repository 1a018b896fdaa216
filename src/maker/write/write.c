/* From what a stylesheet has made to the bytes of a file that is no PDF. */
#include "maker/write/write.h"

#include "maker/job.h"

GBytes *hp_job_write(const HpJob *job, xmlDoc *made, HpGate *gate)
{
  switch (job->view->output) {
  case HP_OUTPUT_HTML: {
    g_autofree char *folder = g_path_get_dirname(job->request->source);
    return hp_page_write(made, gate, folder, job->diagnostics);
  }
  case HP_OUTPUT_CSV:
    return hp_rows_write(made);
  case HP_OUTPUT_ICS:
    return hp_calendar_write(made);
  case HP_OUTPUT_PDF:
    break;
  }
  g_return_val_if_reached(NULL);
}
