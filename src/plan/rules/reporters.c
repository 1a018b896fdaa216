/* Who reports is one whose word is counted. */
#include "plan/first-day.h"
#include "plan/membership.h"
#include "plan/rules/amended.h"
#include "plan/schema/suggest.h"

#include <string.h>

#define MAX_SPOKEN_FOR                                                                             \
  1000 /* groups and the like that a party speaks for; past it, for anybody                        \
        */
#define MAX_EXPECTED_PARTIES 8 /* responsible parties in a message; then an ellipsis */

/* ---- Whom a party speaks for --------------------------------------------------------------- */

static void add_groups(const HpRules *rules, const char *party, HpDay day, GPtrArray *ids)
{
  GPtrArray *members = g_hash_table_lookup(rules->groups, party);
  for (guint i = 0; members != NULL && i < members->len; i++) {
    const xmlNode *member = g_ptr_array_index(members, i);
    const char *group = hp_attribute(member->parent, "id");
    if (group != NULL && hp_is_member_on(member, day))
      g_ptr_array_add(ids, (gpointer)group);
  }
}

/* Itself, the groups it is a member of on the day, and so on; with `wholes`, also what these are a
   part of. A set of ids. */
static GHashTable *spoken_for_by(const HpRules *rules, const char *party, HpDay day,
                                 gboolean wholes)
{
  GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) left = g_ptr_array_new();
  g_ptr_array_add(left, (gpointer)party);
  while (left->len > 0 && g_hash_table_size(ids) < MAX_SPOKEN_FOR) {
    const char *id = g_ptr_array_remove_index_fast(left, left->len - 1);
    const xmlNode *element = hp_element_of_id(rules, id);
    if (element == NULL || !g_hash_table_add(ids, (gpointer)id))
      continue;
    const char *whole = wholes ? hp_attribute(element, "part-of") : NULL;
    if (whole != NULL)
      g_ptr_array_add(left, (gpointer)whole);
    add_groups(rules, id, day, left);
  }
  return ids;
}

/* ---- Who is responsible -------------------------------------------------------------------- */

/* The one who reports, and what has been found of those who are responsible. */
typedef struct {
  const HpRules *rules;
  const char *by;
  GHashTable *groups;     /* itself, and those that it is in; a set of ids */
  GHashTable *spoken_for; /* these, and what it is a part of */
  GPtrArray *named;       /* ids of those who are counted, each once; of char *, its own */
  char *spoken_for_one;   /* one of several that it speaks for, or NULL */
  gboolean counts;        /* its word is counted, or it is not all known whose is */
} Responsible;

/* Whether several are counted by their own word. Members may come and go: a group with several is
   several. */
static gboolean is_shared(const HpRules *rules, const xmlNode *cell)
{
  const GPtrArray *all = g_hash_table_lookup(rules->responsible_in, cell);
  guint count = 0;
  for (guint i = 0; all != NULL && i < all->len && count < 2; i++) {
    const xmlNode *child = g_ptr_array_index(all, i);
    const char *party = hp_attribute(child, "party");
    if (party == NULL || g_strcmp0(hp_attribute(child, "role"), "partner") == 0)
      continue;
    count += strpbrk(party, " \t\r\n") == NULL ? 1 : 2;
    const xmlNode *group =
        hp_attribute(child, "each-member") == NULL ? NULL : hp_element_of_id(rules, party);
    const xmlNode *member = group == NULL ? NULL : hp_child(group, "member");
    for (const xmlNode *next = member; next != NULL; next = next->next)
      count += hp_is_named(next, "member") && next != member;
  }
  return count > 1;
}

/* Where one alone is responsible, whoever speaks for it is heard; of several each itself. */
static void look_at_spoken_for(Responsible *all, const char *id, gboolean is_partner,
                               gboolean is_shared)
{
  if (!g_hash_table_contains(all->spoken_for, id))
    return;
  all->counts = all->counts || !is_shared;
  if (is_shared && !is_partner && all->spoken_for_one == NULL)
    all->spoken_for_one = g_strdup(id);
}

static void look_at_party(Responsible *all, const xmlNode *responsible, const char *id,
                          gboolean is_shared)
{
  const gboolean is_partner = g_strcmp0(hp_attribute(responsible, "role"), "partner") == 0;
  const gboolean is_own = strcmp(id, all->by) == 0;
  const gboolean is_member =
      hp_attribute(responsible, "each-member") != NULL && g_hash_table_contains(all->groups, id);
  if (!is_partner && (is_own || is_member))
    all->counts = TRUE;
  else
    look_at_spoken_for(all, id, is_partner, is_shared);
  if (!is_partner && !g_ptr_array_find_with_equal_func(all->named, id, g_str_equal, NULL))
    g_ptr_array_add(all->named, g_strdup(id));
}

/* Those with whom it is done, and examples, are not counted. */
static void look_at_others(Responsible *all, const xmlNode *element, const char *attribute,
                           gboolean is_shared)
{
  g_auto(GStrv) ids = hp_words_of(hp_attribute(element, attribute));
  for (guint i = 0; ids[i] != NULL; i++)
    look_at_spoken_for(all, ids[i], TRUE, is_shared);
}

/* In words alone anybody may be meant. */
static void look_at_responsible(Responsible *all, const xmlNode *responsible)
{
  const char *parties = hp_attribute(responsible, "party");
  const gboolean shared = is_shared(all->rules, responsible->parent);
  all->counts = all->counts || parties == NULL || hp_child(responsible, "etc") != NULL;
  g_auto(GStrv) ids = hp_words_of(parties);
  for (guint i = 0; ids[i] != NULL; i++)
    look_at_party(all, responsible, ids[i], shared);
  look_at_others(all, responsible, "with", shared);
  for (const xmlNode *child = responsible->children; child != NULL; child = child->next)
    if (hp_is_named(child, "example")) {
      all->counts = all->counts || hp_attribute(child, "party") == NULL;
      look_at_others(all, child, "party", shared);
    }
}

static void look_at_stated(Responsible *all, const xmlNode *target)
{
  g_autoptr(GPtrArray) stated = hp_ever_stated(all->rules, target, all->rules->responsible_in);
  for (guint i = 0; i < stated->len && !all->counts; i++)
    look_at_responsible(all, g_ptr_array_index(stated, i));
}

/* What is said of an objective is said by one who has something to do in it. */
static void look_in(Responsible *all, const xmlNode *target)
{
  look_at_stated(all, target);
  for (const xmlNode *child = target->children; child != NULL && !all->counts; child = child->next)
    if (hp_is_named(child, "objective") || hp_is_named(child, "activity"))
      look_in(all, child);
}

/* ---- The rule ------------------------------------------------------------------------------ */

static void report_stranger(const HpRules *rules, const xmlNode *update, const xmlNode *target,
                            const GPtrArray *named)
{
  const HpPlace place = hp_place_of_attribute(update, "by");
  g_autofree char *where = hp_where(target, update);
  g_autofree char *expected = hp_join_words(named, MAX_EXPECTED_PARTIES);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" is not responsible for \"%s\" (%s); expected one of: %s. Where "
                      "several are responsible its word is shown but not counted: correct it, or "
                      "make it responsible."),
                    hp_attribute(update, "by"), hp_attribute(update, "target"), where, expected);
}

static void report_spokesman(const HpRules *rules, const xmlNode *update, const xmlNode *target,
                             const char *spoken_for)
{
  const HpPlace place = hp_place_of_attribute(update, "by");
  g_autofree char *where = hp_where(target, update);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" is not itself responsible for \"%s\" (%s), and of several each is "
                      "counted by its own word: this is shown but not counted. Write by=\"%s\" "
                      "where it speaks for that one."),
                    hp_attribute(update, "by"), hp_attribute(update, "target"), where, spoken_for);
}

void hp_check_reporter(const HpRules *rules, const xmlNode *update)
{
  const char *by = hp_attribute(update, "by");
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(update, "target"));
  if (!hp_is_named(update, "update") || !rules->whole || !rules->follows || by == NULL ||
      hp_element_of_id(rules, by) == NULL || target == NULL ||
      !hp_is_one_of(target, "activity objective objective-group"))
    return;
  const HpDay day = hp_day_from_text(hp_described_day(update));
  g_autoptr(GHashTable) groups = spoken_for_by(rules, by, day, FALSE);
  g_autoptr(GHashTable) spoken_for = spoken_for_by(rules, by, day, TRUE);
  g_autoptr(GPtrArray) named = g_ptr_array_new_with_free_func(g_free);
  Responsible all = {
      rules, by, groups, spoken_for, named, NULL, g_hash_table_size(spoken_for) >= MAX_SPOKEN_FOR};
  look_in(&all, target);
  if (!all.counts && all.spoken_for_one != NULL)
    report_spokesman(rules, update, target, all.spoken_for_one);
  else if (!all.counts && named->len > 0)
    report_stranger(rules, update, target, named);
  g_free(all.spoken_for_one);
}
