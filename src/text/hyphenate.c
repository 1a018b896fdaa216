/* Hyphenation points from the dictionaries of libhyphen. */
#include "text/text-internal.h"

#include <string.h>

#define MAX_HYPHENATED_LETTERS 120 /* letters of a word that is hyphenated */

#define DICTIONARY_FOLDER "/usr/share/hyphen"

enum {
  SHORTEST_WORD = 4,
  LEAST_PART = 2, /* the dictionaries' own least is 1, which no style wants */
  LEAST_BEFORE_JOINT = 3,
};

/* What is known of a language. */
typedef struct {
  struct Dictionary *dictionary; /* NULL: there is none */
  HpWordList *words;             /* likewise */
  gboolean compounds;            /* are written as one word */
} Language;

/* A file; several languages may share it. */
typedef struct Dictionary {
  char *path;
  GThread *loading;       /* whose result is `dictionary` */
  gboolean loaded;        /* or tried */
  HyphenDict *dictionary; /* NULL if it cannot be used */
  GIConv encoder;         /* to its character set, unless that is ISO 8859-1 or UTF-8 */
  gboolean latin1;
} Dictionary;

struct HpHyphenator {
  GHashTable *languages;    /* tag → Language */
  GHashTable *dictionaries; /* path → Dictionary */
  GArray *letters;          /* gunichar: of the run being looked up */
  GArray *offsets;          /* gsize: where each stands in the word */
};

static void dictionary_free(Dictionary *dictionary)
{
  if (dictionary->loading != NULL)
    dictionary->dictionary = g_thread_join(dictionary->loading);
  if (dictionary->dictionary != NULL)
    hnj_hyphen_free(dictionary->dictionary);
  if (dictionary->encoder != NULL)
    g_iconv_close(dictionary->encoder);
  g_free(dictionary->path);
  g_free(dictionary);
}

static void language_free(gpointer data)
{
  Language *language = data;
  hp_word_list_free(language->words);
  g_free(language);
}

HpHyphenator *hp_hyphenator_new(void)
{
  HpHyphenator *hyphenator = g_new0(HpHyphenator, 1);
  hyphenator->languages = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, language_free);
  hyphenator->dictionaries =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)dictionary_free);
  hyphenator->letters = g_array_new(FALSE, FALSE, sizeof(gunichar));
  hyphenator->offsets = g_array_new(FALSE, FALSE, sizeof(gsize));
  return hyphenator;
}

void hp_hyphenator_free(HpHyphenator *hyphenator)
{
  g_hash_table_destroy(hyphenator->languages);
  g_hash_table_destroy(hyphenator->dictionaries);
  g_array_free(hyphenator->letters, TRUE);
  g_array_free(hyphenator->offsets, TRUE);
  g_free(hyphenator);
}

/* ---- Dictionaries -------------------------------------------------------------------------- */

static char *dictionary_path(const char *name)
{
  char *path = g_strdup_printf(DICTIONARY_FOLDER "/hyph_%s.dic", name);
  if (g_file_test(path, G_FILE_TEST_EXISTS))
    return path;
  g_free(path);
  return NULL;
}

/* The first by name of a language's regional dictionaries, whatever order the disk lists them in.
 */
static char *first_regional_dictionary(const char *language)
{
  g_autoptr(GDir) folder = g_dir_open(DICTIONARY_FOLDER, 0, NULL);
  g_autofree char *prefix = g_strdup_printf("hyph_%s_", language);
  g_autofree char *first = NULL;
  const char *name;
  while (folder != NULL && (name = g_dir_read_name(folder)) != NULL) {
    if (!g_str_has_prefix(name, prefix) || !g_str_has_suffix(name, ".dic"))
      continue;
    if (first == NULL || strcmp(name, first) < 0) {
      g_free(first);
      first = g_strdup(name);
    }
  }
  return first != NULL ? g_build_filename(DICTIONARY_FOLDER, first, NULL) : NULL;
}

/* The region meant where a document names none, if the first by name is not the likeliest. */
static const char *likely_dictionary(const char *language)
{
  static const char *const likely[][2] = {
      {"de", "de_DE"}, {"en", "en_US"}, {"fr", "fr_FR"}, {"no", "nb_NO"}, {"sv", "sv_SE"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(likely); i++)
    if (strcmp(likely[i][0], language) == 0)
      return likely[i][1];
  return language;
}

/* "sv-SE", "sv-Latn-SE", "sv" → the file, or NULL. */
static char *find_dictionary(const char *tag)
{
  g_auto(GStrv) parts = g_strsplit(tag, "-", 4);
  if (parts[0] == NULL ||
      strspn(parts[0], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != strlen(parts[0]))
    return NULL;
  g_autofree char *language = g_ascii_strdown(parts[0], -1);
  for (char **part = parts + 1; *part != NULL; part++) {
    if (strlen(*part) != 2 || !g_ascii_isalpha((*part)[0]) || !g_ascii_isalpha((*part)[1]))
      continue;
    g_autofree char *region = g_ascii_strup(*part, -1);
    g_autofree char *name = g_strdup_printf("%s_%s", language, region);
    char *path = dictionary_path(name);
    if (path != NULL)
      return path;
  }
  char *path = dictionary_path(likely_dictionary(language));
  return path != NULL ? path : first_regional_dictionary(language);
}

char *hp_text_dictionary(const char *language, char **sha256)
{
  g_autofree char *path = find_dictionary(language);
  g_autofree char *contents = NULL;
  gsize size = 0;
  if (path == NULL)
    return NULL;
  if (sha256 == NULL)
    return g_path_get_basename(path);
  if (!g_file_get_contents(path, &contents, &size, NULL))
    return NULL;
  *sha256 = hp_sha256_of(contents, size);
  return g_path_get_basename(path);
}

void hp_text_note_dictionaries(const char *language, GHashTable *files)
{
  g_autofree char *path = find_dictionary(language);
  g_autofree char *words = hp_word_list_path(language);
  hp_files_read_note_named(files, DICTIONARY_FOLDER); /* another may come there */
  if (path != NULL)
    hp_files_read_note_named(files, path);
  if (words != NULL)
    hp_files_read_note_named(files, words);
}

static void choose_encoder(Dictionary *dictionary)
{
  const char *charset = dictionary->dictionary->cset;
  if (dictionary->dictionary->utf8)
    return;
  if (g_ascii_strcasecmp(charset, "ISO8859-1") == 0 ||
      g_ascii_strcasecmp(charset, "ISO-8859-1") == 0) {
    dictionary->latin1 = TRUE;
    return;
  }
  if (g_str_has_prefix(charset, "microsoft-"))
    charset += strlen("microsoft-");
  dictionary->encoder = g_iconv_open(charset, "UTF-8");
  if (dictionary->encoder == (GIConv)-1) {
    dictionary->encoder = NULL;
    hnj_hyphen_free(dictionary->dictionary);
    dictionary->dictionary = NULL;
  }
}

static gpointer load(gpointer path)
{
  return hp_dictionary_load(path);
}

static void finish_loading(Dictionary *dictionary)
{
  if (dictionary->loaded)
    return;
  dictionary->loaded = TRUE;
  dictionary->dictionary = dictionary->loading == NULL
                               ? load(dictionary->path)
                               : g_thread_join(g_steal_pointer(&dictionary->loading));
  if (dictionary->dictionary != NULL)
    choose_encoder(dictionary);
}

static Dictionary *dictionary_of(HpHyphenator *hyphenator, const char *tag)
{
  g_autofree char *path = find_dictionary(tag);
  Dictionary *dictionary =
      path == NULL ? NULL : g_hash_table_lookup(hyphenator->dictionaries, path);
  if (path != NULL && dictionary == NULL) {
    dictionary = g_new0(Dictionary, 1);
    dictionary->path = g_steal_pointer(&path);
    g_hash_table_insert(hyphenator->dictionaries, dictionary->path, dictionary);
  }
  return dictionary;
}

static Language *language_of(HpHyphenator *hyphenator, const char *tag)
{
  Language *language = g_hash_table_lookup(hyphenator->languages, tag);
  if (language != NULL)
    return language;
  language = g_new0(Language, 1);
  language->dictionary = dictionary_of(hyphenator, tag);
  language->words = hp_word_list_open(tag);
  language->compounds = hp_has_compounds(tag);
  g_hash_table_insert(hyphenator->languages, g_strdup(tag), language);
  return language;
}

static Language *loaded_language_of(HpHyphenator *hyphenator, const char *tag)
{
  Language *language = language_of(hyphenator, tag);
  if (language->dictionary != NULL)
    finish_loading(language->dictionary);
  return language;
}

void hp_hyphenator_expect(HpHyphenator *hyphenator, const char *tag)
{
  Dictionary *dictionary = language_of(hyphenator, tag)->dictionary;
  if (dictionary != NULL && !dictionary->loaded && dictionary->loading == NULL)
    dictionary->loading = g_thread_try_new("hyphenation", load, dictionary->path, NULL);
}

/* ---- Points -------------------------------------------------------------------------------- */

/* Letters of the run that is looked up. */
typedef struct {
  guint from, to;
} LetterRange;

/* Small letters, in UTF-8. */
static char *letters_of(const HpHyphenator *hyphenator, LetterRange part, glong *length)
{
  return g_ucs4_to_utf8(&g_array_index(hyphenator->letters, gunichar, part.from),
                        part.to - part.from, NULL, length, NULL);
}

static char *encoded_as_latin1(const HpHyphenator *hyphenator, LetterRange part, gsize *size)
{
  char *bytes = g_malloc(part.to - part.from + 1);
  for (guint i = part.from; i < part.to; i++) {
    const gunichar letter = g_array_index(hyphenator->letters, gunichar, i);
    if (letter > 0xFF) {
      g_free(bytes);
      return NULL;
    }
    bytes[i - part.from] = (char)letter;
  }
  bytes[part.to - part.from] = '\0';
  *size = part.to - part.from;
  return bytes;
}

/* The letters in the dictionary's character set, or NULL if it lacks one of them. */
static char *encoded(const HpHyphenator *hyphenator, const Dictionary *dictionary, LetterRange part,
                     gsize *size)
{
  if (dictionary->latin1)
    return encoded_as_latin1(hyphenator, part, size);
  glong length;
  g_autofree char *utf8 = letters_of(hyphenator, part, &length);
  if (utf8 == NULL || dictionary->dictionary->utf8) {
    *size = (gsize)length;
    return g_steal_pointer(&utf8);
  }
  char *bytes = g_convert_with_iconv(utf8, length, dictionary->encoder, NULL, size, NULL);
  if (bytes != NULL && *size == part.to - part.from)
    return bytes;
  g_free(bytes);
  return NULL;
}

static void append_point(const HpHyphenator *hyphenator, guint at, gboolean in_part, GArray *points)
{
  const HpHyphenPoint point = {.at = g_array_index(hyphenator->offsets, gsize, at),
                               .letters_before = (guint8)at,
                               .letters_after = (guint8)(hyphenator->letters->len - at),
                               .in_part = in_part};
  g_array_append_val(points, point);
}

/* The dictionary's points, as a byte each with bit 0 set; those that would change the spelling are
   not among them. */
static gboolean ask_dictionary(const Dictionary *dictionary, const char *word, gsize size,
                               char *hyphens)
{
  char **replacements = NULL;
  int *positions = NULL, *cuts = NULL;
  const gboolean asked =
      hnj_hyphen_hyphenate3(dictionary->dictionary, word, (int)size, hyphens, NULL, &replacements,
                            &positions, &cuts, LEAST_PART, LEAST_PART, LEAST_PART, LEAST_PART) == 0;
  for (gsize i = 0; replacements != NULL && i < size; i++) {
    if (replacements[i] != NULL)
      hyphens[i] = '0';
    free(replacements[i]);
  }
  free(replacements);
  free(positions);
  free(cuts);
  return asked;
}

static gboolean has_vowel(const HpHyphenator *hyphenator, guint from, guint to)
{
  static const char vowels[] = "aeiouyåäöæøáàéèêëíóôúü";
  for (guint i = from; i < to; i++)
    if (g_utf8_strchr(vowels, -1, g_array_index(hyphenator->letters, gunichar, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* "mol|n|investering": of two points with nothing but consonants between one is wrong, whichever
   it is. */
static void drop_doubtful(const HpHyphenator *hyphenator, LetterRange part, char *hyphens)
{
  const guint n = part.to - part.from;
  for (guint i = 1, last = 0; i < n; i++) {
    if ((hyphens[i - 1] & 1) == 0)
      continue;
    if (last > 0 && !has_vowel(hyphenator, part.from + last, part.from + i))
      hyphens[last - 1] = hyphens[i - 1] = '0';
    last = i;
  }
}

/* Points within a part of the run: of the word, if it has only one. `marks` has the places where it
   may not be divided. */
static void append_points_in(const HpHyphenator *hyphenator, const Language *language,
                             LetterRange part, const guint8 *marks, GArray *points)
{
  const Dictionary *dictionary = language->dictionary;
  const guint n = part.to - part.from;
  if (dictionary == NULL || dictionary->dictionary == NULL || n < SHORTEST_WORD)
    return;
  gsize size;
  g_autofree char *word = encoded(hyphenator, dictionary, part, &size);
  if (word == NULL)
    return;
  g_autofree char *hyphens = g_malloc0(size + 8);
  if (!ask_dictionary(dictionary, word, size, hyphens))
    return;
  if (language->compounds)
    drop_doubtful(hyphenator, part, hyphens);
  const gboolean in_part = n < hyphenator->letters->len;
  const guint least_after = in_part ? LEAST_BEFORE_JOINT : LEAST_PART;
  for (guint i = LEAST_PART; i + least_after <= n; i++)
    if ((hyphens[i - 1] & 1) != 0 && marks[part.from + i] != HP_NO_JOINT)
      append_point(hyphenator, part.from + i, in_part, points);
}

/* LetterRange by part, each with the dictionary's points in it. */
static void append_points(const HpHyphenator *hyphenator, const Language *language,
                          const guint8 *marks, GArray *points)
{
  const guint n = hyphenator->letters->len;
  LetterRange part = {0, 0};
  for (guint i = 1; i <= n; i++) {
    if (i < n && marks[i] != HP_JOINT)
      continue;
    part.to = i;
    append_points_in(hyphenator, language, part, marks, points);
    if (i < n)
      append_point(hyphenator, i, FALSE, points);
    part.from = i;
  }
}

/* Whoever gave them was not bound by how many letters a line wants. */
static void append_given_points(const HpHyphenator *hyphenator, const char *division,
                                GArray *points)
{
  guint at = 0;
  for (const char *c = division; *c != '\0'; c = g_utf8_next_char(c)) {
    if (*c != '|')
      at++;
    else if (at > 0 && at < hyphenator->letters->len) {
      const HpHyphenPoint point = {g_array_index(hyphenator->offsets, gsize, at), G_MAXUINT8,
                                   G_MAXUINT8, FALSE};
      g_array_append_val(points, point);
    }
  }
}

static void look_up_letters(const HpHyphenator *hyphenator, const Language *language,
                            const HpOwnWords *own, const char *tag, GArray *points)
{
  const guint n = hyphenator->letters->len;
  if (n < SHORTEST_WORD || n > MAX_HYPHENATED_LETTERS)
    return;
  g_autofree char *word = letters_of(hyphenator, (LetterRange){0, n}, NULL);
  if (word == NULL)
    return;
  const char *division = hp_own_words_division(own, tag, word);
  if (division != NULL) {
    append_given_points(hyphenator, division, points);
    return;
  }
  guint8 marks[MAX_HYPHENATED_LETTERS + 1] = {0};
  hp_find_joints(language->words, own, word, marks);
  append_points(hyphenator, language, marks, points);
}

void hp_hyphenate(HpHyphenator *hyphenator, const HpOwnWords *own, const char *tag,
                  const char *word, gsize length, GArray *points)
{
  if (tag == NULL || length < SHORTEST_WORD)
    return;
  const Language *language = NULL;
  const char *end = word + length;
  for (const char *c = word; c < end;) {
    g_array_set_size(hyphenator->letters, 0);
    g_array_set_size(hyphenator->offsets, 0);
    for (; c < end && g_unichar_isalpha(g_utf8_get_char(c)); c = g_utf8_next_char(c)) {
      const gunichar letter = g_unichar_tolower(g_utf8_get_char(c));
      const gsize offset = (gsize)(c - word);
      g_array_append_val(hyphenator->letters, letter);
      g_array_append_val(hyphenator->offsets, offset);
    }
    if (hyphenator->letters->len >= SHORTEST_WORD) {
      if (language == NULL)
        language = loaded_language_of(hyphenator, tag);
      look_up_letters(hyphenator, language, own, tag, points);
    }
    if (c < end)
      c = g_utf8_next_char(c);
  }
}

/* ---- Addresses ---------------------------------------------------------------------------------
 */

enum { ADDRESS_PART = 3 };

gboolean hp_is_address(const char *word, gsize length)
{
  if (g_strstr_len(word, (gssize)length, "://") != NULL || memchr(word, '@', length) != NULL ||
      memchr(word, '_', length) != NULL)
    return TRUE;
  for (gsize i = 1; i + 2 < length; i++)
    if (word[i] == '.' && g_ascii_isalpha(word[i - 1]) && g_ascii_isalpha(word[i + 1]) &&
        g_ascii_isalpha(word[i + 2]))
      return TRUE;
  return FALSE;
}

void hp_address_points(const char *word, gsize length, GArray *points)
{
  for (gsize i = ADDRESS_PART; i + ADDRESS_PART < length; i++) {
    if (strchr(".@?&=#_", word[i]) == NULL)
      continue;
    const HpHyphenPoint point = {i, G_MAXUINT8, G_MAXUINT8, FALSE};
    g_array_append_val(points, point);
  }
}
