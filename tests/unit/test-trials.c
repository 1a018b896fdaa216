/* Pictures that would hang, kill or fill whoever draws them: each kind refused by name, and what
 * comes after it drawn. Limits are low, and of processor time, so that a busy machine changes
 * nothing. */
#include "graphics/graphics.h"
#include "helpers.h"

#include <pango/pango.h>
#include <signal.h>

#define SVG "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' "
#define XLINK "xmlns:xlink='http://www.w3.org/1999/xlink' "
#define SQUARE "width='100' height='100'>"

/* Sanitizers reserve terabytes, and the helper sets itself no limit of memory then. They take
   several times as long, too: what is to fail of something else must not run out of time before. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_MEMORY_LIMITED FALSE
#elif defined(__has_feature)
#define IS_MEMORY_LIMITED !(__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define IS_MEMORY_LIMITED TRUE
#endif
#define MILLISECONDS (IS_MEMORY_LIMITED ? 200 : 2000)
#define TOO_LONG                                                                                   \
  (IS_MEMORY_LIMITED ? "more than 0.2 seconds to draw" : "more than 2 seconds to draw")

typedef struct {
  HpPictureTrials *trials;
  HpGraphics *graphics;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer data)
{
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  fixture->trials = hp_picture_trials_new(data, fonts);
  fixture->graphics = hp_graphics_new(NULL, NULL);
  hp_graphics_set_trials(fixture->graphics, fixture->trials);
  hp_picture_trials_set_limits(fixture->trials, (HpTrialLimits){MILLISECONDS, 256 * 1024 * 1024});
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
  hp_graphics_free(fixture->graphics);
  hp_picture_trials_free(fixture->trials);
}

static gboolean is_allowed_turned(const Fixture *fixture, const char *uri, double side,
                                  gboolean turned, GError **error)
{
  const HpGraphic *graphic = hp_graphics_load(fixture->graphics, uri, error);
  const HpLength length = hp_points_to_length(side);
  return graphic != NULL && hp_graphics_allow_drawing(fixture->graphics, graphic,
                                                      (HpDrawnSize){length, length, turned}, error);
}

/* Whether it is read, and may be drawn in a square of so many points. */
static gboolean is_allowed(const Fixture *fixture, const char *uri, double side, GError **error)
{
  return is_allowed_turned(fixture, uri, side, FALSE, error);
}

static void assert_refused(const Fixture *fixture, const char *uri, double side, const char *words)
{
  g_autoptr(GError) error = NULL;
  g_assert_false(is_allowed(fixture, uri, side, &error));
  g_test_message("%s", error->message);
  g_assert_nonnull(strstr(error->message, words));
  g_assert_nonnull(strstr(error->message, "data:"));
}

static void assert_allowed(const Fixture *fixture, const char *uri, double side)
{
  g_autoptr(GError) error = NULL;
  const gboolean allowed = is_allowed(fixture, uri, side, &error);
  g_assert_no_error(error);
  g_assert_true(allowed);
}

static void assert_still_works(const Fixture *fixture)
{
  assert_allowed(fixture, SVG SQUARE "<text y='20'>Hej</text></svg>", 100);
}

/* "beginning", then `times` × `part`, then "end". */
static char *repeated(const char *beginning, const char *part, guint times, const char *end)
{
  GString *text = g_string_new(beginning);
  for (guint i = 0; i < times; i++)
    g_string_append(text, part);
  g_string_append(text, end);
  return g_string_free(text, FALSE);
}

static const char giant_mask[] =
    SVG "width='14000' height='14000'><mask id='m'><rect width='9' height='9'/></mask>"
        "<g opacity='.5'><rect mask='url(%23m)' width='14000' height='14000'/></g></svg>";

/* ---- Each kind ------------------------------------------------------------------------------ */

/* Each makes its own picture of the whole from nothing, or from the one before. */
static const struct {
  const char *kind, *filter;
  guint times;
} bombs[] = {
    {"turbulence", "<feTurbulence numOctaves='9' baseFrequency='9'/>", 1000},
    {"morphology", "<feMorphology radius='5000'/>", 200},
    {"blur and turbulence",
     "<feGaussianBlur stdDeviation='9'/><feTurbulence numOctaves='9' baseFrequency='9'/>", 1000},
};

static char *bomb(gsize which)
{
  return repeated(SVG SQUARE "<filter id='f'>", bombs[which].filter, bombs[which].times,
                  "</filter><rect filter='url(%23f)' width='90' height='90'/></svg>");
}

static void test_bombs(Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS(bombs); i++) {
    g_autofree char *picture = bomb(i);
    g_test_message("%s", bombs[i].kind);
    assert_refused(fixture, picture, 100, TOO_LONG);
    assert_still_works(fixture);
  }
}

/* Its style sheets are read by recursion. */
static void test_what_breaks_librsvg_down(Fixture *fixture, gconstpointer data)
{
  enum { DEPTH = 50000 };
  GString *text = g_string_new(SVG SQUARE "<style>");
  for (guint i = 0; i < DEPTH; i++)
    g_string_append(text, ":not(");
  g_string_append_c(text, 'a');
  for (guint i = 0; i < DEPTH; i++)
    g_string_append_c(text, ')');
  g_string_append(text, "{fill:red}</style></svg>");
  assert_refused(fixture, text->str, 100, "breaks down");
  g_string_free(text, TRUE);
  assert_still_works(fixture);
}

/* Pango 1.50 complains of letters beyond all measure; 1.56 draws nothing of them. */
static void test_what_libraries_complain_of(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  const gboolean allowed =
      is_allowed(fixture, SVG SQUARE "<text y='20' font-size='1e9'>Hej</text></svg>", 100, &error);
  if (pango_version() < PANGO_VERSION_ENCODE(1, 51, 0))
    g_assert_false(allowed);
  if (!allowed)
    g_assert_nonnull(strstr(error->message, "cannot be drawn"));
  assert_still_works(fixture);
}

/* Each level shows the one below it ten times. */
static char *levels(const char *element, const char *show, guint count)
{
  GString *text = g_string_new(SVG XLINK SQUARE "<defs>");
  g_string_append_printf(text, "<%s id='l0'><path d='M0 0h9v9z'/></%s>", element, element);
  for (guint level = 1; level <= count; level++) {
    g_string_append_printf(text, "<%s id='l%u'>", element, level);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf(text, show, level - 1);
    g_string_append_printf(text, "</%s>", element);
  }
  g_string_append(text, "</defs>");
  g_string_append_printf(text, show, count);
  g_string_append(text, "</svg>");
  return g_string_free(text, FALSE);
}

static void test_use_in_use(Fixture *fixture, gconstpointer data)
{
  g_autofree char *few = levels("g", "<use xlink:href='%%23l%u'/>", 2);
  g_autofree char *many = levels("g", "<use xlink:href='%%23l%u'/>", 9);
  assert_allowed(fixture, few, 100);
  assert_refused(fixture, many, 100, "simplify it");
  assert_still_works(fixture);
}

static void test_patterns_in_patterns(Fixture *fixture, gconstpointer data)
{
  static const char pattern[] = "pattern width='9' height='9' patternUnits='userSpaceOnUse'";
  GString *text = g_string_new(SVG SQUARE "<defs>");
  for (guint level = 1; level <= 9; level++) {
    g_string_append_printf(text, "<%s id='l%u'>", pattern, level);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf(text, "<rect width='99' height='99' fill='url(%%23l%u)'/>", level - 1);
    g_string_append(text, "</pattern>");
  }
  g_string_append_printf(text,
                         "<%s id='l0'><path d='M0 0h9'/></pattern></defs>"
                         "<rect width='99' height='99' fill='url(%%23l9)'/></svg>",
                         pattern);
  assert_refused(fixture, text->str, 100, "simplify it");
  g_string_free(text, TRUE);
  assert_still_works(fixture);
}

static void test_masks_of_masks(Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new(SVG SQUARE "<defs><mask id='l0'><path d='M0 0h9'/></mask>");
  for (guint level = 1; level <= 9; level++) {
    g_string_append_printf(text, "<mask id='l%u'>", level);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf(text, "<rect width='99' height='99' mask='url(%%23l%u)'/>", level - 1);
    g_string_append(text, "</mask>");
  }
  g_string_append(text, "</defs><rect width='99' height='99' mask='url(%23l9)'/></svg>");
  assert_refused(fixture, text->str, 500, "simplify it");
  g_string_free(text, TRUE);
  assert_still_works(fixture);
}

static void test_long_text(Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = repeated(SVG SQUARE "<text y='9'>", "ab ", 300000, "</text></svg>");
  assert_refused(fixture, text, 100, "simplify it");
  assert_still_works(fixture);
}

static void test_many_paths(Fixture *fixture, gconstpointer data)
{
  g_autofree char *few = repeated(SVG SQUARE, "<path d='M0 0h9'/>", 100, "</svg>");
  g_autofree char *many = repeated(SVG SQUARE, "<path d='M0 0h9'/>", 300000, "</svg>");
  assert_allowed(fixture, few, 100);
  assert_refused(fixture, many, 100, "simplify it");
  assert_still_works(fixture);
}

static void test_picture_in_a_picture(Fixture *fixture, gconstpointer data)
{
  g_autofree char *picture =
      repeated(SVG XLINK SQUARE
               "<image width='90' height='90' xlink:href='data:image/svg+xml,%253Csvg "
               "xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\"%253E%253Cfilter "
               "id=\"f\"%253E",
               "%253CfeTurbulence numOctaves=\"9\" baseFrequency=\"9\"/%253E", 1000,
               "%253C/filter%253E%253Crect filter=\"url(%2523f)\" width=\"90\" "
               "height=\"90\"/%253E%253C/svg%253E'/></svg>");
  assert_refused(fixture, picture, 100, "seconds");
  assert_still_works(fixture);
}

static void test_entities_in_entities(Fixture *fixture, gconstpointer data)
{
  GString *text = g_string_new("data:image/svg+xml,<!DOCTYPE svg [<!ENTITY e0 \"a a a a a a a\">");
  for (guint level = 1; level <= 9; level++) {
    g_string_append_printf(text, "<!ENTITY e%u \"", level);
    for (guint i = 0; i < 10; i++)
      g_string_append_printf(text, "&e%u;", level - 1);
    g_string_append(text, "\">");
  }
  g_string_append(text, "]><svg xmlns='http://www.w3.org/2000/svg'><text>&e9;</text></svg>");
  g_autoptr(GError) error = NULL;
  g_assert_false(is_allowed(fixture, text->str, 100, &error));
  g_string_free(text, TRUE);
  assert_still_works(fixture);
}

/* What is small where it stands is drawn, whatever its own coordinates; the same, large, is not. */
static void test_size_on_the_page_counts(Fixture *fixture, gconstpointer data)
{
  assert_allowed(fixture, giant_mask, 100);
  if (IS_MEMORY_LIMITED)
    assert_refused(fixture, giant_mask, 14000, "256 MiB");
  assert_allowed(fixture, giant_mask, 50);
  /* On a turned page it is drawn in its own size first. */
  g_assert_true(!IS_MEMORY_LIMITED || !is_allowed_turned(fixture, giant_mask, 50, TRUE, NULL));
  g_assert_true(
      is_allowed_turned(fixture, SVG SQUARE "<rect width='9' height='9'/></svg>", 50, TRUE, NULL));
  assert_allowed(fixture,
                 SVG "viewBox='0 0 1e9 1e9'><rect width='5e8' height='5e8' opacity='.5'/></svg>",
                 100);
}

/* ---- The helper ----------------------------------------------------------------------------- */

static void test_without_helper_nothing_is_drawn(Fixture *fixture, gconstpointer data)
{
  assert_refused(fixture, SVG SQUARE "</svg>", 100, "does not run");
}

static void test_without_trials_nothing_is_drawn(void)
{
  g_autoptr(HpGraphics) graphics = hp_graphics_new(NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_assert_null(hp_graphics_load(graphics, SVG SQUARE "</svg>", &error));
  g_assert_error(error, HP_GRAPHICS_ERROR, HP_GRAPHICS_UNSUPPORTED);
}

/* A host program may ignore or block signals, and reap every child itself. */
static void test_signals_of_the_host_do_not_matter(Fixture *fixture, gconstpointer data)
{
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, &before);
  signal(SIGPROF, SIG_IGN);
  g_autofree char *picture = bomb(0);
  assert_refused(fixture, picture, 100, "seconds");
  assert_still_works(fixture);
  signal(SIGPROF, SIG_DFL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Pictures that are fine one by one, and too much together. */
static void test_drawings_of_a_document_are_bounded_together(Fixture *fixture, gconstpointer data)
{
  static const char picture[] =
      SVG SQUARE "<filter id='f'><feTurbulence numOctaves='9' baseFrequency='9'/></filter>"
                 "<rect filter='url(%23f)' width='90' height='90'/></svg>";
  hp_picture_trials_set_limits(fixture->trials, (HpTrialLimits){5000, 256 * 1024 * 1024});
  assert_allowed(fixture, picture, 100);
  guint times = 1;
  while (times < 1000000 && is_allowed(fixture, picture, 100, NULL))
    times++;
  g_assert_cmpuint(times, >, 10);
  assert_refused(fixture, picture, 100, "more than 60 seconds");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  /* What librsvg breaks down by is told by its signal, also where a sanitizer would take that. */
  g_setenv("ASAN_OPTIONS", "handle_segv=0", FALSE);
#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  ADD("/trials/bombs", test_bombs);
  ADD("/trials/breaks-down", test_what_breaks_librsvg_down);
  ADD("/trials/complaints", test_what_libraries_complain_of);
  ADD("/trials/use", test_use_in_use);
  ADD("/trials/patterns", test_patterns_in_patterns);
  ADD("/trials/masks", test_masks_of_masks);
  ADD("/trials/text", test_long_text);
  ADD("/trials/paths", test_many_paths);
  ADD("/trials/picture-in-picture", test_picture_in_a_picture);
  ADD("/trials/entities", test_entities_in_entities);
  ADD("/trials/size", test_size_on_the_page_counts);
  ADD("/trials/signals", test_signals_of_the_host_do_not_matter);
  ADD("/trials/together", test_drawings_of_a_document_are_bounded_together);
  g_test_add("/trials/no-helper", Fixture, "/nowhere/try-picture", set_up,
             test_without_helper_nothing_is_drawn, tear_down);
  g_test_add("/trials/not-a-helper", Fixture, "/bin/false", set_up,
             test_without_helper_nothing_is_drawn, tear_down);
  g_test_add_func("/trials/none", test_without_trials_nothing_is_drawn);
  return g_test_run();
}
