/* What content may ask about the page that it is laid out on. */
#pragma once

#include "layout/model/fragment.h"

/** An object with markers on a page, in the order of the area tree. */
typedef struct {
  const HpFo *fo;
  gboolean is_first, is_last;
} HpMark;

/** The page being made. On the stack of page/sequence.c; lines that wait for page numbers keep a
    copy. */
typedef struct {
  guint index; /* in the document, from 0 */
  int number;  /* printed */
  const char *number_text;
  const HpFo *sequence;      /* its page-sequence */
  HpLength width, height;    /* of the page */
  HpLength reference_height; /* of the reference area content is laid out in */
  guint column;              /* how many were begun on the page before it */
  GArray *marks;             /* of HpMark */
} HpPageState;

/** Sets the height of the reference area and returns what it was. */
HpLength hp_page_set_reference_height(HpPageState *page, HpLength height);
gboolean hp_page_is_odd(const HpPageState *page);
/** Whether a break that was asked for is already satisfied at the top of the current column. */
gboolean hp_page_satisfies_break(const HpPageState *page, HpBreak wanted);
