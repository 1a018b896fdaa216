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

typedef struct {
  GPtrArray *attributes; /* of char *: name, value, name, value, … */
  char *words;           /* NULL: none */
} HpPhrase;

void hp_phrase_clear(HpPhrase *phrase);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HpPhrase, hp_phrase_clear)

/* `allowed` are the attributes that there may be, with spaces between; where the first ends with
   '=', a first word that names none is its value ("value= period"). FALSE, and an
   error, if another is named. */
gboolean hp_phrase_read(HpPhrase *phrase, const char *text, const char *allowed,
                        const HpPlace *place, HpDiagnostics *diagnostics);
/* The value of an attribute, taken out of the phrase; the caller's. NULL if it is not said. */
char *hp_phrase_take(HpPhrase *phrase, const char *name);
/* The attributes, of an element that was opened. */
void hp_phrase_write_attributes(HpMarkup *markup, const HpPhrase *phrase);
/* The length of the next word or NAME=VALUE of a phrase; 0 at its end, and where a colon begins its
   words. */
gsize hp_token_length(const char *text);

/* An element for each paragraph, with what it says. All of them have been read before without
   errors. */
void hp_write_phrases(HpMarkup *markup, const char *name, const char *paragraphs,
                      const char *allowed);
/* Whether each of the paragraphs can be read and written; NULL can. */
gboolean hp_are_phrases_good(const char *paragraphs, const char *allowed, const HpPlace *place,
                             HpDiagnostics *diagnostics);
