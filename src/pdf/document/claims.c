/* Whether the file may say that it conforms to its profile, as far as that depends on the document
 * and not on this program; and what to tell whoever wrote the document if not. */
#include "pdf/document/claims.h"
#include "pdf/structure/structure.h"

/* Told at most; the rest is counted. */
#define MAX_TOLD 20

/* A file that claims nothing is written all the same. */
static HpSeverity severity(const HpClaims *claims)
{
  const HpPdfOptions *options = claims->document->options;
  return options->profile_required && options->profile != HP_PROFILE_PLAIN ? HP_ERROR : HP_WARNING;
}

void hp_claims_tell(HpClaims *claims, const HpPlace *place, char *message)
{
  const HpPdfOptions *options = claims->document->options;
  g_autofree char *owned = message;
  claims->faults++;
  if (options->diagnostics != NULL && claims->faults <= MAX_TOLD)
    hp_report(options->diagnostics, severity(claims), place, "%s", owned);
}

static void tell_rest(const HpClaims *claims)
{
  const HpPdfOptions *options = claims->document->options;
  if (options->diagnostics == NULL || claims->faults == 0)
    return;
  if (claims->faults > MAX_TOLD)
    hp_report(options->diagnostics, severity(claims), NULL,
              _("Faults of this kind that are not listed: %u."), claims->faults - MAX_TOLD);
  if (options->profile != HP_PROFILE_PLAIN && severity(claims) == HP_WARNING)
    hp_report(
        options->diagnostics, HP_WARNING, NULL,
        _("The PDF is tagged, but does not say that it conforms to a standard, because of what is "
          "said below; with --profile it would not be written."));
}

gboolean hp_claims_have_limits(const HpClaims *claims)
{
  const HpPdfProfile profile = claims->document->options->profile;
  return profile == HP_PROFILE_UA1_A3A || profile == HP_PROFILE_UA1_A2A;
}

/* ---- Glyphs and fonts ---------------------------------------------------------------------- */

static const HpFo *next_in_document(const HpFo *fo)
{
  if (fo->first_child != NULL)
    return fo->first_child;
  while (fo != NULL && fo->next == NULL)
    fo = fo->parent;
  return fo == NULL ? NULL : fo->next;
}

/* NULL if it is none that was written (content of a retrieved marker, an artifact), or is not told
   any more: it is looked for in the whole document. */
static const HpPlace *place_of_owner(const HpClaims *claims, HpOwner owner)
{
  const HpPdfDocument *document = claims->document;
  if (owner.type != HP_CONTENT || document->tree == NULL || claims->faults >= MAX_TOLD)
    return NULL;
  for (const HpFo *fo = hp_fo_tree_root(document->tree); fo != NULL; fo = next_in_document(fo))
    if (fo->index == owner.object)
      return &fo->place;
  return NULL;
}

static void tell_missing(HpClaims *claims, const HpDraw *draw, gunichar character)
{
  if (!g_hash_table_add(claims->characters, GUINT_TO_POINTER(character)))
    return;
  char written[7] = {0};
  const gboolean visible =
      g_unichar_isprint(character) && g_unichar_type(character) != G_UNICODE_PRIVATE_USE;
  g_unichar_to_utf8(visible ? character : 0xfffd, written);
  hp_claims_tell(
      claims, place_of_owner(claims, draw->owner),
      g_strdup_printf(_("The font %s has no glyph for \"%s\" (U+%04X); choose a font that has it, "
                        "or another character."),
                      hp_font_name(draw->glyphs.font), written, character));
}

static gboolean has_missing(const HpDraw *draw, guint first, guint end)
{
  for (guint i = first; i < MIN(end, draw->glyphs.n_glyphs); i++)
    if (draw->glyphs.glyphs[i] == 0)
      return TRUE;
  return FALSE;
}

/* Each cluster is some bytes of the text and some glyphs. */
static void check_clusters(HpClaims *claims, const HpDraw *draw)
{
  const char *text = draw->glyphs.text;
  guint first = 0;
  for (guint i = 0; i < draw->glyphs.n_clusters; i++) {
    const HpCluster cluster = hp_draw_cluster(draw, i, text);
    if (has_missing(draw, first, first + cluster.glyphs))
      tell_missing(claims, draw, g_utf8_get_char_validated(text, (gssize)cluster.bytes));
    first += cluster.glyphs;
    text += cluster.bytes;
  }
}

static void check_font(HpClaims *claims, const HpFont *font)
{
  if (g_hash_table_add(claims->fonts, (gpointer)font) && hp_font_forbids_embedding(font))
    hp_claims_tell(claims, claims->document->options->fonts_place,
                   g_strdup_printf(_("The font %s does not permit to be embedded; choose another."),
                                   hp_font_name(font)));
}

gunichar hp_claims_private_use(const HpClaims *claims, const char *text, gsize length)
{
  const HpPdfProfile profile = claims->document->options->profile;
  if (!hp_claims_have_limits(claims) && profile != HP_PROFILE_UA2_A4F)
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

static void check_glyphs(HpClaims *claims, const HpDraw *draw)
{
  check_font(claims, draw->glyphs.font);
  if (has_missing(draw, 0, draw->glyphs.n_glyphs))
    check_clusters(claims, draw);
  const gunichar character =
      hp_claims_private_use(claims, draw->glyphs.text, draw->glyphs.text_length);
  if (character != 0)
    hp_claims_tell_private_use(claims, place_of_owner(claims, draw->owner), character);
}

static void check_size(HpClaims *claims, const HpPage *page)
{
  const HpLength least = 3 * HP_POINT, most = 14400 * HP_POINT;
  if (!hp_claims_have_limits(claims) ||
      (MIN(page->width, page->height) >= least && MAX(page->width, page->height) <= most))
    return;
  hp_claims_tell(claims, NULL,
                 g_strdup_printf(_("Page %s is %.2f pt by %.2f pt; PDF/A takes sides from 3 pt to "
                                   "14400 pt (5 m)."),
                                 page->number == NULL ? "" : page->number,
                                 hp_length_to_points(page->width),
                                 hp_length_to_points(page->height)));
}

void hp_claims_note_page(HpClaims *claims, const HpPage *page)
{
  check_size(claims, page);
  for (guint i = 0; i < page->n_draws; i++)
    if (page->draws[i].kind == HP_DRAW_GLYPHS)
      check_glyphs(claims, &page->draws[i]);
}

/* ---- What only the author can give --------------------------------------------------------- */

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

/* ---- The claim ----------------------------------------------------------------------------- */

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

gboolean hp_claims_hold(HpClaims *claims)
{
  const HpPdfDocument *document = claims->document;
  if (document->structure == NULL || document->options->profile == HP_PROFILE_PLAIN)
    return FALSE;
  check_author(claims);
  hp_claims_check_words(claims);
  tell_rest(claims);
  return claims->faults == 0;
}
