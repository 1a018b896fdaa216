/* edit, private: where something new is to stand in a file. */
#pragma once

#include "edit/markup.h"
#include "edit/session.h"

typedef struct {
  char *name; /* of the file */
  HpWritten *written;
  HpElementExtent parent; /* what it will stand in */
  gsize at;               /* after what comes before it */
  HpIndentation layout;
  char *prefix; /* of the plan's elements there: "" or "p:" */
} HpSpot;

void hp_spot_clear(HpSpot *spot);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HpSpot, hp_spot_clear)

/* In an element of the source, before its first child that is named like one of `later`, else at
   its end. FALSE, and an error, if the element is not written there by itself (but by an entity).
   NULL for the parent: the root of the file that was opened, as it is of a follow-up. */
gboolean hp_spot_find(HpEdit *edit, const xmlNode *parent, const char *later, HpSpot *spot,
                      HpDiagnostics *diagnostics);
/* At the end of a part of a follow-up that is a source of its own: right in its root. FALSE,
   without an error, if it has none. */
gboolean hp_spot_find_in_root(HpEdit *edit, const char *part, HpSpot *spot,
                              HpDiagnostics *diagnostics);
/* After an element, beside it. FALSE, and an error, if it is not written there by itself. */
gboolean hp_spot_find_after(HpEdit *edit, const xmlNode *sibling, HpSpot *spot,
                            HpDiagnostics *diagnostics);
/* The elements right in its parent, in order; of HpElementExtent. The caller's. */
GArray *hp_spot_children(const HpSpot *spot);
/* From the line break before an element: what is left is as if it had not been there. */
gsize hp_start_with_line(const char *text, gsize start);
/* Puts on a list what has to be replaced for its parent, the element, to be gone. */
void hp_spot_removal(const HpSpot *spot, GArray *replacements);
/* Puts on a list what has to be replaced for some text to stand there. */
void hp_spot_replacement(const HpSpot *spot, const char *added, GArray *replacements);
/* Adds the elements there (hp_edit_replace). */
gboolean hp_spot_add(HpEdit *edit, const HpSpot *spot, const HpMarkup *markup,
                     HpDiagnostics *diagnostics);
