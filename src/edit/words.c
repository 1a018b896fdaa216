/* What progress and ratings are called, in the vocabulary and in a language. */
#include "edit/edit.h"

#include <string.h>

static const char *const progress[] = {"not-started", "in-progress",  "ongoing",
                                       "complete",    "paused",       "dropped",
                                       "moved",       "not-relevant", NULL};
static const char *const ratings[] = {"as-planned", "at-risk", "behind", NULL};
static const char *const results[] = {"met", "partly-met", "not-met", NULL};

struct HpStateWords {
  HpSource *labels; /* or NULL */
};

HpStateWords *hp_state_words_new(const char *labels)
{
  g_autoptr(HpDiagnostics) ignored = hp_diagnostics_new();
  HpStateWords *words = g_new0(HpStateWords, 1);
  words->labels = labels == NULL ? NULL : hp_source_read(labels, NULL, ignored);
  return words;
}

void hp_state_words_free(HpStateWords *words)
{
  if (words == NULL)
    return;
  hp_source_free(words->labels);
  g_free(words);
}

/* NULL if there is none. */
static const char *label_of(const HpStateWords *words, const char *id)
{
  const xmlNode *root =
      words->labels == NULL ? NULL : xmlDocGetRootElement(hp_source_document(words->labels));
  for (const xmlNode *label = root == NULL ? NULL : root->children; label != NULL;
       label = label->next)
    if (hp_is_named(label, "label") && g_strcmp0(hp_attribute(label, "id"), id) == 0 &&
        hp_is_text(label->children))
      return (const char *)label->children->content;
  return NULL;
}

const char *hp_state_word(const HpStateWords *words, const char *state)
{
  g_autofree char *id =
      g_strconcat(g_strv_contains(results, state) ? "result-" : "state-", state, NULL);
  const char *label = label_of(words, id);
  return label == NULL ? state : label;
}

char *hp_label_filled(const HpStateWords *words, const char *id, const char *a, const char *b)
{
  const char *label = label_of(words, id);
  GString *filled = g_string_new(label == NULL ? id : label);
  g_string_replace(filled, "{a}", a, 0);
  g_string_replace(filled, "{b}", b, 0);
  return g_string_free(filled, FALSE);
}

static gboolean is_same_word(const char *a, const char *b)
{
  g_autofree char *one = hp_collapsed(a), *other = hp_collapsed(b);
  g_autofree char *small = g_utf8_casefold(one, -1), *other_small = g_utf8_casefold(other, -1);
  return strcmp(small, other_small) == 0;
}

static const char *called(const HpStateWords *words, const char *word, const char *const *states)
{
  for (guint i = 0; states[i] != NULL; i++)
    if (is_same_word(word, states[i]) || is_same_word(word, hp_state_word(words, states[i])))
      return states[i];
  return NULL;
}

const char *hp_progress_called(const HpStateWords *words, const char *word)
{
  return called(words, word, progress);
}

const char *hp_rating_called(const HpStateWords *words, const char *word)
{
  return called(words, word, ratings);
}

const char *hp_result_called(const HpStateWords *words, const char *word)
{
  return called(words, word, results);
}

/* By what people call it, else by its letters. */
static const char *meant(const HpStateWords *words, const char *word, const char *const *states)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  HpSuggestion suggestion = {.word = word};
  for (guint i = 0; states[i] != NULL; i++) {
    g_ptr_array_add(known, (gpointer)states[i]);
    hp_suggestion_consider(&suggestion, hp_state_word(words, states[i]));
  }
  const char *state = hp_word_meant(word, known);
  return state == NULL ? suggestion.best : hp_state_word(words, state);
}

const char *hp_progress_meant(const HpStateWords *words, const char *word)
{
  return meant(words, word, progress);
}

const char *hp_rating_meant(const HpStateWords *words, const char *word)
{
  return meant(words, word, ratings);
}

const char *hp_result_meant(const HpStateWords *words, const char *word)
{
  return meant(words, word, results);
}

static char *all_words(const HpStateWords *words, const char *const *states)
{
  GString *all = g_string_new(NULL);
  for (guint i = 0; states[i] != NULL; i++)
    g_string_append_printf(all, "%s%s", i == 0 ? "" : ", ", hp_state_word(words, states[i]));
  return g_string_free(all, FALSE);
}

char *hp_progress_words(const HpStateWords *words)
{
  return all_words(words, progress);
}

char *hp_rating_words(const HpStateWords *words)
{
  return all_words(words, ratings);
}

char *hp_result_words(const HpStateWords *words)
{
  return all_words(words, results);
}
