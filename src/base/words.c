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

char *hp_escaped_for_xml(const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text(text, length);
  GString *kept = g_string_sized_new(strlen(escaped));
  for (const char *at = escaped; *at != '\0'; at++)
    if (*at == '\t' || *at == '\n' || *at == '\r')
      g_string_append_printf(kept, "&#%d;", *at);
    else
      g_string_append_c(kept, *at);
  return g_string_free(kept, FALSE);
}

static gboolean is_noncharacter(gunichar c)
{
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c <= 0x10FFFF && (c & 0xFFFE) == 0xFFFE);
}

const char *hp_beyond_xml(const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c >= 0x20 ? is_noncharacter(c) : strchr("\t\n\r", (int)c) == NULL)
      return at;
  }
  return NULL;
}

const char *hp_noncharacter_in(const char *text, gsize length)
{
  const char *end = text + length;
  for (const char *at = text; at < end; at++)
    /* None begins with a byte below. */
    if ((guchar)*at >= 0xEF && is_noncharacter(g_utf8_get_char_validated(at, end - at)))
      return at;
  return NULL;
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
