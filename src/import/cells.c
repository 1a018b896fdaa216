/*
 * What the cells of a spreadsheet say, each with its place, as XML for the command: it knows which
 * form they are, and what may have been filled in.
 *
 *   <cells xmlns="https://handlingsplan.org/ns/cells/1">
 *     <sheet name="Uppföljning">
 *       <cell row="5" column="9">pågår</cell>
 *       <cell row="5" column="11" formula="yes">3</cell>
 *     </sheet>
 *     <beside>Comment: Ask Eva</beside>
 */
#include "import/import.h"

#include "xml/xml.h"

static void append_text(GString *xml, const char *text)
{
  g_autofree char *escaped = hp_escaped_for_xml(text, -1);
  g_string_append(xml, escaped);
}

static void append_cell(GString *xml, const HpOfficeCell *cell)
{
  g_string_append_printf(xml, "<cell row=\"%u\" column=\"%u\"%s>", cell->row + 1, cell->column + 1,
                         cell->is_formula ? " formula=\"yes\"" : "");
  for (guint i = 0; i < cell->lines->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    g_string_append_printf(xml, "%s%s", i == 0 ? "" : "\n", line->kind == HP_LINE_ITEM ? "- " : "");
    append_text(xml, line->text);
  }
  g_string_append(xml, "</cell>\n");
}

/* A CSV is a sheet without a name; a form that was saved as a page or pasted into a text is one of
   its tables. */
static char *name_of_sheet(const HpOfficeTable *table, guint number, guint n)
{
  if (table->sheet != NULL)
    return g_strdup(table->sheet);
  return n == 1 ? g_strdup("") : g_strdup_printf(_("table %u"), number);
}

static void append_sheet(GString *xml, const HpOfficeTable *table, const char *name)
{
  g_string_append(xml, "<sheet name=\"");
  append_text(xml, name);
  g_string_append(xml, "\">\n");
  for (guint i = 0; i < table->cells->len; i++)
    append_cell(xml, g_ptr_array_index(table->cells, i));
  g_string_append(xml, "</sheet>\n");
}

static GPtrArray *tables_of(const HpOfficeText *document)
{
  GPtrArray *tables = g_ptr_array_new();
  for (guint i = 0; i < document->blocks->len; i++) {
    HpOfficeTable *table = ((HpOfficeBlock *)g_ptr_array_index(document->blocks, i))->table;
    if (table != NULL)
      g_ptr_array_add(tables, table);
  }
  return tables;
}

char *hp_cells_of_document(const HpOfficeText *document)
{
  GString *xml = g_string_new("<cells xmlns=\"" HP_CELLS_NAMESPACE "\">\n");
  g_autoptr(GPtrArray) tables = tables_of(document);
  for (guint i = 0; i < tables->len; i++) {
    const HpOfficeTable *table = g_ptr_array_index(tables, i);
    g_autofree char *name = name_of_sheet(table, i + 1, tables->len);
    append_sheet(xml, table, name);
  }
  for (guint i = 0; i < document->internals->len; i++) {
    const char *words = g_ptr_array_index(document->internals, i);
    /* Forms are made with page numbers. */
    if (g_str_has_prefix(words, _("Page head")) || g_str_has_prefix(words, _("Page foot")))
      continue;
    g_string_append(xml, "<beside>");
    append_text(xml, words);
    g_string_append(xml, "</beside>\n");
  }
  g_string_append(xml, "</cells>\n");
  return g_string_free(xml, FALSE);
}
