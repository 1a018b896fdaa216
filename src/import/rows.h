/* import, private: a table of a plan, as it is read row by row. */
#pragma once

#include "import/build.h"

typedef struct {
  HpImporting *building;
  xmlNode *plan;
  HpImportArea **area;
  const HpOfficeTable *table;
  HpOfficeCell **grid;
  HpImportColumns *columns;
  xmlNode *objective; /* that the heading above says; NULL: none */
} HpPlanTable;

/* The cell that covers a place; NULL: none does, or there is no such column. */
const HpOfficeCell *hp_table_cell(const HpPlanTable *rows, guint row, guint column);
/* The cell that begins at a place and says something; NULL: none does. */
const HpOfficeCell *hp_table_cell_from(const HpPlanTable *rows, guint row, guint column);
const HpOfficeCell *hp_table_cell_of_kind(const HpPlanTable *rows, guint row, const char *kind);
/* Whether signs alone say that there is nothing. */
gboolean hp_cell_is_dash(const HpOfficeCell *cell);
/* "table 2, row 7, column Tidplan", as the file has it. The caller's. */
char *hp_table_place(const HpPlanTable *rows, guint row, guint column);
/* Keeps what a row has where its activity, objective and area are empty, and tells it. */
void hp_table_keep_row(HpPlanTable *rows, guint row);

/* What else the rows from `first` to before `end` say, in the order of the schema. */
void hp_append_planning(HpPlanTable *rows, xmlNode *parent, guint first, guint end);
