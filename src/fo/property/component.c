/* What can be asked of a property: whether it inherits, its keywords, its components (5.11). */
#include "fo/property/property.h"

#include <stddef.h>
#include <string.h>

gboolean hp_property_inherits(const HpProperty *property)
{
  return property->size > 0 && property->type != HP_TYPE_NAME &&
         property->offset < sizeof(HpInheritedTraits);
}

const char *hp_keyword_name(const HpKeyword *keywords, int value)
{
  for (; keywords != NULL && keywords->name != NULL; keywords++)
    if (keywords->value == value)
      return keywords->name;
  return NULL;
}

/* ---- Components of compound values (5.11) -------------------------------------------------- */

#define PART(structure, member) offsetof(structure, member), sizeof(((structure *)0)->member)

const HpComponentField hp_component_fields[] = {
    {HP_TYPE_RANGE, HP_COMPONENT_MINIMUM, PART(HpLengthRange, minimum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_RANGE, HP_COMPONENT_OPTIMUM, PART(HpLengthRange, optimum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_RANGE, HP_COMPONENT_MAXIMUM, PART(HpLengthRange, maximum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_SPACE, HP_COMPONENT_MINIMUM, PART(HpSpaceTrait, minimum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_SPACE, HP_COMPONENT_OPTIMUM, PART(HpSpaceTrait, optimum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_SPACE, HP_COMPONENT_MAXIMUM, PART(HpSpaceTrait, maximum), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_SPACE, HP_COMPONENT_PRECEDENCE, PART(HpSpaceTrait, precedence), HP_PART_PRECEDENCE},
    {HP_TYPE_SPACE, HP_COMPONENT_CONDITIONALITY, PART(HpSpaceTrait, retain), HP_PART_RETAIN},
    {HP_TYPE_BORDER_WIDTH, HP_COMPONENT_LENGTH, 0, sizeof(HpLength), HP_PART_WIDTH, TRUE},
    {HP_TYPE_BORDER_WIDTH, HP_COMPONENT_CONDITIONALITY,
     offsetof(HpBorder, retain) - offsetof(HpBorder, width), sizeof(gboolean), HP_PART_RETAIN},
    {HP_TYPE_PADDING, HP_COMPONENT_LENGTH, PART(HpPadding, width), HP_PART_DIMENSION, TRUE},
    {HP_TYPE_PADDING, HP_COMPONENT_CONDITIONALITY, PART(HpPadding, retain), HP_PART_RETAIN},
    {HP_TYPE_KEEP, HP_COMPONENT_WITHIN_PAGE, PART(HpKeep, within_page), HP_PART_KEEP, TRUE},
    {HP_TYPE_KEEP, HP_COMPONENT_WITHIN_COLUMN, PART(HpKeep, within_column), HP_PART_KEEP, TRUE},
    {HP_TYPE_KEEP, HP_COMPONENT_WITHIN_LINE, PART(HpKeep, within_line), HP_PART_KEEP, TRUE},
    {0},
};

const HpComponentField *hp_component_field(HpPropertyType type, HpComponent component)
{
  for (const HpComponentField *field = hp_component_fields; field->size > 0; field++)
    if (field->type == type &&
        (field->component == component || (component == HP_COMPONENT_WHOLE && field->main)))
      return field;
  return NULL;
}

static const char *const component_names[HP_COMPONENT_COUNT] = {
    [HP_COMPONENT_MINIMUM] = "minimum",
    [HP_COMPONENT_OPTIMUM] = "optimum",
    [HP_COMPONENT_MAXIMUM] = "maximum",
    [HP_COMPONENT_PRECEDENCE] = "precedence",
    [HP_COMPONENT_CONDITIONALITY] = "conditionality",
    [HP_COMPONENT_LENGTH] = "length",
    [HP_COMPONENT_WITHIN_LINE] = "within-line",
    [HP_COMPONENT_WITHIN_COLUMN] = "within-column",
    [HP_COMPONENT_WITHIN_PAGE] = "within-page",
    [HP_COMPONENT_INLINE] = "inline-progression-direction",
    [HP_COMPONENT_BLOCK] = "block-progression-direction",
};

HpComponent hp_component_by_name(const HpProperty *property, const char *name)
{
  for (HpComponent component = 1; component < HP_COMPONENT_COUNT; component++) {
    if (strcmp(component_names[component], name) != 0)
      continue;
    const gboolean own = (property->components & (1u << component)) != 0;
    if (own || hp_component_field(property->type, component) != NULL)
      return component;
  }
  return HP_COMPONENT_COUNT;
}
