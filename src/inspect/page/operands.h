/* Inside the room: operators of content streams, where they may stand, and their operands: whether
 * they are those that belong to them, and what they say. */
#pragma once

#include "pdf-syntax/pdf-syntax.h"

#include <cairo.h>

/** Where it may stand (ISO 32000-1, 8.2, figure 9). */
typedef enum {
  HP_OPERATOR_ANYWHERE,
  HP_OPERATOR_OF_PAGE,   /* neither in text nor within a path */
  HP_OPERATOR_BEGINS,    /* not in text; begins a path, or a part of one */
  HP_OPERATOR_OF_PATH,   /* within a path; it goes on after it */
  HP_OPERATOR_PAINTS,    /* not in text; ends a path */
  HP_OPERATOR_ENDS_TEXT, /* not within a path */
} HpOperatorPlace;

typedef struct {
  const char *name, *operands;
  HpOperatorPlace place;
} HpOperator;

/** One of pages (ISO 32000-1, annex A); NULL if that is none. */
const HpOperator *hp_operator_named(const HpPdfToken *name);
/** Whether it has as many operands, of the kinds, as it takes. Of others it is not certain what
    readers make: those that take the last ones, say, and those that take the first. `operands`: of
    HpPdfToken. */
gboolean hp_shown_operands_fit(const HpOperator *called, const GArray *operands);
/** Of the text of a name, among those of a form (a digest; 0: of the page). */
guint64 hp_shown_name_digest(const HpPdfToken *name, guint64 form);

/** Whether it is a number, a string or a name that readers agree on. */
gboolean hp_operand_is_plain(const HpPdfToken *operand);
/** 0 if it is no number. */
double hp_operand_value(const HpPdfToken *operand);
/** The n-th of the operands (of HpPdfToken), a number; 0 if it is none. */
double hp_operand_number(const GArray *operands, guint n);
/** The first six of them. */
cairo_matrix_t hp_operand_matrix(const GArray *operands);
/** The last one of that kind; NULL if there is none. */
const HpPdfToken *hp_last_operand(const GArray *operands, HpPdfTokenKind kind);
