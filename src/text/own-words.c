/* The words of a document, which its compounds may be made of; and those that it or its house says
   how to divide. */
#include "text/text-internal.h"

#include <string.h>

enum {
  SHORTEST_KEPT = 4,  /* letters of a word of the document */
  LEAST_STEM = 5,     /* letters that forms of a word have in common, at least */
  ENDING = 5,         /* letters in which forms of a word differ */
  DIVIDED_ENDING = 5, /* letters that may follow a word whose places are given */
};

struct HpOwnWords {
  HpTextDocument document;
  gboolean collected;
  GStringChunk *strings;
  GHashTable *known; /* word → itself */
  GPtrArray *words;  /* the same in order */
  GString *letters;
  GHashTable *divided; /* "sv samverkansstruktur" → "samverkans|struktur" */
};

HpOwnWords *hp_own_words_new(const HpTextDocument *document)
{
  HpOwnWords *own = g_new0(HpOwnWords, 1);
  own->document = *document;
  own->strings = g_string_chunk_new(1024);
  own->known = g_hash_table_new(g_str_hash, g_str_equal);
  own->words = g_ptr_array_new();
  own->letters = g_string_new(NULL);
  return own;
}

void hp_own_words_free(HpOwnWords *own)
{
  if (own == NULL)
    return;
  g_clear_pointer(&own->divided, g_hash_table_unref);
  g_string_free(own->letters, TRUE);
  g_ptr_array_free(own->words, TRUE);
  g_hash_table_unref(own->known);
  g_string_chunk_free(own->strings);
  g_free(own);
}

/* ---- Words of the document ---------------------------------------------------------------------
 */

static void add_word(HpOwnWords *own)
{
  if (g_utf8_strlen(own->letters->str, (gssize)own->letters->len) >= SHORTEST_KEPT &&
      !g_hash_table_contains(own->known, own->letters->str)) {
    char *word =
        g_string_chunk_insert_len(own->strings, own->letters->str, (gssize)own->letters->len);
    g_hash_table_add(own->known, word);
    g_ptr_array_add(own->words, word);
  }
  g_string_truncate(own->letters, 0);
}

static void add_text(const char *text, gsize length, gpointer user)
{
  HpOwnWords *own = user;
  for (const char *c = text; c < text + length; c = g_utf8_next_char(c)) {
    const gunichar character = g_utf8_get_char(c);
    if (g_unichar_isalpha(character))
      g_string_append_unichar(own->letters, g_unichar_tolower(character));
    else if (own->letters->len > 0)
      add_word(own);
  }
}

/* When they are first asked for: most documents have no word that needs them. */
static void collect(const HpOwnWords *unread)
{
  HpOwnWords *own = (HpOwnWords *)unread;
  if (own->collected)
    return;
  own->collected = TRUE;
  if (own->document.each_text != NULL)
    own->document.each_text(own->document.document, add_text, own);
  add_word(own);
  g_ptr_array_sort(own->words, hp_compare_strings);
}

gboolean hp_own_words_has(const HpOwnWords *own, const char *word, gsize length)
{
  if (own == NULL)
    return FALSE;
  collect(own);
  g_string_truncate(own->letters, 0);
  g_string_append_len(own->letters, word, (gssize)length);
  const gboolean known = g_hash_table_contains(own->known, own->letters->str);
  g_string_truncate(own->letters, 0);
  return known;
}

/* Letters that both begin with. */
static glong letters_in_common(const char *a, const char *b)
{
  glong n = 0;
  for (; *a != '\0' && g_utf8_get_char(a) == g_utf8_get_char(b); n++) {
    a = g_utf8_next_char(a);
    b = g_utf8_next_char(b);
  }
  return n;
}

static guint first_not_before(const GPtrArray *words, const char *word)
{
  guint low = 0, high = words->len;
  while (low < high) {
    const guint middle = low + (high - low) / 2;
    if (strcmp(g_ptr_array_index(words, middle), word) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Words that begin alike stand side by side. */
static gboolean has_form_beside(const HpOwnWords *own, const char *word, guint at, int step)
{
  for (; at < own->words->len; at += (guint)step) {
    const char *other = g_ptr_array_index(own->words, at);
    const glong common = letters_in_common(word, other);
    if (common < LEAST_STEM || g_utf8_strlen(word, -1) - common > ENDING)
      return FALSE;
    if (g_utf8_strlen(other, -1) - common <= ENDING)
      return TRUE;
  }
  return FALSE;
}

gboolean hp_own_words_has_form(const HpOwnWords *own, const char *word, gsize length)
{
  if (own == NULL)
    return FALSE;
  collect(own);
  g_autofree char *wanted = g_strndup(word, length);
  const guint at = first_not_before(own->words, wanted);
  return has_form_beside(own, wanted, at, 1) || has_form_beside(own, wanted, at - 1, -1);
}

/* ---- Words that are divided as somebody says ---------------------------------------------------
 */

static char *key_of(const char *language, const char *word, gsize length)
{
  g_autofree char *tag = g_ascii_strdown(language, (gssize)strcspn(language, "-"));
  g_autofree char *letters = g_utf8_strdown(word, (gssize)length);
  return g_strconcat(tag, " ", letters, NULL);
}

/* Its parts are words as well, and others may be made of them. */
static void divide(HpOwnWords *own, const char *language, const char *marked)
{
  g_auto(GStrv) parts = g_strsplit(marked, "|", -1);
  g_autofree char *word = g_strjoinv("", parts);
  if (own->divided == NULL)
    own->divided = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert(own->divided, key_of(language, word, strlen(word)),
                      g_utf8_strdown(marked, -1));
  for (char **part = parts; *part != NULL; part++) {
    add_text(*part, strlen(*part), own);
    add_word(own);
  }
}

void hp_own_words_divide(HpOwnWords *own, const char *language, const char *words)
{
  g_auto(GStrv) each = g_strsplit_set(words, " \t\r\n", -1);
  for (char **word = each; *word != NULL; word++)
    if (**word != '\0')
      divide(own, language, *word);
}

const char *hp_own_words_division(const HpOwnWords *own, const char *language, const char *word)
{
  if (own == NULL || own->divided == NULL)
    return NULL;
  const char *end = word + strlen(word);
  for (int i = 0; i <= DIVIDED_ENDING && end > word; i++, end = g_utf8_prev_char(end)) {
    g_autofree char *key = key_of(language, word, (gsize)(end - word));
    const char *marked = g_hash_table_lookup(own->divided, key);
    if (marked != NULL)
      return marked;
  }
  return NULL;
}
