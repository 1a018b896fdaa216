/* Reads Excel's files: ECMA-376, part 1, chapter 18 (SpreadsheetML). */
#include "import/readers.h"

#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

/* How much of a day a number shows: nothing, the day, its month or its year. */
typedef enum { XLSX_NUMBER, XLSX_DAY, XLSX_MONTH, XLSX_YEAR } XlsxDate;

/* What the format of a cell says of what it shows. */
typedef struct {
  XlsxDate date;
  gboolean is_struck;
  const HpXlsxUnit *unit; /* NULL: the number alone */
} XlsxFormat;

typedef struct {
  HpOfficeText *document;
  GHashTable *parts;
  GPtrArray *strings;            /* of XlsxString: the shared ones */
  GHashTable *units;             /* by the ids of the formats that have them */
  GArray *formats;               /* of XlsxFormat, by the number of a cell's */
  const char *main_part, *sheet; /* the name of the one that is read */
  gboolean from_1904, told_formula;
} XlsxReading;

/* ---- Strings ------------------------------------------------------------------------------- */

/* What of it stands, and what is struck through; in a cell that strikes through, too, where it has
   runs that say how they look themselves. */
typedef struct {
  char *text, *struck;
  char *text_in_struck, *struck_in_struck; /* NULL: its runs do not say how they look */
} XlsxString;

static void string_free(gpointer data)
{
  XlsxString *string = data;
  g_free(string->text);
  g_free(string->struck);
  g_free(string->text_in_struck);
  g_free(string->struck_in_struck);
  g_free(string);
}

/* "" where it says nothing: very many cells may have it. The caller's. */
static XlsxString *string_of(const XlsxReading *reading, const xmlNode *element)
{
  XlsxString *string = g_new0(XlsxString, 1);
  string->text = hp_xlsx_runs(element, FALSE, FALSE);
  string->struck = hp_xlsx_runs(element, FALSE, TRUE);
  if (hp_child(element, "r") != NULL) {
    string->text_in_struck = hp_xlsx_runs(element, TRUE, FALSE);
    string->struck_in_struck = hp_xlsx_runs(element, TRUE, TRUE);
  }
  HpOfficeLine *line =
      hp_office_line_new(reading->document, HP_LINE_PARAGRAPH, 0, g_strdup(string->text));
  if (line == NULL)
    *string->text = '\0';
  hp_office_line_free(line);
  return string;
}

/* The part of the shared strings, by whatever name the workbook has for it. The caller's. */
static char *strings_part(const XlsxReading *reading, const xmlDoc *relations)
{
  const xmlNode *root = xmlDocGetRootElement(relations);
  for (const xmlNode *node = root == NULL ? NULL : root->children; node != NULL;
       node = node->next) {
    const char *type = hp_any_attribute(node, "Type"), *target = hp_any_attribute(node, "Target");
    if (type != NULL && target != NULL && g_str_has_suffix(type, "/sharedStrings"))
      return hp_container_target(reading->main_part, target);
  }
  return g_strdup("xl/sharedStrings.xml");
}

static gboolean read_strings(XlsxReading *reading, const xmlDoc *relations, GError **error)
{
  g_autofree char *name = strings_part(reading, relations);
  xmlDoc *part = hp_container_xml(reading->parts, name, error);
  if (part == NULL)
    return !g_hash_table_contains(reading->parts, name);
  for (const xmlNode *node = xmlDocGetRootElement(part)->children; node != NULL; node = node->next)
    if (hp_is_named(node, "si"))
      g_ptr_array_add(reading->strings, string_of(reading, node));
  xmlFreeDoc(part);
  return TRUE;
}

/* ---- Dates --------------------------------------------------------------------------------- */

/* Of hours, minutes or seconds, also of those that went by: "[h]". */
static gboolean is_time(const char *code)
{
  return strchr("hHsS", *code) != NULL || (*code == '[' && strchr("hHmMsS", code[1]) != NULL);
}

/* By its letters, up to where it says how digits are to be shown: an "e" there is an exponent's.
   "m" beside hours or seconds is minutes. */
static XlsxDate date_of_code(const char *code)
{
  gboolean has_year = FALSE, has_month = FALSE, has_time = FALSE;
  while (*code != '\0' && strchr("0#?;", *code) == NULL) {
    const char letter = (char)g_ascii_tolower(*code);
    const char *after = hp_xlsx_after_literal(code);
    has_time = has_time || is_time(code);
    if (after == code) {
      if (letter == 'd')
        return XLSX_DAY;
      if (g_ascii_strncasecmp(code, "General", strlen("General")) == 0)
        return XLSX_NUMBER;
      has_year = has_year || g_str_has_prefix(code, "å") || g_str_has_prefix(code, "Å") ||
                 letter == 'y' || letter == 'e';
      has_month = has_month || letter == 'm';
    }
    code = after == code ? g_utf8_next_char(code) : after;
  }
  if (has_month && (has_year || !has_time))
    return XLSX_MONTH;
  return has_year ? XLSX_YEAR : XLSX_NUMBER;
}

static void add_unit(GHashTable *units, gpointer id, const char *code)
{
  HpXlsxUnit *unit = code == NULL ? NULL : hp_xlsx_unit(code);
  if (unit != NULL)
    g_hash_table_insert(units, id, unit);
}

/* What the formats that the file makes itself show, by their ids: of those that share one, the
   first is meant. The caller's. */
static GHashTable *own_formats(const xmlNode *root, GHashTable *units)
{
  GHashTable *own = g_hash_table_new(NULL, NULL);
  const xmlNode *formats = hp_child(root, "numFmts");
  for (const xmlNode *format = formats == NULL ? NULL : formats->children; format != NULL;
       format = format->next) {
    const gpointer id = GUINT_TO_POINTER(hp_number_in(format, "numFmtId", 0, G_MAXINT));
    const char *code = hp_any_attribute(format, "formatCode");
    if (!hp_is_named(format, "numFmt") || g_hash_table_contains(own, id))
      continue;
    g_hash_table_insert(own, id, GINT_TO_POINTER(code == NULL ? XLSX_NUMBER : date_of_code(code)));
    add_unit(units, id, code);
  }
  return own;
}

static XlsxDate date_of_format(GHashTable *own, guint id)
{
  enum { MONTH_AND_YEAR = 17 }; /* ECMA-376, part 1, 18.8.30 */
  if (id == MONTH_AND_YEAR)
    return XLSX_MONTH;
  if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return XLSX_DAY;
  return (XlsxDate)GPOINTER_TO_INT(g_hash_table_lookup(own, GUINT_TO_POINTER(id)));
}

/* Whether each font of the file strikes through: of gboolean. The caller's. */
static GArray *struck_fonts(const xmlNode *root)
{
  GArray *struck = g_array_new(FALSE, FALSE, sizeof(gboolean));
  const xmlNode *fonts = hp_child(root, "fonts");
  for (const xmlNode *font = fonts == NULL ? NULL : fonts->children; font != NULL;
       font = font->next)
    if (hp_is_named(font, "font")) {
      const gboolean is_struck = hp_xlsx_is_struck(font);
      g_array_append_val(struck, is_struck);
    }
  return struck;
}

static gboolean read_formats(XlsxReading *reading, GError **error)
{
  xmlDoc *part = hp_container_xml(reading->parts, "xl/styles.xml", error);
  if (part == NULL)
    return !g_hash_table_contains(reading->parts, "xl/styles.xml");
  const xmlNode *root = xmlDocGetRootElement(part), *formats = hp_child(root, "cellXfs");
  enum { PERCENT = 9, PERCENT_WITH_DECIMALS = 10 }; /* ECMA-376, part 1, 18.8.30 */
  g_autoptr(GHashTable) own = own_formats(root, reading->units);
  add_unit(reading->units, GUINT_TO_POINTER(PERCENT), "0%");
  add_unit(reading->units, GUINT_TO_POINTER(PERCENT_WITH_DECIMALS), "0.00%");
  g_autoptr(GArray) struck = struck_fonts(root);
  for (const xmlNode *format = formats == NULL ? NULL : formats->children; format != NULL;
       format = format->next)
    if (hp_is_named(format, "xf")) {
      const guint font = hp_number_in(format, "fontId", 0, G_MAXINT);
      const guint id = hp_number_in(format, "numFmtId", 0, G_MAXINT);
      const XlsxFormat read = {date_of_format(own, id),
                               font < struck->len && g_array_index(struck, gboolean, font),
                               g_hash_table_lookup(reading->units, GUINT_TO_POINTER(id))};
      g_array_append_val(reading->formats, read);
    }
  xmlFreeDoc(part);
  return TRUE;
}

/* Days are counted from the last of 1899, as if 1900 had had a leap day; or from 1904. NULL if it
   is none. */
static char *date_of_number(const XlsxReading *reading, const char *number, XlsxDate shown)
{
  const double value = g_ascii_strtod(number, NULL);
  if (!(value >= 61 && value < 400000))
    return NULL;
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, reading->from_1904 ? 1 : 30, reading->from_1904 ? 1 : 12,
                 reading->from_1904 ? 1904 : 1899);
  g_date_add_days(&date, (guint)value);
  if (shown == XLSX_YEAR)
    return g_strdup_printf("%04d", g_date_get_year(&date));
  if (shown == XLSX_MONTH)
    return g_strdup_printf("%04d-%02d", g_date_get_year(&date), g_date_get_month(&date));
  return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(&date), g_date_get_month(&date),
                         g_date_get_day(&date));
}

/* ---- Cells --------------------------------------------------------------------------------- */

/* "B3" → row 2, column 1. FALSE if it is no address. */
static gboolean read_address(const char *address, guint *row, guint *column)
{
  guint letters = 0;
  const char *at = address;
  for (; g_ascii_isalpha(*at) && at - address < 3; at++)
    letters = letters * 26 + (guint)(g_ascii_toupper(*at) - 'A' + 1);
  guint64 number = 0;
  const gsize digits = strspn(at, "0123456789");
  g_autofree char *row_text = g_strndup(at, MIN(digits, 8));
  if (letters == 0 || !g_ascii_string_to_unsigned(row_text, 10, 1, G_MAXINT32, &number, NULL))
    return FALSE;
  *row = (guint)number - 1;
  *column = letters - 1;
  return TRUE;
}

/* "#N/A" and such: what came of it is not known. */
static gboolean is_error(const xmlNode *cell)
{
  return g_strcmp0(hp_any_attribute(cell, "t"), "e") == 0;
}

/* Once of those that have a result; each of those that have none. */
static void tell_formula(XlsxReading *reading, const xmlNode *cell)
{
  const xmlNode *value = hp_child(cell, "v");
  const gboolean has_result = !is_error(cell) && ((value != NULL && value->children != NULL) ||
                                                  hp_child(cell, "is") != NULL);
  const char *address = hp_any_attribute(cell, "r");
  if ((hp_child(cell, "f") == NULL && !is_error(cell)) || (has_result && reading->told_formula))
    return;
  char *place =
      g_strdup_printf(_("sheet %s, cell %s"), reading->sheet, address == NULL ? "?" : address);
  reading->told_formula = reading->told_formula || has_result;
  hp_office_tell(reading->document, place,
                 has_result ? _("Of formulas what they last came to was taken.")
                            : _("The formula has no result; open the file in Excel, save it, and "
                                "import it again."));
}

/* A fraction of 17 digits is what 15 of them come to: 1.1 is stored as 1.1000000000000001. The
   caller's. */
static char *shown_number(const char *value)
{
  enum { SURE_DIGITS = 15 };
  char *end = NULL;
  const double number = g_ascii_strtod(value, &end);
  if (strlen(value) <= SURE_DIGITS || strchr(value, '.') == NULL || *end != '\0')
    return g_strdup(value);
  char shown[G_ASCII_DTOSTR_BUF_SIZE];
  return g_strdup(g_ascii_formatd(shown, sizeof shown, "%.15g", number));
}

/* A string in a cell; `struck` is what of it is struck through. */
static char *shown_string(const XlsxString *string, gboolean is_struck, char **struck)
{
  if (!is_struck || string->text_in_struck != NULL) {
    *struck = g_strdup(is_struck ? string->struck_in_struck : string->struck);
    return g_strdup(is_struck ? string->text_in_struck : string->text);
  }
  *struck = g_strdup(string->text);
  return g_strdup("");
}

static const XlsxString *shared_string(const XlsxReading *reading, const char *number)
{
  guint64 index = 0;
  return g_ascii_string_to_unsigned(number, 10, 0, G_MAXUINT32, &index, NULL) &&
                 index < reading->strings->len
             ? g_ptr_array_index(reading->strings, index)
             : NULL;
}

/* What a cell says that is no string of runs. */
static char *shown_value(const XlsxReading *reading, const char *type, const char *value,
                         const XlsxFormat *format)
{
  const gboolean is_number = type == NULL || strcmp(type, "n") == 0;
  if (g_strcmp0(type, "str") == 0)
    return hp_xlsx_decoded(value);
  if (g_strcmp0(type, "b") == 0)
    return g_strdup(strcmp(value, "1") == 0 ? "TRUE" : "FALSE");
  if (!is_number)
    return g_strdup(value);
  char *date = format->date == XLSX_NUMBER ? NULL : date_of_number(reading, value, format->date);
  if (date != NULL)
    return date;
  return format->date == XLSX_NUMBER && format->unit != NULL
             ? hp_xlsx_with_unit(format->unit, value)
             : shown_number(value);
}

/* What the cell shows; "" where it shows nothing. `struck` is what is struck through, or NULL. */
static char *text_of_cell(XlsxReading *reading, const xmlNode *cell, char **struck)
{
  const char *type = hp_any_attribute(cell, "t");
  const guint number = hp_number_in(cell, "s", 0, G_MAXINT);
  const XlsxFormat format = number < reading->formats->len
                                ? g_array_index(reading->formats, XlsxFormat, number)
                                : (XlsxFormat){0};
  g_autofree char *value = hp_content(hp_child(cell, "v"));
  tell_formula(reading, cell);
  if (is_error(cell))
    return g_strdup("");
  if (g_strcmp0(type, "inlineStr") == 0) {
    const xmlNode *string = hp_child(cell, "is");
    *struck = string == NULL ? NULL : hp_xlsx_runs(string, format.is_struck, TRUE);
    return string == NULL ? g_strdup("") : hp_xlsx_runs(string, format.is_struck, FALSE);
  }
  if (g_strcmp0(type, "s") == 0) {
    const XlsxString *string = shared_string(reading, value);
    return string == NULL ? g_strdup("") : shown_string(string, format.is_struck, struck);
  }
  char *text = shown_value(reading, type, value, &format);
  *struck = format.is_struck ? text : NULL;
  return format.is_struck ? g_strdup("") : text;
}

static void read_cell(XlsxReading *reading, HpOfficeTable *table, const xmlNode *element, guint row,
                      guint *column)
{
  const char *address = hp_any_attribute(element, "r");
  guint own_row = row;
  if (address != NULL)
    read_address(address, &own_row, column);
  g_autofree char *struck = NULL, *text = text_of_cell(reading, element, &struck);
  if (struck != NULL && *struck != '\0')
    hp_office_keep(
        reading->document,
        g_strdup_printf(_("sheet %s, cell %s"), reading->sheet, address == NULL ? "?" : address),
        _("Deleted text"), struck);
  HpOfficeCell *cell = hp_office_add_text_cell(reading->document, table, row, *column, text);
  if (cell != NULL)
    cell->is_formula = hp_child(element, "f") != NULL;
  *column += 1;
}

static gboolean is_true(const xmlNode *element, const char *attribute)
{
  const char *value = hp_any_attribute(element, attribute);
  return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* The rows that a filter may hide, from its headings on; none where it chooses nothing. */
typedef struct {
  guint headings, last;
} FilteredRows;

static FilteredRows filtered_rows(const xmlNode *filter)
{
  FilteredRows rows = {0};
  const char *area = filter == NULL || hp_child(filter, "filterColumn") == NULL
                         ? NULL
                         : hp_any_attribute(filter, "ref");
  g_auto(GStrv) ends = area == NULL ? NULL : g_strsplit(area, ":", 2);
  guint column = 0;
  if (ends == NULL || ends[0] == NULL || ends[1] == NULL ||
      !read_address(ends[0], &rows.headings, &column) ||
      !read_address(ends[1], &rows.last, &column))
    return (FilteredRows){0};
  return rows;
}

static void hide_row(HpOfficeTable *table, guint row, FilteredRows filtered)
{
  if (row > filtered.headings && row <= filtered.last)
    table->is_filtered = TRUE;
  else
    hp_office_table_hide_rows(table, row, 1);
}

static void read_rows(XlsxReading *reading, HpOfficeTable *table, const xmlNode *data,
                      FilteredRows filtered)
{
  guint next = 0;
  for (const xmlNode *node = data->children; node != NULL; node = node->next) {
    if (!hp_is_named(node, "row") || hp_office_is_full(reading->document))
      continue;
    const guint row = hp_number_in(node, "r", next + 1, G_MAXINT32) - 1;
    guint column = 0;
    if (is_true(node, "hidden"))
      hide_row(table, row, filtered);
    for (const xmlNode *cell = node->children;
         cell != NULL && !hp_office_is_full(reading->document); cell = cell->next)
      if (hp_is_named(cell, "c"))
        read_cell(reading, table, cell, row, &column);
    next = row + 1;
  }
}

static void hide_columns(HpOfficeTable *table, const xmlNode *columns)
{
  for (const xmlNode *node = columns == NULL ? NULL : columns->children; node != NULL;
       node = node->next) {
    const guint first = hp_number_in(node, "min", 0, G_MAXINT16),
                last = hp_number_in(node, "max", 0, G_MAXINT16);
    if (is_true(node, "hidden") && first > 0 && last >= first)
      hp_office_table_hide_columns(table, first - 1, last - first + 1);
  }
}

#define MAX_MERGES                                                                                 \
  5000 /* merged cells of a sheet that are imported as such; the rest as one each */

/* What is merged goes no further than the cells of the sheet: "A3:XFD1048576" is all that is left
   of a sheet. */
static void merge_cells(HpOfficeTable *table, const xmlNode *merges)
{
  g_autofree HpOfficeCell **grid = hp_office_table_grid(table);
  guint n = 0;
  for (const xmlNode *merge = merges->children; merge != NULL && n < MAX_MERGES;
       merge = merge->next) {
    const char *area = hp_is_named(merge, "mergeCell") ? hp_any_attribute(merge, "ref") : NULL;
    g_auto(GStrv) ends = area == NULL ? NULL : g_strsplit(area, ":", 2);
    guint row = 0, column = 0, last_row = 0, last_column = 0;
    if (ends == NULL || ends[0] == NULL || ends[1] == NULL ||
        !read_address(ends[0], &row, &column) || !read_address(ends[1], &last_row, &last_column) ||
        last_row < row || last_column < column)
      continue;
    n++;
    if (row >= table->n_rows || column >= table->n_columns)
      continue;
    HpOfficeCell *cell = grid[row * table->n_columns + column];
    if (cell == NULL)
      continue;
    cell->rows = MIN(last_row, table->n_rows - 1) - row + 1;
    cell->columns = MIN(last_column, table->n_columns - 1) - column + 1;
  }
}

/* ---- Sheets -------------------------------------------------------------------------------- */

/* What ids stand for: of those that share one, the first is meant. The caller's; it borrows from
   the relations. */
static GHashTable *targets_of(const xmlDoc *relations)
{
  GHashTable *targets = g_hash_table_new(g_str_hash, g_str_equal);
  const xmlNode *root = xmlDocGetRootElement(relations);
  for (const xmlNode *node = root == NULL ? NULL : root->children; node != NULL;
       node = node->next) {
    const char *id = hp_is_named(node, "Relationship") ? hp_any_attribute(node, "Id") : NULL;
    const char *target = id == NULL ? NULL : hp_any_attribute(node, "Target");
    if (target != NULL && !g_hash_table_contains(targets, id))
      g_hash_table_insert(targets, (gpointer)id, (gpointer)target);
  }
  return targets;
}

/* The part of a sheet; NULL: there is none. The caller's. Its own id is "sheetId"; the part's is
   "r:id". */
static char *part_of_sheet(const XlsxReading *reading, GHashTable *targets, const xmlNode *sheet)
{
  const char *id = hp_is_named(sheet, "sheet") ? hp_any_attribute(sheet, "id") : NULL;
  const char *target = id == NULL ? NULL : g_hash_table_lookup(targets, id);
  return target == NULL ? NULL : hp_container_target(reading->main_part, target);
}

static gboolean read_sheet(XlsxReading *reading, const xmlNode *sheet, const char *part,
                           GError **error)
{
  xmlDoc *document = hp_container_xml(reading->parts, part, error);
  if (document == NULL)
    return !g_hash_table_contains(reading->parts, part);
  const xmlNode *root = xmlDocGetRootElement(document);
  const xmlNode *data = hp_child(root, "sheetData"), *merges = hp_child(root, "mergeCells");
  const xmlNode *filter = hp_child(root, "autoFilter");
  const char *name = hp_any_attribute(sheet, "name");
  reading->sheet = name == NULL ? "?" : name;
  HpOfficeTable *table = hp_office_add_table(reading->document, reading->sheet);
  const char *state = hp_any_attribute(sheet, "state");
  table->is_hidden = state != NULL && strcmp(state, "visible") != 0;
  hide_columns(table, hp_child(root, "cols"));
  if (data != NULL)
    read_rows(reading, table, data, filtered_rows(filter));
  if (merges != NULL)
    merge_cells(table, merges);
  const gboolean good =
      hp_xlsx_keep_beside(reading->parts, part, table->sheet, root, reading->document, error);
  xmlFreeDoc(document);
  g_hash_table_remove(reading->parts, part); /* one that is named again is read once */
  return good;
}

static gboolean read_sheets(XlsxReading *reading, const xmlNode *root, const xmlDoc *relations,
                            GError **error)
{
  const xmlNode *properties = hp_child(root, "workbookPr"), *sheets = hp_child(root, "sheets");
  g_autoptr(GHashTable) targets = targets_of(relations);
  reading->from_1904 = properties != NULL && is_true(properties, "date1904");
  for (const xmlNode *sheet = sheets == NULL ? NULL : sheets->children; sheet != NULL;
       sheet = sheet->next) {
    g_autofree char *part = part_of_sheet(reading, targets, sheet);
    if (part != NULL && !read_sheet(reading, sheet, part, error))
      return FALSE;
  }
  return TRUE;
}

HpOfficeText *hp_read_xlsx(GHashTable *parts, const char *main_part, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func(string_free);
  g_autoptr(GHashTable) units = g_hash_table_new_full(NULL, NULL, NULL, hp_xlsx_unit_free);
  g_autoptr(GArray) formats = g_array_new(FALSE, FALSE, sizeof(XlsxFormat));
  hp_container_read_title(parts, "docProps/core.xml", document);
  XlsxReading reading = {document, parts, strings, units, formats, main_part, NULL, FALSE, FALSE};
  g_autofree char *relations_part = hp_container_relations(main_part);
  xmlDoc *workbook = hp_container_xml(parts, main_part, error);
  xmlDoc *relations = workbook == NULL ? NULL : hp_container_xml(parts, relations_part, error);
  const gboolean good = relations != NULL && read_strings(&reading, relations, error) &&
                        read_formats(&reading, error) &&
                        read_sheets(&reading, xmlDocGetRootElement(workbook), relations, error) &&
                        hp_office_is_bounded(document, error);
  if (workbook != NULL && relations == NULL && (error == NULL || *error == NULL))
    g_set_error(error, HP_IMPORT_ERROR, HP_IMPORT_DAMAGED,
                _("It does not say where its sheets are; open it in the program that made it, and "
                  "save it again."));
  xmlFreeDoc(workbook);
  xmlFreeDoc(relations);
  return good ? g_steal_pointer(&document) : NULL;
}
