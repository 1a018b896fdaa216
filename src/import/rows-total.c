/* Rows of a table of a plan that add up what stands above them. */
#include "import/rows.h"

#include <string.h>

/* What follows a word for a sum: nothing, a year or an amount, with its unit. */
static gboolean is_amount(const char *text)
{
  static const char *const units[] = {"", "kr", "tkr", "mkr", "sek", "eur", "€", "kronor", "%"};
  if (*text != '\0' && strchr(" :", *text) == NULL)
    return FALSE;
  g_autofree char *unit = g_strdup(text + strspn(text, " \u00a0:0123456789.,-"));
  g_strstrip(unit);
  for (guint i = 0; i < G_N_ELEMENTS(units); i++)
    if (strcmp(unit, units[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean hp_table_is_total(const HpPlanTable *rows, guint row)
{
  static const char *const words[] = {"summa",    "totalt", "total", "totalsumma",
                                      "delsumma", "sum",    "i alt", "yhteensä"};
  guint c = 0;
  while (c < rows->table->n_columns && hp_table_cell_from(rows, row, c) == NULL)
    c++;
  const HpOfficeCell *responsible = hp_table_cell_of_kind(rows, row, "responsible");
  const HpOfficeCell *first = c == rows->table->n_columns ? NULL : hp_table_cell_from(rows, row, c);
  if (first == NULL ||
      (responsible != first && !hp_office_cell_is_empty(responsible) && responsible->row == row))
    return FALSE;
  g_autofree char *text = hp_office_cell_text(first);
  g_autofree char *lower = g_utf8_strdown(text, -1);
  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_has_prefix(lower, words[i]) && is_amount(lower + strlen(words[i])))
      return TRUE;
  return FALSE;
}
