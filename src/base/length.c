/* Points to lengths and back, within what a length can hold. */
#include "base/base.h"

#include <math.h>

HpLength hp_length_clamp(gint64 length)
{
  return (HpLength)CLAMP(length, -(gint64)HP_LENGTH_MAX, (gint64)HP_LENGTH_MAX);
}

HpLength hp_rect_bottom(HpRect rect)
{
  return hp_length_clamp((gint64)rect.y + rect.height);
}

HpLength hp_points_to_length(double points)
{
  const double units = round(points * HP_POINT);
  if (isnan(units))
    return 0;
  return (HpLength)CLAMP(units, -(double)HP_LENGTH_MAX, (double)HP_LENGTH_MAX);
}

double hp_length_to_points(HpLength length)
{
  return (double)length / HP_POINT;
}
