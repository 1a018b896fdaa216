/* The tree of formatting objects: nesting, references, levels, markers, metadata. */
#include "fo-document.h"

#include <glib/gstdio.h>

/* Up to what stands in the head of each page. */
#define HEADED                                                                                     \
  ROOT "<fo:layout-master-set><fo:simple-page-master master-name='p'><fo:region-body/>"            \
       "<fo:region-before/></fo:simple-page-master></fo:layout-master-set>"                        \
       "<fo:page-sequence master-reference='p'>"                                                   \
       "<fo:static-content flow-name='xsl-region-before'>"

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

static void test_too_many_columns_are_refused(void)
{
  static const char *const kinds[][3] = {
      {"\n<fo:table>", "<fo:table-column/>", "<fo:table-body/></fo:table>"},
      {"\n<fo:table><fo:table-body><fo:table-row>", "<fo:table-cell><fo:block/></fo:table-cell>",
       "</fo:table-row></fo:table-body></fo:table>"},
  };
  for (guint kind = 0; kind < G_N_ELEMENTS(kinds); kind++) {
    g_autoptr(GString) flow = g_string_new(kinds[kind][0]);
    for (guint i = 0; i <= HP_MAX_TABLE_COLUMNS; i++)
      g_string_append(flow, kinds[kind][1]);
    g_string_append(flow, kinds[kind][2]);
    assert_flow_error(flow->str, 2, "1000 columns");
  }
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

static void test_what_is_left_out_is_said_once(void)
{
  g_autoptr(Document) document =
      document_of_flow("\n<fo:block/>\n\n"
                       "<x:note xmlns:x='urn:x'/><fo:block><x:note xmlns:x='urn:x'/></fo:block>\n"
                       "<block>no namespace</block>\n");
  assert_said(document, HP_WARNING, 4, "<x:note> is not XSL-FO");
  g_assert_cmpuint(times_said(document->diagnostics, "x:note"), ==, 1);
  assert_said(document, HP_WARNING, 5, "<block> is in no namespace");
  g_autoptr(Document) scale =
      document_of_flow("<fo:block><fo:scaling-value-citation ref-id='p'/></fo:block>");
  assert_said(scale, HP_WARNING, 1, "fo:scaling-value-citation is not supported");
}

/* What the regions cover, as "class first-last". */
static char *regions_of(const Document *document)
{
  guint n;
  const HpChangeRegion *regions = hp_fo_tree_change_regions(document->tree, &n);
  GString *found = g_string_new(NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf(found, "%s%s %u-%u", i > 0 ? ", " : "",
                           hp_fo_name(regions[i].begin, HP_NAME_CHANGE_BAR_CLASS),
                           regions[i].begin->index, regions[i].last);
  return g_string_free(found, FALSE);
}

static void test_change_bars_of_a_class_nest(void)
{
  const char *const begin_a =
      "<fo:change-bar-begin change-bar-class='a' change-bar-style='solid'/>";
  const char *const begin_b = "<fo:change-bar-begin change-bar-class='b' "
                              "change-bar-style='solid' change-bar-width='2pt'/>";
  const char *const begin_inner_a = "<fo:change-bar-begin change-bar-class='a' "
                                    "change-bar-style='solid' change-bar-offset='9pt'/>";
  const char *const end_a = "<fo:change-bar-end change-bar-class='a'/>";
  const char *const end_b = "<fo:change-bar-end change-bar-class='b'/>";
  g_autofree char *flow = g_strconcat(begin_a, "<fo:block>", begin_b, begin_inner_a, "x", end_a,
                                      "</fo:block>", end_a, end_b, NULL);
  g_autoptr(Document) document = document_of_flow(flow);
  const guint first =
      hp_fo_tree_root(document->tree)->last_child->last_child->first_child->index - 1;
  g_autofree char *expected = g_strdup_printf("a %u-%u, b %u-%u, a %u-%u", first, first + 6,
                                              first + 2, first + 7, first + 3, first + 5);
  g_autofree char *regions = regions_of(document);
  g_assert_cmpstr(regions, ==, expected);
  g_assert_cmpuint(hp_diagnostics_count(document->diagnostics, HP_WARNING), ==, 0);
}

/* Two that overlap, and one that begins where both have ended; that in the head is apart. */
static void test_change_bars_that_look_the_same_are_one(void)
{
#define BEGIN_BAR(CLASS)                                                                           \
  "<fo:change-bar-begin change-bar-style='solid' change-bar-class='" CLASS "'/>"
#define END_BAR(CLASS) "<fo:change-bar-end change-bar-class='" CLASS "'/>"
  g_autoptr(Document) document =
      document_of_flow(BEGIN_BAR("a") "<fo:block id='a'/>" BEGIN_BAR("b") "<fo:block/>" END_BAR(
          "a") "<fo:block id='z'/>" END_BAR("b") BEGIN_BAR("c") "<fo:block id='c'/>" END_BAR("c"));
  const guint a = object(document, "a")->index, z = object(document, "z")->index;
  const guint c = object(document, "c")->index;
  g_autofree char *regions = regions_of(document);
  g_autofree char *expected = g_strdup_printf("a %u-%u, c %u-%u", a - 1, z + 1, c - 1, c + 1);
  g_assert_cmpstr(regions, ==, expected);
#undef BEGIN_BAR
#undef END_BAR
}

/* Those that can be seen through lie one on another. */
static void test_change_bars_at_an_object(void)
{
  GString *flow = g_string_new(NULL);
  for (guint i = 0; i < 9; i++)
    g_string_append_printf(flow,
                           "<fo:change-bar-begin change-bar-style='solid' change-bar-class='%u' "
                           "change-bar-color='rgb(%u, 0, 0)'/><fo:block id='i%u'/>%s",
                           i, i, i, i % 2 == 1 ? "<fo:change-bar-end change-bar-class='1'/>" : "");
  g_autoptr(Document) document = document_of_flow(flow->str);
  g_string_free(flow, TRUE);
  const guint at = object(document, "i6")->index;
  g_autoptr(GPtrArray) found = g_ptr_array_new();
  hp_append_change_regions_at(found, document->tree, NULL, at, at);
  /* All that have begun, but for the one that has ended. */
  const char *const expected[] = {"6", "5", "4", "3", "2", "0"};
  g_assert_cmpuint(found->len, ==, G_N_ELEMENTS(expected));
  for (guint i = 0; i < found->len; i++) {
    const HpChangeRegion *region = g_ptr_array_index(found, i);
    g_assert_cmpstr(hp_fo_name(region->begin, HP_NAME_CHANGE_BAR_CLASS), ==, expected[i]);
  }
}

static void test_floats_may_not_float_everywhere(void)
{
  g_autoptr(Document) document = document_of_flow(
      "\n<fo:block><fo:float id='a' float='start'><fo:block>\n"
      "<fo:float id='b' float='before'><fo:block/></fo:float></fo:block></fo:float></fo:block>"
      "<fo:float id='c' float='before'><fo:block/></fo:float>"
      "<fo:float id='d'><fo:block/></fo:float>\n"
      "<fo:block-container absolute-position='fixed'><fo:float id='e' float='end'><fo:block/>"
      "</fo:float></fo:block-container>");
  const char *const ids[] = {"a", "b", "c", "d", "e"};
  const HpFloat where[] = {HP_FLOAT_START, HP_FLOAT_NONE, HP_FLOAT_BEFORE, HP_FLOAT_NONE,
                           HP_FLOAT_NONE};
  const gboolean block_level[] = {FALSE, TRUE, TRUE, TRUE, TRUE};
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
    g_assert_cmpint(hp_fo_floating(object(document, ids[i])), ==, where[i]);
    g_assert_cmpint(hp_fo_is_block_level(object(document, ids[i])), ==, block_level[i]);
  }
  assert_said(document, HP_WARNING, 3, "Nothing floats in fo:float");
  assert_said(document, HP_WARNING, 4, "Nothing floats in fo:block-container");
  g_assert_cmpuint(hp_diagnostics_count(document->diagnostics, HP_WARNING), ==, 2);
}

static void test_properties_without_effect_are_said_once(void)
{
  g_autoptr(Document) document = document_of_flow(
      "\n<fo:block text-shadow=' none ' letter-value='alphabetic' suppress-at-line-break='auto' "
      "clip='inherit' line-height.conditionality='retain' clear='both'/>\n"
      "<fo:block show-destination='new' letter-value='traditional' "
      "suppress-at-line-break='retain'/>\n"
      "<fo:block show-destination='new' line-height.conditionality='discard'/>"
      "<fo:table position='relative' top='1pt'><fo:table-body position='relative'>\n"
      "<fo:table-row position='relative' top='2pt'><fo:table-cell position='relative'><fo:block/>"
      "</fo:table-cell></fo:table-row></fo:table-body></fo:table>");
  const char *const said[] = {"property show-destination", "property letter-value",
                              "property suppress-at-line-break"};
  for (guint i = 0; i < G_N_ELEMENTS(said); i++) {
    assert_said(document, HP_WARNING, 3, said[i]);
    g_assert_cmpuint(times_said(document->diagnostics, said[i]), ==, 1);
  }
  assert_said(document, HP_WARNING, 4, "property line-height.conditionality");
  assert_said(document, HP_WARNING, 5, "property relative-position");
  g_assert_cmpuint(hp_diagnostics_count(document->diagnostics, HP_WARNING), ==, 5);
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

/* xml:id is an id, too. */
static void test_ids_are_unique(void)
{
  static const char *const attributes[] = {"id", "xml:id"};
  for (guint i = 0; i < G_N_ELEMENTS(attributes); i++) {
    g_autofree char *flow =
        g_strdup_printf("<fo:block id='a'/>\n<fo:block\n%s='a'/>", attributes[i]);
    g_autofree char *text = g_strconcat(ROOT MASTERS SEQUENCE, flow, END, NULL);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *path = NULL;
    const int file = g_file_open_tmp("ids-XXXXXX.fo", &path, NULL);
    g_assert_true(g_close(file, NULL) && g_file_set_contents(path, text, -1, NULL));
    g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
    g_assert_nonnull(source);
    g_assert_null(hp_fo_tree_new(hp_source_document(source), diagnostics));
    const HpDiagnostic *said = first_said(diagnostics);
    g_assert_nonnull(strstr(said->message, "The id \"a\" is taken already"));
    g_assert_cmpint(said->place.line, ==, 3);
    g_remove(path);
  }
}

static void test_one_character(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block id='a' hyphenation-character='&#x2011;'/>"
      "<fo:block id='b' hyphenation-character=\"'~'\"/><fo:block id='c' hyphenation-character=' '/>"
      "<fo:block><fo:character id='d' character=' '/><fo:character id='e' character='&#10;'/>"
      "<fo:character id='f' character='a&#x301;'/></fo:block>");
  assert_clean(document);
  g_assert_cmpuint(traits(document, "a")->inherited.hyphenation_character, ==, 0x2011);
  g_assert_cmpuint(traits(document, "b")->inherited.hyphenation_character, ==, '~');
  g_assert_cmpuint(traits(document, "c")->inherited.hyphenation_character, ==, ' ');
  g_assert_cmpstr(hp_fo_name(object(document, "d"), HP_NAME_CHARACTER), ==, " ");
  g_assert_cmpstr(hp_fo_name(object(document, "e"), HP_NAME_CHARACTER), ==, "\n");
  g_assert_cmpstr(hp_fo_name(object(document, "f"), HP_NAME_CHARACTER), ==, "á");
}

/* Names of files that were copied from a Mac have their accents apart. */
static void test_accents_are_composed(void)
{
  static const struct {
    const char *written, *text;
  } rows[] = {
      {"Va&#x30A;rd", "Vård"},
      {"va<!-- -->&#x30A;r", "vår"},
      {"Vård – ø", "Vård – ø"},
      {"&#x30A;n q&#x30A;", "\u030An q\u030A"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *flow = g_strdup_printf("<fo:block id='a'>%s</fo:block>", rows[i].written);
    g_autoptr(Document) document = document_of_flow(flow);
    const HpFo *text = object(document, "a")->first_child;
    g_autofree char *found = g_strndup(text->text, text->text_length);
    g_assert_cmpstr(found, ==, rows[i].text);
  }
}

/* None is not the first of them. */
static void test_more_than_one_character(void)
{
  static const char *const values[] = {"abc", "'ab'", "a b", "a&#x301;", "", "''"};
  for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
    g_autofree char *flow =
        g_strdup_printf("<fo:block/>\n<fo:block id='a' hyphenation-character=\"%s\"/>", values[i]);
    g_autoptr(Document) document = document_of_flow(flow);
    assert_said(document, HP_WARNING, 2, "expected one character");
    g_assert_cmpuint(traits(document, "a")->inherited.hyphenation_character, ==, 0x2010);
  }
  g_autoptr(Document) numbers = document_of(
      ROOT MASTERS "\n<fo:page-sequence master-reference='p' grouping-size='3' "
                   "grouping-separator='ab'><fo:flow flow-name='xsl-region-body'><fo:block/>" END);
  assert_said(numbers, HP_WARNING, 2, "expected one character");
  g_autoptr(Document) characters =
      document_of_flow("<fo:block/>\n<fo:block><fo:character character='abc'/></fo:block>");
  assert_said(characters, HP_WARNING, 2, "expected one character");
  assert_said(characters, HP_ERROR, 2, "lacks the property character");
}

/* Where the fault is no error, one message says it. */
static void test_wrong_character_is_told_of_once(void)
{
  const char *text = ROOT MASTERS SEQUENCE
      "<fo:block>a<fo:character character='abc'/><fo:character character=''/></fo:block>" END;
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_diagnostics_set_lenient(diagnostics, TRUE);
  xmlDoc *xml = xmlReadMemory(text, (int)strlen(text), "test.fo", NULL, 0);
  HpFoTree *tree = hp_fo_tree_new(xml, diagnostics);
  g_assert_cmpuint(times_said(diagnostics, "expected one character"), ==, 2);
  g_assert_cmpuint(times_said(diagnostics, ""), ==, 2);
  hp_fo_tree_free(tree);
  xmlFreeDoc(xml);
}

static void test_places_are_those_in_the_plan(void)
{
  g_autoptr(Document) document = document_of_flow(
      "<fo:block hpx:at='C:/my plan.xml:17:5'><fo:inline color='chartreus'/></fo:block>");
  const HpDiagnostic *said = first_said(document->diagnostics);
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
      HEADED "<fo:block font-size='20pt'>"
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
      HEADED "<fo:block font-size='20pt'>"
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

static void test_metadata_as_others_have_them(void)
{
  static const char *const spellings[] = {
      "<x:document-info xmlns:x='http://www.antennahouse.com/names/XSL/Extensions' name='title' "
      "value=' A plan '/><x:document-info name='author' value='Anna' "
      "xmlns:x='http://www.antennahouse.com/names/XSL/Extensions'/>" MASTERS,
      "<x:meta-info xmlns:x='http://www.renderx.com/XSL/Extensions'><x:meta-field name='title' "
      "value='A plan'/><x:meta-field name='author' value='Anna'/></x:meta-info>" MASTERS,
      MASTERS "<fo:declarations><x:info xmlns:x='http://xmlgraphics.apache.org/fop/extensions/pdf'>"
              "<x:name key='Title'>A plan</x:name><x:name key='Author'>Anna</x:name></x:info>"
              "</fo:declarations>",
  };
  for (guint i = 0; i < G_N_ELEMENTS(spellings); i++) {
    g_autofree char *text =
        g_strconcat(ROOT, spellings[i], SEQUENCE "<fo:block>a</fo:block>" END, NULL);
    g_autoptr(Document) document = document_of(text);
    const HpFoMetadata metadata = hp_fo_tree_metadata(document->tree);
    g_assert_cmpstr(metadata.title, ==, "A plan");
    g_assert_nonnull(metadata.creators);
    g_assert_cmpstr(metadata.creators[0], ==, "Anna");
    assert_clean(document);
  }
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
  ADD(nesting);
  ADD(content_models_in_words);
  ADD(deep_nesting_is_refused);
  ADD(too_many_columns_are_refused);
  ADD(missing_parts);
  ADD(all_errors_in_one_run);
  ADD(leniency);
  ADD(what_is_left_out_is_said_once);
  ADD(change_bars_of_a_class_nest);
  ADD(change_bars_that_look_the_same_are_one);
  ADD(change_bars_at_an_object);
  ADD(floats_may_not_float_everywhere);
  ADD(properties_without_effect_are_said_once);
  ADD(one_case_of_a_switch_is_shown);
  ADD(ids_are_unique);
  ADD(one_character);
  ADD(more_than_one_character);
  ADD(wrong_character_is_told_of_once);
  ADD(accents_are_composed);
  ADD(places_are_those_in_the_plan);
  ADD(levels);
  ADD(markers_inherit_where_retrieved);
  ADD(tree_without_its_document);
  ADD(metadata);
  ADD(metadata_as_others_have_them);
  ADD(metadata_without_xmp);
  ADD(foreign_object);
  return g_test_run();
}
