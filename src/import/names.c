/* Ids made of words, what makes two ways to write a name one, and tables of words. */
#include "import/build.h"

#include <string.h>

char **hp_row_of_table(const char *line)
{
  return *line == '#' || strchr(line, '\t') == NULL ? NULL : g_strsplit_set(line, "\t|", -1);
}

char *hp_key_of_words(const char *words)
{
  GString *key = g_string_new(NULL);
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char(at))
    if (g_unichar_isalnum(g_utf8_get_char(at)))
      g_string_append_unichar(key, g_unichar_tolower(g_utf8_get_char(at)));
  return g_string_free(key, FALSE);
}

/* Cut at the end of a word where it is long. */
char *hp_id_of_words(const char *words, const char *otherwise)
{
  enum { ID_LENGTH = 40, LEAST_LENGTH = 8 };
  g_autofree char *apart = g_utf8_normalize(words, -1, G_NORMALIZE_NFD);
  GString *id = g_string_new(NULL);
  for (const char *at = apart; *at != '\0' && id->len <= ID_LENGTH; at = g_utf8_next_char(at)) {
    const gunichar c = g_unichar_tolower(g_utf8_get_char(at));
    if (c < 0x80 && g_ascii_isalnum((char)c))
      g_string_append_c(id, (char)c);
    else if (c == 0xf8 || c == 0xe6) /* ø, æ */
      g_string_append(id, c == 0xf8 ? "o" : "ae");
    else if (!g_unichar_ismark(c) && id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c(id, '-');
  }
  const char *end = id->len > ID_LENGTH ? strrchr(id->str, '-') : NULL;
  if (id->len > ID_LENGTH)
    g_string_truncate(id, end != NULL && end - id->str >= LEAST_LENGTH ? (gsize)(end - id->str)
                                                                       : ID_LENGTH);
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate(id, id->len - 1);
  if (id->len == 0)
    g_string_append(id, otherwise);
  if (!g_ascii_isalpha(id->str[0]))
    g_string_prepend(id, "x-");
  return g_string_free(id, FALSE);
}

char *hp_new_id(GHashTable *ids, const char *words, const char *otherwise)
{
  g_autofree char *base = hp_id_of_words(words, otherwise);
  return g_strdup(hp_numbered_id(ids, base));
}

const char *hp_word_in(const char *language, HpImportWord word)
{
  static const struct {
    const char *language, *words[HP_N_WORDS];
  } all[] = {{"sv", {"Åtgärder", "[Ange ägaren]"}},   {"fi", {"Toimenpiteet", "[Nimeä omistaja]"}},
             {"nb", {"Tiltak", "[Oppgi eieren]"}},    {"nn", {"Tiltak", "[Oppgi eigaren]"}},
             {"da", {"Indsatser", "[Angiv ejeren]"}}, {"se", {"Doaimmat", "[Namut eaiggáda]"}},
             {"en", {"Actions", "[Name the owner]"}}};
  guint i = 0;
  while (i + 1 < G_N_ELEMENTS(all) && !g_str_has_prefix(language, all[i].language))
    i++;
  return all[i].words[word];
}

char *hp_import_name(const char *stem)
{
  return hp_id_of_words(stem, "plan");
}

/* How much of a line is a number that counts it; 0: none. "1. kompaniet" is a name. */
static gsize length_of_number(const char *line, guint n)
{
  g_autofree char *number = g_strdup_printf("%u", n);
  const gsize length = strlen(number);
  const gboolean counts = g_str_has_prefix(line, number) && line[length] != '\0' &&
                          strchr(".)", line[length]) != NULL && line[length + 1] == ' ';
  if (!counts || line[length + 2] == '\0')
    return 0;
  return g_unichar_islower(g_utf8_get_char(line + length + 2)) ? 0 : length + 2;
}

/* How much of a text comes before the n-th number, or a sign. */
static gsize length_of_part(const char *text, const char *signs, guint n)
{
  const gsize length = strcspn(text, signs);
  for (const char *at = text; at < text + length; at++)
    if (*at == ' ' && length_of_number(at + 1, n) > 0)
      return (gsize)(at - text);
  return length;
}

/* The text without the numbers of its parts, each in a line or before the sign that it has; NULL:
   they do not count them, or not so many. */
static char *without_numbers_of(const char *text, const char *signs, guint least)
{
  g_autoptr(GString) words = g_string_new(NULL);
  const char *at = text;
  for (guint n = 1;; n++) {
    at += strspn(at, " ");
    const gsize number = length_of_number(at, n);
    if (number == 0)
      return NULL;
    const gsize length = length_of_part(at + number, signs, n + 1);
    g_string_append_len(words, at + number, (gssize)length);
    at += number + length;
    if (*at == '\0')
      return n < least ? NULL : g_strdup(words->str);
    g_string_append_c(words, *at == ' ' ? '\n' : *at);
    at++;
  }
}

char *hp_without_line_numbers(const char *text)
{
  char *words = without_numbers_of(text, "\n", 2);
  return words == NULL ? g_strdup(text) : words;
}

char *hp_without_name_numbers(const char *text)
{
  char *words = without_numbers_of(text, ",;\n", 1);
  if (words == NULL)
    words = without_numbers_of(text, "\n", 1);
  return words == NULL ? g_strdup(text) : words;
}
