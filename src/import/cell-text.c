/* What cells and lines of a document say. */
#include "import/readers.h"

char *hp_office_cell_text(const HpOfficeCell *cell)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; cell != NULL && i < cell->lines->len; i++) {
    const HpOfficeLine *line = g_ptr_array_index(cell->lines, i);
    g_string_append_printf(text, "%s%s", i == 0 ? "" : "\n", line->text);
  }
  return g_string_free(text, FALSE);
}

gboolean hp_office_cell_is_empty(const HpOfficeCell *cell)
{
  return cell == NULL || cell->lines->len == 0;
}

/* A place in the text of a cell, lines with "\n" between. */
typedef struct {
  const HpOfficeCell *cell;
  guint line;
  const char *at;
} CellText;

static const char *line_of_cell(const HpOfficeCell *cell, guint i)
{
  return cell != NULL && i < cell->lines->len
             ? ((HpOfficeLine *)g_ptr_array_index(cell->lines, i))->text
             : NULL;
}

/* The character there, and on to the next; '\0' at the end. */
static char next_of(CellText *text)
{
  const char *line = line_of_cell(text->cell, text->line);
  if (line == NULL)
    return '\0';
  const char *at = text->at == NULL ? line : text->at;
  if (*at != '\0') {
    text->at = at + 1;
    return *at;
  }
  text->at = NULL;
  text->line++;
  return line_of_cell(text->cell, text->line) == NULL ? '\0' : '\n';
}

gboolean hp_office_cells_say_same(const HpOfficeCell *cell, const HpOfficeCell *other)
{
  CellText one = {.cell = cell}, another = {.cell = other};
  char sign = '\0', others = '\0';
  do {
    sign = next_of(&one);
    others = next_of(&another);
  } while (cell != other && sign == others && sign != '\0');
  return cell == other || sign == others;
}

gboolean hp_office_cell_says(const HpOfficeCell *cell, const char *collapsed)
{
  CellText text = {.cell = cell};
  for (;; collapsed++) {
    const char sign = next_of(&text);
    if ((sign == '\n' ? ' ' : sign) != *collapsed || sign == '\0')
      return sign == *collapsed;
  }
}

static void each_line(const GPtrArray *lines, void (*call)(const char *text, gpointer data),
                      gpointer data)
{
  for (guint i = 0; i < lines->len; i++)
    call(((HpOfficeLine *)g_ptr_array_index(lines, i))->text, data);
}

void hp_office_each_text(const HpOfficeText *document,
                         void (*call)(const char *text, gpointer data), gpointer data)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    const HpOfficeBlock *block = g_ptr_array_index(document->blocks, i);
    if (block->line != NULL)
      call(block->line->text, data);
    for (guint c = 0; block->table != NULL && c < block->table->cells->len; c++)
      each_line(((HpOfficeCell *)g_ptr_array_index(block->table->cells, c))->lines, call, data);
  }
}
