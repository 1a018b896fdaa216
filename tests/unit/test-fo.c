/* The tree of formatting objects: properties, expressions, nesting, references. */
#include "fo/fo.h"

#include <string.h>

#define ROOT                                                                                       \
  "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' xmlns:hpx='" HP_EXTENSION_NAMESPACE       \
  "' xmlns:fox='" HP_FOX_NAMESPACE "'>"
#define MASTERS                                                                                    \
  "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='210mm' "               \
  "page-height='297mm'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
#define SEQUENCE "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'>"
#define END "</fo:flow></fo:page-sequence></fo:root>"

/* A document read, with its tree and what was said about it. */
typedef struct {
  xmlDoc *xml;
  HpDiagnostics *diagnostics;
  HpFoTree *tree;
} Document;

static Document *document_of(const char *text)
{
  Document *document = g_new0(Document, 1);
  document->xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, XML_PARSE_NOENT);
  g_assert_nonnull(document->xml);
  document->diagnostics = hp_diagnostics_new();
  document->tree = hp_fo_tree_new(document->xml, document->diagnostics);
  return document;
}

static Document *document_of_flow(const char *flow)
{
  g_autofree char *text = g_strconcat(ROOT MASTERS SEQUENCE, flow, END, NULL);
  return document_of(text);
}

static void document_free(Document *document)
{
  hp_fo_tree_free(document->tree);
  hp_diagnostics_free(document->diagnostics);
  xmlFreeDoc(document->xml);
  g_free(document);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Document, document_free)

static const HpFo *object(const Document *document, const char *id)
{
  g_assert_nonnull(document->tree);
  const HpFo *fo = hp_fo_tree_by_id(document->tree, id);
  g_assert_nonnull(fo);
  return fo;
}

static const HpTraits *traits(const Document *document, const char *id)
{
  return object(document, id)->traits;
}

#define assert_points(length, points) g_assert_cmpint((length), ==, hp_points_to_length(points))

static void assert_clean(const Document *document)
{
  const GPtrArray *said = hp_diagnostics_sorted(document->diagnostics);
  for (guint i = 0; i < said->len; i++)
    g_test_message("%s", ((const HpDiagnostic *)g_ptr_array_index(said, i))->message);
  g_assert_cmpuint(said->len, ==, 0);
}

/* That one thing was said, of that severity, at that line, with that word in it. */
static void assert_said(const Document *document, HpSeverity severity, int line, const char *word)
{
  const GPtrArray *said = hp_diagnostics_sorted(document->diagnostics);
  for (guint i = 0; i < said->len; i++) {
    const HpDiagnostic *one = g_ptr_array_index(said, i);
    g_test_message("%d: %.200s", one->place.line, one->message);
    if (one->severity == severity && one->place.line == line && strstr(one->message, word) != NULL)
      return;
  }
  g_test_fail_printf("nothing said at line %d about %s", line, word);
}

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
  g_assert_true(a->inherited.letter_spacing_normal);
  g_assert_cmpint(a->baseline_shift, ==, HP_SHIFT_BASELINE);
  assert_points(hp_traits_line_height(a), 9);
  assert_points(a->space_before.optimum.length, 5);
  g_assert_true(a->space_before.retain);
  g_assert_false(b->inherited.letter_spacing_normal);
  assert_points(b->baseline_shift_length.length, 4);
  assert_points(hp_traits_line_height(b), 36);
  g_assert_true(b->space_before.retain);
}

static void test_initial_values(void)
{
  g_autoptr(Document) document = document_of_flow("<fo:block id='a'/>");
  const HpTraits *a = traits(document, "a");
  assert_points(a->inherited.font_size, 12);
  assert_points(hp_traits_line_height(a), 14.4);
  g_assert_cmpint(a->inherited.orphans, ==, 2);
  g_assert_true(a->inherited.border_collapse);
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

static void test_other_shorthands(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' white-space='pre' page-break-after='always' page-break-inside='avoid' "
      "page-break-before='right' text-align='right' xml:lang='sr-Latn-RS'/>"
      "<fo:block id='h' xml:lang='sv-SE' country='FI'><fo:block id='i' xml:lang='de-DE-1996'/>"
      "</fo:block>"
      "<fo:block id='b' language='sv' country='FI'><fo:block id='c' script='Latn'/></fo:block>"
      "<fo:block id='d' background='url(\"a b.png\") no-repeat yellow right 10pt'/>"
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
  g_assert_cmpstr(d->background_image, ==, "a b.png");
  g_assert_cmpint(d->background_repeat, ==, HP_NO_REPEAT);
  g_assert_cmpfloat(d->background_x.percent, ==, 100);
  assert_points(d->background_y.length, 10);
  g_assert_cmpint(traits(document, "e")->baseline_shift, ==, HP_SHIFT_SUPER);
  g_assert_cmpint(traits(document, "g")->alignment_adjust, ==, HP_BASELINE_LENGTH);
  g_assert_cmpfloat(traits(document, "g")->alignment_adjust_length.percent, ==, -20);
  g_assert_cmpint(traits(document, "f")->absolute_position, ==, HP_POSITION_ABSOLUTE);
  assert_points(traits(document, "f")->top.length, 72);
  assert_points(traits(document, "f")->inherited.border_separation_block, 3);
}

static void test_text_decoration_accumulates(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block text-decoration='underline'>x <fo:inline id='a' color='red' "
      "text-decoration='line-through'>y <fo:inline id='b' text-decoration='no-underline'/>"
      "<fo:inline id='c' text-decoration='none'/></fo:inline></fo:block>");
  g_assert_cmpint(traits(document, "a")->text_decoration, ==,
                  HP_DECORATION_UNDERLINE | HP_DECORATION_LINE_THROUGH);
  g_assert_cmpint(traits(document, "b")->text_decoration, ==, HP_DECORATION_LINE_THROUGH);
  g_assert_cmpint(traits(document, "c")->text_decoration, ==, 0);
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
  g_assert_true(a->margin_given[HP_BEFORE]);
  g_assert_false(a->margin_given[HP_START]);
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
  assert_refused("10furlong", "furlong");
  assert_refused("1pt * 1pt", "multiplied");
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
  g_assert_cmpint(hp_traits_line_height(a), ==, HP_FO_LENGTH_LIMIT);
  assert_points(traits(document, "b")->inherited.start_indent.length, 32000);
  g_assert_cmpint(traits(document, "c")->inherited.start_indent.length, ==, HP_FO_LENGTH_LIMIT);
  g_assert_cmpint(d->space_before.optimum.length, ==, -HP_FO_LENGTH_LIMIT);
  g_assert_cmpint(hp_dimension_resolve(d->padding[HP_START].width, HP_FO_LENGTH_LIMIT, 0), ==,
                  HP_FO_LENGTH_LIMIT);
}

/* ---- Nesting and references ---------------------------------------------------------------- */

static void assert_flow_error(const char *flow, int line, const char *word)
{
  g_autoptr(Document) document = document_of_flow(flow);
  g_assert_null(document->tree);
  assert_said(document, HP_ERROR, line, word);
}

static void test_nesting(void)
{
  assert_flow_error("<fo:block>\n<fo:table-row/></fo:block>", 2, "fo:table-row");
  assert_flow_error("<fo:block/>\n<fo:blok/>", 2, "fo:block");
  assert_flow_error("\n<fo:table><fo:table-column/></fo:table>", 2, "lacks fo:table-body");
  assert_flow_error("<fo:list-block><fo:list-item>\n<fo:list-item-body><fo:block/>"
                    "</fo:list-item-body></fo:list-item></fo:list-block>",
                    2, "must come after fo:list-item-label, which is not there");
  assert_flow_error("<fo:block><fo:inline/>\n<fo:marker marker-class-name='m'/></fo:block>", 2,
                    "fo:marker");
  assert_flow_error("<fo:block>\n<fo:retrieve-marker retrieve-class-name='m'/></fo:block>", 2,
                    "fo:static-content");
  assert_flow_error("<fo:block>\n<fo:external-graphic/></fo:block>", 2, "src");
  assert_flow_error("<fo:block/>\n<fo:block colour='red'/>", 2, "\"color\"");
  assert_flow_error("<fo:block/>\n<fo:block space-before.minimun='1pt'/>", 2, "space-before");
  assert_flow_error("<fo:block id='a'/>\n<fo:block id='a'/>", 2, "\"a\"");
}

/* What may stand somewhere is said in words, not in the notation of the Recommendation. */
static void test_content_models_in_words(void)
{
  assert_flow_error("\n<fo:table><fo:table-column/></fo:table>", 2,
                    "Expected there: any number of fo:table-column, then at most one "
                    "fo:table-header, then at most one fo:table-footer, then one or more "
                    "fo:table-body.");
  assert_flow_error("<fo:block/>\n<fo:inline/>", 2,
                    "Expected there: block-level objects such as fo:block.");
  assert_flow_error("<fo:block>\n<fo:table-row/></fo:block>", 2,
                    "at most one fo:initial-property-set, then text, inline-level objects such as "
                    "fo:inline or block-level objects such as fo:block.");
  assert_flow_error("<fo:block>\n<fo:page-number><fo:block/></fo:page-number></fo:block>", 2,
                    "Expected there: nothing.");
  assert_flow_error("<fo:block><fo:inline/>\n<fo:marker marker-class-name='m'/></fo:block>", 2,
                    "Expected in this order: any number of fo:marker, then");
  assert_flow_error("\n<fo:list-block/>", 2, "fo:list-block lacks fo:list-item");
}

static void test_deep_nesting_is_refused(void)
{
  g_autoptr(GString) flow = g_string_new(NULL);
  for (int i = 0; i < 1000; i++)
    g_string_append(flow, "<fo:block>");
  for (int i = 0; i < 1000; i++)
    g_string_append(flow, "</fo:block>");
  g_autofree char *text = g_strconcat(ROOT MASTERS SEQUENCE, flow->str, END, NULL);
  xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, XML_PARSE_HUGE);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_assert_null(hp_fo_tree_new(xml, diagnostics));
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, 1);
  xmlFreeDoc(xml);
}

static void assert_document_error(const char *text, int line, const char *word)
{
  g_autoptr(Document) document = document_of(text);
  g_assert_null(document->tree);
  assert_said(document, HP_ERROR, line, word);
}

static void test_missing_parts(void)
{
  assert_document_error("\n<html/>", 2, "html");
  assert_document_error(ROOT "\n<fo:layout-master-set/></fo:root>", 2, "simple-page-master");
  assert_document_error(ROOT MASTERS "\n<fo:page-sequence master-reference='p'/></fo:root>", 2,
                        "flow");
  assert_document_error(ROOT MASTERS "\n<fo:page-sequence master-reference='q'>"
                                     "<fo:flow flow-name='xsl-region-body'><fo:block/>" END,
                        2, "\"q\"");
  assert_document_error(ROOT MASTERS "<fo:page-sequence master-reference='p'>\n"
                                     "<fo:flow flow-name='xsl-region-bdy'><fo:block/>" END,
                        2, "xsl-region-body");
  assert_document_error(
      ROOT "<fo:layout-master-set><fo:simple-page-master master-name='p'>\n<fo:region-before/>"
           "<fo:region-body/></fo:simple-page-master></fo:layout-master-set>" SEQUENCE
           "<fo:block/>" END,
      2, "fo:region-before");
}

static void test_all_errors_in_one_run(void)
{
  g_autoptr(Document) document =
      document_of_flow("<fo:block colour='red'/><fo:blok/><fo:block foo='1'/>");
  g_assert_cmpuint(hp_diagnostics_count(document->diagnostics, HP_ERROR), ==, 3);
}

static void test_leniency(void)
{
  g_autoptr(Document) document = document_of_flow(
      "stray\n<fo:block id='a' fox:tab-stops='x' xmlns:axf='urn:axf' axf:b='1' volume='loud' "
      "fox:alt-text='A map'>x<!-- a comment -->y<x xmlns='urn:x'>unseen</x></fo:block>\n"
      "<fo:block text-align='middle'>p. <fo:page-number-citation ref-id='nowhere'/></fo:block>\n"
      "<fo:table><fo:table-body><fo:table-row><fo:table-cell/></fo:table-row></fo:table-body>"
      "<fo:table-footer><fo:table-row><fo:table-cell><fo:block/></fo:table-cell></fo:table-row>"
      "</fo:table-footer></fo:table>");
  g_assert_nonnull(document->tree);
  assert_said(document, HP_WARNING, 1, "stray");
  assert_said(document, HP_WARNING, 3, "text-align");
  assert_said(document, HP_WARNING, 3, "nowhere");
  assert_said(document, HP_WARNING, 4, "fo:table-cell");
  assert_said(document, HP_WARNING, 4, "fo:table-footer");
  const HpFo *a = object(document, "a");
  g_assert_cmpstr(hp_fo_name(a, HP_NAME_ALT_TEXT), ==, "A map");
  g_assert_cmpstr(a->first_child->text, ==, "xy");
  g_assert_null(a->first_child->next);
}

static guint count_said(const Document *document, const char *word)
{
  const GPtrArray *said = hp_diagnostics_sorted(document->diagnostics);
  guint count = 0;
  for (guint i = 0; i < said->len; i++)
    count += strstr(((const HpDiagnostic *)g_ptr_array_index(said, i))->message, word) != NULL;
  return count;
}

static void test_what_is_left_out_is_said_once(void)
{
  g_autoptr(Document) document =
      document_of_flow("\n<fo:float float='start'><fo:block>beside</fo:block></fo:float>\n"
                       "<fo:float float='start'><fo:block>beside</fo:block></fo:float>\n"
                       "<x:note xmlns:x='urn:x'/><fo:block><x:note xmlns:x='urn:x'/></fo:block>\n"
                       "<block>no namespace</block>\n"
                       "<fo:change-bar-begin change-bar-class='c'/><fo:block/>"
                       "<fo:change-bar-end change-bar-class='c'/>");
  assert_said(document, HP_WARNING, 2, "fo:float is not supported");
  g_assert_cmpuint(count_said(document, "fo:float"), ==, 1);
  assert_said(document, HP_WARNING, 4, "<x:note> is not XSL-FO");
  g_assert_cmpuint(count_said(document, "x:note"), ==, 1);
  assert_said(document, HP_WARNING, 5, "<block> is in no namespace");
  assert_said(document, HP_WARNING, 6, "Change bars");
}

static void test_one_case_of_a_switch_is_shown(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:multi-switch id='s'><fo:multi-case starting-state='hide'><fo:block/></fo:multi-case>"
      "<fo:multi-case id='c'><fo:block/></fo:multi-case><fo:multi-case><fo:block/></fo:multi-case>"
      "</fo:multi-switch>");
  assert_clean(document);
  const HpFo *shown = object(document, "s")->first_child;
  g_assert_true(shown == object(document, "c"));
  g_assert_null(shown->next);
}

static void test_places_are_those_in_the_plan(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block hpx:at='C:/my plan.xml:17:5'><fo:inline color='chartreus'/></fo:block>");
  const HpDiagnostic *said = g_ptr_array_index(hp_diagnostics_sorted(document->diagnostics), 0);
  g_assert_cmpstr(said->place.file, ==, "C:/my plan.xml");
  g_assert_cmpint(said->place.line, ==, 17);
  g_assert_cmpint(said->place.column, ==, 5);
}

/* ---- Levels, markers, metadata ------------------------------------------------------------- */

static void test_levels(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:wrapper id='a'><fo:block/></fo:wrapper><fo:wrapper id='b'/>"
      "<fo:block>x <fo:wrapper id='c'/><fo:wrapper id='d'>text</fo:wrapper></fo:block>");
  assert_clean(document);
  g_assert_true(hp_fo_is_block_level(object(document, "a")));
  g_assert_true(hp_fo_is_block_level(object(document, "b")));
  g_assert_false(hp_fo_is_block_level(object(document, "c")));
  g_assert_false(hp_fo_is_block_level(object(document, "d")));
}

static void test_markers_inherit_where_retrieved(void)
{
  g_autoptr(Document) document = document_of(
      ROOT MASTERS "<fo:page-sequence master-reference='p'>"
                   "<fo:static-content flow-name='xsl-region-body'><fo:block font-size='20pt'>"
                   "<fo:retrieve-marker id='r' retrieve-class-name='m' "
                   "retrieve-boundary='document'/></fo:block></fo:static-content>"
                   "<fo:flow flow-name='xsl-footnote-separator'><fo:block id='a' font-size='5pt'>"
                   "<fo:marker marker-class-name='m'>Chapter "
                   "<fo:inline font-size='50%'>1</fo:inline></fo:marker>"
                   "<fo:marker marker-class-name='n'/>text</fo:block>" END);
  g_assert_null(document->tree); /* that flow has no region */
  document_free(g_steal_pointer(&document));
  document = document_of(
      ROOT "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>"
           "<fo:region-before/></fo:simple-page-master></fo:layout-master-set>"
           "<fo:page-sequence master-reference='p'>"
           "<fo:static-content flow-name='xsl-region-before'><fo:block font-size='20pt'>"
           "<fo:retrieve-marker id='r' retrieve-class-name='m' retrieve-boundary='document'/>"
           "</fo:block></fo:static-content>"
           "<fo:flow flow-name='xsl-region-body'><fo:block id='a' font-size='5pt'>"
           "<fo:marker marker-class-name='m'>Chapter <fo:inline font-size='50%'>1</fo:inline>"
           "</fo:marker><fo:marker marker-class-name='n'/>text</fo:block>" END);
  assert_clean(document);
  const HpFo *a = object(document, "a"), *r = object(document, "r");
  g_assert_cmpint(a->first_child->kind, ==, HP_FO_TEXT);
  const HpFo *marker = a->first_marker;
  g_assert_cmpstr(hp_fo_name(marker, HP_NAME_MARKER_CLASS_NAME), ==, "m");
  g_assert_cmpstr(hp_fo_name(marker->next, HP_NAME_MARKER_CLASS_NAME), ==, "n");
  g_assert_cmpint(r->traits->retrieve_boundary, ==, HP_RETRIEVE_WITHIN_DOCUMENT);
  g_autoptr(HpArena) arena = hp_arena_new();
  const HpFo *copy = hp_fo_instantiate_marker(document->tree, marker, r, arena);
  g_assert_true(copy->parent == r);
  g_assert_false(hp_fo_is_block_level(copy));
  assert_points(copy->first_child->traits->inherited.font_size, 20);
  assert_points(copy->last_child->traits->inherited.font_size, 10);
  assert_points(marker->last_child->traits->inherited.font_size, 2.5);
}

/* Foreign objects, texts and what markers are refined from outlive the document. */
static void test_tree_without_its_document(void)
{
  g_autoptr(Document) document = document_of(
      ROOT "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>"
           "<fo:region-before/></fo:simple-page-master></fo:layout-master-set>"
           "<fo:page-sequence master-reference='p'>"
           "<fo:static-content flow-name='xsl-region-before'><fo:block font-size='20pt'>"
           "<fo:retrieve-marker id='r' retrieve-class-name='m'/></fo:block></fo:static-content>"
           "<fo:flow flow-name='xsl-region-body'><fo:block id='a'>"
           "<fo:marker marker-class-name='m'><fo:inline hpx:font-features='tnum' "
           "font-size='from-nearest-specified-value(font-size) * 0.5'>x</fo:inline></fo:marker>"
           "text<fo:instream-foreign-object id='f'><svg xmlns='http://www.w3.org/2000/svg'/>"
           "</fo:instream-foreign-object></fo:block>" END);
  assert_clean(document);
  hp_fo_tree_detach(document->tree);
  xmlFreeDoc(g_steal_pointer(&document->xml));
  const HpFo *a = object(document, "a");
  g_assert_cmpstr(a->first_child->text, ==, "text");
  g_assert_cmpstr((const char *)object(document, "f")->first_child->node->name, ==, "svg");
  g_autoptr(HpArena) arena = hp_arena_new();
  const HpFo *copy =
      hp_fo_instantiate_marker(document->tree, a->first_marker, object(document, "r"), arena);
  g_assert_cmpstr(copy->first_child->traits->inherited.font_features, ==, "tnum");
  assert_points(copy->first_child->traits->inherited.font_size, 10);
  g_assert_cmpstr(copy->first_child->first_child->text, ==, "x");
}

static void test_metadata(void)
{
  g_autoptr(Document) document = document_of(
      ROOT MASTERS "<fo:declarations><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                   "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                   "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'>"
                   "<dc:title><rdf:Alt><rdf:li xml:lang='x-default'> A plan </rdf:li></rdf:Alt>"
                   "</dc:title><dc:language>sv</dc:language><dc:creator><rdf:Seq>"
                   "<rdf:li>Länet</rdf:li> <rdf:li>Staden</rdf:li></rdf:Seq></dc:creator>"
                   "<dc:identifier>RS 1</dc:identifier></rdf:Description></rdf:RDF>"
                   "</x:xmpmeta></fo:declarations>" SEQUENCE "<fo:block/>" END);
  assert_clean(document);
  const HpFoMetadata metadata = hp_fo_tree_metadata(document->tree);
  g_assert_cmpstr(metadata.title, ==, "A plan");
  g_assert_cmpstr(metadata.language, ==, "sv");
  g_assert_cmpstr(metadata.creators[0], ==, "Länet");
  g_assert_cmpstr(metadata.creators[1], ==, "Staden");
  g_assert_null(metadata.creators[2]);
  g_assert_cmpstr(metadata.identifier, ==, "RS 1");
  g_assert_null(metadata.description);
}

static void test_metadata_without_xmp(void)
{
  g_autoptr(Document) document =
      document_of(ROOT MASTERS "<fo:page-sequence master-reference='p' xml:lang='fi'>"
                               "<fo:title>A \n <fo:inline>plan</fo:inline></fo:title>"
                               "<fo:flow flow-name='xsl-region-body'><fo:block/>" END);
  assert_clean(document);
  g_assert_cmpstr(hp_fo_tree_metadata(document->tree).title, ==, "A plan");
  g_assert_cmpstr(hp_fo_tree_metadata(document->tree).language, ==, "fi");
}

static void test_foreign_object(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block><fo:instream-foreign-object id='a'><svg xmlns='http://www.w3.org/2000/svg'/>"
      "</fo:instream-foreign-object></fo:block>");
  assert_clean(document);
  const HpFo *svg = object(document, "a")->first_child;
  g_assert_cmpint(svg->kind, ==, HP_FO_FOREIGN);
  g_assert_cmpstr((const char *)svg->node->name, ==, "svg");
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(name) g_test_add_func("/fo/" #name, test_##name)
  ADD(inheritance);
  ADD(values_taken_over_whole);
  ADD(initial_values);
  ADD(em_follows_font_size_whatever_the_order);
  ADD(line_height_inherits_as_factor_or_length);
  ADD(alike_objects_share_traits);
  ADD(components);
  ADD(keep_without_component);
  ADD(borders);
  ADD(padding_and_margin);
  ADD(font_shorthand);
  ADD(other_shorthands);
  ADD(text_decoration_accumulates);
  ADD(writing_mode_tells_sides);
  ADD(width_is_a_progression_dimension);
  ADD(regions);
  ADD(expressions);
  ADD(wrong_expressions_are_ignored_with_a_word);
  ADD(colors);
  ADD(list_functions);
  ADD(table_functions);
  ADD(columns_of_spanned_tables);
  ADD(counts_are_bounded);
  ADD(lengths_are_bounded);
  ADD(nesting);
  ADD(content_models_in_words);
  ADD(deep_nesting_is_refused);
  ADD(missing_parts);
  ADD(all_errors_in_one_run);
  ADD(leniency);
  ADD(what_is_left_out_is_said_once);
  ADD(one_case_of_a_switch_is_shown);
  ADD(places_are_those_in_the_plan);
  ADD(levels);
  ADD(markers_inherit_where_retrieved);
  ADD(tree_without_its_document);
  ADD(metadata);
  ADD(metadata_without_xmp);
  ADD(foreign_object);
  return g_test_run();
}
