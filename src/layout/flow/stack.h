/* What is inside the stack: each of these may hold a stack again. */
#pragma once

#include "layout/flow/flow.h"

typedef struct {
  const HpToken *token; /* of the object whose children were stacked; NULL: all done */
  HpBadness badness;
  HpBreak forced;
  gboolean refused; /* not even the first child fit */
} HpStackResult;

/** Lays out the children of `fo` at the cursor and appends them to `fragment`. */
HpStackResult hp_stack_children(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                                const HpConstraint *constraint, const HpToken *token,
                                HpFragment *fragment);

/* extent.c */
/** The content edges of a block-level object in its reference area. */
typedef struct {
  HpLength x, width; /* of the border rectangle */
  HpLength content_x, content_width;
} HpExtent;
HpExtent hp_block_extent(const HpFo *fo, const HpConstraint *constraint);

/* block.c */
/** Lays out one block-level object at the cursor, which it moves on; if the result is refused, the
    cursor is as it was. */
HpResult hp_layout_block_level(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token);
/** The same, beside no float. */
HpResult hp_layout_undisplaced(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                               const HpConstraint *constraint, const HpToken *token);

/* side-float.c */
/** Places an fo:float beside what comes next, at the cursor or below. FALSE, and nothing is
   changed: there is no room for it on this page. */
gboolean hp_place_side_float(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                             const HpConstraint *constraint);
/** Goes on with the side-floats that were taller than the column before, at the cursor. */
void hp_place_rests(HpLayout *layout, const HpFloatRest *rests, HpCursor *cursor,
                    const HpConstraint *constraint);
/** An fo:float that is cited between blocks. The fragment is its anchor, of no extent. */
HpResult hp_layout_float(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                         const HpConstraint *constraint);
/** Moves the cursor below the floats that the object is not to stand beside (7.19.1, clear). */
void hp_clear_floats(const HpLayout *layout, const HpFo *fo, HpCursor *cursor);
/** Whether the object makes room for floats with all its areas, and not line by line (7.19.3,
    intrusion-displace). */
gboolean hp_is_displaced_whole(const HpFo *fo);
/** Lays it out in what floats leave of the column, or below them if that is too narrow. */
HpResult hp_layout_displaced(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token);

/* list.c */
HpResult hp_layout_list_item(HpLayout *layout, const HpFo *item, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token);
/* container.c */
HpResult hp_layout_container(HpLayout *layout, const HpFo *container, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token);
