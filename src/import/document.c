/* What was read of a file: headings, lines and tables, whatever wrote it. */
#include "import/readers.h"

#include "plan/plan.h"

#include <string.h>

#define MAX_TABLE_ROWS 20000  /* rows of a table that is imported; error */
#define MAX_TABLE_COLUMNS 200 /* columns of a table that is imported; error */

G_DEFINE_QUARK(hp - import - error - quark, hp_import_error)

static void line_free(gpointer data)
{
  hp_office_line_free(data);
}

void hp_office_line_free(HpOfficeLine *line)
{
  if (line == NULL)
    return;
  g_free(line->text);
  g_free(line);
}

static void cell_free(gpointer data)
{
  HpOfficeCell *cell = data;
  g_ptr_array_unref(cell->lines);
  g_free(cell);
}

static void block_free(gpointer data)
{
  HpOfficeBlock *block = data;
  hp_office_line_free(block->line);
  if (block->table != NULL) {
    g_ptr_array_unref(block->table->cells);
    g_free(block->table->hidden_rows);
    g_free(block->table->hidden_columns);
    g_free(block->table->sheet);
    g_free(block->table);
  }
  g_free(block);
}

static void told_free(gpointer data)
{
  HpImportNote *told = data;
  g_free(told->place);
  g_free(told->message);
  g_free(told);
}

HpOfficeText *hp_office_text_new(void)
{
  HpOfficeText *document = g_new0(HpOfficeText, 1);
  document->blocks = g_ptr_array_new_with_free_func(block_free);
  document->internals = g_ptr_array_new_with_free_func(g_free);
  document->told = g_ptr_array_new_with_free_func(told_free);
  document->messages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return document;
}

void hp_office_text_free(HpOfficeText *document)
{
  if (document == NULL)
    return;
  g_ptr_array_unref(document->blocks);
  g_ptr_array_unref(document->internals);
  g_ptr_array_unref(document->told);
  g_hash_table_unref(document->messages);
  g_free(document->title);
  g_free(document->language);
  g_free(document);
}

void hp_looks_add(HpLooks *looks, HpLook look, const char *text)
{
  if (strspn(text, " \t\r\n") == strlen(text))
    return;
  looks->has_bold |= look.is_bold;
  looks->has_light |= !look.is_bold;
  looks->has_italic |= look.is_italic;
  looks->has_upright |= !look.is_italic;
}

void hp_line_look(HpOfficeLine *line, const HpLooks *looks)
{
  if (line == NULL)
    return;
  line->is_bold = looks->has_bold && !looks->has_light;
  line->is_italic = looks->has_italic && !looks->has_upright;
}

void hp_office_tell(HpOfficeText *document, char *place, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  HpImportNote *told = g_new(HpImportNote, 1);
  *told = (HpImportNote){place, g_strdup_vprintf(format, arguments)};
  va_end(arguments);
  /* A cell that several activities share is read for each of them. */
  if (g_hash_table_add(document->messages,
                       g_strconcat(place == NULL ? "" : place, "\n", told->message, NULL)))
    g_ptr_array_add(document->told, told);
  else
    told_free(told);
}

/* ---- Texts --------------------------------------------------------------------------------- */

/* Whether there is no room for text, of what is taken of a whole file. What is done with each text
   copies it many times, so this one is not tidied: its size alone says that the file is refused. */
static gboolean is_too_long(const HpOfficeText *document, const char *text)
{
  const gsize room = HP_MAX_IMPORTED_TEXT - MIN(document->size, HP_MAX_IMPORTED_TEXT);
  return strnlen(text, room + 1) > room;
}

/* Without soft hyphens, marks of order and what XML cannot hold; each line with single spaces. */
static char *tidy(const char *text)
{
  g_autofree char *valid = g_utf8_make_valid(text, -1);
  g_autofree char *composed = g_utf8_normalize(valid, -1, G_NORMALIZE_NFC);
  g_autoptr(GString) kept = g_string_new(NULL);
  for (const char *at = composed, *next = at; *at != '\0'; at = next) {
    const gunichar c = g_utf8_get_char(at);
    next = g_utf8_next_char(at);
    const gboolean is_space = c == '\t' || c == '\r' || c == 0xa0 || c == 0x202f || c == 0x2007;
    if (is_space)
      g_string_append_c(kept, ' ');
    else if (c == 0x0b || c == 0x0c || c == 0x2028 || c == 0x2029)
      g_string_append_c(kept, '\n');
    else if (c != 0xad && c != 0x200b && c != 0xfeff && (c >= 0x20 || c == '\n') &&
             !(c >= 0x7f && c < 0xa0) && hp_noncharacter_in(at, (gsize)(next - at)) == NULL)
      g_string_append_len(kept, at, next - at);
  }
  g_auto(GStrv) lines = g_strsplit(kept->str, "\n", -1);
  g_autoptr(GString) tidied = g_string_new(NULL);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *line = hp_collapsed(lines[i]);
    if (*line != '\0')
      g_string_append_printf(tidied, "%s%s", tidied->len == 0 ? "" : "\n", line);
  }
  return g_strdup(tidied->str);
}

/* Text that there is no room for, however long it is: looking for its end each time would take
   long, too. */
static void refuse_text(HpOfficeText *document)
{
  document->size = HP_MAX_IMPORTED_TEXT + 1;
}

void hp_office_add_internal(HpOfficeText *document, const char *label, const char *words)
{
  if (is_too_long(document, words)) {
    refuse_text(document);
    return;
  }
  g_autofree char *tidied = tidy(words);
  document->size += strlen(words);
  if (*tidied == '\0')
    return;
  g_autofree char *note = g_strdup_printf("%s: %s", label, tidied);
  const guint n = document->internals->len;
  if (n == 0 || strcmp(g_ptr_array_index(document->internals, n - 1), note) != 0)
    g_ptr_array_add(document->internals, g_steal_pointer(&note));
}

void hp_office_keep(HpOfficeText *document, char *place, const char *what, const char *words)
{
  g_autofree char *at = place;
  if (is_too_long(document, words)) {
    refuse_text(document);
    return;
  }
  g_autofree char *collapsed = hp_collapsed(words);
  g_autofree char *label = at == NULL ? g_strdup(what) : g_strdup_printf("%s (%s)", what, at);
  if (*collapsed == '\0') {
    document->size += strlen(words);
    return;
  }
  hp_office_add_internal(document, label, words);
  hp_office_tell(document, g_steal_pointer(&at), _("%s kept as an internal note: \"%s\""), what,
                 collapsed);
}

void hp_office_tell_picture(HpOfficeText *document, char *place)
{
  if (document->told_picture)
    g_free(place);
  else
    hp_office_tell(document, place, _("Pictures are not taken; put them in as <figure>s."));
  document->told_picture = TRUE;
}

/* How many bytes the sign of an item that was typed takes: "- ", "• "; 0: there is none. */
static gsize typed_bullet(const char *text)
{
  static const char *const others[] = {"- ", "– ", "— ", "* ", "o ", "→ "};
  static const char *const without_blank = "•·\uf0b7";
  for (guint i = 0; i < G_N_ELEMENTS(others); i++)
    if (g_str_has_prefix(text, others[i]))
      return strlen(others[i]);
  const gunichar sign = g_utf8_get_char(text);
  if (!hp_is_point_sign(sign))
    return 0;
  const char *next = g_utf8_next_char(text);
  if (g_unichar_isspace(g_utf8_get_char(next)))
    return (gsize)(g_utf8_next_char(next) - text);
  return g_utf8_strchr(without_blank, -1, sign) != NULL ? (gsize)(next - text) : 0;
}

/* One that says nothing by itself; a tick does. */
static gboolean is_plain_sign(gunichar sign)
{
  return hp_is_point_sign(sign) && g_utf8_strchr("✓✔", -1, sign) == NULL;
}

/* A sign in a paragraph of its own, before that of its words: it says nothing, but alone in a cell,
   as a mark. A dash does, and a tick. */
static gboolean is_bare_bullet(const char *text)
{
  return is_plain_sign(g_utf8_get_char(text)) && *g_utf8_next_char(text) == '\0';
}

gboolean hp_begins_with_day(const char *text)
{
  static const char form[] = "2026-05-01";
  for (guint i = 0; i < strlen(form); i++)
    if (g_ascii_isdigit(form[i]) ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
      return FALSE;
  return TRUE;
}

/* "2026-05-01T00:00:00" is how programs write a day that has no hour. */
static void end_at_day(char *text)
{
  char *rest = hp_begins_with_day(text) ? text + strlen("2026-05-01") : NULL;
  if (rest != NULL && (strcmp(rest, "T00:00:00") == 0 || strcmp(rest, " 00:00:00") == 0))
    *rest = '\0';
}

/* Where a point begins in a line, behind a space; NULL: nowhere. */
static char *next_point(char *text, const char *point, gboolean is_before_capital)
{
  for (char *at = text; (at = strstr(at, point)) != NULL; at++)
    if (!is_before_capital || g_unichar_isupper(g_utf8_get_char(at + strlen(point))))
      return at;
  return NULL;
}

/* Breaks a line before each of its points: "• One • two", "1. One 2. Two". */
static void break_points(char *text)
{
  const gboolean are_counted = g_str_has_prefix(text, "1. ") || g_str_has_prefix(text, "1) ");
  const gunichar first = g_utf8_get_char(text);
  /* A dot in the middle parts words that are none. */
  const gboolean are_signed = is_plain_sign(first) && g_utf8_strchr("·∙", -1, first) == NULL;
  g_autofree char *sign = g_utf8_substring(text, 0, 1);
  char *at = are_signed || are_counted ? text : NULL;
  for (guint n = 2; at != NULL; n++) {
    g_autofree char *point =
        are_counted ? g_strdup_printf(" %u%c ", n, text[1]) : g_strdup_printf(" %s ", sign);
    at = next_point(at, point, are_counted);
    if (at != NULL)
      *at++ = '\n';
  }
}

HpOfficeLine *hp_office_line_new(const HpOfficeText *document, HpOfficeKind kind, int level,
                                 char *text)
{
  g_autofree char *given = text;
  if (is_too_long(document, given)) {
    HpOfficeLine *refused = g_new0(HpOfficeLine, 1);
    *refused = (HpOfficeLine){kind, level, .text = g_steal_pointer(&given)};
    return refused;
  }
  g_autofree char *tidied = tidy(given);
  end_at_day(tidied);
  if (*tidied == '\0')
    return NULL;
  if (kind == HP_LINE_PARAGRAPH)
    break_points(tidied);
  HpOfficeLine *line = g_new0(HpOfficeLine, 1);
  const gsize bullet = kind == HP_LINE_HEADING || is_bare_bullet(tidied) ? 0 : typed_bullet(tidied);
  *line =
      (HpOfficeLine){bullet > 0 ? HP_LINE_ITEM : kind, level, .text = g_strdup(tidied + bullet)};
  g_strstrip(line->text);
  return line;
}

/* ---- Blocks -------------------------------------------------------------------------------- */

static HpOfficeBlock *add_block(HpOfficeText *document)
{
  HpOfficeBlock *block = g_new0(HpOfficeBlock, 1);
  g_ptr_array_add(document->blocks, block);
  return block;
}

/* Whether a line of a paragraph begins a point that was typed: "• one", "2. two". */
static gboolean begins_point(const char *text, gboolean are_numbered)
{
  g_autofree char *number = NULL;
  if (!are_numbered)
    return typed_bullet(text) > 0;
  hp_after_typed_number(text, &number);
  return number != NULL;
}

/* The lines that points make of a paragraph which was broken by hand before each; the line itself
   where it has none such. Takes the line; the array (of HpOfficeLine) owns none. */
static GPtrArray *points_of(const HpOfficeText *document, HpOfficeLine *line)
{
  GPtrArray *points = g_ptr_array_new();
  g_auto(GStrv) rows = is_too_long(document, line->text) ? NULL : g_strsplit(line->text, "\n", -1);
  if (rows == NULL || rows[1] == NULL || line->kind == HP_LINE_HEADING) {
    g_ptr_array_add(points, line);
    return points;
  }
  const gboolean are_numbered = begins_point(rows[0], TRUE) && begins_point(rows[1], TRUE);
  g_autoptr(GString) words = g_string_new(rows[0]);
  HpOfficeKind kind = line->kind;
  for (guint i = 1; rows[i] != NULL; i++) {
    if (begins_point(rows[i], are_numbered)) {
      HpOfficeLine *point = hp_office_line_new(document, kind, line->level, g_strdup(words->str));
      if (point != NULL)
        g_ptr_array_add(points, point);
      g_string_truncate(words, 0);
      kind = HP_LINE_PARAGRAPH;
    }
    g_string_append_printf(words, "%s%s", words->len == 0 ? "" : "\n", rows[i]);
  }
  HpOfficeLine *last = hp_office_line_new(document, kind, line->level, g_strdup(words->str));
  if (last != NULL)
    g_ptr_array_add(points, last);
  hp_office_line_free(line);
  return points;
}

static HpOfficeLine *counted(HpOfficeText *document, HpOfficeLine *line)
{
  document->size += strlen(line->text);
  return line;
}

void hp_office_add_line(HpOfficeText *document, HpOfficeLine *line)
{
  if (line == NULL || is_bare_bullet(line->text)) {
    hp_office_line_free(line);
    return;
  }
  g_autoptr(GPtrArray) points = points_of(document, line);
  for (guint i = 0; i < points->len; i++)
    add_block(document)->line = counted(document, g_ptr_array_index(points, i));
}

void hp_office_replace_blocks(HpOfficeText *document, const GPtrArray *blocks,
                              const GPtrArray *done)
{
  g_ptr_array_set_free_func(document->blocks, NULL);
  g_ptr_array_unref(document->blocks);
  document->blocks = g_ptr_array_new_with_free_func(block_free);
  for (guint i = 0; i < blocks->len; i++)
    g_ptr_array_add(document->blocks, g_ptr_array_index(blocks, i));
  for (guint i = 0; i < done->len; i++)
    block_free(g_ptr_array_index(done, i));
}

HpOfficeTable *hp_office_add_table(HpOfficeText *document, const char *sheet)
{
  HpOfficeTable *table = g_new0(HpOfficeTable, 1);
  table->sheet = g_strdup(sheet);
  table->number = ++document->n_tables;
  table->cells = g_ptr_array_new_with_free_func(cell_free);
  add_block(document)->table = table;
  return table;
}

HpOfficeCell *hp_office_table_add_cell(HpOfficeText *document, HpOfficeTable *table, guint row,
                                       guint column, guint rows, guint columns)
{
  if (row >= MAX_TABLE_ROWS || column >= MAX_TABLE_COLUMNS ||
      document->n_cells > HP_MAX_IMPORTED_CELLS || ++document->n_cells > HP_MAX_IMPORTED_CELLS)
    return NULL;
  HpOfficeCell *cell = g_new(HpOfficeCell, 1);
  *cell = (HpOfficeCell){row, column, CLAMP(rows, 1, MAX_TABLE_ROWS - row),
                         CLAMP(columns, 1, MAX_TABLE_COLUMNS - column),
                         g_ptr_array_new_with_free_func(line_free)};
  g_ptr_array_add(table->cells, cell);
  return cell;
}

/* Whether a line is to be added: what is no more than the sign of another is not. */
static gboolean make_room(const HpOfficeCell *cell, const HpOfficeLine *line)
{
  const guint n = cell->lines->len;
  if (n > 0 && is_bare_bullet(line->text))
    return FALSE;
  if (n == 1 && is_bare_bullet(((HpOfficeLine *)g_ptr_array_index(cell->lines, 0))->text))
    g_ptr_array_set_size(cell->lines, 0);
  return TRUE;
}

void hp_office_cell_add_line(HpOfficeText *document, HpOfficeCell *cell, HpOfficeLine *line)
{
  if (line == NULL)
    return;
  if (cell == NULL) {
    hp_office_line_free(line);
    document->too_large_table = document->n_tables;
    return;
  }
  if (!make_room(cell, line)) {
    hp_office_line_free(line);
    return;
  }
  g_autoptr(GPtrArray) points = points_of(document, line);
  for (guint i = 0; i < points->len; i++)
    g_ptr_array_add(cell->lines, counted(document, g_ptr_array_index(points, i)));
}

HpOfficeCell *hp_office_table_add_copy(HpOfficeText *document, HpOfficeTable *table,
                                       const HpOfficeCell *cell, guint row, guint column)
{
  HpOfficeCell *copy =
      hp_office_table_add_cell(document, table, row, column, cell->rows, cell->columns);
  if (copy == NULL) {
    document->too_large_table = cell->lines->len > 0 ? table->number : document->too_large_table;
    return NULL;
  }
  copy->is_formula = cell->is_formula;
  for (guint i = 0; i < cell->lines->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    HpOfficeLine *own = g_new(HpOfficeLine, 1);
    *own = *line;
    own->text = g_strdup(line->text);
    g_ptr_array_add(copy->lines, counted(document, own));
  }
  return copy;
}

HpOfficeCell *hp_office_add_text_cell(HpOfficeText *document, HpOfficeTable *table, guint row,
                                      guint column, const char *text)
{
  if (is_too_long(document, text)) {
    refuse_text(document);
    return NULL;
  }
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  HpOfficeCell *cell = NULL;
  for (guint i = 0; lines[i] != NULL; i++) {
    HpOfficeLine *line = hp_office_line_new(document, HP_LINE_PARAGRAPH, 0, g_strdup(lines[i]));
    if (line != NULL && cell == NULL)
      cell = hp_office_table_add_cell(document, table, row, column, 1, 1);
    hp_office_cell_add_line(document, cell, line);
  }
  return cell;
}

char *hp_office_place_of_row(const HpOfficeTable *table, guint row)
{
  return table->sheet == NULL ? g_strdup_printf(_("table %u, row %u"), table->number, row + 1)
                              : g_strdup_printf(_("sheet %s, row %u"), table->sheet, row + 1);
}

/* ---- What nobody sees ---------------------------------------------------------------------- */

static void hide(guint8 **hidden, guint most, guint first, guint n)
{
  if (*hidden == NULL)
    *hidden = g_new0(guint8, most);
  for (guint i = first; i < most && i - first < n; i++)
    (*hidden)[i] = 1;
}

void hp_office_table_hide_rows(HpOfficeTable *table, guint first, guint n)
{
  hide(&table->hidden_rows, MAX_TABLE_ROWS, first, n);
}

void hp_office_table_hide_columns(HpOfficeTable *table, guint first, guint n)
{
  hide(&table->hidden_columns, MAX_TABLE_COLUMNS, first, n);
}

/* How many of those from the first on. */
static guint hidden_of(const guint8 *hidden, guint first, guint n)
{
  guint found = 0;
  for (guint i = first; hidden != NULL && i < first + n; i++)
    found += hidden[i];
  return found;
}

gboolean hp_office_cell_is_unseen(const HpOfficeTable *table, const HpOfficeCell *cell)
{
  return table->is_hidden || cell->is_hidden ||
         hidden_of(table->hidden_rows, cell->row, cell->rows) == cell->rows ||
         hidden_of(table->hidden_columns, cell->column, cell->columns) == cell->columns;
}

void hp_office_table_drop_hidden(HpOfficeTable *table)
{
  GPtrArray *cells = table->cells;
  guint n = 0;
  for (guint i = 0; i < cells->len; i++) {
    HpOfficeCell *cell = g_ptr_array_index(cells, i);
    if (hp_office_cell_is_unseen(table, cell)) {
      cell_free(cell);
      continue;
    }
    cell->columns -= hidden_of(table->hidden_columns, cell->column, cell->columns);
    cell->column -= hidden_of(table->hidden_columns, 0, cell->column);
    cells->pdata[n++] = cell;
  }
  g_ptr_array_set_free_func(cells, NULL);
  g_ptr_array_set_size(cells, (gint)n);
  g_ptr_array_set_free_func(cells, cell_free);
  g_clear_pointer(&table->hidden_columns, g_free);
  g_clear_pointer(&table->hidden_rows, g_free);
}

gboolean hp_office_is_full(const HpOfficeText *document)
{
  return document->size > HP_MAX_IMPORTED_TEXT || document->too_large_table > 0 ||
         document->n_cells > HP_MAX_IMPORTED_CELLS;
}

/* As far as something stands in it. */
static void find_size(HpOfficeTable *table)
{
  table->n_rows = table->n_columns = 0;
  for (guint i = 0; i < table->cells->len; i++) {
    const HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    if (hp_office_cell_is_empty(cell))
      continue;
    table->n_rows = MAX(table->n_rows, cell->row + cell->rows);
    table->n_columns = MAX(table->n_columns, cell->column + cell->columns);
  }
}

/* The rows or columns of a cell that are in a table of so many. */
static guint64 covered(guint first, guint n, guint all)
{
  return MIN(first + n, all) - MIN(first, all);
}

/* Of a table all places, whether a cell is there or not; where cells lie over each other, each
   place as often as one covers it. */
static guint64 places_in(HpOfficeTable *table)
{
  guint64 places = 0;
  find_size(table);
  for (guint i = 0; i < table->cells->len; i++) {
    const HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    places += covered(cell->row, cell->rows, table->n_rows) *
              covered(cell->column, cell->columns, table->n_columns);
  }
  return MAX(places, (guint64)table->n_rows * table->n_columns);
}

/* A few bytes may say that a table is large, and all of it is gone through. */
static gboolean has_too_many_cells(const HpOfficeText *document)
{
  guint64 places = 0;
  for (guint i = 0; i < document->blocks->len && places <= HP_MAX_IMPORTED_CELLS; i++) {
    HpOfficeTable *table = ((HpOfficeBlock *)g_ptr_array_index(document->blocks, i))->table;
    places += table == NULL ? 0 : places_in(table);
  }
  return MAX(places, document->n_cells) > HP_MAX_IMPORTED_CELLS;
}

gboolean hp_office_is_bounded(const HpOfficeText *document, GError **error)
{
  if (document->size > HP_MAX_IMPORTED_TEXT)
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("It has more than %d MiB of text; a plan is far smaller."),
                HP_MAX_IMPORTED_TEXT / (1024 * 1024));
  else if (has_too_many_cells(document))
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("Its tables have more than %d cells together, empty and merged ones included; "
                  "part the file, and import the parts."),
                HP_MAX_IMPORTED_CELLS);
  else if (document->repeated > HP_MAX_REPEATED_BYTES)
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("What its cells say of many activities, who is responsible and when, comes to "
                  "more than %d MiB; say it of an objective, or of fewer."),
                HP_MAX_REPEATED_BYTES / (1024 * 1024));
  else if (document->too_large_table > 0)
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_TOO_LARGE,
                _("Its table %u has more than %d rows or %d columns with something in them; part "
                  "it, and import the parts."),
                document->too_large_table, MAX_TABLE_ROWS, MAX_TABLE_COLUMNS);
  else
    return TRUE;
  return FALSE;
}

HpOfficeCell **hp_office_table_grid(HpOfficeTable *table)
{
  find_size(table);
  HpOfficeCell **grid = g_new0(HpOfficeCell *, (gsize)table->n_rows * table->n_columns + 1);
  for (guint i = 0; i < table->cells->len; i++) {
    HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    for (guint r = cell->row; r < MIN(cell->row + cell->rows, table->n_rows); r++)
      for (guint c = cell->column; c < MIN(cell->column + cell->columns, table->n_columns); c++)
        if (grid[r * table->n_columns + c] == NULL)
          grid[r * table->n_columns + c] = cell;
  }
  return grid;
}
