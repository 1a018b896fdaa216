/* Reading and checking a source and the house file it uses. */
#include "maker/job.h"

#include <string.h>

HpJob hp_job_new(const HpRequest *request, HpDiagnostics *diagnostics)
{
  return (HpJob){.request = request,
                 .diagnostics = diagnostics,
                 .called = g_path_get_basename(request->source)};
}

void hp_job_clear(HpJob *job)
{
  g_clear_pointer(&job->house, hp_house_unref);
  hp_source_free(job->source);
  hp_source_free(job->earlier);
  g_clear_pointer(&job->earlier_filtered, g_bytes_unref);
  g_free(job->kind);
  g_free(job->language);
  g_free(job->as_of);
  g_free(job->called);
  g_clear_pointer(&job->filtered, g_bytes_unref);
  hp_gate_free(job->view_gate);
  hp_formatter_free(job->of_houses);
  g_clear_pointer(&job->attached, g_ptr_array_unref);
  g_clear_pointer(&job->collected, g_ptr_array_unref);
  g_clear_pointer(&job->collected_files, g_hash_table_unref);
  *job = (HpJob){0};
}

gboolean hp_job_progress(guint pages_done, guint total, gpointer user)
{
  HpJob *job = user;
  const HpRequest *request = job->request;
  if (!job->cancelled && request->progress != NULL)
    job->cancelled = !request->progress(pages_done, total, request->progress_user);
  return !job->cancelled;
}

const char *hp_job_view(const HpJob *job)
{
  if (job->request->view != NULL)
    return job->request->view;
  return job->view == NULL ? job->kind : job->view->name;
}

/* Whether it can be a part of the PDF that it is attached to, if it is to be one. */
static gboolean is_attachable(const HpJob *job)
{
  if (job->attached_to == NULL || job->attached_to->request->apart ||
      job->view->output == HP_OUTPUT_PDF)
    return TRUE;
  hp_report_error(
      job->diagnostics, job->place,
      _("The view \"%s\" becomes a file of the kind %s, which is no part of a PDF; take "
        "another view, or build with --apart."),
      job->view->name, hp_output_name(job->view->output));
  return FALSE;
}

gboolean hp_job_choose_view(HpJob *job, const HpMaker *maker)
{
  const char *name = hp_job_view(job);
  const HpView *view = hp_job_find_view(job, maker);
  if (view == NULL)
    hp_diagnostics_append(job->diagnostics, maker->view_faults);
  if (view == NULL || strcmp(view->root, job->kind) != 0) {
    const HpPlace place = hp_place_of_node(xmlDocGetRootElement(hp_source_document(job->source)));
    hp_report_error(
        job->diagnostics, job->place == NULL ? &place : job->place,
        _("There is no view \"%s\" of <%s>; \"handlingsplan views SOURCE\" lists those that "
          "there are."),
        name, job->kind);
    return FALSE;
  }
  job->view = view;
  return is_attachable(job) && hp_job_may_be_for_party(job, maker) && hp_job_read_view(job, maker);
}

gboolean hp_job_is_restricted(const HpJob *job)
{
  const xmlNode *head = hp_child(xmlDocGetRootElement(hp_source_document(job->source)), "head");
  return head != NULL && hp_child(head, "restriction") != NULL;
}

gboolean hp_job_is_document(const HpJob *job)
{
  static const char *const kinds[] = {"plan", "proposals", "decision", "collection", NULL};
  return job->kind != NULL && g_strv_contains(kinds, job->kind);
}

gboolean hp_job_is_collection(const HpJob *job)
{
  return g_strcmp0(job->kind, "collection") == 0;
}

gboolean hp_job_require_document(HpJob *job)
{
  if (hp_job_is_document(job))
    return TRUE;
  hp_report_error(job->diagnostics, NULL,
                  _("%s begins with <%s>, which is part of a document and not built by itself."),
                  job->request->source, job->kind);
  return FALSE;
}

/* ---- The house ----------------------------------------------------------------------------- */

/* Takes it. */
static HpHouse *keep_house(HpMaker *maker, HpHouse *house)
{
  /* The key is the house's own: it goes with the one that is replaced. */
  g_hash_table_replace(maker->houses, house->canonical, house);
  return house;
}

static HpHouse *known_house(const HpMaker *maker, const char *path)
{
  g_autofree char *canonical = hp_canonical_path(path);
  HpHouse *house = g_hash_table_lookup(maker->houses, canonical);
  return house != NULL && hp_house_is_fresh(house) ? house : NULL;
}

static gboolean is_inside(gpointer path, gpointer house, gpointer folder)
{
  return hp_path_is_inside(path, folder);
}

static gboolean has_been_told(gpointer path, gpointer house, gpointer unused)
{
  const HpHouse *known = house;
  return known->told || known->profile_faults_told;
}

void hp_maker_forget_told(HpMaker *maker)
{
  g_hash_table_foreach_remove(maker->houses, has_been_told, NULL);
}

void hp_maker_forget_houses(HpMaker *maker, const char *folder)
{
  g_autofree char *canonical = hp_canonical_path(folder);
  g_hash_table_foreach_remove(maker->houses, is_inside, canonical);
}

/* Beside the source, else that of what it is attached to, else in "sources", else the one that
   comes with the program. */
static char *path_of_house(const HpMaker *maker, const char *source, const HpHouse *around)
{
  g_autofree char *folder = g_path_get_dirname(source);
  char *beside = g_build_filename(folder, "house.xml", NULL);
  if (g_file_test(beside, G_FILE_TEST_EXISTS))
    return beside;
  g_free(beside);
  if (around != NULL)
    return g_strdup(around->path);
  if (g_file_test("sources/house.xml", G_FILE_TEST_EXISTS))
    return g_strdup("sources/house.xml");
  return hp_data_file(maker->data_folder, "sources/house.xml");
}

static gboolean refuse_faulty_house(const HpJob *job)
{
  const HpPlace place = {job->request->source, 0, 0};
  hp_report_error(job->diagnostics, &place,
                  _("Its house file, %s, has errors, which have been told."), job->house->path);
  return FALSE;
}

gboolean hp_job_refuse_house(const HpJob *job)
{
  return hp_diagnostics_count(job->diagnostics, HP_ERROR) > 0 ? FALSE : refuse_faulty_house(job);
}

HpHouse *hp_maker_house(HpMaker *maker, const char *source, HpDiagnostics *diagnostics)
{
  g_autofree char *path = path_of_house(maker, source, NULL);
  HpHouse *known = path == NULL ? NULL : known_house(maker, path);
  return path == NULL || known != NULL ? known
                                       : keep_house(maker, hp_house_read(path, maker, diagnostics));
}

static gboolean find_house_of(HpJob *job, HpMaker *maker)
{
  const HpJob *around = job->attached_to;
  g_autofree char *path =
      path_of_house(maker, job->request->source, around == NULL ? NULL : around->house);
  if (path == NULL)
    return TRUE;
  HpHouse *known = known_house(maker, path);
  HpHouse *house =
      known != NULL ? known : keep_house(maker, hp_house_read(path, maker, job->diagnostics));
  job->house = hp_house_ref(house);
  return house->good || (known != NULL && refuse_faulty_house(job));
}

gboolean hp_maker_asks_for_commits(HpMaker *maker, const char *source)
{
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  const HpRequest request = {.source = source};
  HpJob job = hp_job_new(&request, ignored);
  const xmlNode *house = find_house_of(&job, maker) ? hp_house_root(job.house) : NULL;
  const xmlNode *changes = house == NULL ? NULL : hp_child(house, "changes");
  const gboolean asks = changes != NULL && g_strcmp0(hp_attribute(changes, "commit"), "git") == 0;
  hp_job_clear(&job);
  return asks;
}

/* Its own words for the document, if it has any; what nobody has is told. */
static gboolean find_labels_of(HpJob *job, const HpMaker *maker)
{
  if (job->house != NULL && g_ascii_isalpha(*job->language)) {
    const HpHouseLabels *labels =
        hp_house_labels(job->house, maker, job->language, job->diagnostics);
    if (!labels->good)
      return hp_job_refuse_house(job);
    job->labels = labels->labels == NULL ? NULL : labels;
  }
  hp_job_tell_lacking_labels(job, maker);
  return TRUE;
}

gboolean hp_job_profile(HpJob *job, HpProfileChoice *choice)
{
  HpHouse *house = job->house;
  if (job->request->profile != NULL) {
    *choice = *job->request->profile;
    return TRUE;
  }
  if (house == NULL)
    return hp_profile_of_element(NULL, choice, job->diagnostics);
  *choice = house->profile;
  if (hp_diagnostics_count(house->profile_faults, HP_ERROR) == 0)
    return TRUE;
  if (house->profile_faults_told)
    return refuse_faulty_house(job);
  house->profile_faults_told = TRUE;
  hp_diagnostics_append(job->diagnostics, house->profile_faults);
  return FALSE;
}

/* ---- The source ---------------------------------------------------------------------------- */

static gboolean has_schemas(const HpMaker *maker, HpDiagnostics *diagnostics)
{
  if (maker->plan_schema != NULL && maker->house_schema != NULL)
    return TRUE;
  hp_report_error(diagnostics, NULL,
                  _("The program's schemas are not found; install it, or set HANDLINGSPLAN_DATA to "
                    "the folder that has sources/plan.rng."));
  return FALSE;
}

static gboolean refuse_fo(const xmlNode *root, HpDiagnostics *diagnostics)
{
  if (!hp_is_in_namespace(root, HP_FO_NAMESPACE))
    return FALSE;
  const HpPlace place = hp_place_of_node(root);
  hp_report_error(
      diagnostics, &place,
      _("This is XSL-FO, not a plan; \"handlingsplan format FILE\" makes a PDF of it."));
  return TRUE;
}

static char *language_of(const xmlNode *root)
{
  xmlChar *language = xmlNodeGetLang(root);
  char *copy = g_strdup(language == NULL ? "" : (const char *)language);
  xmlFree(language);
  return copy;
}

/* A file that was read as a house, or could not be, before it came up as a source. */
static gboolean take_known_house(HpJob *job, HpHouse *house)
{
  if (house->source != NULL)
    job->kind = g_strdup("house");
  job->house = hp_house_ref(house);
  if (house->good)
    return TRUE;
  const HpPlace place = {job->request->source, 0, 0};
  hp_report_error(job->diagnostics, &place, _("The file has errors, which have been told."));
  return FALSE;
}

/* Takes the source, and keeps it as the house that it is, or is for others if it is not even XML.
   Whether it is good. */
static gboolean become_house(HpJob *job, HpMaker *maker)
{
  HpSource *source = g_steal_pointer(&job->source);
  job->house = hp_house_ref(
      keep_house(maker, hp_house_new(job->request->source, source, maker, job->diagnostics)));
  return job->house->good;
}

/* Its name is on record in the PDF, as XML. */
static gboolean has_name_for_record(const HpJob *job)
{
  const char *path = job->request->source;
  g_autofree char *name = g_path_get_basename(path);
  const HpPlace place = {path, 0, 0};
  if (g_utf8_validate(name, -1, NULL))
    return TRUE;
  hp_report_error(job->diagnostics, &place,
                  _("The name of the file \"%s\" is not UTF-8; rename it."), name);
  return FALSE;
}

/* Reads what may be a source, and checks it if it is no house file. Whether it is good. Files that
   are no source, nor a part that is one by itself, stand beside sources, and a shell's star names
   them. */
static gboolean read_and_check(HpJob *job, HpMaker *maker, HpDiagnostics *told)
{
  job->source = hp_source_read(job->request->source, NULL, told);
  const xmlNode *root =
      job->source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(job->source));
  if (root == NULL || hp_is_named(root, "house") || hp_is_in_namespace(root, HP_FO_NAMESPACE))
    return FALSE;
  job->checked_elsewhere =
      job->request->parts_pass && hp_plan_is_checked_elsewhere(job->source, maker->plan_schema);
  if (job->checked_elsewhere)
    return TRUE;
  return hp_plan_check_with(job->source, maker->plan_schema, told);
}

/* The same, of a source that other views are asked of as well, once for all of them. */
static gboolean take_checked(HpJob *job, HpMaker *maker)
{
  const char *path = job->request->source;
  if (!hp_checked_is(maker->checked, path)) {
    g_clear_pointer(&maker->checked, hp_checked_free);
    HpDiagnostics *told = hp_diagnostics_new();
    const gboolean good = read_and_check(job, maker, told);
    hp_diagnostics_append(job->diagnostics, told);
    if (!good) {
      hp_diagnostics_free(told);
      return FALSE;
    }
    maker->checked = hp_checked_new(path, job->source, told, job->checked_elsewhere);
  } else {
    hp_diagnostics_append(job->diagnostics, maker->checked->told);
  }
  job->checked_elsewhere = maker->checked->elsewhere;
  job->source = hp_source_copy(maker->checked->source);
  return TRUE;
}

gboolean hp_job_read(HpJob *job, HpMaker *maker)
{
  if (!has_schemas(maker, job->diagnostics))
    return FALSE;
  HpHouse *known = known_house(maker, job->request->source);
  if (known != NULL)
    return take_known_house(job, known);
  const gboolean good = job->request->several_views ? take_checked(job, maker)
                                                    : read_and_check(job, maker, job->diagnostics);
  if (job->source == NULL)
    return become_house(job, maker);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  if (refuse_fo(root, job->diagnostics))
    return FALSE;
  job->kind = g_strdup((const char *)root->name);
  job->language = language_of(root);
  if (hp_is_named(root, "house"))
    return become_house(job, maker);
  if (job->checked_elsewhere)
    return TRUE;
  const gboolean good_house = find_house_of(job, maker);
  const gboolean has_words = !good || !hp_job_is_document(job) || find_labels_of(job, maker);
  return good && good_house && has_words && (!hp_job_is_document(job) || has_name_for_record(job));
}
