/* What is to be changed in a plan, as options say it. */
#include "cli/meeting.h"

#include <string.h>

static gboolean refuse(GError **error, const char *name, const char *value, const char *expected)
{
  g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s %s: expected %s"), name, value,
              expected);
  return FALSE;
}

/* What is before the first of the characters, without the blanks around it; NULL if that is
   nothing. `rest` is what comes after it, NULL if it is not there. */
static char *before(HpEditOptions *options, const char *text, char mark, const char **rest)
{
  const char *found = strchr(text, mark);
  const gsize length = found == NULL ? strlen(text) : (gsize)(found - text);
  g_autofree char *copy = g_strstrip(g_strndup(text, length));
  *rest = found == NULL ? NULL : found + 1;
  return *copy == '\0' ? NULL : hp_arena_strdup(options->arena, copy);
}

/* The change of that part, or what is added with that id: what is said of one part in several
   options is one change. */
static HpPartChange *change_of(HpEditOptions *options, const char *target)
{
  for (guint i = 0; i < options->changes->len; i++) {
    HpPartChange *change = &g_array_index(options->changes, HpPartChange, i);
    const gboolean same = change->kind == HP_PART_CHANGED ? strcmp(change->target, target) == 0
                                                          : g_strcmp0(change->id, target) == 0;
    if (same)
      return change;
  }
  const HpPartChange change = {.kind = HP_PART_CHANGED, .target = target};
  g_array_append_val(options->changes, change);
  return &g_array_index(options->changes, HpPartChange, options->changes->len - 1);
}

/* Where a field of that name is kept; NULL if there is none. */
static const char **field_of(HpPartSaid *said, const char *name)
{
  const struct {
    const char *name;
    const char **value;
  } fields[] = {{"text", &said->text},      {"responsible", &said->responsible},
                {"during", &said->during},  {"start", &said->start},
                {"end", &said->end},        {"due", &said->due},
                {"time", &said->time_words}};
  for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
    if (strcmp(fields[i].name, name) == 0)
      return fields[i].value;
  return NULL;
}

gboolean hp_take_change(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  const char *rest = NULL, *said = NULL;
  const char *target = before(options, value, ':', &rest);
  const char *field = target == NULL || rest == NULL ? NULL : before(options, rest, '=', &said);
  if (field == NULL || said == NULL)
    return refuse(error, name, value, _("ID:FIELD=WORDS"));
  HpPartSaid unused = {0};
  if (field_of(&unused, field) == NULL)
    return refuse(error, name, value,
                  _("one of the fields text, responsible, during, start, end, due, time"));
  *field_of(&change_of(options, target)->said, field) = hp_arena_strdup(options->arena, said);
  return TRUE;
}

static gboolean take_addition(HpEditOptions *options, HpPartChangeKind kind, const char *name,
                              const char *value, GError **error)
{
  const char *words = NULL, *id = NULL;
  const char *where = before(options, value, ':', &words);
  if (where == NULL || words == NULL)
    return refuse(error, name, value, _("ID:WORDS, or ID=NEW-ID:WORDS"));
  const char *target = before(options, where, '=', &id);
  if (target == NULL)
    return refuse(error, name, value, _("ID:WORDS, or ID=NEW-ID:WORDS"));
  const HpPartChange change = {.kind = kind,
                               .target = target,
                               .id = id == NULL ? NULL : hp_arena_strdup(options->arena, id),
                               .said.text = hp_arena_strdup(options->arena, words)};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_add(const char *name, const char *value, gpointer options, GError **error)
{
  return take_addition(options, HP_PART_ADDED, name, value, error);
}

gboolean hp_take_add_after(const char *name, const char *value, gpointer options, GError **error)
{
  return take_addition(options, HP_PART_ADDED_AFTER, name, value, error);
}

gboolean hp_take_withdraw(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  const char *words = NULL;
  const char *target = before(options, value, ':', &words);
  if (target == NULL)
    return refuse(error, name, value, _("ID, or ID:WORDS"));
  const HpPartChange change = {.kind = HP_PART_WITHDRAWN,
                               .target = target,
                               .words =
                                   words == NULL ? NULL : hp_arena_strdup(options->arena, words)};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_move(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  const char *into = NULL;
  const char *target = before(options, value, '=', &into);
  if (target == NULL || into == NULL || *into == '\0')
    return refuse(error, name, value, _("ID=WHERE"));
  const HpPartChange change = {
      .kind = HP_PART_MOVED, .target = target, .into = hp_arena_strdup(options->arena, into)};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_party(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  const char *rest = NULL, *words = NULL;
  const char *id = before(options, value, '=', &rest);
  const char *kind = id == NULL || rest == NULL ? NULL : before(options, rest, ':', &words);
  if (kind == NULL || words == NULL || *words == '\0')
    return refuse(error, name, value, _("ID=KIND:NAME"));
  const HpNamedParty party = {
      .id = id, .kind = kind, .name = hp_arena_strdup(options->arena, words)};
  g_array_append_val(options->parties, party);
  return TRUE;
}
