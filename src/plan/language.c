/* What people write for the tag of a language, and what can be none. */
#include "plan/plan.h"

#include <string.h>
#include <unicode/uloc.h>

const char *hp_language_meant(const char *said)
{
  static const struct {
    const char *tag, *said;
  } languages[] = {{"sv", "svenska swedish sverige swe se-sv ruotsi svensk"},
                   {"en", "engelska english eng gb uk us gb-en englanti engelsk"},
                   {"fi", "finska finnish suomi finland fin finsk"},
                   {"se", "samiska nordsamiska sami davvisamegiella sme"},
                   {"nb", "norska norwegian norsk bokmål norge nob no-nb"},
                   {"nn", "nynorsk nynorska nno no-nn"},
                   {"da", "danska danish dansk danmark dk dan dk-da"}};
  g_autofree char *small = g_utf8_strdown(said, -1);
  for (guint i = 0; i < G_N_ELEMENTS(languages); i++)
    if (hp_is_word_of(small, languages[i].said))
      return languages[i].tag;
  return NULL;
}

#define LONGEST_TAG 3 /* letters; no language of its own has a longer tag */

/* Those of three letters are too many to know; what is for private use ("x-…") is nobody's. */
gboolean hp_is_no_language(const char *said)
{
  const gsize length = strcspn(said, "-");
  g_autofree char *first = g_strndup(said, length);
  return length > LONGEST_TAG || (length == 2 && *uloc_getISO3Language(first) == '\0');
}

const char *hp_language_instead_of(const char *said)
{
  const char *meant = hp_language_meant(said);
  return meant != NULL ? meant : hp_is_no_language(said) ? "sv" : NULL;
}
