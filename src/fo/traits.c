/* What can be asked of traits. */
#include "fo/fo.h"

HpLength hp_bounded_length(double points)
{
  const double limit = hp_length_to_points(HP_MAX_FO_LENGTH);
  return hp_points_to_length(CLAMP(points, -limit, limit));
}

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
