/* Columns of which the cells say by a mark that their heading is meant: "x" below "2027" says when,
   "x" below "Region" (below "Ansvarig") who. They become one column, with these headings as its
   words. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

/* A run of such columns. */
typedef struct {
  HpOfficeCell **grid;
  const HpOfficeTable *table;
  HpImportColumns *columns;
  guint first, end;
} Marks;

static HpOfficeCell *cell_at(const Marks *marks, guint row, guint column)
{
  return marks->grid[row * marks->table->n_columns + column];
}

static gboolean is_mark(const HpOfficeCell *cell)
{
  static const char *const signs[] = {"x", "X", "×", "✓",    "✔",  "☑",  "☒", "●",
                                      "•", "■", "▪", "TRUE", "Ja", "ja", NULL};
  g_autofree char *text = hp_office_cell_text(cell);
  return g_strv_contains(signs, text);
}

/* What says that the heading is not meant. */
static gboolean is_no_mark(const HpOfficeCell *cell)
{
  static const char *const signs[] = {"FALSE", "Nej", "nej", NULL};
  g_autofree char *text = hp_office_cell_text(cell);
  return g_strv_contains(signs, text) || (!is_mark(cell) && hp_cell_is_dash(cell));
}

static gboolean is_year(const char *text)
{
  return text != NULL && strlen(text) == 4 && g_str_has_prefix(text, "20") &&
         strspn(text, "0123456789") == 4;
}

/* The words that a mark in the column stands for, where they say when: "2027", or "Q1" below
   "2027". NULL: they do not. The caller's. */
static char *time_of_column(const HpImportColumns *columns, guint column)
{
  const char *heading = columns->headings[column], *group = columns->groups[column];
  if (heading == NULL || *heading == '\0')
    return NULL;
  if (is_year(group))
    return g_strdup_printf("%s %s", heading, group);
  return is_year(heading) ? g_strdup(heading) : NULL;
}

static gboolean is_header_again(const Marks *marks, const HpOfficeCell *cell, guint column)
{
  const HpImportColumns *columns = marks->columns;
  for (guint row = columns->first_header_row; row <= columns->header_row; row++)
    if (hp_office_cells_say_same(cell, cell_at(marks, row, column)))
      return TRUE;
  return FALSE;
}

/* Whether all that they say is marks, and there is one. */
static gboolean are_marks(const Marks *marks)
{
  gboolean has_any = FALSE;
  for (guint row = marks->columns->header_row + 1; row < marks->table->n_rows; row++)
    for (guint c = marks->first; c < marks->end; c++) {
      const HpOfficeCell *cell = cell_at(marks, row, c);
      const gboolean is_across = cell != NULL && cell->columns >= marks->table->n_columns;
      if (hp_office_cell_is_empty(cell) || is_across || is_header_again(marks, cell, c))
        continue;
      const gboolean is_marked = is_mark(cell);
      if ((!is_marked && !is_no_mark(cell)) || cell->rows > 1 || cell->column < marks->first)
        return FALSE;
      has_any = has_any || is_marked;
    }
  return has_any && marks->end - marks->first > 1;
}

/* The words of the marks of a row, in the first of them, which stands in the first column then. */
static void read_row(const Marks *marks, guint row)
{
  g_autoptr(GString) words = g_string_new(NULL);
  HpOfficeCell *found = NULL;
  for (guint c = marks->first; c < marks->end; c++) {
    HpOfficeCell *cell = cell_at(marks, row, c);
    if (hp_office_cell_is_empty(cell) || (!is_mark(cell) && !is_no_mark(cell)))
      continue;
    g_autofree char *time = time_of_column(marks->columns, c);
    if (is_mark(cell))
      g_string_append_printf(words, "%s%s", words->len == 0 ? "" : ", ",
                             time == NULL ? marks->columns->headings[c] : time);
    found = found == NULL && is_mark(cell) ? cell : found;
  }
  for (guint c = marks->first; c < marks->end; c++) {
    HpOfficeCell *cell = cell_at(marks, row, c);
    if (cell != NULL && cell != found && (is_mark(cell) || is_no_mark(cell)))
      g_ptr_array_set_size(cell->lines, 0);
  }
  if (found == NULL)
    return;
  HpOfficeLine *line = g_ptr_array_index(found->lines, 0);
  g_free(line->text);
  line->text = g_strdup(words->str);
  for (guint c = marks->first; c < marks->end; c++)
    if (cell_at(marks, row, c) == found)
      marks->grid[row * marks->table->n_columns + c] = NULL;
  found->column = marks->first;
  found->columns = 1;
  marks->grid[row * marks->table->n_columns + marks->first] = found;
}

/* All headings, unless one stands above them. */
static char *label_of(const Marks *marks)
{
  const HpImportColumns *columns = marks->columns;
  const char *group = columns->groups[marks->first];
  g_autoptr(GString) label = g_string_new(NULL);
  gboolean is_one = group != NULL && !is_year(group);
  for (guint c = marks->first; c < marks->end; c++) {
    g_autofree char *time = time_of_column(columns, c);
    g_string_append_printf(label, "%s%s", label->len == 0 ? "" : ", ",
                           time == NULL ? columns->headings[c] : time);
    is_one = is_one && g_strcmp0(columns->groups[c], group) == 0;
  }
  if (is_one) {
    g_string_prepend(label, ": ");
    g_string_prepend(label, group);
  }
  return g_strdup(label->str);
}

static void read_marks(const Marks *marks, const char *kind)
{
  HpImportColumns *columns = marks->columns;
  char *label = label_of(marks);
  for (guint row = columns->header_row + 1; row < marks->table->n_rows; row++)
    read_row(marks, row);
  for (guint c = marks->first; c < marks->end; c++) {
    g_clear_pointer(&columns->labels[c], g_free);
    g_clear_pointer(&columns->kinds[c], g_free);
  }
  columns->labels[marks->first] = label;
  columns->kinds[marks->first] = g_strdup(kind);
}

/* Where the columns end that are of the same heading as the first. */
static guint end_of_group(const HpImportColumns *columns, guint first)
{
  guint c = first + 1;
  while (columns->groups[first] != NULL && c < columns->n_columns &&
         g_strcmp0(columns->groups[c], columns->groups[first]) == 0)
    c++;
  return c;
}

static guint end_of_times(const HpImportColumns *columns, guint first)
{
  for (guint c = first; c < columns->n_columns; c++) {
    g_autofree char *time = time_of_column(columns, c);
    if (time == NULL)
      return c;
  }
  return columns->n_columns;
}

/* No column but one of them is of the kind. */
static gboolean is_theirs(const HpImportColumns *columns, const char *kind, guint first, guint end)
{
  for (guint c = 0; c < columns->n_columns; c++)
    if ((c < first || c >= end) && g_strcmp0(columns->kinds[c], kind) == 0)
      return FALSE;
  return TRUE;
}

void hp_read_marks(const HpOfficeTable *table, HpOfficeCell **grid, HpImportColumns *columns)
{
  for (guint c = 0, end = 0; c < columns->n_columns; c = MAX(end, c + 1)) {
    end = end_of_times(columns, c);
    const Marks times = {grid, table, columns, c, end};
    if (end > c && is_theirs(columns, "timeframe", c, end) && are_marks(&times)) {
      read_marks(&times, "timeframe");
      continue;
    }
    end = end_of_group(columns, c);
    const char *kind = columns->kinds[c];
    const Marks group = {grid, table, columns, c, end};
    if (hp_is_word_of(kind == NULL ? "" : kind, "responsible with timeframe") &&
        are_marks(&group)) {
      g_autofree char *own = g_strdup(kind);
      read_marks(&group, own);
    }
  }
}
