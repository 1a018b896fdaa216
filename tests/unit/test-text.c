/* text: shaping, hyphenation, lines and runs, with a face that has no kerning at spaces and one
   that has (Liberation, Lato). */
#include "text/text.h"

#include <string.h>

typedef struct {
  HpText *text;
  HpArena *arena;
  const char *family;
} Fixture;

static void set_up(Fixture *f, gconstpointer family)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *file = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts", "fonts.conf", NULL);
  f->text = hp_text_new(file, &error);
  g_assert_no_error(error);
  f->arena = hp_arena_new();
  f->family = family;
}

static void tear_down(Fixture *f, gconstpointer family)
{
  hp_arena_free(f->arena);
  hp_text_free(f->text);
}

static HpTextStyle plain_style(const Fixture *f)
{
  return (HpTextStyle){.families = f->family,
                       .size = 10 * HP_POINT,
                       .weight = 400,
                       .language = "sv",
                       .hyphenation_remain = 2,
                       .hyphenation_push = 3};
}

static HpParagraph *paragraph_of(Fixture *f, const char *string, const HpTextStyle *style)
{
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, string, strlen(string), hp_text_style(f->text, style), NULL);
  hp_paragraph_shape(paragraph);
  return paragraph;
}

static HpLineOptions options_of(HpLength width, HpLineAlign align)
{
  return (HpLineOptions){.width = width, .align = align, .hyphenation_ladder_count = -1};
}

/* The lines as text, joined by "|", with "-" for a hyphen that was inserted. */
static char *broken(HpParagraph *paragraph, const HpLineOptions *options)
{
  HpLine *lines;
  const guint n = hp_paragraph_break_lines(paragraph, 0, options, &lines);
  GString *all = g_string_new(NULL);
  for (guint i = 0; i < n; i++) {
    g_string_append_len(all, hp_paragraph_text(paragraph) + lines[i].start,
                        (gssize)(lines[i].end - lines[i].start));
    g_string_append(all, lines[i].hyphenated ? "-" : "");
    g_string_append(all, i + 1 < n ? "|" : "");
  }
  return g_string_free(all, FALSE);
}

static const char swedish[] =
    "Samverkan mellan förskolan, skolan och socialtjänsten börjar tidigt – före en anmälan. AVA To "
    "Varje kommun tar fram sin egen plan för barn- och ungdomsvården.";

/* ---- Shaping -----------------------------------------------------------------------------------
 */

static HpLength width_by_pango(Fixture *f, const char *string);

static void test_width_of_words_is_width_of_whole(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, swedish, &style);
  const HpLength width = hp_paragraph_max_content(paragraph);
  g_assert_cmpint(ABS(width - width_by_pango(f, swedish)), <=, (int)strlen(swedish));
}

static void test_words_are_shaped_once(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  paragraph_of(f, swedish, &style);
  const HpTextStatistics before = hp_text_statistics(f->text);
  paragraph_of(f, swedish, &style);
  const HpTextStatistics after = hp_text_statistics(f->text);
  g_assert_cmpuint(after.shaped, ==, before.shaped);
  g_assert_cmpuint(after.looked_up, >, before.looked_up);
}

/* ---- Lines and runs
 * ------------------------------------------------------------------------------ */

static void test_justified_lines_fill_the_room(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, swedish, &style);
  const HpLineOptions options = options_of(150 * HP_POINT, HP_LINE_JUSTIFY);
  HpLine *lines;
  const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  g_assert_cmpuint(n, >, 2);
  for (guint i = 0; i + 1 < n; i++) {
    HpLineRun *runs;
    g_assert_cmpuint(hp_paragraph_line_runs(paragraph, &lines[i], HP_LINE_JUSTIFY, f->arena, &runs),
                     ==, 1);
    g_assert_cmpint(runs[0].x, ==, 0);
    g_assert_cmpint(runs[0].width, ==, options.width);
    gsize bytes = 0;
    guint glyphs = 0;
    for (guint c = 0; c < runs[0].n_clusters; c++) {
      bytes += runs[0].clusters[c].bytes;
      glyphs += runs[0].clusters[c].glyphs;
    }
    g_assert_cmpuint(bytes, ==, runs[0].text_length);
    g_assert_cmpuint(glyphs, ==, runs[0].n_glyphs);
    g_assert_cmpmem(runs[0].text, runs[0].text_length,
                    hp_paragraph_text(paragraph) + lines[i].start, lines[i].end - lines[i].start);
  }
}

static void test_long_word_is_hyphenated_or_overflows(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  const HpLineOptions options = options_of(60 * HP_POINT, HP_LINE_START);
  g_autofree char *whole = broken(paragraph_of(f, "samverkansstrukturer", &style), &options);
  g_assert_cmpstr(whole, ==, "samverkansstrukturer");
  style.hyphenate = TRUE;
  g_autofree char *cut = broken(paragraph_of(f, "samverkansstrukturer", &style), &options);
  g_assert_cmpstr(cut, ==, "samverkans-|strukturer");
}

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* The same string shaped as a whole by Pango. */
static HpLength width_by_pango(Fixture *f, const char *string)
{
  g_autoptr(PangoFontMap) map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
  PangoContext *context = pango_font_map_create_context(map);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  g_autoptr(PangoLayout) layout = pango_layout_new(context);
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, f->family);
  pango_font_description_set_absolute_size(description, 10 * HP_POINT);
  pango_layout_set_font_description(layout, description);
  pango_font_description_free(description);
  pango_layout_set_text(layout, string, -1);
  int width;
  pango_layout_get_size(layout, &width, NULL);
  g_object_unref(context);
  return width;
}

#define ADD(name, function)                                                                        \
  do {                                                                                             \
    g_test_add("/text/liberation/" name, Fixture, "Liberation Sans", set_up, function, tear_down); \
    g_test_add("/text/lato/" name, Fixture, "Lato", set_up, function, tear_down);                  \
  } while (0)

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("width-of-words-is-width-of-whole", test_width_of_words_is_width_of_whole);
  ADD("words-are-shaped-once", test_words_are_shaped_once);
  ADD("justified-lines-fill-the-room", test_justified_lines_fill_the_room);
  ADD("long-word-is-hyphenated-or-overflows", test_long_word_is_hyphenated_or_overflows);
  return g_test_run();
}
