/* What was reported, as the options of meeting say it. */
#include "cli/meeting.h"

#include <string.h>

static void update_free(HpMeetingUpdate *update)
{
  g_free(update->written);
  g_free(update->by);
  g_free(update->period);
  g_free(update);
}

HpEditOptions *hp_edit_options_new(void)
{
  HpEditOptions *options = g_new0(HpEditOptions, 1);
  options->updates = g_ptr_array_new_with_free_func((GDestroyNotify)update_free);
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
  g_free(options->by);
  g_free(options->period);
  g_free(options->paragraph);
  g_free(options->in_force);
  g_free(options->reason);
  g_ptr_array_unref(options->updates);
  g_array_unref(options->changes);
  g_array_unref(options->parties);
  hp_arena_free(options->arena);
  g_free(options);
}

/* Nothing takes back what was said before. */
static void set(char **value, const char *new)
{
  g_free(*value);
  *value = *new == '\0' ? NULL : g_strdup(new);
}

gboolean hp_take_by(const char *name, const char *value, gpointer options, GError **error)
{
  set(&((HpEditOptions *)options)->by, value);
  return TRUE;
}

gboolean hp_take_period(const char *name, const char *value, gpointer options, GError **error)
{
  set(&((HpEditOptions *)options)->period, value);
  return TRUE;
}

gboolean hp_take_update(const char *name, const char *value, gpointer options, GError **error)
{
  HpEditOptions *all = options;
  HpMeetingUpdate *update = g_new(HpMeetingUpdate, 1);
  *update = (HpMeetingUpdate){g_strdup(value), g_strdup(all->by), g_strdup(all->period)};
  g_ptr_array_add(all->updates, update);
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

static gboolean refuse_word(const char *written, const char *word, const char *known,
                            HpDiagnostics *diagnostics)
{
  hp_report_error(diagnostics, NULL, _("%s: \"%s\" is not known; expected one of: %s."), written,
                  word, known);
  return FALSE;
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
  g_autofree char *known = hp_rating_words(words);
  if (strcmp(update->progress, "moved") == 0)
    update->moved_to = word;
  else if (degree != NULL)
    update->degree = degree;
  else if ((update->rating = hp_rating_called(words, word)) == NULL)
    return refuse_word(written, word, known, diagnostics);
  return TRUE;
}

static gboolean take_state(HpReportedUpdate *update, const char *written, const char *state,
                           const HpStateWords *words, HpArena *arena, HpDiagnostics *diagnostics)
{
  const char *rest = NULL;
  const char *progress = part(arena, state, "/", &rest);
  update->progress = hp_progress_called(words, progress);
  if (update->progress == NULL) {
    g_autofree char *known = hp_progress_words(words);
    return refuse_word(written, progress, known, diagnostics);
  }
  while (rest != NULL) {
    char *detail = part(arena, rest, "/", &rest);
    if (!take_detail(update, written, detail, words, arena, diagnostics))
      return FALSE;
  }
  return TRUE;
}

gboolean hp_read_update(HpReportedUpdate *update, const char *written, const HpStateWords *words,
                        HpArena *arena, HpDiagnostics *diagnostics)
{
  const char *rest = NULL;
  *update = (HpReportedUpdate){0};
  update->target = part(arena, written, "=", &rest);
  if (rest == NULL || *update->target == '\0') {
    hp_report_error(diagnostics, NULL,
                    _("--update %s: expected ID=PROGRESS, and after that /RATING and :WORDS if "
                      "there is something to say."),
                    written);
    return FALSE;
  }
  const char *state = part(arena, rest, ":", &rest);
  if (rest != NULL && *rest != '\0')
    update->words = rest;
  return take_state(update, written, state, words, arena, diagnostics);
}

GArray *hp_meeting_updates(const HpEditOptions *options, const HpStateWords *words, HpArena *arena,
                           HpDiagnostics *diagnostics)
{
  g_autoptr(GArray) updates = g_array_new(FALSE, TRUE, sizeof(HpReportedUpdate));
  gboolean good = TRUE;
  for (guint i = 0; i < options->updates->len; i++) {
    const HpMeetingUpdate *option = g_ptr_array_index(options->updates, i);
    HpReportedUpdate update;
    good = hp_read_update(&update, option->written, words, arena, diagnostics) && good;
    update.by = option->by;
    update.period = option->period;
    g_array_append_val(updates, update);
  }
  return good ? g_steal_pointer(&updates) : NULL;
}
