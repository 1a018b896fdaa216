/* What keeps a document from conforming to its profile, told to whoever wrote it. */
#include "pdf/document/claims.h"

HpClaims *hp_claims_new(const HpPdfDocument *document)
{
  HpClaims *claims = g_new0(HpClaims, 1);
  claims->document = document;
  claims->characters = g_hash_table_new(NULL, NULL);
  claims->fonts = g_hash_table_new(NULL, NULL);
  return claims;
}

void hp_claims_free(HpClaims *claims)
{
  g_hash_table_unref(claims->characters);
  g_hash_table_unref(claims->fonts);
  g_free(claims);
}

/* A file that claims nothing is written all the same. */
static HpSeverity severity(const HpClaims *claims)
{
  const HpPdfDocument *document = claims->document;
  return document->options->profile_required && hp_pdf_profile_claims(document->profile)
             ? HP_ERROR
             : HP_WARNING;
}

void hp_claims_tell(HpClaims *claims, const HpPlace *place, char *message)
{
  const HpPdfOptions *options = claims->document->options;
  g_autofree char *owned = message;
  claims->faults++;
  if (options->diagnostics != NULL && claims->faults <= HP_MAX_CLAIMS_TOLD)
    hp_report(options->diagnostics, severity(claims), place,
              hp_pdf_profile_claims(claims->document->profile) && severity(claims) == HP_WARNING
                  ? _("%s (That keeps the PDF from conforming.)")
                  : "%s",
              owned);
}

gunichar hp_claims_private_use(const HpClaims *claims, const char *text, gsize length)
{
  if (!claims->document->profile->wants_words)
    return 0;
  for (gsize i = 0; i < length; i++) {
    /* U+E000 and all after it begin with such a byte. */
    if ((guchar)text[i] < 0xee)
      continue;
    const gunichar character = g_utf8_get_char_validated(text + i, (gssize)(length - i));
    if (g_unichar_type(character) == G_UNICODE_PRIVATE_USE)
      return character;
  }
  return 0;
}

void hp_claims_tell_private_use(HpClaims *claims, const HpPlace *place, gunichar character)
{
  if (g_hash_table_add(claims->characters, GUINT_TO_POINTER(character)))
    hp_claims_tell(claims, place,
                   g_strdup_printf(_("U+%04X is a character of private use, which says nothing to "
                                     "who does not see it; write words, or show it as a picture "
                                     "with an alternative text."),
                                   character));
}

void hp_claims_tell_rest(const HpClaims *claims)
{
  const HpPdfOptions *options = claims->document->options;
  if (options->diagnostics == NULL || claims->faults == 0)
    return;
  if (claims->faults > HP_MAX_CLAIMS_TOLD)
    hp_report(options->diagnostics, severity(claims), NULL,
              _("Faults of this kind that are not listed: %u."),
              claims->faults - HP_MAX_CLAIMS_TOLD);
  if (hp_pdf_profile_claims(claims->document->profile) && severity(claims) == HP_WARNING)
    hp_report(
        options->diagnostics, HP_WARNING, NULL,
        _("The PDF is tagged, but does not say that it conforms to a standard, because of what is "
          "said below; with --profile it would not be written."));
}
