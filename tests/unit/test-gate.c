/* The gate that files come through which a document names: what is let through, and why not. */
#include "base/base.h"
#include "helpers.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define LIMIT 1000

/*
 *   top/secret.txt    top/beside/b.txt
 *   top/in/           the folder that is open
 *     a.txt  sub/c.txt  and what each test puts there
 */
typedef struct {
  char *top, *inside;
  HpGate *gate;
} Fixture;

static char *path_in(const Fixture *fixture, const char *name)
{
  return g_build_filename(fixture->inside, name, NULL);
}

static void put(const Fixture *fixture, const char *name, const char *text)
{
  g_free(scratch_file(fixture->top, name, text));
}

static void set_up(Fixture *fixture, gconstpointer data)
{
  fixture->top = scratch_folder();
  fixture->inside = g_build_filename(fixture->top, "in", NULL);
  put(fixture, "secret.txt", "secret");
  put(fixture, "beside/b.txt", "b");
  put(fixture, "in/a.txt", "a");
  put(fixture, "in/sub/c.txt", "c");
  fixture->gate = hp_gate_new(fixture->inside);
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
  hp_gate_free(fixture->gate);
  remove_folder(fixture->top);
  g_free(fixture->inside);
  g_free(fixture->top);
}

/* What the URI in a document of the folder gives: the text, or NULL and the error. */
static char *read_text(const Fixture *fixture, const char *uri, GError **error)
{
  g_autofree char *path = hp_path_of_uri(uri, fixture->inside, error);
  g_autoptr(GBytes) bytes =
      path == NULL ? NULL : hp_gate_read(fixture->gate, path, uri, LIMIT, error);
  gsize size = 0;
  const char *text = bytes == NULL ? NULL : g_bytes_get_data(bytes, &size);
  return bytes == NULL ? NULL : g_strndup(text == NULL ? "" : text, size);
}

static void assert_gives(const Fixture *fixture, const char *uri, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = read_text(fixture, uri, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(text, ==, expected);
  g_autofree char *path = hp_path_of_uri(uri, fixture->inside, NULL);
  g_assert_true(hp_gate_admits(fixture->gate, path, uri, LIMIT, NULL));
}

/* A check says the same as a read, but of what changes only while it is read. */
static void assert_refused(const Fixture *fixture, const char *uri, HpFileError code)
{
  g_autoptr(GError) error = NULL, of_check = NULL;
  g_autofree char *text = read_text(fixture, uri, &error);
  g_assert_error(error, HP_FILE_ERROR, (int)code);
  g_assert_null(text);
  g_autofree char *path = hp_path_of_uri(uri, fixture->inside, NULL);
  if (path == NULL || code == HP_FILE_CHANGED)
    return;
  g_assert_false(hp_gate_admits(fixture->gate, path, uri, LIMIT, &of_check));
  g_assert_error(of_check, HP_FILE_ERROR, (int)code);
}

/* ---- Names --------------------------------------------------------------------------------- */

static void test_files_inside(Fixture *fixture, gconstpointer data)
{
  put(fixture, "in/å ä.txt", "swedish");
  put(fixture, "in/100%.txt", "percent");
  put(fixture, "in/a\\b.txt", "backslash");
  put(fixture, "in/empty.txt", "");
  static const char *const cases[][2] = {
      {"a.txt", "a"},
      {"./a.txt", "a"},
      {"sub/c.txt", "c"},
      {"sub/../a.txt", "a"},
      {"%61.txt", "a"},
      {"sub%2Fc.txt", "c"},
      {"sub/%2e%2E/a.txt", "a"},
      {"../in/a.txt", "a"},
      {"å ä.txt", "swedish"},
      {"%C3%A5%20ä.txt", "swedish"},
      {"100%.txt", "percent"},
      {"a\\b.txt", "backslash"},
      {"100%25.txt", "percent"},
      {"empty.txt", ""},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_gives(fixture, cases[i][0], cases[i][1]);
  g_autofree char *absolute = path_in(fixture, "a.txt");
  g_autofree char *uri = g_filename_to_uri(absolute, NULL, NULL);
  g_autofree char *short_uri = g_strconcat("FILE:", absolute, NULL);
  g_autofree char *local = g_strconcat("file://localhost", absolute, NULL);
  assert_gives(fixture, absolute, "a");
  assert_gives(fixture, uri, "a");
  assert_gives(fixture, short_uri, "a");
  assert_gives(fixture, local, "a");
}

static void test_files_outside(Fixture *fixture, gconstpointer data)
{
  static const char *const outside[] = {
      "../secret.txt",      "sub/../../secret.txt",
      "%2e%2e/secret.txt",  "..%2fsecret.txt",
      "%2E./secret.txt",    "./%2e%2e%2Fsecret.txt",
      "../beside/b.txt",    "../missing.txt",
      "/etc/passwd",        "/no/such/file",
      "file:///etc/passwd", "file:/etc/passwd",
      "//etc/passwd",       "%2Fetc%2Fpasswd",
      "/proc/self/environ", "/proc/self/root/etc/passwd",
      "/dev/zero",          "../in2",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(outside); i++)
    assert_refused(fixture, outside[i], HP_FILE_OUTSIDE);
}

/* Decoded once: what is escaped twice is a name with percent signs; and a backslash is a letter. */
static void test_names_of_nothing(Fixture *fixture, gconstpointer data)
{
  static const char *const missing[] = {"missing.txt",    "%252e%252e/secret.txt",
                                        "..\\secret.txt", "no/such/file",
                                        "\xe5.txt",       "%e5.txt",
                                        "C:\\a.txt"};
  static const char *const unnamed[] = {"",
                                        "%00",
                                        "a.txt%00.png",
                                        "http://example.org/a.txt",
                                        "HTTPS://example.org/a.txt",
                                        "file://example.org/a.txt",
                                        "javascript:alert(1)",
                                        "file:",
                                        "..",
                                        ".",
                                        "/",
                                        "sub/",
                                        "sub/.",
                                        "a.txt/",
                                        "a.txt/x/.."};
  for (gsize i = 0; i < G_N_ELEMENTS(missing); i++)
    assert_refused(fixture, missing[i], HP_FILE_MISSING);
  for (gsize i = 0; i < G_N_ELEMENTS(unnamed); i++)
    assert_refused(fixture, unnamed[i], HP_FILE_NOT_NAMED);
}

/* They look alike. What lies outside is not told of. */
static void test_names_in_other_characters(Fixture *fixture, gconstpointer data)
{
  put(fixture, "in/bild-a\u030a.png", "x");
  put(fixture, "in/v\u00e4g/\u00e5.png", "x");
  put(fixture, "a\u030a.png", "x");
  assert_refused(fixture, "bild-\u00e5.png", HP_FILE_MISNAMED);
  assert_refused(fixture, "bild-%C3%A5.png", HP_FILE_MISNAMED);
  assert_refused(fixture, "va\u0308g/a\u030a.png", HP_FILE_MISNAMED);
  assert_refused(fixture, "v\u00e4g/a\u030a.png", HP_FILE_MISNAMED);
  assert_refused(fixture, "v\u00e4g/b\u030a.png", HP_FILE_MISSING);
  assert_refused(fixture, "bild-a.png", HP_FILE_MISSING);
  assert_refused(fixture, "../\u00e5.png", HP_FILE_OUTSIDE);
}

/* A folder whose name looks escaped is one like any other. */
static void test_folder_with_percent(Fixture *fixture, gconstpointer data)
{
  put(fixture, "x%20y/in/a.txt", "percent");
  put(fixture, "x y/in/a.txt", "space");
  g_free(fixture->inside);
  hp_gate_free(fixture->gate);
  fixture->inside = g_build_filename(fixture->top, "x%20y/in", NULL);
  fixture->gate = hp_gate_new(fixture->inside);
  assert_gives(fixture, "a.txt", "percent");
  assert_refused(fixture, "../../secret.txt", HP_FILE_OUTSIDE);
  assert_refused(fixture, "../../x%20y/in/a.txt", HP_FILE_OUTSIDE);
  assert_gives(fixture, "../../x%2520y/in/a.txt", "percent");
}

static void test_uris_and_paths(void)
{
  static const char *const paths[] = {"a.txt", "å ä/100%.txt", "a%20b", "x:y", "#?&'\"(", "\xe5"};
  for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
    g_autofree char *uri = hp_uri_of_path(paths[i]);
    g_autofree char *path = hp_path_of_uri(uri, ".", NULL);
    g_assert_cmpstr(path, ==, paths[i]);
  }
}

static void test_addresses_of_links(void)
{
  static const char *const may_be[] = {"http://a/", "https:a", "HTTPS://A/", "mailto:a@b",
                                       "tel:+46"};
  static const char *const may_not[] = {"javascript:alert(1)",
                                        "JavaScript:x",
                                        " javascript:x",
                                        "java\tscript:x",
                                        "vbscript:x",
                                        "file:///a",
                                        "data:,x",
                                        "ftp://a/",
                                        "a.pdf",
                                        "//a/b",
                                        "#a",
                                        "",
                                        ":",
                                        "http",
                                        "httpx://a",
                                        "%68ttp://a",
                                        "\xe5:"};
  for (gsize i = 0; i < G_N_ELEMENTS(may_be); i++)
    g_assert_true(hp_is_link_address(may_be[i]));
  for (gsize i = 0; i < G_N_ELEMENTS(may_not); i++)
    g_assert_false(hp_is_link_address(may_not[i]));
}

/* ---- Links --------------------------------------------------------------------------------- */

static void link_to(const Fixture *fixture, const char *target, const char *name)
{
  g_autofree char *path = path_in(fixture, name);
  g_assert_cmpint(symlink(target, path), ==, 0);
}

static void test_links(Fixture *fixture, gconstpointer data)
{
  g_autofree char *absolute = path_in(fixture, "sub/c.txt");
  link_to(fixture, "sub/c.txt", "relative");
  link_to(fixture, absolute, "absolute");
  link_to(fixture, "sub", "folder");
  link_to(fixture, "relative", "twice");
  link_to(fixture, "../a.txt", "sub/up");
  link_to(fixture, "../in/a.txt", "around");
  static const char *const stay[] = {"relative", "absolute", "folder/c.txt", "twice"};
  for (gsize i = 0; i < G_N_ELEMENTS(stay); i++)
    assert_gives(fixture, stay[i], "c");
  assert_gives(fixture, "folder/up", "a");
  assert_gives(fixture, "around", "a");
  link_to(fixture, "../secret.txt", "out");
  link_to(fixture, "/etc/passwd", "far");
  link_to(fixture, "..", "above");
  link_to(fixture, "out", "sub/../in-two-steps");
  link_to(fixture, "/proc/self/environ", "process");
  static const char *const leave[] = {
      "out", "far", "above/secret.txt", "above/beside/b.txt", "in-two-steps", "process"};
  for (gsize i = 0; i < G_N_ELEMENTS(leave); i++)
    assert_refused(fixture, leave[i], HP_FILE_OUTSIDE);
  link_to(fixture, "loop", "loop");
  link_to(fixture, "ping", "pong");
  link_to(fixture, "pong", "ping");
  assert_refused(fixture, "loop", HP_FILE_UNREADABLE);
  assert_refused(fixture, "ping", HP_FILE_UNREADABLE);
  link_to(fixture, "nowhere", "dangling");
  assert_refused(fixture, "dangling", HP_FILE_MISSING);
}

/* The open folder may be called by a link. */
static void test_folder_by_link(Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename(fixture->top, "link", NULL);
  g_assert_cmpint(symlink("in", link), ==, 0);
  hp_gate_free(fixture->gate);
  fixture->gate = hp_gate_new(link);
  g_free(fixture->inside);
  fixture->inside = g_steal_pointer(&link);
  assert_gives(fixture, "sub/c.txt", "c");
  assert_refused(fixture, "../secret.txt", HP_FILE_OUTSIDE);
}

/* ---- Kinds and sizes ----------------------------------------------------------------------- */

static void test_irregular(Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = path_in(fixture, "pipe");
  g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  g_autofree char *name = path_in(fixture, "socket");
  g_strlcpy(address.sun_path, name, sizeof address.sun_path);
  const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  g_assert_cmpint(bind(listener, (struct sockaddr *)&address, sizeof address), ==, 0);
  link_to(fixture, "pipe", "to-pipe");
  static const char *const cases[] = {"pipe", "to-pipe", "socket", "sub"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_refused(fixture, cases[i], HP_FILE_IRREGULAR);
  close(listener);
  hp_gate_free(fixture->gate);
  fixture->gate = hp_gate_new("/");
  assert_refused(fixture, "/dev/null", HP_FILE_IRREGULAR);
  assert_refused(fixture, "/dev/zero", HP_FILE_IRREGULAR);
}

static void test_sizes(Fixture *fixture, gconstpointer data)
{
  g_autofree char *most = g_strnfill(LIMIT, 'x'), *more = g_strnfill(LIMIT + 1, 'x');
  put(fixture, "in/most", most);
  put(fixture, "in/more", more);
  put(fixture, "in/sparse", "");
  g_autofree char *sparse = path_in(fixture, "sparse");
  g_assert_cmpint(truncate(sparse, (off_t)1 << 40), ==, 0);
  assert_gives(fixture, "most", most);
  assert_refused(fixture, "more", HP_FILE_TOO_LARGE);
  assert_refused(fixture, "sparse", HP_FILE_TOO_LARGE);
}

/* Files in /proc have more in them than they say: as if they grew. */
static void test_growing(Fixture *fixture, gconstpointer data)
{
  if (!g_file_test("/proc/self/status", G_FILE_TEST_IS_REGULAR)) {
    g_test_skip("there is no /proc");
    return;
  }
  hp_gate_free(fixture->gate);
  fixture->gate = hp_gate_new("/");
  assert_refused(fixture, "/proc/self/status", HP_FILE_CHANGED);
}

/* ---- Gates --------------------------------------------------------------------------------- */

static void test_several_folders_and_none(Fixture *fixture, gconstpointer data)
{
  g_autofree char *beside = g_build_filename(fixture->top, "beside", NULL);
  hp_gate_open_folder(fixture->gate, beside);
  assert_gives(fixture, "../beside/b.txt", "b");
  assert_gives(fixture, "a.txt", "a");
  assert_refused(fixture, "../secret.txt", HP_FILE_OUTSIDE);
  hp_gate_free(fixture->gate);
  fixture->gate = hp_gate_new(NULL);
  assert_refused(fixture, "a.txt", HP_FILE_OUTSIDE);
  hp_gate_open_folder(fixture->gate, "/no/such/folder");
  assert_refused(fixture, "a.txt", HP_FILE_OUTSIDE);
  /* "in" is no beginning of "in2" */
  put(fixture, "in2/d.txt", "d");
  hp_gate_open_folder(fixture->gate, fixture->inside);
  assert_refused(fixture, "../in2/d.txt", HP_FILE_OUTSIDE);
}

static void test_kept_bytes_stay(Fixture *fixture, gconstpointer data)
{
  assert_gives(fixture, "a.txt", "a");
  put(fixture, "in/a.txt", "changed");
  assert_gives(fixture, "a.txt", "changed");
  hp_gate_keep(fixture->gate);
  assert_gives(fixture, "a.txt", "changed");
  put(fixture, "in/a.txt", "again");
  assert_gives(fixture, "a.txt", "changed");
}

/* Who names a pipe himself means it; but not one that never ends. */
static void test_files_of_the_user(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_in(fixture, "a.txt");
  g_autoptr(GBytes) bytes = hp_read_file(path, LIMIT, NULL);
  g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "a", 1);
  g_autoptr(GError) endless = NULL, folder = NULL, missing = NULL;
  g_assert_null(hp_read_file("/dev/zero", LIMIT, &endless));
  g_assert_error(endless, HP_FILE_ERROR, HP_FILE_TOO_LARGE);
  g_assert_null(hp_read_file(fixture->top, LIMIT, &folder));
  g_assert_error(folder, HP_FILE_ERROR, HP_FILE_IRREGULAR);
  g_assert_null(hp_read_file("/no/such/file", LIMIT, &missing));
  g_assert_error(missing, HP_FILE_ERROR, HP_FILE_MISSING);
  int ends[2];
  g_assert_cmpint(pipe(ends), ==, 0);
  g_assert_cmpint(write(ends[1], "piped", 5), ==, 5);
  close(ends[1]);
  g_autofree char *name = g_strdup_printf("/dev/fd/%d", ends[0]);
  g_autoptr(GBytes) piped = hp_read_file(name, LIMIT, NULL);
  g_assert_cmpmem(g_bytes_get_data(piped, NULL), g_bytes_get_size(piped), "piped", 5);
  close(ends[0]);
}

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)
  ADD("/gate/inside", test_files_inside);
  ADD("/gate/characters", test_names_in_other_characters);
  ADD("/gate/outside", test_files_outside);
  ADD("/gate/nothing", test_names_of_nothing);
  ADD("/gate/percent", test_folder_with_percent);
  g_test_add_func("/gate/uris", test_uris_and_paths);
  g_test_add_func("/gate/addresses-of-links", test_addresses_of_links);
  ADD("/gate/links", test_links);
  ADD("/gate/folder-by-link", test_folder_by_link);
  ADD("/gate/irregular", test_irregular);
  ADD("/gate/sizes", test_sizes);
  ADD("/gate/growing", test_growing);
  ADD("/gate/folders", test_several_folders_and_none);
  ADD("/gate/kept", test_kept_bytes_stay);
  ADD("/gate/user", test_files_of_the_user);
  return g_test_run();
}
