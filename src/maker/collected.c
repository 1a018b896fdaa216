/* Reads what a collection names, and puts what is true of it into the collection. */
#include "maker/collected.h"

#include <string.h>

/* A tree is some twelve times as large as its text. */
#define MAX_KEPT_BYTES (8 * 1024 * 1024) /* bytes of plans kept as trees; others are read again */

typedef struct {
  const xmlNode *element; /* that names it, in the collection */
  char *name;             /* of its file, as there */
  char *path;
  GBytes *filtered; /* as it was on the day; NULL: it has errors */
  HpSource *source; /* the same as a tree; NULL: it is to be read again */
  HpHouse *house;   /* counted; NULL for none */
} Collected;

/* What is known of those that have been read. */
typedef struct {
  GPtrArray *all;      /* of Collected */
  GHashTable *written; /* canonical: the file that a plan is written in → who names it first */
  char *latest;        /* day of any of them; NULL: none has one */
  gsize kept;          /* bytes of text whose trees are kept */
} CollectedFiles;

static void collected_free(gpointer data)
{
  Collected *one = data;
  g_free(one->name);
  g_free(one->path);
  g_clear_pointer(&one->filtered, g_bytes_unref);
  hp_source_free(one->source);
  g_clear_pointer(&one->house, hp_house_unref);
  g_free(one);
}

/* ---- What is asked for --------------------------------------------------------------------- */

/* Some is asked of plans alone. */
static gboolean can_be_asked(const HpJob *job)
{
  const HpRequest *request = job->request;
  const gboolean is_other_wording =
      request->wording != NULL && strcmp(request->wording, "consolidated") != 0;
  const char *option = request->since != NULL     ? "--since"
                       : is_other_wording         ? "--wording"
                       : request->earlier != NULL ? "diff"
                                                  : NULL;
  if (option == NULL)
    return TRUE;
  hp_report_error(job->diagnostics, NULL,
                  _("A collection tells how its plans stand on a day, in the wording of that day; "
                    "%s is for one of them."),
                  option);
  return FALSE;
}

/* ---- Reading ------------------------------------------------------------------------------- */

static const char *root_expected(const xmlNode *element)
{
  return hp_attribute(element, "plan") != NULL ? "plan" : "proposals";
}

static gboolean is_expected(const HpJob *own, const xmlNode *element, HpDiagnostics *diagnostics)
{
  const char *expected = root_expected(element);
  if (strcmp(own->kind, expected) == 0)
    return TRUE;
  const HpPlace place = hp_place_of_attribute(element, expected);
  hp_report_error(diagnostics, &place,
                  _("\"%s\" begins with <%s>; expected a file that begins with <%s>."),
                  hp_attribute(element, expected), own->kind, expected);
  return FALSE;
}

/* A follow-up brings the plan that it is of, which would count twice. */
static gboolean is_another(CollectedFiles *files, const HpJob *own, const xmlNode *element,
                           HpDiagnostics *diagnostics)
{
  const xmlNode *root =
      own->source == NULL ? NULL : xmlDocGetRootElement(hp_source_document(own->source));
  const char *file = root == NULL ? NULL : hp_place_of_node(root).file;
  char *written = file == NULL ? NULL : g_canonicalize_filename(file, NULL);
  const xmlNode *first = written == NULL ? NULL : g_hash_table_lookup(files->written, written);
  if (first == NULL) {
    if (written != NULL)
      g_hash_table_insert(files->written, written, (gpointer)element);
    return TRUE;
  }
  g_free(written);
  const HpPlace place = hp_place_of_attribute(element, root_expected(element));
  g_autofree char *where = hp_where(first, element);
  hp_report_error(diagnostics, &place,
                  _("\"%s\" is of the same plan as \"%s\" (%s), which would count twice; name the "
                    "follow-up alone, it has the plan with it."),
                  hp_attribute(element, root_expected(element)),
                  hp_attribute(first, root_expected(first)), where);
  return FALSE;
}

static gboolean has_party(const xmlNode *plan, const char *id)
{
  const xmlNode *found = hp_element_with_id(hp_child(plan, "parties"), id);
  return found != NULL && hp_is_one_of(found, "party person");
}

/* The plan is somebody else's, who may have changed it. */
static void warn_of_nobody(const HpJob *job, const Collected *one, const HpJob *own)
{
  const xmlNode *plan = xmlDocGetRootElement(hp_source_document(own->source));
  const xmlNode *root = one->element->parent;
  for (const xmlNode *same = root->children; same != NULL; same = same->next) {
    if (!hp_is_named(same, "same") || g_strcmp0(hp_attribute(same, "plan"), one->name) != 0 ||
        has_party(plan, hp_attribute(same, "as")))
      continue;
    const HpPlace place = hp_place_of_attribute(same, "as");
    hp_report_warning(job->diagnostics, &place,
                      _("No party has the id \"%s\" in %s; expected one that is there."),
                      hp_attribute(same, "as"), one->name);
  }
}

static const HpDiagnostic *first_error(HpDiagnostics *found)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(found);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(sorted, i);
    if (one->severity == HP_ERROR)
      return one;
  }
  return NULL;
}

static void warn_of_errors(const HpJob *job, const Collected *one, HpDiagnostics *found)
{
  const HpDiagnostic *first = first_error(found);
  const HpPlace place = hp_place_of_attribute(one->element, root_expected(one->element));
  hp_report_warning(job->diagnostics, &place,
                    _("\"%s\" has errors, and is left out; \"handlingsplan check %s\" tells them. "
                      "The first, in line %d: %s"),
                    one->name, one->path, first == NULL ? 0 : first->place.line,
                    first == NULL ? "" : first->message);
}

static void note_latest(CollectedFiles *files, const char *day)
{
  if (day == NULL || (files->latest != NULL && strcmp(day, files->latest) <= 0))
    return;
  g_free(files->latest);
  files->latest = g_strdup(day);
}

/* Takes what was read and filtered. */
static void take_read(CollectedFiles *files, Collected *one, HpJob *own)
{
  note_latest(files, hp_source_latest_day(own->source));
  one->filtered = g_bytes_ref(own->filtered);
  one->house = g_steal_pointer(&own->house);
  files->kept += g_bytes_get_size(one->filtered);
  if (files->kept <= MAX_KEPT_BYTES)
    one->source = g_steal_pointer(&own->source);
}

/* FALSE: it is no such document, which is an error of the collection. */
static gboolean read_one(HpJob *job, HpMaker *maker, Collected *one, CollectedFiles *files)
{
  g_autoptr(HpDiagnostics) found = hp_diagnostics_new();
  const HpPlace place = hp_place_of_node(one->element);
  if (!hp_job_may_read(job, one->path, one->name, &place))
    return FALSE;
  const HpRequest request = {.source = one->path,
                             .as_of = job->as_of,
                             .progress = job->request->progress,
                             .progress_user = job->request->progress_user};
  HpJob own = hp_job_new(&request, found);
  own.attached_to = job;
  const gboolean good = hp_job_read(&own, maker);
  const gboolean fits = (own.kind == NULL || is_expected(&own, one->element, job->diagnostics)) &&
                        is_another(files, &own, one->element, job->diagnostics);
  if (good && fits)
    warn_of_nobody(job, one, &own);
  const gboolean filtered = good && fits && hp_job_filter(&own, maker);
  hp_job_note_files(&own, job->collected_files);
  if (filtered)
    take_read(files, one, &own);
  else if (fits)
    warn_of_errors(job, one, found);
  hp_job_clear(&own);
  return fits;
}

static Collected *collected_of(const HpJob *job, const xmlNode *element)
{
  const char *name = hp_attribute(element, root_expected(element));
  Collected *one = g_new0(Collected, 1);
  one->element = element;
  one->name = g_strdup(name);
  one->path = hp_name_beside(job->request->source, name);
  return one;
}

/* All of them; FALSE if one is no such document, or it was cancelled. */
static gboolean read_all(HpJob *job, HpMaker *maker, CollectedFiles *files)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  gboolean good = TRUE;
  for (const xmlNode *child = root->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "collected"))
      continue;
    Collected *one = collected_of(job, child);
    g_ptr_array_add(files->all, one);
    good = read_one(job, maker, one, files) && good;
    if (!hp_job_progress(0, 0, job))
      return FALSE;
  }
  return good;
}

/* ---- What goes into the digest ------------------------------------------------------------- */

/* With the house, whose seasons count, once; `houses` are those that are there already. */
static void keep(HpJob *job, const Collected *one, GHashTable *houses)
{
  hp_document_files_add(job->collected, one->name, g_bytes_ref(one->filtered));
  if (one->house == NULL || !g_hash_table_add(houses, one->house))
    return;
  g_autofree char *house = hp_name_beside(one->name, "house.xml");
  hp_document_files_add(job->collected, house, g_bytes_ref(one->house->filtered));
}

/* ---- Resolving ----------------------------------------------------------------------------- */

/* Where trees are not kept, each is read again, and let go: all of them at once would be as large
   as many thousand pages. */
static HpSource *take_source(Collected *one, HpDiagnostics *diagnostics)
{
  gsize size = 0;
  const char *text = g_bytes_get_data(one->filtered, &size);
  return one->source != NULL ? g_steal_pointer(&one->source)
                             : hp_source_read_memory(text, size, one->path, NULL, diagnostics);
}

static void add_one(HpPlanCollection *collection, Collected *one, const char *day,
                    HpDiagnostics *diagnostics)
{
  g_autoptr(HpSource) source = take_source(one, diagnostics);
  if (source == NULL)
    return;
  hp_source_resolve(source, day, hp_house_root(one->house));
  hp_collection_add(collection, one->element, source);
}

static gboolean add_all(HpJob *job, const GPtrArray *all, const char *day)
{
  /* Views with a part for each party tell it; and so does the tree itself. */
  /* Which of a house's views want them, nobody knows before they run. */
  const gboolean tells_responsibilities =
      job->view == NULL || job->view->each_party || job->view->is_of_house;
  g_autoptr(HpPlanCollection) collection = hp_collection_new(job->source, tells_responsibilities);
  g_autoptr(GHashTable) houses = g_hash_table_new(NULL, NULL);
  g_hash_table_add(houses, job->house);
  for (guint i = 0; i < all->len; i++) {
    Collected *one = g_ptr_array_index(all, i);
    if (!hp_job_progress(0, 0, job))
      return FALSE;
    if (one->filtered == NULL) {
      hp_collection_leave_out(one->element);
      continue;
    }
    add_one(collection, one, day, job->diagnostics);
    keep(job, one, houses);
  }
  hp_collection_finish(collection, day);
  return TRUE;
}

gboolean hp_job_collect(HpJob *job, HpMaker *maker)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(collected_free);
  g_autoptr(GHashTable) written = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  CollectedFiles files = {.all = all, .written = written};
  job->collected = hp_document_files_new();
  job->collected_files = hp_files_read_new();
  const gboolean is_read = can_be_asked(job) && read_all(job, maker, &files);
  g_autofree char *latest = files.latest;
  return is_read && add_all(job, all, job->as_of == NULL ? latest : job->as_of) &&
         hp_job_has_party(job);
}
