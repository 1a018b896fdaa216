/* Roman numerals. */
#include "base/base.h"

void hp_append_roman(GString *out, guint value, gboolean upper)
{
  static const struct {
    guint value;
    const char *lower, *upper;
  } numerals[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
                  {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
                  {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
                  {1, "i", "I"}};
  for (gsize i = 0; i < G_N_ELEMENTS(numerals); i++)
    for (; value >= numerals[i].value; value -= numerals[i].value)
      g_string_append(out, upper ? numerals[i].upper : numerals[i].lower);
}
