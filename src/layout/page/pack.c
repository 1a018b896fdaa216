/*
 * A display list in one allocation, so that it can go as soon as its page is painted:
 *
 *   │ HpDraw │ HpDraw │ … │ glyphs, positions, clusters and text of the first │ of the second │ …
 *
 * What the draws point to may lie anywhere before (the page's arena, another display list).
 */
#include "layout/page/freeze.h"

#include <string.h>

enum { ALIGNMENT = sizeof(HpLength) };

static gsize aligned(gsize size)
{
  return (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
}

/* Each cluster one character, shown by one glyph. */
static gboolean is_plain(const HpDraw *draw)
{
  const char *text = draw->glyphs.text, *end = text + draw->glyphs.text_length;
  if (draw->glyphs.n_clusters != draw->glyphs.n_glyphs)
    return FALSE;
  for (guint i = 0; i < draw->glyphs.n_clusters && draw->glyphs.clusters != NULL; i++) {
    const HpCluster cluster = draw->glyphs.clusters[i];
    if (text >= end || cluster.glyphs != 1 || cluster.bytes != g_utf8_skip[(guchar)*text])
      return FALSE;
    text += cluster.bytes;
  }
  return TRUE;
}

static gsize size_of_clusters(const HpDraw *draw)
{
  return draw->glyphs.clusters == NULL ? 0 : sizeof(HpCluster) * draw->glyphs.n_clusters;
}

static gsize size_beside(const HpDraw *draw)
{
  if (draw->kind != HP_DRAW_GLYPHS)
    return 0;
  const gsize positions = draw->glyphs.glyph_y == NULL ? 1 : 2;
  return aligned((positions * sizeof(HpLength) + sizeof(guint16)) * draw->glyphs.n_glyphs +
                 size_of_clusters(draw) + draw->glyphs.text_length + 1);
}

static gconstpointer put(char **end, gconstpointer data, gsize size)
{
  char *start = *end;
  if (size > 0)
    memcpy(start, data, size);
  *end += size;
  return start;
}

/* What needs the most alignment comes first. */
static void put_glyphs(char **end, HpDraw *draw)
{
  const gsize positions = sizeof(HpLength) * draw->glyphs.n_glyphs;
  draw->glyphs.glyph_x = put(end, draw->glyphs.glyph_x, positions);
  if (draw->glyphs.glyph_y != NULL)
    draw->glyphs.glyph_y = put(end, draw->glyphs.glyph_y, positions);
  draw->glyphs.glyphs = put(end, draw->glyphs.glyphs, sizeof(guint16) * draw->glyphs.n_glyphs);
  if (draw->glyphs.clusters != NULL)
    draw->glyphs.clusters = put(end, draw->glyphs.clusters, size_of_clusters(draw));
  draw->glyphs.text = put(end, draw->glyphs.text, draw->glyphs.text_length);
  put(end, "", 1);
}

/* Works on `draws` in place, where they lose clusters that say nothing. */
static gsize size_of_block(HpDraw *draws, guint n)
{
  gsize size = sizeof(HpDraw) * n;
  for (guint i = 0; i < n; i++) {
    if (draws[i].kind == HP_DRAW_GLYPHS && is_plain(&draws[i]))
      draws[i].glyphs.clusters = NULL;
    size += size_beside(&draws[i]);
  }
  return size;
}

const HpDraw *hp_pack_draws(HpDraw *draws, guint n)
{
  char *block = g_malloc(MAX(size_of_block(draws, n), 1));
  HpDraw *packed = (HpDraw *)(void *)block;
  char *beside = block + sizeof(HpDraw) * n;
  if (n > 0)
    memcpy(packed, draws, sizeof(HpDraw) * n);
  for (guint i = 0; i < n; i++) {
    char *end = beside;
    if (packed[i].kind == HP_DRAW_GLYPHS)
      put_glyphs(&end, &packed[i]);
    beside += size_beside(&packed[i]);
  }
  return packed;
}
