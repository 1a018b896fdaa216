/* A source as it was on a day, without what must not leave the house. */
#include "maker/job.h"

#include <string.h>

#define MAX_NUMBER 40 /* characters of an attachment's number; no number if there are more */

/* ---- What is asked for --------------------------------------------------------------------- */

/* A day, or what may be a meeting's id. */
static gboolean is_day_good(const HpJob *job, const char *day)
{
  if (day == NULL || hp_may_be_day(day))
    return TRUE;
  hp_report_error(job->diagnostics, NULL,
                  _("There is no day \"%s\"; expected one such as 2017-03-14, or a meeting's id."),
                  day);
  return FALSE;
}

gboolean hp_is_attachment_number(const char *number)
{
  const gsize length = strlen(number);
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum(number[i]) && (number[i] != '.' || i == 0 || i + 1 == length))
      return FALSE;
  return length > 0 && length <= MAX_NUMBER;
}

/* Who asks through a command has been told before, in the words of its options. */
gboolean hp_job_is_request_good(const HpJob *job)
{
  const char *tables = job->request->tables, *wording = job->request->wording;
  if (tables != NULL && strcmp(tables, "spans") != 0 && strcmp(tables, "plain") != 0)
    hp_report_error(job->diagnostics, NULL,
                    _("There are no tables \"%s\"; expected spans or plain."), tables);
  else if (wording != NULL && !hp_is_wording(wording))
    hp_report_error(job->diagnostics, NULL,
                    _("There is no wording \"%s\"; expected adopted, consolidated or marked."),
                    wording);
  else if (job->request->attachment != NULL && job->attached_to == NULL &&
           !hp_is_attachment_number(job->request->attachment))
    hp_report_error(job->diagnostics, NULL,
                    _("\"%s\" is no number of an attachment; expected one such as 1 or 1.2."),
                    job->request->attachment);
  else
    return is_day_good(job, job->request->as_of) && is_day_good(job, job->request->since);
  return FALSE;
}

/* ---- As of a day --------------------------------------------------------------------------- */

/* What refers to something that came later must be seen now: what is left is what verify gets. */
static gboolean is_whole_as_of(const HpJob *job, HpPlanSchema *schema)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  if (job->as_of == NULL || hp_plan_check_with(job->source, schema, found))
    return TRUE;
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *fault = g_ptr_array_index(sorted, i);
    if (fault->severity == HP_ERROR)
      hp_report_error(job->diagnostics, &fault->place, _("As of %s: %s"), job->as_of,
                      fault->message);
  }
  return FALSE;
}

gboolean hp_job_filter(HpJob *job, const HpMaker *maker)
{
  const char *as_of = job->request->as_of;
  if (!hp_job_is_request_good(job))
    return FALSE;
  if (as_of != NULL) {
    job->as_of = hp_source_day(job->source, as_of, job->diagnostics);
    if (job->as_of == NULL)
      return FALSE;
  }
  hp_source_filter(job->source, job->as_of);
  if (job->view != NULL)
    hp_source_drop_unprinted(job->source, job->view->unprinted);
  if (!is_whole_as_of(job, maker->plan_schema) ||
      (!hp_job_is_collection(job) && !hp_job_has_party(job)))
    return FALSE;
  job->filtered = hp_source_write(job->source);
  return hp_job_read_earlier(job, maker);
}
