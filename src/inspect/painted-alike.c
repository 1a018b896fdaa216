/* Whether two pages have painted the same: one after the other, each at its place. What lies
 * outside of its clips is passed over; programs that write a page in other words leave it out. */
#include "inspect/painted-parts.h"
#include "inspect/shown.h"

#include <math.h>

#define SAME_COLOUR 0.005 /* of a colour's part, or of its opacity */
#define SAME_PLACE 0.02   /* points */
#define GLYPH_REACH 1.5   /* of its size: how far from its middle a glyph is painted */

typedef struct {
  double left, bottom, right, top;
} Bounds;

/* What is painted on one page. */
typedef struct {
  const HpPainted *painted;
  GArray *clips;  /* of Bounds: what each lets through, with those around it */
  GArray *shapes; /* of guint: the indices of those that something is left of */
  GArray *before; /* of guint: for each shape, how many of those come before it */
} Page;

/* ---- What is left of shapes ---------------------------------------------------------------- */

static Bounds common(Bounds one, Bounds other)
{
  return (Bounds){MAX(one.left, other.left), MAX(one.bottom, other.bottom),
                  MIN(one.right, other.right), MIN(one.top, other.top)};
}

static Bounds bounds_in(const GArray *clips, const HpPaintShape *shape, guint clip)
{
  const Bounds own = {shape->left, shape->bottom, shape->right, shape->top};
  return clip == 0 ? own : common(own, g_array_index(clips, Bounds, clip - 1));
}

static Page page_of(const HpPainted *painted)
{
  Page page = {painted, g_array_new(FALSE, FALSE, sizeof(Bounds)),
               g_array_new(FALSE, FALSE, sizeof(guint)), g_array_new(FALSE, FALSE, sizeof(guint))};
  for (guint i = 0; i < painted->clips_all->len; i++) {
    const HpPaintClip *clip = &g_array_index(painted->clips_all, HpPaintClip, i);
    const Bounds bounds = bounds_in(page.clips, &clip->area, clip->parent);
    g_array_append_val(page.clips, bounds);
  }
  for (guint i = 0; i < painted->areas->len; i++) {
    const HpPaintedShape *shape = &g_array_index(painted->areas, HpPaintedShape, i);
    const Bounds bounds = bounds_in(page.clips, &shape->area, shape->clip);
    g_array_append_val(page.before, page.shapes->len);
    if (bounds.right >= bounds.left && bounds.top >= bounds.bottom)
      g_array_append_val(page.shapes, i);
  }
  g_array_append_val(page.before, page.shapes->len);
  return page;
}

static void page_clear(Page *page)
{
  g_array_unref(page->clips);
  g_array_unref(page->shapes);
  g_array_unref(page->before);
}

/* ---- Parts --------------------------------------------------------------------------------- */

static gboolean are_near(double one, double other, double tolerance)
{
  return fabs(one - other) <= tolerance;
}

static gboolean is_same_colour(const HpPaintColour *one, const HpPaintColour *other)
{
  return one->known == other->known && one->named == other->named &&
         (!one->known || (are_near(one->red, other->red, SAME_COLOUR) &&
                          are_near(one->green, other->green, SAME_COLOUR) &&
                          are_near(one->blue, other->blue, SAME_COLOUR)));
}

static gboolean is_same_path(const cairo_path_t *one, const cairo_path_t *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  if (one->num_data != other->num_data)
    return FALSE;
  for (int i = 0; i < one->num_data; i += one->data[i].header.length) {
    const int length = one->data[i].header.length;
    if (other->data[i].header.type != one->data[i].header.type ||
        other->data[i].header.length != length)
      return FALSE;
    for (int k = i + 1; k < i + length; k++)
      if (!are_near(one->data[k].point.x, other->data[k].point.x, SAME_PLACE) ||
          !are_near(one->data[k].point.y, other->data[k].point.y, SAME_PLACE))
        return FALSE;
  }
  return TRUE;
}

static gboolean are_same_bounds(const Bounds *one, const Bounds *other)
{
  return are_near(one->left, other->left, SAME_PLACE) &&
         are_near(one->bottom, other->bottom, SAME_PLACE) &&
         are_near(one->right, other->right, SAME_PLACE) &&
         are_near(one->top, other->top, SAME_PLACE);
}

/* The next clip that is no rectangle, from one on; 0 if there is none. */
static guint next_outline(const Page *page, guint clip)
{
  while (clip > 0) {
    const HpPaintClip *one = &g_array_index(page->painted->clips_all, HpPaintClip, clip - 1);
    if (one->area.path != NULL)
      break;
    clip = one->parent;
  }
  return clip;
}

/* What the rectangles come to is in the bounds. */
static gboolean are_same_outlines(const Page *page, guint clip, const Page *other_page, guint other)
{
  clip = next_outline(page, clip);
  other = next_outline(other_page, other);
  while (clip > 0 && other > 0) {
    const HpPaintClip *one = &g_array_index(page->painted->clips_all, HpPaintClip, clip - 1);
    const HpPaintClip *two = &g_array_index(other_page->painted->clips_all, HpPaintClip, other - 1);
    if (one->area.even_odd != two->area.even_odd || !is_same_path(one->area.path, two->area.path))
      return FALSE;
    clip = next_outline(page, one->parent);
    other = next_outline(other_page, two->parent);
  }
  return clip == other;
}

/* What of the space around a glyph its clips leave. */
static Bounds bounds_around(const Page *page, const HpPaintedGlyph *glyph)
{
  const double reach = glyph->size * GLYPH_REACH;
  const HpPaintShape around = {.left = glyph->x - reach,
                               .bottom = glyph->y - reach,
                               .right = glyph->x + reach,
                               .top = glyph->y + reach};
  return bounds_in(page->clips, &around, glyph->clip);
}

static gboolean is_same_line(const HpPaintedShape *one, const HpPaintedShape *other)
{
  return one->area.line_width == 0 ||
         (one->line.cap == other->line.cap && one->line.join == other->line.join &&
          one->line.miter == other->line.miter && one->line.dash == other->line.dash);
}

static gboolean is_same_shape(const Page *page, const Page *other_page, guint n)
{
  const guint index = g_array_index(page->shapes, guint, n);
  const guint other_index = g_array_index(other_page->shapes, guint, n);
  const HpPaintedShape *one = &g_array_index(page->painted->areas, HpPaintedShape, index);
  const HpPaintedShape *other =
      &g_array_index(other_page->painted->areas, HpPaintedShape, other_index);
  const Bounds bounds = bounds_in(page->clips, &one->area, one->clip);
  const Bounds other_bounds = bounds_in(other_page->clips, &other->area, other->clip);
  return are_same_bounds(&bounds, &other_bounds) && is_same_colour(&one->colour, &other->colour) &&
         are_near(one->alpha, other->alpha, SAME_COLOUR) &&
         are_near(one->area.line_width, other->area.line_width, SAME_PLACE) &&
         one->area.even_odd == other->area.even_odd && is_same_line(one, other) &&
         one->mask == other->mask && one->blend == other->blend &&
         are_same_outlines(page, one->clip, other_page, other->clip) &&
         is_same_path(one->area.path, other->area.path);
}

static gboolean is_same_glyph(const Page *page, const Page *other_page, guint n)
{
  const HpPaintedGlyph *one = &g_array_index(page->painted->glyphs, HpPaintedGlyph, n);
  const HpPaintedGlyph *other = &g_array_index(other_page->painted->glyphs, HpPaintedGlyph, n);
  const Bounds bounds = bounds_around(page, one), other_bounds = bounds_around(other_page, other);
  return are_same_bounds(&bounds, &other_bounds) &&
         are_same_outlines(page, one->clip, other_page, other->clip) && one->mask == other->mask &&
         one->blend == other->blend && one->font == other->font &&
         one->invisible == other->invisible && are_near(one->x, other->x, SAME_PLACE) &&
         are_near(one->y, other->y, SAME_PLACE) && are_near(one->up_x, other->up_x, SAME_PLACE) &&
         are_near(one->up_y, other->up_y, SAME_PLACE) &&
         is_same_colour(&one->colour, &other->colour) &&
         are_near(one->alpha, other->alpha, SAME_COLOUR) &&
         g_array_index(page->before, guint, one->before) ==
             g_array_index(other_page->before, guint, other->before);
}

static gboolean are_same_parts(const Page *page, const Page *other_page)
{
  const guint n_glyphs = page->painted->glyphs->len;
  gboolean same =
      page->shapes->len == other_page->shapes->len && n_glyphs == other_page->painted->glyphs->len;
  for (guint i = 0; i < page->shapes->len && same; i++)
    same = is_same_shape(page, other_page, i);
  for (guint i = 0; i < n_glyphs && same; i++)
    same = is_same_glyph(page, other_page, i);
  return same;
}

static gboolean paints_the_same(const HpPainted *painted, const HpPainted *other)
{
  if (painted->incomplete || other->incomplete)
    return FALSE;
  Page page = page_of(painted), other_page = page_of(other);
  const gboolean same = are_same_parts(&page, &other_page);
  page_clear(&page);
  page_clear(&other_page);
  return same;
}

/* ---- Pages --------------------------------------------------------------------------------- */

/* Characters and pictures, and which sequences they are part of. */
static gboolean shows_the_same(const GArray *shown, const GArray *other)
{
  gboolean same = shown->len == other->len;
  for (guint i = 0; i < shown->len && same; i++) {
    const HpShown *a = &g_array_index(shown, HpShown, i), *b = &g_array_index(other, HpShown, i);
    same = a->character == b->character && a->sequence == b->sequence &&
           are_near(a->x, b->x, SAME_PLACE) && are_near(a->y, b->y, SAME_PLACE) &&
           are_near(a->end, b->end, SAME_PLACE);
  }
  return same;
}

static gboolean are_same_pages(const HpShownPages *one, const HpShownPages *other)
{
  gboolean same = one->pages->len == other->pages->len;
  for (guint i = 0; i < one->pages->len && same; i++)
    same =
        shows_the_same(g_ptr_array_index(one->pages, i), g_ptr_array_index(other->pages, i)) &&
        paints_the_same(g_ptr_array_index(one->painted, i), g_ptr_array_index(other->painted, i));
  return same;
}

gboolean hp_pdf_file_paints_the_same(HpPdfFile *file, HpPdfFile *other)
{
  g_autoptr(GHashTable) pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  HpShownPages pages, other_pages;
  guint unreadable = 0;
  const gboolean read = hp_shown_pages_read(&pages, file, pictures, HP_SHOWN_PAINTED, &unreadable);
  const gboolean read_other =
      hp_shown_pages_read(&other_pages, other, pictures, HP_SHOWN_PAINTED, &unreadable);
  const gboolean same = read && read_other && are_same_pages(&pages, &other_pages);
  hp_shown_pages_clear(&pages);
  hp_shown_pages_clear(&other_pages);
  return same;
}
