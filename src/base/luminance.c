/* How light colours are. */
#include "base/base.h"

#include <math.h>

static double linear(double part)
{
  const double bounded = CLAMP(part, 0, 1);
  return bounded <= 0.04045 ? bounded / 12.92 : pow((bounded + 0.055) / 1.055, 2.4);
}

double hp_relative_luminance(double red, double green, double blue)
{
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
