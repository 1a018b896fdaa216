/* Finds what is meant by an id, or by a printed number, in a source that is being changed. */
#include "edit/session.h"

#include <string.h>

const xmlNode *hp_edit_find(const HpEdit *edit, const char *id)
{
  const xmlNode *root = hp_edit_root(edit);
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root))
    if (g_strcmp0(hp_attribute(at, "id"), id) == 0)
      return at;
  return NULL;
}

/* The only one that has the number; NULL if none has, or several. */
static const xmlNode *numbered(const HpEdit *edit, const char *number, const char *kinds)
{
  const xmlNode *root = hp_edit_root(edit), *found = NULL;
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    if (!hp_is_one_of(at, kinds) || g_strcmp0(hp_attribute(at, "number"), number) != 0)
      continue;
    if (found != NULL)
      return NULL;
    found = at;
  }
  return found;
}

/* "an <activity>, an <objective>": what there may be, in the words of the source. The caller's. */
static char *kinds_in_words(const char *kinds)
{
  g_auto(GStrv) names = g_strsplit(kinds, " ", -1);
  g_autofree char *joined = g_strjoinv(">, <", names);
  return g_strdup_printf("<%s>", joined);
}

static void report_unknown(const HpEdit *edit, const char *meant, const char *kinds,
                           const HpPlace *place, HpDiagnostics *diagnostics)
{
  const xmlNode *root = hp_edit_root(edit);
  HpSuggestion suggestion = {.word = meant};
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    const char *id = hp_is_one_of(at, kinds) ? hp_attribute(at, "id") : NULL;
    if (id != NULL)
      hp_suggestion_consider(&suggestion, id);
  }
  g_autofree char *expected = kinds_in_words(kinds);
  if (suggestion.best != NULL)
    hp_report_error(diagnostics, place, _("There is no \"%s\" in %s; did you mean \"%s\"?"), meant,
                    edit->path, suggestion.best);
  else
    hp_report_error(diagnostics, place,
                    _("There is no \"%s\" in %s; expected the id of one of: %s."), meant,
                    edit->path, expected);
}

const xmlNode *hp_edit_target(const HpEdit *edit, const char *meant, const char *kinds,
                              const HpPlace *place, HpDiagnostics *diagnostics)
{
  const xmlNode *found = hp_edit_find(edit, meant);
  if (found == NULL)
    found = numbered(edit, meant, kinds);
  if (found != NULL && hp_is_one_of(found, kinds))
    return found;
  if (found == NULL) {
    report_unknown(edit, meant, kinds, place, diagnostics);
    return NULL;
  }
  g_autofree char *expected = kinds_in_words(kinds);
  hp_report_error(diagnostics, place, _("\"%s\" is a <%s>; expected the id of one of: %s."), meant,
                  (const char *)found->name, expected);
  return NULL;
}

/* ---- Ids that are free ----------------------------------------------------------------------- */

#define MAX_STEM 56 /* bytes of an id that a number is added to; cut */

char *hp_edit_new_id(const HpEdit *edit, const char *stem)
{
  const xmlNode *root = hp_edit_root(edit);
  g_autoptr(GHashTable) taken = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root)) {
    const char *id = hp_attribute(at, "id");
    if (id != NULL)
      g_hash_table_add(taken, (gpointer)id);
  }
  g_autofree char *cut = g_utf8_substring(stem, 0, MIN(g_utf8_strlen(stem, -1), MAX_STEM));
  char *id = NULL;
  for (guint number = 1; id == NULL || g_hash_table_contains(taken, id); number++) {
    g_free(id);
    id = g_strdup_printf("%s-%u", cut, number);
  }
  return id;
}
