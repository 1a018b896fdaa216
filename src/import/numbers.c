/* Numbers that were typed before words, or in a label before them: what the vocabulary keeps apart.
 */
#include "import/build.h"

#include <string.h>

/*
 * "1.1 Inventera", "2. Inventera", "a) Inventera", "1 Inventera" before a capital letter. No number
 * is a day ("1.1.2026 …"), an amount ("1.5 tjänst"), a year, or what is alone on its line.
 */
static const char pattern[] = "^(?:"
                              "([0-9]{1,2}(?:\\.[0-9]{1,3}){0,3}[a-z]?)\\.?\\s+(?=[\"”»]?\\p{Lu})|"
                              "([0-9]{1,2}(?:\\.[0-9]{1,3}){0,3}[a-z]?)\\.\\s+(?=\\S)|"
                              "((?:[0-9]{1,2}(?:\\.[0-9]{1,3}){0,3}|[a-zA-Z])\\))\\s+(?=\\S)"
                              ")";

/* Most texts do not, and need no pattern. */
static gboolean may_begin_with_number(const char *text)
{
  return g_ascii_isdigit(*text) || (g_ascii_isalpha(*text) && text[1] == ')');
}

const char *hp_after_typed_number(const char *text, char **number)
{
  *number = NULL;
  if (!may_begin_with_number(text))
    return text;
  g_autoptr(GRegex) typed = g_regex_new(pattern, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  int end = 0;
  if (!g_regex_match(typed, text, 0, &match) || !g_match_info_fetch_pos(match, 0, NULL, &end))
    return text;
  for (int group = 1; group <= 3 && *number == NULL; group++) {
    g_autofree char *found = g_match_info_fetch(match, group);
    if (found != NULL && *found != '\0')
      *number = g_steal_pointer(&found);
  }
  return text + end;
}

int hp_depth_of_number(const char *number)
{
  int depth = 1;
  for (const char *at = number; *at != '\0'; at++)
    depth += *at == '.' && at[1] != '\0' ? 1 : 0;
  return depth;
}

gsize hp_typed_label(const char *text, char **words, char **number)
{
  const gsize before = strcspn(text, ":\n");
  gsize end = before;
  while (end > 0 && strchr("0123456789. ", text[end - 1]) != NULL)
    end--;
  *words = g_strstrip(g_strndup(text, end));
  *number = g_strstrip(g_strndup(text + end, before - end));
  if (g_str_has_suffix(*number, "."))
    (*number)[strlen(*number) - 1] = '\0';
  if (**number == '\0')
    g_clear_pointer(number, g_free);
  return before;
}
