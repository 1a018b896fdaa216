/* import, private: a table of a plan, as it is read row by row. */
#pragma once

#include "import/build.h"

enum { HP_READ_RESPONSIBLE, HP_READ_TIMES, HP_READ_PARTNERS, HP_N_READ };

typedef struct {
  HpImporting *building;
  xmlNode *plan;
  HpImportArea **area;
  const HpOfficeTable *table;
  HpOfficeCell **grid;
  HpImportColumns *columns;
  xmlNode *objective;       /* that the heading above says; NULL: none */
  const HpOfficeCell *lead; /* who is responsible for all activities of an objective, whose partners
                               differ; NULL: nobody */
  GHashTable *read[HP_N_READ];  /* cell → what it has made */
  const xmlNode *last_partners; /* of those in `read`, the last that were named; NULL: none yet */
  guint first_of_all, n_of_all; /* the rows of the objective that is read, where what covers all of
                                   them is its own; else none */
  GHashTable *taken;            /* of HpOfficeCell: the words are in the plan, or kept */
} HpPlanTable;

/* The cell that covers a place; NULL: none does, or there is no such column. */
const HpOfficeCell *hp_table_cell(const HpPlanTable *rows, guint row, guint column);
/* The cell that begins at a place and says something; NULL: none does. */
const HpOfficeCell *hp_table_cell_from(const HpPlanTable *rows, guint row, guint column);
const HpOfficeCell *hp_table_cell_of_kind(const HpPlanTable *rows, guint row, const char *kind);
/* "table 2, row 7, column Tidplan", as the file has it. The caller's. */
char *hp_table_place(const HpPlanTable *rows, guint row, guint column);
/* What a cell says, which is taken into the plan. The caller's. */
char *hp_table_take(const HpPlanTable *rows, const HpOfficeCell *cell);
/* The cells of the header; which headings it has. */
void hp_table_take_header(const HpPlanTable *rows);
/* The cells that begin in a row; those of a kind in rows that say what has been taken of another.
 */
void hp_table_take_row(const HpPlanTable *rows, guint row);
void hp_table_take_kind(const HpPlanTable *rows, const char *kind, guint first, guint end);
/* The ends of times that their starts say, too. */
void hp_table_take_joined(const HpPlanTable *rows);
/* Keeps what has not been taken of a row that has no activity, and tells it. */
void hp_table_keep_row(const HpPlanTable *rows, guint row);
/* The same for each cell, of which nothing was made: others cover it, or there is no place. */
void hp_table_keep_rest(const HpPlanTable *rows);

/* Whether a row adds up what stands above: "Summa", "Total 2026", and no activity. */
gboolean hp_table_is_total(const HpPlanTable *rows, guint row);

/* What else the rows from `first` to before `end` say, in the order of the schema. */
void hp_append_planning(HpPlanTable *rows, xmlNode *parent, guint first, guint end);
