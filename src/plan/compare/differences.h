/*
 * plan, private: how two resolved documents are compared, and what is written of it.
 *
 *   then ── activity a ──┐
 *                        ├──► <r:difference target="a" kind="changed" what="text">
 *   now ─── activity a ──┘      <r:then><text>Old</text></r:then> <r:now><text>New</text></r:now>
 */
#pragma once

#include "plan/plan.h"

#define MAX_INHERITED                                                                              \
  250000 /* elements shown where they hold from elsewhere; later ones only where they stand */

/* Two documents that are compared. */
typedef struct {
  xmlNode *list;                  /* r:since, in the document of now */
  GHashTable *then_parts;         /* id → xmlNode, of each document */
  GHashTable *now_parts;          /* the same */
  GHashTable *then_ids, *now_ids; /* id → xmlNode, of all that may be pointed at */
  GHashTable *reports;            /* id of a target → GPtrArray of xmlNode: those that are new */
  guint n_inherited;              /* elements shown again where they hold from elsewhere */
} HpComparison;

/* A part, as it was and as it is; one of them may be NULL. */
typedef struct {
  const xmlNode *then;
  xmlNode *now;
  const char *from; /* id of the part that it came or went with; NULL: by itself */
} HpPartPair;

/* One more difference, which the part is marked with. `what`: NULL where it is the part itself. */
xmlNode *hp_difference_add(HpComparison *comparison, const HpPartPair *pair, const char *kind,
                           const char *what);
/* One of its sides, "then" or "now", which is empty at first. */
xmlNode *hp_difference_side(xmlNode *difference, const char *name);
/* Copies an element (NULL: nothing) into a side, without ids: what points there means the part. */
void hp_difference_show(xmlNode *side, const xmlNode *element);
/* Each on its side: copies of what was and is there; or values, of an attribute. */
void hp_difference_show_both(xmlNode *difference, const xmlNode *then, const xmlNode *now);
void hp_difference_set_both(xmlNode *difference, const char *then, const char *now);

/* The same part in the other document, if it is of the same kind there; NULL if not. */
xmlNode *hp_same_part(GHashTable *parts, const xmlNode *part);

/* A part, and all that are in it: what is new, gone, withdrawn or moved, and what differs. */
void hp_compare_parts(HpComparison *comparison, const HpPartPair *pair);
/* What a part says itself: its attributes and elements by their names, its blocks. */
void hp_compare_wording(HpComparison *comparison, const HpPartPair *pair);
/* What follows from reports and the day. */
void hp_compare_computed(HpComparison *comparison, const HpPartPair *pair);
/* Marks in `moved` (of gboolean, a new part each) which of the parts in a part have been moved in
   it: the fewest that make the order of then that of now. */
GArray *hp_parts_moved(const GPtrArray *now, const GPtrArray *then);
