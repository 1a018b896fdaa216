/* What was reported, as the options of meeting say it. */
#include "cli/meeting.h"

#include <string.h>

HpEditOptions *hp_edit_options_new(void)
{
  HpEditOptions *options = g_new0(HpEditOptions, 1);
  options->updates = g_array_new(FALSE, TRUE, sizeof(HpMeetingUpdate));
  options->changes = g_array_new(FALSE, TRUE, sizeof(HpPartChange));
  options->parties = g_array_new(FALSE, TRUE, sizeof(HpNamedParty));
  options->arena = hp_arena_new();
  return options;
}

void hp_edit_options_free(HpEditOptions *options)
{
  if (options == NULL)
    return;
  g_free(options->date);
  g_free(options->id);
  g_free(options->title);
  g_free(options->body);
  g_free(options->minutes);
  g_free(options->notes);
  g_free(options->paragraph);
  g_free(options->in_force);
  g_free(options->reason);
  g_free(options->diary_number);
  g_free(options->address);
  g_free(options->decision);
  g_array_unref(options->updates);
  g_array_unref(options->changes);
  g_array_unref(options->parties);
  hp_arena_free(options->arena);
  g_free(options);
}

/* Nothing takes back what was said before. */
static void set(HpEditOptions *options, const char **value, const char *new)
{
  *value = *new == '\0' ? NULL : hp_arena_strdup(options->arena, new);
}

gboolean hp_take_by(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  set(options, &options->by, value);
  return TRUE;
}

gboolean hp_take_period(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  set(options, &options->period, value);
  return TRUE;
}

gboolean hp_take_described(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  if (*value != '\0' && !hp_is_day(value)) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                _("\"%s\" is no day; expected one such as 2017-03-14."), value);
    return FALSE;
  }
  set(options, &options->described, value);
  return TRUE;
}

static gboolean take_report(HpEditOptions *options, HpSaidKind kind, const char *written)
{
  const HpMeetingUpdate update = {
      .kind = kind,
      .written = hp_arena_strdup(options->arena, written),
      .besides = {.by = options->by, .period = options->period, .date = options->described}};
  g_array_append_val(options->updates, update);
  return TRUE;
}

gboolean hp_take_update(const char *name, const char *value, gpointer options, GError **error)
{
  return take_report(options, HP_SAYS_PROGRESS, value);
}

gboolean hp_take_assess(const char *name, const char *value, gpointer options, GError **error)
{
  return take_report(options, HP_SAYS_RESULT, value);
}

gboolean hp_take_observe(const char *name, const char *value, gpointer options, GError **error)
{
  return take_report(options, HP_SAYS_VALUE, value);
}

/* What is said in several options is as many paragraphs. */
static void add_paragraph(HpEditOptions *options, const char **words, const char *more)
{
  g_autofree char *all = *words == NULL ? g_strdup(more) : g_strconcat(*words, "\n\n", more, NULL);
  *words = hp_arena_strdup(options->arena, all);
}

gboolean hp_take_of_report(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  if (options->updates->len == 0) {
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                _("%s is said of the report before it; give that first."), name);
    return FALSE;
  }
  HpReportedUpdate *last =
      &g_array_index(options->updates, HpMeetingUpdate, options->updates->len - 1).besides;
  if (strcmp(name, "--evidence") == 0)
    add_paragraph(options, &last->evidence, value);
  else if (strcmp(name, "--corrects") == 0)
    set(options, &last->corrects, value);
  else if (strcmp(name, "--sex") == 0)
    set(options, &last->sex, value);
  else
    set(options, strcmp(name, "--code") == 0 ? &last->code : &last->source, value);
  return TRUE;
}

gboolean hp_take_present(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  add_paragraph(options, &options->present, value);
  return TRUE;
}

/* ---- ID=PROGRESS[/RATING][/PER CENT][:WORDS] ------------------------------------------------- */

/* The part up to one of the characters, and what comes after that; NULL if none does. */
static char *part(HpArena *arena, const char *text, const char *ends, const char **rest)
{
  const gsize length = strcspn(text, ends);
  *rest = text[length] == '\0' ? NULL : text + length + 1;
  g_autofree char *copy = g_strndup(text, length);
  return hp_arena_strdup(arena, g_strstrip(copy));
}

/* The state of that kind that a word means, or NULL: reported. */
static const char *state_said(const char *written, const char *word, HpStateKind kind,
                              const HpStateWords *words, HpDiagnostics *diagnostics)
{
  const char *state = hp_state_called(words, kind, word);
  if (state != NULL)
    return state;
  g_autofree char *known = hp_states_to_choose(words, kind);
  const char *meant = hp_state_meant(words, kind, word);
  if (meant == NULL)
    hp_report_error(diagnostics, NULL, _("%s: \"%s\" is not known; expected one of: %s."), written,
                    word, known);
  else
    hp_report_error(diagnostics, NULL,
                    _("%s: \"%s\" is not known; did you mean \"%s\"? Expected one of: %s."),
                    written, word, meant, known);
  return NULL;
}

/* "40%" */
static char *degree_in(HpArena *arena, const char *word)
{
  const gsize digits = strspn(word, "0123456789");
  return digits > 0 && strcmp(word + digits, "%") == 0 ? hp_arena_strndup(arena, word, digits)
                                                       : NULL;
}

/* What comes after the progress: of what was moved, where to. */
static gboolean take_detail(HpReportedUpdate *update, const char *written, char *word,
                            const HpStateWords *words, HpArena *arena, HpDiagnostics *diagnostics)
{
  char *degree = degree_in(arena, word);
  if (strcmp(update->progress, "moved") == 0)
    update->moved_to = word;
  else if (degree != NULL)
    update->degree = degree;
  else
    return (update->rating = state_said(written, word, HP_RATING, words, diagnostics)) != NULL;
  return TRUE;
}

static gboolean take_state(HpReportedUpdate *update, const char *written, const char *state,
                           const HpStateWords *words, HpArena *arena, HpDiagnostics *diagnostics)
{
  const char *rest = NULL;
  const char *progress = part(arena, state, "/", &rest);
  update->progress = state_said(written, progress, HP_PROGRESS, words, diagnostics);
  if (update->progress == NULL)
    return FALSE;
  while (rest != NULL) {
    char *detail = part(arena, rest, "/", &rest);
    if (!take_detail(update, written, detail, words, arena, diagnostics))
      return FALSE;
  }
  return TRUE;
}

/* ---- What was measured ----------------------------------------------------------------------- */

/* As people write numbers: "1 240,5". */
static gboolean take_value(HpReportedUpdate *update, const char *written, char *number,
                           HpArena *arena, HpDiagnostics *diagnostics)
{
  g_autoptr(GString) plain = g_string_new(number);
  g_string_replace(plain, "\u00A0", "", 0);
  g_string_replace(plain, "\u202F", "", 0);
  g_string_replace(plain, "\u2212", "-", 0);
  g_string_replace(plain, " ", "", 0);
  if (strchr(plain->str, '.') == NULL)
    g_string_replace(plain, ",", ".", 0);
  const char *digits = plain->str + strspn(plain->str, "+-");
  const gsize whole = strspn(digits, "0123456789");
  const gsize point = digits[whole] == '.' ? 1 + strspn(digits + whole + 1, "0123456789") : 0;
  if (digits - plain->str <= 1 && whole > 0 && digits[whole + point] == '\0') {
    update->value = hp_arena_strdup(arena, plain->str);
    return TRUE;
  }
  hp_report_error(diagnostics, NULL, _("%s: \"%s\" is no number; expected one such as 12.5."),
                  written, number);
  return FALSE;
}

gboolean hp_read_report(HpReportedUpdate *update, HpSaidKind kind, const char *written,
                        const HpStateWords *words, HpArena *arena, HpDiagnostics *diagnostics)
{
  static const char *const forms[] = {
      N_("--update %s: expected ID=PROGRESS, and after that /RATING and :WORDS if "
         "there is something to say."),
      N_("--assess %s: expected ID=RESULT, and after that :WORDS if there is something to say."),
      N_("--observe %s: expected ID=VALUE, and after that :WORDS if there is something to say.")};
  const char *rest = NULL;
  update->target = part(arena, written, "=", &rest);
  if (rest == NULL || *update->target == '\0') {
    hp_report_error(diagnostics, NULL, _(forms[kind]), written);
    return FALSE;
  }
  char *state = part(arena, rest, ":", &rest);
  if (rest != NULL && *rest != '\0')
    update->words = rest;
  if (kind == HP_SAYS_PROGRESS)
    return take_state(update, written, state, words, arena, diagnostics);
  if (kind == HP_SAYS_VALUE)
    return take_value(update, written, state, arena, diagnostics);
  update->result = state_said(written, state, HP_RESULT, words, diagnostics);
  return update->result != NULL;
}

GArray *hp_meeting_updates(const HpEditOptions *options, const HpStateWords *words, HpArena *arena,
                           HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) updates = g_array_new(FALSE, TRUE, sizeof(HpReportedUpdate));
  gboolean good = TRUE;
  for (guint i = 0; i < options->updates->len; i++) {
    const HpMeetingUpdate *option = &g_array_index(options->updates, HpMeetingUpdate, i);
    HpReportedUpdate update = option->besides;
    good =
        hp_read_report(&update, option->kind, option->written, words, arena, diagnostics) && good;
    g_array_append_val(updates, update);
  }
  return good ? g_steal_pointer(&updates) : NULL;
}
