/* Finds which parties of several plans are the same one. */
#include "plan/collection/participants.h"

#include "plan/collection/extract.h"
#include "plan/identifier.h"
#include "plan/resolve/computed.h"

#include <string.h>

typedef struct {
  xmlNode *element; /* in the collection */
  char *kind;
  char *identifier; /* as hp_identifier_key has it; NULL: none is known */
  gboolean declared;
  guint last_plan;      /* the last that it was found in; 0: none */
  GPtrArray *has_to_do; /* of xmlNode, in the order of the plans */
} Participant;

struct HpParticipants {
  xmlNode *root;
  gboolean tells_responsibilities;
  GPtrArray *all;         /* of Participant */
  GHashTable *ids;        /* those that are given → the last number that went behind it, or 0 */
  GHashTable *said;       /* "file\nid" → Participant: as the collection says */
  GHashTable *identified; /* identifier → Participant */
  GHashTable *named;      /* "kind\nname" → Participant */
};

static void participant_free(gpointer data)
{
  Participant *one = data;
  g_free(one->kind);
  g_free(one->identifier);
  g_ptr_array_unref(one->has_to_do);
  g_free(one);
}

/* ---- What each is known by ----------------------------------------------------------------- */

/* The caller's. */
static char *key_of_name(const char *kind, const char *name)
{
  g_autofree char *plain = g_utf8_casefold(name, -1);
  return g_strconcat(kind, "\n", plain, NULL);
}

/* Of organisations there is one of a name. */
static gboolean has_name_of_its_own(const char *kind)
{
  static const char *const kinds[] = {"municipality", "region",        "state",
                                      "association",  "union",         "university",
                                      "company",      "civil-society", NULL};
  return g_strv_contains(kinds, kind);
}

static const char *kind_of(const xmlNode *party)
{
  const char *kind = hp_attribute(party, "kind");
  return kind == NULL ? (const char *)party->name : kind; /* a person has none */
}

static void take_names(HpParticipants *participants, const xmlNode *party, Participant *one)
{
  if (!one->declared && !has_name_of_its_own(one->kind))
    return;
  for (const xmlNode *child = party->children; child != NULL; child = child->next) {
    if (!hp_is_one_of(child, "name variant"))
      continue;
    xmlChar *words = xmlNodeGetContent(child);
    g_autofree char *name = hp_collapsed((const char *)words);
    char *key = key_of_name(one->kind, name);
    xmlFree(words);
    if (g_hash_table_contains(participants->named, key))
      g_free(key);
    else
      g_hash_table_insert(participants->named, key, one);
  }
}

static void take_identifier(HpParticipants *participants, const xmlNode *party, Participant *one)
{
  const char *identifier = hp_attribute(party, "identifier");
  if (one->identifier != NULL || identifier == NULL)
    return;
  one->identifier = hp_identifier_key(identifier);
  g_hash_table_insert(participants->identified, one->identifier, one);
}

/* ---- New ones ------------------------------------------------------------------------------ */

static Participant *add_participant(HpParticipants *participants, const xmlNode *party,
                                    gboolean declared)
{
  const xmlNode *name = hp_child(party, "name");
  Participant *one = g_new0(Participant, 1);
  one->kind = g_strdup(kind_of(party));
  one->declared = declared;
  one->has_to_do = g_ptr_array_new();
  one->element = hp_computed_add(participants->root, "participant");
  /* As in the first plan that has it; "lbu-2" where that is another's. */
  hp_computed_set(one->element, "id", hp_numbered_id(participants->ids, hp_attribute(party, "id")));
  hp_computed_set(one->element, "kind", one->kind);
  hp_computed_set_if(one->element, "declared", declared);
  if (name != NULL)
    hp_extract_words(one->element, "name", name);
  g_ptr_array_add(participants->all, one);
  take_identifier(participants, party, one);
  take_names(participants, party, one);
  return one;
}

/* ---- Finding ------------------------------------------------------------------------------- */

/* By name, where nothing is against it. */
static Participant *named_so(const HpParticipants *participants, const xmlNode *party,
                             const char *identifier, guint number)
{
  g_autofree char *name = hp_extract_name(party);
  g_autofree char *key = name == NULL ? NULL : key_of_name(kind_of(party), name);
  Participant *one = key == NULL ? NULL : g_hash_table_lookup(participants->named, key);
  if (one == NULL || one->last_plan == number)
    return NULL;
  const gboolean differ =
      one->identifier != NULL && identifier != NULL && strcmp(one->identifier, identifier) != 0;
  return differ ? NULL : one;
}

static Participant *find(HpParticipants *participants, const xmlNode *party, const char *file,
                         guint number)
{
  g_autofree char *said = g_strconcat(file, "\n", hp_attribute(party, "id"), NULL);
  const char *written = hp_attribute(party, "identifier");
  g_autofree char *identifier = written == NULL ? NULL : hp_identifier_key(written);
  Participant *one = g_hash_table_lookup(participants->said, said);
  if (one == NULL && identifier != NULL)
    one = g_hash_table_lookup(participants->identified, identifier);
  if (one == NULL)
    one = named_so(participants, party, identifier, number);
  if (one == NULL)
    return add_participant(participants, party, FALSE);
  take_identifier(participants, party, one);
  take_names(participants, party, one);
  return one;
}

/* ---- What they have to do ------------------------------------------------------------------ */

static void add_responsibilities(Participant *one, const xmlNode *party, guint number,
                                 GHashTable *ids)
{
  for (const xmlNode *child = party->children; child != NULL; child = child->next) {
    if (!hp_is_in_namespace(child, HP_RESOLVED_NAMESPACE) || !hp_is_named(child, "responsibility"))
      continue;
    const char *through = hp_attribute(child, "through");
    xmlNode *copy = hp_extract_computed(one->element, child, "");
    hp_computed_set_number(copy, "plan", number);
    g_autofree char *name =
        through == NULL ? NULL : hp_extract_name(g_hash_table_lookup(ids, through));
    if (name != NULL)
      hp_extract_text(copy, "group", name);
    g_ptr_array_add(one->has_to_do, copy);
  }
}

/* What has no day comes last. The sort is stable, so that the plans decide where days do not. */
static int compare_days(gconstpointer a, gconstpointer b)
{
  const char *one = hp_attribute(*(xmlNode *const *)a, "by");
  const char *other = hp_attribute(*(xmlNode *const *)b, "by");
  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  return strcmp(one, other);
}

void hp_participants_finish(HpParticipants *participants)
{
  for (guint i = 0; i < participants->all->len; i++) {
    const Participant *one = g_ptr_array_index(participants->all, i);
    g_ptr_array_sort(one->has_to_do, compare_days);
    for (guint k = 0; k < one->has_to_do->len; k++)
      xmlAddChild(one->element, g_ptr_array_index(one->has_to_do, k));
  }
}

static gboolean has_responsibilities(const xmlNode *party)
{
  return hp_computed_child(party, "responsibility") != NULL;
}

void hp_participants_add(HpParticipants *participants, const xmlNode *plan, const char *file,
                         guint number, GHashTable *ids)
{
  const xmlNode *parties = hp_child(plan, "parties");
  xmlNode *party = (xmlNode *)parties;
  for (; party != NULL; party = hp_next_element(party, parties)) {
    if (!hp_is_one_of(party, "party person") || hp_attribute(party, "id") == NULL ||
        !has_responsibilities(party))
      continue;
    Participant *one = find(participants, party, file, number);
    xmlNode *in = hp_computed_add(one->element, "in");
    hp_computed_set_number(in, "plan", number);
    hp_computed_set(in, "party", hp_attribute(party, "id"));
    if (participants->tells_responsibilities)
      add_responsibilities(one, party, number, ids);
    one->last_plan = number;
  }
}

/* ---- All of them --------------------------------------------------------------------------- */

static Participant *with_id(const HpParticipants *participants, const char *id)
{
  for (guint i = 0; i < participants->all->len; i++) {
    Participant *one = g_ptr_array_index(participants->all, i);
    if (g_strcmp0(hp_attribute(one->element, "id"), id) == 0)
      return one;
  }
  return NULL;
}

static void take_declared(HpParticipants *participants)
{
  const xmlNode *parties = hp_child(participants->root, "parties");
  xmlNode *party = (xmlNode *)parties;
  for (; party != NULL; party = hp_next_element(party, parties))
    if (hp_is_one_of(party, "party person") && hp_attribute(party, "id") != NULL)
      add_participant(participants, party, TRUE);
  for (const xmlNode *same = participants->root->children; same != NULL; same = same->next) {
    Participant *one =
        hp_is_named(same, "same") ? with_id(participants, hp_attribute(same, "party")) : NULL;
    if (one != NULL)
      g_hash_table_insert(
          participants->said,
          g_strconcat(hp_attribute(same, "plan"), "\n", hp_attribute(same, "as"), NULL), one);
  }
}

HpParticipants *hp_participants_new(xmlNode *root, gboolean tells_responsibilities)
{
  HpParticipants *participants = g_new0(HpParticipants, 1);
  participants->root = root;
  participants->tells_responsibilities = tells_responsibilities;
  participants->all = g_ptr_array_new_with_free_func(participant_free);
  participants->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  participants->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  participants->identified = g_hash_table_new(g_str_hash, g_str_equal);
  participants->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  take_declared(participants);
  return participants;
}

void hp_participants_free(HpParticipants *participants)
{
  g_hash_table_unref(participants->ids);
  g_hash_table_unref(participants->said);
  g_hash_table_unref(participants->identified);
  g_hash_table_unref(participants->named);
  g_ptr_array_unref(participants->all);
  g_free(participants);
}
