/* Reads HTML, as word processors save it and others write it. */
#include "import/readers.h"

#include "xml/xml.h"

#include <libxml/HTMLparser.h>
#include <string.h>

typedef struct {
  HpOfficeText *document;
  GHashTable *classes; /* which are hidden or struck through */
  GString *text;       /* of the paragraph that is being read */
  HpLooks looks;
  HpOfficeKind kind; /* of that */
  int level;
  HpOfficeCell *cell; /* that lines go to; NULL: the text */
  gboolean in_cell;
} HtmlReading;

static void keep_words(HtmlReading *reading, const char *what, const xmlNode *element)
{
  g_autofree char *words = hp_text_in(element);
  hp_office_keep(reading->document, NULL, what, words);
}

/* What is said of a node by those around it. */
typedef struct {
  int item; /* depth in lists */
  HpLook look;
} HtmlAround;

static void read_node(HtmlReading *reading, const xmlNode *node, HtmlAround around);
static void read_children(HtmlReading *reading, const xmlNode *parent, HtmlAround around);

static void end_line(HtmlReading *reading)
{
  HpOfficeLine *line = hp_office_line_new(reading->document, reading->kind, reading->level,
                                          g_strdup(reading->text->str));
  hp_line_look(line, &reading->looks);
  if (reading->in_cell)
    hp_office_cell_add_line(reading->document, reading->cell, line);
  else
    hp_office_add_line(reading->document, line);
  g_string_truncate(reading->text, 0);
  reading->looks = (HpLooks){0};
  reading->kind = HP_LINE_PARAGRAPH;
  reading->level = 0;
}

static void read_text(HtmlReading *reading, const char *text, HtmlAround around)
{
  hp_looks_add(&reading->looks, around.look, text);
  for (; *text != '\0'; text++)
    g_string_append_c(reading->text, *text == '\n' ? ' ' : *text);
}

/* ---- Tables -------------------------------------------------------------------------------- */

enum { COLUMNS = 200 };
#define MAX_CELL_ROWS 20000 /* rows that a cell of HTML reaches over; the rest is not below it */

typedef struct {
  HpOfficeTable *table;
  guint row;
  guint free_from[COLUMNS]; /* the first row in which the column is not taken by a cell above */
  gboolean has_hidden;      /* its first row has hidden cells: they are columns */
} HtmlRows;

static void read_cell(HtmlReading *reading, HtmlRows *rows, const xmlNode *element, guint *column,
                      HtmlAround around)
{
  const guint columns = MAX(1, hp_number_in(element, "colspan", 1, COLUMNS));
  const guint said = hp_number_in(element, "rowspan", 1, MAX_CELL_ROWS);
  const guint height = said == 0 ? MAX_CELL_ROWS : said; /* 0: to the end of the group */
  while (*column < COLUMNS && rows->free_from[*column] > rows->row)
    (*column)++;
  const HpHtmlLook look = hp_html_look(reading->classes, element);
  if (look.is_hidden && !rows->has_hidden) {
    keep_words(reading, _("Hidden text"), element);
    return;
  }
  HpOfficeCell *outer = reading->cell;
  reading->cell =
      hp_office_table_add_cell(reading->document, rows->table, rows->row, *column, height, columns);
  if (reading->cell != NULL)
    reading->cell->is_hidden = look.is_hidden;
  if (look.is_struck)
    keep_words(reading, _("Deleted text"), element);
  else
    read_children(reading, element, around);
  end_line(reading);
  reading->cell = outer;
  for (guint i = 0; i < columns && *column < COLUMNS; i++)
    rows->free_from[(*column)++] = rows->row + height;
}

/* A cell goes no further than the last row of its group (HTML, 4.9.12.1), whatever number it says:
   those of the cells from `first`. */
static void end_cells(HtmlRows *rows, guint first)
{
  for (guint i = first; i < rows->table->cells->len; i++) {
    HpOfficeCell *cell = g_ptr_array_index(rows->table->cells, i);
    cell->rows = MIN(cell->rows, rows->row - cell->row);
  }
  for (guint i = 0; i < COLUMNS; i++)
    rows->free_from[i] = MIN(rows->free_from[i], rows->row);
}

static gboolean has_hidden_cell(const HtmlReading *reading, const xmlNode *row)
{
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (hp_is_one_of(cell, "td th") && hp_html_look(reading->classes, cell).is_hidden)
      return TRUE;
  return FALSE;
}

/* A hidden cell is no cell: the next one stands in its column. Where the first row has some, too,
   they are columns that nobody sees. */
static void read_row(HtmlReading *reading, HtmlRows *rows, const xmlNode *row, HtmlAround around)
{
  guint column = 0;
  if (rows->row == 0)
    rows->has_hidden = has_hidden_cell(reading, row);
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (hp_is_one_of(cell, "td th"))
      read_cell(reading, rows, cell, &column, around);
  if (hp_html_look(reading->classes, row).is_hidden ||
      hp_html_look(reading->classes, row->parent).is_hidden)
    hp_office_table_hide_rows(rows->table, rows->row, 1);
  rows->row++;
}

static void read_rows(HtmlReading *reading, HtmlRows *rows, const xmlNode *parent,
                      HtmlAround around)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (hp_is_one_of(node, "thead tbody tfoot")) {
      const guint first = rows->table->cells->len;
      read_rows(reading, rows, node, around);
      end_cells(rows, first);
    }
    if (!hp_is_named(node, "tr"))
      continue;
    read_row(reading, rows, node, around);
  }
}

/* Its caption, and what stands in it but in no cell: browsers show that before it, too. */
static void read_outside_cells(HtmlReading *reading, const xmlNode *parent, HtmlAround around)
{
  end_line(reading);
  for (const xmlNode *node = parent->children; node != NULL; node = node->next)
    if (hp_is_one_of(node, "td th"))
      end_line(reading);
    else if (hp_is_one_of(node, "thead tbody tfoot tr"))
      read_outside_cells(reading, node, around);
    else
      read_node(reading, node, around);
  end_line(reading);
}

static void read_table(HtmlReading *reading, const xmlNode *element, HtmlAround around)
{
  if (reading->in_cell) {
    read_children(reading, element, around);
    return;
  }
  read_outside_cells(reading, element, around);
  HtmlRows *rows = g_new0(HtmlRows, 1);
  rows->table = hp_office_add_table(reading->document, NULL);
  reading->in_cell = TRUE;
  read_rows(reading, rows, element, around);
  end_cells(rows, 0);
  reading->in_cell = FALSE;
  g_free(rows);
}

/* ---- Blocks -------------------------------------------------------------------------------- */

static void keep_picture(const HtmlReading *reading, const xmlNode *image)
{
  const char *alternative = hp_any_attribute(image, "alt");
  if (alternative != NULL)
    hp_office_add_internal(reading->document, _("Picture"), alternative);
  hp_office_tell_picture(reading->document, NULL);
}

static void read_block(HtmlReading *reading, const xmlNode *node, HtmlAround around)
{
  end_line(reading);
  const char *name = (const char *)node->name;
  if (name[0] == 'h' && g_ascii_isdigit(name[1])) {
    reading->kind = HP_LINE_HEADING;
    reading->level = name[1] - '0';
  } else if (hp_is_named(node, "li") || (hp_is_named(node, "p") && around.item > 0)) {
    reading->kind = HP_LINE_ITEM;
    reading->level = MAX(around.item - 1, 0);
  }
  read_children(reading, node, around);
  end_line(reading);
}

static void read_node(HtmlReading *reading, const xmlNode *node, HtmlAround around)
{
  if (hp_is_text(node))
    read_text(reading, (const char *)node->content, around);
  if (node->type != XML_ELEMENT_NODE || hp_is_one_of(node, "script style head template noscript"))
    return;
  const HpHtmlLook look = hp_html_look(reading->classes, node);
  if (look.is_hidden || look.is_struck) {
    keep_words(reading, look.is_hidden ? _("Hidden text") : _("Deleted text"), node);
    return;
  }
  around.look.is_bold |= hp_is_one_of(node, "b strong");
  around.look.is_italic |= hp_is_one_of(node, "i em");
  if (hp_is_one_of(node, "ul ol")) {
    end_line(reading);
    around.item++;
    read_children(reading, node, around);
  } else if (hp_is_named(node, "table")) {
    end_line(reading);
    read_table(reading, node, around);
  } else if (hp_is_one_of(
                 node,
                 "p li h1 h2 h3 h4 h5 h6 div section article main header footer tr td "
                 "th dt dd dl blockquote caption address pre nav aside figure figcaption form "
                 "fieldset legend details summary center hgroup menu dir search dialog hr "
                 "option textarea"))
    read_block(reading, node, around);
  else if (hp_is_named(node, "br"))
    g_string_append_c(reading->text, '\n');
  else if (hp_is_named(node, "img"))
    keep_picture(reading, node);
  else
    read_children(reading, node, around);
}

static void read_children(HtmlReading *reading, const xmlNode *parent, HtmlAround around)
{
  for (const xmlNode *node = parent->children;
       node != NULL && !hp_office_is_full(reading->document); node = node->next)
    read_node(reading, node, around);
}

HpOfficeText *hp_read_html(GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  if (!hp_is_sparse(data, size, error))
    return NULL;
  const char *encoding = g_utf8_validate(data, (gssize)size, NULL) ? "UTF-8" : NULL;
  htmlDocPtr tree = htmlReadMemory(data, (int)MIN(size, G_MAXINT), NULL, encoding,
                                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  if (tree != NULL && !hp_is_shallow(tree, error)) {
    xmlFreeDoc(tree);
    return NULL;
  }
  const xmlNode *root = tree == NULL ? NULL : xmlDocGetRootElement(tree);
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autoptr(GHashTable) classes = hp_html_classes(tree == NULL ? NULL : xmlDocGetRootElement(tree));
  HtmlReading reading = {.document = document, .classes = classes, .text = g_string_new(NULL)};
  const xmlNode *head = root == NULL ? NULL : hp_child(root, "head");
  const xmlNode *title = head == NULL ? NULL : hp_child(head, "title");
  if (title != NULL) {
    g_autofree char *words = hp_text_in(title);
    document->title = hp_collapsed(words);
  }
  document->language = root == NULL ? NULL : g_strdup(hp_any_attribute(root, "lang"));
  if (root != NULL)
    read_children(&reading, root, (HtmlAround){0});
  end_line(&reading);
  g_string_free(reading.text, TRUE);
  xmlFreeDoc(tree);
  return hp_office_is_bounded(document, error) ? g_steal_pointer(&document) : NULL;
}
