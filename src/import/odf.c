/* Reads OpenDocument's texts and spreadsheets: ISO/IEC 26300-1. */
#include "import/readers.h"

#include "xml/xml.h"

#include <string.h>

typedef struct {
  HpOfficeText *document;
  GHashTable *bold;   /* names of automatic styles that are bold */
  GHashTable *titles; /* names of styles that are made from Title */
  guint paragraph, table, row;
  guint depth;
  gboolean told_picture;
} OdfReading;

typedef struct {
  GString *text;
  gboolean has_plain, has_bold;
} OdfParagraph;

static char *place_of(const OdfReading *reading)
{
  if (reading->table > 0)
    return g_strdup_printf(_("table %u, row %u"), reading->table, reading->row);
  return g_strdup_printf(_("paragraph %u"), reading->paragraph);
}

static void keep(OdfReading *reading, const char *what, const char *words)
{
  g_autofree char *place = place_of(reading);
  g_autofree char *label = g_strdup_printf("%s (%s)", what, place);
  g_autofree char *collapsed = hp_collapsed(words);
  if (*collapsed == '\0')
    return;
  hp_office_add_internal(reading->document, label, words);
  hp_office_tell(reading->document, g_steal_pointer(&place),
                 _("%s kept as an internal note: \"%s\""), what, collapsed);
}

/* ---- Styles -------------------------------------------------------------------------------- */

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
    if (g_strcmp0(parent, "Title") == 0)
      g_hash_table_add(reading->titles, g_strdup(name));
  }
}

static gboolean has_style_of(const xmlNode *element, GHashTable *styles)
{
  const char *style = hp_any_attribute(element, "style-name");
  return style != NULL && g_hash_table_contains(styles, style);
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

static void read_inline(OdfReading *reading, const xmlNode *parent, gboolean is_bold,
                        OdfParagraph *paragraph);

static gboolean read_aside(OdfReading *reading, const xmlNode *node)
{
  if (hp_is_named(node, "annotation")) {
    g_autofree char *words = without_author(node);
    keep(reading, _("Comment"), words);
  } else if (hp_is_named(node, "note")) {
    const xmlNode *body = hp_child(node, "note-body");
    g_autofree char *words = body == NULL ? NULL : hp_text_in(body);
    if (words != NULL)
      keep(reading, _("Footnote"), words);
  } else if (hp_is_named(node, "image")) {
    if (!reading->told_picture)
      hp_office_tell(reading->document, place_of(reading),
                     _("Pictures are not taken; put them in as <figure>s."));
    reading->told_picture = TRUE;
  } else
    return FALSE;
  return TRUE;
}

static void read_node(OdfReading *reading, const xmlNode *node, gboolean is_bold,
                      OdfParagraph *paragraph)
{
  if (hp_is_text(node)) {
    const char *text = (const char *)node->content;
    if (strspn(text, " \t\r\n") < strlen(text)) {
      paragraph->has_bold = paragraph->has_bold || is_bold;
      paragraph->has_plain = paragraph->has_plain || !is_bold;
    }
    /* A new line in the file is a space in the text. */
    for (; *text != '\0'; text++)
      g_string_append_c(paragraph->text, *text == '\n' ? ' ' : *text);
  } else if (node->type != XML_ELEMENT_NODE || read_aside(reading, node))
    return;
  else if (hp_is_one_of(node, "s tab"))
    g_string_append_c(paragraph->text, ' ');
  else if (hp_is_named(node, "line-break"))
    g_string_append_c(paragraph->text, '\n');
  else {
    if (hp_is_one_of(node, "p list-item"))
      g_string_append_c(paragraph->text, '\n');
    read_inline(reading, node, is_bold || has_style_of(node, reading->bold), paragraph);
  }
}

static void read_inline(OdfReading *reading, const xmlNode *parent, gboolean is_bold,
                        OdfParagraph *paragraph)
{
  if (++reading->depth <= HP_MAX_IMPORTED_DEPTH)
    for (const xmlNode *node = parent->children; node != NULL; node = node->next)
      read_node(reading, node, is_bold, paragraph);
  reading->depth--;
}

/* `item`: the depth in lists, 0 outside of any. */
static HpOfficeLine *read_paragraph(OdfReading *reading, const xmlNode *element, int item)
{
  OdfParagraph paragraph = {.text = g_string_new(NULL)};
  const char *style = hp_any_attribute(element, "style-name");
  const gboolean is_title =
      g_strcmp0(style, "Title") == 0 || has_style_of(element, reading->titles);
  const gboolean is_heading = is_title || hp_is_named(element, "h");
  if (reading->table == 0)
    reading->paragraph++;
  read_inline(reading, element, has_style_of(element, reading->bold), &paragraph);
  const HpOfficeKind kind = is_heading ? HP_LINE_HEADING
                            : item > 0 ? HP_LINE_ITEM
                                       : HP_LINE_PARAGRAPH;
  const int level = is_title     ? 0
                    : is_heading ? (int)CLAMP(hp_number_in(element, "outline-level", 1, 9), 1, 9)
                                 : MAX(item - 1, 0);
  HpOfficeLine *line = hp_office_line_new(kind, level, g_string_free(paragraph.text, FALSE));
  if (line != NULL)
    line->is_bold = paragraph.has_bold && !paragraph.has_plain;
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

static void keep_changes(OdfReading *reading, const xmlNode *changes)
{
  for (const xmlNode *region = changes->children; region != NULL; region = region->next) {
    const xmlNode *deletion = hp_child(region, "deletion");
    for (const xmlNode *node = deletion == NULL ? NULL : deletion->children; node != NULL;
         node = node->next)
      if (hp_is_one_of(node, "p h list table")) {
        g_autofree char *words = hp_text_in(node);
        keep(reading, _("Deleted text"), words);
      }
    if (hp_is_named(region, "changed-region") && hp_child(region, "insertion") != NULL)
      hp_office_tell(reading->document, NULL, _("Inserted text that is not settled was taken."));
  }
}

static void read_blocks(OdfReading *reading, const xmlNode *parent, int item, HpOfficeCell *cell,
                        gboolean in_cell)
{
  if (++reading->depth > HP_MAX_IMPORTED_DEPTH) {
    reading->depth--;
    return;
  }
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (reading->document->size > HP_MAX_IMPORTED_TEXT)
      break;
    if (hp_is_one_of(node, "p h"))
      add_line(reading, cell, in_cell, read_paragraph(reading, node, item));
    else if (hp_is_named(node, "list"))
      read_blocks(reading, node, item + 1, cell, in_cell);
    else if (hp_is_named(node, "table") && !in_cell)
      read_table(reading, node, NULL);
    else if (hp_is_named(node, "tracked-changes"))
      keep_changes(reading, node);
    else if (hp_is_named(node, "annotation"))
      read_aside(reading, node);
    else if (hp_is_one_of(node, "list-item list-header section table table-row table-cell "
                                "table-header-rows index-body table-of-content frame text-box "
                                "table-rows"))
      read_blocks(reading, node, item, cell, in_cell);
  }
  reading->depth--;
}

/* ---- Tables -------------------------------------------------------------------------------- */

#define MAX_REPEATED                                                                               \
  1000 /* times that a row or cell with words in it is repeated; the rest is left */

/* A date as it is, not as it is shown. */
static void read_cell_content(OdfReading *reading, const xmlNode *element, HpOfficeCell *cell)
{
  const char *date = hp_any_attribute(element, "date-value");
  if (date == NULL || strlen(date) < strlen("2026-01-01")) {
    read_blocks(reading, element, 0, cell, TRUE);
    return;
  }
  hp_office_cell_add_line(
      reading->document, cell,
      hp_office_line_new(HP_LINE_PARAGRAPH, 0, g_strndup(date, strlen("2026-01-01"))));
}

static void read_row(OdfReading *reading, HpOfficeTable *table, const xmlNode *element, guint row)
{
  guint column = 0;
  for (const xmlNode *node = element->children; node != NULL; node = node->next) {
    if (!hp_is_one_of(node, "table-cell covered-table-cell"))
      continue;
    const guint repeated = hp_number_in(node, "number-columns-repeated", 1, G_MAXINT16);
    for (guint i = 0; i < repeated && node->children != NULL && i < MAX_REPEATED; i++) {
      HpOfficeCell *cell = hp_office_table_add_cell(
          table, row, column + i, hp_number_in(node, "number-rows-spanned", 1, G_MAXINT16),
          hp_number_in(node, "number-columns-spanned", 1, G_MAXINT16));
      read_cell_content(reading, node, cell);
      if (cell != NULL)
        cell->is_formula = hp_any_attribute(node, "formula") != NULL;
    }
    if (node->children == NULL && hp_is_named(node, "table-cell") && repeated == 1)
      hp_office_table_add_cell(table, row, column,
                               hp_number_in(node, "number-rows-spanned", 1, G_MAXINT16),
                               hp_number_in(node, "number-columns-spanned", 1, G_MAXINT16));
    column += repeated;
  }
}

static gboolean has_content(const xmlNode *row)
{
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (cell->children != NULL)
      return TRUE;
  return FALSE;
}

static void read_rows(OdfReading *reading, HpOfficeTable *table, const xmlNode *parent, guint *row)
{
  if (++reading->depth <= HP_MAX_IMPORTED_DEPTH)
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
      if (reading->document->size > HP_MAX_IMPORTED_TEXT)
        break;
      if (hp_is_one_of(node, "table-rows table-header-rows table-row-group"))
        read_rows(reading, table, node, row);
      if (!hp_is_named(node, "table-row"))
        continue;
      const guint repeated = hp_number_in(node, "number-rows-repeated", 1, G_MAXINT32 / 2);
      const char *visibility = hp_any_attribute(node, "visibility");
      reading->row = *row + 1;
      if (has_content(node) && visibility != NULL && strcmp(visibility, "visible") != 0)
        hp_office_tell(reading->document, place_of(reading),
                       _("The row is hidden; it was taken all the same."));
      for (guint i = 0; i < repeated && i < MAX_REPEATED && (i == 0 || has_content(node)); i++)
        read_row(reading, table, node, *row + i);
      *row = MIN(*row + repeated, G_MAXINT32 / 2);
    }
  reading->depth--;
}

static void read_table(OdfReading *reading, const xmlNode *element, const char *sheet)
{
  HpOfficeTable *table = hp_office_add_table(reading->document, sheet);
  guint row = 0;
  reading->table = table->number;
  read_rows(reading, table, element, &row);
  reading->table = 0;
}

/* ---- The file ------------------------------------------------------------------------------ */

static void read_body(OdfReading *reading, const xmlNode *body)
{
  const xmlNode *text = hp_child(body, "text"), *spreadsheet = hp_child(body, "spreadsheet");
  if (text != NULL)
    read_blocks(reading, text, 0, NULL, FALSE);
  for (const xmlNode *node = spreadsheet == NULL ? NULL : spreadsheet->children; node != NULL;
       node = node->next)
    if (hp_is_named(node, "table"))
      read_table(reading, node, hp_any_attribute(node, "name"));
}

/* The heads and feet of pages. */
static void keep_pages(OdfReading *reading, const xmlNode *root)
{
  const xmlNode *masters = hp_child(root, "master-styles");
  for (const xmlNode *node = masters; node != NULL;
       node = hp_next_element((xmlNode *)node, masters))
    if (hp_is_one_of(node, "header footer")) {
      g_autofree char *words = hp_text_in(node);
      hp_office_add_internal(reading->document,
                             hp_is_named(node, "header") ? _("Page head") : _("Page foot"), words);
    }
}

HpOfficeText *hp_read_odf(GHashTable *parts, GError **error)
{
  g_autoptr(HpOfficeText) document = hp_office_text_new();
  g_autoptr(GHashTable) bold = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  OdfReading reading = {.document = document, .bold = bold, .titles = titles};
  xmlDoc *content = hp_container_xml(parts, "content.xml", error);
  xmlDoc *styles = content == NULL ? NULL : hp_container_xml(parts, "styles.xml", error);
  const gboolean good =
      content != NULL && (styles != NULL || !g_hash_table_contains(parts, "styles.xml"));
  const xmlNode *root = good ? xmlDocGetRootElement(content) : NULL;
  const xmlNode *body = root == NULL ? NULL : hp_child(root, "body");
  if (root != NULL)
    read_styles(&reading, root);
  if (body != NULL)
    read_body(&reading, body);
  if (good && styles != NULL && body != NULL && hp_child(body, "text") != NULL)
    keep_pages(&reading, xmlDocGetRootElement(styles));
  xmlFreeDoc(content);
  xmlFreeDoc(styles);
  return good && hp_office_is_bounded(document, error) ? g_steal_pointer(&document) : NULL;
}
