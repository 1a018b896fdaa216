/* text: word lists compiled and looked up, and where compounds part. */
#include "text/text-internal.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *file;
  HpWordList *list;
} Fixture;

static void compile(const char *list, const char *file)
{
  const char *const command[] = {g_getenv("HP_COMPILE_WORDS"), list, file, NULL};
  int status;
  g_autoptr(GError) error = NULL;
  g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
               &error);
  g_assert_no_error(error);
  g_assert_cmpint(status, ==, 0);
}

static void set_up(Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp("words-XXXXXX", NULL);
  f->file = g_build_filename(f->folder, "list.words", NULL);
  g_autofree char *list =
      g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/unit/words/list.dic", NULL);
  compile(list, f->file);
  f->list = hp_word_list_read(f->file);
  g_assert_nonnull(f->list);
}

static void tear_down(Fixture *f, gconstpointer data)
{
  hp_word_list_free(f->list);
  g_remove(f->file);
  g_rmdir(f->folder);
  g_free(f->file);
  g_free(f->folder);
}

static guint flags_of(const HpWordList *list, const char *word)
{
  HpWordWalk walk;
  hp_word_list_begin(list, &walk);
  for (const char *c = word; *c != '\0'; c++)
    if (!hp_word_walk(&walk, (guint8)*c))
      return 0;
  return walk.flags;
}

/* "|" where it parts, "!" where it never may. */
static char *parted(const HpWordList *list, const HpOwnWords *own, const char *word)
{
  guint8 marks[128] = {0};
  hp_find_joints(list, own, word, marks);
  GString *shown = g_string_new(NULL);
  guint at = 0;
  for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c), at++) {
    if (marks[at] != 0)
      g_string_append_c(shown, marks[at] == HP_JOINT ? '|' : '!');
    g_string_append_unichar(shown, g_utf8_get_char(c));
  }
  return g_string_free(shown, FALSE);
}

static void assert_parted(const HpWordList *list, const HpOwnWords *own, const char *expected)
{
  g_autoptr(GRegex) marks = g_regex_new("[|!]", 0, 0, NULL);
  g_autofree char *word = g_regex_replace_literal(marks, expected, -1, 0, "", 0, NULL);
  g_autofree char *shown = parted(list, own, word);
  g_assert_cmpstr(shown, ==, expected);
}

/* ---- Lists -------------------------------------------------------------------------------------
 */

static void test_words_and_their_forms(Fixture *f, gconstpointer data)
{
  g_assert_cmpuint(flags_of(f->list, "insats"), ==,
                   HP_WORD_BEGINS | HP_WORD_WITHIN | HP_WORD_ENDS | HP_WORD_STANDS);
  g_assert_cmpuint(flags_of(f->list, "insatserna"), ==, HP_WORD_ENDS);
  g_assert_cmpuint(flags_of(f->list, "historior"), ==, HP_WORD_ENDS);
  g_assert_cmpuint(flags_of(f->list, "historiaer"), ==, 0);
  g_assert_cmpuint(flags_of(f->list, "samverkan"), ==, HP_WORD_STANDS);
  g_assert_cmpuint(flags_of(f->list, "samverkans"), ==, HP_WORD_BEGINS | HP_WORD_WITHIN);
  g_assert_cmpuint(flags_of(f->list, "umeå"), ==, HP_WORD_BEGINS);
  g_assert_cmpuint(flags_of(f->list, "mo"), ==, 0);
  g_assert_cmpuint(flags_of(f->list, "ihop"), ==, 0);
  g_assert_cmpuint(flags_of(f->list, "insat"), ==, 0);
  g_assert_cmpuint(flags_of(f->list, "plan"), ==, HP_WORD_BEGINS | HP_WORD_ENDS | HP_WORD_STANDS);
}

/* The same list in another character set is the same words. */
static void test_character_set(Fixture *f, gconstpointer data)
{
  const char *const names[] = {"list.dic", "list.aff"};
  char *paths[G_N_ELEMENTS(names)];
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *original =
        g_build_filename(g_getenv("HP_SOURCE_ROOT"), "tests/unit/words", names[i], NULL);
    g_autofree char *text = NULL;
    gsize size;
    g_assert_true(g_file_get_contents(original, &text, NULL, NULL));
    g_autofree char *latin1 = g_convert(text, -1, "ISO-8859-1", "UTF-8", NULL, &size, NULL);
    paths[i] = g_build_filename(f->folder, names[i], NULL);
    g_assert_true(g_file_set_contents(paths[i], latin1, (gssize)size, NULL));
  }
  compile(paths[0], f->file);
  HpWordList *list = hp_word_list_read(f->file);
  g_assert_cmpuint(flags_of(list, "umeå"), ==, HP_WORD_BEGINS);
  hp_word_list_free(list);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_remove(paths[i]);
    g_free(paths[i]);
  }
}

/* Whatever is in the file: it is not read, or harms nobody. */
static void test_damaged_file(Fixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;
  g_assert_true(g_file_get_contents(f->file, &bytes, &size, NULL));
  g_autofree char *other = g_build_filename(f->folder, "other.words", NULL);
  for (gsize i = 0; i < size; i += 3) {
    g_autofree char *damaged = g_memdup2(bytes, size);
    damaged[i] = (char)~damaged[i];
    g_assert_true(g_file_set_contents(other, damaged, (gssize)size, NULL));
    HpWordList *list = hp_word_list_read(other);
    if (list != NULL)
      g_free(parted(list, NULL, "samverkansinsatsplan"));
    hp_word_list_free(list);
  }
  g_assert_true(g_file_set_contents(other, bytes, (gssize)size - 4, NULL));
  g_assert_null(hp_word_list_read(other));
  g_assert_true(g_file_set_contents(other, "", 0, NULL));
  g_assert_null(hp_word_list_read(other));
  g_remove(other);
}

/* ---- Compounds ---------------------------------------------------------------------------------
 */

static void test_compounds_part_between_words(Fixture *f, gconstpointer data)
{
  static const char *const cases[] = {"samverkans|struktur",
                                      "samverkans|strukturerna",
                                      "utbildnings|insatser",
                                      "samverkans|insats|plan",
                                      "kultur|historia",
                                      "umeå|regionen",
                                      "struktur",
                                      "strukturglas",
                                      "samverkan",
                                      "okändordning"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_parted(f->list, NULL, cases[i]);
}

/* Two readings a letter apart; a letter that two parts share. */
static void test_no_line_ends_in_doubt(Fixture *f, gconstpointer data)
{
  assert_parted(f->list, NULL, "fält!s!k!urva");
  assert_parted(f->list, NULL, "glas!s!kål");
  assert_parted(f->list, NULL, "web!b!aserad");
  assert_parted(f->list, NULL, "nat!t!åg");
}

/* A word that the list does not have in compounds begins one where the rest of it is known. */
static void test_any_word_may_begin(Fixture *f, gconstpointer data)
{
  assert_parted(f->list, NULL, "familjehem|struktur");
  assert_parted(f->list, NULL, "familjehems|struktur");
  assert_parted(f->list, NULL, "familjehemsinsatstyp");
}

/* None is too long, whatever its letters are. */
static void test_long_words(Fixture *f, gconstpointer data)
{
  g_autoptr(GString) word = g_string_new(NULL);
  for (guint n = 0; n < 120; n++) {
    guint8 marks[256] = {0};
    hp_find_joints(f->list, NULL, word->str, marks);
    g_string_append(word, n % 2 == 0 ? "å" : "samverkans");
  }
}

/* ---- The document's own words ------------------------------------------------------------------
 */

static void visit(gpointer document, HpTextVisitor see, gpointer user)
{
  for (const char *const *text = document; *text != NULL; text++)
    see(*text, strlen(*text), user);
}

static HpOwnWords *words_of(const char *const *texts)
{
  const HpTextDocument document = {visit, (gpointer)texts};
  return hp_own_words_new(&document);
}

static void test_own_words(Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {"Samverkan i strukturerna, (kvalitet).", "Register och hem",
                                      NULL};
  HpOwnWords *own = words_of(texts);
  g_assert_true(hp_own_words_has(own, "samverkan", strlen("samverkan")));
  g_assert_false(hp_own_words_has(own, "hem", strlen("hem")));
  g_assert_true(hp_own_words_has_form(own, "struktur", strlen("struktur")));
  g_assert_true(hp_own_words_has_form(own, "registret", strlen("registret")));
  g_assert_false(hp_own_words_has_form(own, "strukturera", strlen("struk")));
  g_assert_false(hp_own_words_has_form(own, "kvalificerat", strlen("kvalificerat")));
  assert_parted(NULL, own, "samverkan|struktur");
  assert_parted(NULL, own, "samverkans|strukturer");
  assert_parted(NULL, own, "kvalitets|registret");
  assert_parted(NULL, own, "samverkanshem");
  assert_parted(NULL, own, "registerart");
  assert_parted(f->list, own, "kvalitets|plan");
  hp_own_words_free(own);
}

static void test_given_divisions(Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {NULL};
  HpOwnWords *own = words_of(texts);
  hp_own_words_divide(own, "sv-SE", " sam|verkans|Struktur\nLycksele ");
  g_assert_cmpstr(hp_own_words_division(own, "sv", "samverkansstruktur"), ==,
                  "sam|verkans|struktur");
  g_assert_cmpstr(hp_own_words_division(own, "sv-FI", "samverkansstrukturerna"), ==,
                  "sam|verkans|struktur");
  g_assert_cmpstr(hp_own_words_division(own, "sv", "lyckseles"), ==, "lycksele");
  g_assert_null(hp_own_words_division(own, "sv", "samverkansstrukturplanen"));
  g_assert_null(hp_own_words_division(own, "nb", "lycksele"));
  assert_parted(NULL, own, "verkans|struktur");
  hp_own_words_free(own);
}

#define ADD(name, function)                                                                        \
  g_test_add("/compounds/" name, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("words-and-their-forms", test_words_and_their_forms);
  ADD("character-set", test_character_set);
  ADD("damaged-file", test_damaged_file);
  ADD("compounds-part-between-words", test_compounds_part_between_words);
  ADD("no-line-ends-in-doubt", test_no_line_ends_in_doubt);
  ADD("any-word-may-begin", test_any_word_may_begin);
  ADD("long-words", test_long_words);
  ADD("own-words", test_own_words);
  ADD("given-divisions", test_given_divisions);
  return g_test_run();
}
