/* What leaves the house as of a day: the source, filtered. */
#include "helpers.h"
#include "plan/plan.h"
#include "plan/schema/pattern.h"

static HpSource *read_text(const char *text, HpDiagnostics *diagnostics)
{
  return hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
}

/* ---- What is left -------------------------------------------------------------------------- */

static char *filtered(const char *text, const char *as_of)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text, diagnostics);
  g_assert_nonnull(source);
  hp_source_filter(source, as_of);
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  const char *declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  g_assert_true(g_str_has_prefix(data, declaration));
  return g_strndup(data + strlen(declaration), size - strlen(declaration));
}

static void test_filter_leaves_out_what_is_internal(void)
{
  g_autofree char *text = filtered(
      "<!DOCTYPE plan [<!ENTITY s 'hemligt'><!ENTITY w 'ord'>]><!--a--><?xml-model href='x'?>"
      "<?editor b?>\n<plan><!-- c -->\n  <internal>hemligt<!--d--></internal>\n  "
      "<p>ett<!-- e --> &w;<![CDATA[ <två> ]]><?f?>tre</p><internal/>\n</plan><!-- g -->",
      NULL);
  g_assert_cmpstr(text, ==, "<plan>\n  <p>ett ord &lt;två&gt; tre</p>\n</plan>\n");
  g_autofree char *again = filtered(text, NULL);
  g_assert_cmpstr(again, ==, text);
}

static void test_filter_leaves_out_what_is_later(void)
{
  const char *const plan = "<plan><amendment id='a'><decided date='2024-05-01'/></amendment>"
                           "<amendment id='b'><decided date='2024-05-02'/></amendment>"
                           "<meeting date='2024-05-01'/><meeting date='2024-05-02'/><received "
                           "date='2025-01-01'/></plan>";
  g_autofree char *then = filtered(plan, "2024-05-01");
  g_assert_cmpstr(
      then, ==,
      "<plan>\n  <amendment id=\"a\">\n    <decided date=\"2024-05-01\"/>\n  </amendment>\n"
      "  <meeting date=\"2024-05-01\"/>\n</plan>\n");
  g_autofree char *now = filtered(plan, NULL);
  g_assert_nonnull(strstr(now, "2025-01-01"));
}

static void test_filter_leaves_nothing_empty(void)
{
  g_autofree char *text =
      filtered("<plan><head><adoption date='2024-03-14'/><adoption date='2024-06-01'/></head>"
               "<amendments><amendment><decided date='2024-09-01'/></amendment></amendments>"
               "<follow-up><meeting date='2024-10-08'/></follow-up></plan>",
               "2024-05-01");
  g_assert_cmpstr(text, ==,
                  "<plan>\n  <head>\n    <adoption date=\"2024-03-14\"/>\n  </head>\n</plan>\n");
}

/* ---- The same then and now ----------------------------------------------------------------- */

#define PLAN "<plan xmlns='p' xmlns:x='y' x:a='1'>"
#define EARLY "<meeting id='a' date='2024-04-01'><title>Ett <em>möte</em> till</title></meeting>"
#define LATE "<meeting id='b' date='2024-09-01'><title>Två</title></meeting>"
#define AMENDMENT "<amendment id='c'><decided date='2024-09-01'/></amendment>"

/* As of a day before they were added, later things leave no trace, wherever and however they were
   typed. */
static void test_later_things_leave_no_trace(void)
{
  static const struct {
    const char *then, *now;
  } sources[] = {
      /* last, on a line of its own */
      {PLAN "\n <follow-up>\n  " EARLY "\n </follow-up>\n</plan>",
       PLAN "\n <follow-up>\n  " EARLY "\n  " LATE "\n </follow-up>\n</plan>"},
      /* first; in the middle */
      {PLAN "\n <follow-up>\n  " EARLY "\n  " EARLY "\n </follow-up>\n</plan>", PLAN
       "\n <follow-up>\n  " LATE "\n  " EARLY "\n  " LATE "\n  " EARLY "\n </follow-up>\n</plan>"},
      /* on the line of another, before it and after it */
      {PLAN "\n <follow-up>\n  " EARLY "\n </follow-up>\n</plan>",
       PLAN "\n <follow-up>\n  " LATE EARLY LATE "\n </follow-up>\n</plan>"},
      /* after a blank line */
      {PLAN "\n <follow-up>\n  " EARLY "\n </follow-up>\n</plan>",
       PLAN "\n <follow-up>\n  " EARLY "\n\n  " LATE "\n </follow-up>\n\n</plan>"},
      /* with comments, instructions and notes around them */
      {PLAN "\n <follow-up>\n  " EARLY "\n </follow-up>\n</plan>",
       "<?xml-model href='plan.rng'?>\n<!-- a -->" PLAN "\n <follow-up>\n  " EARLY
       " <!-- b -->\n  <!-- c -->" LATE "<?d?>\n <internal>e</internal></follow-up>\n</plan>"},
      /* with tabs; with lines that end as on Windows */
      {PLAN "\n\t<follow-up>\n\t\t" EARLY "\n\t</follow-up>\n</plan>",
       PLAN "\n\t<follow-up>\n\t\t" EARLY "\n\t\t" LATE "\n\t</follow-up>\n</plan>"},
      {PLAN "\r\n <follow-up>\r\n  " EARLY "\r\n </follow-up>\r\n</plan>",
       PLAN "\r\n <follow-up>\r\n  " EARLY "\r\n  " LATE "\r\n </follow-up>\r\n</plan>"},
      {PLAN "\n <follow-up>\n  " EARLY "\n </follow-up>\n</plan>",
       PLAN "\r\n <follow-up>\r\n  " EARLY "\r\n  " LATE "\r\n </follow-up>\r\n</plan>"},
      /* all on one line, then and now; indented by the program that added them */
      {PLAN "<follow-up>" EARLY "</follow-up></plan>",
       PLAN "<follow-up>" EARLY LATE "</follow-up></plan>"},
      {PLAN "<follow-up>" EARLY "</follow-up></plan>",
       PLAN "\n    <follow-up>\n        " EARLY "\n        " LATE "\n    </follow-up>\n</plan>\n"},
      /* in what was not there before */
      {PLAN "\n <head>\n  <title>A</title>\n </head>\n</plan>",
       PLAN "\n <head>\n  <title>A</title>\n  <adoption date='2024-06-01'/>\n </head>\n\n"
            " <amendments>\n  " AMENDMENT "\n </amendments>\n <follow-up>" LATE
            "<received date='2025-01-01'/></follow-up>\n</plan>"},
      /* the first adoption of what was proposed */
      {"<plan status='proposed'>\n <head>\n  <title>A</title>\n </head>\n</plan>",
       "<plan status='adopted'>\n <head>\n  <title>A</title>\n  <adoption date='2024-06-01' "
       "form='adopts'/>\n </head>\n</plan>"},
      {"<plan>\n <head>\n  <adoption date='2024-03-01'/>\n </head>\n</plan>",
       "<plan status='revised'>\n <head>\n  <adoption date='2024-03-01'/>\n </head>\n "
       "<amendments>" AMENDMENT "</amendments>\n</plan>"},
      /* what a later thing alone refers to */
      {"<plan><bibliography><reference id='r'/><reference id='s'/></bibliography></plan>",
       "<plan><follow-up><meeting date='2024-09-01'><observation source='q'/><p><term "
       "definition='w'/>"
       "</p></meeting></follow-up><bibliography><reference id='r'/><reference id='q'/><reference "
       "id='s'/></bibliography><glossary><glossary><definition "
       "id='w'/></glossary></glossary></plan>"},
      {"<plan><p><cite source='q'/></p><bibliography><reference id='q'/></bibliography></plan>",
       "<plan><p><cite source='q'/></p><follow-up><meeting date='2024-09-01'><observation "
       "source='q'/>"
       "</meeting></follow-up><bibliography><reference id='q'/></bibliography></plan>"},
      /* from a file of its own */
      {PLAN "<follow-up>" EARLY "</follow-up></plan>",
       "<plan xmlns='p' xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:x='y' x:a='1'><follow-up>"
       "<meeting xmlns='p' xmlns:x='y' xml:base='moten/ett.xml' id='a' date='2024-04-01'>"
       "<title>Ett <em>möte</em> till</title></meeting></follow-up></plan>"},
      /* among words */
      {"<plan><p>Ett\n  två tre\n</p></plan>",
       "<plan><p>Ett <!-- a -->\n  två <!-- b --> tre\n  <!-- c -->\n</p></plan>"},
      {"<plan><p>Ett\n  <em>två</em> <em>tre</em></p></plan>",
       "<plan>\n<p>Ett\n  <!-- a --> <em>två</em><!-- b --> <em>tre</em><!-- c --></p></plan>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(sources); i++) {
    g_autofree char *then = filtered(sources[i].then, "2024-05-01");
    g_autofree char *now = filtered(sources[i].now, "2024-05-01");
    g_autofree char *again = filtered(now, "2024-05-01");
    g_assert_cmpstr(now, ==, then);
    g_assert_cmpstr(again, ==, now);
  }
}

static void test_white_space_that_separates_words_stays(void)
{
  g_autofree char *text = filtered("<plan><p>\n <em>a</em> <em>b</em>\n</p><short> c  d </short>"
                                   "<due date='2024-01-01'> </due><p> </p></plan>",
                                   NULL);
  g_assert_cmpstr(text, ==,
                  "<plan>\n  <p>\n    <em>a</em> <em>b</em>\n  </p>\n  <short> c  d </short>\n"
                  "  <due date=\"2024-01-01\"/>\n  <p> </p>\n</plan>\n");
}

static gboolean is_laid_out(const char *name)
{
  g_autofree char *text = g_strdup_printf("<%s> </%s>", name, name);
  g_autofree char *empty = g_strdup_printf("<%s/>\n", name);
  g_autofree char *left = filtered(text, NULL);
  return strcmp(left, empty) == 0;
}

/* What holds elements or nothing is laid out, by its name; what holds words never is. */
static void test_what_is_laid_out_is_what_the_schema_has_without_words(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_autoptr(HpSource) rng = hp_source_read(path, NULL, diagnostics);
  g_autoptr(HpSchema) schema = hp_schema_new(hp_source_document(rng));
  g_autoptr(GPtrArray) elements = g_ptr_array_new();
  hp_pattern_all_elements(hp_schema_start(schema), elements);
  for (guint i = 0; i < elements->len && i < 10000; i++) {
    const HpPattern *element = g_ptr_array_index(elements, i);
    const HpPattern *content = hp_pattern_content(schema, element);
    const gboolean holds_words = hp_pattern_allows_text(content) || hp_pattern_has_data(content);
    if (element->name != NULL && g_strcmp0(element->namespace, HP_PLAN_NAMESPACE) == 0 &&
        is_laid_out(element->name) == holds_words)
      g_error("plan/filter/indent.c %s <%s>", holds_words ? "lays out" : "does not know",
              element->name);
    hp_pattern_all_elements(content, elements);
  }
  g_assert_cmpuint(elements->len, >, 100);
}

/* ---- The day ------------------------------------------------------------------------------- */

static void assert_day(HpSource *source, const char *as_of, const char *day, const char *message)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *found = hp_source_day(source, as_of, diagnostics);
  g_assert_cmpstr(found, ==, day);
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, message == NULL ? 0 : 1);
  if (message == NULL)
    return;
  g_assert_nonnull(strstr(first_said(diagnostics)->message, message));
}

static void test_days_that_are_meant(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_text("<plan><head><adoption date='2024-06-01'/><adoption date='2024-03-14'/></head>"
                "<follow-up><meeting id='host' date='2024-10-08'/><received id='statistik' "
                "date='2025-01-15'/></follow-up></plan>",
                diagnostics);
  assert_day(source, "2024-05-01", "2024-05-01", NULL);
  assert_day(source, "host", "2024-10-08", NULL);
  assert_day(source, "statistik", "2025-01-15", NULL);
  assert_day(source, "2024-03-13", "2024-03-13", NULL);
  assert_day(source, "vinter", NULL, "host (2024-10-08), statistik (2025-01-15)");
  g_autoptr(HpSource) other = read_text("<plan/>", diagnostics);
  assert_day(other, "1900-01-01", "1900-01-01", NULL);
  assert_day(other, "host", NULL, "no meetings");
}

/* ---- Persons ------------------------------------------------------------------------------- */

static char *listed(const char *text)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text, diagnostics);
  g_autoptr(HpPersonalData) named = hp_source_personal_data(source);
  g_autoptr(GString) all = g_string_new(NULL);
  for (guint i = 0; i < named->persons->len; i++) {
    const HpPerson *person = g_ptr_array_index(named->persons, i);
    g_string_append_printf(all, "%s (%s); ", person->name,
                           person->reached == NULL ? "" : person->reached);
  }
  for (guint i = 0; i < named->authors->len; i++)
    g_string_append_printf(all, "%s; ", (const char *)g_ptr_array_index(named->authors, i));
  for (guint i = 0; i < named->emails->len; i++)
    g_string_append_printf(all, "%s; ", (const char *)g_ptr_array_index(named->emails, i));
  return g_strdup(all->str);
}

static void test_personal_data_is_listed(void)
{
  g_autofree char *all = listed(
      "<plan><party><name>Region</name></party><person><name>Anna\n Ek</name></person>"
      "<author>Region</author><author>Lind</author><author>Ting och Kommun</author>"
      "<definition><expansion>Ting och Kommun</expansion></definition><present>Eva</present>"
      "<p>Skriv till anna.ek@exempel.se. Eller @anna.</p><contact><name>Anna Ek</name>"
      "<phone>010-1</phone><address><line>Box 1</line><line>Ort</line></address></contact>"
      "<signatory><name>Anna Ek</name></signatory><a href='mailto:bo@exempel.se?x=1'/></plan>");
  g_assert_cmpstr(all, ==,
                  "Anna Ek (010-1, Box 1, Ort); Eva (); Lind; anna.ek@exempel.se; "
                  "bo@exempel.se; ");
}

static char *left(const char *text, const char *unprinted)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_text(text, diagnostics);
  hp_source_filter(source, NULL);
  hp_source_drop_unprinted(source, unprinted);
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *all = g_strndup(data, size);
  g_auto(GStrv) lines = g_strsplit(strchr(all, '\n') + 1, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchug(lines[i]);
  return g_strjoinv("", lines);
}

static void test_what_is_not_printed_is_left_out(void)
{
  static const struct {
    const char *source, *unprinted, *left;
  } cases[] = {
      /* whom nothing names, nor what they name */
      {"<plan><a party='b c'/><parties><party id='a' part-of='d'/><party id='b'/><person id='c' "
       "part-of='e'/><party id='d'/><parties><party id='e'><member party='f'/></party><party "
       "id='f'/></parties></parties></plan>",
       NULL,
       "<plan><a party=\"b c\"/><parties><party id=\"b\"/><person id=\"c\" part-of=\"e\"/>"
       "<parties><party id=\"e\"><member party=\"f\"/></party><party id=\"f\"/></parties>"
       "</parties></plan>"},
      /* nobody is left */
      {"<plan><parties><parties><party id='a' part-of='b'/></parties><person id='b'/></parties>"
       "<p/></plan>",
       NULL, "<plan><p/></plan>"},
      /* how they are reached, but for contacts */
      {"<plan><contact party='a b'><email>x</email><phone>1</phone><address><line/></address>"
       "</contact><parties><party id='a'><name>A</name><email>a</email><phone>1</phone><web>w</web>"
       "<address><line/></address></party><person id='b'><name>B</name><email>b</email><phone>1"
       "</phone><web>w</web></person></parties></plan>",
       NULL,
       "<plan><contact party=\"a b\"><email>x</email><phone>1</phone><address><line/></address>"
       "</contact><parties><party id=\"a\"><name>A</name><email>a</email><web>w</web></party>"
       "<person id=\"b\"><name>B</name><web>w</web></person></parties></plan>"},
      /* what the view does not print, and whom only that names */
      {"<plan><meeting><present party='b'/><present>C</present><notes/></meeting><parties><person "
       "id='b'/></parties></plan>",
       "present", "<plan><meeting><notes/></meeting></plan>"},
      {"<plan><meeting><present party='b'/></meeting><parties><person id='b'/></parties></plan>",
       NULL,
       "<plan><meeting><present party=\"b\"/></meeting><parties><person id=\"b\"/></parties>"
       "</plan>"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *found = left(cases[i].source, cases[i].unprinted);
    g_assert_cmpstr(found, ==, cases[i].left);
    g_autofree char *again = left(found, cases[i].unprinted);
    g_assert_cmpstr(again, ==, found);
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/filter/internal", test_filter_leaves_out_what_is_internal);
  g_test_add_func("/filter/later", test_filter_leaves_out_what_is_later);
  g_test_add_func("/filter/empty", test_filter_leaves_nothing_empty);
  g_test_add_func("/filter/no-trace", test_later_things_leave_no_trace);
  g_test_add_func("/filter/words", test_white_space_that_separates_words_stays);
  g_test_add_func("/filter/schema", test_what_is_laid_out_is_what_the_schema_has_without_words);
  g_test_add_func("/filter/day", test_days_that_are_meant);
  g_test_add_func("/filter/personal-data", test_personal_data_is_listed);
  g_test_add_func("/filter/unprinted", test_what_is_not_printed_is_left_out);
  return g_test_run();
}
