/* Inside the room: which standard structure type an object has (ISO 32000-1, 14.8.4; ISO 32000-2,
 * 14.8.4, and 14.8.6 on the two sets of types, which are two namespaces). */
#pragma once

#include "fo/fo.h"
#include "pdf/file/writer.h"

/** Structure types in use. HP_ROLE_NONE: its content belongs to the element around it;
    HP_ROLE_ARTIFACT: its content is none. */
typedef enum {
  HP_ROLE_NONE,
  HP_ROLE_ARTIFACT,
  HP_ROLE_DOCUMENT,
  HP_ROLE_PART,
  HP_ROLE_ART,
  HP_ROLE_SECT,
  HP_ROLE_DIV,
  HP_ROLE_ASIDE,
  HP_ROLE_BLOCK_QUOTE,
  HP_ROLE_CAPTION,
  HP_ROLE_TOC,
  HP_ROLE_TOCI,
  HP_ROLE_INDEX,
  HP_ROLE_TITLE,
  HP_ROLE_P,
  HP_ROLE_H1,
  HP_ROLE_H2,
  HP_ROLE_H3,
  HP_ROLE_H4,
  HP_ROLE_H5,
  HP_ROLE_H6,
  HP_ROLE_L,
  HP_ROLE_LI,
  HP_ROLE_LBL,
  HP_ROLE_LBODY,
  HP_ROLE_TABLE,
  HP_ROLE_TR,
  HP_ROLE_TH,
  HP_ROLE_TD,
  HP_ROLE_THEAD,
  HP_ROLE_TBODY,
  HP_ROLE_TFOOT,
  HP_ROLE_SPAN,
  HP_ROLE_EM,
  HP_ROLE_STRONG,
  HP_ROLE_SUB,
  HP_ROLE_QUOTE,
  HP_ROLE_NOTE,
  HP_ROLE_REFERENCE,
  HP_ROLE_CODE,
  HP_ROLE_LINK,
  HP_ROLE_FIGURE,
  HP_ROLE_FORMULA,
  HP_ROLE_COUNT
} HpRole;

/** "P", "H1" … as in a file of that version. */
const char *hp_role_name(HpRole role, HpPdfVersion version);
/** Whether PDF 2.0 has the type from PDF 1.7 only, in whose namespace it then is. */
gboolean hp_role_is_old(HpRole role);
/** What its role property asks for; HP_ROLE_COUNT if it has none, or one that is no structure type
    (the property may name anything: XSL 1.1, 7.5.2). */
HpRole hp_role_named(const HpFo *fo);
/** By what the object is and where it stands. `around` is the role of the element that holds it. */
HpRole hp_role_by_kind(const HpFo *fo, HpRole around);
/** Whether there is text, or what stands in lines, in an object itself and not in a block of it. */
gboolean hp_fo_has_text(const HpFo *fo);
