/**
 * import: what somebody wrote in a word processor or a spreadsheet → the source of a plan.
 *
 *   bytes ─► a reader ─► document ─► builder ─► source
 *            docx, odt, xlsx, ods,   headings, lines, tables    XML of the plan vocabulary
 *            csv, html               with merged cells
 *
 * A document is the same whatever wrote it: the builder knows of no format, the readers of no plan.
 * Nothing is lost: every word of the file is in the source as structure, as words, or as a note for
 * the house (`internal`).
 */
#pragma once

#include "base/base.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* ---- The document -------------------------------------------------------------------------- */

typedef enum { HP_LINE_PARAGRAPH, HP_LINE_ITEM, HP_LINE_HEADING } HpOfficeKind;

/** A paragraph, an item of a list (`level` 0 is the outermost) or a heading (0: the title). */
typedef struct {
  HpOfficeKind kind;
  int level;
  gboolean is_bold, is_italic; /* all of it */
  char *text;                  /* trimmed, lines of its own parted by "\n"; not empty */
} HpOfficeLine;

/** A cell and the rows and columns that it takes, from the place of its first. */
typedef struct {
  guint row, column, rows, columns;
  GPtrArray *lines; /* of HpOfficeLine */
  gboolean is_formula, is_hidden;
} HpOfficeCell;

typedef struct {
  char *sheet;  /* the name of the sheet that it is; NULL: it stands in a text */
  guint number; /* the how manieth it is in the file, from 1 */
  guint n_rows, n_columns;
  gboolean is_text,
      has_prose;        /* it was text, in lines (import/prose.c); which says more than names */
  gboolean is_hidden;   /* nobody sees it */
  gboolean is_filtered; /* a filter hides rows of it, which are not hidden ones */
  guint8 *hidden_rows, *hidden_columns; /* which ones are; NULL: none */
  GPtrArray *cells;                     /* of HpOfficeCell, by row and column */
} HpOfficeTable;

/** One or the other. */
typedef struct {
  HpOfficeLine *line;
  HpOfficeTable *table;
} HpOfficeBlock;

/** What was read, and what is to be told of it: where in the file, and what. */
typedef struct {
  char *place, *message;
} HpImportNote;

typedef struct {
  char *title;          /* that the file says it has; or NULL */
  char *language;       /* the tag that it says it is in; or NULL */
  GPtrArray *blocks;    /* of HpOfficeBlock */
  GPtrArray *internals; /* of char *: what is not printed: comments, deleted text, hidden rows */
  GPtrArray *told;      /* of HpImportNote, each once */
  GHashTable *messages; /* their places and messages */
  guint n_tables, too_large_table; /* the last is the number of one; 0: none */
  guint n_cells;                   /* of all tables */
  gboolean told_picture;
  gsize size;     /* bytes of all texts so far */
  gsize repeated; /* bytes of a plan that say again what a cell says of several activities */
} HpOfficeText;

HpOfficeText *hp_office_text_new(void);
void hp_office_text_free(HpOfficeText *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpOfficeText, hp_office_text_free)
/** Takes the place (NULL: the file as a whole). */
void hp_office_tell(HpOfficeText *document, char *place, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/** Keeps words that are not printed; ones of white space are none. */
void hp_office_add_internal(HpOfficeText *document, const char *label, const char *words);
/** The same, with where it stood, and tells it. Takes the place (NULL: the file as a whole). */
void hp_office_keep(HpOfficeText *document, char *place, const char *what, const char *words);
/** Tells once that there are pictures. Takes the place. */
void hp_office_tell_picture(HpOfficeText *document, char *place);

/** Whether it begins with a day as programs write it: "2026-05-01". */
gboolean hp_begins_with_day(const char *text);
/** Takes the text; NULL where it says nothing. What the document has no room for is left as it is.
 */
HpOfficeLine *hp_office_line_new(const HpOfficeText *document, HpOfficeKind kind, int level,
                                 char *text);
void hp_office_line_free(HpOfficeLine *line);
/** Takes the line, which may be NULL. */
void hp_office_add_line(HpOfficeText *document, HpOfficeLine *line);
/** Those that it has from now on, some of them new; of those it had, it frees `done`, which are not
    among them. */
void hp_office_replace_blocks(HpOfficeText *document, const GPtrArray *blocks,
                              const GPtrArray *done);
/** The document's. */
HpOfficeTable *hp_office_add_table(HpOfficeText *document, const char *sheet);
/** The table's; NULL past what a table may have, or all tables of the document. */
HpOfficeCell *hp_office_table_add_cell(HpOfficeText *document, HpOfficeTable *table, guint row,
                                       guint column, guint rows, guint columns);
/** The same with what another cell says, at another place: one that is repeated is read once. */
HpOfficeCell *hp_office_table_add_copy(HpOfficeText *document, HpOfficeTable *table,
                                       const HpOfficeCell *cell, guint row, guint column);
/** Takes the line, which may be NULL; without a cell, its table is too large. */
void hp_office_cell_add_line(HpOfficeText *document, HpOfficeCell *cell, HpOfficeLine *line);
/** A cell of one row and column with the lines of a text; NULL: there are none, or the table is too
    large. */
HpOfficeCell *hp_office_add_text_cell(HpOfficeText *document, HpOfficeTable *table, guint row,
                                      guint column, const char *text);
/** How a row of it is called where something is told of it: "sheet Blad, row 4". The caller's. */
char *hp_office_place_of_row(const HpOfficeTable *table, guint row);
/** Nobody sees so many of its rows, or columns, from the first on. */
void hp_office_table_hide_rows(HpOfficeTable *table, guint first, guint n);
void hp_office_table_hide_columns(HpOfficeTable *table, guint first, guint n);
/** What is hidden is no part of a plan: kept as internal notes, told, and out of the tables. */
void hp_office_leave_hidden(HpOfficeText *document);
/** Takes the cells that nobody sees out of a table; its columns are counted as they are seen. */
void hp_office_table_drop_hidden(HpOfficeTable *table);
/** Whether all rows and columns, or the cell itself, are hidden. */
gboolean hp_office_cell_is_unseen(const HpOfficeTable *table, const HpOfficeCell *cell);
/** The cell that covers a place; NULL: none. It says how many rows and columns there are, once the
    table is complete. The caller's, of HpOfficeCell, n_rows × n_columns. */
HpOfficeCell **hp_office_table_grid(HpOfficeTable *table);
/** All lines with "\n" between. The caller's. */
char *hp_office_cell_text(const HpOfficeCell *cell);
gboolean hp_office_cell_is_empty(const HpOfficeCell *cell);
/** Whether two have the same text, or one has a text that stands in one line; nothing is copied,
   and a cell that others go past is not read to its end. */
gboolean hp_office_cells_say_same(const HpOfficeCell *cell, const HpOfficeCell *other);
gboolean hp_office_cell_says(const HpOfficeCell *cell, const char *collapsed);
/** Where the words begin after a number that was typed before them, "1.2 " or "a) "; the text
   itself, and NULL, if none was. The number is the caller's. */
const char *hp_after_typed_number(const char *text, char **number);
/** All texts of lines and cells, in the order of the file. */
void hp_office_each_text(const HpOfficeText *document,
                         void (*call)(const char *text, gpointer data), gpointer data);
/** The language that its words are in or, where they do not tell, that it says itself: "sv". NULL:
    it cannot be told. The caller's. */
char *hp_language_of_document(const HpOfficeText *document);

/** Whether all of it was taken: neither its text nor its tables are larger than what is; else the
    error. */
gboolean hp_office_is_bounded(const HpOfficeText *document, GError **error);

/* ---- Readers ------------------------------------------------------------------------------- */

#define HP_MAX_IMPORTED_BYTES (64 * 1024 * 1024) /* bytes of a file that is imported; error */
#define HP_MAX_UNPACKED_BYTES (64 * 1024 * 1024) /* bytes of the parts of one unpacked; error */
#define HP_MAX_IMPORTED_TEXT (32 * 1024 * 1024)  /* bytes of text taken from a file; error */
#define HP_MAX_IMPORTED_CELLS 500000             /* cells of all tables, empty ones too; error */
#define HP_MAX_REPEATED_BYTES                                                                      \
  (16 * 1024 * 1024)                     /* bytes of what is said of many activities; error */
#define HP_MAX_IMPORTED_MARKS 3000000    /* "<" and "=" of a part of a file; error */
#define HP_MAX_IMPORTED_ATTRIBUTES 10000 /* attributes of an element of a file; error */
#define HP_MAX_IMPORTED_DEPTH 200        /* elements in elements of a file; error */

typedef enum {
  HP_IMPORT_NOT_KNOWN, /* it is of no kind that is read, or an older one */
  HP_IMPORT_DAMAGED,
  HP_IMPORT_TOO_LARGE,
  HP_IMPORT_NO_PLAN, /* it has no table with rows and no heading to make a plan of */
} HpImportError;
#define HP_IMPORT_ERROR (hp_import_error_quark())
GQuark hp_import_error_quark(void);

/** What the bytes of a file say, by what they are; its name tells CSV and HTML apart from other
    text. NULL and an HP_IMPORT_ERROR, in words for the user. */
HpOfficeText *hp_office_read(GBytes *bytes, const char *name, GError **error);

/** The cells of a spreadsheet, each with its place in the sheet, as XML (import/cells.c). The
    caller's. */
char *hp_cells_of_document(const HpOfficeText *document);
#define HP_CELLS_NAMESPACE "https://handlingsplan.org/ns/cells/1"

/** What was made of a file. */
typedef struct {
  guint areas, objectives, activities, parties;
  guint times, responsible;             /* that were understood */
  guint other_times, other_responsible; /* that are words alone */
} HpImportCount;

/* ---- The builder --------------------------------------------------------------------------- */

typedef struct {
  const char *name;     /* the id of the plan */
  const char *language; /* a tag */
  const char *title;    /* where the document has none */
  char **columns;       /* what the columns are, from the left; NULL: as their headings say */
  const char *owner;    /* whose plan it is; NULL: to be filled in */
} HpImportOptions;

/** The source, in UTF-8, and how much there is in it (`count`, or NULL); what was not understood is
   told in the document. NULL and an error where there is nothing to make a plan of. The caller's.
 */
char *hp_plan_of_document(HpOfficeText *document, const HpImportOptions *options,
                          HpImportCount *count, GError **error);
/** The id that a plan gets of the name of its file. The caller's. */
char *hp_import_name(const char *stem);
/** Whether a column may be of this kind ("responsible"); all kinds, for messages. */
gboolean hp_is_column_kind(const char *kind);
char *hp_column_kinds(void);

G_END_DECLS
