/* Inside the room: whether operators of content streams have the operands that belong to them. */
#pragma once

#include "pdf-syntax/pdf-syntax.h"

/** Whether it is an operator of pages (ISO 32000-1, annex A) with as many operands, of the kinds,
    as it takes. Of others it is not certain what readers make: those that take the last ones, say,
    and those that take the first. `operands`: of HpPdfToken. */
gboolean hp_shown_operands_fit(const HpPdfToken *operator, const GArray * operands);
/** Of the text of a name; other names have other digests, all but certainly. */
guint hp_shown_name_digest(const HpPdfToken *name);
