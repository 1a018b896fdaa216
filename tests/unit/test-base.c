#include "helpers.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_arena_releases_to_a_mark(void)
{
  g_autoptr(HpArena) arena = hp_arena_new();
  char *kept = hp_arena_strdup(arena, "kept");
  const HpArenaMark mark = hp_arena_mark(arena);
  for (int i = 0; i < 1000; i++)
    memset(hp_arena_alloc(arena, 1000), 0xff, 1000);
  const gsize most = hp_arena_size(arena);
  hp_arena_release(arena, mark);
  g_assert_cmpstr(kept, ==, "kept");
  g_assert_cmpuint(hp_arena_size(arena), <, most);
  const char *fresh = hp_arena_alloc(arena, 100);
  for (int i = 0; i < 100; i++)
    g_assert_cmpint(fresh[i], ==, 0);
}

static void test_lengths_do_not_overflow(void)
{
  g_assert_cmpint(hp_points_to_length(1), ==, 1024);
  g_assert_cmpint(hp_points_to_length(1e12), ==, HP_LENGTH_MAX);
  g_assert_cmpint(hp_length_clamp(-((gint64)1 << 40)), ==, -HP_LENGTH_MAX);
}

static void test_diagnostics_sort_and_count_once(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace late = {"a.xml", 9, 1}, early = {"a.xml", 2, 5};
  hp_report_error(diagnostics, &late, "late");
  hp_report_error(diagnostics, &early, "early");
  hp_report_error(diagnostics, &early, "early");
  hp_report_warning_once(diagnostics, "k", &late, "once");
  hp_report_warning_once(diagnostics, "k", &early, "once");
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_ERROR), ==, 2);
  g_assert_cmpuint(hp_diagnostics_count(diagnostics, HP_WARNING), ==, 1);
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  const HpDiagnostic *first = g_ptr_array_index(sorted, 0);
  g_assert_cmpstr(first->message, ==, "early");
}

static void test_diagnostics_own_the_names_of_files(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  for (int i = 0; i < 3; i++) {
    g_autofree char *file = g_strdup(i == 2 ? "b.xml" : "a.xml");
    const HpPlace place = {file, i + 1, 1};
    hp_report_error(diagnostics, &place, "%d", i);
    memset(file, '?', strlen(file));
  }
  const GPtrArray *sorted = hp_diagnostics_sorted(diagnostics);
  const HpDiagnostic *first = g_ptr_array_index(sorted, 0), *last = g_ptr_array_index(sorted, 2);
  g_assert_cmpstr(first->place.file, ==, "a.xml");
  g_assert_cmpstr(last->place.file, ==, "b.xml");
  g_assert_cmpuint(g_quark_try_string("b.xml"), ==, 0);
}

static char *printed_by(void (*print)(HpDiagnostics *, FILE *), HpDiagnostics *diagnostics)
{
  char *text = NULL;
  size_t size = 0;
  FILE *stream = open_memstream(&text, &size);
  print(diagnostics, stream);
  fclose(stream);
  return text;
}

static char *printed(HpDiagnostics *diagnostics)
{
  return printed_by(hp_diagnostics_print, diagnostics);
}

static char *printed_grouped(HpDiagnostics *diagnostics)
{
  return printed_by(hp_diagnostics_print_grouped, diagnostics);
}

/* Messages that differ in numbers and quotations are of one kind; an error is another. */
static void test_kinds_are_shown_once(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  for (int i = 1; i <= 5; i++) {
    const HpPlace place = {"a.fo", i, 1};
    hp_report_warning(diagnostics, &place, "\"w%d\" (U+%04X) is %d.5 pt wider.", i, i * 0xabc, i);
  }
  const HpPlace last = {"a.fo", 9, 1};
  hp_report_error(diagnostics, &last, "\"w\" (U+0ABC) is 1.5 pt wider.");
  g_autofree char *text = printed_grouped(diagnostics);
  g_assert_cmpstr(text, ==,
                  "a.fo:1:1: warning: \"w1\" (U+0ABC) is 1.5 pt wider.\n"
                  "  … and as many more like it: 4, in line 2 (\"w2\"), line 3 (\"w3\"); "
                  "-v shows them.\n"
                  "a.fo:9:1: error: \"w\" (U+0ABC) is 1.5 pt wider.\n");
}

/* A line is named once for a kind, however often that is on it; what has no line, or is in another
   file, is only counted. */
static void test_lines_of_kinds_are_named_once(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace places[] = {{"a.fo", 1, 1}, {"a.fo", 1, 7}, {"a.fo", 4, 1},
                            {"a.fo", 4, 9}, {"b.fo", 5, 1}, {"b.fo", 0, 0}};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
    hp_report_warning(diagnostics, &places[i], "It is %d pt too wide.", (int)i);
  hp_report_error(diagnostics, &places[4], "There is no \"x\".");
  hp_report_error(diagnostics, &places[5], "There is no \"y\".");
  g_autofree char *text = printed_grouped(diagnostics);
  g_assert_cmpstr(text, ==,
                  "a.fo:1:1: warning: It is 0 pt too wide.\n"
                  "  … and as many more like it: 5, in line 4; -v shows them.\n"
                  "b.fo: error: There is no \"y\".\n"
                  "  … and as many more like it: 1, in line 5 (\"x\"); -v shows them.\n");
}

/* What is quoted may have quotation marks of its own; paths differ like what is quoted. */
static void test_kinds_are_known_whatever_they_quote(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  static const char *const quoted[] = {"a",      "x=\"1\"",          "\"a", "(\"b", "b\".",
                                       "\"/a\"", "f=\"a\",b=\"c\"/>"};
  for (gsize i = 0; i < G_N_ELEMENTS(quoted); i++) {
    const HpPlace place = {"a.fo", (int)i + 1, 1};
    hp_report_warning(diagnostics, &place, "\"%s\" is not in \"y\" (but in /a/%d/b.png).",
                      quoted[i], (int)i);
  }
  g_autofree char *text = printed_grouped(diagnostics);
  g_assert_cmpstr(text, ==,
                  "a.fo:1:1: warning: \"a\" is not in \"y\" (but in /a/0/b.png).\n"
                  "  … and as many more like it: 6, in line 2 (\"x=\"1\"\"), line 3 (\"\"a\"); "
                  "-v shows them.\n");
}

static void test_no_more_than_a_hundred_are_shown(void)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  for (int i = 0; i < 130; i++) {
    const HpPlace place = {"a.fo", i + 1, 1};
    hp_report_warning(diagnostics, &place, "%c%c", 'a' + i / 26, 'a' + i % 26);
  }
  g_autofree char *text = printed_grouped(diagnostics);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 102);
  g_assert_nonnull(strstr(lines[100], ": 30;"));
}

/* Ten lines are few; an error is shown with what it stands on however many warnings there are. */
static void test_excerpts_are_shown_where_few(void)
{
  g_autofree char *folder = g_dir_make_tmp("hp-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "x.fo", NULL);
  g_assert_true(g_file_set_contents(path, "<a>\n<b>\n<c>\n<d>\n", -1, NULL));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  static const struct {
    const char *message;
    guint lines;
  } steps[] = {{"one", 3}, {"two", 6}, {"three", 9}, {"four", 4}};
  for (int i = 0; i < 4; i++) {
    const HpPlace place = {path, i + 1, 1};
    hp_report_warning(diagnostics, &place, "%s", steps[i].message);
    g_autofree char *text = printed_grouped(diagnostics);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, steps[i].lines);
  }
  const HpPlace last = {path, 4, 2};
  hp_report_error(diagnostics, &last, "five");
  g_autofree char *text = printed_grouped(diagnostics);
  g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 15);
  g_remove(path);
  g_rmdir(folder);
}

static void test_nothing_steers_the_terminal(void)
{
  static const struct {
    const char *said, *shown;
  } cases[] = {{"a\33[31mb\nc", "a?[31mb?c"},
               {"a\302\233b", "a\302\277b"},
               {"a\342\200\256b\342\200\250c", "a\357\277\275b\357\277\275c"},
               {"a\342\201\246b\342\201\251", "a\357\277\275b\357\277\275"},
               {"– a\302\240b …\342\200\257", "– a\302\240b …\342\200\257"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
    const HpPlace place = {cases[i].said, 0, 0};
    hp_report_error(diagnostics, &place, "%s", cases[i].said);
    g_autofree char *text = printed_grouped(diagnostics);
    g_autofree char *expected = g_strdup_printf("%s: error: %s\n", cases[i].shown, cases[i].shown);
    g_assert_cmpstr(text, ==, expected);
  }
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace broken = {"half a letter: \302", 0, 0};
  hp_report_error(diagnostics, &broken, "no");
  g_autofree char *text = printed_grouped(diagnostics);
  g_assert_cmpstr(text, ==, "half a letter: \302: error: no\n");
}

static void test_excerpts_show_where(void)
{
  g_autofree char *folder = g_dir_make_tmp("hp-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "x.xml", NULL);
  g_autofree char *long_line = g_strnfill(200, 'o');
  g_autofree char *content = g_strdup_printf("å<b>\n%sö%s\nend\n", long_line, long_line);
  g_assert_true(g_file_set_contents(path, content, -1, NULL));
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  const HpPlace places[] = {
      {path, 3, 9}, {path, 2, 3}, {path, 2, 201}, {path, 1, 2}, {path, 2, 201}};
  for (gsize i = 0; i < G_N_ELEMENTS(places); i++)
    hp_report_error(diagnostics, &places[i], "%d", (int)i);
  g_autofree char *text = printed(diagnostics);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  g_assert_cmpuint(g_strv_length(lines), ==, 16);
  g_assert_cmpstr(lines[1], ==, "  å<b>");
  g_assert_cmpstr(lines[2], ==, "   ^");
  g_assert_cmpstr(lines[5], ==, "    ^");
  for (guint cut = 7; cut <= 10; cut += 3) {
    g_assert_cmpint(g_utf8_strlen(lines[cut], -1), ==, 102);
    const char *caret = strchr(lines[cut + 1], '^');
    g_assert_true(
        g_str_has_prefix(g_utf8_offset_to_pointer(lines[cut], caret - lines[cut + 1]), "öo"));
  }
  g_assert_cmpstr(lines[13], ==, "  end");
  g_assert_cmpstr(lines[14], ==, "     ^");
  g_autoptr(GPtrArray) texts = hp_diagnostics_texts(diagnostics);
  g_autoptr(GString) joined = g_string_new(NULL);
  for (guint i = 0; i < texts->len; i++)
    g_string_append(joined, g_ptr_array_index(texts, i));
  g_assert_cmpuint(texts->len, ==, G_N_ELEMENTS(places));
  g_assert_cmpstr(joined->str, ==, text);
  g_unlink(path);
  g_rmdir(folder);
}

static void write_complete(const char *path, const char *text)
{
  g_autoptr(HpOutputFile) file = hp_output_file_new(path, NULL);
  g_assert_true(hp_output_file_write(file, text, strlen(text), NULL));
  g_assert_true(hp_output_file_commit(file, NULL));
}

static void assert_content(const char *path, const char *text)
{
  g_autofree char *content = NULL;
  g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
  g_assert_cmpstr(content, ==, text);
}

static void test_output_file_is_complete_or_absent(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  HpOutputFile *abandoned = hp_output_file_new(path, NULL);
  g_assert_true(hp_output_file_write(abandoned, "half", 4, NULL));
  hp_output_file_free(abandoned);
  g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  g_assert_null(g_dir_read_name(listing));

  write_complete(path, "whole");
  assert_content(path, "whole");
  remove_folder(folder);
}

static void be_killed_writing(const char *path)
{
  HpOutputFile *file = hp_output_file_new(path, NULL);
  hp_output_file_write(file, "half", 4, NULL);
  kill(getpid(), SIGKILL);
}

static gboolean has_nameless_files(const char *folder)
{
  const int descriptor = g_open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  return g_close(descriptor, NULL);
}

static void test_output_file_of_a_killed_process_is_gone(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  if (!has_nameless_files(folder)) {
    g_test_skip("the file system has no nameless files");
    g_rmdir(folder);
    return;
  }
  const pid_t child = fork();
  if (child == 0)
    be_killed_writing(path);
  int status;
  g_assert_cmpint(waitpid(child, &status, 0), ==, child);
  g_assert_true(WIFSIGNALED(status));
  g_assert_cmpint(g_rmdir(folder), ==, 0); /* empty */
}

/* What is left of a file on its way to its name, as a process that was killed leaves it. */
static char *left_behind(const char *folder, const char *name)
{
  g_autofree char *left = g_strdup_printf(".handlingsplan-%08x", g_str_hash(name));
  char *path = g_build_filename(folder, left, NULL);
  g_assert_true(g_file_set_contents(path, "half", -1, NULL));
  return path;
}

static guint files_in(const char *folder)
{
  g_autoptr(GDir) listing = g_dir_open(folder, 0, NULL);
  guint n = 0;
  while (g_dir_read_name(listing) != NULL)
    n++;
  return n;
}

static void test_output_file_removes_what_was_left_behind(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  g_autofree char *left = left_behind(folder, "x.pdf");
  g_assert_nonnull(left);
  write_complete(path, "whole");
  assert_content(path, "whole");
  g_assert_cmpuint(files_in(folder), ==, 1);
  remove_folder(folder);
}

/* It is another process's that writes the same file now. */
static void test_output_file_leaves_what_is_locked(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  g_autofree char *left = left_behind(folder, "x.pdf");
  const int others = g_open(left, O_RDONLY | O_CLOEXEC, 0);
  g_assert_cmpint(flock(others, LOCK_EX), ==, 0);
  write_complete(path, "whole");
  assert_content(path, "whole");
  assert_content(left, "half");
  g_assert_cmpuint(files_in(folder), ==, 2);
  g_close(others, NULL);
  remove_folder(folder);
}

static void test_output_file_takes_the_place_of_another(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  g_assert_true(g_file_set_contents(path, "old", -1, NULL));
  write_complete(path, "new");
  assert_content(path, "new");
  g_unlink(path);
  g_assert_cmpint(g_rmdir(folder), ==, 0); /* nothing else */
}

/* Root could put a file in the place of /dev/null. */
static void test_output_file_leaves_devices_and_pipes(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "pipe", NULL);
  g_assert_cmpint(mkfifo(path, 0600), ==, 0);
  const int reader = g_open(path, O_RDONLY | O_NONBLOCK, 0);
  write_complete(path, "whole");
  char content[6] = "";
  g_assert_cmpint(read(reader, content, 5), ==, 5);
  g_assert_cmpstr(content, ==, "whole");
  g_assert_false(g_file_test(path, G_FILE_TEST_IS_REGULAR));
  g_close(reader, NULL);
  g_unlink(path);
  g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void test_output_file_follows_links(void)
{
  g_autofree char *folder = scratch_folder();
  g_autofree char *path = g_build_filename(folder, "x.pdf", NULL);
  g_autofree char *link = g_build_filename(folder, "link.pdf", NULL);
  g_assert_true(g_file_set_contents(path, "old", -1, NULL));
  g_assert_cmpint(symlink("x.pdf", link), ==, 0);
  write_complete(link, "new");
  assert_content(path, "new");
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  remove_folder(folder);
}

static const char *suggested(const char *word)
{
  HpSuggestion suggestion = {.word = word};
  hp_suggestion_consider(&suggestion, "color");
  hp_suggestion_consider(&suggestion, "column-count");
  hp_suggestion_consider(&suggestion, "id");
  return suggestion.best;
}

static void test_suggestions_are_near(void)
{
  g_assert_cmpstr(suggested("colour"), ==, "color");
  g_assert_cmpstr(suggested("cloor"), ==, "color"); /* two neighbours swapped: one slip */
  g_assert_cmpstr(suggested("COLOR"), ==, "color");
  g_assert_cmpstr(suggested("colum-cuont"), ==, "column-count");
  g_assert_cmpstr(suggested("column-cuotn"), ==, "column-count"); /* the last letters, twice */
  g_assert_cmpstr(suggested("oclumn-conut"), ==, "column-count");
  g_assert_null(suggested("oclmun-cuotnx"));
  g_assert_cmpstr(suggested("ix"), ==, "id");
  g_assert_null(suggested("flavour"));
  g_assert_null(suggested(""));
  g_assert_null(suggested(NULL));
  g_autofree char *endless = g_strnfill(1000, 'x');
  g_assert_null(suggested(endless));
}

static void test_words(void)
{
  static const struct {
    const char *text, *collapsed;
    guint words;
  } rows[] = {
      {NULL, "", 0}, {"", "", 0}, {" \n", "", 0}, {"a", "a", 1}, {" a\t\r\n b  c ", "a b c", 3}};
  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_auto(GStrv) words = hp_words_of(rows[i].text);
    g_autofree char *collapsed = hp_collapsed(rows[i].text);
    g_assert_cmpuint(g_strv_length(words), ==, rows[i].words);
    g_assert_cmpstr(collapsed, ==, rows[i].collapsed);
  }
}

static void test_words_are_escaped_for_xml(void)
{
  g_autofree char *escaped = hp_escaped_for_xml("<a \t\n\r&\"é>z", 11);
  g_assert_cmpstr(escaped, ==, "&lt;a &#9;&#10;&#13;&amp;&quot;é&gt;");
  g_assert_null(hp_beyond_xml("a \t\n\r\x7fé"));
  g_assert_cmpstr(hp_beyond_xml("é\x01z"), ==, "\x01z");
  g_assert_cmpstr(hp_beyond_xml("a\uFFFEz"), ==, "\uFFFEz");
  g_assert_cmpstr(hp_beyond_xml("a\uFDD0z"), ==, "\uFDD0z");
  g_assert_cmpstr(hp_beyond_xml("a\U0010FFFFz"), ==, "\U0010FFFFz");
  g_assert_null(hp_beyond_xml("\uFDCF\uFDF0\uFFFD\U0001FFFD"));
}

static void test_paths_lie_inside_folders(void)
{
  g_assert_true(hp_path_is_inside("/a/b/c", "/a/b"));
  g_assert_true(hp_path_is_inside("/a", "/"));
  g_assert_false(hp_path_is_inside("/a/bc", "/a/b"));
  g_assert_false(hp_path_is_inside("/a/b", "/a/b"));
}

/* The examples of FIPS 180-4, and GLib's of every length around a block. */
static void test_sha256(void)
{
  g_autofree char *empty = hp_sha256_of("", 0), *abc = hp_sha256_of("abc", 3);
  g_assert_cmpstr(empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr(abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_autoptr(HpSha256) sum = hp_sha256_new();
  guint8 data[200];
  for (gsize i = 0; i < sizeof data; i++)
    data[i] = (guint8)(i * 7);
  for (gsize size = 0; size < sizeof data; size++) {
    hp_sha256_add(sum, data, size / 3);
    hp_sha256_add(sum, data + size / 3, size - size / 3);
    g_autofree char *pieces = hp_sha256_take_text(sum);
    g_autofree char *expected = g_compute_checksum_for_data(G_CHECKSUM_SHA256, data, size);
    g_assert_cmpstr(pieces, ==, expected);
  }
}

/* ---- Child processes ------------------------------------------------------------------------- */

/* Answers what it is asked for of what its parent had, and dies of the last question. */
static int serve(gpointer data)
{
  const char *const *words = data;
  for (guint8 asked = 0; hp_child_read(&asked, 1);) {
    if (asked > 2)
      abort();
    const guint8 answer = asked == 2 ? fcntl(3, F_GETFD) >= 0 : (guint8)words[asked][0];
    if (!hp_child_write(&answer, 1))
      return 1;
  }
  return 0;
}

static guint8 answer_of(HpChild *child, guint8 question)
{
  guint8 answer = 0;
  g_assert_true(hp_child_send(child, &question, 1));
  g_assert_true(hp_child_receive(child, &answer, 1));
  return answer;
}

static void test_a_forked_child_has_what_its_parent_had(void)
{
  const char *words[] = {"first", "second", NULL};
  HpChild *child = hp_child_fork(serve, words), *other = hp_child_fork(serve, words);
  g_assert_nonnull(child);
  g_assert_nonnull(other);
  words[1] = "third";
  g_assert_cmpint(answer_of(child, 0), ==, 'f');
  g_assert_cmpint(answer_of(child, 1), ==, 's');
  g_assert_cmpint(answer_of(other, 2), ==, FALSE); /* no other open file */
  const guint8 last = 3;
  guint8 answer = 0;
  g_assert_true(hp_child_send(child, &last, 1));
  g_assert_false(hp_child_receive(child, &answer, 1));
  g_assert_cmpint(hp_child_end(child), ==, HP_CHILD_BROKE_DOWN);
  g_assert_cmpint(answer_of(other, 1), ==, 's');
  g_assert_cmpint(hp_child_end(other), ==, HP_CHILD_ENDED);
}

static gpointer wait_for(gpointer lock)
{
  g_mutex_lock(lock);
  g_mutex_unlock(lock);
  return NULL;
}

static void test_no_child_is_forked_beside_threads(void)
{
  const char *words[] = {"first", NULL};
  GMutex lock;
  g_mutex_init(&lock);
  g_mutex_lock(&lock);
  GThread *thread = g_thread_new("another", wait_for, &lock);
  g_assert_null(hp_child_fork(serve, words));
  g_mutex_unlock(&lock);
  g_thread_join(thread);
  g_mutex_clear(&lock);
}

/* ---- Messages ------------------------------------------------------------------------------ */

static char *message_of(const char *quoted)
{
  g_autoptr(HpDiagnostics) diagnostics = hp_diagnostics_new();
  hp_report(diagnostics, HP_WARNING, NULL, "\"%s\" is wrong.", quoted);
  const HpDiagnostic *said = g_ptr_array_index(hp_diagnostics_sorted(diagnostics), 0);
  return g_strdup(said->message);
}

/* Whatever a document has in it, a message is text that ends, and steers no terminal. */
static void test_messages_can_be_shown(void)
{
  static const struct {
    const char *quoted, *said;
  } cases[] = {{"å", "\"å\" is wrong."},
               {"a\xC3", "\"a\uFFFD\" is wrong."},
               {"a\x1B[1m\xC2\x9B", "\"a?[1m\u00BF\" is wrong."},
               {"a\u202Ez", "\"a\uFFFDz\" is wrong."}};
  for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *said = message_of(cases[i].quoted);
    g_assert_cmpstr(said, ==, cases[i].said);
  }
}

static void test_messages_that_are_too_long(void)
{
  for (guint before = 0; before < 2; before++) {
    g_autoptr(GString) quoted = g_string_new(before == 0 ? "" : "x");
    for (guint i = 0; i < 3000; i++)
      g_string_append(quoted, "å");
    g_autofree char *said = message_of(quoted->str);
    g_assert_cmpuint(strlen(said), <=, 4000);
    g_assert_true(g_str_has_suffix(said, "å…"));
    g_assert_true(g_utf8_validate(said, -1, NULL));
  }
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/arena/mark", test_arena_releases_to_a_mark);
  g_test_add_func("/length/overflow", test_lengths_do_not_overflow);
  g_test_add_func("/paths", test_paths_lie_inside_folders);
  g_test_add_func("/words", test_words);
  g_test_add_func("/messages/shown", test_messages_can_be_shown);
  g_test_add_func("/messages/too-long", test_messages_that_are_too_long);
  g_test_add_func("/words/escaped", test_words_are_escaped_for_xml);
  g_test_add_func("/sha256", test_sha256);
  g_test_add_func("/diagnostics/sorted", test_diagnostics_sort_and_count_once);
  g_test_add_func("/diagnostics/files", test_diagnostics_own_the_names_of_files);
  g_test_add_func("/diagnostics/kinds", test_kinds_are_shown_once);
  g_test_add_func("/diagnostics/lines-of-kinds", test_lines_of_kinds_are_named_once);
  g_test_add_func("/diagnostics/kinds-that-quote", test_kinds_are_known_whatever_they_quote);
  g_test_add_func("/diagnostics/excerpts-of-kinds", test_excerpts_are_shown_where_few);
  g_test_add_func("/diagnostics/hundred", test_no_more_than_a_hundred_are_shown);
  g_test_add_func("/diagnostics/terminal", test_nothing_steers_the_terminal);
  g_test_add_func("/diagnostics/excerpts", test_excerpts_show_where);
  g_test_add_func("/output-file", test_output_file_is_complete_or_absent);
  g_test_add_func("/output-file/killed", test_output_file_of_a_killed_process_is_gone);
  g_test_add_func("/output-file/left-behind", test_output_file_removes_what_was_left_behind);
  g_test_add_func("/output-file/locked", test_output_file_leaves_what_is_locked);
  g_test_add_func("/output-file/links", test_output_file_follows_links);
  g_test_add_func("/output-file/special", test_output_file_leaves_devices_and_pipes);
  g_test_add_func("/output-file/replaces", test_output_file_takes_the_place_of_another);
  g_test_add_func("/child/fork", test_a_forked_child_has_what_its_parent_had);
  g_test_add_func("/child/fork-beside-threads", test_no_child_is_forked_beside_threads);
  g_test_add_func("/suggestions", test_suggestions_are_near);
  return g_test_run();
}
