/* Which shapes of plans hold together: a situation a line, and what is said of it. */
#include "helpers.h"
#include "plan/plan.h"

typedef struct {
  const char *head, *inside; /* of the head; of the area */
  guint errors, warnings;
  const char *words; /* in the first message */
} ShapeCase;

#define FIELD "<fields><own name='budget' label='Koppling till budget'/></fields>"
#define TOLD "<responsible party='r'/><timeframe><due year='2027'/></timeframe>"
#define ACTIVITY(id, more) "<activity id='" id "'><text>Gör</text>" TOLD more "</activity>"
#define AREA(id, inside) "<area id='" id "'><title>O</title>" inside "</area>"

static void assert_cases(const ShapeCase *cases, gsize count)
{
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  for (gsize i = 0; i < count; i++) {
    g_autofree char *text = g_strdup_printf(
        "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv' "
        "status='proposed'><head><title>T</title>%s</head><parties><party id='r' kind='region'>"
        "<name>R</name></party></parties><area id='o1'><title>O</title>%s</area></plan>",
        cases[i].head == NULL ? "" : cases[i].head, cases[i].inside);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_autoptr(HpSource) source =
        hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
    hp_plan_check(source, schema, diagnostics);
    g_test_message("case %zu", i);
    times_said(diagnostics, "");
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, cases[i].errors);
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_WARNING), ==, cases[i].warnings);
    if (cases[i].words != NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, cases[i].words));
  }
}

static void test_where_things_stand(void)
{
  static const ShapeCase cases[] = {
      {.inside = ACTIVITY("a", "")},
      {.inside = "<goal id='m'><text>M</text>" ACTIVITY("a", "") "</goal>" ACTIVITY("b", "")},
      {.inside = "<goal id='m'><text>M</text><objective id='d'><text>D</text>" ACTIVITY(
           "a", "") "</objective></goal><goal id='n'><text>N</text></goal>"},
      {.inside = ACTIVITY("a", "") AREA("o2", ACTIVITY("b", "") AREA("o3", ACTIVITY("c", "")))},
      {.inside = AREA("o2", AREA("o3", AREA("o4", AREA("o5", "")))),
       .errors = 1,
       .words = "4 areas deep"},
      {.inside = "<area id='o2' layout='wide'><title>O</title></area>",
       .warnings = 1,
       .words = "in the outermost one"},
      {.inside = "<area id='o2' layout='measures'><title>O</title></area>"},
      {.inside = AREA("o2", "") ACTIVITY("a", ""),
       .errors = 1,
       .words = "<activity> stands too late; expected it before <area>"},
      {.inside = "<activity id='a'><text>Gör</text></activity>",
       .warnings = 1,
       .words = "stands in no objective"},
      {.inside = "<goal id='m'><text>M</text><activity id='a'><text>Gör</text><responsible "
                 "party='r'/></activity></goal>",
       .warnings = 1,
       .words = "no <timeframe>; it stands in no objective"},
      {.inside = "<activity id='a' number='1.1'><text>Gör</text>" TOLD "</activity>"
                 "<activity id='b' number='1.1'><text>Gör</text>" TOLD "</activity>",
       .warnings = 1,
       .words = "\"1.1\""},
      {.inside = "<activity id='a'><text>Gör</text>" TOLD "</activity><objective id='d'>"
                 "<text>D</text><activity id='b'><text>B</text></activity>"
                 "<responsible same-as='a'/><timeframe same-as='a'/></objective>"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_fields_of_its_own(void)
{
  static const ShapeCase cases[] = {
      {.head = FIELD, .inside = ACTIVITY("a", "<field name='budget'>Ryms</field>")},
      {.inside = ACTIVITY("a", "<field name='budget'>Ryms</field>"),
       .errors = 1,
       .words = "no field \"budget\" of its own; declare it"},
      {.head = FIELD,
       .inside = ACTIVITY("a", "<field name='buget'>Ryms</field>"),
       .errors = 1,
       .words = "did you mean \"budget\"?"},
      {.head = FIELD,
       .inside = ACTIVITY("a", "<field name='budget'>Ett</field><field name='budget'>Två</field>"),
       .errors = 1,
       .words = "stands here already"},
      {.head = FIELD,
       .inside = ACTIVITY("a", "<field name='budget'>Ett</field>")
           ACTIVITY("b", "<field name='budget'>Två</field>")},
      {.head = "<fields><own name='f' label='F'/><own name='f' label='G'/></fields>",
       .inside = "",
       .errors = 1,
       .words = "stands here already"},
      {.inside = ACTIVITY("a", "<samverkan>Polisen</samverkan>"),
       .errors = 1,
       .words = "written <field name=\"samverkan\">"},
      {.inside = "<samverkan/>", .errors = 1, .words = "There is no element <samverkan>"},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

static void test_columns(void)
{
  static const ShapeCase cases[] = {
      {.head = FIELD "<columns><column field='number'/><column field='activity' label='Insats' "
                     "width='3'/><column own='budget' width='auto'/></columns>",
       .inside = ""},
      {.inside = "<columns><column field='activity'/><column field='with'/></columns>"},
      {.head = "<columns><column field='activity'/><column field='with'/><column field='with'/>"
               "</columns>",
       .inside = "",
       .errors = 1,
       .words = "column for \"with\" already"},
      {.head = FIELD "<columns><column own='budget'/><column field='activity'/>"
                     "<column own='budget'/></columns>",
       .inside = "",
       .errors = 1,
       .words = "column for \"budget\" already"},
      {.head = "<columns><column field='objective'/></columns>",
       .inside = "",
       .errors = 1,
       .words = "No column has the activities"},
      {.head = FIELD,
       .inside = "<columns><column field='activity'/><column own='buget'/></columns>",
       .errors = 1,
       .words = "did you mean \"budget\"?"},
      {.head = "<columns><column field='activty'/></columns>",
       .inside = "",
       .errors = 1,
       .words = "did you mean \"activity\"?"},
      {.head = "<columns><column field='budget'/></columns>",
       .inside = "",
       .errors = 1,
       .words = "expected one of: number, objective"},
      {.head = "<columns><column/></columns>", .inside = "", .errors = 1, .words = "\"own\""},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

/* What is said of the house file with these columns. */
static void assert_house(const char *columns, guint errors, const char *words)
{
  const char *root = g_getenv("HP_SOURCE_ROOT");
  g_autofree char *path = g_build_filename(root, "sources/house.xml", NULL);
  g_autofree char *schema = g_build_filename(root, "sources/house.rng", NULL);
  g_autofree char *house = NULL;
  g_assert_true(g_file_get_contents(path, &house, NULL, NULL));
  g_auto(GStrv) parts = g_strsplit(house, "</house>", 2);
  g_autofree char *text = g_strconcat(parts[0], "<columns>", columns, "</columns></house>", NULL);
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source =
      hp_source_read_memory(text, strlen(text), "house.xml", NULL, diagnostics);
  hp_plan_check(source, schema, diagnostics);
  times_said(diagnostics, "");
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, errors);
  if (words != NULL)
    g_assert_nonnull(strstr(first_said(diagnostics)->message, words));
}

static void test_columns_of_a_house(void)
{
  assert_house("<column field='activity'/><column own='budget'/>", 0, NULL);
  assert_house("<column own='budget'/>", 1, "No column has the activities");
  assert_house("<column field='activity'/><column field='activity'/>", 1,
               "column for \"activity\" already");
}

#define TIME(time) "<activity id='a'><text>A</text><responsible party='r'/>" time "</activity>"

static void test_times_in_words(void)
{
  static const ShapeCase cases[] = {
      {.inside = TIME("<timeframe>När beslut om budget är fattat</timeframe>")},
      {.inside = TIME("<timeframe>Löpande</timeframe>")},
      {.inside = TIME("<timeframe/>"), .errors = 1, .words = "<timeframe> says nothing"},
      {.inside = TIME("<timeframe conditional='yes'> </timeframe>"), .errors = 2},
      {.inside = TIME("<timeframe>Efter budget 2027</timeframe>"),
       .warnings = 1,
       .words = "<due year=\"2027\"/>"},
      {.inside = TIME("<timeframe>Klart våren 2027</timeframe>"),
       .words = "<timeframe><due season=\"spring\" year=\"2027\"/>Klart våren 2027</timeframe>"},
      {.inside = TIME("<timeframe>Lokal 12027</timeframe>")},
      {.inside = TIME("<timeframe><open/>Från 2027</timeframe>")},
      {.inside = TIME("<timeframe><due year='2027'/>Våren 2027</timeframe>")},
  };
  assert_cases(cases, G_N_ELEMENTS(cases));
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/rules/shape/places", test_where_things_stand);
  g_test_add_func("/rules/shape/fields", test_fields_of_its_own);
  g_test_add_func("/rules/shape/columns", test_columns);
  g_test_add_func("/rules/shape/house", test_columns_of_a_house);
  g_test_add_func("/rules/shape/words", test_times_in_words);
  return g_test_run();
}
