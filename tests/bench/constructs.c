/* The constructs of plans and of XSL-FO, and documents with as many of them as are asked for. */
#include "constructs.h"

#include <cairo.h>
#include <string.h>

#define ROOT_BEGIN                                                                                 \
  "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-family='Liberation Sans' "           \
  "xml:lang='sv'><fo:layout-master-set><fo:simple-page-master master-name='page' "                 \
  "page-width='210mm' page-height='297mm' margin='20mm'><fo:region-body margin-top='10mm'/>"       \
  "<fo:region-before extent='8mm'/></fo:simple-page-master><fo:simple-page-master "                \
  "master-name='columns' page-width='210mm' page-height='297mm' margin='20mm'><fo:region-body "    \
  "column-count='2'/></fo:simple-page-master></fo:layout-master-set>"
#define CELL "<fo:table-cell><fo:block>Ord #</fo:block></fo:table-cell>"
#define ROW "<fo:table-row>" CELL CELL "</fo:table-row>"
#define FIXED "<fo:table table-layout='fixed' width='100%'>"
#define BODY "<fo:table-body>"
#define BODY_END "</fo:table-body></fo:table>"
#define SEQUENCE "<fo:page-sequence master-reference='page'>"
#define FLOW "<fo:flow flow-name='xsl-region-body'>"
#define FLOW_END "</fo:flow></fo:page-sequence>"
#define NOTE "<fo:footnote><fo:inline>#</fo:inline><fo:footnote-body>"
#define NOTE_END "</fo:footnote-body></fo:footnote>"
#define SENTENCE "En mening med några ord till nummer #. "
#define PARTY "<party id='k0' kind='municipality'><name>Kommunen</name></party>"
#define PARTIES "<parties>" PARTY "</parties>"
#define DONE_BY "<responsible party='k0'/><timeframe><due year='2020'/></timeframe>"
#define ACTIVITY "<activity id='a#'><text>Gör nummer #</text></activity>"
#define OBJECTIVE "<objective id='o#'><text>Mål nummer #</text>" ACTIVITY DONE_BY "</objective>"
#define AREA "<area id='area'><title>Område</title>"
#define IN_OBJECTIVE AREA "<objective id='o'><text>Mål</text>"
#define END_OBJECTIVE DONE_BY "</objective></area>"
#define ONE_ACTIVITY                                                                               \
  PARTIES IN_OBJECTIVE "<activity id='a'><text>Gör</text></activity>" END_OBJECTIVE
#define ACTIVITIES PARTIES IN_OBJECTIVE "{" ACTIVITY "}" END_OBJECTIVE
#define HTML_TABLE "<table><tr><th>Mål</th><th>Aktivitet</th><th>Ansvarig</th><th>Tid</th></tr>"
#define HTML_ROW "<tr><td>Mål #</td><td>Gör #</td><td>Kommunen</td><td>2025</td></tr>"
#define IN_FOLLOW_UP "<follow-up>"
#define INTRODUCTION PARTIES "<introduction>"
#define END_INTRODUCTION "</introduction>" AREA "</area>"

const Construct constructs[] = {
    /* Text */
    {"text in a block", FORM_FLOW, "<fo:block>{" SENTENCE "}</fo:block>", 0},
    {"justified text", FORM_FLOW,
     "<fo:block text-align='justify' hyphenate='true'>{" SENTENCE "}</fo:block>", 0},
    {"a word", FORM_FLOW, "<fo:block>{abc#}</fo:block>", 0},
    {"lines kept", FORM_FLOW,
     "<fo:block linefeed-treatment='preserve' white-space-collapse='false'>{  rad #\n}</fo:block>",
     0},
    {"characters", FORM_FLOW, "<fo:block>{<fo:character character='a'/> }</fo:block>", 0},
    {"languages", FORM_FLOW, "<fo:block>{<fo:inline xml:lang='en'>one</fo:inline> två }</fo:block>",
     0},
    {"two directions", FORM_FLOW, "<fo:block>{ord # שלום #, }</fo:block>", 0},
    {"inlines", FORM_FLOW, "<fo:block>{<fo:inline color='navy'>ord #</fo:inline> }</fo:block>", 0},
    {"inlines in inlines", FORM_FLOW,
     "<fo:block>{<fo:inline padding='1pt'>a |</fo:inline>}</fo:block>", 180},
    {"leaders", FORM_FLOW,
     "{<fo:block text-align-last='justify'>a<fo:leader leader-pattern='dots'/>#</fo:block>}", 0},
    {"leaders in a block", FORM_FLOW,
     "<fo:block>{a<fo:leader leader-pattern='dots' leader-length='2cm'/> }</fo:block>", 0},
    {"links", FORM_FLOW,
     "<fo:block>{<fo:basic-link external-destination='url(https://a.se/#)'>a #</fo:basic-link> }"
     "</fo:block>",
     0},
    /* Blocks, lists */
    {"blocks", FORM_FLOW, "{<fo:block>Ord #</fo:block>}", 0},
    {"blocks in blocks", FORM_FLOW, "{<fo:block margin-left='0.1pt'>a|</fo:block>}", 240},
    {"blocks kept together", FORM_FLOW, "{<fo:block keep-with-next='always'>Ord #</fo:block>}", 0},
    {"a block kept together", FORM_FLOW,
     "<fo:block keep-together='always'>{<fo:block>Ord #</fo:block>}</fo:block>", 0},
    {"block-containers", FORM_FLOW,
     "{<fo:block-container height='20pt' width='50pt'><fo:block>#</fo:block></fo:block-container>}",
     0},
    {"placed containers", FORM_FLOW,
     "{<fo:block-container absolute-position='fixed' top='9pt' left='9pt' height='20pt' "
     "width='50pt'>"
     "<fo:block>#</fo:block></fo:block-container>}",
     0},
    {"borders", FORM_FLOW,
     "{<fo:block border='1pt solid red' background-color='silver'>a</fo:block>}", 0},
    {"list items", FORM_FLOW,
     "<fo:list-block>{<fo:list-item><fo:list-item-label><fo:block>–</fo:block></fo:list-item-label>"
     "<fo:list-item-body start-indent='body-start()'><fo:block>Ord #</fo:block></fo:list-item-body>"
     "</fo:list-item>}</fo:list-block>",
     0},
    {"lists in lists", FORM_FLOW,
     "{<fo:list-block><fo:list-item><fo:list-item-label><fo:block>–</fo:block></fo:list-item-label>"
     "<fo:list-item-body><fo:block>a</fo:block>|</fo:list-item-body></fo:list-item></"
     "fo:list-block>}",
     60},
    /* Tables */
    {"table rows", FORM_FLOW, FIXED BODY "{" ROW "}" BODY_END, 0},
    {"collapsed borders", FORM_FLOW,
     "<fo:table table-layout='fixed' width='100%' border-collapse='collapse'>" BODY
     "{<fo:table-row border='1pt solid red'>" CELL CELL "</fo:table-row>}" BODY_END,
     0},
    {"rows of an auto table", FORM_FLOW, "<fo:table>" BODY "{" ROW "}" BODY_END, 0},
    {"auto cells that span", FORM_FLOW,
     "<fo:table>" BODY "{<fo:table-row><fo:table-cell number-columns-spanned='2'><fo:block>Ord #"
     "</fo:block></fo:table-cell>" CELL "</fo:table-row><fo:table-row>" CELL CELL CELL
     "</fo:table-row>}" BODY_END,
     0},
    {"row spans", FORM_FLOW,
     FIXED BODY "{<fo:table-row><fo:table-cell number-rows-spanned='3'><fo:block>a</fo:block>"
                "</fo:table-cell>" CELL "</fo:table-row><fo:table-row>" CELL
                "</fo:table-row><fo:table-row>" CELL "</fo:table-row>}" BODY_END,
     0},
    {"row spans that overlap", FORM_FLOW,
     FIXED BODY
     "<fo:table-row><fo:table-cell number-rows-spanned='2'><fo:block>a</fo:block></fo:table-cell>"
     "<fo:table-cell><fo:block>b</fo:block></fo:table-cell></fo:table-row>"
     "{<fo:table-row><fo:table-cell number-rows-spanned='2'><fo:block>Ord #</fo:block>"
     "</fo:table-cell></fo:table-row>}<fo:table-row>" CELL "</fo:table-row>" BODY_END,
     0},
    {"rows that one cell spans", FORM_FLOW,
     FIXED BODY "<fo:table-row><fo:table-cell "
                "number-rows-spanned='60000'><fo:block>a</fo:block></fo:table-cell>" CELL
                "</fo:table-row>{<fo:table-row>" CELL "</fo:table-row>}" BODY_END,
     0},
    {"columns", FORM_FLOW,
     FIXED "{<fo:table-column column-width='1pt'/>}" BODY "<fo:table-row>{" CELL
           "}</fo:table-row>" BODY_END,
     1000},
    {"columns of an auto table", FORM_FLOW,
     "<fo:table>" BODY "<fo:table-row>{" CELL "}</fo:table-row>" BODY_END, 1000},
    {"column spans", FORM_FLOW,
     "<fo:table>" BODY "<fo:table-row>{" CELL "}</fo:table-row>{<fo:table-row><fo:table-cell "
     "number-columns-spanned='1000'><fo:block>a</fo:block></fo:table-cell></"
     "fo:table-row>}" BODY_END,
     300},
    {"tables", FORM_FLOW, "{<fo:table>" BODY ROW BODY_END "}", 0},
    {"tables in tables", FORM_FLOW,
     "{" FIXED BODY "<fo:table-cell><fo:block>a</fo:block>|</fo:table-cell>" BODY_END "}", 80},
    {"auto tables in auto tables", FORM_FLOW,
     "{<fo:table>" BODY "<fo:table-cell><fo:block>a</fo:block>|</fo:table-cell>" BODY_END "}", 80},
    {"text in a cell", FORM_FLOW,
     "<fo:table>" BODY "<fo:table-cell><fo:block>{" SENTENCE
     "}</fo:block></fo:table-cell>" CELL BODY_END,
     0},
    {"a row of blocks", FORM_FLOW,
     FIXED BODY "<fo:table-cell>{<fo:block>Ord #</fo:block>}</fo:table-cell>" CELL BODY_END, 0},
    {"table markers", FORM_FLOW,
     FIXED
     "<fo:table-header><fo:table-row><fo:table-cell><fo:block><fo:retrieve-table-marker "
     "retrieve-class-name='m'/></fo:block></fo:table-cell></fo:table-row></fo:table-header>" BODY
     "{<fo:table-row><fo:table-cell><fo:marker marker-class-name='m'>m #</fo:marker>"
     "<fo:block>Ord #</fo:block></fo:table-cell></fo:table-row>}" BODY_END,
     0},
    /* Out of line, and what refers to what */
    {"footnotes", FORM_FLOW,
     "{<fo:block>Ord" NOTE "<fo:block>Not #</fo:block>" NOTE_END "</fo:block>}", 0},
    {"sentences of a footnote", FORM_FLOW,
     "<fo:block>Ord" NOTE "<fo:block>{" SENTENCE "}</fo:block>" NOTE_END "</fo:block>", 0},
    {"blocks of a footnote", FORM_FLOW,
     "<fo:block>Ord" NOTE "{<fo:block>Not #</fo:block>}" NOTE_END "</fo:block>", 0},
    {"footnotes in a line", FORM_FLOW,
     "<fo:block font-size='1pt'>{" NOTE "<fo:block>a</fo:block>" NOTE_END "}</fo:block>", 0},
    {"page numbers cited", FORM_FLOW,
     "{<fo:block id='i#'>Ord # på sidan <fo:page-number-citation ref-id='i#'/></fo:block>}", 0},
    {"citations of one page", FORM_FLOW,
     "<fo:block id='i'>{<fo:page-number-citation ref-id='i'/> }</fo:block>", 0},
    {"page numbers cited ahead", FORM_FLOW,
     "<fo:block>{<fo:basic-link internal-destination='i#'><fo:page-number-citation ref-id='i#'/>"
     "</fo:basic-link> }</fo:block>{<fo:block id='i#'>Ord #</fo:block>}",
     0},
    {"markers", FORM_ROOT,
     SEQUENCE "<fo:static-content flow-name='xsl-region-before'><fo:block><fo:retrieve-marker "
              "retrieve-class-name='m'/></fo:block></fo:static-content>" FLOW
              "{<fo:block><fo:marker marker-class-name='m'>m #</fo:marker>Ord</fo:block>}" FLOW_END,
     0},
    {"bookmarks", FORM_ROOT,
     "<fo:bookmark-tree>{<fo:bookmark internal-destination='i#'><fo:bookmark-title>Ord #"
     "</fo:bookmark-title></fo:bookmark>}</fo:bookmark-tree>" SEQUENCE FLOW
     "{<fo:block id='i#'>Ord</fo:block>}" FLOW_END,
     0},
    {"pictures, the same", FORM_FLOW,
     "<fo:block><fo:external-graphic src=\"url('$')\"/>"
     "{<fo:external-graphic "
     "src=\"url('data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
     "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==')\"/> }</fo:block>",
     0},
    {"pictures", FORM_FLOW, "<fo:block>{<fo:external-graphic src=\"url('$')\"/> }</fo:block>", 0},
    {"pictures that are missing", FORM_FLOW,
     "<fo:block>{<fo:external-graphic src='finns-inte-#.png' width='5pt' height='5pt'/> "
     "}</fo:block>",
     0},
    /* Pages */
    {"pages", FORM_FLOW, "{<fo:block break-after='page'>Ord #</fo:block>}", 0},
    {"page-sequences", FORM_ROOT, "{" SEQUENCE FLOW "<fo:block>Ord #</fo:block>" FLOW_END "}", 0},
    {"page masters", FORM_FILE,
     "<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format'><fo:layout-master-set>"
     "{<fo:simple-page-master master-name='m#' page-width='99pt' page-height='99pt'>"
     "<fo:region-body/></fo:simple-page-master>}</fo:layout-master-set>"
     "{<fo:page-sequence master-reference='m#'>" FLOW "<fo:block>#</fo:block>" FLOW_END
     "}</fo:root>",
     0},
    {"text in columns", FORM_ROOT,
     "<fo:page-sequence master-reference='columns'>" FLOW "{<fo:block>" SENTENCE
     "</fo:block>}" FLOW_END,
     0},
    {"spans of columns", FORM_ROOT,
     "<fo:page-sequence master-reference='columns'>" FLOW
     "{<fo:block span='all'>Ord #</fo:block><fo:block>" SENTENCE "</fo:block>}" FLOW_END,
     0},
    /* XML */
    {"unknown attributes", FORM_FLOW, "<fo:block {okänt-^='a' }>a</fo:block>", 495},
    {"wrong attributes", FORM_FLOW, "{<fo:block color='färg#'>a</fo:block>}", 0},
    {"unknown elements", FORM_FLOW, "{<fo:okänt/>}<fo:block/>", 0, .faulty = TRUE},
    {"foreign attributes", FORM_FLOW, "<fo:block xmlns:x='urn:x' {x:a^='a' }>a</fo:block>", 495},
    {"namespaces", FORM_FLOW, "<fo:block {xmlns:n^='urn:^' }>a</fo:block>", 495},
    {"namespaces of elements", FORM_FLOW, "{<fo:block xmlns:n^='urn:^' n^:a='a'>a</fo:block>}", 0},
    {"ids that are twice", FORM_FLOW, "{<fo:block id='i'>a</fo:block>}", 0},
    {"comments", FORM_FLOW, "<fo:block>{a<!-- # --> <?p #?>}</fo:block>", 0},
    {"entities", FORM_FILE,
     "<!DOCTYPE root [{<!ENTITY e# 'Ord #'>}]>" ROOT_BEGIN SEQUENCE FLOW
     "{<fo:block>&e#;</fo:block>}" FLOW_END "</fo:root>",
     99000},
    {"uses of an entity", FORM_FILE,
     "<!DOCTYPE root [<!ENTITY e 'Ord'>]>" ROOT_BEGIN SEQUENCE FLOW
     "{<fo:block>Ett &e; till.</fo:block>}" FLOW_END "</fo:root>",
     0},
    {"character references", FORM_FLOW, "<fo:block>{&#38;&#x61; }</fo:block>", 0},
    {"expressions", FORM_FLOW, "{<fo:block margin-left='(1 + #) mod 9 * 1pt'>a</fo:block>}", 0},

    /* Plans */
    {"areas", FORM_PLAN, PARTIES "{<area id='r#'><title>Område #</title></area>}", 0},
    {"objectives", FORM_PLAN, PARTIES AREA "{" OBJECTIVE "}</area>", 0},
    {"activities", FORM_PLAN, ACTIVITIES, 0},
    {"activities with all", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "{<activity id='a#'><text>Gör #</text>" DONE_BY
     "<resources>R</resources><cost amount='#'>K</cost></activity>}" END_OBJECTIVE,
     0},
    {"same as the first", FORM_PLAN,
     PARTIES AREA
     "<objective id='o'><text>M</text><activity id='a'><text>G</text></activity>" DONE_BY
     "</objective>{<objective id='o#'><text>M</text><activity id='a#'><text>G</text></activity>"
     "<responsible same-as='o'/><timeframe same-as='o'/></objective>}</area>",
     0},
    {"goals", FORM_PLAN, PARTIES AREA "{<goal id='g#'><text>Mål #</text></goal>}</area>", 0},
    {"parties", FORM_PLAN,
     "<parties>" PARTY
     "{<party id='p#' kind='unit' part-of='k0'><name>Enhet #</name></party>}</parties>" IN_OBJECTIVE
     "{<activity id='a#'><text>Gör</text><responsible party='p#'/></activity>}" END_OBJECTIVE,
     0},
    {"members of a group", FORM_PLAN,
     "<parties>" PARTY "{<party id='p#' kind='unit'><name>Enhet #</name></party>}"
     "<party id='g' kind='group'><name>Alla</name>{<member "
     "party='p#'/>}</party></parties>" IN_OBJECTIVE
     "<activity id='a'><text>Gör</text><responsible party='g' "
     "each-member='yes'/></activity>" END_OBJECTIVE,
     0},
    {"groups in groups", FORM_PLAN,
     "<parties>" PARTY "{<party id='g#' kind='group'><name>Grupp #</name><member party='p#'/>"
     "<member party='g~'/></party><party id='p#' kind='unit'><name>Enhet #</name></party>}"
     "<party id='g#' kind='group'><name>Tom</name></party></parties>" IN_OBJECTIVE
     "<activity id='a'><text>Gör</text><responsible party='g0' "
     "each-member='yes'/></activity>" END_OBJECTIVE,
     0},
    {"responsible for one", FORM_PLAN,
     "<parties>" PARTY
     "{<party id='p#' kind='unit'><name>Enhet #</name></party>}</parties>" IN_OBJECTIVE
     "<activity id='a'><text>Gör</text>{<responsible party='p#'/>}</activity>" END_OBJECTIVE,
     0},
    {"weeks", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "{<activity id='a#'><text>Gör</text><responsible party='k0'/><timeframe><start year='2017'/>"
     "<end year='2020'/><recurs every='week'/></timeframe></activity>}" END_OBJECTIVE,
     0},
    {"meetings", FORM_PLAN,
     ONE_ACTIVITY IN_FOLLOW_UP "{<meeting id='m#' date='@'><update id='u#' target='a' by='k0' "
                               "progress='in-progress'/></meeting>}</follow-up>",
     50000},
    {"reports of a meeting", FORM_PLAN,
     ACTIVITIES IN_FOLLOW_UP
     "<meeting id='m' date='2018-01-01'>{<update id='u#' target='a#' by='k0' "
     "progress='in-progress'/>}</meeting></follow-up>",
     0},
    {"reports of one activity", FORM_PLAN,
     ONE_ACTIVITY IN_FOLLOW_UP
     "<meeting id='m' date='2018-01-01'>{<update id='u#' target='a' by='k0' "
     "progress='in-progress'/>}</meeting></follow-up>",
     0},
    {"corrections", FORM_PLAN,
     ONE_ACTIVITY IN_FOLLOW_UP
     "<meeting id='m' date='2018-01-01'><update id='u0' target='a' by='k0' progress='in-progress'/>"
     "{<update id='u~' corrects='u#' target='a' by='k0' "
     "progress='complete'/>}</meeting></follow-up>",
     0},
    {"amendments", FORM_PLAN,
     ACTIVITIES "<amendments>{<amendment id='e#'><decided date='@'>B</decided><change target='a#'>"
                "<text>Gör om #</text></change></amendment>}</amendments>",
     50000},
    {"changes of an amendment", FORM_PLAN,
     ACTIVITIES "<amendments><amendment id='e'><decided date='2018-01-01'>B</decided>{<change "
                "target='a#'><text>Gör om #</text></change>}</amendment></amendments>",
     0},
    {"additions", FORM_PLAN,
     ONE_ACTIVITY "<amendments><amendment id='e'><decided date='2018-01-01'>B</decided>{<add "
                  "after='a'><activity id='b#'><text>Gör #</text></activity></add>}</amendment>"
                  "</amendments>",
     0},
    {"indicators", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "<activity id='a'><text>Gör</text></activity>" DONE_BY
     "{<indicator id='i#' unit='%'><text>Andel #</text><baseline value='1'/></indicator>}"
     "</objective></area>" IN_FOLLOW_UP "<meeting id='m' date='2018-01-01'>"
     "{<observation id='s#' target='i#' value='2'/>}</meeting></follow-up>",
     0},
    {"values of an indicator", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "<activity id='a'><text>Gör</text></activity>" DONE_BY
     "<indicator id='i' unit='%'><text>Andel</text></indicator></objective></area>" IN_FOLLOW_UP
     "<meeting id='m' date='2018-01-01'>{<observation id='s#' target='i' value='#'/>}</meeting>"
     "</follow-up>",
     0},
    {"paragraphs", FORM_PLAN, INTRODUCTION "{<p>Ett stycke #.</p>}" END_INTRODUCTION, 0},
    {"sections", FORM_PLAN,
     INTRODUCTION
     "{<section id='s#'><title>Avsnitt #</title><p>Ord.</p></section>}" END_INTRODUCTION,
     0},
    {"items of a list", FORM_PLAN,
     INTRODUCTION "<list>{<item>Punkt #</item>}</list>" END_INTRODUCTION, 0},
    {"rows of a table", FORM_PLAN,
     INTRODUCTION
     "<table><caption>T</caption><heading-row><cell>A</cell><cell>B</cell></heading-row>"
     "{<row><cell>#</cell><cell>b</cell></row>}</table>" END_INTRODUCTION,
     0},
    {"notes", FORM_PLAN, INTRODUCTION "{<p>Ord<footnote>Not #</footnote>.</p>}" END_INTRODUCTION,
     0},
    {"references", FORM_PLAN,
     INTRODUCTION
     "{<p>Ord <cite source='b#'/>.</p>}" END_INTRODUCTION
     "<bibliography>{<reference id='b#' cited-as='Författare #'><title>Bok #</title></reference>}"
     "</bibliography>",
     0},
    {"citations of one", FORM_PLAN,
     INTRODUCTION
     "{<p>Ord <cite source='b'/>.</p>}" END_INTRODUCTION
     "<bibliography><reference id='b' cited-as='Författare'><title>Bok</title></reference>"
     "</bibliography>",
     0},
    {"definitions", FORM_PLAN,
     INTRODUCTION "{<p>Ett <term definition='d#'>ord</term>.</p>}" END_INTRODUCTION
                  "<glossary>{<definition id='d#'><name>Ord "
                  "#</name><meaning>M</meaning></definition>}</glossary>",
     0},
    {"links to parts", FORM_PLAN,
     INTRODUCTION "{<p id='p#'>Se <ref to='p#' page='yes'>här</ref>.</p>}" END_INTRODUCTION, 0},
    {"web links", FORM_PLAN,
     INTRODUCTION "<p>{<link href='https://a.se/#'>a</link> }</p>" END_INTRODUCTION, 0},
    {"comments for the house", FORM_PLAN,
     INTRODUCTION "{<p>Ord</p><internal>Inte ut #</internal>}" END_INTRODUCTION, 0},

    /* Pages to import */
    {"rows to import", FORM_PAGE, HTML_TABLE "{" HTML_ROW "}</table>", 0},
    {"parties to import", FORM_PAGE,
     HTML_TABLE "{<tr><td>M</td><td>Gör #</td><td>Kommun #</td><td>2025</td></tr>}</table>", 0},
    {"tables to import", FORM_PAGE, "{<h2>Område #</h2>" HTML_TABLE HTML_ROW "</table>}", 0},
    {"tables of one name", FORM_PAGE, "{<h2>Område</h2>" HTML_TABLE HTML_ROW "</table>}", 0},
    {"text to import", FORM_PAGE, HTML_TABLE HTML_ROW "</table>{<p>Ett stycke #.</p>}", 0},
    {NULL, FORM_FLOW, NULL, 0},
};

/* ---- Pictures ------------------------------------------------------------------------------ */

static cairo_status_t append_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
  g_byte_array_append(closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Few pixels, no two pictures alike. */
static void append_picture(GString *text, guint number)
{
  g_autoptr(GByteArray) png = g_byte_array_new();
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 4, 4);
  cairo_t *cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, (number & 255) / 255.0, (number >> 8 & 255) / 255.0,
                       (number >> 16) / 255.0);
  cairo_paint(cairo);
  cairo_destroy(cairo);
  cairo_surface_write_to_png_stream(surface, append_bytes, png);
  cairo_surface_destroy(surface);
  g_autofree char *base64 = g_base64_encode(png->data, png->len);
  g_string_append_printf(text, "data:image/png;base64,%s", base64);
}

/* ---- Patterns ------------------------------------------------------------------------------ */

static void append_day(GString *text, guint number)
{
  GDate day;
  g_date_set_dmy(&day, 1, G_DATE_JANUARY, 2017);
  g_date_add_days(&day, number);
  g_string_append_printf(text, "%04d-%02d-%02d", g_date_get_year(&day), (int)g_date_get_month(&day),
                         g_date_get_day(&day));
}

static void append_numbered(GString *text, const char *pattern, gsize length, guint number)
{
  for (gsize i = 0; i < length; i++) {
    if (pattern[i] == '#' && (i == 0 || pattern[i - 1] != '&'))
      g_string_append_printf(text, "%u", number);
    else if (pattern[i] == '~')
      g_string_append_printf(text, "%u", number + 1);
    else if (pattern[i] == '^')
      g_string_append_printf(text, "%u", number % 1000);
    else if (pattern[i] == '@')
      append_day(text, number);
    else if (pattern[i] == '$')
      append_picture(text, number);
    else
      g_string_append_c(text, pattern[i]);
  }
}

static void append_repeated(GString *text, const char *pattern, gsize length, guint first, guint n)
{
  const char *bar = memchr(pattern, '|', length);
  const gsize opening = bar == NULL ? length : (gsize)(bar - pattern);
  for (guint i = 0; i < n; i++)
    append_numbered(text, pattern, opening, first + i);
  for (guint i = 0; bar != NULL && i < n; i++)
    append_numbered(text, bar + 1, length - opening - 1, first + i);
}

/* Numbered from `first`, so that the ids of copies differ. */
static void append_pattern(GString *text, const char *pattern, guint first, guint n)
{
  while (*pattern != '\0') {
    const gsize plain = strcspn(pattern, "{");
    append_numbered(text, pattern, plain, first + n);
    pattern += plain;
    if (*pattern == '\0')
      return;
    const gsize repeated = strcspn(++pattern, "}");
    append_repeated(text, pattern, repeated, first, n);
    pattern += repeated + 1;
  }
}

/* ---- Documents ----------------------------------------------------------------------------- */

#define PLAN_BEGIN                                                                                 \
  "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' xml:lang='sv' id='plan'>"         \
  "<head><title>Plan</title></head>"

GString *document_of(const Construct *construct, guint n, guint copies)
{
  static const struct {
    const char *begin, *end;
  } around[] = {
      [FORM_FLOW] = {ROOT_BEGIN SEQUENCE FLOW, FLOW_END "</fo:root>"},
      [FORM_ROOT] = {ROOT_BEGIN, "</fo:root>"},
      [FORM_FILE] = {"", ""},
      [FORM_PLAN] = {PLAN_BEGIN, "</plan>"},
      [FORM_PAGE] = {"<html><body><h1>Plan</h1>", "</body></html>"},
  };
  GString *text = g_string_new(around[construct->form].begin);
  for (guint i = 0; i < copies; i++)
    append_pattern(text, construct->pattern, i * n, n);
  g_string_append(text, around[construct->form].end);
  return text;
}
