/**
 * layout: from the refined formatting-object tree to pages.
 *
 * A page, once accepted, is frozen into a flat display list: positioned glyphs, rectangles, images,
 * each with its owner (the object whose content it is, or the kind of artifact). What the display
 * list refers to (fonts, graphics, strings) outlives it. Lengths are HpLength; the origin of a page
 * is its upper left corner, y grows downwards.
 */
#pragma once

#include "base/base.h"
#include "fo/fo.h"
#include "graphics/graphics.h"
#include "text/text.h"

#include <cairo.h>

G_BEGIN_DECLS

/* ---- Display lists ------------------------------------------------------------------------- */

/** What painted content is, when it is not the content of a formatting object. */
typedef enum {
  HP_CONTENT,             /* `owner` is the index of the object */
  HP_ARTIFACT_LAYOUT,     /* rules, backgrounds, borders */
  HP_ARTIFACT_HEADER,     /* region-before */
  HP_ARTIFACT_FOOTER,     /* region-after */
  HP_ARTIFACT_PAGINATION, /* other regions, repeated table headers, change bars */
} HpContentType;

typedef struct {
  HpContentType type;
  guint32
      object; /* HpFo.index, for HP_CONTENT: the innermost object that owns a structure element */
} HpOwner;

typedef enum {
  HP_DRAW_GLYPHS,
  HP_DRAW_FILL,   /* a rectangle in one colour */
  HP_DRAW_BORDER, /* the four sides of a rectangle, mitred where they meet */
  HP_DRAW_RULE,   /* a leader or decoration: style, horizontal, `rect` is its extent */
  HP_DRAW_GRAPHIC,
  HP_DRAW_BACKGROUND, /* a graphic tiled over `rect` */
  HP_DRAW_PUSH_CLIP,
  HP_DRAW_PUSH_TRANSFORM,
  HP_DRAW_POP,
} HpDrawKind;

typedef struct HpDraw HpDraw;
struct HpDraw {
  HpDrawKind kind;
  HpOwner owner;
  HpColor color;
  HpRect rect; /* FILL, BORDER, RULE, GRAPHIC (where it goes), BACKGROUND, PUSH_CLIP; page
                  coordinates within the transforms pushed */
  union {
    struct {
      const HpFont *font;
      HpLength x, baseline;
      guint n_glyphs, n_clusters;
      const guint16 *glyphs;
      const HpLength *glyph_x;
      const HpLength *glyph_y;   /* or NULL */
      const HpCluster *clusters; /* or NULL: see hp_draw_cluster() */
      const char *text;
      gsize text_length;
      gboolean right_to_left;
    } glyphs;
    struct {
      HpBorder sides[4]; /* HP_BEFORE … HP_END: here top, bottom, left, right of the page */
    } border;
    struct {
      HpBorderStyle style; /* and dots of leaders are glyphs, not rules */
    } rule;
    struct {
      const HpGraphic *graphic;
      HpLength tile_x, tile_y; /* BACKGROUND: size and first tile's corner in rect's coordinates */
      HpLength tile_width, tile_height;
      HpBackgroundRepeat repeat;
    } graphic;
    struct {
      double xx, yx, xy, yy;
      HpLength x0, y0;
    } transform;
  };
};

/** The cluster of that number, whose text begins at `text`. Where each character is shown by one
    glyph, as nearly everywhere, a draw has no array of clusters. */
static inline HpCluster hp_draw_cluster(const HpDraw *draw, guint number, const char *text)
{
  if (draw->glyphs.clusters != NULL)
    return draw->glyphs.clusters[number];
  return (HpCluster){(guint8)g_utf8_skip[(guchar)*text], 1};
}

/** What PUSH_TRANSFORM does to coordinates, in points. */
static inline cairo_matrix_t hp_draw_matrix(const HpDraw *draw)
{
  return (cairo_matrix_t){draw->transform.xx,
                          draw->transform.yx,
                          draw->transform.xy,
                          draw->transform.yy,
                          hp_length_to_points(draw->transform.x0),
                          hp_length_to_points(draw->transform.y0)};
}

/** A rectangle on the page that leads somewhere; lines of one link are several of them. */
typedef struct {
  HpRect rect;
  const HpFo *link;   /* the fo:basic-link (or the citation's) */
  const char *target; /* id in the document, or NULL */
  const char *uri;    /* or NULL */
} HpLinkArea;

/** Where an id begins. */
typedef struct {
  const char *id;
  guint page; /* index of the page, from 0 */
  guint last_page;
  HpLength x, y;
} HpDestination;

typedef struct {
  HpLength width, height;
  const char *number; /* as formatted: "4", "iv" */
  guint n_draws, n_links;
  const HpDraw *draws; /* in paint order */
  const HpLinkArea *links;
} HpPage;

typedef struct HpBookmark HpBookmark;
struct HpBookmark {
  const char *title, *target_id, *uri;
  gboolean open;
  const HpBookmark *first_child, *next;
};

/* ---- Formatting ---------------------------------------------------------------------------- */

/** Called now and then; returning FALSE cancels. `total` is 0 while it is unknown. */
typedef gboolean (*HpProgress)(guint pages_done, guint total, gpointer user);

typedef struct {
  HpText *text;
  HpGraphics *graphics;
  HpDiagnostics *diagnostics;
  HpProgress progress; /* or NULL */
  gpointer progress_user;
  GString *areas;             /* where to write the area tree as XML (`format --areas`), or NULL */
  const HpPlace *fonts_place; /* where the document's fonts are chosen, if not in it, or NULL */
  gboolean pictures_required; /* one that cannot be shown is an error, not a warning */
} HpLayoutOptions;

/** The pages of a document. Owns the display lists. */
typedef struct HpPages HpPages;

/**
 * Lays out the whole document. Problems that leave a usable page (overflow, an unresolved
 * citation) are warnings; returns NULL only on an error that was reported, or when cancelled.
 */
HpPages *hp_layout(HpFoTree *tree, const HpLayoutOptions *options);
void hp_pages_free(HpPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HpPages, hp_pages_free)

guint hp_pages_count(const HpPages *pages);
const HpPage *hp_pages_get(const HpPages *pages, guint index);
/** Frees the display list of a page that has been painted, which is then empty. */
void hp_pages_release(HpPages *pages, guint index);
const HpDestination *hp_pages_destination(const HpPages *pages, const char *id); /* or NULL */
const HpBookmark *hp_pages_bookmarks(const HpPages *pages); /* first of the tree, or NULL */

G_END_DECLS
