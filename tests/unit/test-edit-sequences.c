/*
 * Random sequences of changes of plans that have not been adopted, laid out and encoded at random:
 * after each the plan is valid, and resolved it says what was changed; and what was added is taken
 * away again, what was changed is changed back, so that in the end all bytes are as they were.
 *
 *   bytes ──► a change ──► another ──► … ──► undone ──► … ──► undone ──► the same bytes
 */
#include "disarranged.h"

enum { SEQUENCES = 10 /* of each plan */, LENGTH = 4 /* changes at most */ };

/* A change, what undoes it, and what is seen of it. */
typedef struct {
  HpPartChange change, undo;
  HpNamedParty party;            /* added instead, if it has an id */
  const char *id;                /* of what the change is of */
  const char *attribute, *value; /* that it has then; or NULL */
  const char *words;             /* that stand in it then; or NULL */
} Step;

/* ---- Which part ------------------------------------------------------------------------------ */

/* Any element of those kinds with an id; NULL if there is none. */
static const xmlNode *any_of(GRand *rand, const HpEdit *edit, const char *kinds)
{
  const xmlNode *found = NULL, *root = hp_edit_root(edit);
  gint32 seen = 0;
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root))
    if (hp_is_one_of(at, kinds) && hp_attribute(at, "id") != NULL &&
        g_rand_int_range(rand, 0, ++seen) == 0)
      found = at;
  return found;
}

/* An id that outlives the tree. */
static const char *kept_id(HpArena *arena, const xmlNode *element)
{
  return element == NULL ? NULL : hp_arena_strdup(arena, hp_attribute(element, "id"));
}

/* ---- Changes, and what undoes them ----------------------------------------------------------- */

static Step add(GRand *rand, const HpEdit *edit, HpArena *arena, guint number)
{
  static const struct {
    const char *what, *holders, *siblings;
  } kinds[] = {{"activity", "objective", "activity"},
               {"goal", "area", "goal"},
               {"indicator", "activity goal", "indicator"}};
  const guint kind = (guint)g_rand_int_range(rand, 0, G_N_ELEMENTS(kinds));
  const gboolean after = g_rand_boolean(rand);
  const xmlNode *beside = any_of(rand, edit, after ? kinds[kind].siblings : kinds[kind].holders);
  g_autofree char *id = g_strdup_printf("ny-%u", number);
  const char *own = hp_arena_strdup(arena, id);
  return (Step){.change = {.kind = after ? HP_PART_ADDED_AFTER : HP_PART_ADDED,
                           .what = kinds[kind].what,
                           .target = kept_id(arena, beside),
                           .id = own,
                           .said = {.text = "Å < \"&\" 😀"}},
                .undo = {.kind = HP_PART_WITHDRAWN, .target = own},
                .id = own,
                .words = "Å < \"&\" 😀"};
}

/* Where there is no such attribute, so that taking it away undoes it. */
static Step set_attribute(GRand *rand, const HpEdit *edit, HpArena *arena, guint number)
{
  const xmlNode *part = any_of(rand, edit, "activity objective");
  Step step = {.id = kept_id(arena, part)};
  if (part == NULL || hp_attribute(part, "priority") != NULL)
    return step;
  step.change = (HpPartChange){.target = step.id, .said.priority = "high"};
  step.undo = (HpPartChange){.target = step.id, .said.priority = ""};
  step.attribute = "priority";
  step.value = "high";
  return step;
}

/* Where nothing of the kind is said. */
static Step say_more(GRand *rand, const HpEdit *edit, HpArena *arena, guint number)
{
  const xmlNode *part = any_of(rand, edit, "activity objective");
  Step step = {.id = kept_id(arena, part), .words = "Å – 1 & 2"};
  if (part == NULL || hp_child(part, "cost") != NULL || hp_child(part, "intended-result") != NULL)
    return step;
  step.change =
      (HpPartChange){.target = step.id,
                     .said = {.costs = "year=2027: Å – 1 & 2\n\nB", .intended_result = "<result>"}};
  step.undo = (HpPartChange){.target = step.id, .said = {.costs = "", .intended_result = ""}};
  return step;
}

/* Words that are written as they are read can be written again. */
static Step say_otherwise(GRand *rand, const HpEdit *edit, HpArena *arena, guint number)
{
  const xmlNode *part = any_of(rand, edit, "activity goal");
  const xmlNode *text = part == NULL ? NULL : hp_child(part, "text");
  Step step = {.id = kept_id(arena, part), .words = "En & annan <text>"};
  const char *words = text == NULL || text->children == NULL || text->children->next != NULL ||
                              !hp_is_text(text->children)
                          ? NULL
                          : (const char *)text->children->content;
  g_autofree char *collapsed = words == NULL ? NULL : hp_collapsed(words);
  if (words == NULL || strcmp(words, collapsed) != 0 || strpbrk(words, "&<>\r\n") != NULL)
    return step;
  step.change = (HpPartChange){.target = step.id, .said.text = step.words};
  step.undo = (HpPartChange){.target = step.id, .said.text = hp_arena_strdup(arena, words)};
  return step;
}

static Step name_somebody(GRand *rand, const HpEdit *edit, HpArena *arena, guint number)
{
  g_autofree char *id = g_strdup_printf("part-%u", number);
  const char *own = hp_arena_strdup(arena, id);
  return (Step){.party = {.id = own, .kind = "unit", .name = "Å & 😀"},
                .undo = {.kind = HP_PART_WITHDRAWN, .target = own},
                .id = own,
                .words = "Å & 😀"};
}

/* ---- One after the other --------------------------------------------------------------------- */

static gboolean is_nothing(const Step *step)
{
  return step->change.target == NULL && step->party.id == NULL;
}

static gboolean take(HpEdit *edit, const Step *step, HpDiagnostics *diagnostics)
{
  return step->party.id != NULL ? hp_edit_add_party(edit, &step->party, diagnostics)
                                : hp_edit_change(edit, &step->change, diagnostics);
}

/* What is seen of it when the plan is resolved. */
static void assert_seen(const char *path, const Step *step)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpSource) source = hp_source_read(path, NULL, diagnostics);
  g_assert_true(hp_plan_check_with(source, schema, diagnostics));
  hp_source_filter(source, NULL);
  hp_source_resolve(source, NULL, NULL);
  const xmlNode *root = xmlDocGetRootElement(hp_source_document(source)), *at = root;
  while (at != NULL && g_strcmp0(hp_attribute(at, "id"), step->id) != 0)
    at = hp_next_element((xmlNode *)at, root);
  g_assert_nonnull(at);
  if (step->attribute != NULL)
    g_assert_cmpstr(hp_attribute(at, step->attribute), ==, step->value);
  xmlChar *words = xmlNodeGetContent(at);
  if (step->words != NULL)
    g_assert_nonnull(strstr((const char *)words, step->words));
  xmlFree(words);
}

/* Opened anew for each, as by several people in turn. */
static gboolean take_and_save(const char *path, const Step *step)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  if (!take(edit, step, diagnostics))
    return FALSE;
  g_assert_true(hp_edit_save(edit, diagnostics));
  return TRUE;
}

static void undo(const char *path, const Step *step)
{
  const Step back = {.change = step->undo};
  if (!take_and_save(path, &back))
    g_error("%s: %s cannot be undone", path, step->id);
}

static Step any_step(GRand *rand, const char *path, HpArena *arena, guint number)
{
  Step (*const steps[])(GRand *, const HpEdit *, HpArena *, guint) = {add, set_attribute, say_more,
                                                                      say_otherwise, name_somebody};
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  return steps[g_rand_int_range(rand, 0, G_N_ELEMENTS(steps))](rand, edit, arena, number);
}

/* How many of them could be made. */
static guint try_sequence(GRand *rand, const char *folder, const char *path)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  g_autoptr(GHashTable) before = bytes_of_all(folder), after = NULL;
  Step made[LENGTH];
  guint count = 0;
  for (guint i = 0; i < LENGTH; i++) {
    const Step step = any_step(rand, path, arena, i);
    if (is_nothing(&step) || !take_and_save(path, &step))
      continue;
    assert_seen(path, &step);
    made[count++] = step;
  }
  for (guint i = count; i > 0; i--)
    undo(path, &made[i - 1]);
  after = bytes_of_all(folder);
  assert_same_files(before, after);
  return count;
}

/* ---- All plans ------------------------------------------------------------------------------- */

/* The plan before it was adopted. The caller's. */
static char *draft_of(const char *text)
{
  g_autoptr(GRegex) adoption =
      g_regex_new("<adoption\\b[^>]*(/>|>.*?</adoption>)", G_REGEX_DOTALL, 0, NULL);
  return g_regex_replace_literal(adoption, text, -1, 0, "", 0, NULL);
}

static guint try_plan(GRand *rand, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
  guint made = 0;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_autofree char *draft = draft_of(text);
  for (guint i = 0; i < SEQUENCES; i++) {
    write_disarranged(rand, path, draft);
    if (is_valid(path))
      made += try_sequence(rand, folder, path);
  }
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return made;
}

static void test_what_was_changed_is_changed_back(void)
{
  static const char *const names[] = {"minimal.xml", "ett-ar.xml", "small.xml", "shapes.xml"};
  g_autofree char *plans = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/plans", NULL);
  g_autofree char *folder = scratch_folder();
  GRand *rand = random_of_test();
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
  guint made = 0;
  copy_plans(plans, folder, all);
  for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
    const guint of_this = try_plan(rand, folder, names[i]);
    g_test_message("%s: %u", names[i], of_this);
    made += of_this;
  }
  g_assert_cmpuint(made, >, SEQUENCES * G_N_ELEMENTS(names));
  g_rand_free(rand);
  remove_folder(folder);
}

int main(int argc, char **argv)
{
  return run_random(argc, argv, "/edit/sequences", test_what_was_changed_is_changed_back);
}
