/* What is about to be painted: owner, colour and gathered glyphs, and when they go out. */
#include "paint/painter.h"

#include <math.h>

#define NUDGE (1.0 / 64) /* points that a blank is moved by; Cairo reckons in 256ths */

static gboolean same_owner(HpOwner a, HpOwner b)
{
  return a.type == b.type && a.object == b.object;
}

static gboolean is_visible(char byte)
{
  return byte > ' ' && byte < 0x7f;
}

/* Spaces of all kinds, and what else has no ink in its font. */
static gboolean is_blank(const HpPainter *painter)
{
  cairo_text_extents_t extents;
  for (gsize i = 0; i < painter->text->len; i++)
    if (is_visible(painter->text->str[i]))
      return FALSE;
  cairo_scaled_font_glyph_extents(hp_font_scaled_font(painter->font),
                                  (cairo_glyph_t *)(void *)painter->glyphs->data,
                                  (int)painter->glyphs->len, &extents);
  return extents.width == 0 || extents.height == 0;
}

static gboolean is_whole(double coordinate)
{
  return fabs(coordinate - round(coordinate)) < NUDGE / 2;
}

/* Cairo leaves out what covers no pixel: blanks whose corners, rounded, are one point. So the first
   of them stands a little off, where nobody sees it; inwards, since a line's last may stand at the
   edge of a clip. */
static void keep_blanks(HpPainter *painter)
{
  cairo_glyph_t *first = &g_array_index(painter->glyphs, cairo_glyph_t, 0);
  double x = first->x, y = first->y, left = 0, top = 0, right = 0, bottom = 0;
  cairo_user_to_device(painter->cairo, &x, &y);
  if (painter->glyphs->len == 1 && !is_whole(x) && !is_whole(y))
    return;
  cairo_clip_extents(painter->cairo, &left, &top, &right, &bottom);
  first->x += first->x - NUDGE < left ? NUDGE : -NUDGE;
  first->y += first->y - NUDGE < top ? NUDGE : -NUDGE;
}

static void show_glyphs(HpPainter *painter)
{
  if (is_blank(painter))
    keep_blanks(painter);
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
