/* Whether a document can be for the party that it is asked for. */
#include "maker/job.h"

#include <string.h>

#define MAX_LISTED 12 /* ids in a message; the others are left out */

/* ---- The view ------------------------------------------------------------------------------ */

static void add_for_a_party(const HpJob *job, const HpMaker *maker, const GPtrArray *views,
                            GPtrArray *names)
{
  for (guint i = 0; views != NULL && i < views->len; i++) {
    const HpView *view = g_ptr_array_index(views, i);
    if (view->each_party && hp_job_view_named(job, maker, view->name) == view &&
        strcmp(view->root, job->kind) == 0)
      g_ptr_array_add(names, view->name);
  }
}

/* Those of such a source that can, the program's and the house's, "responsible, other"; the
   caller's, "" for none. */
static char *views_for_a_party(const HpJob *job, const HpMaker *maker)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  add_for_a_party(job, maker, maker->views, names);
  add_for_a_party(job, maker, job->house == NULL ? NULL : job->house->views, names);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(", ", (char **)names->pdata);
}

/* An attachment may be for a party in any view: its list says whom it is for. */
gboolean hp_job_may_be_for_party(const HpJob *job, const HpMaker *maker)
{
  if (job->request->party == NULL || job->attached_to != NULL || job->view->each_party)
    return TRUE;
  g_autofree char *views = views_for_a_party(job, maker);
  if (*views == '\0')
    hp_report_error(job->diagnostics, NULL, _("No view of <%s> is for one party."), job->kind);
  else
    hp_report_error(job->diagnostics, NULL,
                    _("The view \"%s\" is not for one party; those that are: %s."), job->view->name,
                    views);
  return FALSE;
}

/* ---- The party ----------------------------------------------------------------------------- */

static gboolean is_party(const xmlNode *element)
{
  return hp_is_one_of(element, "party person participant");
}

/* The first of them below, or NULL; of a collection, among what is true of it. */
static const xmlNode *parties_of(const HpJob *job)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(job->source));
  const xmlNode *parties = hp_is_named(root, "collection") ? root : hp_child(root, "parties");
  return parties == NULL ? NULL : parties->children;
}

/* "a, b, c"; the caller's. */
static char *ids_of(const xmlNode *parties)
{
  GString *ids = g_string_new(NULL);
  guint listed = 0;
  for (const xmlNode *one = parties; one != NULL; one = one->next) {
    if (!is_party(one))
      continue;
    if (++listed > MAX_LISTED) {
      g_string_append(ids, ", …");
      break;
    }
    g_string_append_printf(ids, "%s%s", ids->len == 0 ? "" : ", ", hp_attribute(one, "id"));
  }
  return g_string_free(ids, FALSE);
}

static void tell_unknown(const HpJob *job, const char *party, const char *near)
{
  g_autofree char *ids = ids_of(parties_of(job));
  if (near != NULL)
    hp_report_error(job->diagnostics, job->place,
                    _("There is no party \"%s\" in %s; did you mean \"%s\"?"), party,
                    job->request->source, near);
  else if (*ids == '\0')
    hp_report_error(job->diagnostics, job->place, _("There are no parties in %s."),
                    job->request->source);
  else
    hp_report_error(job->diagnostics, job->place, _("There is no party \"%s\" in %s; it has %s."),
                    party, job->request->source, ids);
}

gboolean hp_job_has_party(const HpJob *job)
{
  const char *party = job->request->party;
  if (party == NULL)
    return TRUE;
  HpSuggestion suggestion = hp_suggestion_for(party, job->diagnostics);
  for (const xmlNode *one = parties_of(job); one != NULL; one = one->next) {
    const char *id = is_party(one) ? hp_attribute(one, "id") : NULL;
    if (id != NULL && strcmp(id, party) == 0)
      return TRUE;
    if (id != NULL)
      hp_suggestion_consider(&suggestion, id);
  }
  tell_unknown(job, party, suggestion.best);
  return FALSE;
}
