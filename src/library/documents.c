/* Documents in, PDFs out, or what is true of them. */
#include "library/context.h"

/* ---- XSL-FO -------------------------------------------------------------------------------- */

static GBytes *format(HpContext *context, HpFoRequest *request, GError **error)
{
  const HpContextCall call = hp_call_begin(context);
  GBytes *pdf = NULL;
  request->profile = hp_context_profile(context);
  request->strict = context->strict;
  request->pictures_folder = context->folder;
  request->date = MAX(context->date, 0);
  request->progress = hp_context_report_progress;
  request->progress_user = context;
  if (hp_context_report_progress(0, 0, context))
    pdf = hp_maker_format(context->maker, request, context->diagnostics);
  if (pdf == NULL)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return pdf;
}

GBytes *hp_context_format_file(HpContext *context, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  g_autofree char *name = g_path_get_basename(path);
  HpFoRequest request = {.path = path, .folder = folder, .name = name};
  return format(context, &request, error);
}

GBytes *hp_context_format_memory(HpContext *context, const char *document, gsize size,
                                 const char *name, const char *folder, GError **error)
{
  HpFoRequest request = {
      .path = name, .text = document, .size = size, .folder = folder, .name = name};
  return format(context, &request, error);
}

/* ---- Plans --------------------------------------------------------------------------------- */

gboolean hp_context_check(HpContext *context, const char *path, GError **error)
{
  const HpContextCall call = hp_call_begin(context);
  const HpRequest request = {.source = path};
  const gboolean good = hp_maker_check(context->maker, &request, context->diagnostics);
  if (!good)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return good;
}

GBytes *hp_context_build(HpContext *context, const char *path, GError **error)
{
  const HpContextCall call = hp_call_begin(context);
  const HpRequest request = {.source = path,
                             .view = context->view,
                             .tables = context->tables,
                             .as_of = context->as_of,
                             .wording = context->wording,
                             .restricted = context->restricted,
                             .profile = hp_context_profile(context),
                             .has_epoch = context->date >= 0,
                             .epoch = context->date,
                             .progress = hp_context_report_progress,
                             .progress_user = context};
  hp_maker_build(context->maker, &request, &context->document, context->diagnostics);
  GBytes *pdf = context->document.bytes;
  if (pdf == NULL)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return pdf == NULL ? NULL : g_bytes_ref(pdf);
}

GBytes *hp_context_resolve(HpContext *context, const char *path, GError **error)
{
  const HpContextCall call = hp_call_begin(context);
  const HpRequest request = {.source = path,
                             .as_of = context->as_of,
                             .since = context->since,
                             .progress = hp_context_report_progress,
                             .progress_user = context};
  GBytes *tree = hp_maker_resolve(context->maker, &request, context->diagnostics);
  if (tree == NULL)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return tree;
}

const char *hp_context_file_name(const HpContext *context)
{
  return context->document.bytes == NULL ? NULL : context->document.file_name;
}

guint hp_context_count_beside(const HpContext *context)
{
  return context->document.beside == NULL ? 0 : context->document.beside->len;
}

const char *hp_context_beside(const HpContext *context, guint index, GBytes **bytes)
{
  g_return_val_if_fail(index < hp_context_count_beside(context), NULL);
  const HpDocumentFile *file = g_ptr_array_index(context->document.beside, index);
  *bytes = file->bytes;
  return file->name;
}

/* ---- PDFs ---------------------------------------------------------------------------------- */

static HpContextVerdict verdict_of(const HpVerification *verification)
{
  switch (verification->verdict) {
  case HP_VERDICT_IDENTICAL:
    return HP_CONTEXT_IDENTICAL;
  case HP_VERDICT_SIGNED:
    return HP_CONTEXT_SIGNED;
  case HP_VERDICT_OTHER_TOOLS:
  case HP_VERDICT_SAME_PAGES:
    return HP_CONTEXT_OTHER_TOOLS;
  case HP_VERDICT_ALTERED:
  case HP_VERDICT_FOREIGN:
    return HP_CONTEXT_ALTERED;
  case HP_VERDICT_UNSEEN:
  case HP_VERDICT_CANCELLED:
  default:
    return HP_CONTEXT_NOT_VERIFIED;
  }
}

/* The reasons of a verification are the errors of a context without diagnostics. */
static void set_verify_error(const HpContext *context, GError **error)
{
  const GPtrArray *reasons = context->verification->reasons;
  if (context->verification->verdict == HP_VERDICT_CANCELLED || reasons->len == 0)
    hp_context_set_error(context, error);
  else
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_DOCUMENT,
                        g_ptr_array_index(reasons, 0));
}

HpContextVerdict hp_context_verify(HpContext *context, const char *path, const char *source,
                                   GError **error)
{
  const HpContextCall call = hp_call_begin(context);
  const HpVerifyRequest request = {.path = path,
                                   .source = source,
                                   .progress = hp_context_report_progress,
                                   .progress_user = context};
  context->verification = hp_maker_verify(context->maker, &request);
  const HpContextVerdict verdict = verdict_of(context->verification);
  if (verdict == HP_CONTEXT_NOT_VERIFIED)
    set_verify_error(context, error);
  hp_call_end(call);
  return verdict;
}

guint hp_context_count_reasons(const HpContext *context)
{
  return context->verification == NULL ? 0 : context->verification->reasons->len;
}

const char *hp_context_reason(const HpContext *context, guint index)
{
  g_return_val_if_fail(index < hp_context_count_reasons(context), NULL);
  return g_ptr_array_index(context->verification->reasons, index);
}
