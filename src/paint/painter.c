/* What is about to be painted: owner, colour and gathered glyphs, and when they go out. */
#include "paint/painter.h"

static gboolean same_owner(HpOwner a, HpOwner b)
{
  return a.type == b.type && a.object == b.object;
}

gboolean hp_same_color(HpColor a, HpColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static void show_glyphs(HpPainter *painter)
{
  cairo_set_scaled_font(painter->cairo, hp_font_scaled_font(painter->font));
  cairo_show_text_glyphs(painter->cairo, painter->text->str, (int)painter->text->len,
                         (cairo_glyph_t *)(void *)painter->glyphs->data, (int)painter->glyphs->len,
                         (cairo_text_cluster_t *)(void *)painter->clusters->data,
                         (int)painter->clusters->len, 0);
  g_array_set_size(painter->glyphs, 0);
  g_array_set_size(painter->clusters, 0);
  g_string_truncate(painter->text, 0);
}

void hp_painter_flush(HpPainter *painter)
{
  if (painter->glyphs->len > 0)
    show_glyphs(painter);
}

void hp_painter_begin(HpPainter *painter, HpOwner owner, HpColor color)
{
  const gboolean owner_stays = painter->has_owner && same_owner(owner, painter->owner);
  const gboolean color_stays = painter->has_color && hp_same_color(color, painter->color);
  if (owner_stays && color_stays)
    return;
  hp_painter_flush(painter);
  if (!color_stays)
    cairo_set_source_rgba(painter->cairo, color.red / 255.0, color.green / 255.0,
                          color.blue / 255.0, color.alpha / 255.0);
  painter->color = color;
  painter->has_color = TRUE;
  /* Told after the colour is set: what it paints to mark the place then changes no colour. */
  if (!owner_stays && painter->on_owner != NULL)
    painter->on_owner(painter->cairo, owner, painter->user);
  painter->owner = owner;
  painter->has_owner = TRUE;
}

void hp_painter_forget_state(HpPainter *painter)
{
  painter->has_color = FALSE;
}

HpBand hp_band_of(HpRect rect)
{
  return (HpBand){hp_length_to_points(rect.x), hp_length_to_points(rect.y),
                  hp_length_to_points(rect.width), hp_length_to_points(rect.height)};
}

void hp_paint_rectangle(HpPainter *painter, HpOwner owner, HpColor color, HpBand band)
{
  if (band.width <= 0 || band.height <= 0 || color.alpha == 0)
    return;
  hp_painter_flush(painter);
  hp_painter_begin(painter, owner, color);
  cairo_rectangle(painter->cairo, band.x, band.y, band.width, band.height);
  cairo_fill(painter->cairo);
}
