/*
 * cli, private: a form that has been filled in, in words of whoever filled it in, held against the
 * form as it would be made now.
 *
 *   cells of the file ─► sheets with a mark ─► rows, by what they were ─► updates, by party
 *                        (HpFilledSheet)       (hp_filled_row_take)
 *
 * Each fault is told at its cell, "form.xlsx:Uppföljning!I5", and all of them in one run.
 */
#pragma once

#include "cli/form.h"
#include "edit/edit.h"

/* What is read, and what comes of it. */
typedef struct {
  const char *path; /* of the file, as it is told */
  const char *plan; /* the id of the plan that it is read into */
  const HpStateWords *words;
  HpArena *arena;  /* of the strings of updates and places */
  GArray *updates; /* of HpReportedUpdate */
  HpDiagnostics *diagnostics;
} HpFilling;

/* A sheet that export has made, as somebody has left it. */
typedef struct {
  HpFilling *filling;
  const char *name;        /* of the sheet in the file */
  const xmlNode *expected; /* the sheet as it would be made now */
  GPtrArray *columns;      /* of const xmlNode *: its columns */
  guint *at;               /* by column: the column in the file, from 1; 0: it is not there */
  guint n_columns, id;     /* the index of the one with ids */
  guint heading, state;    /* where the file has the headings, and what rows were */
  GHashTable *cells;       /* "row:column" as a pointer → const xmlNode *, of those of the file */
  GHashTable *by_words;    /* digest of what is kept → const xmlNode *, the expected row */
  GHashTable *by_id;       /* id → the same */
  GHashTable *seen;        /* ids → the row in the file that was filled in; 0: none */
  GHashTable *kept;        /* of char *: what rows were that are in the file still */
} HpFilledSheet;

/* The mark of a sheet, "handlingsplan:PLAN:PARTY:ROWS". */
typedef struct {
  const xmlNode *cell; /* that has it; borrowed */
  char *plan, *party;  /* of which plan; for which party, "" for all */
  guint n_rows;        /* that it had; 0: a form of an earlier version does not say */
} HpFormMark;

/* That of a sheet of the file. FALSE, and nothing, if it has none: export has not made it. Free
   with hp_form_mark_clear. */
gboolean hp_form_mark_find(HpFormMark *mark, const xmlNode *sheet);
void hp_form_mark_clear(HpFormMark *mark);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HpFormMark, hp_form_mark_clear)

/* Whether the mark of a sheet is of the plan that it is read into; else the error. */
gboolean hp_is_of_plan(const HpFilling *filling, const xmlNode *sheet, const HpFormMark *mark);
/* Reads a sheet of the file, and adds what was filled in to the updates. `expected` NULL: its party
   has nothing to report on. */
void hp_read_filled_sheet(HpFilling *filling, const xmlNode *sheet, const HpFormMark *mark,
                          const xmlNode *expected);

/* A row of the file, from 1: what was filled in is added to the updates; what is not as it should
   be is told. */
void hp_take_filled_row(HpFilledSheet *sheet, guint row);

/* "form.xlsx:Uppföljning!I5", in the arena; of the sheet alone where there is no column. */
HpPlace hp_place_of_cell(const HpFilling *filling, const char *sheet, guint row, guint column);
/* A cell of the file; NULL: there is none. */
const xmlNode *hp_filled_cell(const HpFilledSheet *sheet, guint row, guint column);
/* The text of a cell of the file; "" if there is none. The caller's. */
char *hp_filled_text(const HpFilledSheet *sheet, guint row, guint column);
