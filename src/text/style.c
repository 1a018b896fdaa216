/* Styles: interned, each with its font. */
#include "text/text-internal.h"

#include <string.h>

static const char *interned(HpText *text, const char *string)
{
  return string != NULL && *string != '\0' ? g_string_chunk_insert_const(text->strings, string)
                                           : NULL;
}

static guint combine(guint hash, gsize value)
{
  return (hash ^ (guint)(value ^ (value >> 32))) * 16777619u;
}

/* Strings are interned before: pointers tell them apart. */
static guint style_hash(gconstpointer data)
{
  const HpTextStyle *s = &((const HpTextStyleRef *)data)->style;
  guint hash = 2166136261u;
  hash = combine(hash, (gsize)s->families);
  hash = combine(hash, (gsize)s->features);
  hash = combine(hash, (gsize)s->language);
  hash = combine(hash, (gsize)s->size);
  hash = combine(hash, (gsize)(s->weight * 64 + (s->stretch + 8) * 4 + (int)s->slant));
  hash = combine(hash, (gsize)s->letter_spacing);
  hash = combine(hash, (gsize)s->word_spacing);
  hash = combine(hash, (gsize)(s->small_caps * 8 + s->hyphenate * 4 + s->hyphenate_overlong * 2 +
                               s->keep_numbers));
  return combine(hash, s->hyphenation_character);
}

static gboolean style_equal(gconstpointer a, gconstpointer b)
{
  const HpTextStyle *one = &((const HpTextStyleRef *)a)->style;
  const HpTextStyle *other = &((const HpTextStyleRef *)b)->style;
  return one->families == other->families && one->features == other->features &&
         one->language == other->language && one->size == other->size &&
         one->weight == other->weight && one->stretch == other->stretch &&
         one->slant == other->slant && one->small_caps == other->small_caps &&
         one->letter_spacing == other->letter_spacing && one->word_spacing == other->word_spacing &&
         one->hyphenate == other->hyphenate &&
         one->hyphenate_overlong == other->hyphenate_overlong &&
         one->keep_numbers == other->keep_numbers &&
         one->hyphenation_character == other->hyphenation_character &&
         one->hyphenation_remain == other->hyphenation_remain &&
         one->hyphenation_push == other->hyphenation_push;
}

static HpTextStyle normalised(HpText *text, const HpTextStyle *style)
{
  HpTextStyle s = *style;
  s.families = interned(text, style->families);
  if (s.families == NULL)
    s.families = g_string_chunk_insert_const(text->strings, "serif");
  s.features = interned(text, style->features);
  s.language = interned(text, style->language);
  s.small_caps = style->small_caps != FALSE;
  s.hyphenate = style->hyphenate != FALSE;
  s.hyphenate_overlong = style->hyphenate_overlong != FALSE;
  s.keep_numbers = style->keep_numbers != FALSE;
  s.slant = MIN(style->slant, HP_SLANT_OBLIQUE);
  s.size = CLAMP(style->size, 0, 100000 * HP_POINT / 8);
  if (s.hyphenation_character == 0 || !g_unichar_validate(s.hyphenation_character))
    s.hyphenation_character = '-';
  if (s.hyphenation_character == HP_SOFT_HYPHEN) /* shows nothing by itself, and means this one */
    s.hyphenation_character = 0x2010;
  return s;
}

static void load_font(HpText *text, HpTextStyleRef *style)
{
  const HpStandardMetrics *standard;
  const char *families =
      hp_fonts_resolve(text, style->style.families, &style->missing_family, &standard);
  style->description = hp_fonts_describe(families, &style->style);
  g_autoptr(PangoFont) pango = pango_context_load_font(hp_pango_context(text), style->description);
  style->font = hp_fonts_get(text, pango, style->style.size, standard);
  style->pango_language =
      pango_language_from_string(style->style.language != NULL ? style->style.language : "en");
  style->latin = hp_shaper_for_style(text, style, style->font, HB_SCRIPT_LATIN, FALSE);
}

static void style_free(gpointer data)
{
  HpTextStyleRef *style = data;
  pango_font_description_free(style->description);
  g_free(style);
}

const HpTextStyleRef *hp_text_style(HpText *text, const HpTextStyle *style)
{
  if (text->styles == NULL)
    text->styles = g_hash_table_new_full(style_hash, style_equal, NULL, style_free);
  HpTextStyleRef wanted = {.style = normalised(text, style)};
  HpTextStyleRef *known = g_hash_table_lookup(text->styles, &wanted);
  if (known != NULL)
    return known;
  HpTextStyleRef *added = g_memdup2(&wanted, sizeof wanted);
  load_font(text, added);
  g_hash_table_add(text->styles, added);
  return added;
}

const HpFont *hp_text_style_font(HpText *text, const HpTextStyleRef *style)
{
  return style->font;
}

const char *hp_text_style_missing_family(HpText *text, const HpTextStyleRef *style)
{
  return style->missing_family;
}
