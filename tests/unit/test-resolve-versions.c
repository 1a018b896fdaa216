/* What is new in one version of a plan since another: a situation a line. */
#include "plan/compare/words.h"
#include "told.h"

static HpSource *compared(const char *then, const char *now)
{
  g_autoptr(HpSource) before = read_text(then);
  HpSource *source = read_text(now);
  hp_source_resolve(before, NULL, NULL);
  hp_source_resolve(source, NULL, NULL);
  hp_source_add_since(source, before, NULL);
  return source;
}

#define VERSION(inside) "<plan id='p' xmlns:x='x'>" inside "</plan>"

static void test_two_versions(void)
{
  static const struct {
    const char *then, *now, *told;
  } cases[] = {
      {VERSION("<head><title>En plan</title></head><area id='A'><title>B</title></area>"),
       VERSION("<head>\n  <title>En\n  plan </title>\n</head>\n<!-- ny -->"
               "<area id='A'>\n  <title>B</title></area>"),
       ""},
      {VERSION("<area id='A'><p>Ett <em>två</em> tre</p></area>"),
       VERSION("<area id='A'><p>Ett <em>två</em>tre</p></area>"),
       "A changed p: p(Ett två tre) -> p(Ett tvåtre)"},
      {VERSION("<head><title>A</title><valid from='2017-01-01'/></head>"),
       VERSION("<head><title>A</title><valid from='2017-02-01'/><owner party='x'/></head>"),
       "p changed valid: valid(from=2017-01-01) -> valid(from=2017-02-01)\n"
       "p changed owner:  -> owner(party=x)"},
      {VERSION("<area id='A' number='1'/>"), VERSION("<area id='A' number='2'/>"),
       "A changed number: value=1 -> value=2"},
      {VERSION("<area id='A'/>"), VERSION("<area id='A' number='2'/>"),
       "A changed number:  -> value=2"},
      {VERSION("<area id='A' number='1'/>"), VERSION("<area id='A'/>"),
       "A changed number: value=1 -> "},
      {VERSION("<parties><party id='x'><name>X</name></party><party id='y'/></parties>"),
       VERSION("<parties><parties><party id='x'><name>Y</name></party></parties></parties>"),
       "x changed name: name(X) -> name(Y)\ny gone:  -> "},
      /* Moved, and the fewest of them. */
      {VERSION("<area id='A'/><area id='B'/><area id='C'/><area id='D'/>"),
       VERSION("<area id='B'/><area id='C'/><area id='A'/><area id='D'/>"),
       "A changed place: into=p -> into=p after=C"},
      {VERSION("<area id='A'><goal id='g'/><goal id='h'/></area><area id='B'/>"),
       VERSION("<area id='A'><goal id='g'/></area><area id='B'><goal id='h'/></area>"),
       "h changed place: into=A after=g -> into=B"},
      /* Gone, where it stood; what was in it went with it, but for what is elsewhere. */
      {VERSION("<area id='A'><title>Ett</title><goal id='g'><text>Mål</text></goal><goal id='h'/>"
               "</area><area id='B'/><area id='C'><title>Tre</title></area>"),
       VERSION("<area id='B'/><area id='N'/><goal id='h'/>"),
       "A gone: title(Ett) -> \ng gone from=A: text(Mål) -> \nN new\nh changed place: into=A "
       "after=g -> into=p after=N\nC gone: title(Tre) -> "},
      /* An id that is something else now is not the same. */
      {VERSION("<area id='A'/>"), VERSION("<topic id='A'/>"), "A new\nA gone:  -> "},
      /* Of running text, what differs. */
      {VERSION("<introduction><p id='q'>Ett</p><p>Två</p><p>Tre</p></introduction>"),
       VERSION("<introduction><p id='q'>Ett</p><p>2</p><p>2,5</p><p>Tre</p></introduction>"),
       "p changed introduction: p(Två) -> p(2) p(2,5)"},
      {VERSION("<introduction><section id='s'><title>S</title><p>Ett</p></section></introduction>"),
       VERSION("<introduction><section id='s'><title>T</title><p>Två</p></section></introduction>"),
       "s changed title: title(S) -> title(T)\ns changed blocks: p(Ett) -> p(Två)"},
      {VERSION("<introduction><section><p>Ett</p></section></introduction>"), VERSION(""),
       "p changed introduction: section(Ett) -> "},
      /* What an activity points at says something else. */
      {VERSION("<objective id='o'><activity id='a'><timeframe><due year='2017'/></timeframe>"
               "</activity><activity id='b'><timeframe same-as='a'/></activity></objective>"),
       VERSION("<objective id='o'><activity id='a'><timeframe><due year='2018'/></timeframe>"
               "</activity><activity id='b'><timeframe same-as='a'/></activity></objective>"),
       "a changed timeframe: timeframe() time(latest-end=2017-12-31) -> timeframe() "
       "time(latest-end=2018-12-31)\n"
       "b changed timeframe from=a: timeframe() time(from=a latest-end=2017-12-31) -> timeframe() "
       "time(from=a latest-end=2018-12-31)"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].now);
    g_autoptr(HpSource) source = compared(cases[i].then, cases[i].now);
    assert_told(source, cases[i].told);
    g_autoptr(HpSource) same = compared(cases[i].now, cases[i].now);
    g_autofree char *nothing = told_in(same, TRUE);
    g_assert_cmpstr(nothing, ==, "");
  }
}

#define MAY(inside) "<received id='m5' date='2017-05-01'>" inside "</received>"
#define SAID(id, more) "<update id='" id "' target='a' " more "/>"
#define FOLLOWED(follow_up)                                                                        \
  "<plan id='p'><activity id='a'/><follow-up>" follow_up "</follow-up></plan>"

/* Nobody should, but it happens that what was reported is written over, or struck out. */
static void test_reports_that_read_otherwise(void)
{
  static const struct {
    const char *then, *now, *told;
  } cases[] = {
      {FOLLOWED(MAY(SAID("u", "progress='paused'"))),
       FOLLOWED(MAY(SAID("u", "progress='dropped'"))),
       "a follows progress: progress(state=paused entry=u described=2017-05-01 "
       "received=2017-05-01) "
       "-> progress(state=dropped entry=u described=2017-05-01 received=2017-05-01)\n"
       "u changed progress: value=paused -> value=dropped"},
      {FOLLOWED("<meeting id='m2' date='2017-02-01'/>" MAY("")), FOLLOWED(MAY("<title>Ny</title>")),
       "m5 changed title:  -> title(Ny)\nm2 gone"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpSource) source = compared(cases[i].then, cases[i].now);
    assert_told(source, cases[i].told);
  }
}

/* Two elements of one id would be one too many. */
static void test_what_is_shown_has_no_ids(void)
{
  g_autoptr(HpSource) source = compared(
      "<plan id='p'><introduction><p id='q'>Ett<footnote id='f'/></p></introduction></plan>",
      "<plan id='p'><introduction><p id='q'>Två<footnote id='f'/></p></introduction></plan>");
  const xmlNode *since = hp_child(xmlDocGetRootElement(hp_source_document(source)), "since");
  g_assert_nonnull(hp_child(since, "difference"));
  g_assert_null(with_id(since, "q"));
  g_assert_null(with_id(since, "f"));
}

static void test_what_it_is_compared_with_stays(void)
{
  g_autoptr(HpSource) before = read_text(VERSION("<area id='A' number='1'/>"));
  g_autoptr(HpSource) source = hp_source_copy(before);
  hp_source_resolve(before, NULL, NULL);
  g_autoptr(GBytes) then = hp_source_write(before);
  hp_source_resolve(source, NULL, NULL);
  hp_source_add_since(source, before, "m");
  g_autoptr(GBytes) after = hp_source_write(before);
  g_assert_true(g_bytes_equal(then, after));
  assert_told(source, "");
  g_assert_cmpstr(
      hp_attribute(hp_child(xmlDocGetRootElement(hp_source_document(source)), "since"), "meeting"),
      ==, "m");
}

/* ---- Words --------------------------------------------------------------------------------- */

/* "a [new] c", with what is gone as "<old>"; elements by their first letter: "e(words)". */
static void append_marked(GString *text, const xmlNode *element)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    const char *name = (const char *)child->name;
    if (hp_is_text(child)) {
      g_assert_false(child->next != NULL && hp_is_text(child->next)); /* as in what is read */
      g_string_append(text, (const char *)child->content);
      continue;
    }
    const gboolean inserted = strcmp(name, "inserted") == 0, deleted = strcmp(name, "deleted") == 0;
    g_string_append_printf(text, inserted || deleted ? "%.0s%s" : "%.1s%s", name,
                           inserted  ? "["
                           : deleted ? "<"
                                     : "(");
    append_marked(text, child);
    g_string_append_c(text, inserted ? ']' : deleted ? '>' : ')');
  }
}

static void test_new_words_are_marked(void)
{
  static const struct {
    const char *then, *now, *marked, *with_gone;
  } cases[] = {
      {"Ett två tre", "Ett två tre", "Ett två tre", "Ett två tre"},
      {"Ett två tre", "Ett 2 tre", "Ett [2] tre", "Ett <två> [2] tre"},
      {"Ett tre", "Ett två tre", "Ett [två] tre", "Ett [två] tre"},
      {"Ett två tre", "Ett tre", "Ett tre", "Ett <två> tre"},
      {"Ett två", "Ett", "Ett", "Ett <två>"},
      {"Ett", "Ett två tre", "Ett [två tre]", "Ett [två tre]"},
      {"Två", "Ett två", "[Ett två]", "<Två> [Ett två]"},
      {"", "Ett", "[Ett]", "[Ett]"},
      {"Ett två", "", "", "<Ett två>"},
      /* What ends a sentence is no part of its last word. */
      {"Möten: ja", "Möten, fler: ja", "Möten[, fler]: ja", "Möten[, fler]: ja"},
      {"Möten, fler: ja.", "Möten: nej.", "Möten: [nej].", "Möten<, fler>: <ja> [nej]."},
      /* White space is how it was written. */
      {"Ett\n  två", "Ett två", "Ett två", "Ett två"},
      /* Elements stay; marks are inside of them. */
      {"Stärka de <em>fem</em> nätverken", "Stärka <em>alla</em> nätverken",
       "Stärka e([alla]) nätverken", "Stärka e(<de fem> [alla]) nätverken"},
      {"Ett två tre", "Ett <em>två</em> tre", "Ett e(två) tre", "Ett e(två) tre"},
      {"a <em>b</em>", "a x <em>y z</em> b", "a [x] e([y z]) b", "a [x] e([y z]) b"},
      /* Of several ways the one that keeps most. */
      {"a b c a b", "a b a b c", "a b a b [c]", "a b <c> a b [c]"},
      /* Notes are compared by nobody: they stand elsewhere. */
      {"a<footnote>b</footnote> c", "a<footnote>x</footnote> d", "af(x) [d]", "af(x) <c> [d]"},
  };
  for (guint i = 0; i < 2 * G_N_ELEMENTS(cases); i++) {
    const gboolean with_gone = i % 2 == 1;
    g_autofree char *one = g_strdup_printf("<text>%s</text>", cases[i / 2].then),
                    *other = g_strdup_printf("<text>%s</text>", cases[i / 2].now);
    g_autoptr(HpSource) then = read_text(one), now = read_text(other);
    hp_mark_words(xmlDocGetRootElement(hp_source_document(then)),
                  xmlDocGetRootElement(hp_source_document(now)), with_gone);
    g_autoptr(GString) marked = g_string_new(NULL);
    append_marked(marked, xmlDocGetRootElement(hp_source_document(now)));
    g_assert_cmpstr(marked->str, ==, with_gone ? cases[i / 2].with_gone : cases[i / 2].marked);
  }
}

/* ---- Lines --------------------------------------------------------------------------------- */

static char *lines_of(const char *then, const char *now)
{
  g_autoptr(HpSource) source = compared(then, now);
  g_autoptr(GPtrArray) lines = hp_source_difference_lines(source);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

static void test_differences_in_lines(void)
{
  static const struct {
    const char *then, *now, *lines;
  } cases[] = {
      {VERSION("<area id='A'><title>B</title></area>"),
       VERSION("<area id='A'><title>B</title></area>"), ""},
      {VERSION("<area id='A'><title>En\n plan</title></area>"),
       VERSION("<area id='A'><title>Två <em>små</em>\tplaner.</title></area>"),
       "A\tarea\tchanged\ttitle\tEn plan\tTvå små planer."},
      /* Where only emphasis differs, it is shown. */
      {VERSION("<area id='A'><title>En plan</title></area>"),
       VERSION("<area id='A'><title>En <em>plan</em></title></area>"),
       "A\tarea\tchanged\ttitle\tEn plan\tEn em(plan)"},
      {VERSION("<head><valid from='2017-01-01'/></head>"), VERSION("<head/>"),
       "p\tplan\tchanged\tvalid\tfrom=2017-01-01\t-"},
      {VERSION("<area id='A' number='1'/>"), VERSION("<area id='A' number='2'/>"),
       "A\tarea\tchanged\tnumber\t1\t2"},
      {VERSION("<parties><party id='x'/></parties>"), VERSION("<parties><party id='y'/></parties>"),
       "y\tparty\tnew\t-\t-\t-\nx\tparty\tgone\t-\t-\t-"},
      {VERSION("<area id='A'><risk><text>a</text><measure x='1'>b</measure></risk></area>"),
       VERSION("<area id='A'><risk><text>a</text></risk><risk>c</risk></area>"),
       "A\tarea\tchanged\trisk\ta measure(x=1 b)\ta; c"},
      /* What is listed by name has no order. */
      {VERSION("<parties><party id='x'/><party id='y'/></parties>"),
       VERSION("<parties><party id='y'/><party id='x'/></parties>"), ""},
      /* What an amendment will add is in no text yet. */
      {VERSION(
           "<area id='A'/><amendments><amendment id='m' in-force='2017-09-01'>"
           "<decided date='2017-02-01'/><add into='A'><goal id='g'><text>Ett</text></goal></add>"
           "</amendment></amendments>"),
       VERSION(
           "<area id='A'/><amendments><amendment id='m' in-force='2017-09-01'>"
           "<decided date='2017-02-01'/><add into='A'><goal id='g'><text>Två</text></goal></add>"
           "</amendment></amendments>"),
       "g\tgoal\tchanged\ttext\tEtt\tTvå"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *lines = lines_of(cases[i].then, cases[i].now);
    g_assert_cmpstr(lines, ==, cases[i].lines);
  }
}

static void test_which_are_versions(void)
{
#define WITH_PARTY "<parties><party id='x'/></parties>"
  g_autoptr(HpSource) plan = read_text(VERSION(WITH_PARTY "<area id='A'/>")),
                      renamed = read_text("<plan id='q'><area id='A'/></plan>"),
                      other = read_text("<plan id='q'>" WITH_PARTY "<area id='B'/></plan>"),
                      decision = read_text("<decision id='p'/>");
  g_assert_true(hp_source_is_version_of(plan, plan));
  g_assert_true(hp_source_is_version_of(renamed, plan));
  g_assert_false(hp_source_is_version_of(other, plan));
  g_assert_false(hp_source_is_version_of(decision, plan));
}

/* ---- Whatever it is ------------------------------------------------------------------------ */

/* The n-th text with words that leaves the house; NULL if there are not so many. */
static xmlNode *text_number(const xmlDoc *document, guint n)
{
  xmlNode *node = document->children;
  for (; node != NULL; node = hp_next_node(node, (const xmlNode *)document)) {
    gboolean stays = FALSE;
    for (const xmlNode *around = node->parent; around != NULL; around = around->parent)
      stays = stays || hp_is_named(around, "internal");
    if (hp_is_text(node) && !xmlIsBlankNode(node) && !stays && n-- == 0)
      return node;
  }
  return NULL;
}

static HpSource *filtered_and_resolved(HpSource *read)
{
  HpSource *source = hp_source_copy(read);
  hp_source_filter(source, NULL);
  hp_source_resolve(source, NULL, NULL);
  return source;
}

/* Whichever words are written otherwise, that is a difference. */
static void test_every_text_counts(void)
{
  static const char *const plans[] = {"small.xml", "proposals.xml", "every-label-decision.xml"};
  for (guint i = 0; i < G_N_ELEMENTS(plans); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autofree char *path =
        g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/plans", plans[i], NULL);
    g_autoptr(HpSource) read = hp_source_read(path, NULL, diagnostics);
    g_autoptr(HpSource) before = filtered_and_resolved(read);
    guint n = 0;
    for (xmlNode *text; (text = text_number(hp_source_document(read), n)) != NULL; n++) {
      xmlNodeAddContent(text, (const xmlChar *)" x");
      g_autoptr(HpSource) after = filtered_and_resolved(read);
      hp_source_add_since(after, before, NULL);
      g_autoptr(GPtrArray) lines = hp_source_difference_lines(after);
      g_test_message("%s: %s", plans[i], (const char *)text->content);
      g_assert_cmpuint(lines->len, >, 0);
      const gsize length = strlen((const char *)text->content) - 2;
      g_autofree char *as_it_was = g_strndup((const char *)text->content, length);
      xmlNodeSetContent(text, NULL);
      xmlNodeAddContent(text, (const xmlChar *)as_it_was);
    }
    g_assert_cmpuint(n, >, 20);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/versions/two", test_two_versions);
  g_test_add_func("/resolve/versions/overwritten", test_reports_that_read_otherwise);
  g_test_add_func("/resolve/versions/ids", test_what_is_shown_has_no_ids);
  g_test_add_func("/resolve/versions/words", test_new_words_are_marked);
  g_test_add_func("/resolve/versions/lines", test_differences_in_lines);
  g_test_add_func("/resolve/versions/which", test_which_are_versions);
  g_test_add_func("/resolve/versions/every-text", test_every_text_counts);
  g_test_add_func("/resolve/versions/untouched", test_what_it_is_compared_with_stays);
  return g_test_run();
}
