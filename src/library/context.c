/* A context: made from the program's own files, told what documents are to be. */
#include "library/context.h"

#include <locale.h>
#include <string.h>

G_DEFINE_QUARK(hp - context - error - quark, hp_context_error)

const char *hp_version(void)
{
  return HP_VERSION;
}

/* ---- Making one ---------------------------------------------------------------------------- */

static gboolean is_complete(const char *data_folder)
{
  static const char *const names[] = {"sources/plan.rng", "sources/house.rng", "sources/views.rng",
                                      "stylesheets/views.xml", "fonts/fonts.conf"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = hp_data_file(data_folder, names[i]);
    if (path == NULL)
      return FALSE;
  }
  return TRUE;
}

static gboolean load(HpContext *context, const char *data_folder, GError **error)
{
  g_autoptr(GError) reason = NULL;
  if (!is_complete(data_folder)) {
    g_set_error_literal(
        error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_INSTALLATION,
        _("The program's schemas are not found; install it, or set HANDLINGSPLAN_DATA to the "
          "folder that has sources/plan.rng."));
    return FALSE;
  }
  g_autofree char *schema = hp_data_file(data_folder, "sources/plan.rng");
  context->schema = hp_plan_schema_new(schema);
  context->maker = hp_maker_new(data_folder);
  if (hp_maker_load_fonts(context->maker, &reason))
    return TRUE;
  g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_INSTALLATION, reason->message);
  return FALSE;
}

HpContext *hp_context_new(const char *data_folder, GError **error)
{
  g_autofree char *folder = data_folder == NULL ? hp_default_data_folder() : g_strdup(data_folder);
  g_autoptr(HpContext) context = g_new0(HpContext, 1);
  context->diagnostics = hp_diagnostics_new();
  context->date = -1;
  return load(context, folder, error) ? g_steal_pointer(&context) : NULL;
}

void hp_context_free(HpContext *context)
{
  if (context == NULL)
    return;
  hp_maker_free(context->maker);
  hp_plan_schema_free(context->schema);
  hp_diagnostics_free(context->diagnostics);
  hp_document_clear(&context->document);
  g_clear_pointer(&context->verification, hp_verification_free);
  g_free(context->since);
  g_free(context->view);
  g_free(context->tables);
  g_free(context->as_of);
  g_free(context->folder);
  g_free(context->wording);
  g_free(context);
}

/* ---- What documents are to be -------------------------------------------------------------- */

gboolean hp_context_set_profile(HpContext *context, const char *profile, GError **error)
{
  HpProfileChoice choice = {0};
  if (profile != NULL && !hp_profile_named(profile, &choice)) {
    g_autofree char *names = hp_profile_names();
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("there is no profile \"%s\"; expected %s."), profile, names);
    return FALSE;
  }
  context->profile = choice;
  context->has_profile = profile != NULL;
  return TRUE;
}

void hp_context_set_restricted(HpContext *context, gboolean restricted)
{
  context->restricted = restricted;
}

void hp_context_set_strict(HpContext *context, gboolean strict)
{
  context->strict = strict;
}

gboolean hp_context_set_view(HpContext *context, const char *view, GError **error)
{
  /* Which there are depends on the house of the source, which is not known yet. */
  if (view != NULL && !hp_may_be_view(view)) {
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("\"%s\" cannot be the name of a view."), view);
    return FALSE;
  }
  g_free(context->view);
  context->view = g_strdup(view);
  return TRUE;
}

gboolean hp_context_set_tables(HpContext *context, const char *tables, GError **error)
{
  if (tables != NULL && strcmp(tables, "plain") != 0 && strcmp(tables, "spans") != 0) {
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("there are no tables \"%s\"; expected spans or plain."), tables);
    return FALSE;
  }
  g_free(context->tables);
  context->tables = g_strdup(tables);
  return TRUE;
}

void hp_context_set_as_of(HpContext *context, const char *day)
{
  g_free(context->as_of);
  context->as_of = g_strdup(day);
}

void hp_context_set_folder(HpContext *context, const char *folder)
{
  g_free(context->folder);
  context->folder = g_strdup(folder);
}

gboolean hp_context_set_wording(HpContext *context, const char *wording, GError **error)
{
  if (wording != NULL && !hp_is_wording(wording)) {
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("there is no wording \"%s\"; expected adopted, consolidated or marked."),
                wording);
    return FALSE;
  }
  g_free(context->wording);
  context->wording = g_strdup(wording);
  return TRUE;
}

void hp_context_set_date(HpContext *context, gint64 seconds)
{
  context->date = MAX(seconds, -1);
}

void hp_context_set_since(HpContext *context, const char *day)
{
  g_free(context->since);
  context->since = g_strdup(day);
}

void hp_context_set_progress(HpContext *context, HpContextProgress progress, gpointer user)
{
  context->progress = progress;
  context->progress_user = user;
}

void hp_context_cancel(HpContext *context)
{
  g_atomic_int_set(&context->cancelled, TRUE);
}

/* ---- Calls --------------------------------------------------------------------------------- */

HpContextCall hp_call_begin(HpContext *context)
{
  const locale_t usual = uselocale((locale_t)0);
  const locale_t numbers = newlocale(LC_NUMERIC_MASK, "C", duplocale(usual));
  hp_diagnostics_free(context->diagnostics);
  context->diagnostics = hp_diagnostics_new();
  hp_document_clear(&context->document);
  g_clear_pointer(&context->verification, hp_verification_free);
  g_atomic_int_set(&context->cancelled, FALSE);
  uselocale(numbers);
  return (HpContextCall){usual, numbers};
}

void hp_call_end(HpContextCall call)
{
  uselocale(call.usual);
  freelocale(call.numbers);
}

gboolean hp_context_report_progress(guint pages_done, guint total, gpointer user)
{
  HpContext *context = user;
  if (context->progress != NULL && !context->progress(pages_done, context->progress_user))
    hp_context_cancel(context);
  return !g_atomic_int_get(&context->cancelled);
}

const HpProfileChoice *hp_context_profile(const HpContext *context)
{
  return context->has_profile ? &context->profile : NULL;
}

static const HpDiagnostic *first_error(const HpContext *context)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(context->diagnostics);
  for (guint i = 0; i < sorted->len; i++) {
    const HpDiagnostic *diagnostic = g_ptr_array_index(sorted, i);
    if (diagnostic->severity == HP_ERROR)
      return diagnostic;
  }
  return NULL;
}

void hp_context_set_error(const HpContext *context, GError **error)
{
  const HpDiagnostic *first = first_error(context);
  if (g_atomic_int_get(&context->cancelled))
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_CANCELLED, _("Cancelled."));
  else if (first == NULL)
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_DOCUMENT, "");
  else if (first->place.file == NULL)
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_DOCUMENT, first->message);
  else
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_DOCUMENT, "%s:%d:%d: %s",
                first->place.file, first->place.line, first->place.column, first->message);
}
