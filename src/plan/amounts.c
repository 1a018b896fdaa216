/* Numbers and amounts as people write them. */
#include "plan/plan.h"

#include <string.h>

#define MAX_AMOUNT 15 /* digits of an amount in words; it is none, and is not added up */

/* How often a number is what its unit says: 1.5 Mkr is 1500000. */
static int times_of(const char *unit)
{
  if (strchr("tT", *unit) != NULL)
    return 1000;
  return strchr("mM", *unit) != NULL ? 1000000 : 1;
}

char *hp_plain_number(const char *value, char **unit)
{
  if (unit != NULL)
    *unit = NULL;
  /* Most words are none, and need no pattern. */
  if (!g_ascii_isdigit(value[*value == '+' || *value == '-']))
    return NULL;
  g_autoptr(GRegex) regex =
      g_regex_new("^([+-]?[0-9][0-9 \u00a0\u202f]*)(?:[.,]([0-9]+))?\\s*"
                  "(%|procent|percent|kr|kronor|sek|:-|tkr|mnkr|mkr|mdkr|€|eur|euro|)\\.?$",
                  G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  if (!g_regex_match(regex, value, 0, &match))
    return NULL;
  g_autofree char *digits = g_match_info_fetch(match, 1), *decimals = g_match_info_fetch(match, 2),
                  *word = g_match_info_fetch(match, 3);
  if (g_ascii_strcasecmp(word, "mdkr") == 0)
    return NULL;
  g_autoptr(GRegex) blanks = g_regex_new("[ \u00a0\u202f]", 0, 0, NULL);
  g_autofree char *whole = g_regex_replace_literal(blanks, digits, -1, 0, "", 0, NULL);
  g_autofree char *number =
      *decimals == '\0' ? g_strdup(whole) : g_strconcat(whole, ".", decimals, NULL);
  const int times = *word == '\0' ? 1 : times_of(word);
  if (unit != NULL)
    *unit = g_steal_pointer(&word);
  return times == 1 ? g_steal_pointer(&number)
                    : g_strdup_printf("%.15g", g_ascii_strtod(number, NULL) * times);
}

char *hp_amount_of_words(const char *words, const char **currency)
{
  g_autofree char *plain = hp_collapsed(words), *unit = NULL;
  g_autofree char *number = hp_plain_number(plain, &unit);
  /* A number alone may be of thousands, as the heading of its column says. */
  if (number == NULL || strspn(number, "0123456789") != strlen(number) ||
      strlen(number) > MAX_AMOUNT || *unit == '\0' || *unit == '%' ||
      g_ascii_strncasecmp(unit, "p", 1) == 0)
    return NULL;
  g_autofree char *small = g_utf8_strdown(unit, -1);
  *currency = g_str_has_prefix(small, "eu") || strcmp(small, "€") == 0 ? "EUR" : NULL;
  return g_steal_pointer(&number);
}
