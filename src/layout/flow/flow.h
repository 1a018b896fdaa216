/* Stacks of block-level objects; see engine.h for the model. */
#pragma once

#include "layout/engine.h"

/**
 * Lays the children of `fo` (a flow, static-content, table-cell, block-container, footnote-body …)
 * out as a stack of blocks from y = 0 of a fresh reference area, choosing the best break by itself.
 * The fragment is a REFERENCE at (0,0), inline_size wide and as high as its content; the caller
 * moves it. Breaks inside are not visible to the caller's own choice. `token` is one of `fo`.
 */
HpResult hp_layout_contents(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                            const HpToken *token);

/** A stack that stands between others in one reference area, and the spaces at its edges, which
   meet those of its neighbours (4.3.1) and are not in the fragment. */
typedef struct {
  HpFragment *fragment;
  HpLength before, after;
  HpLength kept_before, kept_after; /* of them, what is retained where nothing stands beyond */
} HpStackBetween;
/** Lays out the children of `fo` without breaking them. Where nothing stands before them
    (`at_start`), conditional spaces vanish there. */
HpStackBetween hp_layout_between(HpLayout *layout, const HpFo *fo, const HpConstraint *constraint,
                                 gboolean at_start);

/** min-content and max-content of one block-level object, its indents included. */
HpMeasure hp_measure_block_level(HpLayout *layout, const HpFo *fo, HpLength container);
/** min-content and max-content of the children of `fo`, as a block stack. */
HpMeasure hp_measure_contents(HpLayout *layout, const HpFo *fo, HpLength container);
