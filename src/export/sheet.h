/* export, private: a sheet of the workbook, and what all sheets share. */
#pragma once

#include "export/export.h"

#include <xlsxwriter.h>

/* How cells look; all are the workbook's. */
typedef struct {
  lxw_format *title, *line, *heading, *heading_to_fill, *keep, *day, *fill, *id;
} HpCellFormats;

typedef struct {
  lxw_workbook *workbook;
  HpCellFormats formats;
  const xmlNode *form;
  GHashTable *names; /* of sheets, in small letters: Excel tells no capitals apart */
  guint n_sheets;
} HpWorkbook;

/* Adds the next sheet. */
void hp_workbook_add_sheet(HpWorkbook *workbook, const xmlNode *sheet);

/* The spreadsheet that the library wrote, with what it has no call for. The caller's; NULL and a
   G_FILE_ERROR if it cannot be. */
GBytes *hp_adjusted_spreadsheet(GBytes *written, const char *language, GError **error);
