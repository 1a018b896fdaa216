/* A sheet of a form that was filled in: found by its mark, its columns by their headings. */
#include "cli/filled.h"

#include "xml/xml.h"

#include <string.h>

#define MARK "handlingsplan:"
#define MAX_MISSING_TOLD 5 /* ids of missing rows that are told; the others are counted */

/* ---- Places ---------------------------------------------------------------------------------- */

/* 1 → "A", 27 → "AA". */
static void append_letters(GString *name, guint column)
{
  if (column > 26)
    append_letters(name, (column - 1) / 26);
  g_string_append_c(name, (char)('A' + (column - 1) % 26));
}

HpPlace hp_place_of_cell(const HpFilling *filling, const char *sheet, guint row, guint column)
{
  g_autoptr(GString) name = g_string_new(filling->path);
  const gboolean is_named = *sheet != '\0'; /* a CSV's is not */
  if (is_named)
    g_string_append_printf(name, ":%s", sheet);
  if (column > 0) {
    g_string_append_c(name, is_named ? '!' : ':');
    append_letters(name, column);
    g_string_append_printf(name, "%u", row);
  }
  return (HpPlace){hp_arena_strdup(filling->arena, name->str), 0, 0};
}

static guint number_in(const xmlNode *cell, const char *attribute)
{
  const char *value = hp_attribute(cell, attribute);
  return value == NULL ? 0 : (guint)g_ascii_strtoull(value, NULL, 10);
}

static gpointer key_of(guint row, guint column)
{
  return GSIZE_TO_POINTER(((gsize)row << 16 | (column & 0xffff)));
}

const xmlNode *hp_filled_cell(const HpFilledSheet *sheet, guint row, guint column)
{
  return column == 0 ? NULL : g_hash_table_lookup(sheet->cells, key_of(row, column));
}

char *hp_filled_text(const HpFilledSheet *sheet, guint row, guint column)
{
  return hp_content(hp_filled_cell(sheet, row, column));
}

/* ---- The mark -------------------------------------------------------------------------------- */

void hp_form_mark_clear(HpFormMark *mark)
{
  g_clear_pointer(&mark->plan, g_free);
  g_clear_pointer(&mark->party, g_free);
}

/* FALSE, and nothing, if the cell has none. */
static gboolean read_mark(HpFormMark *mark, const xmlNode *cell)
{
  g_autofree char *text = hp_content(cell);
  if (!g_str_has_prefix(text, MARK))
    return FALSE;
  g_auto(GStrv) parts = g_strsplit(text + strlen(MARK), ":", -1);
  const guint n = g_strv_length(parts);
  if (n < 2)
    return FALSE;
  *mark = (HpFormMark){cell, g_strdup(parts[0]), g_strdup(parts[1]),
                       n < 3 ? 0 : (guint)g_ascii_strtoull(parts[2], NULL, 10)};
  return TRUE;
}

gboolean hp_form_mark_find(HpFormMark *mark, const xmlNode *sheet)
{
  *mark = (HpFormMark){0};
  for (const xmlNode *cell = sheet->children; cell != NULL; cell = cell->next)
    if (hp_is_named(cell, "cell") && read_mark(mark, cell))
      return TRUE;
  return FALSE;
}

gboolean hp_is_of_plan(const HpFilling *filling, const xmlNode *sheet, const HpFormMark *mark)
{
  if (strcmp(mark->plan, filling->plan) == 0)
    return TRUE;
  const HpPlace place =
      hp_place_of_cell(filling, hp_attribute(sheet, "name"), number_in(mark->cell, "row"),
                       number_in(mark->cell, "column"));
  hp_report_error(
      filling->diagnostics, &place,
      _("The sheet is of the plan \"%s\", and this is \"%s\"; name that one after --into."),
      mark->plan, filling->plan);
  return FALSE;
}

/* ---- Columns --------------------------------------------------------------------------------- */

static guint column_called(const HpFilledSheet *sheet, const char *label, guint last)
{
  g_autofree char *wanted = hp_form_words(label);
  for (guint column = 1; column <= last; column++) {
    g_autofree char *text = hp_filled_text(sheet, sheet->heading, column);
    g_autofree char *words = hp_form_words(text);
    if (strcmp(words, wanted) == 0)
      return column;
  }
  return 0;
}

static guint last_column(const HpFilledSheet *sheet)
{
  GHashTableIter iter;
  gpointer cell = NULL;
  guint last = 0;
  g_hash_table_iter_init(&iter, sheet->cells);
  while (g_hash_table_iter_next(&iter, NULL, &cell))
    if (number_in(cell, "row") == sheet->heading)
      last = MAX(last, number_in(cell, "column"));
  return last;
}

static gboolean is_column_of_form(const HpFilledSheet *sheet, guint column)
{
  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->at[i] == column)
      return TRUE;
  return column == sheet->state;
}

/* What somebody has added is theirs. */
static void tell_added_columns(const HpFilledSheet *sheet, guint last)
{
  for (guint column = 1; column <= last; column++) {
    g_autofree char *label = hp_filled_text(sheet, sheet->heading, column);
    if (*label == '\0' || is_column_of_form(sheet, column))
      continue;
    const HpPlace place = hp_place_of_cell(sheet->filling, sheet->name, sheet->heading, column);
    hp_report_note(sheet->filling->diagnostics, &place,
                   _("The column \"%s\" is none of the form's; it was not read."), label);
  }
}

/* FALSE, and an error, if one is missing that is kept or filled in. */
static gboolean find_columns(HpFilledSheet *sheet)
{
  const guint last = last_column(sheet);
  gboolean good = TRUE;
  for (guint i = 0; i < sheet->n_columns; i++) {
    const xmlNode *column = g_ptr_array_index(sheet->columns, i);
    const char *label = hp_attribute(column, "label");
    sheet->at[i] = column_called(sheet, label, last);
    if (strcmp(hp_attribute(column, "name"), "id") == 0)
      sheet->id = i;
    if (sheet->at[i] != 0 || hp_form_column_is(column, "show"))
      continue;
    const HpPlace place = hp_place_of_cell(sheet->filling, sheet->name, sheet->heading, 1);
    hp_report_error(
        sheet->filling->diagnostics, &place,
        _("There is no column \"%s\" in this row any more; give it back its heading, or "
          "export the form again."),
        label);
    good = FALSE;
  }
  if (good)
    tell_added_columns(sheet, last);
  return good;
}

/* ---- Rows ------------------------------------------------------------------------------------ */

static void index_expected(HpFilledSheet *sheet)
{
  for (const xmlNode *row = sheet->expected->children; row != NULL; row = row->next) {
    if (!hp_is_named(row, "row"))
      continue;
    const char *state = hp_attribute(row, "state");
    g_hash_table_insert(sheet->by_words, g_strndup(state, strcspn(state, "-")), (gpointer)row);
    g_hash_table_insert(sheet->by_id, (gpointer)hp_attribute(row, "id"), (gpointer)row);
  }
}

/* Its number. */
static guint index_cells(HpFilledSheet *sheet, const xmlNode *element)
{
  guint last = 0;
  for (const xmlNode *cell = element->children; cell != NULL; cell = cell->next)
    if (hp_is_named(cell, "cell")) {
      const guint row = number_in(cell, "row");
      g_hash_table_insert(sheet->cells, key_of(row, number_in(cell, "column")), (gpointer)cell);
      last = MAX(last, row);
    }
  return last;
}

/* It is worth knowing, and no fault. Rows that the form never had have come to the plan since. */
static void tell_missing(const HpFilledSheet *sheet, guint n_rows)
{
  g_autoptr(GString) ids = g_string_new(NULL);
  guint missing = 0;
  for (const xmlNode *row = sheet->expected->children; row != NULL; row = row->next) {
    const char *id = hp_is_named(row, "row") ? hp_attribute(row, "id") : NULL;
    if (id == NULL || g_hash_table_contains(sheet->seen, id))
      continue;
    if (++missing <= MAX_MISSING_TOLD)
      g_string_append_printf(ids, "%s%s", ids->len == 0 ? "" : ", ", id);
  }
  if (missing == 0)
    return;
  if (missing > MAX_MISSING_TOLD)
    g_string_append(ids, ", …");
  const HpPlace place = hp_place_of_cell(sheet->filling, sheet->name, 0, 0);
  if (n_rows > 0 && g_hash_table_size(sheet->kept) >= n_rows) {
    hp_report_note(sheet->filling->diagnostics, &place,
                   _("The form has all of its rows; the plan has got more since it was made (%u: "
                     "%s), which it does not report on."),
                   missing, ids->str);
    return;
  }
  hp_report_warning(
      sheet->filling->diagnostics, &place,
      _("Rows of the plan are not in the sheet (%u: %s); nothing is reported of them."), missing,
      ids->str);
}

static void read_rows(HpFilledSheet *sheet, guint last, guint n_rows)
{
  for (guint row = sheet->heading + 1; row <= last; row++) {
    g_autofree char *state = hp_filled_text(sheet, row, sheet->state);
    if (*state != '\0')
      g_hash_table_add(sheet->kept, g_steal_pointer(&state));
    hp_take_filled_row(sheet, row);
  }
  tell_missing(sheet, n_rows);
}

/* ---- The sheet ------------------------------------------------------------------------------- */

static void sheet_clear(HpFilledSheet *sheet)
{
  g_ptr_array_unref(sheet->columns);
  g_free(sheet->at);
  g_hash_table_unref(sheet->cells);
  g_hash_table_unref(sheet->by_words);
  g_hash_table_unref(sheet->by_id);
  g_hash_table_unref(sheet->seen);
  g_hash_table_unref(sheet->kept);
}

void hp_read_filled_sheet(HpFilling *filling, const xmlNode *element, const HpFormMark *mark,
                          const xmlNode *expected)
{
  const char *name = hp_attribute(element, "name");
  if (expected == NULL) {
    const HpPlace place = hp_place_of_cell(filling, name, 0, 0);
    hp_report_error(
        filling->diagnostics, &place,
        _("The plan has nothing that its party is to report on any more; export the form "
          "again."));
    return;
  }
  HpFilledSheet sheet = {.filling = filling,
                         .name = name,
                         .expected = expected,
                         .columns = hp_form_columns(expected),
                         .heading = number_in(mark->cell, "row"),
                         .state = number_in(mark->cell, "column"),
                         .cells = g_hash_table_new(NULL, NULL),
                         .by_words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                         .by_id = g_hash_table_new(g_str_hash, g_str_equal),
                         .seen = g_hash_table_new(g_str_hash, g_str_equal),
                         .kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
  sheet.n_columns = sheet.columns->len;
  sheet.at = g_new0(guint, sheet.n_columns + 1);
  const guint last = index_cells(&sheet, element);
  index_expected(&sheet);
  if (find_columns(&sheet))
    read_rows(&sheet, last, mark->n_rows);
  sheet_clear(&sheet);
}
