/* Inside the room: which structure types may stand in which (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2
 * to 7.5; ISO/TS 32005 for PDF 2.0, whose rules hold for both here, so that there is one tree).
 *
 *   Document ─► Sect ─► P ─► text, Span, Link …       Table ─► THead, TBody ─► TR ─► TH, TD ─► P …
 *                                                     L ─► LI ─► Lbl, LBody ─► P …
 *
 * Documents may name any role at any place. Where a type cannot stand at its place, levels that are
 * missing are added (a block in an L becomes LI > LBody > P), or it is left out and its content
 * belongs to the element around it (a list in a heading). */
#pragma once

#include "pdf/structure/roles.h"

/** Whether it holds marked content of its own. */
gboolean hp_role_holds_content(HpRole role);
gboolean hp_role_may_hold(HpRole role, HpRole child);
/** Whether elements of the type are parts of a line: they share a paragraph with text beside them.
 */
gboolean hp_role_is_inline(HpRole role);
/** The type of the level that must stand between an element and a child which it may not hold; the
    child may need another below that. HP_ROLE_NONE if the child cannot stand there at all. For
    content, `child` is HP_ROLE_NONE. */
HpRole hp_role_between(HpRole around, HpRole child);
/** Whether the child can stand there, with levels between if need be. */
gboolean hp_role_can_stand(HpRole around, HpRole child);
