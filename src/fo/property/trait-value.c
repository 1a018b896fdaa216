/* Traits as expressions see them. */
#include "fo/property/refinement.h"

#include <stddef.h>
#include <string.h>

static gboolean value_of_keyword(const char *keyword, HpValue *value)
{
  if (keyword == NULL)
    return FALSE;
  *value = (HpValue){.kind = HP_VALUE_KEYWORD, .text = keyword, .length = strlen(keyword)};
  return TRUE;
}

static gboolean value_of_dimension(const HpDimension *dimension, const HpKeyword *keywords,
                                   HpValue *value)
{
  if (dimension->unit != HP_UNIT_LENGTH && dimension->unit != HP_UNIT_COLUMNS)
    return value_of_keyword(hp_keyword_name(keywords, (int)dimension->unit), value);
  *value = hp_value_numeric(hp_length_to_points(dimension->length), 1);
  if (dimension->unit == HP_UNIT_COLUMNS)
    value->columns = (double)dimension->percent / 100;
  else
    value->percent = (double)dimension->percent;
  return TRUE;
}

static gboolean value_of_integer(int number, const HpKeyword *keywords, HpValue *value)
{
  if (value_of_keyword(hp_keyword_name(keywords, number), value))
    return TRUE;
  *value = hp_value_numeric(number, 0);
  return TRUE;
}

/* Of the properties with parsers of their own, those that are one number. */
static gboolean value_of_other(const HpTraits *traits, const HpProperty *property, HpValue *value)
{
  const HpInheritedTraits *text = &traits->inherited;
  switch (property->offset) {
  case offsetof(HpTraits, inherited.font_size):
    *value = hp_value_numeric(hp_length_to_points(text->font_size), 1);
    return TRUE;
  case offsetof(HpTraits, inherited.font_weight):
    *value = hp_value_numeric(text->font_weight, 0);
    return TRUE;
  case offsetof(HpTraits, inherited.line_height_is_factor):
    *value = hp_value_numeric(hp_length_to_points(hp_traits_line_height(traits)), 1);
    return TRUE;
  case offsetof(HpTraits, inherited.reference_orientation):
    *value = hp_value_numeric(text->reference_orientation, 0);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean hp_value_of_trait(const HpRefinement *refinement, const HpTraits *traits,
                           const HpProperty *property, HpValue *value)
{
  gconstpointer field = hp_property_field(refinement, property, traits);
  switch (property->type) {
  case HP_TYPE_ENUM:
    return value_of_keyword(hp_keyword_name(property->keywords, *(const int *)field), value);
  case HP_TYPE_INTEGER:
    return value_of_integer(*(const int *)field, property->keywords, value);
  case HP_TYPE_LENGTH:
  case HP_TYPE_BORDER_WIDTH:
    *value = hp_value_numeric(hp_length_to_points(*(const HpLength *)field), 1);
    return TRUE;
  case HP_TYPE_DIMENSION:
    return value_of_dimension(field, property->keywords, value);
  case HP_TYPE_RANGE:
    return value_of_dimension(&((const HpLengthRange *)field)->optimum, property->keywords, value);
  case HP_TYPE_SPACE:
    return value_of_dimension(&((const HpSpaceTrait *)field)->optimum, NULL, value);
  case HP_TYPE_PADDING:
    return value_of_dimension(&((const HpPadding *)field)->width, NULL, value);
  case HP_TYPE_COLOR:
    *value = (HpValue){.kind = HP_VALUE_COLOR, .color = *(const HpColor *)field};
    return TRUE;
  case HP_TYPE_OTHER:
    return value_of_other(traits, property, value);
  default:
    return FALSE;
  }
}
