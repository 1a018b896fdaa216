/* What can be asked of traits. */
#include "fo/internal.h"

#include <string.h>

HpLength hp_dimension_resolve(HpDimension dimension, HpLength base, HpLength otherwise)
{
  if (dimension.unit != HP_UNIT_LENGTH)
    return otherwise;
  if (dimension.percent == 0)
    return dimension.length;
  const double part = (double)dimension.percent / 100 * base;
  return hp_bounded_length(hp_length_to_points(dimension.length) + part / HP_POINT);
}

HpLength hp_traits_line_height(const HpTraits *traits)
{
  const HpInheritedTraits *text = &traits->inherited;
  if (!text->line_height_is_factor)
    return text->line_height.length;
  return hp_bounded_length(text->line_height_factor * hp_length_to_points(text->font_size));
}

HpLength hp_traits_border_padding(const HpTraits *traits, HpSide side, HpLength base)
{
  const HpLength padding = hp_dimension_resolve(traits->padding[side].width, base, 0);
  return hp_length_clamp((gint64)traits->border[side].width + padding);
}

/* ---- As expressions see them --------------------------------------------------------------- */

static HpValue numeric(double number, int power)
{
  return (HpValue){.kind = HP_VALUE_NUMERIC, .number = number, .power = power};
}

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
  *value = numeric(hp_length_to_points(dimension->length), 1);
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
  *value = numeric(number, 0);
  return TRUE;
}

/* Of the properties with parsers of their own, those that are one number. */
static gboolean value_of_other(const HpTraits *traits, const HpProperty *property, HpValue *value)
{
  if (property->parse == hp_parse_font_size)
    *value = numeric(hp_length_to_points(traits->inherited.font_size), 1);
  else if (property->parse == hp_parse_font_weight)
    *value = numeric(traits->inherited.font_weight, 0);
  else if (property->parse == hp_parse_line_height)
    *value = numeric(hp_length_to_points(hp_traits_line_height(traits)), 1);
  else if (property->parse == hp_parse_reference_orientation)
    *value = numeric(traits->inherited.reference_orientation, 0);
  else
    return FALSE;
  return TRUE;
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
  case HP_TYPE_LINE_WIDTH:
  case HP_TYPE_BORDER_WIDTH:
    *value = numeric(hp_length_to_points(*(const HpLength *)field), 1);
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
