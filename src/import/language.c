/* Which language a file is in: by its words and, where they do not tell, by what it says itself. */
#include "import/build.h"

#include "languages.h"

#include <string.h>

enum { N_LANGUAGES = 7, LEAST_WORDS = 3 };

typedef struct {
  char *tags[N_LANGUAGES];
  GHashTable *words[N_LANGUAGES];
  guint found[N_LANGUAGES];
  guint n;
} LanguageCount;

static void read_table(LanguageCount *count)
{
  g_auto(GStrv) lines = g_strsplit(languages_table, "\n", -1);
  for (guint i = 0; lines[i] != NULL && count->n < N_LANGUAGES; i++) {
    g_auto(GStrv) row = hp_row_of_table(lines[i]);
    if (row == NULL)
      continue;
    GHashTable *own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint j = 1; row[j] != NULL; j++)
      g_hash_table_add(own, g_strdup(row[j]));
    count->tags[count->n] = g_strdup(row[0]);
    count->words[count->n++] = own;
  }
}

static void count_text(const char *text, gpointer data)
{
  LanguageCount *count = data;
  g_autofree char *lower = g_utf8_strdown(text, -1);
  const char *from = NULL;
  for (char *at = lower;; at = g_utf8_next_char(at)) {
    const gboolean is_letter = g_unichar_isalpha(g_utf8_get_char(at));
    if (is_letter && from == NULL)
      from = at;
    if (is_letter || from == NULL) {
      if (*at == '\0')
        return;
      continue;
    }
    g_autofree char *word = g_strndup(from, (gsize)(at - from));
    for (guint i = 0; i < count->n; i++)
      count->found[i] += g_hash_table_contains(count->words[i], word) ? 1 : 0;
    from = NULL;
    if (*at == '\0')
      return;
  }
}

/* The language that a file says it is in; past the last if it is none of these. */
static guint own_of(const LanguageCount *count, const char *tag)
{
  guint i = 0;
  while (i < count->n && (tag == NULL || !g_str_has_prefix(tag, count->tags[i])))
    i++;
  return i;
}

/* The language that most words are of: the file's own among equals, and nearly so. */
static guint best_of(const LanguageCount *count, guint own)
{
  guint best = 0;
  for (guint i = 1; i < count->n; i++)
    if (count->found[i] > count->found[best])
      best = i;
  return own < count->n && count->found[own] * 10 >= count->found[best] * 9 ? own : best;
}

char *hp_language_of_document(const HpOfficeText *document)
{
  LanguageCount count = {.n = 0};
  read_table(&count);
  hp_office_each_text(document, count_text, &count);
  const guint own = own_of(&count, document->language);
  const guint best = best_of(&count, own);
  char *tag = NULL;
  if (count.found[best] >= LEAST_WORDS)
    tag = g_strdup(count.tags[best]);
  else if (own < count.n)
    tag = g_strndup(document->language, strcspn(document->language, "-_"));
  for (guint i = 0; i < count.n; i++) {
    g_free(count.tags[i]);
    g_hash_table_unref(count.words[i]);
  }
  return tag;
}
