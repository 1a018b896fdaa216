/* Inside the room: what is looked at before a file says that it conforms. */
#pragma once

#include "pdf/document.h"

struct HpClaims {
  const HpPdfDocument *document;
  guint faults;
  GHashTable *characters; /* missing ones, and of private use, that have been told */
  GHashTable *fonts;      /* that have been looked at */
};

/** Reports what keeps the document from conforming; takes the message. `place` may be NULL. */
void hp_claims_tell(HpClaims *claims, const HpPlace *place, char *message);
/** Whether the profile is PDF/A-2 or A-3, which have limits (ISO 19005-3, 6.1.13). */
gboolean hp_claims_have_limits(const HpClaims *claims);
/** The first character of private use, or 0. Such a character says nothing to whoever does not see
    its glyph, so PDF/A-2a and A-3a and PDF/UA-2 want text in its place. */
gunichar hp_claims_private_use(const HpClaims *claims, const char *text, gsize length);
void hp_claims_tell_private_use(HpClaims *claims, const HpPlace *place, gunichar character);
/** Texts that are not painted, and languages. */
void hp_claims_check_words(HpClaims *claims);
