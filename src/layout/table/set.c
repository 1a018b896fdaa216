/*
 * Column widths of several tables together (hpx:column-set), so that they stand in line: the
 * content of all of them decides, column by column, as if it stood in one table.
 *
 *     table a    │ 1 │ Kartlägga │ våren  │          set   │ 1 │ Kartlägga │ våren      │
 *     table b    │ 2 │ Rapport   │ 2027–2028 │              │ 2 │ Rapport   │ 2027–2028  │
 *
 * All tables of a set are measured when the first of them is laid out, wherever they stand.
 */
#include "layout/table/grid.h"

typedef struct {
  GPtrArray *tables;  /* of HpFo* */
  HpTableGrid *whole; /* their cells in one grid, in the document's arena; NULL: not made yet */
} ColumnSet;

static void free_set(gpointer data)
{
  ColumnSet *set = data;
  g_ptr_array_unref(set->tables);
  g_free(set);
}

static const char *set_of(const HpFo *table)
{
  return hp_fo_name(table, HP_NAME_COLUMN_SET);
}

static void add_table(GHashTable *sets, const HpFo *table)
{
  const char *name = set_of(table);
  if (name == NULL)
    return;
  ColumnSet *set = g_hash_table_lookup(sets, name);
  if (set == NULL) {
    set = g_new0(ColumnSet, 1);
    set->tables = g_ptr_array_new();
    g_hash_table_insert(sets, (gpointer)name, set);
  }
  g_ptr_array_add(set->tables, (gpointer)table);
}

/* Those in markers are left out: they stand where they are retrieved. */
static GHashTable *find_sets(const HpFoTree *tree)
{
  GHashTable *sets = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_set);
  const HpFo *root = hp_fo_tree_root(tree);
  for (const HpFo *fo = root; fo != NULL; fo = hp_fo_next_inside(root, fo))
    if (fo->kind == HP_FO_TABLE)
      add_table(sets, fo);
  return sets;
}

/* ---- One grid of all cells ----------------------------------------------------------------- */

typedef struct {
  GArray *columns;                 /* of HpGridColumn */
  GArray *cells[HP_SECTION_COUNT]; /* of HpGridCell */
  guint n_rows[HP_SECTION_COUNT];  /* so far */
} Joining;

/* A width that one of them gives counts for all. */
static void join_columns(Joining *joining, const HpTableGrid *grid)
{
  for (guint i = 0; i < grid->n_columns; i++) {
    if (i == joining->columns->len)
      g_array_append_val(joining->columns, grid->columns[i]);
    HpGridColumn *column = &g_array_index(joining->columns, HpGridColumn, i);
    if (column->width.unit == HP_UNIT_AUTO)
      *column = grid->columns[i];
  }
}

static void join_cells(Joining *joining, const HpTableGrid *grid)
{
  for (int section = 0; section < HP_SECTION_COUNT; section++) {
    const HpGridSection *from = &grid->sections[section];
    for (guint i = 0; i < from->n_cells; i++) {
      HpGridCell cell = from->cells[i];
      cell.row += joining->n_rows[section];
      g_array_append_val(joining->cells[section], cell);
    }
    joining->n_rows[section] += from->n_rows;
  }
}

/* What is collected to measure a table would stay for the page otherwise, and a set may be the
   tables of a whole document. */
static const HpTableGrid *measured_grid(HpLayout *layout, const HpFo *table)
{
  GHashTable *children = layout->page.children;
  const HpArenaMark mark = hp_arena_mark(layout->page.arena);
  layout->page.children = g_hash_table_new(NULL, NULL);
  HpTableGrid *grid = hp_table_grid_to_measure(layout, table);
  if (grid->fit != NULL)
    hp_table_measure_cells(layout, grid);
  g_hash_table_unref(layout->page.children);
  layout->page.children = children;
  hp_arena_release(layout->page.arena, mark);
  return grid;
}

static HpTableGrid *joined_grid(HpArena *arena, const Joining *joining)
{
  HpTableGrid *whole = hp_arena_new0(arena, HpTableGrid);
  whole->n_columns = joining->columns->len;
  whole->columns =
      hp_arena_copy(arena, joining->columns->data, sizeof(HpGridColumn) * whole->n_columns);
  for (int i = 0; i < HP_SECTION_COUNT; i++) {
    HpGridSection *section = &whole->sections[i];
    section->n_rows = joining->n_rows[i];
    section->n_cells = joining->cells[i]->len;
    section->cells =
        hp_arena_copy(arena, joining->cells[i]->data, sizeof(HpGridCell) * section->n_cells);
  }
  whole->measured = TRUE;
  whole->fit = hp_arena_new0(arena, HpTableFit);
  whole->fit->widths = hp_arena_array(arena, double, whole->n_columns);
  return whole;
}

static HpTableGrid *join(HpLayout *layout, const GPtrArray *tables)
{
  Joining joining = {.columns = g_array_new(FALSE, FALSE, sizeof(HpGridColumn))};
  for (int i = 0; i < HP_SECTION_COUNT; i++)
    joining.cells[i] = g_array_new(FALSE, FALSE, sizeof(HpGridCell));
  for (guint i = 0; i < tables->len; i++) {
    const HpTableGrid *grid = measured_grid(layout, g_ptr_array_index(tables, i));
    if (grid->fit == NULL)
      continue;
    join_columns(&joining, grid);
    join_cells(&joining, grid);
  }
  HpTableGrid *whole = joined_grid(layout->document.arena, &joining);
  g_array_unref(joining.columns);
  for (int i = 0; i < HP_SECTION_COUNT; i++)
    g_array_unref(joining.cells[i]);
  return whole;
}

const HpTableGrid *hp_table_deciding_grid(HpLayout *layout, const HpTableGrid *grid)
{
  const char *name = set_of(grid->table);
  if (name == NULL)
    return grid;
  if (layout->document.column_sets == NULL)
    layout->document.column_sets = find_sets(layout->document.tree);
  ColumnSet *set = g_hash_table_lookup(layout->document.column_sets, name);
  if (set == NULL)
    return grid;
  if (set->whole == NULL)
    set->whole = join(layout, set->tables);
  return set->whole->n_columns < grid->n_columns ? grid : set->whole;
}
