/* edit, private: how what stands around a place is laid out. */
#pragma once

#include "edit/extent.h"

/* What is added is laid out likewise. */
typedef struct {
  const char *line_end; /* "\n", "\r\n", "\r"; "" where elements follow each other on a line */
  char *indent;         /* of what is added */
  char *outer;          /* of the element that it is added in */
  char *unit;           /* by how much more what is in an element is indented */
} HpIndentation;

void hp_layout_clear(HpIndentation *layout);
/* In an element, among its children (hp_extents_in). */
HpIndentation hp_layout_in(const char *text, gsize size, const HpElementExtent *parent,
                           const GArray *children);
