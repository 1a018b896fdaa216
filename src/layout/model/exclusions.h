/*
 * Side-floats in a reference area (XSL 1.1, 6.12.2), and the room that they leave. They are part of
 * the space that what comes next is laid out into: whoever goes back to an earlier place has the
 * floats of that place, as the list only ever grows at its head.
 *
 *     ┌──────────┬───────────────────┐  top
 *     │ float    │ room         ┌────┤
 *     │          │              │    │
 *     └──────────┘              │    │  an end: the room may grow here
 *                               └────┘
 */
#pragma once

#include "layout/model/fragment.h"

typedef struct HpExclusion HpExclusion;
struct HpExclusion {
  HpRect rect;          /* in the coordinates of the reference area, spaces around it included */
  gboolean at_right;    /* at the right side of the area, or at the left one */
  HpFragment *fragment; /* of what stands there */
  const HpExclusion *before; /* the one that was placed before it, or NULL */
};

/** Side-floats that are taller than their column: where each goes on at the head of the next one.
 */
typedef struct HpFloatRest HpFloatRest;
struct HpFloatRest {
  const HpFo *fo;
  const struct HpToken *token;
  const HpFloatRest *next;
};

/** A stretch of a line's length. */
typedef struct {
  HpLength x, width;
} HpRoom;

/** What floats leave of a room between two heights. */
HpRoom hp_room_beside(const HpExclusion *floats, HpRoom room, HpLength top, HpLength bottom);
/** Where the next float ends below y; y itself if none does. */
HpLength hp_next_float_end(const HpExclusion *floats, HpLength y);
/** Where the last of those at the sides ends; -HP_LENGTH_MAX if there is none. */
HpLength hp_floats_end(const HpExclusion *floats, gboolean left, gboolean right);
/** Where a float of that size goes in an area of that width: at y or below, not above those before
    it, and beside or below them. */
HpRect hp_place_for_float(const HpExclusion *floats, HpRect size, gboolean at_right,
                          HpLength area_width);
/** Appends the floats to the area that they stand in, in the order in which they were placed, and
    makes it as high as they need. */
void hp_append_floats(HpFragment *area, const HpExclusion *floats);
