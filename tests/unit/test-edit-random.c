/*
 * Random changes of the plans in tests/plans, laid out and encoded at random: whatever is added,
 * all bytes that were there before are there afterwards, in their order, with nothing but the
 * addition between them; and what comes of it is a valid plan again.
 */
#include "disarranged.h"

enum { ROUNDS = 12 /* of each plan */ };

/* ---- A change -------------------------------------------------------------------------------- */

/* The id of any activity; NULL if there is none. */
static const char *any_activity(GRand *rand, const HpEdit *edit)
{
  const char *found = NULL;
  gint32 seen = 0;
  const xmlNode *root = hp_edit_root(edit);
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root))
    if (hp_is_named(at, "activity") && g_rand_int_range(rand, 0, ++seen) == 0)
      found = hp_attribute(at, "id");
  return found;
}

static gboolean report_something(GRand *rand, HpEdit *edit, const char *activity,
                                 HpDiagnostics *diagnostics)
{
  const HpReportedUpdate update = {
      .target = activity,
      .progress = "in-progress",
      .rating = g_rand_boolean(rand) ? "behind" : NULL,
      .words = "Å – <b> & 😀\n\n\"ord\"",
  };
  const HpReportedMeeting meeting = {.date = "2100-01-01",
                                     .title = g_rand_boolean(rand) ? "<T>" : NULL,
                                     .updates = &update,
                                     .n_updates = 1};
  g_autofree char *id = hp_edit_report(edit, &meeting, diagnostics);
  return id != NULL;
}

static gboolean amend_something(GRand *rand, HpEdit *edit, const char *activity,
                                HpDiagnostics *diagnostics)
{
  const gboolean adds = g_rand_boolean(rand);
  const HpPartChange change = {.kind = adds ? HP_PART_ADDED_AFTER : HP_PART_CHANGED,
                               .target = activity,
                               .said = {.text = "Å < 😀", .due = "2099-HT"}};
  const HpDecidedAmendment amendment = {.date = "2100-01-01", .changes = &change, .n_changes = 1};
  g_autofree char *id = hp_edit_amend(edit, &amendment, diagnostics);
  return id != NULL;
}

static gboolean add_something(GRand *rand, HpEdit *edit, const char *activity,
                              HpDiagnostics *diagnostics)
{
  const HpPartChange change = {
      .kind = HP_PART_ADDED_AFTER, .target = activity, .said.text = "Å < 😀"};
  return hp_edit_change(edit, &change, diagnostics);
}

static gboolean name_somebody(GRand *rand, HpEdit *edit, const char *activity,
                              HpDiagnostics *diagnostics)
{
  const HpNamedParty party = {.id = "ny-part", .kind = "unit", .name = "Å & 😀"};
  return hp_edit_add_party(edit, &party, diagnostics);
}

/* ---- All bytes are there --------------------------------------------------------------------- */

/* Whether the one is the other with something added in one place. */
static gboolean is_added_to(GBytes *before, GBytes *after)
{
  gsize size = 0, longer = 0;
  const char *old = g_bytes_get_data(before, &size), *new = g_bytes_get_data(after, &longer);
  gsize first = 0, last = 0;
  while (first < size && old[first] == new[first])
    first++;
  while (last < size && old[size - 1 - last] == new[longer - 1 - last])
    last++;
  return longer > size && first + last >= size;
}

/* Whether something could be changed. Another file than this may hold what is changed. */
static gboolean try_change(GRand *rand, const char *folder, const char *path)
{
  gboolean (*const changes[])(GRand *, HpEdit *, const char *, HpDiagnostics *) = {
      report_something, amend_something, add_something, name_somebody};
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  const char *activity = edit == NULL ? NULL : any_activity(rand, edit);
  if (activity == NULL ||
      !changes[g_rand_int_range(rand, 0, G_N_ELEMENTS(changes))](rand, edit, activity, diagnostics))
    return FALSE;
  g_autofree char *difference = hp_edit_difference(edit, diagnostics);
  const char *name = difference + strlen("--- ");
  g_autofree char *changed = g_strndup(name, strcspn(name, "\n"));
  g_autoptr(GBytes) before = read_bytes(changed);
  g_assert_true(hp_edit_save(edit, diagnostics));
  g_autoptr(GBytes) after = read_bytes(changed);
  if (!is_added_to(before, after))
    g_error("%s: more was changed than added: %s", changed, difference);
  g_assert_true(is_valid(path));
  gsize size = 0;
  const char *bytes = g_bytes_get_data(before, &size);
  g_assert_true(g_file_set_contents(changed, bytes, (gssize)size, NULL));
  return TRUE;
}

/* ---- All plans ------------------------------------------------------------------------------- */

static guint try_plan(GRand *rand, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  guint changed = 0;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  if (!is_valid(path))
    return 0;
  for (guint i = 0; i < ROUNDS; i++) {
    write_disarranged(rand, path, text);
    changed += try_change(rand, folder, path);
  }
  g_assert_true(g_file_set_contents(path, text, -1, NULL));
  return changed;
}

static void test_all_that_was_there_stays(void)
{
  g_autofree char *plans = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/plans", NULL);
  g_autofree char *folder = scratch_folder();
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  GRand *rand = random_of_test();
  guint changed = 0;
  copy_plans(plans, folder, names);
  for (guint i = 0; i < names->len; i++) {
    const guint of_this = try_plan(rand, folder, g_ptr_array_index(names, i));
    g_test_message("%s: %u", (char *)g_ptr_array_index(names, i), of_this);
    changed += of_this;
  }
  g_assert_cmpuint(changed, >, ROUNDS);
  g_rand_free(rand);
  remove_folder(folder);
}

int main(int argc, char **argv)
{
  return run_random(argc, argv, "/edit/random", test_all_that_was_there_stays);
}
