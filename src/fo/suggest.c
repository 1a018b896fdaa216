/* "Did you mean …": the nearest of some names. */
#include "fo/internal.h"

#include <string.h>

void hp_suggestion_consider(HpSuggestion *suggestion, const char *candidate)
{
  const guint distance = hp_edit_distance(suggestion->word, candidate);
  const guint allowed = (guint)MAX(strlen(suggestion->word) / 3, 1);
  if (distance > allowed || (suggestion->best != NULL && distance >= suggestion->distance))
    return;
  suggestion->best = candidate;
  suggestion->distance = distance;
}
