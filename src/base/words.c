/* The words of a text, and the text with nothing between them but a space. */
#include "base/base.h"

char **hp_words_of(const char *text)
{
  char **words = g_strsplit_set(text == NULL ? "" : text, " \t\r\n", -1);
  guint n = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      words[n++] = words[i];
    else
      g_free(words[i]);
  words[n] = NULL;
  return words;
}

char *hp_collapsed(const char *text)
{
  g_auto(GStrv) words = hp_words_of(text);
  return g_strjoinv(" ", words);
}
