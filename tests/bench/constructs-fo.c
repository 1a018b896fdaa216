/* The constructs of XSL-FO. */
#include "constructs.h"

#define CELL "<fo:table-cell><fo:block>Ord #</fo:block></fo:table-cell>"
#define ROW "<fo:table-row>" CELL CELL "</fo:table-row>"
#define FIXED "<fo:table table-layout='fixed' width='100%'>"
#define BODY "<fo:table-body>"
#define BODY_END "</fo:table-body></fo:table>"
#define NOTE "<fo:footnote><fo:inline>#</fo:inline><fo:footnote-body>"
#define NOTE_END "</fo:footnote-body></fo:footnote>"
#define SENTENCE "En mening med några ord till nummer #. "

const Construct fo_constructs[] = {
    /* Text */
    {"text in a block", FORM_FLOW, "<fo:block>{" SENTENCE "}</fo:block>", 0},
    {"justified text", FORM_FLOW,
     "<fo:block text-align='justify' hyphenate='true'>{" SENTENCE "}</fo:block>", 0},
    {"a word", FORM_FLOW, "<fo:block>{abc#}</fo:block>", 0},
    {"lines kept", FORM_FLOW,
     "<fo:block linefeed-treatment='preserve' white-space-collapse='false'>{  rad #\n}</fo:block>",
     0},
    {"lines too wide", FORM_FLOW,
     "<fo:block linefeed-treatment='preserve' font-size='40pt'>{en_rad_som_är_för_bred_nummer_#\n}"
     "</fo:block>",
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
    {"directions turned", FORM_FLOW,
     "<fo:block>{ord <fo:bidi-override direction='rtl' unicode-bidi='embed'>שלום "
     "#</fo:bidi-override> }</fo:block>",
     0},
    {"ids in a block", FORM_FLOW, "<fo:block>{<fo:inline id='i#'/>ord }</fo:block>", 0},
    {"inline-containers", FORM_FLOW,
     "<fo:block>{<fo:inline-container width='2cm'><fo:block>Ord #</fo:block></fo:inline-container> "
     "}</fo:block>",
     0},
    {"fonts that are missing", FORM_FLOW,
     "{<fo:block font-family='Okänd^, serif'>Ord #</fo:block>}", 0},
    {"words of other languages", FORM_FLOW,
     "{<fo:block xml:lang='fi' hyphenate='true' text-align='justify'>Toimenpidesuunnitelma # ja "
     "vaikutustenarviointi.</fo:block>}",
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
    {"colours", FORM_FLOW, "{<fo:block color='rgb(# mod 256, # mod 251, 9)'>Ord</fo:block>}", 0},
    {"wrappers", FORM_FLOW,
     "{<fo:wrapper id='w#' color='navy'><fo:block>Ord #</fo:block></fo:wrapper>}", 0},
    {"change bars", FORM_FLOW,
     "{<fo:change-bar-begin change-bar-class='c'/><fo:block>Ord #</fo:block><fo:change-bar-end "
     "change-bar-class='c'/>}",
     0},
    {"change bars in a block", FORM_FLOW,
     "<fo:block>{<fo:change-bar-begin change-bar-class='c#'/>ord #<fo:change-bar-end "
     "change-bar-class='c#'/> }</fo:block>",
     0},
    {"change bars in change bars", FORM_FLOW,
     "{<fo:change-bar-begin "
     "change-bar-class='c#'/><fo:block>#</fo:block>|<fo:block>#</fo:block><fo:change-bar-end "
     "change-bar-class='c#'/>}",
     0},
    {"change bars in one that shows", FORM_FLOW,
     "<fo:change-bar-begin change-bar-class='o' change-bar-style='solid'/>{<fo:change-bar-begin "
     "change-bar-class='c' change-bar-style='solid' change-bar-width='3pt'/><fo:block>Ord "
     "#</fo:block><fo:change-bar-end change-bar-class='c'/>}<fo:change-bar-end "
     "change-bar-class='o'/>",
     0},
    {"change bars of heads", FORM_ROOT,
     "{" SEQUENCE "<fo:static-content flow-name='xsl-region-before'><fo:block><fo:change-bar-begin "
     "change-bar-class='c' change-bar-style='solid'/>Ord<fo:change-bar-end "
     "change-bar-class='c'/></fo:block></fo:static-content>" FLOW
     "<fo:block>Ord #</fo:block>" FLOW_END "}",
     0},
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
    {"table markers of a head", FORM_FLOW,
     FIXED
     "<fo:table-header><fo:table-row><fo:table-cell><fo:block>{<fo:retrieve-table-marker "
     "retrieve-class-name='m'/> }</fo:block></fo:table-cell></fo:table-row></fo:table-header>" BODY
     "<fo:table-row><fo:table-cell><fo:marker marker-class-name='m'>m</fo:marker>"
     "<fo:block>Ord</fo:block></fo:table-cell></fo:table-row>" BODY_END,
     0},
    {"rows kept together", FORM_FLOW,
     FIXED BODY "{<fo:table-row keep-with-next.within-column='always'>" CELL CELL
                "</fo:table-row>}" BODY_END,
     0},
    {"rows of a table with a head", FORM_FLOW,
     FIXED "<fo:table-header><fo:table-row>" CELL CELL "</fo:table-row></fo:table-header>" BODY
           "{" ROW "}" BODY_END,
     0},
    {"table captions", FORM_FLOW,
     "{<fo:table-and-caption><fo:table-caption><fo:block>T #</fo:block></fo:table-caption>" FIXED
         BODY ROW BODY_END "</fo:table-and-caption>}",
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
    {"footnotes in a table", FORM_FLOW,
     FIXED BODY "{<fo:table-row><fo:table-cell><fo:block>Ord" NOTE
                "<fo:block>Not #</fo:block>" NOTE_END
                "</fo:block></fo:table-cell></fo:table-row>}" BODY_END,
     0},
    {"side-floats", FORM_FLOW,
     "{<fo:float float='start'><fo:block-container width='2cm'><fo:block>Sida "
     "#</fo:block></fo:block-container></fo:float><fo:block>" SENTENCE "</fo:block>}",
     0},
    {"blocks of a side-float", FORM_FLOW,
     "<fo:float float='start'><fo:block-container width='2cm'>{<fo:block>Sida "
     "#</fo:block>}</fo:block-container></fo:float>{<fo:block>Ord #</fo:block>}",
     0},
    {"before-floats", FORM_FLOW,
     "{<fo:float float='before'><fo:block>Högst #</fo:block></fo:float><fo:block>" SENTENCE
     "</fo:block>}",
     0},
    {"page numbers cited", FORM_FLOW,
     "{<fo:block id='i#'>Ord # på sidan <fo:page-number-citation ref-id='i#'/></fo:block>}", 0},
    {"citations of one page", FORM_FLOW,
     "<fo:block id='i'>{<fo:page-number-citation ref-id='i'/> }</fo:block>", 0},
    {"page numbers cited ahead", FORM_FLOW,
     "<fo:block>{<fo:basic-link internal-destination='i#'><fo:page-number-citation ref-id='i#'/>"
     "</fo:basic-link> }</fo:block>{<fo:block id='i#'>Ord #</fo:block>}",
     0},
    {"contents", FORM_FLOW,
     "{<fo:block text-align-last='justify'><fo:basic-link internal-destination='i#'>Ord #"
     "<fo:leader leader-pattern='dots'/><fo:page-number-citation "
     "ref-id='i#'/></fo:basic-link></fo:block>}{<fo:block id='i#'>Ord #</fo:block>}",
     0},
    {"last pages cited", FORM_FLOW,
     "{<fo:block id='i#'>Ord # till sidan <fo:page-number-citation-last ref-id='i#'/></fo:block>}",
     0},
    {"entries of an index", FORM_FLOW,
     "{<fo:block><fo:inline index-key='k#'>Ord #</fo:inline></fo:block>}{<fo:block>Ord #, "
     "<fo:index-page-citation-list><fo:index-key-reference "
     "ref-index-key='k#'/></fo:index-page-citation-list></fo:block>}",
     0},
    {"places of an index entry", FORM_FLOW,
     "{<fo:block index-key='k'>Ord #</fo:block>}<fo:block>Ord, "
     "<fo:index-page-citation-list><fo:index-key-reference "
     "ref-index-key='k'/></fo:index-page-citation-list></fo:block>",
     0},
    {"pages of an index entry", FORM_FLOW,
     "{<fo:block break-after='page' index-key='k'>Ord #</fo:block>}<fo:block>Ord, "
     "<fo:index-page-citation-list><fo:index-key-reference "
     "ref-index-key='k'/></fo:index-page-citation-list></fo:block>",
     0},
    {"index ranges", FORM_FLOW,
     "{<fo:index-range-begin id='b#' index-key='k#'/><fo:block>Ord #</fo:block><fo:index-range-end "
     "ref-id='b#'/>}{<fo:block>Ord #, <fo:index-page-citation-list "
     "merge-ranges-across-index-key-references='merge'><fo:index-key-reference "
     "ref-index-key='k#'/></fo:index-page-citation-list></fo:block>}",
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
    {"drawings", FORM_FLOW,
     "<fo:block>{<fo:instream-foreign-object><svg xmlns='http://www.w3.org/2000/svg' width='9' "
     "height='9'><circle r='#'/></svg></fo:instream-foreign-object> }</fo:block>",
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
    {"unknown elements", FORM_FLOW, "{<fo:okänt/>}<fo:block/>", 0},
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
    {NULL, FORM_FLOW, NULL, 0},
};
