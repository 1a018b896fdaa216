/* "Did you mean …": the nearest of some names. */
#include "fo/internal.h"

#include <string.h>

/* Looking through hundreds of names for each of very many faults would take long. */
enum { FAULTS_WITH_SUGGESTIONS = 200 };

HpSuggestion hp_suggestion_for(const char *word, const HpDiagnostics *diagnostics)
{
  const guint faults =
      hp_diagnostics_count(diagnostics, HP_ERROR) + hp_diagnostics_count(diagnostics, HP_WARNING);
  return (HpSuggestion){.word = faults < FAULTS_WITH_SUGGESTIONS ? word : NULL};
}

void hp_suggestion_consider(HpSuggestion *suggestion, const char *candidate)
{
  if (suggestion->word == NULL)
    return;
  const guint distance = hp_edit_distance(suggestion->word, candidate);
  const guint allowed = (guint)MAX(strlen(suggestion->word) / 3, 1);
  if (distance > allowed || (suggestion->best != NULL && distance >= suggestion->distance))
    return;
  suggestion->best = candidate;
  suggestion->distance = distance;
}
