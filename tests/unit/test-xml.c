#include "helpers.h"
#include "xml/xml.h"

static HpSource *read_text(const char *text, HpDiagnostics *diagnostics)
{
  return hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
}

static void assert_place(const xmlNode *node, int line, int column)
{
  const HpPlace place = hp_place_of_node(node);
  g_assert_cmpstr(place.file, ==, "t.xml");
  g_assert_cmpint(place.line, ==, line);
  g_assert_cmpint(place.column, ==, column);
}

static void test_places_are_of_the_start_tag(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<a>\n  åäö <b x='1'\n     y='2'/><c/>text</a>", diagnostics);
  g_assert_nonnull(source);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  assert_place(root, 1, 1);
  const xmlNode *b = root->children->next;
  assert_place(b, 2, 7);
  assert_place(b->next, 3, 13);
  assert_place(b->next->next, 1, 1);
}

static void test_lines_past_65535_and_long_lines(void)
{
  g_autoptr(GString) text = g_string_new("<a>");
  for (int i = 0; i < 70000; i++)
    g_string_append(text, "<b/>\n");
  for (int i = 0; i < 70000; i++)
    g_string_append(text, "<b/>å");
  g_string_append(text, "<c/></a>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text->str, diagnostics);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  assert_place(root->last, 70001, 70000 * 5 + 1);
}

static void test_places_inside_an_entity_are_where_it_is_used(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<!DOCTYPE a [<!ENTITY e '<b>x</b>'>]>\n<a>\n &e;<c/></a>", diagnostics);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_assert_cmpint(hp_place_of_node(root->children->next).line, >=, 2);
  assert_place(root->last, 3, 5);
}

/* The text that says something, in what the file says it; the last, if there are several. */
static const xmlNode *last_text(const xmlNode *root)
{
  const xmlNode *text = root->last;
  while (text != NULL && (text->type != XML_TEXT_NODE || xmlIsBlankNode((xmlNode *)text)))
    text = text->prev;
  return text;
}

/* Its words may stand in tags, comments and elements before it, too. */
static void test_places_of_text(void)
{
  static const struct {
    const char *written;
    int line, column;
  } cases[] = {
      {"<a x='>'>en</a>", 1, 10},
      {"<a><regionen/> en</a>", 1, 16},
      {"<a><b>en <b/>en</b>\n<c x='/>'>en</c> en</a>", 2, 18},
      {"<a><b><!-- </b> en --><![CDATA[</b> en]]><?en </b>?></b>\n en</a>", 2, 2},
      {"<a><b/><!-- en -->\n<?en en?> en</a>", 2, 11},
      {"<a><b/>\n&amp; en</a>", 2, 1},
      {"<a><b/>></a>", 1, 8},
      {"<a><b/>\n &#101;n</a>", 2, 2},
      {"<a><b/>\n<![CDATA[en]]></a>", 2, 10},
      {"<a><b/>ett<!-- en -->\nen</a>", 2, 1},
  };
  g_autofree char *folder = scratch_folder();
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *file = scratch_file(folder, "text.xml", cases[i].written);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = hp_source_read(file, NULL, diagnostics);
    const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
    const HpPlace place = hp_place_of_text(last_text(root));
    g_assert_cmpint(place.line, ==, cases[i].line);
    g_assert_cmpint(place.column, ==, cases[i].column);
  }
  remove_folder(folder);
}

static void test_attributes_are_bounded(void)
{
  for (guint n = 500; n <= 501; n++) {
    g_autoptr(GString) text = g_string_new("<a>\n<b ");
    for (guint i = 0; i < n; i++)
      g_string_append_printf(text, "a%u='>' ", i);
    g_string_append(text, "/></a>");
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(text->str, diagnostics);
    g_assert_true((source != NULL) == (n == 500));
    if (source != NULL)
      continue;
    const HpDiagnostic *said = g_ptr_array_index(hp_diagnostics_sorted(diagnostics), 0);
    g_assert_cmpint(said->place.line, ==, 2);
    g_assert_nonnull(strstr(said->message, "500"));
  }
}

/* Pieces of text, numbered, between a beginning and an end. */
static HpSource *read_many(const char *begin, const char *piece, guint n, const char *end,
                           HpDiagnostics *diagnostics)
{
  g_autoptr(GString) text = g_string_new(begin);
  g_auto(GStrv) parts = g_strsplit(piece, "#", -1);
  for (guint i = 0; i < n; i++) {
    g_autofree char *number = g_strdup_printf("%u", i);
    g_autofree char *numbered = g_strjoinv(number, parts);
    g_string_append(text, numbered);
  }
  g_string_append(text, end);
  return read_text(text->str, diagnostics);
}

/* libxml2 would go through all others for each. */
static void test_names_are_bounded(void)
{
  static const struct {
    const char *begin, *piece, *end;
    guint n;
  } cases[] = {{"<a>", "<b a#=''/>", "</a>", 20000},
               {"<a>", "<b xmlns:c#='urn:#'/>", "</a>", 51000},
               {"<a>", "<?b#?>", "</a>", 101000},
               {"<!DOCTYPE a [", "<!ENTITY b# 'c'>", "]><a/>", 101000}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source =
        read_many(cases[i].begin, cases[i].piece, cases[i].n, cases[i].end, diagnostics);
    g_assert_true((source != NULL) == (cases[i].n == 20000));
    if (source == NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, "different names"));
  }
}

/* Nor does it find the end of a text at once that a reference is added to; between elements it has
   none to find. */
static void test_references_are_bounded(void)
{
  static const struct {
    const char *begin, *piece, *end;
    guint n;
    gboolean read;
  } cases[] = {{"<a>", "&e; ", "</a>", 10000, TRUE},
               {"<a>", "<b>&e;</b>\n", "</a>", 100000, TRUE},
               {"<a>", "&e; ", "</a>", 100000, FALSE},
               {"<a b='", "&e; ", "'/>", 100000, TRUE}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *begin = g_strconcat("<!DOCTYPE a [<!ENTITY e 'Ord'>]>", cases[i].begin, NULL);
    g_autoptr(HpSource) source =
        read_many(begin, cases[i].piece, cases[i].n, cases[i].end, diagnostics);
    g_assert_true((source != NULL) == cases[i].read);
    if (source == NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, "more entities"));
  }
}

static void test_every_error_is_told_once(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<a>\n<b>x & y</b>\n<b>&nbsp;</b>\n<z:e/><b></c>\n</d>\n</a>", diagnostics);
  g_assert_null(source);
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  const int lines[] = {2, 3, 4, 4};
  g_assert_cmpuint(sorted->len, ==, G_N_ELEMENTS(lines));
  for (guint i = 0; i < sorted->len; i++)
    g_assert_cmpint(((HpDiagnostic *)g_ptr_array_index(sorted, i))->place.line, ==, lines[i]);
}

static void test_messages_are_bounded(void)
{
  g_autoptr(GString) text = g_string_new("<a>");
  for (int i = 0; i < 5000; i++)
    g_string_append(text, "a & b\n");
  g_string_append(text, "</a>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text->str, diagnostics);
  g_assert_null(source);
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, HP_MAX_FAULTS);
}

static void assert_refused(const char *text, const char *words)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text, diagnostics);
  g_assert_null(source);
  g_assert_nonnull(strstr(first_said(diagnostics)->message, words));
}

/* A no-break space and its like, wherever in a tag. */
static void test_foreign_spaces_are_named(void)
{
  static const char *const cases[][2] = {
      {"<a\u00A0b='1'/>", "U+00A0"},
      {"<a b\u00A0='1'/>", "U+00A0"},
      {"<a b=\uFEFF'1'/>", "U+FEFF"},
      {"<a b='1'\u202F/>", "U+202F"},
      {"<a b='1'\u200Bc='2'/>", "U+200B"},
      {"<a b='1' \u00A0c='2'/>", "U+00A0"},
      {"<a b='&amp;' \u00A0c='2'/>", "U+00A0"},
      {"<a></a\u00A0>", "U+00A0"},
      {"<a>&\u00A0b</a>", "&amp;"},
      {"<a b/>", "no value"},
      {"\u00A0<a/>", "U+00A0"},
      {"<a/>\n\u00A0", "U+00A0"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_refused(cases[i][0], cases[i][1]);
}

typedef struct {
  const char *text, *words;
  int line, column; /* column 0: any */
} Fault;

static void assert_faults(const Fault *faults, guint n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(faults[i].text, diagnostics);
    g_assert_null(source);
    const HpDiagnostic *said = first_said(diagnostics);
    g_assert_nonnull(strstr(said->message, faults[i].words));
    g_assert_cmpint(said->place.line, ==, faults[i].line);
    if (faults[i].column > 0)
      g_assert_cmpint(said->place.column, ==, faults[i].column);
  }
}

static void test_what_is_mistyped_is_named(void)
{
  static const Fault cases[] = {
      {"<a><b>x</b\n  </a>", "expected \">\"", 1, 11},
      {"<a>x<\\a>", "\"</\"", 1, 5},
      {"<a><!- x --></a>", "<!--", 1, 4},
      {"<a>x\n ]]> y</a>", "]]&gt;", 2, 2},
      {"<a>\n<?b c>\n</a>", "\"?>\"", 2, 1},
      {"<?xml version='1' encoding='UTF-8'?><a/>", "first line", 1, 0},
      {"<?xml version='1.0' encodig='UTF-8'?><a/>", "first line", 1, 0},
      {"<a xmlns='https://x.se/ y'/>", "https://x.se/ y", 1, 0},
      {"<a xmlns:p='https://x.se/ y'/>", "https://x.se/ y", 1, 0},
      {"<a b='1' b='2'/>", "\"b\" is given twice", 1, 1},
      {"<a xml:lang='sv' xml:lang='fi'/>", "\"xml:lang\" is given twice", 1, 1},
      {"<a xmlns:p='u' xmlns:p='v'/>", "\"xmlns:p\" is given twice", 1, 1},
      {"<a>\n<b></b><!-- x --></b></a>", "</b> closes nothing", 2, 18},
      {"<a>\n<b></b><?x y?></b></a>", "</b> closes nothing", 2, 15},
      {"<p:a xmlns:p='u'>\n<p:b/></p:b></p:a>", "</p:b> closes nothing", 2, 7},
      {"<a>x\n &#xFDD0;</a>", "U+FDD0 is no character", 2, 2},
      {"<a>x\n \uFDD0</a>", "U+FDD0 is no character", 2, 2},
      {"<a>\uFFFE</a>", "U+FFFE is no character", 1, 4},
      {"<a>\n<b c='x' d='1&#131070;'/></a>", "U+1FFFE is no character", 2, 1},
      {"<a><b c='\U0010FFFF'/></a>", "U+10FFFF is no character", 1, 10},
      {"<!DOCTYPE a [<!ENTITY e '&#xFDEF;'>]>\n<a>x&e;</a>", "U+FDEF is no character", 2, 5},
  };
  assert_faults(cases, G_N_ELEMENTS(cases));
}

/* What is wrong in the line with <?xml, and not what only looks as if it were. */
static void test_first_lines(void)
{
  static const Fault cases[] = {
      {"<?xml?><a/>", "first line", 1, 6},
      {"<?XML version='1.0'?><a/>", "first line", 1, 0},
      {"<? xml version='1.0'?><a/>", "first line", 1, 0},
      {"<?xml version=1.0?><a/>", "first line", 1, 15},
      {"<?xml version='2.0'?><a/>", "first line", 1, 0},
      {"<?xml version='1.0' encoding=UTF-8?><a/>", "first line", 1, 30},
      {"<?xml version=”1.0”?><a/>", "first line", 1, 15},
      {"<?xml version='1.0'><a/>", "first line", 1, 20},
      {"<?xml version='1.0' encoding='UTF-8'>\n<a/>", "first line", 1, 37},
      {"<?xml version='1.0'\u00A0encoding='UTF-8'?><a/>", "U+00A0", 1, 20},
      {"\n<?xml version='1.0'?><a/>", "must be the very first", 2, 1},
      {"<?xml version='1.0'?>words", "does not begin with XML", 1, 22},
      {"<?xml-stylesheet href='x'", "\"<?\" is not ended", 1, 1},
  };
  assert_faults(cases, G_N_ELEMENTS(cases));
}

/* Told where it begins, however much follows. */
static void test_what_is_not_ended_is_found(void)
{
  static const Fault cases[] = {
      {"<a>\n<!-- x\n<b/>\n<!-- y -->\n</a>", "comment is not ended", 2, 1},
      {"<a>\n<!-- å\n<b/>\n<!-- y -->\n</a>", "comment is not ended", 2, 1},
      {"<a><!-- x -->\n<!-- x <!-- y --></a>", "comment is not ended", 2, 1},
      {"<a>\n<!-- x\n<b/>\n</a>\n", "comment is not ended", 2, 1},
      {"<a><!-- x -->\n<!----y--></a>", "must not contain \"--\"", 2, 5},
      {"<a>\n<!-- x -- y --></a>", "must not contain \"--\"", 2, 0},
      {"<a>\n<![CDATA[ x\n</a>\n", "CDATA section is not ended", 2, 1},
      {"<a>\n<?x", "\"<?\" is not ended", 2, 1},
      {"<a>\n<?x>\n</a>", "\"<?\" is not ended", 2, 1},
      {"<a>\n<b c='1'", "tag is not ended", 2, 9},
  };
  assert_faults(cases, G_N_ELEMENTS(cases));
}

/* Which nobody sees: whatever it ends, it is told of, and alone. */
static void test_control_characters_are_named(void)
{
  static const Fault cases[] = {
      {"<a>\n\v</a>", "U+000B", 2, 1},
      {"<a>\n<b c='\v'/></a>", "U+000B", 2, 7},
      {"<a>\n<b\v/></a>", "U+000B", 2, 3},
      {"<a>\n<b \vc='1'/></a>", "U+000B", 2, 4},
      {"<a>\n<b c\v='1'/></a>", "U+000B", 2, 5},
      {"<a>\n</a\v>", "U+000B", 2, 4},
      {"<a>\n<![CDATA[\v]]></a>", "U+000B", 2, 10},
      {"<a>\n<?x \v?></a>", "U+000B", 2, 5},
      {"<a>\n<!-- \v --></a>", "U+000B", 2, 6},
      {"\n\v<a/>", "U+000B", 2, 1},
      {"<a/>\n\x1A", "U+001A", 2, 1},
      {"<!DOCTYPE a [\n<!ENTITY e '&#0;'>]><a>&e;</a>", "character number", 2, 13},
      {"<a>\n&#0;</a>", "character number", 2, 1},
  };
  assert_faults(cases, G_N_ELEMENTS(cases));
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(cases[i].text, diagnostics);
    g_assert_null(source);
    g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 1);
  }
}

/* Not that the file ends there, as the parser has it. */
static void test_nuls_are_named(void)
{
  static const char text[] = "<a>\n<b>\0</b></a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory(text, sizeof text - 1, "t.xml", NULL, diagnostics);
  g_assert_null(source);
  g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 1);
  const HpDiagnostic *said = first_said(diagnostics);
  g_assert_nonnull(strstr(said->message, "U+0000"));
  g_assert_cmpint(said->place.line, ==, 2);
  g_assert_cmpint(said->place.column, ==, 4);
}

/* What follows from a tag that was not ended is not told besides. */
static void test_unended_tags_are_named(void)
{
  static const struct {
    const char *text, *words;
    int column;
  } cases[] = {
      {"<a><b>\n<text Farliga platser</text></b>\n</a>", "<text> is not ended; put \">\" here.", 6},
      {"<a><b>\n<text Gå och cykla\n</b></a>", "<text> is not ended", 6},
      {"<a><b>\n<text \"Farliga\"</text></b>\n</a>", "<text> is not ended", 6},
      {"<a><b>\n<text 5 platser</text></b>\n</a>", "<text> is not ended", 6},
      {"<a><b>\n<text c='1' Farliga</text></b>\n</a>", "<text> is not ended", 12},
      {"<a><b>\n<c d='1'\n</b></a>", "\"/>\" if nothing stands in it", 9},
      {"<a><b>\n<c d='1'</b>\n</a>", "\"/>\" if nothing stands in it", 9},
      {"<a><b>\n<c <d/></c></b>\n</a>", "<c> is not ended", 3},
      {"<a><b>\n<c d='1' /\n</b></a>", "<c> is not ended; put \">\" here.", 11},
      {"<a><b>\n<c d='1\n</b></a>", "\"d\" lacks its last quotation mark; put '", 4},
      {"<a><b>\n<c d='1' e=\"sv Farliga</c></b>\n</a>", "\"e\" lacks its last quotation mark", 10},
      {"<a><b>\n<c d='1 < 2'/></b>\n</a>", "in an attribute value must be written &lt;", 9},
      {"<a><b>\n<c d/></b>\n</a>", "no value", 4},
      {"<a><b>\n1 < 2</b>\n</a>", "begins no tag", 3},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(cases[i].text, diagnostics);
    g_assert_null(source);
    const HpDiagnostic *said = first_said(diagnostics);
    g_assert_nonnull(strstr(said->message, cases[i].words));
    g_assert_cmpint(said->place.line, ==, 2);
    g_assert_cmpint(said->place.column, ==, cases[i].column);
    g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 1);
  }
}

/* A declaration that can be read byte by byte is not one of UTF-16, whatever it says. */
static void test_no_bytes_of_utf_16(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<?xml version='1.0' encoding='UTF-16'?><a>å</a>", diagnostics);
  g_assert_nonnull(source);
  g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 0);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_assert_cmpstr((const char *)root->children->content, ==, "å");
}

/* It is nothing to us what a document type says of them. */
static void test_validity_is_not_asked_for(void)
{
  static const char *const texts[] = {
      "<a><b xml:id='x'/><b xml:id='x'/></a>",
      "<a xml:id='1 2'/>",
      "<!DOCTYPE a [<!ATTLIST b id ID #IMPLIED>]><a><b id='x'/><b id='x'/></a>",
      "<!DOCTYPE a [<!ATTLIST b id ID 'x' other ID #IMPLIED>]><a/>",
      "<!DOCTYPE a [<!ELEMENT a ANY><!ELEMENT a ANY>]><a/>",
  };
  for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(texts[i], diagnostics);
    g_assert_nonnull(source);
    assert_nothing_said(diagnostics);
  }
}

static void test_external_entities_are_refused(void)
{
  assert_refused("<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/hostname'>]><a>&e;</a>",
                 "external entities are never read");
  assert_refused("<!DOCTYPE a [<!ENTITY % e SYSTEM '/etc/hostname'> %e;]><a/>",
                 "external entities are never read");
}

static void test_entity_bombs_are_stopped(void)
{
  g_autoptr(GString) text = g_string_new("<!DOCTYPE a [<!ENTITY e0 'xxxxxxxxxx'>");
  for (int i = 1; i < 12; i++) {
    g_string_append_printf(text, "<!ENTITY e%d '", i);
    for (int k = 0; k < 10; k++)
      g_string_append_printf(text, "&e%d;", i - 1);
    g_string_append(text, "'>");
  }
  g_string_append(text, "]><a>&e11;</a>");
  const gint64 started = g_get_monotonic_time();
  assert_refused(text->str, "multiplies");
  g_assert_cmpint(g_get_monotonic_time() - started, <, 10 * G_USEC_PER_SEC);
  assert_refused("<!DOCTYPE a [<!ENTITY e '&f;'><!ENTITY f '&e;'>]><a>&e;</a>", "multiplies");
}

static void assert_reads_as(const char *bytes, gsize size, const char *expected)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_memory(bytes, size, "t.xml", NULL, diagnostics);
  g_assert_nonnull(source);
  xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(hp_source_document(source)));
  g_assert_cmpstr((char *)content, ==, expected);
  xmlFree(content);
}

static void test_encodings(void)
{
  const char latin1[] = "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE5</a>";
  assert_reads_as(latin1, sizeof latin1 - 1, "å");
  const char marked[] = "\xEF\xBB\xBF<a>å</a>";
  assert_reads_as(marked, sizeof marked - 1, "å");
  gsize size = 0;
  g_autofree char *utf16 = g_convert("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-16'?><a>å</a>",
                                     -1, "UTF-16LE", "UTF-8", NULL, &size, NULL);
  assert_reads_as(utf16, size, "å");
  assert_refused("<a>\xE5</a>", "not valid UTF-8");
  assert_refused("<?xml version='1.0' encoding='klingon'?><a/>", "not known");
  assert_refused("<?xml version='1.0' encoding='foo'?><a/>", "not known");
}

/* Saved as UTF-8 by a program that left the first line as it was. */
static void test_utf_8_that_says_it_is_another(void)
{
  static const struct {
    const char *text;
    gboolean told;
  } cases[] = {
      {"<?xml version='1.0' encoding='windows-1252'?><a>f\xC3\xB6r</a>", TRUE},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>f\xC3\xB6r</a>", TRUE},
      {"<?xml version='1.0' encoding='iso-8859-1'?><a>for</a>", FALSE},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>f\xF6r</a>", FALSE},
      {"<?xml version='1.0' encoding='UTF-8'?><a>f\xC3\xB6r</a>", FALSE},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source = read_text(cases[i].text, diagnostics);
    g_assert_nonnull(source);
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_WARNING), ==, cases[i].told);
  }
}

static void test_words_are_seen(void)
{
  static const char text[] = "<a><b>\u00A0</b><b> \u200B\u00AD</b><b>\u00A0.</b></a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text, diagnostics);
  const xmlNode *first = xmlDocGetRootElement(hp_source_document(source))->children;
  g_assert_false(hp_has_words(first));
  g_assert_false(hp_has_words(first->next));
  g_assert_true(hp_has_words(first->next->next));
}

static void test_other_formats_are_named(void)
{
  assert_refused("%PDF-1.7\n", "This is a PDF");
  assert_refused("PK\3\4 and so on", "Word");
  assert_refused("\xD0\xCF\x11\xE0 and so on", "Word");
  assert_refused("", "empty");
}

/* ---- Includes ------------------------------------------------------------------------------ */

#define INCLUDE(href) "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" href "'/>"

static void test_includes_keep_their_places(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *main_file = scratch_file(folder, "main.xml", "<a>" INCLUDE("x/part.xml") "</a>");
  g_autofree char *part = scratch_file(folder, "x/part.xml", "\n<b>" INCLUDE("deep.xml") "</b>");
  g_autofree char *deep = scratch_file(folder, "x/deep.xml", "\n\n  <c/>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  g_assert_nonnull(source);
  const xmlNode *b = xmlDocGetRootElement(hp_source_document(source))->children;
  g_assert_cmpstr(hp_place_of_node(b).file, ==, part);
  const HpPlace place = hp_place_of_node(b->children);
  g_assert_cmpstr(place.file, ==, deep);
  g_assert_cmpint(place.line, ==, 3);
  g_assert_cmpint(place.column, ==, 3);
  remove_folder(folder);
}

/* Which stands in the file of what it is in, whatever was included before it. */
static void test_text_after_what_is_included(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *main_file =
      scratch_file(folder, "main.xml", "<a><b/>" INCLUDE("part.xml") "\nen</a>");
  g_free(scratch_file(folder, "part.xml", "<c><d/>en</c>"));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  const HpPlace place =
      hp_place_of_text(last_text(xmlDocGetRootElement(hp_source_document(source))));
  g_assert_cmpstr(place.file, ==, main_file);
  g_assert_cmpint(place.line, ==, 2);
  g_assert_cmpint(place.column, ==, 1);
  remove_folder(folder);
}

/* The namespace of xml:lang belongs to a document, and goes with it. */
static void test_included_languages_outlive_their_file(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *main_file = scratch_file(folder, "main.xml", "<a>" INCLUDE("part.xml") "</a>");
  g_free(scratch_file(folder, "part.xml", "<b xml:lang='sv'><c xml:lang='fi'/></b>"));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  g_assert_nonnull(source);
  xmlDoc *document = hp_source_document(source);
  xmlNode *root = xmlDocGetRootElement(document);
  const xmlNs *own = xmlSearchNs(document, root, (const xmlChar *)"xml");
  for (xmlNode *element = root; element != NULL; element = hp_next_element(element, root))
    if (element->properties != NULL)
      g_assert_true(element->properties->ns == own);
  g_assert_cmpstr(hp_attribute_in(root->children, (const char *)XML_XML_NAMESPACE, "lang"), ==,
                  "sv");
  remove_folder(folder);
}

static void test_namespaces_are_declared_once(void)
{
  static const char text[] =
      "<a xmlns='x' xmlns:y='y' xmlns:z='z'><b xmlns='x' xmlns:y='y' y:i='1'>"
      "<c xmlns=''/><z:d xmlns:z='w'/><z:e/></b></a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read_memory(text, sizeof text - 1, "t", NULL, diagnostics);
  xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_assert_true(hp_drop_namespaces(root));
  g_assert_false(hp_drop_namespaces(root));
  g_autoptr(GBytes) bytes = hp_source_write(source);
  g_autofree char *found = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_nonnull(strstr(found, "<a xmlns=\"x\" xmlns:y=\"y\" xmlns:z=\"z\"><b y:i=\"1\">"
                                 "<c xmlns=\"\"/><z:d xmlns:z=\"w\"/><z:e/></b></a>"));
}

/* GLib's interned strings are never freed: in a server they would pile up. */
static void test_names_of_files_go_with_the_document(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *main_file = scratch_file(folder, "main.xml", "<a>" INCLUDE("part.xml") "</a>");
  g_autofree char *part = scratch_file(folder, "part.xml", "\n<b at='x'>words</b>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  g_assert_nonnull(source);
  const xmlNode *b = xmlDocGetRootElement(hp_source_document(source))->children;
  const HpPlace of_attribute = hp_place_of_attribute(b, "at");
  const HpPlace of_text = hp_place_of_text(b->children);
  g_assert_cmpstr(of_attribute.file, ==, part);
  g_assert_cmpstr(of_text.file, ==, part);
  hp_report_warning(diagnostics, &of_text, "words");
  hp_source_mark_places(source);
  xmlDoc *copy = xmlCopyDoc(hp_source_document(source), 1);
  g_clear_pointer(&source, hp_source_free);
  g_assert_cmpstr(hp_place_of_node(xmlDocGetRootElement(copy)->children).file, ==, part);
  xmlFreeDoc(copy);
  g_assert_cmpstr(first_said(diagnostics)->place.file, ==, part);
  g_assert_cmpuint(g_quark_try_string(main_file), ==, 0);
  g_assert_cmpuint(g_quark_try_string(part), ==, 0);
  remove_folder(folder);
}

static void assert_include_refused(const char *text, const char *words)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = scratch_file(folder, "root/main.xml", text);
  g_free(scratch_file(folder, "root/part.xml", "<part/>"));
  g_free(scratch_file(folder, "secret.xml", "<secret/>"));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_null(source);
  g_assert_nonnull(strstr(first_said(diagnostics)->message, words));
  g_assert_cmpint(first_said(diagnostics)->place.line, ==, 2);
  remove_folder(folder);
}

static void test_includes_stay_inside(void)
{
  assert_include_refused("<a>\n" INCLUDE("../secret.xml") "</a>", "outside");
  assert_include_refused("<a>\n" INCLUDE("/etc/hostname") "</a>", "outside");
  assert_include_refused("<a>\n" INCLUDE("http://example.org/x.xml") "</a>", "not a whole file");
  assert_include_refused("<a>\n" INCLUDE("missing.xml") "</a>", "There is no file");
  assert_include_refused("<a>\n" INCLUDE("main.xml") "</a>", "itself");
}

static gboolean is_mine(const char *file, gconstpointer user)
{
  return strcmp(file, user) == 0;
}

/* What a file says of its places is believed of files that may be named, and if somebody asks. */
static void test_told_places(void)
{
  static const char text[] = "<a xmlns:hpx='" HP_EXTENSION_NAMESPACE "'>"
                             "<b hpx:at='mine.xml:7:8'/><b hpx:at='mine.xml:9:1'/>"
                             "<b hpx:at='yours.xml:7:8'/></a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory(text, strlen(text), "read.xml", NULL, diagnostics);
  xmlDoc *document = hp_source_document(source);
  const xmlNode *first = xmlDocGetRootElement(document)->children, *third = first->next->next;
  g_assert_cmpstr(hp_place_of_node(first).file, ==, "read.xml");
  hp_bound_told_places(document, is_mine, "mine.xml");
  hp_source_believe_places(source);
  g_assert_cmpstr(hp_place_of_node(first).file, ==, "mine.xml");
  g_assert_cmpint(hp_place_of_node(first).line, ==, 7);
  g_assert_cmpint(hp_place_of_node(first->next).line, ==, 9);
  g_assert_cmpstr(hp_place_of_node(third).file, ==, "read.xml");
}

#define FALLBACK(content)                                                                          \
  "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='no.xml'><xi:fallback>" content     \
  "</xi:fallback></xi:include>"

/* Text that comes to stand beside text becomes one with it. */
static void test_fallbacks(void)
{
  static const char text[] = "<a>b" FALLBACK("c") FALLBACK("d<e/>f") "g</a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = scratch_file(folder, "main.xml", text);
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_nonnull(source);
  xmlChar *content = xmlNodeGetContent(xmlDocGetRootElement(hp_source_document(source)));
  g_assert_cmpstr((const char *)content, ==, "bcdfg");
  xmlFree(content);
  remove_folder(folder);
}

/* Of elements, and of attributes, whose namespaces the include declares. */
static void test_namespaces_of_fallbacks(void)
{
  static const char text[] =
      "<a><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:n='urn:n' href='no.xml'>"
      "<xi:fallback><n:b n:c='d'><xi:include href='no.xml'><xi:fallback><n:e/></xi:fallback>"
      "</xi:include></n:b></xi:fallback></xi:include></a>";
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = scratch_file(folder, "main.xml", text);
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_nonnull(source);
  const xmlNode *b = xmlDocGetRootElement(hp_source_document(source))->children;
  g_assert_true(hp_is_in_namespace(b, "urn:n"));
  g_assert_cmpstr(hp_attribute_in(b, "urn:n", "c"), ==, "d");
  g_assert_true(hp_is_named(b->children, "e") && hp_is_in_namespace(b->children, "urn:n"));
  remove_folder(folder);
}

static void test_included_roots(void)
{
  assert_include_refused("\n" FALLBACK(""), "whole document");
  assert_include_refused("\n" FALLBACK("words"), "whole document");
  assert_include_refused("\n" FALLBACK("<!-- none -->"), "whole document");
  assert_include_refused("\n" FALLBACK("<a/><b/>"), "whole document");
  assert_include_refused("\n" FALLBACK("<a/> <b/>"), "whole document");
  assert_include_refused("\n<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                         "href='part.xml' parse='text'/>",
                         "whole document");
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = scratch_file(folder, "main.xml", FALLBACK("<!-- one --><a/>"));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_true(hp_is_named(xmlDocGetRootElement(hp_source_document(source)), "a"));
  remove_folder(folder);
}

/* The namespace of xml:lang is a document's own: that of the included one goes. */
static void test_languages_of_included_files(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *main_file = scratch_file(folder, "main.xml", "<a>" INCLUDE("part.xml") "</a>");
  g_free(scratch_file(folder, "part.xml", "<b xml:lang='fi'><c xml:lang='se'/></b>"));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  g_autoptr(GBytes) bytes = hp_source_write(source);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_nonnull(strstr(text, "<b xml:lang=\"fi\"><c xml:lang=\"se\"/></b>"));
  remove_folder(folder);
}

static void test_marked_places_survive_a_copy(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text("<a>\n  <b>x</b></a>", diagnostics);
  hp_source_mark_places(source);
  xmlDoc *copy = xmlCopyDoc(hp_source_document(source), 1);
  const xmlNode *b = xmlDocGetRootElement(copy)->children->next;
  assert_place(b->children, 2, 3);
  xmlFreeDoc(copy);
}

/* Of a tree of a stylesheet's names, and of one that outlives what was read. */
static void test_a_copy_has_the_places_of_what_was_read(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = read_text("<a>\n  <!-- --><b x='1'>x<c/></b></a>", diagnostics);
  g_autoptr(HpSource) copy = hp_source_copy(source);
  hp_source_free(source);
  xmlDict *names = xmlDictCreate();
  xmlDoc *other = hp_document_copy(hp_source_document(copy), names);
  xmlDoc *const copies[] = {hp_source_document(copy), other};
  for (guint i = 0; i < G_N_ELEMENTS(copies); i++) {
    const xmlNode *root = xmlDocGetRootElement(copies[i]), *b = hp_child(root, "b");
    assert_place(root, 1, 1);
    assert_place(b, 2, 11);
    assert_place(hp_child(b, "c"), 2, 21);
    g_assert_cmpstr(hp_attribute(b, "x"), ==, "1");
  }
  xmlFreeDoc(other);
  xmlDictFree(names);
}

/* ---- Elements ------------------------------------------------------------------------------ */

static void test_elements_are_asked_by_name(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<a xmlns='urn:a' xmlns:o='urn:o' o:x='other' y='' w='1 &amp; 2'><!--b-->b<o:b/>"
                "<b x='own'/></a>",
                diagnostics);
  const xmlNode *a = xmlDocGetRootElement(hp_source_document(source));
  const xmlNode *b = hp_child(a, "b");
  g_assert_true(hp_is_in_namespace(a, "urn:a"));
  g_assert_true(hp_is_in_namespace(b, "urn:o"));
  g_assert_false(hp_is_in_namespace(b->prev, "urn:a"));
  g_assert_null(hp_child(a, "c"));
  g_assert_null(hp_attribute(a, "x"));
  g_assert_cmpstr(hp_attribute(b->next, "x"), ==, "own");
  g_assert_cmpstr(hp_attribute(a, "y"), ==, "");
  g_assert_cmpstr(hp_attribute(a, "w"), ==, "1 & 2");
  g_assert_cmpstr(hp_attribute_in(a, "urn:o", "x"), ==, "other");
  g_assert_null(hp_attribute_in(a, "urn:a", "x"));
  g_assert_true(hp_is_one_of(b, "a b") && !hp_is_one_of(b, "a bc"));
}

static void test_several_attributes_are_asked_at_once(void)
{
  static const char *const names[] = {"x", "none", "y", "xy"};
  const char *values[G_N_ELEMENTS(names)] = {"", "", "", ""};
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<a xmlns:o='urn:o' y='' o:xy='other' x='1'/>", diagnostics);
  hp_attributes(xmlDocGetRootElement(hp_source_document(source)), names, values,
                G_N_ELEMENTS(names));
  g_assert_cmpstr(values[0], ==, "1");
  g_assert_null(values[1]);
  g_assert_cmpstr(values[2], ==, "");
  g_assert_null(values[3]);
}

/* ---- Writing ------------------------------------------------------------------------------- */

static void test_included_files_are_named_from_the_document(void)
{
  g_autofree char *folder = scratch_folder();
  g_free(scratch_file(folder, "delar/del.xml", "<area><figure src='tv%C3%A5.svg'/></area>"));
  g_autofree char *main_file =
      scratch_file(folder, "plan.xml",
                   "<plan xmlns:xi='http://www.w3.org/2001/XInclude'>"
                   "<figure src='ett.svg'/><xi:include href='delar/del.xml'/>"
                   "<attachment src='annan.xml'/></plan>");
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(main_file, NULL, diagnostics);
  g_assert_nonnull(source);
  g_autoptr(GPtrArray) files = hp_source_files(source);
  g_assert_cmpuint(files->len, ==, 2);
  g_assert_cmpstr(g_ptr_array_index(files, 0), ==, "ett.svg");
  g_assert_cmpstr(g_ptr_array_index(files, 1), ==, "delar/två.svg");
  g_autoptr(GBytes) bytes = hp_source_write(source);
  g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
  g_assert_nonnull(strstr(text, "<area><figure src=\"delar/tv\xc3\xa5.svg\"/></area>"));
  const xmlNode *area = xmlDocGetRootElement(hp_source_document(source))->children->next;
  xmlChar *as_written = xmlGetProp(area->children, (const xmlChar *)"src");
  g_assert_cmpstr((const char *)as_written, ==, "tv%C3%A5.svg");
  xmlFree(as_written);
  remove_folder(folder);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/xml/place/start-tag", test_places_are_of_the_start_tag);
  g_test_add_func("/xml/place/long", test_lines_past_65535_and_long_lines);
  g_test_add_func("/xml/place/entity", test_places_inside_an_entity_are_where_it_is_used);
  g_test_add_func("/xml/place/marked", test_marked_places_survive_a_copy);
  g_test_add_func("/xml/place/text", test_places_of_text);
  g_test_add_func("/xml/place/text/included", test_text_after_what_is_included);
  g_test_add_func("/xml/place/copy", test_a_copy_has_the_places_of_what_was_read);
  g_test_add_func("/xml/errors/attributes", test_attributes_are_bounded);
  g_test_add_func("/xml/errors/names", test_names_are_bounded);
  g_test_add_func("/xml/errors/references", test_references_are_bounded);
  g_test_add_func("/xml/errors/all-once", test_every_error_is_told_once);
  g_test_add_func("/xml/errors/foreign-spaces", test_foreign_spaces_are_named);
  g_test_add_func("/xml/errors/mistyped", test_what_is_mistyped_is_named);
  g_test_add_func("/xml/errors/unended-tags", test_unended_tags_are_named);
  g_test_add_func("/xml/errors/first-line", test_first_lines);
  g_test_add_func("/xml/errors/not-ended", test_what_is_not_ended_is_found);
  g_test_add_func("/xml/errors/control-characters", test_control_characters_are_named);
  g_test_add_func("/xml/errors/nul", test_nuls_are_named);
  g_test_add_func("/xml/errors/utf-16", test_no_bytes_of_utf_16);
  g_test_add_func("/xml/errors/bounded", test_messages_are_bounded);
  g_test_add_func("/xml/validity", test_validity_is_not_asked_for);
  g_test_add_func("/xml/safe/external-entities", test_external_entities_are_refused);
  g_test_add_func("/xml/safe/entity-bombs", test_entity_bombs_are_stopped);
  g_test_add_func("/xml/encodings", test_encodings);
  g_test_add_func("/xml/encodings/mistaken", test_utf_8_that_says_it_is_another);
  g_test_add_func("/xml/elements-words", test_words_are_seen);
  g_test_add_func("/xml/read/other-formats", test_other_formats_are_named);
  g_test_add_func("/xml/include/places", test_includes_keep_their_places);
  g_test_add_func("/xml/include/language", test_included_languages_outlive_their_file);
  g_test_add_func("/xml/namespaces", test_namespaces_are_declared_once);
  g_test_add_func("/xml/include/names", test_names_of_files_go_with_the_document);
  g_test_add_func("/xml/include/languages", test_languages_of_included_files);
  g_test_add_func("/xml/include/inside", test_includes_stay_inside);
  g_test_add_func("/xml/places/told", test_told_places);
  g_test_add_func("/xml/include/fallbacks", test_fallbacks);
  g_test_add_func("/xml/include/fallbacks/namespaces", test_namespaces_of_fallbacks);
  g_test_add_func("/xml/include/roots", test_included_roots);
  g_test_add_func("/xml/elements", test_elements_are_asked_by_name);
  g_test_add_func("/xml/elements-attributes", test_several_attributes_are_asked_at_once);
  g_test_add_func("/xml/write/files", test_included_files_are_named_from_the_document);
  return g_test_run();
}
