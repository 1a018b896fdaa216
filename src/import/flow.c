/* Text that is not in a table of a plan: paragraphs, lists, sections, other tables. */
#include "import/build.h"

#include "xml/xml.h"

#include <string.h>

xmlNode *hp_append(xmlNode *parent, const char *name, const char *text)
{
  g_autofree char *collapsed = text == NULL ? NULL : hp_collapsed(text);
  return xmlNewTextChild(parent, NULL, (const xmlChar *)name, (const xmlChar *)collapsed);
}

xmlNode *hp_append_with_id(HpImporting *building, xmlNode *parent, const char *name,
                           const char *words)
{
  xmlNode *element = hp_append(parent, name, NULL);
  g_autofree char *id = hp_new_id(building->ids, words, name);
  xmlNewProp(element, (const xmlChar *)"id", (const xmlChar *)id);
  return element;
}

xmlNode *hp_append_numbered(HpImporting *building, xmlNode *parent, const char *name,
                            const char *words, const char **rest)
{
  g_autofree char *number = NULL;
  *rest = building->numbers_are_apart ? words : hp_after_typed_number(words, &number);
  xmlNode *element = hp_append_with_id(building, parent, name, *rest);
  if (number != NULL)
    xmlNewProp(element, (const xmlChar *)"number", (const xmlChar *)number);
  return element;
}

void hp_append_if_any(xmlNode *parent, xmlNode *part)
{
  if (part->children != NULL)
    xmlAddChild(parent, part);
  else
    xmlFreeNode(part);
}

void hp_append_children(xmlNode *parent, xmlNode *from)
{
  while (from->children != NULL) {
    xmlNode *child = from->children;
    xmlUnlinkNode(child);
    xmlAddChild(parent, child);
  }
}

/* ---- Lists --------------------------------------------------------------------------------- */

guint hp_append_list(xmlNode *parent, const GPtrArray *lines, guint i, int level)
{
  xmlNode *list = hp_append(parent, "list", NULL), *item = NULL;
  while (i < lines->len) {
    const HpOfficeLine *line = g_ptr_array_index(lines, i);
    if (line->kind != HP_LINE_ITEM || line->level < level)
      break;
    if (line->level > level) {
      i = hp_append_list(item, lines, i, line->level);
      continue;
    }
    item = hp_append(list, "item", line->text);
    i++;
  }
  return i;
}

/* ---- Sections ------------------------------------------------------------------------------ */

static xmlNode *open_section(const HpImportFlow *flow)
{
  for (guint level = G_N_ELEMENTS(flow->sections); level > 0; level--)
    if (flow->sections[level - 1] != NULL)
      return flow->sections[level - 1];
  return flow->holder;
}

xmlNode *hp_flow_room(xmlNode *holder)
{
  while (hp_is_named(holder->last, "section"))
    holder = holder->last;
  return holder;
}

/* The section is open below all levels: any heading closes it. */
HpImportFlow hp_flow_after(xmlNode *holder)
{
  HpImportFlow flow = {.holder = holder};
  xmlNode *room = hp_flow_room(holder);
  if (room != holder)
    flow.sections[G_N_ELEMENTS(flow.sections) - 1] = room;
  return flow;
}

void hp_flow_add_heading(HpImportFlow *flow, int level, const char *title)
{
  const guint own = (guint)CLAMP(level, 0, (int)G_N_ELEMENTS(flow->sections) - 1);
  for (guint deeper = own; deeper < G_N_ELEMENTS(flow->sections); deeper++)
    flow->sections[deeper] = NULL;
  flow->sections[own] = hp_append(open_section(flow), "section", NULL);
  hp_append(flow->sections[own], "title", title);
}

/* The place of a paragraph in a list that was typed: 1 of "1. …" and of "a) …"; 0: it has none. */
static guint typed_place(const HpOfficeBlock *block, gboolean *is_letter, const char **words)
{
  const HpOfficeLine *line = block->line;
  g_autofree char *number = NULL;
  if (line == NULL || line->kind != HP_LINE_PARAGRAPH)
    return 0;
  *words = hp_after_typed_number(line->text, &number);
  /* "1 Ansvaret …" may be a heading that nobody set as one. */
  if (number == NULL || strchr(".)", line->text[strcspn(line->text, " \n") - 1]) == NULL)
    return 0;
  *is_letter = g_ascii_isalpha(*number);
  if (*is_letter)
    return (guint)(g_ascii_tolower(*number) - 'a') + 1;
  return strspn(number, "0123456789") == strcspn(number, ")")
             ? (guint)g_ascii_strtoull(number, NULL, 10)
             : 0;
}

/* Paragraphs from the i-th on whose numbers or letters were typed, one after the other, are a list.
   Where the next is; `i` itself if they are none. */
static guint add_typed_list(const HpImportFlow *flow, const GPtrArray *blocks, guint i)
{
  const guint first = i;
  const char *words = NULL;
  gboolean is_letter = FALSE, are_letters = FALSE;
  while (i < blocks->len &&
         typed_place(g_ptr_array_index(blocks, i), &is_letter, &words) == i - first + 1 &&
         (i == first || is_letter == are_letters)) {
    are_letters = is_letter;
    i++;
  }
  if (i - first < 2)
    return first;
  xmlNode *list = hp_append(open_section(flow), "list", NULL);
  xmlNewProp(list, (const xmlChar *)"marker", (const xmlChar *)(are_letters ? "letter" : "number"));
  for (guint at = first; at < i; at++) {
    typed_place(g_ptr_array_index(blocks, at), &is_letter, &words);
    hp_append(list, "item", words);
  }
  return i;
}

guint hp_flow_add(HpImporting *building, HpImportFlow *flow, guint i)
{
  const GPtrArray *blocks = building->document->blocks;
  const HpOfficeLine *line = ((HpOfficeBlock *)g_ptr_array_index(blocks, i))->line;
  const guint after_list = add_typed_list(flow, blocks, i);
  if (after_list > i)
    return after_list;
  if (line->kind != HP_LINE_ITEM) {
    hp_append(open_section(flow), "p", line->text);
    return i + 1;
  }
  g_autoptr(GPtrArray) lines = g_ptr_array_new();
  for (; i < blocks->len; i++) {
    HpOfficeLine *next = ((HpOfficeBlock *)g_ptr_array_index(blocks, i))->line;
    if (next == NULL || next->kind != HP_LINE_ITEM)
      break;
    g_ptr_array_add(lines, next);
  }
  for (guint at = 0; at < lines->len;)
    at = hp_append_list(open_section(flow), lines, at,
                        ((HpOfficeLine *)g_ptr_array_index(lines, at))->level);
  return i;
}

/* ---- Tables -------------------------------------------------------------------------------- */

static void set_span(xmlNode *cell, const char *name, guint span)
{
  g_autofree char *value = g_strdup_printf("%u", span);
  if (span > 1)
    xmlNewProp(cell, (const xmlChar *)name, (const xmlChar *)value);
}

static void append_row(xmlNode *parent, const HpOfficeTable *table, HpOfficeCell **grid, guint r)
{
  xmlNode *row = hp_append(parent, "row", NULL);
  for (guint c = 0; c < table->n_columns; c++) {
    const HpOfficeCell *cell = grid[r * table->n_columns + c];
    if (cell != NULL && (cell->row != r || cell->column != c))
      continue;
    g_autofree char *text = hp_office_cell_text(cell);
    xmlNode *element = hp_append(row, "cell", text);
    if (cell != NULL)
      set_span(element, "columns", MIN(cell->columns, table->n_columns - c));
    if (cell != NULL)
      set_span(element, "rows", MIN(cell->rows, table->n_rows - r));
  }
}

/* Cells that lie over each other are not merged. */
static gboolean is_regular(const HpOfficeTable *table, HpOfficeCell **grid)
{
  for (guint i = 0; i < table->cells->len; i++) {
    const HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    for (guint r = cell->row; r < MIN(cell->row + cell->rows, table->n_rows); r++)
      for (guint c = cell->column; c < MIN(cell->column + cell->columns, table->n_columns); c++)
        if (grid[r * table->n_columns + c] != cell)
          return FALSE;
  }
  return TRUE;
}

static void append_lines(xmlNode *parent, const HpOfficeTable *table)
{
  for (guint i = 0; i < table->cells->len; i++) {
    const HpOfficeCell *cell = g_ptr_array_index(table->cells, i);
    for (guint j = 0; j < cell->lines->len; j++)
      hp_append(parent, "p", ((HpOfficeLine *)g_ptr_array_index(cell->lines, j))->text);
  }
}

static gboolean has_row_without_cells(const HpOfficeTable *table, HpOfficeCell **grid)
{
  for (guint r = 0; r < table->n_rows; r++) {
    gboolean has_own = FALSE;
    for (guint c = 0; c < table->n_columns; c++) {
      const HpOfficeCell *cell = grid[r * table->n_columns + c];
      has_own = has_own || cell == NULL || cell->row == r;
    }
    if (!has_own)
      return TRUE;
  }
  return FALSE;
}

void hp_flow_add_table(HpImportFlow *flow, const HpOfficeTable *table, HpOfficeCell **grid)
{
  xmlNode *parent = open_section(flow);
  if (table->n_rows == 0)
    return;
  if (table->n_rows * table->n_columns == 1 || !is_regular(table, grid) ||
      has_row_without_cells(table, grid)) {
    append_lines(parent, table);
    return;
  }
  xmlNode *element = hp_append(parent, "table", NULL);
  for (guint r = 0; r < table->n_rows; r++)
    append_row(element, table, grid, r);
}
