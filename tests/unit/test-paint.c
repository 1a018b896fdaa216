#include "hand-made-pages.h"
#include "paint/paint.h"

#define WIDTH 60
#define HEIGHT 40

static const HpColor red = {255, 0, 0, 255}, green = {0, 255, 0, 255}, blue = {0, 0, 255, 255};

typedef struct {
  HpFont font;
  HpPages *pages;
  HpPage *page;
  cairo_surface_t *surface;
  GArray *owners; /* of HpOwner, as they were announced */
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
  fixture->font = font_new("Liberation Serif", 12);
  fixture->pages = pages_new();
  fixture->page = add_page(fixture->pages, WIDTH, HEIGHT, "1");
  fixture->surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  fixture->owners = g_array_new(FALSE, FALSE, sizeof(HpOwner));
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
  cairo_scaled_font_destroy(fixture->font.scaled_font);
  hp_pages_free(fixture->pages);
  cairo_surface_destroy(fixture->surface);
  g_array_unref(fixture->owners);
}

static void note_owner(cairo_t *cairo, HpOwner owner, gpointer user)
{
  g_array_append_val((GArray *)user, owner);
}

static void paint(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  cairo_t *cairo = cairo_create(fixture->surface);
  cairo_set_antialias(cairo, CAIRO_ANTIALIAS_NONE);
  g_assert_true(hp_paint_page(fixture->page, cairo, note_owner, fixture->owners, &error));
  g_assert_no_error(error);
  cairo_destroy(cairo);
  cairo_surface_flush(fixture->surface);
}

static guint32 pixel(const Fixture *fixture, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data(fixture->surface);
  const int stride = cairo_image_surface_get_stride(fixture->surface);
  return *(const guint32 *)(const void *)(data + y * stride + 4 * x);
}

static void assert_pixel(const Fixture *fixture, int x, int y, guint32 expected)
{
  const guint32 found = pixel(fixture, x, y);
  if (found != expected)
    g_error("at %d, %d: found %08x, expected %08x", x, y, found, expected);
}

#define RED 0xffff0000
#define GREEN 0xff00ff00
#define BLUE 0xff0000ff
#define NOTHING 0

/* ---- Order and state ----------------------------------------------------------------------- */

static void test_later_covers_earlier(Fixture *fixture, gconstpointer data)
{
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(0, 0, 30, 30))->color = red;
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(10, 10, 30, 30))->color = green;
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(20, 20, 4, 4))->color = red;
  paint(fixture);
  assert_pixel(fixture, 5, 5, RED);
  assert_pixel(fixture, 15, 15, GREEN);
  assert_pixel(fixture, 22, 22, RED);
  assert_pixel(fixture, 35, 5, NOTHING);
}

static void test_transparent_is_not_painted(Fixture *fixture, gconstpointer data)
{
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(0, 0, 30, 30))->color = (HpColor){255, 0, 0, 0};
  paint(fixture);
  assert_pixel(fixture, 5, 5, NOTHING);
  g_assert_cmpuint(fixture->owners->len, ==, 0);
}

static void test_translucent_rectangles_add_up(Fixture *fixture, gconstpointer data)
{
  const HpColor half = {0, 0, 255, 128};
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(0, 0, 20, 20))->color = half;
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(10, 0, 20, 20))->color = half;
  paint(fixture);
  g_assert_cmpuint(pixel(fixture, 15, 5) >> 24, >, pixel(fixture, 5, 5) >> 24);
}

static void test_clips_and_transforms_nest(Fixture *fixture, gconstpointer data)
{
  add_draw(fixture->page, HP_DRAW_PUSH_CLIP, rect_of(0, 0, 20, 20));
  HpDraw *turn = add_draw(fixture->page, HP_DRAW_PUSH_TRANSFORM, (HpRect){0});
  turn->transform.yx = 1; /* a quarter to the right, about (40, 0) */
  turn->transform.xy = -1;
  turn->transform.x0 = hp_points_to_length(40);
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(5, 0, 10, 40))->color = red;
  add_draw(fixture->page, HP_DRAW_POP, (HpRect){0});
  add_draw(fixture->page, HP_DRAW_POP, (HpRect){0});
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(30, 0, 5, 5))->color = red;
  add_draw(fixture->page, HP_DRAW_POP, (HpRect){0}); /* one too many is harmless */
  paint(fixture);
  assert_pixel(fixture, 10, 10, RED);
  assert_pixel(fixture, 10, 3, NOTHING);
  assert_pixel(fixture, 25, 10, NOTHING); /* clipped */
  assert_pixel(fixture, 32, 2, RED);
}

static void test_owners_are_announced_when_they_change(Fixture *fixture, gconstpointer data)
{
  HpPages *pages = fixture->pages;
  add_text(pages, fixture->page, &fixture->font, 0, 10, "a")->owner.object = 3;
  add_text(pages, fixture->page, &fixture->font, 0, 20, "b")->owner.object = 3;
  add_text(pages, fixture->page, &fixture->font, 0, 30, "c")->owner.object = 4;
  add_draw(fixture->page, HP_DRAW_FILL, rect_of(0, 0, 1, 1));
  add_draw(fixture->page, HP_DRAW_RULE, rect_of(0, 5, 10, 1))->rule.style = HP_BORDER_SOLID;
  add_text(pages, fixture->page, &fixture->font, 0, 30, "d")->owner.object = 4;
  paint(fixture);
  static const HpOwner expected[] = {
      {HP_CONTENT, 3}, {HP_CONTENT, 4}, {HP_ARTIFACT_LAYOUT, 0}, {HP_CONTENT, 4}};
  g_assert_cmpuint(fixture->owners->len, ==, G_N_ELEMENTS(expected));
  for (guint i = 0; i < fixture->owners->len; i++) {
    const HpOwner *owner = &g_array_index(fixture->owners, HpOwner, i);
    g_assert_cmpint(owner->type, ==, expected[i].type);
    g_assert_cmpuint(owner->object, ==, expected[i].object);
  }
}

/* Clusters that do not add up to the text turn Cairo silent: that must be an error. */
static void test_failure_is_told(Fixture *fixture, gconstpointer data)
{
  add_text(fixture->pages, fixture->page, &fixture->font, 0, 10, "abc")->glyphs.text_length = 2;
  cairo_t *cairo = cairo_create(fixture->surface);
  g_autoptr(GError) error = NULL;
  g_assert_false(hp_paint_page(fixture->page, cairo, NULL, NULL, &error));
  g_assert_nonnull(error);
  cairo_destroy(cairo);
}

/* ---- Borders and rules --------------------------------------------------------------------- */

static HpBorder *add_border(HpPage *page, HpRect rect)
{
  return add_draw(page, HP_DRAW_BORDER, rect)->border.sides;
}

static void test_solid_border(Fixture *fixture, gconstpointer data)
{
  HpBorder *sides = add_border(fixture->page, rect_of(10, 10, 30, 20));
  for (int i = 0; i < 4; i++)
    sides[i] = (HpBorder){HP_BORDER_SOLID, 4 * HP_POINT, red, FALSE, 0};
  paint(fixture);
  assert_pixel(fixture, 11, 11, RED);
  assert_pixel(fixture, 25, 13, RED);
  assert_pixel(fixture, 38, 20, RED);
  assert_pixel(fixture, 25, 28, RED);
  assert_pixel(fixture, 25, 15, NOTHING);
  assert_pixel(fixture, 9, 9, NOTHING);
}

static void test_sides_meet_at_the_diagonal(Fixture *fixture, gconstpointer data)
{
  HpBorder *sides = add_border(fixture->page, rect_of(10, 10, 30, 20));
  sides[HP_BEFORE] = (HpBorder){HP_BORDER_SOLID, 8 * HP_POINT, red, FALSE, 0};
  sides[HP_START] = (HpBorder){HP_BORDER_SOLID, 8 * HP_POINT, green, FALSE, 0};
  sides[HP_END] = (HpBorder){HP_BORDER_SOLID, 4 * HP_POINT, blue, FALSE, 0};
  paint(fixture);
  assert_pixel(fixture, 15, 11, RED);
  assert_pixel(fixture, 11, 15, GREEN);
  assert_pixel(fixture, 11, 29, GREEN); /* no side after: down to the corner */
  assert_pixel(fixture, 39, 16, BLUE);
  assert_pixel(fixture, 37, 11, RED);
}

static void test_single_sides_of_each_kind(Fixture *fixture, gconstpointer data)
{
  HpBorder *right = add_border(fixture->page, rect_of(0, 0, 20, 10));
  right[HP_END] = (HpBorder){HP_BORDER_SOLID, 2 * HP_POINT, red, FALSE, 0};
  HpBorder *bottom = add_border(fixture->page, rect_of(30, 0, 20, 10));
  bottom[HP_AFTER] = (HpBorder){HP_BORDER_DOUBLE, 6 * HP_POINT, red, FALSE, 0};
  HpBorder *hidden = add_border(fixture->page, rect_of(0, 20, 20, 10));
  hidden[HP_BEFORE] = (HpBorder){HP_BORDER_HIDDEN, 6 * HP_POINT, red, FALSE, 0};
  HpBorder *ridge = add_border(fixture->page, rect_of(30, 20, 20, 10));
  ridge[HP_BEFORE] = (HpBorder){HP_BORDER_RIDGE, 4 * HP_POINT, {100, 100, 100, 255}, FALSE, 0};
  paint(fixture);
  assert_pixel(fixture, 19, 5, RED);
  assert_pixel(fixture, 17, 5, NOTHING);
  assert_pixel(fixture, 40, 5, RED);
  assert_pixel(fixture, 40, 7, NOTHING);
  assert_pixel(fixture, 40, 9, RED);
  assert_pixel(fixture, 10, 22, NOTHING);
  g_assert_cmphex(pixel(fixture, 40, 20), >, pixel(fixture, 40, 23)); /* lit from above */
}

static void test_dashes_end_whole(Fixture *fixture, gconstpointer data)
{
  add_draw(fixture->page, HP_DRAW_RULE, rect_of(0, 0, 46, 2))->rule.style = HP_BORDER_DASHED;
  add_draw(fixture->page, HP_DRAW_RULE, rect_of(0, 10, 50, 10))->rule.style = HP_BORDER_DOTTED;
  paint(fixture);
  int changes = 0;
  for (int x = 1; x < 46; x++)
    changes += pixel(fixture, x, 0) != pixel(fixture, x - 1, 0);
  g_assert_cmpint(changes, ==, 8); /* five dashes, four gaps */
  assert_pixel(fixture, 0, 1, 0xff000000);
  assert_pixel(fixture, 45, 1, 0xff000000);
  assert_pixel(fixture, 5, 15, 0xff000000); /* three dots: round, the last one whole */
  assert_pixel(fixture, 0, 10, NOTHING);
  assert_pixel(fixture, 15, 15, NOTHING);
  assert_pixel(fixture, 45, 15, 0xff000000);
}

/* ---- Graphics ------------------------------------------------------------------------------ */

static void test_background_is_tiled(Fixture *fixture, gconstpointer data)
{
  g_autoptr(HpPictureTrials) trials = hp_picture_trials_new(NULL, NULL);
  g_autoptr(HpGraphics) graphics = hp_graphics_new(NULL, NULL);
  hp_graphics_set_trials(graphics, trials);
  const HpGraphic *graphic = hp_graphics_load(
      graphics,
      "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'>"
      "<rect width='4' height='4' fill='red'/></svg>",
      NULL);
  g_assert_nonnull(graphic);
  HpDraw *draw = add_draw(fixture->page, HP_DRAW_BACKGROUND, rect_of(10, 10, 40, 24));
  draw->graphic.graphic = graphic;
  draw->graphic.tile_width = draw->graphic.tile_height = 8 * HP_POINT;
  draw->graphic.tile_x = draw->graphic.tile_y = 8 * HP_POINT;
  draw->graphic.repeat = HP_REPEAT_X;
  paint(fixture);
  assert_pixel(fixture, 11, 19, RED); /* before the first tile, too */
  assert_pixel(fixture, 19, 19, RED);
  assert_pixel(fixture, 35, 19, RED);
  assert_pixel(fixture, 23, 19, NOTHING);
  assert_pixel(fixture, 19, 11, NOTHING); /* not along y */
  assert_pixel(fixture, 51, 19, NOTHING); /* not outside */
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  ADD("/paint/order", test_later_covers_earlier);
  ADD("/paint/transparent", test_transparent_is_not_painted);
  ADD("/paint/translucent", test_translucent_rectangles_add_up);
  ADD("/paint/clips-and-transforms", test_clips_and_transforms_nest);
  ADD("/paint/owners", test_owners_are_announced_when_they_change);
  ADD("/paint/failure", test_failure_is_told);
  ADD("/paint/border/solid", test_solid_border);
  ADD("/paint/border/mitred", test_sides_meet_at_the_diagonal);
  ADD("/paint/border/single-sides", test_single_sides_of_each_kind);
  ADD("/paint/rule/dashes", test_dashes_end_whole);
  ADD("/paint/background", test_background_is_tiled);
  return g_test_run();
}
