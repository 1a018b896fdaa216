/* The constructs of plans and their like, and of files that are imported. */
#include "constructs.h"

#define PARTY "<party id='k0' kind='municipality'><name>Kommunen</name></party>"
#define PARTIES "<parties>" PARTY "</parties>"
#define DONE_BY "<responsible party='k0'/><timeframe><due year='2020'/></timeframe>"
#define ACTIVITY "<activity id='a#'><text>Gör nummer #</text></activity>"
#define OBJECTIVE "<objective id='o#'><text>Mål nummer #</text>" ACTIVITY DONE_BY "</objective>"
#define AREA "<area id='area'><title>Område</title>"
#define IN_OBJECTIVE AREA "<objective id='o'><text>Mål</text>"
#define END_OBJECTIVE DONE_BY "</objective></area>"
#define IN_GROUP PARTIES AREA "<objective-group id='g'>"
#define END_GROUP DONE_BY "</objective-group></area>"
#define ONE_ACTIVITY                                                                               \
  PARTIES IN_OBJECTIVE "<activity id='a'><text>Gör</text></activity>" END_OBJECTIVE
#define ACTIVITIES PARTIES IN_OBJECTIVE "{" ACTIVITY "}" END_OBJECTIVE
#define HTML_TABLE "<table><tr><th>Mål</th><th>Aktivitet</th><th>Ansvarig</th><th>Tid</th></tr>"
#define HTML_ROW "<tr><td>Mål #</td><td>Gör #</td><td>Kommunen</td><td>2025</td></tr>"
#define IN_FOLLOW_UP "<follow-up>"
#define INTRODUCTION PARTIES "<introduction>"
#define END_INTRODUCTION "</introduction>" AREA "</area>"

#define DECIDERS "<parties>" PARTY "<person id='p'><name>Bo Berg</name></person></parties>"
#define BESIDE                                                                                     \
  PLAN_HEAD("plan-#")                                                                              \
  PARTIES AREA "<objective id='o'><text>Mål</text>" ACTIVITY END_OBJECTIVE                         \
               "<follow-up><meeting id='m' date='2018-01-01'><update id='u' target='a#' by='k0' "  \
               "progress='in-progress'/></meeting></follow-up></plan>"
#define DOCX_CELL(WORDS) "<w:tc><w:p><w:r><w:t>" WORDS "</w:t></w:r></w:p></w:tc>"
#define DOCX_TABLE                                                                                 \
  "<w:tbl><w:tr>" DOCX_CELL("Mål") DOCX_CELL("Aktivitet") DOCX_CELL("Ansvarig")                    \
      DOCX_CELL("Tid") "</w:tr>"
#define DOCX_ROW                                                                                   \
  "<w:tr>" DOCX_CELL("Mål #") DOCX_CELL("Gör #") DOCX_CELL("Kommunen") DOCX_CELL("2025") "</w:tr>"
#define ODT_CELL(WORDS) "<table:table-cell><text:p>" WORDS "</text:p></table:table-cell>"
#define ODT_TABLE                                                                                  \
  "<table:table><table:table-row>" ODT_CELL("Mål") ODT_CELL("Aktivitet") ODT_CELL("Ansvarig")      \
      ODT_CELL("Tid") "</table:table-row>"
#define ODT_ROW                                                                                    \
  "<table:table-row>" ODT_CELL("Mål #") ODT_CELL("Gör #") ODT_CELL("Kommunen")                     \
      ODT_CELL("2025") "</table:table-row>"
#define XLSX_CELL(WORDS) "<c t='inlineStr'><is><t>" WORDS "</t></is></c>"
#define XLSX_HEADING                                                                               \
  "<row>" XLSX_CELL("Mål") XLSX_CELL("Aktivitet") XLSX_CELL("Ansvarig") XLSX_CELL("Tid") "</row>"

const Construct source_constructs[] = {
    /* Plans */
    {"areas", FORM_PLAN, PARTIES "{<area id='r#'><title>Område #</title></area>}", 0,
     .also = "html"},
    {"pages that turn", FORM_PLAN,
     PARTIES "{<area id='w#' layout='wide'><title>Liggande #</title></area>"
             "<area id='r#'><title>Stående #</title></area>}",
     0},
    {"objectives", FORM_PLAN, PARTIES AREA "{" OBJECTIVE "}</area>", 0, .also = "html timeline"},
    {"objectives as sections", FORM_PLAN,
     PARTIES "<area id='area' layout='measures'><title>Område</title>{" OBJECTIVE "}</area>", 0,
     .also = "html"},
    {"activities", FORM_PLAN, ACTIVITIES, 0,
     .also = "followup changes responsible timeline short html csv ics export diff change meeting "
             "show verify altered"},
    {"activities with all", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "{<activity id='a#' number='#'><text>Gör #</text>" DONE_BY
     "<resources>R</resources><cost amount='#'>K</cost></activity>}" END_OBJECTIVE,
     0},
    {"same as the first", FORM_PLAN,
     PARTIES AREA
     "<objective id='o'><text>M</text><activity id='a'><text>G</text></activity>" DONE_BY
     "</objective>{<objective id='o#'><text>M</text><activity id='a#'><text>G</text></activity>"
     "<responsible same-as='o'/><timeframe same-as='o'/></objective>}</area>",
     0},
    {"areas in time", FORM_PLAN,
     PARTIES "{<area id='r#'><title>Område #</title>" OBJECTIVE "</area>}" IN_FOLLOW_UP
             "<meeting id='m' date='2018-01-01'>{<update id='u#' target='a#' by='k0' "
             "progress='in-progress'/>}</meeting></follow-up>",
     0, .also = "timeline changes"},
    {"objectives of a group", FORM_PLAN,
     IN_GROUP
     "<objective id='o'><text>Mål</text><activity id='a'><text>Gör</text></activity></objective>"
     "{<objective id='o#'><text>Mål #</text>" ACTIVITY "</objective>}" END_GROUP,
     0, .also = "html followup"},
    {"objectives in common", FORM_PLAN,
     IN_GROUP "<objective id='o'><text>Mål</text></objective>"
              "{<objective id='o#'><text>Mål #</text></objective>}<activity "
              "id='a'><text>Gör</text></activity>" END_GROUP,
     0, .also = "html"},
    {"activities in common", FORM_PLAN,
     IN_GROUP "<objective id='o'><text>Mål</text></objective><objective id='p'><text>Mål</text>"
              "</objective>{" ACTIVITY "}" END_GROUP,
     0},
    {"groups", FORM_PLAN,
     PARTIES AREA "{<objective-group id='g#'><objective id='o#'><text>Mål</text>" ACTIVITY
                  "</objective><objective id='p#'><text>Mål</text></objective><activity id='b#'>"
                  "<text>Gör</text></activity></objective-group>}</area>",
     0},
    {"texts of an objective", FORM_PLAN,
     PARTIES AREA "<objective id='o'>{<text>Mål #</text>}<activity "
                  "id='a'><text>Gör</text></activity>" END_OBJECTIVE,
     0},
    {"activities of goals", FORM_PLAN,
     PARTIES AREA "{<goal id='g#'><text>Mål #</text><activity id='a#'><text>Gör #</text>" DONE_BY
                  "</activity></goal>}</area>",
     0},
    {"activities in few columns", FORM_PLAN,
     PARTIES AREA "<columns><column field='activity'/><column field='resources'/></columns>"
                  "<objective id='o'><text>Mål</text>{" ACTIVITY "}" END_OBJECTIVE,
     0},
    {"eight columns", FORM_PLAN,
     PARTIES AREA "<columns><column field='number'/><column field='objective'/><column "
                  "field='activity'/><column field='responsible'/><column field='with'/><column "
                  "field='timeframe'/><column field='resources'/><column field='cost'/></columns>"
                  "<objective id='o'><text>Mål</text>{" ACTIVITY "}" END_OBJECTIVE,
     0, .also = "html"},
    {"times of some", FORM_PLAN,
     PARTIES IN_OBJECTIVE "{<activity id='a#'><text>Gör</text><timeframe><due "
                          "year='2021'/></timeframe></activity><activity id='b#'><text>Gör</text>"
                          "</activity>}" END_OBJECTIVE,
     0, .also = "html"},
    {"areas with costs", FORM_PLAN,
     PARTIES
     "{<area id='r#'><title>Område #</title><objective id='o#'><text>Mål</text>"
     "<activity id='a#'><text>Gör #</text><cost amount='5' year='2025'>K</cost></activity>" DONE_BY
     "</objective></area>}",
     0},
    {"goals", FORM_PLAN, PARTIES AREA "{<goal id='g#'><text>Mål #</text></goal>}</area>", 0},
    {"parties", FORM_PLAN,
     "<parties>" PARTY
     "{<party id='p#' kind='unit' part-of='k0'><name>Enhet #</name></party>}</parties>" IN_OBJECTIVE
     "{<activity id='a#'><text>Gör</text><responsible party='p#'/></activity>}" END_OBJECTIVE,
     0, .also = "responsible export"},
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
     50000, .also = "followup"},
    {"reports of a meeting", FORM_PLAN,
     ACTIVITIES IN_FOLLOW_UP
     "<meeting id='m' date='2018-01-01'>{<update id='u#' target='a#' by='k0' "
     "progress='in-progress'/>}</meeting></follow-up>",
     0, .also = "followup changes csv html"},
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
     50000, .also = "changes html"},
    {"changes of an amendment", FORM_PLAN,
     ACTIVITIES "<amendments><amendment id='e'><decided date='2018-01-01'>B</decided>{<change "
                "target='a#'><text>Gör om #</text></change>}</amendment></amendments>",
     0, .also = "html"},
    {"additions", FORM_PLAN,
     ONE_ACTIVITY "<amendments><amendment id='e'><decided date='2018-01-01'>B</decided>{<add "
                  "after='a'><activity id='b#'><text>Gör #</text></activity></add>}</amendment>"
                  "</amendments>",
     0, .also = "html"},
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
     0, .also = "followup"},
    {"paragraphs", FORM_PLAN, INTRODUCTION "{<p>Ett stycke #.</p>}" END_INTRODUCTION, 0,
     .also = "short"},
    {"sections", FORM_PLAN,
     INTRODUCTION
     "{<section id='s#'><title>Avsnitt #</title><p>Ord.</p></section>}" END_INTRODUCTION,
     0},
    {"sections without ids", FORM_PLAN,
     INTRODUCTION "{<section><title>Avsnitt #</title><p>Ord.</p></section>}" END_INTRODUCTION, 0,
     .also = "html"},
    {"emphasis in a responsible", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "<activity id='a'><text>Gör</text></activity><responsible>{<em>ord #</em> "
     "}</responsible><timeframe><due year='2020'/></timeframe></objective></area>",
     0},
    {"emphasis in an activity", FORM_PLAN,
     PARTIES IN_OBJECTIVE
     "<activity id='a'><text>{<em>ord #</em> }</text></activity>" END_OBJECTIVE,
     0, .also = "html csv"},
    {"items of a list", FORM_PLAN,
     INTRODUCTION "<list>{<item>Punkt #</item>}</list>" END_INTRODUCTION, 0},
    {"rows of a table", FORM_PLAN,
     INTRODUCTION
     "<table><caption>T</caption><heading-row><cell>A</cell><cell>B</cell></heading-row>"
     "{<row><cell>#</cell><cell>b</cell></row>}</table>" END_INTRODUCTION,
     0, .also = "html"},
    {"notes", FORM_PLAN, INTRODUCTION "{<p>Ord<footnote>Not #</footnote>.</p>}" END_INTRODUCTION, 0,
     .also = "html"},
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
    {"faults", FORM_PLAN,
     "<parties>" PARTY "{<party id='p#' kind='unit'><name>Enhet #</name></party>}"
     "</parties>" IN_OBJECTIVE "{<activity id='a#'><text>Gör</text><responsible "
     "party='q#'/></activity>}" END_OBJECTIVE,
     0, .faulty = TRUE},
    {"names that nobody bears", FORM_PLAN,
     "<parties>" PARTY "{<party id='p#' kind='unit'><name>Enhet #</name></party>}"
     "</parties>" IN_OBJECTIVE "{<activity id='a#'><text>Gör</text><responsible "
     "party='enhet q#'/></activity>}" END_OBJECTIVE,
     0, .faulty = TRUE},
    {"comments for the house", FORM_PLAN,
     INTRODUCTION "{<p>Ord</p><internal>Inte ut #</internal>}" END_INTRODUCTION, 0},

    /* Pages to import */
    {"rows to import", FORM_PAGE, HTML_TABLE "{" HTML_ROW "}</table>", 20000},
    {"parties to import", FORM_PAGE,
     HTML_TABLE "{<tr><td>M</td><td>Gör #</td><td>Kommun #</td><td>2025</td></tr>}</table>", 20000},
    {"tables to import", FORM_PAGE, "{<h2>Område #</h2>" HTML_TABLE HTML_ROW "</table>}", 0},
    {"tables of one name", FORM_PAGE, "{<h2>Område</h2>" HTML_TABLE HTML_ROW "</table>}", 0},
    {"text to import", FORM_PAGE, HTML_TABLE HTML_ROW "</table>{<p>Ett stycke #.</p>}", 0},
    /* Proposals, decisions, collections */
    {"proposals", FORM_PROPOSALS,
     PARTIES AREA "{<proposal id='f#' number='#' actor='k0'><text>Gör #</text></proposal>}</area>",
     0, .also = "html csv"},
    {"topics", FORM_PROPOSALS,
     PARTIES AREA "{<topic id='t#'><title>Ämne #</title><proposal id='f#' number='#' "
                  "actor='k0'><text>Gör #</text></proposal></topic>}</area>",
     0, .also = "html csv"},
    {"short versions", FORM_PROPOSALS,
     PARTIES "{<area id='r#'><title>Område #</title><short-version><title>Kort #</title><p>Ord.</p>"
             "</short-version><proposal id='f#' number='#' actor='k0'><text>Gör</text></proposal>"
             "</area>}",
     0, .also = "short"},
    {"consequences", FORM_DECISION,
     DECIDERS "<rulings kind='decided'><ruling id='b'><p>Beslut.</p></ruling></rulings>"
              "{<consequence aspect='economy'><title>Följd #</title><p>Ord.</p></consequence>}",
     0},
    {"rulings", FORM_DECISION,
     DECIDERS "<rulings kind='decided' numbered='yes'>{<ruling id='b#' number='#'><p>Beslut "
              "#.</p></ruling>}</rulings>",
     0},
    {"paragraphs of a ruling", FORM_DECISION,
     DECIDERS "<rulings kind='decided'><ruling id='b'>{<p>Ett stycke #.</p>}</ruling></rulings>",
     0},
    {"attachments", FORM_DECISION,
     DECIDERS
     "<rulings kind='decided'><ruling id='b'><p>Beslut.</p></ruling></rulings>{<attachment id='t#' "
     "number='#' src='plan-#.xml'><title>Bilaga #</title></attachment>}",
     256, .also = "verify", .beside = BESIDE},
    {"collected plans", FORM_COLLECTION, PARTIES "{<collected plan='plan-#.xml'/>}", 256,
     .also = "html responsible overview", .beside = BESIDE},

    /* To import from files of word processors */
    {"rows of Word", FORM_DOCX, DOCX_TABLE "{" DOCX_ROW "}</w:tbl>", 20000},
    {"tables of Word", FORM_DOCX,
     "{<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Område "
     "#</w:t></w:r></w:p>" DOCX_TABLE DOCX_ROW "</w:tbl>}",
     0},
    {"columns of Word", FORM_DOCX,
     "<w:tbl><w:tr>" DOCX_CELL("Aktivitet")
         DOCX_CELL("Tid") "{" DOCX_CELL("Kolumn #") "}</w:tr><w:tr>" DOCX_CELL("Gör")
             DOCX_CELL("2025") "{" DOCX_CELL("ord #") "}</w:tr></w:tbl>",
     190},
    {"text of Word", FORM_DOCX,
     "{<w:p><w:r><w:t>Ett stycke #.</w:t></w:r></w:p>}" DOCX_TABLE DOCX_ROW "</w:tbl>", 0},
    {"runs of Word", FORM_DOCX,
     "<w:p>{<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>ord # "
     "</w:t></w:r>}</w:p>" DOCX_TABLE DOCX_ROW "</w:tbl>",
     0},
    {"rows of a text", FORM_ODT, ODT_TABLE "{" ODT_ROW "}</table:table>", 20000},
    {"tables of a text", FORM_ODT,
     "{<text:h text:outline-level='1'>Område #</text:h>" ODT_TABLE ODT_ROW "</table:table>}", 0},
    {"rows of a spreadsheet", FORM_ODS, ODT_TABLE "{" ODT_ROW "}</table:table>", 20000},
    {"sheets", FORM_ODS, "{" ODT_TABLE ODT_ROW "</table:table>}", 0},
    {"lines to import", FORM_CSV, "{Mål #;Gör #;Kommunen;2025\n}", 20000},
    {"rows of a sheet", FORM_XLSX,
     XLSX_HEADING "{<row>" XLSX_CELL("Mål #") XLSX_CELL("Gör #") XLSX_CELL("Kommunen")
         XLSX_CELL("2025") "</row>}",
     20000},
    {"strings of a sheet", FORM_XLSX,
     XLSX_HEADING "{<row><c t='s'><v>#</v></c><c t='s'><v>#</v></c>" XLSX_CELL("Kommunen")
         XLSX_CELL("2025") "</row>}",
     20000, .beside = "{<si><t>Gör #</t></si>}"},
    {"columns of a sheet", FORM_XLSX,
     "<row>" XLSX_CELL("Aktivitet")
         XLSX_CELL("Tid") "{" XLSX_CELL("Kolumn #") "}</row><row>" XLSX_CELL("Gör")
             XLSX_CELL("2025") "{" XLSX_CELL("ord #") "}</row>",
     190},
    {NULL, FORM_FLOW, NULL, 0},
};
