/* What Pango sets text by, made with the first text. From 1.52 on its list of fonts has a thread as
 * long as it is there, and a process with threads cannot be forked. */
#include "text/text-internal.h"

#include <pango/pangofc-fontmap.h>

/* Layout must be the same on every machine and at every resolution: nothing is hinted or rounded.
 */
static PangoContext *unhinted_context(PangoFontMap *map)
{
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72); /* a unit of PDF is a point */
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("en"));
  pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
  return context;
}

static void load(HpText *text)
{
  if (text->map != NULL)
    return;
  text->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(text->map), text->config);
  text->context = unhinted_context(text->map);
}

PangoFontMap *hp_text_font_map(HpText *text)
{
  load(text);
  return text->map;
}

PangoContext *hp_pango_context(HpText *text)
{
  load(text);
  return text->context;
}

void hp_pango_config_changed(const HpText *text)
{
  if (text->map != NULL)
    pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(text->map));
}

void hp_pango_free(HpText *text)
{
  if (text->map == NULL)
    return;
  g_object_unref(text->context);
  /* Pango 1.50 keeps what it holds of a configuration unless it gets another. */
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(text->map), NULL);
  g_object_unref(text->map);
}
