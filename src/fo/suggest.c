/* Whether a word that is not known is worth a suggestion. */
#include "fo/internal.h"

/* Looking through hundreds of names for each of very many faults would take long. */
enum { FAULTS_WITH_SUGGESTIONS = 200 };

HpSuggestion hp_suggestion_for(const char *word, const HpDiagnostics *diagnostics)
{
  const guint faults =
      hp_diagnostics_count(diagnostics, HP_ERROR) + hp_diagnostics_count(diagnostics, HP_WARNING);
  return (HpSuggestion){.word = faults < FAULTS_WITH_SUGGESTIONS ? word : NULL};
}
