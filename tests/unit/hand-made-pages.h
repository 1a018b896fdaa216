/* Pages made by hand, for the rooms that take them: stands in for layout and text, whose functions
 * of the same names are then not linked. Include it in one file of a test program only. */
#pragma once

#include "layout/layout.h"

#include <string.h>

struct HpFont {
  cairo_scaled_font_t *scaled_font;
};

struct HpPages {
  HpArena *arena;
  GPtrArray *pages;        /* of HpPage */
  GPtrArray *destinations; /* of HpDestination */
  HpBookmark *bookmarks;
};

cairo_scaled_font_t *hp_font_scaled_font(const HpFont *font)
{
  return font->scaled_font;
}

const char *hp_font_name(const HpFont *font)
{
  return "hand-made";
}

gboolean hp_font_forbids_embedding(const HpFont *font)
{
  return FALSE;
}

guint hp_pages_count(const HpPages *pages)
{
  return pages->pages->len;
}

const HpPage *hp_pages_get(const HpPages *pages, guint index)
{
  return g_ptr_array_index(pages->pages, index);
}

/* Tests look at them, and write them, again. */
void hp_pages_release(HpPages *pages, guint index)
{
}

const HpDestination *hp_pages_destination(const HpPages *pages, const char *id)
{
  for (guint i = 0; i < pages->destinations->len; i++) {
    const HpDestination *destination = g_ptr_array_index(pages->destinations, i);
    if (strcmp(destination->id, id) == 0)
      return destination;
  }
  return NULL;
}

const HpBookmark *hp_pages_bookmarks(const HpPages *pages)
{
  return pages->bookmarks;
}

static inline HpPages *pages_new(void)
{
  HpPages *pages = g_new0(HpPages, 1);
  pages->arena = hp_arena_new();
  pages->pages = g_ptr_array_new();
  pages->destinations = g_ptr_array_new();
  return pages;
}

void hp_pages_free(HpPages *pages)
{
  hp_arena_free(pages->arena);
  g_ptr_array_unref(pages->pages);
  g_ptr_array_unref(pages->destinations);
  g_free(pages);
}

static inline HpFont font_new(const char *family, double size)
{
  cairo_font_face_t *face =
      cairo_toy_font_face_create(family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_matrix_t size_matrix, unit;
  cairo_matrix_init_scale(&size_matrix, size, size);
  cairo_matrix_init_identity(&unit);
  const HpFont font = {cairo_scaled_font_create(face, &size_matrix, &unit, options)};
  cairo_font_options_destroy(options);
  cairo_font_face_destroy(face);
  return font;
}

static inline HpPage *add_page(HpPages *pages, double width, double height, const char *number)
{
  HpPage *page = hp_arena_new0(pages->arena, HpPage);
  page->width = hp_points_to_length(width);
  page->height = hp_points_to_length(height);
  page->number = number;
  page->draws = hp_arena_array(pages->arena, HpDraw, 64);
  page->links = hp_arena_array(pages->arena, HpLinkArea, 16);
  g_ptr_array_add(pages->pages, page);
  return page;
}

static inline HpRect rect_of(double x, double y, double width, double height)
{
  return (HpRect){hp_points_to_length(x), hp_points_to_length(y), hp_points_to_length(width),
                  hp_points_to_length(height)};
}

static inline HpDraw *add_draw(HpPage *page, HpDrawKind kind, HpRect rect)
{
  g_assert_cmpuint(page->n_draws, <, 64);
  HpDraw *draw = (HpDraw *)&page->draws[page->n_draws++];
  draw->kind = kind;
  draw->rect = rect;
  draw->color = (HpColor){0, 0, 0, 255};
  draw->owner.type = HP_ARTIFACT_LAYOUT;
  return draw;
}

/* One glyph a character, as it is in ASCII. */
static inline HpDraw *add_text(HpPages *pages, HpPage *page, const HpFont *font, double x,
                               double baseline, const char *text)
{
  cairo_glyph_t *shaped = NULL;
  cairo_text_cluster_t *shaped_clusters = NULL;
  cairo_text_cluster_flags_t flags = 0;
  int n_glyphs = 0, n_clusters = 0;
  cairo_scaled_font_text_to_glyphs(font->scaled_font, 0, 0, text, -1, &shaped, &n_glyphs,
                                   &shaped_clusters, &n_clusters, &flags);
  guint16 *glyphs = hp_arena_array(pages->arena, guint16, n_glyphs);
  HpLength *positions = hp_arena_array(pages->arena, HpLength, n_glyphs);
  HpCluster *clusters = hp_arena_array(pages->arena, HpCluster, n_clusters);
  for (int i = 0; i < n_glyphs; i++) {
    glyphs[i] = (guint16)shaped[i].index;
    positions[i] = hp_points_to_length(shaped[i].x);
  }
  for (int i = 0; i < n_clusters; i++)
    clusters[i] =
        (HpCluster){(guint8)shaped_clusters[i].num_bytes, (guint8)shaped_clusters[i].num_glyphs};
  cairo_glyph_free(shaped);
  cairo_text_cluster_free(shaped_clusters);
  HpDraw *draw = add_draw(page, HP_DRAW_GLYPHS, (HpRect){0});
  draw->owner.type = HP_CONTENT;
  draw->glyphs.font = font;
  draw->glyphs.x = hp_points_to_length(x);
  draw->glyphs.baseline = hp_points_to_length(baseline);
  draw->glyphs.n_glyphs = (guint)n_glyphs;
  draw->glyphs.n_clusters = (guint)n_clusters;
  draw->glyphs.glyphs = glyphs;
  draw->glyphs.glyph_x = positions;
  draw->glyphs.clusters = clusters;
  draw->glyphs.text = hp_arena_strdup(pages->arena, text);
  draw->glyphs.text_length = strlen(text);
  return draw;
}

static inline HpLinkArea *add_link(HpPage *page, HpRect rect, const HpFo *link)
{
  HpLinkArea *area = (HpLinkArea *)&page->links[page->n_links++];
  area->rect = rect;
  area->link = link;
  return area;
}

static inline void add_destination(HpPages *pages, const char *id, guint page, double x, double y)
{
  HpDestination *destination = hp_arena_new0(pages->arena, HpDestination);
  destination->id = id;
  destination->page = destination->last_page = page;
  destination->x = hp_points_to_length(x);
  destination->y = hp_points_to_length(y);
  g_ptr_array_add(pages->destinations, destination);
}
