/* Whether two pages have painted the same: one after the other, each at its place. What lies
 * outside of its clips is passed over; programs that write a page in other words leave it out.
 *
 *   exactly     a program has saved the file anew, and kept its fonts
 *   by looks    other versions of tools, or a program that writes each page anew: glyphs are what
 *               they look like, places and colours are rounded
 */
#include "inspect/compare/colours.h"
#include "inspect/compare/letters.h"

#include <math.h>
#include <string.h>

#define SAME_OPACITY 0.005
#define SAME_PLACE 0.02           /* points */
#define LIKE_PLACE 0.5            /* points, by looks */
#define SAME_SIZE 0.02            /* of the size of a glyph */
#define GLYPH_REACH 1.5           /* of its size: how far from its middle a glyph is painted */
#define NEAR_WORDS 1              /* points */
#define FARTHEST_TILE 250         /* tiles from the first one */
#define MAX_DRAWN_WORK 1000000000 /* glyphs times drawings that differ, of a page; altered */

typedef struct {
  double left, bottom, right, top;
} Bounds;

/* What is painted on one page. */
typedef struct {
  const HpPainted *painted;
  GArray *clips;          /* of Bounds: what each lets through, with those around it */
  GArray *shapes;         /* of guint: the indices of those that something is left of */
  GArray *before;         /* of guint: for each shape, how many of those come before it */
  double place;           /* points: how far what is at the same place may be away */
  HpPdfColours colours;   /* what became of those of the one page */
  gboolean packed_anew;   /* which pictures they are is not known */
  GHashTable *same_apart; /* of guint64: what is painted apart of this page and the other, and is
                             known to be the same */
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

static Page page_of(const HpPainted *painted, double place, HpPdfColours colours)
{
  Page page = {painted,
               g_array_new(FALSE, FALSE, sizeof(Bounds)),
               g_array_new(FALSE, FALSE, sizeof(guint)),
               g_array_new(FALSE, FALSE, sizeof(guint)),
               place,
               colours,
               FALSE,
               g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL)};
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
  g_hash_table_unref(page->same_apart);
}

/* ---- Parts --------------------------------------------------------------------------------- */

static gboolean are_near(double one, double other, double tolerance)
{
  return fabs(one - other) <= tolerance;
}

static gboolean is_same_path(const cairo_path_t *one, const cairo_path_t *other, double place)
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
      if (!are_near(one->data[k].point.x, other->data[k].point.x, place) ||
          !are_near(one->data[k].point.y, other->data[k].point.y, place))
        return FALSE;
  }
  return TRUE;
}

static gboolean has_same_sides(const HpPaintShape *one, const HpPaintShape *other, double place)
{
  gboolean same = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(one->sides) && same; i++)
    same = are_near(one->sides[i], other->sides[i], place);
  return same;
}

static gboolean are_same_bounds(const Bounds *one, const Bounds *other, double place)
{
  return are_near(one->left, other->left, place) && are_near(one->bottom, other->bottom, place) &&
         are_near(one->right, other->right, place) && are_near(one->top, other->top, place);
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
    if (one->area.even_odd != two->area.even_odd ||
        !is_same_path(one->area.path, two->area.path, page->place))
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

static gboolean paint_the_same_apart(const Page *page, const HpPaintApart *one,
                                     const HpPaintApart *other);

/* From a tile to the next: it is as far from there to all the others. */
static gboolean is_same_step(const double *one, const double *other, double place)
{
  const double tolerance = place * hypot(one[0], one[1]) / FARTHEST_TILE;
  return are_near(one[0], other[0], tolerance) && are_near(one[1], other[1], tolerance);
}

static gboolean are_same_tiles(const HpPaintTiles *one, const HpPaintTiles *other, double place)
{
  return one->type == other->type && is_same_step(one->right, other->right, place) &&
         is_same_step(one->up, other->up, place);
}

/* Where a program has packed those anew that are seen as they are, none is known by its bytes. */
static gboolean is_same_picture(const Page *page, guint one, guint other)
{
  return one == other || (page->packed_anew && one != 0 && other != 0);
}

/* By what they paint, once for all that is painted through or with both. */
static gboolean are_same_apart(const Page *page, guint one, const Page *other_page, guint other)
{
  if (one == 0 || other == 0)
    return one == other;
  const guint64 pair = (guint64)one << 32 | other;
  if (g_hash_table_contains(page->same_apart, &pair))
    return TRUE;
  const HpPaintApart *apart = &g_array_index(page->painted->apart, HpPaintApart, one - 1);
  const HpPaintApart *other_apart =
      &g_array_index(other_page->painted->apart, HpPaintApart, other - 1);
  const gboolean same = apart->kind == other_apart->kind &&
                        are_same_tiles(&apart->tiles, &other_apart->tiles, page->place) &&
                        are_same_apart(page, apart->within, other_page, other_apart->within) &&
                        paint_the_same_apart(page, apart, other_apart);
  if (same)
    g_hash_table_add(page->same_apart, g_memdup2(&pair, sizeof pair));
  return same;
}

static gboolean is_same_paint(const Page *page, const HpPaintColour *one, const Page *other_page,
                              const HpPaintColour *other)
{
  return hp_is_same_colour(one, other, page->colours) &&
         are_same_apart(page, one->tiles, other_page, other->tiles);
}

/* Of groups: who makes all colours others may make these so as well. */
static gboolean is_same_space(guint64 one, guint64 other, HpPdfColours colours)
{
  return one == other || colours != HP_PDF_OWN_COLOURS;
}

static gboolean are_same_pens(const HpPaintPen *one, const HpPaintPen *other, double place)
{
  static const double ways[][2] = {{1, 0}, {0, 1}, {G_SQRT2 / 2, G_SQRT2 / 2}};
  gboolean same = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(ways) && same; i++)
    same = are_near(hp_paint_pen_width(one, ways[i][0], ways[i][1]),
                    hp_paint_pen_width(other, ways[i][0], ways[i][1]), place);
  return same;
}

static gboolean are_same_dashes(const HpPaintLine *one, const HpPaintLine *other, double place)
{
  gboolean same = one->n_dashes == other->n_dashes && are_near(one->phase, other->phase, place);
  for (guint i = 0; i < one->n_dashes && same; i++)
    same = are_near(one->dashes[i], other->dashes[i], place);
  return same;
}

static gboolean is_same_line(const HpPaintedShape *one, const HpPaintedShape *other, double place)
{
  const gboolean both = one->area.line_width > 0 && other->area.line_width > 0;
  if (!both)
    return one->area.line_width == other->area.line_width;
  return one->line.cap == other->line.cap && one->line.join == other->line.join &&
         one->line.miter == other->line.miter &&
         are_same_pens(one->area.pen, other->area.pen, place) &&
         are_same_dashes(&one->line, &other->line, place);
}

/* The n-th shape that something is left of. */
static const HpPaintedShape *shape_at(const Page *page, guint n)
{
  const guint index = g_array_index(page->shapes, guint, n);
  return &g_array_index(page->painted->areas, HpPaintedShape, index);
}

static gboolean is_same_shape(const Page *page, guint n, const Page *other_page, guint other_n)
{
  const HpPaintedShape *one = shape_at(page, n), *other = shape_at(other_page, other_n);
  const Bounds bounds = bounds_in(page->clips, &one->area, one->clip);
  const Bounds other_bounds = bounds_in(other_page->clips, &other->area, other->clip);
  return are_same_bounds(&bounds, &other_bounds, page->place) &&
         is_same_paint(page, &one->colour, other_page, &other->colour) &&
         are_near(one->alpha, other->alpha, SAME_OPACITY) &&
         has_same_sides(&one->area, &other->area, page->place) &&
         is_same_picture(page, one->picture, other->picture) &&
         one->area.even_odd == other->area.even_odd && is_same_line(one, other, page->place) &&
         are_same_apart(page, one->mask, other_page, other->mask) && one->blend == other->blend &&
         is_same_space(one->group_space, other->group_space, page->colours) &&
         are_same_outlines(page, one->clip, other_page, other->clip) &&
         is_same_path(one->area.path, other->area.path, page->place);
}

/* Whether it looks the same; where neither is known, whether the page calls its font the same. */
static gboolean has_same_shape(const HpPaintedGlyph *one, const HpPaintedGlyph *other)
{
  if (one->shape == NULL || other->shape == NULL)
    return one->shape == other->shape && one->font == other->font;
  return hp_glyphs_are_alike(one->shape, other->shape);
}

/* Its middle says less: it depends on how wide a glyph is said to be. */
static gboolean has_same_place(const HpPaintedGlyph *one, const HpPaintedGlyph *other, double place)
{
  return are_near(one->x, other->x, place) && are_near(one->y, other->y, place) &&
         are_near(one->origin_x, other->origin_x, place) &&
         are_near(one->origin_y, other->origin_y, place);
}

static gboolean has_same_size(const HpPaintedGlyph *one, const HpPaintedGlyph *other)
{
  const double tolerance = SAME_SIZE * one->size + SAME_PLACE;
  return are_near(one->up_x, other->up_x, tolerance / 8) &&
         are_near(one->up_y, other->up_y, tolerance / 8) &&
         are_near(one->along_x, other->along_x, tolerance) &&
         are_near(one->along_y, other->along_y, tolerance);
}

/* Of glyphs whose outlines are drawn (9.3.6). */
static gboolean has_same_strokes(const Page *page, const HpPaintedGlyph *one,
                                 const Page *other_page, const HpPaintedGlyph *other)
{
  const HpPaintOutline *outline = one->outline, *other_outline = other->outline;
  return outline == NULL ||
         (is_same_paint(page, &outline->colour, other_page, &other_outline->colour) &&
          are_same_pens(outline->pen, other_outline->pen, LIKE_PLACE));
}

static gboolean is_seen_alike(const Page *page, const HpPaintedGlyph *one, const Page *other_page,
                              const HpPaintedGlyph *other)
{
  return one->mode == other->mode &&
         is_same_space(one->group_space, other->group_space, page->colours) &&
         has_same_strokes(page, one, other_page, other) &&
         is_same_paint(page, &one->colour, other_page, &other->colour) &&
         are_near(one->alpha, other->alpha, SAME_OPACITY);
}

static gboolean is_same_glyph(const Page *page, const Page *other_page, guint n)
{
  const HpPaintedGlyph *one = &g_array_index(page->painted->glyphs, HpPaintedGlyph, n);
  const HpPaintedGlyph *other = &g_array_index(other_page->painted->glyphs, HpPaintedGlyph, n);
  const Bounds bounds = bounds_around(page, one), other_bounds = bounds_around(other_page, other);
  return are_same_bounds(&bounds, &other_bounds, page->place) &&
         are_same_outlines(page, one->clip, other_page, other->clip) &&
         are_same_apart(page, one->mask, other_page, other->mask) && one->blend == other->blend &&
         has_same_shape(one, other) && has_same_place(one, other, page->place) &&
         has_same_size(one, other) && is_seen_alike(page, one, other_page, other) &&
         g_array_index(page->before, guint, one->before) ==
             g_array_index(other_page->before, guint, other->before);
}

static gboolean are_same_parts(const Page *page, const Page *other_page)
{
  const guint n_glyphs = page->painted->glyphs->len;
  gboolean same =
      page->shapes->len == other_page->shapes->len && n_glyphs == other_page->painted->glyphs->len;
  for (guint i = 0; i < page->shapes->len && same; i++)
    same = is_same_shape(page, i, other_page, i);
  for (guint i = 0; i < n_glyphs && same; i++)
    same = is_same_glyph(page, other_page, i);
  return same;
}

static gboolean paints_the_same_but_for(const HpPainted *painted, const HpPainted *other,
                                        double place, HpPdfColours colours, gboolean packed_anew)
{
  if (painted->incomplete || other->incomplete)
    return FALSE;
  Page page = page_of(painted, place, colours), other_page = page_of(other, place, colours);
  page.packed_anew = other_page.packed_anew = packed_anew;
  const gboolean same = are_same_parts(&page, &other_page);
  page_clear(&page);
  page_clear(&other_page);
  return same;
}

static gboolean paint_the_same_apart(const Page *page, const HpPaintApart *one,
                                     const HpPaintApart *other)
{
  return paints_the_same_but_for(one->painted, other->painted, page->place, page->colours,
                                 page->packed_anew);
}

static gboolean paints_the_same(const HpPainted *painted, const HpPainted *other, double place,
                                HpPdfColours colours)
{
  return paints_the_same_but_for(painted, other, place, colours, FALSE);
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

static gboolean are_same_pages(const HpShownPages *one, const HpShownPages *other,
                               HpPdfColours colours)
{
  gboolean same = one->pages->len == other->pages->len;
  for (guint i = 0; i < one->pages->len && same; i++)
    same = shows_the_same(g_ptr_array_index(one->pages, i), g_ptr_array_index(other->pages, i)) &&
           paints_the_same(g_ptr_array_index(one->painted, i), g_ptr_array_index(other->painted, i),
                           SAME_PLACE, colours);
  return same;
}

typedef struct {
  HpShownPages pages;
  gboolean read;
} PaintedPages;

static void painted_pages_free(gpointer data)
{
  PaintedPages *painted = data;
  hp_shown_pages_clear(&painted->pages);
  g_free(painted);
}

/* Of a file that others are compared with: read once. */
static const PaintedPages *painted_pages_of(HpPdfFile *file)
{
  static const char key[] = "painted";
  PaintedPages *painted = g_datalist_get_data(&file->kept, key);
  guint unreadable = 0;
  if (painted != NULL)
    return painted;
  painted = g_new(PaintedPages, 1);
  painted->read = hp_shown_pages_read(&painted->pages, file, NULL, HP_SHOWN_PAINTED, &unreadable);
  g_datalist_set_data_full(&file->kept, key, painted, painted_pages_free);
  return painted;
}

/* `unreadable` receives the first page that cannot be read, if one cannot. */
static gboolean read_beside(HpShownPages *pages, HpPdfFile *file, const PaintedPages *other,
                            guint *unreadable)
{
  return hp_shown_pages_read(pages, file, &other->pages, HP_SHOWN_PAINTED, unreadable);
}

gboolean hp_pdf_file_paints_the_same(HpPdfFile *file, HpPdfFile *other, HpPdfColours *colours)
{
  const PaintedPages *there = painted_pages_of(other);
  HpShownPages pages;
  guint unreadable = 0;
  const gboolean read = read_beside(&pages, file, there, &unreadable) && there->read;
  *colours = read ? hp_colours_made(&pages, &there->pages) : HP_PDF_OWN_COLOURS;
  const gboolean same = read && are_same_pages(&pages, &there->pages, *colours);
  hp_shown_pages_clear(&pages);
  return same;
}

/* ---- Looks --------------------------------------------------------------------------------- */

/* Of pages with as many glyphs, which stand for the same texts, or else at the same places. */
static HpPdfLooks compare_glyphs_of(const Page *page, const Page *other_page)
{
  HpPdfLooks looks = HP_PDF_SAME_LOOKS;
  for (guint i = 0; i < page->painted->glyphs->len; i++) {
    const HpPaintedGlyph *a = &g_array_index(page->painted->glyphs, HpPaintedGlyph, i);
    const HpPaintedGlyph *b = &g_array_index(other_page->painted->glyphs, HpPaintedGlyph, i);
    const gboolean in_place = has_same_place(a, b, LIKE_PLACE);
    if (!has_same_shape(a, b) || !has_same_size(a, b) || (a->text != b->text && !in_place))
      return HP_PDF_OTHER_LETTERS;
    if (!is_seen_alike(page, a, other_page, b))
      looks = HP_PDF_OTHER_COLOURS;
  }
  return looks;
}

static HpPdfLooks compare_glyphs(const HpPainted *one, const HpPainted *other, HpPdfColours colours)
{
  Page page = page_of(one, LIKE_PLACE, colours), other_page = page_of(other, LIKE_PLACE, colours);
  page.packed_anew = other_page.packed_anew = TRUE;
  const HpPdfLooks looks = compare_glyphs_of(&page, &other_page);
  page_clear(&page);
  page_clear(&other_page);
  return looks;
}

/* `page` receives the first that has not. */
static gboolean have_as_many_glyphs(const HpShownPages *one, const HpShownPages *other, guint *page)
{
  gboolean same = one->painted->len == other->painted->len;
  for (guint i = 0; i < one->painted->len && same; i++) {
    same = ((const HpPainted *)g_ptr_array_index(one->painted, i))->glyphs->len ==
           ((const HpPainted *)g_ptr_array_index(other->painted, i))->glyphs->len;
    *page = same ? 0 : i;
  }
  return same;
}

/* Shapes that the other page has no equal of in that place: all but those at both ends that are the
   same. */
typedef struct {
  const Page *page;
  guint begin, end;
} Drawn;

static void find_drawn_otherwise(Drawn *one, Drawn *other)
{
  while (one->begin < one->end && other->begin < other->end &&
         is_same_shape(one->page, one->begin, other->page, other->begin)) {
    one->begin++;
    other->begin++;
  }
  while (one->begin < one->end && other->begin < other->end &&
         is_same_shape(one->page, one->end - 1, other->page, other->end - 1)) {
    one->end--;
    other->end--;
  }
}

/* The middle of a glyph, that much larger. Most glyphs reach further, lines under words do not come
   as near. */
static Bounds heart_of(const HpPaintedGlyph *glyph, double larger)
{
  const double x = 2.4 * fabs(glyph->up_x) + 0.2 * fabs(glyph->along_x) + larger;
  const double y = 2.4 * fabs(glyph->up_y) + 0.2 * fabs(glyph->along_y) + larger;
  return (Bounds){glyph->x - x, glyph->y - y, glyph->x + x, glyph->y + y};
}

static gboolean contains(const Bounds *outer, const Bounds *inner)
{
  return outer->left <= inner->left && outer->right >= inner->right &&
         outer->bottom <= inner->bottom && outer->top >= inner->top;
}

/* Whether one of these shapes meets a glyph, but as the ground that it stands on. */
static gboolean meets(const Drawn *drawn, const HpPaintedGlyph *glyph, double larger)
{
  const Bounds heart = heart_of(glyph, larger);
  for (guint n = drawn->begin; n < drawn->end; n++) {
    const HpPaintedShape *shape = shape_at(drawn->page, n);
    const Bounds bounds = bounds_in(drawn->page->clips, &shape->area, shape->clip);
    const Bounds both = common(bounds, heart);
    const gboolean is_ground = n < g_array_index(drawn->page->before, guint, glyph->before) &&
                               shape->area.line_width == 0 && contains(&bounds, &heart);
    if (both.right >= both.left && both.top >= both.bottom && shape->alpha > 0 && !is_ground)
      return TRUE;
  }
  return FALSE;
}

/* Of pages with the same glyphs: whether something is drawn through or over some of them that the
   other page draws nowhere near those. */
static gboolean is_drawn_over(const HpPainted *one, const HpPainted *other, HpPdfColours colours)
{
  Page page = page_of(one, LIKE_PLACE, colours), other_page = page_of(other, LIKE_PLACE, colours);
  Drawn drawn = {&page, 0, page.shapes->len},
        other_drawn = {&other_page, 0, other_page.shapes->len};
  find_drawn_otherwise(&drawn, &other_drawn);
  const guint64 work =
      (guint64)one->glyphs->len * (drawn.end - drawn.begin + other_drawn.end - other_drawn.begin);
  gboolean over = work > MAX_DRAWN_WORK;
  for (guint i = 0; i < one->glyphs->len && !over; i++)
    over = meets(&drawn, &g_array_index(one->glyphs, HpPaintedGlyph, i), 0) &&
           !meets(&other_drawn, &g_array_index(other->glyphs, HpPaintedGlyph, i), NEAR_WORDS);
  page_clear(&page);
  page_clear(&other_page);
  return over;
}

/* The next shape that is a picture, from the n-th on. */
static guint next_picture(const Page *page, guint n)
{
  static const double none[4] = {0};
  while (n < page->shapes->len && memcmp(shape_at(page, n)->area.sides, none, sizeof none) == 0)
    n++;
  return n;
}

static gboolean is_turned(const Page *page, guint n, const Page *other_page, guint other_n)
{
  const HpPaintedShape *one = shape_at(page, n), *other = shape_at(other_page, other_n);
  const Bounds bounds = bounds_in(page->clips, &one->area, one->clip);
  const Bounds other_bounds = bounds_in(other_page->clips, &other->area, other->clip);
  return are_same_bounds(&bounds, &other_bounds, page->place) &&
         !has_same_sides(&one->area, &other->area, page->place);
}

/* One picture after the other, whatever else is drawn among them. */
static gboolean has_turned_picture(const HpPainted *one, const HpPainted *other)
{
  Page page = page_of(one, LIKE_PLACE, HP_PDF_OWN_COLOURS);
  Page other_page = page_of(other, LIKE_PLACE, HP_PDF_OWN_COLOURS);
  guint n = next_picture(&page, 0), other_n = next_picture(&other_page, 0);
  gboolean has = FALSE;
  while (n < page.shapes->len && other_n < other_page.shapes->len && !has) {
    has = is_turned(&page, n, &other_page, other_n);
    n = next_picture(&page, n + 1);
    other_n = next_picture(&other_page, other_n + 1);
  }
  page_clear(&page);
  page_clear(&other_page);
  return has;
}

static HpPdfLooks looks_of_page(const HpPainted *one, const HpPainted *other, HpPdfColours colours)
{
  const HpPdfLooks looks = compare_glyphs(one, other, colours);
  if (looks != HP_PDF_SAME_LOOKS || paints_the_same(one, other, LIKE_PLACE, colours))
    return looks;
  if (paints_the_same_but_for(one, other, LIKE_PLACE, colours, TRUE))
    return HP_PDF_PACKED_PICTURES;
  if (one->incomplete)
    return HP_PDF_UNKNOWN_DRAWING;
  if (has_turned_picture(one, other))
    return HP_PDF_TURNED_PICTURE;
  return is_drawn_over(one, other, colours) ? HP_PDF_DRAWN_OVER : HP_PDF_OTHER_DRAWING;
}

/* Of files with as many glyphs on each page. */
static HpPdfLooks compare_all_pages(const HpShownPages *one, const HpShownPages *other,
                                    HpPdfColours colours, guint *page)
{
  HpPdfLooks worst = HP_PDF_SAME_LOOKS;
  for (guint i = 0; i < one->painted->len; i++) {
    const HpPdfLooks looks = looks_of_page(g_ptr_array_index(one->painted, i),
                                           g_ptr_array_index(other->painted, i), colours);
    if (looks > worst) {
      worst = looks;
      *page = i;
    }
  }
  return worst;
}

/* Where lines break elsewhere, glyphs are others that stand for hyphens, say; where they do not,
   none has another reason. */
static HpPdfLooks compare_looks(const HpShownPages *one, const HpShownPages *other,
                                gboolean in_place, guint *page, HpPdfColours *colours)
{
  const gboolean as_many = have_as_many_glyphs(one, other, page);
  *colours = as_many ? hp_colours_made(one, other) : HP_PDF_OWN_COLOURS;
  const HpPdfLooks looks =
      as_many ? compare_all_pages(one, other, *colours, page) : HP_PDF_OTHER_LETTERS;
  if (in_place)
    return looks;
  if (as_many && (looks < HP_PDF_DRAWN_OVER || hp_have_same_texts(one, other)))
    return looks;
  *colours = HP_PDF_OWN_COLOURS;
  return hp_compare_letters(one, other, page);
}

HpPdfLooks hp_pdf_file_compare_looks(HpPdfFile *file, HpPdfFile *other, gboolean in_place,
                                     guint *page, HpPdfColours *colours)
{
  const PaintedPages *there = painted_pages_of(other);
  HpShownPages pages;
  guint unreadable = 0;
  const gboolean read = read_beside(&pages, file, there, &unreadable);
  HpPdfLooks looks = there->read ? HP_PDF_UNKNOWN_DRAWING : HP_PDF_UNKNOWN_LETTERS;
  *page = there->read && !read ? unreadable : 0;
  *colours = HP_PDF_OWN_COLOURS;
  if (read && there->read)
    looks = compare_looks(&pages, &there->pages, in_place, page, colours);
  hp_shown_pages_clear(&pages);
  return looks;
}
