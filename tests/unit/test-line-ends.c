/* What stands at the ends of lines: which words are divided, and what is held together. */
#include "paragraphs.h"

/* ---- Overlong words ----------------------------------------------------------------------------
 */

static HpTextStyle overlong_style(const Fixture *f)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = style.hyphenate_overlong = TRUE;
  return style;
}

/* At any width the lines are those of text that is not hyphenated, as long as each word fits. */
static void test_only_overlong_words_are_divided(Fixture *f, gconstpointer family)
{
  static const char string[] = "För samverkansstrukturer och barn- och ungdomsvårdssatsningar i "
                               "kommunernas familjehemsvård";
  const HpTextStyle style = overlong_style(f);
  HpTextStyle undivided = style;
  undivided.hyphenate = FALSE;
  HpParagraph *one = paragraph_of(f, string, &style);
  HpParagraph *other = paragraph_of(f, string, &undivided);
  const HpLength widest = hp_paragraph_min_content(other);
  const HpLineAlign aligns[] = {HP_LINE_START, HP_LINE_CENTER, HP_LINE_JUSTIFY};
  for (gsize i = 0; i < G_N_ELEMENTS(aligns); i++) {
    for (HpLength width = widest; width < 4 * widest; width += 3 * HP_POINT) {
      const HpLineOptions options = options_of(width, aligns[i]);
      g_autofree char *lines = broken(one, &options), *expected = broken(other, &options);
      g_assert_cmpstr(lines, ==, expected);
    }
    const HpLineOptions narrow = options_of(widest - 1, aligns[i]);
    g_autofree char *lines = broken(one, &narrow);
    g_assert_nonnull(strstr(lines, "-|"));
    HpLine *all;
    const guint n = hp_paragraph_break_lines(one, 0, &narrow, &all);
    for (guint k = 0; k < n; k++)
      g_assert_false(all[k].overfull);
  }
}

/* What is wide is the word, whatever stands at it or divides it already. */
static void test_a_word_is_measured_as_a_whole(Fixture *f, gconstpointer family)
{
  HpTextStyle style = overlong_style(f);
  style.families = "Liberation Mono";
  const HpLength twelve = hp_points_to_length(72.5);
  assert_broken(f, &style, "(ungdomsvård),", twelve, HP_LINE_START, "(ungdoms-|vård),");
  assert_broken(f, &style, "barn-/ungdomsvård", twelve, HP_LINE_START, "barn-/|ungdomsvård");
  assert_broken(f, &style, "ungdomsvård", twelve, HP_LINE_START, "ungdomsvård");
}

/* Where no hyphen brings it into its line, anything that may be divided where it is overlong is
   divided anywhere, in one style or several, also from a line on that an earlier call ended. */
static void test_no_word_stands_over_the_edge(Fixture *f, gconstpointer family)
{
  static const char *const strings[] = {
      "Prioritet", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "en 12345678901234567890 kr",
      "https://exempel.se/enmycketlangadressutansnedstreckelleranat?aaaaaaaaaaaaaaaaaaaa",
      "samäöäöäöverkan och Сотрудничество"};
  HpTextStyle style = overlong_style(f);
  style.hyphenation_remain = style.hyphenation_push = 4;
  const HpLineAlign aligns[] = {HP_LINE_START, HP_LINE_JUSTIFY};
  for (gsize i = 0; i < G_N_ELEMENTS(strings) * G_N_ELEMENTS(aligns); i++) {
    HpParagraph *paragraph = paragraph_of(f, strings[i / 2], &style);
    HpLineOptions options = options_of(hp_points_to_length(30), aligns[i % 2]);
    options.hyphenation_ladder_count = 2;
    HpLine *lines, *rest;
    const guint n = hp_paragraph_break_lines(paragraph, 0, &options, &lines);
    g_assert_cmpuint(n, >, 1);
    for (guint k = 0; k < n; k++)
      g_assert_false(lines[k].overfull);
    const guint n_rest = hp_paragraph_break_lines(paragraph, lines[0].next, &options, &rest);
    g_assert_cmpuint(n_rest, >=, n - 1);
    for (guint k = 0; k < n_rest; k++)
      g_assert_true(!rest[k].overfull && rest[k].width > 0);
  }
  style.families = "Liberation Mono";
  const HpLength six = hp_points_to_length(36.5);
  assert_broken(f, &style, "Prioritet", six, HP_LINE_START, "Prio-|ritet");
  assert_broken(f, &style, "1234567890", six, HP_LINE_START, "123456|7890");
}

/* A table gives a word the room it needs, if there is enough for all. */
static void test_overlong_words_ask_for_room(Fixture *f, gconstpointer family)
{
  HpTextStyle style = overlong_style(f);
  HpParagraph *paragraph = paragraph_of(f, "samverkansstrukturer", &style);
  g_assert_cmpint(hp_paragraph_min_content(paragraph), ==, hp_paragraph_max_content(paragraph));
  g_assert_cmpint(hp_paragraph_least_content(paragraph), <,
                  hp_paragraph_max_content(paragraph) / 2);
}

static void test_overlong_word_in_two_styles(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = overlong_style(f);
  HpTextStyle bold = style;
  bold.weight = 700;
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, "ungdoms", 7, hp_text_style(f->text, &style), NULL);
  hp_paragraph_add_text(paragraph, "vård", 5, hp_text_style(f->text, &bold), NULL);
  hp_paragraph_shape(paragraph);
  const HpLength width = hp_paragraph_max_content(paragraph);
  const HpLineOptions wide = options_of(width, HP_LINE_START);
  const HpLineOptions narrow = options_of(width - 1, HP_LINE_START);
  g_autofree char *whole = broken(paragraph, &wide), *divided = broken(paragraph, &narrow);
  g_assert_cmpstr(whole, ==, "ungdomsvård");
  g_assert_cmpstr(divided, ==, "ungdoms-|vård");
}

/* ---- Compounds ---------------------------------------------------------------------------------
 */

static void visit(gpointer document, HpTextVisitor see, gpointer user)
{
  see(document, strlen(document), user);
}

static void begin_document(Fixture *f, const char *words)
{
  const HpTextDocument document = {visit, (gpointer)words};
  hp_text_begin_document(f->text, &document);
}

static gboolean has_list(const char *language)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *name = hp_text_word_list(language, &sha256);
  if (name == NULL)
    g_test_skip("built without a word list");
  else
    g_assert_cmpuint(strlen(sha256), ==, 64);
  return name != NULL;
}

/* The text's own dictionary divides "samver-kans-ingsbrok": where it parts is told by the words. */
static void test_overlong_compounds_part_between_parts(Fixture *f, gconstpointer family)
{
  HpTextStyle style = overlong_style(f);
  style.families = "Liberation Mono";
  const HpLength fourteen = hp_points_to_length(84.5);
  begin_document(f, "Kostraning och grevilsik");
  assert_broken(f, &style, "en kostraningsgrevilsik", fourteen, HP_LINE_START,
                "en|kostranings-|grevilsik");
  begin_document(f, "");
  HpParagraph *paragraph = paragraph_of(f, "en kostraningsgrevilsik", &style);
  const HpLineOptions options = options_of(fourteen, HP_LINE_START);
  g_autofree char *lines = broken(paragraph, &options);
  g_assert_null(strstr(lines, "kostranings-|"));
  hp_text_end_document(f->text);
}

/* A part that is itself too wide is divided as well. */
static void test_overlong_parts_are_divided(Fixture *f, gconstpointer family)
{
  HpTextStyle style = overlong_style(f);
  style.families = "Liberation Mono";
  begin_document(f, "samverkan strukturerna");
  assert_broken(f, &style, "samverkansstrukturerna", hp_points_to_length(54.5), HP_LINE_START,
                "samver-|kans-|struktu-|rerna");
  assert_broken(f, &style, "samverkansstrukturerna", hp_points_to_length(72.5), HP_LINE_START,
                "samverkans-|strukturerna");
  hp_text_end_document(f->text);
}

/* Where any word may be divided, a line rather ends between parts than in one. */
static void test_lines_prefer_joints(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Liberation Mono";
  style.hyphenate = TRUE;
  const char *const text = "aaa aaa aaa aaa aaa samverkanstrategi aaa aaa aaa aaa";
  const HpLength width = hp_points_to_length(31 * 6 + 0.5);
  begin_document(f, "samverkan strategi");
  for (int align = 0; align < 2; align++) {
    const HpLineOptions options = options_of(width, align == 0 ? HP_LINE_START : HP_LINE_JUSTIFY);
    g_autofree char *lines = broken(paragraph_of(f, text, &style), &options);
    g_assert_nonnull(strstr(lines, "samverkan-|strategi"));
  }
  hp_text_end_document(f->text);
}

static void test_words_are_divided_as_told(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.hyphenate = TRUE;
  style.hyphenation_remain = style.hyphenation_push = 4;
  begin_document(f, "");
  hp_text_divide_words(f->text, "sv", "sam|verkansstruktur kommunerna");
  assert_broken(f, &style, "Samverkansstrukturerna i kommunernas", 1, HP_LINE_START,
                "Sam-|verkansstrukturerna|i|kommunernas");
  hp_text_end_document(f->text);
  assert_broken(f, &style, "kommunernas", 1, HP_LINE_START, "kommu-|nernas");
}

/* Of the distribution's list: no word of theirs stands in the document. */
static void test_swedish_list(Fixture *f, gconstpointer family)
{
  static const char *const cases[] = {"erfarenhets-|baserad",    "utbildnings-|insatser",
                                      "kommun-|specifika",       "sjuk-|skrivningarna",
                                      "social-|sekreteraren",    "grund-|utbildningen",
                                      "påbyggnads-|utbildning",  "yrkes-|förberedande",
                                      "rekryterings-|kampanj",   "bemannings-|företag",
                                      "socialtjänst-|lagen",     "arbetsmiljö-|arbete",
                                      "jämställdhets-|strategi", "Lycksele-|modellen",
                                      "kultur-|historien",       "barn-|konventionen",
                                      "folkhälso-|arbetet",      "Umeå-|regionens",
                                      "landsbygds-|utveckling",  "kollektivtrafik-|förvaltningen"};
  if (!has_list("sv"))
    return;
  HpTextStyle style = overlong_style(f);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_auto(GStrv) halves = g_strsplit(cases[i], "-|", 2);
    g_autofree char *word = g_strjoinv("", halves);
    const HpLength width = hp_paragraph_max_content(paragraph_of(f, word, &style)) - 1;
    assert_broken(f, &style, word, width, HP_LINE_START, cases[i]);
  }
  style.hyphenate_overlong = FALSE;
  assert_broken(f, &style, "nattåg", 1, HP_LINE_START, "nattåg");
  assert_broken(f, &style, "webbaserad", 1, HP_LINE_START, "webba-|se-|rad");
}

/* ---- Numbers -----------------------------------------------------------------------------------
 */

static HpTextStyle number_style(const Fixture *f)
{
  HpTextStyle style = plain_style(f);
  style.keep_numbers = TRUE;
  return style;
}

/* Every space between two bars is held, and no other. */
static void assert_held(Fixture *f, const HpTextStyle *style, const char *string)
{
  g_auto(GStrv) units = g_strsplit(string, "|", -1);
  g_autofree char *text = g_strjoinv(" ", units);
  HpParagraph *paragraph = paragraph_of(f, text, style);
  HpLength widest = 0;
  for (char **unit = units; *unit != NULL; unit++)
    widest = MAX(widest, hp_paragraph_max_content(paragraph_of(f, *unit, style)));
  const HpLineOptions options = options_of(widest, HP_LINE_START);
  g_autofree char *lines = broken(paragraph, &options);
  for (char **unit = units; *unit != NULL; unit++) {
    const gboolean apart = strchr(*unit, ' ') != NULL;
    if (apart && strstr(lines, *unit) == NULL)
      g_error("\"%s\" does not hold: %s", *unit, lines);
    g_assert_true(!apart || hp_paragraph_min_content(paragraph_of(f, *unit, style)) ==
                                hp_paragraph_max_content(paragraph_of(f, *unit, style)));
  }
}

static void assert_free(Fixture *f, const HpTextStyle *style, const char *string)
{
  HpParagraph *paragraph = paragraph_of(f, string, style);
  if (hp_paragraph_min_content(paragraph) == hp_paragraph_max_content(paragraph))
    g_error("\"%s\" holds", string);
}

static void test_numbers_hold(Fixture *f, gconstpointer family)
{
  static const char *const held[] = {"450 000 kr",
                                     "1 250 000",
                                     "12 450 personer,",
                                     "(450 000 kr)",
                                     "3,5 miljoner",
                                     "5 %",
                                     "20 °C",
                                     "€ 450",
                                     "450 €",
                                     "5 MW",
                                     "450 TSEK",
                                     "2000 kr",
                                     "30 juni",
                                     "30 juni 2027",
                                     "juni 2027.",
                                     "våren 2017",
                                     "30. juni 2027",
                                     "30. kesäkuuta 2027",
                                     "June 30, 2027",
                                     "30 June 2027",
                                     "§ 9",
                                     "9 §",
                                     "§§ 9–12",
                                     "5 kap. 1 §",
                                     "kap. 3",
                                     "Kap. 3,",
                                     "s. 4",
                                     "nr 5",
                                     "kl. 13.30",
                                     "ca 50",
                                     "c:a 50",
                                     "mål 3",
                                     "Mål 3",
                                     "Bilaga 2",
                                     "kvartal 2",
                                     "vecka 12",
                                     "Year 1",
                                     "Table 3",
                                     "liite 2",
                                     "12 personer",
                                     "44 konkreta",
                                     "3 år",
                                     "1 actions",
                                     "090-785 00 00",
                                     "070-123 45 67",
                                     "+46 90 785 00 00",
                                     "tertial 2 2027",
                                     "vecka 12 2027",
                                     "andra|halvåret 2027",
                                     "3 - 5 år"};
  const HpTextStyle style = number_style(f), loose = plain_style(f);
  for (gsize i = 0; i < G_N_ELEMENTS(held); i++) {
    assert_held(f, &style, held[i]);
    if (strstr(held[i], " - ") == NULL)
      assert_free(f, &loose, held[i]);
  }
}

static void test_what_is_no_number_does_not(Fixture *f, gconstpointer family)
{
  static const char *const free[] = {"2017 och",    "3 och",      "2017 genomfördes", "5 till",
                                     "kl. tretton", "mål ska",    "30, juni",         "år. Mål",
                                     "10 20",       "Klart 2017", "senast 2017",      "2027. 12",
                                     "2017 2018",   "30; 40",     "(juni) 30"};
  const HpTextStyle style = number_style(f);
  for (gsize i = 0; i < G_N_ELEMENTS(free); i++)
    assert_free(f, &style, free[i]);
  assert_free(f, &style, "Mål 3 ska");
  assert_free(f, &style, "enligt punkt 2 genomförs");
}

/* A noun that a sentence mentions by its number, unlike the sentence's first word. */
static void test_capitalised_words_hold_their_number(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = number_style(f);
  assert_held(f, &style, "enligt|Agenda 2030|för");
  assert_free(f, &style, "Genomfört 2030");
}

/* A dash between words ends its line; where all that leads up to it is too wide, it may begin one.
 */
static void test_dash_begins_no_line(Fixture *f, gconstpointer family)
{
  HpTextStyle style = number_style(f), loose = plain_style(f);
  style.families = loose.families = "Liberation Mono";
  const HpLength eight = 8 * 6 * HP_POINT + HP_POINT, six = 6 * 6 * HP_POINT + HP_POINT;
  assert_broken(f, &loose, "ett fyra – fem", eight, HP_LINE_START, "ett fyra|– fem");
  assert_broken(f, &style, "ett fyra – fem", eight, HP_LINE_START, "ett|fyra –|fem");
  assert_broken(f, &style, "ett fyra - fem", eight, HP_LINE_START, "ett|fyra -|fem");
  assert_broken(f, &style, "sextal – fem", six, HP_LINE_START, "sextal|– fem");
}

/* LB17: two em dashes stand on one line, if they fit, whatever spaces are between. */
static void test_dashes_hold(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Liberation Mono";
  const HpLength ten = hp_points_to_length(60.5), twelve = hp_points_to_length(72.5);
  assert_broken(f, &style, "hej och — — du", ten, HP_LINE_START, "hej och|— — du");
  assert_broken(f, &style, "och så du — — x", twelve, HP_LINE_START, "och så du|— — x");
  assert_broken(f, &style, "så — —", 3 * 6 * HP_POINT / 2, HP_LINE_START, "så|—|—");
}

static void test_range_of_years_is_one_word(Fixture *f, gconstpointer family)
{
  HpTextStyle style = plain_style(f);
  style.families = "Liberation Mono";
  const HpLength ten = hp_points_to_length(60.5);
  assert_broken(f, &style, "plan 2026–2029", ten, HP_LINE_START, "plan|2026–2029");
  assert_broken(f, &style, "2026–2029", 6 * 5 * HP_POINT, HP_LINE_START, "2026–|2029");
  assert_broken(f, &style, "Umeå–Lycksele", ten, HP_LINE_START, "Umeå–|Lycksele");
}

/* A preference never makes a line overfull. */
static void test_numbers_yield_to_the_edge(Fixture *f, gconstpointer family)
{
  HpTextStyle style = number_style(f);
  style.families = "Liberation Mono";
  const HpLength six = hp_points_to_length(36.5);
  assert_broken(f, &style, "om 30 juni 2027 här", six, HP_LINE_START, "om 30|juni|2027|här");
  assert_broken(f, &style, "450 000 kronor", six, HP_LINE_START, "450|000|kronor");
  HpTextStyle both = style;
  both.hyphenate = both.hyphenate_overlong = TRUE;
  assert_broken(f, &both, "450 000 kronor", six, HP_LINE_START, "450|000|kronor");
}

/* The unit in bold: the number's space stands between two styles. */
static void test_numbers_hold_across_styles(Fixture *f, gconstpointer family)
{
  const HpTextStyle style = number_style(f);
  HpTextStyle bold = style;
  bold.weight = 700;
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, "450\u00A0000", 8, hp_text_style(f->text, &bold), NULL);
  hp_paragraph_add_text(paragraph, " kronor", 7, hp_text_style(f->text, &style), NULL);
  hp_paragraph_shape(paragraph);
  g_assert_cmpint(hp_paragraph_min_content(paragraph), ==, hp_paragraph_max_content(paragraph));
}

/* The lines of "handlingsplanering", of which only what comes after three letters is hyphenated. */
static char *broken_after_plain_part(Fixture *f, HpLength width)
{
  HpTextStyle plain = plain_style(f), hyphenated = plain_style(f);
  hyphenated.hyphenate = TRUE;
  HpParagraph *paragraph = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(paragraph, "han", 3, hp_text_style(f->text, &plain), NULL);
  hp_paragraph_add_text(paragraph, "dlingsplanering", 15, hp_text_style(f->text, &hyphenated),
                        NULL);
  hp_paragraph_shape(paragraph);
  const HpLineOptions options = options_of(width, HP_LINE_START);
  return broken(paragraph, &options);
}

/* A word that begins in a style without hyphens is divided where its own letters say, and not where
   those of a word before it do. */
static void test_word_that_begins_without_hyphens(Fixture *f, gconstpointer family)
{
  g_autofree char *once = broken_after_plain_part(f, 40 * HP_POINT);
  g_assert_cmpstr(once, ==, "hand-|lingspla-|nering");
  HpTextStyle bold = plain_style(f), hyphenated = plain_style(f);
  hyphenated.hyphenate = bold.hyphenate = TRUE;
  bold.weight = 700;
  HpParagraph *other = hp_paragraph_new(f->text, f->arena, FALSE);
  hp_paragraph_add_text(other, "skol", 4, hp_text_style(f->text, &bold), NULL);
  hp_paragraph_add_text(other, "utveckling", 10, hp_text_style(f->text, &hyphenated), NULL);
  hp_paragraph_shape(other);
  const HpLineOptions options = options_of(40 * HP_POINT, HP_LINE_START);
  g_autofree char *between = broken(other, &options);
  g_assert_cmpstr(between, ==, "skolut-|veckling");
  g_autofree char *again = broken_after_plain_part(f, 40 * HP_POINT);
  g_assert_cmpstr(again, ==, once);
}

#define ADD(name, function)                                                                        \
  g_test_add("/line-ends/" name, Fixture, "Lato", set_up, function, tear_down)

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("only-overlong-words-are-divided", test_only_overlong_words_are_divided);
  ADD("a-word-is-measured-as-a-whole", test_a_word_is_measured_as_a_whole);
  ADD("no-word-stands-over-the-edge", test_no_word_stands_over_the_edge);
  ADD("overlong-words-ask-for-room", test_overlong_words_ask_for_room);
  ADD("overlong-word-in-two-styles", test_overlong_word_in_two_styles);
  ADD("word-that-begins-without-hyphens", test_word_that_begins_without_hyphens);
  ADD("overlong-compounds-part-between-parts", test_overlong_compounds_part_between_parts);
  ADD("overlong-parts-are-divided", test_overlong_parts_are_divided);
  ADD("lines-prefer-joints", test_lines_prefer_joints);
  ADD("words-are-divided-as-told", test_words_are_divided_as_told);
  ADD("swedish-list", test_swedish_list);
  ADD("numbers-hold", test_numbers_hold);
  ADD("what-is-no-number-does-not", test_what_is_no_number_does_not);
  ADD("capitalised-words-hold-their-number", test_capitalised_words_hold_their_number);
  ADD("dash-begins-no-line", test_dash_begins_no_line);
  ADD("dashes-hold", test_dashes_hold);
  ADD("range-of-years-is-one-word", test_range_of_years_is_one_word);
  ADD("numbers-yield-to-the-edge", test_numbers_yield_to_the_edge);
  ADD("numbers-hold-across-styles", test_numbers_hold_across_styles);
  return g_test_run();
}
