/* What nobody sees of the tables of a file is no part of a plan: hidden sheets, rows and columns.
   The command reads them all the same, where a form has its marks in them (import/cells.c). A
   filter is but a view of a table: the rows that it hides are not hidden ones. */
#include "import/import.h"

/* The words of what is hidden, and where that is. */
typedef struct {
  HpOfficeText *document;
  const HpOfficeTable *table;
  GString *of_table, *of_row;
  guint row;            /* that `of_row` is of */
  GPtrArray *of_column; /* of GString; NULL: it says nothing */
} Hidden;

static char *place_of_table(const HpOfficeTable *table)
{
  return table->sheet == NULL ? g_strdup_printf(_("table %u"), table->number)
                              : g_strdup_printf(_("sheet %s"), table->sheet);
}

/* "sheet Blad, column AB"; "table 1, column 28". */
static char *place_of_column(const HpOfficeTable *table, guint column)
{
  g_autofree char *where = place_of_table(table);
  const char first = (char)('A' + column / 26 - 1), last = (char)('A' + column % 26);
  g_autofree char *name = table->sheet == NULL ? g_strdup_printf("%u", column + 1)
                          : column < 26        ? g_strdup_printf("%c", last)
                                               : g_strdup_printf("%c%c", first, last);
  return g_strdup_printf(_("%s, column %s"), where, name);
}

static void add_words(GString *words, const HpOfficeCell *cell)
{
  g_autofree char *text = hp_office_cell_text(cell);
  if (*text != '\0')
    g_string_append_printf(words, "%s%s", words->len == 0 ? "" : " | ", text);
}

static void keep_row(Hidden *hidden)
{
  hp_office_keep(hidden->document, hp_office_place_of_row(hidden->table, hidden->row),
                 _("Hidden row"), hidden->of_row->str);
  g_string_truncate(hidden->of_row, 0);
}

/* A column is hidden where all of it is; else its cells are those of their rows. */
static gboolean is_of_column(const HpOfficeTable *table, const HpOfficeCell *cell)
{
  const gboolean is_in_row = table->hidden_rows != NULL && table->hidden_rows[cell->row];
  const gboolean is_in_column =
      table->hidden_columns != NULL && table->hidden_columns[cell->column];
  return !is_in_row && (is_in_column || cell->is_hidden);
}

static void add_to_column(Hidden *hidden, const HpOfficeCell *cell)
{
  if (cell->column >= hidden->of_column->len)
    g_ptr_array_set_size(hidden->of_column, (gint)cell->column + 1);
  gpointer *words = &g_ptr_array_index(hidden->of_column, cell->column);
  if (*words == NULL)
    *words = g_string_new(NULL);
  add_words(*words, cell);
}

static void add_hidden(Hidden *hidden, const HpOfficeCell *cell)
{
  if (hidden->table->is_hidden)
    add_words(hidden->of_table, cell);
  else if (is_of_column(hidden->table, cell))
    add_to_column(hidden, cell);
  else {
    if (cell->row != hidden->row)
      keep_row(hidden);
    hidden->row = cell->row;
    add_words(hidden->of_row, cell);
  }
}

/* Of a sheet it may be long: that it is there is told, not what it says. */
static void keep_table(const Hidden *hidden)
{
  if (hidden->of_table->len == 0)
    return;
  g_autofree char *place = place_of_table(hidden->table);
  g_autofree char *label = g_strdup_printf("%s (%s)", _("Hidden table"), place);
  hp_office_add_internal(hidden->document, label, hidden->of_table->str);
  hp_office_tell(hidden->document, g_steal_pointer(&place),
                 _("It is hidden, and was left out of the plan; its words are kept as an internal "
                   "note."));
}

static void keep_columns(const Hidden *hidden)
{
  for (guint i = 0; i < hidden->of_column->len; i++) {
    GString *words = g_ptr_array_index(hidden->of_column, i);
    if (words == NULL)
      continue;
    hp_office_keep(hidden->document, place_of_column(hidden->table, i), _("Hidden column"),
                   words->str);
    g_string_free(words, TRUE);
  }
}

static void leave_hidden_of(HpOfficeText *document, HpOfficeTable *table)
{
  g_autoptr(GString) of_table = g_string_new(NULL), of_row = g_string_new(NULL);
  g_autoptr(GPtrArray) of_column = g_ptr_array_new();
  Hidden hidden = {document, table, of_table, of_row, 0, of_column};
  for (guint i = 0; i < table->cells->len; i++)
    if (hp_office_cell_is_unseen(table, g_ptr_array_index(table->cells, i)))
      add_hidden(&hidden, g_ptr_array_index(table->cells, i));
  keep_row(&hidden);
  keep_columns(&hidden);
  keep_table(&hidden);
  if (table->is_filtered && !table->is_hidden)
    hp_office_tell(document, place_of_table(table),
                   _("Rows that a filter hides are in the plan, too."));
  hp_office_table_drop_hidden(table);
}

void hp_office_leave_hidden(HpOfficeText *document)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    HpOfficeTable *table = ((HpOfficeBlock *)g_ptr_array_index(document->blocks, i))->table;
    if (table != NULL)
      leave_hidden_of(document, table);
  }
}
