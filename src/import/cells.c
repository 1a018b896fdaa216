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
  g_autofree char *escaped = g_markup_escape_text(text, -1);
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

char *hp_cells_of_document(const HpOfficeText *document)
{
  GString *xml = g_string_new("<cells xmlns=\"" HP_CELLS_NAMESPACE "\">\n");
  for (guint i = 0; i < document->blocks->len; i++) {
    const HpOfficeTable *table = ((HpOfficeBlock *)g_ptr_array_index(document->blocks, i))->table;
    if (table == NULL || table->sheet == NULL)
      continue;
    g_string_append(xml, "<sheet name=\"");
    append_text(xml, table->sheet);
    g_string_append(xml, "\">\n");
    for (guint j = 0; j < table->cells->len; j++)
      append_cell(xml, g_ptr_array_index(table->cells, j));
    g_string_append(xml, "</sheet>\n");
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
