/* Inside the room: what stands around the text on pages, and is no part of the structure tree:
 * running heads, repeated header rows, leaders. */
#pragma once

#include "inspect/compare/said.h"

typedef struct {
  const HpShownPages *pages;
  const HpSaid *said;
} HpAround;

/**
 * Whether each has around its text only what the other has too, on whatever page, or what may
 * recur: header cells and headings; lines of `recurring` (HpPdfLayoutWords). Page
 * numbers and the length of leaders are layout. If not, the difference is filled in.
 */
gboolean hp_around_agrees(const HpAround *one, const HpAround *other, const char *recurring,
                          HpPdfDifference *difference);
