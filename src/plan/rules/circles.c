/*
 * What leads back to itself.
 *
 *   <party id="a"> <member party="b"/>        a ──► b ──► c
 *   <party id="b"> <member party="c"/>              ▲     │
 *   <party id="c"> <member party="b"/>              └─────┘ told here
 *
 * One walk a kind along what leads on, with the way back in a list: each element is entered once,
 * however many ways lead to it and however long they are.
 */
#include "plan/rules/rules.h"

#include <string.h>

#define MAX_NAMED_ON_CIRCLE 8 /* ids of a circle in a message; then an ellipsis */

/* An element on the way, and how far the walk has got with what leads on from it. */
typedef struct {
  const xmlNode *element, *last;
  guint led;
} CircleStep;

/* What leads on from an element after what did last, and where to (or NULL); NULL at the end. */
typedef const xmlNode *(*CircleLead)(const HpRules *rules, const CircleStep *at,
                                     const xmlNode **target);
typedef void (*CircleReport)(const HpRules *rules, const xmlNode *lead, const char *circle);

typedef struct {
  const HpRules *rules;
  CircleLead lead;
  CircleReport report;
  GHashTable *entered; /* element → its number on the way, from 1; 0 once it has been left */
  GArray *way;         /* of CircleStep: from where it began to where it is */
} CircleWalk;

/* ---- Walking ------------------------------------------------------------------------------- */

static const char *id_on_way(const GArray *way, guint i)
{
  return hp_attribute(g_array_index(way, CircleStep, i).element, "id");
}

/* "a → b → a" */
static char *circle_from(const GArray *way, guint first)
{
  GString *circle = g_string_new(NULL);
  for (guint i = first; i < way->len && i < first + MAX_NAMED_ON_CIRCLE; i++)
    g_string_append_printf(circle, "%s → ", id_on_way(way, i));
  if (way->len > first + MAX_NAMED_ON_CIRCLE)
    g_string_append(circle, "… → ");
  g_string_append(circle, id_on_way(way, first));
  return g_string_free(circle, FALSE);
}

static void enter(CircleWalk *walk, const xmlNode *element)
{
  const CircleStep step = {element, NULL, 0};
  g_array_append_val(walk->way, step);
  g_hash_table_insert(walk->entered, (gpointer)element, GUINT_TO_POINTER(walk->way->len));
}

static void leave(CircleWalk *walk)
{
  const CircleStep *last = &g_array_index(walk->way, CircleStep, walk->way->len - 1);
  g_hash_table_insert(walk->entered, (gpointer)last->element, GUINT_TO_POINTER(0));
  g_array_set_size(walk->way, walk->way->len - 1);
}

static void go_on(CircleWalk *walk)
{
  CircleStep *here = &g_array_index(walk->way, CircleStep, walk->way->len - 1);
  const xmlNode *target = NULL;
  here->last = walk->lead(walk->rules, here, &target);
  here->led++;
  if (here->last == NULL) {
    leave(walk);
    return;
  }
  gpointer number = NULL;
  if (target == NULL)
    return;
  if (!g_hash_table_lookup_extended(walk->entered, target, NULL, &number)) {
    enter(walk, target);
    return;
  }
  if (number == NULL)
    return;
  g_autofree char *circle = circle_from(walk->way, GPOINTER_TO_UINT(number) - 1);
  walk->report(walk->rules, here->last, circle);
}

static void check_kind(const HpRules *rules, CircleLead lead, CircleReport report)
{
  CircleWalk walk = {rules, lead, report, g_hash_table_new(NULL, NULL),
                     g_array_new(FALSE, FALSE, sizeof(CircleStep))};
  for (guint i = 0; i < rules->named->len; i++) {
    const xmlNode *element = g_ptr_array_index(rules->named, i);
    if (!g_hash_table_contains(walk.entered, element))
      enter(&walk, element);
    while (walk.way->len > 0 && !hp_has_told_enough(rules))
      go_on(&walk);
  }
  g_hash_table_unref(walk.entered);
  g_array_unref(walk.way);
}

/* ---- Parties ------------------------------------------------------------------------------- */

static const xmlNode *lead_to_whole(const HpRules *rules, const CircleStep *at,
                                    const xmlNode **target)
{
  if (at->led > 0 || !hp_is_named(at->element, "party"))
    return NULL;
  *target = hp_element_of_id(rules, hp_attribute(at->element, "part-of"));
  return at->element;
}

static void report_part_of(const HpRules *rules, const xmlNode *party, const char *circle)
{
  const HpPlace place = hp_place_of_attribute(party, "part-of");
  hp_report_error(rules->diagnostics, &place,
                  _("A party cannot be part of itself (%s); take part-of away from one of them."),
                  circle);
}

static const xmlNode *lead_to_member(const HpRules *rules, const CircleStep *at,
                                     const xmlNode **target)
{
  const xmlNode *member = at->led == 0 ? at->element->children : at->last->next;
  while (member != NULL && !hp_is_named(member, "member"))
    member = member->next;
  if (member != NULL)
    *target = hp_element_of_id(rules, hp_attribute(member, "party"));
  return member;
}

static void report_member(const HpRules *rules, const xmlNode *member, const char *circle)
{
  const HpPlace place = hp_place_of_attribute(member, "party");
  hp_report_error(rules->diagnostics, &place,
                  _("A group cannot be a member of itself (%s); take one of the members away."),
                  circle);
}

/* ---- What was moved ------------------------------------------------------------------------ */

static const xmlNode *lead_to_moved(const HpRules *rules, const CircleStep *at,
                                    const xmlNode **target)
{
  const GPtrArray *updates = g_hash_table_lookup(rules->moved, hp_attribute(at->element, "id"));
  const xmlNode *update =
      updates != NULL && at->led < updates->len ? g_ptr_array_index(updates, at->led) : NULL;
  const char *id = update == NULL ? NULL : hp_attribute(update, "id");
  /* What has been corrected holds no longer. */
  if (update != NULL && (id == NULL || !g_hash_table_contains(rules->corrections, id)))
    *target = hp_element_of_id(rules, hp_attribute(update, "moved-to"));
  return update;
}

static void report_moved(const HpRules *rules, const xmlNode *update, const char *circle)
{
  const HpPlace place = hp_place_of_attribute(update, "moved-to");
  if (g_strcmp0(hp_attribute(update, "moved-to"), hp_attribute(update, "target")) == 0)
    hp_report_error(rules->diagnostics, &place,
                    _("moved-to names what was moved itself; expected what it was moved to."));
  else
    hp_report_warning(rules->diagnostics, &place,
                      _("What was moved counts as moved for ever, and here nothing is left (%s); "
                        "name something else, or add what is to be done now."),
                      circle);
}

/* ---- What was added ------------------------------------------------------------------------ */

/* From what an amendment adds, or what is in that, to what it is added to. */
static const xmlNode *lead_to_place(const HpRules *rules, const CircleStep *at,
                                    const xmlNode **target)
{
  const xmlNode *add = at->led > 0 ? NULL : at->element;
  while (add != NULL && !hp_is_named(add, "add"))
    add = add->parent;
  if (add == NULL)
    return NULL;
  const char *into = hp_attribute(add, "into");
  *target = hp_element_of_id(rules, into != NULL ? into : hp_attribute(add, "after"));
  return add;
}

static void report_added(const HpRules *rules, const xmlNode *add, const char *circle)
{
  const HpPlace place =
      hp_place_of_attribute(add, hp_attribute(add, "into") != NULL ? "into" : "after");
  hp_report_error(rules->diagnostics, &place,
                  _("What is added is added to itself (%s), so that it has no place in the plan; "
                    "expected something that is there without it."),
                  circle);
}

/* ---- What is repeated ---------------------------------------------------------------------- */

static const xmlNode *lead_to_repeated(const HpRules *rules, const CircleStep *at,
                                       const xmlNode **target)
{
  if (!hp_is_named(at->element, "ruling")) /* nothing else that can be repeated holds repeats */
    return NULL;
  const xmlNode *node = at->led == 0 ? at->element : at->last;
  do
    node = hp_next_element((xmlNode *)node, at->element);
  while (node != NULL && !hp_is_named(node, "repeat"));
  if (node != NULL)
    *target = hp_element_of_id(rules, hp_attribute(node, "ref"));
  return node;
}

static void report_repeated(const HpRules *rules, const xmlNode *repeat, const char *circle)
{
  const HpPlace place = hp_place_of_attribute(repeat, "ref");
  hp_report_error(rules->diagnostics, &place,
                  _("What is repeated here repeats this (%s), without an end; take one of them "
                    "away."),
                  circle);
}

/* ---- "See above" in amendments ------------------------------------------------------------- */

/* What the last change of the id says of its <name>; NULL if none does. */
static const xmlNode *last_stated(const HpRules *rules, const char *id, const char *name)
{
  const GPtrArray *amended = g_hash_table_lookup(rules->amended, id);
  for (guint i = amended == NULL ? 0 : amended->len; i > 0; i--) {
    const xmlNode *stated = hp_child(g_ptr_array_index(amended, i - 1), name);
    if (stated != NULL)
      return stated;
  }
  return NULL;
}

static const xmlNode *lead_to_same(const HpRules *rules, const CircleStep *at,
                                   const xmlNode **target, const char *name)
{
  const xmlNode *stated =
      at->led > 0 ? NULL : last_stated(rules, hp_attribute(at->element, "id"), name);
  if (stated != NULL)
    *target = hp_element_of_id(rules, hp_attribute(stated, "same-as"));
  return stated;
}

static const xmlNode *lead_to_same_responsible(const HpRules *rules, const CircleStep *at,
                                               const xmlNode **target)
{
  return lead_to_same(rules, at, target, "responsible");
}

static const xmlNode *lead_to_same_timeframe(const HpRules *rules, const CircleStep *at,
                                             const xmlNode **target)
{
  return lead_to_same(rules, at, target, "timeframe");
}

static void report_same(const HpRules *rules, const xmlNode *stated, const char *circle)
{
  const HpPlace place = hp_place_of_attribute(stated, "same-as");
  hp_report_error(rules->diagnostics, &place,
                  _("After the changes same-as leads back to itself (%s), and none of them has a "
                    "<%s> of its own; state it in one of them."),
                  circle, (const char *)stated->name);
}

void hp_check_circles(const HpRules *rules)
{
  if (!rules->whole)
    return;
  check_kind(rules, lead_to_whole, report_part_of);
  check_kind(rules, lead_to_member, report_member);
  check_kind(rules, lead_to_moved, report_moved);
  check_kind(rules, lead_to_place, report_added);
  check_kind(rules, lead_to_repeated, report_repeated);
  check_kind(rules, lead_to_same_responsible, report_same);
  check_kind(rules, lead_to_same_timeframe, report_same);
}
