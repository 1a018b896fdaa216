/* Who reports is responsible, or speaks for one who is. */
#include "plan/amended.h"
#include "plan/first-day.h"
#include "plan/membership.h"
#include "plan/suggest.h"

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

/* Itself, what it is a part of, the groups it is a member of on the day, and so on; a set of ids.
 */
static GHashTable *spoken_for_by(const HpRules *rules, const char *party, HpDay day)
{
  GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) left = g_ptr_array_new();
  g_ptr_array_add(left, (gpointer)party);
  while (left->len > 0 && g_hash_table_size(ids) < MAX_SPOKEN_FOR) {
    const char *id = g_ptr_array_remove_index_fast(left, left->len - 1);
    const xmlNode *element = hp_element_of_id(rules, id);
    if (element == NULL || !g_hash_table_add(ids, (gpointer)id))
      continue;
    const char *whole = hp_attribute(element, "part-of");
    if (whole != NULL)
      g_ptr_array_add(left, (gpointer)whole);
    add_groups(rules, id, day, left);
  }
  return ids;
}

/* ---- Who is responsible -------------------------------------------------------------------- */

typedef struct {
  const HpRules *rules;
  GHashTable *spoken_for;
  GPtrArray *named; /* ids of the responsible, each once; of char *, its own */
  gboolean may_be;  /* the one who reports is one of them, or they are not all known */
} Responsible;

static void look_at_ids(Responsible *all, const xmlNode *element, const char *attribute)
{
  const char *value = hp_attribute(element, attribute);
  g_auto(GStrv) ids = value == NULL ? NULL : g_strsplit_set(value, " \t\r\n", -1);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    all->may_be = all->may_be || g_hash_table_contains(all->spoken_for, ids[i]);
    if (*ids[i] != '\0' && !g_ptr_array_find_with_equal_func(all->named, ids[i], g_str_equal, NULL))
      g_ptr_array_add(all->named, g_strdup(ids[i]));
  }
}

/* In words alone anybody may be meant. */
static void look_at_responsible(Responsible *all, const xmlNode *responsible)
{
  all->may_be = all->may_be || hp_attribute(responsible, "party") == NULL ||
                hp_child(responsible, "etc") != NULL;
  look_at_ids(all, responsible, "party");
  look_at_ids(all, responsible, "with");
  for (const xmlNode *child = responsible->children; child != NULL; child = child->next)
    if (hp_is_named(child, "example")) {
      all->may_be = all->may_be || hp_attribute(child, "party") == NULL;
      look_at_ids(all, child, "party");
    }
}

static void look_at_stated(Responsible *all, const xmlNode *target)
{
  g_autoptr(GPtrArray) stated = hp_ever_stated(all->rules, target, "responsible");
  for (guint i = 0; i < stated->len && !all->may_be; i++)
    look_at_responsible(all, g_ptr_array_index(stated, i));
}

/* What is said of an objective is said by one who has something to do in it. */
static void look_in(Responsible *all, const xmlNode *target)
{
  look_at_stated(all, target);
  for (const xmlNode *child = target->children; child != NULL && !all->may_be; child = child->next)
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
                    _("\"%s\" is not responsible for \"%s\" (%s); expected one of: %s, or a part "
                      "or member of these. Where several are responsible its word is shown but not "
                      "counted: correct it, or make it responsible."),
                    hp_attribute(update, "by"), hp_attribute(update, "target"), where, expected);
}

void hp_check_reporter(const HpRules *rules, const xmlNode *update)
{
  const char *by = hp_attribute(update, "by");
  const xmlNode *target = hp_element_of_id(rules, hp_attribute(update, "target"));
  if (!rules->whole || !rules->follows || by == NULL || hp_element_of_id(rules, by) == NULL ||
      target == NULL || !hp_is_one_of(target, "activity objective objective-group"))
    return;
  const char *described = hp_attribute(update, "date");
  const HpDay day = hp_day_from_text(described != NULL ? described : hp_first_day(update));
  g_autoptr(GHashTable) spoken_for = spoken_for_by(rules, by, day);
  g_autoptr(GPtrArray) named = g_ptr_array_new_with_free_func(g_free);
  Responsible all = {rules, spoken_for, named, g_hash_table_size(spoken_for) >= MAX_SPOKEN_FOR};
  look_in(&all, target);
  if (!all.may_be && named->len > 0)
    report_stranger(rules, update, target, named);
}
