/* Finds whose reports an activity is counted by. */
#include "plan/resolve/parties.h"
#include "plan/membership.h"

#include <string.h>

struct HpParties {
  GHashTable *ids;     /* id → xmlNode */
  GHashTable *counted; /* what one alone says, and when → GArray of HpCountedParty */
};

/* ---- Those of some ------------------------------------------------------------------------- */

typedef struct {
  GHashTable *ids;
  GHashTable *seen;  /* ids of parties and groups that have been counted */
  GPtrArray *groups; /* that are being looked into, the outermost first; of char * */
  GArray *parties;   /* of HpCountedParty */
  HpDay day;         /* on which they are members */
} Count;

static void clear_party(gpointer data)
{
  HpCountedParty *party = data;
  g_clear_pointer(&party->groups, g_ptr_array_unref);
}

static void add_party(Count *count, const char *id)
{
  const HpCountedParty party = {
      id, count->groups->len == 0 ? NULL : g_ptr_array_copy(count->groups, NULL, NULL)};
  g_array_append_val(count->parties, party);
}

/* The group that it is, if its members are to be counted. */
static const xmlNode *group_with_members(const Count *count, const char *id)
{
  const xmlNode *party = g_hash_table_lookup(count->ids, id);
  return party != NULL && count->groups->len < MAX_GROUPS && hp_child(party, "member") != NULL
             ? party
             : NULL;
}

/* As deep as MAX_GROUPS; a group that is in itself is counted once. */
static void count_each(Count *count, const char *id)
{
  if (!g_hash_table_add(count->seen, (gpointer)id))
    return;
  const xmlNode *group = group_with_members(count, id);
  if (group == NULL) {
    add_party(count, id);
    return;
  }
  g_ptr_array_add(count->groups, (gpointer)id);
  for (const xmlNode *member = group->children; member != NULL; member = member->next) {
    const char *party = hp_is_named(member, "member") ? hp_attribute(member, "party") : NULL;
    if (party != NULL && hp_is_member_on(member, count->day))
      count_each(count, party);
  }
  g_ptr_array_set_size(count->groups, (int)count->groups->len - 1);
}

static void count_named(Count *count, const char *id, gboolean each_member)
{
  /* The id as the party itself has it lives as long as the tree. */
  const xmlNode *party = g_hash_table_lookup(count->ids, id);
  const char *own = party == NULL ? NULL : hp_attribute(party, "id");
  if (own == NULL)
    return;
  if (each_member)
    count_each(count, own);
  else if (g_hash_table_add(count->seen, (gpointer)own))
    add_party(count, own);
}

static void count_responsible(Count *count, const xmlNode *responsible)
{
  const char *role = hp_attribute(responsible, "role"), *named = hp_attribute(responsible, "party");
  if (role != NULL && strcmp(role, "partner") == 0)
    return;
  if (named == NULL) {
    add_party(count, NULL);
    return;
  }
  g_auto(GStrv) ids = hp_words_of(named);
  for (guint i = 0; ids[i] != NULL; i++)
    count_named(count, ids[i], hp_attribute(responsible, "each-member") != NULL);
}

static GArray *count_all(GHashTable *ids, const GPtrArray *responsible, HpDay day)
{
  GArray *parties = g_array_new(FALSE, FALSE, sizeof(HpCountedParty));
  g_array_set_clear_func(parties, clear_party);
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) groups = g_ptr_array_new();
  Count count = {ids, seen, groups, parties, day};
  for (guint i = 0; i < responsible->len; i++)
    count_responsible(&count, g_ptr_array_index(responsible, i));
  return parties;
}

/* ---- What has been found ------------------------------------------------------------------- */

/* All that decides who is counted, with nothing between that may stand in it. The caller's. */
static char *kind_of(const xmlNode *responsible, HpDay day)
{
  const char *role = hp_attribute(responsible, "role"), *named = hp_attribute(responsible, "party");
  const HpDayText text = day == HP_NO_DAY ? (HpDayText){""} : hp_day_as_text(day);
  return g_strjoin("\t", text.text, role == NULL ? "" : role,
                   hp_attribute(responsible, "each-member") == NULL ? "" : "each", named, NULL);
}

GArray *hp_counted_parties(HpParties *parties, const GPtrArray *responsible, HpDay day)
{
  if (responsible->len != 1)
    return count_all(parties->ids, responsible, day);
  g_autofree char *kind = kind_of(g_ptr_array_index(responsible, 0), day);
  GArray *known = g_hash_table_lookup(parties->counted, kind);
  if (known == NULL) {
    known = count_all(parties->ids, responsible, day);
    g_hash_table_insert(parties->counted, g_steal_pointer(&kind), known);
  }
  return g_array_ref(known);
}

HpParties *hp_parties_new(GHashTable *ids)
{
  HpParties *parties = g_new(HpParties, 1);
  *parties = (HpParties){
      ids, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref)};
  return parties;
}

void hp_parties_free(HpParties *parties)
{
  g_hash_table_unref(parties->counted);
  g_free(parties);
}
