/*
 * THE MODEL
 *
 * A table is resolved once a page-sequence into a grid of slots, one for each row and column of its
 * three sections. A slot knows the cell that covers it, or is empty:
 *
 *     column       0      1      2             section HEADER   section BODY      section FOOTER
 *              ┌──────┬──────┬──────┐          (fo:table-       (all fo:table-    (fo:table-
 *     row 0    │  A   │  B ──────── │           header)          body, their       footer)
 *              │  │   ├──────┬──────┤                            rows numbered
 *     row 1    │  ▼   │  C   │      │ missing                    through)
 *              └──────┴──────┴──────┘
 *
 * A page gets a run of body rows between the header and the footer. What a cell contributes to one
 * page is a PIECE: the whole cell, or what fits of it. Pieces that reach over more rows stay open
 * until the row in which they end:
 *
 *     header      repeated at a break; measured first
 *     row r       opened: its cells are laid out as tall as they like …
 *                 accepted if it fits above the limit: the cells that end in it are moved there
 *     row r + 1   … does not fit: the table breaks before it, or inside it, whichever is less bad;
 *                 open pieces are laid out anew, down to the break
 *     footer
 *     ─────────── limit
 *
 * Header and footer never break. If they leave no room for a row between them even on an empty
 * page, the table is laid out from a grid with one section, in which their rows are rows of the
 * body.
 *
 * The token names the row to go on with, and, where cells are open at the break, for each of them
 * its own token and how much of it has been laid out (HpTableRest).
 *
 * Grid lines lie between the slots. Separate borders stand inside the slots, half the
 * border-separation away from the lines. Collapsed borders are centred on the lines – the table
 * itself ends at its outer lines, so half of its outermost borders stands outside it; which border
 * wins depends on what stands on either side of the line on this page – the next row, the header
 * repeated, or the break – so it is asked for each edge of each row where it comes to stand
 * (hp_table_row_edge), and painted once, as rules, when the rows of the page are known.
 */
#pragma once

#include "layout/engine.h"

#define HP_TABLE_MAX_COLUMNS 1000
#define HP_TABLE_MAX_SLOTS (1u << 22)

/** Keeps sums of a few lengths from overflowing, however absurd the table. */
static inline HpLength hp_table_bound(gint64 length)
{
  return (HpLength)CLAMP(length, -HP_LENGTH_MAX / 16, HP_LENGTH_MAX / 16);
}

/* ---- The grid (grid.c) ----------------------------------------------------------------------- */

typedef enum { HP_SECTION_HEADER, HP_SECTION_BODY, HP_SECTION_FOOTER, HP_SECTION_COUNT } HpSection;

typedef struct {
  const HpFo *fo;
  guint row, column; /* of its first slot, in its section */
  guint n_rows, n_columns;
  gboolean hidden;               /* empty, and empty-cells is "hide" */
  gboolean breaks;               /* a forced break stands in it */
  HpLength start_half, end_half; /* of its widest collapsed borders */
  HpMeasure need;                /* of width, edges included, once measured */
} HpGridCell;

typedef struct {
  const HpFo *fo;            /* fo:table-row; NULL where cells make the row by themselves */
  const HpFo *part;          /* the fo:table-header, -footer or -body */
  guint first_cell, n_cells; /* those that begin in it */
  HpBreak break_before, break_after;
} HpGridRow;

typedef struct {
  guint n_rows, n_cells;
  HpGridRow *rows;
  HpGridCell *cells;
  HpGridCell **slots; /* n_rows × n_columns; NULL: missing */
} HpGridSection;

typedef struct {
  const HpFo *fo; /* fo:table-column, or NULL */
  HpDimension width;
} HpGridColumn;

/** Widths that were found last, for a table of that width. */
typedef struct {
  HpLength base;
  gboolean known, fill;
  double *widths;
} HpTableFit;

typedef struct HpTableGrid HpTableGrid;
struct HpTableGrid {
  const HpFo *table;
  guint n_columns;
  HpGridColumn *columns;
  HpGridSection sections[HP_SECTION_COUNT];
  gboolean collapse, by_precedence;
  HpLength separation_inline, separation_block; /* 0 where borders collapse */
  gboolean measured;                            /* the needs of the cells are known */
  HpTableFit *fit;                              /* if the content decides on widths; else NULL */
  gboolean retrieves_markers; /* header or footer hold an fo:retrieve-table-marker */
  gboolean one_body;          /* the rows of header and footer stand in the section of the body */
  HpTableGrid *as_one_body;   /* the same table in that way, once it is needed */
};

/** The grid of an fo:table; problems in it are reported the first time. Never NULL. */
const HpTableGrid *hp_table_grid(HpLayout *layout, const HpFo *table);
/** The same table where header and footer leave no room for rows on a page: all its rows are the
    body's, those of the header first, those of the footer last, and break like others. */
const HpTableGrid *hp_table_grid_of_one_body(HpLayout *layout, const HpFo *table);
/** The grid, for whoever wants to measure its cells. */
HpTableGrid *hp_table_grid_to_measure(HpLayout *layout, const HpFo *table);

static inline const HpGridCell *hp_grid_slot(const HpTableGrid *grid, HpSection section, guint row,
                                             guint column)
{
  return grid->sections[section].slots[(gsize)row * grid->n_columns + column];
}
/** The next object in `root` in document order after `fo`, or NULL. */
const HpFo *hp_fo_next_inside(const HpFo *root, const HpFo *fo);
/** Minimum that a length-range asks for: of minimum and optimum, what is not "auto". */
HpLength hp_table_extent(const HpLengthRange *range);

/* ---- Columns (columns.c) --------------------------------------------------------------------- */

typedef struct {
  HpLength width;  /* of the content rectangle */
  HpLength *lines; /* n_columns + 1 grid lines, from its start edge */
} HpTableColumns;

/** Column widths where `available` is left between the indents; percentages are of `container`. */
HpTableColumns hp_table_columns(HpLayout *layout, const HpTableGrid *grid, HpLength available,
                                HpLength container);

/* ---- Widths from the content (auto.c) -------------------------------------------------------- */

/** Whether some columns get their width from their content. */
gboolean hp_table_is_auto(const HpTableGrid *grid);
void hp_table_measure_cells(HpLayout *layout, HpTableGrid *grid);
/** Widths of all columns for a table of width `base`; narrower where the content needs less, unless
    it is to fill it. Kept in the grid. */
const double *hp_table_auto_widths(HpLayout *layout, const HpTableGrid *grid, HpLength base,
                                   gboolean fill);
/** min-content and max-content of a table's content rectangle. */
HpMeasure hp_table_measure(HpLayout *layout, const HpFo *table, HpLength container);

/* ---- Collapsed borders (borders.c) ----------------------------------------------------------- */

/** A row as the side of a row edge. */
typedef struct {
  HpSection section;
  guint row;
  gboolean broken; /* the edge is a break inside this row */
} HpRowSide;

/** The border that wins on the segment of a row edge in `column` (XSL 1.1, 7.28.3). `above` or
    `below` NULL: the table begins or ends there, or, if `table_broken`, goes on elsewhere. */
HpBorder hp_table_row_edge(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, gboolean table_broken);
/** Likewise on the grid line before `line` (0 … n_columns) in a row. */
HpBorder hp_table_column_edge(const HpTableGrid *grid, HpSection section, guint row, guint line);
/** Finds the halves of the cells' sides. */
void hp_table_resolve_sides(HpTableGrid *grid);
/** Half of the widest border of a row edge, from `column` on for `n` columns. */
HpLength hp_table_row_half(const HpTableGrid *grid, const HpRowSide *above, const HpRowSide *below,
                           guint column, guint n, gboolean table_broken);

/* ---- One page's part of a table (table.c) ---------------------------------------------------- */

/** A row that stands on this page. */
typedef struct {
  HpSection section;
  guint row;
  HpLength top, bottom;
  gboolean broken_above, broken_below;
} HpPlacedRow;

/** What one cell contributes to this page. */
typedef struct {
  HpSection section;
  const HpGridCell *cell;
  gboolean begun;        /* there was a piece of it before this one */
  gboolean done;         /* its content ended on an earlier page; the cell itself goes on */
  const HpToken *token;  /* where its content begins here */
  HpLength consumed;     /* content height on earlier pages */
  HpLength top;          /* of its slots */
  HpLength edges[4];     /* separation, border and padding, unbroken below */
  HpLength after_broken; /* edges[HP_AFTER] if it is broken */
  HpLength width;        /* of its content */
  HpLength shift;        /* down to the row's common baseline */
  HpLength bottom;       /* down to which the result was made */
  gboolean tried;        /* the result is a trial's */
  HpResult result;
} HpCellPiece;

/** A cell that is open at a break. */
typedef struct {
  guint row, column; /* of its first slot */
  gboolean done;
  const HpToken *token;
  HpLength consumed;
} HpOpenCell;

/** The last marker of a class above a break. */
typedef struct HpTableMark HpTableMark;
struct HpTableMark {
  const char *class;
  const HpFo *marker;
  guint page; /* index of its page */
  const HpTableMark *next;
};

/** The detail of a table's token. */
typedef struct {
  gboolean one_body;     /* rows are counted as in hp_table_grid_of_one_body() */
  gboolean inside;       /* the break is inside the row, not before it */
  HpLength row_consumed; /* of the row's own height */
  guint n_open;
  const HpOpenCell *open;
  const HpTableMark *marks; /* if header or footer retrieve markers */
} HpTableRest;

typedef struct {
  HpLayout *layout;
  const HpTableGrid *grid;
  const HpConstraint *constraint;
  HpTableColumns columns;
  HpLength origin; /* x of the content rectangle */
  HpFragment *fragment;
  HpFragment *part;   /* of the section or body being filled */
  GArray *placed;     /* of HpPlacedRow */
  HpCellPiece **open; /* n_columns: the piece that covers the column, or NULL */
  HpLength y;         /* where the next row begins */
  HpLength caption;   /* kept free below the end of the table */
  gboolean has_header;
  HpFragment *footer;
  GArray *footer_placed; /* as if the footer began at 0 */
  HpLength footer_height;
  guint first_row;         /* body row it begins with here */
  gboolean continues;      /* part of it stands on earlier pages */
  const HpTableRest *rest; /* cells open at the beginning, or NULL */
  HpResult result;
} HpTableLayout;

/* table.c */
/** Room that must stay free under the body rows: for the footer, the table's edge, the caption. */
HpLength hp_table_room_below(const HpTableLayout *t, gboolean breaks);
/** Nothing but the header stands above the row: it has to be placed somehow. */
gboolean hp_table_must_place(const HpTableLayout *t, guint row);
/** Rectangle of slots, in the coordinates of the table. */
HpRect hp_table_slots(const HpTableLayout *t, guint column, guint n_columns, HpLength top,
                      HpLength bottom);

/* cells.c */
HpCellPiece *hp_table_piece_new(HpTableLayout *t, HpSection section, const HpGridCell *cell,
                                gboolean begun);
/** The open piece after this one (which may have been closed), by columns; the first after NULL. */
HpCellPiece *hp_next_open(const HpTableLayout *t, const HpCellPiece *piece);
void hp_table_open_piece(HpTableLayout *t, HpCellPiece *piece);
void hp_table_close_piece(HpTableLayout *t, const HpCellPiece *piece);
/** Lays out the content of a piece from its top down to `bottom` (HP_LENGTH_MAX: all of it). */
void hp_table_fill_piece(HpTableLayout *t, HpCellPiece *piece, HpLength bottom, gboolean must_place,
                         gboolean trial);
/** Height that the piece needs from its top. */
HpLength hp_table_piece_height(const HpCellPiece *piece, gboolean broken);
/** Makes the area of a piece that ends at `bottom`, and appends it to `parent`. */
void hp_table_finish_piece(HpTableLayout *t, HpCellPiece *piece, HpFragment *parent,
                           HpLength bottom, gboolean broken);
/** Moves the pieces that begin in the row down to a common baseline, if they ask for it. */
void hp_table_align_baselines(HpTableLayout *t, guint row);

/* rows.c */
/** Begins the cells of a row at t->y and lays them out, down to `bottom`. */
void hp_table_open_row(HpTableLayout *t, HpSection section, guint row, HpLength bottom);
/** Height of the row with what ends in it. */
HpLength hp_table_row_height(const HpTableLayout *t, HpSection section, guint row);
/** Places the row and the cells that end in it (all open ones, if it is broken). */
void hp_table_accept_row(HpTableLayout *t, HpSection section, guint row, HpLength height,
                         gboolean broken);
/** Lays out the next body row; FALSE: the table ends here, see t->result. */
gboolean hp_table_lay_row(HpTableLayout *t, guint row);
/** Strength of keeps between a body row and the one before it, and inside a row. */
int hp_table_keep_before(const HpTableLayout *t, guint row);
int hp_table_keep_inside(const HpTableLayout *t, guint row);

/** The last row of the cell. */
static inline guint hp_cell_last_row(const HpGridCell *cell)
{
  return cell->row + cell->n_rows - 1;
}

/* break.c */
/** Body row `row`, whose cells are open, cannot be accepted whole: ends the table inside or before
    it. FALSE: it was placed whole because there was no other way. `notes`: before the row. */
gboolean hp_table_break_at(HpTableLayout *t, guint row, HpNotesMark notes);
/** Where a keep binds the row to what follows, it may be better to break it a line earlier: records
    that break, with the height that the row has whole as the offset of the cut. */
void hp_table_record_inside(HpTableLayout *t, guint row, HpLength height, int keep_after);
/** If that is the cut: ends the table inside the row. `notes`: before the row. */
gboolean hp_table_cut_inside(HpTableLayout *t, guint row, HpLength height, HpNotesMark notes);
/** Ends the table before body row `row`. */
void hp_table_break_before(HpTableLayout *t, guint row, HpBadness badness, HpBreak forced);
/** Opens the cells that the token left open. */
void hp_table_resume(HpTableLayout *t);

/* backgrounds.c */
/** Appends a rectangle with the background of `fo`, if it has one. */
void hp_table_append_background(HpTableLayout *t, HpFragment *parent, const HpFo *fo, HpRect rect);
/** Background of a row behind the slots that no cell over several rows covers. */
void hp_table_paint_row(HpTableLayout *t, HpSection section, guint row, HpFragment *fragment);
/** Backgrounds of the columns, behind everything else in the table. */
void hp_table_paint_columns(HpTableLayout *t, HpLength top, HpLength bottom);

/* rules.c */
/** Appends the collapsed borders of the placed rows, each once. */
void hp_table_append_rules(HpTableLayout *t);

/* table.c: table and table-and-caption. `y` is where its border rectangle begins. */
HpResult hp_layout_table(HpLayout *layout, const HpFo *table, HpLength y,
                         const HpConstraint *constraint, const HpToken *token);

/* caption.c */
HpResult hp_layout_captioned_table(HpLayout *layout, const HpFo *fo, HpLength y,
                                   const HpConstraint *constraint, const HpToken *token);
/** A table, and how much is to be left free below its end. */
typedef struct {
  HpLayout *layout;
  const HpTableGrid *grid;
  HpLength y, caption;
  const HpConstraint *constraint;
  const HpToken *token;
} HpTableArguments;
HpResult hp_layout_table_above(HpLayout *layout, const HpFo *table, HpLength y, HpLength caption,
                               const HpConstraint *constraint, const HpToken *token);
HpResult hp_table_lay_once(HpTableArguments arguments);

/* markers.c */
/** The table with what its header and footer retrieve from the rows between them. */
HpResult hp_table_lay_with_markers(HpTableArguments arguments);
const HpTableMark *hp_table_marks_copy(HpArena *arena, const HpTableMark *marks);
