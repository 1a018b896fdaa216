/* text: shaping, hyphenation, lines and runs, with a face that has no kerning at spaces and one
   that has (Liberation, Lato). */
#include "paragraphs.h"
#include "text/text-internal.h"

#include <pango/pangocairo.h>
#include <string.h>

static const char swedish[] =
    "Samverkan mellan förskolan, skolan och socialtjänsten börjar tidigt – före en anmälan. AVA To "
    "Varje kommun tar fram sin egen plan för barn- och ungdomsvården.";

/* ---- Shaping -----------------------------------------------------------------------------------
 */

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
    /* The space at which it was broken is there, without room. */
    const gsize spaces = lines[i].next > lines[i].end ? 1 : 0;
    g_assert_cmpmem(runs[0].text, runs[0].text_length,
                    hp_paragraph_text(paragraph) + lines[i].start,
                    lines[i].end + spaces - lines[i].start);
  }
}

/* In a room of next to nothing every place to break is used. */
static void test_all_places_to_break(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  const struct {
    gboolean hyphenate;
    const char *string, *expected;
  } cases[] = {
      {FALSE, "samverkansstrukturer", "samverkansstrukturer"},
      {TRUE, "samverkansstrukturer", "sam-|ver-|kans-|struk-|tu-|rer"},
      {TRUE, "barn- och ungdomsvården", "barn-|och|ung-|doms-|vår-|den"},
      {TRUE, "(Förskolan).", "(För-|sko-|lan)."},
      {TRUE, "FÖRSKOLAN", "FÖR-|SKO-|LAN"},
      {FALSE, "Vision/SSR", "Vision/|SSR"},
      {FALSE, "hälso- och sjukvård", "hälso-|och|sjukvård"},
      {FALSE, "e-post", "e-|post"},
      {FALSE, "http://www.exempel.se/plan/2017", "http://|www.exempel.se/|plan/|2017"},
      {TRUE, "www.exempel.se", "www|.exempel.se"},
      {FALSE, "10\u00A0000 kr", "10\u00A0000|kr"},
      {FALSE, "3 § !", "3|§ !"},
      {FALSE, "om 3 - 5 år", "om|3|-|5|år"},
      {FALSE, "2017 – 2018 – sedan", "2017|–|2018|–|sedan"},
      {FALSE, "om 3 - 5\u00A0år", "om|3|-|5\u00A0år"},
      {TRUE, "sam\u00ADverkan", "sam\u00AD-|verkan"},
      {FALSE, "två\nrader", "två|rader"},
      {FALSE, "en  två ", "en|två"},
      {FALSE, "tom\n\nrad", "tom||rad"},
      {FALSE, " ", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    style.hyphenate = cases[i].hyphenate;
    assert_broken(f, &style, cases[i].string, 1, HP_LINE_START, cases[i].expected);
  }
}

static void test_minima_of_the_style(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  style.hyphenation_remain = 4;
  style.hyphenation_push = 5;
  assert_broken(f, &style, "samverkansstrukturer", 1, HP_LINE_START, "samver-|kans-|struk-|turer");
  style.language = "x-none";
  assert_broken(f, &style, "samverkansstrukturer", 1, HP_LINE_START, "samverkansstrukturer");
  style.language = NULL;
  assert_broken(f, &style, "samverkansstrukturer", 1, HP_LINE_START, "samverkansstrukturer");
}

static void test_long_word_overflows_and_says_so(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, "av samverkansstrukturer i", &style);
  const HpLineOptions options = options_of(40 * HP_POINT, HP_LINE_JUSTIFY);
  HpLine *lines;
  g_assert_cmpuint(hp_paragraph_break_lines(paragraph, 0, &options, &lines), ==, 3);
  g_assert_false(lines[0].overfull);
  g_assert_true(lines[1].overfull);
  g_assert_cmpint(lines[1].width, >, lines[1].room);
  g_assert_true(lines[2].last && lines[2].forced);
}

/* Greedy lines would be "aaa bb|cc|ddddd". */
static void test_lines_are_best_in_total(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Liberation Mono";
  assert_broken(f, &style, "aaa bb cc ddddd", hp_points_to_length(36.5), HP_LINE_START,
                "aaa|bb cc|ddddd");
}

/* In ragged text a word is only hyphenated where that saves a line, or a very short one. */
static void test_hyphens_earn_a_line(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Liberation Mono";
  style.hyphenate = TRUE;
  const HpLength fourteen = hp_points_to_length(84.5);
  assert_broken(f, &style, "samverkan aktuell", fourteen, HP_LINE_START, "samverkan|aktuell");
  assert_broken(f, &style, "samverkan aktuell", fourteen, HP_LINE_JUSTIFY, "samverkan ak-|tuell");
  assert_broken(f, &style, "av samverkansstrukturer", fourteen, HP_LINE_START,
                "av samverkans-|strukturer");
}

static void test_no_more_hyphens_in_a_row_than_the_ladder(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  HpParagraph *paragraph =
      paragraph_of(f,
                   "samverkansstrukturer överenskommelser familjehemsvård ungdomsvården "
                   "läkarundersökningar tillgodosedda förebyggande socialtjänsten",
                   &style);
  for (int ladder = 0; ladder < 3; ladder++) {
    HpLineOptions options = options_of(95 * HP_POINT, HP_LINE_JUSTIFY);
    options.hyphenation_ladder_count = ladder;
    HpLine *lines;
    const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
    int in_a_row = 0, most = 0;
    for (guint i = 0; i < n; i++) {
      in_a_row = lines[i].hyphenated ? in_a_row + 1 : 0;
      most = MAX(most, in_a_row);
    }
    g_assert_cmpint(most, <=, ladder);
  }
  const HpLineOptions free_options = options_of(95 * HP_POINT, HP_LINE_JUSTIFY);
  g_autofree char *lines = broken(paragraph, &free_options);
  g_assert_nonnull(strstr(lines, "-|"));
}

static void test_indents_take_from_the_room(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, swedish, &style);
  HpLineOptions options = options_of(150 * HP_POINT, HP_LINE_START);
  options.first_line_indent = 20 * HP_POINT;
  options.last_line_end_indent = 30 * HP_POINT;
  HpLine *lines;
  const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  g_assert_cmpint(lines[0].room, ==, 130 * HP_POINT);
  g_assert_cmpint(lines[0].indent, ==, 20 * HP_POINT);
  g_assert_cmpint(lines[1].room, ==, 150 * HP_POINT);
  g_assert_cmpint(lines[n - 1].room, ==, 120 * HP_POINT);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint(lines[i].width, <=, lines[i].room);
}

/* What is left of a paragraph is broken anew in a wider column, from a hyphen too. */
static void test_going_on_in_another_column(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  HpParagraph *paragraph = paragraph_of(f, "samverkansstrukturer i kommunen", &style);
  const HpLineOptions narrow = options_of(60 * HP_POINT, HP_LINE_START);
  const HpLineOptions wide = options_of(200 * HP_POINT, HP_LINE_START);
  HpLine *lines, *rest;
  hp_paragraph_break_lines(paragraph, 0, &narrow, &lines);
  g_assert_true(lines[0].hyphenated);
  g_assert_cmpuint(hp_paragraph_break_lines(paragraph, lines[0].next, &wide, &rest), ==, 1);
  g_assert_cmpuint(rest[0].start, ==, lines[0].next);
  HpLineRun *runs;
  hp_paragraph_line_runs(paragraph, &rest[0], HP_LINE_START, f->arena, &runs);
  g_assert_cmpint(runs[0].width, ==, rest[0].width);
  g_assert_cmpuint(
      hp_paragraph_break_lines(paragraph, hp_paragraph_length(paragraph), &wide, &rest), ==, 0);
}

/* ---- Runs ---------------------------------------------------------------------------------------
 */

static HpLineRun *first_run(Fixture *f, HpParagraph *paragraph, HpLength width, HpLineAlign align,
                            guint *n)
{
  const HpLineOptions options = options_of(width, align);
  HpLine *lines;
  HpLineRun *runs;
  hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  *n = hp_paragraph_line_runs(paragraph, &lines[0], align, f->arena, &runs);
  return runs;
}

/* Both halves are what shaping them by themselves gives, ligatures at the cut included. */
static void test_halves_of_a_hyphenated_word(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  const HpTextStyleRef *ref = hp_text_style(f->text, &style);
  HpParagraph *paragraph = paragraph_of(f, "offentliga", &style);
  const HpLineOptions options = options_of(25 * HP_POINT, HP_LINE_START);
  HpLine *lines;
  hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  HpLineRun *runs;
  g_assert_cmpuint(hp_paragraph_line_runs(paragraph, &lines[0], HP_LINE_START, f->arena, &runs), ==,
                   1);
  g_assert_cmpstr(runs[0].text, ==, "of\u00AD");
  g_assert_cmpuint(runs[0].clusters[runs[0].n_clusters - 1].bytes, ==, 2);
  g_assert_cmpint(lines[0].width, ==, hp_text_run(f->text, f->arena, "of-", ref)->width);
  g_assert_cmpint(runs[0].width, ==, lines[0].width);
  g_assert_cmpint(lines[1].width, ==, hp_text_run(f->text, f->arena, "fent-", ref)->width);
}

static void test_all_halves_are_exact(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  HpParagraph *paragraph = paragraph_of(
      f, "samverkansstrukturer offentliga Avvikelser uppmärksammade stiftelsens Talföljd", &style);
  const HpLineOptions options = options_of(1, HP_LINE_START);
  HpLine *lines;
  const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  g_assert_cmpuint(n, >, 15);
  for (guint i = 0; i < n; i++) {
    HpLineRun *runs;
    hp_paragraph_line_runs(paragraph, &lines[i], HP_LINE_START, f->arena, &runs);
    g_assert_cmpint(ABS(runs[0].width - lines[i].width), <=, 1);
  }
}

static void test_missing_glyphs_are_glyph_0(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, "å\uE123b ☃", &style);
  guint n, missing = 0;
  const HpLineRun *runs = first_run(f, paragraph, 100 * HP_POINT, HP_LINE_START, &n);
  g_assert_cmpuint(runs[0].start, ==, 0);
  for (guint i = 0; i < n; i++)
    for (guint glyph = 0; glyph < runs[i].n_glyphs; glyph++)
      if (runs[i].glyphs[glyph] == 0) {
        g_assert_nonnull(strstr(runs[i].text, "\uE123"));
        missing++;
      }
  g_assert_cmpuint(missing, ==, 1);
  g_assert_nonnull(strstr(hp_font_name(runs[n - 1].font), "DejaVu"));
}

static void test_right_to_left(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  const char *string = "abc שלום עולם def";
  guint n;
  const HpLineRun *runs =
      first_run(f, paragraph_of(f, string, &style), 300 * HP_POINT, HP_LINE_START, &n);
  g_assert_cmpuint(n, ==, 3);
  g_assert_cmpint(runs[1].level, ==, 1);
  g_assert_cmpstr(runs[1].text, ==, "שלום עולם");
  g_assert_cmpint(runs[1].glyph_x[0], >, runs[1].glyph_x[runs[1].n_glyphs - 1]);
  g_assert_cmpint(runs[1].x, ==, runs[0].x + runs[0].width);
  g_assert_cmpint(runs[2].x, ==, runs[1].x + runs[1].width);

  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, TRUE);
  hp_paragraph_add_text(paragraph, string, strlen(string), hp_text_style(f->text, &style), NULL);
  hp_paragraph_shape(paragraph);
  runs = first_run(f, paragraph, 300 * HP_POINT, HP_LINE_START, &n);
  g_assert_cmpstr(runs[0].text, ==, "def");
  g_assert_cmpstr(runs[n - 1].text, ==, "abc");
  g_assert_cmpint(runs[n - 1].x + runs[n - 1].width, ==, 300 * HP_POINT);
}

static void test_direction_override(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_begin_direction(paragraph, TRUE, TRUE);
  hp_paragraph_add_text(paragraph, "abc", 3, hp_text_style(f->text, &style), NULL);
  hp_paragraph_end_direction(paragraph);
  hp_paragraph_shape(paragraph);
  guint n;
  const HpLineRun *runs = first_run(f, paragraph, 100 * HP_POINT, HP_LINE_START, &n);
  g_assert_cmpuint(n, ==, 1);
  g_assert_cmpstr(runs[0].text, ==, "abc");
  g_assert_cmpint(runs[0].glyph_x[0], >, runs[0].glyph_x[2]);
}

/* ---- Objects
 * ------------------------------------------------------------------------------------- */

static void add_object(Fixture *f, HpParagraph *paragraph, HpObjectKind kind, gboolean opens,
                       HpLength width, HpLength maximum)
{
  const HpTextStyle style = plain_style(f);
  const HpObject object = {
      .kind = kind, .opens = opens, .minimum = width, .width = width, .maximum = maximum};
  hp_paragraph_add_object(paragraph, &object, hp_text_style(f->text, &style));
}

static void add_text(Fixture *f, HpParagraph *paragraph, const char *string)
{
  const HpTextStyle style = plain_style(f);
  hp_paragraph_add_text(paragraph, string, strlen(string), hp_text_style(f->text, &style), NULL);
}

static void test_edges_stay_with_what_they_belong_to(Fixture *f, gconstpointer family)
{
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  add_text(f, paragraph, "ett ");
  add_object(f, paragraph, HP_OBJECT_EDGE, TRUE, 3 * HP_POINT, 3 * HP_POINT);
  add_text(f, paragraph, "två");
  add_object(f, paragraph, HP_OBJECT_EDGE, FALSE, 3 * HP_POINT, 3 * HP_POINT);
  add_object(f, paragraph, HP_OBJECT_ANCHOR, FALSE, 0, 0);
  add_text(f, paragraph, " tre");
  add_object(f, paragraph, HP_OBJECT_PLAIN, FALSE, 5 * HP_POINT, 5 * HP_POINT);
  hp_paragraph_shape(paragraph);
  const HpLineOptions options = options_of(1, HP_LINE_START);
  g_autofree char *lines = broken(paragraph, &options);
  g_assert_cmpstr(lines, ==, "ett|\uFFFCtvå\uFFFC\uFFFC|tre\uFFFC");
}

static void test_leader_fills_the_line(Fixture *f, gconstpointer family)
{
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  add_text(f, paragraph, "Mål och medel ");
  add_object(f, paragraph, HP_OBJECT_LEADER, FALSE, 10 * HP_POINT, 400 * HP_POINT);
  add_text(f, paragraph, " 17");
  hp_paragraph_shape(paragraph);
  HpLineOptions options = options_of(300 * HP_POINT, HP_LINE_START);
  options.align_last = HP_LINE_JUSTIFY;
  HpLine *lines;
  g_assert_cmpuint(hp_paragraph_break_lines(paragraph, 0, &options, &lines), ==, 1);
  HpLineRun *runs;
  g_assert_cmpuint(hp_paragraph_line_runs(paragraph, &lines[0], HP_LINE_JUSTIFY, f->arena, &runs),
                   ==, 3);
  g_assert_cmpint(runs[1].kind, ==, HP_RUN_OBJECT);
  g_assert_cmpint(runs[1].width, ==, 300 * HP_POINT - lines[0].width + 10 * HP_POINT);
  g_assert_cmpint(runs[2].x + runs[2].width, ==, 300 * HP_POINT);
}

static void test_kept_text_is_not_broken(Fixture *f, gconstpointer family)
{
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  add_text(f, paragraph, "ett två tre fyra");
  hp_paragraph_keep_together(paragraph, 4, 13, TRUE);
  hp_paragraph_no_wrap(paragraph, 4, 8);
  hp_paragraph_shape(paragraph);
  const HpLineOptions options = options_of(1, HP_LINE_START);
  g_autofree char *lines = broken(paragraph, &options);
  g_assert_cmpstr(lines, ==, "ett|två tre|fyra");
}

/* Where the last line may not be justified, none of its spaces shrinks. */
static void test_last_line_of_justified_text_fits(Fixture *f, gconstpointer family)
{
  static const char *const strings[] = {"One two three four five six seven eight nine ten on",
                                        "One two three four five six seven eight nine ten on\nno"};
  static const HpLineAlign last[] = {HP_LINE_START, HP_LINE_CENTER, HP_LINE_END};
  const HpTextStyle style = plain_style(f);
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++)
    for (guint k = 0; k < G_N_ELEMENTS(last); k++) {
      HpParagraph *paragraph = paragraph_of(f, strings[i], &style);
      HpLineOptions options =
          options_of(hp_paragraph_max_content(paragraph) - 2 * HP_POINT, HP_LINE_JUSTIFY);
      options.align_last = last[k];
      HpLine *lines;
      const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
      g_assert_cmpuint(n, ==, 2 + i);
      for (guint line = 0; line < n; line++)
        g_assert_true(!lines[line].forced || lines[line].width <= options.width);
      options.align_last = HP_LINE_JUSTIFY;
      g_assert_cmpuint(hp_paragraph_break_lines(paragraph, 0, &options, &lines), ==, 1 + i);
    }
}

/* What is held together by preference stays so where it fits, and lets go where it does not. */
static void test_preferences_yield_to_the_edge(Fixture *f, gconstpointer family)
{
  static const struct {
    const char *string, *fits, *broken; /* with room for `fits`; with less */
  } rows[] = {
      {"om 2023-08 - 2023-09", "om|2023-08 - 2023-09", "om 2023-08 -|2023-09"},
      {"9 \u2013 10", "9 \u2013 10", "9 \u2013|10"},
      {"till e-postadressen", "till|e-postadressen", "till e-|postadressen"},
      {"  -Dsome=value", "  -Dsome=value", "|-Dsome=value"},
  };
  const HpTextStyle style = plain_style(f);
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    HpParagraph *paragraph = paragraph_of(f, rows[i].string, &style);
    const HpLength room = hp_paragraph_min_content(paragraph);
    const HpLineOptions wide = options_of(room, HP_LINE_START);
    const HpLineOptions narrow = options_of(room - HP_POINT / 2, HP_LINE_START);
    g_autofree char *kept = broken(paragraph, &wide), *parted = broken(paragraph, &narrow);
    g_assert_cmpstr(kept, ==, rows[i].fits);
    g_assert_cmpstr(parted, ==, rows[i].broken);
  }
}

/* An integer as strength is a preference; always is not. */
static void test_weak_keep_yields_to_the_edge(Fixture *f, gconstpointer family)
{
  for (int always = FALSE; always <= TRUE; always++) {
    HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
    add_text(f, paragraph, "ett två tre fyra");
    hp_paragraph_keep_together(paragraph, 4, 13, always);
    hp_paragraph_shape(paragraph);
    const HpLineOptions narrow = options_of(25 * HP_POINT, HP_LINE_START);
    g_autofree char *lines = broken(paragraph, &narrow);
    g_assert_cmpstr(lines, ==, always ? "ett|två tre|fyra" : "ett|två|tre|fyra");
  }
}

/* A line that begins after such a break goes on from there. */
static void test_next_page_goes_on_within_what_was_held(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = plain_style(f);
  HpParagraph *paragraph = paragraph_of(f, "2023-08-01 - 2023-08-15 sedan", &style);
  const HpLineOptions narrow = options_of(60 * HP_POINT, HP_LINE_START);
  HpLine *lines, *rest;
  const guint n = hp_paragraph_break_lines(paragraph, 0, &narrow, &lines);
  g_assert_cmpuint(n, >=, 3);
  g_assert_cmpuint(hp_paragraph_break_lines(paragraph, lines[0].next, &narrow, &rest), ==, n - 1);
  g_assert_cmpint(rest[0].width, ==, lines[1].width);
}

static void test_word_in_two_styles(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  HpTextStyle bold = style;
  bold.weight = 700;
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, "samver", 6, hp_text_style(f->text, &style), NULL);
  hp_paragraph_add_text(paragraph, "kans", 4, hp_text_style(f->text, &bold), NULL);
  hp_paragraph_add_text(paragraph, "strukturer", 10, hp_text_style(f->text, &style), NULL);
  hp_paragraph_shape(paragraph);
  const HpLineOptions options = options_of(1, HP_LINE_START);
  g_autofree char *lines = broken(paragraph, &options);
  g_assert_cmpstr(lines, ==, "sam-|ver-|kans-|struk-|tu-|rer");
  HpLine *all;
  HpLineRun *runs;
  hp_paragraph_break_lines(paragraph, 0, &options, &all);
  hp_paragraph_line_runs(paragraph, &all[2], HP_LINE_START, f->arena, &runs);
  g_assert_cmpstr(runs[0].text, ==, "kans\u00AD");
  g_assert_nonnull(strstr(hp_font_name(runs[0].font), "Bold"));
}

/* Where another style begins with it: with the letter before, as one character if there is one. */
static void test_marks_stand_on_letters_before(Fixture *f, gconstpointer family)
{
  static const struct {
    const char *before, *after, *text;
  } rows[] = {
      {"a", "\u030A", "å"},
      {"e", "\u0301t", "ét"},
      {"q", "\u030A\u0301t", "q\u030A\u0301t"},
      {"", "\u030A", "\u030A"},
      {"a ", "\u030A", "a \u030A"},
      {"a\n", "\u030Ab", "a\n\u030Ab"},
  };
  const HpTextStyle style = plain_style(f);
  HpTextStyle bold = style;
  bold.weight = 700;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
    hp_paragraph_add_text(paragraph, rows[i].before, strlen(rows[i].before),
                          hp_text_style(f->text, &style), NULL);
    hp_paragraph_add_text(paragraph, rows[i].after, strlen(rows[i].after),
                          hp_text_style(f->text, &bold), NULL);
    hp_paragraph_shape(paragraph);
    g_assert_cmpstr(hp_paragraph_text(paragraph), ==, rows[i].text);
  }
}

/* As hyphenation character, U+00AD means the hyphen that it stands for. */
static void test_soft_hyphen_as_hyphen(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  const HpLineOptions options = options_of(1, HP_LINE_START);
  style.hyphenate = TRUE;
  HpLength widths[2];
  for (guint i = 0; i < 2; i++) {
    style.hyphenation_character = i == 0 ? 0x2010 : 0xAD;
    HpLine *lines;
    hp_paragraph_break_lines(paragraph_of(f, "samverkan", &style), 0, &options, &lines);
    widths[i] = lines[0].width;
  }
  g_assert_cmpint(widths[1], ==, widths[0]);
}

/* "^" is an anchor. */
static HpParagraph *paragraph_with_anchors(Fixture *f, const char *string, const HpTextStyle *style)
{
  const HpTextStyleRef *ref = hp_text_style(f->text, style);
  const HpObject anchor = {.kind = HP_OBJECT_ANCHOR, .opens = TRUE};
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  g_auto(GStrv) parts = g_strsplit(string, "^", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (i > 0)
      hp_paragraph_add_object(paragraph, &anchor, ref);
    hp_paragraph_add_text(paragraph, parts[i], strlen(parts[i]), ref, NULL);
  }
  hp_paragraph_shape(paragraph);
  return paragraph;
}

static HpParagraph *with_anchor_at(Fixture *f, const char *string, gsize at,
                                   const HpTextStyle *style)
{
  g_autofree char *with = g_strdup_printf("%.*s^%s", (int)at, string, string + at);
  return paragraph_with_anchors(f, with, style);
}

static gint64 width_of_line(Fixture *f, HpParagraph *paragraph)
{
  HpLine *lines;
  HpLineRun *runs;
  const HpLineOptions options = options_of(1000 * HP_POINT, HP_LINE_START);
  hp_paragraph_break_lines(paragraph, 0, &options, &lines);
  const guint n = hp_paragraph_line_runs(paragraph, &lines[0], HP_LINE_START, f->arena, &runs);
  gint64 width = 0;
  for (guint i = 0; i < n; i++)
    width += runs[i].width;
  return width;
}

/* Arabic letters join with those of the same word, whatever begins between them; a mark on a letter
   is none. */
static void test_letters_join_across_anchors(Fixture *f, gconstpointer family)
{
  static const char *const words[][2] = {
      {"عليكم", "علي^كم"}, {"بيتنا", "ب^يت^نا"}, {"بَيت", "بَ^يت"}, {"دار", "د^ار"}};
  HpTextStyle style = plain_style(f);
  style.families = "DejaVu Sans";
  for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
    HpParagraph *parted = paragraph_with_anchors(f, words[i][1], &style);
    g_assert_cmpint(width_of_line(f, parted), ==,
                    width_of_line(f, paragraph_of(f, words[i][0], &style)));
  }
}

/* An address, a compound, what nothing divides but need: as in one item, wherever a part of it
   begins. */
static void test_words_in_several_items(Fixture *f, gconstpointer family)
{
  static const char *const words[] = {
      "samverkansstrukturer", "http://www.exempel.se/plan/2017", "namn.efternamn_ett@exempel.se",
      "barn-/ungdomsvården",  "sam\u00ADverkans\u00ADavtal",     "xqzwrtplkjhg",
      "2026–2029/2030"};
  enum { PLAIN, HYPHENATED, OVERLONG, SPACED, N_STYLES };
  for (guint i = 0; i < G_N_ELEMENTS(words) * N_STYLES; i++) {
    const char *word = words[i / N_STYLES];
    HpTextStyle style = plain_style(f);
    style.hyphenate = i % N_STYLES != PLAIN;
    style.hyphenate_overlong = i % N_STYLES == OVERLONG;
    style.letter_spacing = i % N_STYLES == SPACED ? HP_POINT : 0;
    const HpLength whole = hp_paragraph_max_content(paragraph_of(f, word, &style));
    for (HpLength width = 20 * HP_POINT; width <= 80 * HP_POINT; width += 12 * HP_POINT) {
      const HpLineOptions options = options_of(width, HP_LINE_START);
      g_autofree char *expected = broken(paragraph_of(f, word, &style), &options);
      for (const char *c = g_utf8_next_char(word); *c != '\0'; c = g_utf8_next_char(c)) {
        HpParagraph *paragraph = with_anchor_at(f, word, (gsize)(c - word), &style);
        if (hp_paragraph_max_content(paragraph) != whole) /* letters that are kerned */
          continue;
        g_autofree char *lines = broken(paragraph, &options);
        g_auto(GStrv) seen = g_strsplit(lines, "\uFFFC", -1);
        g_autofree char *text = g_strjoinv("", seen);
        g_assert_cmpstr(text, ==, expected);
      }
    }
  }
}

/* What nobody sees between them changes nothing: an anchor, a mark of direction. */
static void test_numbers_are_held_across_anchors(Fixture *f, gconstpointer family)
{
  static const struct {
    const char *string, *fits;
  } rows[] = {
      {"till 500 ^procent", "till|500 \uFFFCprocent"},
      {"till 500^ procent", "till|500\uFFFC procent"},
      {"till 500 ^^procent", "till|500 \uFFFC\uFFFCprocent"},
      {"till 500\u200E procent", "till|500\u200E procent"},
      {"till 5 ^- 7", "till|5 \uFFFC- 7"},
      {"till 5 - ^7", "till|5 - \uFFFC7"},
      {"till ^procent", "till|\uFFFCprocent"},
  };
  HpTextStyle style = plain_style(f);
  style.keep_numbers = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    HpParagraph *paragraph = paragraph_with_anchors(f, rows[i].string, &style);
    const HpLineOptions options = options_of(hp_paragraph_min_content(paragraph), HP_LINE_START);
    g_autofree char *lines = broken(paragraph, &options);
    g_assert_cmpstr(lines, ==, rows[i].fits);
  }
}

/* At the edge of an item, as in one: where small capitals end, or an anchor stands. */
static void test_soft_hyphens_at_edges(Fixture *f, gconstpointer family)
{
  static const struct {
    const char *string, *broken;
    gboolean small_caps;
  } rows[] = {
      {"konst\u00AD^verk", "konst\u00AD-|\uFFFCverk", FALSE},
      {"konst^\u00ADverk", "konst\uFFFC\u00AD-|verk", FALSE},
      {"konst^\u00AD^verk", "konst\uFFFC\u00AD-|\uFFFCverk", FALSE},
      {"ett ^\u00ADverk", "ett|\uFFFC\u00ADverk", FALSE},
      {"konst\u00ADverk", "konst\u00AD-|verk", TRUE},
      {"konst\u00ADVerk", "konst\u00AD-|Verk", TRUE},
      {"KONST\u00ADverk", "KONST\u00AD-|verk", TRUE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    HpTextStyle style = plain_style(f);
    style.small_caps = rows[i].small_caps;
    HpParagraph *paragraph = paragraph_with_anchors(f, rows[i].string, &style);
    const HpLineOptions options = options_of(1, HP_LINE_START);
    g_autofree char *lines = broken(paragraph, &options);
    g_assert_cmpstr(lines, ==, rows[i].broken);
    HpLine *all;
    HpLineRun *runs;
    hp_paragraph_break_lines(paragraph, 0, &options, &all);
    const guint n = hp_paragraph_line_runs(paragraph, &all[0], HP_LINE_START, f->arena, &runs);
    gint64 width = 0;
    for (guint k = 0; k < n; k++)
      width += runs[k].width;
    g_assert_cmpint(width, ==, all[0].width);
  }
}

/* Between letters, whatever stands there that nobody sees. */
static void test_letter_spacing_across_anchors(Fixture *f, gconstpointer family)
{
  static const char *const strings[] = {"ab^nu", "ab^^nu", "ab\u2060nu", "ab\u200E^nu"};
  HpTextStyle style = plain_style(f);
  style.letter_spacing = 2 * HP_POINT;
  const HpLength width = hp_paragraph_max_content(paragraph_of(f, "abnu", &style));
  for (guint i = 0; i < G_N_ELEMENTS(strings); i++) {
    HpParagraph *paragraph = paragraph_with_anchors(f, strings[i], &style);
    g_assert_cmpint(hp_paragraph_max_content(paragraph), ==, width);
  }
}

static void test_small_capitals_of_letters_without_one(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.small_caps = TRUE;
  const HpLength two = hp_paragraph_max_content(paragraph_of(f, "ss", &style));
  g_assert_cmpint(hp_paragraph_max_content(paragraph_of(f, "ß", &style)), ==, two);
}

/* ---- Styles
 * ---------------------------------------------------------------------------------------- */

static void test_styles_are_interned(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  const HpTextStyleRef *one = hp_text_style(f->text, &style);
  g_autofree char *copy = g_strdup(f->family);
  style.families = copy;
  g_assert_true(hp_text_style(f->text, &style) == one);
  style.weight = 700;
  g_assert_true(hp_text_style(f->text, &style) != one);
}

static void test_substitutes(Fixture *f, gconstpointer family)
{
  const struct {
    const char *families, *file, *missing;
    int ascent;
  } cases[] = {
      {"Helvetica", "LiberationSans-Regular", NULL, 718},
      {"arial, serif", "LiberationSans-Regular", NULL, 718},
      {"'Times New Roman'", "LiberationSerif-Regular", NULL, 683},
      {"monospace", "LiberationMono-Regular", NULL, 629},
      {"Frutiger", "LiberationSans-Regular", "Frutiger", 718},
      {"Consolas", "LiberationMono-Regular", "Consolas", 629},
      {"Zapf Chancery", "LiberationSerif-Regular", "Zapf Chancery", 683},
      {"Frutiger, Lato", "Lato-Regular", NULL, 0},
      {"Liberation Sans", "LiberationSans-Regular", NULL, 905},
      {"ZapfDingbats", "DejaVuSans.ttf", NULL, 0},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    HpTextStyle style = plain_style(f);
    style.families = cases[i].families;
    style.size = 1000 * HP_POINT;
    const HpTextStyleRef *ref = hp_text_style(f->text, &style);
    const HpFont *font = hp_text_style_font(f->text, ref);
    g_assert_nonnull(strstr(hp_font_name(font), cases[i].file));
    g_assert_cmpstr(hp_text_style_missing_family(f->text, ref), ==, cases[i].missing);
    if (cases[i].ascent > 0)
      g_assert_cmpint((hp_font_metrics(font).ascent + HP_POINT / 2) / HP_POINT, ==,
                      cases[i].ascent);
  }
}

static void test_letter_spacing_and_small_caps(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  HpParagraph *plain = paragraph_of(f, "Mål nu", &style);
  style.letter_spacing = 2 * HP_POINT;
  HpParagraph *spaced = paragraph_of(f, "Mål nu", &style);
  g_assert_cmpint(hp_paragraph_max_content(spaced), ==,
                  hp_paragraph_max_content(plain) + 5 * 2 * HP_POINT);
  style.letter_spacing = 0;
  style.small_caps = TRUE;
  HpParagraph *small = paragraph_of(f, "Mål", &style);
  guint n;
  const HpLineRun *runs = first_run(f, small, 100 * HP_POINT, HP_LINE_START, &n);
  g_assert_cmpint(runs[n - 1].text[runs[n - 1].text_length - 1], ==, 'l');
  style.small_caps = FALSE;
  const HpLineRun *capital = hp_text_run(f->text, f->arena, "L", hp_text_style(f->text, &style));
  if (n > 1) /* synthesised */
    g_assert_cmpuint(runs[n - 1].glyphs[runs[n - 1].n_glyphs - 1], ==, capital->glyphs[0]);
}

static void test_features(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Lato";
  style.features = "tnum";
  const HpTextStyleRef *tabular = hp_text_style(f->text, &style);
  g_assert_cmpint(hp_text_run(f->text, f->arena, "1", tabular)->width, ==,
                  hp_text_run(f->text, f->arena, "8", tabular)->width);
  style.features = "pnum";
  const HpTextStyleRef *proportional = hp_text_style(f->text, &style);
  g_assert_cmpint(hp_text_run(f->text, f->arena, "1", proportional)->width, !=,
                  hp_text_run(f->text, f->arena, "8", proportional)->width);
}

/* ---- Speed, for whoever reads the log
 * ---------------------------------------------------------------- */

/* Dictionaries are loaded without libhyphen, which takes seconds for large ones. */
static void test_dictionaries_are_as_libhyphen_has_them(void)
{
  static const char *const words[] = {"kommunstyrelsen",
                                      "samverkansstruktur",
                                      "utbildningsinsatser",
                                      "hyphenation",
                                      "representative",
                                      "f\xf6rb\xe4ttring",
                                      "aaa"};
  static const char *const names[] = {"sv_SE", "en_US"};
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *path = g_strdup_printf("/usr/share/hyphen/hyph_%s.dic", names[i]);
    HyphenDict *own = hp_dictionary_load(path), *theirs = hnj_hyphen_load(path);
    g_assert_nonnull(own);
    g_assert_cmpint(own->lhmin, ==, theirs->lhmin);
    g_assert_cmpint(own->nextlevel->rhmin, ==, theirs->nextlevel->rhmin);
    for (guint j = 0; j < G_N_ELEMENTS(words); j++) {
      char a[64] = "", b[64] = "", **replacements = NULL;
      int *positions = NULL, *cuts = NULL, n = (int)strlen(words[j]);
      hnj_hyphen_hyphenate3(own, words[j], n, a, NULL, &replacements, &positions, &cuts, 2, 2, 2,
                            2);
      hnj_hyphen_hyphenate3(theirs, words[j], n, b, NULL, &replacements, &positions, &cuts, 2, 2, 2,
                            2);
      g_assert_cmpstr(a, ==, b);
    }
    hnj_hyphen_free(own);
    hnj_hyphen_free(theirs);
  }
}

static void test_speed(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  const HpLineOptions options = options_of(150 * HP_POINT, HP_LINE_JUSTIFY);
  enum { TIMES = 1000 };
  guint all_lines = 0;
  const gint64 began = g_get_monotonic_time();
  for (int i = 0; i < TIMES; i++) {
    HpParagraph *paragraph = paragraph_of(f, swedish, &style);
    HpLine *lines;
    const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
    for (guint k = 0; k < n; k++) {
      HpLineRun *runs;
      hp_paragraph_line_runs(paragraph, &lines[k], HP_LINE_JUSTIFY, f->arena, &runs);
    }
    all_lines += n;
    hp_arena_reset(f->arena);
  }
  g_test_message("%.2f µs a line, %u lines", (double)(g_get_monotonic_time() - began) / all_lines,
                 all_lines);
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
  ADD("all-places-to-break", test_all_places_to_break);
  ADD("minima-of-the-style", test_minima_of_the_style);
  ADD("long-word-overflows-and-says-so", test_long_word_overflows_and_says_so);
  ADD("lines-are-best-in-total", test_lines_are_best_in_total);
  ADD("hyphens-earn-a-line", test_hyphens_earn_a_line);
  ADD("no-more-hyphens-in-a-row-than-the-ladder", test_no_more_hyphens_in_a_row_than_the_ladder);
  ADD("indents-take-from-the-room", test_indents_take_from_the_room);
  ADD("going-on-in-another-column", test_going_on_in_another_column);
  ADD("halves-of-a-hyphenated-word", test_halves_of_a_hyphenated_word);
  ADD("all-halves-are-exact", test_all_halves_are_exact);
  ADD("missing-glyphs-are-glyph-0", test_missing_glyphs_are_glyph_0);
  ADD("right-to-left", test_right_to_left);
  ADD("direction-override", test_direction_override);
  ADD("edges-stay-with-what-they-belong-to", test_edges_stay_with_what_they_belong_to);
  ADD("leader-fills-the-line", test_leader_fills_the_line);
  ADD("kept-text-is-not-broken", test_kept_text_is_not_broken);
  ADD("last-line-of-justified-text-fits", test_last_line_of_justified_text_fits);
  ADD("preferences-yield-to-the-edge", test_preferences_yield_to_the_edge);
  ADD("weak-keep-yields-to-the-edge", test_weak_keep_yields_to_the_edge);
  ADD("next-page-goes-on-within-what-was-held", test_next_page_goes_on_within_what_was_held);
  ADD("word-in-two-styles", test_word_in_two_styles);
  ADD("marks-stand-on-letters-before", test_marks_stand_on_letters_before);
  ADD("soft-hyphen-as-hyphen", test_soft_hyphen_as_hyphen);
  ADD("letters-join-across-anchors", test_letters_join_across_anchors);
  ADD("words-in-several-items", test_words_in_several_items);
  ADD("numbers-are-held-across-anchors", test_numbers_are_held_across_anchors);
  ADD("soft-hyphens-at-edges", test_soft_hyphens_at_edges);
  ADD("letter-spacing-across-anchors", test_letter_spacing_across_anchors);
  ADD("small-capitals-of-letters-without-one", test_small_capitals_of_letters_without_one);
  ADD("styles-are-interned", test_styles_are_interned);
  ADD("substitutes", test_substitutes);
  ADD("letter-spacing-and-small-caps", test_letter_spacing_and_small_caps);
  ADD("features", test_features);
  ADD("speed", test_speed);
  g_test_add_func("/text/dictionaries", test_dictionaries_are_as_libhyphen_has_them);
  return g_test_run();
}
