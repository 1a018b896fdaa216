/* What was reported, into sources. */
#include "library/context.h"

/* Of HpReportedUpdate; the caller's. Their strings are borrowed. */
static GArray *updates_of(const HpContextMeeting *meeting)
{
  GArray *updates = g_array_new(FALSE, TRUE, sizeof(HpReportedUpdate));
  for (guint i = 0; i < meeting->count; i++) {
    const HpContextUpdate *one = &meeting->updates[i];
    const HpReportedUpdate update = {.target = one->target == NULL ? "" : one->target,
                                     .progress = one->progress,
                                     .rating = one->rating,
                                     .degree = one->degree,
                                     .moved_to = one->moved_to,
                                     .words = one->words,
                                     .by = one->by,
                                     .period = one->period,
                                     .date = one->date,
                                     .result = one->result,
                                     .value = one->value,
                                     .sex = one->sex,
                                     .code = one->code,
                                     .source = one->source,
                                     .evidence = one->evidence,
                                     .corrects = one->corrects};
    g_array_append_val(updates, update);
  }
  return updates;
}

static char *report(HpContext *context, const char *path, const HpContextMeeting *meeting)
{
  g_autoptr(HpEdit) edit = hp_edit_open(path, context->schema, context->diagnostics);
  if (edit == NULL)
    return NULL;
  g_autoptr(GArray) updates = updates_of(meeting);
  const HpReportedMeeting reported = {.id = meeting->id,
                                      .date = meeting->date,
                                      .body = meeting->body,
                                      .title = meeting->title,
                                      .is_received = meeting->is_received,
                                      .minutes = meeting->minutes,
                                      .present = meeting->present,
                                      .notes = meeting->notes,
                                      .updates = (const HpReportedUpdate *)updates->data,
                                      .n_updates = updates->len};
  g_autofree char *id = hp_edit_report(edit, &reported, context->diagnostics);
  return id != NULL && hp_edit_save(edit, context->diagnostics) ? g_steal_pointer(&id) : NULL;
}

char *hp_context_report(HpContext *context, const char *path, const HpContextMeeting *meeting,
                        GError **error)
{
  if (meeting->id == NULL && meeting->date == NULL) {
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                        _("It is not said which meeting: give its day, or the id of one that there "
                          "is."));
    return NULL;
  }
  const HpContextCall call = hp_call_begin(context);
  char *id = report(context, path, meeting);
  if (id == NULL)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return id;
}
