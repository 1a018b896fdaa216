/* How documents stand on a day, what of that is left in the source, and what is told of it. */
#include "helpers.h"
#include "plan/plan.h"

#define ADOPTED "<adoption date='2024-06-01'/><adoption date='2024-03-14'/>"
#define ADOPTED_HERE "<adoption form='adopts' date='2024-03-14'/>"
#define VALID "<valid from='2024-04-01' to='2026-12-31'/>"
#define AMENDMENT(decided, in_force, inside)                                                       \
  "<amendment in-force='" in_force "'><decided date='" decided "'/>" inside "</amendment>"
#define LONGER(to) "<change target='p'><valid from='2024-04-01' to='" to "'/></change>"

typedef struct {
  const char *status, *head, *amendments, *day, *expected;
} StatusCase;

static const StatusCase cases[] = {
    /* Adoptions. */
    {"", "", "", NULL, "proposed"},
    {"", "", "", "2024-01-01", "proposed"},
    {"", ADOPTED, "", "2024-03-13", "proposed"},
    {"", ADOPTED, "", "2024-03-14", "adopted"},
    {"", ADOPTED, "", NULL, "adopted"},
    {"", "<adoption form='adopts'/>", "", NULL, "adopted"},
    {"", "<adoption form='adopts'/>", "", "1999-01-01", "adopted"},
    /* The attribute counts where nothing else says that it was adopted. */
    {"status='proposed'", ADOPTED, "", NULL, "adopted"},
    {"status='expired'", ADOPTED, "", "2024-03-13", "proposed"},
    {"status='adopted'", "", "", "2024-01-01", "adopted"},
    {"status='proposed'", "", "", "2024-01-01", "proposed"},
    {"status='adopted'", VALID, "", "2027-01-01", "expired"},
    /* Amendments. */
    {"", ADOPTED, AMENDMENT("2025-01-20", "2025-02-01", ""), NULL, "adopted"},
    {"", ADOPTED, AMENDMENT("2025-01-20", "2025-02-01", ""), "2025-01-31", "adopted"},
    {"", ADOPTED, AMENDMENT("2025-01-20", "2025-02-01", ""), "2025-02-01", "revised"},
    {"", ADOPTED, "<amendment><decided date='2025-01-20'/></amendment>", NULL, "revised"},
    {"", ADOPTED, "<amendment/>", "2025-02-01", "adopted"},
    /* Validity. */
    {"", ADOPTED VALID, "", "2026-12-31", "adopted"},
    {"", ADOPTED VALID, "", "2027-01-01", "expired"},
    {"", VALID, "", "2027-01-01", "proposed"},
    {"", ADOPTED VALID, AMENDMENT("2026-01-20", "2026-02-01", LONGER("2028-12-31")), "2027-01-01",
     "revised"},
    {"", ADOPTED VALID, AMENDMENT("2026-01-20", "2026-02-01", LONGER("2028-12-31")), "2029-01-01",
     "expired"},
    {"", ADOPTED VALID, AMENDMENT("2026-01-20", "2027-02-01", LONGER("2028-12-31")), "2027-01-01",
     "expired"},
    /* Decided in one order, in force in another: the last in force counts. */
    {"", ADOPTED VALID,
     AMENDMENT("2025-01-20", "2026-02-01", LONGER("2028-12-31"))
         AMENDMENT("2025-03-01", "2025-03-01", LONGER("2027-12-31")),
     "2028-06-01", "revised"},
    {"", ADOPTED VALID,
     AMENDMENT("2025-01-20", "2026-02-01", LONGER("2028-12-31"))
         AMENDMENT("2025-03-01", "2026-02-01", LONGER("2027-12-31")),
     "2028-06-01", "expired"},
};

static char *text_of(const StatusCase *one)
{
  return g_strdup_printf("<plan id='p' %s><head>%s</head><amendments>%s</amendments></plan>",
                         one->status, one->head, one->amendments);
}

static HpSource *read_text(const char *text)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  HpSource *source = hp_source_read_memory(text, strlen(text), "t.xml", NULL, diagnostics);
  g_assert_nonnull(source);
  return source;
}

static const char *status_in(HpSource *source)
{
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  return hp_attribute_in(root, HP_RESOLVED_NAMESPACE, "status");
}

static void test_the_status_on_a_day(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("case %u", i);
    g_autofree char *text = text_of(&cases[i]);
    g_autoptr(HpSource) source = read_text(text);
    hp_source_resolve(source, cases[i].day, NULL);
    g_assert_cmpstr(status_in(source), ==, cases[i].expected);
  }
}

/* What is embedded says the same on the same day, and its own attribute nothing else. */
static void test_the_filtered_source_says_the_same(void)
{
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_test_message("case %u", i);
    g_autofree char *text = text_of(&cases[i]);
    g_autoptr(HpSource) source = read_text(text);
    const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
    hp_source_filter(source, cases[i].day);
    const char *own = hp_attribute(root, "status");
    if (own != NULL && strstr(cases[i].head, "adoption") != NULL)
      g_assert_cmpstr(own, ==, cases[i].expected);
    hp_source_resolve(source, cases[i].day, NULL);
    g_assert_cmpstr(status_in(source), ==, cases[i].expected);
  }
}

static void test_a_decision_is_decided(void)
{
  static const struct {
    const char *head, *rulings, *day, *expected;
  } decisions[] = {{"<decided date='2024-04-11'/>", "decided", NULL, "decided"},
                   {"<decided date='2024-04-11'/>", "decided", "2024-04-11", "decided"},
                   {"<decided date='2024-04-11'/>", "decided", "2024-04-10", "proposed"},
                   {"<decided date='2024-04-11'/>", "proposed", "2024-04-11", "proposed"},
                   {"<decided party='x'/>", "decided", "2024-04-11", "decided"},
                   {"", "decided", NULL, "decided"},
                   {"", "proposed", NULL, "proposed"}};
  for (guint i = 0; i < G_N_ELEMENTS(decisions); i++) {
    g_autofree char *text =
        g_strdup_printf("<decision><head>%s</head><rulings kind='%s'/></decision>",
                        decisions[i].head, decisions[i].rulings);
    g_test_message("decision %u", i);
    g_autoptr(HpSource) source = read_text(text);
    const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
    hp_source_filter(source, decisions[i].day);
    g_assert_cmpstr(hp_attribute(hp_child(root, "rulings"), "kind"), ==, decisions[i].expected);
    hp_source_resolve(source, decisions[i].day, NULL);
    g_assert_cmpstr(status_in(source), ==, decisions[i].expected);
    g_assert_cmpint(hp_child(hp_child(root, "head"), "decided") == NULL, ==,
                    *decisions[i].head == '\0' ||
                        (decisions[i].day != NULL && strcmp(decisions[i].day, "2024-04-11") < 0));
  }
}

/* ---- What is told -------------------------------------------------------------------------- */

static void test_what_the_attribute_says_is_compared(void)
{
  static const struct {
    const char *status, *head, *words; /* NULL: nothing is said */
  } told[] = {
      {"", ADOPTED_HERE, NULL},
      {"status='adopted'", ADOPTED_HERE, NULL},
      {"status='revised'", ADOPTED_HERE, "it is \"adopted\" on the latest day here (2024-03-14)"},
      {"status='proposed'", ADOPTED_HERE, "leave it out"},
      {"status='proposed'", "", NULL},
      {"status='expired'", "", "expected an <adoption> in <head>"},
  };
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
    g_autofree char *text = g_strdup_printf(
        "<plan xmlns='https://handlingsplan.org/ns/plan/1' version='1' id='p' xml:lang='sv' %s>"
        "<head><title>T</title>%s</head><area id='o'><title>O</title></area></plan>",
        told[i].status, told[i].head);
    g_autoptr(HpSource) source = read_text(text);
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    g_assert_true(hp_plan_check(source, schema, diagnostics));
    g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_WARNING), ==, told[i].words != NULL);
    if (told[i].words != NULL)
      g_assert_nonnull(strstr(first_said(diagnostics)->message, told[i].words));
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/status/days", test_the_status_on_a_day);
  g_test_add_func("/status/filtered", test_the_filtered_source_says_the_same);
  g_test_add_func("/status/decision", test_a_decision_is_decided);
  g_test_add_func("/status/told", test_what_the_attribute_says_is_compared);
  return g_test_run();
}
