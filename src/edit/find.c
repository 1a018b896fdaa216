/* Finds what is meant by an id, or by a printed number, in a source that is being changed. */
#include "edit/session.h"

#include <string.h>

const xmlNode *hp_edit_find(const HpEdit *edit, const char *id)
{
  return hp_element_with_id(hp_edit_root(edit), id);
}

/* Those that have the number printed before them; of xmlNode. The caller's. */
static GPtrArray *numbered(const HpEdit *edit, const char *number, const char *kinds)
{
  const xmlNode *root = hp_edit_root(edit);
  GPtrArray *found = g_ptr_array_new();
  for (const xmlNode *at = root; at != NULL; at = hp_next_element((xmlNode *)at, root))
    if (hp_is_one_of(at, kinds) && g_strcmp0(hp_attribute(at, "number"), number) == 0)
      g_ptr_array_add(found, (gpointer)at);
  return found;
}

static void report_several(const GPtrArray *found, const char *number, const HpPlace *place,
                           HpDiagnostics *diagnostics)
{
  const char *one = hp_attribute(g_ptr_array_index(found, 0), "id");
  const char *other = hp_attribute(g_ptr_array_index(found, 1), "id");
  hp_report_error(diagnostics, place,
                  _("Several parts have the number \"%s\", such as \"%s\" and \"%s\"; give the id "
                    "of the one that is meant."),
                  number, one, other);
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
  if (found != NULL && hp_is_one_of(found, kinds))
    return found;
  if (found == NULL) {
    g_autoptr(GPtrArray) all = numbered(edit, meant, kinds);
    if (all->len == 1)
      return g_ptr_array_index(all, 0);
    if (all->len > 1)
      report_several(all, meant, place, diagnostics);
    else
      report_unknown(edit, meant, kinds, place, diagnostics);
    return NULL;
  }
  g_autofree char *expected = kinds_in_words(kinds);
  hp_report_error(diagnostics, place, _("\"%s\" is the id of <%s>; expected that of one of: %s."),
                  meant, (const char *)found->name, expected);
  return NULL;
}

/* ---- Ids that are free ----------------------------------------------------------------------- */

#define MAX_STEM 56 /* bytes of an id that a number is added to; cut */

char *hp_edit_new_id(const HpEdit *edit, const char *stem, GHashTable *given)
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
  for (guint number = 1; id == NULL || g_hash_table_contains(taken, id) ||
                         (given != NULL && g_hash_table_contains(given, id));
       number++) {
    g_free(id);
    id = g_strdup_printf("%s-%u", cut, number);
  }
  if (given != NULL)
    g_hash_table_add(given, g_strdup(id));
  return id;
}

/* In the languages whose words ids are made of; where there is none, the vocabulary's. */
static const char *word_in(const char *language, const char *thing)
{
  static const char *const languages[] = {"sv", "nb", "nn", "da", "fi"};
  static const struct {
    const char *thing, *words[G_N_ELEMENTS(languages)];
  } things[] = {
      {"meeting", {"mote", "mote", "mote", "mode", "kokous"}},
      {"received", {"inkommet", "innkommet", "innkome", "modtaget", "saapunut"}},
      {"amendment", {"andring", "endring", "endring", "aendring", "muutos"}},
      {"area", {"omrade", "omrade", "omrade", "omrade", "alue"}},
      {"goal", {"mal", "mal", "mal", "mal", "tavoite"}},
      {"objective", {"delmal", "delmal", "delmal", "delmal", "osatavoite"}},
      {"objective-group",
       {"delmalsgrupp", "delmalsgruppe", "delmalsgruppe", "delmalsgruppe", "osatavoitteet"}},
      {"activity", {"aktivitet", "tiltak", "tiltak", "aktivitet", "toimenpide"}},
      {"indicator", {"indikator", "indikator", "indikator", "indikator", "mittari"}}};
  for (guint i = 0; i < G_N_ELEMENTS(things); i++)
    for (guint j = 0; j < G_N_ELEMENTS(languages); j++)
      if (strcmp(things[i].thing, thing) == 0 && g_str_has_prefix(language, languages[j]))
        return things[i].words[j];
  return thing;
}

char *hp_edit_id_of_day(const HpEdit *edit, const char *thing, const char *day)
{
  char *id = g_strdup_printf("%s-%s", word_in(hp_edit_language(edit), thing), day);
  if (hp_edit_find(edit, id) == NULL)
    return id;
  char *other = hp_edit_new_id(edit, id, NULL);
  g_free(id);
  return other;
}

char *hp_edit_id_beside(const HpEdit *edit, const char *thing, const char *beside,
                        GHashTable *given)
{
  const char *word = word_in(hp_edit_language(edit), thing);
  g_autofree char *longer = g_strdup_printf("%s-%s", word, beside);
  return hp_edit_new_id(edit, g_str_has_prefix(beside, word) ? beside : longer, given);
}
