/* The cells of a table of a plan: which stands where, and what is kept of those that nothing is
   made of. */
#include "import/rows.h"

const HpOfficeCell *hp_table_cell(const HpPlanTable *rows, guint row, guint column)
{
  return column == HP_NO_COLUMN ? NULL : rows->grid[row * rows->table->n_columns + column];
}

const HpOfficeCell *hp_table_cell_from(const HpPlanTable *rows, guint row, guint column)
{
  const HpOfficeCell *cell = hp_table_cell(rows, row, column);
  return !hp_office_cell_is_empty(cell) && cell->row == row && cell->column == column ? cell : NULL;
}

const HpOfficeCell *hp_table_cell_of_kind(const HpPlanTable *rows, guint row, const char *kind)
{
  return hp_table_cell(rows, row, hp_column_of_kind(rows->columns, kind));
}

/* Where the file has text, its first words are the place. The caller's. */
static char *row_in_words(const HpPlanTable *rows, guint row)
{
  const HpOfficeTable *table = rows->table;
  const HpOfficeCell *name = table->is_text ? hp_table_cell_from(rows, row, 0) : NULL;
  if (name != NULL)
    return g_strdup(((HpOfficeLine *)g_ptr_array_index(name->lines, 0))->text);
  return hp_office_place_of_row(table, row);
}

char *hp_table_place(const HpPlanTable *rows, guint row, guint column)
{
  const HpOfficeTable *table = rows->table;
  const char *label = column == HP_NO_COLUMN ? NULL : rows->columns->labels[column];
  g_autofree char *where = row_in_words(rows, row);
  if (label == NULL)
    return g_steal_pointer(&where);
  g_autofree char *heading = g_strdup(label);
  if (g_str_has_suffix(heading, ":"))
    heading[strlen(heading) - 1] = '\0';
  return table->is_text ? g_strdup_printf("%s, %s", where, heading)
                        : g_strdup_printf(_("%s, column %s"), where, heading);
}

/* ---- What is taken, and what is left --------------------------------------------------------- */

static void take(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  if (cell != NULL)
    g_hash_table_add(rows->taken, (gpointer)cell);
}

char *hp_table_take(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  take(rows, cell);
  return hp_office_cell_text(cell);
}

void hp_table_take_row(const HpPlanTable *rows, guint row)
{
  for (guint c = 0; c < rows->table->n_columns; c++)
    take(rows, hp_table_cell_from(rows, row, c));
}

void hp_table_take_kind(const HpPlanTable *rows, const char *kind, guint first, guint end)
{
  for (guint row = first; row < end; row++)
    take(rows, hp_table_cell_of_kind(rows, row, kind));
}

void hp_table_take_joined(const HpPlanTable *rows)
{
  for (guint i = 0; i < rows->columns->joined->len; i++)
    take(rows, g_ptr_array_index(rows->columns->joined, i));
}

void hp_table_take_header(const HpPlanTable *rows)
{
  HpImporting *building = rows->building;
  for (guint row = rows->columns->first_header_row; row <= rows->columns->header_row; row++)
    hp_table_take_row(rows, row);
  for (guint c = 0; c < rows->columns->n_columns; c++) {
    const char *label = rows->columns->labels[c];
    /* That of the ends of times stands in the label of their starts. */
    if (g_strcmp0(rows->columns->kinds[c], "end") == 0)
      continue;
    if (label == NULL || *label == '\0' || g_hash_table_contains(building->headings_left, label))
      continue;
    g_hash_table_insert(building->headings_left, g_strdup(label),
                        hp_table_place(rows, rows->columns->header_row, HP_NO_COLUMN));
    g_ptr_array_add(building->headings_met, g_strdup(label));
  }
}

void hp_table_keep_row(const HpPlanTable *rows, guint row)
{
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint c = 0; c < rows->table->n_columns; c++) {
    const HpOfficeCell *cell = hp_table_cell_from(rows, row, c);
    if (cell == NULL || g_hash_table_contains(rows->taken, cell))
      continue;
    g_autofree char *text = hp_table_take(rows, cell);
    g_string_append_printf(words, "%s%s", words->len == 0 ? "" : " | ", text);
  }
  if (words->len == 0)
    return;
  g_autofree char *place = hp_table_place(rows, row, HP_NO_COLUMN);
  hp_office_add_internal(rows->building->document, place, words->str);
  hp_office_tell(rows->building->document, g_steal_pointer(&place),
                 _("The row has no activity; kept as an internal note: \"%s\""), words->str);
}

void hp_table_keep_rest(const HpPlanTable *rows)
{
  for (guint i = 0; i < rows->table->cells->len; i++) {
    const HpOfficeCell *cell = g_ptr_array_index(rows->table->cells, i);
    if (g_hash_table_contains(rows->taken, cell) || hp_cell_is_dash(cell))
      continue;
    g_autofree char *text = hp_office_cell_text(cell);
    const guint column = cell->column < rows->columns->n_columns ? cell->column : HP_NO_COLUMN;
    hp_office_keep(rows->building->document, hp_table_place(rows, cell->row, column), _("Cell"),
                   text);
  }
}
