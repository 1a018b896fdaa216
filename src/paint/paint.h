/**
 * paint: display lists onto a Cairo surface, one call for a run of glyphs.
 *
 * Every call carries the owner of what it paints; `on_owner` is told before the owner changes, so
 * that the finishing pass can find it again in the page's content.
 */
#pragma once

#include "layout/layout.h"

#include <cairo.h>

G_BEGIN_DECLS

typedef void (*HpOwnerChanged)(cairo_t *cairo, HpOwner owner, gpointer user);

/** Paints one page onto a surface whose user space is in points. FALSE and an error if Cairo fails.
 */
gboolean hp_paint_page(const HpPage *page, cairo_t *cairo, HpOwnerChanged on_owner, gpointer user,
                       GError **error);

G_END_DECLS
