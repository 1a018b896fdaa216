/* The head of an imported plan, and the parties that are named in it. */
#include "import/build.h"

#include <string.h>

#define MAX_PARTIES_COMPARED 500 /* parties that are compared with each other; not compared */
#define MAX_NAME_COMPARED 200    /* bytes of a party's name that is compared; not compared */

/* ---- Parties ------------------------------------------------------------------------------- */

static const char *kind_of_party(const HpImportParty *party)
{
  static const struct {
    const char *words, *kind;
  } kinds[] = {{"kommunförbund", "association"},
               {"fackförbund", "union"},
               {"fagforening", "union"},
               {"nätverk", "network"},
               {"nettverk", "network"},
               {"netværk", "network"},
               {"network", "network"},
               {"verkosto", "network"},
               {"arbetsgrupp", "working-group"},
               {"arbeidsgruppe", "working-group"},
               {"working group", "working-group"},
               {"grupp", "working-group"},
               {"länsstyrelse", "state"},
               {"myndighet", "state"},
               {"region", "region"},
               {"landsting", "region"},
               {"universitet", "university"},
               {"högskola", "university"},
               {"chef", "role"},
               {"samordnare", "role"},
               {"manager", "role"},
               {"förening", "civil-society"},
               {"enhet", "unit"},
               {"avdelning", "unit"},
               {"nämnd", "unit"},
               {"förvaltning", "unit"},
               {"kommuner", "group"},
               {"kommun", "municipality"},
               {"municipalities", "group"},
               {"municipality", "municipality"},
               {" ab", "company"}};
  g_autofree char *lower = g_utf8_strdown(party->name, -1);
  for (guint i = 0; i < G_N_ELEMENTS(kinds) && !party->is_group; i++)
    if (strstr(lower, kinds[i].words) != NULL)
      return kinds[i].kind;
  return party->is_group ? "group" : "other";
}

void hp_append_parties(xmlNode *element, const HpImportParties *parties)
{
  const GPtrArray *all = hp_import_parties_all(parties);
  for (guint i = 0; i < all->len; i++) {
    const HpImportParty *party = g_ptr_array_index(all, i);
    xmlNode *node = hp_append(element, "party", NULL);
    xmlNewProp(node, (const xmlChar *)"id", (const xmlChar *)party->id);
    xmlNewProp(node, (const xmlChar *)"kind", (const xmlChar *)kind_of_party(party));
    hp_append(node, "name", party->name);
    if (party->abbreviation != NULL)
      hp_append(node, "abbreviation", party->abbreviation);
    for (guint j = 0; j < party->variants->len; j++)
      hp_append(node, "variant", g_ptr_array_index(party->variants, j));
  }
}

/* Whether names may be of one party: one holds the other, or a slip is between them. */
static gboolean are_alike(const HpImportParty *a, const HpImportParty *b)
{
  enum { LEAST = 5 };
  if (strlen(a->name) > MAX_NAME_COMPARED || strlen(b->name) > MAX_NAME_COMPARED)
    return FALSE;
  HpSuggestion near = {.word = a->key};
  hp_suggestion_consider(&near, b->key);
  return near.best != NULL || (strlen(a->key) >= LEAST && strstr(b->key, a->key) != NULL) ||
         (strlen(b->key) >= LEAST && strstr(a->key, b->key) != NULL);
}

void hp_tell_alike_parties(HpImporting *building)
{
  const GPtrArray *all = hp_import_parties_all(building->parties);
  for (guint i = 0; i < MIN(all->len, MAX_PARTIES_COMPARED); i++)
    for (guint j = i + 1; j < MIN(all->len, MAX_PARTIES_COMPARED); j++) {
      const HpImportParty *a = g_ptr_array_index(all, i), *b = g_ptr_array_index(all, j);
      if (are_alike(a, b))
        hp_office_tell(building->document, NULL,
                       _("The parties \"%s\" and \"%s\" are alike; if they are one, use one id for "
                         "both."),
                       a->name, b->name);
    }
}

/* ---- The head ------------------------------------------------------------------------------ */

/* Those whose plan it is; what is to be replaced by them, where nobody has said it. */
static void append_owner(HpImporting *building, xmlNode *head)
{
  const char *owner = building->options->owner;
  g_autoptr(GPtrArray) mentions =
      owner == NULL ? NULL : hp_import_parties_read(building->parties, owner);
  g_autoptr(GString) ids = g_string_new(NULL);
  for (guint i = 0; mentions != NULL && i < mentions->len; i++) {
    const HpImportParty *party = ((HpImportMention *)g_ptr_array_index(mentions, i))->party;
    if (party != NULL)
      g_string_append_printf(ids, "%s%s", ids->len == 0 ? "" : " ", party->id);
  }
  if (ids->len > 0)
    xmlNewProp(hp_append(head, "owner", NULL), (const xmlChar *)"party", (const xmlChar *)ids->str);
  else
    hp_append(head, "owner",
              owner != NULL ? owner : hp_word_in(building->options->language, HP_WORD_OWNER));
}

void hp_append_head(HpImporting *building, xmlNode *head)
{
  const HpOfficeText *document = building->document;
  hp_append(head, "title", building->title);
  append_owner(building, head);
  if (building->n_conditional > 0)
    hp_append(head, "conditional-note", building->legend);
  if (building->own_names->len > 0) {
    xmlNode *fields = hp_append(head, "fields", NULL);
    for (guint i = 0; i < building->own_names->len; i++) {
      const char *name = g_ptr_array_index(building->own_names, i);
      xmlNode *own = hp_append(fields, "own", NULL);
      xmlNewProp(own, (const xmlChar *)"name", (const xmlChar *)name);
      xmlNewProp(own, (const xmlChar *)"label", g_hash_table_lookup(building->own_fields, name));
    }
  }
  for (guint i = 0; i < document->internals->len; i++)
    hp_append(head, "internal", g_ptr_array_index(document->internals, i));
}
