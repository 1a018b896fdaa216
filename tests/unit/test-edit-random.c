/*
 * Random changes of the plans in tests/plans, laid out and encoded at random: whatever is added,
 * all bytes that were there before are there afterwards, in their order, with nothing but the
 * addition between them; and what comes of it is a valid plan again.
 */
#include "edited.h"

enum { ROUNDS = 12 /* of each plan */ };

typedef struct {
  const char *encoding, *mark;
} Encoding;

static const Encoding encodings[] = {
    {"UTF-8", ""}, {"UTF-8", "\xEF\xBB\xBF"}, {"UTF-16LE", "\xFF\xFE"}, {"UTF-16BE", "\xFE\xFF"}};

/* ---- A source, disarranged ------------------------------------------------------------------- */

/* Whether the line break at `at` stands between elements: not in a comment, in an instruction, or
   in words. */
static gboolean is_between(const char *text, const char *at)
{
  const char *next = at + strspn(at, " \t\r\n");
  const char *comment = g_strrstr_len(text, at - text, "<!--");
  const char *end = g_strrstr_len(text, at - text, "-->");
  return at > text && at[-1] == '>' && *next == '<' && (comment == NULL || comment < end) &&
         g_strrstr_len(text, at - text, "<head") != NULL;
}

/* Other line ends, other indentation, comments and instructions here and there. The caller's. */
static char *disarranged(GRand *rand, const char *text)
{
  static const char *const between[] = {"<!-- <meeting> & ' \" -->", "<?x <a> ?>", " \t ",
                                        "<!---->"};
  static const char *const line_ends[] = {"\n", "\r\n"};
  static const char *const indents[] = {" ", "\t", "    ", ""};
  const char *line_end = line_ends[g_rand_int_range(rand, 0, G_N_ELEMENTS(line_ends))];
  const char *indent = indents[g_rand_int_range(rand, 0, G_N_ELEMENTS(indents))];
  GString *result = g_string_new(NULL);
  for (const char *at = text; *at != '\0'; at++) {
    if (*at != '\n') {
      g_string_append_c(result, *at);
      continue;
    }
    if (is_between(text, at) && g_rand_int_range(rand, 0, 8) == 0)
      g_string_append(result, between[g_rand_int_range(rand, 0, G_N_ELEMENTS(between))]);
    g_string_append(result, line_end);
    for (; strncmp(at + 1, "  ", 2) == 0; at += 2)
      g_string_append(result, indent);
  }
  return g_string_free(result, FALSE);
}

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

static gboolean is_good(const char *path)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  g_autoptr(HpEdit) edit = hp_edit_open(path, schema, diagnostics);
  return edit != NULL;
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
  g_assert_true(is_good(path));
  gsize size = 0;
  const char *bytes = g_bytes_get_data(before, &size);
  g_assert_true(g_file_set_contents(changed, bytes, (gssize)size, NULL));
  return TRUE;
}

/* ---- All plans ------------------------------------------------------------------------------- */

static void copy_plans(const char *from, const char *to, GPtrArray *names)
{
  g_autoptr(GDir) listing = g_dir_open(from, 0, NULL);
  for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
    g_autofree char *path = g_build_filename(from, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
      continue;
    g_autoptr(GBytes) bytes = read_bytes(path);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_free(scratch_data(to, name, data, size));
    if (g_str_has_suffix(name, ".xml"))
      g_ptr_array_add(names, g_strdup(name));
  }
}

static guint try_plan(GRand *rand, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  guint changed = 0;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  if (!is_good(path))
    return 0;
  for (guint i = 0; i < ROUNDS; i++) {
    const Encoding *encoding = &encodings[g_rand_int_range(rand, 0, G_N_ELEMENTS(encodings))];
    g_autofree char *other = disarranged(rand, text);
    g_autoptr(GBytes) bytes = encoded(other, encoding->encoding, encoding->mark);
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
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
  const char *seed = g_getenv("HP_SEED");
  GRand *rand = g_rand_new_with_seed(seed == NULL ? 1 : (guint32)g_ascii_strtoull(seed, NULL, 10));
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
  g_test_init(&argc, &argv, NULL);
  g_autofree char *path = g_build_filename(g_getenv("HP_SOURCE_ROOT"), "sources/plan.rng", NULL);
  schema = hp_plan_schema_new(path);
  g_test_add_func("/edit/random", test_all_that_was_there_stays);
  const int status = g_test_run();
  hp_plan_schema_free(schema);
  return status;
}
