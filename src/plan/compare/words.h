/* plan, private: which words of a text are new. */
#pragma once

#include "plan/plan.h"

/*
 * Puts the words of `now` that `then` has not got into r:inserted; and, where `with_gone`, those of
 * `then` that are gone into r:deleted, where they stood. Inline elements of `now` stay as they are:
 * a stretch of new words that goes over the end of one is marked in pieces.
 *
 *   then  Stärka de <em>fem</em> nätverken
 *   now   Stärka <em>alla</em> nätverken
 *   ──►   Stärka <r:deleted>de fem</r:deleted><em><r:inserted>alla</r:inserted></em> nätverken
 *
 * Elements that are too long to be compared are new as a whole. `then` NULL: all is new.
 */
void hp_mark_words(const xmlNode *then, xmlNode *now, gboolean with_gone);
/* The first of `then` (of xmlNode *), from that index on, that the element was, or that it is much
 * like: at least half of the words of the one that has fewer are in both, in the same order. The
 * length of `then` if there is none. */
guint hp_find_like(const GPtrArray *then, guint from, const xmlNode *element);
