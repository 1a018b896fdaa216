/* From a source that has been filtered to XSL-FO, with what is true of it and what is attached. */
#include "maker/attached.h"
#include "maker/house/house.h"
#include "maker/leads.h"

#include <string.h>

static HpStylesheet *stylesheet_of(HpMaker *maker, const HpJob *job)
{
  HpStylesheet *stylesheet = g_hash_table_lookup(maker->stylesheets, job->view->stylesheet);
  if (stylesheet != NULL)
    return stylesheet;
  stylesheet = hp_stylesheet_new(job->view->stylesheet, maker->modules, job->diagnostics);
  if (stylesheet != NULL)
    g_hash_table_insert(maker->stylesheets, g_strdup(job->view->stylesheet), stylesheet);
  return stylesheet;
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

/* Of the source as it is used; the caller's. Only what becomes no PDF says it itself. */
static char *digest_of_source(const HpJob *job)
{
  if (job->view->output == HP_OUTPUT_PDF || job->filtered == NULL)
    return NULL;
  return hp_sha256_of_bytes(job->filtered);
}

/* By the program's stylesheet here, by a house's own in another process. */
static xmlDoc *run(const HpJob *job, HpMaker *maker, const HpTransformInput *input)
{
  if (!job->view->is_of_house) {
    HpStylesheet *stylesheet = stylesheet_of(maker, job);
    return stylesheet == NULL ? NULL : hp_stylesheet_apply(stylesheet, input, job->diagnostics);
  }
  return hp_job_run_view(job, maker, input);
}

static xmlDoc *apply(const HpJob *job, HpMaker *maker)
{
  const HpHouse *house = job->house;
  g_autofree char *folder = g_path_get_dirname(job->request->source);
  g_autofree char *house_folder = house == NULL ? NULL : g_path_get_dirname(house->path);
  g_autofree char *house_uri =
      house == NULL ? NULL : g_filename_to_uri(house->canonical, NULL, NULL);
  const HpHouseLabels *labels = job->labels;
  g_autofree char *labels_uri = labels == NULL ? NULL : g_filename_to_uri(labels->path, NULL, NULL);
  g_autofree char *digest = digest_of_source(job);
  const char *const parameters[] = {"house",      or_empty(house_uri),
                                    "language",   job->language,
                                    "labels",     or_empty(labels_uri),
                                    "tables",     or_empty(job->request->tables),
                                    "party",      or_empty(job->request->party),
                                    "attachment", or_empty(job->request->attachment),
                                    "case",       or_empty(job->request->case_number),
                                    "apart",      job->request->apart ? "yes" : "",
                                    "program",    "handlingsplan " HP_VERSION,
                                    "source",     or_empty(job->called),
                                    "digest",     or_empty(digest),
                                    NULL};
  const char *const folders[] = {folder, house_folder, NULL};
  const HpReadDocument read[] = {
      {house == NULL ? NULL : house->canonical,
       house == NULL ? NULL : hp_source_document(house->source)},
      {labels == NULL ? NULL : labels->path, labels == NULL ? NULL : labels->labels}};
  const HpTransformInput input = {.document = hp_source_document(job->source),
                                  .parameters = parameters,
                                  .readable_folders = folders,
                                  .read = read,
                                  .n_read = (house != NULL) + (labels != NULL)};
  return run(job, maker, &input);
}

static gboolean has_parts(const HpJob *job)
{
  return job->attached != NULL && !job->request->apart;
}

/* With what is attached behind it. */
static xmlDoc *transform(HpJob *job, HpMaker *maker)
{
  xmlDoc *fo = apply(job, maker);
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
  xmlDoc *fo = hp_job_resolve(job) ? transform(job, maker) : NULL;
  if (fo != NULL)
    hp_drop_blind_links(fo);
  return fo;
}
