/* Inside the room: whether the document has all that its profile asks of its author: title,
 * language, alternative texts, glyphs for all characters, fonts that permit embedding. */
#pragma once

#include "pdf/document/document.h"

/* The rest is counted. */
#define HP_MAX_CLAIMS_TOLD                                                                         \
  20 /* reasons of a kind why a file does not conform; the rest are not told */

typedef struct {
  const HpPdfDocument *document;
  guint faults;
  GHashTable *characters; /* missing ones, and of private use, that have been told */
  GHashTable *fonts;      /* that have been looked at */
} HpClaims;

HpClaims *hp_claims_new(const HpPdfDocument *document);
void hp_claims_free(HpClaims *claims);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpClaims, hp_claims_free)

/** Reports what keeps the document from conforming; takes the message. `place` may be NULL. */
void hp_claims_tell(HpClaims *claims, const HpPlace *place, char *message);
/** The first character of private use, or 0; also if the profile has nothing against it. */
gunichar hp_claims_private_use(const HpClaims *claims, const char *text, gsize length);
void hp_claims_tell_private_use(HpClaims *claims, const HpPlace *place, gunichar character);
/** At the end: how much more there was, and what the file therefore does not say. */
void hp_claims_tell_rest(const HpClaims *claims);

/** claims-glyphs.c: looks at the display list of a page. */
void hp_claims_note_page(HpClaims *claims, const HpPage *page);
/** claims-words.c: texts that are not painted, and languages. */
void hp_claims_check_words(HpClaims *claims);
/** conforms.c: after all pages; has reported then what is missing. */
gboolean hp_claims_hold(HpClaims *claims);
