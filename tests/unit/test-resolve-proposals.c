/* What a list of proposals comes to: its indexes, and the plans that take it up. */
#include "resolved.h"

#define PARTIES                                                                                    \
  "<parties><party id='state'><name>Staten</name></party>"                                         \
  "<party id='aby'><name>Åby</name></party><party id='bo'><name>Bo</name></party></parties>"

/* "bo: p1-p3 p5; : p4": an index as it stands. */
static char *index_of(const xmlNode *root, const char *attribute)
{
  g_autoptr(GString) text = g_string_new(NULL);
  const xmlNode *index = root->children;
  while (!hp_is_named(index, "index") || strcmp(hp_attribute(index, "of"), attribute) != 0)
    index = index->next;
  for (const xmlNode *entry = index->children; entry != NULL; entry = entry->next) {
    const char *party = hp_attribute(entry, "party");
    g_string_append_printf(text, "%s%s:", text->len == 0 ? "" : "; ", party == NULL ? "" : party);
    for (const xmlNode *run = entry->children; run != NULL; run = run->next) {
      const char *last = hp_attribute(run, "last");
      g_string_append_printf(text, " %s%s%s", hp_attribute(run, "first"), last == NULL ? "" : "-",
                             last == NULL ? "" : last);
    }
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}

static void test_indexes_are_in_the_order_of_names(void)
{
  static const struct {
    const char *addressees[5], *index;
  } cases[] = {
      {{"state", "aby", "bo", "state", NULL}, "bo: p2; state: p0 p3; aby: p1; : p4"},
      /* Two are said one by one, three and more as a run. */
      {{"bo", "bo", "aby", "aby", "aby"}, "bo: p0 p1; aby: p2-p4"},
      {{"bo", "bo", "bo", "bo", "bo"}, "bo: p0-p4"},
      {{"bo", "bo", "bo", "aby", "bo"}, "bo: p0-p2 p4; aby: p3"},
      /* One that is addressed to several is with each. */
      {{"bo aby", "aby", NULL, " bo\taby ", NULL}, "bo: p0 p3; aby: p0 p1 p3; : p2 p4"},
      /* Nobody is there in vain, and whom nobody knows is not there. */
      {{"x", "", NULL, NULL, NULL}, ": p1-p4"},
      {{"aby", "aby", "aby", "aby", "aby"}, "aby: p0-p4"},
  };
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GString) text = g_string_new("<proposals xml:lang='sv'>" PARTIES "<area>");
    for (guint j = 0; j < G_N_ELEMENTS(cases[i].addressees); j++) {
      g_string_append_printf(text, "<proposal id='p%u' number='%u'", j, j);
      if (cases[i].addressees[j] != NULL)
        g_string_append_printf(text, " addressee='%s'", cases[i].addressees[j]);
      g_string_append(text, "/>");
    }
    g_string_append(text, "</area></proposals>");
    g_autoptr(HpSource) source = read_text(text->str);
    hp_source_resolve(source, NULL, NULL);
    const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
    g_autofree char *index = index_of(root, "addressee"), *actors = index_of(root, "actor");
    g_assert_cmpstr(index, ==, cases[i].index);
    g_assert_cmpstr(actors, ==, ": p0-p4");
  }
}

/* ---- Plans --------------------------------------------------------------------------------- */

#define LIST                                                                                       \
  "<proposals xmlns='" HP_PLAN_NAMESPACE "' version='1' id='list' xml:lang='sv'>"                  \
  "<head><title>Förslag</title></head><area id='a'><title>A</title>"                              \
  "<proposal id='p1' number='1'><text>Ett</text></proposal>"                                       \
  "<proposal id='p2' number='2'><text>Två</text></proposal></area>"                               \
  "<taken-up plan='z.xml'/><taken-up plan='b.xml'/></proposals>"

#define PLAN(id, title, areas)                                                                     \
  "<plan xmlns='" HP_PLAN_NAMESPACE "' version='1' id='" id "' xml:lang='en'><head><title>" title  \
  "</title></head>" areas                                                                          \
  "<amendments><amendment id='n'><change target='a'><derives-from kind='national-plan' source='n'" \
  " numbers='2'/></change></amendment></amendments>"                                               \
  "<bibliography><reference id='n' cited-as='N' document='list'/>"                                 \
  "<reference id='m' cited-as='M' document='other'/></bibliography></plan>"

static const char first_plan[] =
    PLAN("z", "Zeta <em>plan</em>",
         "<area id='a' number='1'><title>Early <em>support</em></title>"
         "<derives-from kind='national-plan' source='n' numbers='1 2' basis='inferred'/>"
         "<derives-from kind='national-plan' source='m' numbers='1'/>"
         "<objective id='o' number='1.1'><text>O</text><activity id='b'><text>B</text>"
         "<derives-from kind='national-plan' source='n' numbers='2'/></activity></objective>"
         "</area>");
static const char second_plan[] =
    PLAN("b", "Beta",
         "<area id='a'><title>All</title><goal id='g'><text>G</text>"
         "<derives-from kind='law' numbers='2'/>"
         "<derives-from kind='national-plan' source='n' numbers='2'/></goal></area>");

static HpSource *read_list(const char *folder)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autofree char *path = scratch_file(folder, "list.xml", LIST);
  g_autofree char *one = scratch_file(folder, "z.xml", first_plan);
  g_autofree char *other = scratch_file(folder, "b.xml", second_plan);
  g_assert_true(one != NULL && other != NULL);
  g_autofree char *schema = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  HpSource *source = hp_source_read(path, NULL, diagnostics);
  g_assert_true(hp_plan_check(source, schema, diagnostics));
  assert_nothing_said(diagnostics);
  return source;
}

/* As source: what was read stands in it, and is valid without the plans. */
static const char joined[] =
    "<taken-up document=\"z\"><title xml:lang=\"en\">Zeta plan</title>"
    "<place number=\"1\" numbers=\"1 2\" basis=\"inferred\"><title xml:lang=\"en\">Early support"
    "</title></place><place number=\"1.1\" numbers=\"2\"><title xml:lang=\"en\">Early support"
    "</title></place></taken-up>"
    "<taken-up document=\"b\"><title xml:lang=\"en\">Beta</title>"
    "<place numbers=\"2\"><title xml:lang=\"en\">All</title></place></taken-up>";

static void test_plans_are_read(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpSource) source = read_list(folder);
  g_autoptr(GBytes) written = hp_source_write(source);
  g_autofree char *text = g_strndup(g_bytes_get_data(written, NULL), g_bytes_get_size(written));
  g_test_message("%s", text);
  g_assert_nonnull(strstr(text, joined));
  remove_folder(folder);
}

static void test_proposals_are_taken_up(void)
{
  g_autofree char *folder = scratch_folder();
  g_autoptr(HpSource) source = read_list(folder);
  hp_source_filter(source, NULL);
  hp_source_resolve(source, NULL, NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source));
  g_autofree char *first = computed_in(with_id(root, "p1"), "taken-up");
  g_autofree char *second = computed_in(with_id(root, "p2"), "taken-up");
  g_assert_cmpstr(first, ==, "place=1");
  g_assert_cmpstr(second, ==, "place=1; place=2; place=3");
  /* Plans are in the order of their titles, their parts in that of the list. */
  const xmlNode *plan = hp_child(root, "taken-up");
  g_assert_cmpstr(hp_attribute_in(plan, HP_RESOLVED_NAMESPACE, "position"), ==, "2");
  g_assert_cmpstr(hp_attribute_in(hp_child(plan, "place"), HP_RESOLVED_NAMESPACE, "position"), ==,
                  "1");
  remove_folder(folder);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/resolve/proposals/indexes", test_indexes_are_in_the_order_of_names);
  g_test_add_func("/resolve/proposals/plans", test_plans_are_read);
  g_test_add_func("/resolve/proposals/taken-up", test_proposals_are_taken_up);
  return g_test_run();
}
