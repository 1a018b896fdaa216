/* What somebody may have meant, of the words that a schema has. */
#include "plan/schema/suggest.h"
#include "base/base.h"
#include "plan/plan.h"

const char *hp_suggest(const char *word, const GPtrArray *words)
{
  HpSuggestion suggestion = {.word = word};
  for (guint i = 0; i < words->len; i++)
    hp_suggestion_consider(&suggestion, g_ptr_array_index(words, i));
  return suggestion.best;
}

const char *hp_name_meant(const char *name, const GPtrArray *names)
{
  const char *synonym = hp_word_meant(name, names);
  return synonym != NULL ? synonym : hp_suggest(name, names);
}

const char *hp_suggest_of_any(const char *word, GPtrArray *words)
{
  g_ptr_array_sort(words, hp_compare_strings);
  return hp_suggest(word, words);
}

char *hp_join_words(const GPtrArray *words, guint limit)
{
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < words->len && i < limit; i++)
    g_string_append_printf(joined, "%s%s", i == 0 ? "" : ", ",
                           (const char *)g_ptr_array_index(words, i));
  if (words->len > limit)
    g_string_append(joined, ", …");
  return g_string_free(joined, FALSE);
}
