/* Lines: what a text of many pages keeps from one page to the next. */
#include "layout/layout.h"

#include <libxml/parser.h>
#include <string.h>

static const char beginning[] =
    "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans'>"
    "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='200pt' "
    "page-height='100pt'><fo:region-body/></fo:simple-page-master></fo:layout-master-set>"
    "<fo:page-sequence master-reference='p'><fo:flow flow-name='xsl-region-body'><fo:block>";
static const char end[] = "</fo:block><fo:block id='last'>end</fo:block></fo:flow>"
                          "</fo:page-sequence></fo:root>";

typedef struct {
  HpText *text;
  HpGraphics *graphics;
  HpDiagnostics *diagnostics;
  xmlDoc *document;
  HpFoTree *tree; /* whose names the pages use */
  HpPages *pages;
} Fixture;

static void fixture_init(Fixture *fixture, const char *xml)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *fonts = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "fonts/fonts.conf", NULL);
  fixture->text = hp_text_new(fonts, &error);
  g_assert_no_error(error);
  fixture->graphics = hp_graphics_new(".", NULL);
  fixture->diagnostics = hp_diagnostics_new();
  fixture->document = xmlReadMemory(xml, (int)strlen(xml), "x.fo", NULL, XML_PARSE_NONET);
  fixture->tree = hp_fo_tree_new(fixture->document, fixture->diagnostics);
  const HpLayoutOptions options = {
      .text = fixture->text, .graphics = fixture->graphics, .diagnostics = fixture->diagnostics};
  fixture->pages = hp_layout(fixture->tree, &options);
  g_assert_nonnull(fixture->pages);
}

/* A block of that content. */
static void fixture_init_block(Fixture *fixture, const char *content)
{
  g_autofree char *xml = g_strconcat(beginning, content, end, NULL);
  fixture_init(fixture, xml);
}

static void fixture_clear(Fixture *fixture)
{
  hp_pages_free(fixture->pages);
  hp_fo_tree_free(fixture->tree);
  xmlFreeDoc(fixture->document);
  hp_diagnostics_free(fixture->diagnostics);
  hp_graphics_free(fixture->graphics);
  hp_text_free(fixture->text);
}

static guint count_digits(const HpPages *pages)
{
  guint n = 0;
  for (guint i = 0; i < hp_pages_count(pages); i++) {
    const HpPage *page = hp_pages_get(pages, i);
    for (guint k = 0; k < page->n_draws; k++)
      for (gsize at = 0;
           page->draws[k].kind == HP_DRAW_GLYPHS && at < page->draws[k].glyphs.text_length; at++)
        n += g_ascii_isdigit(page->draws[k].glyphs.text[at]) ? 1 : 0;
  }
  return n;
}

/* Each page begins where the one before ended, though some numbers are known by then. */
static void test_citations_over_pages(gconstpointer data)
{
  const int citations = GPOINTER_TO_INT(data);
  g_autoptr(GString) xml = g_string_new(beginning);
  for (int i = 0; i < citations; i++)
    g_string_append_printf(xml,
                           "word <fo:inline id='i%d'>word</fo:inline> "
                           "<fo:page-number-citation ref-id='i%d'/> ",
                           i, i * 7 % citations);
  g_string_append(xml, end);
  Fixture fixture;
  fixture_init(&fixture, xml->str);
  const HpPages *pages = fixture.pages;
  guint expected = 0;
  for (int i = 0; i < citations; i++) {
    g_autofree char *id = g_strdup_printf("i%d", i);
    const HpDestination *destination = hp_pages_destination(pages, id);
    g_assert_nonnull(destination);
    expected += (guint)strlen(hp_pages_get(pages, destination->page)->number);
  }
  g_assert_cmpuint(hp_pages_count(pages), >, 2);
  g_assert_cmpuint(count_digits(pages), ==, expected);
  fixture_clear(&fixture);
}

static guint count_letters(const HpPages *pages)
{
  guint n = 0;
  for (guint i = 0; i < hp_pages_count(pages); i++) {
    const HpPage *page = hp_pages_get(pages, i);
    for (guint k = 0; k < page->n_draws; k++) {
      if (page->draws[k].kind != HP_DRAW_GLYPHS)
        continue;
      const char *text = page->draws[k].glyphs.text;
      const char *text_end = text + page->draws[k].glyphs.text_length;
      g_assert_true(g_utf8_validate(text, text_end - text, NULL));
      for (; text < text_end; text = g_utf8_next_char(text))
        n += g_unichar_isalpha(g_utf8_get_char(text)) ? 1 : 0;
    }
  }
  return n;
}

/* Page 10 goes on where page 9 ended, though the number before it became longer; page 2 where
   page 1 ended, though the citation became known. */
static void test_page_numbers_over_pages(void)
{
  enum { WORDS = 600, LETTERS = 4 };
  g_autoptr(GString) xml = g_string_new(beginning);
  g_string_append(xml, "<fo:page-number/> <fo:inline id='here'/>"
                       "<fo:page-number-citation ref-id='here'/>");
  for (int i = 0; i < WORDS; i++)
    g_string_append(xml, i % 3 == 0 ? " \u05e9\u05dc\u05d5\u05dd" : " word");
  g_string_append(xml, end);
  Fixture fixture;
  fixture_init(&fixture, xml->str);
  g_assert_cmpuint(hp_pages_count(fixture.pages), >, 10);
  g_assert_cmpuint(count_letters(fixture.pages), ==, WORDS * LETTERS + strlen("end"));
  fixture_clear(&fixture);
}

/* An inline is cited by the pages that it begins and ends on (6.6.11, 6.6.12). */
static void test_inline_over_pages(void)
{
  g_autoptr(GString) content = g_string_new("<fo:inline id='long'>");
  for (int i = 0; i < 200; i++)
    g_string_append(content, "word ");
  g_string_append(content, "</fo:inline>");
  for (int i = 0; i < 100; i++)
    g_string_append(content, " after");
  Fixture fixture;
  fixture_init_block(&fixture, content->str);
  const HpDestination *destination = hp_pages_destination(fixture.pages, "long");
  g_assert_cmpuint(destination->page, ==, 0);
  g_assert_cmpuint(destination->last_page, >, 1);
  g_assert_cmpuint(destination->last_page, <, hp_pages_count(fixture.pages) - 1);
  fixture_clear(&fixture);
}

static char *text_of_page(const HpPage *page)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < page->n_draws; i++)
    if (page->draws[i].kind == HP_DRAW_GLYPHS)
      g_string_append_len(text, page->draws[i].glyphs.text,
                          (gssize)page->draws[i].glyphs.text_length);
  return g_string_free(text, FALSE);
}

/* A line of a marker and of a citation is set when all pages are made: the marker is still there.
 */
static void test_marker_beside_citation(void)
{
  enum { PAGES = 5 };
  g_autoptr(GString) xml = g_string_new(
      "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans'>"
      "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='200pt' "
      "page-height='60pt'><fo:region-body margin-top='20pt'/><fo:region-before extent='20pt'/>"
      "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='p' "
      "id='s'><fo:static-content flow-name='xsl-region-before'><fo:block><fo:inline>"
      "<fo:retrieve-marker retrieve-class-name='m'/></fo:inline> of <fo:page-number-citation-last "
      "ref-id='s'/></fo:block></fo:static-content><fo:flow flow-name='xsl-region-body'>");
  for (int i = 0; i < PAGES; i++)
    g_string_append_printf(
        xml,
        "<fo:block break-before='page'><fo:marker marker-class-name='m'>Part <fo:inline "
        "font-weight='bold' text-decoration='underline'>no. %d</fo:inline></fo:marker>"
        "<fo:change-bar-begin change-bar-class='c' change-bar-style='solid'/>words"
        "<fo:change-bar-end change-bar-class='c'/></fo:block>",
        i);
  g_string_append(xml, "</fo:flow></fo:page-sequence></fo:root>");
  Fixture fixture;
  fixture_init(&fixture, xml->str);
  g_assert_cmpuint(hp_pages_count(fixture.pages), ==, PAGES);
  for (guint i = 0; i < PAGES; i++) {
    g_autofree char *expected = g_strdup_printf("Part no. %u of %d", i, PAGES);
    g_autofree char *text = text_of_page(hp_pages_get(fixture.pages, i));
    g_assert_nonnull(strstr(text, expected));
  }
  fixture_clear(&fixture);
}

static HpLength rule_width(const HpPage *page)
{
  for (guint i = 0; i < page->n_draws; i++)
    if (page->draws[i].kind == HP_DRAW_RULE)
      return page->draws[i].rect.width;
  return 0;
}

/* Percentages are of the block's content, also after a container in the line. */
static void test_percentage_after_container(void)
{
  Fixture fixture;
  fixture_init_block(&fixture, "<fo:inline-container width='40pt'><fo:block>a</fo:block>"
                               "</fo:inline-container>"
                               "<fo:leader leader-pattern='rule' leader-length='50%'/>");
  g_assert_cmpint(rule_width(hp_pages_get(fixture.pages, 0)), ==, 100 * HP_POINT);
  fixture_clear(&fixture);
}

/* Columns are measured before there is a width; what is laid out then has the one it got. */
static void test_percentage_in_measured_cell(void)
{
  Fixture fixture;
  fixture_init_block(&fixture,
                     "<fo:table width='100%'><fo:table-body><fo:table-row><fo:table-cell>"
                     "<fo:block>c<fo:leader leader-pattern='rule' leader-length='50%'/>"
                     "</fo:block></fo:table-cell></fo:table-row></fo:table-body></fo:table>");
  g_assert_cmpint(rule_width(hp_pages_get(fixture.pages, 0)), ==, 100 * HP_POINT);
  fixture_clear(&fixture);
}

/* A label does not break: the list goes to the next page with what it is kept with. */
static void test_no_break_in_label(void)
{
  Fixture fixture;
  fixture_init_block(&fixture,
                     "<fo:block font-size='8pt' line-height='10pt'><fo:block>first</fo:block>"
                     "<fo:list-block id='list' keep-with-next.within-page='always'><fo:list-item>"
                     "<fo:list-item-label end-indent='170pt' linefeed-treatment='preserve'>"
                     "<fo:block>a&#10;b&#10;c&#10;d</fo:block></fo:list-item-label>"
                     "<fo:list-item-body start-indent='40pt'><fo:block>body</fo:block>"
                     "</fo:list-item-body></fo:list-item></fo:list-block>"
                     "<fo:block keep-together.within-page='always' linefeed-treatment='preserve'>"
                     "1&#10;2&#10;3&#10;4&#10;5&#10;6</fo:block></fo:block>");
  g_assert_cmpuint(hp_pages_destination(fixture.pages, "list")->page, ==, 1);
  fixture_clear(&fixture);
}

/* A line under text has the colour of who asked for it, and its text its own. */
static void test_decoration_colors(void)
{
  static const char *const colors[] = {"000000", "000000", "0000ff", "ff0000"};
  Fixture fixture;
  fixture_init_block(&fixture, "<fo:wrapper><fo:inline text-decoration='underline'>a"
                               "<fo:inline color='red'>b<fo:inline color='blue' "
                               "text-decoration='underline'>c</fo:inline><fo:inline "
                               "text-decoration='no-underline line-through'>d</fo:inline>"
                               "<fo:inline visibility='hidden'>e</fo:inline>"
                               "</fo:inline></fo:inline></fo:wrapper>");
  const HpPage *page = hp_pages_get(fixture.pages, 0);
  guint n = 0;
  for (guint i = 0; i < page->n_draws; i++) {
    const HpColor color = page->draws[i].color;
    if (page->draws[i].kind != HP_DRAW_RULE)
      continue;
    g_autofree char *hex = g_strdup_printf("%02x%02x%02x", color.red, color.green, color.blue);
    g_assert_cmpuint(n, <, G_N_ELEMENTS(colors));
    g_assert_cmpstr(hex, ==, colors[n++]);
  }
  g_assert_cmpuint(n, ==, G_N_ELEMENTS(colors));
  fixture_clear(&fixture);
}

/* However far things are moved, and however deep, lengths do not overflow. */
static void test_moved_far(void)
{
  enum { DEPTH = 150 };
  g_autoptr(GString) xml = g_string_new(beginning);
  for (int i = 0; i < DEPTH; i++)
    g_string_append_printf(xml, "<fo:%s position='relative' left='30000pt' bottom='30000pt'>",
                           i < DEPTH / 2 ? "block" : "inline");
  g_string_append_c(xml, 'a');
  for (int i = DEPTH - 1; i >= 0; i--)
    g_string_append_printf(xml, "</fo:%s>", i < DEPTH / 2 ? "block" : "inline");
  g_string_append(xml, end);
  Fixture fixture;
  fixture_init(&fixture, xml->str);
  const HpPage *page = hp_pages_get(fixture.pages, 0);
  g_assert_cmpint(page->draws[0].glyphs.x, >, HP_MAX_FO_LENGTH);
  g_assert_cmpint(page->draws[0].glyphs.baseline, <, -HP_MAX_FO_LENGTH);
  fixture_clear(&fixture);
}

/* "1:20,34 b": each text, the page that it is on, and where; and what is filled there. */
static char *places_of_draws(const HpPages *pages)
{
  GString *places = g_string_new(NULL);
  for (guint i = 0; i < hp_pages_count(pages); i++) {
    const HpPage *page = hp_pages_get(pages, i);
    for (const HpDraw *draw = page->draws; draw < page->draws + page->n_draws; draw++)
      if (draw->kind == HP_DRAW_GLYPHS)
        g_string_append_printf(places, "%u:%d,%d %.*s\n", i + 1, draw->glyphs.x / HP_POINT,
                               draw->glyphs.baseline / HP_POINT, (int)draw->glyphs.text_length,
                               draw->glyphs.text);
      else if (draw->kind == HP_DRAW_FILL)
        g_string_append_printf(places, "%u: a ground\n", i + 1);
  }
  return g_string_free(places, FALSE);
}

static void assert_alike(const char *content, const char *other)
{
  const char *const contents[] = {content, other};
  char *places[2];
  for (guint i = 0; i < G_N_ELEMENTS(contents); i++) {
    Fixture fixture;
    fixture_init_block(&fixture, contents[i]);
    places[i] = places_of_draws(fixture.pages);
    fixture_clear(&fixture);
  }
  g_assert_cmpstr(places[0], ==, places[1]);
  g_free(places[0]);
  g_free(places[1]);
}

/* Where a line may divide a word, no word begins. */
static void test_capitalized_words(void)
{
  static const char *const rows[][2] = {
      {"konst&#xAD;hantverk", "Konst&#xAD;hantverk"},
      {"a&#x2060;b", "A&#x2060;b"},
      {"a&#x200B;b", "A&#x200B;B"},
      {"o&#x2019;neil", "O&#x2019;neil"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *capitalized =
        g_strconcat("<fo:inline text-transform='capitalize'>", rows[i][0], "</fo:inline>", NULL);
    g_autofree char *written = g_strconcat("<fo:inline>", rows[i][1], "</fo:inline>", NULL);
    assert_alike(capitalized, written);
  }
}

/* Between blocks, too: what is in them is indented as it would be, and breaks before and after. */
static void test_switches_between_blocks(void)
{
  static const char *const contents[] = {
      "a<fo:block>b</fo:block>",
      "<fo:block break-before='page'>a</fo:block>",
      "<fo:block break-after='page'>a</fo:block>",
  };
  static const char *const around[][2] = {
      {"<fo:multi-switch><fo:multi-case>", "</fo:multi-case></fo:multi-switch>"},
      {"<fo:multi-properties><fo:multi-property-set active-state='hover'/><fo:wrapper>",
       "</fo:wrapper></fo:multi-properties>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(contents); i++)
    for (guint k = 0; k < G_N_ELEMENTS(around); k++) {
      static const char outside[] = "0<fo:block background-color='red' padding='2pt' "
                                    "start-indent='20pt'>";
      g_autofree char *switched =
          g_strconcat(outside, around[k][0], contents[i], around[k][1], "</fo:block>", NULL);
      g_autofree char *wrapped =
          g_strconcat(outside, "<fo:wrapper>", contents[i], "</fo:wrapper></fo:block>", NULL);
      assert_alike(switched, wrapped);
    }
}

/* What is set of a first line is nothing that stands before it. */
static void test_break_after_initial_property_set(void)
{
  static const char block[] = "<fo:block break-before='page'>a</fo:block></fo:block>";
  static const char outside[] = "0<fo:block background-color='red' padding='2pt'>";
  g_autofree char *with =
      g_strconcat(outside, "<fo:initial-property-set color='red'/>", block, NULL);
  g_autofree char *without = g_strconcat(outside, block, NULL);
  assert_alike(with, without);
}

/* What may be switched on screens stands on paper as it is, in lines as between blocks. */
static void test_switches_in_lines(void)
{
  Fixture fixture;
  fixture_init_block(&fixture,
                     "a<fo:multi-switch><fo:multi-case starting-state='hide'>x</fo:multi-case>"
                     "<fo:multi-case>b<fo:multi-toggle>c</fo:multi-toggle></fo:multi-case>"
                     "</fo:multi-switch><fo:multi-properties>"
                     "<fo:multi-property-set active-state='hover'/><fo:wrapper>d</fo:wrapper>"
                     "</fo:multi-properties>");
  g_assert_cmpuint(count_letters(fixture.pages), ==, strlen("abcd") + strlen("end"));
  const HpPage *page = hp_pages_get(fixture.pages, 0);
  for (guint i = 0; i + 1 < page->n_draws; i++)
    g_assert_cmpint(page->draws[i].glyphs.baseline, ==, page->draws[0].glyphs.baseline);
  fixture_clear(&fixture);
}

/* What is drawn on a page, in its order: "#" a ground, a letter for each text. */
static char *order_of_draws(const HpPage *page)
{
  GString *order = g_string_new(NULL);
  for (guint i = 0; i < page->n_draws; i++) {
    const HpDraw *draw = &page->draws[i];
    if (draw->kind == HP_DRAW_GLYPHS && draw->glyphs.text_length > 0)
      g_string_append_c(order, draw->glyphs.text[0]);
    else if (draw->kind == HP_DRAW_FILL || draw->kind == HP_DRAW_BORDER)
      g_string_append_c(order, '#');
  }
  return g_string_free(order, FALSE);
}

/* The ground of region-body lies below the regions that it overlaps, and their text below its. */
static void test_ground_of_body_hides_no_region(void)
{
  static const char *const grounds[] = {"", " background-color='red'", " border='1pt solid red'"};
  for (guint i = 0; i < G_N_ELEMENTS(grounds); i++) {
    g_autofree char *xml = g_strconcat(
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans'>"
        "<fo:layout-master-set><fo:simple-page-master master-name='p' page-width='200pt' "
        "page-height='100pt'><fo:region-body",
        grounds[i],
        "/><fo:region-before extent='20pt'/><fo:region-after extent='20pt'/>"
        "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='p'>"
        "<fo:static-content flow-name='xsl-region-before'><fo:block>h</fo:block>"
        "</fo:static-content><fo:static-content flow-name='xsl-region-after'><fo:block>f</fo:block>"
        "</fo:static-content><fo:flow flow-name='xsl-region-body'><fo:block>b</fo:block></fo:flow>"
        "</fo:page-sequence></fo:root>",
        NULL);
    Fixture fixture;
    fixture_init(&fixture, xml);
    g_autofree char *order = order_of_draws(hp_pages_get(fixture.pages, 0));
    g_assert_cmpstr(order, ==, i == 0 ? "hfb" : "#hfb");
    fixture_clear(&fixture);
  }
}

/* A frame is open where a line ends or begins within it, unless it is to be retained. */
static void test_frame_over_lines(void)
{
  static const struct {
    const char *traits, *open; /* of each frame, which of its sides are missing */
  } cases[] = {
      {"border='2pt solid red' padding='2pt'", "--END -START-END -START- "},
      {"border='2pt solid red' border-end-width.conditionality='retain'", "-- -START- -START- "},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *content = g_strdup_printf(
        "<fo:inline %s>one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen</fo:inline>",
        cases[i].traits);
    Fixture fixture;
    fixture_init_block(&fixture, content);
    const HpPage *page = hp_pages_get(fixture.pages, 0);
    g_autoptr(GString) open = g_string_new(NULL);
    for (guint k = 0; k < page->n_draws; k++)
      if (page->draws[k].kind == HP_DRAW_BORDER)
        g_string_append_printf(open, "-%s-%s ",
                               page->draws[k].border.sides[HP_START].width == 0 ? "START" : "",
                               page->draws[k].border.sides[HP_END].width == 0 ? "END" : "");
    g_assert_cmpstr(open->str, ==, cases[i].open);
    fixture_clear(&fixture);
  }
}

/* The second block of a page of 200 × 100 pt, 20 pt high, whose link leads to the block itself:
 *
 *       0              90           180             270
 *     ┌───────┐    ┌──┬──┬──┐    ┌───────┐     ┌──┬──┬──┐
 *     ├───────┤    │  │▲ │  │    ├───────┤     │  │ l│  │
 *     │link   │    │  │l │  │    │   knil│     │  │ ▼│  │
 *     └───────┘    └──┴──┴──┘    └───────┘     └──┴──┴──┘
 */
static void test_turned_places(gconstpointer data)
{
  static const struct {
    int degrees;
    int x, y;               /* of the block's corner at the upper left of the page */
    int link_x, link_y;     /* of the corner of the link where its text begins */
    gboolean right, bottom; /* which that is */
  } places[] = {
      {0, 0, 20, 0, 0, FALSE, FALSE},
      {90, 20, 0, 0, 100, FALSE, TRUE},
      {180, 0, 60, 200, 0, TRUE, FALSE},
      {-90, 160, 0, 0, 0, FALSE, FALSE},
  };
  const gboolean whole_page = GPOINTER_TO_INT(data);
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
    g_autofree char *turn = g_strdup_printf("reference-orientation='%d'", places[i].degrees);
    g_autofree char *xml = g_strdup_printf(
        "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans' "
        "font-size='10pt' line-height='20pt'><fo:layout-master-set><fo:simple-page-master "
        "master-name='p' page-width='200pt' page-height='100pt' %s><fo:region-body %s/>"
        "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference='p'>"
        "<fo:flow flow-name='xsl-region-body'><fo:block>first</fo:block><fo:block id='i'>"
        "<fo:basic-link internal-destination='i'>link</fo:basic-link></fo:block></fo:flow>"
        "</fo:page-sequence></fo:root>",
        whole_page ? turn : "", whole_page ? "" : turn);
    Fixture fixture;
    fixture_init(&fixture, xml);
    const HpDestination *place = hp_pages_destination(fixture.pages, "i");
    g_assert_cmpint(place->x, ==, places[i].x * HP_POINT);
    g_assert_cmpint(place->y, ==, places[i].y * HP_POINT);
    const HpPage *page = hp_pages_get(fixture.pages, 0);
    g_assert_cmpuint(page->n_links, ==, 1);
    const HpRect link = page->links[0].rect;
    const gboolean upright = places[i].degrees % 180 == 0;
    const HpLength x = link.x + (places[i].right ? link.width : 0);
    const HpLength y = link.y + (places[i].bottom ? link.height : 0);
    g_assert_cmpint(upright ? x : y, ==,
                    (upright ? places[i].link_x : places[i].link_y) * HP_POINT);
    const HpLength middle = upright ? link.y + link.height / 2 : link.x + link.width / 2;
    const HpLength top = upright ? place->y : place->x;
    g_assert_cmpint(middle, >, top + 8 * HP_POINT);
    g_assert_cmpint(middle, <, top + 12 * HP_POINT);
    fixture_clear(&fixture);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_data_func("/lines/citations/few-pages", GINT_TO_POINTER(60),
                       test_citations_over_pages);
  g_test_add_data_func("/lines/citations/many-pages", GINT_TO_POINTER(600),
                       test_citations_over_pages);
  g_test_add_func("/lines/marker-beside-citation", test_marker_beside_citation);
  g_test_add_func("/lines/page-numbers", test_page_numbers_over_pages);
  g_test_add_func("/lines/inline-over-pages", test_inline_over_pages);
  g_test_add_func("/lines/percentage-in-measured-cell", test_percentage_in_measured_cell);
  g_test_add_func("/lines/no-break-in-label", test_no_break_in_label);
  g_test_add_func("/lines/percentage-after-container", test_percentage_after_container);
  g_test_add_func("/lines/decoration-colors", test_decoration_colors);
  g_test_add_func("/lines/moved-far", test_moved_far);
  g_test_add_func("/lines/frame-over-lines", test_frame_over_lines);
  g_test_add_func("/lines/capitalized-words", test_capitalized_words);
  g_test_add_func("/lines/switches", test_switches_in_lines);
  g_test_add_func("/lines/switches-between-blocks", test_switches_between_blocks);
  g_test_add_func("/lines/break-after-initial-property-set", test_break_after_initial_property_set);
  g_test_add_func("/pages/ground-of-body-hides-no-region", test_ground_of_body_hides_no_region);
  g_test_add_data_func("/pages/turned/body", GINT_TO_POINTER(FALSE), test_turned_places);
  g_test_add_data_func("/pages/turned/page", GINT_TO_POINTER(TRUE), test_turned_places);
  return g_test_run();
}
