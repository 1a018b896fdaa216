/*
 * A sheet: lines that say what it is, then a table whose heading stays in view and is repeated on
 * each printed page. What is filled in is not locked, and what is to be one of some words is chosen
 * from them. Last, hidden, what each row was when it was written; its heading says of what plan,
 * and of which party, so that the sheet is known again wherever it is copied to.
 *
 *       A                …                    M        N (hidden)
 *     1 title
 *     2 day, meeting
 *     3 what to do
 *     4 Nr │ Objective │ … │ Progress │ … │ Id │ handlingsplan:PLAN:PARTY:ROWS
 *     5    │           │   │          │   │    │ 3f2a9c1d-77aa01b2
 */
#include "export/sheet.h"

#include "xml/xml.h"

#include <string.h>

#define MAX_SHEET_NAME 31     /* characters of the name of a sheet; the rest are left out */
#define MAX_TABLE_HEADING 255 /* characters of a heading; likewise */
#define LINE_HEIGHT 15.0      /* points, of what is 11 points large */
#define MAX_ROW_HEIGHT 409.0  /* points of a row; Excel has none that is higher */
#define MAX_LIST_TITLE 32     /* characters of what is said where a word is in no list; likewise */
#define MAX_EXPORTED_CELL 32767 /* characters of a cell; likewise */

typedef struct {
  HpWorkbook *workbook;
  lxw_worksheet *worksheet;
  const xmlNode *sheet;
  lxw_row_t heading, last; /* rows of the table */
  GPtrArray *columns;      /* of const xmlNode * */
} Sheet;

/* ---- Names --------------------------------------------------------------------------------- */

static char *cut(const char *text, glong most)
{
  return g_utf8_strlen(text, -1) <= most ? g_strdup(text) : g_utf8_substring(text, 0, most);
}

/* Without what Excel has no sheets named by, and unlike those before. */
static char *name_of_sheet(HpWorkbook *workbook, const char *wanted)
{
  g_autofree char *allowed = g_strdelimit(g_strdup(wanted), "[]:*?/\\'", ' ');
  g_autofree char *base = cut(g_strstrip(allowed), MAX_SHEET_NAME);
  char *name = g_strdup(*base == '\0' ? "1" : base);
  for (guint n = 2;; n++) {
    g_autofree char *key = g_utf8_casefold(name, -1);
    if (g_hash_table_add(workbook->names, g_strdup(key)))
      return name;
    g_autofree char *number = g_strdup_printf(" %u", n);
    g_autofree char *begin = cut(base, MAX_SHEET_NAME - (glong)strlen(number));
    g_free(name);
    name = g_strconcat(begin, number, NULL);
  }
}

/* ---- Cells --------------------------------------------------------------------------------- */

static gboolean is_use(const xmlNode *column, const char *use)
{
  return g_strcmp0(hp_attribute(column, "use"), use) == 0;
}

static lxw_format *format_of(const Sheet *sheet, const xmlNode *column)
{
  const HpCellFormats *formats = &sheet->workbook->formats;
  if (is_use(column, "fill"))
    return formats->fill;
  if (g_strcmp0(hp_attribute(column, "kind"), "day") == 0)
    return formats->day;
  return strcmp(hp_attribute(column, "name"), "id") == 0 ? formats->id : formats->keep;
}

static void write_text(const Sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       lxw_format *format)
{
  g_autofree char *whole = cut(text, MAX_EXPORTED_CELL);
  if (*whole == '\0')
    worksheet_write_blank(sheet->worksheet, row, column, format);
  else
    worksheet_write_string(sheet->worksheet, row, column, whole, format);
}

/* A day, so that it is sorted and filtered as one. */
static gboolean write_day(const Sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                          lxw_format *format)
{
  lxw_datetime day = {0};
  if (sscanf(text, "%4d-%2d-%2d", &day.year, &day.month, &day.day) != 3 || day.year < 1901)
    return FALSE;
  worksheet_write_datetime(sheet->worksheet, row, column, &day, format);
  return TRUE;
}

/* How many lines the words of a cell take where about so many characters fit. */
static guint lines_in(const char *text, guint width)
{
  guint lines = 1, used = 0;
  for (const char *at = text; *at != '\0';) {
    const gsize bytes = strcspn(at, " \n");
    const guint length = (guint)g_utf8_strlen(at, (gssize)bytes);
    if (used > 0 && used + 1 + length > width) {
      lines++;
      used = 0;
    }
    used += length + (used > 0);
    lines += (used - 1) / width * (used > 0);
    used = used > 0 ? (used - 1) % width + 1 : 0;
    at += bytes;
    for (; *at == ' ' || *at == '\n'; at++)
      if (*at == '\n') {
        lines++;
        used = 0;
      }
  }
  return lines;
}

static guint width_of(const xmlNode *column)
{
  return MAX((guint)g_ascii_strtoull(hp_attribute(column, "width"), NULL, 10), 2);
}

static void set_height(const Sheet *sheet, lxw_row_t row, guint lines)
{
  worksheet_set_row(sheet->worksheet, row, MIN(LINE_HEIGHT * lines, MAX_ROW_HEIGHT), NULL);
}

static void write_row(const Sheet *sheet, const xmlNode *row, lxw_row_t at)
{
  guint column = 0, lines = 1;
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!hp_is_named(cell, "cell") || column >= sheet->columns->len)
      continue;
    const xmlNode *of = g_ptr_array_index(sheet->columns, column);
    g_autofree char *text = hp_content(cell);
    lxw_format *format = format_of(sheet, of);
    if (format != sheet->workbook->formats.day ||
        !write_day(sheet, at, (lxw_col_t)column, text, format))
      write_text(sheet, at, (lxw_col_t)column, text, format);
    lines = MAX(lines, lines_in(text, width_of(of)));
    column++;
  }
  set_height(sheet, at, lines);
  write_text(sheet, at, (lxw_col_t)sheet->columns->len, hp_attribute(row, "state"),
             sheet->workbook->formats.id);
}

static lxw_row_t write_lines(const Sheet *sheet)
{
  lxw_row_t row = 0;
  for (const xmlNode *line = sheet->sheet->children; line != NULL; line = line->next) {
    if (!hp_is_named(line, "line"))
      continue;
    const HpCellFormats *formats = &sheet->workbook->formats;
    g_autofree char *text = hp_content(line);
    write_text(sheet, row, 0, text, row == 0 ? formats->title : formats->line);
    row++;
  }
  return row;
}

/* ---- The table ----------------------------------------------------------------------------- */

/* "handlingsplan:PLAN:PARTY:12", the party only where it is for one, then how many rows there are.
   The caller's. */
static char *mark_of(const Sheet *sheet)
{
  const char *party = hp_attribute(sheet->sheet, "party");
  return g_strdup_printf("handlingsplan:%s:%s:%u", hp_attribute(sheet->workbook->form, "plan"),
                         party == NULL ? "" : party, (guint)(sheet->last - sheet->heading));
}

static void offer_choices(const Sheet *sheet, const xmlNode *column, lxw_col_t at)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  for (const xmlNode *choice = column->children; choice != NULL; choice = choice->next)
    if (hp_is_named(choice, "choice"))
      g_ptr_array_add(words, hp_content(choice));
  if (words->len == 0)
    return;
  g_ptr_array_add(words, NULL);
  g_autofree char *title = cut(hp_attribute(column, "label"), MAX_LIST_TITLE);
  lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                              .value_list = (void *)words->pdata,
                              .error_title = title,
                              .error_message =
                                  (char *)hp_attribute(sheet->workbook->form, "choose")};
  worksheet_data_validation_range(sheet->worksheet, sheet->heading + 1, at, sheet->last, at, &list);
}

/* By this name screen readers read the headings with each cell. */
static void name_headings(const Sheet *sheet, const char *name)
{
  char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(first, sheet->heading, 0);
  lxw_rowcol_to_cell(last, sheet->last, (lxw_col_t)(sheet->columns->len - 1));
  g_autofree char *defined =
      g_strdup_printf("ColumnTitleRegion%u.%s.%s.%u", sheet->workbook->n_sheets, first, last,
                      sheet->workbook->n_sheets);
  g_autofree char *place = g_strdup_printf("='%s'!$A$%u", name, sheet->heading + 1);
  workbook_define_name(sheet->workbook->workbook, defined, place);
}

static void add_table(const Sheet *sheet)
{
  const guint n = sheet->columns->len;
  const HpCellFormats *formats = &sheet->workbook->formats;
  g_autofree char *mark = mark_of(sheet);
  g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(g_free);
  guint lines = 1;
  g_autofree lxw_table_column *columns = g_new0(lxw_table_column, n + 1);
  g_autofree lxw_table_column **pointers = g_new0(lxw_table_column *, n + 2);
  for (guint i = 0; i <= n; i++) {
    const xmlNode *column = i < n ? g_ptr_array_index(sheet->columns, i) : NULL;
    char *heading = cut(column == NULL ? mark : hp_attribute(column, "label"), MAX_TABLE_HEADING);
    g_ptr_array_add(headings, heading);
    columns[i] = (lxw_table_column){.header = heading,
                                    .header_format = column != NULL && is_use(column, "fill")
                                                         ? formats->heading_to_fill
                                                         : formats->heading};
    pointers[i] = &columns[i];
    /* Beside the button of the filter. */
    lines = column == NULL ? lines : MAX(lines, lines_in(heading, MAX(width_of(column), 6) - 2));
  }
  set_height(sheet, sheet->heading, lines);
  lxw_table_options options = {.columns = pointers,
                               .no_banded_rows = LXW_TRUE,
                               .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                               .style_type_number = 15};
  worksheet_add_table(sheet->worksheet, sheet->heading, 0, sheet->last, (lxw_col_t)n, &options);
}

static void set_columns(const Sheet *sheet)
{
  const guint n = sheet->columns->len;
  for (guint i = 0; i < n; i++) {
    const xmlNode *column = g_ptr_array_index(sheet->columns, i);
    worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, width_of(column), NULL);
    offer_choices(sheet, column, (lxw_col_t)i);
  }
  lxw_row_col_options hidden = {.hidden = LXW_TRUE};
  worksheet_set_column_opt(sheet->worksheet, (lxw_col_t)n, (lxw_col_t)n, LXW_DEF_COL_WIDTH, NULL,
                           &hidden);
}

/* ---- The sheet ----------------------------------------------------------------------------- */

static void protect(const Sheet *sheet)
{
  lxw_protection allowed = {.autofilter = LXW_TRUE,
                            .sort = LXW_TRUE,
                            .format_columns = LXW_TRUE,
                            .format_rows = LXW_TRUE};
  worksheet_protect(sheet->worksheet, NULL, &allowed);
}

/* Without ids: paper is not read in again. */
static void set_up_print(const Sheet *sheet)
{
  lxw_worksheet *worksheet = sheet->worksheet;
  worksheet_set_landscape(worksheet);
  worksheet_set_paper(worksheet, 9); /* A4 */
  worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6);
  worksheet_fit_to_pages(worksheet, 1, 0);
  worksheet_repeat_rows(worksheet, sheet->heading, sheet->heading);
  worksheet_print_area(worksheet, 0, 0, sheet->last, (lxw_col_t)(sheet->columns->len - 2));
  worksheet_set_footer(worksheet, "&L&A&R&P (&N)");
}

static guint count_rows(const xmlNode *sheet, GPtrArray *columns)
{
  guint rows = 0;
  for (const xmlNode *at = sheet->children; at != NULL; at = at->next) {
    rows += hp_is_named(at, "row");
    if (hp_is_named(at, "column"))
      g_ptr_array_add(columns, (gpointer)at);
  }
  return rows;
}

static void write_rows(const Sheet *sheet)
{
  lxw_row_t at = sheet->heading + 1;
  for (const xmlNode *row = sheet->sheet->children; row != NULL; row = row->next)
    if (hp_is_named(row, "row"))
      write_row(sheet, row, at++);
}

void hp_workbook_add_sheet(HpWorkbook *workbook, const xmlNode *element)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new();
  const guint rows = count_rows(element, columns);
  if (rows == 0 || columns->len < 2)
    return; /* a table has rows */
  g_autofree char *name = name_of_sheet(workbook, hp_attribute(element, "name"));
  Sheet sheet = {.workbook = workbook,
                 .worksheet = workbook_add_worksheet(workbook->workbook, name),
                 .sheet = element,
                 .columns = columns};
  workbook->n_sheets++;
  sheet.heading = write_lines(&sheet);
  sheet.last = sheet.heading + rows;
  add_table(&sheet);
  write_rows(&sheet);
  set_columns(&sheet);
  name_headings(&sheet, name);
  worksheet_freeze_panes(sheet.worksheet, sheet.heading + 1, 0);
  protect(&sheet);
  set_up_print(&sheet);
}
