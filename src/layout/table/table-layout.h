/* One page's part of a table, while it is laid out. */
#pragma once

#include "layout/table/grid.h"

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
  HpFragment *again;     /* said again above what goes on here, for the eye alone; or NULL */
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
  HpLength header_height;
  HpFragment *footer;
  GArray *footer_placed; /* as if the footer began at 0 */
  HpLength footer_height;
  guint first_row;         /* body row it begins with here */
  gboolean continues;      /* part of it stands on earlier pages */
  const HpTableRest *rest; /* cells open at the beginning, or NULL */
  HpResult result;
} HpTableLayout;

/** The last row of the cell. */
static inline guint hp_cell_last_row(const HpGridCell *cell)
{
  return cell->row + cell->n_rows - 1;
}

/* room.c */
/** Minimum that a length-range asks for: of minimum and optimum, what is not "auto". */
HpLength hp_table_extent(const HpLengthRange *range);
/** Border and padding of the table itself; 0 where borders collapse. */
HpLength hp_table_edge(const HpTableLayout *t, HpSide side, gboolean at_break);
/** Whether the footer stands on this page, if the table breaks here or ends. */
gboolean hp_table_shows_footer(const HpTableLayout *t, gboolean breaks);
/** Room that must stay free under the body rows: for the footer, the table's edge, the caption. */
HpLength hp_table_room_below(const HpTableLayout *t, gboolean breaks);
/** The room for rows on the page after the limit; n is 0: it is not known, or does not matter. */
HpRoomAhead hp_table_room_ahead(const HpTableLayout *t);
/** Nothing but the header stands above the row: it has to be placed somehow. */
gboolean hp_table_must_place(const HpTableLayout *t, guint row);
/** Rectangle of slots, in the coordinates of the table. */
HpRect hp_table_slots(const HpTableLayout *t, guint column, guint n_columns, HpLength top,
                      HpLength bottom);

/* backgrounds.c */
/** Appends a rectangle with the background of `fo`, if it has one. */
void hp_table_append_background(HpTableLayout *t, HpFragment *parent, const HpFo *fo, HpRect rect);
/** Background of a row behind the slots that no cell over several rows covers. */
void hp_table_paint_row(HpTableLayout *t, HpSection section, guint row, HpFragment *fragment);
/** Backgrounds of the columns, behind everything else in the table. */
void hp_table_paint_columns(HpTableLayout *t, HpLength top, HpLength bottom);

/* cells.c */
HpCellPiece *hp_table_piece_new(HpTableLayout *t, HpSection section, const HpGridCell *cell,
                                gboolean begun);
/** The open piece after this one (which may have been closed), by columns; the first after NULL. */
HpCellPiece *hp_next_open(const HpTableLayout *t, const HpCellPiece *piece);
void hp_table_open_piece(HpTableLayout *t, HpCellPiece *piece);
void hp_table_close_piece(HpTableLayout *t, const HpCellPiece *piece);
/** Opens the cells that the token left open. */
void hp_table_resume(HpTableLayout *t);
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

/* token.c */
/** The rest of the table from a body row on; `rest` is NULL or in the page's arena. */
HpToken *hp_table_token(const HpTableLayout *t, guint row, HpTableRest *rest);
/** What is left of the open cells at a break before or inside a row. */
HpTableRest *hp_table_rest(const HpTableLayout *t, gboolean inside, HpLength row_consumed);
/** The marks, the first of each class only. */
const HpTableMark *hp_table_marks_copy(HpArena *arena, const HpTableMark *marks);

/* rows.c */
/** Begins the cells of a row at t->y and lays them out, down to `bottom`. */
void hp_table_open_row(HpTableLayout *t, HpSection section, guint row, HpLength bottom);
/** Height of the row with what ends in it. */
HpLength hp_table_row_height(const HpTableLayout *t, HpSection section, guint row);
/** Places the row and the cells that end in it (all open ones, if it is broken). */
void hp_table_accept_row(HpTableLayout *t, HpSection section, guint row, HpLength height,
                         gboolean broken);
/** Moves the end of the row placed last, and of the cells that end in it, down to `bottom`. */
void hp_table_stretch_row(HpTableLayout *t, HpLength bottom);
/** Strength of keeps between a body row and the one before it, and inside a row. */
int hp_table_keep_before(const HpTableLayout *t, guint row);
int hp_table_keep_inside(const HpTableLayout *t, guint row);
/** Strength of keeps between the row and what follows, which may be outside the table. */
int hp_table_keep_after(const HpTableLayout *t, guint row);

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

/* body.c */
/** Lays out the next body row; FALSE: the table ends here, see t->result. */
gboolean hp_table_lay_row(HpTableLayout *t, guint row);

/* rules.c */
/** Appends the collapsed borders of the placed rows, each once. */
void hp_table_append_rules(HpTableLayout *t);

/** A table, and how much is to be left free below its end. */
typedef struct {
  HpLayout *layout;
  const HpTableGrid *grid;
  HpLength y, caption;
  const HpConstraint *constraint;
  const HpToken *token;
} HpTableArguments;

/* pass.c */
HpResult hp_table_lay_once(HpTableArguments arguments);
/* markers.c */
/** The table with what its header and footer retrieve from the rows between them. */
HpResult hp_table_lay_with_markers(HpTableArguments arguments);
