/* Resolves the rows and cells of an fo:table into a grid of slots (XSL 1.1, 6.7). */
#include "layout/table/grid.h"

typedef struct {
  HpLayout *layout;
  HpTableGrid *grid;
  GArray *columns; /* of HpGridColumn */
  GArray *busy;    /* per column, the first row in which it is free again */
  GArray *rows;    /* of HpGridRow, of the section being built */
  GArray *cells;   /* of HpGridCell, likewise */
  const HpFo *part;
  guint first_row; /* of the part */
  guint next;      /* column where the next cell of the row goes */
  gboolean in_row; /* a row is open */
  guint most_rows; /* of any section so far */
  gboolean full;   /* the limit of slots was reached */
  gboolean cut;    /* that of columns */
} GridBuilder;

static HpDiagnostics *diagnostics(const GridBuilder *builder)
{
  return builder->layout->document.options->diagnostics;
}

/* ---- Columns ------------------------------------------------------------------------------- */

static gboolean declares_columns(const HpTableGrid *grid)
{
  for (const HpFo *child = grid->table->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_TABLE_COLUMN)
      return TRUE;
  return FALSE;
}

static void ensure_columns(GridBuilder *builder, guint n)
{
  const HpGridColumn missing = {NULL, {0, 0, HP_UNIT_AUTO}};
  const guint free_from = 0;
  while (builder->columns->len < n)
    g_array_append_val(builder->columns, missing);
  while (builder->busy->len < n)
    g_array_append_val(builder->busy, free_from);
}

/* A width for spanned columns is that of all of them together. */
static HpDimension share_of(HpDimension width, guint n)
{
  width.length /= (HpLength)n;
  width.percent /= (float)n;
  return width;
}

static guint clamp_columns(GridBuilder *builder, const HpFo *fo, guint first, int wanted)
{
  const guint rows = MAX(builder->most_rows, 1);
  const guint limit = MIN(HP_MAX_TABLE_COLUMNS, HP_MAX_TABLE_SLOTS / rows);
  const guint n = (guint)MAX(wanted, 1);
  if (first < limit && n <= limit - first)
    return n;
  if (!builder->cut)
    hp_report_warning(diagnostics(builder), &fo->place,
                      _("A table with so many rows may have %u columns, and those past them are "
                        "left out; divide the table."),
                      limit);
  builder->cut = TRUE;
  return first < limit ? limit - first : 0;
}

static guint add_column(GridBuilder *builder, const HpFo *fo, guint next)
{
  const HpTraits *traits = fo->traits;
  const guint first = traits->column_number > 0 ? (guint)traits->column_number - 1 : next;
  const guint span = (guint)CLAMP(traits->columns_spanned, 1, HP_MAX_TABLE_COLUMNS);
  const guint repeat = (guint)CLAMP(traits->columns_repeated, 1, HP_MAX_TABLE_COLUMNS);
  const guint n = clamp_columns(builder, fo, first, (int)(span * repeat));
  ensure_columns(builder, n > 0 ? first + n : 0);
  for (guint i = first; i < first + n; i++)
    g_array_index(builder->columns, HpGridColumn, i) =
        (HpGridColumn){fo, share_of(traits->column_width, span)};
  return first + n;
}

static void add_columns(GridBuilder *builder)
{
  guint next = 0;
  for (const HpFo *child = builder->grid->table->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_TABLE_COLUMN)
      next = add_column(builder, child, next);
}

/* ---- Cells --------------------------------------------------------------------------------- */

static guint free_columns(const GridBuilder *builder, guint row, guint first, guint n)
{
  guint i = 0;
  while (i < n &&
         (first + i >= builder->busy->len || g_array_index(builder->busy, guint, first + i) <= row))
    i++;
  return i;
}

static guint place_of_cell(GridBuilder *builder, const HpFo *fo, guint row)
{
  const int wanted = fo->traits->column_number;
  const gboolean possible = wanted > 0 && wanted <= HP_MAX_TABLE_COLUMNS;
  if (possible && free_columns(builder, row, (guint)wanted - 1, 1) == 1)
    return (guint)wanted - 1;
  if (wanted > 0)
    hp_report_warning(diagnostics(builder), &fo->place,
                      _("Column %d is taken or too far out for this cell, and it was put in the "
                        "next free column; correct its column-number."),
                      wanted);
  guint column = builder->next;
  while (free_columns(builder, row, column, 1) == 0)
    column++;
  return column;
}

static void warn_too_many(GridBuilder *builder, const HpFo *fo)
{
  if (declares_columns(builder->grid))
    hp_report_warning_once(diagnostics(builder), "table-columns", &fo->place,
                           _("The row has more cells than the table has fo:table-column, and "
                             "columns were added; add an fo:table-column for each."));
}

static void add_cell(GridBuilder *builder, const HpFo *fo)
{
  const guint row = builder->rows->len - 1;
  const guint column = place_of_cell(builder, fo, row);
  const guint wanted = clamp_columns(builder, fo, column, fo->traits->columns_spanned);
  if (wanted == 0)
    return;
  const guint n = free_columns(builder, row, column, wanted);
  if (n < wanted)
    hp_report_warning(diagnostics(builder), &fo->place,
                      _("The cell spans columns that another cell covers, and was cut to %u; "
                        "correct its number-columns-spanned."),
                      n);
  if (column + n > builder->columns->len)
    warn_too_many(builder, fo);
  ensure_columns(builder, column + n);
  const guint n_rows = (guint)CLAMP(fo->traits->rows_spanned, 1, (int)HP_MAX_TABLE_SLOTS);
  for (guint i = column; i < column + n; i++)
    g_array_index(builder->busy, guint, i) = row + n_rows;
  const HpGridCell cell = {
      .fo = fo, .row = row, .column = column, .n_rows = n_rows, .n_columns = n};
  g_array_append_val(builder->cells, cell);
  g_array_index(builder->rows, HpGridRow, row).n_cells++;
  builder->next = column + n;
}

/* ---- Rows ---------------------------------------------------------------------------------- */

static gboolean begin_row(GridBuilder *builder, const HpFo *fo)
{
  const gsize slots = (gsize)(builder->rows->len + 1) * MAX(builder->columns->len, 1);
  if (slots > HP_MAX_TABLE_SLOTS) {
    if (!builder->full)
      hp_report_warning(
          diagnostics(builder), &builder->part->place,
          _("The table is too large, and rows after number %u are left out; divide the table."),
          builder->rows->len);
    builder->full = TRUE;
    return FALSE;
  }
  const HpGridRow row = {.fo = fo, .part = builder->part, .first_cell = builder->cells->len};
  g_array_append_val(builder->rows, row);
  builder->most_rows = MAX(builder->most_rows, builder->rows->len);
  builder->next = 0;
  return TRUE;
}

static void add_row(GridBuilder *builder, const HpFo *fo)
{
  if (!begin_row(builder, fo))
    return;
  for (const HpFo *child = fo->first_child; child != NULL; child = child->next)
    if (child->kind == HP_FO_TABLE_CELL)
      add_cell(builder, child);
}

/* Cells that stand in the part itself: starts-row and ends-row make the rows. */
static void add_loose_cell(GridBuilder *builder, const HpFo *fo)
{
  if (!builder->in_row || fo->traits->starts_row)
    builder->in_row = begin_row(builder, NULL);
  if (!builder->in_row)
    return;
  add_cell(builder, fo);
  if (fo->traits->ends_row)
    builder->in_row = FALSE;
}

/* Spans end with their part. */
static void clip_spans(GridBuilder *builder, guint first_cell)
{
  const guint end = builder->rows->len;
  for (guint i = first_cell; i < builder->cells->len; i++) {
    HpGridCell *cell = &g_array_index(builder->cells, HpGridCell, i);
    if (cell->row + cell->n_rows <= end)
      continue;
    hp_report_warning(diagnostics(builder), &cell->fo->place,
                      _("The cell spans %u rows, but only %u are left in its %s; correct its "
                        "number-rows-spanned."),
                      cell->n_rows, end - cell->row, hp_fo_kind_name(builder->part->kind));
    cell->n_rows = end - cell->row;
  }
}

static void add_part(GridBuilder *builder, const HpFo *part)
{
  const guint first_cell = builder->cells->len;
  builder->part = part;
  builder->in_row = FALSE;
  for (const HpFo *child = part->first_child; child != NULL; child = child->next) {
    if (child->kind == HP_FO_TABLE_ROW)
      add_row(builder, child);
    else if (child->kind == HP_FO_TABLE_CELL)
      add_loose_cell(builder, child);
  }
  clip_spans(builder, first_cell);
  for (guint i = 0; i < builder->busy->len; i++)
    g_array_index(builder->busy, guint, i) = builder->rows->len;
}

/* ---- What is in the cells ------------------------------------------------------------------ */

static gboolean is_empty(const HpFo *cell)
{
  for (const HpFo *fo = hp_fo_next_inside(cell, cell); fo != NULL; fo = hp_fo_next_inside(cell, fo))
    if (hp_fo_shows_itself(fo))
      return FALSE;
  return TRUE;
}

/* Breaks at the cell's own edges become the row's; those further in break the row. */
static gboolean has_breaks(const HpFo *cell)
{
  for (const HpFo *fo = hp_fo_next_inside(cell, cell); fo != NULL; fo = hp_fo_next_inside(cell, fo))
    if (fo->traits != NULL &&
        (fo->traits->break_before != HP_BREAK_AUTO || fo->traits->break_after != HP_BREAK_AUTO))
      return TRUE;
  return FALSE;
}

static void resolve_cell(const HpTableGrid *grid, HpGridSection *section, HpGridCell *cell)
{
  HpGridRow *row = &section->rows[cell->row];
  cell->breaks = has_breaks(cell->fo);
  cell->hidden =
      !grid->collapse && cell->fo->traits->inherited.hide_empty_cells && is_empty(cell->fo);
  row->break_before = hp_stronger_break(row->break_before, hp_cell_edge_break(cell->fo, FALSE));
  HpGridRow *end = &section->rows[cell->row + cell->n_rows - 1];
  end->break_after = hp_stronger_break(end->break_after, hp_cell_edge_break(cell->fo, TRUE));
}

/* ---- Sections ------------------------------------------------------------------------------ */

static void finish_section(GridBuilder *builder, HpArena *arena, HpGridSection *section)
{
  section->n_rows = builder->rows->len;
  section->n_cells = builder->cells->len;
  section->rows = hp_arena_copy(arena, builder->rows->data, sizeof(HpGridRow) * section->n_rows);
  section->cells =
      hp_arena_copy(arena, builder->cells->data, sizeof(HpGridCell) * section->n_cells);
  g_array_set_size(builder->rows, 0);
  g_array_set_size(builder->cells, 0);
  g_array_set_size(builder->busy, 0);
}

static void build_sections(GridBuilder *builder, HpArena *arena)
{
  static const HpFoKind kinds[] = {HP_FO_TABLE_HEADER, HP_FO_TABLE_BODY, HP_FO_TABLE_FOOTER};
  HpTableGrid *grid = builder->grid;
  for (int section = 0; section < HP_SECTION_COUNT; section++) {
    ensure_columns(builder, builder->columns->len);
    for (const HpFo *part = grid->table->first_child; part != NULL; part = part->next)
      if (part->kind == kinds[section])
        add_part(builder, part);
    if (!grid->one_body)
      finish_section(builder, arena, &grid->sections[section]);
  }
  if (grid->one_body)
    finish_section(builder, arena, &grid->sections[HP_SECTION_BODY]);
}

static void fill_slots(const HpTableGrid *grid, HpArena *arena, HpGridSection *section)
{
  section->slots = hp_arena_array(arena, HpGridCell *, (gsize)section->n_rows * grid->n_columns);
  for (guint i = 0; i < section->n_cells; i++) {
    HpGridCell *cell = &section->cells[i];
    for (guint row = cell->row; row < cell->row + cell->n_rows; row++)
      for (guint column = cell->column; column < cell->column + cell->n_columns; column++)
        section->slots[(gsize)row * grid->n_columns + column] = cell;
  }
}

/* A break between rows that one cell covers both of is not taken. */
static void drop_breaks_in_spans(HpLayout *layout, const HpTableGrid *grid, HpGridSection *section)
{
  for (guint row = 1; row < section->n_rows; row++) {
    HpGridRow *above = &section->rows[row - 1], *below = above + 1;
    if (above->break_after == HP_BREAK_AUTO && below->break_before == HP_BREAK_AUTO)
      continue;
    const HpGridCell *const *slots =
        (const HpGridCell *const *)&section->slots[(gsize)(row - 1) * grid->n_columns];
    for (guint column = 0; column < grid->n_columns; column++) {
      if (slots[column] == NULL || slots[column] != slots[column + grid->n_columns])
        continue;
      hp_report_warning(layout->document.options->diagnostics, &slots[column]->fo->place,
                        _("A break between two rows cannot be made where this cell spans both; end "
                          "the cell before the break."));
      above->break_after = below->break_before = HP_BREAK_AUTO;
      break;
    }
  }
}

static void resolve_section(const HpTableGrid *grid, HpGridSection *section)
{
  for (guint i = 0; i < section->n_rows; i++) {
    HpGridRow *row = &section->rows[i];
    if (row->fo == NULL)
      continue;
    row->break_before = row->fo->traits->break_before;
    row->break_after = row->fo->traits->break_after;
  }
  for (guint i = 0; i < section->n_cells; i++)
    resolve_cell(grid, section, &section->cells[i]);
}

/* ---- The table ----------------------------------------------------------------------------- */

static gboolean retrieves_markers(const HpFo *table)
{
  for (const HpFo *part = table->first_child; part != NULL; part = part->next) {
    if (part->kind != HP_FO_TABLE_HEADER && part->kind != HP_FO_TABLE_FOOTER)
      continue;
    for (const HpFo *fo = hp_fo_next_inside(part, part); fo != NULL;
         fo = hp_fo_next_inside(part, fo))
      if (fo->kind == HP_FO_RETRIEVE_TABLE_MARKER)
        return TRUE;
  }
  return FALSE;
}

/* Columns without a width of their own take that of their cell in the first row. */
static void take_widths_of_first_row(HpTableGrid *grid)
{
  const HpSection first =
      grid->sections[HP_SECTION_HEADER].n_rows > 0 ? HP_SECTION_HEADER : HP_SECTION_BODY;
  const HpGridSection *section = &grid->sections[first];
  for (guint i = 0; section->n_rows > 0 && i < section->rows[0].n_cells; i++) {
    const HpGridCell *cell = &section->cells[i];
    const HpDimension width = cell->fo->traits->inline_progression_dimension.optimum;
    for (guint column = cell->column; column < cell->column + cell->n_columns; column++)
      if (width.unit == HP_UNIT_LENGTH && grid->columns[column].width.unit == HP_UNIT_AUTO) {
        grid->columns[column].width = share_of(width, cell->n_columns);
        grid->columns[column].of_cell = TRUE;
      }
  }
}

static void collect_grid(GridBuilder *builder, HpArena *arena)
{
  HpTableGrid *grid = builder->grid;
  builder->columns = g_array_new(FALSE, FALSE, sizeof(HpGridColumn));
  builder->busy = g_array_new(FALSE, FALSE, sizeof(guint));
  builder->rows = g_array_new(FALSE, FALSE, sizeof(HpGridRow));
  builder->cells = g_array_new(FALSE, FALSE, sizeof(HpGridCell));
  add_columns(builder);
  build_sections(builder, arena);
  ensure_columns(builder, 1);
  grid->n_columns = builder->columns->len;
  grid->columns =
      hp_arena_copy(arena, builder->columns->data, sizeof(HpGridColumn) * grid->n_columns);
  g_array_unref(builder->columns);
  g_array_unref(builder->busy);
  g_array_unref(builder->rows);
  g_array_unref(builder->cells);
}

static HpTableGrid *build_grid(HpLayout *layout, const HpFo *table, HpArena *arena,
                               gboolean one_body)
{
  HpTableGrid *grid = hp_arena_new0(arena, HpTableGrid);
  const HpInheritedTraits *traits = &table->traits->inherited;
  GridBuilder builder = {.layout = layout, .grid = grid};
  grid->table = table;
  grid->one_body = one_body;
  grid->collapse = traits->border_collapse != HP_BORDERS_SEPARATE;
  grid->by_precedence = traits->border_collapse == HP_BORDERS_COLLAPSE_WITH_PRECEDENCE;
  grid->separation_inline = grid->collapse ? 0 : traits->border_separation_inline;
  grid->separation_block = grid->collapse ? 0 : traits->border_separation_block;
  collect_grid(&builder, arena);
  for (int section = 0; section < HP_SECTION_COUNT; section++) {
    resolve_section(grid, &grid->sections[section]);
    fill_slots(grid, arena, &grid->sections[section]);
    drop_breaks_in_spans(layout, grid, &grid->sections[section]);
  }
  take_widths_of_first_row(grid);
  grid->retrieves_markers = retrieves_markers(table);
  if (grid->collapse)
    hp_table_resolve_sides(grid);
  if (hp_table_is_auto(grid)) {
    grid->fit = hp_arena_new0(arena, HpTableFit);
    grid->fit->widths = hp_arena_array(arena, double, grid->n_columns);
    hp_table_measure_cells(layout, grid);
  }
  return grid;
}

/* Copies of marker content live no longer than a page. */
static gboolean is_retrieved(const HpFo *fo)
{
  for (; fo != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_MARKER || fo->kind == HP_FO_RETRIEVE_MARKER ||
        fo->kind == HP_FO_RETRIEVE_TABLE_MARKER)
      return TRUE;
  return FALSE;
}

HpTableGrid *hp_table_grid_to_measure(HpLayout *layout, const HpFo *table)
{
  if (is_retrieved(table))
    return build_grid(layout, table, layout->page.arena, FALSE);
  HpTableGrid *grid = g_hash_table_lookup(layout->sequence.grids, table);
  if (grid == NULL) {
    grid = build_grid(layout, table, layout->sequence.arena, FALSE);
    g_hash_table_insert(layout->sequence.grids, (gpointer)table, grid);
  }
  return grid;
}

const HpTableGrid *hp_table_grid(HpLayout *layout, const HpFo *table)
{
  return hp_table_grid_to_measure(layout, table);
}

const HpTableGrid *hp_table_grid_of_one_body(HpLayout *layout, const HpFo *table)
{
  HpTableGrid *grid = hp_table_grid_to_measure(layout, table);
  HpArena *arena = is_retrieved(table) ? layout->page.arena : layout->sequence.arena;
  if (grid->as_one_body == NULL)
    grid->as_one_body = build_grid(layout, table, arena, TRUE);
  return grid->as_one_body;
}
