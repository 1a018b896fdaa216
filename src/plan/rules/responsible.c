/* Who is responsible is named once, and has members where each of them is meant. */
#include "plan/rules/rules.h"

#include <string.h>

/* ---- Each member --------------------------------------------------------------------------- */

static void report_single(const HpRules *rules, const xmlNode *responsible, const xmlNode *party,
                          const char *id)
{
  const HpPlace place = hp_place_of_attribute(responsible, "each-member");
  g_autofree char *where = hp_where(party, responsible);
  hp_report_warning(rules->diagnostics, &place,
                    _("each-member says nothing of \"%s\" (%s), which is no group and has no "
                      "members: name a group, add its <member>s, or take each-member away."),
                    id, where);
}

/* One that has members need not list them. */
static gboolean may_have_members(const xmlNode *party)
{
  const char *kind = hp_attribute(party, "kind");
  return hp_child(party, "member") != NULL ||
         (kind != NULL && hp_is_word_of(kind, "group association network working-group other"));
}

static void check_members(const HpRules *rules, const xmlNode *responsible)
{
  if (hp_attribute(responsible, "each-member") == NULL)
    return;
  g_auto(GStrv) ids = hp_words_of(hp_attribute(responsible, "party"));
  for (guint i = 0; ids[i] != NULL; i++) {
    const xmlNode *party = hp_element_of_id(rules, ids[i]);
    if (party != NULL && hp_is_one_of(party, "party person") && !may_have_members(party))
      report_single(rules, responsible, party, ids[i]);
  }
}

/* ---- Once ---------------------------------------------------------------------------------- */

static void report_again(const HpRules *rules, const xmlNode *responsible, const char *attribute,
                         const char *id, const xmlNode *first)
{
  const HpPlace place = hp_place_of_attribute(responsible, attribute);
  g_autofree char *where = hp_where(first, responsible);
  hp_report_warning(rules->diagnostics, &place,
                    _("\"%s\" is named twice among those responsible (first %s); take one of them "
                      "away, or give each the words that tell them apart."),
                    id, where);
}

/* Two parts of one party have its id, and words of their own. */
static gboolean is_told_apart(const xmlNode *responsible, const xmlNode *other)
{
  return responsible != other && hp_has_words(responsible) && hp_has_words(other);
}

/* `named`: id → the element that names it first. */
static void check_words_of(const HpRules *rules, const xmlNode *responsible, const char *attribute,
                           GHashTable *named)
{
  g_auto(GStrv) ids = hp_words_of(hp_attribute(responsible, attribute));
  for (guint i = 0; ids[i] != NULL; i++) {
    const xmlNode *first = g_hash_table_lookup(named, ids[i]);
    if (first == NULL)
      g_hash_table_insert(named, g_strdup(ids[i]), (gpointer)responsible);
    else if (!is_told_apart(responsible, first))
      report_again(rules, responsible, attribute, ids[i], first);
  }
}

/* With whom it is done may be named of each who is responsible. */
static void check_cell(const HpRules *rules, const xmlNode *first)
{
  g_autoptr(GHashTable) named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (const xmlNode *one = first; one != NULL && !hp_has_told_enough(rules); one = one->next) {
    if (!hp_is_named(one, "responsible"))
      continue;
    g_autoptr(GHashTable) others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    check_words_of(rules, one, "party", named);
    check_words_of(rules, one, "with", others);
  }
}

static gboolean is_first_of_cell(const xmlNode *responsible)
{
  const xmlNode *before = responsible->prev;
  while (before != NULL && before->type != XML_ELEMENT_NODE)
    before = before->prev;
  return !hp_is_named(before, "responsible");
}

void hp_check_responsible(const HpRules *rules, const xmlNode *element)
{
  if (!hp_is_named(element, "responsible") || !rules->follows)
    return;
  check_members(rules, element);
  if (is_first_of_cell(element))
    check_cell(rules, element);
}
