/* What progress and ratings are called, in the vocabulary and in a language. */
#include "edit/edit.h"

#include <string.h>

static const char *const states[][9] = {[HP_PROGRESS] = {"not-started", "in-progress", "ongoing",
                                                         "complete", "paused", "dropped", "moved",
                                                         "not-relevant", NULL},
                                        [HP_RATING] = {"as-planned", "at-risk", "behind", NULL},
                                        [HP_RESULT] = {"met", "partly-met", "not-met", NULL}};

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
      g_strconcat(g_strv_contains(states[HP_RESULT], state) ? "result-" : "state-", state, NULL);
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

const char *hp_state_called(const HpStateWords *words, HpStateKind kind, const char *word)
{
  for (const char *const *at = states[kind]; *at != NULL; at++)
    if (is_same_word(word, *at) || is_same_word(word, hp_state_word(words, *at)))
      return *at;
  return NULL;
}

/* By what people call it, else by its letters. */
const char *hp_state_meant(const HpStateWords *words, HpStateKind kind, const char *word)
{
  g_autoptr(GPtrArray) known = g_ptr_array_new();
  HpSuggestion suggestion = {.word = word};
  for (const char *const *at = states[kind]; *at != NULL; at++) {
    g_ptr_array_add(known, (gpointer)*at);
    hp_suggestion_consider(&suggestion, hp_state_word(words, *at));
  }
  const char *state = hp_word_meant(word, known);
  return state == NULL ? suggestion.best : hp_state_word(words, state);
}

char *hp_states_to_choose(const HpStateWords *words, HpStateKind kind)
{
  GString *all = g_string_new(NULL);
  for (const char *const *at = states[kind]; *at != NULL; at++)
    g_string_append_printf(all, "%s%s", all->len == 0 ? "" : ", ", hp_state_word(words, *at));
  return g_string_free(all, FALSE);
}
