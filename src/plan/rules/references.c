/* What one element says of another by its id. */
#include "plan/rules/rules.h"
#include "plan/schema/suggest.h"

#include <string.h>

typedef struct {
  const char *elements;  /* that carry the attribute, or NULL for any */
  const char *attribute; /* one id, or several with spaces between */
  const char *targets;   /* elements it may name, or NULL for any */
  const char *expected;  /* them in words */
} Reference;

#define REPORTED "plan area goal objective objective-group activity"

/* The first that fits an attribute counts. */
static const Reference references[] = {
    {NULL, "party", "party person", N_("a party or person")},
    {NULL, "with", "party person", N_("a party or person")},
    {NULL, "by", "party person", N_("a party or person")},
    {"deadline", "to", "party person", N_("a party or person")},
    {NULL, "actor", "party person", N_("a party or person")},
    {NULL, "addressee", "party person", N_("a party or person")},
    {NULL, "concerned", "party person", N_("a party or person")},
    {NULL, "consulted", "party person", N_("a party or person")},
    {"duration", "each", "party", N_("a party")},
    {"party person", "part-of", "party", N_("a party")},
    {"signatory", "person", "person", N_("a person")},
    {NULL, "same-as", "objective objective-group activity",
     N_("an objective, objective group or activity")},
    {"assessment", "target", "goal objective", N_("a goal or objective")},
    {"observation", "target", "indicator", N_("an indicator")},
    {"change", "target", REPORTED " indicator section",
     N_("a plan, area, goal, objective, objective group, activity, indicator or section")},
    {"withdraw", "target", REPORTED " indicator",
     N_("a plan, area, goal, objective, objective group, activity or indicator")},
    {NULL, "target", REPORTED, N_("a plan, area, goal, objective, objective group or activity")},
    {"update", "corrects", "update", N_("an earlier update")},
    {"assessment", "corrects", "assessment", N_("an earlier assessment")},
    {"observation", "corrects", "observation", N_("an earlier observation")},
    {NULL, "moved-to", REPORTED, N_("a plan, area, goal, objective, objective group or activity")},
    {NULL, "after", "area goal objective objective-group activity indicator",
     N_("an area, goal, objective, objective group, activity or indicator")},
    {NULL, "into", REPORTED, N_("a plan, area, goal, objective, objective group or activity")},
    {NULL, "source", "reference", N_("a reference in the bibliography")},
    {"term", "definition", "definition", N_("a definition in the glossary")},
    {"ref", "to", NULL, N_("an element with an id")},
    {"repeat", "ref", "p list ruling", N_("a paragraph, list or ruling")},
};

static const Reference *reference_of(const xmlNode *element, const xmlAttr *attribute)
{
  if (attribute->ns != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS(references); i++)
    if (strcmp(references[i].attribute, (const char *)attribute->name) == 0 &&
        (references[i].elements == NULL || hp_is_one_of(element, references[i].elements)))
      return &references[i];
  return NULL;
}

static GPtrArray *ids_of(const HpRules *rules, const char *targets)
{
  GPtrArray *ids = g_ptr_array_new();
  for (guint i = 0; i < rules->named->len; i++) {
    const xmlNode *element = g_ptr_array_index(rules->named, i);
    if (targets == NULL || hp_is_one_of(element, targets))
      g_ptr_array_add(ids, (gpointer)hp_attribute(element, "id"));
  }
  g_ptr_array_sort(ids, hp_compare_strings);
  return ids;
}

static const char *nearest_id(const HpRules *rules, const Reference *reference, const char *id)
{
  GPtrArray *ids = g_hash_table_lookup(rules->ids_by_kind, reference->targets);
  if (ids == NULL) {
    ids = ids_of(rules, reference->targets);
    g_hash_table_insert(rules->ids_by_kind, (gpointer)reference->targets, ids);
  }
  return hp_suggest(id, ids);
}

/* The id of the party or person that is called so; NULL: none is, or ids of it do not go here. */
static const char *id_of_name(const HpRules *rules, const Reference *reference, const char *name)
{
  g_autofree char *folded = g_utf8_casefold(name, -1);
  const GPtrArray *bearers = g_hash_table_lookup(rules->called, folded);
  for (guint i = 0; bearers != NULL && i < bearers->len; i++) {
    const xmlNode *bearer = g_ptr_array_index(bearers, i);
    if (reference->targets == NULL || hp_is_one_of(bearer, reference->targets))
      return hp_attribute(bearer, "id");
  }
  return NULL;
}

static void report_undefined(const HpRules *rules, const xmlNode *element,
                             const Reference *reference, const char *id)
{
  const HpPlace place = hp_place_of_attribute(element, reference->attribute);
  const char *called = id_of_name(rules, reference, id);
  const char *meant = called != NULL ? called : nearest_id(rules, reference, id);
  if (meant != NULL)
    hp_report_error(rules->diagnostics, &place,
                    _("Nothing has the id \"%s\"; did you mean \"%s\"? Expected %s."), id, meant,
                    _(reference->expected));
  else
    hp_report_error(rules->diagnostics, &place, _("Nothing has the id \"%s\"; expected %s."), id,
                    _(reference->expected));
}

/* Whether anything refers to elements of that name: else it is one that the vocabulary lacks. */
static gboolean is_referred_to(const xmlNode *element)
{
  for (guint i = 0; i < G_N_ELEMENTS(references); i++)
    if (references[i].targets != NULL && hp_is_one_of(element, references[i].targets))
      return TRUE;
  return FALSE;
}

static void report_wrong_kind(const HpRules *rules, const xmlNode *element,
                              const Reference *reference, const char *id, const xmlNode *target)
{
  if (!rules->follows && !is_referred_to(target))
    return;
  const HpPlace place = hp_place_of_attribute(element, reference->attribute);
  g_autofree char *where = hp_where(target, element);
  hp_report_error(rules->diagnostics, &place, _("\"%s\" is the id of <%s> (%s); expected %s."), id,
                  (const char *)target->name, where, _(reference->expected));
}

/* Places of attributes are looked for once something is wrong: they cost a reading of the file. */

static gboolean is_stated_above(const HpRules *rules, const xmlNode *element,
                                const HpDefinition *target)
{
  const xmlNode *stated = hp_child(target->node, (const char *)element->name);
  return target->node != element->parent && target->order <= rules->order && stated != NULL &&
         hp_attribute(stated, "same-as") == NULL;
}

/* "See above" must have something above to see. */
static void check_same_as(const HpRules *rules, const xmlNode *element, const char *id,
                          const HpDefinition *target)
{
  if (is_stated_above(rules, element, target)) {
    hp_check_is_there_by_then(rules, element, "same-as", id, target->node);
    return;
  }
  const HpPlace place = hp_place_of_attribute(element, "same-as");
  g_autofree char *where = hp_where(target->node, element);
  if (target->node == element->parent)
    hp_report_error(rules->diagnostics, &place,
                    _("same-as names the element it stands in; expected an earlier one."));
  else if (target->order > rules->order)
    hp_report_error(rules->diagnostics, &place,
                    _("same-as names \"%s\", which comes later (%s); expected an earlier one."), id,
                    where);
  else
    hp_report_error(rules->diagnostics, &place,
                    _("\"%s\" (%s) has no <%s> of its own; name the element that states it."), id,
                    where, (const char *)element->name);
}

static void check_corrects(const HpRules *rules, const xmlNode *element, const char *id,
                           const HpDefinition *target)
{
  const gboolean earlier = target->order < rules->order;
  if (earlier &&
      g_strcmp0(hp_attribute(element, "target"), hp_attribute(target->node, "target")) == 0) {
    hp_check_is_there_by_then(rules, element, "corrects", id, target->node);
    return;
  }
  const HpPlace place = hp_place_of_attribute(element, "corrects");
  g_autofree char *where = hp_where(target->node, element);
  if (!earlier)
    hp_report_error(rules->diagnostics, &place,
                    _("corrects names \"%s\", which is not earlier (%s); expected an earlier one."),
                    id, where);
  else
    hp_report_error(rules->diagnostics, &place,
                    _("corrects names \"%s\" (%s), which is about something else; expected the "
                      "same target."),
                    id, where);
}

static void check_id(const HpRules *rules, const xmlNode *element, const Reference *reference,
                     const char *id)
{
  const HpDefinition *target = g_hash_table_lookup(rules->ids, id);
  if (target == NULL)
    report_undefined(rules, element, reference, id);
  else if (reference->targets != NULL && !hp_is_one_of(target->node, reference->targets))
    report_wrong_kind(rules, element, reference, id, target->node);
  else if (strcmp(reference->attribute, "same-as") == 0)
    check_same_as(rules, element, id, target);
  else if (strcmp(reference->attribute, "corrects") == 0)
    check_corrects(rules, element, id, target);
  else
    hp_check_is_there_by_then(rules, element, reference->attribute, id, target->node);
}

/* A name of several words, of somebody, is no list of ids. Who bears it is looked for among all,
   once one of the words is no id. */
static gboolean is_name(const HpRules *rules, const Reference *reference, const char *value,
                        const char *const *words)
{
  if (words[0] == NULL || words[1] == NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains(rules->ids, words[i]))
      return id_of_name(rules, reference, value) != NULL;
  return FALSE;
}

void hp_check_named_ids(const HpRules *rules, const xmlNode *element)
{
  if (!rules->whole)
    return;
  for (const xmlAttr *attribute = element->properties; attribute != NULL;
       attribute = attribute->next) {
    const Reference *reference = reference_of(element, attribute);
    if (reference == NULL)
      continue;
    const char *value = hp_attribute(element, reference->attribute);
    g_auto(GStrv) ids = hp_words_of(value);
    if (is_name(rules, reference, value, (const char *const *)ids)) {
      report_undefined(rules, element, reference, value);
      continue;
    }
    for (guint i = 0; ids[i] != NULL; i++)
      check_id(rules, element, reference, ids[i]);
  }
}
