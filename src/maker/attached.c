/* Reads what is attached to a decision, and says of it what the decision prints. */
#include "maker/attached.h"

#include "maker/collected.h"

#include <string.h>

static void attached_free(gpointer data)
{
  HpAttached *attached = data;
  hp_job_clear(&attached->job);
  g_free(attached->id);
  g_free(attached->name);
  g_free(attached->path);
  g_free(attached->view);
  g_free(attached->as_of);
  g_free(attached->party);
  g_free(attached->number);
  g_free(attached->case_number);
  g_free(attached);
}

void hp_job_for_each(HpJob *job, HpJobVisit visit, gpointer user)
{
  visit(job, user);
  for (guint i = 0; job->attached != NULL && i < job->attached->len; i++) {
    HpAttached *attached = g_ptr_array_index(job->attached, i);
    if (!attached->is_finished)
      hp_job_for_each(&attached->job, visit, user);
  }
}

static void release_own_source(HpJob *job, gpointer unused)
{
  g_clear_pointer(&job->source, hp_source_free);
}

void hp_job_release_source(HpJob *job)
{
  hp_job_for_each(job, release_own_source, NULL);
}

static void look_for_kept(HpJob *job, gpointer keeps)
{
  if (!job->view->embeds || (hp_job_is_restricted(job) && !job->request->restricted))
    *(gboolean *)keeps = TRUE;
}

gboolean hp_job_keeps_source(HpJob *job)
{
  gboolean keeps = FALSE;
  hp_job_for_each(job, look_for_kept, &keeps);
  return keeps;
}

/* ---- Reading ------------------------------------------------------------------------------- */

/* Of the matter which all belongs to: what the whole is part of, else its own. The caller's. */
static char *case_number_of(const HpJob *job)
{
  if (job->request->case_number != NULL)
    return g_strdup(job->request->case_number);
  const xmlNode *head = hp_child(xmlDocGetRootElement(hp_source_document(job->source)), "head");
  const xmlNode *own = head == NULL ? NULL : hp_child(head, "diary-number");
  const xmlNode *decided = head == NULL ? NULL : hp_child(head, "decided");
  xmlChar *text = own == NULL ? NULL : xmlNodeGetContent(own);
  const char *number = text != NULL      ? (const char *)text
                       : decided != NULL ? hp_attribute(decided, "diary-number")
                                         : NULL;
  char *collapsed = number == NULL ? NULL : hp_collapsed(number);
  xmlFree(text);
  return collapsed;
}

static char *number_of(const HpJob *job, const xmlNode *element)
{
  const char *own = hp_attribute(element, "number"), *whole = job->request->attachment;
  return whole == NULL ? g_strdup(own) : g_strconcat(whole, ".", own, NULL);
}

static HpAttached *attached_of(const HpJob *job, const xmlNode *element)
{
  const char *name = hp_attribute(element, "src");
  HpAttached *attached = g_new0(HpAttached, 1);
  attached->id = g_strdup(hp_attribute(element, "id"));
  attached->name = hp_name_beside(job->called, name);
  attached->path = hp_name_beside(job->request->source, name);
  attached->is_finished = hp_attribute(element, "type") != NULL;
  attached->place = hp_place_of_node(element);
  attached->view = g_strdup(hp_attribute(element, "view"));
  attached->as_of = g_strdup(hp_attribute(element, "as-of"));
  attached->party = g_strdup(hp_attribute(element, "for"));
  attached->number = number_of(job, element);
  attached->case_number = case_number_of(job);
  return attached;
}

static gboolean refuse_depth(const HpJob *job, const HpAttached *attached)
{
  hp_report_error(job->diagnostics, &attached->place,
                  _("Attachments of attachments go more than %d deep here; attach this one to a "
                    "document further out."),
                  HP_MAX_ATTACHMENT_DEPTH);
  return FALSE;
}

/* Where the whole is in no view, neither is what is attached. */
static gboolean read_source(HpJob *job, HpMaker *maker, HpAttached *attached)
{
  const HpRequest *whole = job->request;
  attached->request = (HpRequest){.source = attached->path,
                                  .view = attached->view,
                                  .as_of = attached->as_of,
                                  .party = attached->party,
                                  .attachment = attached->number,
                                  .case_number = attached->case_number,
                                  .tables = whole->tables,
                                  .restricted = whole->restricted,
                                  .progress = whole->progress,
                                  .progress_user = whole->progress_user};
  attached->job = hp_job_new(&attached->request, job->diagnostics);
  attached->job.attached_to = job;
  attached->job.place = &attached->place;
  g_free(attached->job.called);
  attached->job.called = g_strdup(attached->name);
  if (job->depth == HP_MAX_ATTACHMENT_DEPTH)
    return refuse_depth(job, attached);
  attached->job.depth = job->depth + 1;
  return hp_job_may_read(job, attached->path, attached->name, &attached->place) &&
         hp_job_read(&attached->job, maker) && hp_job_require_document(&attached->job) &&
         (job->view == NULL || hp_job_choose_view(&attached->job, maker)) &&
         hp_job_filter(&attached->job, maker) && hp_job_attach(&attached->job, maker);
}

gboolean hp_job_attach(HpJob *job, HpMaker *maker)
{
  if (hp_job_is_collection(job))
    return hp_job_collect(job, maker);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  gboolean good = TRUE;
  for (const xmlNode *child = root->children; child != NULL; child = child->next) {
    if (!hp_is_named(child, "attachment"))
      continue;
    if (job->attached == NULL)
      job->attached = g_ptr_array_new_with_free_func(attached_free);
    HpAttached *attached = attached_of(job, child);
    g_ptr_array_add(job->attached, attached);
    if (!attached->is_finished && !read_source(job, maker, attached))
      good = FALSE;
    if (!hp_job_progress(0, 0, job))
      return FALSE;
  }
  return good;
}

/* ---- What goes into the file --------------------------------------------------------------- */

/* How a source is used that others use, too. */
typedef struct {
  const char *name;
  HpJob *first;      /* of its uses */
  guint n;           /* of them */
  gboolean alike;    /* all are filtered in one way */
  const char *as_of; /* the last day that any needs; NULL: all */
  GPtrArray *views;  /* of HpView */
} Uses;

static void take_use(HpJob *job, gpointer user)
{
  Uses *uses = user;
  if (g_strcmp0(job->called, uses->name) != 0)
    return;
  if (uses->n++ == 0) {
    uses->first = job;
    uses->as_of = job->as_of;
  } else if (!g_bytes_equal(job->filtered, uses->first->filtered)) {
    uses->alike = FALSE;
  }
  if (job->as_of == NULL || (uses->as_of != NULL && strcmp(job->as_of, uses->as_of) > 0))
    uses->as_of = job->as_of;
  g_ptr_array_add(uses->views, (gpointer)job->view);
}

/* What no view of them prints; NULL for nothing. The caller's. */
static char *unprinted_by_all(const GPtrArray *views)
{
  const HpView *first = g_ptr_array_index(views, 0);
  g_auto(GStrv) names = g_strsplit(first->unprinted == NULL ? "" : first->unprinted, " ", -1);
  GString *left = g_string_new(NULL);
  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++) {
    gboolean all = TRUE;
    for (guint v = 1; v < views->len; v++) {
      const HpView *view = g_ptr_array_index(views, v);
      all = all && view->unprinted != NULL && hp_is_word_of(names[i], view->unprinted);
    }
    if (all)
      g_string_append_printf(left, "%s%s", left->len == 0 ? "" : " ", names[i]);
  }
  return g_string_free(left, left->len == 0);
}

GBytes *hp_job_source_called(HpJob *whole, const HpMaker *maker, const char *name)
{
  g_autoptr(GPtrArray) views = g_ptr_array_new();
  Uses uses = {.name = name, .alike = TRUE, .views = views};
  hp_job_for_each(whole, take_use, &uses);
  g_return_val_if_fail(uses.n > 0, NULL);
  if (uses.alike)
    return g_bytes_ref(uses.first->filtered);
  g_autoptr(HpDiagnostics) told = hp_diagnostics_new(); /* it was checked before */
  g_autoptr(HpSource) source = hp_source_read(uses.first->request->source, NULL, told);
  if (source == NULL || !hp_plan_check_with(source, maker->plan_schema, told)) {
    hp_diagnostics_append(whole->diagnostics, told);
    return NULL;
  }
  g_autofree char *unprinted = unprinted_by_all(views);
  hp_source_filter(source, uses.as_of);
  hp_source_drop_unprinted(source, unprinted);
  return hp_source_write(source);
}
