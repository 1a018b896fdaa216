/* "Did you mean …": the nearest of some words. */
#include "base/base.h"

#include <string.h>

#define MAX_SUGGESTION_LETTERS                                                                     \
  64 /* letters of a word for which another is suggested; longer: none is */

/* How many slips of the keyboard lie between two words: letters put in, left out, taken for others,
   or swapped with a neighbour. G_MAXUINT if either is too long to be looked at, or if they are more
   than `most`: most words are told apart by their first letters. */
static guint edit_distance(const char *a, const char *b, guint most)
{
  const gsize width = strlen(b);
  if (strlen(a) > MAX_SUGGESTION_LETTERS || width > MAX_SUGGESTION_LETTERS)
    return G_MAXUINT;
  guint rows[3][MAX_SUGGESTION_LETTERS + 1];
  guint *older = rows[0], *last = rows[1], *row = rows[2], least_before = 0;
  for (gsize j = 0; j <= width; j++)
    last[j] = (guint)j;
  for (gsize i = 1; a[i - 1] != '\0'; i++) {
    guint least = row[0] = (guint)i;
    for (gsize j = 1; j <= width; j++) {
      const guint changed = last[j - 1] + (a[i - 1] != b[j - 1]);
      row[j] = MIN(MIN(last[j], row[j - 1]) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN(row[j], older[j - 2] + 1);
      least = MIN(least, row[j]);
    }
    /* What is swapped is reckoned from the row before the last. */
    if (MIN(least, least_before) > most)
      return G_MAXUINT;
    least_before = least;
    guint *free_row = older;
    older = last;
    last = row;
    row = free_row;
  }
  return last[width];
}

static gboolean is_number(const char *word)
{
  return word[strspn(word, "0123456789")] == '\0';
}

/* A third of the word may be wrong, but not so much that it is another word. Any number is near any
   other, and so is any letter: they are not meant. */
static guint slips_allowed(const char *word)
{
  if (strlen(word) < 2 || is_number(word))
    return 0;
  return (guint)CLAMP(strlen(word) / 3, 1, 3);
}

/* So many letters at least are put in or left out. */
static guint least_slips(const char *a, const char *b)
{
  const gsize one = strlen(a), other = strlen(b);
  return (guint)(MAX(one, other) - MIN(one, other));
}

void hp_suggestion_consider(HpSuggestion *suggestion, const char *candidate)
{
  if (suggestion->word == NULL ||
      least_slips(suggestion->word, candidate) > slips_allowed(suggestion->word))
    return;
  const gboolean same_letters = g_ascii_strcasecmp(suggestion->word, candidate) == 0;
  const guint most = slips_allowed(suggestion->word);
  const guint slips = same_letters ? 0 : edit_distance(suggestion->word, candidate, most);
  if (slips > most || (suggestion->best != NULL && slips >= suggestion->slips))
    return;
  suggestion->best = candidate;
  suggestion->slips = slips;
}

/* Looking through hundreds of names for each of very many faults would take long. */
#define MAX_FAULTS_WITH_SUGGESTIONS                                                                \
  200 /* faults of a document with a suggestion; the rest come without */

HpSuggestion hp_suggestion_for(const char *word, const HpDiagnostics *diagnostics)
{
  const guint faults =
      hp_diagnostics_count(diagnostics, HP_ERROR) + hp_diagnostics_count(diagnostics, HP_WARNING);
  return (HpSuggestion){.word = faults < MAX_FAULTS_WITH_SUGGESTIONS ? word : NULL};
}
