/* What is to be changed, into sources. */
#include "library/context.h"

/* ---- What is said ---------------------------------------------------------------------------- */

static gboolean refuse_field(const char *field, GError **error)
{
  g_autofree char *fields = hp_part_fields();
  const char *meant = hp_part_field_meant(field);
  if (meant != NULL)
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("There is no field \"%s\"; did you mean \"%s\"? Expected one of: %s."), field,
                meant, fields);
  else
    g_set_error(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                _("There is no field \"%s\"; expected one of: %s."), field, fields);
  return FALSE;
}

static gboolean take_change(GArray *taken, const HpContextChange *change, HpArena *arena,
                            GError **error)
{
  static const HpPartChangeKind kinds[] = {HP_PART_CHANGED,   HP_PART_ADDED, HP_PART_ADDED_AFTER,
                                           HP_PART_WITHDRAWN, HP_PART_MOVED, HP_PART_REPLACED};
  HpPartChange one = {.kind = kinds[MIN(change->kind, G_N_ELEMENTS(kinds) - 1)],
                      .target = change->target == NULL ? "" : change->target,
                      .what = change->what,
                      .id = change->id,
                      .into = change->into == NULL ? "" : change->into,
                      .words = change->words};
  for (guint i = 0; i < change->count; i++) {
    const HpContextSaying *saying = &change->sayings[i];
    if (!hp_say_of_part(&one.said, saying->field, saying->words, arena))
      return refuse_field(saying->field, error);
  }
  g_array_append_val(taken, one);
  return TRUE;
}

/* Of HpPartChange, whose strings are borrowed or in the arena; the caller's. NULL and an error if
   something is said that cannot be. */
static GArray *changes_of(const HpContextChange *changes, guint count, HpArena *arena,
                          GError **error)
{
  g_autoptr(GArray) taken = g_array_new(FALSE, TRUE, sizeof(HpPartChange));
  for (guint i = 0; i < count; i++)
    if (!take_change(taken, &changes[i], arena, error))
      return NULL;
  return g_steal_pointer(&taken);
}

/* ---- Into the source ------------------------------------------------------------------------- */

static gboolean change_all(HpContext *context, const char *path, const GArray *changes)
{
  g_autoptr(HpEdit) edit = hp_edit_open(path, context->schema, context->diagnostics);
  gboolean good = edit != NULL;
  for (guint i = 0; good && i < changes->len; i++)
    good = hp_edit_change(edit, &g_array_index(changes, HpPartChange, i), context->diagnostics);
  return good && hp_edit_save(edit, context->diagnostics);
}

gboolean hp_context_change(HpContext *context, const char *path, const HpContextChange *changes,
                           guint count, GError **error)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(GArray) taken = changes_of(changes, count, arena, error);
  if (taken == NULL)
    return FALSE;
  const HpContextCall call = hp_call_begin(context);
  const gboolean done = change_all(context, path, taken);
  if (!done)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return done;
}

static char *amend(HpContext *context, const char *path, const HpContextAmendment *amendment,
                   const GArray *changes)
{
  const HpDecidedAmendment decided = {.id = amendment->id,
                                      .date = amendment->date,
                                      .body = amendment->body,
                                      .paragraph = amendment->paragraph,
                                      .reason = amendment->reason,
                                      .diary_number = amendment->diary_number,
                                      .address = amendment->address,
                                      .words = amendment->words,
                                      .in_force = amendment->in_force,
                                      .changes = (const HpPartChange *)changes->data,
                                      .n_changes = changes->len};
  g_autoptr(HpEdit) edit = hp_edit_open(path, context->schema, context->diagnostics);
  g_autofree char *id = edit == NULL ? NULL : hp_edit_amend(edit, &decided, context->diagnostics);
  return id != NULL && hp_edit_save(edit, context->diagnostics) ? g_steal_pointer(&id) : NULL;
}

char *hp_context_amend(HpContext *context, const char *path, const HpContextAmendment *amendment,
                       GError **error)
{
  if (amendment->date == NULL || amendment->count == 0) {
    g_set_error_literal(error, HP_CONTEXT_ERROR, HP_CONTEXT_ERROR_ARGUMENT,
                        _("An amendment has the day of its decision, and something that it "
                          "changes."));
    return NULL;
  }
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(GArray) changes = changes_of(amendment->changes, amendment->count, arena, error);
  if (changes == NULL)
    return NULL;
  const HpContextCall call = hp_call_begin(context);
  char *id = amend(context, path, amendment, changes);
  if (id == NULL)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return id;
}

gboolean hp_context_add_party(HpContext *context, const char *path, const HpContextParty *party,
                              GError **error)
{
  const HpNamedParty named = {.id = party->id,
                              .kind = party->kind,
                              .name = party->name,
                              .abbreviation = party->abbreviation,
                              .part_of = party->part_of};
  const HpContextCall call = hp_call_begin(context);
  g_autoptr(HpEdit) edit = hp_edit_open(path, context->schema, context->diagnostics);
  const gboolean done = edit != NULL && hp_edit_add_party(edit, &named, context->diagnostics) &&
                        hp_edit_save(edit, context->diagnostics);
  if (!done)
    hp_context_set_error(context, error);
  hp_call_end(call);
  return done;
}
