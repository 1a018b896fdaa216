/* What a row says beside who and when: what it takes, costs, risks and is measured by, and what
   this plan alone has. */
#include "import/rows.h"

#include "plan/plan.h"
#include "xml/xml.h"

#include <string.h>

static void append_indicator(HpImporting *building, xmlNode *parent, const char *text)
{
  xmlNode *indicator = hp_append_with_id(building, parent, "indicator", text);
  hp_append(indicator, "text", text);
}

static void append_own(HpImporting *building, xmlNode *parent, const char *kind, const char *label,
                       const char *text)
{
  const char *name = kind + strlen("own:");
  if (!g_hash_table_contains(building->own_fields, name)) {
    g_hash_table_insert(building->own_fields, g_strdup(name),
                        g_strdup(label == NULL || *label == '\0' ? name : label));
    g_ptr_array_add(building->own_names, g_strdup(name));
  }
  xmlNode *field = hp_append(parent, "field", text);
  xmlNewProp(field, (const xmlChar *)"name", (const xmlChar *)name);
}

/* A dash says that there is none; an amount can be added up. */
static void append_cost(xmlNode *parent, const char *text)
{
  const char *currency = NULL;
  g_autofree char *key = hp_key_of_words(text);
  if (*key == '\0')
    return;
  g_autofree char *amount = hp_amount_of_words(text, &currency);
  xmlNode *cost = hp_append(parent, "cost", text);
  if (amount != NULL)
    xmlNewProp(cost, (const xmlChar *)"amount", (const xmlChar *)amount);
  if (currency != NULL)
    xmlNewProp(cost, (const xmlChar *)"currency", (const xmlChar *)currency);
}

/* Whether it covers all rows of the objective that is read. */
static gboolean is_of_all(const HpPlanTable *rows, const HpOfficeCell *cell)
{
  return rows->n_of_all > 1 && cell->row == rows->first_of_all && cell->rows >= rows->n_of_all;
}

/* What several activities share is said of each, but for what is added up. */
static gboolean is_shared(const char *kind)
{
  return hp_is_word_of(kind, "target-group intended-result risk") || g_str_has_prefix(kind, "own:");
}

/* What a row says in a column of an objective or activity, whose rows are those from `first` on;
   NULL: nothing. */
static const HpOfficeCell *cell_for(const HpPlanTable *rows, const xmlNode *parent, guint row,
                                    guint column, guint first)
{
  const HpOfficeCell *cell = hp_table_cell_from(rows, row, column);
  const HpOfficeCell *around = hp_table_cell(rows, row, column);
  if (cell == NULL && row == first && !hp_office_cell_is_empty(around) && around->row < row &&
      around->column == column && is_shared(rows->columns->kinds[column]))
    cell = around;
  if (rows->building->document->repeated > HP_MAX_REPEATED_BYTES)
    return NULL;
  const gboolean is_objective = hp_is_named(parent, "objective");
  return cell != NULL && rows->n_of_all > 1 && is_of_all(rows, cell) != is_objective ? NULL : cell;
}

/* Its words, which count as said again below its own row. The caller's. */
static char *take_for(HpPlanTable *rows, const HpOfficeCell *cell, guint row)
{
  char *text = hp_table_take(rows, cell);
  if (cell->row < row)
    rows->building->document->repeated += strlen(text) + HP_BYTES_OF_ELEMENT;
  return text;
}

/* What the rows say in a column, with "; " between; NULL: nothing. The caller's. */
static char *words_in_rows(HpPlanTable *rows, const xmlNode *parent, guint column, guint first,
                           guint end)
{
  g_autoptr(GString) words = g_string_new(NULL);
  for (guint row = first; column != HP_NO_COLUMN && row < end; row++) {
    const HpOfficeCell *cell = cell_for(rows, parent, row, column, first);
    if (cell == NULL)
      continue;
    g_autofree char *text = take_for(rows, cell, row);
    g_string_append_printf(words, "%s%s", words->len == 0 ? "" : "; ", text);
  }
  return words->len == 0 ? NULL : g_strdup(words->str);
}

/* What may stand once: several rows are told as one. */
static void append_once(HpPlanTable *rows, xmlNode *parent, const char *kind, guint first,
                        guint end)
{
  g_autofree char *text =
      words_in_rows(rows, parent, hp_column_of_kind(rows->columns, kind), first, end);
  if (text != NULL)
    hp_append(parent, kind, text);
}

/* What may stand several times. */
static void append_each(HpPlanTable *rows, xmlNode *parent, const char *kind, guint first,
                        guint end)
{
  const guint column = hp_column_of_kind(rows->columns, kind);
  for (guint row = first; column != HP_NO_COLUMN && row < end; row++) {
    const HpOfficeCell *cell = cell_for(rows, parent, row, column, first);
    if (cell == NULL)
      continue;
    g_autofree char *text = take_for(rows, cell, row);
    if (strcmp(kind, "indicator") == 0)
      append_indicator(rows->building, parent, text);
    else if (strcmp(kind, "cost") == 0)
      append_cost(parent, text);
    else if (strcmp(kind, "risk") == 0)
      hp_append(hp_append(parent, "risk", NULL), "text", text);
    else
      hp_append(parent, kind, text);
  }
}

static void append_own_fields(HpPlanTable *rows, xmlNode *parent, guint first, guint end)
{
  const HpImportColumns *columns = rows->columns;
  for (guint c = 0; c < columns->n_columns; c++) {
    g_autofree char *text = g_str_has_prefix(columns->kinds[c], "own:")
                                ? words_in_rows(rows, parent, c, first, end)
                                : NULL;
    if (text != NULL)
      append_own(rows->building, parent, columns->kinds[c], columns->labels[c], text);
  }
}

void hp_append_planning(HpPlanTable *rows, xmlNode *parent, guint first, guint end)
{
  append_once(rows, parent, "intended-result", first, end);
  append_each(rows, parent, "target-group", first, end);
  append_once(rows, parent, "resources", first, end);
  append_each(rows, parent, "cost", first, end);
  append_each(rows, parent, "risk", first, end);
  append_each(rows, parent, "indicator", first, end);
  append_own_fields(rows, parent, first, end);
}
