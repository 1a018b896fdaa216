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

/* FIRST, a mark, SECOND, another mark, WORDS. */
typedef struct {
  const char *first, *second; /* without the blanks around them */
  const char *words;          /* NULL: there is no second mark */
} Split;

/* By the two marks. FALSE if the first or the second is not there. */
static gboolean split(HpEditOptions *options, const char *text, const char *marks, Split *parts)
{
  const char *rest = NULL;
  *parts = (Split){.first = before(options, text, marks[0], &rest)};
  if (parts->first != NULL && rest != NULL)
    parts->second = before(options, rest, marks[1], &parts->words);
  return parts->second != NULL;
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

static gboolean refuse_field(GError **error, const char *name, const char *value, const char *field)
{
  const char *meant = hp_part_field_meant(field);
  if (meant != NULL)
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                _("%s %s: there is no field \"%s\"; did you mean \"%s\"?"), name, value, field,
                meant);
  else
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                _("%s %s: there is no field \"%s\"; \"handlingsplan help change\" says which there "
                  "are, and what else a plan says is changed in the file itself"),
                name, value, field);
  return FALSE;
}

gboolean hp_take_change(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  Split parts;
  if (!split(options, value, ":=", &parts) || parts.words == NULL)
    return refuse(error, name, value, _("ID:FIELD=WORDS"));
  HpPartSaid *said = &change_of(options, parts.first)->said;
  return hp_say_of_part(said, parts.second, parts.words, options->arena) ||
         refuse_field(error, name, value, parts.second);
}

/* "area-1/objective": what is added, after the last slash, if that is a kind. */
static const char *kind_in(const char *place)
{
  const char *slash = strrchr(place, '/');
  return slash != NULL && hp_is_word_of(slash + 1, HP_PARTS_PLACED) ? slash + 1 : NULL;
}

static gboolean take_addition(HpEditOptions *options, HpPartChangeKind kind, const char *name,
                              const char *value, GError **error)
{
  const char *words = NULL, *id = NULL;
  const char *where = before(options, value, ':', &words);
  if (where == NULL || words == NULL)
    return refuse(error, name, value, _("ID:WORDS, or ID=NEW-ID:WORDS"));
  const char *place = before(options, where, '=', &id);
  const char *what = place == NULL ? NULL : kind_in(place);
  const char *target =
      what == NULL ? place : hp_arena_strndup(options->arena, place, (gsize)(what - place) - 1);
  if (target == NULL)
    return refuse(error, name, value, _("ID:WORDS, or ID=NEW-ID:WORDS"));
  const HpPartChange change = {.kind = kind,
                               .target = target,
                               .what = what,
                               .id = hp_arena_strdup(options->arena, id),
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
  const HpPartChange change = {
      .kind = HP_PART_WITHDRAWN, .target = target, .words = hp_arena_strdup(options->arena, words)};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_move(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  Split parts;
  if (!split(options, value, "=:", &parts))
    return refuse(error, name, value, _("ID=WHERE"));
  const HpPartChange change = {.kind = HP_PART_MOVED,
                               .target = parts.first,
                               .into = parts.second,
                               .words = hp_arena_strdup(options->arena, parts.words)};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_replace_party(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  Split parts;
  if (!split(options, value, "==", &parts))
    return refuse(error, name, value, _("ID=OTHER"));
  const HpPartChange change = {
      .kind = HP_PART_REPLACED, .target = parts.first, .into = parts.second};
  g_array_append_val(options->changes, change);
  return TRUE;
}

gboolean hp_take_party(const char *name, const char *value, gpointer user, GError **error)
{
  HpEditOptions *options = user;
  Split parts;
  if (!split(options, value, "=:", &parts) || parts.words == NULL || *parts.words == '\0')
    return refuse(error, name, value, _("ID=KIND:NAME"));
  const HpNamedParty party = {.id = parts.first,
                              .kind = parts.second,
                              .name = hp_arena_strdup(options->arena, parts.words)};
  g_array_append_val(options->parties, party);
  return TRUE;
}
