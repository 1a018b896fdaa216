/* Breaking: what an object is laid out into, what comes out, and how good a break is. */
#pragma once

#include "layout/model/fragment.h"

/* ---- Tokens (token.c) ------------------------------------------------------------------------ */

/** Where the rest of an object begins. In the page's arena: valid while the next page is laid out;
    always made afresh (or copied with hp_token_copy), never carried over two pages. */
typedef struct HpToken HpToken;
struct HpToken {
  const HpFo *fo;        /* whose rest */
  guint index;           /* of the child to go on with */
  gsize offset;          /* in a paragraph: hp_paragraph_box_place() where the next line starts */
  const HpToken *inner;  /* the child's own token; NULL: the child from its beginning */
  gboolean broke_before; /* the forced break before the child has been taken */
  gconstpointer detail;  /* tables: their own structure */
  const HpToken *(*copy)(HpArena *arena, const HpToken *token); /* for `detail`; NULL: none */
};
HpToken *hp_token_new(HpArena *arena, const HpFo *fo, guint index, const HpToken *inner);
const HpToken *hp_token_copy(HpArena *arena, const HpToken *token);

/* ---- Places to break (break.c) --------------------------------------------------------------- */

/** Order of breaks, least is best: the strongest keep violated, then orphans and widows. */
typedef guint64 HpBadness;
#define HP_BADNESS_NONE ((HpBadness)0)
#define HP_BADNESS_ORPHANS ((HpBadness)1)

/** One level of the way to a cut: in `fo`, before child `index` (or line at `offset` of it). */
typedef struct {
  const HpFo *fo; /* NULL ends the way */
  guint index;
  gsize offset;
} HpCutStep;

typedef struct HpFrame HpFrame;
/** The way from a reference area to what is being laid out in it; lives on the stack. */
struct HpFrame {
  const HpFrame *outer;
  const HpFo *fo;
  guint index;
  gsize offset;
};

/** A place where a reference area could break. */
typedef struct {
  HpCutStep *way; /* to it, fo == NULL terminated; in the arena of the search */
  guint capacity; /* steps that there is room for */
  HpBadness badness;
} HpBreakPlace;

/**
 * The search for the best place where a reference area could break, while it is laid out. On the
 * stack of hp_layout_contents(), which takes the result.
 *
 * What is found is a stair: each place is later than the one before it, and worse; a place that is
 * no worse than earlier ones takes theirs. The first is the best, the others are what is left where
 * what the first keeps whole does not fit any page.
 */
typedef struct {
  HpArena *arena;
  HpBreakPlace *places;
  guint n, capacity;
  HpBadness ends_below; /* looking ahead: a place that is better is enough; 0: not looking ahead */
  gboolean over;        /* such a place was found */
  HpLength give;        /* what spaces can give, up to what found no room */
} HpBreakSearch;

/** The columns that come after the one that is laid out: whether keeps would hold there. */
typedef struct HpRoomAhead HpRoomAhead;
struct HpRoomAhead {
  HpLength height; /* of each; 0: not asked yet */
  guint n;         /* before the next break of the kind that the limit is */
  HpLength later;  /* of a column some pages on that is higher than those before it; 0: none is */
  HpRoomAhead (*ask)(gpointer user); /* if not asked yet */
  gpointer user;
};

/** A reference area that is laid out, and those around it. */
typedef struct HpReferenceArea HpReferenceArea;
struct HpReferenceArea {
  const HpFo *fo; /* whose children stand in it */
  HpLength width;
  const HpReferenceArea *outer;
};

/** What an object is laid out into. */
typedef struct {
  HpLength inline_size;         /* of the reference area: the base of indents */
  const HpReferenceArea *areas; /* those around, the one at hand first; NULL: nothing is known */
  HpLength
      container;  /* inline-progression-dimension of the containing block: base of percentages */
  HpLength limit; /* y that content must not pass; HP_LENGTH_MAX: no limit, nothing breaks */
  gboolean must_place;    /* nothing stands above it in the column: place the first thing anyhow */
  gboolean begins_column; /* … or only what spans the columns: breaks to a column are satisfied */
  gboolean trial;       /* measuring: accept no footnotes, take no forced breaks, report nothing */
  gboolean looks_ahead; /* a trial that takes forced breaks, and records where it could break */
  int keep;             /* strongest keep-together around, for the kind of break the limit is */
  gboolean tightens;    /* its spaces may be less than their optimum, where that serves */
  gboolean ends_page;   /* what comes after the limit is a new page, not only a new column */
  HpLength slack;       /* lines may be that much too wide: nothing stands beside them there */
  const HpCutStep *cut; /* where to end, decided in advance; NULL: at the limit */
  const HpFo *until;    /* block-level object before which to end as if all were done; or NULL */
  const HpFrame *frame; /* the way here; NULL: the reference area itself */
  HpLength *shortage; /* takes the least that anything lacked that did not fit; NULL: nobody asks */
  HpBreakSearch *search;    /* where possible breaks are recorded; NULL: none are */
  const HpRoomAhead *ahead; /* what comes after the limit; NULL: as if all keeps would hold there */
} HpConstraint;

typedef struct {
  HpFragment *fragment; /* NULL: nothing was placed */
  const HpToken *token; /* NULL: finished */
  HpBadness badness;    /* of the break that the token stands for */
  HpBreak forced;       /* the break was asked for by break-before or break-after */
  gboolean refused;     /* it did not fit, and something stands above: begin it on the next page */
} HpResult;

/** Records a possible break at the frame: before its child, or the line at its offset in it.
    `search` may be NULL. */
void hp_record_break(HpBreakSearch *search, const HpFrame *frame, HpBadness badness);
/** Whether the cut ends the layout of `fo` before that child (and line). */
gboolean hp_cut_here(const HpConstraint *constraint, const HpFo *fo, guint index, gsize offset);
/** Whether the area ends at the frame, since that is the cut or looking ahead is over; if not, the
    possible break is recorded. */
gboolean hp_ends_at(const HpConstraint *constraint, const HpFrame *frame, HpBadness badness);
/** Whether breaks are of no account: something is measured, not looked ahead at. */
gboolean hp_measures(const HpConstraint *constraint);
/** The cut to hand to child `index` of `fo`: the rest of the way, or NULL. */
const HpCutStep *hp_cut_inside(const HpConstraint *constraint, const HpFo *fo, guint index);

/* ---- Indents (indent.c) -----------------------------------------------------------------------
 */

/** The start-indent or end-indent of an object as it was refined, and what its percentage is of. */
HpDimension hp_indent_given(const HpFo *fo, HpSide side);
HpIndentBase hp_indent_base(const HpFo *fo, HpSide side);
/** The start-indent or end-indent of an object, with its border and padding (5.3.2). */
HpLength hp_indent_of(const HpFo *fo, HpSide side, const HpConstraint *constraint);

/* ---- Keeps and forced breaks (keep.c) -------------------------------------------------------- */

/** Whether its children stand in the coordinates around it, indented, and speak for its edges; of
    reference areas and tables, what is inside stays inside. */
gboolean hp_is_transparent(const HpFo *fo);
/** The block-level object that an inline ends with, perhaps in other inlines; NULL: it ends in a
    line. */
const HpFo *hp_block_at_end(const HpFo *fo);
/** Badness of breaking where keeps of that strength (the maximum of all that apply) hold. */
HpBadness hp_badness_of_keep(int strength);
/** Badness of a break that violates what both of them violate. */
HpBadness hp_badness_of_both(HpBadness a, HpBadness b);
/** Strength of keep-with-next/-previous of an object, or of the last (first) in it; and forced
    breaks likewise. For the kind of break that the constraint's limit is: of columns, or of pages.
 */
int hp_keep_with_next(const HpConstraint *constraint, const HpFo *fo);
int hp_keep_with_previous(const HpConstraint *constraint, const HpFo *fo);
int hp_keep_together(const HpConstraint *constraint, const HpFo *fo);
HpBreak hp_break_before(const HpFo *fo);
/** The room that must be left for it to begin here, in a column of that height. */
HpLength hp_room_to_begin(const HpFo *fo, HpLength column);
HpBreak hp_break_after(const HpFo *fo);
/** The break that a table-cell asks for at its first (last) edge. */
HpBreak hp_cell_edge_break(const HpFo *cell, gboolean last);
HpBreak hp_stronger_break(HpBreak a, HpBreak b);
