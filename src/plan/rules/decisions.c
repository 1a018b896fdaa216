/* What a decision says of itself goes together: its kind, its acts and their days. */
#include "plan/first-day.h"
#include "plan/rules/rules.h"

#include <string.h>

static const xmlNode *root_of(const HpRules *rules)
{
  return xmlDocGetRootElement((xmlDoc *)rules->document);
}

/* ---- Sections ------------------------------------------------------------------------------ */

static void check_role(const HpRules *rules, const xmlNode *section)
{
  static const char *const anywhere[] = {"background",    "purpose",   "method",
                                         "participation", "follow-up", NULL};
  const char *role = hp_attribute(section, "role");
  if (role == NULL || g_strv_contains(anywhere, role) || hp_is_named(root_of(rules), "decision"))
    return;
  const HpPlace place = hp_place_of_attribute(section, "role");
  hp_report_error(rules->diagnostics, &place,
                  _("Only a section of a decision is a \"%s\"; expected background, purpose, "
                    "method, participation or follow-up."),
                  role);
}

/* Its rulings have them only there. */
static void check_reckoned(const HpRules *rules, const xmlNode *element)
{
  if (!hp_is_named(element->parent, "section") || hp_is_named(root_of(rules), "decision"))
    return;
  const HpPlace place = hp_place_of_node(element);
  hp_report_error(rules->diagnostics, &place,
                  _("Only a section of a decision has <%s>; expected it in words, or in an "
                    "activity."),
                  (const char *)element->name);
}

/* ---- Kinds --------------------------------------------------------------------------------- */

static void check_delegation(const HpRules *rules, const xmlNode *element)
{
  const char *kind = hp_attribute(root_of(rules), "kind");
  if (kind == NULL || strcmp(kind, "delegation") == 0)
    return;
  const HpPlace place = hp_place_of_node(element);
  hp_report_warning(rules->diagnostics, &place,
                    _("<%s> goes with kind=\"delegation\", but this decision is of kind \"%s\"; "
                      "correct one of them."),
                    (const char *)element->name, kind);
}

static void check_rulings(const HpRules *rules, const xmlNode *rulings)
{
  if (g_strcmp0(hp_attribute(root_of(rules), "kind"), "memo") != 0 ||
      g_strcmp0(hp_attribute(rulings, "kind"), "decided") != 0)
    return;
  const HpPlace place = hp_place_of_attribute(rulings, "kind");
  hp_report_warning(rules->diagnostics, &place,
                    _("A memo decides nothing: its rulings are proposed; write "
                      "kind=\"proposed\", or make the document an extract."));
}

/* ---- Days ---------------------------------------------------------------------------------- */

static void check_is_after_decision(const HpRules *rules, const xmlNode *act, const char *attribute)
{
  const xmlNode *decided = hp_child(act->parent, "decided");
  const char *first = decided == NULL ? NULL : hp_attribute(decided, "date");
  const char *day = hp_attribute(act, attribute);
  if (first == NULL || day == NULL || strcmp(first, day) <= 0)
    return;
  const HpPlace place = hp_place_of_attribute(act, attribute);
  g_autofree char *where = hp_where(decided, act);
  hp_report_warning(rules->diagnostics, &place,
                    _("<%s> is of %s, but the decision is of %s (%s); expected that day or a "
                      "later one."),
                    (const char *)act->name, day, first, where);
}

static void check_posted(const HpRules *rules, const xmlNode *posted)
{
  const char *from = hp_attribute(posted, "from"), *to = hp_attribute(posted, "to");
  check_is_after_decision(rules, posted, "from");
  if (from == NULL || to == NULL || strcmp(from, to) <= 0)
    return;
  const HpPlace place = hp_place_of_attribute(posted, "to");
  hp_report_error(rules->diagnostics, &place,
                  _("What is posted is taken down (%s) before it is put up (%s); expected a later "
                    "day."),
                  to, from);
}

void hp_check_decision(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole || !rules->follows)
    return;
  if (hp_is_named(element, "section"))
    check_role(rules, element);
  else if (hp_is_named(element, "rulings"))
    check_rulings(rules, element);
  else if (hp_is_named(element, "posted"))
    check_posted(rules, element);
  else if (hp_is_one_of(element, "deadline funding"))
    check_reckoned(rules, element);
  else if (hp_is_one_of(element, "delegation reported"))
    check_delegation(rules, element);
  if (hp_is_one_of(element, "adjusted reported"))
    check_is_after_decision(rules, element, "date");
}
