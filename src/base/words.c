/* The words of a text, the text with nothing between them but a space, and ids of words. */
#include "base/base.h"

#include <string.h>

#define WHITE_SPACE " \t\r\n"

int hp_compare_strings(gconstpointer a, gconstpointer b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

gboolean hp_string_ends_with(const GString *string, const char *end)
{
  const gsize length = strlen(end);
  return string->len >= length && memcmp(string->str + string->len - length, end, length) == 0;
}

char **hp_words_of(const char *text)
{
  char **words = g_strsplit_set(text == NULL ? "" : text, WHITE_SPACE, -1);
  guint n = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free(words[i]);
  words[n] = NULL;
  return words;
}

/* Texts may have millions of words: they are not taken apart. */
char *hp_collapsed(const char *text)
{
  const char *at = text == NULL ? "" : text;
  char *collapsed = g_malloc(strlen(at) + 1), *end = collapsed;
  for (at += strspn(at, WHITE_SPACE); *at != '\0'; at += strspn(at, WHITE_SPACE)) {
    const gsize length = strcspn(at, WHITE_SPACE);
    if (end > collapsed)
      *end++ = ' ';
    memcpy(end, at, length);
    end += length;
    at += length;
  }
  *end = '\0';
  return collapsed;
}

const char *hp_numbered_id(GHashTable *ids, const char *id)
{
  char *own = g_strdup(id);
  gpointer last = NULL;
  if (g_hash_table_lookup_extended(ids, id, NULL, &last)) {
    guint number = MAX(GPOINTER_TO_UINT(last), 1);
    do {
      g_free(own);
      own = g_strdup_printf("%s-%u", id, ++number);
    } while (g_hash_table_contains(ids, own));
    g_hash_table_insert(ids, g_strdup(id), GUINT_TO_POINTER(number));
  }
  g_hash_table_insert(ids, own, NULL);
  return own;
}
