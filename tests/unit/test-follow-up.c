/* A follow-up that is a source of its own, and the plan that it is of: one document. */
#include "helpers.h"
#include "plan/plan.h"

#define PLAN(rest)                                                                                 \
  "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv' "            \
  "status='adopted'><head><title>T</title><adoption date='2024-03-14' form='adopts'/></head>"      \
  "<parties><party id='r' kind='region'><name>R</name></party></parties><area id='o'>"             \
  "<title>O</title><goal id='m'><text>M</text></goal><objective id='d'><text>D</text>"             \
  "<activity id='x'><text>X</text></activity><responsible party='r'/>"                             \
  "<timeframe><due year='2025'/></timeframe></objective></area>" rest "</plan>"
#define FOLLOW_UP(attributes, content)                                                             \
  "<f:follow-up xmlns:f='https://handlingsplan.org/ns/plan/1' version='1' id='u' "                 \
  "xml:lang='sv' " attributes ">" content "</f:follow-up>"
#define OWN(content) "<follow-up>" content "</follow-up>"
#define AMENDED(content) "<amendments>" content "</amendments>"
#define MEETING(f, id, date)                                                                       \
  "<" f "meeting id='" id "' date='" date "'><" f "update id='u" id                                \
  "' target='x' progress='ongoing'/></" f "meeting>"
#define AMENDMENT(f, id, date)                                                                     \
  "<" f "amendment id='" id "'><" f "decided date='" date "'/><" f "change target='x'><" f         \
  "text>" id "</" f "text></" f "change></" f "amendment>"
#define GLOSSARY "<glossary><definition id='g'><name>G</name></definition></glossary>"

/* The two in a folder of their own, read and checked; the follow-up is `name`. */
static HpSource *read_two(const char *folder, const char *name, const char *plan,
                          const char *follow_up, HpDiagnostics *diagnostics)
{
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_free(scratch_file(folder, "plan.xml", plan));
  g_autofree char *path = scratch_file(folder, name, follow_up);
  HpSource *source = hp_source_read(path, NULL, diagnostics);
  g_assert_nonnull(source);
  hp_plan_check(source, schema, diagnostics);
  return source;
}

/* Without white space between elements. The caller's. */
static char *text_of(HpSource *source)
{
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  xmlDoc *document =
      xmlReadMemory(data, (int)size, "written.xml", NULL, XML_PARSE_NOBLANKS | XML_PARSE_NONET);
  g_assert_nonnull(document);
  xmlChar *text = NULL;
  xmlDocDumpMemory(document, &text, NULL);
  char *copy = g_strdup((const char *)text);
  xmlFree(text);
  xmlFreeDoc(document);
  return copy;
}

/* ---- One document -------------------------------------------------------------------------- */

static void test_the_two_are_one(void)
{
  static const struct {
    const char *plan, *follow_up, *one;
  } cases[] = {
      /* After what is there … */
      {PLAN(AMENDED(AMENDMENT("", "n1", "2024-05-01")) OWN(MEETING("", "h1", "2024-06-01"))),
       FOLLOW_UP("of='plan.xml'",
                 "<f:amendments>" AMENDMENT("f:", "n2", "2024-07-01") "</f:amendments>" MEETING(
                     "f:", "h2", "2024-08-01")),
       PLAN(AMENDED(AMENDMENT("", "n1", "2024-05-01") AMENDMENT("", "n2", "2024-07-01"))
                OWN(MEETING("", "h1", "2024-06-01") MEETING("", "h2", "2024-08-01")))},
      /* … or where it would be. */
      {PLAN(GLOSSARY),
       FOLLOW_UP("of='plan.xml'",
                 "<f:amendments>" AMENDMENT("f:", "n2", "2024-07-01") "</f:amendments>" MEETING(
                     "f:", "h2", "2024-08-01")),
       PLAN(AMENDED(AMENDMENT("", "n2", "2024-07-01")) OWN(MEETING("", "h2", "2024-08-01"))
                GLOSSARY)},
      {PLAN(OWN(MEETING("", "h1", "2024-06-01"))),
       FOLLOW_UP("of='plan.xml'",
                 "<f:amendments>" AMENDMENT("f:", "n2", "2024-07-01") "</f:amendments>"),
       PLAN(AMENDED(AMENDMENT("", "n2", "2024-07-01")) OWN(MEETING("", "h1", "2024-06-01")))},
      {PLAN(""), FOLLOW_UP("of='plan.xml'", MEETING("f:", "h2", "2024-08-01")),
       PLAN(OWN(MEETING("", "h2", "2024-08-01")))},
      {PLAN(GLOSSARY), FOLLOW_UP("of='plan.xml'", "<!-- nothing yet -->"), PLAN(GLOSSARY)},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("case %u", i);
    g_autofree char *folder = scratch_folder();
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) two =
        read_two(folder, "u.xml", cases[i].plan, cases[i].follow_up, diagnostics);
    g_autoptr(HpSource) one =
        hp_source_read_memory(cases[i].one, strlen(cases[i].one), "one.xml", NULL, diagnostics);
    assert_nothing_said(diagnostics);
    hp_source_filter(two, NULL);
    hp_source_filter(one, NULL);
    g_autofree char *of_two = text_of(two), *of_one = text_of(one);
    g_assert_cmpstr(of_two, ==, of_one);
    hp_source_resolve(two, NULL, NULL);
    hp_source_resolve(one, NULL, NULL);
    g_autofree char *resolved_two = text_of(two), *resolved_one = text_of(one);
    g_assert_cmpstr(resolved_two, ==, resolved_one);
    remove_folder(folder);
  }
}

/* What is embedded is one plan, which says the same when it is read again. */
static void test_what_is_written_is_a_plan(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = read_two(
      folder, "u.xml", PLAN(""),
      FOLLOW_UP("of='plan.xml'", "\n  " MEETING("f:", "h2", "2024-08-01") "\n"), diagnostics);
  hp_source_filter(source, NULL);
  g_autoptr(GBytes) bytes = hp_source_write(source);
  gsize size = 0;
  const char *data = g_bytes_get_data(bytes, &size);
  g_autofree char *path = scratch_data(folder, "u.xml", data, size);
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_autoptr(HpSource) again = hp_source_read(path, NULL, diagnostics);
  g_assert_true(hp_plan_check(again, schema, diagnostics));
  hp_source_filter(again, NULL);
  g_autoptr(GBytes) bytes_again = hp_source_write(again);
  g_assert_true(g_bytes_equal(bytes, bytes_again));
  assert_nothing_said(diagnostics);
  remove_folder(folder);
}

/* As of a day before the follow-up it is the plan alone. */
static void test_as_of_a_day_before_it(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const char *plan = PLAN(OWN(MEETING("", "h1", "2024-06-01")) GLOSSARY);
  g_autoptr(HpSource) two = read_two(
      folder, "u.xml", plan,
      FOLLOW_UP("of='plan.xml'",
                "<f:amendments>" AMENDMENT("f:", "n2", "2024-07-01") "</f:amendments>" MEETING(
                    "f:", "h2", "2024-08-01")),
      diagnostics);
  g_autoptr(HpSource) alone =
      hp_source_read_memory(plan, strlen(plan), "plan.xml", NULL, diagnostics);
  g_autofree char *day = hp_source_day(two, "h1", diagnostics);
  g_assert_cmpstr(day, ==, "2024-06-01");
  hp_source_filter(two, day);
  hp_source_filter(alone, day);
  g_autofree char *of_two = text_of(two), *of_plan = text_of(alone);
  g_assert_cmpstr(of_two, ==, of_plan);
  assert_nothing_said(diagnostics);
  remove_folder(folder);
}

/* What is in another language than the plan goes on being so. */
static void test_languages(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const char *follow_up =
      "<follow-up xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='u' xml:lang='fi' "
      "of='plan.xml'>" MEETING("", "h1", "2024-06-01") "<meeting id='h2' date='2024-07-01' "
                                                       "xml:lang='sv'/></follow-up>";
  g_autoptr(HpSource) source = read_two(folder, "u.xml", PLAN(""), follow_up, diagnostics);
  assert_nothing_said(diagnostics);
  const xmlNode *meeting =
      hp_child(hp_child(xmlDocGetRootElement(hp_source_document(source)), "follow-up"), "meeting");
  g_assert_cmpstr(hp_attribute_in(meeting, (const char *)XML_XML_NAMESPACE, "lang"), ==, "fi");
  g_assert_cmpstr(hp_attribute_in(meeting->next, (const char *)XML_XML_NAMESPACE, "lang"), ==,
                  "sv");
  remove_folder(folder);
}

/* ---- Where things stand -------------------------------------------------------------------- */

static void test_places_are_of_both_files(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      read_two(folder, "u.xml", PLAN("\n" OWN(MEETING("", "h1", "2024-06-01"))),
               FOLLOW_UP("of='plan.xml'", "\n\n  " MEETING("f:", "h2", "2024-05-01")), diagnostics);
  const HpDiagnostic *said = first_said(diagnostics);
  g_assert_cmpuint(hp_diagnostics_sorted(diagnostics)->len, ==, 1);
  g_assert_true(g_str_has_suffix(said->place.file, "/u.xml"));
  g_assert_cmpint(said->place.line, ==, 3);
  /* The order of time is that of both. */
  g_assert_nonnull(strstr(said->message, "after a later <meeting> (2024-06-01"));
  g_assert_nonnull(strstr(said->message, "/plan.xml:2)"));
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_assert_true(g_str_has_suffix(hp_place_of_node(root).file, "/plan.xml"));
  remove_folder(folder);
}

/* Pictures are named from the follow-up's folder, which is that of the document. */
static void test_pictures_of_a_plan_below(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_free(scratch_file(folder, "a/bild.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
  g_free(scratch_file(folder, "a/plan.xml",
                      PLAN("<closing><figure src='bild.svg' alt='B'/></closing>")));
  g_autoptr(HpSource) source =
      read_two(folder, "u.xml", PLAN(""), FOLLOW_UP("of='a/plan.xml'", ""), diagnostics);
  assert_nothing_said(diagnostics);
  g_autoptr(GPtrArray) files = hp_source_files(source);
  g_assert_cmpuint(files->len, ==, 1);
  g_assert_cmpstr(g_ptr_array_index(files, 0), ==, "a/bild.svg");
  g_autofree char *text = text_of(source);
  g_assert_nonnull(strstr(text, "src=\"a/bild.svg\""));
  remove_folder(folder);
}

/* ---- What is wrong ------------------------------------------------------------------------- */

static void test_what_it_cannot_be_of(void)
{
  static const struct {
    const char *follow_up, *words;
    guint errors;
  } cases[] = {
      {FOLLOW_UP("", ""), "lacks the attribute \"of\"", 1},
      {FOLLOW_UP("of='u.xml'", ""), "this file itself", 1},
      {FOLLOW_UP("of='v.xml'", ""), "begins with <follow-up>", 1},
      {FOLLOW_UP("of='parts.xml'", ""), "begins with <parties>", 1},
      {FOLLOW_UP("of='none.xml'", ""), "There is no file", 1},
      {FOLLOW_UP("of='../plan.xml'", ""), "outside", 1},
      {FOLLOW_UP("of='/etc/hostname'", ""), "outside", 1},
      {FOLLOW_UP("of='http://example.org/plan.xml'", ""), "is no file in the source folder", 1},
      {FOLLOW_UP("of='broken.xml'", ""), "<head>", 1},
      {FOLLOW_UP("of='around.xml'", ""), "includes itself", 1},
      /* Ids are unique over both, its own too. */
      {"<follow-up xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='x' xml:lang='sv' "
       "of='plan.xml'/>",
       "The id \"x\" is already that of <activity>", 1},
      {FOLLOW_UP("of='plan.xml'", MEETING("f:", "x", "2024-06-01")),
       "The id \"x\" is already that of <activity>", 1},
      /* Faults of both are told in one run. */
      {FOLLOW_UP("of='faulty.xml'", "<f:meeting id='h' date='2024-06-01' dat='1'/>"), "dat", 2},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("%s", cases[i].words);
    g_autofree char *folder = scratch_folder();
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_free(scratch_file(folder, "v.xml", FOLLOW_UP("of='plan.xml'", "")));
    g_free(scratch_file(folder, "parts.xml",
                        "<parties xmlns='https://handlingsplan.org/ns/plan/1'/>"));
    g_free(scratch_file(folder, "broken.xml", "<plan><head></plan>"));
    g_free(scratch_file(folder, "faulty.xml", PLAN("<slut/>")));
    g_free(scratch_file(folder, "around.xml",
                        PLAN("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                             "href='u.xml'/>")));
    hp_source_free(read_two(folder, "u.xml", PLAN(""), cases[i].follow_up, diagnostics));
    g_assert_cmpuint(times_said(diagnostics, cases[i].words), >=, 1);
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, cases[i].errors);
    remove_folder(folder);
  }
}

/* From memory there is no folder in which a plan could be. */
static void test_without_a_folder(void)
{
  const char *text = FOLLOW_UP("of='plan.xml'", "");
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory(text, strlen(text), "u.xml", NULL, diagnostics);
  g_assert_false(hp_plan_check(source, schema, diagnostics));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/follow-up/one", test_the_two_are_one);
  g_test_add_func("/follow-up/written", test_what_is_written_is_a_plan);
  g_test_add_func("/follow-up/as-of", test_as_of_a_day_before_it);
  g_test_add_func("/follow-up/languages", test_languages);
  g_test_add_func("/follow-up/places", test_places_are_of_both_files);
  g_test_add_func("/follow-up/pictures", test_pictures_of_a_plan_below);
  g_test_add_func("/follow-up/wrong", test_what_it_cannot_be_of);
  g_test_add_func("/follow-up/memory", test_without_a_folder);
  return g_test_run();
}
