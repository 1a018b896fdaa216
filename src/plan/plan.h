/**
 * plan: what plans and houses say beyond being XML: whether they follow their schema and hold
 * together, what of them may leave the house, the day they are rendered as of, whom they name.
 */
#pragma once

#include "xml/xml.h"

G_BEGIN_DECLS

/**
 * Takes out of a checked document what must not leave the house: XML comments, processing
 * instructions but xml-model, `internal` elements, and, if `as_of` ("2017-03-14") is not NULL,
 * adoptions, amendments, meetings and reports of later days. What is left is both built and
 * embedded, so that the one gives the other.
 */
void hp_source_filter(HpSource *source, const char *as_of);
/**
 * The day that is meant by "2017-03-14", or by the id of a meeting (or of what came in between
 * meetings) in the document. The caller's; NULL and an error if there is no such meeting, or the
 * document was decided later.
 */
char *hp_source_day(HpSource *source, const char *as_of, HpDiagnostics *diagnostics);
/** The personal names that are marked as such, and the e-mail addresses anywhere in it, each once,
    in the order they come; of char *. */
GPtrArray *hp_source_personal_data(HpSource *source);

/**
 * Validates against the RELAX NG schema and the rules a schema cannot say (ids, references, dates,
 * images). FALSE if there was an error.
 */
gboolean hp_plan_check(HpSource *source, const char *schema_path, HpDiagnostics *diagnostics);

G_END_DECLS
