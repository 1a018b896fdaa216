#include "maker/job.h"
#include "transform/transform.h"

#include <stdlib.h>
#include <string.h>

struct HpPipeline {
  char *data_folder, *plan_schema, *house_schema;
  GHashTable *stylesheets; /* view → HpStylesheet */
  GHashTable *houses;      /* canonical path → GINT_TO_POINTER(1 good, 2 bad) */
};

HpPipeline *hp_pipeline_new(const char *data_folder)
{
  HpPipeline *pipeline = g_new0(HpPipeline, 1);
  pipeline->data_folder = g_strdup(data_folder);
  pipeline->plan_schema = hp_data_file(data_folder, "sources/plan.rng");
  pipeline->house_schema = hp_data_file(data_folder, "sources/house.rng");
  pipeline->stylesheets =
      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)hp_stylesheet_free);
  pipeline->houses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return pipeline;
}

void hp_pipeline_free(HpPipeline *pipeline)
{
  if (pipeline == NULL)
    return;
  g_free(pipeline->data_folder);
  g_free(pipeline->plan_schema);
  g_free(pipeline->house_schema);
  g_hash_table_unref(pipeline->stylesheets);
  g_hash_table_unref(pipeline->houses);
  g_free(pipeline);
}

char *hp_pipeline_data_file(const HpPipeline *pipeline, const char *name)
{
  return hp_data_file(pipeline->data_folder, name);
}

HpJob hp_job_new(const char *path)
{
  return (HpJob){.path = path, .diagnostics = hp_diagnostics_new()};
}

void hp_job_clear(HpJob *job)
{
  hp_diagnostics_free(job->diagnostics);
  hp_source_free(job->source);
  g_free(job->house);
  g_free(job->language);
  g_free(job->as_of);
  g_clear_pointer(&job->filtered, g_bytes_unref);
  *job = (HpJob){0};
}

void hp_job_release_source(HpJob *job)
{
  g_clear_pointer(&job->source, hp_source_free);
}

static const xmlNode *root_of(const HpJob *job)
{
  return job->source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(job->source));
}

static char *language_of(const HpJob *job)
{
  xmlChar *language = xmlNodeGetLang(root_of(job));
  char *copy = g_strdup(language == NULL ? "" : (const char *)language);
  xmlFree(language);
  return copy;
}

gboolean hp_job_is_document(const HpJob *job)
{
  static const char *const kinds[] = {"plan", "proposals", "decision"};
  const xmlNode *root = root_of(job);
  if (root == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    if (strcmp((const char *)root->name, kinds[i]) == 0)
      return TRUE;
  return FALSE;
}

/* ---- Checking ------------------------------------------------------------------------------ */

/* Beside the source, else in "sources", else the one that comes with the program. */
static char *find_house(const HpPipeline *pipeline, const char *source_path)
{
  g_autofree char *folder = g_path_get_dirname(source_path);
  char *beside = g_build_filename(folder, "house.xml", NULL);
  if (g_file_test(beside, G_FILE_TEST_EXISTS))
    return beside;
  g_free(beside);
  if (g_file_test("sources/house.xml", G_FILE_TEST_EXISTS))
    return g_strdup("sources/house.xml");
  return hp_pipeline_data_file(pipeline, "sources/house.xml");
}

static gboolean check_house(HpPipeline *pipeline, const char *path, HpDiagnostics *diagnostics)
{
  const int known = GPOINTER_TO_INT(g_hash_table_lookup(pipeline->houses, path));
  if (known == 1)
    return TRUE;
  g_autoptr(HpSource) house = hp_source_read(path, NULL, diagnostics);
  const gboolean good = house != NULL && hp_plan_check(house, pipeline->house_schema, diagnostics);
  g_hash_table_insert(pipeline->houses, g_strdup(path), GINT_TO_POINTER(good ? 1 : 2));
  return good;
}

gboolean hp_job_require_document(HpJob *job)
{
  if (hp_job_is_document(job))
    return TRUE;
  hp_report_error(job->diagnostics, NULL,
                  _("%s is a <%s>, which is part of a document and not built by itself."),
                  job->path, job->kind);
  return FALSE;
}

static gboolean refuse_fo(const xmlNode *root, HpJob *job)
{
  if (root->ns == NULL || strcmp((const char *)root->ns->href, HP_FO_NAMESPACE) != 0)
    return FALSE;
  const HpPlace place = hp_place_of_node(root);
  hp_report_error(
      job->diagnostics, &place,
      _("This is XSL-FO, not a plan; \"handlingsplan format FILE\" makes a PDF of it."));
  return TRUE;
}

static gboolean is_house(const xmlNode *root)
{
  return strcmp((const char *)root->name, "house") == 0;
}

static gboolean has_schemas(const HpPipeline *pipeline, HpJob *job)
{
  if (pipeline->plan_schema != NULL && pipeline->house_schema != NULL)
    return TRUE;
  hp_report_error(job->diagnostics, NULL,
                  _("The program's schemas are not found; install it, or set HANDLINGSPLAN_DATA to "
                    "the folder that has sources/plan.rng."));
  return FALSE;
}

gboolean hp_pipeline_check(HpPipeline *pipeline, HpJob *job)
{
  if (!has_schemas(pipeline, job))
    return FALSE;
  job->source = hp_source_read(job->path, NULL, job->diagnostics);
  if (job->source == NULL)
    return FALSE;
  const xmlNode *root = root_of(job);
  if (refuse_fo(root, job))
    return FALSE;
  job->kind = g_intern_string((const char *)root->name);
  job->language = language_of(job);
  if (is_house(root))
    return job->checked = hp_plan_check(job->source, pipeline->house_schema, job->diagnostics);
  job->house = find_house(pipeline, job->path);
  const gboolean good = hp_plan_check(job->source, pipeline->plan_schema, job->diagnostics);
  const gboolean good_house =
      job->house == NULL || check_house(pipeline, job->house, job->diagnostics);
  return job->checked = good && good_house;
}

/* ---- Transforming -------------------------------------------------------------------------- */

static HpStylesheet *stylesheet_for(HpPipeline *pipeline, const char *view,
                                    HpDiagnostics *diagnostics)
{
  HpStylesheet *stylesheet = g_hash_table_lookup(pipeline->stylesheets, view);
  if (stylesheet != NULL)
    return stylesheet;
  g_autofree char *name = g_strconcat("stylesheets/", view, ".xsl", NULL);
  g_autofree char *path = hp_pipeline_data_file(pipeline, name);
  if (path == NULL) {
    hp_report_error(diagnostics, NULL, _("There is no stylesheet \"%s\"."), name);
    return NULL;
  }
  stylesheet = hp_stylesheet_new(path, diagnostics);
  if (stylesheet != NULL)
    g_hash_table_insert(pipeline->stylesheets, g_strdup(view), stylesheet);
  return stylesheet;
}

static char *file_uri(const char *path)
{
  char *canonical = path == NULL ? NULL : realpath(path, NULL);
  char *uri = canonical == NULL ? NULL : g_filename_to_uri(canonical, NULL, NULL);
  free(canonical);
  return uri == NULL ? g_strdup("") : uri;
}

gboolean hp_is_day(const char *text)
{
  int year = 0, month = 0, day = 0, length = 0;
  return strlen(text) == strlen("2017-03-14") &&
         sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
         (gsize)length == strlen(text) && year > 0 &&
         g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* What refers to something that came later must be seen now: what is left is what verify gets. */
static gboolean is_whole_as_of(const HpPipeline *pipeline, const HpJob *job)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  if (job->as_of == NULL || hp_plan_check(job->source, pipeline->plan_schema, found))
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

static gboolean filter(const HpPipeline *pipeline, HpJob *job, const char *as_of)
{
  if (as_of != NULL) {
    job->as_of = hp_source_day(job->source, as_of, job->diagnostics);
    if (job->as_of == NULL)
      return FALSE;
  }
  hp_source_filter(job->source, job->as_of);
  if (!is_whole_as_of(pipeline, job))
    return FALSE;
  job->filtered = hp_source_write(job->source);
  hp_source_mark_places(job->source);
  return TRUE;
}

xmlDoc *hp_pipeline_transform(HpPipeline *pipeline, HpJob *job, const HpRendering *rendering)
{
  HpStylesheet *stylesheet = stylesheet_for(
      pipeline, rendering->view == NULL ? job->kind : rendering->view, job->diagnostics);
  if (stylesheet == NULL || !filter(pipeline, job, rendering->as_of))
    return NULL;
  g_autofree char *folder = g_path_get_dirname(job->path);
  g_autofree char *house_folder =
      job->house == NULL ? g_strdup(folder) : g_path_get_dirname(job->house);
  g_autofree char *house = file_uri(job->house);
  const char *const folders[] = {folder, house_folder, NULL};
  const char *const parameters[] = {"house",    house,
                                    "language", job->language,
                                    "tables",   rendering->tables == NULL ? "" : rendering->tables,
                                    "as-of",    job->as_of == NULL ? "" : job->as_of,
                                    NULL};
  return hp_stylesheet_apply(stylesheet, hp_source_document(job->source), parameters, folders,
                             job->diagnostics);
}

/* ---- Dates --------------------------------------------------------------------------------- */

static const xmlNode *child_named(const xmlNode *parent, const char *name)
{
  for (const xmlNode *child = parent == NULL ? NULL : parent->children; child != NULL;
       child = child->next)
    if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) == 0)
      return child;
  return NULL;
}

/* "2017-03-14" as seconds since 1970; 0 if it is not there. */
static gint64 date_in(const xmlNode *element, const char *attribute)
{
  if (element == NULL)
    return 0;
  xmlChar *value = xmlGetNoNsProp((xmlNode *)element, (const xmlChar *)attribute);
  g_autofree char *text =
      value == NULL ? NULL : g_strconcat((const char *)value, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date = text == NULL ? NULL : g_date_time_new_from_iso8601(text, NULL);
  xmlFree(value);
  return date == NULL ? 0 : g_date_time_to_unix(date);
}

gint64 hp_job_date(const HpJob *job, gint64 epoch)
{
  static const char *const places[][2] = {
      {"decided", "date"}, {"adoption", "date"}, {"issued", "date"}, {"valid", "from"}};
  if (epoch >= 0)
    return epoch;
  const xmlNode *head = child_named(root_of(job), "head");
  for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
    const gint64 date = date_in(child_named(head, places[i][0]), places[i][1]);
    if (date != 0)
      return date;
  }
  return 0;
}
