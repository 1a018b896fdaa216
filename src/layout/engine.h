/*
 * THE MODEL
 *
 * Everything that breaks, breaks the same way:
 *
 *     layout(object, constraint, token) → result { fragment, token, badness }
 *
 * A fragment is the part of an object's areas that stands on one page. A token says where the rest
 * begins; it holds formatting objects and offsets, never fragments, so a page can be laid out again
 * without undoing anything. Nothing outside the page's arena changes until a page is accepted.
 *
 * Coordinates. A fragment's rectangle is its border rectangle, in the coordinates of the nearest
 * reference area around it (column, region, table-cell, block-container). A REFERENCE fragment
 * moves the origin to its content rectangle for what stands in it:
 *
 *     column (0,0) ┌──────────────────────────┐
 *                  │ block (x=start-indent…)  │   children of blocks and lines: same coordinates
 *                  │ ┌ cell: REFERENCE ─────┐ │
 *                  │ │ (0,0) of its content │ │   children of a reference: from its content corner
 *                  │ └──────────────────────┘ │
 *                  └──────────────────────────┘ ← limit
 *
 * Spaces wait. Space specifiers between two areas may come from several levels (a block and its
 * first child, a last child and its parent), and are resolved together (XSL 1.1, 4.3.1) when
 * something solid – a line, a border, a table – comes after them. Until then they stand in the
 * cursor's strut, and a block learns from its own entry where it begins.
 *
 * Choosing a break. While content is stacked, each place where it could break is recorded with its
 * badness if it is not worse than the best so far. When the room runs out somewhere worse, the
 * column is laid out once more, ending at the recorded place (the "cut").
 */
#pragma once

#include "layout/layout.h"

#include <glib.h>

/* ---- Fragments ----------------------------------------------------------------------------- */

typedef enum {
  HP_FRAGMENT_BLOCK,     /* block-level: background and border behind its children */
  HP_FRAGMENT_REFERENCE, /* the same, and origin of its children's coordinates */
  HP_FRAGMENT_LINE,
  HP_FRAGMENT_INLINE, /* background and border of an inline, or the area of a link */
  HP_FRAGMENT_GLYPHS,
  HP_FRAGMENT_GRAPHIC,
  HP_FRAGMENT_RULE, /* leader rule or text decoration */
} HpFragmentKind;

typedef struct HpFragment HpFragment;
struct HpFragment {
  HpFragmentKind kind;
  const HpFo *fo;         /* whose area it is; for artifacts the nearest object */
  const HpTraits *traits; /* for background and border; NULL: paints nothing itself */
  HpRect rect;            /* border rectangle, see above */
  HpLength edge[4];   /* border + padding width on each side as laid out (conditionality applied) */
  HpLength border[4]; /* border width on each side as laid out */
  HpFragment *first_child, *last_child, *next;
  guint is_first : 1;  /* holds the beginning of the object's content */
  guint is_last : 1;   /* holds the end */
  guint has_notes : 1; /* some line in it cites a footnote whose body was not yet accepted */
  guint clips : 1;     /* overflow hidden */
  guint is_fixed : 1;  /* stands in page coordinates */
  guint artifact : 1;  /* repeated table header and the like: not content here */
  /* REFERENCE: */
  int rotation; /* reference-orientation in degrees; the rectangle is as it stands rotated */
  const HpBorder *borders;   /* resolved sides (collapsed tables) instead of the traits'; or NULL */
  const HpColor *background; /* instead of the traits'; or NULL */
  /* LINE, GLYPHS: */
  HpLength baseline;
  const HpLineRun *run;
  HpColor color;
  const HpGraphic *graphic;
  HpBorderStyle rule_style;
  struct HpNoteList *notes;
  struct HpDeferred *deferred; /* LINE with a citation whose page is not known yet */
};

/** fo:footnote objects cited in a line, in order. */
typedef struct HpNoteList HpNoteList;
struct HpNoteList {
  const HpFo *footnote;
  HpNoteList *next;
};

/* ---- Breaking ------------------------------------------------------------------------------ */

/** Where the rest of an object begins. In the page arena: valid while the next page is laid out;
    always made afresh (or copied with hp_token_copy), never carried over two pages. */
typedef struct HpToken HpToken;
struct HpToken {
  const HpFo *fo;        /* whose rest */
  guint index;           /* of the child or segment to go on with */
  gsize offset;          /* in a paragraph: hp_paragraph_box_place() where the next line starts */
  const HpToken *inner;  /* the child's own token; NULL: the child from its beginning */
  gboolean broke_before; /* the forced break before the child has been taken */
  gconstpointer detail;  /* tables and list-items: their own structure */
  const HpToken *(*copy)(HpArena *arena, const HpToken *token); /* for `detail`; NULL: none */
};
const HpToken *hp_token_copy(HpArena *arena, const HpToken *token);

/** Order of breaks, least is best: the strongest keep violated, then orphans and widows. */
typedef guint64 HpBadness;
#define HP_BADNESS_NONE ((HpBadness)0)
#define HP_BADNESS_ORPHANS ((HpBadness)1)
/** Of breaking where keeps of that strength (the maximum of all that apply) hold. */
HpBadness hp_badness_of_keep(int strength);

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

/** The search for the best place where a reference area could break, while it is laid out. On the
    stack of hp_layout_contents(), which takes the result. */
typedef struct {
  HpArena *arena;
  HpCutStep *best; /* the way to the best break so far, fo == NULL terminated; in the arena */
  guint capacity;
  HpBadness badness; /* of that break */
  gboolean found;
} HpBreakSearch;

/** What an object is laid out into. */
typedef struct {
  HpLength inline_size; /* of the reference area: the base of indents */
  HpLength
      container;  /* inline-progression-dimension of the containing block: base of percentages */
  HpLength limit; /* y that content must not pass; HP_LENGTH_MAX: no limit, nothing breaks */
  gboolean must_place;   /* nothing stands above it in the column: place the first thing anyhow */
  gboolean trial;        /* measuring: accept no footnotes, take no forced breaks, report nothing */
  int keep;              /* strongest keep-together around, for the kind of break the limit is */
  gboolean ends_page;    /* what comes after the limit is a new page, not only a new column */
  const HpCutStep *cut;  /* where to end, decided in advance; NULL: at the limit */
  const HpFo *until;     /* block-level object before which to end as if all were done; or NULL */
  const HpFrame *frame;  /* the way here; NULL: the reference area itself */
  HpBreakSearch *search; /* where possible breaks are recorded; NULL: none are */
} HpConstraint;

typedef struct {
  HpFragment *fragment; /* NULL: nothing was placed */
  const HpToken *token; /* NULL: finished */
  HpBadness badness;    /* of the break that the token stands for */
  HpBreak forced;       /* the break was asked for by break-before or break-after */
  gboolean refused;     /* it did not fit, and something stands above: begin it on the next page */
} HpResult;

/* ---- Spaces -------------------------------------------------------------------------------- */

/** One specifier waiting to be resolved, and, once resolved, where what follows it begins. */
typedef struct HpStrutEntry HpStrutEntry;
struct HpStrutEntry {
  HpLength optimum;
  int precedence;
  gboolean retain;
  HpLength end; /* y after this specifier's share; set when resolved */
  HpStrutEntry *next;
};

/** Where stacking stands in a reference area. Copy it to be able to go back (hp_cursor_restore). */
typedef struct {
  HpLength y;        /* end of the last solid thing */
  gboolean at_start; /* nothing solid yet in this reference area: conditional spaces vanish */
  HpStrutEntry *first, *last;
} HpCursor;

/* ---- The engine ---------------------------------------------------------------------------- */

typedef struct HpNotes HpNotes;
typedef struct HpDeferred HpDeferred;
typedef struct HpPageState HpPageState;

/** What lives as long as the document is laid out. Its arena, pages and destinations go to HpPages
    in the end; layout.c makes it, and frees the rest. */
typedef struct {
  HpFoTree *tree;
  const HpLayoutOptions *options;
  HpArena *arena;           /* display lists, destinations, deferred lines */
  GHashTable *styles;       /* HpTraits* → HpTextStyleRef* */
  GHashTable *destinations; /* id → HpDestination* */
  GHashTable *last_marks;   /* marker class → HpFo* of the marker carried over */
  GPtrArray *pages;         /* of HpPage*, with their display lists */
  GPtrArray *deferred;      /* of HpDeferred*, in the order of the pages */
  gboolean all_known;       /* every page is made: all citations can be resolved */
  gboolean failed;
} HpDocumentScope;

/** What lives as long as a page-sequence is laid out; page/sequence.c empties it at the end. */
typedef struct {
  HpArena *arena;       /* grids, measurements, paragraphs that run over many pages */
  GHashTable *segments; /* HpFo* → HpSegments* of what runs over many pages */
  GHashTable *grids;    /* HpFo* of tables → HpTableGrid* */
} HpSequenceScope;

/** What lives as long as a page is made; page/sequence.c empties it before each. */
typedef struct {
  HpArena *arenas[2]; /* alternate: tokens of one page outlive it by one */
  HpArena *arena;     /* that of the page being made */
  HpPageState *state;
  HpNotes *notes;        /* its footnotes; NULL where there can be none */
  GHashTable *segments;  /* HpFo* → HpSegments* */
  GHashTable *retrieved; /* retrieve-marker → its content on this page */
  GArray *draws, *links; /* as it is frozen: kept, as growing them anew for each page would leave
                            holes between display lists */
} HpPageScope;

/** State of one hp_layout, by lifetime. What lives as long as the search for one break is handed
    on with the constraint. */
typedef struct {
  HpDocumentScope document;
  HpSequenceScope sequence;
  HpPageScope page;
} HpLayout;

HpFragment *hp_fragment_new(HpLayout *layout, HpFragmentKind kind, const HpFo *fo);
void hp_fragment_append(HpFragment *parent, HpFragment *child);
/** Sets whose background and border it paints, and its edges as laid out; those at a break vanish
    unless retained. `base` is what percentages of padding refer to. */
void hp_fragment_set_edges(HpFragment *fragment, const HpTraits *traits, HpLength base,
                           gboolean is_first, gboolean is_last);
/** Moves a fragment and what shares its coordinates by (dx, dy). */
void hp_fragment_move(HpFragment *fragment, HpLength dx, HpLength dy);
/** Moves the content of a reference area down; what is placed absolutely in it stays. */
void hp_fragment_shift_content(HpFragment *area, HpLength shift);
/** Degrees by which an object's content is turned against what is around it: reference-orientation
    where it was given; a value that was only inherited does not turn the content once more. */
int hp_rotation_of(const HpFo *fo);
/** How far display-align (7.14.4) moves content down in an area with that much room left over. */
HpLength hp_display_shift(const HpTraits *traits, HpLength room);

/* flow/space.c */
void hp_cursor_add_space(HpLayout *layout, HpCursor *cursor, const HpSpaceTrait *space,
                         HpLength base);
/** Back to where it was when `before` was copied: what waits since then is forgotten. */
void hp_cursor_restore(HpCursor *cursor, HpCursor before);
HpStrutEntry *hp_cursor_last_entry(HpCursor *cursor);
/** Resolves what waits; afterwards cursor->y is where the next solid thing begins. */
void hp_cursor_resolve(HpCursor *cursor);
/** Resolves before a break or the end of a reference area: conditional specifiers vanish. */
void hp_cursor_resolve_at_end(HpCursor *cursor);
/** Something solid was placed that ends at y. */
void hp_cursor_place(HpCursor *cursor, HpLength y);

/* flow/keep.c */
/** Strength of keep-with-next/-previous of an object, or of the last (first) in it; and forced
   breaks likewise. For the kind of break that the constraint's limit is: of columns, or of pages.
 */
int hp_keep_with_next(const HpConstraint *constraint, const HpFo *fo);
int hp_keep_with_previous(const HpConstraint *constraint, const HpFo *fo);
int hp_keep_together(const HpConstraint *constraint, const HpFo *fo);
HpBreak hp_break_before(const HpFo *fo);
HpBreak hp_break_after(const HpFo *fo);
HpBreak hp_stronger_break(HpBreak a, HpBreak b);
/** Whether it takes part in stacking (not absolutely placed). */
gboolean hp_is_in_flow(const HpFo *fo);

/* page/page.c */
/** Whether a break that was asked for is already satisfied at the top of the current column. */
gboolean hp_page_satisfies_break(const HpLayout *layout, HpBreak wanted);

/* flow/column.c */
/** Records a possible break here (before child `index`, or the line at `offset` in it, of the
   innermost frame) if it is not worse than the best so far. */
void hp_record_break(HpBreakSearch *search, const HpFrame *frame, HpBadness badness);
/** Whether the cut ends the layout of `fo` before that child (and line). */
gboolean hp_cut_here(const HpConstraint *constraint, const HpFo *fo, guint index, gsize offset);
/** The cut to hand to child `index` of `fo`: the rest of the way, or NULL. */
const HpCutStep *hp_cut_inside(const HpConstraint *constraint, const HpFo *fo, guint index);

/**
 * Lays the children of `fo` (a flow, static-content, table-cell, block-container, footnote-body …)
 * out as a stack of blocks from y = 0 of a fresh reference area, choosing the best break by itself.
 * The fragment is a REFERENCE at (0,0), inline_size wide and as high as its content; the caller
 * moves it. Breaks inside are not visible to the caller's own choice. `token` is one of `fo`.
 */
HpResult hp_layout_contents(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                            const HpToken *token);

/* flow/block.c */
/** Lays out one block-level object at the cursor, which it moves on; if the result is refused, the
    cursor is as it was. */
HpResult hp_layout_block_level(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token);

/* table/table.c: table and table-and-caption. `y` is where its border rectangle begins. */
HpResult hp_layout_table(HpLayout *layout, const HpFo *table, HpLength y,
                         const HpConstraint *constraint, const HpToken *token);

/* page/footnote.c */
/** Room at the foot of the column that the notes of `fragment` (on top of those accepted) need;
   what is above `limit - hp_notes_room(…)` is free. With `fragment` NULL: those accepted alone. */
HpLength hp_notes_room(HpLayout *layout, const HpFragment *fragment);
/** Whether `fragment`, ending at `bottom`, fits above `limit` together with the notes it cites (of
   the last note at least the first line). */
gboolean hp_fits(HpLayout *layout, const HpFragment *fragment, HpLength bottom,
                 const HpConstraint *constraint);
/** Accepts the notes cited in `fragment`, which is staying on this page. */
void hp_notes_accept(HpLayout *layout, HpFragment *fragment);

/* flow/measure.c */
typedef struct HpMeasure {
  HpLength minimum, maximum;
} HpMeasure;
/** min-content and max-content of the children of `fo`, as a block stack. */
HpMeasure hp_measure_contents(HpLayout *layout, const HpFo *fo, HpLength container);
