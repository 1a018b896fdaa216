/*
 * A display list in one allocation, so that it can go as soon as its page is painted:
 *
 *   │ HpDraw │ HpDraw │ … │ glyphs, positions, clusters and text of the first │ of the second │ …
 *
 * What the draws point to may lie anywhere before (the page's arena, another display list).
 */
#include "layout/page/page.h"

#include <string.h>

enum { ALIGNMENT = sizeof(HpLength) };

static gsize aligned(gsize size)
{
  return (size + ALIGNMENT - 1) & ~(gsize)(ALIGNMENT - 1);
}

static gsize size_beside(const HpDraw *draw)
{
  if (draw->kind != HP_DRAW_GLYPHS)
    return 0;
  const gsize positions = draw->glyphs.glyph_y == NULL ? 1 : 2;
  return aligned((positions * sizeof(HpLength) + sizeof(guint16)) * draw->glyphs.n_glyphs +
                 sizeof(HpCluster) * draw->glyphs.n_clusters + draw->glyphs.text_length + 1);
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
  draw->glyphs.clusters =
      put(end, draw->glyphs.clusters, sizeof(HpCluster) * draw->glyphs.n_clusters);
  draw->glyphs.text = put(end, draw->glyphs.text, draw->glyphs.text_length);
  put(end, "", 1);
}

const HpDraw *hp_pack_draws(const HpDraw *draws, guint n)
{
  const gsize head = sizeof(HpDraw) * n;
  gsize size = head;
  for (guint i = 0; i < n; i++)
    size += size_beside(&draws[i]);
  char *block = g_malloc(MAX(size, 1));
  HpDraw *packed = (HpDraw *)(void *)block;
  if (n > 0)
    memcpy(packed, draws, head);
  char *beside = block + head;
  for (guint i = 0; i < n; i++) {
    char *end = beside;
    if (packed[i].kind == HP_DRAW_GLYPHS)
      put_glyphs(&end, &packed[i]);
    beside += size_beside(&packed[i]);
  }
  return packed;
}
