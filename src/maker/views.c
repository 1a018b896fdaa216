/* Which views there are: the rows of stylesheets/views.xml, read and checked. */
#include "maker/views.h"

#include "maker/job.h"

#include <libxml/tree.h>
#include <string.h>

#define MAX_VIEW_NAME 64 /* bytes of the name of a view, as its schema has it; there is none */

/* ---- Outputs ------------------------------------------------------------------------------- */

static const char *const output_names[] = {[HP_OUTPUT_PDF] = "pdf",
                                           [HP_OUTPUT_HTML] = "html",
                                           [HP_OUTPUT_CSV] = "csv",
                                           [HP_OUTPUT_ICS] = "ics"};

const char *hp_output_name(HpOutput output)
{
  return output_names[output];
}

static HpOutput output_named(const char *name)
{
  guint output = HP_OUTPUT_PDF;
  while (output + 1 < G_N_ELEMENTS(output_names) && strcmp(output_names[output], name) != 0)
    output++;
  return (HpOutput)output;
}

/* ---- A row --------------------------------------------------------------------------------- */

static void view_free(gpointer data)
{
  HpView *view = data;
  g_free(view->name);
  g_free(view->root);
  g_free(view->stylesheet);
  g_free(view->unprinted);
  g_hash_table_unref(view->titles);
  g_free(view->first_title);
  g_free(view);
}

/* The names as one list, with a space between; NULL if there are none. */
static char *list_of(const char *words)
{
  char *list = hp_collapsed(words);
  if (*list == '\0')
    g_clear_pointer(&list, g_free);
  return list;
}

static void add_titles(HpView *view, const xmlNode *row)
{
  for (const xmlNode *title = row->children; title != NULL; title = title->next) {
    if (!hp_is_named(title, "title"))
      continue;
    const char *language = hp_attribute_in(title, (const char *)XML_XML_NAMESPACE, "lang");
    xmlChar *words = xmlNodeGetContent(title);
    char *text = hp_collapsed((const char *)words);
    if (view->first_title == NULL)
      view->first_title = g_strdup(text);
    g_hash_table_insert(view->titles, g_strdup(language), text);
    xmlFree(words);
  }
}

static HpView *view_of(const xmlNode *row, const char *folder)
{
  HpView *view = g_new(HpView, 1);
  *view = (HpView){.name = g_strdup(hp_attribute(row, "name")),
                   .root = g_strdup(hp_attribute(row, "for")),
                   .stylesheet = g_build_filename(folder, hp_attribute(row, "stylesheet"), NULL),
                   .output = output_named(hp_attribute(row, "output")),
                   .unprinted = list_of(hp_attribute(row, "unprinted")),
                   .titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                   .is_consolidated = g_strcmp0(hp_attribute(row, "wording"), "consolidated") == 0,
                   .has_since = hp_attribute(row, "since") != NULL,
                   .each_party = hp_attribute(row, "party") != NULL,
                   .is_usual = hp_attribute(row, "usual") != NULL,
                   .embeds = strcmp(hp_attribute(row, "source"), "embedded") == 0};
  add_titles(view, row);
  return view;
}

/* ---- The table ----------------------------------------------------------------------------- */

static int compare_names(gconstpointer a, gconstpointer b)
{
  const HpView *one = *(HpView *const *)a, *other = *(HpView *const *)b;
  const int names = strcmp(one->name, other->name);
  return names != 0 ? names : strcmp(one->root, other->root);
}

GPtrArray *hp_views_of(HpSource *table, const char *data_folder, HpDiagnostics *diagnostics)
{
  g_autofree char *schema = hp_data_file(data_folder, "sources/views.rng");
  if (schema == NULL || !hp_plan_check(table, schema, diagnostics))
    return NULL;
  GPtrArray *views = g_ptr_array_new_with_free_func(view_free);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(table));
  g_autofree char *folder = g_path_get_dirname(hp_place_of_node(root).file);
  for (const xmlNode *row = root->children; row != NULL; row = row->next)
    if (hp_is_named(row, "view"))
      g_ptr_array_add(views, view_of(row, folder));
  g_ptr_array_sort(views, compare_names);
  return views;
}

GPtrArray *hp_views_read(const char *data_folder, HpDiagnostics *diagnostics)
{
  g_autofree char *path = hp_data_file(data_folder, "stylesheets/views.xml");
  g_autoptr(HpSource) table = path == NULL ? NULL : hp_source_read(path, NULL, diagnostics);
  GPtrArray *views = table == NULL ? NULL : hp_views_of(table, data_folder, diagnostics);
  return views == NULL ? g_ptr_array_new_with_free_func(view_free) : views;
}

/* ---- Questions ----------------------------------------------------------------------------- */

GPtrArray *hp_maker_views(const HpMaker *maker)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < maker->views->len; i++) {
    const HpView *view = g_ptr_array_index(maker->views, i);
    const HpView *before = i == 0 ? NULL : g_ptr_array_index(maker->views, i - 1);
    if (before == NULL || strcmp(before->name, view->name) != 0)
      g_ptr_array_add(names, g_strdup(view->name));
  }
  return names;
}

static const HpView *usual_of(const GPtrArray *views, const char *root)
{
  const HpView *usual = NULL;
  for (guint i = 0; views != NULL && i < views->len; i++) {
    const HpView *view = g_ptr_array_index(views, i);
    if (strcmp(view->root, root) == 0 && (view->is_usual || strcmp(view->name, root) == 0))
      usual = usual == NULL || view->is_usual ? view : usual;
  }
  return usual;
}

const HpView *hp_views_find(const GPtrArray *views, const char *name, const char *root)
{
  const HpView *other = NULL;
  for (guint i = 0; views != NULL && i < views->len; i++) {
    const HpView *view = g_ptr_array_index(views, i);
    if (strcmp(view->name, name) != 0)
      continue;
    if (root == NULL || strcmp(view->root, root) == 0)
      return view;
    other = view;
  }
  return other;
}

static const HpView *view_of_program(const HpMaker *maker, const char *name, const char *root)
{
  return hp_views_find(maker->views, name, root);
}

/* A house knows best what its plan is to look like. */
const HpView *hp_job_view_named(const HpJob *job, const HpMaker *maker, const char *name)
{
  const HpView *own = hp_views_find(job->house == NULL ? NULL : job->house->views, name, job->kind);
  if (own != NULL && g_strcmp0(own->root, job->kind) == 0)
    return own;
  const HpView *programs = view_of_program(maker, name, job->kind);
  return programs == NULL ? own : programs;
}

const HpView *hp_job_usual_view(const HpJob *job, const HpMaker *maker)
{
  const HpView *own = usual_of(job->house == NULL ? NULL : job->house->views, job->kind);
  const HpView *programs = own == NULL ? usual_of(maker->views, job->kind) : NULL;
  return programs == NULL ? own : hp_job_view_named(job, maker, programs->name);
}

const HpView *hp_job_find_view(const HpJob *job, const HpMaker *maker)
{
  const char *name = job->request->view;
  return name == NULL ? hp_job_usual_view(job, maker) : hp_job_view_named(job, maker, name);
}

gboolean hp_maker_has_view(const HpMaker *maker, const char *view)
{
  return view_of_program(maker, view, NULL) != NULL;
}

gboolean hp_may_be_view(const char *name)
{
  return strlen(name) <= MAX_VIEW_NAME && xmlValidateNCName((const xmlChar *)name, 0) == 0;
}
