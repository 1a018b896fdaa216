/* What is painted: glyphs, the fonts they are from, and sizes of pages. */
#include "pdf/document/claims.h"

/* NULL if it is none that was written (content of a retrieved marker, an artifact), or is not told
   any more: it is looked for in the whole document. */
static const HpPlace *place_of_owner(const HpClaims *claims, HpOwner owner)
{
  const HpPdfDocument *document = claims->document;
  if (owner.type != HP_CONTENT || document->tree == NULL || claims->faults >= HP_MAX_CLAIMS_TOLD)
    return NULL;
  const HpFo *root = hp_fo_tree_root(document->tree);
  for (const HpFo *fo = root; fo != NULL; fo = hp_fo_next_inside(root, fo))
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
  if (!claims->document->profile->has_limits ||
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
