/* What is wrong with the last document of a context, one by one. */
#include "library/context.h"

/* Of a PDF that was verified: those of the source that could not be built again. */
static HpDiagnostics *diagnostics_of(const HpContext *context)
{
  return context->verification == NULL ? context->diagnostics : context->verification->diagnostics;
}

static const HpDiagnostic *diagnostic_at(const HpContext *context, guint index)
{
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics_of(context));
  g_return_val_if_fail(index < sorted->len, NULL);
  return g_ptr_array_index(sorted, index);
}

guint hp_context_count_diagnostics(const HpContext *context)
{
  return hp_diagnostics_sorted(diagnostics_of(context))->len;
}

guint hp_context_count_errors(const HpContext *context)
{
  return hp_diagnostics_count(diagnostics_of(context), HP_ERROR);
}

gboolean hp_context_diagnostic_is_error(const HpContext *context, guint index)
{
  const HpDiagnostic *diagnostic = diagnostic_at(context, index);
  return diagnostic != NULL && diagnostic->severity == HP_ERROR;
}

const char *hp_context_diagnostic_file(const HpContext *context, guint index)
{
  const HpDiagnostic *diagnostic = diagnostic_at(context, index);
  return diagnostic == NULL ? NULL : diagnostic->place.file;
}

int hp_context_diagnostic_line(const HpContext *context, guint index)
{
  const HpDiagnostic *diagnostic = diagnostic_at(context, index);
  return diagnostic == NULL ? 0 : diagnostic->place.line;
}

int hp_context_diagnostic_column(const HpContext *context, guint index)
{
  const HpDiagnostic *diagnostic = diagnostic_at(context, index);
  return diagnostic == NULL ? 0 : diagnostic->place.column;
}

const char *hp_context_diagnostic_message(const HpContext *context, guint index)
{
  const HpDiagnostic *diagnostic = diagnostic_at(context, index);
  return diagnostic == NULL ? NULL : diagnostic->message;
}
