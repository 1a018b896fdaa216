/* Traits as the text room wants them. */
#include "layout/inline/item.h"

static HpSlant slant_of(HpFontStyle style)
{
  switch (style) {
  case HP_FONT_STYLE_ITALIC:
    return HP_SLANT_ITALIC;
  case HP_FONT_STYLE_OBLIQUE:
  case HP_FONT_STYLE_BACKSLANT:
    return HP_SLANT_OBLIQUE;
  default:
    return HP_SLANT_NORMAL;
  }
}

static const HpTextStyleRef *make_style(const HpDocumentScope *document, const HpTraits *traits)
{
  const HpInheritedTraits *t = &traits->inherited;
  const HpTextStyle style = {
      .families = t->font_family,
      .size = t->font_size,
      .weight = t->font_weight,
      .stretch = t->font_stretch,
      .slant = slant_of(t->font_style),
      .small_caps = t->small_caps,
      .features = t->font_features,
      .language = t->language,
      .letter_spacing = hp_dimension_resolve(t->letter_spacing.optimum, t->font_size, 0),
      .word_spacing = hp_dimension_resolve(t->word_spacing.optimum, t->font_size, 0),
      .hyphenate = t->hyphenate,
      .hyphenate_overlong = t->hyphenate_overlong,
      .keep_numbers = t->keep_numbers,
      .hyphenation_character = t->hyphenation_character,
      .hyphenation_remain = t->hyphenation_remain,
      .hyphenation_push = t->hyphenation_push,
  };
  return hp_text_style(document->options->text, &style);
}

static void warn_missing_family(const HpDocumentScope *document, const HpTextStyleRef *style,
                                const HpFo *fo)
{
  const char *missing = hp_text_style_missing_family(document->options->text, style);
  if (missing == NULL)
    return;
  g_autofree char *key = g_strconcat("family:", missing, NULL);
  const char *substitute = hp_font_name(hp_text_style_font(document->options->text, style));
  const HpPlace *chosen_at = document->options->fonts_place;
  hp_report_warning_once(document->options->diagnostics, key,
                         chosen_at != NULL ? chosen_at : &fo->place,
                         _("The font family \"%s\" is not among the fonts of this program, and %s "
                           "is used; choose Lato, Liberation or DejaVu."),
                         missing, substitute);
}

const HpTextStyleRef *hp_style_of(const HpDocumentScope *document, const HpFo *fo)
{
  const HpTextStyleRef *style = g_hash_table_lookup(document->styles, fo->traits);
  if (style != NULL)
    return style;
  style = make_style(document, fo->traits);
  warn_missing_family(document, style, fo);
  g_hash_table_insert(document->styles, (gpointer)fo->traits, (gpointer)style);
  return style;
}

void hp_inline_set_box(const HpDocumentScope *document, HpInline *item, const HpFo *fo)
{
  item->style = hp_style_of(document, fo);
  item->font = hp_text_style_font(document->options->text, item->style);
  const HpFontMetrics metrics = hp_font_metrics(item->font);
  const HpLength line_height = hp_traits_line_height(fo->traits);
  const HpLength leading = line_height - metrics.ascent - metrics.descent;
  item->ascent = metrics.ascent;
  item->descent = metrics.descent;
  item->lead = leading / 2;
  item->follow = leading - item->lead;
}
