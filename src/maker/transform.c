/* From a source that has been checked to XSL-FO: as of a day, without what must not leave, with
   what is true of it. */
#include "transform/transform.h"
#include "maker/attached.h"

#include <stdlib.h>
#include <string.h>

static HpStylesheet *stylesheet_of(HpMaker *maker, const HpJob *job)
{
  HpStylesheet *stylesheet = g_hash_table_lookup(maker->stylesheets, job->view->stylesheet);
  if (stylesheet != NULL)
    return stylesheet;
  stylesheet = hp_stylesheet_new(job->view->stylesheet, job->diagnostics);
  if (stylesheet != NULL)
    g_hash_table_insert(maker->stylesheets, g_strdup(job->view->stylesheet), stylesheet);
  return stylesheet;
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
  if (!is_whole_as_of(job, maker->plan_schema))
    return FALSE;
  job->filtered = hp_source_write(job->source);
  return TRUE;
}

/* ---- The date ------------------------------------------------------------------------------ */

/* "2017-03-14" as seconds since 1970; 0 if it is not there. */
static gint64 date_in(const xmlNode *element, const char *attribute)
{
  if (element == NULL)
    return 0;
  const char *value = hp_attribute(element, attribute);
  g_autofree char *text = value == NULL ? NULL : g_strconcat(value, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date = text == NULL ? NULL : g_date_time_new_from_iso8601(text, NULL);
  return date == NULL ? 0 : g_date_time_to_unix(date);
}

/* The day the document says it is from: adopted, issued, valid from. */
static gint64 date_of(const HpJob *job)
{
  static const char *const places[][2] = {
      {"decided", "date"}, {"adoption", "date"}, {"issued", "date"}, {"valid", "from"}};
  if (job->request->has_epoch)
    return job->request->epoch;
  const xmlNode *head = hp_child(xmlDocGetRootElement(hp_source_document(job->source)), "head");
  for (guint i = 0; head != NULL && i < G_N_ELEMENTS(places); i++) {
    const gint64 date = date_in(hp_child(head, places[i][0]), places[i][1]);
    if (date != 0)
      return date;
  }
  return 0;
}

/* ---- Transforming -------------------------------------------------------------------------- */

static const char *or_empty(const char *text)
{
  return text == NULL ? "" : text;
}

static xmlDoc *apply(const HpJob *job, HpStylesheet *stylesheet)
{
  const HpHouse *house = job->house;
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  g_autofree char *house_folder = house == NULL ? NULL : g_path_get_dirname(house->path);
  g_autofree char *house_uri =
      house == NULL ? NULL : g_filename_to_uri(house->canonical, NULL, NULL);
  const char *const parameters[] = {"house",      or_empty(house_uri),
                                    "language",   job->language,
                                    "tables",     or_empty(job->request->tables),
                                    "party",      or_empty(job->request->party),
                                    "attachment", or_empty(job->request->attachment),
                                    "case",       or_empty(job->request->case_number),
                                    "apart",      job->request->apart ? "yes" : "",
                                    NULL};
  const char *const folders[] = {folder, house_folder, NULL};
  const HpReadDocument read = {house == NULL ? NULL : house->canonical,
                               house == NULL ? NULL : hp_source_document(house->source)};
  const HpTransformInput input = {.document = hp_source_document(job->source),
                                  .parameters = parameters,
                                  .readable_folders = folders,
                                  .read = &read,
                                  .n_read = house == NULL ? 0 : 1};
  return hp_stylesheet_apply(stylesheet, &input, job->diagnostics);
}

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

/* Who asks through a command has been told before, in the words of its options. */
gboolean hp_job_is_request_good(const HpJob *job)
{
  const char *tables = job->request->tables, *wording = job->request->wording;
  if (tables != NULL && strcmp(tables, "spans") != 0 && strcmp(tables, "plain") != 0)
    hp_report_error(job->diagnostics, NULL,
                    _("There are no tables \"%s\"; expected spans or plain."), tables);
  else if (wording != NULL && !hp_is_wording(wording))
    hp_report_error(job->diagnostics, NULL,
                    _("There is no wording \"%s\"; expected adopted or consolidated."), wording);
  else if (job->request->attachment != NULL && job->attached_to == NULL &&
           !hp_is_attachment_number(job->request->attachment))
    hp_report_error(job->diagnostics, NULL,
                    _("\"%s\" is no number of an attachment; expected one such as 1 or 1.2."),
                    job->request->attachment);
  else
    return is_day_good(job, job->request->as_of) && is_day_good(job, job->request->since);
  return FALSE;
}

static gboolean has_parts(const HpJob *job)
{
  return job->attached != NULL && !job->request->apart;
}

/* With what is attached behind it. */
static xmlDoc *transform(HpJob *job, HpMaker *maker)
{
  HpStylesheet *stylesheet = stylesheet_of(maker, job);
  xmlDoc *fo = stylesheet == NULL ? NULL : apply(job, stylesheet);
  for (guint i = 0; fo != NULL && has_parts(job) && i < job->attached->len; i++) {
    HpAttached *attached = g_ptr_array_index(job->attached, i);
    xmlDoc *part = attached->is_finished ? NULL : transform(&attached->job, maker);
    if (part != NULL)
      hp_bind(fo, part, attached);
    else if (!attached->is_finished)
      g_clear_pointer(&fo, xmlFreeDoc);
  }
  return fo;
}

static void mark_places(HpJob *job, gpointer unused)
{
  hp_source_mark_places(job->source);
}

xmlDoc *hp_job_transform(HpJob *job, HpMaker *maker)
{
  job->date = date_of(job); /* of the source itself, which amendments do not alter */
  hp_job_for_each(job, mark_places, NULL);
  return hp_job_resolve(job) ? transform(job, maker) : NULL;
}
