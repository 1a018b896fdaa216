/* Stacking of block-level objects; see engine.h for the model. */
#pragma once

#include "layout/engine.h"

typedef struct {
  const HpToken *token; /* of the object whose children were stacked; NULL: all done */
  HpBadness badness;
  HpBreak forced;
  gboolean refused; /* not even the first child fit */
} HpStackResult;

/** Lays out the children (segments) of `fo` at the cursor and appends them to `fragment`. */
HpStackResult hp_stack_children(HpLayout *layout, const HpFo *fo, HpCursor *cursor,
                                const HpConstraint *constraint, const HpToken *token,
                                HpFragment *fragment);

/** The content edges of a block-level object in its reference area. */
typedef struct {
  HpLength x, width; /* of the border rectangle */
  HpLength content_x, content_width;
} HpExtent;
HpExtent hp_block_extent(const HpFo *fo, const HpConstraint *constraint);

HpToken *hp_token_new(HpLayout *layout, const HpFo *fo, guint index, const HpToken *inner);

/* list.c */
HpResult hp_layout_list_item(HpLayout *layout, const HpFo *item, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token);
/* container.c */
HpResult hp_layout_container(HpLayout *layout, const HpFo *container, HpCursor *cursor,
                             const HpConstraint *constraint, const HpToken *token);
