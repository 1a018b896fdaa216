/* What a row says beside who and when: what it takes, costs, risks and is measured by, and what
   this plan alone has. */
#include "import/rows.h"

#include "plan/plan.h"

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

static void append_planning(HpPlanTable *rows, xmlNode *parent, guint row, const char *kind,
                            guint column)
{
  const HpOfficeCell *cell = hp_table_cell_from(rows, row, column);
  if (cell == NULL)
    return;
  g_autofree char *text = hp_office_cell_text(cell);
  if (strcmp(kind, "indicator") == 0)
    append_indicator(rows->building, parent, text);
  else if (strcmp(kind, "cost") == 0)
    append_cost(parent, text);
  else if (strcmp(kind, "risk") == 0)
    hp_append(hp_append(parent, "risk", NULL), "text", text);
  else if (g_str_has_prefix(kind, "own:"))
    append_own(rows->building, parent, kind, rows->columns->labels[column], text);
  else
    hp_append(parent, kind, text);
}

void hp_append_planning(HpPlanTable *rows, xmlNode *parent, guint first, guint end)
{
  static const char *const kinds[] = {
      "intended-result", "target-group", "resources", "cost", "risk", "indicator"};
  const HpImportColumns *columns = rows->columns;
  for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
    for (guint row = first; row < end; row++)
      append_planning(rows, parent, row, kinds[i], hp_column_of_kind(columns, kinds[i]));
  g_autoptr(GHashTable) given = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint row = first; row < end; row++)
    for (guint c = 0; c < columns->n_columns; c++) {
      const HpOfficeCell *cell = hp_table_cell_from(rows, row, c);
      if (cell == NULL || !g_str_has_prefix(columns->kinds[c], "own:"))
        continue;
      g_autofree char *text = hp_office_cell_text(cell);
      if (g_hash_table_add(given, columns->kinds[c]))
        append_planning(rows, parent, row, columns->kinds[c], c);
      else
        hp_append(parent, "internal", text);
    }
}
