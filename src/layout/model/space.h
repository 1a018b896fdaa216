/* Spaces between areas, which wait until something solid comes after them. */
#pragma once

#include "layout/model/exclusions.h"

/** One specifier waiting to be resolved, and, once resolved, where what follows it begins. */
typedef struct HpStrutEntry HpStrutEntry;
struct HpStrutEntry {
  HpLength optimum, minimum;
  int precedence;
  gboolean retain;
  /* Set when resolved: */
  HpLength end;  /* y after this specifier's share */
  HpLength give; /* of the cursor there */
  HpStrutEntry *next;
};

/** Where stacking stands in a reference area. Copy it to be able to go back (hp_cursor_restore). */
typedef struct {
  HpLength y;        /* end of the last solid thing */
  HpLength give;     /* by how much the spaces above y can be less, down to their minimum */
  HpLength tried;    /* the same above what was tried there and taken back */
  gboolean at_start; /* nothing solid yet in this reference area: conditional spaces vanish */
  HpStrutEntry *first, *last;
  const HpExclusion *floats; /* the side-floats in the reference area, the last one first */
} HpCursor;

/** Adds a specifier, in the arena of the page; `base` is what percentages refer to. */
void hp_cursor_add_space(HpArena *arena, HpCursor *cursor, const HpSpaceTrait *space,
                         HpLength base);
/** Back to where it was when `before` was copied: what waits since then is forgotten. */
void hp_cursor_restore(HpCursor *cursor, HpCursor before);
/** Resolves what waits; afterwards cursor->y is where the next solid thing begins. */
void hp_cursor_resolve(HpCursor *cursor);
/** Resolves before a break or the end of a reference area: conditional specifiers vanish. */
void hp_cursor_resolve_at_end(HpCursor *cursor);
/** Something solid was placed that ends at y, or at half of HP_LENGTH_MAX if that is less. */
void hp_cursor_place(HpCursor *cursor, HpLength y);
