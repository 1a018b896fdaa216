/* Indexes (6.10): what is indexed, and the lists of pages where that is.
 *
 *   index-keys (while the tree is built) ◄── index-items (which pages) ◄── index-lists (objects)
 */
#pragma once

#include "fo/tree/tree.h"

/* What a key stands for: an object, or all between two of them. */
typedef struct {
  const char *from; /* id of the object, or of what begins the range */
  const char *to;   /* id of what ends the range; NULL: the document does */
  const char *class;
  gboolean is_range;
} HpIndexed;

/* An fo:index-page-citation-list. What is written in it says how pages are printed; they become its
   children. */
typedef struct {
  HpFo *fo;
  const HpFo *written;                          /* its children, as they were */
  const HpFo *sequence;                         /* the page-sequence it stands in */
  const char *list_separator, *range_separator; /* where none is written */
  const char *printed;                          /* what it prints now, to be compared */
} HpIndexList;

struct HpIndexes {
  GPtrArray *objects; /* of HpFo*: all with an index-key, and fo:index-range-ends; while building */
  GHashTable *places; /* those of them that are no children of what they stand in → HpFo* before
                         them in it, or NULL; while building */
  GHashTable *keys;   /* index-key → GArray of HpIndexed */
  GArray *lists;      /* of HpIndexList */
  const xmlNode *plain_node, *kept_node; /* of the inlines that print pages: their properties */
};

/* ---- index-items.c -------------------------------------------------------------------------- */

/* A page of a list: a "cited page item". */
typedef struct {
  guint page;
  guint reference; /* which of the fo:index-key-references it comes from, from 0 */
  const HpFo *reference_fo;
  const char *id, *class; /* what is on the page, and its index-class */
  gboolean of_range;
} HpIndexItem;

/* Pages that follow one another: the first and last of them, or twice the same. */
typedef struct {
  HpIndexItem first, last;
} HpIndexEntry;

/* The entries of a list, in the order of the pages; the caller's. */
GArray *hp_index_entries(const HpFoTree *tree, const HpIndexList *list, const HpKnownPages *known);
