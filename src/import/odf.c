/* Reads OpenDocument's texts and spreadsheets: ISO/IEC 26300-1. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

enum { STYLED_COLUMNS = 200 };

typedef struct {
  HpOfficeText *document;
  GHashTable *bold;     /* names of automatic styles that are bold */
  GHashTable *italic;   /* that are italic */
  GHashTable *styles;   /* which are struck through or hidden */
  GHashTable *headings; /* names of styles that are made from those of headings → the level */
  GHashTable *titles;   /* names of styles that are made from Title */
  GHashTable *changes;  /* id → the region of a change that has not been met in the text yet */
  const char *sheet;    /* the name of the one that is read; NULL: it is a text */
  guint paragraph, table, row;
  gboolean is_struck;                         /* the cell that is read */
  const char *default_styles[STYLED_COLUMNS]; /* of cells, by their columns; NULL: none */
} OdfReading;

typedef struct {
  GString *text, *struck, *hidden;
  HpLooks looks;
} OdfParagraph;

/* What is said of a node by those around it. */
typedef struct {
  HpLook look;
  gboolean is_struck, is_hidden;
} OdfAround;

static char *place_of(const OdfReading *reading)
{
  if (reading->sheet != NULL)
    return g_strdup_printf(_("sheet %s, row %u"), reading->sheet, reading->row);
  if (reading->table > 0)
    return g_strdup_printf(_("table %u, row %u"), reading->table, reading->row);
  return g_strdup_printf(_("paragraph %u"), reading->paragraph);
}

static void keep(const OdfReading *reading, const char *what, const char *words)
{
  hp_office_keep(reading->document, place_of(reading), what, words);
}

/* ---- Styles -------------------------------------------------------------------------------- */

/* "Heading_20_2": 2; 0: it is the style of no heading. */
static int level_in(const char *style)
{
  static const char name[] = "Heading_20_";
  const char *level = style != NULL && g_str_has_prefix(style, name) ? style + strlen(name) : "";
  return g_ascii_isdigit(*level) && level[1] == '\0' ? *level - '0' : 0;
}

static void read_styles(OdfReading *reading, const xmlNode *root)
{
  for (const xmlNode *node = root; node != NULL; node = hp_next_element((xmlNode *)node, root)) {
    const char *name = hp_is_named(node, "style") ? hp_any_attribute(node, "name") : NULL;
    if (name == NULL)
      continue;
    const xmlNode *text = hp_child(node, "text-properties");
    const char *parent = hp_any_attribute(node, "parent-style-name");
    if (text != NULL && g_strcmp0(hp_any_attribute(text, "font-weight"), "bold") == 0)
      g_hash_table_add(reading->bold, g_strdup(name));
    if (text != NULL && g_strcmp0(hp_any_attribute(text, "font-style"), "italic") == 0)
      g_hash_table_add(reading->italic, g_strdup(name));
    const int level = level_in(parent);
    if (level > 0)
      g_hash_table_insert(reading->headings, g_strdup(name), GINT_TO_POINTER(level));
    if (g_strcmp0(parent, "Title") == 0)
      g_hash_table_add(reading->titles, g_strdup(name));
  }
}

static gboolean has_style_of(const xmlNode *element, GHashTable *styles)
{
  const char *style = hp_any_attribute(element, "style-name");
  return style != NULL && g_hash_table_contains(styles, style);
}

static gboolean is_so(HpOdfSaid said, gboolean is_around)
{
  return said == HP_ODF_NOT_SAID ? is_around : said == HP_ODF_YES;
}

static OdfAround around_in(const OdfReading *reading, const xmlNode *element, OdfAround around)
{
  const char *family = hp_is_one_of(element, "p h") ? "paragraph" : "text";
  const HpOdfStyle style =
      hp_odf_style(reading->styles, family, hp_any_attribute(element, "style-name"));
  return (OdfAround){{around.look.is_bold || has_style_of(element, reading->bold),
                      around.look.is_italic || has_style_of(element, reading->italic)},
                     is_so(style.struck, around.is_struck),
                     is_so(style.hidden, around.is_hidden)};
}

/* ---- Paragraphs ---------------------------------------------------------------------------- */

static char *without_author(const xmlNode *annotation)
{
  GString *text = g_string_new(NULL);
  for (const xmlNode *node = annotation->children; node != NULL; node = node->next)
    if (hp_is_one_of(node, "p list")) {
      g_autofree char *line = hp_text_in(node);
      g_string_append_printf(text, "%s\n", line);
    }
  return g_string_free(text, FALSE);
}

static void read_inline(OdfReading *reading, const xmlNode *parent, OdfAround around,
                        OdfParagraph *paragraph);

/* A new line in the file is a space in the text. */
static void append_words(GString *to, const char *text)
{
  for (; *text != '\0'; text++)
    g_string_append_c(to, *text == '\n' ? ' ' : *text);
}

/* What is struck through or hidden is not read, but for what is between two words. */
static void read_words(const char *text, OdfAround around, OdfParagraph *paragraph)
{
  const gboolean is_read =
      (!around.is_struck && !around.is_hidden) || text[strspn(text, " \t\n")] == '\0';
  if (is_read)
    hp_looks_add(&paragraph->looks, around.look, text);
  append_words(is_read            ? paragraph->text
               : around.is_hidden ? paragraph->hidden
                                  : paragraph->struck,
               text);
}

/* The place of a change that is not settled: what was deleted is kept, what was inserted is taken.
 */
static void meet_change(OdfReading *reading, const xmlNode *mark)
{
  const char *id = hp_any_attribute(mark, "change-id");
  const xmlNode *region = id == NULL ? NULL : g_hash_table_lookup(reading->changes, id);
  if (region == NULL)
    return;
  const xmlNode *deletion = hp_child(region, "deletion");
  for (const xmlNode *node = deletion == NULL ? NULL : deletion->children; node != NULL;
       node = node->next)
    if (hp_is_one_of(node, "p h list table")) {
      g_autofree char *words = hp_text_in(node);
      keep(reading, _("Deleted text"), words);
    }
  if (hp_child(region, "insertion") != NULL)
    hp_office_tell(reading->document, place_of(reading),
                   _("Inserted text that is not settled was taken."));
  g_hash_table_remove(reading->changes, id);
}

static gboolean read_aside(OdfReading *reading, const xmlNode *node)
{
  if (hp_is_one_of(node, "change change-start")) {
    meet_change(reading, node);
    return TRUE;
  }
  if (hp_is_named(node, "annotation")) {
    g_autofree char *words = without_author(node);
    keep(reading, _("Comment"), words);
  } else if (hp_is_named(node, "note")) {
    const xmlNode *body = hp_child(node, "note-body");
    g_autofree char *words = body == NULL ? NULL : hp_text_in(body);
    if (words != NULL)
      keep(reading, _("Footnote"), words);
  } else if (hp_is_named(node, "image"))
    hp_office_tell_picture(reading->document, place_of(reading));
  else
    return FALSE;
  return TRUE;
}

static void read_node(OdfReading *reading, const xmlNode *node, OdfAround around,
                      OdfParagraph *paragraph)
{
  if (hp_is_text(node))
    read_words((const char *)node->content, around, paragraph);
  if (node->type != XML_ELEMENT_NODE || read_aside(reading, node))
    return;
  if (hp_is_one_of(node, "s tab"))
    g_string_append_c(paragraph->text, ' ');
  else if (hp_is_named(node, "line-break"))
    g_string_append_c(paragraph->text, '\n');
  else {
    /* Of a text box: lines of their own. */
    const gboolean is_line = hp_is_one_of(node, "p h list-item");
    if (is_line)
      g_string_append_c(paragraph->text, '\n');
    read_inline(reading, node, around_in(reading, node, around), paragraph);
    if (is_line)
      g_string_append_c(paragraph->text, '\n');
  }
}

static void read_inline(OdfReading *reading, const xmlNode *parent, OdfAround around,
                        OdfParagraph *paragraph)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    read_node(reading, node, around, paragraph);
}

/* Of a paragraph that looks like a heading and was not made one: programs write such, too. */
static int level_of_style(const OdfReading *reading, const char *style)
{
  const int own = level_in(style);
  return own > 0 || style == NULL ? own
                                  : GPOINTER_TO_INT(g_hash_table_lookup(reading->headings, style));
}

/* `item`: the depth in lists, 0 outside of any. */
static HpOfficeLine *read_paragraph(OdfReading *reading, const xmlNode *element, int item)
{
  g_autoptr(GString) struck = g_string_new(NULL), hidden = g_string_new(NULL);
  OdfParagraph paragraph = {.text = g_string_new(NULL), .struck = struck, .hidden = hidden};
  const char *style = hp_any_attribute(element, "style-name");
  const gboolean is_title =
      g_strcmp0(style, "Title") == 0 || has_style_of(element, reading->titles);
  const int of_style = item > 0 || reading->table > 0 ? 0 : level_of_style(reading, style);
  const gboolean is_heading = is_title || of_style > 0 || hp_is_named(element, "h");
  if (reading->table == 0)
    reading->paragraph++;
  const OdfAround around = {.is_struck = reading->is_struck};
  read_inline(reading, element, around_in(reading, element, around), &paragraph);
  keep(reading, _("Deleted text"), struck->str);
  keep(reading, _("Hidden text"), hidden->str);
  const HpOfficeKind kind = is_heading ? HP_LINE_HEADING
                            : item > 0 ? HP_LINE_ITEM
                                       : HP_LINE_PARAGRAPH;
  const int level =
      is_title ? 0
      : is_heading
          ? (int)CLAMP(hp_number_in(element, "outline-level", (guint)MAX(of_style, 1), 9), 1, 9)
          : MAX(item - 1, 0);
  HpOfficeLine *line =
      hp_office_line_new(reading->document, kind, level, g_string_free(paragraph.text, FALSE));
  hp_line_look(line, &paragraph.looks);
  return line;
}

/* ---- Blocks -------------------------------------------------------------------------------- */

static void read_table(OdfReading *reading, const xmlNode *element, const char *sheet);

/* Into a cell; else (NULL) into the text. */
static void add_line(OdfReading *reading, HpOfficeCell *cell, gboolean in_cell, HpOfficeLine *line)
{
  if (in_cell)
    hp_office_cell_add_line(reading->document, cell, line);
  else
    hp_office_add_line(reading->document, line);
}

static void note_changes(OdfReading *reading, const xmlNode *changes)
{
  for (xmlNode *region = changes->children; region != NULL; region = region->next) {
    const char *id = hp_is_named(region, "changed-region") ? hp_any_attribute(region, "id") : NULL;
    if (id != NULL)
      g_hash_table_insert(reading->changes, (gpointer)id, region);
  }
}

static void keep_hidden(const OdfReading *reading, const xmlNode *section)
{
  g_autofree char *words = hp_text_in(section);
  hp_office_keep(reading->document, NULL, _("Hidden text"), words);
}

/* A plan makes its own. */
static void keep_contents(OdfReading *reading, const xmlNode *node)
{
  g_autofree char *words =
      hp_text_in(hp_child(node, "index-body") == NULL ? node : hp_child(node, "index-body"));
  hp_office_add_internal(reading->document, _("Contents"), words);
}

static void read_blocks(OdfReading *reading, const xmlNode *parent, int item, HpOfficeCell *cell,
                        gboolean in_cell)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_office_is_full(reading->document))
      break;
    if (hp_is_one_of(node, "p h"))
      add_line(reading, cell, in_cell, read_paragraph(reading, node, item));
    else if (hp_is_named(node, "list"))
      read_blocks(reading, node, item + 1, cell, in_cell);
    else if (hp_is_named(node, "table") && !in_cell)
      read_table(reading, node, NULL);
    else if (hp_is_named(node, "tracked-changes"))
      note_changes(reading, node);
    else if (hp_is_named(node, "section") &&
             g_strcmp0(hp_any_attribute(node, "display"), "none") == 0)
      keep_hidden(reading, node);
    else if (hp_is_one_of(node, "table-of-content illustration-index table-index object-index "
                                "user-index alphabetical-index bibliography"))
      keep_contents(reading, node);
    else if (node->type == XML_ELEMENT_NODE && !read_aside(reading, node) &&
             !hp_is_one_of(node, "forms sequence-decls variable-decls user-field-decls"))
      read_blocks(reading, node, item, cell, in_cell);
  }
}

/* ---- Tables -------------------------------------------------------------------------------- */

#define MAX_REPEATED                                                                               \
  1000 /* times that a row or cell with words in it is repeated; the rest is left */

/* Whether digits are the year of a date: all four of them, or its last two. */
static gboolean is_year(const char *digits, gsize n, const char *date)
{
  return (n == 4 && strncmp(digits, date, 4) == 0) || (n == 2 && strncmp(digits, date + 2, 2) == 0);
}

/* A date as it is, as far as it is shown: "06/30/26" and "30.6." the day, "jun 2026" these words,
   "6-2026" the month, "2026" the year. NULL: the words. */
static char *date_shown(const xmlNode *cell)
{
  const char *date = hp_any_attribute(cell, "date-value");
  if (date == NULL || !hp_begins_with_day(date))
    return NULL;
  g_autofree char *shown = hp_text_in(cell);
  guint numbers = 0;
  gboolean has_year = FALSE;
  for (const char *at = shown; *at != '\0';) {
    const gsize digits = strspn(at, "0123456789");
    if (g_unichar_isalpha(g_utf8_get_char(at)))
      return NULL;
    numbers += digits > 0 ? 1 : 0;
    has_year = has_year || is_year(at, digits, date);
    at = digits > 0 ? at + digits : g_utf8_next_char(at);
  }
  const gboolean is_cut = has_year && numbers <= 2;
  return g_strndup(date, strlen(!is_cut ? "2026-01-01" : numbers == 1 ? "2026" : "2026-01"));
}

/* By its own style or, where it has none, that of its column. */
static gboolean is_struck_cell(const OdfReading *reading, const xmlNode *element, guint column)
{
  const char *own = hp_any_attribute(element, "style-name");
  const char *style = own != NULL               ? own
                      : column < STYLED_COLUMNS ? reading->default_styles[column]
                                                : NULL;
  return hp_odf_style(reading->styles, "table-cell", style).struck == HP_ODF_YES;
}

static void read_cell_content(OdfReading *reading, const xmlNode *element, guint column,
                              HpOfficeCell *cell)
{
  char *date = date_shown(element);
  reading->is_struck = is_struck_cell(reading, element, column);
  if (date == NULL || reading->is_struck) {
    read_blocks(reading, element, 0, cell, TRUE);
    g_free(date);
  } else
    hp_office_cell_add_line(reading->document, cell,
                            hp_office_line_new(reading->document, HP_LINE_PARAGRAPH, 0, date));
  reading->is_struck = FALSE;
}

static HpOfficeCell *add_cell(const OdfReading *reading, HpOfficeTable *table, const xmlNode *node,
                              guint row, guint column)
{
  return hp_office_table_add_cell(reading->document, table, row, column,
                                  hp_number_in(node, "number-rows-spanned", 1, G_MAXINT16),
                                  hp_number_in(node, "number-columns-spanned", 1, G_MAXINT16));
}

/* What is in it is read once, however often it is repeated. */
static void read_cell(OdfReading *reading, HpOfficeTable *table, const xmlNode *node, guint row,
                      guint column)
{
  HpOfficeCell *cell = add_cell(reading, table, node, row, column);
  read_cell_content(reading, node, column, cell);
  if (cell == NULL)
    return;
  cell->is_formula = hp_any_attribute(node, "formula") != NULL;
  const guint repeated = hp_number_in(node, "number-columns-repeated", 1, MAX_REPEATED);
  for (guint i = 1; i < repeated && !hp_office_is_full(reading->document); i++)
    if (hp_office_table_add_copy(reading->document, table, cell, row, column + i) == NULL)
      return;
}

static void read_row(OdfReading *reading, HpOfficeTable *table, const xmlNode *element, guint row)
{
  guint column = 0;
  for (const xmlNode *node = element->children; node != NULL; node = node->next) {
    if (!hp_is_one_of(node, "table-cell covered-table-cell"))
      continue;
    const guint repeated = hp_number_in(node, "number-columns-repeated", 1, G_MAXINT16);
    if (node->children != NULL && repeated > 0)
      read_cell(reading, table, node, row, column);
    else if (node->children == NULL && hp_is_named(node, "table-cell") && repeated == 1)
      add_cell(reading, table, node, row, column);
    column += repeated;
  }
}

/* The row whose cells are those of the table from `first` up to `end`, again. */
static void repeat_row(const OdfReading *reading, HpOfficeTable *table, guint first, guint end,
                       guint row)
{
  for (guint i = first; i < end && !hp_office_is_full(reading->document); i++) {
    const HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    hp_office_table_add_copy(reading->document, table, cell, row, cell->column);
  }
}

static gboolean has_content(const xmlNode *row)
{
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (cell->children != NULL)
      return TRUE;
  return FALSE;
}

static void read_row_element(OdfReading *reading, HpOfficeTable *table, const xmlNode *element,
                             guint row, guint repeated)
{
  const guint times = has_content(element) ? MIN(repeated, MAX_REPEATED) : MIN(repeated, 1);
  const guint first = table->cells->len;
  if (times == 0)
    return;
  read_row(reading, table, element, row);
  const guint end = table->cells->len;
  for (guint i = 1; i < times; i++)
    repeat_row(reading, table, first, end, row + i);
}

static gboolean is_hidden(const xmlNode *row_or_column)
{
  const char *visibility = hp_any_attribute(row_or_column, "visibility");
  return visibility != NULL && strcmp(visibility, "visible") != 0;
}

/* Which columns are hidden, and the styles of cells that have none of their own. */
static void read_columns(OdfReading *reading, HpOfficeTable *table, const xmlNode *parent,
                         guint *column)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_is_one_of(node, "table-columns table-header-columns table-column-group"))
      read_columns(reading, table, node, column);
    if (!hp_is_named(node, "table-column"))
      continue;
    const guint repeated = hp_number_in(node, "number-columns-repeated", 1, G_MAXINT16);
    const char *style = hp_any_attribute(node, "default-cell-style-name");
    if (is_hidden(node))
      hp_office_table_hide_columns(table, *column, repeated);
    for (guint i = *column; i < MIN(*column + repeated, STYLED_COLUMNS); i++)
      reading->default_styles[i] = style;
    *column = MIN(*column + repeated, G_MAXINT16);
  }
}

static void read_rows(OdfReading *reading, HpOfficeTable *table, const xmlNode *parent, guint *row)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_office_is_full(reading->document))
      break;
    if (hp_is_one_of(node, "table-rows table-header-rows table-row-group"))
      read_rows(reading, table, node, row);
    if (!hp_is_named(node, "table-row"))
      continue;
    const guint repeated = hp_number_in(node, "number-rows-repeated", 1, G_MAXINT32 / 2);
    reading->row = *row + 1;
    if (g_strcmp0(hp_any_attribute(node, "visibility"), "filter") == 0)
      table->is_filtered = TRUE;
    else if (is_hidden(node))
      hp_office_table_hide_rows(table, *row, repeated);
    read_row_element(reading, table, node, *row, repeated);
    *row = MIN(*row + repeated, G_MAXINT32 / 2);
  }
}

static void read_table(OdfReading *reading, const xmlNode *element, const char *sheet)
{
  HpOfficeTable *table = hp_office_add_table(reading->document, sheet);
  const xmlNode *shapes = hp_child(element, "shapes");
  const HpOdfStyle style =
      hp_odf_style(reading->styles, "table", hp_any_attribute(element, "style-name"));
  guint row = 0, column = 0;
  reading->table = table->number;
  reading->sheet = sheet;
  table->is_hidden = style.hidden == HP_ODF_YES;
  memset(reading->default_styles, 0, sizeof reading->default_styles);
  read_columns(reading, table, element, &column);
  read_rows(reading, table, element, &row);
  if (shapes != NULL) {
    g_autofree char *words = hp_text_in(shapes);
    keep(reading, _("Text box"), words);
  }
  reading->table = 0;
  reading->sheet = NULL;
}

/* ---- The file ------------------------------------------------------------------------------ */

static void keep_changes_not_met(OdfReading *reading)
{
  GHashTableIter iterator;
  gpointer region = NULL;
  g_hash_table_iter_init(&iterator, reading->changes);
  while (g_hash_table_iter_next(&iterator, NULL, &region)) {
    const xmlNode *deletion = hp_child(region, "deletion");
    g_autofree char *words = deletion == NULL ? NULL : hp_text_in(deletion);
    if (words != NULL)
      hp_office_add_internal(reading->document, _("Deleted text"), words);
  }
}

static void read_body(OdfReading *reading, const xmlNode *body)
{
  const xmlNode *text = hp_child(body, "text"), *spreadsheet = hp_child(body, "spreadsheet");
  if (text != NULL)
    read_blocks(reading, text, 0, NULL, FALSE);
  for (const xmlNode *node = spreadsheet == NULL ? NULL : spreadsheet->children; node != NULL;
       node = node->next)
    if (hp_is_named(node, "table"))
      read_table(reading, node, hp_any_attribute(node, "name"));
  keep_changes_not_met(reading);
}

/* The heads and feet of pages. */
static void keep_pages(OdfReading *reading, const xmlNode *root)
{
  xmlNode *masters = (xmlNode *)hp_child(root, "master-styles");
  for (xmlNode *node = NULL; (node = hp_next_of(node, masters, "header footer")) != NULL;) {
    g_autofree char *words = hp_text_in(node);
    hp_office_add_internal(reading->document,
                           hp_is_named(node, "header") ? _("Page head") : _("Page foot"), words);
  }
}

/* The parts of one that is are not readable, but for the list of them. */
static gboolean is_protected(GHashTable *parts, GError **error)
{
  xmlDoc *manifest = hp_container_xml(parts, "META-INF/manifest.xml", NULL);
  xmlNode *root = manifest == NULL ? NULL : xmlDocGetRootElement(manifest);
  xmlNode *node = root;
  while (node != NULL && !hp_is_named(node, "encryption-data"))
    node = hp_next_element(node, root);
  xmlFreeDoc(manifest);
  if (node == NULL)
    return FALSE;
  g_set_error_literal(error, HP_IMPORT_ERROR, HP_IMPORT_NOT_KNOWN,
                      _("It is protected by a password; save it without one."));
  return TRUE;
}

/* The language of text that does not say its own. */
static char *language_of(const xmlDoc *styles)
{
  xmlNode *root = styles == NULL ? NULL : xmlDocGetRootElement(styles);
  for (xmlNode *node = root; node != NULL; node = hp_next_element(node, root)) {
    const char *language = hp_is_named(node, "default-style") && hp_child(node, "text-properties")
                               ? hp_any_attribute(hp_child(node, "text-properties"), "language")
                               : NULL;
    if (language != NULL)
      return g_strdup(language);
  }
  return NULL;
}

HpOfficeText *hp_read_odf(GHashTable *parts, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autoptr(GHashTable) bold = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) italic = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) looks = NULL;
  g_autoptr(GHashTable) headings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) changes = g_hash_table_new(g_str_hash, g_str_equal);
  OdfReading reading = {.document = document,
                        .bold = bold,
                        .italic = italic,
                        .headings = headings,
                        .titles = titles,
                        .changes = changes};
  if (is_protected(parts, error))
    return NULL;
  hp_container_read_title(parts, "meta.xml", document);
  xmlDoc *content = hp_container_xml(parts, "content.xml", error);
  xmlDoc *styles = content == NULL ? NULL : hp_container_xml(parts, "styles.xml", error);
  const gboolean good =
      content != NULL && (styles != NULL || !g_hash_table_contains(parts, "styles.xml"));
  const xmlNode *root = good ? xmlDocGetRootElement(content) : NULL;
  const xmlNode *body = root == NULL ? NULL : hp_child(root, "body");
  if (root != NULL) {
    read_styles(&reading, root);
    reading.styles = looks =
        hp_odf_styles(root, styles == NULL ? NULL : xmlDocGetRootElement(styles));
  }
  if (body != NULL)
    read_body(&reading, body);
  document->language = good ? language_of(styles) : NULL;
  if (good && styles != NULL && body != NULL && hp_child(body, "text") != NULL)
    keep_pages(&reading, xmlDocGetRootElement(styles));
  xmlFreeDoc(content);
  xmlFreeDoc(styles);
  return good && hp_office_is_bounded(document, error) ? g_steal_pointer(&document) : NULL;
}
