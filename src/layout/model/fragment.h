/* Fragments: the areas of one page. */
#pragma once

#include "layout/layout.h"

typedef enum {
  HP_FRAGMENT_BLOCK,     /* block-level: background and border behind its children */
  HP_FRAGMENT_REFERENCE, /* the same, and origin of its children's coordinates */
  HP_FRAGMENT_LINE,
  HP_FRAGMENT_INLINE, /* background and border of an inline, or the area of a link */
  HP_FRAGMENT_GLYPHS,
  HP_FRAGMENT_GRAPHIC,
  HP_FRAGMENT_RULE, /* leader rule or text decoration */
} HpFragmentKind;

/** How far what is painted stands from its place: relative-position (7.13.5). */
typedef struct {
  HpLength x, y;
} HpOffset;

typedef struct HpFragment HpFragment;
struct HpFragment {
  HpFragmentKind kind;
  const HpFo *fo;         /* whose area it is; for artifacts the nearest object */
  const HpTraits *traits; /* for background and border; NULL: paints nothing itself */
  HpRect rect;            /* border rectangle, see engine.h */
  HpOffset offset;        /* of it and what stands in it */
  /* Widths on each side as laid out (conditionality applied), as they stand: that at the left is
     [HP_START], whatever the writing mode. See hp_side_at(). */
  HpLength edge[4]; /* border + padding */
  HpLength border[4];
  /* By how much the spaces of its reference area above its beginning and its end can be less. */
  HpLength give_before, give_after;
  HpFragment *first_child, *last_child, *next;
  guint is_first : 1;  /* holds the beginning of the object's content */
  guint is_last : 1;   /* holds the end */
  guint has_notes : 1; /* some line in it cites a footnote whose body was not yet accepted */
  guint clips : 1;     /* overflow hidden */
  guint is_fixed : 1;  /* stands in page coordinates */
  guint told : 1;      /* LINE: a warning tells what makes it wider than its room */
  guint artifact : 1;  /* repeated table header and the like: not content here */
  guint is_anchor : 1; /* the place of something that floats elsewhere (class xsl-anchor) */
  /* REFERENCE: */
  int rotation; /* reference-orientation in degrees; the rectangle is as it stands rotated */
  const HpBorder *borders; /* resolved sides (collapsed tables) instead of the traits'; or NULL */
  /* LINE, GLYPHS: */
  HpLength baseline;
  union {
    const HpLineRun *run;
    const struct HpToken
        *rest; /* REFERENCE of a side-float: where it goes on, in the next column */
  };
  HpColor color;
  const HpGraphic *graphic;
  HpBorderStyle rule_style;
  struct HpNoteList *notes;
  const HpChangeRegion *const *change_regions; /* LINE: that reach into it, then NULL; or NULL */
  struct HpDeferred *deferred; /* LINE with a citation whose page is not known yet */
};

/** fo:footnote objects cited in a line, in order. */
typedef struct HpNoteList HpNoteList;
struct HpNoteList {
  const HpFo *footnote;
  HpNoteList *next;
};

/** A fragment in the arena, which is the page's. */
HpFragment *hp_fragment_new(HpArena *arena, HpFragmentKind kind, const HpFo *fo);
void hp_fragment_append(HpFragment *parent, HpFragment *child);
/** Sets whose background and border it paints, and its edges as laid out; those at a break vanish
    unless retained. `base` is what percentages of padding refer to. */
void hp_fragment_set_edges(HpFragment *fragment, const HpTraits *traits, HpLength base,
                           gboolean is_first, gboolean is_last);
/** Moves a fragment and what shares its coordinates by (dx, dy). */
void hp_fragment_move(HpFragment *fragment, HpLength dx, HpLength dy);
/** Moves the content of a reference area down; what is placed absolutely in it stays. */
void hp_fragment_shift_content(HpFragment *area, HpLength shift);

/** The side of an object's areas that stands where HP_START does from left to right (or HP_END …).
 */
HpSide hp_side_at(const HpTraits *traits, HpSide place);
/** Makes a reference area lower by `less` of what its spaces can give (`give_after`): each is less
    in proportion to what it can give. */
void hp_fragment_tighten(HpFragment *area, HpLength less);

/** Moved on by that much; bounded, however deep what is moved stands in what is moved. */
HpOffset hp_offset_by(HpOffset offset, HpOffset by);
/** `width` is what percentages refer to; the height to refer to is not known, and 0. */
HpOffset hp_relative_offset(const HpTraits *traits, HpLength width);
/** Whether an object takes part in stacking (is not absolutely placed). */
gboolean hp_is_in_flow(const HpFo *fo);
/** Degrees by which an object's content is turned against what is around it: reference-orientation
    where it was given; a value that was only inherited does not turn the content once more. */
int hp_rotation_of(const HpFo *fo);
/** How far display-align (7.14.4) moves content down in an area with that much room left over. */
HpLength hp_display_shift(const HpTraits *traits, HpLength room);
