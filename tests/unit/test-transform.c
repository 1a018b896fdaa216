#include "helpers.h"
#include "transform/transform.h"
#include "xml/xml.h"

#include <libxml/xmlmemory.h>
#include <malloc.h>
#include <stdlib.h>

#define HEAD                                                                                       \
  "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "                \
  "xmlns:hpx='" HP_EXTENSION_NAMESPACE "' xmlns:date='http://exslt.org/dates-and-times' "          \
  "xmlns:math='http://exslt.org/math' xmlns:str='http://exslt.org/strings' "                       \
  "xmlns:exsl='http://exslt.org/common' extension-element-prefixes='exsl'>"                        \
  "<xsl:output omit-xml-declaration='yes'/>"
#define TAIL "</xsl:stylesheet>"
#define TEMPLATE(body) HEAD "<xsl:template match='/'><r>" body "</r></xsl:template>" TAIL

/* A folder with style/s.xsl, data/d.xml and secret.xml, and what came of running one on the other.
 */
typedef struct {
  char *folder, *style, *data, *secret;
  HpReadDocument read; /* nothing, unless a test says so */
  HpDiagnostics *diagnostics;
} Fixture;

static void set_up(Fixture *fixture, gconstpointer unused)
{
  fixture->folder = scratch_folder();
  fixture->data = scratch_file(fixture->folder, "data/d.xml", "<d>\n  <e>x</e>\n</d>");
  fixture->secret = scratch_file(fixture->folder, "secret.xml", "<secret>hidden</secret>");
  fixture->diagnostics = hp_diagnostics_new();
}

static void tear_down(Fixture *fixture, gconstpointer unused)
{
  remove_folder(fixture->folder);
  g_free(fixture->style);
  g_free(fixture->data);
  g_free(fixture->secret);
  g_free(fixture->folder);
  hp_diagnostics_free(fixture->diagnostics);
}

/* The text of the result, or NULL; the caller's. */
static char *run(Fixture *fixture, const char *stylesheet_text)
{
  g_free(fixture->style);
  fixture->style = scratch_file(fixture->folder, "style/s.xsl", stylesheet_text);
  g_autoptr(HpStylesheet) stylesheet =
      hp_stylesheet_new(fixture->style, NULL, fixture->diagnostics);
  if (stylesheet == NULL)
    return NULL;
  g_autoptr(HpSource) source = hp_source_read(fixture->data, NULL, fixture->diagnostics);
  hp_source_mark_places(source);
  g_autofree char *data_folder = g_path_get_dirname(fixture->data);
  const char *const folders[] = {data_folder, NULL};
  const char *const parameters[] = {"quoted", "it's \"so\"", "secret", fixture->secret, NULL};
  const HpTransformInput input = {.document = hp_source_document(source),
                                  .parameters = parameters,
                                  .readable_folders = folders,
                                  .read = &fixture->read,
                                  .n_read = fixture->read.path == NULL ? 0 : 1};
  xmlDoc *result = hp_stylesheet_apply(stylesheet, &input, fixture->diagnostics);
  if (result == NULL)
    return NULL;
  xmlChar *content = xmlNodeGetContent((xmlNode *)result);
  char *text = g_strdup((char *)content);
  xmlFree(content);
  xmlFreeDoc(result);
  return text;
}

static void assert_gives(Fixture *fixture, const char *stylesheet, const char *expected)
{
  g_autofree char *text = run(fixture, stylesheet);
  g_assert_cmpstr(text, ==, expected);
  assert_nothing_said(fixture->diagnostics);
}

static void assert_fails(Fixture *fixture, const char *stylesheet, const char *words)
{
  g_autofree char *text = run(fixture, stylesheet);
  g_assert_null(text);
  g_assert_cmpuint(hp_diagnostics_count(fixture->diagnostics, HP_ERROR), >, 0);
  g_assert_cmpuint(times_said(fixture->diagnostics, words), >, 0);
}

/* The result of running style/`name`, as XML; the caller's. */
static char *result_of(Fixture *fixture, HpModules *modules, const char *name, const char *text)
{
  g_autofree char *path = scratch_file(fixture->folder, name, text);
  g_autoptr(HpStylesheet) stylesheet = hp_stylesheet_new(path, modules, fixture->diagnostics);
  g_autoptr(HpSource) source = hp_source_read(fixture->data, NULL, fixture->diagnostics);
  const HpTransformInput input = {.document = hp_source_document(source)};
  xmlDoc *result = hp_stylesheet_apply(stylesheet, &input, fixture->diagnostics);
  xmlBuffer *written = xmlBufferCreate();
  xmlNodeDump(written, result, xmlDocGetRootElement(result), 0, 0);
  char *copy = g_strdup((const char *)xmlBufferContent(written));
  xmlBufferFree(written);
  xmlFreeDoc(result);
  return copy;
}

/* What another stylesheet has included, or read, is not read again. What no stylesheet sees in it
   is no matter, and what one sees is there. */
static void test_modules_are_read_once(Fixture *fixture, gconstpointer unused)
{
  const char *module = HEAD "<!-- c --><xsl:template name='n'> <xsl:text>a b</xsl:text>\n"
                            "<xsl:text> </xsl:text>c<!-- --> <xsl:copy-of "
                            "select=\"document('w.xml')\"/></xsl:template>" TAIL;
  const char *style = HEAD "<xsl:include href='m.xsl'/><xsl:template match='/'><r>"
                           "<xsl:call-template name='n'/></r></xsl:template>" TAIL;
  g_free(scratch_file(fixture->folder, "style/m.xsl", module));
  g_free(scratch_file(fixture->folder, "style/w.xml", "<i>kept </i>"));
  g_autofree char *folder = g_build_filename(fixture->folder, "style", NULL);
  HpModules *modules = hp_modules_new(folder);
  g_autofree char *first = result_of(fixture, modules, "style/1.xsl", style);
  g_free(scratch_file(fixture->folder, "style/m.xsl", "no XML"));
  g_free(scratch_file(fixture->folder, "style/w.xml", "no XML"));
  g_autofree char *second = result_of(fixture, modules, "style/2.xsl", style);
  g_assert_true(g_str_has_suffix(first, ">a b c<i>kept </i></r>"));
  g_assert_cmpstr(second, ==, first);
  assert_nothing_said(fixture->diagnostics);
  hp_modules_free(modules);
}

/* Of a module, a template is compiled when it is needed: whatever calls it, again or from inside.
 */
static void test_templates_are_compiled_when_needed(Fixture *fixture, gconstpointer unused)
{
  const char *module = HEAD
      "<xsl:template name='count'><xsl:param name='n'/><xsl:param name='all' select='$n'/>"
      "<xsl:attribute name='n'><xsl:value-of select='$n'/></xsl:attribute><xsl:copy-of "
      "select='@*'/>"
      "<xsl:if test='$n &gt; 0'><i a='{$n}'><xsl:call-template name='count'><xsl:with-param "
      "name='n' select='$n - 1'/><xsl:with-param name='all' select='$all'/></xsl:call-template>"
      "of <xsl:value-of select='$all'/><xsl:text> </xsl:text></i></xsl:if></xsl:template>"
      "<xsl:template match='e'><xsl:call-template name='count'><xsl:with-param name='n' "
      "select='2'/></xsl:call-template><hpx:w/><hpx:w/></xsl:template>"
      "<xsl:template match='e' mode='m'><a/><b/><xsl:value-of select='1 +'/></xsl:template>" TAIL;
  const char *style = HEAD "<xsl:include href='m.xsl'/><xsl:template match='/'><r>"
                           "<xsl:apply-templates select='//e'/><s><xsl:apply-templates "
                           "select='//e'/></s></r></xsl:template>" TAIL;
  const char *wrong = HEAD "<xsl:include href='m.xsl'/><xsl:template match='/'><r>"
                           "<xsl:apply-templates select='//e' mode='m'/></r></xsl:template>" TAIL;
  g_autofree char *path = scratch_file(fixture->folder, "style/m.xsl", module);
  g_autofree char *folder = g_build_filename(fixture->folder, "style", NULL);
  HpModules *modules = hp_modules_new(folder);
  g_autofree char *made = result_of(fixture, modules, "style/1.xsl", style);
  assert_nothing_said(fixture->diagnostics);
  const char *twice = "<i a=\"2\" n=\"1\"><i a=\"1\" n=\"0\">of 2 </i>of 2 </i>";
  g_assert_true(g_strrstr(made, twice) > strstr(made, twice));
  g_autofree char *faulty = result_of(fixture, modules, "style/2.xsl", wrong);
  g_assert_cmpstr(faulty, ==, "");
  g_assert_cmpuint(times_said(fixture->diagnostics, "wrong"), >, 0);
  g_assert_cmpstr(first_said(fixture->diagnostics)->place.file, ==, path);
  hp_modules_free(modules);
}

/* Each stylesheet has what the module has: namespaces wherever they are declared, attributes
   without a value, languages; also where a template's rest comes later. */
static void test_copies_of_modules_are_whole(Fixture *fixture, gconstpointer unused)
{
  const char *module =
      HEAD "<xsl:variable name='v'><o:v xmlns:o='urn:o' o:a='1' b='' xml:lang='se'>t<u/>t</o:v>"
           "</xsl:variable>"
           "<xsl:template name='n'><xsl:param name='p'/><hpx:a hpx:b='c' xml:lang='fi'>d<e/><e/>f"
           "</hpx:a><xsl:value-of select='$p'/><xsl:copy-of select='$v'/><xsl:copy-of "
           "select=\"document('w.xml')\"/></xsl:template>" TAIL;
  const char *style = HEAD "<xsl:include href='m.xsl'/><xsl:template match='/'><r>"
                           "<xsl:call-template name='n'><xsl:with-param name='p' select='1'/>"
                           "</xsl:call-template></r></xsl:template>" TAIL;
  g_free(scratch_file(fixture->folder, "style/m.xsl", module));
  g_free(scratch_file(fixture->folder, "style/w.xml",
                      "<w xmlns='urn:w'><q:x xmlns:q='urn:q' q:y=''/></w>"));
  g_autofree char *folder = g_build_filename(fixture->folder, "style", NULL);
  HpModules *modules = hp_modules_new(folder);
  for (guint i = 0; i < 2; i++) {
    g_autofree char *made =
        result_of(fixture, modules, i == 0 ? "style/1.xsl" : "style/2.xsl", style);
    g_assert_true(g_str_has_suffix(
        made, ">"
              "<hpx:a hpx:b=\"c\" xml:lang=\"fi\">d<e/><e/>f</hpx:a>1"
              "<o:v xmlns:o=\"urn:o\" o:a=\"1\" b=\"\" xml:lang=\"se\">t<u/>t</o:v>"
              "<w xmlns=\"urn:w\"><q:x xmlns:q=\"urn:q\" q:y=\"\"/></w></r>"));
  }
  assert_nothing_said(fixture->diagnostics);
  hp_modules_free(modules);
}

static void test_parameters_are_strings(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture,
               HEAD "<xsl:param name='quoted'/><xsl:template match='/'><r><xsl:value-of "
                    "select='$quoted'/></r></xsl:template>" TAIL,
               "it's \"so\"");
}

static void test_resolve_is_relative_to_the_main_document(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture,
               TEMPLATE("<xsl:for-each select='/d/e'><xsl:value-of "
                        "select=\"hpx:resolve('a b/x.png')\"/></xsl:for-each>"),
               "a%20b/x.png");
  assert_gives(fixture,
               TEMPLATE("<xsl:for-each select=\"document('s.xsl', document('')/*)\"><xsl:value-of "
                        "select=\"hpx:resolve('x.png')\"/></xsl:for-each>"),
               "../style/x.png");
}

/* Some languages have more than one and many. */
static void test_plural_categories(Fixture *fixture, gconstpointer unused)
{
  assert_gives(
      fixture,
      TEMPLATE("<xsl:for-each select=\"str:tokenize('sv fi se pl xx')\">"
               "<xsl:value-of select=\"concat(hpx:plural-category(string(.), 1), ' ', "
               "hpx:plural-category(string(.), 2), ' ', "
               "hpx:plural-category(string(.), 5), '; ')\"/></xsl:for-each>"),
      "one other other; one other other; one two other; one few many; other other other; ");
}

/* With words, with numbers, with nodes, in any order; what is no blank is left out, what is not
   closed stays. */
static void test_patterns_are_filled_in(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture, TEMPLATE("<xsl:value-of select=\"hpx:fill('x', 1, 2, 3)\"/>"), "x");
  assert_gives(
      fixture,
      TEMPLATE("<xsl:copy-of select=\"hpx:fill('{b}-{a}{a} {}{d}c {c} {', 1, //e, true())\"/>"),
      "x-11 c true {");
  assert_gives(fixture,
               HEAD
               "<xsl:template match='/'><xsl:variable name='t'>of <i>a </i>b</xsl:variable>"
               "<xsl:variable name='w'>w</xsl:variable><xsl:variable name='all'><xsl:copy-of "
               "select=\"hpx:fill('({a}, {b})', $t, $w, '')\"/></xsl:variable><r><xsl:value-of "
               "select='$all'/> <xsl:value-of select='count(exsl:node-set($all)/i)'/></r>"
               "</xsl:template>" TAIL,
               "(of a b, w)1");
  assert_fails(fixture, TEMPLATE("<xsl:copy-of select=\"hpx:fill('{a}', 1)\"/>"), "arguments");
}

/* Two have two declarations, one asks for another, one finds nothing, one is first asked with
   nothing, one is of a tree; the last would be an error. */
static void test_keys_are_made_when_asked_for(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture,
               HEAD
               "<xsl:key name='one' match='e' use='.'/>"
               "<xsl:key name='one' match='d' use=\"'whole'\"/>"
               "<xsl:key name='asks' match='e' use=\"name(key('one', 'whole'))\"/>"
               "<xsl:key name='asks' match='d' use=\"'second'\"/>"
               "<xsl:key name='none' match='none' use='.'/>"
               "<xsl:key name='tree' match='f' use='.'/>"
               "<xsl:key name='last' match='e' use='.'/>"
               "<xsl:key name='unasked' match='e' use='hpx:unknown()'/>"
               "<xsl:variable name='tree'><f>y</f></xsl:variable>"
               "<xsl:template match='/'>"
               "<xsl:value-of select=\"concat(name(key('asks', 'd')), name(key('asks', 'second')),"
               " name(key('one', 'x')), name(key('one', 'whole')), count(key('none', '')), "
               "count(key('none', '')),"
               " count(key('last', nothing)), name(key('last', 'x')))\"/>"
               "<xsl:for-each select='exsl:node-set($tree)'>"
               "<xsl:value-of select=\"name(key('tree', 'y'))\"/></xsl:for-each>"
               "<xsl:value-of select=\"name(key('one', 'x'))\"/>"
               "</xsl:template>" TAIL,
               "eded000efe");
}

/* What has a value twice, by one declaration or by two, is found once, and so is what has two of
   those that are looked for; in the order of the document. */
static void test_what_has_a_key_is_found_once(Fixture *fixture, gconstpointer unused)
{
  assert_gives(
      fixture,
      HEAD "<xsl:key name='twice' match='t' use='@*'/>"
           "<xsl:key name='twice' match='s' use='@a'/>"
           "<xsl:key name='twice' match='*[@a]' use='@a'/>"
           "<xsl:key name='hpx:twice' match='@b' use='..'/>"
           "<xsl:variable name='tree'><s a='1'>p</s><t a='1' b='1'>q</t><t a='2' b='1'>r</t>"
           "<s a='2'/></xsl:variable>"
           "<xsl:template match='/'><xsl:for-each select='exsl:node-set($tree)'>"
           "<xsl:for-each select=\"key('twice', '1')\"><xsl:value-of select='.'/></xsl:for-each>"
           "<xsl:value-of select=\"concat(count(key('twice', 2)), count(key('twice', */@*)), "
           "count(key('twice', '')), name(key('hpx:twice', 'q')), count(key('none', 'x')))\"/>"
           "</xsl:for-each></xsl:template>" TAIL,
      "pqr240b0");
}

static GHashTable *gone; /* what libxml2 has freed */

/* It stays, and looks like a namespace that stands in a set of nodes: whoever looks at it frees it
   again. */
static void keep_what_is_gone(void *memory)
{
  static xmlNode element = {.type = XML_ELEMENT_NODE};
  if (memory == NULL)
    return;
  g_assert_true(g_hash_table_add(gone, memory));
  if (malloc_usable_size(memory) >= sizeof(xmlNs))
    *(xmlNs *)memory = (xmlNs){.next = (xmlNs *)(void *)&element, .type = XML_NAMESPACE_DECL};
}

static void test_nodes_of_a_tree_go_before_its_keys(Fixture *fixture, gconstpointer unused)
{
  xmlFreeFunc release = NULL;
  xmlMallocFunc allocate = NULL;
  xmlReallocFunc enlarge = NULL;
  xmlStrdupFunc duplicate = NULL;
  xmlMemGet(&release, &allocate, &enlarge, &duplicate);
  gone = g_hash_table_new_full(NULL, NULL, release, NULL);
  xmlMemSetup(keep_what_is_gone, allocate, enlarge, duplicate);
  assert_gives(fixture,
               HEAD "<xsl:key name='tree' match='f' use='.'/>"
                    "<xsl:template match='/'><xsl:call-template name='one'/></xsl:template>"
                    "<xsl:template name='one'><xsl:variable name='tree'><f>y</f></xsl:variable>"
                    "<xsl:for-each select='exsl:node-set($tree)'>"
                    "<xsl:value-of select=\"name(key('tree', 'y'))\"/></xsl:for-each>"
                    "</xsl:template>" TAIL,
               "f");
  xmlMemSetup(release, allocate, enlarge, duplicate);
  g_hash_table_unref(gone);
}

static void test_a_key_has_a_known_prefix(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture, TEMPLATE("<xsl:value-of select=\"key('other:name', 'x')\"/>"), "prefix");
}

/* With the root as the current node, and without what is declared where they are asked for, which
   is as it was when they are computed; those that nobody asks for are not. */
static void test_variables_are_computed_when_asked_for(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture,
               HEAD
               "<xsl:variable name='never'><xsl:message terminate='yes'>computed"
               "</xsl:message></xsl:variable>"
               "<xsl:variable name='digits' select=\"'0'\"/>"
               "<xsl:variable name='selected' select='concat(name(*), position(), $digits)'/>"
               "<xsl:variable name='made'><xsl:for-each select='*'>"
               "<xsl:value-of select='concat(name(), $digits)'/></xsl:for-each></xsl:variable>"
               "<xsl:template match='/'><r><xsl:for-each select='//node()'>"
               "<xsl:variable name='digits' select=\"'9'\"/>"
               "<xsl:if test='self::e'><xsl:value-of select=\"concat($digits, ' ', $selected, ' ', "
               "$made, ' ', $digits, ' ', name(), ' ', position() = last(), ' ', current())\"/>"
               "</xsl:if></xsl:for-each></r></xsl:template>" TAIL,
               "9 d10 d0 9 e false x");
  assert_fails(fixture,
               HEAD "<xsl:variable name='a' select='$b'/><xsl:variable name='b' select='$a'/>"
                    "<xsl:template match='/'><xsl:value-of select='$a'/></xsl:template>" TAIL,
               "Recursive definition");
}

static void test_dates_without_the_clock(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture, TEMPLATE("<xsl:value-of select=\"date:year('2017-03-14')\"/>"), "2017");
  assert_fails(fixture, TEMPLATE("<xsl:value-of select='date:date-time()'/>"), "clock");
}

static void test_no_dice(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture, TEMPLATE("<xsl:value-of select='math:random()'/>"), "dice");
}

static void test_reads_only_what_is_granted(Fixture *fixture, gconstpointer unused)
{
  assert_gives(fixture, TEMPLATE("<xsl:value-of select=\"document('../data/d.xml')/d/e\"/>"), "x");
  assert_fails(fixture, TEMPLATE("<xsl:value-of select=\"document('../secret.xml')\"/>"),
               "lies outside");
}

/* What the file says by now is not looked at; what is wrong with a document is told where its file
   says so. */
static void test_a_document_that_was_read_is_not_read_again(Fixture *fixture, gconstpointer unused)
{
  static const char stylesheet[] =
      TEMPLATE("<xsl:for-each select=\"document('../data/read.xml')/d/e\"><xsl:value-of "
               "select='.'/><xsl:message>told</xsl:message></xsl:for-each>");
  g_autofree char *path =
      scratch_file(fixture->folder, "data/read.xml", "<?a?><d><b/>\n  <e>as it was</e></d>");
  g_autoptr(HpSource) source = hp_source_read(path, NULL, fixture->diagnostics);
  char *canonical = realpath(path, NULL);
  fixture->read = (HpReadDocument){canonical, hp_source_document(source)};
  g_assert_true(g_file_set_contents(path, "no XML", -1, NULL));
  for (guint i = 0; i < 2; i++) {
    g_autofree char *text = run(fixture, stylesheet);
    g_assert_cmpstr(text, ==, "as it was");
    const HpDiagnostic *told = g_ptr_array_index(hp_diagnostics_sorted(fixture->diagnostics), 0);
    g_assert_cmpstr(told->place.file, ==, path);
    g_assert_cmpint(told->place.line, ==, 2);
    g_assert_cmpint(told->place.column, ==, 3);
    hp_diagnostics_free(fixture->diagnostics);
    fixture->diagnostics = hp_diagnostics_new();
  }
  free(canonical);
}

static void test_reads_no_absolute_path(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               HEAD "<xsl:param name='secret'/><xsl:template match='/'><r><xsl:value-of "
                    "select='document($secret)'/></r></xsl:template>" TAIL,
               "lies outside");
}

static void test_imports_only_from_its_folder(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
               "<xsl:import href='../secret.xml'/>" TAIL,
               "only files in its own");
}

static void test_reaches_no_network(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture, TEMPLATE("<xsl:value-of select=\"document('http://127.0.0.1:9/x.xml')\"/>"),
               "denied");
}

static void test_writes_nothing(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               TEMPLATE("<exsl:document href='written.xml'><a/></exsl:document>"
                        "<xsl:value-of select='1'/>"),
               "denied");
  g_autofree char *written = g_build_filename(fixture->folder, "style", "written.xml", NULL);
  g_assert_false(g_file_test(written, G_FILE_TEST_EXISTS));
  g_assert_false(g_file_test("written.xml", G_FILE_TEST_EXISTS));
}

static void test_endless_recursion_ends(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               HEAD "<xsl:template match='/' name='a'><xsl:call-template name='a'/>"
                    "</xsl:template>" TAIL,
               "recursion");
}

static void test_messages_are_at_the_plan(Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text =
      run(fixture, HEAD "<xsl:template match='e'><xsl:message>odd <xsl:value-of select='.'/>\n"
                        "</xsl:message>y</xsl:template>" TAIL);
  g_assert_nonnull(text);
  g_assert_cmpint(first_said(fixture->diagnostics)->severity, ==, HP_WARNING);
  g_assert_cmpstr(first_said(fixture->diagnostics)->message, ==, "odd x");
  g_assert_cmpstr(first_said(fixture->diagnostics)->place.file, ==, fixture->data);
  g_assert_cmpint(first_said(fixture->diagnostics)->place.line, ==, 2);
  g_assert_cmpint(first_said(fixture->diagnostics)->place.column, ==, 3);
}

static void test_a_terminating_message_is_an_error(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               HEAD "<xsl:template match='e'><xsl:message terminate='yes'>stop</xsl:message>"
                    "</xsl:template>" TAIL,
               "stop");
  g_assert_cmpuint(hp_diagnostics_sorted(fixture->diagnostics)->len, ==, 1);
}

static void hear_anew(Fixture *fixture)
{
  hp_diagnostics_free(fixture->diagnostics);
  fixture->diagnostics = hp_diagnostics_new();
}

static void test_faults_name_the_stylesheet(Fixture *fixture, gconstpointer unused)
{
  assert_fails(fixture,
               HEAD "\n<xsl:template match='/'>\n<xsl:value-of select='1 +'/>"
                    "</xsl:template>" TAIL,
               "wrong");
  g_assert_cmpstr(first_said(fixture->diagnostics)->place.file, ==, fixture->style);
  hear_anew(fixture);
  assert_fails(fixture,
               HEAD "\n<xsl:template match='/'>\n<xsl:value-of select='$none'/>"
                    "</xsl:template>" TAIL,
               "none");
  g_assert_cmpint(first_said(fixture->diagnostics)->place.line, ==, 3);
  hear_anew(fixture);
  assert_fails(fixture, "<not-a-stylesheet/>", "");
  hear_anew(fixture);
  assert_fails(fixture, HEAD "<xsl:nonsense/>" TAIL, "nonsense");
}

#define ADD(name, function)                                                                        \
  g_test_add("/transform/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("parameters", test_parameters_are_strings);
  ADD("resolve", test_resolve_is_relative_to_the_main_document);
  ADD("plural-categories", test_plural_categories);
  ADD("fill", test_patterns_are_filled_in);
  ADD("keys/when-asked", test_keys_are_made_when_asked_for);
  ADD("keys/once", test_what_has_a_key_is_found_once);
  ADD("keys/trees", test_nodes_of_a_tree_go_before_its_keys);
  ADD("keys/prefix", test_a_key_has_a_known_prefix);
  ADD("variables", test_variables_are_computed_when_asked_for);
  ADD("reproducible/clock", test_dates_without_the_clock);
  ADD("reproducible/dice", test_no_dice);
  ADD("safe/read", test_reads_only_what_is_granted);
  ADD("safe/was-read", test_a_document_that_was_read_is_not_read_again);
  ADD("safe/absolute", test_reads_no_absolute_path);
  ADD("safe/import", test_imports_only_from_its_folder);
  ADD("safe/network", test_reaches_no_network);
  ADD("safe/write", test_writes_nothing);
  ADD("safe/recursion", test_endless_recursion_ends);
  ADD("modules/once", test_modules_are_read_once);
  ADD("modules/whole", test_copies_of_modules_are_whole);
  ADD("modules/when-needed", test_templates_are_compiled_when_needed);
  ADD("message/warning", test_messages_are_at_the_plan);
  ADD("message/error", test_a_terminating_message_is_an_error);
  ADD("faults", test_faults_name_the_stylesheet);
  return g_test_run();
}
