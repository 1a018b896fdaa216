/* Display lists: what a page's fragments paint, in paint order, free of the page's arena. */
#include "layout/page/freeze.h"

#include <string.h>

struct HpFreezer {
  HpLayout *layout;
  GArray *draws; /* of HpDraw; the layout's */
  GArray *links; /* of HpLinkArea; the layout's */
  HpContentType type;
  guint page;
  HpPlacement placement;
};

static HpFreezer *freezer_new(HpLayout *layout, guint page)
{
  HpFreezer *freezer = g_new0(HpFreezer, 1);
  freezer->layout = layout;
  freezer->draws = layout->page.draws;
  freezer->links = layout->page.links;
  g_array_set_size(freezer->draws, 0);
  g_array_set_size(freezer->links, 0);
  freezer->page = page;
  freezer->placement = (HpPlacement){.xx = 1, .yy = 1};
  return freezer;
}

HpFreezer *hp_freezer_new(HpLayout *layout)
{
  return freezer_new(layout, layout->page.state->index);
}

void hp_freezer_finish(HpFreezer *freezer, HpPage *page)
{
  HpLayout *layout = freezer->layout;
  page->n_draws = freezer->draws->len;
  page->draws = hp_pack_draws((HpDraw *)(void *)freezer->draws->data, freezer->draws->len);
  page->n_links = freezer->links->len;
  page->links = hp_arena_copy(layout->document.arena, freezer->links->data,
                              sizeof(HpLinkArea) * page->n_links);
  g_free(freezer);
}

/* ---- Owners -------------------------------------------------------------------------------- */

static HpOwner content_owner(const HpFreezer *freezer, const HpFragment *fragment)
{
  if (freezer->type != HP_CONTENT)
    return (HpOwner){freezer->type, 0};
  if (fragment->artifact || fragment->fo == NULL)
    return (HpOwner){HP_ARTIFACT_LAYOUT, 0};
  return (HpOwner){HP_CONTENT, fragment->fo->index};
}

static HpOwner layout_owner(const HpFreezer *freezer)
{
  return (HpOwner){freezer->type == HP_CONTENT ? HP_ARTIFACT_LAYOUT : freezer->type, 0};
}

static HpDraw *add(HpFreezer *freezer, HpDrawKind kind, HpOwner owner, HpRect rect)
{
  g_array_set_size(freezer->draws, freezer->draws->len + 1);
  HpDraw *draw = &g_array_index(freezer->draws, HpDraw, freezer->draws->len - 1);
  draw->kind = kind;
  draw->owner = owner;
  draw->rect = rect;
  return draw;
}

static HpRect moved(HpRect rect, HpLength dx, HpLength dy)
{
  return (HpRect){rect.x + dx, rect.y + dy, rect.width, rect.height};
}

/* ---- Pictures ------------------------------------------------------------------------------ */

static gboolean is_page_turned(const HpPlacement *placement)
{
  return placement->xx <= 0 || placement->yy <= 0;
}

/* Here it is known how large a picture is drawn, and that it is. */
static gboolean is_drawing_allowed(const HpFreezer *freezer, const HpFragment *fragment,
                                   const HpGraphic *graphic, HpRect rect, HpSeverity severity)
{
  const HpLayoutOptions *options = freezer->layout->document.options;
  const HpDrawnSize size = {rect.width, rect.height, is_page_turned(&freezer->placement)};
  g_autoptr(GError) error = NULL;
  if (hp_graphics_allow_drawing(options->graphics, graphic, size, &error))
    return TRUE;
  hp_report(options->diagnostics, severity, &fragment->fo->place, "%s", error->message);
  return FALSE;
}

static void draw_graphic(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  const HpLayoutOptions *options = freezer->layout->document.options;
  const HpSeverity severity = options->pictures_required ? HP_ERROR : HP_WARNING;
  if (is_drawing_allowed(freezer, fragment, fragment->graphic, rect, severity))
    add(freezer, HP_DRAW_GRAPHIC, content_owner(freezer, fragment), rect)->graphic.graphic =
        fragment->graphic;
}

/* ---- Backgrounds and borders --------------------------------------------------------------- */

static void draw_background_image(HpFreezer *freezer, const HpFragment *fragment, HpRect area)
{
  const HpTraits *traits = fragment->traits;
  g_autoptr(GError) error = NULL;
  const HpLayoutOptions *options = freezer->layout->document.options;
  const HpGraphic *graphic = hp_graphics_load(options->graphics, traits->background_image, &error);
  if (graphic == NULL) {
    hp_note_cause(options->diagnostics, error);
    hp_report_warning(options->diagnostics, &fragment->fo->place, "%s", error->message);
    return;
  }
  const HpLength width = hp_graphic_width(graphic), height = hp_graphic_height(graphic);
  const HpLength tile = HP_TILE_UNITS * HP_POINT;
  const HpRect drawn = {0, 0, MAX(width, tile), MAX(height, tile)};
  if (!is_drawing_allowed(freezer, fragment, graphic, drawn, HP_WARNING))
    return;
  HpDraw *draw = add(freezer, HP_DRAW_BACKGROUND, layout_owner(freezer), area);
  draw->graphic.graphic = graphic;
  draw->graphic.tile_width = width;
  draw->graphic.tile_height = height;
  draw->graphic.tile_x = hp_dimension_resolve(traits->background_x, area.width - width, 0);
  draw->graphic.tile_y = hp_dimension_resolve(traits->background_y, area.height - height, 0);
  draw->graphic.repeat = traits->background_repeat;
}

static void draw_background(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  const HpTraits *traits = fragment->traits;
  const HpRect padding = {rect.x + fragment->border[HP_START], rect.y + fragment->border[HP_BEFORE],
                          rect.width - fragment->border[HP_START] - fragment->border[HP_END],
                          rect.height - fragment->border[HP_BEFORE] - fragment->border[HP_AFTER]};
  const HpColor color = traits->background_color;
  if (color.alpha > 0 && padding.width > 0 && padding.height > 0)
    add(freezer, HP_DRAW_FILL, layout_owner(freezer), padding)->color = color;
  if (traits->background_image != NULL && padding.width > 0 && padding.height > 0)
    draw_background_image(freezer, fragment, padding);
}

static void draw_borders(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  const HpBorder *from = fragment->borders != NULL ? fragment->borders : fragment->traits->border;
  HpBorder sides[4];
  gboolean any = FALSE;
  for (int side = HP_BEFORE; side <= HP_END; side++) {
    sides[side] =
        from[fragment->borders != NULL ? (HpSide)side : hp_side_at(fragment->traits, side)];
    if (fragment->borders == NULL)
      sides[side].width = fragment->border[side];
    if (sides[side].style <= HP_BORDER_HIDDEN || sides[side].color.alpha == 0)
      sides[side].style = HP_BORDER_NONE;
    any |= sides[side].width > 0 && sides[side].style != HP_BORDER_NONE;
  }
  if (any)
    memcpy(add(freezer, HP_DRAW_BORDER, layout_owner(freezer), rect)->border.sides, sides,
           sizeof sides);
}

/* ---- Content ------------------------------------------------------------------------------- */

static void draw_glyphs(HpFreezer *freezer, const HpFragment *fragment, HpLength dx, HpLength dy)
{
  const HpLineRun *run = fragment->run;
  HpDraw *draw =
      add(freezer, HP_DRAW_GLYPHS, content_owner(freezer, fragment), moved(fragment->rect, dx, dy));
  draw->color = fragment->color;
  draw->glyphs.font = run->font;
  draw->glyphs.x = fragment->rect.x + dx;
  draw->glyphs.baseline = fragment->baseline + dy;
  draw->glyphs.n_glyphs = run->n_glyphs;
  draw->glyphs.n_clusters = run->n_clusters;
  draw->glyphs.glyphs = run->glyphs;
  draw->glyphs.glyph_x = run->glyph_x;
  draw->glyphs.glyph_y = run->glyph_y;
  draw->glyphs.clusters = run->clusters;
  draw->glyphs.text = run->text;
  draw->glyphs.text_length = run->text_length;
  draw->glyphs.right_to_left = run->level % 2 != 0;
}

/* ---- Places on the page -------------------------------------------------------------------- */

static HpPlacement placed_in(HpPlacement outer, HpPlacement inner)
{
  return (HpPlacement){
      outer.xx * inner.xx + outer.xy * inner.yx,
      outer.yx * inner.xx + outer.yy * inner.yx,
      outer.xx * inner.xy + outer.xy * inner.yy,
      outer.yx * inner.xy + outer.yy * inner.yy,
      outer.xx * inner.x0 + outer.xy * inner.y0 + outer.x0,
      outer.yx * inner.x0 + outer.yy * inner.y0 + outer.y0,
  };
}

static HpRect on_page(const HpFreezer *freezer, HpRect rect)
{
  const HpPlacement *by = &freezer->placement;
  const HpLength x0 = by->xx * rect.x + by->xy * rect.y + by->x0;
  const HpLength y0 = by->yx * rect.x + by->yy * rect.y + by->y0;
  const HpLength width = by->xx * rect.width + by->xy * rect.height;
  const HpLength height = by->yx * rect.width + by->yy * rect.height;
  return (HpRect){MIN(x0, x0 + width), MIN(y0, y0 + height), ABS(width), ABS(height)};
}

static void add_link(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  const HpFo *fo = fragment->fo;
  const char *target = hp_fo_name(fo, HP_NAME_INTERNAL_DESTINATION);
  const char *uri = hp_fo_name(fo, HP_NAME_EXTERNAL_DESTINATION);
  if (target == NULL && uri == NULL)
    return;
  const HpLinkArea link = {on_page(freezer, rect), fo, target, uri};
  g_array_append_val(freezer->links, link);
}

static void register_fragment_id(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  if (fragment->fo == NULL || fragment->kind == HP_FRAGMENT_LINE || fragment->artifact)
    return;
  if (fragment->is_anchor)
    return;
  /* Where glyphs are of what the object holds, only a part of it stands there. */
  const gboolean part = fragment->kind == HP_FRAGMENT_GLYPHS && fragment->fo->first_child != NULL;
  if (part && fragment->fo->kind == HP_FO_BLOCK)
    return;
  const char *id = hp_fo_name(fragment->fo, HP_NAME_ID);
  if (id == NULL)
    return;
  if (part) {
    hp_extend_id(freezer->layout, id);
    return;
  }
  const HpRect area = on_page(freezer, rect);
  hp_register_id(freezer->layout, id, area.x, area.y);
}

static void freeze(HpFreezer *freezer, const HpFragment *fragment, HpLength dx, HpLength dy);

static void freeze_children(HpFreezer *freezer, const HpFragment *fragment, HpLength dx,
                            HpLength dy)
{
  for (const HpFragment *child = fragment->first_child; child != NULL; child = child->next)
    freeze(freezer, child, dx, dy);
}

static HpPlacement turned(int rotation, HpRect content)
{
  switch (rotation) {
  case 90: /* counter-clockwise: the content's x axis points up the page */
    return (HpPlacement){0, -1, 1, 0, content.x, hp_rect_bottom(content)};
  case 270:
    return (HpPlacement){0, 1, -1, 0, content.x + content.width, content.y};
  default:
    return (HpPlacement){-1, 0, 0, -1, content.x + content.width, hp_rect_bottom(content)};
  }
}

static void push_placement(HpFreezer *freezer, HpPlacement placement, HpRect content)
{
  HpDraw *draw = add(freezer, HP_DRAW_PUSH_TRANSFORM, layout_owner(freezer), content);
  draw->transform.xx = placement.xx;
  draw->transform.yx = placement.yx;
  draw->transform.xy = placement.xy;
  draw->transform.yy = placement.yy;
  draw->transform.x0 = placement.x0;
  draw->transform.y0 = placement.y0;
}

static void pop(HpFreezer *freezer)
{
  add(freezer, HP_DRAW_POP, layout_owner(freezer), (HpRect){0});
}

static HpRect content_rect(const HpFragment *fragment, HpRect rect)
{
  return (HpRect){rect.x + fragment->edge[HP_START], rect.y + fragment->edge[HP_BEFORE],
                  rect.width - fragment->edge[HP_START] - fragment->edge[HP_END],
                  rect.height - fragment->edge[HP_BEFORE] - fragment->edge[HP_AFTER]};
}

static void freeze_reference(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  const HpRect content = content_rect(fragment, rect);
  const int rotation = ((fragment->rotation % 360) + 360) % 360;
  if (fragment->clips)
    add(freezer, HP_DRAW_PUSH_CLIP, layout_owner(freezer), content);
  if (rotation != 0) {
    const HpPlacement outer = freezer->placement, inner = turned(rotation, content);
    push_placement(freezer, inner, content);
    freezer->placement = placed_in(outer, inner);
    freeze_children(freezer, fragment, 0, 0);
    freezer->placement = outer;
    pop(freezer);
  } else {
    freeze_children(freezer, fragment, content.x, content.y);
  }
  if (fragment->clips)
    pop(freezer);
}

/* The line is drawn when its page numbers are known; only its ids are taken now. */
static void freeze_deferred(HpFreezer *freezer, const HpFragment *line, HpLength dx, HpLength dy)
{
  HpLayout *layout = freezer->layout;
  HpDeferred *deferred =
      hp_arena_copy(layout->document.arena, line->deferred, sizeof *line->deferred);
  deferred->y = line->rect.y;
  deferred->page = freezer->page;
  deferred->at = freezer->draws->len;
  deferred->dx = dx;
  deferred->dy = dy;
  deferred->type = freezer->type;
  deferred->placement = freezer->placement;
  g_ptr_array_add(layout->document.deferred, deferred);
  for (const HpFragment *child = line->first_child; child != NULL; child = child->next)
    register_fragment_id(freezer, child, moved(child->rect, dx, dy));
}

static void freeze_inline(HpFreezer *freezer, const HpFragment *fragment, HpRect rect, HpLength dx,
                          HpLength dy)
{
  if (fragment->fo->kind == HP_FO_BASIC_LINK)
    add_link(freezer, fragment, rect);
  if (fragment->clips)
    add(freezer, HP_DRAW_PUSH_CLIP, layout_owner(freezer), content_rect(fragment, rect));
  freeze_children(freezer, fragment, dx, dy);
  if (fragment->clips)
    pop(freezer);
}

static void draw_rule(HpFreezer *freezer, const HpFragment *fragment, HpRect rect)
{
  HpDraw *draw = add(freezer, HP_DRAW_RULE, layout_owner(freezer), rect);
  draw->color = fragment->color;
  draw->rule.style = fragment->rule_style;
}

static void draw_content(HpFreezer *freezer, const HpFragment *fragment, HpRect rect, HpLength dx,
                         HpLength dy)
{
  const gboolean visible = fragment->fo == NULL || fragment->fo->traits->inherited.visible;
  switch (fragment->kind) {
  case HP_FRAGMENT_GLYPHS:
    if (fragment->run->n_glyphs > 0 && visible)
      draw_glyphs(freezer, fragment, dx, dy);
    return;
  case HP_FRAGMENT_GRAPHIC:
    if (visible)
      draw_graphic(freezer, fragment, rect);
    return;
  case HP_FRAGMENT_RULE:
    if (visible)
      draw_rule(freezer, fragment, rect);
    return;
  case HP_FRAGMENT_REFERENCE:
    freeze_reference(freezer, fragment, rect);
    return;
  case HP_FRAGMENT_INLINE:
    freeze_inline(freezer, fragment, rect, dx, dy);
    return;
  case HP_FRAGMENT_LINE:
    if (fragment->deferred != NULL)
      freeze_deferred(freezer, fragment, dx, dy);
    else
      freeze_children(freezer, fragment, dx, dy);
    return;
  case HP_FRAGMENT_BLOCK:
    freeze_children(freezer, fragment, dx, dy);
    return;
  }
}

static void freeze(HpFreezer *freezer, const HpFragment *fragment, HpLength dx, HpLength dy)
{
  if (fragment->is_fixed)
    dx = dy = 0;
  const HpOffset at = hp_offset_by((HpOffset){dx, dy}, fragment->offset);
  dx = at.x;
  dy = at.y;
  const HpContentType outer = freezer->type;
  if (fragment->artifact && outer == HP_CONTENT && fragment->kind <= HP_FRAGMENT_REFERENCE)
    freezer->type = HP_ARTIFACT_PAGINATION;
  const HpRect rect = moved(fragment->rect, dx, dy);
  register_fragment_id(freezer, fragment, rect);
  const gboolean visible = fragment->traits == NULL || fragment->traits->inherited.visible;
  if (fragment->traits != NULL && visible)
    draw_background(freezer, fragment, rect);
  if ((fragment->traits != NULL || fragment->borders != NULL) && visible)
    draw_borders(freezer, fragment, rect);
  draw_content(freezer, fragment, rect, dx, dy);
  freezer->type = outer;
}

void hp_freeze(HpFreezer *freezer, const HpFragment *fragment, HpContentType type)
{
  freezer->type = type;
  freeze(freezer, fragment, 0, 0);
}

/* ---- Deferred lines ------------------------------------------------------------------------ */

/* Fills all waiting lines of one page: those from `first` on; returns the index after them. */
static guint fill_page(HpLayout *layout, guint first)
{
  const HpDeferred *head = g_ptr_array_index(layout->document.deferred, first);
  HpPage *page = g_ptr_array_index(layout->document.pages, head->page);
  HpFreezer *freezer = freezer_new(layout, head->page);
  g_hash_table_remove_all(layout->page.children);
  g_hash_table_remove_all(layout->page.retrieved);
  g_hash_table_remove_all(layout->page.citing);
  g_array_append_vals(freezer->links, page->links, page->n_links);
  guint copied = 0, next = first;
  for (; next < layout->document.deferred->len; next++) {
    HpDeferred *deferred = g_ptr_array_index(layout->document.deferred, next);
    if (deferred->page != head->page)
      break;
    if (deferred->at > copied)
      g_array_append_vals(freezer->draws, page->draws + copied, deferred->at - copied);
    copied = deferred->at;
    freezer->type = deferred->type;
    freezer->placement = deferred->placement;
    freeze(freezer, hp_deferred_fragment(layout, deferred), deferred->dx, deferred->dy);
  }
  if (page->n_draws > copied)
    g_array_append_vals(freezer->draws, page->draws + copied, page->n_draws - copied);
  gpointer unfilled = (gpointer)page->draws;
  hp_freezer_finish(freezer, page);
  g_free(unfilled);
  hp_arena_reset(layout->page.arena);
  return next;
}

void hp_fill_deferred(HpLayout *layout)
{
  layout->document.all_known = TRUE;
  layout->page.notes = NULL;
  for (guint i = 0; i < layout->document.deferred->len;)
    i = fill_page(layout, i);
}
