/*
 * A row of a form that was filled in. What it was when the form was made stands in it, so that
 * three can be told apart:
 *
 *   the row in the file       the row as it would be made now
 *   says what it was          is what it was       good
 *   says something else       is what it was       somebody has changed the file, at that cell
 *   says what it was          says something else  the plan has been changed, or reported on
 */
#include "cli/filled.h"

#include "xml/xml.h"

#include <string.h>

typedef struct {
  HpFilledSheet *sheet;
  guint number;       /* in the file, from 1 */
  char *id, *state;   /* as the file has them */
  gboolean is_filled; /* something new is said */
  const xmlNode *row; /* that it is now; NULL: none */
  gboolean good;
} FilledRow;

/* ---- Telling --------------------------------------------------------------------------------- */

static HpPlace place_of(const FilledRow *row, guint column)
{
  return hp_place_of_cell(row->sheet->filling, row->sheet->name, row->number, column);
}

static void refuse(FilledRow *row, guint column, const char *message)
{
  const HpPlace place = place_of(row, column);
  hp_report_error(row->sheet->filling->diagnostics, &place, "%s", message);
  row->good = FALSE;
}

static guint index_of(const HpFilledSheet *sheet, const char *name)
{
  guint i = 0;
  while (i < sheet->n_columns &&
         g_strcmp0(hp_attribute(g_ptr_array_index(sheet->columns, i), "name"), name) != 0)
    i++;
  return i;
}

/* Where a column is in the file, from 1; 0: not. */
static guint at(const FilledRow *row, const char *name)
{
  const guint i = index_of(row->sheet, name);
  return i < row->sheet->n_columns ? row->sheet->at[i] : 0;
}

/* What the row would say in a column now. The caller's. */
static char *said_now(const FilledRow *row, const char *name)
{
  return hp_form_cell(row->row, index_of(row->sheet, name));
}

/* ---- What it was ----------------------------------------------------------------------------- */

static char *digest_of_words(const FilledRow *row)
{
  const HpFilledSheet *sheet = row->sheet;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);
  for (guint i = 0; i < sheet->n_columns; i++)
    if (hp_form_column_is(g_ptr_array_index(sheet->columns, i), "keep"))
      g_ptr_array_add(kept, hp_filled_text(sheet, row->number, sheet->at[i]));
  return hp_form_digest((const char *const *)kept->pdata, kept->len);
}

/* Tells each cell that says something else than the row does. */
static void tell_changed_cells(FilledRow *row)
{
  const HpFilledSheet *sheet = row->sheet;
  for (guint i = 0; i < sheet->n_columns; i++) {
    const xmlNode *column = g_ptr_array_index(sheet->columns, i);
    if (!hp_form_column_is(column, "keep"))
      continue;
    g_autofree char *text = hp_filled_text(sheet, row->number, sheet->at[i]);
    g_autofree char *found = hp_form_words(text), *cell = hp_form_cell(row->row, i);
    g_autofree char *expected = hp_form_words(cell);
    if (strcmp(found, expected) == 0)
      continue;
    g_autofree char *message =
        i == sheet->id
            ? g_strdup_printf(_("The id was changed and should not have been; it was \"%s\"."),
                              expected)
            : g_strdup_printf(
                  _("This was changed and should not have been; it was \"%s\". Put that back here, "
                    "and say in the comment, or with \"handlingsplan change\", what is to change."),
                  expected);
    refuse(row, sheet->at[i], message);
  }
}

/* The plan says something else than it did, or something has been reported of it. */
static void tell_older(FilledRow *row, gboolean is_reported)
{
  g_autofree char *now = said_now(row, is_reported ? "last" : "activity");
  g_autofree char *message = g_strdup_printf(
      is_reported
          ? _("This has been reported on since the form was made: \"%s\". See whether that is "
              "the same; if not, export the form again and fill in what is new.")
          : _("The plan says something else of this since the form was made: \"%s\", or who "
              "is responsible, or when. Export the form again, and fill in that."),
      now);
  refuse(row, at(row, "progress"), message);
}

static void tell_unknown(FilledRow *row, gboolean is_as_it_was)
{
  g_autofree char *message = g_strdup_printf(
      is_as_it_was
          ? _("The activity \"%s\" is no longer one that this sheet is about.")
          : _("There is no activity \"%s\" in this sheet of the plan; give the row back its "
              "id."),
      row->id);
  refuse(row, row->sheet->at[row->sheet->id], message);
}

/* Whether a cell of a day that follows from the plan has another one, or no day. Of what recurs it
   is another one after each meeting, and so it is where the plan has been changed since. */
static gboolean is_typed_day(const FilledRow *row, guint column, const char *text,
                             gboolean is_as_planned)
{
  g_autofree char *now = hp_form_cell(row->row, column);
  if (!hp_is_day(text))
    return TRUE;
  return is_as_planned && hp_attribute(row->row, "recurs") == NULL && strcmp(text, now) != 0;
}

/* A day follows from the time; one that was typed over it would be lost without a word. */
static void tell_typed_days(const FilledRow *row, gboolean is_as_planned)
{
  const HpFilledSheet *sheet = row->sheet;
  for (guint i = 0; i < sheet->n_columns; i++) {
    const xmlNode *column = g_ptr_array_index(sheet->columns, i);
    g_autofree char *text = hp_filled_text(sheet, row->number, sheet->at[i]);
    if (!hp_form_column_is(column, "show") || g_strcmp0(hp_attribute(column, "kind"), "day") != 0 ||
        *text == '\0' || !is_typed_day(row, i, text, is_as_planned))
      continue;
    const HpPlace place = place_of(row, sheet->at[i]);
    hp_report_warning(sheet->filling->diagnostics, &place,
                      _("What was written here is not read: the day follows from the plan. Say in "
                        "the comment, or with \"handlingsplan change\", what is to change."));
  }
}

/* Finds the row that it is now. What is not filled in and as it was may be older than the plan. */
static void recognise(FilledRow *row)
{
  const HpFilledSheet *sheet = row->sheet;
  g_autofree char *was = g_strndup(row->state, strcspn(row->state, "-"));
  g_autofree char *is = digest_of_words(row);
  const gboolean as_it_was = strcmp(was, is) == 0;
  const xmlNode *same = g_hash_table_lookup(sheet->by_words, was);
  row->row = same != NULL ? same : g_hash_table_lookup(sheet->by_id, row->id);
  if (row->row == NULL && (row->is_filled || !as_it_was))
    tell_unknown(row, as_it_was);
  if (row->row == NULL)
    return;
  if (!as_it_was)
    tell_changed_cells(row);
  tell_typed_days(row, as_it_was && same != NULL);
  if (*row->state == '\0' && row->is_filled && row->good)
    refuse(row, sheet->state,
           _("What this row was when the form was made is no longer here; export "
             "the form again."));
  const char *state = hp_attribute(row->row, "state");
  if (row->good && row->is_filled && same == NULL)
    tell_older(row, FALSE);
  else if (row->good && row->is_filled && strcmp(row->state, state) != 0)
    tell_older(row, TRUE);
}

/* ---- What is new ----------------------------------------------------------------------------- */

/* Of Excel's lines, each a paragraph; items of a list stay together. In the arena; NULL for none.
 */
static const char *words_in(const FilledRow *row, guint column)
{
  g_autofree char *text = hp_filled_text(row->sheet, row->number, column);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_autoptr(GString) words = g_string_new(NULL);
  gboolean was_item = FALSE;
  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip(lines[i]);
    const gboolean is_item = g_str_has_prefix(line, "- ");
    if (*line == '\0')
      continue;
    g_string_append_printf(words, "%s%s",
                           words->len == 0       ? ""
                           : is_item && was_item ? "\n"
                                                 : "\n\n",
                           line);
    was_item = is_item;
  }
  return words->len == 0 ? NULL : hp_arena_strdup(row->sheet->filling->arena, words->str);
}

/* The state that a word of the list stands for, which a house may have words of its own for. */
static const char *chosen_state(const FilledRow *row, const char *name, const char *text)
{
  const xmlNode *column = g_ptr_array_index(row->sheet->columns, index_of(row->sheet, name));
  g_autofree char *words = hp_form_words(text), *word = g_utf8_casefold(words, -1);
  for (const xmlNode *choice = column->children; choice != NULL; choice = choice->next) {
    if (!hp_is_named(choice, "choice"))
      continue;
    g_autofree char *content = hp_content(choice), *known = hp_form_words(content);
    g_autofree char *small = g_utf8_casefold(known, -1);
    if (strcmp(word, small) == 0)
      return hp_attribute(choice, "state");
  }
  return NULL;
}

static const char *state_in(FilledRow *row, const char *name, HpStateKind kind)
{
  const HpStateWords *words = row->sheet->filling->words;
  const guint column = at(row, name);
  const char *text = words_in(row, column);
  const char *state = text == NULL ? NULL : chosen_state(row, name, text);
  if (text != NULL && state == NULL)
    state = hp_state_called(words, kind, text);
  if (text == NULL || state != NULL)
    return state;
  g_autofree char *known = hp_states_to_choose(words, kind);
  const char *meant = hp_state_meant(words, kind, text);
  g_autofree char *message =
      meant == NULL
          ? g_strdup_printf(_("\"%s\" is not known; expected one of: %s."), text, known)
          : g_strdup_printf(_("\"%s\" is not known; did you mean \"%s\"? Expected one of: %s."),
                            text, meant, known);
  refuse(row, column, message);
  return NULL;
}

static void refuse_formulas(FilledRow *row)
{
  const HpFilledSheet *sheet = row->sheet;
  for (guint i = 0; i < sheet->n_columns; i++) {
    const xmlNode *cell = hp_filled_cell(sheet, row->number, sheet->at[i]);
    if (cell != NULL && hp_attribute(cell, "formula") != NULL &&
        !hp_form_column_is(g_ptr_array_index(sheet->columns, i), "show"))
      refuse(row, sheet->at[i], _("This is a formula; write here what it comes to."));
  }
}

static const char *period_in(FilledRow *row, guint column)
{
  const char *period = words_in(row, column);
  if (period == NULL || hp_is_period(period))
    return period;
  g_autofree char *message = g_strdup_printf(
      _("\"%s\" is no period; expected one such as 2017, 2017-T2, 2017-Q3 or 2017-05."), period);
  refuse(row, column, message);
  return NULL;
}

static void take(FilledRow *row)
{
  HpFilling *filling = row->sheet->filling;
  const guint progress = at(row, "progress");
  HpReportedUpdate update = {.target = hp_attribute(row->row, "id"),
                             .progress = state_in(row, "progress", HP_PROGRESS),
                             .rating = state_in(row, "rating", HP_RATING),
                             .words = words_in(row, at(row, "words")),
                             .period = period_in(row, at(row, "period")),
                             .by = hp_attribute(row->sheet->expected, "party"),
                             .place = place_of(row, progress)};
  if (!row->good)
    return;
  if (update.progress == NULL)
    refuse(row, progress, _("Choose a word here, too: it is not said how it stands."));
  else if (strcmp(update.progress, "moved") == 0)
    refuse(
        row, progress,
        _("What was moved says where to, which a form does not; use \"handlingsplan meeting\"."));
  else
    g_array_append_val(filling->updates, update);
}

/* ---- The row --------------------------------------------------------------------------------- */

static gboolean says_something(const FilledRow *row, gboolean is_new)
{
  const HpFilledSheet *sheet = row->sheet;
  for (guint i = 0; i < sheet->n_columns; i++) {
    const xmlNode *column = g_ptr_array_index(sheet->columns, i);
    /* The period stands there from the beginning. */
    const gboolean counts = !is_new || (hp_form_column_is(column, "fill") &&
                                        strcmp(hp_attribute(column, "name"), "period") != 0);
    g_autofree char *text =
        counts ? hp_filled_text(sheet, row->number, sheet->at[i]) : g_strdup("");
    if (*text != '\0')
      return TRUE;
  }
  return FALSE;
}

/* A row that is there twice must not be taken twice. */
static void note_seen(FilledRow *row)
{
  GHashTable *seen = row->sheet->seen;
  const char *id = hp_attribute(row->row, "id");
  const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(seen, id));
  if (before != 0 && row->is_filled) {
    g_autofree char *message =
        g_strdup_printf(_("\"%s\" stands in row %u, too; leave one of them."), id, before);
    refuse(row, row->sheet->at[row->sheet->id], message);
  }
  if (row->is_filled || !g_hash_table_contains(seen, id))
    g_hash_table_insert(seen, (gpointer)id, GUINT_TO_POINTER(row->is_filled ? row->number : 0));
}

void hp_take_filled_row(HpFilledSheet *sheet, guint number)
{
  FilledRow row = {.sheet = sheet, .number = number, .good = TRUE};
  if (!says_something(&row, FALSE))
    return;
  g_autofree char *id = hp_filled_text(sheet, number, sheet->at[sheet->id]);
  g_autofree char *state = hp_filled_text(sheet, number, sheet->state);
  row.id = id;
  row.state = state;
  row.is_filled = says_something(&row, TRUE);
  refuse_formulas(&row);
  if (*id == '\0' && *state == '\0')
    refuse(&row, sheet->at[sheet->id],
           _("There is no id in this row, so what stands in it is of no activity; put it into the "
             "comment of one, or remove the row."));
  else
    recognise(&row);
  if (row.row != NULL)
    note_seen(&row);
  if (row.row != NULL && row.is_filled)
    take(&row);
}
