/* Inside the room: the structure tree (ISO 32000-1, 14.7), from formatting objects to file.
 *
 *   HpFo tree ──roles──► elements ◄── leaves: (page, MCID) of every marked-content sequence
 *                            ▲
 *                            └────── link annotations
 *
 * Elements are made from the tree before anything is painted; leaves come page by page, in paint
 * order. Children stand in the order of the source; content of an element's own stands between
 * them where it was painted. */
#pragma once

#include "layout/layout.h"
#include "pdf/file/output.h"
#include "pdf/structure/roles.h"

typedef struct HpStructure HpStructure;

/** `diagnostics` (or NULL) is told of roles that cannot stand where they are. */
HpStructure *hp_structure_new(const HpFoTree *tree, const HpPages *pages, HpPdfVersion version,
                              HpDiagnostics *diagnostics);
void hp_structure_free(HpStructure *structure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpStructure, hp_structure_free)

/** Whose the painted content is, as one number that neighbours can share. */
guint hp_structure_key(const HpStructure *structure, HpOwner owner);
/** Appends the operator that begins a sequence on `page` of content with that key. */
void hp_structure_begin_sequence(HpStructure *structure, guint page, guint key, GString *out);
/** Where figures were painted on a page, for their BBox, and footnotes, for their links. */
void hp_structure_note_page(HpStructure *structure, const HpPage *page, guint index);
/** The element of a link; 0 if none stands for it. */
guint hp_structure_link_element(const HpStructure *structure, const HpFo *fo);
/** Ties an annotation to a Link. Returns the key under which it stands in the parent tree, counted
    from 0. */
guint hp_structure_add_annotation(HpStructure *structure, guint index, guint page,
                                  guint annotation);
/** Calls back for each figure without an alternative text; the object may be NULL. */
void hp_structure_each_undescribed(const HpStructure *structure,
                                   void (*callback)(const HpFo *fo, gpointer user), gpointer user);
/** The object number of the element that shows an object: its own, the one that it begins, the
   first below it, or the one around it; the document's for NULL. Known once the elements are
   written. */
guint hp_structure_object_of(const HpStructure *structure, const HpFo *fo);
/** The number of the object that an element is; known once the tree is written. */
guint hp_structure_element_object(const HpStructure *structure, guint index);
/** Writes all elements, and what the catalog says about them. `language` is the document's, or
 * NULL.
 */
void hp_structure_write(HpStructure *structure, HpPdfOutput *output, const char *language);
