/* Whether the file may say that it conforms to its profile, as far as that depends on the document
 * and not on this program. */
#include "pdf/document/claims.h"

static void tell_undescribed(const HpFo *fo, gpointer user)
{
  hp_claims_tell(
      user, fo == NULL ? NULL : &fo->place,
      g_strdup(_("The picture has no alternative text; give it hpx:alt, or role=\"artifact\" if it "
                 "only decorates.")));
}

static void check_author(HpClaims *claims)
{
  const HpPdfOptions *options = claims->document->options;
  const HpPlace *root = &hp_fo_tree_root(claims->document->tree)->place;
  if (options->title == NULL)
    hp_claims_tell(
        claims, root,
        g_strdup(_("The document has no title, which PDF/UA asks for; give it dc:title in "
                   "fo:declarations, or fo:title.")));
  if (options->language == NULL)
    hp_claims_tell(claims, root,
                   g_strdup(_("The document has no language, which PDF/UA asks for; give fo:root "
                              "xml:lang.")));
  hp_structure_each_undescribed(claims->document->structure, tell_undescribed, claims);
}

gboolean hp_claims_hold(HpClaims *claims)
{
  const HpPdfDocument *document = claims->document;
  if (document->structure == NULL || !hp_pdf_profile_claims(document->profile))
    return FALSE;
  check_author(claims);
  hp_claims_check_words(claims);
  hp_claims_tell_rest(claims);
  return claims->faults == 0;
}
