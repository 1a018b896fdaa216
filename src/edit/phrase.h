/*
 * edit, private: what is said in a phrase: attributes, then words.
 *
 *   year=2027 amount=50000 funded-by='Region Norr': Two days of training
 *
 * The words begin with the first that is no attribute, or after a colon.
 */
#pragma once

#include "edit/markup.h"
#include "edit/session.h"

/* `allowed` are the attributes that there may be, with spaces between; where the first ends with
   '=', a first word that names none is its value ("value= period"). */

/* An element for each paragraph, with what it says. All of them have been read before without
   errors. */
void hp_write_phrases(HpMarkup *markup, const char *name, const char *paragraphs,
                      const char *allowed);
/* Whether each of the paragraphs can be read and written; NULL can. */
gboolean hp_are_phrases_good(const char *paragraphs, const char *allowed, const HpPlace *place,
                             HpDiagnostics *diagnostics);
