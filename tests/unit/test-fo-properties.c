/* Properties: inheritance, compound values, shorthands, expressions. */
#include "fo-document.h"
#include "fo/property/property.h"

/* ---- Inheritance and order of evaluation --------------------------------------------------- */

static void test_inheritance(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' color='navy' background-color='red' font-size='10pt'>"
      "<fo:block id='b'>x</fo:block>"
      "<fo:block id='c' background-color='inherit' color='from-parent()'/></fo:block>");
  assert_clean(document);
  g_assert_cmpint(traits(document, "b")->inherited.color.blue, ==, 128);
  g_assert_cmpint(traits(document, "b")->background_color.alpha, ==, 0);
  g_assert_cmpint(traits(document, "c")->background_color.red, ==, 255);
  assert_points(traits(document, "b")->inherited.font_size, 10);
  const HpFo *text = object(document, "b")->first_child;
  g_assert_cmpint(text->kind, ==, HP_FO_TEXT);
  g_assert_true(text->traits == traits(document, "b"));
}

static void test_values_taken_over_whole(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block font-family='Arial' letter-spacing='2pt' line-height='3' baseline-shift='4pt' "
      "space-before.optimum='5pt' space-before.conditionality='retain'>"
      "<fo:block font-family='Times' letter-spacing='normal' line-height='9pt'>"
      "<fo:block id='a' font-family='from-nearest-specified-value(font-family)' "
      "letter-spacing='inherit' baseline-shift='from-parent()' line-height='inherit' "
      "space-before='from-nearest-specified-value()'/></fo:block>"
      "<fo:block id='b' letter-spacing='inherit' baseline-shift='inherit' line-height='inherit' "
      "space-before='inherit'/></fo:block>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *b = traits(document, "b");
  g_assert_cmpstr(a->inherited.font_family, ==, "Times");
  assert_points(a->inherited.letter_spacing.optimum.length, 0);
  g_assert_cmpint(a->baseline_shift, ==, HP_SHIFT_BASELINE);
  assert_points(hp_traits_line_height(a), 9);
  assert_points(a->space_before.optimum.length, 5);
  g_assert_true(a->space_before.retain);
  assert_points(b->inherited.letter_spacing.optimum.length, 2);
  assert_points(b->baseline_shift_length.length, 4);
  assert_points(hp_traits_line_height(b), 36);
  g_assert_true(b->space_before.retain);
}

static void test_shorthands_specify(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block font='20pt/30pt Arial' margin='20pt' border='4pt solid red'>"
      "<fo:block font='10pt/12pt Arial' border-width='3pt' border-style='solid'><fo:block>"
      "<fo:block id='a' font-size='from-nearest-specified-value()' "
      "line-height='from-nearest-specified-value()' margin-left='from-nearest-specified-value()' "
      "border-left-style='solid' border-left-width='from-nearest-specified-value()'/>"
      "</fo:block></fo:block></fo:block>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a");
  assert_points(a->inherited.font_size, 10);
  assert_points(hp_traits_line_height(a), 12);
  assert_points(a->margin[HP_START].length, 20);
  assert_points(a->border[HP_START].width, 3);
}

static void test_what_lines_may_end_with(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a'/><fo:block hyphenate='true' hpx:hyphenate='overlong' "
      "hpx:keep-numbers='true'><fo:block id='b'/><fo:block id='c' hpx:hyphenate='any' "
      "hpx:keep-numbers='false'/></fo:block>");
  assert_clean(document);
  g_assert_false(traits(document, "a")->inherited.hyphenate_overlong);
  g_assert_false(traits(document, "a")->inherited.keep_numbers);
  g_assert_true(traits(document, "b")->inherited.hyphenate_overlong);
  g_assert_true(traits(document, "b")->inherited.keep_numbers);
  g_assert_false(traits(document, "c")->inherited.hyphenate_overlong);
  g_assert_false(traits(document, "c")->inherited.keep_numbers);
}

static void test_initial_values(void)
{
  g_autoptr(Document) document = document_of_flow("<fo:block id='a'/>");
  const HpTraits *a = traits(document, "a");
  assert_points(a->inherited.font_size, 12);
  assert_points(hp_traits_line_height(a), 14.4);
  g_assert_cmpint(a->inherited.orphans, ==, 2);
  g_assert_cmpint(a->inherited.border_collapse, ==, HP_BORDERS_COLLAPSE);
  g_assert_true(a->inherited.wrap);
  g_assert_cmpint(a->border[HP_BEFORE].style, ==, HP_BORDER_NONE);
  g_assert_cmpint(a->border[HP_BEFORE].width, ==, 0);
  g_assert_cmpint(a->inline_progression_dimension.optimum.unit, ==, HP_UNIT_AUTO);
  g_assert_cmpfloat(a->inherited.leader_length.maximum.percent, ==, 100);
  assert_points(a->inherited.leader_length.optimum.length, 12);
  assert_points(a->inherited.provisional_distance_between_starts.length, 24);
}

static void test_em_follows_font_size_whatever_the_order(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block font-size='10pt'><fo:block id='a' text-indent='2em' line-height='150%' "
      "font-size='2em'/><fo:block id='b' font-size='80%'/><fo:block id='c' font-size='larger'/>"
      "</fo:block>");
  assert_clean(document);
  assert_points(traits(document, "a")->inherited.font_size, 20);
  assert_points(traits(document, "a")->inherited.text_indent.length, 40);
  assert_points(hp_traits_line_height(traits(document, "a")), 30);
  assert_points(traits(document, "b")->inherited.font_size, 8);
  assert_points(traits(document, "c")->inherited.font_size, 12);
}

/* Of this program's own: the limit inherits, as keep-together does; room is asked for once. */
static void test_limits_of_keeps_and_breaks(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block hpx:keep-limit='33%' hpx:break-unless-left='10pt + 25%' "
      "xmlns:hpx='https://handlingsplan.org/ns/extension'><fo:block id='a'/></fo:block>"
      "<fo:block id='b'/>");
  assert_clean(document);
  const HpTraits *inside = traits(document, "a"), *outside = traits(document, "b");
  g_assert_cmpint(hp_dimension_resolve(inside->inherited.keep_limit, 10000, -1), ==, 3300);
  g_assert_cmpint(hp_dimension_resolve(outside->inherited.keep_limit, 10000, -1), ==, 10000);
  g_assert_cmpint(hp_dimension_resolve(inside->break_unless_left, 10000, -1), ==, 0);
}

static void test_line_height_inherits_as_factor_or_length(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block line-height='1.5' font-size='10pt'><fo:block id='a' font-size='20pt'/></fo:block>"
      "<fo:block line-height='150%' font-size='10pt'><fo:block id='b' font-size='20pt'/>"
      "</fo:block>");
  assert_points(hp_traits_line_height(traits(document, "a")), 30);
  assert_points(hp_traits_line_height(traits(document, "b")), 15);
}

static void test_alike_objects_share_traits(void)
{
  g_autoptr(Document) document =
      document_of_flow("<fo:block id='a' padding='2pt'><fo:inline id='c'/></fo:block>"
                       "<fo:block id='b' padding='2pt'><fo:inline id='d'/></fo:block>");
  g_assert_true(traits(document, "a") == traits(document, "b"));
  g_assert_true(traits(document, "c") == traits(document, "d"));
}

/* ---- Compound values ----------------------------------------------------------------------- */

static void test_components(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' space-before.optimum='6pt' space-before.conditionality='retain' "
      "space-before.precedence='force' keep-together.within-page='always' "
      "keep-with-next.within-column='3'/>"
      "<fo:block id='b' space-before='4pt' space-before.maximum='9pt'/>"
      "<fo:block id='c'><fo:leader id='l' leader-length.minimum='20pt'/></fo:block>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *b = traits(document, "b");
  assert_points(a->space_before.optimum.length, 6);
  assert_points(a->space_before.maximum.length, 6); /* not given: not below the optimum */
  g_assert_cmpint(a->space_before.minimum.length, ==, 0);
  g_assert_true(a->space_before.retain);
  g_assert_cmpint(a->space_before.precedence, ==, HP_PRECEDENCE_FORCE);
  g_assert_cmpint(a->inherited.keep_together.within_page, ==, HP_KEEP_ALWAYS);
  g_assert_cmpint(a->inherited.keep_together.within_column, ==, HP_KEEP_AUTO);
  g_assert_cmpint(a->keep_with_next.within_column, ==, 3);
  assert_points(b->space_before.minimum.length, 4);
  assert_points(b->space_before.maximum.length, 9);
  assert_points(traits(document, "l")->inherited.leader_length.optimum.length, 20);
}

static void test_keep_without_component(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' keep-together='always'>x <fo:inline id='i' keep-together='always'/>"
      "</fo:block>");
  const HpKeep block = traits(document, "a")->inherited.keep_together;
  const HpKeep run = traits(document, "i")->inherited.keep_together;
  g_assert_cmpint(block.within_page, ==, HP_KEEP_ALWAYS);
  g_assert_cmpint(block.within_line, ==, HP_KEEP_AUTO);
  g_assert_cmpint(run.within_line, ==, HP_KEEP_ALWAYS);
}

static void test_auto_lifts_each_component_of_a_keep(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block keep-together.within-line='always' keep-together.within-page='3'>"
      "<fo:block id='a' keep-together='auto'/><fo:block id='b' keep-together='always'/>"
      "<fo:block id='c' keep-together='auto' keep-together.within-line='2'/></fo:block>");
  assert_clean(document);
  const HpKeep a = traits(document, "a")->inherited.keep_together;
  g_assert_cmpint(a.within_line, ==, HP_KEEP_AUTO);
  g_assert_cmpint(a.within_page, ==, HP_KEEP_AUTO);
  g_assert_cmpint(traits(document, "b")->inherited.keep_together.within_line, ==, HP_KEEP_ALWAYS);
  const HpKeep c = traits(document, "c")->inherited.keep_together;
  g_assert_cmpint(c.within_line, ==, 2);
  g_assert_cmpint(c.within_page, ==, HP_KEEP_AUTO);
}

/* ---- Shorthands ---------------------------------------------------------------------------- */

static void test_borders(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' color='green' border-top-color='red' border-top='2pt dashed' "
      "border='1pt solid' border-style='dotted solid'/>"
      "<fo:block id='b' border-width='thin 2pt 3pt' border-style='solid'/>"
      "<fo:block id='c' border='none 4pt blue'/>"
      "<fo:block id='d' border='1pt solid' border-before-width.conditionality='retain' "
      "border-before-width.length='7pt' border-bottom-width='5pt' border-after-width='9pt'/>"
      "<fo:block border='3pt solid'><fo:block id='e' border='inherit'/></fo:block>");
  assert_clean(document);
  const HpBorder *a = traits(document, "a")->border, *b = traits(document, "b")->border;
  g_assert_cmpint(a[HP_BEFORE].style, ==, HP_BORDER_DASHED);
  g_assert_cmpint(a[HP_START].style, ==, HP_BORDER_SOLID);
  g_assert_cmpint(a[HP_AFTER].style, ==, HP_BORDER_DOTTED);
  assert_points(a[HP_BEFORE].width, 2);
  g_assert_cmpint(a[HP_BEFORE].color.red, ==, 255);
  g_assert_cmpint(a[HP_AFTER].color.green, ==, 128); /* that of the text */
  assert_points(b[HP_BEFORE].width, 0.5);
  assert_points(b[HP_START].width, 2);
  assert_points(b[HP_AFTER].width, 3);
  g_assert_cmpint(traits(document, "c")->border[HP_END].width, ==, 0);
  const HpBorder *d = traits(document, "d")->border;
  g_assert_true(d[HP_BEFORE].retain);
  assert_points(d[HP_BEFORE].width, 7); /* more precise than the shorthand */
  assert_points(d[HP_AFTER].width, 5);  /* the absolute wins over the relative */
  assert_points(traits(document, "e")->border[HP_START].width, 3);
}

static void test_what_a_border_does_not_name(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' color='blue' border='1pt solid red' border-left='3pt solid'/>"
      "<fo:block border='3pt solid red'><fo:block id='b' border='from-parent()'/></fo:block>");
  assert_clean(document);
  const HpBorder *a = traits(document, "a")->border, *b = traits(document, "b")->border;
  g_assert_cmpint(a[HP_END].color.red, ==, 255);
  g_assert_cmpint(a[HP_START].color.red, ==, 0);
  g_assert_cmpint(a[HP_START].color.blue, ==, 255);
  assert_points(b[HP_AFTER].width, 3);
  g_assert_cmpint(b[HP_AFTER].color.red, ==, 255);
}

static void test_wrong_borders(void)
{
  static const char *const values[] = {"2pt solid inherit", "solid solid 2pt", "1pt 2pt 3pt",
                                       "2pt SOLID red", "solid thicker"};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autofree char *flow =
        g_strdup_printf("<fo:block/>\n<fo:block id='a' border='%s'/>", values[i]);
    g_autoptr(Document) document = document_of_flow(flow);
    assert_said(document, HP_WARNING, 2, "border");
    g_assert_cmpint(traits(document, "a")->border[HP_AFTER].width, ==, 0);
  }
}

static void test_padding_and_margin(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' padding='1pt 2pt 3pt 4pt' margin='10pt 5pt'>"
      "<fo:block id='b' margin-left='7pt' border-left='1pt solid' padding-left='2pt'/>"
      "<fo:block id='c' start-indent='3pt'/>"
      "<fo:block-container id='d' margin-left='7pt'><fo:block id='e'/></fo:block-container>"
      "</fo:block>"
      "<fo:block id='f' margin='10pt' space-before='3pt' margin-bottom='1pt' space-after='5pt'/>"
      "<fo:block id='g' margin-left='10%' padding-left='50%'/>"
      "<fo:block id='i' margin='1pt' start-indent='6pt'/>"
      "<fo:block>x <fo:inline id='h' margin-left='4pt'/></fo:block>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *f = traits(document, "f");
  assert_points(a->padding[HP_BEFORE].width.length, 1);
  assert_points(a->padding[HP_END].width.length, 2);
  assert_points(a->padding[HP_START].width.length, 4);
  assert_points(a->inherited.start_indent.length, 5 + 4);
  assert_points(a->inherited.end_indent.length, 5 + 2);
  assert_points(a->space_before.optimum.length, 10);
  assert_points(traits(document, "b")->inherited.start_indent.length, 9 + 7 + 1 + 2);
  assert_points(traits(document, "c")->inherited.start_indent.length, 3);
  assert_points(traits(document, "d")->inherited.start_indent.length, 7);
  assert_points(traits(document, "e")->inherited.start_indent.length, 7);
  assert_points(f->space_before.optimum.length, 3);
  assert_points(f->space_after.optimum.length, 1);
  g_assert_true(f->space_after.retain); /* as margins do */
  g_assert_false(f->space_before.retain);
  g_assert_cmpfloat(traits(document, "g")->inherited.start_indent.percent, ==, 60);
  assert_points(traits(document, "i")->inherited.start_indent.length, 6);
  assert_points(traits(document, "h")->space_start.optimum.length, 4);
}

static void test_font_shorthand(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' font='italic bold 10pt/1.4 \"Source Serif\",  serif' font-weight='300'/>"
      "<fo:block id='b' font-family=\"'Noto  Sans', Arial\"/>");
  assert_clean(document);
  const HpInheritedTraits *a = &traits(document, "a")->inherited;
  assert_points(a->font_size, 10);
  g_assert_cmpint(a->font_style, ==, HP_FONT_STYLE_ITALIC);
  g_assert_cmpint(a->font_weight, ==, 300);
  g_assert_cmpstr(a->font_family, ==, "Source Serif,serif");
  g_assert_cmpfloat(a->line_height_factor, ==, 1.4);
  g_assert_cmpstr(traits(document, "b")->inherited.font_family, ==, "Noto Sans,Arial");
}

static void assert_font(const char *font, double size, double height, int weight)
{
  g_autofree char *flow =
      g_strdup_printf("<fo:block font='italic bold 20pt/30pt Lato'>\n<fo:block id='a' font='%s'/>"
                      "</fo:block>",
                      font);
  g_autoptr(Document) document = document_of_flow(flow);
  const HpTraits *a = traits(document, "a");
  g_test_message("%s", font);
  assert_points(a->inherited.font_size, size);
  assert_points(hp_traits_line_height(a), height);
  g_assert_cmpint(a->inherited.font_weight, ==, weight);
}

static void test_fonts_written_in_other_ways(void)
{
  assert_font("12pt/14pt Arial", 12, 14, 400);
  assert_font("12pt / 14pt Arial", 12, 14, 400);
  assert_font("12pt/ 14pt Arial", 12, 14, 400);
  assert_font("12pt /14pt Arial", 12, 14, 400);
  assert_font("inherit", 20, 30, 700);
  assert_font("from-parent()", 20, 30, 700);
}

/* What is ignored changes nothing. */
static void test_wrong_fonts(void)
{
  static const char *const fonts[] = {"caption", "12pt",           "300 12pt",        "12pt / 14pt",
                                      "12pt /",  "300 huge Arial", "300 10pt/x Arial"};
  for (guint i = 0; i < G_N_ELEMENTS(fonts); i++)
    assert_font(fonts[i], 20, 30, 700);
}

static void test_other_shorthands(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' white-space='pre' page-break-after='always' page-break-inside='avoid' "
      "page-break-before='right' text-align='right' xml:lang='sr-Latn-RS'/>"
      "<fo:block id='h' xml:lang='sv-SE' country='FI'><fo:block id='i' xml:lang='de-DE-1996'/>"
      "</fo:block>"
      "<fo:block id='b' language='sv' country='FI'><fo:block id='c' script='Latn'/></fo:block>"
      "<fo:block xml:lang='de-1996'><fo:block id='j' country='CH'/><fo:block id='k' "
      "script='Latn'/></fo:block>"
      "<fo:block id='d' background='url(\"a b.png\") no-repeat yellow right 10pt'>"
      "<fo:block id='l' background='inherit'/></fo:block>"
      "<fo:block>x <fo:inline id='e' vertical-align='super'/>"
      "<fo:inline id='g' vertical-align='-20%'/></fo:block>"
      "<fo:block-container id='f' position='absolute' top='1in' border-spacing='2pt 3pt'>"
      "<fo:block/></fo:block-container>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *d = traits(document, "d");
  g_assert_false(a->inherited.wrap);
  g_assert_false(a->inherited.white_space_collapse);
  g_assert_cmpint(a->inherited.linefeed_treatment, ==, HP_LF_PRESERVE);
  g_assert_cmpint(a->break_after, ==, HP_BREAK_PAGE);
  g_assert_cmpint(a->break_before, ==, HP_BREAK_ODD_PAGE);
  g_assert_cmpint(a->inherited.keep_together.within_page, ==, HP_KEEP_ALWAYS);
  g_assert_cmpint(a->inherited.text_align, ==, HP_ALIGN_END);
  g_assert_cmpstr(a->inherited.language, ==, "sr-Latn-RS");
  g_assert_cmpstr(traits(document, "h")->inherited.language, ==, "sv-FI");
  g_assert_cmpstr(traits(document, "i")->inherited.language, ==, "de-DE-1996");
  g_assert_cmpstr(traits(document, "b")->inherited.language, ==, "sv-FI");
  g_assert_cmpstr(traits(document, "c")->inherited.language, ==, "sv-Latn-FI");
  g_assert_cmpstr(traits(document, "j")->inherited.language, ==, "de-CH");
  g_assert_cmpstr(traits(document, "k")->inherited.language, ==, "de-Latn");
  g_assert_cmpstr(d->background_image, ==, "a b.png");
  g_assert_cmpint(d->background_repeat, ==, HP_NO_REPEAT);
  g_assert_cmpfloat(d->background_x.percent, ==, 100);
  assert_points(d->background_y.length, 10);
  const HpTraits *l = traits(document, "l");
  g_assert_cmpstr(l->background_image, ==, "a b.png");
  g_assert_cmpint(l->background_repeat, ==, HP_NO_REPEAT);
  g_assert_cmpfloat(l->background_x.percent, ==, 100);
  assert_points(l->background_y.length, 10);
  g_assert_cmpint(traits(document, "e")->baseline_shift, ==, HP_SHIFT_SUPER);
  g_assert_cmpint(traits(document, "g")->alignment_adjust, ==, HP_BASELINE_LENGTH);
  g_assert_cmpfloat(traits(document, "g")->alignment_adjust_length.percent, ==, -20);
  g_assert_cmpint(traits(document, "f")->absolute_position, ==, HP_POSITION_ABSOLUTE);
  assert_points(traits(document, "f")->top.length, 72);
  assert_points(traits(document, "f")->inherited.border_separation_block, 3);
}

static void assert_decoration(const Document *document, const char *id, HpDecoration line,
                              const char *color)
{
  const HpColor found = traits(document, id)->decoration[line];
  g_autofree char *hex = g_strdup_printf("%02x%02x%02x", found.red, found.green, found.blue);
  g_assert_cmpstr(found.alpha == 0 ? "none" : hex, ==, color);
}

static void test_text_decoration_accumulates(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block text-decoration='underline'>x <fo:inline id='a' color='red' "
      "text-decoration='line-through'>y <fo:inline id='b' text-decoration='no-underline'/>"
      "<fo:inline id='c' text-decoration='none'/>"
      "<fo:inline id='d' color='blue' text-decoration='underline'/>"
      "<fo:inline id='e' color='blue'/><fo:inline id='f' text-decoration='inherit'/></fo:inline>"
      "<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block id='g'/>"
      "</fo:footnote-body></fo:footnote></fo:block>");
  assert_clean(document);
  static const struct {
    const char *id, *under, *through;
  } expected[] = {
      {"a", "000000", "ff0000"}, {"b", "none", "ff0000"},   {"c", "none", "none"},
      {"d", "0000ff", "ff0000"}, {"e", "000000", "ff0000"}, {"f", "000000", "ff0000"},
      {"g", "none", "none"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
    assert_decoration(document, expected[i].id, HP_UNDERLINE, expected[i].under);
    assert_decoration(document, expected[i].id, HP_LINE_THROUGH, expected[i].through);
  }
}

/* ---- Writing modes and dimensions ---------------------------------------------------------- */

static void test_writing_mode_tells_sides(void)
{
  g_autoptr(Document) document =
      document_of_flow("<fo:block-container id='a' writing-mode='rl-tb' border-left='1pt solid' "
                       "padding-right='3pt'><fo:block id='b'/></fo:block-container>"
                       "<fo:block-container id='c' writing-mode='tb-rl' width='10pt' height='20pt' "
                       "border-top='1pt solid'><fo:block/></fo:block-container>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *c = traits(document, "c");
  assert_points(a->border[HP_END].width, 1);
  assert_points(a->padding[HP_START].width.length, 3);
  g_assert_true(traits(document, "b")->inherited.direction_rtl);
  assert_points(c->border[HP_START].width, 1);
  assert_points(c->block_progression_dimension.optimum.length, 10);
  assert_points(c->inline_progression_dimension.optimum.length, 20);
}

static void test_width_is_a_progression_dimension(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block-container id='a' width='50%' min-height='50mm' "
      "inline-progression-dimension='3pt'><fo:block/></fo:block-container>"
      "<fo:block><fo:external-graphic id='b' src='url(x.png)' "
      "inline-progression-dimension='30pt' content-width='scale-to-fit'/></fo:block>");
  assert_clean(document);
  const HpTraits *a = traits(document, "a"), *b = traits(document, "b");
  g_assert_cmpfloat(a->inline_progression_dimension.minimum.percent, ==, 50);
  assert_points(a->block_progression_dimension.minimum.length, 50 * 72 / 25.4);
  g_assert_cmpint(a->block_progression_dimension.optimum.unit, ==, HP_UNIT_AUTO);
  assert_points(b->width.length, 30);
  g_assert_cmpint(b->content_width.unit, ==, HP_UNIT_SCALE_TO_FIT);
  g_assert_cmpstr(hp_fo_name(object(document, "b"), HP_NAME_SRC), ==, "x.png");
}

static void test_regions(void)
{
  g_autoptr(Document) document = document_of(
      ROOT "<fo:layout-master-set><fo:simple-page-master master-name='p' writing-mode='rl-tb'>"
           "<fo:region-body id='a' writing-mode='lr-tb' margin-left='10pt' space-before='5pt'/>"
           "<fo:region-before id='b' extent='2em'/>"
           "</fo:simple-page-master></fo:layout-master-set>" SEQUENCE "<fo:block/>" END);
  assert_clean(document);
  const HpTraits *a = traits(document, "a");
  assert_points(a->margin[HP_END].length, 10); /* in the page, whose start is at the right */
  assert_points(a->margin[HP_BEFORE].length, 5);
  assert_points(traits(document, "b")->extent.length, 24);
  g_assert_cmpstr(hp_fo_name(object(document, "b"), HP_NAME_REGION_NAME), ==, "xsl-region-before");
}

/* ---- Expressions --------------------------------------------------------------------------- */

static void assert_indent(const char *expression, double points, double percent)
{
  g_autofree char *flow =
      g_strdup_printf("<fo:block font-size='10pt' provisional-distance-between-starts='30pt' "
                      "space-after='11pt'><fo:block id='a' text-indent='%s'/></fo:block>",
                      expression);
  g_autoptr(Document) document = document_of_flow(flow);
  assert_clean(document);
  const HpDimension indent = traits(document, "a")->inherited.text_indent;
  g_test_message("%.40s", expression);
  assert_points(indent.length, points);
  g_assert_cmpfloat_with_epsilon(indent.percent, percent, 1e-4);
}

static void test_expressions(void)
{
  assert_indent("1in", 72, 0);
  assert_indent("25.4mm", 72, 0);
  assert_indent("2.54cm", 72, 0);
  assert_indent("6pc", 72, 0);
  assert_indent("72px", 72, 0);
  assert_indent(".5in", 36, 0);
  assert_indent("1em + 2pt", 12, 0);
  assert_indent("10pt-2pt", 8, 0);
  assert_indent("4.5 * 14.4pt", 64.8, 0);
  assert_indent("2 + 3 * 4 - 14", 0, 0);
  assert_indent("(2 + 3) * 4pt", 20, 0);
  assert_indent("10pt div 4", 2.5, 0);
  assert_indent("(10pt div 4pt) * 1pt", 2.5, 0);
  assert_indent("(5pt * 4pt) div 2pt", 10, 0);
  assert_indent("5pt * (4pt div 2pt)", 10, 0);
  assert_indent("(1 div 2pt) * 5pt * 4pt", 10, 0);
  assert_indent("(3pt * 3pt + 4pt * 4pt) div 5pt", 5, 0);
  assert_indent("10pt mod 4pt", 2, 0);
  assert_indent("-(1pt + 2pt)", -3, 0);
  assert_indent("- -3pt", 3, 0);
  assert_indent("50% - 6pt", -6, 50);
  assert_indent("2 * (50% + 1pt)", 2, 100);
  assert_indent("max(3pt, 1em)", 10, 0);
  assert_indent("min(3pt, 1em)", 3, 0);
  assert_indent("floor(2.7) * 1pt", 2, 0);
  assert_indent("ceiling(2.2) * 1pt", 3, 0);
  assert_indent("round(2.5) * 1pt", 3, 0);
  assert_indent("abs(-4pt)", 4, 0);
  assert_indent("abs(-10%)", 0, 10);
  assert_indent("floor(12.7%)", 0, 12);
  assert_indent("ceiling(10.2%)", 0, 11);
  assert_indent("round(0%)", 0, 0);
  assert_indent("from-parent(provisional-distance-between-starts) + 1pt", 31, 0);
  assert_indent("from-parent(space-after)", 11, 0);
  assert_indent("from-nearest-specified-value(space-after)", 11, 0);
  assert_indent("inherited-property-value(font-size) * 2", 20, 0);
}

static void assert_refused(const char *expression, const char *word)
{
  g_autofree char *flow =
      g_strdup_printf("<fo:block/>\n<fo:block id='a' text-indent='%s'/>", expression);
  g_autoptr(Document) document = document_of_flow(flow);
  g_test_message("%.40s", expression);
  assert_said(document, HP_WARNING, 2, word);
  g_assert_cmpint(traits(document, "a")->inherited.text_indent.length, ==, 0);
}

static void test_wrong_expressions_are_ignored_with_a_word(void)
{
  assert_refused("abs(10pt - 5%)", "wants numbers");
  assert_refused("proportional-column-width(1) + 50%", "a length such as");
  assert_refused("10furlong", "furlong");
  assert_refused("1pt * 1pt", "neither");
  assert_refused("1 div 1pt", "neither");
  assert_refused("50% * 50%", "multiplied");
  assert_refused("1pt*1pt*1pt*1pt*1pt*1pt*1pt*1pt*1pt", "more than 8");
  assert_refused("1pt div 0", "divisor");
  assert_refused("1 + 1pt", "cannot be added");
  assert_refused("florr(1)", "floor");
  assert_refused("max(1pt)", "arguments");
  assert_refused("(1pt", "parenthesis");
  assert_refused("1pt 2pt", "too much");
  assert_refused("max(50%, 1pt)", "compared");
  assert_refused("", "missing");
  assert_refused("&#9999;", "10pt");
  g_autofree char *nested = g_strnfill(100000, '(');
  assert_refused(nested, "nested");
  g_autofree char *signs = g_strnfill(100000, '-');
  assert_refused(signs, "nested");
  g_autofree char *digits = g_strnfill(1000, '9');
  assert_refused(digits, "too big");
}

static void test_colors(void)
{
  static const struct {
    const char *text;
    HpColor color;
  } colors[] = {
      {"#369", {0x33, 0x66, 0x99, 255}},
      {"#336699", {0x33, 0x66, 0x99, 255}},
      {"#33669980", {0x33, 0x66, 0x99, 0x80}},
      {"rgb(1, 2,3)", {1, 2, 3, 255}},
      {"rgb(100%, 50%, 0%)", {255, 128, 0, 255}},
      {"rgb-icc(255, 128, 0, #CMYK, 0, 0.5, 1, 0)", {255, 128, 0, 255}},
      {"cmyk(0%, 0%, 0%, 100%)", {0, 0, 0, 255}},
      {"system-color(window)", {255, 255, 255, 255}},
      {"system-color(&quot;windowtext&quot;)", {0, 0, 0, 255}},
      {"LightGrey", {211, 211, 211, 255}},
      {"transparent", {0, 0, 0, 0}},
  };
  for (guint i = 0; i < G_N_ELEMENTS(colors); i++) {
    g_autofree char *flow =
        g_strdup_printf("<fo:block id='a' background-color='%s'/>", colors[i].text);
    g_autoptr(Document) document = document_of_flow(flow);
    assert_clean(document);
    const HpColor found = traits(document, "a")->background_color;
    g_test_message("%s", colors[i].text);
    g_assert_cmpmem(&found, sizeof found, &colors[i].color, sizeof found);
  }
}

static void test_bad_colors(void)
{
  static const char *const values[] = {"system-color(1)", "system-color(#369)",
                                       "system-color(1pt + 50%)"};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autofree char *flow = g_strdup_printf("<fo:block background-color='%s'/>", values[i]);
    g_autoptr(Document) document = document_of_flow(flow);
    assert_said(document, HP_WARNING, 1, "name of a colour");
  }
}

static void test_list_functions(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:list-block start-indent='10pt' provisional-distance-between-starts='20pt' "
      "provisional-label-separation='4pt'><fo:list-item>"
      "<fo:list-item-label id='l' end-indent='label-end()'><fo:block/></fo:list-item-label>"
      "<fo:list-item-body id='b' start-indent='body-start()'><fo:block/></fo:list-item-body>"
      "</fo:list-item></fo:list-block>");
  assert_clean(document);
  const HpDimension end = traits(document, "l")->inherited.end_indent;
  assert_points(traits(document, "b")->inherited.start_indent.length, 30);
  g_assert_cmpfloat(end.percent, ==, 100);
  assert_points(end.length, -(30 - 4));
}

static void test_table_functions(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:table><fo:table-column id='x' column-width='proportional-column-width(2) + 5pt' "
      "text-align='end' number-columns-repeated='2'/>"
      "<fo:table-column text-align='center'/><fo:table-body><fo:table-row>"
      "<fo:table-cell id='a' number-columns-spanned='2' "
      "text-align='from-table-column(text-align)'><fo:block/></fo:table-cell>"
      "<fo:table-cell id='b' text-align='from-table-column()'><fo:block/></fo:table-cell>"
      "</fo:table-row></fo:table-body></fo:table>");
  assert_clean(document);
  const HpDimension width = traits(document, "x")->column_width;
  g_assert_cmpint(width.unit, ==, HP_UNIT_COLUMNS);
  g_assert_cmpfloat(width.percent, ==, 200);
  assert_points(width.length, 5);
  g_assert_cmpint(traits(document, "a")->inherited.text_align, ==, HP_ALIGN_END);
  g_assert_cmpint(traits(document, "b")->inherited.text_align, ==, HP_ALIGN_CENTER);
}

/*      1   2   3   4
 *    ┌───┬───┬───┬───┐
 *    │   │   │ a │   │
 *    │   ├───┼───┤   │
 *    │   │   │ b │   │
 *    ├───┤   ├───┼───┤
 *    │   │   │ e │ d │
 *    └───┴───┴───┴───┘ */
static void test_columns_of_spanned_tables(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:table><fo:table-column text-align='start' number-columns-repeated='2'/>"
      "<fo:table-column text-align='end'/><fo:table-column text-align='center'/>"
      "<fo:table-body><fo:table-row>"
      "<fo:table-cell number-rows-spanned='2'><fo:block/></fo:table-cell>"
      "<fo:table-cell><fo:block/></fo:table-cell>"
      "<fo:table-cell id='a' text-align='from-table-column()'><fo:block/></fo:table-cell>"
      "</fo:table-row><fo:table-row>"
      "<fo:table-cell number-rows-spanned='9'><fo:block/></fo:table-cell>"
      "<fo:table-cell id='b' text-align='from-table-column()'><fo:block/></fo:table-cell>"
      "</fo:table-row><fo:table-row><fo:table-cell><fo:block/></fo:table-cell>"
      "<fo:table-cell id='c'><fo:block id='e' text-align='from-table-column()'/></fo:table-cell>"
      "<fo:table-cell id='d' text-align='from-table-column()'><fo:block/></fo:table-cell>"
      "</fo:table-row></fo:table-body></fo:table>");
  assert_clean(document);
  g_assert_cmpint(traits(document, "a")->inherited.text_align, ==, HP_ALIGN_END);
  g_assert_cmpint(traits(document, "b")->inherited.text_align, ==, HP_ALIGN_END);
  g_assert_cmpint(traits(document, "e")->inherited.text_align, ==, HP_ALIGN_END);
  g_assert_cmpint(traits(document, "d")->inherited.text_align, ==, HP_ALIGN_CENTER);
}

static void test_counts_are_bounded(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:table><fo:table-column id='a' number-columns-repeated='99999999999999'/>"
      "<fo:table-body><fo:table-row><fo:table-cell id='b' number-rows-spanned='-3' "
      "number-columns-spanned='1e9'><fo:block/></fo:table-cell></fo:table-row></fo:table-body>"
      "</fo:table>");
  g_assert_cmpint(traits(document, "a")->columns_repeated, ==, 1000);
  g_assert_cmpint(traits(document, "b")->rows_spanned, ==, 1);
}

static void test_lengths_are_bounded(void)
{
  g_autoptr(Document) document = document_of_flow(
      "\n<fo:block id='a' start-indent='1e9pt' font-size='1000000pt' letter-spacing='9999pt' "
      "line-height='99999999'><fo:block id='b' margin-left='32000pt'>"
      "<fo:block id='c' margin-left='32000pt'/></fo:block></fo:block>"
      "<fo:block id='d' space-before='-99999999999999999999pt' padding-left='99999999999999%'/>");
  assert_said(document, HP_WARNING, 2, "32768pt");
  assert_said(document, HP_WARNING, 2, "4096pt");
  const HpTraits *a = traits(document, "a"), *d = traits(document, "d");
  assert_points(a->inherited.font_size, 4096);
  assert_points(a->inherited.letter_spacing.optimum.length, 1024);
  g_assert_cmpint(hp_traits_line_height(a), ==, HP_MAX_FO_LENGTH);
  assert_points(traits(document, "b")->inherited.start_indent.length, 32000);
  g_assert_cmpint(traits(document, "c")->inherited.start_indent.length, ==, HP_MAX_FO_LENGTH);
  g_assert_cmpint(d->space_before.optimum.length, ==, -HP_MAX_FO_LENGTH);
  g_assert_cmpint(hp_dimension_resolve(d->padding[HP_START].width, HP_MAX_FO_LENGTH, 0), ==,
                  HP_MAX_FO_LENGTH);
}

static void test_change_bars_inherit(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block color='red' change-bar-style='solid' change-bar-offset='-2pt' "
      "change-bar-placement='outside'><fo:block id='a'/>"
      "<fo:block id='b' change-bar-color='blue' change-bar-width='3pt'/></fo:block>"
      "<fo:block id='c'/>");
  assert_clean(document);
  const HpInheritedTraits *a = &traits(document, "a")->inherited;
  g_assert_cmpint(a->change_bar_style, ==, HP_BORDER_SOLID);
  g_assert_cmpint(a->change_bar_placement, ==, HP_BAR_OUTSIDE);
  g_assert_cmpint(a->change_bar_color.alpha, ==, 0);
  assert_points(a->change_bar_offset, -2);
  assert_points(a->change_bar_width, 1);
  assert_points(traits(document, "b")->inherited.change_bar_width, 3);
  g_assert_cmpint(traits(document, "b")->inherited.change_bar_color.blue, ==, 255);
  const HpInheritedTraits *c = &traits(document, "c")->inherited;
  g_assert_cmpint(c->change_bar_style, ==, HP_BORDER_NONE);
  assert_points(c->change_bar_offset, 6);
}

/* An object with each property there is, and each component of each. */
static void test_too_many_properties_are_said(void)
{
  static const char *const components[] = {"minimum",
                                           "optimum",
                                           "maximum",
                                           "precedence",
                                           "conditionality",
                                           "length",
                                           "within-line",
                                           "within-column",
                                           "within-page",
                                           "inline-progression-direction",
                                           "block-progression-direction"};
  GString *block = g_string_new("<fo:block");
  for (const HpProperty *property = hp_properties; property->name != NULL; property++) {
    if (strchr(property->name, ':') != NULL)
      continue;
    g_string_append_printf(block, " %s=''", property->name);
    for (guint i = 0; i < G_N_ELEMENTS(components); i++)
      if (hp_component_by_name(property, components[i]) != HP_COMPONENT_COUNT)
        g_string_append_printf(block, " %s.%s=''", property->name, components[i]);
  }
  g_string_append(block, "/>");
  g_autoptr(Document) document = document_of_flow(block->str);
  assert_said(document, HP_WARNING, 1, "fo:block has more than 256 properties");
  g_string_free(block, TRUE);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/fo-properties/" #name, test_##name)
  ADD(inheritance);
  ADD(values_taken_over_whole);
  ADD(shorthands_specify);
  ADD(what_lines_may_end_with);
  ADD(initial_values);
  ADD(limits_of_keeps_and_breaks);
  ADD(em_follows_font_size_whatever_the_order);
  ADD(line_height_inherits_as_factor_or_length);
  ADD(alike_objects_share_traits);
  ADD(components);
  ADD(keep_without_component);
  ADD(auto_lifts_each_component_of_a_keep);
  ADD(borders);
  ADD(padding_and_margin);
  ADD(what_a_border_does_not_name);
  ADD(wrong_borders);
  ADD(font_shorthand);
  ADD(fonts_written_in_other_ways);
  ADD(wrong_fonts);
  ADD(other_shorthands);
  ADD(text_decoration_accumulates);
  ADD(writing_mode_tells_sides);
  ADD(width_is_a_progression_dimension);
  ADD(regions);
  ADD(expressions);
  ADD(wrong_expressions_are_ignored_with_a_word);
  ADD(colors);
  ADD(bad_colors);
  ADD(list_functions);
  ADD(table_functions);
  ADD(columns_of_spanned_tables);
  ADD(counts_are_bounded);
  ADD(lengths_are_bounded);
  ADD(change_bars_inherit);
  g_test_add_func("/fo-properties/too_many_properties_are_said", test_too_many_properties_are_said);
  return g_test_run();
}
