/* The functions of section 5.10 that ask for properties, of the object itself or of others. */
#include "fo/property/refinement.h"

static HpRefinement *refinement_of(const HpCall *call)
{
  return call->asker;
}

/* ---- Properties of other objects ----------------------------------------------------------- */

static const HpProperty *named_property(const HpCall *call)
{
  if (call->count == 0)
    return refinement_of(call)->property;
  const HpValue *name = &call->arguments[0];
  if (name->kind != HP_VALUE_KEYWORD && name->kind != HP_VALUE_STRING)
    return NULL;
  return hp_refiner_property(refinement_of(call)->refiner, name->text, name->length);
}

static gboolean value_in(const HpCall *call, const HpTraits *traits)
{
  const HpProperty *property = named_property(call);
  if (property == NULL)
    return hp_call_fail(call, _("the function wants the name of a property"));
  if (!hp_value_of_trait(refinement_of(call), traits, property, call->value))
    return hp_call_fail(call, _("that property cannot be asked for in an expression"));
  return TRUE;
}

static gboolean from_parent(const HpCall *call)
{
  return value_in(call, refinement_of(call)->parent);
}

static gboolean inherited_property_value(const HpCall *call)
{
  const HpProperty *property = named_property(call);
  if (property != NULL && !hp_property_inherits(property))
    return hp_call_fail(call, _("that property is not inherited"));
  return value_in(call, refinement_of(call)->parent);
}

static gboolean from_nearest_specified_value(const HpCall *call)
{
  const HpProperty *property = named_property(call);
  if (property == NULL)
    return value_in(call, refinement_of(call)->parent);
  return value_in(call, hp_nearest_specifying(refinement_of(call), property));
}

static gboolean from_table_column(const HpCall *call)
{
  return value_in(call, hp_traits_of_table_column(refinement_of(call)));
}

/* ---- Lists --------------------------------------------------------------------------------- */

/* The traits of the list item around, whose indents the label and the body reckon from. */
static const HpTraits *list_item_traits(HpRefinement *refinement)
{
  const HpFo *parent = refinement->fo == NULL ? NULL : refinement->fo->parent;
  if (parent == NULL || parent->kind == HP_FO_LIST_ITEM)
    return refinement->parent;
  refinement->shareable = FALSE;
  for (const HpFo *fo = parent; fo != NULL; fo = fo->parent)
    if (fo->kind == HP_FO_LIST_ITEM && fo->traits != NULL)
      return fo->traits;
  return refinement->parent;
}

static HpDimension body_start_of(const HpTraits *item, const HpTraits *own)
{
  HpDimension start = item->inherited.start_indent;
  const HpDimension distance = own->inherited.provisional_distance_between_starts;
  start.length = hp_length_clamp((gint64)start.length + distance.length);
  start.percent += distance.percent;
  return start;
}

static HpValue numeric(double points, double percent)
{
  return (HpValue){.kind = HP_VALUE_NUMERIC, .power = 1, .number = points, .percent = percent};
}

static gboolean body_start(const HpCall *call)
{
  const HpDimension start =
      body_start_of(list_item_traits(refinement_of(call)), refinement_of(call)->traits);
  *call->value = numeric(hp_length_to_points(start.length), (double)start.percent);
  return TRUE;
}

static gboolean label_end(const HpCall *call)
{
  const HpTraits *own = refinement_of(call)->traits;
  const HpDimension start = body_start_of(list_item_traits(refinement_of(call)), own);
  const HpDimension gap = own->inherited.provisional_label_separation;
  *call->value = numeric(hp_length_to_points(gap.length) - hp_length_to_points(start.length),
                         100 + (double)gap.percent - (double)start.percent);
  return TRUE;
}

/* ---- The table ----------------------------------------------------------------------------- */

const HpFunction hp_trait_functions[] = {
    {"body-start", 0, 0, 0, body_start},
    {"label-end", 0, 0, 0, label_end},
    {"from-parent", 0, 1, 0, from_parent},
    {"inherited-property-value", 0, 1, 0, inherited_property_value},
    {"from-nearest-specified-value", 0, 1, 0, from_nearest_specified_value},
    {"from-table-column", 0, 1, 0, from_table_column},
    {"from-page-master-region", 0, 1, 0, from_parent},
    {"merge-property-values", 0, 1, 0, from_parent},
    {NULL},
};
