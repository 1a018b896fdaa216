/* Lists for each party what it has to do with: itself, and through groups. */
#include "plan/resolve/party-lists.h"
#include "plan/membership.h"
#include "plan/resolve/computed.h"
#include "plan/resolve/states.h"

#include <string.h>

enum { FEW_PARTS = 16 }; /* of which the one that is wanted is found by going through them */

/* From the one that counts most. */
typedef enum { LEAD, RESPONSIBLE, PARTNER, WITH } Role;
static const char *const role_names[] = {"lead", "responsible", "partner", "with"};

typedef struct {
  const xmlNode *activity;
  const char *id; /* its */
  Role role;
  const char *through; /* id of the group that is named, and that it is in; NULL: it is itself */
  gboolean conditional;
  HpDay by; /* by which it is to be done; HP_NO_DAY: none */
} Responsibility;

/* How an activity stands, for all whom it is of. */
typedef struct {
  const xmlNode *progress;
  gboolean again, late, soon, done;
  GHashTable *parts; /* id of a party → its part of the progress of many; NULL: nobody asked */
} Standing;

struct HpPartyLists {
  GHashTable *ids;     /* id → xmlNode */
  GHashTable *members; /* id of a group → GPtrArray of ids: all that are in it, in groups too */
  GHashTable *lists;   /* id of a party → GArray of Responsibility */
  GHashTable *stands;  /* activity → Standing */
  guint n_listed;
  HpDay day; /* on which they are members */
};

/* ---- Groups -------------------------------------------------------------------------------- */

/* As the party itself has it, which lives as long as the tree; NULL if there is no such party. */
static const char *own_id(const HpPartyLists *lists, const char *id)
{
  const xmlNode *party = g_hash_table_lookup(lists->ids, id);
  return hp_is_named(party, "party") || hp_is_named(party, "person") ? hp_attribute(party, "id")
                                                                     : NULL;
}

/* Adds those that are members, and have not been found; these may be groups. */
static void find_members(const HpPartyLists *lists, const char *group, GPtrArray *found,
                         GHashTable *seen)
{
  const xmlNode *element = g_hash_table_lookup(lists->ids, group);
  for (const xmlNode *child = element->children; child != NULL; child = child->next) {
    const char *named = hp_is_named(child, "member") ? hp_attribute(child, "party") : NULL;
    const char *member = named == NULL ? NULL : own_id(lists, named);
    if (member != NULL && hp_is_member_on(child, lists->day) &&
        g_hash_table_add(seen, (gpointer)member))
      g_ptr_array_add(found, (gpointer)member);
  }
}

static const GPtrArray *members_of(HpPartyLists *lists, const char *group)
{
  GPtrArray *found = g_hash_table_lookup(lists->members, group);
  if (found != NULL)
    return found;
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  g_hash_table_add(seen, (gpointer)group);
  found = g_ptr_array_new();
  find_members(lists, group, found, seen);
  for (guint i = 0; i < found->len; i++)
    find_members(lists, g_ptr_array_index(found, i), found, seen);
  g_hash_table_insert(lists->members, (gpointer)group, found);
  return found;
}

/* ---- Collecting ---------------------------------------------------------------------------- */

static GArray *list_of(HpPartyLists *lists, const char *party)
{
  GArray *list = g_hash_table_lookup(lists->lists, party);
  if (list == NULL) {
    list = g_array_new(FALSE, FALSE, sizeof(Responsibility));
    g_hash_table_insert(lists->lists, (gpointer)party, list);
  }
  return list;
}

static gboolean counts_more(const Responsibility *a, const Responsibility *b)
{
  return a->role < b->role || (a->role == b->role && a->through == NULL && b->through != NULL);
}

/* An activity once; activities come one after the other. */
static void add_one(HpPartyLists *lists, const char *party, const Responsibility *one)
{
  GArray *list = list_of(lists, party);
  Responsibility *last =
      list->len == 0 ? NULL : &g_array_index(list, Responsibility, list->len - 1);
  if (last != NULL && last->activity == one->activity) {
    if (counts_more(one, last))
      *last = *one;
    return;
  }
  if (lists->n_listed >= MAX_RESPONSIBILITIES)
    return;
  g_array_append_val(list, *one);
  lists->n_listed++;
}

static void add_named(HpPartyLists *lists, const char *named, Responsibility one)
{
  const char *id = own_id(lists, named);
  if (id == NULL)
    return;
  add_one(lists, id, &one);
  one.through = id;
  const GPtrArray *members = members_of(lists, id);
  for (guint i = 0; i < members->len; i++)
    add_one(lists, g_ptr_array_index(members, i), &one);
}

static void add_all_named(HpPartyLists *lists, const char *named, Responsibility one)
{
  g_auto(GStrv) ids = hp_words_of(named);
  for (guint i = 0; ids[i] != NULL; i++)
    add_named(lists, ids[i], one);
}

static Role role_of(const xmlNode *responsible)
{
  const char *role = hp_attribute(responsible, "role");
  return role == NULL ? RESPONSIBLE : strcmp(role, "partner") == 0 ? PARTNER : LEAD;
}

void hp_party_lists_add(HpPartyLists *lists, const xmlNode *activity, const GPtrArray *responsible,
                        HpDay by)
{
  for (guint i = 0; i < responsible->len; i++) {
    const xmlNode *element = g_ptr_array_index(responsible, i);
    Responsibility one = {.activity = activity,
                          .id = hp_attribute(activity, "id"),
                          .role = role_of(element),
                          .conditional = hp_attribute(element, "conditional") != NULL,
                          .by = by};
    add_all_named(lists, hp_attribute(element, "party"), one);
    one.role = WITH;
    add_all_named(lists, hp_attribute(element, "with"), one);
  }
}

/* ---- Writing ------------------------------------------------------------------------------- */

/* What has no day comes last. The sort is stable, so that the document decides where days do not.
 */
static int compare_days(gconstpointer a, gconstpointer b)
{
  const HpDay one = ((const Responsibility *)a)->by, other = ((const Responsibility *)b)->by;
  if (one == HP_NO_DAY || other == HP_NO_DAY)
    return (one == HP_NO_DAY) - (other == HP_NO_DAY);
  return (one > other) - (one < other);
}

static gboolean is_done(const xmlNode *progress)
{
  return hp_state_is_final(hp_state_named(hp_attribute(progress, "state")));
}

static GHashTable *parts_of(const xmlNode *progress)
{
  GHashTable *parts = g_hash_table_new(g_str_hash, g_str_equal);
  for (const xmlNode *one = progress->children; one != NULL; one = one->next) {
    const char *party = hp_is_named(one, "party") ? hp_attribute(one, "party") : NULL;
    if (party != NULL && !g_hash_table_contains(parts, party))
      g_hash_table_insert(parts, (gpointer)party, (gpointer)one);
  }
  return parts;
}

/* What of the progress is one party's; NULL if there is nothing. Each of many parties asks. */
static const xmlNode *part_of(Standing *standing, const char *party)
{
  guint n = 0;
  for (const xmlNode *one = standing->progress->children; one != NULL; one = one->next) {
    if (n++ == FEW_PARTS) {
      if (standing->parts == NULL)
        standing->parts = parts_of(standing->progress);
      return g_hash_table_lookup(standing->parts, party);
    }
    if (hp_is_named(one, "party") && g_strcmp0(hp_attribute(one, "party"), party) == 0)
      return one;
  }
  return NULL;
}

/* Whether the party has done what it is counted for, whatever others have left to do. */
static gboolean has_done_its_part(Standing *standing, const char *party)
{
  const xmlNode *part = part_of(standing, party);
  return part != NULL && hp_attribute(part, "counted") == NULL && is_done(part);
}

static gboolean comes_again(const xmlNode *activity)
{
  for (const xmlNode *child = activity->children; child != NULL; child = child->next)
    if (hp_is_named(child, "occurrence") && hp_attribute(child, "next") != NULL)
      return TRUE;
  return FALSE;
}

static Standing *standing_of(HpPartyLists *lists, const xmlNode *activity)
{
  Standing *standing = g_hash_table_lookup(lists->stands, activity);
  if (standing != NULL)
    return standing;
  standing = g_new0(Standing, 1);
  standing->progress = hp_computed_child(activity, "progress");
  standing->again = comes_again(activity);
  standing->late = hp_computed_child(activity, "late") != NULL;
  standing->soon = hp_computed_child(activity, "soon") != NULL;
  standing->done = standing->progress != NULL && !standing->again && is_done(standing->progress);
  g_hash_table_insert(lists->stands, (gpointer)activity, standing);
  return standing;
}

static void free_standing(gpointer data)
{
  Standing *standing = data;
  g_clear_pointer(&standing->parts, g_hash_table_unref);
  g_free(standing);
}

/* Under which heading of the party's sheet it stands. */
static const char *when_of(Standing *standing, HpDay by, const char *party)
{
  if (standing->progress != NULL && !standing->again && has_done_its_part(standing, party))
    return "done";
  if (standing->late)
    return "late";
  if (standing->soon)
    return "soon";
  if (standing->done)
    return "done";
  return by == HP_NO_DAY ? "open" : "later";
}

static void write_list(gpointer party, gpointer value, gpointer user)
{
  HpPartyLists *lists = user;
  xmlNode *element = g_hash_table_lookup(lists->ids, party);
  GArray *list = value;
  g_array_sort(list, compare_days);
  for (guint i = 0; i < list->len; i++) {
    const Responsibility *one = &g_array_index(list, Responsibility, i);
    xmlNode *written = hp_computed_add(element, "responsibility");
    hp_computed_set(written, "activity", one->id);
    hp_computed_set(written, "role", role_names[one->role]);
    hp_computed_set(written, "through", one->through);
    hp_computed_set_day(written, "by", one->by);
    hp_computed_set(written, "when", when_of(standing_of(lists, one->activity), one->by, party));
    hp_computed_set_if(written, "conditional", one->conditional);
  }
}

void hp_party_lists_write(HpPartyLists *lists)
{
  g_hash_table_foreach(lists->lists, write_list, lists);
}

/* ---- The lists ----------------------------------------------------------------------------- */

HpPartyLists *hp_party_lists_new(GHashTable *ids, HpDay day)
{
  HpPartyLists *lists = g_new0(HpPartyLists, 1);
  lists->ids = ids;
  lists->day = day;
  lists->members =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  lists->lists =
      g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
  lists->stands = g_hash_table_new_full(NULL, NULL, NULL, free_standing);
  return lists;
}

void hp_party_lists_free(HpPartyLists *lists)
{
  g_hash_table_unref(lists->members);
  g_hash_table_unref(lists->lists);
  g_hash_table_unref(lists->stands);
  g_free(lists);
}
